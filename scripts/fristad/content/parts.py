"""The pages that a record has besides its own: a focus area of a plan, and where a long text goes on.

A phone on a slow line has each of them at once, and a reader finds one thing without scrolling past all others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from fristad.content import addresses
from fristad.content.collection import Collection
from fristad.content.records.base import Record
from fristad.content.records.guides import Page
from fristad.content.records.programmes import FocusArea, Programme
from fristad.syntax import markdown

LONG = 7_500
"""Letters: a text with more is parted before one of its headings."""
_SHORT = 2_000
"""A text with so few stands on the page of any record."""


@dataclass(frozen=True)
class Part:
    """A page that shows a part of a record."""

    record: Record
    name: str
    """The end of its address: "focus-area-1", "2"."""
    number: int
    """Of the text: 2 is where it goes on for the first time. Of a focus area its own."""
    area: FocusArea | None = None

    @property
    def address(self) -> str:
        return addresses.part(self.record, self.name)

    @property
    def ref(self) -> str:
        """How it is named in links: "programme/x/focus-area-1"."""
        return f"{self.record.ref}/{self.name}"


def parts_of(record: Record) -> tuple[Part, ...]:
    """The pages of a record besides its own, in their order."""
    areas = record.focus_areas if isinstance(record, Programme) else ()
    return (
        *(Part(record, f"focus-area-{area.number}", area.number, area) for area in areas),
        *(Part(record, str(number), number) for number in range(2, len(texts_of(record)) + 1)),
    )


def every_part(collection: Collection) -> Iterator[Part]:
    """The parts of all records."""
    return (part for record in collection.records.values() for part in parts_of(record))


def texts_of(record: Record) -> tuple[str, ...]:
    """A record's text as its pages show it: what stands on its own page, then what goes on where.

    The page of a plan has its facts and actions, and so of the text only what comes before the first heading.
    """
    if isinstance(record, Programme):
        return _parted(record.body, 0 if record.goals or record.focus_areas else LONG)
    if isinstance(record, Page) and record.lists is None:
        return _parted(record.body, LONG)
    return (record.body,)


@dataclass(frozen=True)
class Section:
    """A heading of the second level of a record's text, and where it is shown."""

    id: str
    words: str
    address: str
    inside: tuple[str, ...]
    """The ids of the headings below it."""


def sections_of(record: Record) -> Iterator[Section]:
    """The sections of a record's text, on all its pages."""
    for number, text in enumerate(texts_of(record), 1):
        address = addresses.of(record) if number == 1 else addresses.part(record, str(number))
        found = markdown.headings(text)
        tops = [place for place, (level, _, _) in enumerate(found) if level == _TOP]
        for start, end in pairwise([*tops, len(found)]):
            _, id, words = found[start]
            yield Section(id, words, address, tuple(id for _, id, _ in found[start + 1 : end]))


_TOP = 2


@lru_cache(maxsize=4096)
def _parted(text: str, first: int) -> tuple[str, ...]:
    """A text in parts that begin with headings; the first holds `first` letters at most, others are not `LONG`."""
    if len(text) <= _SHORT:
        return (text,)
    lines = text.split("\n")
    starts = [block.lines[0] for block in markdown.parse(text) if markdown.level(block) == _TOP]
    pieces = ["\n".join(lines[start:end]) for start, end in pairwise([0, *starts, len(lines)])]
    found, most = pieces[:1], first
    for piece in pieces[1:]:
        if len(found[-1]) + len(piece) > most:
            found.append(piece)
            most = LONG
        else:
            found[-1] += "\n" + piece
    return tuple(found)
