"""A text as sentences and words with their places, without what is somebody else's: quotations and facts in braces."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from fristad.syntax import inline

_SOMEBODY_ELSES = re.compile(r"”[^”\n]{0,500}”|\"[^\"\n]{0,500}\"|“[^”\n]{0,500}”|»[^«\n]{0,500}«")
"""Words in quotation marks: a programme's, a law's, or the name of a thing."""
_TARGET = re.compile(r"\]\([^)\s]*\)")
_FACT = "\ue000"
"""Stands for each character of a fact in braces: no letter, and no end of a sentence."""
_QUOTED = "\ue001"
_SENTENCE = re.compile(r"(?:[^.!?:]|[.!?:](?!\s|[*_)\]]|$))+[.!?:]*")
_RULES_IN_A_ROW = 16
"""So many texts are remembered: each rule asks for the same one."""
_WORD = re.compile(rf"[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d+|{_FACT}+|[,;()–—]")


@dataclass(frozen=True)
class Told:
    """One thing that a rule tells of a text: where it stands, how it is written, and what to write instead."""

    at: int
    found: str
    code: str
    what: str
    instead: str


@dataclass(frozen=True)
class Word:
    """A word, a number, a fact in braces or a mark between clauses; `text` is in small letters."""

    text: str
    at: int
    end: int

    @property
    def is_mark(self) -> bool:
        return not self.text[0].isalnum() and self.text[0] != _FACT


@dataclass(frozen=True)
class Sentence:
    """A sentence of a text, with its end mark; `at` is where it begins."""

    text: str
    at: int

    @cached_property
    def words(self) -> tuple[Word, ...]:
        found = _WORD.finditer(self.text)
        return tuple(Word(one.group().casefold(), self.at + one.start(), self.at + one.end()) for one in found)

    @property
    def is_question(self) -> bool:
        return "?" in self.text[-3:]


HEADING = "heading"
"""The kind of a title, and of what stands over a part of a page."""
Rule = Callable[[str, str], Iterator[Told]]
"""Takes a text and its kind, HEADING or another, and tells what is to be mended."""


@lru_cache(maxsize=_RULES_IN_A_ROW)
def own_words(text: str) -> str:
    """A text of the same length without quotations, facts in braces, targets of links and signs of emphasis."""
    text = inline.PLACEHOLDER.sub(lambda found: _FACT * len(found.group()), text)
    text = _TARGET.sub(lambda found: "]" + " " * (len(found.group()) - 1), text)
    text = _SOMEBODY_ELSES.sub(lambda found: _QUOTED * len(found.group()), text)
    return text.replace("*", " ")


@lru_cache(maxsize=_RULES_IN_A_ROW)
def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text; a colon ends one too, since what follows it can be read alone."""
    return tuple(_sentences(text))


def _sentences(text: str) -> Iterator[Sentence]:
    for found in _SENTENCE.finditer(own_words(text)):
        said = found.group().strip()
        if said:
            yield Sentence(said, found.start() + found.group().index(said))


def between(text: str, first: Word, last: Word) -> str:
    """What is written from one word to another."""
    return text[first.at : last.end]
