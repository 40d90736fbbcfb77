"""Reading measured: builds all sites, opens their pages in turns, tells what came out.

A missed goal is said plainly and is no failure: this is a benchmark, and `make test` is what guards.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from itertools import product
from typing import Annotated, Any

import typer
from playwright.sync_api import Browser

from . import content, figures, lighthouse, measuring, report
from .measuring import VIEWS, Visit
from .peers import ALL, PEERS, WORK, NotBuiltError, Peer, build, build_ours, versions
from .serving import Served, serving

OUTPUT = WORK / "reading.json"
Visits = dict[str, dict[str, list[Visit]]]
"""Site → view → its visits: one that is weighed, and one a round that is clocked."""

console = report.CONSOLE


def read(
    rounds: Annotated[int, typer.Option(min=1, help="How often each page is opened; medians are shown.")] = 5,
    only: Annotated[str, typer.Option(help="Peers to measure beside ours, with commas: bare,material.")] = "",
    with_lighthouse: Annotated[
        bool, typer.Option("--lighthouse", help="Also Lighthouse's scores of our pages.")
    ] = False,
) -> None:
    """What a page of ours weighs and how soon it helps, beside the same page made by others."""
    peers = _installed([peer for peer in PEERS if not only or peer.name in only.split(",")])
    # What others put on the machine; our own load comes after.
    load = os.getloadavg()[0]
    sites, peers = _built(peers)
    with ExitStack() as stack:
        browser = stack.enter_context(measuring.chromium())
        served = {name: stack.enter_context(serving(site)) for name, site in sites.items()}
        visits = _visits(browser, served, rounds)
        chromium = browser.version
    results = {
        site: {view: figures.medians(_by_round(found)) for view, found in views.items()}
        for site, views in visits.items()
    }
    goals = figures.goals(results)
    busy = load > (os.cpu_count() or 1)
    if busy:
        console.print(f"The machine was busy (load {load:.1f}): sizes hold, times are rough.", style="yellow")
    report.show(console, results, {"ours": "ours", **{peer.name: peer.title for peer in peers}}, goals)
    found = {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "rounds": rounds,
        "versions": {"chromium": chromium, **versions(peers)},
        "conditions": {**_conditions(), "load": load, "busy": busy},
        "medians": results,
        "ratios": figures.ratios(results),
        "goals": [{"what": g.what, "value": g.value, "limit": g.limit, "view": g.view, "met": g.met} for g in goals],
        "noted": _noted(visits),
        "visits": {site: {view: _by_round(each) for view, each in views.items()} for site, views in visits.items()},
    }
    if with_lighthouse:
        found["lighthouse"] = _lighthouse()
    report.write(OUTPUT, found)
    report.write(ALL, {**report.known(ALL), "reading": found})
    console.print(f"\nEverything: {OUTPUT.relative_to(WORK.parents[1])}, {ALL.relative_to(WORK.parents[1])}")


def _installed(peers: Sequence[Peer]) -> list[Peer]:
    for peer in peers:
        if not peer.installed:
            console.print(f"{peer.title} is not installed and is left out: run `make bench-setup`", style="yellow")
    return [peer for peer in peers if peer.installed]


def _built(peers: Sequence[Peer]) -> tuple[dict[str, Any], list[Peer]]:
    """Name → folder of each site that could be built, and those peers."""
    with console.status("building our site"):
        sites = {"ours": build_ours()}
    pages = content.read(sites["ours"])
    for peer in peers:
        with console.status(f"building {peer.title}"):
            try:
                sites[peer.name] = build(peer, pages)
            except NotBuiltError as error:
                console.print(
                    f"{peer.title} could not be built and is left out:\n{error}", style="yellow", markup=False
                )
    return sites, [peer for peer in peers if peer.name in sites]


def _visits(browser: Browser, served: Mapping[str, Served], rounds: int) -> Visits:
    """In turns, so that a busy moment of the machine meets all of them."""
    found: Visits = {site: {view.name: [] for view in VIEWS} for site in served}
    sites = list(served)
    for number in range(rounds):
        # Nobody is always the first, when the browser is cold.
        turn = number % len(sites)
        with console.status(f"round {number + 1} of {rounds}"):
            for view, site in product(VIEWS, sites[turn:] + sites[:turn]):
                # Sizes are the same in every round; times never are.
                if number == 0:
                    found[site][view.name].append(measuring.weigh(browser, served[site], view))
                found[site][view.name].append(measuring.clock(browser, served[site], view))
    return found


def _by_round(visits: Sequence[Visit]) -> list[figures.Figures]:
    return [visit.figures for visit in visits]


def _noted(visits: Visits) -> dict[str, dict[str, dict[str, list[str]]]]:
    """What was stored, what failed and who else was asked, by name."""
    return {
        site: {
            view: {
                what: sorted({name for visit in found for name in getattr(visit, what)})
                for what in ("stored", "failed", "others")
            }
            for view, found in views.items()
        }
        for site, views in visits.items()
    }


def _conditions() -> dict[str, Any]:
    return {
        "round_trip_ms": measuring.ROUND_TRIP_MS,
        "down_bits_per_second": measuring.DOWN_BITS,
        "cpu_slowdown": measuring.CPU_SLOWDOWN,
        "served": "gzip 6, HTTP/1.1, max-age=600, as GitHub Pages compresses and caches",
        "pages": len(content.PATHS),
        "languages": list(content.LANGUAGES),
        "note": "Stock Material without the font that it asks Google for by default.",
    }


def _lighthouse() -> dict[str, dict[str, int]] | str:
    try:
        with serving(WORK / "ours") as served, console.status("Lighthouse"):
            found = lighthouse.scores(served, VIEWS)
    except lighthouse.NoScoresError as error:
        console.print(f"\nLighthouse gave no scores: {error}", style="yellow", markup=False)
        return str(error)
    console.print("\nLighthouse, mobile:")
    for view, scores in found.items():
        console.print(f"  {view}: " + ", ".join(f"{name} {score}" for name, score in scores.items()), highlight=False)
    return found
