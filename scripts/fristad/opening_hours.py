"""Opening hours in OpenStreetMap's notation, as rows that every language can show.

Only the plain part of the notation is turned into rows (days, times, `24/7`); `opening-hours-py` reads all of it and
says what is wrong with a value. Source: wiki.openstreetmap.org, Key:opening_hours/specification.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

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
