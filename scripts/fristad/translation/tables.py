"""The tables beside the catalogues, with a row for each message: reviews, what is allowed, what was translated back."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from io import StringIO
from typing import Protocol, TypeVar

from fristad.problems import Problem, Source, printable


class _Row(Protocol):
    @property
    def context(self) -> str: ...
    @property
    def swedish(self) -> str: ...


_T = TypeVar("_T")
_R = TypeVar("_R", bound=_Row)
Rows = list[tuple[Source, _T]]
"""Rows, and where each begins."""


def read(
    path: str,
    text: str,
    columns: Sequence[str],
    columns_code: str,
    row_code: str,
    row_of: Callable[[list[str], Source], _T | Problem],
) -> tuple[Rows[_T] | None, list[Problem]]:
    """The rows of a file, and which of its lines are none: None where its first line does not name the columns.

    `row_of` makes a row of its cells, or tells why they are none. `columns_code` and `row_code` are of the problems
    that are the same in every table.
    """
    rows: Rows[_T] = []
    problems: list[Problem] = []
    lines = csv.reader(StringIO(text.removeprefix("\ufeff")), strict=True)
    try:
        if next(lines, []) != list(columns):
            instead = "Write `" + ",".join(columns) + "`, or get the file back as it was."
            return None, [
                Problem(Source(path), columns_code, "The first line is not the names of the columns", instead)
            ]
        begins = lines.line_num + 1
        for cells in lines:
            place, begins = Source(path, begins), lines.line_num + 1
            found = row_of(cells, place)
            if isinstance(found, Problem):
                problems.append(found)
            else:
                rows.append((place, found))
    except csv.Error:
        what, instead = "This is no line of a table", "Get the file back as it was."
        problems.append(Problem(Source(path, lines.line_num), row_code, what, instead))
    return rows, problems


def one_each(rows: Rows[_R], code: str) -> tuple[dict[tuple[str, str], _R], list[Problem]]:
    """The rows by context and Swedish. Of two that say different things of the same words neither counts."""
    found: dict[tuple[str, str], _R] = {}
    twice: set[tuple[str, str]] = set()
    problems: list[Problem] = []
    for place, row in rows:
        key = (row.context, row.swedish)
        if found.setdefault(key, row) != row:
            twice.add(key)
            what = f"Of the same words of '{printable(row.context)}' an earlier row says something else"
            problems.append(Problem(place, code, what, "Keep one of the two."))
    return {key: row for key, row in found.items() if key not in twice}, problems


def text(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A file with these rows, in their order."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()
