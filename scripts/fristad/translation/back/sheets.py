"""The two tables that people and programs fill in: one to translate back, one to compare.

The first has a translation and nothing that gives its Swedish away: an id, a number for its page, what kind of text it
is, the words. The second has the Swedish, what came back and the words beside each other, with the terms of the list.
Both are CSV in UTF-8; what comes back may have its columns in another order, and semicolons or tabs between them.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Literal

from fristad.problems import Problem, Source, did_you_mean, printable

Step = Literal["back", "compare"]
COLUMNS: dict[Step, tuple[str, ...]] = {
    "back": ("id", "page", "kind", "words", "back"),
    "compare": ("id", "context", "swedish", "back", "words", "terms", "verdict", "note"),
}
_ASKED: dict[Step, tuple[str, ...]] = {
    "back": ("id", "words", "back"),
    "compare": ("id", "swedish", "back", "words", "verdict", "note"),
}
"""Columns that must come back."""
_FILLED: dict[Step, str] = {"back": "back", "compare": "verdict"}
"""The column in which a line is empty until somebody has done it."""


@dataclass(frozen=True)
class Line:
    """One line of a table that came back: its cells by column, and where it stands."""

    cells: dict[str, str]
    source: Source

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


def written(step: Step, rows: Iterable[Sequence[str]]) -> str:
    """A table to fill in. It begins with a mark by which office programs know UTF-8."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS[step])
    writer.writerows(rows)
    return "\ufeff" + out.getvalue()


def read(step: Step, path: str, text: str) -> tuple[list[Line], list[Problem]]:
    """The lines of a table that came back and are filled in, and what is wrong with it or with some of them."""
    text = text.removeprefix("\ufeff")
    head = text.partition("\n")[0]
    lines = csv.reader(StringIO(text), delimiter=max(",;\t", key=head.count), strict=True)
    found: list[Line] = []
    problems: list[Problem] = []
    try:
        columns = [name.strip().casefold() for name in next(lines, [])]
        if missing := [name for name in _ASKED[step] if name not in columns]:
            what = f"The table has no column '{missing[0]}'"
            instead = f"Take a new one from `fristad export --{step}`, and fill that in."
            return [], [Problem(Source(path), "back-table", what, instead)]
        begins = lines.line_num + 1
        for cells in lines:
            place, begins = Source(path, begins), lines.line_num + 1
            if len(cells) == len(columns):
                line = Line({name: cell.strip() for name, cell in zip(columns, cells, strict=True)}, place)
                if line[_FILLED[step]]:
                    found.append(line)
            elif any(cell.strip() for cell in cells):
                what = f"The line has {len(cells)} cells, the first one {len(columns)}"
                problems.append(Problem(place, "back-table", what, 'Put words with commas between two ".'))
    except csv.Error as error:
        what = f"This is no line of a table ({printable(str(error))})"
        problems.append(Problem(Source(path, lines.line_num), "back-table", what, "Save it again as CSV in UTF-8."))
        return [], problems
    return _each_once(step, found, problems), problems


def _each_once(step: Step, lines: Sequence[Line], problems: list[Problem]) -> list[Line]:
    """The lines, without those of one id that say different things: nobody knows which is meant."""
    first: dict[str, Line] = {}
    disputed: set[str] = set()
    for line in lines:
        earlier = first.setdefault(line["id"], line)
        if earlier.cells != line.cells:
            what = f"The same message stands in line {earlier.source.line} with something else"
            problems.append(Problem(line.source, "back-table", what, "Keep one of the two."))
            disputed.add(line["id"])
    return [line for id, line in first.items() if id not in disputed]


def is_ours(text: str) -> bool:
    """Whether a file looks like a table that was made here."""
    return _step_of(text) is not None


def is_begun(text: str) -> bool:
    """Whether somebody has filled in a line of a table that was made here."""
    step = _step_of(text)
    return step is not None and bool(read(step, "", text)[0])


def _step_of(text: str) -> Step | None:
    head = text.removeprefix("\ufeff").partition("\n")[0].strip()
    return next((step for step, columns in COLUMNS.items() if head == ",".join(columns)), None)


def verdict_wrong(line: Line, verdicts: Sequence[str]) -> Problem | None:
    """A word that is no verdict."""
    if line["verdict"] in verdicts:
        return None
    what = f"'{printable(line['verdict'])}' is no verdict"
    return Problem(line.source, "back-verdict", what, did_you_mean(line["verdict"], verdicts))
