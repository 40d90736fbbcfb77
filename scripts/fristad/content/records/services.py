"""Services: places and lines that help people, and what of their contact details may be shown."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, model_validator

from fristad.content.records import ids
from fristad.content.records.base import Audience, Concern, Confidence, Part, Urgent, Words
from fristad.problems import Problem
from fristad.syntax import phone_numbers
from fristad.syntax.front_matter import Document
from fristad.syntax.hours import checking, errors, spelling
from fristad.syntax.hours.values import Value

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
Operator = Literal["municipality", "region", "state", "association", "church", "company"]
_OBLIGED = ("municipality", "region", "state")
Role = Literal[
    "social-services",
    "emergency-social-services",
    "children",
    "victims",
    "refuges",
    "violent",
    "buyers",
    "sellers",
    "after-rape",
    "honour",
    "barnahus",
    "young",
    "municipality",
]
"""What a local service is to texts that name no municipality: they show it by `{local_…}`."""
_SHOWN = ("high", "medium")
_WHO_HURT = {"perpetrator", "buyer-of-sex"}
_BESIDE_THEM = {"young", "adult", "older", "man", "relative", "professional"}
"""Ages, men, and those around them: what the record of a line for those who hurt others may name besides."""
_EMERGENCY = "112"
Address = Annotated[str, Field(pattern=r"^https?://[^\s<>\"']+$")]


class Phone(Part):
    """A number. `number` is E.164, or the digits as dialled when `short`; `display` is how it is written.

    Where no `display` is given, it is written as Swedish numbers usually are.
    """

    id: ids.Id | None = None
    """What texts name it by, where it is not the first: `older` for `{phone_kvinnofridslinjen_older}`."""
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
    def is_emergency(self) -> bool:
        return self.number == _EMERGENCY

    @property
    def dial(self) -> str:
        # Shown as it is dialled from abroad, it is dialled so.
        if self.display.startswith("+"):
            return self.number
        return phone_numbers.dial(self.number, short=self.short)

    @property
    def href(self) -> str:
        return f"{'sms' if self.sms else 'tel'}:{self.dial}"


class StreetAddress(Part):
    """A street address. A secret one reaches no output."""

    text: str
    secret: bool = False


class Hours(Part):
    """When somebody answers: known hours, that one books a time, and words beside them; one of these at least."""

    opening_hours: str | None = None
    """OpenStreetMap's notation, Swedish time: "Mo-Fr 09:00-16:00"."""
    note: Words | None = None
    by_appointment: bool = False
    confidence: Confidence

    @property
    def always(self) -> bool:
        """Somebody answers at all hours of all days."""
        return self.value is not None and not self.by_appointment and self.value.always

    @property
    def live(self) -> Value | None:
        """Hours of which can be told whether it is open right now.

        Not where one has to book, and not what is not sure: nobody must read "closed" because a source was old.
        """
        told = self.value is not None and not self.by_appointment and self.confidence == "high"
        return self.value if told and not self.always else None

    @property
    def value(self) -> Value | None:
        """Known hours as a typed value; None where none are known."""
        return spelling.read(self.opening_hours) if self.opening_hours is not None else None


class Age(Part):
    """Years, both ends included. The key `from` is Python's word, so the field is `first`."""

    first: int | None = Field(default=None, alias="from", ge=0, le=120)
    last: int | None = Field(default=None, alias="to", ge=0, le=120)


class Service(Urgent):
    """One place that helps people: a helpline, a clinic, a centre, an authority."""

    kind: ClassVar[str] = "service"

    name: str
    """The official Swedish name; never translated."""
    called: Words
    """What it is, in at most five words: "stödlinje för kvinnor". It stands with the name, which stays Swedish."""
    named: bool = True
    """False where the name is a common noun: in other languages it is called what `called` says."""
    summary: Words
    operator: str | None = None
    run_by: Operator
    """From it follows the duty to report a child at risk: 19 kap. 1 § socialtjänstlagen (2025:400)."""
    roles: tuple[Role, ...] = ()
    category: Category
    area: ids.Place
    """The place where it helps."""
    audience: tuple[Audience, ...]
    concerns: tuple[Concern, ...]
    phones: tuple[Phone, ...] = ()
    chat: Address | None = None
    web: Address | None = None
    email: Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[a-z]+$")] | None = None
    address: StreetAddress | None = None
    hours: Hours | None = None
    cost: Literal["free", "ordinary-call"] | None = None
    anonymous: bool | None = None
    on_phone_bill: bool | None = None
    interpreter: bool | None = None
    languages: tuple[str, ...] = ()
    """BCP 47 tags of the languages answered."""
    age: Age | None = None
    confidence: Confidence
    """How sure the contact details are; see `shows_contact`."""
    instead: tuple[ids.Service, ...] = ()
    """The nearest verified ways in, for a service whose contact details may not be shown."""
    named_in: tuple[ids.Document, ...] = ()
    listed: bool = True
    """False keeps it out of the lists for residents; its page is there all the same."""

    @property
    def shows_contact(self) -> bool:
        """Low and none: no contact detail reaches a page."""
        return self.confidence in _SHOWN

    @property
    def is_found(self) -> bool:
        """Whether residents find it in lists and by searching: not one of which nothing but the name is known."""
        return self.listed and self.shows_contact

    @property
    def needs_checking(self) -> bool:
        """Shown only together with its source and a word to check it."""
        return self.confidence == "medium"

    @property
    def is_for_those_who_hurt(self) -> bool:
        """Whether it is for those who use violence or buy sex, and not for those who are hurt too."""
        audience = set(self.audience)
        return not audience.isdisjoint(_WHO_HURT) and audience <= _WHO_HURT | _BESIDE_THEM

    @property
    def must_report(self) -> bool:
        """Whether those who answer must report that a child is at risk: authorities and care.

        Of others it is not known, nor of helplines, whoever runs them: what they must depends on who answers.
        """
        return self.run_by in _OBLIGED and self.category not in ("helpline", "chat")

    @property
    def has_interpreter(self) -> bool | None:
        """Social services use one where it is needed: 13 § förvaltningslagen (2017:900). None: not known."""
        return True if self.interpreter is None and self.run_by == "municipality" else self.interpreter

    @property
    def shown_phones(self) -> tuple[Phone, ...]:
        return self.phones if self.shows_contact else ()

    @property
    def phone_ids(self) -> tuple[str, ...]:
        return tuple(phone.id for phone in self.phones if phone.id)

    def named_phone(self, id: str) -> Phone | None:
        """The number with an id, or the first for ""; None where there is none that may be shown."""
        return next((phone for phone in self.shown_phones if not id or phone.id == id), None)

    @property
    def shown_address(self) -> StreetAddress | None:
        return self.address if self.shows_contact and self.address and not self.address.secret else None

    @property
    def shown_hours(self) -> Hours | None:
        return self.hours if self.shows_contact and self.hours and self.hours.confidence in _SHOWN else None

    @property
    def reached_through(self) -> str | None:
        """The id of who connects to it, where it has neither a number nor a chat of its own that may be shown."""
        reached = self.shown_phones or (self.shows_contact and self.chat)
        return self.instead[0] if self.instead and not reached else None

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


def phone_ids_twice(service: Service, document: Document) -> list[Problem]:
    """Two numbers with one id cannot be told apart in a text."""
    seen: set[str] = set()
    problems = []
    for index, phone in enumerate(service.phones):
        if phone.id and phone.id in seen:
            place = document.source("phones", index, "id")
            what = f"'{phone.id}' is already the id of another number of {service.name!r}"
            problems.append(Problem(place, "phone-id-twice", what, "Write another word, such as 'abroad'."))
        seen.add(phone.id or "")
    return problems


def hours_that_cannot_be_read(service: Service, document: Document) -> list[Problem]:
    """Hours are said in every language, and told of right now, from one value: it must mean one thing."""
    hours = service.hours
    if hours is None:
        return []
    if hours.opening_hours is None:
        if hours.note or hours.by_appointment:
            return []
        instead = "Write `opening_hours:`, `note:` or `by_appointment: true`, or leave `hours` out."
        return [Problem(document.source("hours"), "hours-empty", "`hours` does not say when somebody answers", instead)]
    try:
        checking.read(hours.opening_hours)
    except errors.HoursError as wrong:
        return [Problem(document.source("hours", "opening_hours"), "opening-hours", wrong.what, wrong.instead)]
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


_MOST_WORDS = 5


def called_by_its_name(service: Service, document: Document) -> list[Problem]:
    """A reader of another language, or who never heard of it, must see at once what it is."""
    words = service.called.split()
    if len(words) > _MOST_WORDS:
        what = f"{service.called!r} is {len(words)} words"
        instead = f"Say what it is in at most {_MOST_WORDS}, such as 'stödlinje för kvinnor'."
        return [Problem(document.source("called"), "called-too-long", what, instead)]
    if service.named and service.name.casefold() == service.called.casefold():
        what = f"{service.called!r} is its name, and does not say what it is"
        instead = "Write a common noun, or `named: false` where the name itself is one."
        return [Problem(document.source("called"), "called-by-name", what, instead)]
    return []


def role_of_a_national_service(service: Service, document: Document) -> list[Problem]:
    """What is the same in the whole country is named in the texts themselves."""
    if not service.roles or not service.is_national:
        return []
    what = f"{service.name!r} has a role in its place, and no owner there"
    instead = "Add `owner:`, or leave `roles` out."
    return [Problem(document.source("roles"), "role-of-national", what, instead)]


def ages_upside_down(service: Service, document: Document) -> list[Problem]:
    """From is the younger end."""
    age = service.age
    if not age or age.first is None or age.last is None or age.first <= age.last:
        return []
    what = f"Ages from {age.first} to {age.last} fit nobody"
    return [Problem(document.source("age"), "age-order", what, "Swap `from` and `to`.")]


RULES = (
    numbers_that_cannot_be_dialled,
    phone_ids_twice,
    hours_that_cannot_be_read,
    without_contact,
    unsure_without_source,
    sure_without_source,
    secret_address,
    called_by_its_name,
    role_of_a_national_service,
    ages_upside_down,
)
