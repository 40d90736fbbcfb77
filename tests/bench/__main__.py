"""Benchmarks: `python -m tests.bench building`, `… reading` and `… prints`, beside others where there are others.

A missed goal is said plainly and is no failure: this is a benchmark, and `make test` is what guards.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated, Any, TypeVar

import typer

from . import building, prints, report
from . import reading as readings
from .budgets import Results, goals, growth_of, ratios
from .builders import OURS, PEERS, Builder
from .building import Built, Case, FailedError
from .corpus import ORDER, Size
from .peers import ALL, ROOT

README = ROOT / "README.md"
T = TypeVar("T")
app = typer.Typer(add_completion=False)
console = report.CONSOLE
app.command("reading")(readings.read)
app.command("prints")(prints.measure)


@app.command("building")
def build(
    size: Annotated[str, typer.Option(help="Pages × languages of the full build.")] = "200x20",
    growth: Annotated[
        str, typer.Option(help="Sizes that growth is told from, three or more with the same P or L; '' for none.")
    ] = "50x10,100x10,200x10,100x5,100x20",
    rounds: Annotated[int, typer.Option(min=1, help="How often each builds, in turns; medians are shown.")] = 5,
    budget: Annotated[
        float, typer.Option(help="Seconds for each generator and comparison; a slow one builds fewer times, or once.")
    ] = 200,
    only: Annotated[str, typer.Option(help="Peers to measure beside ours, with commas: hugo,stock; 'none'.")] = "",
    search: Annotated[bool, typer.Option(help="Also with a search.")] = True,
    ours: Annotated[bool, typer.Option(help="Also what is special to ours: serve, messages.")] = True,
    seed: Annotated[str, typer.Option(help="Another one gives other words.")] = "1",
    readme: Annotated[bool, typer.Option("--readme", help="Put the table into README.md.")] = False,
) -> None:
    """What a full build takes, beside the same pages built by others."""
    load = os.getloadavg()[0]
    chosen = (OURS, *_installed([peer for peer in PEERS if not only or peer.name in only.split(",")]))
    main = _size(size)
    sizes = [_size(one) for one in growth.split(",") if one]
    try:
        results = Results(
            size=main,
            plain=_measured(Case(seed, main, False), chosen, rounds, budget),
            search=_measured(Case(seed, main, True), chosen, rounds, budget) if search else {},
            growth=_growth(seed, sizes, chosen, rounds, budget),
            start=building.started(chosen, _tell),
            special=_special(seed, main) if ours else {},
        )
    except (FailedError, ValueError) as error:
        console.print(f"Our own site could not be built:\n{error}", style="red", markup=False)
        raise typer.Exit(1) from None
    found = _found(results, chosen, load)
    report.show_building(console, found)
    report.write(ALL, {**report.known(ALL), **found})
    console.print(f"\nEverything: {ALL.relative_to(ROOT)}", highlight=False)
    if readme:
        write_readme()


@app.command("readme")
def write_readme() -> None:
    """Put the table of the last measurement into README.md."""
    text = README.read_text("utf-8")
    README.write_text(report.with_table(text, report.readme_table(report.known(ALL))), "utf-8")
    console.print("README.md holds the table of the last measurement", highlight=False)


def _tell(words: str) -> None:
    console.print(words, highlight=False, markup=False, style="dim")


def _size(text: str) -> Size:
    pages, _, languages = text.replace("×", "x").partition("x")
    if not (pages.isdigit() and languages.isdigit()) or int(languages) not in range(2, len(ORDER) + 1):
        raise typer.BadParameter(f"'{text}' is not a size. Write pages × languages: 200x20, with 2 to {len(ORDER)}")
    return Size(int(pages), int(languages))


def _installed(peers: Sequence[Builder]) -> list[Builder]:
    for peer in peers:
        if not peer.installed:
            console.print(f"{peer.title} is not installed and is left out: run `make bench-setup`", style="yellow")
    return [peer for peer in peers if peer.installed]


def _measured(case: Case, chosen: Sequence[Builder], rounds: int, budget: float) -> dict[str, Built]:
    able = [builder for builder in chosen if case.search in builder.searches]
    return building.measured(case, able, rounds, budget, _tell)


def _growth(
    seed: str, sizes: Sequence[Size], chosen: Sequence[Builder], rounds: int, budget: float
) -> dict[str, dict[Size, Built]]:
    """Builder → size → what a build took. The smallest come first, and a slow peer does not come to the largest."""
    found: dict[str, dict[Size, Built]] = {builder.name: {} for builder in chosen}
    spent = dict.fromkeys(found, 0.0)
    for size in sorted(sizes, key=lambda one: one.total):
        for with_search in (False, True):
            # One that cannot do without is measured with its search.
            able = [b for b in chosen if (with_search if False not in b.searches else not with_search)]
            able = [b for b in able if spent[b.name] + _foreseen(found[b.name], size) <= budget]
            if not [b for b in able if b is not OURS]:
                able = [b for b in able if not with_search]
            if not able:
                continue
            case = Case(seed, size, with_search)
            for name, built in building.measured(case, able, min(rounds, 3), budget / 6, _tell).items():
                found[name][size] = built
                spent[name] += sum(one.wall for one in built.runs)
    return found


def _foreseen(found: dict[Size, Built], size: Size) -> float:
    """Seconds that a build of this size will take, as the largest so far did for each page."""
    if not found:
        return 0.0
    largest = max(found, key=lambda one: one.total)
    return found[largest].wall * size.total / largest.total


def _special(seed: str, size: Size) -> dict[str, Any]:
    """What is asked of ours beyond a full build; None for what could not be measured."""
    case = Case(seed, size, False)
    return {
        "serve": _tried("the edited page in `fristad serve`", lambda: building.served(case, 5, _tell)),
        "messages": _tried("`fristad messages`", lambda: building.messages_updated(seed, 25, _tell)),
    }


def _tried(what: str, measure: Callable[[], T]) -> T | None:
    try:
        found = measure()
    except FailedError as error:
        console.print(f"{what}: not measured\n{error}", style="yellow", markup=False)
        return None
    _tell(f"{what}: {found}")
    return found


def _found(results: Results, chosen: Sequence[Builder], load: float) -> dict[str, Any]:
    """All of it for other programs, and for the tables."""
    compared = [builder for builder in chosen if builder.name in {**results.plain, **results.search}]
    return {
        "ratios": ratios(results, "cpu"),
        "wall_ratios": ratios(results, "wall"),
        "search_ratios": ratios(results, "cpu", search=True),
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "size": str(results.size),
        "titles": {builder.name: builder.title for builder in compared},
        "versions": {builder.name: builder.version() for builder in compared},
        "conditions": {
            "python": platform.python_version(),
            "processors": os.cpu_count(),
            "load": load,
            "busy": load > 1,
            "clean": "output and caches removed before each build",
        },
        "goals": [
            {"what": g.what, "value": g.value, "limit": g.limit, "view": g.view, "met": g.met} for g in goals(results)
        ],
        "growth": growth_of(results),
        "start": results.start,
        "plain": {name: asdict(built) for name, built in results.plain.items()},
        "search": {name: asdict(built) for name, built in results.search.items()},
        "sizes": {
            name: {str(size): asdict(built) for size, built in found.items()} for name, found in results.growth.items()
        },
        "special": {name: report.plain(value) for name, value in results.special.items()},
    }


if __name__ == "__main__":
    app()
