"""Opening hours in OpenStreetMap's notation, as rows that every language can show.

Only the plain part of the notation is turned into rows (days, times, `24/7`); `opening-hours-py` reads all of it and
says what is wrong with a value. Source: wiki.openstreetmap.org, Key:opening_hours/specification.

A `Schedule` is the same for a script that tells whether it is open now: an ordinary week, and the days that differ.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

import opening_hours as osm

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_RULE = re.compile(r"^((?:(?:Mo|Tu|We|Th|Fr|Sa|Su)(?:-(?:Mo|Tu|We|Th|Fr|Sa|Su))?,?)+) (\d\d:\d\d)-(\d\d:\d\d)$")


@dataclass(frozen=True)
class Row:
    """Runs of days, each (first, last) as 0 = Monday … 6 = Sunday, and one span of time, "07:00" to "21:00"."""

    days: tuple[tuple[int, int], ...]
    opens: str
    closes: str

    @property
    def every_day(self) -> bool:
        return self.days == ((0, 6),)


def is_always(value: str) -> bool:
    """Open at all hours of all days."""
    return value.strip() == "24/7"


def rows(value: str) -> tuple[Row, ...]:
    """The value as rows.

    Raises ValueError when it is not valid, or not plain enough to be shown in words.
    """
    if not osm.validate(value):
        raise ValueError(f"'{value}' is not written as OpenStreetMap's opening_hours")
    if is_always(value):
        return ()
    found = []
    for rule in value.split(";"):
        match = _RULE.match(rule.strip())
        if not match:
            raise ValueError(f"'{rule.strip()}' is more than days and times")
        spans = []
        for part in match.group(1).split(","):
            first, _, last = part.partition("-")
            spans.append((DAYS.index(first), DAYS.index(last or first)))
        found.append(Row(tuple(spans), match.group(2), match.group(3)))
    return tuple(found)


Spans = tuple[tuple[int, int], ...]
"""Minutes of one day, (540, 960) for 09:00-16:00; a span over midnight is in two days."""
_DAY = 24 * 60
DAYS_AHEAD = 400
"""How far ahead a schedule is worked out: a site that nobody builds for longer says nothing of right now."""


@dataclass(frozen=True)
class Schedule:
    """An ordinary week in Swedish time, Monday first, and the days that differ.

    Hours that differ between the days of the week, and say nothing of holidays, do not tell when it is open on one:
    most offices are closed then, and a line for nights may open earlier. Such days are not known.
    """

    week: tuple[Spans, ...]
    differing: tuple[tuple[date, Spans], ...]
    knows_holidays: bool
    until: date
    """The last day that it says anything about."""

    @property
    def over_midnight(self) -> bool:
        return any(spans[:1] and spans[0][0] == 0 for spans in self.week)

    def on(self, day: date) -> Spans | None:
        """When it is open on a day; None where nobody knows."""
        unknown = {day, day - timedelta(days=1)} if self.over_midnight else {day}
        if day > self.until or (not self.knows_holidays and any(map(is_holiday, unknown))):
            return None
        return dict(self.differing).get(day, self.week[day.weekday()])

    @property
    def week_code(self) -> str:
        """A word for each day, "540-960 540-960 …", "-" for closed; then how much is not known of holidays."""
        days = [_code(spans) for spans in self.week]
        if not self.knows_holidays:
            days.append("??" if self.over_midnight else "?")
        return " ".join(days)

    @property
    def differing_code(self) -> str:
        """ "20810=540-720 20811=-": the number of the day and its spans."""
        return " ".join(f"{day_number(day)}={_code(spans)}" for day, spans in self.differing)


def _code(spans: Spans) -> str:
    return ",".join(f"{first}-{last}" for first, last in spans) or "-"


def day_number(day: date) -> int:
    """Days since 1 January 1970, which a script counts with."""
    return (day - date(1970, 1, 1)).days


@lru_cache
def is_holiday(day: date) -> bool:
    """A public holiday in Sweden, or an eve that is kept like one."""
    return bool(next(_days("PH", day, 1))[1])


@lru_cache
def holidays(first: date, days: int = DAYS_AHEAD) -> tuple[date, ...]:
    """The holidays from a day on."""
    return tuple(day for day, spans in _days("PH", first, days) if spans)


@lru_cache
def schedule(value: str, first: date, days: int = DAYS_AHEAD) -> Schedule:
    """The value from a day on, as the library reads it with Sweden's holidays."""
    found = dict(_days(value, first, days))
    counted = [Counter(spans for day, spans in found.items() if day.weekday() == weekday) for weekday in range(7)]
    week = tuple(count.most_common(1)[0][0] if count else () for count in counted)
    return Schedule(
        week,
        tuple((day, spans) for day, spans in found.items() if spans != week[day.weekday()]),
        knows_holidays="PH" in value or len(set(week)) == 1,
        until=first + timedelta(days=days - 1),
    )


def _days(value: str, first: date, days: int) -> Iterator[tuple[date, Spans]]:
    """Each day with its spans, on the clocks of the place."""
    begin = datetime.combine(first, time())
    end = begin + timedelta(days=days)
    spans: list[list[tuple[int, int]]] = [[] for _ in range(days)]
    for opens, closes, state, _ in osm.OpeningHours(value, country="SE").intervals(begin, end):
        if state != osm.State.OPEN:
            continue
        from_minute = max(0, int((opens - begin).total_seconds()) // 60)
        to_minute = min(days * _DAY, int((closes - begin).total_seconds()) // 60)
        for index in range(from_minute // _DAY, -(-to_minute // _DAY)):
            spans[index].append((max(from_minute - index * _DAY, 0), min(to_minute - index * _DAY, _DAY)))
    for index in range(days):
        yield first + timedelta(days=index), tuple(spans[index])
