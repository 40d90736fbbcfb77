"""Slides for screens in rooms, as pictures, and a page that shows them in turn from a folder, without a network."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence

from PIL import Image

from fristad.pages.kinds.staff_pages import is_apart
from fristad.prints import making
from fristad.prints.contract import Screen
from fristad.prints.packs.contract import Order, ScreensPage, ScreensStyle, Slide
from fristad.prints.parts import Desk
from fristad.prints.plan import Planned, plan
from fristad.site.rendering import Templated, without_empty_lines

FOLDER = "screens"
SIZES = {"lying": (1920, 1080), "standing": (1080, 1920)}
"""Pixels."""
_SECONDS = 12
_COLOURS = 32
"""As many as a slide needs with the soft edges of its letters; the file has a third of the bytes."""


def files(order: Order) -> Iterator[tuple[str, bytes]]:
    """Every slide of a language, and the pages that show them.

    Where who hurts others or buys sex is spoken to, has a page of its own: on one screen, neither leads to the other.
    """
    both: dict[bool, list[Slide]] = {False: [], True: []}
    for planned in planned_slides(order):
        screens = {name: screen(order, planned, name) for name in SIZES}
        for name, one in screens.items():
            yield path(planned, name), in_few_colours(order.typesetter.slide(one))
        assert planned.record
        both[is_apart(planned.record)].append(_slide(planned, screens["lying"]))
    for apart, slides in both.items():
        if slides:
            yield from _page("screens-2" if apart else "screens", slides, order)


def planned_slides(order: Order) -> Iterator[Planned]:
    """What has a poster has a slide."""
    return (planned for planned in plan(order.site) if planned.kind == "poster")


def screen(order: Order, planned: Planned, name: str) -> Screen:
    """A slide as its template is given it."""
    return making.screen(Desk.of(order.site, order.language, planned.record), planned, *SIZES[name])


def path(planned: Planned, name: str) -> str:
    """In a pack: a name that tells nothing of what it is about."""
    return f"{FOLDER}/{name}-{planned.code}.png"


def in_few_colours(png: bytes) -> bytes:
    """The same picture as a smaller file."""
    whole = Image.open(io.BytesIO(png)).convert("RGB")
    few = whole.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    written = io.BytesIO()
    few.save(written, "PNG")
    return written.getvalue()


def _slide(planned: Planned, shown: Screen) -> Slide:
    lines = (
        shown.heading,
        shown.name,
        shown.number_name,
        shown.call if shown.number else None,
        shown.number,
        *shown.unsure,
        shown.facts,
        *shown.hours,
        *(() if shown.number else shown.ways),
    )
    words = [*(line.plain for line in lines if line), shown.code.address]
    return Slide(planned.code, path(planned, "lying"), path(planned, "standing"), "\n".join(words), shown.heading.plain)


def _page(name: str, slides: Sequence[Slide], order: Order) -> Iterable[tuple[str, bytes]]:
    style = f"{FOLDER}/{name}.css"
    page = ScreensPage(order.language, order.site.neutral_name, style, tuple(slides))
    yield f"{name}.html", _made(page, order)
    yield style, _made(ScreensStyle(len(slides), _SECONDS), order)


def _made(page: Templated, order: Order) -> bytes:
    text = order.renderer.html(page, order.site.speaker(order.language, "").interface)
    return without_empty_lines(text).encode("utf-8")
