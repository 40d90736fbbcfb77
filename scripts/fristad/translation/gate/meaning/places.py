"""Where facts stand: each number, time and address in the sentence of the Swedish, and in its order."""

from __future__ import annotations

import re

from fristad.problems import printable
from fristad.translation.gate.meaning.heard import Heard
from fristad.translation.gate.meaning.lexicon import plain
from fristad.translation.gate.meaning.sentences import sentences
from fristad.translation.gate.meaning.swedish import Swedish
from fristad.translation.gate.sides import OF_A_SERVICE, Refusal

_BRACKETS = re.compile(r"\([^()]*\)")
_FACT = re.compile(r"\{((?:service|" + "|".join(OF_A_SERVICE) + r")_[a-z0-9_]+)\}")


def facts_exchanged(source: Swedish, words: Heard) -> Refusal | None:
    """Two numbers that change places send somebody to the wrong door, also where no service is named beside them."""
    ours = _FACT.findall(source.whole)
    if len(set(ours)) < 2:
        return None
    theirs = _FACT.findall(words.whole)
    if ours == theirs:
        return None
    own, other = _by_sentence(source.whole), _by_sentence(words.whole)
    moved = _elsewhere(own, other) if len(own) == len(other) else _turned(own, other)
    moved = moved or _in_other_order(ours, theirs)
    if not moved:
        return None
    what = printable(f"In the translation {{{moved}}} stands in another sentence than in the Swedish", 200)
    return Refusal("facts-exchanged", what, "Put each number, time and name in the sentence where the Swedish has it.")


def term_exchanged(source: Swedish, words: Heard) -> Refusal | None:
    """The police in place of the social services: a term is not said, and another one stands there."""
    terms = words.ear.terms
    if not terms or not (ours := terms.of(source.text)):
        return None
    said = plain(words.text)
    # Outside brackets, a Swedish word is a name, or what is to be said to somebody.
    kept = _BRACKETS.sub(" ", words.text)
    missing = next((term for term in ours if not (term.said_in(said) or term.swedish.search(kept))), None)
    if missing is None or not (other := terms.others_in(said, ours)):
        return None
    what = printable(f"The translation does not say '{missing.name}', but '{other[1]}', which is '{other[0]}'", 200)
    return Refusal("term-exchanged", what, f"Write '{missing.use}'.")


def _by_sentence(text: str) -> list[list[str]]:
    return [_FACT.findall(sentence) for sentence in sentences(text)]


def _elsewhere(own: list[list[str]], other: list[list[str]]) -> str:
    """A fact that stands in another sentence than in the Swedish."""
    return next((name for one, two in zip(own, other, strict=True) for name in sorted(set(one) ^ set(two))), "")


def _in_other_order(ours: list[str], theirs: list[str]) -> str:
    """A number, time or address that comes before another of its kind, and after it in the Swedish.

    Names of services are lists, and may stand in any order; what stands right behind its service goes with it.
    """
    own, other = _without_services(ours), _without_services(theirs)
    if sorted(own) != sorted(other):
        return ""
    return next((one for one, two in zip(own, other, strict=True) if one != two), "")


def _without_services(facts: list[str]) -> list[str]:
    """Facts that do not follow the name of their own service."""
    pairs = zip(["", *facts], facts, strict=False)
    return [one for before, one in pairs if not one.startswith("service_") and one.partition("_")[2] not in before]


def _turned(own: list[list[str]], other: list[list[str]]) -> str:
    """A fact that comes before another one, in an earlier sentence, and after it in the Swedish."""
    ours = {name: index for index, names in reversed([*enumerate(own)]) for name in names}
    theirs = {name: index for index, names in reversed([*enumerate(other)]) for name in names}
    every = sorted(ours.keys() & theirs.keys())
    pairs = ((one, two) for one in every for two in every if ours[one] < ours[two])
    return next((one for one, two in pairs if theirs[one] > theirs[two]), "")
