"""The text beside the files of a pack: what is what, and how it is handed on safely, for staff."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from fristad.content import addresses
from fristad.content.records.base import Record
from fristad.content.records.guides import STAFF, Page
from fristad.content.records.services import Service
from fristad.languages.known_languages import Language
from fristad.pages.interface_words import PRINT_KINDS, PRINT_TOO
from fristad.pages.kinds.staff_pages import LANGUAGES_OF_STAFF, is_apart
from fristad.prints.blocks import sections
from fristad.prints.contract import Section
from fristad.prints.making import heading_of
from fristad.prints.packs.contract import Order, ReadMe, ReadMeText, Subject
from fristad.prints.packs.screens import SIZES, path
from fristad.prints.parts import Desk
from fristad.prints.plan import Planned, plan

NAME = "LÄS-MIG.txt"


def files(order: Order) -> Iterator[tuple[str, bytes]]:
    """The text, in the languages of staff that the site has."""
    texts = tuple(_text(order, one) for one in order.site.languages if one.id in LANGUAGES_OF_STAFF)
    apart = any(planned.record and is_apart(planned.record) for planned in plan(order.site))
    read_me = ReadMe(order.site.name, apart, texts)
    text = order.renderer.html(read_me, order.site.speaker(order.language, "").interface)
    yield NAME, text.encode("utf-8")


def _text(order: Order, language: Language) -> ReadMeText:
    desk = Desk.of(order.site, language)
    staff = order.site.collection.get(Page, STAFF)
    return ReadMeText(
        language=language,
        handed=desk.own.language_name(order.language.tag).plain,
        point=desk.phrase(PRINT_KINDS["languages"]).plain,
        subjects=tuple(_subjects(order, language)),
        safely=_safely(staff, desk),
        more=order.site.url + language.prefix + addresses.of(staff) if staff else "",
    )


def _safely(staff: Page | None, desk: Desk) -> tuple[Section, ...]:
    """How it is handed on: the first section of the page for staff. Where a service is named, the page has its card."""
    return tuple(sections(staff, desk.own, lambda _: None))[:1] if staff else ()


def _subjects(order: Order, language: Language) -> Iterator[Subject]:
    for record, found in groupby(plan(order.site), lambda planned: planned.record):
        assert record
        desk = Desk.of(order.site, language, record)
        date = desk.own.day("checked", record.checked).words
        checked = desk.phrase(PRINT_TOO["checked"], date=date).plain
        yield Subject(_title(desk, record), checked, tuple(_files(desk, found, order.language)))


def _title(desk: Desk, record: Record) -> str:
    name = record.name if isinstance(record, Service) and record.named else ""
    return " – ".join(filter(None, (name, heading_of(desk, record).plain)))


def _files(desk: Desk, planned: Iterable[Planned], language: Language) -> Iterator[tuple[str, str]]:
    for one in planned:
        yield in_pack(one.path(language), language), desk.phrase(PRINT_KINDS[one.kind]).plain
        if one.kind == "poster":
            yield from ((path(one, name), f"{width} × {height}") for name, (width, height) in SIZES.items())


def in_pack(path: str, language: Language) -> str:
    """Where a print of the site lies in the pack of its language."""
    return path.replace(f"/{language.id}/", "/")
