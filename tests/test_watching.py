"""Whatever changes in a record, every page that shows it is noted to have been made of it."""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader

from fristad import watching
from fristad.collection import Collection
from fristad.content import collect
from fristad.guides import Guide
from fristad.locales import LANGUAGES, SOURCE
from fristad.making import Renderer
from fristad.services import Service
from fristad.shaping import Site
from fristad.sheets import Sheets

from .conftest import TODAY

OVERRIDES = Path(__file__).parent.parent / "overrides"
CHANGES: dict[str, tuple[tuple[str, Any], ...]] = {
    "words and facts": (
        (r"(?m)^(\s*(?:- )?(?:name|title|summary|short|term|text|says|citation|note): )(.*?)$", r"\1\2 nytt"),
        (r"(?m)^(order|checked): .*$", lambda line: f"{line[1]}: {95 if line[1] == 'order' else '2026-10-31'}"),
        (r"(?m)^(\s*(?:- )?(?:display|street|opening_hours): .*?)(\d)(\D*)$", r"\g<1>7\3"),
        (r"\Z", "\n## Nytt {#nytt}\n\nNya ord om {service_fyren}.\n"),
    ),
    "links": ((r"(?m)^(implements|concerns|audience|services|languages):\n(?:- .*\n)+", ""),),
    "hidden": ((r"\A---\n", "---\nlisted: false\n"),),
}
"""What an editor may do to a file: patterns, and what comes in their place."""


def changed(text: str, change: str) -> str:
    for pattern, new in CHANGES[change]:
        text = re.sub(pattern, new, text)
    return text


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer(Environment(loader=FileSystemLoader(OVERRIDES)), [OVERRIDES])


def site_of(collection: Collection) -> Site:
    languages = (LANGUAGES["sv"], LANGUAGES["en"])
    return Site(collection, languages, {}, "Hjälp", "https://example.org/", "https://example.org/", ("sos-112",))


def pages(sheets: Sheets) -> dict[str, object]:
    return {address: sheets.page(SOURCE, address) for address, one in sheets.plan.items() if one.is_in(SOURCE)}


@pytest.fixture(scope="module")
def drafted(good, renderer) -> Sheets:
    """All pages of the tiny project, in Swedish and English."""
    sheets = Sheets(site_of(collect(good, today=TODAY)[0]), renderer.html)
    pages(sheets)
    for address in sheets.plan:
        sheets.sheet(LANGUAGES["en"], address)
    return sheets


@pytest.mark.parametrize("change", CHANGES)
def test_a_draft_that_still_holds_is_what_would_be_drafted_today(good, drafted, renderer, change):
    """Each record of the tiny project is changed by itself."""
    wrong, kept = [], 0
    for path in good:
        collection, _ = collect({**good, path: changed(good[path], change)}, today=TODAY)
        try:
            fresh = Sheets(site_of(collection), renderer.html)
            today = pages(fresh)
        except KeyError:  # a change that no site could be made of: somebody is told to mend it
            continue
        known = Sheets(site_of(collection), renderer.html, copy.deepcopy(drafted.state))
        kept += len(known.kept)
        wrong += [(path, address) for address, html in pages(known).items() if html != today[address]]

    assert wrong == []
    assert kept


def test_only_what_shows_a_record_is_drafted_again(good, drafted, renderer):
    path = next(path for path in good if "guides/" in path and "index" not in path)
    collection, _ = collect({**good, path: good[path] + "\nNya ord.\n"}, today=TODAY)
    known = Sheets(site_of(collection), renderer.html, copy.deepcopy(drafted.state))

    gone = drafted.plan.keys() - known.kept.keys()
    assert f"{path.removeprefix('docs/').removesuffix('.md')}/" in gone
    assert len(gone) < len(drafted.plan) / 3


@pytest.mark.parametrize(
    ("ask", "noted"),
    [
        (lambda some: some.records["service/fyren"], {"service/fyren"}),
        (lambda some: some.records.get("service/none"), {"service/none"}),
        (lambda some: "service/none" in some.records, {"service/none"}),
        (lambda some: some.get(Service, "fyren"), {"service/fyren"}),
        (lambda some: some.documents["service/fyren"], {"service/fyren"}),
        (lambda some: some.is_known("service/none"), {"service/none"}),
        (lambda some: some.of_kind(Guide), {"guide/"}),
        (lambda some: some.guides, {"guide/"}),
        (lambda some: some.once("name", lambda every: every.services), {"service/"}),
        (lambda some: len(some.records), {"everything"}),
        (lambda some: list(some.records), {"everything"}),
        (lambda some: some.source_addresses, {"addresses"}),
        (lambda some: some.facts, {"addresses"}),
    ],
)
def test_what_is_asked_for_is_noted(tiny, ask, noted):
    """Twice: what was worked out for one is noted by the next one too."""
    for _ in range(2):
        watched = watching.watch(tiny)
        assert watched.noted == set()
        ask(watched)
        assert noted <= watched.noted


def test_answers_are_those_of_the_collection(tiny):
    watched = watching.watch(tiny)

    assert dict(watched.records) == tiny.records
    assert watched.services == tiny.services
    assert watched.facts == tiny.facts
    assert watched.today == tiny.today


def test_a_fingerprint_changes_with_what_it_names(good):
    """A record that is gone, one that is new, and one that cannot be read are three things."""
    path = "docs/services/fyren.md"
    whole = collect(good, today=TODAY)[0]
    without = collect({name: text for name, text in good.items() if name != path}, today=TODAY)[0]
    unreadable = collect({**good, path: "no facts"}, today=TODAY)[0]
    for name in ("service/fyren", "service/", "everything", "addresses"):
        found = [watching.Fingerprints(one).of({name}) for one in (whole, without, unreadable)]
        assert len(set(found)) == (3 if name == "service/fyren" else 2), name
    assert watching.Fingerprints(whole).of({"guide/"}) == watching.Fingerprints(without).of({"guide/"})
