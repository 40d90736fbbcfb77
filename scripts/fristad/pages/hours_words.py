"""Opening hours in words, in every language, from the value that all else is made from.

Names of days and months come from CLDR; each end of a range stands isolated, and how a range is said is a message, so
that its start is met first in whatever direction one reads.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from markupsafe import Markup, escape

from fristad.languages.formats import date_words, day_names, day_of_month, list_words, month_names
from fristad.languages.known_languages import Language
from fristad.languages.text import LINE, Text, figure, swedish, unbroken
from fristad.pages import interface_words
from fristad.pages.interface_words import Phrase
from fristad.syntax.hours.days import DAY, HOLIDAY, WEEK, Nth, Point, Stretch, Weeks, When, clock, dates_of
from fristad.syntax.hours.values import Entries, Entry, Row, Section, Value

_RANGE_FROM = 3
"""So many days that follow one another are said as a range."""


class Says(Protocol):
    """What says interface words: see `speaker.Speaker`."""

    @property
    def language(self) -> Language: ...

    def phrase(self, phrase: Phrase, **facts: object) -> Text: ...


def sentence(value: Value, say: Says, today: date, *, lines: bool = False) -> Text:
    """All that a value says, as one run of words or in lines; moving dates are those after today."""
    if value.always:
        return say.phrase(interface_words.ALWAYS)
    said = [part for section in value.sections for part in _section(section, say, today)]
    if value.otherwise:
        comment = swedish(value.otherwise, say.language)
        said.append(say.phrase(interface_words.OTHERWISE, comment=comment))
    return in_lines(said, say) if lines else joined(said, interface_words.SEMICOLON, say)


def in_lines(texts: Sequence[Text], say: Says) -> Text:
    """Each on a line of its own; in plain words, in a row."""
    return replace(joined(texts, interface_words.SEMICOLON, say), html=LINE.join(text.__html__() for text in texts))


def joined(texts: Sequence[Text], between: Phrase, say: Says) -> Text:
    """Words in a row, with what a language writes between them."""
    mark = say.phrase(between, before="", after="")
    html = mark.html.join(text.__html__() for text in texts)
    return Text(html, mark.plain.join(text.plain for text in texts), say.language, say.language)


def span_of(first: Text, last: Text, phrase: Phrase, say: Says) -> Text:
    """From the first to the last, as a language says it."""
    return say.phrase(phrase, **{"from": first, "to": last})


def listed(texts: Sequence[Text], say: Says) -> Text:
    """ "a, b och c"."""
    html = list_words([str(text.__html__()) for text in texts], say.language)
    return Text(Markup(html), list_words([text.plain for text in texts], say.language), say.language, say.language)


# ----- sections and rows ---------------------------------------------------------------------------------------------


def _section(section: Section, say: Says, today: date) -> Iterator[Text]:
    """The ordinary week is a row for each part of it; any other begins with when it is so."""
    if not section.when.parts:
        yield from (_row(row, say) for row in section.rows)
        return
    what = _hours(section.rows[0], say) if section.undivided else None
    what = what or joined([_row(row, say) for row in section.rows], interface_words.COMMA, say)
    yield say.phrase(interface_words.EXCEPTION, when=_when(section.when, say, today), what=what)


def _row(row: Row, say: Says) -> Text:
    if row.days >= WEEK and all(entry[:2] == (0, DAY) and not entry.comment for entry in row.entries) and row.entries:
        return say.phrase(interface_words.ALWAYS)
    days = say.phrase(interface_words.EVERY_DAY) if row.days >= WEEK else days_in_words(row.days, say)
    timed = all(entry.state == "open" or entry[:2] != (0, DAY) for entry in row.entries) and row.entries
    phrase = interface_words.DAYS_AND_TIMES if timed else interface_words.EXCEPTION
    given = {"days": days, "times": _hours(row, say)} if timed else {"when": days, "what": _hours(row, say)}
    return say.phrase(phrase, **given)


def _hours(row: Row, say: Says) -> Text:
    """ "09:00–12:00 och 13:00–16:00 (drop-in)", or "stängt"."""
    if not row.entries:
        return _with_comment(say.phrase(interface_words.CLOSED), row.comment, say)
    comments = dict.fromkeys(entry.comment for entry in row.entries)
    said = [_times(tuple(entry for entry in row.entries if entry.comment == comment), say) for comment in comments]
    return listed(said, say)


def _times(entries: Entries, say: Says) -> Text:
    """Times with the same words beside them."""
    comment = entries[0].comment
    if entries[0].state == "unknown" and entries[0][:2] == (0, DAY):
        return swedish(comment, say.language)
    return _with_comment(listed([_time(entry, say) for entry in entries], say), comment, say)


def _with_comment(words: Text, comment: str, say: Says) -> Text:
    if not comment:
        return words
    return say.phrase(interface_words.WITH_COMMENT, hours=words, comment=swedish(comment, say.language))


def _time(entry: Entry, say: Says) -> Text:
    if entry[:2] == (0, DAY):
        return say.phrase(interface_words.ALL_DAY)
    first, last = (figure(clock(minute), say.language) for minute in entry[:2])
    return unbroken(span_of(first, last, interface_words.TIMES, say))


# ----- days ----------------------------------------------------------------------------------------------------------


def days_in_words(days: frozenset[int], say: Says) -> Text:
    """Days of the week, and holidays: "måndag–fredag och helgdagar"."""
    names = [_own(name, say) for name in day_names(say.language)]
    said = []
    for first, last in _runs(days & WEEK):
        if (last - first) % 7 + 1 >= _RANGE_FROM:
            said.append(span_of(names[first], names[last], interface_words.DAYS, say))
        else:
            said += [names[first]] if first == last else [names[first], names[last]]
    if HOLIDAY in days:
        said.append(say.phrase(interface_words.HOLIDAYS))
    return listed(said, say)


def _runs(days: frozenset[int]) -> list[tuple[int, int]]:
    """Days that follow one another, over the end of the week where that makes a range of them."""
    found = [(day, day) for day in sorted(days) if (day - 1) % 7 not in days]
    runs = []
    for first, last in found:
        while (last + 1) % 7 in days:
            last = (last + 1) % 7
        around = last < first and (last - first) % 7 + 1 < _RANGE_FROM
        runs += [(last, last), (first, first)] if around else [(first, last)]
    return sorted(runs)


# ----- times of the year ---------------------------------------------------------------------------------------------


def _when(when: When, say: Says, today: date) -> Text:
    said = []
    for part in when.parts:
        if isinstance(part, Nth):
            day = _own(day_names(say.language)[part.weekday], say)
            said.append(say.phrase(interface_words.NTHS[part.number], day=day))
        elif isinstance(part, Weeks):
            said.append(_weeks(part, say))
        else:
            said += _stretch(part, say, today)
    return listed(said, say)


def _weeks(weeks: Weeks, say: Says) -> Text:
    first, last = (figure(str(week), say.language) for week in weeks[:2])
    if weeks.step == 2:
        whole = (weeks.first, weeks.last) in ((1, 53), (2, 52))
        every, part = interface_words.ODD_WEEKS if weeks.first % 2 else interface_words.EVEN_WEEKS
        return say.phrase(every) if whole else span_of(first, last, part, say)
    if weeks.first == weeks.last:
        return say.phrase(interface_words.ONE_WEEK, week=first)
    return span_of(first, last, interface_words.WEEKS, say)


def _stretch(stretch: Stretch, say: Says, today: date) -> Iterator[Text]:
    if not stretch.first:
        for first, last in dates_of(When((stretch,)), today):
            yield _from_to(_own(date_words(first, say.language), say), _own(date_words(last, say.language), say), say)
        return
    yield _from_to(_point(stretch.first, stretch, say), _point(stretch.last, stretch, say), say)


def _point(point: Point, stretch: Stretch, say: Says) -> Text:
    if stretch.months:
        return _own(month_names(say.language)[point.month - 1], say)
    return _own(day_of_month(point.month, point.day, say.language), say)


def _from_to(first: Text, last: Text, say: Says) -> Text:
    return first if first.plain == last.plain else span_of(first, last, interface_words.DAYS, say)


def _own(words: str, say: Says) -> Text:
    return Text(escape(words), words, say.language, say.language)
