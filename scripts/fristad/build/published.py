"""What was published before: the short addresses of the site that a build replaces, or of a project before a change."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from fristad import files
from fristad.build import workspace
from fristad.build.mkdocs_settings import options_of
from fristad.content.collection import Collection
from fristad.languages.known_languages import LANGUAGES, Language
from fristad.problems import Problem, Source
from fristad.site import short_addresses
from fristad.site.short_addresses import Published

TABLE = "data/short-addresses.json"
"""Below a site: what its build has written."""


def by_site(site: Path) -> tuple[dict[str, Published], list[Problem]]:
    """The lasting short addresses of a published site; none where nothing is there that has them."""
    text, problem = files.text_of(site, TABLE)
    if text is None:
        return {}, [_unreadable(site, problem.sentence())] if problem else []
    try:
        rows = [row for row in json.loads(text)["short_addresses"] if row["lasting"]]
        return {str(row["code"]): Published(str(row["given_to"]), str(row["leads_to"])) for row in rows}, []
    except (ValueError, TypeError, KeyError, RecursionError):
        return {}, [_unreadable(site, "It is not what a build has written.")]


def _unreadable(site: Path, why: str) -> Problem:
    what = f"What short addresses are published cannot be read. {why.rstrip('.')}"
    instead = "Put the published site back as it was, so that none of them is lost."
    return Problem(Source(str(site / TABLE)), "short-addresses-unreadable", what, instead)


def by_project(root: Path) -> dict[str, Published]:
    """The short addresses of a project as it is in a folder; none where its settings cannot be read."""
    options, _ = options_of(root)
    if not options:
        return {}
    languages = tuple(LANGUAGES[id] for id in options.languages)
    return short_addresses.published(workspace.collection_and_problems(root, options)[0], languages)


def broken_by(
    collection: Collection, languages: tuple[Language, ...], site: Path | None, before: Path | None = None
) -> list[Problem]:
    """Short addresses of a published site, and of a project before a change, that would vanish or lead elsewhere."""
    published, problems = by_site(site) if site else ({}, [])
    every: Mapping[str, Published] = {**published, **(by_project(before) if before else {})}
    return [*problems, *short_addresses.broken(every, collection, languages)]
