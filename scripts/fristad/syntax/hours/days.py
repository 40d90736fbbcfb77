"""Days as opening hours name them: dates, seasons, weeks, the nth weekday, holidays, and which is today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

import opening_hours as osm
from dateutil.easter import easter

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH")
HOLIDAY = 7
"""The place of public holidays beside the days of the week, 0 = Monday."""
WEEK = frozenset(range(7))
DAY = 24 * 60
DAYS_AHEAD = 400
"""How far ahead a schedule is worked out: a site that nobody builds for longer says nothing of right now."""


class Point(NamedTuple):
    """A day of every year: 24 December, or so many days after Easter Sunday."""

    month: int = 0
    day: int = 0
    after_easter: int = 0

    def __bool__(self) -> bool:
        """Whether it stands in the calendar; a moving date does not."""
        return self.month > 0

    def on(self, year: int) -> date:
        """The day in a year."""
        sunday: date = easter(year)
        return sunday + timedelta(days=self.after_easter)


class Stretch(NamedTuple):
    """Days that follow one another, once a year; `months` are whole ones."""

    first: Point
    last: Point
    months: bool = False

    def contains(self, day: date) -> bool:
        if not self.first:
            return self.first.on(day.year) <= day <= self.last.on(day.year)
        here, first, last = (day.month, day.day), self.first[:2], self.last[:2]
        return first <= here <= last if first <= last else here >= first or here <= last

    @property
    def length(self) -> int:
        """About how many days the stretch has."""
        if not self.first:
            return self.last.after_easter - self.first.after_easter + 1
        return ((self.last.month - self.first.month) * 30 + self.last.day - self.first.day) % 365 + 1


class Weeks(NamedTuple):
    """Weeks of the year as ISO counts them: each, or every other."""

    first: int
    last: int
    step: int = 1

    def contains(self, day: date) -> bool:
        week = day.isocalendar().week
        return self.first <= week <= self.last and (week - self.first) % self.step == 0


class Nth(NamedTuple):
    """The first Tuesday of each month; -1 is the last."""

    weekday: int
    number: int

    def contains(self, day: date) -> bool:
        if day.weekday() != self.weekday:
            return False
        if self.number == -1:
            return (day + timedelta(days=7)).month != day.month
        return (day.day - 1) // 7 + 1 == self.number


ORDINARY, SEASON, HOLIDAYS, DATE = range(4)
"""What is an exception to what: a date to the holidays, these to a season, and that to the ordinary week."""
_SEASON_BEGINS = 5
"""Days: a shorter stretch is a date such as Christmas, not a season: it is plain that it is meant of holidays too."""


class When(NamedTuple):
    """The days of the year that a rule is for; empty: all."""

    parts: tuple[Stretch | Weeks | Nth, ...] = ()

    def contains(self, day: date) -> bool:
        return not self.parts or any(part.contains(day) for part in self.parts)

    @property
    def level(self) -> int:
        if not self.parts:
            return ORDINARY
        short = (isinstance(part, Stretch) and part.length < _SEASON_BEGINS for part in self.parts)
        return DATE if not any(getattr(part, "months", False) for part in self.parts) and all(short) else SEASON

    @property
    def moves(self) -> bool:
        """Whether its days are other dates each year."""
        return any(isinstance(part, Stretch) and not part.first for part in self.parts)

    @property
    def weekdays(self) -> frozenset[int]:
        """The days of the week that it can fall on, where it says so."""
        nths = frozenset(part.weekday for part in self.parts if isinstance(part, Nth))
        return nths or WEEK


@lru_cache
def _holidays_of(year: int) -> frozenset[date]:
    found = osm.OpeningHours("PH", country="SE").intervals(datetime(year, 1, 1), datetime(year + 1, 1, 1))
    return frozenset(
        (opens + timedelta(days=count)).date()
        for opens, closes, state, _ in found
        if state == osm.State.OPEN
        for count in range((closes - opens).days)
    )


def is_holiday(day: date) -> bool:
    """A public holiday in Sweden, or an eve that is kept like one."""
    return day in _holidays_of(day.year)


def holidays(first: date, days: int = DAYS_AHEAD) -> tuple[date, ...]:
    """The holidays from a day on."""
    return tuple(day for count in range(days) if is_holiday(day := first + timedelta(days=count)))


def holidays_for_script(first: date, days: int = DAYS_AHEAD) -> tuple[date, ...]:
    """`holidays` with the day before the first too: a night may come from it."""
    return holidays(first - timedelta(days=1), days + 1)


def day_number(day: date) -> int:
    """Days since 1 January 1970, which a script counts with."""
    return (day - date(1970, 1, 1)).days


def dates_of(when: When, first: date, days: int = DAYS_AHEAD) -> Iterator[tuple[date, date]]:
    """Each run of days that are meant, from a day on: (first, last)."""
    begins = None
    for count in range(days + 1):
        day = first + timedelta(days=count)
        there = count < days and when.contains(day)
        if there and begins is None:
            begins = day
        elif not there and begins is not None:
            yield begins, day - timedelta(days=1)
            begins = None


def clock(minute: int) -> str:
    """ "09:00"; minutes of the next day as that day writes them."""
    minute = minute if minute <= DAY else minute - DAY
    return f"{minute // 60:02}:{minute % 60:02}"
