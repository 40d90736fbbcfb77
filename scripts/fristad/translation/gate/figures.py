"""Figures, dates, spans and phone numbers: those of the Swedish, as often as there."""

from __future__ import annotations

import re
from collections import Counter

from fristad.problems import printable
from fristad.translation.gate.letters import words_missing
from fristad.translation.gate.sides import FIGURE, Refusal, Side

_ISO_DATE = re.compile(r"\b([0-9]{4})-([0-9]{2})-([0-9]{2})\b")


def figures_added(source: Side, words: Side) -> Refusal | None:
    """A figure that the Swedish has not, or has less often, may be a phone number, in any script's digits.

    What is quoted may be explained in parentheses, with its figures.
    """
    if not words.figures:
        return None
    dates = _parts_of_dates(source)
    added = sorted(words.figures - source.figures - dates) or sorted(words.numbers - source.joined - dates)
    if added:
        instead = "Write only the figures that the Swedish has; phone numbers come from {phone_…}."
        return Refusal("translation-figure", f"The translation has the figure '{printable(added[0])}'", instead)
    turned = sorted(words.pairs_of_figures - source.pairs_of_figures)
    if turned and {_turned(pair) for pair in turned} & source.pairs_of_figures:
        what = f"The translation has '{printable(turned[0])}' the other way round than the Swedish"
        return Refusal("translation-figure", what, "Write a number of a law or a plan as it stands in the Swedish.")
    more = words.figures_outside - source.figure_counts
    inside = source.figure_counts + source.figure_counts - source.figures_outside
    more += words.figure_counts - words.figures_outside - inside
    more = Counter({figure: times for figure, times in more.items() if figure in source.figure_counts})
    if not more:
        return None
    instead = "Write each figure as often as the Swedish."
    what = f"The translation has the figure '{printable(min(more))}' more often than the Swedish"
    return Refusal("translation-figure", what, instead)


def figures_lost(source: Side, words: Side) -> Refusal | None:
    """An age, a year or a section of law that the Swedish has is there in the language too, in any script's digits."""
    if not source.figure_counts or source.figure_counts <= words.figure_counts or words_missing(source, words):
        return None
    if figures_added(source, words):
        return None  # a figure that was changed is told once
    lost = source.figure_counts - words.figure_counts - _in_words_of_dates(source, words)
    if not lost:
        return None
    what = f"The translation lacks the figure '{printable(min(lost))}'"
    return Refusal("translation-figure", what, "Write each figure that the Swedish has, as often as there.")


# "10–20", "10 till 20", "15 år och 18": (first, last).
_SPAN = re.compile(r"\b([0-9]+)(?: (?:år|månader|veckor|dagar))?(?: till | upp till | och | - | – |-|–)([0-9]+)\b")


def spans_turned(source: Side, words: Side) -> Refusal | None:
    """ "12 till 18 år" begins with 12 in every language."""
    if not source.figure_counts or figures_added(source, words) or figures_lost(source, words):
        return None
    for found in _SPAN.finditer(source.with_ascii_digits):
        first, last = found.groups()
        once = all(side.figure_counts[one] == 1 for side in (source, words) for one in (first, last))
        if not once or int(first) >= int(last):
            continue
        order = FIGURE.findall(words.with_ascii_digits)
        if order.index(first) == order.index(last) + 1:
            what = f"The translation has '{last}' before '{first}', and not after it as the Swedish"
            return Refusal("translation-figure", what, "Write the two ends of a span in the order of the Swedish.")
    return None


def _parts_of_dates(source: Side) -> set[str]:
    """ "2023-07-01" may be "1 July 2023", "1.7.2023" or "01/07/2023"."""
    found = set[str]()
    for date in _ISO_DATE.finditer(source.text):
        day, month = date[3].lstrip("0"), date[2].lstrip("0")
        found |= {day, month, day + month + date[1], date[3] + date[2] + date[1]}
    return found


def _in_words_of_dates(source: Side, words: Side) -> Counter[str]:
    """Figures that stand in another way, where a date is written in words: its month, and a day that begins with 0."""
    found = Counter[str]()
    for date in _ISO_DATE.finditer(source.text):
        day = date[3].lstrip("0")
        found.update([date[2], *([date[3]] if day != date[3] and day in words.figure_counts else [])])
    return found


def numbers_spelled(source: Side, words: Side) -> Refusal | None:
    """A phone number may be made of letters that look like figures, or of the Swedish's own figures."""
    if not words.typed_numbers or figures_added(source, words):
        return None
    known = {found.digits for found in source.typed_numbers} | source.joined | source.figures
    for number in words.typed_numbers:
        if number.digits not in known:
            what = f"The translation has what can be read as a phone number ('{printable(number.text)}')"
            return Refusal("translation-figure", what, "Remove it; phone numbers come from {phone_…}.")
    return None


def _turned(pair: str) -> str:
    """ "3:1" → "1:3"."""
    return ":".join(reversed(pair.split(":")))
