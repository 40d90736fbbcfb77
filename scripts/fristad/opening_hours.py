"""Opening hours as a typed value, and all that follows from it.

`hours_grammar` reads the part of OpenStreetMap's notation that every page can say in words; `hours_check` holds each
value against opening-hours-py. What pages say, what a script tells of right now, what the finder offers and what
/data/services.json holds is made from the `Value` here and from nothing else, so that all of it says the same.

A night belongs to the evening when it begins: `Fr 22:00-02:00` is open on Saturday until two, whatever Saturday says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

import opening_hours as osm
from dateutil.easter import easter

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH")
HOLIDAY = 7
"""The place of public holidays beside the days of the week, 0 = Monday."""
WEEK = frozenset(range(7))
DAY = 24 * 60
DAYS_AHEAD = 400
"""How far ahead a schedule is worked out: a site that nobody builds for longer says nothing of right now."""


# ----- when --------------------------------------------------------------------------------------------------------


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
        """About how many days."""
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
    """The same with the day before: a night may come from it."""
    return holidays(first - timedelta(days=1), days + 1)


# ----- what a value says -------------------------------------------------------------------------------------------

State = Literal["open", "unknown"]


class Entry(NamedTuple):
    """Minutes from midnight; past 1440 it goes on into the next day. `unknown`: only the comment says what is so."""

    first: int
    last: int
    state: State = "open"
    comment: str = ""


Entries = tuple[Entry, ...]


@dataclass(frozen=True)
class Rule:
    """For some days, either when it is open or that it is not.

    `adds`: to what rules before it say of the same day, instead of replacing that.
    """

    when: When
    days: frozenset[int]
    """0 = Monday … 6 = Sunday, and `HOLIDAY`; empty: all."""
    entries: Entries
    """Empty: closed."""
    adds: bool
    text: str
    """As it is written."""
    comment: str = ""
    """Beside "closed"."""
    when_text: str = ""
    """`when` as it is written."""

    def matches(self, day: date) -> bool:
        """Whether it speaks of a day."""
        if not self.when.contains(day):
            return False
        if not self.days or day.weekday() in self.days:
            return True
        return HOLIDAY in self.days and is_holiday(day)

    def speaks_of(self, key: int) -> bool:
        """Whether it speaks of a day of the week, or of holidays."""
        return key in self.days or (not self.days and key in self.when.weekdays)


class Row(NamedTuple):
    """Days of a week, and when it is open on them; without entries: closed, and why."""

    days: frozenset[int]
    entries: Entries
    comment: str = ""


class Section(NamedTuple):
    """The whole week as it is on some days of the year; the first is the ordinary week.

    `undivided`: nothing tells one day of the week from another.
    """

    when: When
    rows: tuple[Row, ...]
    undivided: bool


@dataclass(frozen=True)
class Value:
    """Opening hours as they were written: the rules, and what is so at all other times ("" where it is closed)."""

    text: str
    rules: tuple[Rule, ...]
    otherwise: str = ""

    def on(self, day: date) -> Entries:
        """What begins on a day, in order."""
        return said(rule for rule in self.rules if rule.matches(day))

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The ordinary week, and each that differs, in the order in which they were written."""
        whens = dict.fromkeys([When(), *(rule.when for rule in self.rules)])
        found = (self._section(when) for when in whens)
        return tuple(section for section in found if section.rows)

    def _section(self, when: When) -> Section:
        applying = [rule for rule in self.rules if within(when, rule.when)]
        own = [rule for rule in applying if rule.when == when]
        days_of: dict[tuple[Entries, str], set[int]] = {}
        for key in range(HOLIDAY + 1):
            here = [rule for rule in applying if rule.speaks_of(key)]
            named = any(rule.speaks_of(key) for rule in own)
            if not here or (key not in when.weekdays and not named) or (key == HOLIDAY and not named):
                continue
            entries, last = said(here), here[-1]
            if entries or named:
                days_of.setdefault((entries, "" if last.entries else last.comment), set()).add(key)
        rows = tuple(Row(frozenset(days), *words) for words, days in days_of.items())
        undivided = bool(when.parts) and len(rows) == 1 and rows[0].days == when.weekdays
        return Section(when, rows, undivided)

    def section(self, day: date) -> Section | None:
        """Which of them a day is in."""
        found = [section for section in self.sections if section.when.contains(day)]
        return found[-1] if found else None

    def as_said(self, day: date) -> Entries:
        """What a reader of the sections takes to begin on a day: the last one counts that speaks of it.

        Holidays are in all the year what the ordinary week says of them, unless dates say otherwise.
        """
        section = self.section(day)
        if section is None:
            return ()
        rows = {key: row.entries for row in section.rows for key in row.days}
        if is_holiday(day):
            usual = {key: row.entries for row in self.sections[0].rows for key in row.days}
            if HOLIDAY in rows:
                return rows[HOLIDAY]
            if HOLIDAY in usual and section.when.level < DATE and not self.sections[0].when.parts:
                return usual[HOLIDAY]
        return rows.get(day.weekday(), ())

    @property
    def always(self) -> bool:
        """Open at all hours of all days, holidays too."""
        return (
            len(self.sections) == 1
            and all(row.entries == (Entry(0, DAY),) for row in self.sections[0].rows)
            and frozenset().union(*(row.days for row in self.sections[0].rows)) >= WEEK
        )

    @property
    def moves(self) -> bool:
        """Whether words have to name dates that are others each year."""
        return any(rule.when.moves for rule in self.rules)

    @cached_property
    def over_midnight(self) -> bool:
        """Whether some night goes on into the next day."""
        return any(entry.last > DAY for rule in self.rules for entry in rule.entries)

    @cached_property
    def speaks_of_holidays(self) -> bool:
        return any(HOLIDAY in rule.days and not rule.when.parts for rule in self.rules)

    def knows(self, day: date) -> bool:
        """Whether the value tells what is so on a day.

        Hours that differ between the days of the week, and say nothing of holidays, do not tell when it is open on one:
        most offices are closed then, and a line for nights may open earlier.
        """
        return self._knows(day) and (not self.over_midnight or self._knows(day - timedelta(days=1)))

    def _knows(self, day: date) -> bool:
        if not is_holiday(day) or self.speaks_of_holidays:
            return True
        section = self.section(day)
        if section is None:
            return False
        if any(HOLIDAY in row.days for row in section.rows):
            return True
        return len(section.rows) == 1 and section.rows[0].days >= section.when.weekdays

    def spans(self, day: date) -> Spans:
        """What is so in each minute of a day; where nothing is said closed, or unknown if the value ends in words."""
        entries = [*self.on(day)]
        if self.over_midnight:
            before = (entry for entry in self.on(day - timedelta(days=1)) if entry.last > DAY)
            entries += [entry._replace(first=entry.first - DAY, last=entry.last - DAY) for entry in before]
        return _covered(entries, otherwise_unknown=bool(self.otherwise))


@lru_cache(maxsize=4096)
def within(inner: When, outer: When) -> bool:
    """Whether all days of one are days of another."""
    return inner == outer or _days_of(inner) <= _days_of(outer)


FIRST = date(2024, 1, 1)
CYCLE = 28 * 365 + 7
"""Days after which dates fall on the same days of the week again; Easter takes longer."""


@lru_cache
def _days_of(when: When) -> frozenset[date]:
    return frozenset(day for count in range(CYCLE) if when.contains(day := FIRST + timedelta(days=count)))


def said(rules: Iterable[Rule]) -> Entries:
    """What begins on a day of which these rules speak, in order: each replaces what was said before, or adds to it."""
    found: Entries = ()
    for rule in rules:
        found = found + rule.entries if rule.adds else rule.entries
    return merged(found)


def merged(entries: Entries) -> Entries:
    """In order; those that meet and say the same are one, unless that were more than a day."""
    found: list[Entry] = []
    for entry in sorted(entries):
        last = found[-1] if found else None
        together = last and entry.first <= last.last and max(entry.last, last.last) - last.first <= DAY
        if last and together and entry[2:] == last[2:]:
            found[-1] = last._replace(last=max(last.last, entry.last))
        else:
            found.append(entry)
    return tuple(found)


# ----- minute by minute --------------------------------------------------------------------------------------------


class Span(NamedTuple):
    """Minutes of one day when it is open, or when nobody knows; a night over midnight is in two days."""

    first: int
    last: int
    open: bool = True


Spans = tuple[Span, ...]


def _covered(entries: list[Entry], *, otherwise_unknown: bool) -> Spans:
    """Entries cut to one day. Where two meet, one that is surely open counts."""
    inside = [entry for entry in entries if entry.first < DAY and entry.last > 0]
    marks = sorted({0, DAY, *(min(max(mark, 0), DAY) for entry in inside for mark in entry[:2])})
    found: list[Span] = []
    for first, last in pairwise(marks):
        states = {entry.state for entry in inside if entry.first <= first and last <= entry.last}
        if not states and not otherwise_unknown:
            continue
        is_open = "open" in states
        if found and found[-1].last == first and found[-1].open is is_open:
            found[-1] = found[-1]._replace(last=last)
        else:
            found.append(Span(first, last, is_open))
    return tuple(found)


@dataclass(frozen=True)
class Schedule:
    """An ordinary week in Swedish time, Monday first, and the days that differ, until the last that it knows of."""

    week: tuple[Spans, ...]
    differing: tuple[tuple[date, Spans | None], ...]
    """None: nobody knows what is so on that day."""
    until: date


@lru_cache
def schedule(value: Value, first: date, days: int = DAYS_AHEAD) -> Schedule:
    """A value from a day on."""
    every = [first + timedelta(days=count) for count in range(days)]
    found = {day: value.spans(day) if value.knows(day) else None for day in every}
    counted = [Counter(spans for day, spans in found.items() if day.weekday() == one) for one in range(7)]
    likely = [max(count, key=lambda spans: (spans is not None, count[spans]), default=None) for count in counted]
    week = tuple(spans or () for spans in likely)
    differing = tuple((day, spans) for day, spans in found.items() if spans != week[day.weekday()])
    return Schedule(week, differing, until=every[-1])


# ----- for a script ------------------------------------------------------------------------------------------------


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
