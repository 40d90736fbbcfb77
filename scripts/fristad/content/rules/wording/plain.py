"""What the Swedish of pages for residents leaves to its reader, by the rules beside this module."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from fristad.content.collection import Collection, Settings
from fristad.content.records.base import Record
from fristad.content.records.guides import AT_WORK, OF_PROGRAMMES, Guide, Page
from fristad.content.records.places import Place
from fristad.content.records.services import Service
from fristad.content.records.statements import Statement
from fristad.content.records.terms import Expression, Law, ViolenceType
from fristad.content.records.words import words_of
from fristad.content.rules.texts import Passage, field_passage, unit_passage
from fristad.content.rules.wording.glosses import names_without_gloss
from fristad.content.rules.wording.negations import more_than_one_negation
from fristad.content.rules.wording.passives import passive_without_who
from fristad.content.rules.wording.questions import question_without_object
from fristad.content.rules.wording.sentences import HEADING, Rule, Told
from fristad.content.rules.wording.turns import heading_by_picture, idiom, is_of_the_law
from fristad.content.rules.wording.windows import window_without_anchor
from fristad.problems import Problem
from fristad.syntax import markdown
from fristad.syntax.front_matter import Document

RULES: tuple[Rule, ...] = (
    window_without_anchor,
    question_without_object,
    heading_by_picture,
    idiom,
    more_than_one_negation,
    passive_without_who,
)
"""For one text at a time; `names_without_gloss` knows the records besides."""
_FOR_RESIDENTS = (Guide, ViolenceType, Expression, Service, Law, Place, Statement)
_SOMEBODY_ELSES = ("definitions", "search_words", "replaces")
"""Fields with a programme's words, words that people type, and citations."""
_HEADINGS = ("heading", "title of a note", "title of a folded part")


def hard_swedish(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """A sentence that needs what its reader knows is wrong in every language at once, so its editor is told first."""
    for ref, record in collection.records.items():
        if _is_for_residents(record):
            yield from _of_record(record, collection.documents[ref], collection)


def told_of(text: str, kind: str) -> tuple[Told, ...]:
    """What the rules tell of one text by itself: a paragraph, a heading, a label."""
    return _told_of(text, kind)


@lru_cache(maxsize=8192)
def _told_of(text: str, kind: str) -> tuple[Told, ...]:
    return tuple(told for rule in RULES for told in rule(text, kind))


def _is_for_residents(record: Record) -> bool:
    if isinstance(record, Page):
        return not record.id.startswith(OF_PROGRAMMES)
    return isinstance(record, _FOR_RESIDENTS)


def _of_record(record: Record, document: Document, collection: Collection) -> Iterator[Problem]:
    of_the_law = isinstance(record, Law) or (isinstance(record, Guide) and record.situation in AT_WORK)
    said: set[str] = set()
    kept: set[int] = set()
    for passage in _passages(record, document):
        named = names_without_gloss(passage.text, record, collection, said)
        for told in (*_told_of(passage.text, passage.kind), *named):
            if of_the_law and is_of_the_law(told):
                continue
            keeping = _keeping(record, passage.text, told)
            kept |= keeping
            if not keeping:
                place = passage.place(told.at, told.found)
                yield Problem(place, told.code, told.what, told.instead, "warning")
    yield from _kept_in_vain(record, document, kept)


def _passages(record: Record, document: Document) -> Iterator[Passage]:
    """What a record says in our own words, in reading order."""
    for words in words_of(record):
        if words.key[0] not in _SOMEBODY_ELSES:
            kind = HEADING if words.field == "title" else "field"
            yield field_passage(words.text, words.key, document, kind)
    quoted = set(_quoted(markdown.parse(record.body)))
    for unit in markdown.units(record.body):
        if unit.places[:1] and unit.places[0] not in quoted:
            yield unit_passage(unit, document, HEADING if unit.kind in _HEADINGS else unit.kind)


def _quoted(blocks: Iterable[markdown.Block]) -> Iterator[int]:
    """Where blocks begin that are quotations."""
    for block in blocks:
        if block.tag == "blockquote":
            yield from (inside.places[0] for inside in markdown.walk((block,)) if inside.places)
        else:
            yield from _quoted(block.blocks)


def _keeping(record: Record, text: str, told: Told) -> set[int]:
    """Which of the wordings that a record keeps hold what is told of."""
    return {
        index
        for index, words in enumerate(record.keep_wording)
        for at in _places(words, text)
        if at <= told.at and told.at + len(told.found) <= at + len(words)
    }


def _places(words: str, text: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _kept_in_vain(record: Record, document: Document, kept: set[int]) -> Iterator[Problem]:
    """A wording is kept while a rule tells of it, so that nobody wonders later what the line was for."""
    for index, words in enumerate(record.keep_wording):
        if index not in kept:
            what = f"No rule tells of '{words}', so it need not be kept"
            instead = "Take the line out, or write the words as they stand in the text, all that the rule names."
            yield Problem(document.source("keep_wording", index), "keep-unneeded", what, instead, "warning")
