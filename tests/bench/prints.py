"""Prints and slides measured: all of the real site, in every language as if nothing urgent were missing in it."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from fristad.build import workspace
from fristad.build.mkdocs import mkdocs_yml
from fristad.prints.every_print import papers
from fristad.prints.packs import screens
from fristad.prints.packs.contract import Order
from fristad.prints.tagging import tagged
from fristad.prints.typesetting import Typesetter

from . import report
from .figures import Goal
from .peers import ALL, ROOT


def measure(
    languages: Annotated[str, typer.Option(help="Ids of languages, with commas; all where there are none.")] = "",
) -> None:
    """What a thousand prints and a thousand slides take, and how large they are."""
    load = os.getloadavg()[0]
    options, _ = mkdocs_yml.options_of(Path(ROOT))
    site = workspace.read(Path(ROOT), options).site
    chosen = [one for one in site.languages if not languages or one.id in languages.split(",")]
    typesetter = Typesetter(f"{ROOT}/overrides/prints", [f"{ROOT}/overrides/prints/fonts"])
    renderer = options.renderer()
    orders = [Order(site, language, typesetter, renderer) for language in chosen]
    found = {
        "languages": len(chosen),
        "load": load,
        "prints": _measured(one for order in orders for one in _prints(order)),
        "slides": _measured(one for order in orders for one in _slides(order)),
    }
    _show(found)
    report.write(ALL, {**report.known(ALL), "prints": found})


def _prints(order: Order) -> Iterator[tuple[str, int]]:
    """(kind, bytes) of each."""
    for planned, paper in papers(order.site, order.language):
        pdf, noted = order.typesetter.pdf(paper)
        yield planned.kind, len(tagged(pdf, noted, paper))


def _slides(order: Order) -> Iterator[tuple[str, int]]:
    """(which way it lies, bytes) of each."""
    for planned in screens.planned_slides(order):
        for name in screens.SIZES:
            yield name, len(screens.in_few_colours(order.typesetter.slide(screens.screen(order, planned, name))))


def _measured(made: Iterator[tuple[str, int]]) -> dict[str, Any]:
    """What making them takes, by kind and for a thousand: CPU and clock in seconds, bytes."""
    count: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    seconds: Counter[str] = Counter()
    begun, wall = time.process_time(), time.perf_counter()
    before = begun
    for kind, size in made:
        now = time.process_time()
        count[kind] += 1
        sizes[kind] += size
        seconds[kind] += now - before
        before = now
    cpu, wall, number = time.process_time() - begun, time.perf_counter() - wall, count.total()
    return {
        "number": number,
        "cpu_per_thousand": cpu / number * 1000,
        "wall_per_thousand": wall / number * 1000,
        "bytes_per_thousand": sizes.total() / number * 1000,
        "kinds": {
            kind: {"count": many, "ms": seconds[kind] / many * 1000, "bytes": sizes[kind] / many}
            for kind, many in count.items()
        },
    }


def _show(found: dict[str, Any]) -> None:
    for what in ("prints", "slides"):
        each = found[what]
        title = (
            f"{each['number']} {what}, {found['languages']} languages; a thousand: "
            f"{each['cpu_per_thousand']:.0f} CPU s, {each['bytes_per_thousand'] / 1e6:.0f} MB"
        )
        table = Table(title=title, title_justify="left", box=None)
        for heading in ("", what, "CPU ms each", "kB each"):
            table.add_column(heading, justify="right" if heading else "left")
        for kind, one in each["kinds"].items():
            table.add_row(kind, str(one["count"]), f"{one['ms']:.0f}", f"{one['bytes'] / 1000:.1f}")
        report.CONSOLE.print(table)
    prints = found["prints"]
    view = f"{prints['number']} prints, load {found['load']:.1f}"
    goals = [
        Goal("A thousand prints, CPU s", prints["cpu_per_thousand"], 20, view),
        Goal("A thousand prints, MB", prints["bytes_per_thousand"] / 1e6, 20, view),
    ]
    for line in report.goal_lines(goals):
        report.CONSOLE.print(line, style="red" if line.startswith("MISSED") else "green", highlight=False)
