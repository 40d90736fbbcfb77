"""A walk through whole pages with the Tab key alone: nothing hidden, nothing that holds the reader, the exit early."""

from __future__ import annotations

import pytest

PAGES = (
    "",
    "guides/",
    "guides/in-danger/",
    "guides/i-hurt-someone/",
    "guides/someone-hurts-me/",
    "services/",
    "services/kvinnofridslinjen/",
    "services/juno-kvinnojour/",
    "violence/types/honour/",
    "programmes/sodertalje-2024-2027/",
    "terms/",
    "about/privacy/",
)
STOP = """() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return null;
    const style = getComputedStyle(focused);
    const boxes = [...focused.getClientRects()];
    // A link that goes over two lines has a box on each; the largest is the one to look at.
    const box = boxes.sort((a, b) => b.width * b.height - a.width * a.height)[0] ?? new DOMRect();
    const x = box.x + box.width / 2, y = box.y + box.height / 2, top = document.elementFromPoint(x, y);
    focused.dataset.stops = Number(focused.dataset.stops ?? 0) + 1;
    return {
        what: focused.outerHTML.slice(0, 120),
        exit: focused.hasAttribute('data-exit'),
        again: Number(focused.dataset.stops) > 1,
        onScreen: box.width > 0 && x >= 0 && y >= 0 && x <= innerWidth && y <= innerHeight,
        covered: top !== null && top !== focused && !focused.contains(top) && !top.contains(focused),
        outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    };
}"""


def walk(page, most: int = 600) -> list[dict]:
    """Every stop until the page has been gone through once."""
    stops = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or stop["again"]:
            return stops
        stops.append(stop)
    raise AssertionError("the walk has no end")


@pytest.mark.parametrize(("prefix", "width"), [("", 360), ("ar/", 360), ("ar/", 1280)])
def test_a_walk_with_the_keyboard(open_page, address, prefix, width):
    page = open_page(prefix, viewport={"width": width, "height": 740}, reduced_motion="reduce")
    wrong = []
    for name in PAGES:
        page.goto(address + prefix + name)
        stops = walk(page)
        # Radio buttons are one stop: the arrows lead from one to the other.
        reachable = page.locator(
            "a[href]:visible, summary:visible, button:visible, input:is(:checked, :not([type=radio])):visible"
        ).count()
        if not any(stop["exit"] for stop in stops[:3]):
            wrong.append((name, "no exit within three stops"))
        if len(stops) < reachable - 3:
            wrong.append((name, f"{len(stops)} stops for {reachable} links"))
        wrong += [
            (name, fault, stop["what"]) for stop in stops for fault in ("onScreen", "outlined") if not stop[fault]
        ]
        wrong += [(name, "covered", stop["what"]) for stop in stops if stop["covered"]]

    assert wrong == []
