"""What was measured of building, and what the design allows: numbers in, numbers out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log
from statistics import median
from typing import Any

from .building import Built
from .corpus import Size
from .figures import Goal, ratio

OURS = "ours"


@dataclass(frozen=True)
class Results:
    """One run. Builders are named as in `builders`."""

    size: Size
    plain: Mapping[str, Built]
    """Full builds without a search."""
    search: Mapping[str, Built] = field(default_factory=dict)
    growth: Mapping[str, Mapping[Size, Built]] = field(default_factory=dict)
    start: Mapping[str, float] = field(default_factory=dict)
    """CPU seconds to start and do nothing."""
    special: Mapping[str, Any] = field(default_factory=dict)
    """What is asked of ours beyond a full build; None for what could not be measured."""


def ratios(results: Results, figure: str, *, search: bool = False) -> dict[str, float | None]:
    """Ours ÷ theirs, for each peer.

    One that cannot build without a search is held against ours with a search, in either case.
    """
    found = {}
    for name in dict.fromkeys([*results.plain, *results.search]):
        builds = results.search if search or name not in results.plain else results.plain
        if name != OURS and OURS in builds and name in builds:
            found[name] = ratio(getattr(builds[OURS], figure), getattr(builds[name], figure))
    return found


# ----- growth --------------------------------------------------------------------------------------------------------


def exponent(points: Sequence[tuple[float, float]], start: float = 0.0) -> float | None:
    """The slope of log seconds against log size, by least squares: 1 for twice the time at twice the size.

    `start` seconds, which every build takes, are left out of each. None for fewer than two sizes.
    """
    known = [(log(size), log(seconds - start)) for size, seconds in points if size > 0 and seconds > start]
    if len(known) < len(points) or len({x for x, _ in known}) < 2:
        return None
    mean_x, mean_y = (sum(values) / len(known) for values in zip(*known, strict=True))
    across = sum((x - mean_x) ** 2 for x, _ in known)
    slope: float = sum((x - mean_x) * (y - mean_y) for x, y in known) / across
    return round(slope, 3)


def series(sizes: Sequence[Size], what: str) -> list[Size]:
    """The longest row of sizes in which only the pages ("P") or only the languages ("L") differ; the largest of two."""
    rows: dict[int, set[Size]] = {}
    for size in sizes:
        rows.setdefault(size.languages if what == "P" else size.pages, set()).add(size)
    longest = max(rows, key=lambda same: (len(rows[same]), same), default=0)
    return sorted(rows.get(longest, ()), key=lambda size: size.total)


def growth_of(results: Results) -> dict[str, dict[str, Any]]:
    """Builder → "P" and "L" → {"exponent", "above_start", "sizes"}: how CPU time grows."""
    found: dict[str, dict[str, Any]] = {}
    for name, builds in results.growth.items():
        for what in ("P", "L"):
            row = series(list(builds), what)
            points = [(float(size.pages if what == "P" else size.languages), builds[size].cpu) for size in row]
            start = results.start.get(name)
            found.setdefault(name, {})[what] = {
                "exponent": exponent(points),
                "above_start": None if start is None else exponent(points, start),
                "sizes": [str(size) for size in row],
            }
    return found


# ----- goals ---------------------------------------------------------------------------------------------------------


def goals(results: Results) -> list[Goal]:
    """Every goal for building; what was not measured is not met."""
    size, ours = str(results.size), results.plain.get(OURS)
    grown = growth_of(results).get(OURS, {})
    edits, updated = results.special.get("serve"), results.special.get("messages")
    found = [
        Goal("Full build ÷ stock, CPU", ratios(results, "cpu").get("stock"), 0.1, size),
        Goal("Full build ÷ stock, wall time", ratios(results, "wall").get("stock"), 0.1, size),
        Goal("Full build ÷ Hugo, CPU", ratios(results, "cpu").get("hugo"), 1.0, size),
        Goal("With search ÷ stock with search, CPU", _with_search(results), round(1 / 6, 3), size),
    ]
    for what, name in (("P", "pages"), ("L", "languages")):
        row = grown.get(what, {})
        found.append(
            Goal(f"Growth of CPU with {name}, exponent", row.get("exponent"), 1.05, ", ".join(row.get("sizes", [])))
        )
    return [
        *found,
        Goal("Edited page in `fristad serve`, s", median(edits) if edits else None, 0.5, size),
        Goal("`fristad messages`, CPU s", updated[1].cpu if updated else None, 20, "5,000 messages × 25 languages"),
        Goal("Peak memory, MB", ours.memory / 1e6 if ours else None, 400, size),
    ]


def _with_search(results: Results) -> float | None:
    return ratios(results, "cpu", search=True).get("stock")
