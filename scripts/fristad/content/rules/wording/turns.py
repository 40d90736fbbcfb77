"""Turns of phrase in texts, and pictures in headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from fristad.content.rules.wording.idioms import IDIOMS, OF_THE_LAW, PICTURES, Row
from fristad.content.rules.wording.sentences import HEADING, Told, own_words

_A_FEW_WORDS = r"(?:\s+[^\s.!?,:;]+){0,3}\s+"


def idiom(text: str, kind: str) -> Iterator[Told]:
    """A turn of phrase says something else than its words, and is translated word for word."""
    pictured = {at for told in heading_by_picture(text, kind) for at in range(told.at, told.at + len(told.found))}
    for at, words, instead in _found(text, IDIOMS):
        if at in pictured:
            continue
        what = f"'{words}' says something else than its words"
        yield Told(at, words, "idiom", what, f"Write what it means: {instead}.")


def heading_by_picture(text: str, kind: str) -> Iterator[Told]:
    """A heading stands alone, in lists too: a picture in it is all that there is to translate."""
    for at, words, instead in _found(text, PICTURES) if kind == HEADING else ():
        what = f"The heading's '{words}' is a picture"
        yield Told(at, words, "heading-by-picture", what, f"Write what stands below it, as in '{instead}'.")


def is_of_the_law(told: Told) -> bool:
    """Whether a turn of phrase is a law's own, which pages about the law keep."""
    return told.code == "idiom" and _pattern(OF_THE_LAW).fullmatch(told.found) is not None


def _found(text: str, rows: tuple[Row, ...]) -> Iterator[tuple[int, str, str]]:
    """Where a row of a list stands in a text, how it is written there, and what to write instead."""
    for found in _pattern(rows).finditer(own_words(text)):
        row = rows[int((found.lastgroup or "row0").removeprefix("row"))]
        yield found.start(), text[found.start() : found.end()], row[1]


@cache
def _pattern(rows: tuple[Row, ...]) -> re.Pattern[str]:
    """All rows of a list as one pattern, which names the row that it has found."""
    ways = "|".join(f"(?P<row{index}>{_way(form)})" for index, (form, _) in enumerate(rows))
    return re.compile(rf"(?<!\w)(?:{ways})(?!\w)", re.IGNORECASE)


def _way(form: str) -> str:
    return _A_FEW_WORDS.join(part.replace("(", "(?:").replace(" ", r"\s+") for part in form.split(" ~ "))
