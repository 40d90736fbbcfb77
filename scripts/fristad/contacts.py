"""Services as pages show them: what may be seen of their contact details, how surely, and from which sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from fristad import addresses, facets, vocabulary
from fristad.facts import Speaker, shown_address
from fristad.guides import Guide
from fristad.locales import Text, isolated, swedish
from fristad.opening_hours import code
from fristad.places import Place
from fristad.programmes import Programme
from fristad.records import Definition, Provenance, Record
from fristad.services import Hours, Service
from fristad.views import (
    Card,
    Contact,
    DefinitionView,
    FactView,
    HoursView,
    Link,
    NameView,
    Passage,
    PhoneView,
    SourceView,
)
from fristad.violence import Expression, ViolenceType
from fristad.vocabulary import Phrase

_TELLING = ("audience", "concerns", "languages", "on_phone_bill")
"""What tells services apart on a card, besides what stands there without a label."""


def link_to(say: Speaker, record: Record, *, summary: bool = False) -> Link:
    """A link to a record in the same language, with its summary where asked for."""
    address = addresses.of(record)
    return Link(
        say.heading(record),
        say.to(address),
        address == say.here or (address != "" and say.here.startswith(address)),
        say.field(record, "summary", record.summary) if summary and record.summary else None,
        record.ref,
    )


def links_to(say: Speaker, model: type[Record], ids: Iterable[str], *, summary: bool = False) -> tuple[Link, ...]:
    """Links to the records of a kind, in the order of the ids."""
    return tuple(link_to(say, say.collection.need(model, id), summary=summary) for id in ids)


def phone_views(service: Service, say: Speaker) -> tuple[PhoneView, ...]:
    """The numbers that may be shown."""
    return tuple(
        PhoneView(
            say.field(service, "phones.label", phone.label),
            say.phone_link(service, phone),
            phone.sms,
            say.phrase(vocabulary.ON_PHONE_BILL[phone.on_phone_bill]) if phone.on_phone_bill is not None else None,
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
        add(field, label, say.phrase(words[value] if known else vocabulary.NOT_KNOWN), known=known)

    t = say.interface
    answer("cost", t("service", "Kostnad"), vocabulary.COSTS, service.cost)
    if service.shown_phones:
        label = t("service", "Syns det på telefonräkningen?")
        answer("on_phone_bill", label, vocabulary.ON_PHONE_BILL, service.on_phone_bill)
    answer("anonymous", t("service", "Kan jag vara anonym?"), vocabulary.ANONYMOUS, service.anonymous)
    label = t("service", "Måste de anmäla oro för ett barn?")
    answer("report_duty", label, vocabulary.REPORT_DUTY, service.report_duty)
    tongues = joined(say.languages(service.languages)) if service.languages else say.phrase(vocabulary.NOT_KNOWN)
    add("languages", t("service", "Språk"), tongues, known=bool(service.languages))
    answer("interpreter", t("service", "Finns det tolk?"), vocabulary.INTERPRETER, service.interpreter)
    add("audience", t("service", "För vem?"), joined(say.names(vocabulary.AUDIENCES, service.audience)))
    add("age", t("service", "Ålder"), _age(service, say))
    add("age", t("service", "Vem är det inte för?"), _not_for(service, say))
    add("concerns", t("service", "Om vad?"), joined(say.names(vocabulary.CONCERNS, service.concerns)))
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
        return say.figures(age.first, age.last, vocabulary.AGES["both"])
    if age.first is not None:
        return say.phrase(vocabulary.AGES["from"], **{"from": age.first})
    return say.phrase(vocabulary.AGES["to"], to=age.last)


def _not_for(service: Service, say: Speaker) -> Markup | None:
    """Only what the record's limits of age say."""
    if service.age is None:
        return None
    under, over = vocabulary.NOT_FOR["under"], vocabulary.NOT_FOR["over"]
    found = [say.phrase(under, age=service.age.first)] if service.age.first is not None else []
    found += [say.phrase(over, age=service.age.last)] if service.age.last is not None else []
    return joined(tuple(found))


def joined(texts: tuple[Text, ...]) -> Markup:
    """Words in a row; each keeps its own language mark, so a list pattern of one language does not fit."""
    return Markup(" · ").join(texts)


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
        category=say.phrase(vocabulary.CATEGORIES[service.category]),
        facts=(),
    )


def full_card(service: Service, say: Speaker) -> Card:
    """A service with all that tells it from another, for readers who choose between many."""
    known = {fact.field: fact for fact in known_facts(service, say)}
    return replace(
        card(service, say),
        contact=contact_of(service, say),
        facts=_tags(service, say),
        details=tuple(known[field] for field in _TELLING if field in known),
        fits=" ".join(facets.fits(service)),
    )


def _tags(service: Service, say: Speaker) -> tuple[FactView, ...]:
    t = say.interface
    facts = []
    if service.cost:
        facts.append(FactView("cost", t("service", "Kostnad"), say.phrase(vocabulary.COSTS[service.cost])))
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


def service_page(service: Service, say: Speaker) -> dict[str, Any]:
    """What only a service's page holds."""
    return {
        "contact": contact_of(service, say),
        "facts": service_facts(service, say),
        "instead": cards(say, service.instead),
        "named_in": tuple(document_link(say, ref) for ref in service.named_in),
    }


def source_views(sources: tuple[Provenance, ...], say: Speaker) -> tuple[SourceView, ...]:
    """Where facts come from; a source without an address has an empty `href`."""
    found = []
    for source in sources:
        href, shown = source.url or "", shown_address(source.url).partition("/")[0] if source.url else ""
        if source.document:
            document = say.collection.records[source.document]
            href, shown = say.link(document), str(say.heading(document))
        found.append(SourceView(swedish(source.says, say.language), href, shown, source.date))
    return tuple(found)


def openable(sources: tuple[SourceView, ...]) -> tuple[SourceView, ...]:
    """Those that a reader can open."""
    return tuple(source for source in sources if source.href)


def document_link(say: Speaker, ref: str) -> Link:
    """A link to a source document."""
    return link_to(say, say.collection.records[ref])


def guide_page(guide: Guide, say: Speaker) -> dict[str, Any]:
    """What only a guide's page holds."""
    shown, rest = say.collection.further_services(guide)
    return {
        "cards": cards(say, shown),
        "names": tuple(name_view(say.collection.need(Service, id), say) for id in rest),
        "types": links_to(say, ViolenceType, guide.types),
    }


def violence_page(record: ViolenceType | Expression, say: Speaker) -> dict[str, Any]:
    """What only the page of a violence type or expression holds; the most fitting services first."""
    shown, rest = say.collection.further_services(record)
    return {
        "cards": cards(say, shown),
        "more": _more(record, say) if rest else None,
        "definitions": definitions(record, record.definitions, say),
    }


def _more(record: Record, say: Speaker) -> Link | None:
    """The services about this kind of violence, or the place where all are found."""
    if facets.FINDER not in say.collection.records:
        return None
    words = say.interface("violence", "Fler som kan hjälpa")
    about = [choice for choice in facets.choices(say.collection) if choice.mark == f"about-{record.id}"]
    return Link(words, say.to(about[0].address if about else "services/"))


def definitions(record: Record, definitions: tuple[Definition, ...], say: Speaker) -> tuple[DefinitionView, ...]:
    """Each programme's own words for a thing."""
    found = []
    for definition in definitions:
        programme = say.collection.need(Programme, definition.programme)
        found.append(
            DefinitionView(
                programme=Link(say.field(programme, "short", programme.short), say.link(programme)),
                term=say.field(record, "definitions.term", definition.term),
                text=say.field(record, "definitions.text", definition.text) if definition.text else None,
                source=document_link(say, definition.document) if definition.document else None,
                part=swedish(definition.part, say.language) if definition.part else None,
            )
        )
    return tuple(found)
