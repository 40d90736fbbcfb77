"""Collection, words and settings → every page of every language, and the pages that belong to all languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from fristad import addresses
from fristad.addresses import has_own_page
from fristad.catalogues import Translations
from fristad.collection import Collection
from fristad.contacts import (
    guide_page,
    link_to,
    phone_views,
    service_page,
    source_views,
    violence_page,
)
from fristad.facts import Speaker
from fristad.guides import Page
from fristad.lists import (
    NAVIGATION,
    SEARCH,
    Shape,
    listing,
)
from fristad.locales import SOURCE, Language, Text, swedish
from fristad.pages import (
    AnswerPage,
    BlankPage,
    Door,
    Frame,
    FrontDoor,
    GuidePage,
    NotFoundPage,
    PageData,
    ProgrammePage,
    ServicePage,
    ViolencePage,
)
from fristad.plans import (
    action_link,
    answer_page,
    carried_out,
    programme_page,
)
from fristad.programmes import Body
from fristad.records import Record
from fristad.services import Service
from fristad.views import (
    Alternate,
    LanguageLink,
    Link,
    Notice,
)


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
    danger: tuple[str, ...] = ()
    """The services that the start page begins with; the first one's number stands on every page."""

    @property
    def emergency(self) -> Service | None:
        """The service whose number stands on every page, if it has one that may be shown."""
        found = self.collection.get(Service, self.danger[0]) if self.danger else None
        return found if found and found.shown_phones else None

    def prefix(self, language: Language) -> str:
        """ "" for the source language, else "ar/"."""
        return "" if language.id == SOURCE.id else f"{language.id}/"


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
        shaped: dict[str, Any] = listing(record, say, site.danger)
        model: type[PageData] = shaped.pop("model")
    else:
        model, shape = _SHAPES[record.kind]
        shaped = shape(record, say)
    owner = say.collection.get(Body, record.owner)
    shared = {
        "ref": record.ref,
        "title": say.heading(record),
        "title_is_name": not hasattr(record, "title"),
        "summary": say.field(record, "summary", record.summary) if record.summary else None,
        "body": say.body(record),
        "checked": say.checked(record),
        "owner": swedish(owner.name, language) if owner else None,
        "owner_href": say.link(owner) if owner else "",
        "implements": tuple(action_link(action, say) for action in carried_out(record, say)),
        "sources": source_views(record.sources, say),
        **shaped,
    }
    # The frame comes last: its notices count the words that the page has said.
    return model(frame=_frame(site, say, record), **shared)


def _frame(site: Site, say: Speaker, record: Record) -> Frame:
    here, language = say.here, say.language
    url = site.prefix(language) + here
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
        navigation=tuple(
            link_to(quiet, say.collection.records[ref]) for ref in NAVIGATION if ref in quiet.collection.records
        ),
        search=link_to(quiet, say.collection.records[SEARCH]) if SEARCH in say.collection.records else None,
        trail=_trail(record, quiet),
        home=say.to(""),
        root=addresses.relative(url, ""),
        exit_url=site.exit_url,
        site_name=_site_name(site, quiet),
        emergency=phone_views(site.emergency, quiet)[0] if site.emergency else None,
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
    found = [link_to(say, say.collection.records["page/index"])] if "page/index" in say.collection.records else []
    parts = addresses.of(record).rstrip("/").split("/")
    for depth in range(1, len(parts)):
        index = say.collection.get(Page, "/".join(parts[:depth]) + "/index")
        if index is not None and index is not record:
            found.append(link_to(say, index))
    return tuple(found)


_SHAPES: dict[str, tuple[type[PageData], Shape]] = {
    "service": (ServicePage, service_page),
    "guide": (GuidePage, guide_page),
    "type": (ViolencePage, violence_page),
    "expression": (ViolencePage, violence_page),
    "programme": (ProgrammePage, programme_page),
    "answer": (AnswerPage, answer_page),
}


def shared(site: Site) -> dict[str, FrontDoor | BlankPage]:
    """The pages that belong to no language, by address."""
    return {addresses.LANGUAGES: front_door(site), addresses.BLANK: blank(site)}


def blank(site: Site) -> BlankPage:
    """/blank/: what a reader who has left finds in the place of the site."""
    host = urlsplit(site.exit_url).netloc.removeprefix("www.")
    return BlankPage(language=SOURCE, root="../", exit_url=site.exit_url, exit_host=host)


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
        doors.append(
            Door(
                language=language,
                href=link(site.prefix(language)),
                title=_site_name(site, say),
                exit=say.interface("exit", "Lämna sidan"),
                call=say.interface("emergency", "Akut fara? Ring"),
                emergency=say.phone_link(site.emergency, site.emergency.shown_phones[0]) if site.emergency else None,
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
