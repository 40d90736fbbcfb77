"""What must be so of a service by itself: numbers that can be dialled, hours that mean one thing, sources, names."""

from __future__ import annotations

import re

from fristad.content.records.services import Service
from fristad.problems import Problem
from fristad.syntax import phone_numbers
from fristad.syntax.front_matter import Document
from fristad.syntax.hours import checking, errors


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
    hours, problems = service.hours, []
    if hours and hours.opening_hours is None and not hours.note and not hours.by_appointment:
        instead = "Write `opening_hours:`, `note:` or `by_appointment: true`, or leave `hours` out."
        problems = [
            Problem(document.source("hours"), "hours-empty", "`hours` does not say when somebody answers", instead)
        ]
    for field, part in (("hours", hours), ("chat", service.chat)):
        try:
            if part and part.opening_hours is not None:
                checking.read(part.opening_hours)
        except errors.HoursError as wrong:
            problems.append(
                Problem(document.source(field, "opening_hours"), "opening-hours", wrong.what, wrong.instead)
            )
    return problems


def chat_without_source(service: Service, document: Document) -> list[Problem]:
    """A chat that is less sure than the numbers stands beside its own source."""
    chat = service.shown_chat
    if chat is None or service.chat_confidence == "high" or service.needs_checking:
        return []
    if chat.source in {source.url for source in service.sources if source.url}:
        return []
    what = f"The chat of {service.name!r} is not surely right and names none of the record's sources"
    place = document.source("chat", "source" if chat.source else "confidence")
    return [Problem(place, "chat-without-source", what, "Add `source:` with the address of the one that tells of it.")]


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


_MOST_WORDS, _MOST_LETTERS = 5, 40


def called_by_its_name(service: Service, document: Document) -> list[Problem]:
    """A reader of another language, or who never heard of it, must see at once what it is: it stands in parentheses."""
    called, instead = service.called, "Say what it is in at most five plain words, such as 'stödlinje för kvinnor'."
    what = None
    if len(called.split()) > _MOST_WORDS:
        code, what = "called-too-long", f"{called!r} is {len(called.split())} words"
    elif len(called) > _MOST_LETTERS:
        code, what = "called-too-long", f"{called[:_MOST_LETTERS]!r}… is {len(called)} letters"
    elif re.search(r"[^\w ,-]", called) or not re.search(r"[^\W\d_]", called):
        code, what = "called-with-signs", f"{called!r} has other signs than letters, or no letter"
    elif service.named and service.name.casefold() == called.casefold():
        code, what = "called-by-name", f"{called!r} is its name, and does not say what it is"
        instead = "Write a common noun, or `named: false` where the name itself is one."
    return [Problem(document.source("called"), code, what, instead)] if what else []


_ROLES_OF_THOSE_WHO_HURT = {"violent", "buyers"}


def role_of_others(service: Service, document: Document) -> list[Problem]:
    """Texts for who is hurt show the services of a role: no line for those who use violence may be among them."""
    wrong = [role for role in service.roles if role not in _ROLES_OF_THOSE_WHO_HURT]
    if not wrong or not service.is_for_those_who_hurt:
        return []
    what = f"{service.name!r} is for those who use violence or buy sex, and has the role '{wrong[0]}'"
    instead = "Leave the role out, or name in `audience` who else it is for."
    return [Problem(document.source("roles", service.roles.index(wrong[0])), "role-of-others", what, instead)]


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
    chat_without_source,
    sure_without_source,
    secret_address,
    called_by_its_name,
    role_of_a_national_service,
    role_of_others,
    ages_upside_down,
)
