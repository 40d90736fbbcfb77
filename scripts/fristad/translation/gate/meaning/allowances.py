"""Doubts of the checks of meaning that somebody has looked at and found to be none: `reviews/LANGUAGE.allowed.csv`.

A row holds for one check of one message, by the fingerprints of both sides: whoever changes either voids it. The
catalogue itself can allow nothing, and what allows nothing is told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Literal, NamedTuple, get_args

from fristad.languages.known_languages import Language
from fristad.problems import Problem, Source, did_you_mean, printable
from fristad.translation import reviews, tables
from fristad.translation.reviews import Role

By = Literal[Role, "machine"]
"""Who may have allowed: an office, never a name; or a machine, which a human can find again and look at."""
BYS: tuple[str, ...] = (*get_args(Role), "machine")
_COLUMNS = ("context", "swedish", "words", "code", "allowed_by", "allowed_on")
SUFFIX = ".allowed.csv"


class Allowance(NamedTuple):
    """One doubt that is none."""

    context: str
    swedish: str
    """Fingerprint of the Swedish words."""
    words: str
    """Fingerprint of the translation."""
    code: str
    allowed_by: str
    allowed_on: date

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What it holds for."""
        return self.context, self.swedish, self.words, self.code


@dataclass(frozen=True)
class Allowances:
    """The rows of one language, with the line of each."""

    path: str = ""
    rows: tuple[tuple[int, Allowance], ...] = ()

    @property
    def keys(self) -> frozenset[tuple[str, str, str, str]]:
        """What is allowed."""
        return frozenset(row.key for _, row in self.rows)

    def unused(self, used: Collection[tuple[str, str, str, str]]) -> Iterator[Problem]:
        """Rows that allow nothing: their words have changed, or the check no longer tells anything of them."""
        for line, row in self.rows:
            if row.key not in used:
                what = f"This row allows nothing: of '{printable(row.context)}' nothing is told by '{row.code}'"
                instead = "Remove it, or look at the words anew and allow them with `fristad review --allow`."
                yield Problem(Source(self.path, line), "allowance-unused", what, instead, "warning")


def path_of(language: Language) -> str:
    """Where a language's are: "reviews/ar.allowed.csv"."""
    return f"{reviews.FOLDER}/{language.id}{SUFFIX}"


def row(context: str, swedish: str, words: str, code: str, allowed_by: str, allowed_on: date) -> Allowance:
    """The row that allows these words."""
    return Allowance(*key(context, swedish, words, code), allowed_by, allowed_on)


def key(context: str, swedish: str, words: str, code: str) -> tuple[str, str, str, str]:
    """What a row holds for."""
    found = reviews.row(context, swedish, words, "machine")
    return context, found.swedish, found.words, code


def read(path: str, text: str, codes: Collection[str]) -> tuple[Allowances, list[Problem]]:
    """The rows of a file, and which of its lines are none. "" is a file without rows."""
    if not text:
        return Allowances(path), []
    row_of = partial(_row, codes=codes)
    rows, problems = tables.read(path, text, _COLUMNS, "allowance-row", "allowance-row", row_of)
    return Allowances(path, tuple((place.line, row) for place, row in rows or ())), problems


def _row(cells: list[str], place: Source, codes: Collection[str]) -> Allowance | Problem:
    """A row, or what is wrong with it and what to write instead."""

    def wrong(what: str, instead: str) -> Problem:
        return Problem(place, "allowance-row", what, instead)

    if len(cells) != len(_COLUMNS):
        what = f"The line has {len(cells)} cells, not {len(_COLUMNS)}"
        return wrong(what, "Run `fristad review --allow` instead of writing here.")
    context, swedish, words, code, by, day = cells
    if code not in codes:
        return wrong(f"'{printable(code)}' is no check that can be allowed", did_you_mean(code, codes))
    if by not in BYS:
        instead = f"{did_you_mean(by, BYS)} Names of persons do not belong here."
        return wrong(f"'{printable(by)}' cannot allow", instead)
    try:
        return Allowance(context, swedish, words, code, by, date.fromisoformat(day))
    except ValueError:
        return wrong(f"'{printable(day)}' is not a day", "Write it like 2026-11-21.")


def text(rows: Iterable[Allowance]) -> str:
    """The file, sorted, so that the same rows give the same bytes."""
    ordered = sorted(set(rows))
    return tables.text(_COLUMNS, [(*one.key, one.allowed_by, one.allowed_on.isoformat()) for one in ordered])
