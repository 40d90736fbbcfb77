"""Pages for staff who hand on what the site tells: where they work, and everything for it in one language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from fristad.content import addresses
from fristad.content.collection import Collection
from fristad.content.records.base import Record
from fristad.content.records.guides import OWN_ENTRANCES, STAFF, Guide, Page, Setting
from fristad.content.records.places import Place
from fristad.content.records.services import Service
from fristad.languages.known_languages import LANGUAGES, SOURCE, Language
from fristad.languages.text import Text
from fristad.pages import interface_words
from fristad.pages.cards import passages
from fristad.pages.kinds.side_by_side_pages import is_shown, shared
from fristad.pages.kinds.staff_contract import Handout, Kit, KitPage, SettingPage, StaffPage
from fristad.pages.kinds.text_pages import section_views
from fristad.pages.links import link_to
from fristad.pages.parts import Link, ListGroup
from fristad.pages.speaker import Speaker

LANGUAGES_OF_STAFF = (SOURCE.id, "en")
"""Staff read what to do in one of these, whichever language they hand on in."""
PrintsOf = Callable[[Record, Language], tuple[tuple[interface_words.Phrase, str], ...]]
"""What is printed about a record in a language: what kind it is, and its address from the site's root."""


def staff_page(record: Page, say: Speaker) -> StaffPage:
    """The page where staff say where they work."""
    links = tuple(link_to(say, setting, summary=True) for setting in say.collection.of_kind(Setting))
    group = ListGroup(say.phrase(interface_words.GROUPS["settings"]), "settings", links)
    return StaffPage(places=group, body=passages(record, say))


def setting_page(setting: Setting, say: Speaker, languages: Iterable[Language]) -> SettingPage:
    """A place of work, which leads to a page for each language."""
    staff = say.collection.get(Page, STAFF)
    first = next(iter(section_views(staff, say)), None) if staff else None
    return SettingPage(
        kits=_kits(setting, say, languages),
        audiences=_audiences(handed_on(setting, say.collection), say),
        body=passages(setting, say),
        safely=passages(staff, say.quietly()) if staff else (),
        to_safely=Link(first.text, f"#{first.href.partition('#')[2]}") if first else None,
    )


def _kits(setting: Setting, say: Speaker, languages: Iterable[Language]) -> tuple[Kit, ...]:
    """To the page of each language: in English where the page is, else in Swedish, which is all that there is."""
    english = LANGUAGES["en"]
    prefix = english.prefix if say.speaks(english) else ""
    found = ((one, prefix + addresses.part(setting, one.id)) for one in languages)
    return tuple(
        Kit(one, say.language_name(one.tag), say.outward(there), there == prefix + say.here) for one, there in found
    )


def handed_on(setting: Setting, collection: Collection) -> tuple[Record, ...]:
    """What staff of a place of work hand on, in order: guides, services, and what helps in each place."""
    guides = (collection.get(Guide, id) for id in setting.guides)
    services = (collection.get(Service, id) for id in setting.services)
    places = (place for place in collection.of_kind(Place) if is_shown(place, collection))
    return tuple(record for record in (*guides, *services, *places) if record)


def _audiences(records: Iterable[Record], say: Speaker) -> tuple[tuple[str, Text], ...]:
    there = {one for record in records for one in audience_of(record)}
    return tuple((id, say.phrase(words)) for id, words in interface_words.AUDIENCES.items() if id in there)


def audience_of(record: Record) -> tuple[str, ...]:
    """Whom something is for, by age, or that it is for others than who is hurt; nobody where it is for all."""
    own = tuple(one for one in getattr(record, "audience", ()) if one in _CHOSEN)
    return tuple(one for one in own if one in _APART) if is_apart(record) else own


_APART = ("perpetrator", "buyer-of-sex")
_CHOSEN = ("child", "young", "adult", "older", "relative", *_APART)


def is_apart(record: Record) -> bool:
    """Whether something is for those who hurt others: nobody finds it by an age."""
    if isinstance(record, Guide):
        return record.situation in OWN_ENTRANCES
    return isinstance(record, Service) and record.is_for_those_who_hurt


def kit_page(
    setting: Setting,
    say: Speaker,
    reader: Speaker,
    languages: Iterable[Language],
    url: str,
    short: Callable[[Record], str],
    prints_of: PrintsOf,
) -> KitPage:
    """Everything for a place of work in the language of `reader`. `url` is the site's address."""
    records = handed_on(setting, say.collection)
    staff = say.collection.get(Page, STAFF)
    return KitPage(
        handouts=tuple(_handouts(records, say, reader, url, short, prints_of)),
        audiences=_audiences(records, say),
        kits=_kits(setting, say, languages),
        safely=next(iter(section_views(staff, say)), None) if staff else None,
    )


def _handouts(
    records: Iterable[Record],
    say: Speaker,
    reader: Speaker,
    url: str,
    short: Callable[[Record], str],
    prints_of: PrintsOf,
) -> Iterator[Handout]:
    quiet = say.quietly()
    for record in records:
        printed = prints_of(record, reader.language)
        yield Handout(
            ref=record.ref,
            title=quiet.heading(record),
            called=quiet.field(record, "called", record.called)
            if isinstance(record, Service) and record.named
            else None,
            shared=shared(record, say, reader, url),
            summary=reader.field(record, "summary", record.summary) if record.summary else None,
            message=reader.phrase(interface_words.INFORMATION),
            short_url=url + short(record),
            prints=tuple(Link(say.phrase(kind), say.outward(path)) for kind, path in printed),
            audience=audience_of(record),
        )
