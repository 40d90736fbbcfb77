"""How hard the pages are to read, measured against a ceiling for each language.

LIX says nothing of rare short words, and no measure replaces a reader: it only finds what is too hard for sure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from fristad.content.collection import Collection
from fristad.content.records.base import Record
from fristad.content.records.guides import Guide
from fristad.content.records.kinds import KINDS
from fristad.problems import Problem, Source
from fristad.syntax import inline, markdown
from fristad.syntax.front_matter import Document
from fristad.syntax.inline import Measure
from fristad.translation.messages import body_context, field_context
from fristad.translation.translations import Translations

EASY = "lattlast"
"""The language that is measured besides Swedish."""


@dataclass(frozen=True)
class Ceiling:
    """The highest LIX of a page, and the most words in a sentence."""

    lix: int
    sentence: int


CEILINGS = {"sv": Ceiling(30, 22), EASY: Ceiling(20, 12)}
_EASY_DOMAINS = ("guides", "services")
_FEW = 40
"""A share of long words says nothing of a page with fewer words than these."""


@dataclass(frozen=True)
class PageMeasure:
    """One page measured, with the sentences over the ceiling and where they are written."""

    record: Record
    source: Source
    measure: Measure
    ceiling: Ceiling
    long: tuple[tuple[Source, str], ...]
    rewritten: float
    """The share of its messages, 0 to 1, whose words are not those of the Swedish."""


def swedish(collection: Collection) -> Iterator[PageMeasure]:
    """The guides in ordinary Swedish."""
    for guide in collection.of_kind(Guide):
        yield _measured(guide, collection.documents[guide.ref], CEILINGS["sv"], _as_written)


def _as_written(place: Source, context: str, text: str) -> tuple[Source, str]:
    return place, text


def easy(collection: Collection, found: Translations) -> Iterator[PageMeasure]:
    """What a resident reads in easy Swedish, as far as it is written."""

    def words(swedish: Source, context: str, text: str) -> tuple[Source, str] | None:
        key = context, text
        return (found.places[key], found.words[key]) if key in found.words else None

    for record in collection.records.values():
        if KINDS[record.kind].domain in _EASY_DOMAINS:
            measured = _measured(record, collection.documents[record.ref], CEILINGS[EASY], words)
            if measured.measure.words:
                yield measured


def _measured(
    record: Record,
    document: Document,
    ceiling: Ceiling,
    words: Callable[[Source, str, str], tuple[Source, str] | None],
) -> PageMeasure:
    said: list[tuple[Source, str]] = []
    rewritten: list[bool] = []
    summary = document.source("summary"), field_context(record, "summary")
    if record.summary and (found := words(*summary, record.summary)):
        said.append(found)
        rewritten.append(found[1] != record.summary)
    for unit in markdown.units(record.body):
        place, context = document.in_body(unit.at(0)), body_context(record, unit.section)
        if unit.kind != "heading" and (found := words(place, context, unit.text)):
            said.append(found)
            rewritten.append(found[1] != unit.text)
    long = tuple(
        (source, sentence)
        for source, text in said
        for sentence in inline.sentences(text)
        if len(inline.words(sentence)) > ceiling.sentence
    )
    place = said[0][0] if said else document.body_source
    measure, share = inline.measured(text for _, text in said), sum(rewritten) / max(len(rewritten), 1)
    return PageMeasure(record, place, measure, ceiling, long, share)


def problems(pages: Iterable[PageMeasure]) -> Iterator[Problem]:
    """What is too hard, and what to write instead."""
    for page in pages:
        lix = round(page.measure.lix)
        if lix > page.ceiling.lix and page.measure.words >= _FEW:
            what = f"'{page.record.ref}' has LIX {lix}, over {page.ceiling.lix}"
            yield Problem(page.source, "hard-to-read", what, "Write shorter sentences and more common words.")
        for source, sentence in page.long:
            count = len(inline.words(sentence))
            what = f"A sentence has {count} words, over {page.ceiling.sentence} ('{sentence[:40]}…')"
            yield Problem(source, "long-sentence", what, "Make two of it.")
