"""Pages that belong to no language: the front door, short addresses, what has moved, what is not found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache, partial
from typing import TypeVar
from urllib.parse import urlsplit

from fristad.content import addresses
from fristad.content.parts import parts_of
from fristad.content.records.base import Record
from fristad.languages.known_languages import SOURCE, Language
from fristad.languages.text import Text
from fristad.pages import interface_words
from fristad.pages.door_contract import BlankPage, Door, FrontDoor, MovedPage, NotFoundPage, ShortDoor
from fristad.pages.links import link_to
from fristad.site import short_addresses
from fristad.site.frame import alternates
from fristad.site.site import Site


def moved(site: Site, language: Language) -> dict[str, MovedPage]:
    """The pages at addresses of older names and of what has ended, by address below the language's root."""
    found = {}
    for address, record in _lead_on(site).items():
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


def _lead_on(site: Site) -> dict[str, Record]:
    """Addresses that were published for pages which are elsewhere now → the record that each leads to."""
    collection = site.collection
    found: dict[str, Record] = {}
    for record in collection.records.values():
        found |= dict.fromkeys(_with_parts(addresses.old(record), record), record)
    for record in collection.retired.values():
        if now := collection.now(record.ref):
            whole = (addresses.of(record), *addresses.old(record))
            found |= dict.fromkeys(_with_parts(whole, record), collection.records[now])
    return found


def _with_parts(whole: Iterable[str], record: Record) -> Iterator[str]:
    """A page's addresses, and below each those of its parts and of the page that has the Swedish beside it."""
    beside = ["show"] if addresses.has_show(record) else []
    for address in whole:
        yield address
        yield from (f"{address}{name}/" for name in (*beside, *(part.name for part in parts_of(record))))


MOST_EXITS = 12
"""More words for leaving would cover a third of a phone's screen."""


def shared(site: Site) -> dict[str, FrontDoor | BlankPage]:
    """The pages that belong to no language, by address."""
    return {address: make() for address, make in shared_plan(site).items()}


def shared_plan(site: Site) -> dict[str, Callable[[], FrontDoor | BlankPage]]:
    """The same, each to be made by itself."""
    found = short_addresses.short_addresses(site.collection, site.languages)
    doors = lru_cache(maxsize=1)(partial(_doors, site))
    places = {addresses.door(code): found.pages[ref] for code, ref in found.leads.items()}
    short = {here: partial(short_door, site, here, there, doors) for here, there in places.items()}
    return {addresses.LANGUAGES: partial(front_door, site, doors), **short, addresses.BLANK: partial(blank, site)}


def blank(site: Site) -> BlankPage:
    """/blank/: what a reader who has left finds in the place of the site."""
    host = urlsplit(site.exit_url).netloc.removeprefix("www.")
    return BlankPage(language=SOURCE, root="../", exit_url=site.exit_url, exit_host=host)


def front_door(site: Site, doors: _GivesDoors) -> FrontDoor:
    """/languages/: the neutral way in for shared links."""
    here = addresses.LANGUAGES
    return _all_languages(FrontDoor, site, "../", lambda address: addresses.relative(here, address), doors())


def short_door(site: Site, here: str, there: str, doors: _GivesDoors) -> ShortDoor:
    """/s/…/: the neutral way to one page in every language."""
    return _all_languages(ShortDoor, site, "../../", lambda address: addresses.relative(here, address + there), doors())


def not_found(site: Site) -> NotFoundPage:
    """/404.html, whose links must work from any depth."""
    path = "/" + site.url.partition("://")[2].partition("/")[2]
    return _all_languages(NotFoundPage, site, path, lambda address: path + address, _doors(site))


def _doors(site: Site) -> _Doors:
    """A door for each language, that leads nowhere yet, and the words for leaving."""
    speakers = [site.speaker(language, "") for language in site.languages]
    exits = (say.phrase(interface_words.DOORS["leave"]) for say in speakers)
    doors = tuple(
        Door(
            language=say.language,
            href="",
            call=say.phrase(interface_words.DOORS["call"]),
            emergency=say.phone_link(site.emergency, site.emergency.shown_phones[0]) if site.emergency else None,
            missing=say.phrase(interface_words.DOORS["missing"]),
            start=say.phrase(interface_words.DOORS["start"]),
        )
        for say in speakers
    )
    return doors, _that_fit(exits)


def _that_fit(exits: Iterable[Text]) -> tuple[Text, ...]:
    """The words for leaving, each once, in the order of the site: one in every script, and its first languages'."""
    once: dict[str, Text] = {}
    scripts: dict[str, Text] = {}
    for leave in exits:
        once.setdefault(leave.plain, leave)
        scripts.setdefault(leave.language.script, leave)
    chosen = list({leave.plain: leave for leave in (*scripts.values(), *once.values())})[:MOST_EXITS]
    return tuple(leave for words, leave in once.items() if words in chosen)


_Doors = tuple[tuple[Door, ...], tuple[Text, ...]]
_GivesDoors = Callable[[], _Doors]


_Model = TypeVar("_Model", bound=FrontDoor)


def _all_languages(model: type[_Model], site: Site, root: str, link: Callable[[str], str], found: _Doors) -> _Model:
    doors, exits = found
    return model(
        language=SOURCE,
        canonical=site.url + addresses.LANGUAGES,
        alternates=alternates(site, ""),
        root=root,
        exit_url=site.exit_url,
        doors=tuple(replace(door, href=link(door.language.prefix)) for door in doors),
        exits=exits,
    )
