"""What was measured, for people (tables) and for other programs (`build/bench/reading.json`)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from .figures import Goal, Results, ratio

_COLUMNS = (
    # heading, figure, unit, with the ratio ours ÷ theirs
    ("First visit", "bytes", "B", True),
    ("Requests", "requests", "", False),
    ("Failed", "failed", "", False),
    ("Others", "others", "", False),
    ("2nd page", "second_bytes", "B", True),
    ("Requests", "second_requests", "", False),
    ("Script", "script_bytes", "B", True),
    ("Script run", "script_characters", "chars", True),
    ("FCP", "fcp_ms", "ms", True),
    ("LCP", "lcp_ms", "ms", True),
    ("TBT", "tbt_ms", "ms", False),
    ("Number", "number_ms", "ms", True),
    ("At once", "number_on_first_screen", "yes", False),
    ("Stored", "stored", "", False),
)

EXPLAINED = """\
First visit, 2nd page: bytes of the bodies, gzipped, with an empty cache and with what the first page left in it. \
Script: what is fetched as such, gzipped, and how many characters run, before the reader asks for anything. FCP, LCP, \
TBT: first and largest contentful paint, total blocking time. Number: when the phone number was drawn; At once: \
without scrolling. (…×): ours ÷ theirs."""


def shown(value: float | None, unit: str = "") -> str:
    """A figure as read in a table: "7,951", "yes", "–" where there is none."""
    if value is None:
        return "–"
    if unit == "yes":
        return "yes" if value else "no"
    return f"{value:,.0f}"


def tables(results: Results, titles: Mapping[str, str]) -> list[Table]:
    """A table for each view, a row for each peer, ours first."""
    return [_table(view, results, titles) for view in results["ours"]]


def _table(view: str, results: Results, titles: Mapping[str, str]) -> Table:
    ours = results["ours"][view]
    columns = [column for column in _COLUMNS if column[1] in ours]
    table = Table(title=view, title_justify="left", box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))
    table.add_column("")
    for heading, _, unit, _ in columns:
        table.add_column(f"{heading}\n{unit}" if unit in ("B", "ms") else heading, justify="right")
    for peer, views in results.items():
        cells = []
        for _, figure, unit, with_ratio in columns:
            found = ratio(ours[figure], views[view].get(figure)) if with_ratio and peer != "ours" else None
            cells.append(shown(views[view].get(figure), unit) + (f" ({found:.2f}×)" if found is not None else ""))
        table.add_row(titles[peer], *cells, style="bold" if peer == "ours" else None)
    return table


def goal_lines(goals: Sequence[Goal]) -> list[str]:
    """One line a goal: met or missed, what was measured and where, what it may be."""
    return [
        f"{'met   ' if goal.met else 'MISSED'} {goal.what}: "
        f"{_exact(goal.value)} of at most {_exact(goal.limit)} ({goal.view})"
        for goal in goals
    ]


def _exact(value: float | None) -> str:
    return "not measured" if value is None else f"{value:,.2f}" if value % 1 else f"{value:,.0f}"


def show(console: Console, results: Results, titles: Mapping[str, str], goals: Sequence[Goal]) -> None:
    """All of it in the terminal."""
    for table in tables(results, titles):
        console.print(table)
    console.print(EXPLAINED, style="dim", highlight=False)
    console.print()
    for line in goal_lines(goals):
        console.print(line, style="red" if line.startswith("MISSED") else "green", highlight=False)


def write(path: Path, report: Mapping[str, Any]) -> None:
    """Everything, for other programs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n", "utf-8")
