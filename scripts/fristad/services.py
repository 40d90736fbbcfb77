"""Services: places and lines that help people, and what of their contact details may be shown."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, model_validator

from fristad import opening_hours, phone_numbers
from fristad.problems import Problem
from fristad.records import Audience, Concern, Confidence, Id, Part, Reference, Tier, Urgent, Words
from fristad.sources import Document

Category = Literal[
    "helpline",
    "chat",
    "clinic",
    "centre",
    "emergency",
    "shelter",
    "authority",
    "police",
    "material",
    "programme",
]
_SHOWN = ("high", "medium")
Address = Annotated[str, Field(pattern=r"^https?://[^\s<>\"']+$")]


class Phone(Part):
    """A number. `number` is E.164, or the digits as dialled when `short`; `display` is how it is written.

    Where no `display` is given, it is written as Swedish numbers usually are.
    """

    label: Words
    number: Annotated[str, Field(pattern=r"^\+?[0-9]{3,15}$")]
    display: Annotated[str, Field(pattern=r"^\+?[0-9 \u00a0-]+$")] = ""
    short: bool = False
    sms: bool = False
    on_phone_bill: bool | None = None
    """Where it is known for this number alone."""

    @model_validator(mode="before")
    @classmethod
    def _written(cls, given: Any) -> Any:
        """With the usual form of the number, where none is given."""
        if not isinstance(given, dict) or "display" in given or not isinstance(given.get("number"), str):
            return given
        return {**given, "display": phone_numbers.written(given["number"], short=given.get("short") is True)}

    @property
    def dial(self) -> str:
        return phone_numbers.dial(self.number, short=self.short)

    @property
    def href(self) -> str:
        return f"{'sms' if self.sms else 'tel'}:{self.dial}"


class Place(Part):
    """A street address. A secret one reaches no output."""

    text: str
    secret: bool = False


class Hours(Part):
    """When somebody answers: known hours, by appointment, or a sentence where no times are known."""

    opening_hours: str | None = None
    """OpenStreetMap's notation, Swedish time: "Mo-Fr 09:00-16:00"."""
    note: Words | None = None
    by_appointment: bool = False
    confidence: Confidence


class Age(Part):
    """Years, both ends included. The key `from` is Python's word, so the field is `first`."""

    first: int | None = Field(default=None, alias="from", ge=0, le=120)
    last: int | None = Field(default=None, alias="to", ge=0, le=120)


class Service(Urgent):
    """One place that helps people: a helpline, a clinic, a centre, an authority."""

    kind: ClassVar[str] = "service"
    tier: ClassVar[Tier] = "services"

    name: str
    """The official Swedish name; never translated."""
    summary: Words
    operator: str | None = None
    category: Category
    area: Id
    """The place where it helps."""
    audience: tuple[Audience, ...]
    concerns: tuple[Concern, ...]
    phones: tuple[Phone, ...] = ()
    chat: Address | None = None
    web: Address | None = None
    email: Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[a-z]+$")] | None = None
    address: Place | None = None
    hours: Hours | None = None
    cost: Literal["free", "ordinary-call"] | None = None
    anonymous: bool | None = None
    on_phone_bill: bool | None = None
    interpreter: bool | None = None
    languages: tuple[str, ...] = ()
    """BCP 47 tags of the languages answered."""
    age: Age | None = None
    report_duty: bool | None = None
    """Whether those who answer must report that a child is at risk."""
    confidence: Confidence
    """How sure the contact details are; see `shows_contact`."""
    instead: tuple[Id, ...] = ()
    """The nearest verified ways in, for a service whose contact details may not be shown."""
    named_in: tuple[Reference, ...] = ()
    listed: bool = True
    """False keeps it out of the lists for residents; its page is there all the same."""

    @property
    def shows_contact(self) -> bool:
        """Low and none: no contact detail reaches a page."""
        return self.confidence in _SHOWN

    @property
    def needs_checking(self) -> bool:
        """Shown only together with its source and a word to check it."""
        return self.confidence == "medium"

    @property
    def shown_phones(self) -> tuple[Phone, ...]:
        return self.phones if self.shows_contact else ()

    @property
    def shown_address(self) -> Place | None:
        return self.address if self.shows_contact and self.address and not self.address.secret else None

    @property
    def shown_hours(self) -> Hours | None:
        return self.hours if self.shows_contact and self.hours and self.hours.confidence in _SHOWN else None

    @property
    def has_way_in(self) -> bool:
        """Something verified to call, chat with, open or visit."""
        return self.shows_contact and bool(self.phones or self.chat or self.web or self.shown_address)

    def hidden_fields(self) -> frozenset[str]:
        hidden = set()
        if not self.shows_contact:
            hidden.add("phones")
        if not self.shown_hours:
            hidden.add("hours")
        return frozenset(hidden)


def numbers_that_cannot_be_dialled(service: Service, document: Document) -> list[Problem]:
    """A wrong number can cost a life: what is dialled exists and costs no more than a call, and is shown as it is."""
    problems = []
    for index, phone in enumerate(service.phones):
        place = document.source("phones", index, "number")
        if not phone_numbers.is_dialable(phone.number, short=phone.short):
            instead = "Write it as +46…, or set `short: true` for a short number."
            problems.append(Problem(place, "phone-number", f"'{phone.number}' is not a Swedish phone number", instead))
            continue
        if phone_numbers.costs_extra(phone.number, short=phone.short):
            what = f"'{phone.number}' costs more than an ordinary call or text message"
            problems.append(Problem(place, "phone-cost", what, "Name another way to reach them."))
        if not phone_numbers.is_written_form(phone.number, phone.display, short=phone.short):
            usual = phone_numbers.written(phone.number, short=phone.short)
            what = f"'{phone.display}' is shown but '{phone.number}' is dialled"
            instead = f"Write it like {usual}, or remove the line: it is then written so."
            problems.append(Problem(document.source("phones", index, "display"), "phone-display", what, instead))
    return problems


def hours_that_cannot_be_read(service: Service, document: Document) -> list[Problem]:
    """Hours are shown in every language from one value, so it must be readable."""
    if not service.hours or not service.hours.opening_hours:
        return []
    try:
        opening_hours.rows(service.hours.opening_hours)
    except ValueError as error:
        instead = "Write for example 'Mo-Fr 09:00-16:00; Sa 10:00-14:00', or '24/7'."
        return [Problem(document.source("hours", "opening_hours"), "opening-hours", str(error), instead)]
    return []


def without_contact(service: Service, document: Document) -> list[Problem]:
    """A page nobody can act on costs a reader time they may not have."""
    if service.has_way_in or service.instead:
        return []
    what = f"{service.name!r} has no contact detail that may be shown"
    instead = "Add `instead:` with the services that are the nearest verified way in."
    return [Problem(document.source(), "service-without-contact", what, instead)]


def unsure_without_source(service: Service, document: Document) -> list[Problem]:
    """A contact detail below high confidence is shown only together with its source."""
    if not service.needs_checking or not service.has_way_in:
        return []
    if any(source.url or source.document for source in service.sources):
        return []
    what = f"{service.name!r} is not surely right and names no source that a reader can open"
    instead = "Add a source with `url:`, or set `confidence: low` so that the details are left out."
    return [Problem(document.source("confidence"), "unsure-without-source", what, instead)]


def sure_without_source(service: Service, document: Document) -> list[Problem]:
    """High confidence is a claim, and a claim has a source."""
    if service.confidence != "high" or service.sources:
        return []
    what = f"{service.name!r} is marked as surely right but has no source"
    return [Problem(document.source("confidence"), "sure-without-source", what, "Add `sources:`.")]


def secret_address(service: Service, document: Document) -> list[Problem]:
    """The address of a protected home is never published, nor kept where it could be by mistake."""
    if service.address is None or service.address.secret or service.category != "shelter":
        return []
    what = f"{service.name!r} is a shelter with an address"
    instead = "Remove the address, or set `secret: true` if it must be kept in the record."
    return [Problem(document.source("address"), "secret-address", what, instead)]


def ages_upside_down(service: Service, document: Document) -> list[Problem]:
    """From is the younger end."""
    age = service.age
    if not age or age.first is None or age.last is None or age.first <= age.last:
        return []
    what = f"Ages from {age.first} to {age.last} fit nobody"
    return [Problem(document.source("age"), "age-order", what, "Swap `from` and `to`.")]


RULES = (
    numbers_that_cannot_be_dialled,
    hours_that_cannot_be_read,
    without_contact,
    unsure_without_source,
    sure_without_source,
    secret_address,
    ages_upside_down,
)
