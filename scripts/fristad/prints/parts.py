"""What several kinds of print are made of: a number, when somebody answers, a code, whom to call in danger."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import segno

from fristad.content import addresses
from fristad.content.records.base import Record
from fristad.content.records.programmes import Body
from fristad.content.records.services import Service
from fristad.languages.known_languages import SOURCE, Language
from fristad.languages.text import Text, swedish
from fristad.pages import interface_words
from fristad.pages.cards import contact_of, phone_views, tags
from fristad.pages.interface_words import PRINT, PRINT_KINDS, PRINT_TOO, Phrase
from fristad.pages.parts import Contact
from fristad.pages.speaker import Speaker
from fristad.prints.contract import Code, Danger
from fristad.prints.plan import NEUTRAL, Planned, number_of
from fristad.prints.said import Said, number, row, said, together
from fristad.site.site import Site

_FACTS_THAT_TELL_NOTHING = ("cost", "interpreter")
"""What a card or slip may say of whoever answers."""


@dataclass(frozen=True)
class Desk:
    """Where prints in one language are made: who says everything in it, and who says the same in Swedish."""

    site: Site
    language: Language
    own: Speaker
    source: Speaker

    @classmethod
    def of(cls, site: Site, language: Language, record: Record | None = None) -> Desk:
        """The desk for prints about a record."""
        owner = record.ref if record else ""
        return cls(site, language, site.speaker(language, "", owner), site.speaker(SOURCE, "", owner))

    def phrase(self, phrase: Phrase, **facts: object) -> Said:
        """Interface words."""
        return said(self.own.phrase(phrase, **facts))

    def number(self, words: str) -> Said:
        """A number or address by itself."""
        return number(words, self.language)


def paper(desk: Desk, planned: Planned, title: Said, swedish_title: str) -> dict[str, Any]:
    """What every print is given. `title` and `swedish_title` say what it is about."""
    kind = desk.own.phrase(PRINT_KINDS[planned.kind]).plain
    neutral = planned.kind in NEUTRAL
    about = [planned.code if neutral else swedish_title] if planned.record else []
    in_swedish = PRINT_KINDS[planned.kind].text
    words = [in_swedish, *about, desk.source.language_name(desk.language.tag).plain if planned.record else ""]
    return {
        "title": f"{kind}: {planned.code if neutral else title.plain}" if planned.record else kind,
        "tag": desk.language.tag,
        "lang": desk.language.tag.partition("-")[0],
        "dir": desk.language.dir,
        "script": desk.language.script,
        "staff": said(swedish(" · ".join(filter(None, words)), SOURCE)),
    }


def published(desk: Desk, record: Record) -> dict[str, Any]:
    """When the facts were checked, and who is to keep them right."""
    owner = desk.site.collection.get(Body, desk.site.collection.owner_of(record) or "")
    date = desk.own.day("checked", record.checked).words
    return {
        "checked": desk.phrase(PRINT_TOO["checked"], date=date),
        "kept_by": (desk.phrase(PRINT_TOO["kept_by"]), said(swedish(owner.name, SOURCE))) if owner else (),
    }


def code(desk: Desk, planned: Planned) -> Code:
    """The code of a print's page."""
    url = desk.site.url + addresses.door(planned.code)
    address = url.partition("://")[2].rstrip("/")
    alt = desk.own.phrase(PRINT["code"], address=address)
    return Code(_square(url), address, said(alt))


@lru_cache(maxsize=1024)
def _square(url: str) -> str:
    """A QR code as a picture, with the four empty modules around it that cameras need."""
    drawn = io.BytesIO()
    made = segno.make(url, error="m", micro=False, boost_error=False)
    made.save(drawn, kind="svg", border=4, xmldecl=False, nl=False, omitsize=True)
    return drawn.getvalue().decode("ascii")


def summary(desk: Desk, record: Record) -> Said | None:
    """What a print is about in a sentence; nothing where the language has no words for it."""
    if not record.summary:
        return None
    words = desk.own.field(record, "summary", record.summary)
    return None if words.foreign and not desk.language.swedish else said(words)


def danger(desk: Desk, record: Record | None) -> Danger | None:
    """Whom to call in danger; None where the print is of just that."""
    service = desk.site.emergency
    if not service or (record and record.ref == service.ref):
        return None
    view = phone_views(service, desk.own)[0]
    return Danger(desk.phrase(PRINT_TOO["danger"]), desk.number(view.link.number))


def dialled(desk: Desk, service: Service) -> tuple[Said, Said] | None:
    """What to do with a service's first number, and the number; None where it has none that may be shown."""
    phone = number_of(service)
    if not phone:
        return None
    link = desk.own.phone_link(service, phone)
    return desk.phrase(interface_words.BESIDE["sms" if phone.sms else "call"]), desk.number(link.number)


def hours(contact: Contact) -> tuple[Said, ...]:
    """When somebody answers."""
    found = contact.hours
    if not found:
        return ()
    known = labelled(found.label, found.known) if found.label and found.known and not found.always else ()
    if found.known and not known:
        known = (said(found.known),)
    return (*known, *(said(text) for text in found.beside))


def hours_in_a_row(desk: Desk, service: Service) -> tuple[Said, ...]:
    """The same in one paragraph, where several services share a page."""
    found = service.shown_hours
    if not found:
        return ()
    words = desk.own.hours_in_text(service, found)
    return (said(words),) if found.always else labelled(desk.own.phrase(interface_words.OPEN), words)


def labelled(label: Text, value: Text) -> tuple[Said, ...]:
    """A label with its value: one paragraph where they are in one language."""
    return in_a_row(said(label), said(value))


def in_a_row(first: Said, second: Said) -> tuple[Said, ...]:
    """Two paragraphs as one, where they are in one language."""
    return (together(first, second),) if first.tag == second.tag else (first, second)


def facts(desk: Desk, service: Service, *, neutral: bool = False) -> Said | None:
    """What a caller asks first, in a row of one language: all in Swedish where one of them has no translation."""
    for say in (desk.own, desk.source):
        found = (fact for fact in tags(service, say) if not neutral or fact.field in _FACTS_THAT_TELL_NOTHING)
        texts = [value for fact in found for value in fact.values]
        if not any(text.foreign for text in texts):
            break
    return row(texts, desk.language) if texts else None


def unsure(desk: Desk, contact: Contact) -> tuple[Said, ...]:
    """That something may have changed, with the first source."""
    if not contact.sources:
        return ()
    source = together(desk.phrase(PRINT_TOO["source"]), desk.number(contact.sources[0].shown))
    return in_a_row(desk.phrase(interface_words.BESIDE["unsure"]), source)


def ways(desk: Desk, contact: Contact, *, beside_a_number: bool) -> tuple[Said, ...]:
    """Where else to go: the chat and the site; a place and an address to write to where there is no number."""
    chat = contact.chat if not contact.chat_sources else None
    values = [chat, contact.web if not (chat and contact.web and chat.shown == contact.web.shown) else None]
    found = [_way(desk, one.fact, desk.number(one.shown)) for one in values if one]
    if not beside_a_number and contact.address:
        found.append(_way(desk, "address", said(contact.address.words)))
    if not beside_a_number and contact.email and len(found) < 2:
        found.append(_way(desk, "email", desk.number(contact.email.address)))
    return tuple(part for parts in found for part in parts)


def _way(desk: Desk, fact: str, value: Said) -> tuple[Said, ...]:
    return in_a_row(desk.phrase(interface_words.BESIDE[fact]), value)


def contact(desk: Desk, service: Service) -> Contact:
    """How to reach a service, as its page says it."""
    return contact_of(service, desk.own)


def neutral_hours(desk: Desk, service: Service) -> tuple[Said, ...]:
    """When somebody answers, where that is surely right: a card has no room for doubt."""
    sure = service.shown_hours is not None and service.shown_hours.confidence == "high"
    return hours(contact(desk, service)) if sure else ()
