"""A service's contact details as pages show them: what may be seen, how surely, and from which source."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from fristad.content.collection import LOCAL_WAYS_IN
from fristad.content.parts import texts_of
from fristad.content.records.base import Record
from fristad.content.records.places import Place
from fristad.content.records.services import Age, Hours, Service
from fristad.languages.text import Text, swedish
from fristad.pages import choices, interface_words
from fristad.pages.frame_contract import CallBox
from fristad.pages.interface_words import Phrase
from fristad.pages.links import openable, source_views
from fristad.pages.parts import (
    Card,
    Contact,
    EmailLink,
    FactView,
    HoursView,
    NameView,
    Passage,
    PhoneView,
    SaidFact,
    Step,
)
from fristad.pages.speaker import Speaker
from fristad.syntax import markdown
from fristad.syntax.hours.schedules import code


def phone_views(service: Service, say: Speaker) -> tuple[PhoneView, ...]:
    """The numbers that may be shown."""
    return tuple(
        PhoneView(
            say.field(service, "phones.label", phone.label),
            say.phone_link(service, phone),
            phone.sms,
            say.phrase(interface_words.ON_PHONE_BILL[phone.on_phone_bill]) if phone.on_phone_bill is not None else None,
        )
        for phone in service.shown_phones
    )


def _hours(service: Service, say: Speaker) -> HoursView | None:
    hours: Hours | None = service.shown_hours
    if hours is None:
        return None
    told = hours.live and code(hours.live, say.collection.today)
    say.tally.schedules += bool(told)
    known, beside = say.known_hours(hours, lines=True), say.beside_hours(service, hours)
    label = say.opened(hours.value.text) if hours.value else say.phrase(interface_words.OPEN)
    if known is None and not hours.by_appointment:
        known, beside = beside[0], ()
    return HoursView(known, beside, told.week if told else "", told.differing if told else "", label, hours.always)


def contact_of(service: Service, say: Speaker, *, with_chat_hours: bool = True) -> Contact:
    """How to reach a service, with its sources beside what is not surely right."""
    shown = service.shows_contact
    hours = _hours(service, say)
    # Details, or hours, that are not surely right stand beside their sources.
    unsure_hours = service.shown_hours is not None and service.shown_hours.confidence != "high"
    beside = (service.needs_checking and service.has_way_in) or unsure_hours
    of, address, chat = say.of(service), service.shown_address, service.shown_chat
    # Said of the chat alone, where the number is sure.
    chat_unsure = chat is not None and service.chat_confidence != "high" and not beside
    return Contact(
        of=of,
        phones=phone_views(service, say),
        chat=say.web_link("chat", service, chat.address) if chat else None,
        chat_hours=_chat_hours(service, say) if with_chat_hours else None,
        chat_sources=source_views(tuple(one for one in service.sources if one.url == chat.source), say)
        if chat and chat_unsure
        else (),
        web=say.web_link("web", service, service.web) if shown and service.web else None,
        email=EmailLink(service.email, of) if shown and service.email else None,
        address=SaidFact("address", swedish(address.text, say.language), of) if address else None,
        hours=hours,
        sources=openable(source_views(service.sources, say)) if beside else (),
    )


def _chat_hours(service: Service, say: Speaker) -> SaidFact | None:
    value = service.shown_chat.value if service.shown_chat else None
    if not value:
        return None
    words = say.hours(value.text, say.collection.today if value.moves else None, lines=True)
    return SaidFact("chat_hours", words, say.of(service), say.opened(value.text))


def asked(service: Service, say: Speaker) -> tuple[Text, ...]:
    """What the record does not say and a reader may want to ask; nothing where there is nobody to ask."""
    if not service.has_way_in:
        return ()
    known = {fact.field for fact in known_facts(service, say)}
    if not service.shown_phones:
        known.add("on_phone_bill")
    return tuple(say.phrase(words) for field, words in interface_words.ASKED.items() if field not in known)


def fact_view(say: Speaker, field: str, *values: Text) -> FactView:
    """A fact of a record with its label."""
    return FactView(field, say.phrase(interface_words.FACTS[field]), values)


def known_facts(service: Service, say: Speaker) -> tuple[FactView, ...]:
    """What a caller asks, in the order of the asking, as far as it is known."""
    found: list[FactView] = []

    def add(field: str, *values: Text) -> None:
        if values:
            found.append(fact_view(say, field, *values))

    def answer(field: str, words: Mapping[Any, Phrase], value: object) -> None:
        add(field, *([say.phrase(words[value])] if value is not None and value in words else []))

    answer("cost", interface_words.COSTS, service.cost)
    if service.shown_phones:
        answer("on_phone_bill", interface_words.ON_PHONE_BILL, service.on_phone_bill)
    answer("anonymous", interface_words.ANONYMOUS, service.anonymous)
    answer("report_duty", interface_words.REPORT_DUTY, _report_duty(service))
    add("languages", *say.languages(service.languages))
    answer("interpreter", interface_words.INTERPRETER, service.has_interpreter)
    add("audience", *say.names(interface_words.AUDIENCES, service.audience))
    if service.age:
        add("age", _age(service.age, say))
        found.append(replace(fact_view(say, "not_for", *_not_for(service.age, say)), field="age"))
    add("concerns", *say.names(interface_words.CONCERNS, service.concerns))
    add("area", say.heading(say.collection.need(Place, service.area)))
    if service.operator:
        add("operator", swedish(service.operator, say.language))
    return tuple(found)


_WHERE_ONE_REPORTS = {"social-services", "emergency-social-services", "children"}


def _report_duty(service: Service) -> str | None:
    if not _WHERE_ONE_REPORTS.isdisjoint(service.roles):
        return "receives"
    return "must" if service.must_report else None


def _age(age: Age, say: Speaker) -> Text:
    if age.first is not None and age.last is not None:
        return say.figures(age.first, age.last, interface_words.AGES["both"])
    if age.first is not None:
        return say.phrase(interface_words.AGES["from"], **{"from": age.first})
    return say.phrase(interface_words.AGES["to"], to=age.last)


def _not_for(age: Age, say: Speaker) -> Iterator[Text]:
    """Only what the record's limits of age say."""
    if age.first is not None:
        yield say.phrase(interface_words.NOT_FOR["under"], age=age.first)
    if age.last is not None:
        yield say.phrase(interface_words.NOT_FOR["over"], age=age.last)


def card(service: Service, say: Speaker) -> Card:
    """A service in short, as it stands among the advice of a page: how to reach it, and little else."""
    contact = contact_of(service, say)
    if contact.phones or contact.chat:
        contact = replace(contact, web=None, address=None)
    return Card(
        ref=service.ref,
        name=swedish(service.name, say.language),
        href=_href(service, say),
        is_number=service.is_number,
        summary=None,
        contact=replace(contact, email=None),
        area=say.heading(say.collection.need(Place, service.area)),
        called=say.field(service, "called", service.called),
        facts=(),
        instead=_instead(service, say),
        called_first=say.called_before(service) is not None,
    )


def _href(service: Service, say: Speaker) -> str:
    """Where a name leads. One that is a number is dialled: nobody in danger is to come to a page by tapping 112."""
    return service.shown_phones[0].href if service.is_number else say.link(service)


def _instead(service: Service, say: Speaker) -> NameView | None:
    """Who connects to a service that has no number of its own."""
    through = service.reached_through
    return name_view(say.collection.need(Service, through), say) if through else None


def full_card(service: Service, say: Speaker) -> Card:
    """A service with all that tells it from another, for readers who choose between many."""
    known = {fact.field: fact for fact in known_facts(service, say)}
    if choices.is_for_every_age(service):
        del known["audience"]
    return replace(
        card(service, say),
        summary=say.field(service, "summary", service.summary),
        contact=contact_of(service, say),
        facts=tuple(tags(service, say)),
        details=tuple(
            replace(known[field], label=say.phrase(label))
            for field, label in interface_words.ON_CARDS.items()
            if field in known
        ),
        fits=" ".join(choices.fits(service)),
    )


def tags(service: Service, say: Speaker) -> Iterator[FactView]:
    """What a caller asks first, as far as it is known, in a word or two each."""
    if service.cost:
        yield fact_view(say, "cost", say.phrase(interface_words.COSTS[service.cost]))
    if service.anonymous:
        yield fact_view(say, "anonymous", say.phrase(interface_words.TAGS["anonymous"]))
    if service.has_interpreter:
        yield fact_view(say, "interpreter", say.phrase(interface_words.TAGS["interpreter"]))
    if service.age:
        yield fact_view(say, "age", _age(service.age, say))


def name_view(service: Service, say: Speaker) -> NameView:
    """A service in one line."""
    sure = service.confidence == "high" and service.shown_phones
    phone = say.phone_link(service, service.shown_phones[0]) if sure else None
    says_it = not service.named and say.needs_no_swedish()
    called = None if says_it else say.field(service, "called", service.called)
    href = "" if phone and _href(service, say) == phone.href else say.link(service)
    first = bool(href) and say.called_before(service) is not None
    return NameView(swedish(service.name, say.language), called, href, phone, first)


def cards(say: Speaker, ids: Iterable[str]) -> tuple[Card, ...]:
    """Services in short, in the order of the ids."""
    return tuple(card(say.collection.need(Service, id), say) for id in ids)


def passages(record: Record, say: Speaker, number: int = 1) -> tuple[Passage, ...]:
    """A record's text with the cards that stand in it: what its own page shows of it, or where it goes on."""
    found: list[Passage] = []
    said: set[Phrase] = set()
    for passage in say.passages(record, texts_of(record)[number - 1]):
        shown, elsewhere = tuple(_cards_named(passage.cards, say)), []
        for phrase in _elsewhere(passage.cards, say):
            # Once a page is enough where cards stand, but nothing may be promised and then not be there.
            if phrase not in said or not shown:
                elsewhere.append(_said(phrase, say))
            said.add(phrase)
        found.append(Passage(passage.html, shown, passage.level, tuple(elsewhere), passage.heading))
    return tuple(found)


def steps(record: Record, say: Speaker) -> tuple[Step, ...]:
    """A record's text in steps: the first are in sight, as many as fit on few screens of a phone."""
    found: list[list[Passage]] = []
    for passage in passages(record, say):
        if passage.heading or not found:
            found.append([])
        found[-1].append(passage)
    before = itertools.accumulate(markdown.lengths(record.body), initial=0)
    return tuple(
        Step(group[0].heading, tuple(group), folded=words > _IN_SIGHT)
        for group, words in zip(found, before, strict=False)
    )


_IN_SIGHT = 100
"""Words: what comes after so many is folded."""


def _cards_named(names: Iterable[str], say: Speaker) -> Iterator[Card]:
    # A name that stands for nothing has been reported; here it must only do no harm.
    return (card(say.collection.need(Service, id), say) for name in names for id in say.collection.in_cards(name))


def _elsewhere(names: Iterable[str], say: Speaker) -> Iterator[Phrase]:
    """What readers do in whose place there is no such service, each thing once."""
    found: dict[Phrase, None] = {}
    local = [name for name in names if name in LOCAL_WAYS_IN]
    any_there = any(say.collection.in_cards(name) for name in local)
    for name in local:
        phrase = interface_words.ELSEWHERE[LOCAL_WAYS_IN[name]]
        if not say.collection.in_cards(name) and (phrase is None or "{number}" not in phrase.text):
            # Beside the cards of another role, that one's words are enough.
            phrase = None if any_there else interface_words.NOWHERE
        found |= {phrase: None} if phrase else {}
    return iter(found)


def _said(phrase: Phrase, say: Speaker) -> Text:
    """A number comes from its record: words that need one are not said where the project has no such record."""
    if "{number}" not in phrase.text:
        return say.phrase(phrase)
    danger = say.collection.emergency_number
    return (
        say.phrase(phrase, number=say.show(say.phone_link(*danger))) if danger else say.phrase(interface_words.NOWHERE)
    )


def call_box(record: Record | None, say: Speaker, danger: tuple[str, ...]) -> CallBox | None:
    """The way in that a page begins with; None where the page is not for residents.

    `danger` are the services that the site begins with; pages that name none of their own show them.
    """
    found = say.collection.to_call(record, danger)
    if not found:
        return None
    first = found[0]
    # Nobody in danger is left with the number for danger alone.
    also = next((_box(one, say, own=False) for one in found[1:]), None) if first.is_emergency else None
    box = _box(first, say, own=first is record)
    if first is record:
        # Its name is the page's heading, and in other languages what it is called.
        return replace(box, href="", called=box.called if say.needs_no_swedish() else None, also=also)
    return replace(box, also=also, instead=isinstance(record, Service))


def _box(service: Service, say: Speaker, *, own: bool) -> CallBox:
    contact = contact_of(service, say, with_chat_hours=own)
    return CallBox(
        name=swedish(service.name, say.language),
        href=say.link(service),
        called=say.mention(service, "called", service.called),
        contact=contact,
        phone=min(contact.phones, key=lambda one: one.sms, default=None),
        facts=tuple(tags(service, say)),
        emergency=service.is_emergency,
        chat_at_times=service.shown_chat is not None and service.shown_chat.opening_hours is not None,
    )
