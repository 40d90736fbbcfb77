"""Services: places and lines that help people, and what of their contact details may be shown."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, model_validator

from fristad.content.records import ids
from fristad.content.records.base import Audience, Concern, Confidence, Part, Urgent, Words
from fristad.syntax import phone_numbers
from fristad.syntax.hours import spelling
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


class _Open(Part):
    opening_hours: str | None = None
    """OpenStreetMap's notation, Swedish time: "Mo-Fr 09:00-16:00"."""

    @property
    def value(self) -> Value | None:
        """Known hours as a typed value; None where none are known."""
        return spelling.read(self.opening_hours) if self.opening_hours is not None else None


class Hours(_Open):
    """When somebody answers: known hours, that one books a time, and words beside them; one of these at least."""

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


class Chat(_Open):
    """Where to write to somebody who answers at once. Its hours are others than those of the phone."""

    address: Address
    confidence: Confidence | None = None
    """How sure both are, where that is not as sure as the service's numbers are."""
    source: Address | None = None
    """Which of the service's sources tells of it, where it is less sure: it stands beside."""


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
    chat: Chat | None = None
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
        """Shown only together with its source and a word that it may have changed."""
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
    def chat_confidence(self) -> Confidence:
        return (self.chat and self.chat.confidence) or self.confidence

    @property
    def shown_chat(self) -> Chat | None:
        return self.chat if self.shows_contact and self.chat_confidence in _SHOWN else None

    @property
    def shown_address(self) -> StreetAddress | None:
        return self.address if self.shows_contact and self.address and not self.address.secret else None

    @property
    def shown_hours(self) -> Hours | None:
        return self.hours if self.shows_contact and self.hours and self.hours.confidence in _SHOWN else None

    @property
    def is_number(self) -> bool:
        """Whether its name is the number that one dials."""
        return bool(self.shown_phones) and self.shown_phones[0].display == self.name

    @property
    def is_emergency(self) -> bool:
        """Whether it is who to call in danger."""
        return any(phone.is_emergency and not phone.sms for phone in self.shown_phones)

    @property
    def is_sure_to_call(self) -> bool:
        """Whether it has a number that may be the first on a page."""
        return self.confidence == "high" and any(not phone.sms for phone in self.shown_phones)

    @property
    def reached_through(self) -> str | None:
        """The id of who connects to it, where it has neither a number nor a chat of its own that may be shown."""
        reached = self.shown_phones or self.shown_chat
        return self.instead[0] if self.instead and not reached else None

    @property
    def has_way_in(self) -> bool:
        """Something verified to call, chat with, open or visit."""
        return self.shows_contact and bool(self.phones or self.shown_chat or self.web or self.shown_address)

    def hidden_fields(self) -> frozenset[str]:
        hidden = set()
        if not self.shows_contact:
            hidden.add("phones")
        if not self.shown_hours:
            hidden.add("hours")
        return frozenset(hidden)
