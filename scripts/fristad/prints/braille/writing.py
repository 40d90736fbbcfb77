"""Cards and sheets as BRF: pages of 40 cells by 25 lines, as embossers and braille displays take them.

Each word is read back by liblouis before it is written. Where it does not come back with the same letters and figures,
nobody could be sure of what a finger reads: that print has no braille. Uncontracted, so that whoever knows the letters
of a language can read it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import partial
from typing import Final, NamedTuple, Protocol

from fristad.languages.known_languages import Language
from fristad.prints.contract import Code, Paper, Published
from fristad.prints.every_print import papers
from fristad.prints.plan import Kind
from fristad.prints.said import Said, number
from fristad.site.site import Site

KINDS: Final[tuple[Kind, ...]] = ("card", "sheet")
WIDTH, HEIGHT = 40, 25


@dataclass(frozen=True)
class Table:
    """How a language is written: a table of liblouis 3.24."""

    file: str
    letter_sign: str = ""
    """What liblouis reads in the sign which says that letters follow after figures, though it is none of the words."""


_SWEDISH = Table("sv-g0.utb", letter_sign="š")
TABLES: Final = {
    "sv": _SWEDISH,
    "sv-simple": _SWEDISH,
    "en": Table("en-ueb-g1.ctb"),
    "ar": Table("ar-ar-g1.utb"),
    "fi": Table("fi.utb"),
    "fr": Table("fr-bfu-comp6.utb"),
    "de": Table("de-g0.utb"),
    "pl": Table("pl.tbl"),
    "ru": Table("ru-litbrl.ctb"),
}
"""By BCP 47. Other languages have no table, or one that does not give back its own words."""

_FOR_STAFF = frozenset(("staff", "swedish", "swedish_heading", "swedish_danger"))
"""What stands on paper for somebody who sees it and hands it over."""
_LAST = frozenset(field.name for field in fields(Published))
_SIGNS = str.maketrans({"\u00a0": " ", "–": "-", "—": "-", "’": "'", "‘": "'", **dict.fromkeys("”“„«»", '"')})
"""Signs that hardly any table has, as the ones that all have."""
_OF_SWEDEN = re.compile(r"[åäöÅÄÖ]|[a-z0-9]\.[a-z]{2,}(?:/|$)")
"""Names of Sweden and addresses, where a language's own table does not give them back."""
_AFTER_COLON = re.compile(r"(?<=\d:)(?=\d)")
_AFTER_SLASH = re.compile(r"(?<=/)")
_BRF = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="
"""The sign of each cell of six dots, in Unicode's order."""
_FIRST_CELL, _BLANK = 0x2800, "\u2800"


class Scribe(Protocol):
    """What writes words in cells and reads them back: see `liblouis`."""

    def cells(self, table: str, words: str) -> str:
        """Words as cells."""

    def words(self, table: str, cells: str) -> str:
        """Cells as words."""


class UnwrittenError(Exception):
    """A word that does not come back as it is."""


class Brailled(NamedTuple):
    """A print in braille, or the word for which there is none."""

    path: str
    """Beside the PDF of the same print."""
    content: bytes
    unwritten: str


def braille(site: Site, language: Language, scribe: Scribe) -> Iterator[Brailled]:
    """The cards and sheets of a language; nothing in a language without a table."""
    if language.tag not in TABLES:
        return
    for planned, paper in papers(site, language):
        if planned.kind in KINDS:
            path = planned.path(language).removesuffix(".pdf") + ".brf"
            try:
                yield Brailled(path, brf(paragraphs(paper, language), scribe).encode("ascii"), "")
            except UnwrittenError as error:
                yield Brailled(path, b"", str(error))


def paragraphs(paper: Paper, language: Language) -> tuple[Said | None, ...]:
    """What a finger is to read, in order. None is an empty line."""
    return tuple(_paragraphs(paper, language))


def _paragraphs(value: object, language: Language) -> Iterator[Said | None]:
    if isinstance(value, Said):
        yield value
    elif isinstance(value, Code):
        yield number(value.address, language)
    elif isinstance(value, tuple):
        for one in value:
            yield from _paragraphs(one, language)
    elif is_dataclass(value):
        yield None
        for field in sorted(fields(value), key=lambda field: field.name in _LAST):
            if field.name not in _FOR_STAFF:
                yield from _paragraphs(getattr(value, field.name), language)
        yield None


def brf(said: Iterable[Said | None], scribe: Scribe) -> str:
    """Paragraphs as a file. Raises UnwrittenError."""
    lines: list[str] = []
    for one in said:
        if one:
            lines += _lines([written(word, one.tag, scribe) for word in words(one.plain)])
        elif lines and lines[-1]:
            lines.append("")
    while lines and not lines[-1]:
        lines.pop()
    pages = (lines[start : start + HEIGHT] for start in range(0, len(lines), HEIGHT))
    return "\f".join("".join(f"{line}\r\n" for line in page) for page in pages).translate(_SIGN_OF_CELL)


_SIGN_OF_CELL = {_FIRST_CELL + number: sign for number, sign in enumerate(_BRF)}


def words(text: str) -> list[str]:
    """The words of a paragraph, each to stand on one line: also a number of several groups."""
    seen = "".join(sign for sign in text.replace(" · ", "; ") if unicodedata.category(sign) != "Cf")
    found = (word.translate(_SIGNS) for word in re.split(r"[ \n]+", seen))
    # A sign alone, such as a dash between two words, has nothing that could be read wrong.
    return [word for word in found if letters(word)]


def written(word: str, tag: str, scribe: Scribe) -> tuple[str, ...]:
    """A word's cells, in the parts between which a line may end. Raises UnwrittenError."""
    own = TABLES[tag]
    for table in (own, _SWEDISH) if _OF_SWEDEN.search(word) else (own,):
        parts = tuple(map(partial(_cells, table, scribe), _AFTER_SLASH.split(word)))
        if is_same(word, "".join(parts), table, scribe):
            return parts
    raise UnwrittenError(word)


def _cells(table: Table, scribe: Scribe, part: str) -> str:
    # After the colon of a time, the number sign again: not every table gives back figures without it.
    return "".join(scribe.cells(table.file, piece) for piece in _AFTER_COLON.split(part))


def is_same(word: str, cells: str, table: Table, scribe: Scribe) -> bool:
    """Whether cells have six dots, and give back a word's letters and figures."""
    read = scribe.words(table.file, cells)
    told = letters(read.replace(table.letter_sign, "") if table.letter_sign else read)
    return told == letters(word) and all(ord(cell) < _FIRST_CELL + len(_BRF) for cell in cells)


def letters(text: str) -> str:
    """What must come back: letters and figures. Capitals need not, nor which sign of two with the same dots it is."""
    plain = unicodedata.normalize("NFC", text.casefold())
    return "".join(str(unicodedata.digit(sign, sign)) for sign in plain if sign.isalnum())


def _lines(found: Sequence[tuple[str, ...]]) -> list[str]:
    """A paragraph's lines: all but the first begin with two empty cells."""
    lines, line = [], ""
    for word in found:
        whole = "".join(word)
        if line and len(line) + 1 + len(whole) > WIDTH:
            lines.append(line)
            line = _BLANK * 2
        elif line:
            line += _BLANK
        for part in (whole,) if len(line) + len(whole) <= WIDTH else word:
            if line.strip(_BLANK) and len(line) + len(part) > WIDTH:
                lines.append(line)
                line = _BLANK * 2
            line += part
    return [*lines, line]
