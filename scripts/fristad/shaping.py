"""Collection, words and settings → every page of every language, and the pages that belong to all languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Any
from urllib.parse import urlsplit

from fristad import addresses, beside, facets, opening_hours, vocabulary
from fristad.addresses import has_own_page
from fristad.catalogues import Translations
from fristad.collection import Collection
from fristad.contacts import (
    guide_page,
    link_to,
    passages,
    phone_views,
    service_page,
    source_views,
    violence_page,
)
from fristad.coverage import NO_COVERAGE, Coverage
from fristad.facts import Speaker, Standing, Tally
from fristad.finding import choice_page
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
    ChoicePage,
    Door,
    Frame,
    FrontDoor,
    GuidePage,
    MovedPage,
    NotFoundPage,
    PageData,
    ProgrammePage,
    ServicePage,
    ShortDoor,
    ShowPage,
    StatementPage,
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
from fristad.statement_pages import statement_page
from fristad.statements import Statement
from fristad.views import (
    Alternate,
    Clock,
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
    coverage: Coverage = NO_COVERAGE

    @property
    def emergency(self) -> Service | None:
        """The service whose number stands on every page, if it has one that may be shown."""
        found = self.collection.get(Service, self.danger[0]) if self.danger else None
        return found if found and found.shown_phones else None

    @property
    def ways_out(self) -> tuple[str, str]:
        """What every page leads to: the ordinary page of the exit, and the number for danger as it is dialled."""
        return self.exit_url, self.emergency.shown_phones[0].dial if self.emergency else ""

    def speaker(self, language: Language, here: str, owner: str = "") -> Speaker:
        """Who says everything on one page, at an address below the language's root."""
        words = self.translations.get(language.id, Translations(language))
        return Speaker(self.collection, language, words, here, owner)


def _with_page(collection: Collection) -> Iterator[Record]:
    """The records that are pages, in their order."""
    return (record for record in collection.records.values() if has_own_page(record))


def addresses_of(site: Site) -> list[str]:
    """Every address that each language has."""
    own = [addresses.of(record) for record in _with_page(site.collection)]
    return [*own, *facets.addresses(site.collection, site.languages)]


@dataclass(frozen=True)
class Planned:
    """A page that each language has, or each but Swedish, which needs no Swedish beside it."""

    address: str
    ref: str
    make: Callable[[Site, Language], PageData]
    beside: bool = False

    def is_in(self, language: Language) -> bool:
        """Whether a language has it."""
        return not (self.beside and language.swedish)


def plan(site: Site) -> Iterator[Planned]:
    """Every page: of records in their order, of choices between services, then with Swedish beside."""
    for record in _with_page(site.collection):
        yield Planned(addresses.of(record), record.ref, partial(page, record=record))
    for address in facets.addresses(site.collection, site.languages):
        yield Planned(address, _choice_ref(address), partial(page_of_choice, address=address))
    for service in site.collection.services:
        yield Planned(addresses.show(service), service.ref, partial(show_page, service=service), beside=True)


def build(site: Site, language: Language) -> Iterator[PageData]:
    """Every page of one language."""
    return (one.make(site, language) for one in plan(site) if one.is_in(language))


def page(site: Site, language: Language, record: Record) -> PageData:
    """The page of one record in one language."""
    say = site.speaker(language, addresses.of(record), record.ref)
    if isinstance(record, Page):
        shaped: dict[str, Any] = listing(record, say, site.danger, site.languages, site.coverage)
        model: type[PageData] = shaped.pop("model")
    else:
        model, shape = _SHAPES[record.kind]
        shaped = shape(record, say)
    if isinstance(record, Service):
        shaped |= ways_to_show(site, say, record)
    owner = say.collection.get(Body, record.owner)
    shared = {
        "ref": record.ref,
        "title": say.heading(record),
        "title_is_name": not hasattr(record, "title"),
        "summary": say.field(record, "summary", record.summary) if record.summary else None,
        "body": passages(record, say),
        "checked": say.checked(record),
        "owner": swedish(owner.name, language) if owner else None,
        "owner_href": say.link(owner) if owner else "",
        "implements": tuple(action_link(action, say) for action in carried_out(record, say)),
        "sources": source_views(record.sources, say),
        **shaped,
    }
    # The frame comes last: its notices count the words that the page has said.
    return model(frame=_frame(site, say), **shared)


def show_page(site: Site, language: Language, service: Service) -> ShowPage:
    """A service in Swedish and another language side by side."""
    say = site.speaker(language, addresses.show(service), service.ref)
    # Words in Swedish lead to pages in Swedish, whose root lies above this language's.
    source = site.speaker(SOURCE, f"{language.id}/{say.here}", service.ref)
    shared = {
        "ref": service.ref,
        "title": say.heading(service),
        "title_is_name": True,
        "summary": None,
        "checked": say.checked(service),
        **beside.show_page(service, source, say),
    }
    return ShowPage(frame=_frame(site, say, service), **shared)


def page_of_choice(site: Site, language: Language, address: str) -> ChoicePage:
    """A page that shows many records and has none of its own."""
    say = site.speaker(language, address, _choice_ref(address))
    shaped = choice_page(*facets.at(say.collection, address, site.languages), say, site.danger)
    return ChoicePage(frame=_frame(site, say), ref=say.owner, **shaped)


def _choice_ref(address: str) -> str:
    return f"page/{address.rstrip('/')}"


def ways_to_show(site: Site, say: Speaker, service: Service) -> dict[str, Any]:
    """From a service's page to itself in two languages; the Swedish page names every language."""
    there = addresses.show(service)
    if not say.language.swedish:
        words = say.interface("service", "Visa med svenska bredvid")
        return {"show": Link(words, say.to(there)), "show_in": ()}
    if say.language.id != SOURCE.id:
        return {"show": None, "show_in": ()}
    others = (language for language in site.languages if not language.swedish)
    links = (LanguageLink(other, say.to(other.prefix + there), False) for other in others)
    return {"show": None, "show_in": tuple(links)}


def _frame(site: Site, say: Speaker, shown: Record | None = None) -> Frame:
    """What surrounds a page. `shown`: the record that stands there in two languages; in Swedish it has its own page."""
    here, language = say.here, say.language
    there = {other.id: here for other in site.languages}
    if shown:
        there |= {other.id: addresses.of(shown) for other in site.languages if other.swedish}
    url = language.prefix + here
    quiet = replace(say, tally=Tally())
    standing = say.standing()
    return Frame(
        language=language,
        address=here,
        url=url,
        canonical=site.url + url,
        alternates=alternates(site, here, shown=shown is not None),
        languages=tuple(say.language_link(other, other.prefix + there[other.id]) for other in site.languages),
        navigation=tuple(
            link_to(quiet, say.collection.records[ref]) for ref in NAVIGATION if ref in quiet.collection.records
        ),
        search=link_to(quiet, say.collection.records[SEARCH]) if SEARCH in say.collection.records else None,
        trail=(*_trail(quiet), *([link_to(quiet, shown)] if shown else [])),
        home=say.to(""),
        root=say.outward(""),
        exit_url=site.exit_url,
        site_name=_site_name(site, quiet),
        statement=next((link_to(quiet, one) for one in say.collection.of_kind(Statement)), None),
        emergency=phone_views(site.emergency, quiet)[0] if site.emergency else None,
        clock=_clock(say),
        notices=notices(standing, say),
        indexed=standing.indexed,
        short_href=say.outward(addresses.short(say.owner)),
        short_url=site.url + addresses.short(say.owner),
    )


def _site_name(site: Site, say: Speaker) -> Text:
    """What the site calls itself: the title of its start page, so that it can be read in every language."""
    start = say.collection.get(Page, "index")
    return say.heading(start) if start else swedish(site.name, say.language)


def alternates(site: Site, here: str, *, shown: bool = False) -> tuple[Alternate, ...]:
    """The same page in every language that has it, and the front door of all languages as x-default.

    `shown`: the page has the Swedish beside another language, so that there is none in Swedish alone.
    """
    languages = [language for language in site.languages if not shown or not language.swedish]
    found = [Alternate(language.tag, site.url + language.prefix + here) for language in languages]
    return (*found, Alternate("x-default", site.url + addresses.LANGUAGES))


def notices(standing: Standing, say: Speaker) -> tuple[Notice, ...]:
    """What the reader is told, in words."""
    return tuple(Notice(kind, say.phrase(vocabulary.NOTICES[kind])) for kind in standing.notices)


def _clock(say: Speaker) -> Clock | None:
    """Words for hours right now, where the page has any."""
    if not say.tally.schedules:
        return None
    today = say.collection.today
    words = _clock_words(say)
    if any(text.foreign for text in words):
        # All in one language, that of the days in them.
        words = tuple(replace(text, page=say.language) for text in _clock_words(say.in_swedish()))
    open_now, closed_now, only_closed_now, days = words
    return Clock(
        open_now=open_now,
        closed_now=closed_now,
        only_closed_now=only_closed_now,
        days=days.plain,
        until=opening_hours.day_number(today) + opening_hours.DAYS_AHEAD - 1,
        holidays=" ".join(str(opening_hours.day_number(day)) for day in opening_hours.holidays_for_script(today)),
    )


def _clock_words(say: Speaker) -> tuple[Text, ...]:
    """Open now, closed now until then, closed now, and the days of the week."""
    return (
        say.phrase(vocabulary.OPEN_NOW, time="{time}"),
        say.phrase(vocabulary.CLOSED_NOW, day="{day}", time="{time}"),
        say.phrase(vocabulary.ONLY_CLOSED_NOW),
        say.week(),
    )


def _trail(say: Speaker) -> tuple[Link, ...]:
    """The pages above this one: start, then the index pages of its folders."""
    if say.here == "":
        return ()
    found = [link_to(say, say.collection.records["page/index"])] if "page/index" in say.collection.records else []
    parts = say.here.rstrip("/").split("/")
    for depth in range(1, len(parts)):
        index = say.collection.get(Page, "/".join(parts[:depth]) + "/index")
        if index is not None and addresses.of(index) != say.here:
            found.append(link_to(say, index))
    return tuple(found)


_SHAPES: dict[str, tuple[type[PageData], Shape]] = {
    "service": (ServicePage, service_page),
    "guide": (GuidePage, guide_page),
    "type": (ViolencePage, violence_page),
    "expression": (ViolencePage, violence_page),
    "programme": (ProgrammePage, programme_page),
    "answer": (AnswerPage, answer_page),
    "statement": (StatementPage, statement_page),
}


def moved(site: Site, language: Language) -> dict[str, MovedPage]:
    """The pages at the addresses of older names, by address below the language's root."""
    found = {}
    for record in site.collection.records.values():
        for address in addresses.old(record):
            say = site.speaker(language, address)
            url = language.prefix + address
            found[address] = MovedPage(
                language=language,
                canonical=site.url + language.prefix + addresses.of(record),
                root=addresses.relative(url, ""),
                exit_url=site.exit_url,
                target=link_to(say, record),
            )
    return found


def shared(site: Site) -> dict[str, FrontDoor | BlankPage]:
    """The pages that belong to no language, by address."""
    return {address: make() for address, make in shared_plan(site).items()}


def shared_plan(site: Site) -> dict[str, Callable[[], FrontDoor | BlankPage]]:
    """The same, each to be made by itself."""
    pages = {record.ref: addresses.of(record) for record in _with_page(site.collection)}
    pages |= {_choice_ref(address): address for address in facets.addresses(site.collection, site.languages)}
    doors = lru_cache(maxsize=1)(partial(_doors, site))
    short = {addresses.short(ref): partial(short_door, site, ref, address, doors) for ref, address in pages.items()}
    return {addresses.LANGUAGES: partial(front_door, site, doors), **short, addresses.BLANK: partial(blank, site)}


def blank(site: Site) -> BlankPage:
    """/blank/: what a reader who has left finds in the place of the site."""
    host = urlsplit(site.exit_url).netloc.removeprefix("www.")
    return BlankPage(language=SOURCE, root="../", exit_url=site.exit_url, exit_host=host)


def front_door(site: Site, doors: _GivesDoors) -> FrontDoor:
    """/languages/: the neutral way in for shared links."""
    here = addresses.LANGUAGES
    return FrontDoor(**_all_languages(site, lambda address: addresses.relative(here, address), doors()), root="../")


def short_door(site: Site, ref: str, there: str, doors: _GivesDoors) -> ShortDoor:
    """/s/…/: the neutral way to one page in every language."""
    here = addresses.short(ref)
    shared = _all_languages(site, lambda address: addresses.relative(here, address + there), doors())
    return ShortDoor(**shared, root="../../")


def not_found(site: Site) -> NotFoundPage:
    """/404.html, whose links must work from any depth."""
    path = "/" + site.url.partition("://")[2].partition("/")[2]
    return NotFoundPage(**_all_languages(site, lambda address: path + address, _doors(site)), root=path)


def _doors(site: Site) -> _Doors:
    """A door for each language, that leads nowhere yet, and the words for leaving."""
    speakers = [site.speaker(language, "") for language in site.languages]
    exits: dict[str, Text] = {}
    for say in speakers:
        leave = say.interface("exit", "Lämna sidan")
        exits.setdefault(leave.plain, leave)
    doors = tuple(
        Door(
            language=say.language,
            href="",
            call=say.interface("emergency", "Akut fara? Ring"),
            emergency=say.phone_link(site.emergency, site.emergency.shown_phones[0]) if site.emergency else None,
            missing=say.interface("404", "Sidan finns inte. Den kan ha flyttats."),
            start=say.interface("404", "Till startsidan"),
        )
        for say in speakers
    )
    return doors, tuple(exits.values())


_Doors = tuple[tuple[Door, ...], tuple[Text, ...]]
_GivesDoors = Callable[[], _Doors]


def _all_languages(site: Site, link: Callable[[str], str], found: _Doors) -> dict[str, Any]:
    doors, exits = found
    return {
        "language": SOURCE,
        "canonical": site.url + addresses.LANGUAGES,
        "alternates": alternates(site, ""),
        "exit_url": site.exit_url,
        "doors": tuple(replace(door, href=link(door.language.prefix)) for door in doors),
        "exits": exits,
    }
