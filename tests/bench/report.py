"""What was measured, for people (tables) and for other programs (`build/bench/reading.json`)."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, is_dataclass
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

CONSOLE = Console(width=None if sys.stdout.isatty() else 160)
"""A log has no width of its own, and tables that are cut tell nothing."""

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


# ----- building -----------------------------------------------------------------------------------------------------

_BUILDING = (
    # heading, figure, divided by, decimals, with the ratio ours ÷ theirs
    ("CPU, s", "cpu", 1, 1, True),
    ("Wall, s", "wall", 1, 1, True),
    ("Peak, MB", "memory", 1e6, 0, False),
    ("Out, MB", "bytes", 1e6, 1, False),
    ("Files", "files", 1, 0, False),
    ("Pages right", "right", 1, 0, False),
    ("of", "expected", 1, 0, False),
    ("Rounds", "rounds", 1, 0, False),
)

BUILT = """\
Full build from nothing, output and caches removed; CPU of all processes; Peak: memory of all processes at a time, \
what they share counted once; Pages right: in the place, language and with the title that they should have. (…×): \
ours ÷ theirs. P, L: how CPU grows with pages and languages, 1 for twice the time at twice the size; in parentheses \
without the time to start."""


def show_building(console: Console, found: Mapping[str, Any]) -> None:
    """What building took, in the terminal."""
    for what, title in (("plain", "without search"), ("search", "with search")):
        if found[what]:
            console.print(_built(f"{found['size']}, {title}", found[what], found["titles"]))
    if any(found["growth"].values()):
        console.print(_grown(found["growth"], found["titles"]))
    console.print(BUILT, style="dim", highlight=False)
    console.print()
    if found["conditions"]["busy"]:
        console.print("The machine was busy: ratios hold roughly, seconds do not.", style="yellow")
    for line in goal_lines([Goal(one["what"], one["value"], one["limit"], one["view"]) for one in found["goals"]]):
        console.print(line, style="red" if line.startswith("MISSED") else "green", highlight=False)


def _built(title: str, builds: Mapping[str, Mapping[str, Any]], titles: Mapping[str, str]) -> Table:
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))
    table.add_column("")
    for heading, *_ in _BUILDING:
        table.add_column(heading, justify="right")
    for name, built in builds.items():
        cells = []
        for _, figure, unit, decimals, with_ratio in _BUILDING:
            own = ratio(builds["ours"][figure], built[figure]) if with_ratio and "ours" in builds else None
            mark = f" ({own:.2f}×)" if own is not None and name != "ours" else ""
            cells.append(f"{built[figure] / unit:,.{decimals}f}{mark}")
        table.add_row(titles[name], *cells, style="bold" if name == "ours" else None)
    return table


def _grown(growth: Mapping[str, Any], titles: Mapping[str, str]) -> Table:
    table = Table("", "P", "sizes", "L", "sizes", title="growth of CPU", title_justify="left", box=box.SIMPLE_HEAD)
    for name, rows in growth.items():
        cells = []
        for row in (rows["P"], rows["L"]):
            above = "" if row["above_start"] is None else f" ({row['above_start']:.2f})"
            cells += ["–" if row["exponent"] is None else f"{row['exponent']:.2f}{above}", ", ".join(row["sizes"])]
        table.add_row(titles.get(name, name), *cells, style="bold" if name == "ours" else None)
    return table


def plain(value: Any) -> Any:
    """A measurement as JSON holds it."""
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return [plain(one) for one in value] if isinstance(value, list | tuple) else value


BEGIN, END = "<!-- building: made by `make bench-readme` -->", "<!-- /building -->"


def with_table(text: str, table: str) -> str:
    """The text with the table between the two comments.

    Raises ValueError where they are not.
    """
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"there is no {BEGIN} … {END}")
    return f"{before}{BEGIN}\n\n{table}\n\n{END}{after}"


def readme_table(found: Mapping[str, Any]) -> str:
    """The table of builds in Markdown, with date and versions, and what is special to ours below it."""
    titles, versions = found["titles"], found["versions"]
    lines = [
        f"{_pages(found['size'])}, built from nothing on {found['date'][:10]}: seconds of processor time, medians of "
        "builds in turns.",
        "",
        "| | CPU, s | ours ÷ theirs | wall, s | peak MB | output MB | pages right "
        "| with search: CPU, s | ours ÷ theirs | grows with pages, languages |",
        "| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |",
    ]
    for name, title in titles.items():
        own, searching = found["plain"].get(name), found["search"].get(name)
        shown_of = own or searching
        cells = [
            f"{own['cpu']:,.1f}" if own else "–",
            _ratio(found["ratios"].get(name)) if own else "–",
            f"{shown_of['wall']:,.1f}",
            f"{shown_of['memory'] / 1e6:,.0f}",
            f"{shown_of['bytes'] / 1e6:,.0f}",
            f"{shown_of['right']:,} of {shown_of['expected']:,}",
            f"{searching['cpu']:,.1f}" if searching else "–",
            _ratio(found["search_ratios"].get(name)) if searching else "–",
            _exponents(found["growth"].get(name)),
        ]
        named = f"**{title}**" if name == "ours" else f"{title} {versions[name]}"
        lines.append(f"| {named} | {' | '.join(cells)} |")
    return "\n".join([*lines, "", *(f"- {line}" for line in _told(found["goals"]))])


def _pages(size: str) -> str:
    pages, _, languages = size.partition("×")
    return f"{pages} pages in {languages} languages"


def _ratio(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def _exponents(rows: Mapping[str, Any] | None) -> str:
    values = [rows[what]["exponent"] for what in ("P", "L")] if rows else []
    known = ["–" if value is None else f"{value:.2f}" for value in values]
    return ", ".join(known) if set(known) - {"–"} else "–"


def _told(goals: Sequence[Mapping[str, Any]]) -> list[str]:
    """Goals that no column of the table shows."""
    return [
        f"{one['what']}: {_exact(one['value'])} (at most {_exact(one['limit'])})"
        for one in goals
        if not one["what"].startswith(("Full build", "With search", "Growth"))
    ]


# ----- the file -----------------------------------------------------------------------------------------------------


def known(path: Path) -> dict[str, Any]:
    """What is in the file already; nothing where there is none."""
    return dict(json.loads(path.read_text("utf-8"))) if path.exists() else {}


def write(path: Path, report: Mapping[str, Any]) -> None:
    """Everything, for other programs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n", "utf-8")
