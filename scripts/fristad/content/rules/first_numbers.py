"""Whose number stands first on a page, after 112: a reader in need calls the first that she sees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import takewhile

from fristad.content.collection import Collection, Settings
from fristad.content.records.base import Record
from fristad.content.records.guides import OWN_ENTRANCES, Guide, Page
from fristad.content.records.services import Phone, Service
from fristad.content.records.terms import Expression, ViolenceType
from fristad.problems import Problem, Source
from fristad.syntax import inline, markdown


@dataclass(frozen=True)
class _Shown:
    """A number that a page shows: what is written for it, where, and whose it is."""

    written: str
    place: Source
    service: Service
    phone: Phone


def wrong_first_numbers(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """A page for those who are hurt begins with a number for them, and one that is surely right."""
    # What comes first may be in a file that could not be read, which is told of already.
    if any(ref.startswith("service/") for ref in collection.unread):
        return
    for record in collection.records.values():
        # A listed service that is none, or a draft, is told of already, and might have come first.
        is_told = any(collection.get(Service, id) is None for id in getattr(record, "services", ()))
        if is_told or not _is_for_those_who_are_hurt(record):
            continue
        shown = (one for one in _shown(record, collection) if not one.phone.is_emergency)
        wrong = takewhile(partial(_is_wrong, record), shown)
        # A card may show several numbers.
        for one in {one.place: one for one in wrong}.values():
            if one.service.is_for_those_who_hurt:
                what = f"{one.written} stands first on the page, and is a line for those who use violence or buy sex"
                instead = "Move it below the first number for those who are hurt."
            else:
                what = f"{one.written} stands first on the page, and its number is not surely right"
                instead = "Move it below the first number that is."
            yield Problem(one.place, "first-number", what, instead)


def _is_for_those_who_are_hurt(record: Record) -> bool:
    """Them, children, relatives and professionals: all but the entrances and lines of those who hurt others."""
    if isinstance(record, Guide):
        return record.situation not in OWN_ENTRANCES
    if isinstance(record, Service):
        return not record.is_for_those_who_hurt
    return isinstance(record, ViolenceType | Expression | Page)


def _is_wrong(record: Record, first: _Shown) -> bool:
    # A service's own page shows how to reach it, however sure that is.
    unsure = first.service.needs_checking and not isinstance(record, Service)
    return first.service.is_for_those_who_hurt or unsure


def _shown(record: Record, collection: Collection) -> Iterator[_Shown]:
    """The numbers of a record's page, in the order of its template."""
    document = collection.documents[record.ref]
    for name in inline.PLACEHOLDER.findall(record.summary or ""):
        yield from _named(name, document.in_value(("summary",), "{" + name + "}"), record, collection)
    if isinstance(record, Service):
        for index, phone in enumerate(record.shown_phones):
            yield _Shown(f"'{phone.display}'", document.source("phones", index), record, phone)
        yield from _listed(record, "instead", record.instead, len(record.instead), collection)
    for name, at, _ in markdown.placed(record.body):
        yield from _named(name, document.in_body(at), record, collection)
    if isinstance(record, Guide | ViolenceType | Expression):
        whole, lines = collection.further_services(record)
        yield from _listed(record, "services", (*whole, *lines), len(whole), collection)


def _named(name: str, place: Source, record: Record, collection: Collection) -> Iterator[_Shown]:
    """What a placeholder shows."""
    for shown in (collection.need(Service, id) for id in collection.in_cards(name)):
        yield from (_Shown(f"'{{{name}}}'", place, shown, phone) for phone in shown.shown_phones)
    fact = collection.fact(name, record)
    service = collection.records[fact.ref] if fact else None
    if not fact or not isinstance(service, Service):
        return
    phone = service.named_phone(fact.phone) if fact.kind == "phone" else None
    # One that may not stand in a text is told of already.
    if phone and (service is record or service.confidence == "high"):
        yield _Shown(f"'{{{name}}}'", place, service, phone)


def _listed(
    record: Record, field: str, ids: tuple[str, ...], with_cards: int, collection: Collection
) -> Iterator[_Shown]:
    """What a list of services shows: cards, then names with their first number where that is surely right."""
    document = collection.documents[record.ref]
    for index, id in enumerate(ids):
        service = collection.get(Service, id)
        phones = service.shown_phones if service else ()
        if service and index >= with_cards:
            phones = phones[:1] if service.confidence == "high" and isinstance(record, Guide) else ()
        for phone in phones:
            if service:
                place = document.source(field, getattr(record, field).index(id))
                yield _Shown(f"'{id}'", place, service, phone)
