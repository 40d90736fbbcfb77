"""The rows of the data on services and programmes, from which their JSON Schemas are made."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"


class Row(BaseModel):
    """What stands in a data file: a model whose fields say what they mean."""

    # Only a build needs what pydantic makes of these, and that takes a while.
    model_config = ConfigDict(frozen=True, defer_build=True)


class Named(Row):
    """An id with the Swedish name it stands for."""

    id: str
    name: str


class SourceRow(Row):
    """Where a fact comes from."""

    url: str | None = Field(description="The page that was read; null for a document or a source without address.")
    document: str | None = Field(description="The record of the source document, such as 'answer/skarpnack-2020'.")
    part: str | None
    says: str
    date: str = Field(description="The date of the copy that was read, as found there.")


class PhoneRow(Row):
    """A phone number that may be shown."""

    label: str
    number: str = Field(description="E.164, or the digits as dialled when `short`.")
    display: str = Field(description="As the operator writes it.")
    dial: str = Field(description="What a link dials.")
    href: str = Field(description="The link: tel: or sms: and what is dialled.")
    short: bool
    sms: bool


class SpanRow(Row):
    """A part of one day, Swedish time; a night over midnight is a part of two days."""

    opens: str = Field(description="As '09:00'.")
    closes: str = Field(description="As '16:00'; '24:00' at the end of the day.")
    state: str = Field(description="'open'; or 'unknown', where only a comment or note tells what is so.")


class DayRow(Row):
    """A day on which it is not as in the ordinary week."""

    date: str
    spans: list[SpanRow] | None = Field(description="Empty: closed all day. Null: nobody knows.")


class HoursRow(Row):
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


class ServiceRow(Row):
    """A service or material. Contact details that may not be shown are null or empty."""

    id: str
    record: str
    kind: str
    name: str
    aliases: list[str]
    called: str | None = Field(description="What a service is, in at most five words.")
    summary: str
    operator: str | None
    run_by: str | None
    roles: list[str] = Field(description="What a local service is to its place.")
    area: str
    audience: list[str]
    concerns: list[str]
    phones: list[PhoneRow]
    chat: str | None
    chat_hours: str | None = Field(description="When somebody answers in the chat, as OpenStreetMap writes hours.")
    chat_confidence: str | None
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
    owner: str | None
    national: bool = Field(
        description="Whether it is the same in the whole country: any municipality may take it over."
    )
    implements: list[str]
    url: str


class ServicesFile(Row):
    """All services and materials, by id."""

    title: str
    licence: str
    services: list[ServiceRow]


class QuotedRow(Row):
    """A sub-goal, indicator or activity that a source quotes."""

    text: str
    document: str | None
    part: str | None


class GoalRow(Row):
    """A goal of a programme."""

    number: int
    title: str
    subgoals: list[QuotedRow]
    indicators: list[QuotedRow]
    activities: list[QuotedRow]


class FocusAreaRow(Row):
    """A focus area of a plan."""

    number: int
    title: str
    title_variants: list[str]
    text: list[str]
    preconditions: list[str]


class ActionRow(Row):
    """An action of a plan."""

    id: str
    number: str
    title: str = Field(description="A few of its words, for lists and links.")
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


class GlobalGoalRow(Row):
    """A goal of Agenda 2030."""

    goal: int
    title: str


class CountsRow(Row):
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


class ProgrammeRow(Row):
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
    owner: str | None
    url: str


class BodyRow(Row):
    """A board, company, council or authority, and what it answers for."""

    id: str
    name: str
    place: str
    category: str
    responsible: list[str] = Field(description="Ids of actions.")
    co_responsible: list[str]


class DefinitionRow(Row):
    """A programme's own words for a thing."""

    programme: str
    term: str
    text: str | None
    document: str
    part: str | None


class TermRow(Row):
    """A violence type, expression, perspective or prevention level."""

    id: str
    kind: str
    name: str
    summary: str
    definitions: list[DefinitionRow]
    url: str


class RequestRow(Row):
    """One thing that a referral answer asks for."""

    number: int
    text: str
    about: str
    goal: int | None
    clarity: bool
    answered: str | None


class AnswerRow(Row):
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


class ProgrammesFile(Row):
    """Programmes, the bodies that answer for them, their words and the referral answers."""

    title: str
    licence: str
    programmes: list[ProgrammeRow]
    bodies: list[BodyRow]
    terms: list[TermRow]
    answers: list[AnswerRow]
