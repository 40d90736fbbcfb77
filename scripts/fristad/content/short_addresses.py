"""The table of short addresses: which five signs lead to which page. Rows are added, and never changed or taken out.

A row goes on naming a page as it was called when the row was written: that a page has a new name or has ended is said
in its record, and its row leads on.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from fristad.content import addresses
from fristad.problems import Problem, Source, printable

FILE = "docs/short-addresses.csv"
HEADER = "code,leads_to"
_CODE = re.compile(f"[{addresses.SIGNS}]{{5}}")
_PAGE = re.compile(r"[a-z]+/[a-z0-9-]+(?:/[a-z0-9-]+)*")
_EXAMPLE = "2k7fd,service/kast-stockholm"


class Row(NamedTuple):
    """A code, the page that it was given to, and where that stands."""

    code: str
    ref: str
    line: int

    @property
    def of_code(self) -> Source:
        return Source(FILE, self.line)

    @property
    def of_page(self) -> Source:
        return Source(FILE, self.line, len(self.code) + 2)


@dataclass(frozen=True)
class Table:
    """The table as it was read."""

    rows: tuple[Row, ...] = ()
    is_there: bool = False
    """Whether the project has a table that could be read: one that has none has not promised anything yet."""
    end: Source = field(default=Source(FILE, 1))
    """Where the next row goes."""

    @property
    def named(self) -> dict[str, str]:
        """Code → the page that it was given to."""
        return {row.code: row.ref for row in self.rows}


NO_TABLE = Table()


def read(text: str | None) -> tuple[Table, list[Problem]]:
    """The table, and everything that is wrong with it. Nothing is expected of a project without one."""
    if text is None:
        return NO_TABLE, []
    lines = text.removeprefix("\ufeff").splitlines()
    if not lines or lines[0] != HEADER:
        there = f"The table begins with '{printable(lines[0])}'" if lines else "The table is empty"
        return NO_TABLE, [Problem(Source(FILE), "short-addresses-header", there, f"Begin it with the line `{HEADER}`.")]
    rows: dict[str, Row] = {}
    problems = []
    for number, line in enumerate(lines[1:], 2):
        code, _, ref = line.partition(",")
        row = Row(code, ref, number)
        if not _CODE.fullmatch(code):
            what = f"'{printable(code)}' is no code" if line.strip() else "A line is empty"
            instead = f"Write five of the signs {addresses.SIGNS}, as in `{_EXAMPLE}`, or put back what stood here."
            problems.append(Problem(row.of_code, "short-address-row", what, instead))
        elif not _PAGE.fullmatch(ref):
            what = f"'{printable(ref)}' names no page"
            instead = f"Write the kind and the file's name, as in `{_EXAMPLE}`, or put back what stood here."
            problems.append(Problem(row.of_page, "short-address-row", what, instead))
        elif code in rows:
            what = f"The code '{code}' leads to '{rows[code].ref}' already, by line {rows[code].line}"
            instead = "Keep the row that was published first, and give the other page a code of its own."
            problems.append(Problem(row.of_code, "short-address-twice", what, instead))
        else:
            rows[code] = row
    return Table(tuple(rows.values()), True, Source(FILE, len(lines) + 1)), problems


def free_code(ref: str, taken: Collection[str]) -> str:
    """The code for a page that has none: the first suggestion that no other page has."""
    number = 1
    while (code := addresses.code(ref if number == 1 else f"{ref}#{number}")) in taken:
        number += 1
    return code


def with_rows(table: Table, new: Mapping[str, str]) -> str:
    """The text of the table with more rows, code → page. Rows stand in the order of the pages' names."""
    every: Iterable[tuple[str, str]] = {**table.named, **new}.items()
    rows = sorted(every, key=lambda row: (row[1].split("/"), row[0]))
    return "\n".join([HEADER, *(f"{code},{ref}" for code, ref in rows)]) + "\n"
