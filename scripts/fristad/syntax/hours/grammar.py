"""Reads opening hours: the part of OpenStreetMap's notation that every page can say in words, and nothing else.

    value   rule (";" rule | "," rule)* ("||" comment)?
    rule    [when] [days] [times] ["open" | "unknown" | "off"] [comment]    or "24/7"
    when    "Jun-Aug", "Jun 15-Aug 15", "Dec 24", "Dec 24-26", "easter -2 days", "week 28-31", "week 1-53/2"; lists
    days    "Mo", "Mo-Fr", "PH", "Tu[1]", "Th[1,-1]"; lists
    times   "09:00-16:00", "22:00-06:00"; lists

Source: wiki.openstreetmap.org, Key:opening_hours/specification.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from fristad.syntax import phone_numbers
from fristad.syntax.hours.days import DAY, DAYS, HOLIDAY, WEEK, Nth, Point, Stretch, Weeks, When
from fristad.syntax.hours.errors import HOW_TO_WRITE, HoursError
from fristad.syntax.hours.values import Entry, Rule, Value

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LAST_WEEK = 53
# ----- parsing -------------------------------------------------------------------------------------------------------


# The words of OpenStreetMap's notation, each with its kind.
_TOKENS = re.compile(
    r"""\s*(?:(?P<time>\d\d:\d\d)|(?P<always>24/7)|(?P<or>\|\|)|(?P<comment>"[^"]*")|(?P<number>\d+)
    |(?P<word>[^\W\d_]+)|(?P<sign>[-,;/\[\]+:]))""",
    re.VERBOSE,
)
_WEEKDAY = dict(zip(DAYS, range(8), strict=True))
_MONTH = {name: number for number, name in enumerate(MONTHS, 1)}
_REFUSED = {
    "SH": ("school holidays differ from place to place", "Write the weeks, as 'week 26-33 off', or `note:`"),
    "sunrise": ("the sun rises at another time each day", "Write times"),
    "sunset": ("the sun sets at another time each day", "Write times"),
    "dawn": ("dawn is at another time each day", "Write times"),
    "dusk": ("dusk is at another time each day", "Write times"),
}
_STATES = ("open", "unknown", "off", "closed")
_IN_COMMENTS = re.compile(r"[^\W_][^\n\"<>{}\[\]*`|\\_]*", re.UNICODE)


class Reader:
    """Walks over the tokens of one value."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[tuple[str, str, int]] = []
        position = 0
        while position < len(text.rstrip()):
            found = _TOKENS.match(text, position)
            if not found:
                raise HoursError(
                    f"'{text[position:].strip()}' is not written as OpenStreetMap's opening_hours", HOW_TO_WRITE
                )
            self.tokens.append((str(found.lastgroup), found[str(found.lastgroup)], found.end()))
            position = found.end()
        self.at = 0

    # ----- tokens

    def peek(self, ahead: int = 0) -> tuple[str, str]:
        at = self.at + ahead
        return self.tokens[at][:2] if at < len(self.tokens) else ("end", "")

    def take(self, *values: str) -> bool:
        """Goes past the next token if it is one of these."""
        there = self.peek()[0] != "comment" and self.peek()[1] in values and self.at < len(self.tokens)
        self.at += there
        return there

    def fail(self, what: str = "", instead: str = "") -> HoursError:
        begins = self.tokens[self.at - 1][2] if self.at else 0
        rest = self.text[begins:].strip()
        what = what or (f"'{rest}' cannot be read" if rest else f"'{self.text}' ends too early")
        return HoursError(what, instead or HOW_TO_WRITE)

    # ----- the value

    def value(self) -> Value:
        rules: list[Rule] = [*self.rule(adds=False)]
        otherwise = ""
        while self.peek()[0] != "end":
            if self.take("||"):
                otherwise = self.otherwise()
            elif self.take(";"):
                if self.peek()[0] == "end":
                    raise self.fail(f"'{self.text}' ends with ';'", f"Write '{self.text.rstrip('; ')}'.")
                rules += self.rule(adds=False)
            elif self.take(","):
                rules += self.rule(adds=True)
            else:
                raise self.fail()
        if not any(rule.entries for rule in rules):
            raise HoursError(f"'{self.text}' is never open", "Leave `hours` out, or write when somebody answers.")
        if all(entry.state == "unknown" and entry[:2] == (0, DAY) for rule in rules for entry in rule.entries):
            raise HoursError(
                f"'{self.text}' holds no times",
                "Write the words as `note:`, or `by_appointment: true` where one books a time.",
            )
        return Value(self.text, tuple(rules), otherwise)

    def otherwise(self) -> str:
        kind, words = self.peek()
        self.at += 1
        if kind != "comment" or self.peek()[0] != "end":
            raise self.fail(
                "After '||' only a comment can stand, last of all",
                "Write for example 'Mo-Fr 09:00-16:00 || \"efter överenskommelse\"'.",
            )
        return self.words(words)

    def rule(self, *, adds: bool) -> Iterator[Rule]:
        """One rule; several where it names several "first Tuesdays"."""
        begins = self.tokens[self.at - 1][2] if self.at else 0
        always = self.take("24/7")
        whens = [] if always else self.whens()
        when_ends = self.tokens[self.at - 1][2] if whens else begins
        days, nths = (WEEK, []) if always else self.days()
        times = [(0, DAY)] if always else self.times()
        state = next((state for state in _STATES if self.take(state)), "")
        comment = ""
        if self.peek()[0] == "comment":
            comment = self.words(self.peek()[1])
            self.at += 1
        ends = self.tokens[self.at - 1][2] if self.at else 0
        text = self.text[begins:ends].strip()
        if self.peek()[1] not in ("", ";", ",", "||") or not (
            always or whens or days or nths or times or comment or state
        ):
            raise self.fail()
        self.refuse_unclear(text, always, bool(whens or days or nths), times, state, comment, adds)
        entries = self.entries(times, state, comment)
        if nths and (whens or days):
            raise HoursError(
                f"'{text}' says 'the first' of some days together with others",
                "Write two rules, with ',' between them: 'Mo-Fr 09:00-16:00, Tu[1] 16:00-18:00'.",
            )
        for when in _by_weekday(nths) if nths else [When(tuple(whens))]:
            when_text = self.text[begins:when_ends].strip()
            yield Rule(when, days or (frozenset() if when.parts else WEEK), entries, adds, text, comment, when_text)

    def refuse_unclear(
        self, text: str, always: bool, chosen: bool, times: list[tuple[int, int]], state: str, comment: str, adds: bool
    ) -> None:
        """What the grammar allows and no reader could tell the meaning of."""
        closed = state in ("off", "closed")
        if closed and times:
            raise HoursError(
                f"'{text}' takes some times away", "Write the times that are left, as 'Mo-Fr 09:00-12:00,13:00-16:00'."
            )
        if closed and adds:
            raise HoursError(f"'{text}' is closed and stands after ','", f"Write '; {text}'.")
        if closed and not chosen:
            raise HoursError(f"'{text}' says of no day that it is closed", "Write the days before it, as 'We off'.")
        if always or closed:
            return
        if state == "unknown" and not comment:
            raise HoursError(f"'{text}' does not say what one has to do", 'Write it: unknown "efter bokning".')
        if not times and not comment:
            plain = f"{text.removesuffix('open').strip() or 'Mo-Su'} 00:00-24:00"
            raise HoursError(f"'{text}' names no times", f"Write '{plain}' if that is what is meant.")
        if not times and state == "open":
            raise HoursError(f"'{text}' names no times", "Write them before 'open'.")
        if not chosen and (times or adds):
            plain = "24/7" if times == [(0, DAY)] else f"Mo-Su {text}"
            raise HoursError(f"'{text}' names no days", f"Write '{plain}' for every day.")

    def entries(self, times: list[tuple[int, int]], state: str, comment: str) -> tuple[Entry, ...]:
        if state in ("off", "closed"):
            return ()
        # By the specification nobody knows what is so in the times of a rule with words alone.
        unknown = state == "unknown" or (bool(comment) and state != "open")
        found = [Entry(*span, "unknown" if unknown else "open", comment) for span in times or [(0, DAY)]]
        found.sort()
        for one, other in pairwise(found):
            if other.first < one.last:
                raise HoursError(f"Some of the times in '{self.text}' overlap", "Write each hour of a day once.")
        return tuple(found)

    def words(self, comment: str) -> str:
        found = comment.strip('"').strip()
        if not _IN_COMMENTS.fullmatch(found):
            raise HoursError(f'"{found}" is not plain words', "Write in words what one has to do, without signs.")
        if phone_numbers.in_text(found):
            raise HoursError(f'"{found}" holds a number', "Write numbers in their own fields.")
        return found

    # ----- when

    def whens(self) -> list[Stretch | Weeks]:
        if self.peek()[1] == "week":
            self.at += 1
            found: list[Stretch | Weeks] = [*self.list_of(self.weeks, lambda: self.peek(1)[0] == "number")]
        elif self.is_date():
            found = [*self.list_of(self.stretch, lambda: self.is_date(1))]
        else:
            return []
        if self.peek()[1] == "week" or self.is_date():
            raise self.fail(instead="Write either weeks or dates in one rule.")
        self.take(":")
        return found

    def is_date(self, ahead: int = 0) -> bool:
        word = self.peek(ahead)[1]
        if self.peek(ahead)[0] == "number" and len(word) == 4 and self.peek(ahead + 1)[1] in _MONTH:
            raise HoursError(
                f"'{self.text}' names a year", "Write days of every year, as 'Dec 24 off'; or write `note:` beside it."
            )
        return word in _MONTH or word == "easter"

    def list_of(self, one: Callable[[], Stretch | Weeks], goes_on: Callable[[], bool]) -> Iterator[Stretch | Weeks]:
        yield one()
        while self.peek()[1] == "," and goes_on():
            self.at += 1
            yield one()

    def weeks(self) -> Weeks:
        first = self.number(1, _LAST_WEEK)
        last = self.number(1, _LAST_WEEK) if self.take("-") else first
        step = self.number(1, _LAST_WEEK) if self.take("/") else 1
        if last < first:
            raise self.fail(
                f"Weeks {first}-{last} run backwards",
                f"Write 'week {first}-{_LAST_WEEK},{'1-' if last > 1 else ''}{last}' over the new year.",
            )
        if step > 2:
            raise self.fail(f"Every {step}th week cannot be said", "Name the weeks: 'week 2,5,8'.")
        # As words say it: from the first of them to the last.
        return Weeks(first, last - (last - first) % step, step if last > first else 1)

    def stretch(self) -> Stretch:
        first, whole = self.point()
        if not self.take("-"):
            return Stretch(first, self.end(first) if whole else first, whole)
        if self.peek()[0] == "number" and first and not whole:
            return Stretch(first, self.checked(first.month, self.number(1, 31)))
        last, to_its_end = self.point()
        if bool(first) is not bool(last) or whole is not to_its_end:
            raise self.fail("A stretch of days begins and ends in two ways", "Write both ends as 'Jun 15-Aug 15'.")
        if not first and last.after_easter < first.after_easter:
            raise self.fail("A stretch of days runs backwards", "Write its first day first.")
        return Stretch(first, self.end(last) if whole else last, whole)

    def point(self) -> tuple[Point, bool]:
        """A day; or a month, and True."""
        if self.take("easter"):
            return Point(after_easter=self.offset()), False
        word = self.peek()[1]
        if word not in _MONTH:
            raise self.fail()
        self.at += 1
        # "Jun 15", but in "Jun 09:00" and "Dec 24/7" a time follows.
        if self.peek()[0] == "number":
            return self.checked(_MONTH[word], self.number(1, 31)), False
        return Point(_MONTH[word], 1), True

    def offset(self) -> int:
        """ "-2 days" after easter."""
        sign, number, unit = self.peek()[1], self.peek(1), self.peek(2)[1]
        if sign not in ("-", "+") or number[0] != "number" or unit not in ("day", "days"):
            return 0
        self.at += 3
        days = int(number[1])
        return -days if sign == "-" else days

    def end(self, point: Point) -> Point:
        return point._replace(day=_LENGTHS[point.month - 1])

    def checked(self, month: int, day: int) -> Point:
        if not 1 <= day <= _LENGTHS[month - 1]:
            raise self.fail(f"{MONTHS[month - 1]} has no day {day}")
        return Point(month, day)

    def number(self, least: int, most: int) -> int:
        kind, digits = self.peek()
        if kind != "number" or not least <= int(digits) <= most:
            raise self.fail()
        self.at += 1
        return int(digits)

    # ----- days

    def days(self) -> tuple[frozenset[int], list[Nth]]:
        found: list[int] = []
        nths: list[Nth] = []
        while self.is_day():
            self.day_or_run(found, nths)
            if not (self.peek()[1] == "," and self.is_day(1)):
                break
            self.at += 1
        if len(found) != len(set(found)):
            raise self.fail(f"'{self.text}' names a day twice", "Name each day once.")
        return frozenset(found), nths

    def is_day(self, ahead: int = 0) -> bool:
        word = self.peek(ahead)[1]
        if self.peek(ahead)[0] == "word" and word in _REFUSED:
            why, instead = _REFUSED[word]
            raise HoursError(f"'{word}' cannot be said on a page: {why}", f"{instead}.")
        return self.peek(ahead)[0] == "word" and word in _WEEKDAY

    def day_or_run(self, found: list[int], nths: list[Nth]) -> None:
        first = _WEEKDAY[self.peek()[1]]
        self.at += 1
        if first != HOLIDAY and self.take("["):
            nths += self.nths(first)
        elif first != HOLIDAY and self.take("-"):
            if self.peek()[1] not in DAYS[:HOLIDAY]:
                raise self.fail()
            last = _WEEKDAY[self.peek()[1]]
            self.at += 1
            found += [(first + count) % 7 for count in range((last - first) % 7 + 1)]
        else:
            if first == HOLIDAY and (self.peek()[1] in ("-", "+") or self.is_day()):
                raise self.fail(
                    f"'{self.text}' says more of holidays than can be said",
                    "Only 'PH off' and 'Sa,PH 10:00-14:00' can be said; write other days as dates: 'Dec 23 off'.",
                )
            found.append(first)

    def nths(self, weekday: int) -> Iterator[Nth]:
        while True:
            last = self.take("-")
            number = self.number(1, 1 if last else 5)
            yield Nth(weekday, -number if last else number)
            if not self.take(","):
                break
        if not self.take("]"):
            raise self.fail("Only the first to the fifth, or the last ('Tu[-1]'), can be said", "Write 'Tu[1,3]'.")

    # ----- times

    def times(self) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        while self.peek()[0] == "time":
            found.append(self.span())
            if not (self.peek()[1] == "," and self.peek(1)[0] == "time"):
                break
            self.at += 1
        self.is_day()  # sunrise and others
        return found

    def span(self) -> tuple[int, int]:
        opens = self.time()
        if self.peek()[1] == "+":
            raise self.fail(
                f"'{_clock(opens)}+' does not say when it closes",
                "Write when; where nobody knows, write the hours as `note:`.",
            )
        if not self.take("-") or self.peek()[0] != "time":
            self.is_day()
            raise self.fail()
        closes = self.time()
        written = f"{_clock(opens)}-{_clock(closes)}"
        if self.peek()[1] == "+":
            raise self.fail(f"'{written}+' does not say when it closes", f"Write '{written}', or the hours as `note:`.")
        if opens >= DAY or closes > DAY:
            over = f"{_clock(opens % DAY)}-{_clock(closes % DAY)}"
            raise self.fail(f"'{written}' goes past 24:00", f"Write '{over}'; a night goes on into the next day.")
        if opens == closes or (opens, closes) == (0, 0):
            raise self.fail(
                f"'{written}' has no length", "Write '00:00-24:00' for the whole day, or another time at its end."
            )
        return opens, closes if closes > opens else closes + DAY

    def time(self) -> int:
        hours, minutes = self.peek()[1].split(":")
        self.at += 1
        if int(minutes) > 59 or int(hours) > 48:
            raise self.fail(f"'{hours}:{minutes}' is no time", "Write it as '09:30'.")
        return int(hours) * 60 + int(minutes)


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _by_weekday(nths: list[Nth]) -> list[When]:
    """One for each day of the week: on one day of the year at most one of them holds."""
    return [When(tuple(nth for nth in nths if nth.weekday == day)) for day in dict.fromkeys(n.weekday for n in nths)]
