"""Numbers in, numbers out: medians of the rounds, ratios to the peers, and the goals that the design sets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

Figures = Mapping[str, float | None]
"""Name of a figure → its value; None where it could not be measured."""

Results = Mapping[str, Mapping[str, Figures]]
"""Peer → view → its figures."""


def medians(rounds: Sequence[Figures]) -> dict[str, float | None]:
    """Each figure's median over the rounds in which it could be measured."""
    names = dict.fromkeys(name for figures in rounds for name in figures)
    return {name: _median(figures.get(name) for figures in rounds) for name in names}


def _median(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return median(known) if known else None


def ratio(ours: float | None, theirs: float | None) -> float | None:
    """Ours ÷ theirs, two significant decimals below ten; None where theirs is nothing or unknown."""
    return None if ours is None or not theirs else round(ours / theirs, 3)


def ratios(results: Results, ours: str = "ours") -> dict[str, dict[str, dict[str, float | None]]]:
    """Ours ÷ theirs for each peer, view and figure."""
    mine = results[ours]
    return {
        peer: {
            view: {name: ratio(mine[view].get(name), value) for name, value in figures.items()}
            for view, figures in views.items()
        }
        for peer, views in results.items()
        if peer != ours
    }


@dataclass(frozen=True)
class Goal:
    """One goal: what was measured on the page where it is worst, and what it may be at most."""

    what: str
    value: float | None
    limit: float
    view: str

    @property
    def met(self) -> bool:
        """False also where it could not be measured: an unknown is not a success."""
        return self.value is not None and self.value <= self.limit


_LIMITS = (
    ("First visit, bytes", "bytes", 12_000),
    ("First visit, requests", "requests", 4),
    ("Requests that fail", "failed", 0),
    ("Second page, bytes", "second_bytes", 4_000),
    ("Second page, requests", "second_requests", 1),
    ("Script before the reader asks, bytes", "script_bytes", 2_000),
    ("Stored on the device", "stored", 0),
    ("Requests to others", "others", 0),
)

_PAINT = 1.1
"""The first contentful paint may be so many times that of the bare page in the same run."""


def goals(results: Results, ours: str = "ours", floor: str = "bare") -> list[Goal]:
    """Every goal, with the page of ours that is furthest from it."""
    views = results[ours]
    found = []
    for what, name, limit in _LIMITS:
        values = {view: each[name] for view, each in views.items() if name in each}
        if values:
            found.append(_worst(what, values, limit))
    if floor in results:
        paints = {view: ratio(each.get("fcp_ms"), results[floor][view].get("fcp_ms")) for view, each in views.items()}
        found.append(_worst("First contentful paint ÷ bare page", paints, _PAINT))
    return found


def _worst(what: str, values: Figures, limit: float) -> Goal:
    for view, value in values.items():
        if value is None:
            return Goal(what, None, limit, view)
    view = max(values, key=lambda each: values[each] or 0)
    return Goal(what, values[view], limit, view)
