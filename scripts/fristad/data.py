"""Data for others: /data/services.json, programmes.json and coverage.json, with their JSON Schemas.

What may not be shown on a page is not in the data either. Ids are those of the records; Swedish names of bodies and
levels are exactly as the sources write them.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from fristad import addresses, prose
from fristad.catalogues import Translations
from fristad.collection import Collection
from fristad.coverage import Count
from fristad.facts import Speaker
from fristad.locales import LANGUAGES, SOURCE
from fristad.opening_hours import Spans, clock, schedule
from fristad.plans import counts, has_ended
from fristad.programmes import Action, Answer, Body, Goal, Material, Programme, Quoted
from fristad.records import Definition, Provenance, Record
from fristad.services import Hours, Service
from fristad.shaping import Site
from fristad.terms import Level, Perspective
from fristad.violence import Expression, ViolenceType

LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"


class _Row(BaseModel):
    # Only a build needs what pydantic makes of these, and that takes a while.
    model_config = ConfigDict(frozen=True, defer_build=True)


class Named(_Row):
    """An id with the Swedish name it stands for."""

    id: str
    name: str


class SourceRow(_Row):
    """Where a fact comes from."""

    url: str | None = Field(description="The page that was read; null for a document or a source without address.")
    document: str | None = Field(description="The record of the source document, such as 'answer/skarpnack-2020'.")
    part: str | None
    says: str
    date: str = Field(description="The date of the copy that was read, as found there.")


class PhoneRow(_Row):
    """A phone number that may be shown."""

    label: str
    number: str = Field(description="E.164, or the digits as dialled when `short`.")
    display: str = Field(description="As the operator writes it.")
    dial: str = Field(description="What a link dials.")
    href: str = Field(description="The link: tel: or sms: and what is dialled.")
    short: bool
    sms: bool


class SpanRow(_Row):
    """A part of one day, Swedish time; a night over midnight is a part of two days."""

    opens: str = Field(description="As '09:00'.")
    closes: str = Field(description="As '16:00'; '24:00' at the end of the day.")
    state: str = Field(description="'open'; or 'unknown', where only a comment or note tells what is so.")


class DayRow(_Row):
    """A day on which it is not as in the ordinary week."""

    date: str
    spans: list[SpanRow] | None = Field(description="Empty: closed all day. Null: nobody knows.")


class HoursRow(_Row):
    """When somebody answers: at least one of `opening_hours`, `by_appointment` and `note` is given, and all hold.

    `week` and `differing` say the same as `opening_hours`, so that nobody has to read that notation.
    """

    opening_hours: str | None = Field(description="OpenStreetMap's opening_hours, Swedish time.")
    by_appointment: bool = Field(description="True: one books a time, also where hours are given.")
    note: str | None = Field(description="What else is to know, in Swedish.")
    confidence: str = Field(description="Below 'high' the hours may be wrong: tell nobody that it is closed.")
    always: bool = Field(description="Somebody answers at all hours of all days.")
    week: list[list[SpanRow]] | None = Field(description="Monday to Sunday, each with its parts; null without hours.")
    differing: list[DayRow] | None = Field(description="The days until `until` on which it is not as in `week`.")
    until: str | None = Field(description="The last day that `week` and `differing` tell of.")


class ServiceRow(_Row):
    """A service or material. Contact details that may not be shown are null or empty."""

    id: str
    record: str
    kind: str
    name: str
    aliases: list[str]
    summary: str
    operator: str | None
    area: str
    audience: list[str]
    concerns: list[str]
    phones: list[PhoneRow]
    chat: str | None
    web: str | None
    email: str | None
    address: str | None
    hours: HoursRow | None
    cost: str | None
    anonymous: bool | None
    on_phone_bill: bool | None
    interpreter: bool | None
    languages: list[str]
    age_from: int | None
    age_to: int | None
    confidence: str
    check_before_use: bool = Field(description="True when details must be shown with their source.")
    instead: list[str] = Field(description="The nearest verified ways in, where there is no contact detail.")
    sources: list[SourceRow]
    checked: str
    owner: str
    implements: list[str]
    url: str


class ServicesFile(_Row):
    """All services and materials, by id."""

    title: str
    licence: str
    services: list[ServiceRow]


class QuotedRow(_Row):
    """A sub-goal, indicator or activity that a source quotes."""

    text: str
    document: str | None
    part: str | None


class GoalRow(_Row):
    """A goal of a programme."""

    number: int
    title: str
    subgoals: list[QuotedRow]
    indicators: list[QuotedRow]
    activities: list[QuotedRow]


class FocusAreaRow(_Row):
    """A focus area of a plan."""

    number: int
    title: str
    title_variants: list[str]
    text: list[str]
    preconditions: list[str]


class ActionRow(_Row):
    """An action of a plan."""

    id: str
    number: str
    focus_area: int
    text: str
    examples: list[str]
    actor: str | None
    responsible: list[Named]
    co_responsible: list[Named]
    levels: list[Named]
    levels_as_written: list[str]
    information: bool
    carried_out_by: list[str] = Field(description="Records of the pages that carry it out.")
    found: str
    url: str


class GlobalGoalRow(_Row):
    """A goal of Agenda 2030."""

    goal: int
    title: str


class CountsRow(_Row):
    """How much the programme holds, counted from the records."""

    goals: int
    focus_areas: int
    actions: int
    bodies: int
    responsible: int
    co_responsible: int
    level_marks: int
    types: int
    expressions: int
    perspectives: int
    levels: int


class ProgrammeRow(_Row):
    """A programme, plan or strategy."""

    id: str
    aliases: list[str]
    title: str
    short: str
    summary: str
    place: str
    first_year: int
    last_year: int
    ended: bool
    vision: str | None
    regional_vision: str | None
    purpose: list[str]
    target_groups: list[str]
    goals: list[GoalRow]
    focus_areas: list[FocusAreaRow]
    actions: list[ActionRow]
    types: list[Named]
    expressions: list[Named]
    perspectives: list[Named]
    levels: list[Named]
    societal_levels: list[str]
    vulnerable: list[str]
    discrimination_grounds: list[str]
    strategy: str | None
    agenda2030: list[GlobalGoalRow]
    signatories: list[Named]
    counts: CountsRow
    sources: list[SourceRow]
    checked: str
    owner: str
    url: str


class BodyRow(_Row):
    """A board, company, council or authority, and what it answers for."""

    id: str
    name: str
    place: str
    category: str
    responsible: list[str] = Field(description="Ids of actions.")
    co_responsible: list[str]


class DefinitionRow(_Row):
    """A programme's own words for a thing."""

    programme: str
    term: str
    text: str | None
    document: str
    part: str | None


class TermRow(_Row):
    """A violence type, expression, perspective or prevention level."""

    id: str
    kind: str
    name: str
    summary: str
    definitions: list[DefinitionRow]
    url: str


class RequestRow(_Row):
    """One thing that a referral answer asks for."""

    number: int
    text: str
    about: str
    goal: int | None
    clarity: bool
    answered: str | None


class AnswerRow(_Row):
    """A referral answer."""

    id: str
    title: str
    sender: Named
    date: str
    case_number: str | None
    programme: str
    stance: str
    requests: list[RequestRow]
    url: str


class ProgrammesFile(_Row):
    """Programmes, the bodies that answer for them, their words and the referral answers."""

    title: str
    licence: str
    programmes: list[ProgrammeRow]
    bodies: list[BodyRow]
    terms: list[TermRow]
    answers: list[AnswerRow]


class CountRow(_Row):
    """Messages, and how many of them a language has."""

    messages: int
    translated: int = Field(description="Pass the gate and are of today's Swedish words.")
    reviewed: int = Field(description="By a human.")
    stale: int = Field(description="Of older Swedish words.")


class LanguageRow(_Row):
    """One language of the site."""

    id: str = Field(description="Its folder in the site and among the catalogues.")
    tag: str = Field(description="BCP 47.")
    name: str = Field(description="The language's own name.")
    tiers: dict[str, CountRow] = Field(description="interface (with what is read in danger), guides, services, …")
    refused: int = Field(description="Translations that are kept out of the pages.")


class OwedRow(_Row):
    """A language that a municipality must offer by law."""

    place: str
    tag: str = Field(description="BCP 47, or ISO 639-5 where the law names a group of languages.")
    language: str | None = Field(description="The site's language; null where it has none.")
    residents: CountRow = Field(description="Of what a resident reads: all tiers but programmes.")


class ActionLanguagesRow(_Row):
    """An action to spread information."""

    programme: str
    number: str
    pages: list[str] = Field(description="The records that carry it out.")
    languages: dict[str, CountRow] = Field(description="By the id of the language.")


class CoverageFile(_Row):
    """How much of each language is there."""

    title: str
    licence: str
    day: str = Field(description="When it was counted.")
    languages: list[LanguageRow]
    owed: list[OwedRow]
    actions: list[ActionLanguagesRow]


FILES: dict[str, type[BaseModel]] = {
    "services": ServicesFile,
    "programmes": ProgrammesFile,
    "coverage": CoverageFile,
}


def files(site: Site) -> dict[str, str]:
    """Path below the site → text: the data and its schemas."""
    return {f"data/{name}.json": text(site, name) for name in FILES} | schemas()


def text(site: Site, name: str) -> str:
    """One of the data files."""
    contents: dict[str, Callable[[Site], BaseModel]] = {
        "services": services,
        "programmes": programmes,
        "coverage": coverage,
    }
    return _text({"$schema": f"{name}.schema.json", **contents[name](site).model_dump()})


def schemas() -> dict[str, str]:
    """Path below the site → text: the schemas, the same for every site."""
    return {f"data/{name}.schema.json": _text(schema(name)) for name in FILES}


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema of a data file, with the descriptions of its fields."""
    found = FILES[name].model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}


def _text(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def coverage(site: Site) -> CoverageFile:
    """The site's coverage as data."""
    return CoverageFile(
        title=site.name,
        licence=LICENCE,
        day=site.collection.today.isoformat(),
        languages=[
            LanguageRow(
                id=row.language.id,
                tag=row.language.tag,
                name=row.language.name,
                tiers={tier: _count(count) for tier, count in row.tiers.items()},
                refused=row.refused,
            )
            for row in site.coverage.languages
        ],
        owed=[
            OwedRow(
                place=one.place.id,
                tag=one.tag,
                language=one.found.id if one.found else None,
                residents=_count(one.count),
            )
            for one in site.coverage.owed
        ],
        actions=[
            ActionLanguagesRow(
                programme=one.action.programme,
                number=one.action.number,
                pages=[page.ref for page in one.pages],
                languages={id: _count(count) for id, count in one.counts.items()},
            )
            for one in site.coverage.actions
        ],
    )


def _count(count: Count) -> CountRow:
    return CountRow(messages=count.messages, translated=count.translated, reviewed=count.reviewed, stale=count.stale)


class _Plain:
    """Field words as plain Swedish, with facts in the place of placeholders."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.say = Speaker(site.collection, LANGUAGES[SOURCE.id], Translations(SOURCE), "")

    def __call__(self, record: Record, text: str) -> str:
        return prose.plain(text, lambda name: self.say.plain_fact(name, record))

    def all(self, record: Record, texts: tuple[str, ...]) -> list[str]:
        return [self(record, text) for text in texts]

    def url(self, record: Record) -> str:
        return self.site.url + addresses.of(record)


def services(site: Site) -> ServicesFile:
    """Every service and material."""
    plain, collection = _Plain(site), site.collection
    rows = [_service(service, plain) for service in collection.services]
    rows += [_material(item, plain) for item in collection.of_kind(Material)]
    return ServicesFile(title=site.name, licence=LICENCE, services=sorted(rows, key=lambda row: row.id))


def _service(service: Service, plain: _Plain) -> ServiceRow:
    shown, hours, address = service.shows_contact, service.shown_hours, service.shown_address
    return ServiceRow(
        id=service.id,
        record=service.ref,
        kind=service.category,
        name=service.name,
        aliases=list(service.aliases),
        summary=plain(service, service.summary),
        operator=service.operator,
        area=service.area,
        audience=list(service.audience),
        concerns=list(service.concerns),
        phones=[
            PhoneRow(
                label=plain(service, phone.label),
                number=phone.number,
                display=phone.display,
                dial=phone.dial,
                href=phone.href,
                short=phone.short,
                sms=phone.sms,
            )
            for phone in service.shown_phones
        ],
        chat=service.chat if shown else None,
        web=service.web if shown else None,
        email=service.email if shown else None,
        address=address.text if address else None,
        hours=_hours(service, hours, plain) if hours else None,
        cost=service.cost,
        anonymous=service.anonymous,
        on_phone_bill=service.on_phone_bill,
        interpreter=service.interpreter,
        languages=list(service.languages),
        age_from=service.age.first if service.age else None,
        age_to=service.age.last if service.age else None,
        confidence=service.confidence,
        check_before_use=service.needs_checking,
        instead=list(service.instead),
        sources=_sources(service.sources),
        checked=service.checked.isoformat(),
        owner=service.owner,
        implements=list(service.implements),
        url=plain.url(service),
    )


def _hours(service: Service, hours: Hours, plain: _Plain) -> HoursRow:
    plan = schedule(hours.value, plain.site.collection.today) if hours.value else None
    return HoursRow(
        opening_hours=hours.opening_hours,
        by_appointment=hours.by_appointment,
        note=plain(service, hours.note) if hours.note else None,
        confidence=hours.confidence,
        always=hours.always,
        week=[_spans(spans) for spans in plan.week] if plan else None,
        differing=[
            DayRow(date=day.isoformat(), spans=_spans(spans) if spans is not None else None)
            for day, spans in plan.differing
        ]
        if plan
        else None,
        until=plan.until.isoformat() if plan else None,
    )


def _spans(spans: Spans) -> list[SpanRow]:
    return [
        SpanRow(opens=clock(span.first), closes=clock(span.last), state="open" if span.open else "unknown")
        for span in spans
    ]


def _material(item: Material, plain: _Plain) -> ServiceRow:
    return ServiceRow(
        id=item.id,
        record=item.ref,
        kind=item.category,
        name=item.name,
        aliases=list(item.aliases),
        summary=plain(item, item.summary),
        operator=item.provider,
        area=item.area,
        audience=list(item.audience),
        concerns=list(item.concerns),
        phones=[],
        chat=None,
        web=item.shown_web,
        email=None,
        address=None,
        hours=None,
        cost=item.cost,
        anonymous=None,
        on_phone_bill=None,
        interpreter=None,
        languages=[],
        age_from=None,
        age_to=None,
        confidence=item.confidence,
        check_before_use=item.confidence == "medium",
        instead=list(item.instead),
        sources=_sources(item.sources),
        checked=item.checked.isoformat(),
        owner=item.owner,
        implements=list(item.implements),
        url=plain.url(item),
    )


def _sources(sources: tuple[Provenance, ...]) -> list[SourceRow]:
    return [
        SourceRow(url=source.url, document=source.document, part=source.part, says=source.says, date=source.date)
        for source in sources
    ]


def programmes(site: Site) -> ProgrammesFile:
    """Everything of the programmes."""
    plain, collection = _Plain(site), site.collection
    actions = collection.of_kind(Action)
    words: list[ViolenceType | Expression | Perspective | Level] = [
        *collection.types,
        *collection.expressions,
        *collection.of_kind(Perspective),
        *collection.of_kind(Level),
    ]
    return ProgrammesFile(
        title=site.name,
        licence=LICENCE,
        programmes=[_programme(programme, collection, plain) for programme in collection.programmes],
        bodies=[
            BodyRow(
                id=body.id,
                name=body.name,
                place=body.place,
                category=body.category,
                responsible=[action.id for action in actions if body.id in action.responsible],
                co_responsible=[action.id for action in actions if body.id in action.co_responsible],
            )
            for body in collection.of_kind(Body)
        ],
        terms=[
            TermRow(
                id=word.id,
                kind=word.kind,
                name=plain(word, word.title),
                summary=plain(word, word.summary),
                definitions=[_definition(word, definition, plain) for definition in word.definitions],
                url=plain.url(word),
            )
            for word in words
        ],
        answers=[_answer(answer, collection, plain) for answer in collection.of_kind(Answer)],
    )


def _definition(word: Record, definition: Definition, plain: _Plain) -> DefinitionRow:
    return DefinitionRow(
        programme=definition.programme,
        term=plain(word, definition.term),
        text=plain(word, definition.text) if definition.text else None,
        document=definition.document,
        part=definition.part,
    )


def _programme(programme: Programme, collection: Collection, plain: _Plain) -> ProgrammeRow:
    def named(model: type[Record]) -> list[Named]:
        return [Named(id=record.id, name=record.heading) for record in collection.defined_by(model, programme)]

    return ProgrammeRow(
        id=programme.id,
        aliases=list(programme.aliases),
        title=plain(programme, programme.title),
        short=plain(programme, programme.short),
        summary=plain(programme, programme.summary),
        place=programme.place,
        first_year=programme.period.first,
        last_year=programme.period.last,
        ended=has_ended(programme, collection.today),
        vision=plain(programme, programme.vision) if programme.vision else None,
        regional_vision=plain(programme, programme.regional_vision) if programme.regional_vision else None,
        purpose=plain.all(programme, programme.purpose),
        target_groups=plain.all(programme, programme.target_groups),
        goals=[_goal(goal, programme, plain) for goal in programme.goals],
        focus_areas=[
            FocusAreaRow(
                number=area.number,
                title=plain(programme, area.title),
                title_variants=list(area.title_variants),
                text=plain.all(programme, area.text),
                preconditions=plain.all(programme, area.preconditions),
            )
            for area in programme.focus_areas
        ],
        actions=[_action(action, collection, plain) for action in collection.actions_of(programme)],
        types=named(ViolenceType),
        expressions=named(Expression),
        perspectives=named(Perspective),
        levels=named(Level),
        societal_levels=plain.all(programme, programme.societal_levels),
        vulnerable=plain.all(programme, programme.vulnerable),
        discrimination_grounds=plain.all(programme, programme.discrimination_grounds),
        strategy=programme.strategy,
        agenda2030=[GlobalGoalRow(goal=goal.goal, title=plain(programme, goal.title)) for goal in programme.agenda2030],
        signatories=_bodies(programme.signatories, collection),
        counts=CountsRow(**counts(collection, programme)),
        sources=_sources(programme.sources),
        checked=programme.checked.isoformat(),
        owner=programme.owner,
        url=plain.url(programme),
    )


def _goal(goal: Goal, programme: Programme, plain: _Plain) -> GoalRow:
    def quoted(items: tuple[Quoted, ...]) -> list[QuotedRow]:
        return [QuotedRow(text=plain(programme, q.text), document=q.document, part=q.part) for q in items]

    return GoalRow(
        number=goal.number,
        title=plain(programme, goal.title),
        subgoals=quoted(goal.subgoals),
        indicators=quoted(goal.indicators),
        activities=quoted(goal.activities),
    )


def _bodies(ids: tuple[str, ...], collection: Collection) -> list[Named]:
    return [Named(id=id, name=collection.need(Body, id).name) for id in ids]


def _action(action: Action, collection: Collection, plain: _Plain) -> ActionRow:
    return ActionRow(
        id=action.id,
        number=action.number,
        focus_area=action.focus_area,
        text=plain(action, action.text),
        examples=plain.all(action, action.examples),
        actor=plain(action, action.actor) if action.actor else None,
        responsible=_bodies(action.responsible, collection),
        co_responsible=_bodies(action.co_responsible, collection),
        levels=[Named(id=id, name=collection.need(Level, id).mark) for id in action.levels],
        levels_as_written=list(action.levels_as_written),
        information=action.information,
        carried_out_by=[record.ref for record in collection.carried_out_by(action)],
        found=action.found,
        url=plain.url(action),
    )


def _answer(answer: Answer, collection: Collection, plain: _Plain) -> AnswerRow:
    return AnswerRow(
        id=answer.id,
        title=plain(answer, answer.title),
        sender=Named(id=answer.sender, name=collection.need(Body, answer.sender).name),
        date=answer.date,
        case_number=answer.case_number,
        programme=answer.programme,
        stance=plain(answer, answer.stance),
        requests=[
            RequestRow(
                number=request.number,
                text=plain(answer, request.text),
                about=plain(answer, request.about),
                goal=request.goal,
                clarity=request.clarity,
                answered=plain(answer, request.answered) if request.answered else None,
            )
            for request in answer.requests
        ],
        url=plain.url(answer),
    )
