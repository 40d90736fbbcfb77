"""What each template is given: one frozen value per page and language. A new thing on a page starts here.

Everything is decided here and shown in `overrides/`: which services, in which order, which facts may be seen, and in
which language each run of words is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar, Literal

from markupsafe import Markup

from fristad import addresses, vocabulary
from fristad.addresses import has_own_page
from fristad.catalogues import Translations
from fristad.collection import Collection
from fristad.facts import Speaker, shown_address
from fristad.guides import Guide, Page
from fristad.locales import SOURCE, Language, Text, date_words, isolated, number, swedish
from fristad.opening_hours import is_always
from fristad.programmes import Action, Answer, Body, Material, Programme, Quoted
from fristad.records import Definition, Provenance, Record
from fristad.services import Hours, Service
from fristad.terms import Group, Law, Level, Perspective, Term
from fristad.violence import Expression, ViolenceType

# ----- parts ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere."""

    text: Text
    href: str
    current: bool = False
    summary: Text | None = None
    ref: str = ""


@dataclass(frozen=True)
class LanguageLink:
    """The same page in another language, in that language's own name."""

    language: Language
    href: str
    current: bool


@dataclass(frozen=True)
class Alternate:
    """An absolute address for search engines: hreflang and URL."""

    tag: str
    url: str


@dataclass(frozen=True)
class Notice:
    """Something the reader must know about the words of this page."""

    kind: Literal["machine", "partial", "stale"]
    text: Text


@dataclass(frozen=True)
class PhoneView:
    """A number to call. `label` says which one, where there are several."""

    label: Text | None
    link: Markup
    sms: bool
    unsure: bool
    on_phone_bill: Text | None = None


@dataclass(frozen=True)
class SourceView:
    """Where a fact comes from. `says` is Swedish; `href` is empty for a source nobody can open."""

    says: Text
    href: str
    shown: str
    date: str


@dataclass(frozen=True)
class HoursView:
    """Known hours as rows, or a sentence; neither where the hours are unknown."""

    always: Text | None
    rows: tuple[tuple[Text, Markup], ...]
    sentence: Text | None
    unsure: bool


@dataclass(frozen=True)
class FactView:
    """A fact with its label; `field` is the name of the record's field."""

    field: str
    label: Text
    value: Text | Markup


@dataclass(frozen=True)
class Contact:
    """How to reach a service: what may be shown, and how sure it is."""

    ref: str
    belongs: Markup
    phones: tuple[PhoneView, ...]
    chat: Markup | None
    web: Markup | None
    email: Markup | None
    address: Text | None
    hours: HoursView | None
    unsure: bool
    sources: tuple[SourceView, ...]
    """The sources that must stand beside details that are not surely right."""

    @property
    def empty(self) -> bool:
        return not (self.phones or self.chat or self.web or self.address)


@dataclass(frozen=True)
class Card:
    """A service in short: what it is, whom it is for, how to reach it."""

    ref: str
    name: Text
    href: str
    summary: Text
    contact: Contact
    area: Text
    category: Text
    facts: tuple[FactView, ...]


@dataclass(frozen=True)
class DefinitionView:
    """A programme's own words."""

    programme: Link
    term: Text
    text: Text | None
    source: Link | None
    part: Text | None


@dataclass(frozen=True)
class ActionView:
    """An action of a plan as a row."""

    mark: str
    anchor: str
    number: str
    text: Text
    examples: tuple[Text, ...]
    actor: Text | None
    responsible: tuple[Link, ...]
    co_responsible: tuple[Link, ...]
    levels: tuple[Link, ...]
    levels_as_written: tuple[Text, ...]
    found: Text
    found_note: Text | None
    carried_out_by: tuple[Link, ...]
    information: bool


@dataclass(frozen=True)
class QuotedView:
    """A sub-goal, indicator or activity, and where it is quoted."""

    kind: Text
    text: Text
    source: Link | None
    part: Text | None


@dataclass(frozen=True)
class GoalView:
    """A goal with what the sources quote below it."""

    number: int
    title: Text
    quoted: tuple[QuotedView, ...]


@dataclass(frozen=True)
class FocusAreaView:
    """A focus area with its preconditions and actions."""

    number: int
    title: Text
    title_variants: tuple[Text, ...]
    text: tuple[Text, ...]
    preconditions: tuple[Text, ...]
    actions: tuple[ActionView, ...]


@dataclass(frozen=True)
class DutyView:
    """What a body answers for in a plan."""

    ref: str
    anchor: str
    name: Text
    category: Text
    responsible: tuple[Link, ...]
    co_responsible: tuple[Link, ...]


@dataclass(frozen=True)
class TermView:
    """A word with its plain explanation and each programme's own."""

    ref: str
    anchor: str
    title: Text
    summary: Text
    body: Markup
    definitions: tuple[DefinitionView, ...]
    aliases: tuple[Text, ...] = ()


@dataclass(frozen=True)
class LawView:
    """A section of law."""

    ref: str
    anchor: str
    title: Text
    citation: Text
    summary: Text
    body: Markup
    href: str
    unsure: bool
    valid_from: str
    valid_to: str
    successor: Link | None


@dataclass(frozen=True)
class MaterialView:
    """Something staff or residents can use."""

    ref: str
    anchor: str
    name: Text
    summary: Text
    provider: Text | None
    category: Text
    body: Markup
    web: Markup | None
    unsure: bool
    facts: tuple[FactView, ...]
    actions: tuple[Link, ...]
    sources: tuple[SourceView, ...]


@dataclass(frozen=True)
class RequestView:
    """One thing that a referral answer asks for."""

    number: int
    text: Text
    about: Text
    goal: Link | None
    clarity: bool
    answered: Text | None


@dataclass(frozen=True)
class ListGroup:
    """Links or cards below one heading."""

    heading: Text
    anchor: str
    links: tuple[Link, ...] = ()
    cards: tuple[Card, ...] = ()


EMPTY = Markup("")

# ----- pages ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Frame:
    """What surrounds every page: language, navigation, the way out, and what is to know about its words."""

    language: Language
    address: str
    """Below the language's root, "" for its start page."""
    url: str
    """Below the site's root, "ar/services/"."""
    canonical: str
    alternates: tuple[Alternate, ...]
    languages: tuple[LanguageLink, ...]
    all_languages: str
    """The link to the page of all languages."""
    navigation: tuple[Link, ...]
    trail: tuple[Link, ...]
    home: str
    root: str
    """The link to the site's root, where the assets are."""
    exit_url: str
    site_name: Text
    emergency: PhoneView | None
    notices: tuple[Notice, ...]
    indexed: bool


@dataclass(frozen=True, kw_only=True)
class PageData:
    """What every template is given as `page_data`."""

    template: ClassVar[str] = "page.html"

    frame: Frame
    ref: str
    title: Text
    summary: Text | None
    body: Markup = EMPTY
    checked: str = ""
    owner: Text | None = None
    owner_href: str = ""
    implements: tuple[Link, ...] = ()
    sources: tuple[SourceView, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PlainPage(PageData):
    """An ordinary page of text."""


@dataclass(frozen=True, kw_only=True)
class StartPage(PageData):
    """The way in: danger first, then the situations, then support."""

    template: ClassVar[str] = "start.html"

    danger: tuple[Card, ...]
    situations: tuple[Link, ...]
    find_support: Link | None
    more: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class ListPage(PageData):
    """Links to pages, in groups."""

    template: ClassVar[str] = "list.html"

    groups: tuple[ListGroup, ...]


@dataclass(frozen=True, kw_only=True)
class ServiceListPage(PageData):
    """All services for residents, by area."""

    template: ClassVar[str] = "services.html"

    groups: tuple[ListGroup, ...]


@dataclass(frozen=True, kw_only=True)
class ServicePage(PageData):
    """One service: can I reach it now, what happens, what does it cost, who is it for."""

    template: ClassVar[str] = "service.html"

    name: Text
    contact: Contact
    facts: tuple[FactView, ...]
    instead: tuple[Card, ...]
    confidence: str
    named_in: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class GuidePage(PageData):
    """A guide with the services that fit."""

    template: ClassVar[str] = "guide.html"

    cards: tuple[Card, ...]
    types: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class ViolencePage(PageData):
    """A violence type or expression: a resident's explanation, then the programmes' own words."""

    template: ClassVar[str] = "violence.html"

    cards: tuple[Card, ...]
    definitions: tuple[DefinitionView, ...]


@dataclass(frozen=True, kw_only=True)
class ProgrammePage(PageData):
    """A programme, plan or strategy."""

    template: ClassVar[str] = "programme.html"

    municipality: Text
    first_year: int
    last_year: int
    ended: bool
    vision: Text | None
    regional_vision: Text | None
    purpose: tuple[Text, ...]
    target_groups: tuple[Text, ...]
    goals: tuple[GoalView, ...]
    quoted_elsewhere: tuple[QuotedView, ...]
    focus_areas: tuple[FocusAreaView, ...]
    types: tuple[Link, ...]
    expressions: tuple[Link, ...]
    perspectives: tuple[Link, ...]
    levels: tuple[Link, ...]
    societal_levels: tuple[Text, ...]
    vulnerable: tuple[Text, ...]
    discrimination_grounds: tuple[Text, ...]
    sections: tuple[Text, ...]
    signatories: tuple[Link, ...]
    strategy: Link | None
    depending: tuple[Link, ...]
    """Programmes that hang on this strategy."""
    agenda2030: tuple[tuple[int, Text], ...]
    answers: tuple[Link, ...]
    bodies: Link | None
    counts: Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class AnswerPage(PageData):
    """A referral answer with each thing it asks for."""

    template: ClassVar[str] = "answer.html"

    sender: Link
    date: str
    case_number: str
    programme: Link
    stance: Text
    requests: tuple[RequestView, ...]


@dataclass(frozen=True, kw_only=True)
class BodiesPage(PageData):
    """Who answers for what."""

    template: ClassVar[str] = "bodies.html"

    groups: tuple[tuple[Text, tuple[DutyView, ...]], ...]


@dataclass(frozen=True, kw_only=True)
class TermsPage(PageData):
    """Words and what they mean."""

    template: ClassVar[str] = "terms.html"

    groups: tuple[tuple[Text, str, tuple[TermView, ...]], ...]


@dataclass(frozen=True, kw_only=True)
class LawsPage(PageData):
    """Sections of law in plain words."""

    template: ClassVar[str] = "laws.html"

    laws: tuple[LawView, ...]


@dataclass(frozen=True, kw_only=True)
class MaterialsPage(PageData):
    """Material, courses, methods and campaigns."""

    template: ClassVar[str] = "materials.html"

    materials: tuple[MaterialView, ...]


@dataclass(frozen=True, kw_only=True)
class FrontDoor:
    """The page of all languages, which belongs to none: each says in its own words what is here."""

    template: ClassVar[str] = "languages.html"

    site_name: str
    language: Language
    canonical: str
    alternates: tuple[Alternate, ...]
    root: str
    exit_url: str
    doors: tuple[Door, ...]


@dataclass(frozen=True)
class Door:
    """One language's way in."""

    language: Language
    href: str
    title: Text
    exit: Text
    call: Text
    emergency: Markup | None
    missing: Text
    """For 404: the page is not there."""
    start: Text


@dataclass(frozen=True, kw_only=True)
class NotFoundPage(FrontDoor):
    """404 for all languages; its links are absolute, since it is shown at any depth."""

    template: ClassVar[str] = "404.html"


PAGES: tuple[type[Any], ...] = (
    PlainPage,
    StartPage,
    ListPage,
    ServiceListPage,
    ServicePage,
    GuidePage,
    ViolencePage,
    ProgrammePage,
    AnswerPage,
    BodiesPage,
    TermsPage,
    LawsPage,
    MaterialsPage,
    FrontDoor,
    NotFoundPage,
)
"""Every kind of page; each names a template in overrides/."""


# ----- the site ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Site:
    """What is the same for every page: settings, languages and what has been read."""

    collection: Collection
    languages: tuple[Language, ...]
    """In the order of the language choice; the source language is the one without prefix."""
    translations: Mapping[str, Translations]
    """By language id."""
    name: str
    url: str
    """Absolute, with a slash at the end."""
    exit_url: str
    emergency: str = "sos-112"
    """The service whose number stands on every page."""
    always_open: str = "kvinnofridslinjen"
    """The all-hours line of the start page."""

    def prefix(self, language: Language) -> str:
        """ "" for the source language, else "ar/"."""
        return "" if language.id == SOURCE.id else f"{language.id}/"


NAVIGATION = (
    "page/guides/index",
    "page/services/index",
    "page/violence/index",
    "page/programmes/index",
    "page/about/index",
)
_FOR_STAFF = ("page/materials/index", "page/terms/index", "page/terms/laws/index", "page/programmes/bodies/index")
_SUPPORT = "page/services/index"
_SERVICE_AREAS = ("national", "stockholm-county", "stockholm", "sodertalje")


def addresses_of(collection: Collection) -> list[str]:
    """Every address that each language has."""
    return [addresses.of(record) for record in collection.records.values() if has_own_page(record)]


def build(site: Site, language: Language) -> Iterator[PageData]:
    """Every page of one language, in the order of the records."""
    for record in site.collection.records.values():
        if has_own_page(record):
            yield page(site, language, record)


def page(site: Site, language: Language, record: Record) -> PageData:
    """The page of one record in one language."""
    say = Speaker(
        site.collection,
        language,
        site.translations.get(language.id, Translations(language)),
        addresses.of(record),
        record.ref,
    )
    if isinstance(record, Page):
        shaped: dict[str, Any] = _listing(record, say)
        model: type[PageData] = shaped.pop("model")
    else:
        model, shape = _SHAPES[record.kind]
        shaped = shape(record, say)
    owner = say.collection.get(Body, record.owner)
    shared = {
        "ref": record.ref,
        "title": say.heading(record),
        "summary": say.field(record, "summary", record.summary) if record.summary else None,
        "body": say.body(record),
        "checked": say.date(record),
        "owner": swedish(owner.name, language) if owner else None,
        "owner_href": say.link(owner) if owner else "",
        "implements": tuple(_action_link(action, say) for action in _actions(record, say)),
        "sources": _sources(record.sources, say),
        **shaped,
    }
    # The frame comes last: its notices count the words that the page has said.
    return model(frame=_frame(site, say, record), **shared)


def _frame(site: Site, say: Speaker, record: Record) -> Frame:
    here, language = say.here, say.language
    url = site.prefix(language) + here
    emergency = say.collection.get(Service, site.emergency)
    quiet = Speaker(say.collection, language, say.translations, here, say.owner)
    return Frame(
        language=language,
        address=here,
        url=url,
        canonical=site.url + url,
        alternates=alternates(site, here),
        languages=tuple(
            LanguageLink(other, addresses.relative(url, site.prefix(other) + here), other.id == language.id)
            for other in site.languages
        ),
        all_languages=addresses.relative(url, addresses.LANGUAGES),
        navigation=tuple(
            _link(quiet, say.collection.records[ref]) for ref in NAVIGATION if ref in quiet.collection.records
        ),
        trail=_trail(record, quiet),
        home=say.to(""),
        root=addresses.relative(url, ""),
        exit_url=site.exit_url,
        site_name=_site_name(site, quiet),
        emergency=_phones(emergency, quiet)[0] if emergency and emergency.shown_phones else None,
        notices=_notices(say),
        indexed=language.id == SOURCE.id,
    )


def _site_name(site: Site, say: Speaker) -> Text:
    """What the site calls itself: the title of its start page, so that it can be read in every language."""
    start = say.collection.get(Page, "index")
    return say.heading(start) if start else swedish(site.name, say.language)


def alternates(site: Site, here: str) -> tuple[Alternate, ...]:
    """The same page in every language that has it, and the front door of all languages as x-default."""
    found = [Alternate(language.tag, site.url + site.prefix(language) + here) for language in site.languages]
    return (*found, Alternate("x-default", site.url + addresses.LANGUAGES))


def _notices(say: Speaker) -> tuple[Notice, ...]:
    """Machine words and missing words are never shown without saying so, in the reader's own language."""
    if say.language.id == SOURCE.id:
        return ()
    found = []
    if say.tally.translated:
        words = say.interface("notice", "Den här sidan är översatt av en dator. Ingen människa har granskat orden än.")
        found.append(Notice("machine", words))
    if say.tally.missing:
        words = say.interface("notice", "Delar av sidan finns inte på ditt språk än. De står på svenska.")
        found.append(Notice("partial", words))
    return tuple(found)


def _trail(record: Record, say: Speaker) -> tuple[Link, ...]:
    """The pages above this one: start, then the index pages of its folders."""
    if addresses.of(record) == "":
        return ()
    found = [_link(say, say.collection.records["page/index"])] if "page/index" in say.collection.records else []
    parts = addresses.of(record).rstrip("/").split("/")
    for depth in range(1, len(parts)):
        index = say.collection.get(Page, "/".join(parts[:depth]) + "/index")
        if index is not None and index is not record:
            found.append(_link(say, index))
    return tuple(found)


def _link(say: Speaker, record: Record, *, summary: bool = False) -> Link:
    address = addresses.of(record)
    return Link(
        say.heading(record),
        say.to(address),
        address == say.here or (address != "" and say.here.startswith(address)),
        say.field(record, "summary", record.summary) if summary and record.summary else None,
        record.ref,
    )


def _links(say: Speaker, model: type[Record], ids: Iterable[str], *, summary: bool = False) -> tuple[Link, ...]:
    return tuple(_link(say, say.collection.need(model, id), summary=summary) for id in ids)


# ----- services ------------------------------------------------------------------------------------------------------


def _phones(service: Service, say: Speaker) -> tuple[PhoneView, ...]:
    return tuple(
        PhoneView(
            say.field(service, "phones.label", phone.label),
            say.phone_link(service, phone),
            phone.sms,
            service.needs_checking,
            say.phrase(vocabulary.ON_PHONE_BILL[phone.on_phone_bill]) if phone.on_phone_bill is not None else None,
        )
        for phone in service.shown_phones
    )


def _hours(service: Service, say: Speaker) -> HoursView | None:
    hours: Hours | None = service.shown_hours
    if hours is None:
        return None
    always = hours.opening_hours is not None and is_always(hours.opening_hours)
    rows = say.hours_rows(hours)
    return HoursView(
        always=say.phrase(vocabulary.ALWAYS) if always else None,
        rows=rows,
        sentence=None if always or rows else say.hours_sentence(service, hours),
        unsure=hours.confidence != "high",
    )


def _contact(service: Service, say: Speaker) -> Contact:
    shown = service.shows_contact
    hours = _hours(service, say)
    unsure = service.needs_checking and service.has_way_in
    beside = unsure or bool(hours and hours.unsure)
    email = None
    if shown and service.email:
        email = Markup('<a href="mailto:{0}" data-fact="email"{1}>{2}</a>').format(
            service.email, say.belongs(service), isolated(service.email)
        )
    address = service.shown_address
    return Contact(
        ref=service.ref,
        belongs=say.belongs(service),
        phones=_phones(service, say),
        chat=say.web_link("chat", service, service.chat) if shown and service.chat else None,
        web=say.web_link("web", service, service.web) if shown and service.web else None,
        email=email,
        address=swedish(address.text, say.language) if address else None,
        hours=hours,
        unsure=unsure,
        sources=_openable(_sources(service.sources, say)) if beside else (),
    )


def _service_facts(service: Service, say: Speaker) -> tuple[FactView, ...]:
    found: list[FactView] = []

    def add(field: str, label: Text, value: Text | Markup | None) -> None:
        if value is not None:
            found.append(FactView(field, label, value))

    t = say.interface
    add("cost", t("service", "Kostnad"), say.phrase(vocabulary.COSTS[service.cost]) if service.cost else None)
    if service.anonymous is not None:
        add("anonymous", t("service", "Kan jag vara anonym?"), say.phrase(vocabulary.ANONYMOUS[service.anonymous]))
    if service.on_phone_bill is not None:
        value = say.phrase(vocabulary.ON_PHONE_BILL[service.on_phone_bill])
        add("on_phone_bill", t("service", "Syns det på telefonräkningen?"), value)
    if service.interpreter is not None:
        add("interpreter", t("service", "Finns det tolk?"), say.phrase(vocabulary.INTERPRETER[service.interpreter]))
    if service.languages:
        add("languages", t("service", "Språk"), _joined(say.languages(service.languages)))
    if service.report_duty is not None:
        value = say.phrase(vocabulary.REPORT_DUTY[service.report_duty])
        add("report_duty", t("service", "Måste de anmäla?"), value)
    add("age", t("service", "Ålder"), _age(service, say))
    add("audience", t("service", "För vem?"), _joined(say.names(vocabulary.AUDIENCES, service.audience)))
    add("concerns", t("service", "Om vad?"), _joined(say.names(vocabulary.CONCERNS, service.concerns)))
    add("area", t("service", "Var?"), say.phrase(vocabulary.AREAS[service.area]))
    add(
        "operator",
        t("service", "Vem driver det?"),
        swedish(service.operator, say.language) if service.operator else None,
    )
    return tuple(found)


def _age(service: Service, say: Speaker) -> Text | None:
    age = service.age
    if age is None:
        return None
    if age.first is not None and age.last is not None:
        return say.phrase(vocabulary.AGES["both"], **{"from": number(str(age.first)), "to": number(str(age.last))})
    if age.first is not None:
        return say.phrase(vocabulary.AGES["from"], **{"from": age.first})
    return say.phrase(vocabulary.AGES["to"], to=age.last)


def _joined(texts: tuple[Text, ...]) -> Markup:
    """Words in a row; each keeps its own language mark, so a list pattern of one language does not fit."""
    return Markup(" · ").join(Markup(text.__html__()) for text in texts)


def card(service: Service, say: Speaker) -> Card:
    """A service in short."""
    t = say.interface
    facts = []
    if service.cost:
        facts.append(FactView("cost", t("service", "Kostnad"), say.phrase(vocabulary.COSTS[service.cost])))
    if service.anonymous:
        words = say.interface("card", "Du kan vara anonym")
        facts.append(FactView("anonymous", t("service", "Kan jag vara anonym?"), words))
    if service.interpreter:
        words = say.interface("card", "Tolk finns")
        facts.append(FactView("interpreter", t("service", "Finns det tolk?"), words))
    age = _age(service, say)
    if age:
        facts.append(FactView("age", t("service", "Ålder"), age))
    return Card(
        ref=service.ref,
        name=swedish(service.name, say.language),
        href=say.link(service),
        summary=say.field(service, "summary", service.summary),
        contact=_contact(service, say),
        area=say.phrase(vocabulary.AREAS[service.area]),
        category=say.phrase(vocabulary.CATEGORIES[service.category]),
        facts=tuple(facts),
    )


def _cards(say: Speaker, ids: Iterable[str]) -> tuple[Card, ...]:
    return tuple(card(say.collection.need(Service, id), say) for id in ids)


def _service(service: Service, say: Speaker) -> dict[str, Any]:
    return {
        "name": swedish(service.name, say.language),
        "contact": _contact(service, say),
        "facts": _service_facts(service, say),
        "instead": _cards(say, service.instead),
        "confidence": service.confidence,
        "named_in": tuple(_document_link(say, ref) for ref in service.named_in),
    }


# ----- sources -------------------------------------------------------------------------------------------------------


def _sources(sources: tuple[Provenance, ...], say: Speaker) -> tuple[SourceView, ...]:
    found = []
    for source in sources:
        href, shown = source.url or "", shown_address(source.url).partition("/")[0] if source.url else ""
        if source.document:
            document = say.collection.records[source.document]
            href, shown = say.link(document), str(say.heading(document))
        found.append(SourceView(swedish(source.says, say.language), href, shown, source.date))
    return tuple(found)


def _openable(sources: tuple[SourceView, ...]) -> tuple[SourceView, ...]:
    return tuple(source for source in sources if source.href)


def _document_link(say: Speaker, ref: str) -> Link:
    return _link(say, say.collection.records[ref])


# ----- guides and violence -------------------------------------------------------------------------------------------


def _guide(guide: Guide, say: Speaker) -> dict[str, Any]:
    return {"cards": _cards(say, guide.services), "types": _links(say, ViolenceType, guide.types)}


def _violence(record: ViolenceType | Expression, say: Speaker) -> dict[str, Any]:
    return {"cards": _cards(say, record.services), "definitions": _definitions(record, record.definitions, say)}


def _definitions(record: Record, definitions: tuple[Definition, ...], say: Speaker) -> tuple[DefinitionView, ...]:
    found = []
    for definition in definitions:
        programme = say.collection.need(Programme, definition.programme)
        found.append(
            DefinitionView(
                programme=Link(say.field(programme, "short", programme.short), say.link(programme)),
                term=say.field(record, "definitions.term", definition.term),
                text=say.field(record, "definitions.text", definition.text) if definition.text else None,
                source=_document_link(say, definition.document) if definition.document else None,
                part=swedish(definition.part, say.language) if definition.part else None,
            )
        )
    return tuple(found)


# ----- programmes ----------------------------------------------------------------------------------------------------


def _actions(record: Record, say: Speaker) -> Iterator[Action]:
    for id in record.implements:
        yield say.collection.need(Action, id)


def _action_link(action: Action, say: Speaker) -> Link:
    programme = say.collection.need(Programme, action.programme)
    words = say.interface(
        "action", "Åtgärd {number} i {programme}", number=number(action.number), programme=programme.short
    )
    return Link(words, say.link(action), ref=action.mark)


def _action_view(action: Action, say: Speaker) -> ActionView:
    return ActionView(
        mark=action.mark,
        anchor=action.anchor,
        number=action.number,
        text=say.field(action, "text", action.text),
        examples=tuple(say.field(action, "examples", example) for example in action.examples),
        actor=say.field(action, "actor", action.actor) if action.actor else None,
        responsible=_links(say, Body, action.responsible),
        co_responsible=_links(say, Body, action.co_responsible),
        levels=_links(say, Level, action.levels),
        levels_as_written=tuple(swedish(word, say.language) for word in action.levels_as_written),
        found=swedish(action.found, say.language),
        found_note=swedish(action.found_note, say.language) if action.found_note else None,
        carried_out_by=tuple(_link(say, record) for record in say.collection.carried_out_by(action)),
        information=action.information,
    )


def _quoted(programme: Programme, field: str, quoted: Quoted, kind: str, say: Speaker) -> QuotedView:
    return QuotedView(
        kind=say.phrase(vocabulary.QUOTED[kind]),
        text=say.field(programme, field, quoted.text),
        source=_document_link(say, quoted.document) if quoted.document else None,
        part=swedish(quoted.part, say.language) if quoted.part else None,
    )


def _goals(programme: Programme, say: Speaker) -> tuple[GoalView, ...]:
    found = []
    for goal in programme.goals:
        quoted = [
            _quoted(programme, f"goals.{name}.text", item, kind, say)
            for name, kind, items in (
                ("subgoals", "subgoal", goal.subgoals),
                ("indicators", "indicator", goal.indicators),
                ("activities", "activity", goal.activities),
            )
            for item in items
        ]
        found.append(GoalView(goal.number, say.field(programme, "goals.title", goal.title), tuple(quoted)))
    return tuple(found)


def _focus_areas(programme: Programme, say: Speaker) -> tuple[FocusAreaView, ...]:
    actions = say.collection.actions_of(programme)
    return tuple(
        FocusAreaView(
            number=area.number,
            title=say.field(programme, "focus_areas.title", area.title),
            title_variants=tuple(swedish(title, say.language) for title in area.title_variants),
            text=_texts(programme, "focus_areas.text", area.text, say),
            preconditions=_texts(programme, "focus_areas.preconditions", area.preconditions, say),
            actions=tuple(_action_view(action, say) for action in actions if action.focus_area == area.number),
        )
        for area in programme.focus_areas
    )


def _texts(record: Record, field: str, words: tuple[str, ...], say: Speaker) -> tuple[Text, ...]:
    return tuple(say.field(record, field, word) for word in words)


def has_ended(programme: Programme, today: date) -> bool:
    """Whether the last year is over."""
    return today.year > programme.period.last


def _programme(programme: Programme, say: Speaker) -> dict[str, Any]:
    collection = say.collection
    actions = collection.actions_of(programme)
    one = say.field
    bodies = collection.get(Page, "programmes/bodies/index")
    return {
        "municipality": say.phrase(vocabulary.MUNICIPALITIES[programme.municipality]),
        "first_year": programme.period.first,
        "last_year": programme.period.last,
        "ended": has_ended(programme, collection.today),
        "vision": one(programme, "vision", programme.vision) if programme.vision else None,
        "regional_vision": one(programme, "regional_vision", programme.regional_vision)
        if programme.regional_vision
        else None,
        "purpose": _texts(programme, "purpose", programme.purpose, say),
        "target_groups": _texts(programme, "target_groups", programme.target_groups, say),
        "goals": _goals(programme, say),
        "quoted_elsewhere": tuple(
            _quoted(programme, "quoted_elsewhere.text", item, item.what or "activity", say)
            for item in programme.quoted_elsewhere
        ),
        "focus_areas": _focus_areas(programme, say),
        "types": tuple(_link(say, record) for record in collection.defined_by(ViolenceType, programme)),
        "expressions": tuple(_link(say, record) for record in collection.defined_by(Expression, programme)),
        "perspectives": tuple(_link(say, record) for record in collection.defined_by(Perspective, programme)),
        "levels": tuple(_link(say, record) for record in collection.defined_by(Level, programme)),
        "societal_levels": _texts(programme, "societal_levels", programme.societal_levels, say),
        "vulnerable": _texts(programme, "vulnerable", programme.vulnerable, say),
        "discrimination_grounds": _texts(programme, "discrimination_grounds", programme.discrimination_grounds, say),
        "sections": _texts(programme, "sections", programme.sections, say),
        "signatories": _links(say, Body, programme.signatories),
        "strategy": _link(say, collection.need(Programme, programme.strategy)) if programme.strategy else None,
        "depending": tuple(_link(say, other) for other in collection.programmes if other.strategy == programme.id),
        "agenda2030": tuple(
            (goal.goal, one(programme, "agenda2030.title", goal.title)) for goal in programme.agenda2030
        ),
        "answers": tuple(
            _link(say, answer) for answer in collection.of_kind(Answer) if answer.programme == programme.id
        ),
        "bodies": _link(say, bodies) if bodies and actions else None,
        "counts": counts(collection, programme),
    }


def counts(collection: Collection, programme: Programme) -> dict[str, int]:
    """How much a programme holds, counted from the records."""
    actions = collection.actions_of(programme)
    bodies = {body for action in actions for body in action.responsible + action.co_responsible}
    return {
        "goals": len(programme.goals),
        "focus_areas": len(programme.focus_areas),
        "actions": len(actions),
        "bodies": len(bodies),
        "responsible": sum(len(action.responsible) for action in actions),
        "co_responsible": sum(len(action.co_responsible) for action in actions),
        "level_marks": sum(len(action.levels) for action in actions),
        "types": len(collection.defined_by(ViolenceType, programme)),
        "expressions": len(collection.defined_by(Expression, programme)),
        "perspectives": len(collection.defined_by(Perspective, programme)),
        "levels": len(collection.defined_by(Level, programme)),
    }


def _answer(answer: Answer, say: Speaker) -> dict[str, Any]:
    programme = say.collection.need(Programme, answer.programme)
    goals = {goal.number: goal for goal in programme.goals}

    def goal_link(goal: int | None) -> Link | None:
        if goal is None or goal not in goals:
            return None
        title = say.field(programme, "goals.title", goals[goal].title)
        return Link(title, f"{say.link(programme)}#goal-{goal}")

    return {
        "sender": _link(say, say.collection.need(Body, answer.sender)),
        "date": answer.date,
        "case_number": answer.case_number or "",
        "programme": _link(say, programme),
        "stance": say.field(answer, "stance", answer.stance),
        "requests": tuple(
            RequestView(
                request.number,
                say.field(answer, "requests.text", request.text),
                say.field(answer, "requests.about", request.about),
                goal_link(request.goal),
                request.clarity,
                say.field(answer, "requests.answered", request.answered) if request.answered else None,
            )
            for request in answer.requests
        ),
    }


# ----- lists ---------------------------------------------------------------------------------------------------------


def _listing(record: Page, say: Speaker) -> dict[str, Any]:
    if record.id == "index":
        return _start(say)
    shape = _LISTS.get(record.lists or "")
    return shape(say) if shape else {"model": PlainPage}


def _start(say: Speaker) -> dict[str, Any]:
    collection = say.collection
    danger = [collection.get(Service, id) for id in ("sos-112", "kvinnofridslinjen")]
    index = collection.records
    return {
        "model": StartPage,
        "danger": tuple(card(service, say) for service in danger if service),
        "situations": tuple(_link(say, guide, summary=True) for guide in collection.guides),
        "find_support": _link(say, index[_SUPPORT], summary=True) if _SUPPORT in index else None,
        "more": tuple(_link(say, index[ref], summary=True) for ref in (*NAVIGATION[2:], *_FOR_STAFF) if ref in index),
    }


def _guide_list(say: Speaker) -> dict[str, Any]:
    links = tuple(_link(say, guide, summary=True) for guide in say.collection.guides)
    return {"model": ListPage, "groups": (ListGroup(say.interface("list", "Situationer"), "situations", links),)}


def _violence_list(say: Speaker) -> dict[str, Any]:
    types = tuple(_link(say, record, summary=True) for record in say.collection.types)
    forms = tuple(_link(say, record, summary=True) for record in say.collection.expressions)
    return {
        "model": ListPage,
        "groups": (
            ListGroup(say.interface("list", "Olika typer av våld"), "types", types),
            ListGroup(say.interface("list", "Våldets uttryck"), "expressions", forms),
        ),
    }


def _service_list(say: Speaker) -> dict[str, Any]:
    groups = []
    for area in _SERVICE_AREAS:
        services = [service for service in say.collection.services if service.area == area and service.listed]
        # Those that can be reached come first, surest first; then by name.
        services.sort(key=lambda service: (not service.has_way_in, service.needs_checking, service.name.casefold()))
        if services:
            cards = tuple(card(service, say) for service in services)
            groups.append(ListGroup(say.phrase(vocabulary.AREAS[area]), area, cards=cards))
    return {"model": ServiceListPage, "groups": tuple(groups)}


def _programme_list(say: Speaker) -> dict[str, Any]:
    t, collection = say.interface, say.collection
    pages = [
        page
        for page in collection.of_kind(Page)
        if page.id.startswith(("programmes/", "terms/", "materials/")) and page.id != "programmes/index"
    ]
    found = collection.get(Page, "about/discrepancies")
    return {
        "model": ListPage,
        "groups": (
            ListGroup(
                t("list", "Program och planer"),
                "programmes",
                tuple(_link(say, programme, summary=True) for programme in collection.programmes),
            ),
            ListGroup(
                t("list", "Remissvar"),
                "answers",
                tuple(_link(say, answer, summary=True) for answer in collection.of_kind(Answer)),
            ),
            ListGroup(
                t("list", "Mer om programmen"),
                "more",
                tuple(_link(say, page, summary=True) for page in (*pages, *((found,) if found else ()))),
            ),
        ),
    }


def _body_list(say: Speaker) -> dict[str, Any]:
    groups: dict[str, list[DutyView]] = {}
    actions = say.collection.of_kind(Action)
    for body in say.collection.of_kind(Body):
        groups.setdefault(body.municipality, []).append(
            DutyView(
                ref=body.ref,
                anchor=body.id,
                name=swedish(body.name, say.language),
                category=say.phrase(vocabulary.BODY_KINDS[body.category]),
                responsible=tuple(_number_link(action, say) for action in actions if body.id in action.responsible),
                co_responsible=tuple(
                    _number_link(action, say) for action in actions if body.id in action.co_responsible
                ),
            )
        )
    order = ("sodertalje", "stockholm", "region", "state")
    return {
        "model": BodiesPage,
        "groups": tuple(
            (say.phrase(vocabulary.MUNICIPALITIES[name]), tuple(groups[name])) for name in order if name in groups
        ),
    }


def _number_link(action: Action, say: Speaker) -> Link:
    words = Text(number(action.number), action.number, say.language, say.language)
    return Link(words, say.link(action), ref=action.mark)


def _term_list(say: Speaker) -> dict[str, Any]:
    t = say.interface
    kinds: tuple[tuple[Text, str, type[Term]], ...] = (
        (t("list", "Förebyggande nivåer"), "levels", Level),
        (t("list", "Målgrupper"), "groups", Group),
        (t("list", "Perspektiv"), "perspectives", Perspective),
        (t("list", "Ord"), "words", Term),
    )
    return {
        "model": TermsPage,
        "groups": tuple(
            (heading, anchor, tuple(_term(term, say) for term in say.collection.of_kind(model)))
            for heading, anchor, model in kinds
        ),
    }


def _term(term: Term, say: Speaker) -> TermView:
    return TermView(
        ref=term.ref,
        anchor=addresses.of(term).partition("#")[2],
        title=say.heading(term),
        summary=say.field(term, "summary", term.summary),
        body=say.body(term, deeper=2),
        definitions=_definitions(term, term.definitions, say),
        aliases=tuple(swedish(alias, say.language) for alias in term.aliases),
    )


def _law_list(say: Speaker) -> dict[str, Any]:
    def shown(day: date | None) -> str:
        return date_words(day, say.language) if day else ""

    laws = tuple(
        LawView(
            ref=law.ref,
            anchor=law.id,
            title=say.heading(law),
            citation=swedish(law.citation, say.language),
            summary=say.field(law, "summary", law.summary),
            body=say.body(law, deeper=1),
            href=law.url or "",
            unsure=law.confidence != "high",
            valid_from=shown(law.valid_from),
            valid_to=shown(law.valid_to),
            successor=_link(say, say.collection.need(Law, law.successor)) if law.successor else None,
        )
        for law in say.collection.of_kind(Law)
    )
    return {"model": LawsPage, "laws": laws}


def _material_list(say: Speaker) -> dict[str, Any]:
    return {
        "model": MaterialsPage,
        "materials": tuple(_material(item, say) for item in say.collection.of_kind(Material)),
    }


def _material(item: Material, say: Speaker) -> MaterialView:
    t = say.interface
    facts = [
        FactView("audience", t("service", "För vem?"), _joined(say.names(vocabulary.AUDIENCES, item.audience))),
        FactView("concerns", t("service", "Om vad?"), _joined(say.names(vocabulary.CONCERNS, item.concerns))),
    ]
    if item.cost:
        facts.append(FactView("cost", t("service", "Kostnad"), say.phrase(vocabulary.COSTS[item.cost])))
    actions = {action.id: action for action in say.collection.of_kind(Action) if item.id in action.materials}
    actions.update({action.id: action for action in _actions(item, say)})
    actions.update({id: say.collection.need(Action, id) for id in item.actions})
    return MaterialView(
        ref=item.ref,
        anchor=item.id,
        name=swedish(item.name, say.language),
        summary=say.field(item, "summary", item.summary),
        provider=swedish(item.provider, say.language) if item.provider else None,
        category=say.phrase(vocabulary.CATEGORIES[item.category]),
        body=say.body(item, deeper=1),
        web=say.web_link("web", item, item.shown_web) if item.shown_web else None,
        unsure=item.confidence != "high",
        facts=tuple(facts),
        actions=tuple(_action_link(actions[id], say) for id in sorted(actions)),
        sources=_sources(item.sources, say),
    )


Shape = Callable[[Any, Speaker], dict[str, Any]]
_SHAPES: dict[str, tuple[type[PageData], Shape]] = {
    "service": (ServicePage, _service),
    "guide": (GuidePage, _guide),
    "type": (ViolencePage, _violence),
    "expression": (ViolencePage, _violence),
    "programme": (ProgrammePage, _programme),
    "answer": (AnswerPage, _answer),
}
_LISTS: dict[str, Callable[[Speaker], dict[str, Any]]] = {
    "guide": _guide_list,
    "violence": _violence_list,
    "service": _service_list,
    "programme": _programme_list,
    "body": _body_list,
    "term": _term_list,
    "law": _law_list,
    "material": _material_list,
}


# ----- pages of all languages ----------------------------------------------------------------------------------------


def front_door(site: Site) -> FrontDoor:
    """/languages/: the neutral way in for shared links."""
    here = addresses.LANGUAGES
    return FrontDoor(**_all_languages(site, lambda address: addresses.relative(here, address)), root="../")


def not_found(site: Site) -> NotFoundPage:
    """/404.html, whose links must work from any depth."""
    path = "/" + site.url.partition("://")[2].partition("/")[2]
    return NotFoundPage(**_all_languages(site, lambda address: path + address), root=path)


def _all_languages(site: Site, link: Callable[[str], str]) -> dict[str, Any]:
    doors = []
    for language in site.languages:
        say = Speaker(site.collection, language, site.translations.get(language.id, Translations(language)), "")
        emergency = site.collection.get(Service, site.emergency)
        doors.append(
            Door(
                language=language,
                href=link(site.prefix(language)),
                title=_site_name(site, say),
                exit=say.interface("exit", "Lämna sidan"),
                call=say.interface("emergency", "Akut fara? Ring"),
                emergency=say.phone_link(emergency, emergency.shown_phones[0])
                if emergency and emergency.shown_phones
                else None,
                missing=say.interface("404", "Sidan finns inte. Den kan ha flyttats."),
                start=say.interface("404", "Till startsidan"),
            )
        )
    return {
        "site_name": site.name,
        "language": SOURCE,
        "canonical": site.url + addresses.LANGUAGES,
        "alternates": alternates(site, ""),
        "exit_url": site.exit_url,
        "doors": tuple(doors),
    }


__all__ = ["PAGES", "Site", "addresses_of", "build", "counts", "field", "front_door", "not_found", "page"]
