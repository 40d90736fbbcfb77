"""Turns of phrase in texts, and pictures in headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from fristad.content.rules.wording.idioms import IDIOMS, OF_THE_LAW, PICTURES, Row
from fristad.content.rules.wording.sentences import HEADING, Told, own_words

_SPACE = r"\s+(?:(?:inte|aldrig|också|jag|du|han|hon|hen|man|vi|ni|de)\s+)?"
_A_FEW_WORDS = r"(?:\s+[^\s.!?,:;]+){0,3}\s+"
_WORD = re.compile(r"\w+")
_PART = re.compile(r"\(([^)]*)\)|[^( ]+")


def idiom(text: str, kind: str) -> Iterator[Told]:
    """A turn of phrase says something else than its words, and is translated word for word."""
    pictured = {at for told in heading_by_picture(text, kind) for at in range(told.at, told.at + len(told.found))}
    for at, words, instead in _found(text, IDIOMS):
        if at not in pictured:
            what = f"'{words}' says something else than its words"
            yield Told(at, words, "idiom", what, f"Write what it means: {instead}.")


def heading_by_picture(text: str, kind: str) -> Iterator[Told]:
    """A heading stands alone, in lists too: a picture in it is all that there is to translate."""
    for at, words, instead in _found(text, PICTURES) if kind == HEADING else ():
        what = f"The heading's '{words}' is a picture"
        yield Told(at, words, "heading-by-picture", what, f"Write what stands below it, as in '{instead}'.")


def is_of_the_law(told: Told) -> bool:
    """Whether a turn of phrase is a law's own, which pages about the law keep."""
    return told.code == "idiom" and any(True for _ in _found(told.found, OF_THE_LAW))


def _found(text: str, rows: tuple[Row, ...]) -> Iterator[tuple[int, str, str]]:
    """Where a row of a list stands in a text, how it is written there, and what to write instead."""
    own, end, beginnings = own_words(text), 0, _by_first_word(rows)
    for word in _WORD.finditer(own):
        which = beginnings.get(word.group().casefold())
        found = _pattern(rows, which).match(own, word.start()) if which and word.start() >= end else None
        if found:
            end = found.end()
            row = rows[int((found.lastgroup or "row0").removeprefix("row"))]
            yield found.start(), text[found.start() : end], row[1]


@cache
def _by_first_word(rows: tuple[Row, ...]) -> Mapping[str, tuple[int, ...]]:
    """Which rows may begin with a word. Few words begin any, so most of a text is passed over at a look."""
    found: dict[str, tuple[int, ...]] = {}
    for index, (form, _) in enumerate(rows):
        for word in _first_words(form):
            found[word] = (*found.get(word, ()), index)
    return found


def _first_words(form: str) -> set[str]:
    """ "få(r|tt) bukt med" → "får", "fått"."""
    ways, end = [""], 0
    for part in _PART.finditer(form):
        if part.start() > end:
            break
        choices = part[1].split("|") if part[1] is not None else [part[0]]
        ways, end = [way + choice for way in ways for choice in choices], part.end()
    return {way.split()[0] for way in ways}


@cache
def _pattern(rows: tuple[Row, ...], which: tuple[int, ...]) -> re.Pattern[str]:
    """Some rows of a list as one pattern, which names the row that it has found."""
    ways = "|".join(f"(?P<row{index}>{_way(rows[index][0])})" for index in which)
    return re.compile(rf"(?:{ways})(?!\w)", re.IGNORECASE)


def _way(form: str) -> str:
    return _A_FEW_WORDS.join(part.replace("(", "(?:").replace(" ", _SPACE) for part in form.split(" ~ "))
