"""Every check of meaning, in the order in which doubts are told.

A check is a small pure function of the Swedish and of what is heard in the translation. What it tells is a doubt: in
what somebody reads in danger, words with a doubt are kept out until somebody has allowed them.
"""

from __future__ import annotations

from collections.abc import Callable

from fristad.translation.gate.meaning.amounts import (
    date_word_changed,
    number_word_changed,
    time_changed,
    unit_changed,
)
from fristad.translation.gate.meaning.heard import Ear, Heard
from fristad.translation.gate.meaning.negations import negation_added, negation_lost
from fristad.translation.gate.meaning.own_language import language_wrong
from fristad.translation.gate.meaning.phrasing import roles_turned, style_pattern
from fristad.translation.gate.meaning.places import facts_exchanged, term_exchanged
from fristad.translation.gate.meaning.swedish import Swedish, swedish
from fristad.translation.gate.meaning.wholes import digits_apart, half_lost, word_never
from fristad.translation.gate.sides import Refusal, Side

Check = Callable[[Swedish, Heard], Refusal | None]
CHECKS: tuple[Check, ...] = (
    negation_lost,
    negation_added,
    unit_changed,
    number_word_changed,
    date_word_changed,
    time_changed,
    facts_exchanged,
    term_exchanged,
    roles_turned,
    half_lost,
    digits_apart,
    word_never,
    language_wrong,
    style_pattern,
)


def doubts(source: Side, words: Side, ear: Ear) -> list[Refusal]:
    """What a translation may not say as the Swedish does."""
    ours = swedish(source.bare, source.text)
    heard = Heard(words.bare, words.text, ear)
    return [found for check in CHECKS if (found := check(ours, heard))]


CODES = (
    "negation-lost",
    "negation-added",
    "unit-changed",
    "number-word-changed",
    "date-word-changed",
    "time-changed",
    "facts-exchanged",
    "term-exchanged",
    "roles-turned",
    "half-lost",
    "digits-apart",
    "word-never",
    "language-wrong",
    "style-pattern",
)
"""What the checks tell, and what can be allowed."""
MILD = frozenset({"style-pattern"})
"""What says the same as the Swedish, only badly: it is pointed out, and keeps no words out."""
