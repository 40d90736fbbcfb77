"""Opening hours as a typed value, and all that follows from it.

`grammar` reads the part of OpenStreetMap's notation that every page can say in words; `checking` holds each value
against opening-hours-py. What pages say, what a script tells of right now, what the finder offers and what
/data/services.json holds is made from the `Value` here and from nothing else, so that all of it says the same.

A night belongs to the evening when it begins: `Fr 22:00-02:00` is open on Saturday until two, whatever Saturday says.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from fristad.syntax.hours.days import DATE, DAY, HOLIDAY, WEEK, When, is_holiday

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
        return entries_of(rule for rule in self.rules if rule.matches(day))

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
            entries, last = entries_of(here), here[-1]
            if entries or named:
                days_of.setdefault((entries, "" if last.entries else last.comment), set()).add(key)
        rows = tuple(Row(frozenset(days), *words) for words, days in days_of.items())
        undivided = bool(when.parts) and len(rows) == 1 and rows[0].days == when.weekdays
        return Section(when, rows, undivided)

    def section(self, day: date) -> Section | None:
        """Which of them a day is in."""
        found = [section for section in self.sections if section.when.contains(day)]
        return found[-1] if found else None

    def as_read_from_sections(self, day: date) -> Entries:
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


def entries_of(rules: Iterable[Rule]) -> Entries:
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
