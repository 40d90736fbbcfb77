"""The files below docs/ as they are read: records, and what may not lie there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from fristad import files
from fristad.content import layout, short_addresses
from fristad.languages.known_languages import PSEUDO, Language
from fristad.problems import Problem


def read_records(
    root: Path, languages: Iterable[Language] = ()
) -> tuple[dict[str, str], list[Problem], frozenset[str]]:
    """The texts of all records by path, what lies below docs/ and may not, and the records that cannot be read for it.

    A file that may not lie there is told and left alone.
    """
    texts, problems = files.texts_below(root, "docs", layout.RECORD)
    told = {problem.source.path for problem in problems}
    prefixes = [language.prefix for language in (*languages, PSEUDO) if language.prefix]
    for path in files.listed(root / "docs"):
        name = f"docs/{path}"
        if (
            path != layout.TABLE
            and name not in told
            and (problem := layout.refusal(path, prefixes) or _of_asset(root, path))
        ):
            problems.append(problem)
            texts.pop(name, None)
    below = [problem.source.path.partition("/")[2] for problem in problems]
    return texts, problems, frozenset(layout.record_meant(path) for path in below)


def read_table(root: Path) -> tuple[str | None, Problem | None]:
    """The text of the table of short addresses, None where there is none, or why it cannot be read."""
    return files.text_of(root, short_addresses.FILE)


def _of_asset(root: Path, path: str) -> Problem | None:
    """Why a file that is no record cannot be published as it is."""
    if path.endswith(layout.RECORD):
        return None
    content, problem = files.bytes_of(root, f"docs/{path}")
    if content is None or layout.holds_what_it_says(path, content):
        return problem
    return layout.unlike(path)
