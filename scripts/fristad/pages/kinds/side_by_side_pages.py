"""A service, a guide or a place in two languages side by side, for a member of staff and a resident at one screen.

In Swedish that page is the choice between the other languages, with ways to link to each.

Two speakers say the same things in the same order, one in Swedish and one in the reader's language. What is a fact, a
number or an address, is said once and stands between them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from markupsafe import Markup

from fristad.content import addresses
from fristad.content.collection import Collection
from fristad.content.records.base import Record
from fristad.content.records.guides import Guide
from fristad.content.records.places import Place
from fristad.content.records.services import Hours, Role, Service
from fristad.languages.text import Text, swedish
from fristad.pages import choices, interface_words
from fristad.pages.cards import contact_of, known_facts
from fristad.pages.contract import ShowPage
from fristad.pages.kinds.staff_contract import Shared, SharePage
from fristad.pages.parts import Contact, FactPair, Pair, PhoneView, SaidFact, ShownContact, ShownService, Way
from fristad.pages.speaker import Speaker
from fristad.syntax import markdown


def show_page(record: Record, source: Speaker, own: Speaker, danger: tuple[str, ...]) -> ShowPage:
    """What only a page in two languages holds; `source` speaks Swedish.

    `danger` are the services that the site begins with: so does a place.
    """
    service = record if isinstance(record, Service) else None
    blocks = zip(source.blocks(record), own.blocks(record), strict=True)
    # At a desk, and on one sheet of paper, what we do not know helps nobody; the service's own page tells it.
    facts = zip(known_facts(service, source), known_facts(service, own), strict=True) if service else ()
    summary = None if service else record.summary
    return ShowPage(
        swedish=source.language,
        service=_shown(service, source, own) if service else None,
        summary=_both(source, own, lambda say: say.field(record, "summary", summary)) if summary else None,
        instead=tuple(
            _shown(own.collection.need(Service, id), source, own) for id in _services(record, own.collection, danger)
        ),
        blocks=tuple(Pair(one, other) for one, other in blocks if one is not None),
        facts=tuple(FactPair(one, None if other.label.foreign else other) for one, other in facts),
        reach=_phrase("reach", source, own),
        help_is_here=_phrase("help_is_here", source, own),
        good_to_know=_phrase("good_to_know", source, own),
    )


def _services(record: Record, collection: Collection, danger: tuple[str, ...]) -> tuple[str, ...]:
    """The services below a record's text: those that it names, or those of a place, whom to call first."""
    if isinstance(record, Service):
        return record.instead
    if isinstance(record, Guide):
        cards = [id for name, _, is_card in markdown.placed(record.body) if is_card for id in collection.in_cards(name)]
        return tuple(dict.fromkeys([*cards, *collection.further_services(record)[0]]))
    local = (service.id for role in IN_A_PLACE for service in collection.with_role(role) if service.area == record.id)
    return tuple(dict.fromkeys([*danger, *local]))


IN_A_PLACE: tuple[Role, ...] = (
    "victims",
    "social-services",
    "emergency-social-services",
    "children",
    "young",
    "honour",
    "after-rape",
)
"""The local services that are shown for a place, those for who is hurt first; no shelter, and none for who hurts."""


def is_shown(record: Record, collection: Collection) -> bool:
    """Whether a record is shown in two languages: a place only where it has help of its own."""
    return addresses.has_show(record) and (not isinstance(record, Place) or bool(_services(record, collection, ())))


def _phrase(name: str, source: Speaker, own: Speaker) -> Pair:
    return _both(source, own, lambda say: say.phrase(interface_words.BESIDE[name]))


def _both(source: Speaker, own: Speaker, words: Callable[[Speaker], Text]) -> Pair:
    """The same words from both; those that exist in Swedish alone are said once."""
    other = words(own)
    return Pair(words(source), None if other.foreign else other)


def _shown(service: Service, source: Speaker, own: Speaker) -> ShownService:
    return ShownService(
        ref=service.ref,
        name=swedish(service.name, own.language),
        href=own.to(addresses.show(service)),
        summary=_both(source, own, lambda say: say.field(service, "summary", service.summary)),
        contact=_contact(service, source, own),
    )


def _contact(service: Service, source: Speaker, own: Speaker) -> ShownContact:
    contact = contact_of(service, own)
    if contact.empty:
        return ShownContact((), _phrase("none", source, own), None, None, ())
    hours = service.shown_hours
    unsure = "unsure" if contact.sources else "chat_unsure" if contact.chat_sources else ""
    return ShownContact(
        ways=tuple(_ways(contact, contact_of(service, source), source, own)),
        none=None,
        hours=(_hours(service, hours, source), _hours(service, hours, own)) if hours else None,
        unsure=_phrase(unsure, source, own) if unsure else None,
        sources=(contact.sources or contact.chat_sources)[:3],
    )


def _ways(contact: Contact, in_swedish: Contact, source: Speaker, own: Speaker) -> Iterator[Way]:
    """Each way to reach a service, in the order in which its own page names them."""
    for phone, same in zip(contact.phones, in_swedish.phones, strict=True):
        notes = []
        if phone.label and same.label and len(contact.phones) > 1:
            notes.append(Pair(same.label, None if phone.label.foreign else phone.label))
        if phone.on_phone_bill and same.on_phone_bill:
            notes.append(Pair(_on_the_bill(same, source), _on_the_bill(phone, own)))
        yield Way(_phrase("sms" if phone.sms else "call", source, own), tuple(notes), phone.link)
    for value in (contact.chat, contact.web, contact.email, contact.address):
        if value:
            # Without hours of its own a chat would seem to be open as long as somebody answers the phone.
            both = (in_swedish.chat_hours, contact.chat_hours) if value is contact.chat else (None, None)
            hours = (both[0], both[1]) if both[0] and both[1] else None
            yield Way(_phrase(value.fact, source, own), (), value, hours)


def _on_the_bill(phone: PhoneView, say: Speaker) -> Markup:
    return Markup("{} {}").format(say.phrase(interface_words.BESIDE["on_phone_bill"]), phone.on_phone_bill)


def _hours(service: Service, hours: Hours, say: Speaker) -> SaidFact:
    booked = hours.value is None and hours.by_appointment
    label = say.opened(hours.value.text) if hours.value else None if booked else say.phrase(interface_words.OPEN)
    return SaidFact("hours", say.hours_in_lines(service, hours), say.of(service), label)


def share_page(record: Record, say: Speaker, others: Iterable[Speaker], url: str, every_language: str) -> SharePage:
    """What only that page holds. `others` speak the site's languages; `url` is the site's address."""
    return SharePage(
        languages=tuple(shared(record, say, other, url) for other in others), every_language=every_language
    )


def shared(record: Record, say: Speaker, other: Speaker, url: str) -> Shared:
    """A record's page in the language of another speaker, as the page of `say` leads to it; of a place, what helps."""
    prefix = other.language.prefix
    own = addresses.of(record) if addresses.has_own_page(record) else choices.of_place(record.id)
    shown = own if other.language.swedish else addresses.show(record)
    return Shared(
        other.language,
        say.language_name(other.language.tag),
        title_of(record, other),
        say.outward(prefix + shown),
        url + prefix + own,
    )


def title_of(record: Record, say: Speaker) -> Text:
    """What a page is called where nothing explains it: of a service what it is, for who does not know its name."""
    return say.called_before(record) or say.heading(record) if isinstance(record, Service) else say.heading(record)
