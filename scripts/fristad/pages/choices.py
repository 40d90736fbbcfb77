"""How services can be chosen between: where, what it is about, which language, and more that is asked when wanted.

Only what a record says counts, and only what may be shown. Every language of the site is a choice, and finds whoever
answers in it or has an interpreter.

A line for those who hurt others is no answer to any question but the one that asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from fristad.content.collection import Collection
from fristad.content.records.places import Place
from fristad.content.records.services import Service
from fristad.languages.known_languages import SOURCE, Language
from fristad.languages.tags import answers
from fristad.pages import interface_words

PER_PAGE = 8
"""Cards on one page, so that a slow phone has it at once."""
INTERPRETER = "interpreter"
HURTING = ("perpetrator", "buyer-of-sex")
"""Whom a line is for that is shown only where somebody asks for it."""
FOLDER = "services/by/"
"""Below it are the pages of choices."""
FINDER = "page/services/index"
"""The page with the questions."""
MAIN = ("area", "about", "language")
"""The questions that everybody is asked; the others are folded."""
_AGES = {"child": (0, 17), "young": (13, 25), "adult": (18, 64), "older": (65, 120)}
"""Years, both ends included: who may count as what."""
OF_HURTING = ("who",)
"""Questions whose answers are for those who hurt others: their pages begin with no line for who is hurt."""


@dataclass(frozen=True)
class Choice:
    """One answer to one question, and the services that fit, surest first."""

    facet: str
    value: str
    services: tuple[Service, ...]
    also: tuple[str, ...] = ()
    """Other values that fit as well: the places around a place, other tags of a language."""

    @property
    def mark(self) -> str:
        """As `fits` names it: "about-honour"."""
        return f"{self.facet}-{self.value}"

    @property
    def address(self) -> str:
        return f"{FOLDER}{self.facet}/{self.value}/"

    @property
    def parts(self) -> tuple[tuple[str, tuple[Service, ...]], ...]:
        """The address of each of its pages with the services there."""
        starts = range(0, len(self.services) or 1, PER_PAGE)
        return tuple(
            (self.address + (f"{number}/" if number > 1 else ""), self.services[start : start + PER_PAGE])
            for number, start in enumerate(starts, 1)
        )


def is_for_every_age(service: Service) -> bool:
    """Whether the record names everybody, so that a card need not."""
    return set(_AGES) <= set(service.audience)


def _ages(service: Service) -> tuple[str, ...]:
    named = [age for age in _AGES if age in service.audience]
    if not named and set(service.audience) == {"professional"}:
        return ()
    first = service.age.first if service.age and service.age.first is not None else 0
    last = service.age.last if service.age and service.age.last is not None else 120
    return tuple(age for age in named or _AGES if _AGES[age][0] <= last and first <= _AGES[age][1])


def _ways(service: Service) -> tuple[str, ...]:
    if not service.shows_contact:
        return ()
    found = {
        "call": any(not phone.sms for phone in service.phones),
        "chat": service.shown_chat is not None,
        "sms": any(phone.sms for phone in service.phones),
        "email": bool(service.email),
        "visit": service.shown_address is not None,
    }
    ways = tuple(way for way, there in found.items() if there)
    return ways or (("web",) if service.web else ())


def _languages(service: Service) -> tuple[str, ...]:
    """Swedish, where the record says no other languages, or Swedish among them."""
    found = dict.fromkeys(SOURCE.tag if _is_swedish(tag) else tag for tag in service.languages or (SOURCE.tag,))
    return (*found, INTERPRETER) if service.has_interpreter else tuple(found)


def _is_swedish(tag: str) -> bool:
    return tag.partition("-")[0] == SOURCE.tag


def _hurting(service: Service) -> tuple[str, ...]:
    return tuple(who for who in HURTING if who in service.audience)


def _hours(service: Service) -> tuple[str, ...]:
    hours = service.shown_hours
    return ("always",) if hours and hours.always else ()


_VALUES: Mapping[str, Callable[[Service], tuple[str, ...]]] = {
    "area": lambda service: (service.area,),
    "about": lambda service: service.concerns,
    "age": _ages,
    "way": _ways,
    "language": _languages,
    "hours": _hours,
    "who": _hurting,
}


def fits(service: Service) -> tuple[str, ...]:
    """Every choice that a service fits: ("area-stockholm", "about-honour", …)."""
    return tuple(f"{facet}-{value}" for facet, values in _VALUES.items() for value in values(service))


def listed(collection: Collection) -> tuple[Service, ...]:
    """The services for residents: those that can be reached first, surest first, day and night first, then by name."""
    found = [service for service in collection.services if service.is_found]
    found.sort(key=_place_of)
    return tuple(found)


def _place_of(service: Service) -> tuple[bool, bool, bool, str]:
    return not service.has_way_in, service.needs_checking, not _hours(service), service.name.casefold()


Languages = tuple[Language, ...]


def choices(collection: Collection, languages: Languages = ()) -> tuple[Choice, ...]:
    """Every choice that some service fits, and every language of the site, in the order of questions and answers.

    None in a project without the page with the questions.
    """
    return collection.once(f"choices{_ids(languages)}", lambda every: tuple(_choices(every, languages)))


def _ids(languages: Languages) -> str:
    return "".join(f" {language.id}" for language in languages)


def _choices(collection: Collection, languages: Languages) -> Iterator[Choice]:
    services = listed(collection) if FINDER in collection.records else ()
    if not services:
        return
    hurting = sorted(services, key=lambda service: not service.is_for_those_who_hurt)
    services = tuple(service for service in services if not service.is_for_those_who_hurt)
    for facet, values in _VALUES.items():
        if facet == "language":
            yield from _language_choices(services, languages)
            continue
        among = hurting if facet == "who" else services
        for value in _order(facet, collection):
            fitting = tuple(service for service in among if value in values(service))
            also = wider(collection, value) if facet == "area" else ()
            if fitting:
                yield Choice(facet, value, fitting, also)


def _language_choices(services: tuple[Service, ...], languages: Languages) -> Iterator[Choice]:
    """The site's languages, then others that are answered, then an interpreter for any."""
    tags = sorted({tag for service in services for tag in _languages(service)} - {INTERPRETER})
    own = [SOURCE if language.swedish else language for language in languages]
    covered = {language.tag: tuple(tag for tag in tags if answers(language, tag)) for language in own}
    others = {tag: (tag,) for tag in tags if tag not in {one for found in covered.values() for one in found}}
    for tag, found in (covered | others).items():
        wanted = {*found, INTERPRETER}
        fitting = tuple(service for service in services if wanted.intersection(_languages(service)))
        yield Choice("language", tag, fitting, tuple(one for one in found if one != tag))
    with_one = tuple(service for service in services if service.has_interpreter)
    if with_one:
        yield Choice("language", INTERPRETER, with_one)


def _order(facet: str, collection: Collection) -> Iterable[str]:
    if facet == "area":
        return [place.id for place in collection.of_kind(Place)]
    orders: dict[str, Iterable[str]] = {
        "about": interface_words.CONCERNS,
        "age": _AGES,
        "way": interface_words.WAYS,
        "who": HURTING,
    }
    return orders.get(facet, ("always",))


def wider(collection: Collection, place: str) -> tuple[str, ...]:
    """The places around a place, the nearest first."""
    found: list[str] = []
    around = collection.need(Place, place).within
    while around is not None and around not in found:
        found.append(around)
        around = collection.need(Place, around).within
    return tuple(found)


def of_place(id: str) -> str:
    """The address of the services in a place."""
    return f"{FOLDER}area/{id}/"


def addresses(collection: Collection, languages: Languages) -> tuple[str, ...]:
    """The addresses of all pages of choices."""
    return tuple(_by_address(collection, languages))


def at(collection: Collection, address: str, languages: Languages) -> tuple[Choice, int]:
    """The choice whose page has an address, and which of its pages that is, from 0."""
    return _by_address(collection, languages)[address]


def _by_address(collection: Collection, languages: Languages) -> dict[str, tuple[Choice, int]]:
    return collection.once(
        f"choices by address{_ids(languages)}",
        lambda every: {
            address: (choice, number)
            for choice in choices(every, languages)
            for number, (address, _) in enumerate(choice.parts)
        },
    )
