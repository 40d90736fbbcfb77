"""Negations: as many as in the Swedish, in the sentence where they stand there."""

from __future__ import annotations

import re
from collections import Counter

from fristad.translation.gate.meaning.heard import Heard
from fristad.translation.gate.meaning.lexicon import words_of
from fristad.translation.gate.meaning.sentences import sentences
from fristad.translation.gate.meaning.swedish import Swedish, nearly_says_not, says_not
from fristad.translation.gate.sides import Refusal

_ASKS = re.compile(r"[?؟？]")


def negation_lost(source: Swedish, words: Heard) -> Refusal | None:
    """A "not" that is lost turns advice, or comfort, into its opposite."""
    if not source.negated or not words.ear.counts_negations:
        return None
    ours = [said.negations for said in source.said]
    theirs = [said + kinds["instead"] for said, kinds in zip(denials(words), words.sentences, strict=True)]
    if len(ours) == len(theirs):
        lost = any(own > their for own, their in zip(ours, theirs, strict=True))
    else:
        lost = sum(map(bool, ours)) > sum(map(bool, theirs))
    if not lost and not (words.ear.is_swedish and _clause_turned(source, words)):
        return None
    what = "A sentence of the translation says 'not' less often than the Swedish"
    return Refusal("negation-lost", what, "Say it there, or let a reader allow the sentence as it is.")


def negation_added(source: Swedish, words: Heard) -> Refusal | None:
    """A "not" that the Swedish has not, nor any word that languages say with one ("utan", "saknas", "hindra")."""
    if not words.kinds["not"] or not words.ear.counts_negations:
        return None
    if words.ear.is_swedish:
        added = _clause_denied(source, words)
    elif len(source.said) == len(words.parts):
        every = zip(source.said, denials(words), strict=True)
        added = any(theirs and not ours.negations and not ours.nearly_negated for ours, theirs in every)
    else:
        added = not source.negated and not source.nearly_negated and sum(denials(words)) > 0
    if not added:
        return None
    what = "The translation says 'not', and the Swedish does not"
    return Refusal("negation-added", what, "Take it out, or let a reader allow the sentence as it is.")


_CLAUSE = re.compile(r",| (?:och|men|som|eller|för att|att|när|om)\b")
_ALIKE = 0.7
_SMALL = frozenset({"inte", "aldrig", "ingen", "inget", "inga", "också", "då", "de", "det", "även"})
"""Words that easy Swedish puts in, besides those that say "not"."""


def _clause_turned(source: Swedish, words: Heard) -> bool:
    """Whether words of easy Swedish say without a "not" what a clause of the Swedish says with one."""
    ours = [(clause, frozenset(words_of(clause))) for clause in _clauses(source.text)]
    for part, kinds in zip(words.parts, words.sentences, strict=True):
        for clause in _clauses(part) if ours and not kinds["instead"] + kinds["not"] else ():
            theirs = frozenset(words_of(clause))
            own, its_words = max(ours, key=lambda one: len(theirs & one[1]) / len(theirs | one[1]))
            same = len(theirs & its_words) / len(theirs) >= _ALIKE
            if same and says_not(own):
                return True
    return False


def _clause_denied(source: Swedish, words: Heard) -> bool:
    """Whether words of easy Swedish say with a "not" what a clause of the Swedish says without, and none with one."""
    ours = [(frozenset(words_of(one)), says_not(one) or nearly_says_not(one)) for one in _clauses(source.text, least=1)]
    for part, kinds in zip(words.parts, words.sentences, strict=True):
        for clause in _clauses(part, least=1) if kinds["not"] else ():
            theirs = frozenset(words_of(clause)) - _SMALL
            if theirs and says_not(clause):
                alike = {denied for own, denied in ours if len(theirs & own) >= _ALIKE * len(theirs)}
                if alike == {False}:
                    return True
    return False


def _clauses(text: str, least: int = 2) -> list[str]:
    """The sentences of a text, and the parts of each, with at least so many words."""
    every = (clause for one in sentences(text) for clause in dict.fromkeys((one, *_CLAUSE.split(one))))
    return [clause for clause in every if len(words_of(clause)) >= least]


def denials(words: Heard) -> list[int]:
    """How often each sentence of a translation says "not"."""
    asks = _questions(words)
    return [_denials(kinds, question) for kinds, question in zip(words.sentences, asks, strict=True)]


def _questions(words: Heard) -> list[bool]:
    """Whether each sentence ends with a question mark."""
    marks, at = [], 0
    for part in words.parts:
        at = words.text.find(part, at) + len(part)
        marks.append(bool(_ASKS.search(part)) or bool(_ASKS.match(words.text[at : at + 1])))
    return marks


def _denials(kinds: Counter[str], question: bool) -> int:
    return max(0, kinds["not"] - kinds["apart"] - (kinds["asks"] if question else 0))
