"""Units of time, numbers in words, weekdays and months: those of the Swedish."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from fristad.translation.gate.meaning.heard import Heard
from fristad.translation.gate.meaning.lexicon import plain
from fristad.translation.gate.meaning.swedish import Said, Swedish
from fristad.translation.gate.sides import Refusal
from fristad.translation.style import WEEKDAYS, Time, Unit


def unit_changed(source: Swedish, words: Heard) -> Refusal | None:
    """A month that becomes a year or an hour sends somebody to help too late."""
    known = words.ear.style.units
    for ours, theirs in _side_by_side(source, words):
        for unit in sorted(ours.units.keys() & known.keys()):
            said = theirs[f"unit {unit}"]
            strange = [one for one in known.keys() - ours.units.keys() if theirs[f"unit {one}"]]
            # The day and the night are the clock round in many languages.
            usual = {"hour"} if unit == "day" and theirs["instead of day"] else {"day"} if ours.of_day else set()
            if (set(strange) - usual and said < ours.units[unit]) or not said + theirs[f"instead of {unit}"]:
                what = f"The translation lacks the Swedish's unit of time ({unit})"
                return Refusal("unit-changed", what, "Write the unit of the Swedish, in its sentence.")
    return _unit_added(source, words)


_LONG_UNITS: tuple[Unit, ...] = ("week", "month", "year")


def _unit_added(source: Swedish, words: Heard) -> Refusal | None:
    """A week, month or year where the Swedish has no length of time at all."""
    known = words.ear.style.units
    if not known or source.long_time:
        return None
    added = next((one for one in _LONG_UNITS if one in known and words.kinds[f"unit {one}"]), None)
    if not added:
        return None
    what = f"The translation has a unit of time that the Swedish has not ({added})"
    return Refusal("unit-changed", what, "Say the time as the Swedish says it.")


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


_ADDED: tuple[Time, ...] = ("weekdays", "by_night", "calendar")
"""Times that are told of where the Swedish has none of them."""
_HOLDS: dict[str, Time] = {"by_night": "round_the_clock"}
"""What another time names in many languages: the night in "night and day"."""
_LOST: tuple[Time, ...] = (
    *("round_the_clock", "every_day", "by_day", "now", "same_day", "next_day", "before", "at_most", "under", "over"),
)
"""Times that are told of where the translation has none of them."""


_TOLD = frozenset(f"time {time}" for time in _ADDED)


def time_changed(source: Swedish, words: Heard) -> Refusal | None:
    """Before that becomes after, round the clock that becomes weekdays, a month of days that becomes the calendar's."""
    known = words.ear.style.times
    if not known:
        return None
    alike = len(source.said) == len(words.parts)
    every = zip(source.said, words.sentences, strict=True) if alike else [(source, words.kinds)]
    for ours, theirs in every:
        said = ours.times
        if not said and theirs.keys().isdisjoint(_TOLD):
            continue
        heard = {time for time in known if f"time {time}" in theirs}
        lost = next((time for time in _LOST if time in said and time in known and time not in heard), None)
        strange = next((time for time in _ADDED if time in heard and not said & {time, _HOLDS.get(time)}), None)
        if "over" in said and "under" not in said and "under" in heard:
            strange = "under"
        if lost or strange:
            what = f"The translation {'lacks' if lost else 'adds'} a time of the Swedish ({_said(lost or strange)})"
            return Refusal("time-changed", what, "Say when as the Swedish says it, in its sentence.")
    return None


def _said(time: str | None) -> str:
    return (time or "").replace("_", " ")


def _side_by_side(source: Swedish, words: Heard) -> Iterator[tuple[Said, Counter[str]]]:
    """Each Swedish sentence that has an amount, with its own, or with all where they cannot be told apart."""
    if not source.counted:
        return
    alike = len(source.said) == len(words.sentences)
    for index, said in enumerate(source.said):
        if said.units or said.numbers:
            yield said, words.sentences[index] if alike else words.kinds
