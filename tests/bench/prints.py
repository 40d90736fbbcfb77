"""Prints measured: every print of the real site, in every language as if nothing urgent were missing in it."""

from __future__ import annotations

import os
import time
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from fristad.build import workspace
from fristad.build.mkdocs import mkdocs_yml
from fristad.prints.every_print import papers
from fristad.prints.tagging import tagged
from fristad.prints.typesetting import Typesetter

from . import report
from .figures import Goal
from .peers import ALL, ROOT


def measure(
    languages: Annotated[str, typer.Option(help="Ids of languages, with commas; all where there are none.")] = "",
) -> None:
    """What a thousand prints take, and how large they are."""
    load = os.getloadavg()[0]
    options, _ = mkdocs_yml.options_of(Path(ROOT))
    site = workspace.read(Path(ROOT), options).site
    chosen = [one for one in site.languages if not languages or one.id in languages.split(",")]
    typesetter = Typesetter(f"{ROOT}/overrides/prints", [f"{ROOT}/overrides/prints/fonts"])
    count: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    seconds: Counter[str] = Counter()
    begun, wall = time.process_time(), time.perf_counter()
    for language in chosen:
        for planned, paper in papers(site, language):
            before = time.process_time()
            pdf, noted = typesetter.pdf(paper)
            sizes[planned.kind] += len(tagged(pdf, noted, paper))
            seconds[planned.kind] += time.process_time() - before
            count[planned.kind] += 1
    cpu, wall, number = time.process_time() - begun, time.perf_counter() - wall, count.total()
    found = {
        "prints": number,
        "languages": len(chosen),
        "load": load,
        "cpu_per_thousand": cpu / number * 1000,
        "wall_per_thousand": wall / number * 1000,
        "bytes_per_thousand": sizes.total() / number * 1000,
        "kinds": {
            kind: {"count": many, "ms": seconds[kind] / many * 1000, "bytes": sizes[kind] / many}
            for kind, many in count.items()
        },
    }
    _show(found)
    report.write(ALL, {**report.known(ALL), "prints": found})


def _show(found: dict) -> None:
    table = Table(title=f"{found['prints']} prints, {found['languages']} languages", title_justify="left", box=None)
    for heading in ("", "prints", "CPU ms each", "kB each"):
        table.add_column(heading, justify="right" if heading else "left")
    for kind, one in found["kinds"].items():
        table.add_row(kind, str(one["count"]), f"{one['ms']:.0f}", f"{one['bytes'] / 1000:.1f}")
    report.CONSOLE.print(table)
    view = f"{found['prints']} prints, load {found['load']:.1f}"
    goals = [
        Goal("A thousand prints, CPU s", found["cpu_per_thousand"], 20, view),
        Goal("A thousand prints, MB", found["bytes_per_thousand"] / 1e6, 20, view),
    ]
    for line in report.goal_lines(goals):
        report.CONSOLE.print(line, style="red" if line.startswith("MISSED") else "green", highlight=False)
