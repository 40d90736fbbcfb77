"""Prints of services and guides that show one number: poster, strips, screen, card and slip."""

from __future__ import annotations

from typing import Any

from fristad.content.records.base import Record
from fristad.content.records.guides import Guide
from fristad.content.records.services import Service
from fristad.languages.known_languages import SOURCE
from fristad.languages.text import swedish
from fristad.pages.cards import known_facts
from fristad.pages.interface_words import ON_CARDS, PRINT, PRINT_KINDS, PRINT_TOO
from fristad.prints import parts
from fristad.prints.contract import Card, Poster, Screen, Slip, Strips
from fristad.prints.parts import Desk
from fristad.prints.plan import Planned
from fristad.prints.said import Said, labelled_row, said


def heading_of(desk: Desk, record: Record) -> Said:
    """What a print is about: what a service is called, or the title of a guide or place."""
    if isinstance(record, Service):
        return said(desk.own.field(record, "called", record.called), capital=True)
    return said(desk.own.heading(record), capital=True)


def swedish_title(record: Record) -> str:
    """The same for who hands it over: "Kvinnofridslinjen, stödlinje för kvinnor"."""
    if isinstance(record, Service) and record.named:
        return f"{record.name}, {record.called}"
    return record.called if isinstance(record, Service) else record.heading


def poster(desk: Desk, planned: Planned) -> Poster:
    """A4 to put up."""
    return Poster(**_poster(desk, planned))


def strips(desk: Desk, planned: Planned) -> Strips:
    """The same with strips to tear off."""
    return Strips(**_poster(desk, planned), tear_off=desk.phrase(PRINT["tear_off"]))


def screen(desk: Desk, planned: Planned, width: int, height: int) -> Screen:
    """The same for a screen of so many pixels."""
    own = said(desk.own.own_name(desk.language))
    return Screen(**_poster(desk, planned), width=width, height=height, language=own)


def _poster(desk: Desk, planned: Planned) -> dict[str, Any]:
    record = planned.record
    assert record
    service = record if isinstance(record, Service) else _first_of(desk, record)
    heading = heading_of(desk, record)
    dialled = parts.dialled(desk, service) if service else None
    contact = parts.contact(desk, service) if service else None
    own = service is record
    of_danger = service is not None and service.is_emergency
    return {
        **parts.paper(desk, planned, heading, swedish_title(record)),
        **parts.published(desk, record),
        "danger": None if of_danger else parts.danger(desk, record),
        "heading": heading,
        "name": _name(service) if service and own else None,
        "summary": parts.summary(desk, record),
        "call": dialled[0] if dialled else None,
        "number": dialled[1] if dialled else None,
        "number_name": heading_of(desk, service) if service and not own else None,
        "sure": service is not None and service.confidence == "high",
        "ways": parts.ways(desk, contact, beside_a_number=dialled is not None) if contact and own else (),
        "hours": parts.hours(contact) if contact else (),
        "facts": parts.facts(desk, service) if service else None,
        "languages": _languages(desk, service) if service else (),
        "unsure": parts.unsure(desk, contact) if contact else (),
        "read_more": desk.phrase(PRINT["read_more"]),
        "code": parts.code(desk, planned),
    }


def _first_of(desk: Desk, record: Record) -> Service | None:
    """Whom a guide says to call first."""
    assert isinstance(record, Guide)
    return next(iter(desk.site.collection.to_call(record, desk.site.danger)), None)


def _name(service: Service) -> Said | None:
    return said(swedish(service.name, SOURCE)) if service.named and not service.is_number else None


def _languages(desk: Desk, service: Service) -> tuple[Said, ...]:
    fact = next((one for one in known_facts(service, desk.own) if one.field == "languages"), None)
    return labelled_row(desk.own.phrase(ON_CARDS["languages"]), fact.values, desk.language) if fact else ()


def card(desk: Desk, planned: Planned) -> Card:
    """A card of which nobody sees what it is about."""
    service, call, number = _sure(desk, planned)
    return Card(
        **parts.paper(desk, planned, number, ""),
        outside=desk.phrase(PRINT_TOO["outside"]),
        call=call,
        number=number,
        hours=parts.neutral_hours(desk, service),
        facts=parts.facts(desk, service, neutral=True),
        danger=parts.danger(desk, service),
        language=said(desk.own.own_name(desk.language)),
        date=said(desk.own.day("checked", service.checked).words),
        code=parts.code(desk, planned),
    )


def slip(desk: Desk, planned: Planned) -> Slip:
    """What looks like a receipt."""
    service, _, number = _sure(desk, planned)
    return Slip(
        **parts.paper(desk, planned, number, ""),
        heading=desk.phrase(PRINT_KINDS["slip"]),
        number_label=desk.phrase(PRINT["number"]),
        number=number,
        hours=parts.neutral_hours(desk, service),
        facts=parts.facts(desk, service, neutral=True),
        date_label=desk.phrase(PRINT["date"]),
        date=said(desk.own.day("checked", service.checked).words),
        code_label=desk.phrase(PRINT["short_code"]),
        code_signs=desk.number(planned.code),
        language=said(desk.own.own_name(desk.language)),
        code=parts.code(desk, planned),
    )


def _sure(desk: Desk, planned: Planned) -> tuple[Service, Said, Said]:
    service = planned.record
    assert isinstance(service, Service)
    dialled = parts.dialled(desk, service)
    assert dialled, "the plan has cards and slips only of what has a sure number"
    return service, *dialled
