"""A site built in parts, each some of its languages, on any number of machines.

`fristad build --shard` leaves the pages and the search index of its languages, and a note of what they were made of;
`fristad merge` puts the parts together and adds what follows from all of them: the same bytes as one build of all.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fristad import files
from fristad.problems import Problem, Source

TOLD = "shard.json"
"""The note in the folder of a part."""


@dataclass(frozen=True)
class Part:
    """What the note says."""

    of: str
    """A fingerprint of all that the whole site is made of."""
    languages: tuple[str, ...]
    search: Mapping[str, str]
    """What the index of each language says of itself."""


def groups(languages: Sequence[str], pages: int, most: int) -> list[list[str]]:
    """The languages of each part, so that none has many more than `most` of all `pages`; one part for a small site."""
    count = min(max(1, -(-pages // most)), len(languages))
    return [list(languages[start::count]) for start in range(count)]


def read(folders: Sequence[Path], of: str, languages: Sequence[str]) -> tuple[dict[Path, Part], list[Problem]]:
    """The parts of a site in their folders, or why they do not make it."""
    parts: dict[Path, Part] = {}
    problems: list[Problem] = []
    for folder in folders:
        part = _read(folder)
        if part is None:
            what, instead = "This is no part of a site", "Build one with `fristad build --shard`."
            problems.append(Problem(Source(f"{folder}/{TOLD}"), "shard-missing", what, instead))
        elif part.of != of:
            what = "This part was built from other files, by another version or on another day"
            instead = "Build all parts from the same commit, with the same SOURCE_DATE_EPOCH."
            problems.append(Problem(Source(f"{folder}/{TOLD}"), "shard-other", what, instead))
        else:
            parts[folder] = part
    found = Counter(id for part in parts.values() for id in part.languages)
    if not problems:
        for id in languages:
            if found[id] != 1:
                what = f"The language '{id}' is in {found[id] or 'none'} of the parts"
                problems.append(Problem(Source(TOLD), "shard-languages", what, "Each language belongs in one part."))
    return parts, problems


def _read(folder: Path) -> Part | None:
    text, _ = files.text_of(folder, TOLD)
    try:
        told = json.loads(text or "")
        search = {str(id): str(table) for id, table in told["search"].items()}
        return Part(str(told["of"]), tuple(map(str, told["languages"])), search)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
