"""A value of opening hours as a week, and as the short code that a page's script reads."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from fristad.syntax.hours.days import DAYS_AHEAD, day_number, holidays_for_script
from fristad.syntax.hours.values import Spans, Value


@dataclass(frozen=True)
class Schedule:
    """An ordinary week in Swedish time, Monday first, and the days that differ, until the last that it knows of."""

    week: tuple[Spans, ...]
    differing: tuple[tuple[date, Spans | None], ...]
    """None: nobody knows what is so on that day."""
    until: date


@lru_cache
def schedule(value: Value, first: date, days: int = DAYS_AHEAD) -> Schedule:
    """The schedule of a value for so many days from `first` on."""
    every = [first + timedelta(days=count) for count in range(days)]
    found = {day: value.spans(day) if value.knows(day) else None for day in every}
    counted = [Counter(spans for day, spans in found.items() if day.weekday() == one) for one in range(7)]
    likely = [max(count, key=lambda spans: (spans is not None, count[spans]), default=None) for count in counted]
    week = tuple(spans or () for spans in likely)
    differing = tuple((day, spans) for day, spans in found.items() if spans != week[day.weekday()])
    return Schedule(week, differing, until=every[-1])


@dataclass(frozen=True)
class Code:
    """A schedule as hours.js reads it.

    `week`: a word for each day, "540-960 540-960 …", "-" for closed, "?" before a span of which nobody knows; then how
    much is not known of holidays: "?" for the day itself, "??" for the day after too. `differing`: "20810=540-720", and
    "20811-20815=-" for days that follow one another; days are counted from 1970.
    """

    week: str
    differing: str


def code(value: Value, first: date, days: int = DAYS_AHEAD) -> Code:
    """What a script needs of a value from a day on."""
    plan = schedule(value, first, days)
    differing = dict(plan.differing)
    near = holidays_for_script(first, days)
    after = (0, 1) if value.over_midnight else (0,)
    flag = "" if all(value._knows(day) for day in near) else "?" * len(after)
    # A script takes a holiday for unknown by itself, unless it is told what is so.
    unknown = {day + timedelta(days=count) for day in near for count in after} if flag else set()
    runs: list[tuple[int, int, str]] = []
    for count in range(days):
        day = first + timedelta(days=count)
        spans = differing.get(day, plan.week[day.weekday()])
        if spans is None or (day not in differing and day not in unknown):
            continue
        number, word = day_number(day), _word(spans)
        if runs and runs[-1][1:] == (number - 1, word):
            runs[-1] = (runs[-1][0], number, word)
        else:
            runs.append((number, number, word))
    except_ = (f"{one}{f'-{last}' if last > one else ''}={word}" for one, last, word in runs)
    return Code(" ".join([*map(_word, plan.week), *([flag] if flag else [])]), " ".join(except_))


def _word(spans: Spans) -> str:
    return ",".join(f"{'' if span.open else '?'}{span.first}-{span.last}" for span in spans) or "-"
