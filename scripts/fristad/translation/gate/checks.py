"""Every check of the gate, in the order in which refusals are told.

Catalogues are filled in by volunteers, agencies and machines. Each check is a small pure function of the Swedish
words and the translation; a translation that fails any of them is left out, and the Swedish words stand in its place.
Everything is measured against the Swedish: what it has, a translation may have. Wrong words among honest ones, such
as a lost "not", are for the checks of `meaning`, whose doubts a reader can allow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from fristad.languages.known_languages import Language
from fristad.translation.gate.facts import (
    addresses_added,
    links_changed,
    pairs_changed,
    placeholders_changed,
    placeholders_touched,
)
from fristad.translation.gate.figures import figures_added, figures_lost, numbers_spelled, spans_turned
from fristad.translation.gate.letters import (
    LONGEST_READ,
    characters_forbidden,
    length_absurd,
    letters_mixed,
    script_wrong,
    words_missing,
)
from fristad.translation.gate.markup_added import markup_added, structure_changed
from fristad.translation.gate.sides import Refusal, Side, swedish_side

# ----- all of them ---------------------------------------------------------------------------------------------------


Check = Callable[[Side, Side], Refusal | None]
CHECKS: tuple[Check, ...] = (
    placeholders_changed,
    pairs_changed,
    placeholders_touched,
    links_changed,
    figures_added,
    figures_lost,
    spans_turned,
    numbers_spelled,
    addresses_added,
    markup_added,
    structure_changed,
    characters_forbidden,
    length_absurd,
    words_missing,
)
LANGUAGE_CHECKS: tuple[Callable[[Side, Side, Language | None], Refusal | None], ...] = (letters_mixed, script_wrong)


def refusals(source: str, words: str, language: Language | None = None) -> list[Refusal]:
    """Everything that keeps a translation out; of one that is endless, only that."""
    return refusals_of(swedish_side(source), Side(words), language)


def refusals_of(source: Side, words: Side, language: Language | None = None) -> list[Refusal]:
    """`refusals` of two sides that something else is asked of too."""
    if len(words.text) > LONGEST_READ or len(source.text) > LONGEST_READ:
        what = f"The translation has {len(words.text)} characters, the Swedish {len(source.text)}"
        return [Refusal("translation-length", what, f"At most {LONGEST_READ} can be read.")]
    return list(_refusals(source, words, language))


def _refusals(source: Side, words: Side, language: Language | None) -> Iterator[Refusal]:
    for check in CHECKS:
        if refusal := check(source, words):
            yield refusal
    for of_language in LANGUAGE_CHECKS:
        if refusal := of_language(source, words, language):
            yield refusal
