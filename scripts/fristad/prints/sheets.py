"""Prints that name several services: the sheet of a guide or place, the leaflet of a guide, and all languages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from fristad.content.collection import LOCAL_WAYS_IN
from fristad.content.records.base import Record
from fristad.content.records.guides import OWN_ENTRANCES, Guide
from fristad.content.records.places import Place
from fristad.content.records.services import Role, Service
from fristad.languages.known_languages import SOURCE
from fristad.languages.text import swedish
from fristad.pages import interface_words
from fristad.pages.interface_words import PRINT, PRINT_KINDS, PRINT_TOO
from fristad.prints import parts
from fristad.prints.blocks import sections
from fristad.prints.contract import Languages, Leaflet, Line, LocalGroup, Section, Sheet, Spoken
from fristad.prints.making import heading_of, swedish_title
from fristad.prints.parts import Desk
from fristad.prints.plan import OF_A_MUNICIPALITY, Planned, services_in
from fristad.prints.said import Said, said
from fristad.syntax import markdown

LINES = 4
"""So many services stand on a sheet, where so many fit whom it is for."""
LOCAL_LINES = 2
"""So many of each place."""
_FOR_THE_HURT: frozenset[Role] = frozenset(("victims", "refuges", "after-rape"))
_SITUATION = "danger"
"""The guide whose services stand on the sheet of a place."""


def sheet(desk: Desk, planned: Planned) -> Sheet:
    """One A4 with the Swedish beside."""
    record = planned.record
    assert isinstance(record, Guide | Place)
    heading = _heading(desk, record)
    beside = not desk.language.swedish
    return Sheet(
        **parts.paper(desk, planned, heading, _swedish_heading(desk, record)),
        **parts.published(desk, record),
        heading=heading,
        swedish_heading=said(swedish(_swedish_heading(desk, record), SOURCE)) if beside else None,
        summary=parts.summary(desk, record),
        danger=parts.danger(desk, record),
        swedish_danger=said(desk.source.phrase(PRINT_TOO["danger"])) if beside else None,
        help_is_here=desk.phrase(interface_words.BESIDE["help_is_here"]),
        lines=lines(desk, record),
        where_you_live=desk.phrase(PRINT["where_you_live"]),
        local=tuple(_local(desk, record)),
        ask=_ask(desk) if beside else (),
        read_more=desk.phrase(PRINT["read_more"]),
        code=parts.code(desk, planned),
    )


def _heading(desk: Desk, record: Record) -> Said:
    if not isinstance(record, Place):
        return heading_of(desk, record)
    words = desk.own.phrase(PRINT["in_place"], place=desk.own.heading(record))
    # One paragraph, one language: the name is Swedish where the words around it are.
    return said(swedish(_swedish_heading(desk, record), SOURCE) if words.foreign else words)


def _swedish_heading(desk: Desk, record: Record) -> str:
    if not isinstance(record, Place):
        return swedish_title(record)
    return desk.source.phrase(PRINT["in_place"], place=record.heading).plain


def _has_words(desk: Desk, section: Section) -> bool:
    """Whether a section is in the language. Paper has no room for much Swedish; what is left out is on the page."""
    first = section.heading or next((block.said for block in section.blocks if block.said), None)
    return desk.language.swedish or first is None or first.tag != SOURCE.tag


def _ask(desk: Desk) -> tuple[Said, ...]:
    name = desk.source.language_name(desk.language.tag).plain
    words = interface_words.SWEDISH_ALONE["interpreter"].format(language=name)
    return desk.phrase(PRINT["ask_interpreter"]), said(swedish(words, SOURCE))


def lines(desk: Desk, record: Record) -> tuple[Line, ...]:
    """The surest services that fit whom a print is for: those of the guide, in its order."""
    collection = desk.site.collection
    guide = record
    if isinstance(record, Place):
        guide = next((one for one in collection.guides if one.situation == _SITUATION), record)
    found = collection.to_call(guide if isinstance(guide, Guide) else None, desk.site.danger)
    fitting = [service for service in found if not service.is_emergency]
    return tuple(_line(desk, service) for service in fitting[:LINES])


def _line(desk: Desk, service: Service) -> Line:
    contact = parts.contact(desk, service)
    dialled = parts.dialled(desk, service)
    ways = parts.ways(desk, contact, beside_a_number=False) if not dialled else ()
    return Line(
        called=heading_of(desk, service),
        name=said(swedish(service.name, SOURCE)) if service.named and not service.is_number else None,
        number=dialled[1] if dialled else None,
        ways=ways[:2],
        hours=parts.hours_in_a_row(desk, service),
        facts=parts.facts(desk, service),
        swedish=_in_swedish(desk, service),
        unsure=parts.unsure(desk, contact),
    )


def _in_swedish(desk: Desk, service: Service) -> Said | None:
    """What it is, for who hands it over."""
    return None if desk.language.swedish else heading_of(Desk.of(desk.site, SOURCE), service)


def _local(desk: Desk, record: Record) -> Iterator[LocalGroup]:
    """The ways in of a place, or of every place that a guide's reader may live in."""
    collection = desk.site.collection
    hurting = isinstance(record, Guide) and record.situation in OWN_ENTRANCES
    places = (record,) if isinstance(record, Place) else collection.of_kind(Place)
    for place in places:
        found = services_in(desk.site, place, _roles(record))
        fitting = [one for one in found if one.is_for_those_who_hurt == hurting]
        if fitting:
            chosen = fitting[: LOCAL_LINES + (len(places) == 1)]
            yield LocalGroup(said(desk.own.heading(place)), tuple(_line(desk, one) for one in chosen))


def _roles(record: Record) -> tuple[Role, ...]:
    """What a guide's text asks for of the place where its reader lives."""
    if not isinstance(record, Guide):
        return OF_A_MUNICIPALITY
    named = (LOCAL_WAYS_IN[name] for name, _, _ in markdown.placed(record.body) if name in LOCAL_WAYS_IN)
    asked = tuple(dict.fromkeys(named))
    if record.situation in OWN_ENTRANCES:
        return asked
    # Those who are there for everybody come first: what is for some is in the guide.
    return tuple(role for role in OF_A_MUNICIPALITY if role in asked) or OF_A_MUNICIPALITY[:1]


def leaflet(desk: Desk, planned: Planned) -> Leaflet:
    """A guide on four small pages."""
    guide = planned.record
    assert isinstance(guide, Guide)
    heading = heading_of(desk, guide)
    return Leaflet(
        **parts.paper(desk, planned, heading, swedish_title(guide)),
        **parts.published(desk, guide),
        outside=desk.phrase(PRINT_TOO["outside"]),
        heading=heading,
        summary=parts.summary(desk, guide),
        danger=parts.danger(desk, guide),
        sections=tuple(
            section
            for section in sections(guide, desk.own, partial(_line_in_text, desk, guide))
            if _has_words(desk, section)
        ),
        rest=desk.phrase(PRINT["rest"]),
        help_is_here=desk.phrase(interface_words.BESIDE["help_is_here"]),
        lines=lines(desk, guide),
        read_more=desk.phrase(PRINT["read_more"]),
        code=parts.code(desk, planned),
    )


def _line_in_text(desk: Desk, guide: Guide, service: Service) -> Line | None:
    """A service in a guide's text. Paper does not tell who hurts others where the hurt go, also where both do."""
    of_the_hurt = not _FOR_THE_HURT.isdisjoint(service.roles)
    return None if guide.situation in OWN_ENTRANCES and of_the_hurt else _line(desk, service)


def languages(desk: Desk, planned: Planned) -> Languages:
    """All languages, each by its own name."""
    start = desk.site.collection.records.get("page/index")
    heading = desk.phrase(PRINT_KINDS["languages"])
    given: dict[str, Any] = parts.published(desk, start) if start else {"checked": heading, "kept_by": ()}
    return Languages(
        **parts.paper(desk, planned, heading, ""),
        **given,
        heading=heading,
        sentence=desk.phrase(PRINT["my_language"]),
        spoken=tuple(_spoken(desk)),
    )


def _spoken(desk: Desk) -> Iterator[Spoken]:
    for language in desk.site.languages:
        if language.swedish:
            continue
        other = Desk.of(desk.site, language)
        name = other.own.own_name(language)
        yield Spoken(said(name), other.phrase(PRINT["my_language"]), said(desk.own.language_name(language.tag)))
