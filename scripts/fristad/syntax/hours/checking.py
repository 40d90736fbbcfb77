"""Whether a value of opening hours means one thing to everybody: editors, pages, and programs that read the notation.

Two rules that may be meant in two ways are refused, and so is every value that opening-hours-py reads in another way
than we do in any minute of 28 years. The answer says how to write what is meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache

import opening_hours as osm

from fristad.syntax.hours import errors, spelling
from fristad.syntax.hours.days import DAY, DAYS, HOLIDAY, HOLIDAYS, ORDINARY, SEASON, WEEK, clock, is_holiday
from fristad.syntax.hours.errors import HoursError
from fristad.syntax.hours.values import (
    CYCLE,
    FIRST,
    Entries,
    Entry,
    Rule,
    Span,
    Spans,
    Value,
    entries_of,
    merged,
    within,
)

_WEEKS = 3 * 7
"""Days that tell all of hours that are the same in every week."""
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@lru_cache
def read(text: str) -> Value:
    """A value that means one thing. Raises HoursError."""
    value = spelling.read(text)
    if not osm.validate(text):
        proposal = spelling.respelled(text)
        what = f"'{text}' is not written as OpenStreetMap's opening_hours"
        raise HoursError(what, f"Write '{proposal}'." if proposal else f"Write for example {errors.EXAMPLES}.")
    _refuse_two_meanings(value)
    _refuse_other_readings(value)
    return value


# ----- two meanings --------------------------------------------------------------------------------------------------


@lru_cache(maxsize=64)
def _days(value: Value) -> tuple[tuple[date, tuple[int, ...]], ...]:
    """Days on which all that a value says comes up, and which of its rules speak of each."""
    plain = not any(rule.when.parts or HOLIDAY in rule.days for rule in value.rules)
    days = (FIRST + timedelta(days=count) for count in range(_WEEKS if plain else CYCLE))
    return tuple((day, tuple(i for i, rule in enumerate(value.rules) if rule.matches(day))) for day in days)


def _refuse_two_meanings(value: Value) -> None:
    effective: set[int] = set()
    # Which rules speak of a day, and whether as of a holiday, tells all; most days are like others.
    kinds = {(here, day.weekday(), is_holiday(day)): day for day, here in reversed(_days(value))}
    for (here, _, _), day in reversed(kinds.items()):
        _refuse_on(value, here, day)
        effective.update(_with_effect(value, here))
    if value.always and value.otherwise:
        raise HoursError(f"'|| \"{value.otherwise}\"' has no effect: it is always open", "Write it as `note:`.")
    for day, here in _days(value):
        if value.as_read_from_sections(day) != value.on(day):
            rules = " and ".join(f"'{value.rules[index].text}'" for index in here[-2:])
            raise HoursError(
                f"What is so on days such as {day.isoformat()} cannot be said plainly: {rules or 'two rules'}",
                "Write stretches that do not overlap, or what is so on those days in a rule of its own, last.",
            )
    for index, rule in enumerate(value.rules):
        if index not in effective:
            raise HoursError(
                f"'{rule.text}' has no effect: other rules say what is so on its days",
                "Write an exception after the rule that it is for, or leave it out.",
            )


def _with_effect(value: Value, here: tuple[int, ...]) -> Iterator[int]:
    """The rules without which the day would be another."""
    rules = [value.rules[index] for index in here]
    for index in here:
        without = [rule for rule in rules if rule is not value.rules[index]]
        if not value.rules[index].entries or entries_of(rules) != entries_of(without):
            yield index


def _refuse_on(value: Value, here: tuple[int, ...], day: date) -> None:
    """What one rule does to another on a day."""
    standing: list[Rule] = []
    for rule in (value.rules[index] for index in here):
        if rule.adds:
            _refuse_addition(standing, rule, day)
            standing.append(rule)
            continue
        for earlier in standing:
            _refuse_replacement(value, earlier, rule, day)
        standing = [rule]


def _level(rule: Rule, day: date) -> int:
    """What it is an exception to, on a day."""
    return max(rule.when.level, HOLIDAYS if HOLIDAY in rule.days and is_holiday(day) else ORDINARY)


_BY_DATE = "Write last what is so on holidays: '; PH off'; or the hours of some of them: '; Dec 25 10:00-14:00'."


def _refuse_addition(standing: list[Rule], rule: Rule, day: date) -> None:
    """What would be added to a holiday, or to a day that is closed."""
    for earlier in standing:
        if not earlier.entries:
            what = f"', {rule.text}' opens days that '{earlier.text}' closes"
            raise HoursError(what, f"Write '; {rule.text}', or leave one out.")
        if HOLIDAYS in (_level(earlier, day), _level(rule, day)) and earlier.days != rule.days:
            raise HoursError(f"', {rule.text}' adds to '{earlier.text}' on a holiday", _BY_DATE)


def _refuse_replacement(value: Value, earlier: Rule, rule: Rule, day: date) -> None:
    """A rule takes a day away from an earlier one: that is meant of an exception, and else a slip or a puzzle."""
    if merged(earlier.entries) == merged(rule.entries):
        return
    before, after = _level(earlier, day), _level(rule, day)
    if {before, after} == {SEASON, HOLIDAYS} and not earlier.entries:
        raise HoursError(f"'{rule.text}' opens holidays that '{earlier.text}' closes", _BY_DATE)
    if after < before:
        raise HoursError(
            f"'{earlier.text}' stands before '{rule.text}', which takes it back",
            f"Write '{_last(value, earlier)}'." if rule.entries else _BY_DATE,
        )
    if not rule.entries or not earlier.entries:
        return
    lost = [one for one in earlier.entries if not _holds(rule.entries, one)]
    if not lost:
        return
    apart = all(one.last <= other.first or other.last <= one.first for one in earlier.entries for other in rule.entries)
    if after == before == ORDINARY or (apart and after < HOLIDAYS and not _whole_week(value, earlier, rule)):
        name = DAYS[day.weekday()]
        gone = ",".join(f"{clock(one.first)}-{clock(one.last)}" for one in lost)
        alone = f"rite '{_replaced(value, earlier, rule)}'."
        shorter = all(_holds(earlier.entries, entry) for entry in rule.entries)
        added = _added(value, rule)
        raise HoursError(
            f"'; {rule.text}' takes {name} {gone} away from '{earlier.text}'",
            f"W{alone}"
            if shorter or not _is_read(added)
            else f"Is it open at both times? Write '{added}'. Else w{alone}",
        )
    if after == before and not (within(rule.when, earlier.when) and not within(earlier.when, rule.when)):
        raise HoursError(
            f"'{earlier.text}' and '{rule.text}' speak of the same days",
            "Write stretches that do not overlap, or the shorter one last and wholly inside the longer.",
        )


def _is_read(text: str) -> bool:
    try:
        read(text)
    except HoursError:
        return False
    return True


def _whole_week(value: Value, earlier: Rule, rule: Rule) -> bool:
    """Whether a season says of each day of an earlier rule what is so."""
    named = frozenset().union(*(one.days or WEEK for one in value.rules if one.when == rule.when))
    return (earlier.days or WEEK) <= named | {HOLIDAY}


def _holds(entries: Entries, entry: Entry) -> bool:
    """Whether no minute of one is outside the others."""
    return any(one.first <= entry.first and entry.last <= one.last for one in merged(entries))


def _last(value: Value, rule: Rule) -> str:
    """The value with a rule at its end."""
    return _joined([*(one for one in value.rules if one is not rule), replace(rule, adds=False)], value)


def _joined(rules: list[Rule], value: Value, added: Rule | None = None) -> str:
    text = rules[0].text
    for rule in rules[1:]:
        text += f"{',' if rule.adds or rule is added else ';'} {rule.text}"
    return text + _ending(value)


def _ending(value: Value) -> str:
    return f' || "{value.otherwise}"' if value.otherwise else ""


def _added(value: Value, rule: Rule) -> str:
    """The value with a rule that adds to the others."""
    same = [one for one in value.rules if (one.when, one.days) == (rule.when, rule.days) and one is not rule]
    if len(value.rules) == 2 and same and not any(entry.comment for one in value.rules for entry in one.entries):
        times = _times(merged((*same[0].entries, *rule.entries)))
        return f"{same[0].text.rsplit(' ', 1)[0]} {times}"
    return _joined(list(value.rules), value, rule)


def _replaced(value: Value, earlier: Rule, rule: Rule) -> str:
    """What the value says as it stands, with each day of a week named once."""
    if rule.when.parts:
        left = sorted((earlier.days or WEEK) - rule.days - {HOLIDAY})
        also = f"{rule.when_text} {_named(left)} {_times(earlier.entries)}"
        return _joined(list(value.rules), value).replace(f"; {rule.text}", f"; {also}; {rule.text}", 1)
    nights = any(entry.last > DAY for one in value.rules for entry in one.entries)
    others = [one.text for one in value.rules if one.when.parts]
    # Nothing can be added to a holiday, so each night is said in the two days that it is in.
    split = nights and any(HOLIDAY in one.days for one in value.rules)
    between = ", " if nights and not split else "; "
    text = "; ".join([between.join(_week(value, split=split)), *others])
    return text + _ending(value)


def _week(value: Value, *, split: bool = False) -> Iterator[str]:
    """The ordinary week and its holidays, each day once; `split`: with each night in two days."""
    ordinary = [rule for rule in value.rules if not rule.when.parts]
    every = {key: entries_of([rule for rule in ordinary if rule.speaks_of(key)]) for key in range(HOLIDAY + 1)}
    days_of: dict[Entries, list[int]] = {}
    for key, entries in every.items():
        here = entries
        if split:
            before = every[(key - 1) % 7] if key < HOLIDAY else ()
            tails = [one._replace(first=0, last=one.last - DAY) for one in before if one.last > DAY]
            here = merged((*tails, *(one._replace(last=min(one.last, DAY)) for one in entries)))
        if here:
            days_of.setdefault(here, []).append(key)
    for entries, days in days_of.items():
        yield f"{_named(days)} {_times(entries)}"
    if not every[HOLIDAY] and any(HOLIDAY in rule.days for rule in ordinary):
        yield "PH off"


def _named(days: list[int]) -> str:
    return ",".join(
        DAYS[first] if first == last else f"{DAYS[first]}{'-' if HOLIDAY > last > first + 1 else ','}{DAYS[last]}"
        for first, last in _runs(days)
    )


def _runs(days: list[int]) -> list[tuple[int, int]]:
    """Days that follow one another, as (first, last); holidays follow no day."""
    found: list[tuple[int, int]] = []
    for day in sorted(days):
        if found and found[-1][1] == day - 1 and day != HOLIDAY:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


def _times(entries: Entries) -> str:
    times = ",".join(f"{clock(entry.first)}-{clock(entry.last)}" for entry in entries)
    words = {(entry.state, entry.comment) for entry in entries if entry.comment}
    return times + "".join(f' {state} "{comment}"' for state, comment in sorted(words))


# ----- other readings ------------------------------------------------------------------------------------------------


def library_days(text: str, first: date, days: int) -> Iterator[tuple[date, Spans]]:
    """Each day as opening-hours-py reads it, on the clocks of the place."""
    begin = datetime.combine(first, time())
    end = begin + timedelta(days=days)
    spans: list[list[Span]] = [[] for _ in range(days)]
    for opens, closes, state, _ in osm.OpeningHours(text, country="SE").intervals(begin, end):
        if state == osm.State.CLOSED:
            continue
        from_minute = max(0, int((opens - begin).total_seconds()) // 60)
        to_minute = min(days * DAY, int((closes - begin).total_seconds()) // 60)
        for index in range(from_minute // DAY, -(-to_minute // DAY)):
            first_minute, last_minute = max(from_minute - index * DAY, 0), min(to_minute - index * DAY, DAY)
            spans[index].append(Span(first_minute, last_minute, state == osm.State.OPEN))
    for index in range(days):
        yield first + timedelta(days=index), tuple(spans[index])


def _refuse_other_readings(value: Value) -> None:
    # The library's intervals end at a "||", and words without a state are open for it: both are against the
    # specification, so what stands before it is compared, and whether it is closed.
    text, bar, _ = value.text.partition("||")
    text = text.strip()
    closed_or_not = any(entry.state == "unknown" for rule in value.rules for entry in rule.entries)
    ours = Value(text, value.rules) if bar else value
    days = _days(value)
    known: dict[tuple[tuple[int, ...], ...], Spans] = {}
    before: tuple[int, ...] = tuple(i for i, rule in enumerate(value.rules) if rule.matches(FIRST - timedelta(days=1)))
    for (day, library), (_, here) in zip(library_days(text, FIRST, len(days)), days, strict=True):
        if (before, here) not in known:
            known[before, here] = ours.spans(day)
        spans, before = known[before, here], here
        if spans != library and (not closed_or_not or not _alike(spans, library)):
            raise _other_reading(value, day, spans, library)


def _alike(ours: Spans, library: Spans) -> bool:
    """Closed in the same minutes, and open for the library wherever it is for us."""

    def told(spans: Spans, *, surely: bool) -> set[int]:
        return {minute for span in spans if span.open or not surely for minute in range(span.first, span.last)}

    return told(ours, surely=False) == told(library, surely=False) and told(ours, surely=True) <= told(
        library, surely=True
    )


def _other_reading(value: Value, day: date, ours: Spans, library: Spans) -> HoursError:
    """What to write instead of a value that others read in another way."""
    first = clock(min({*ours} ^ {*library}).first)
    exceptions = [rule for rule in value.rules if rule.when.parts or HOLIDAY in rule.days]
    if not value.over_midnight:
        moment = f"{_NAMES[day.weekday()]} {day.isoformat()} at {first}"
        return HoursError(
            f"Programs read '{value.text}' in two ways: they differ on {moment}",
            "Write one rule for each day and stretch, exceptions last.",
        )
    if not exceptions:
        breaking = [rule for rule in value.rules if not rule.adds and rule.matches(day)]
        rule = breaking[-1] if breaking else value.rules[-1]
        what = f"'; {rule.text}' ends the night before: {DAYS[day.weekday()]} {first} would be closed"
        return HoursError(what, f"Write ',' for ';': '{', '.join(one.text for one in value.rules)}{_ending(value)}'.")
    what = f"'{exceptions[-1].text}' and nights past midnight: what is so in the mornings can be read in two ways"
    instead = "End each night at 24:00, and say what is so from 00:00 on in a rule of that day"
    if any(rule.when.parts and rule.entries for rule in value.rules):
        return HoursError(what, f"{instead}, as 'Dec 31 22:00-24:00; Jan 1 00:00-02:00'.")
    seasons = [rule.text for rule in value.rules if rule.when.parts]
    split = "; ".join([*_week(value, split=True), *seasons]) + _ending(value)
    return HoursError(what, f"{instead}, as '{split}'.")
