"""Units of time, numbers in words, weekdays and months: those of the Swedish."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from fristad.translation.gate.meaning.heard import Heard
from fristad.translation.gate.meaning.lexicon import plain
from fristad.translation.gate.meaning.swedish import Said, Swedish
from fristad.translation.gate.sides import Refusal
from fristad.translation.style import WEEKDAYS


def unit_changed(source: Swedish, words: Heard) -> Refusal | None:
    """A month that becomes a year or an hour sends somebody to help too late."""
    known = words.ear.style.units
    for ours, theirs in _side_by_side(source, words):
        for unit in sorted(ours.units.keys() & known.keys()):
            said = theirs[f"unit {unit}"]
            strange = [one for one in known.keys() - ours.units.keys() if theirs[f"unit {one}"]]
            # The day and the night are 24 hours in many languages.
            usual = {"hour"} if unit == "day" else {"day"} if ours.of_day else set()
            if (set(strange) - usual and said < ours.units[unit]) or not said + theirs[f"instead of {unit}"]:
                what = f"The translation lacks the Swedish's unit of time ({unit})"
                return Refusal("unit-changed", what, "Write the unit of the Swedish, in its sentence.")
    return None


def number_word_changed(source: Swedish, words: Heard) -> Refusal | None:
    """A number in words says how old, how many or what time, as figures do."""
    known = words.ear.style.numbers
    for ours, theirs in _side_by_side(source, words):
        for number in sorted(ours.numbers.keys() & known.keys()):
            if not theirs[f"number {number}"]:
                what = f"The translation lacks the Swedish's number ({number})"
                return Refusal("number-word-changed", what, "Write the number of the Swedish, in its sentence.")
    return None


def date_word_changed(source: Swedish, words: Heard) -> Refusal | None:
    """Another weekday or month than the Swedish's is a closed door."""
    if not source.dates:
        return None
    said = plain(words.text)
    for date in sorted(source.dates):
        names = words.ear.dates.get(date, ())
        if names and not any(name in said for name in names):
            kind = "weekday" if date in WEEKDAYS else "month"
            what = f"The translation does not name the Swedish's {kind} ({date})"
            return Refusal("date-word-changed", what, f"Name the {kind} of the Swedish.")
    return None


def _side_by_side(source: Swedish, words: Heard) -> Iterator[tuple[Said, Counter[str]]]:
    """Each Swedish sentence that has an amount, with its own, or with all where they cannot be told apart."""
    if not source.counted:
        return
    alike = len(source.said) == len(words.sentences)
    for index, said in enumerate(source.said):
        if said.units or said.numbers:
            yield said, words.sentences[index] if alike else words.kinds
