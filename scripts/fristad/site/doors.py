"""Pages that belong to no language: the front door, short addresses, what has moved, what is not found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache, partial
from typing import TypeVar
from urllib.parse import urlsplit

from fristad.content import addresses
from fristad.content.parts import every_part
from fristad.languages.known_languages import SOURCE, Language
from fristad.languages.text import Text
from fristad.pages import choices, interface_words
from fristad.pages.door_contract import BlankPage, Door, FrontDoor, MovedPage, NotFoundPage, ShortDoor
from fristad.pages.links import link_to
from fristad.site.frame import alternates
from fristad.site.site import Site, choice_ref, with_page


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
    pages = {record.ref: addresses.of(record) for record in with_page(site.collection)}
    pages |= {part.ref: part.address for part in every_part(site.collection)}
    pages |= {choice_ref(address): address for address in choices.addresses(site.collection, site.languages)}
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
    return _all_languages(FrontDoor, site, "../", lambda address: addresses.relative(here, address), doors())


def short_door(site: Site, ref: str, there: str, doors: _GivesDoors) -> ShortDoor:
    """/s/…/: the neutral way to one page in every language."""
    here = addresses.short(ref)
    return _all_languages(ShortDoor, site, "../../", lambda address: addresses.relative(here, address + there), doors())


def not_found(site: Site) -> NotFoundPage:
    """/404.html, whose links must work from any depth."""
    path = "/" + site.url.partition("://")[2].partition("/")[2]
    return _all_languages(NotFoundPage, site, path, lambda address: path + address, _doors(site))


def _doors(site: Site) -> _Doors:
    """A door for each language, that leads nowhere yet, and the words for leaving."""
    speakers = [site.speaker(language, "") for language in site.languages]
    exits: dict[str, Text] = {}
    for say in speakers:
        leave = say.phrase(interface_words.DOORS["leave"])
        exits.setdefault(leave.plain, leave)
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
    return doors, tuple(exits.values())


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
