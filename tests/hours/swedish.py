"""Reads Swedish sentences of opening hours as a person would, to learn what they mean.

It knows nothing of the notation that the sentences were made from: it is the reader that the words are judged by.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

DAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag", "helgdagar")
MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober")
MONTHS += ("november", "december")
ORDINALS = ("första", "andra", "tredje", "fjärde", "femte")
_DAY = "(?:" + "|".join(DAYS) + "|Alla dagar)"
_DAYS = rf"{_DAY}(?:–{_DAY})?(?:(?:, | och ){_DAY}(?:–{_DAY})?)*"
_TIME = r"(?:\d\d:\d\d–\d\d:\d\d|dygnet runt)"
_COMMENT = r"(?: \([a-zåäö -]+\))?"
_TIMES = rf"{_TIME}(?:(?:, | och ){_TIME})*{_COMMENT}(?:(?:, | och ){_TIME}(?:(?:, | och ){_TIME})*{_COMMENT})*"
_ROW = re.compile(rf"(?:({_DAYS}) ({_TIMES})|({_DAYS}): (stängt|[a-zåäö -]+?(?: och {_TIMES})?)(?=, {_DAY}|$))(?:, |$)")
Hours = list[tuple[int, int, str]]
"""Minutes, and what is so: see `Sentence.minutes`."""
Rows = dict[int, Hours]


@dataclass
class Part:
    """A part between semicolons: the days of the year it speaks of, and what is so on each day of the week then."""

    holds: Callable[[date], bool]
    dated: bool
    rows: Rows


@dataclass
class Sentence:
    """All that is said."""

    ordinary: Rows
    parts: list[Part]
    otherwise: bool
    is_holiday: Callable[[date], bool]

    def begins(self, day: date) -> Hours:
        """What begins on a day."""
        rows, dated = self.ordinary, False
        for part in self.parts:
            if part.holds(day):
                rows, dated = part.rows, part.dated
        if self.is_holiday(day):
            if 7 in rows:
                return rows[7]
            if 7 in self.ordinary and not dated:
                return self.ordinary[7]
        return rows.get(day.weekday(), [])

    def minutes(self, day: date) -> list[str]:
        """What is so in each minute: open, closed, unknown, or "said": open, or as words beside it tell."""
        found = ["unknown" if self.otherwise else "closed"] * 1440
        before = [(first - 1440, last - 1440, sure) for first, last, sure in self.begins(day - timedelta(days=1))]
        for first, last, state in sorted(before + self.begins(day), key=lambda one: one[2] == "open"):
            begins, ends = max(first, 0), min(last, 1440)
            if begins < ends:
                found[begins:ends] = [state] * (ends - begins)
        return found


def read(words: str, is_holiday: Callable[[date], bool]) -> Sentence:
    """A sentence as `fristad` writes it."""
    ordinary: Rows = {}
    parts: list[Part] = []
    otherwise = False
    for piece in words.split("; "):
        if piece.startswith("andra tider: "):
            otherwise = True
        elif piece == "Dygnet runt, alla dagar":
            ordinary.update({key: [(0, 1440, "open")] for key in range(8)})
        elif (rows := _rows(piece)) is not None:
            ordinary.update(rows)
        else:
            when, _, what = piece.partition(": ")
            parts.append(_part(when, what))
    return Sentence(ordinary, parts, otherwise, is_holiday)


def _part(when: str, what: str) -> Part:
    holds = [_when(one) for one in re.split(", | och ", when)]
    rows = {key: [(0, 1440, "open")] for key in range(8)} if what == "Dygnet runt, alla dagar" else _rows(what)
    if rows is None:
        # What is closed all season is closed on its holidays too.
        rows = dict.fromkeys(range(8 if what == "stängt" else 7), _hours(what))
    dated = all(re.match(r"\d", one) for one in re.split(", | och ", when)) and not _long(when)
    return Part(lambda day: any(one(day) for one in holds), dated, rows)


def _long(when: str) -> bool:
    """Whether dates are a season, in which holidays are what they are in all the year."""
    ends = when.split("–")
    if len(ends) < 2 or any(len(end.split()) > 2 for end in ends):
        return False
    first, last = (_day(end) for end in ends)
    return ((last[0] - first[0]) * 30 + last[1] - first[1]) % 365 + 1 > 4


def _rows(words: str) -> Rows | None:
    found: Rows = {}
    at = 0
    for row in _ROW.finditer(words):
        if row.start() != at:
            return None
        at = row.end()
        days, hours = (row[1], _hours(row[2])) if row[1] else (row[3], _hours(row[4]))
        for key in _keys(days):
            assert key not in found, f"said twice: {words}"
            found[key] = hours
    return found if at == len(words) and found else None


def _keys(words: str) -> Iterator[int]:
    for one in re.split(", | och ", words):
        if one == "Alla dagar":
            yield from range(8)
            continue
        first, _, last = one.partition("–")
        begins, ends = DAYS.index(first), DAYS.index(last or first)
        yield from ((begins + count) % 7 for count in range((ends - begins) % 7 + 1)) if last else (begins,)


def _hours(words: str) -> Hours:
    if words == "stängt":
        return []
    found: Hours = []
    for group in re.findall(rf"({_TIME}(?:(?:, | och ){_TIME})*)({_COMMENT})", words):
        for time in re.findall(_TIME, group[0]):
            sure = "said" if group[1] else "open"
            if time == "dygnet runt":
                found.append((0, 1440, sure))
                continue
            opens, closes = (datetime.strptime(t.replace("24:00", "00:00"), "%H:%M") for t in time.split("–"))
            first, last = opens.hour * 60 + opens.minute, closes.hour * 60 + closes.minute
            found.append((first, last if last > first else last + 1440, sure))
    if not re.match(_TIME, words):
        # "efter bokning och 16:00–18:00": by appointment at all other times.
        found.append((0, 1440, "unknown"))
    return found


def _when(words: str) -> Callable[[date], bool]:
    if words.startswith("månadens "):
        _, number, name = words.split()
        return lambda day: day.weekday() == DAYS.index(name) and _is_nth(day, number)
    if "veckor" in words:
        odd = words.startswith("udda")
        first, last = map(int, re.findall(r"\d+", words)) if "från" in words else (1, 53)
        return lambda day: first <= day.isocalendar().week <= last and day.isocalendar().week % 2 == odd
    if words.startswith("vecka "):
        numbers = [int(number) for number in re.findall(r"\d+", words)]
        return lambda day: numbers[0] <= day.isocalendar().week <= numbers[-1]
    first, _, last = words.partition("–")
    if len(first.split()) == 3:
        begins, ends = (_full(end) for end in (first, last or first))
        return lambda day: begins <= day <= ends
    begin, end = _day(first), _day(last or first)
    end = (end[0], end[1] or 31)
    if begin <= end:
        return lambda day: begin <= (day.month, day.day) <= end
    return lambda day: (day.month, day.day) >= begin or (day.month, day.day) <= end


def _day(words: str) -> tuple[int, int]:
    number, _, month = words.rpartition(" ")
    return MONTHS.index(month) + 1, int(number or 0)


def _full(words: str) -> date:
    number, month, year = words.split()
    return date(int(year), MONTHS.index(month) + 1, int(number))


def _is_nth(day: date, number: str) -> bool:
    if number == "sista":
        return (day + timedelta(days=7)).month != day.month
    return (day.day - 1) // 7 == ORDINALS.index(number)
