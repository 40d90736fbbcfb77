"""A service's contact details as pages show them: what may be seen, how surely, and from which source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from fristad.content.records.base import Record
from fristad.content.records.places import Place
from fristad.content.records.services import Hours, Service
from fristad.languages.text import Text, isolated, swedish
from fristad.pages import choices, phrases
from fristad.pages.links import TOLD_BESIDE_A_LINK, joined, openable, source_views
from fristad.pages.parts import Card, Contact, FactView, HoursView, NameView, Passage, PhoneView
from fristad.pages.phrases import Phrase
from fristad.pages.speaker import Speaker
from fristad.syntax.hours.schedules import code


def phone_views(service: Service, say: Speaker) -> tuple[PhoneView, ...]:
    """The numbers that may be shown."""
    return tuple(
        PhoneView(
            say.field(service, "phones.label", phone.label),
            say.phone_link(service, phone),
            phone.sms,
            say.phrase(phrases.ON_PHONE_BILL[phone.on_phone_bill]) if phone.on_phone_bill is not None else None,
        )
        for phone in service.shown_phones
    )


def _hours(service: Service, say: Speaker) -> HoursView | None:
    hours: Hours | None = service.shown_hours
    if hours is None:
        return None
    told = hours.live and code(hours.live, say.collection.today)
    say.tally.schedules += bool(told)
    known, beside = say.known_hours(hours), say.beside_hours(service, hours)
    if known is None and not hours.by_appointment:
        known, beside = beside[0], ()
    return HoursView(known, beside, told.week if told else "", told.differing if told else "")


def contact_of(service: Service, say: Speaker) -> Contact:
    """How to reach a service, with its sources beside what is not surely right."""
    shown = service.shows_contact
    hours = _hours(service, say)
    # Details, or hours, that are not surely right stand beside their sources.
    unsure_hours = service.shown_hours is not None and service.shown_hours.confidence != "high"
    beside = (service.needs_checking and service.has_way_in) or unsure_hours
    email = None
    if shown and service.email:
        email = Markup('<a href="mailto:{0}" data-fact="email"{1}>{2}</a>').format(
            service.email, say.belongs(service), isolated(service.email)
        )
    address = service.shown_address
    return Contact(
        ref=service.ref,
        belongs=say.belongs(service),
        phones=phone_views(service, say),
        chat=say.web_link("chat", service, service.chat) if shown and service.chat else None,
        web=say.web_link("web", service, service.web) if shown and service.web else None,
        email=email,
        address=swedish(address.text, say.language) if address else None,
        hours=hours,
        sources=openable(source_views(service.sources, say)) if beside else (),
    )


def service_facts(service: Service, say: Speaker) -> tuple[FactView, ...]:
    """What a caller asks, in the order of the asking; what we do not know is said too."""
    return tuple(fact for fact, _ in _facts(service, say))


def known_facts(service: Service, say: Speaker) -> tuple[FactView, ...]:
    """The same without what we do not know."""
    return tuple(fact for fact, known in _facts(service, say) if known)


def _facts(service: Service, say: Speaker) -> list[tuple[FactView, bool]]:
    """Each fact, and whether we know it."""
    found: list[tuple[FactView, bool]] = []

    def add(field: str, label: Text, value: Text | Markup | None, *, known: bool = True) -> None:
        if value is not None:
            found.append((FactView(field, label, value), known))

    def answer(field: str, label: Text, words: Mapping[Any, Phrase], value: object) -> None:
        known = value is not None and value in words
        add(field, label, say.phrase(words[value] if known else phrases.NOT_KNOWN), known=known)

    t = say.interface
    answer("cost", t("service", "Kostnad"), phrases.COSTS, service.cost)
    if service.shown_phones:
        label = t("service", "Syns det på telefonräkningen?")
        answer("on_phone_bill", label, phrases.ON_PHONE_BILL, service.on_phone_bill)
    answer("anonymous", t("service", "Kan jag vara anonym?"), phrases.ANONYMOUS, service.anonymous)
    label = t("service", "Måste de anmäla oro för ett barn?")
    answer("report_duty", label, phrases.REPORT_DUTY, service.report_duty)
    tongues = joined(say.languages(service.languages)) if service.languages else say.phrase(phrases.NOT_KNOWN)
    add("languages", t("service", "Språk"), tongues, known=bool(service.languages))
    answer("interpreter", t("service", "Finns det tolk?"), phrases.INTERPRETER, service.interpreter)
    add("audience", t("service", "För vem?"), joined(say.names(phrases.AUDIENCES, service.audience)))
    add("age", t("service", "Ålder"), _age(service, say))
    add("age", t("service", "Vem är det inte för?"), _not_for(service, say))
    add("concerns", t("service", "Om vad?"), joined(say.names(phrases.CONCERNS, service.concerns)))
    add("area", t("service", "Var?"), say.heading(say.collection.need(Place, service.area)))
    add(
        "operator",
        t("service", "Vem driver det?"),
        swedish(service.operator, say.language) if service.operator else None,
    )
    return found


def _age(service: Service, say: Speaker) -> Text | None:
    age = service.age
    if age is None:
        return None
    if age.first is not None and age.last is not None:
        return say.figures(age.first, age.last, phrases.AGES["both"])
    if age.first is not None:
        return say.phrase(phrases.AGES["from"], **{"from": age.first})
    return say.phrase(phrases.AGES["to"], to=age.last)


def _not_for(service: Service, say: Speaker) -> Markup | None:
    """Only what the record's limits of age say."""
    if service.age is None:
        return None
    under, over = phrases.NOT_FOR["under"], phrases.NOT_FOR["over"]
    found = [say.phrase(under, age=service.age.first)] if service.age.first is not None else []
    found += [say.phrase(over, age=service.age.last)] if service.age.last is not None else []
    return joined(tuple(found))


def card(service: Service, say: Speaker) -> Card:
    """A service in short, as it stands among the advice of a page: how to reach it, and little else."""
    contact = contact_of(service, say)
    if contact.phones or contact.chat:
        contact = replace(contact, web=None, address=None)
    return Card(
        ref=service.ref,
        name=swedish(service.name, say.language),
        href=say.link(service),
        summary=say.field(service, "summary", service.summary),
        contact=replace(contact, email=None),
        area=say.heading(say.collection.need(Place, service.area)),
        category=say.phrase(phrases.CATEGORIES[service.category]),
        facts=(),
    )


def full_card(service: Service, say: Speaker) -> Card:
    """A service with all that tells it from another, for readers who choose between many."""
    known = {fact.field: fact for fact in known_facts(service, say)}
    return replace(
        card(service, say),
        contact=contact_of(service, say),
        facts=_tags(service, say),
        details=tuple(known[field] for field in TOLD_BESIDE_A_LINK if field in known),
        fits=" ".join(choices.fits(service)),
    )


def _tags(service: Service, say: Speaker) -> tuple[FactView, ...]:
    t = say.interface
    facts = []
    if service.cost:
        facts.append(FactView("cost", t("service", "Kostnad"), say.phrase(phrases.COSTS[service.cost])))
    if service.anonymous:
        words = t("card", "Du kan vara anonym")
        facts.append(FactView("anonymous", t("service", "Kan jag vara anonym?"), words))
    if service.interpreter:
        facts.append(FactView("interpreter", t("service", "Finns det tolk?"), t("card", "Tolk finns")))
    age = _age(service, say)
    if age:
        facts.append(FactView("age", t("service", "Ålder"), age))
    return tuple(facts)


def name_view(service: Service, say: Speaker) -> NameView:
    """A service in one line."""
    sure = service.confidence == "high" and service.shown_phones
    phone = say.phone_link(service, service.shown_phones[0]) if sure else None
    return NameView(swedish(service.name, say.language), say.link(service), phone)


def cards(say: Speaker, ids: Iterable[str]) -> tuple[Card, ...]:
    """Services in short, in the order of the ids."""
    return tuple(card(say.collection.need(Service, id), say) for id in ids)


def passages(record: Record, say: Speaker) -> tuple[Passage, ...]:
    """A record's text with the cards that stand in it."""
    return tuple(
        Passage(passage.html, tuple(_cards_named(passage.cards, say)), passage.level)
        for passage in say.passages(record)
    )


def _cards_named(names: Iterable[str], say: Speaker) -> Iterator[Card]:
    for name in names:
        _, ref = say.collection.facts.get(name, ("", ""))
        # A name that stands for nothing has been reported; here it must only do no harm.
        if ref:
            yield card(say.collection.need(Service, ref.partition("/")[2]), say)
