"""Where facts stand: each number, time and address in the sentence of the Swedish, and in its order."""

from __future__ import annotations

import re

from fristad.problems import printable
from fristad.translation.gate.meaning.heard import Heard
from fristad.translation.gate.meaning.sentences import sentences
from fristad.translation.gate.meaning.swedish import Swedish
from fristad.translation.gate.sides import OF_A_SERVICE, Refusal

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
    if not moved:
        return None
    what = printable(f"In the translation {{{moved}}} stands in another sentence than in the Swedish", 200)
    return Refusal("facts-exchanged", what, "Put each number, time and name in the sentence where the Swedish has it.")


def _by_sentence(text: str) -> list[list[str]]:
    return [_FACT.findall(sentence) for sentence in sentences(text)]


def _elsewhere(own: list[list[str]], other: list[list[str]]) -> str:
    """A fact that stands in another sentence than in the Swedish."""
    return next((name for one, two in zip(own, other, strict=True) for name in sorted(set(one) ^ set(two))), "")


def _turned(own: list[list[str]], other: list[list[str]]) -> str:
    """A fact that comes before another one, in an earlier sentence, and after it in the Swedish."""
    ours = {name: index for index, names in reversed([*enumerate(own)]) for name in names}
    theirs = {name: index for index, names in reversed([*enumerate(other)]) for name in names}
    every = sorted(ours.keys() & theirs.keys())
    pairs = ((one, two) for one in every for two in every if ours[one] < ours[two])
    return next((one for one, two in pairs if theirs[one] > theirs[two]), "")
