"""How services can be chosen between: by what it is about, age, area, way of contact, language and hours.

Only what a record says counts, and only what may be shown. Someone who hurts others has an entrance of their own: there
is no facet for them, so that no choice tells what a person has done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from fristad import vocabulary
from fristad.collection import Collection
from fristad.places import Place
from fristad.services import Service

PER_PAGE = 12
"""Cards on one page, so that a slow phone has it at once."""
INTERPRETER = "interpreter"
FINDER = "page/services/index"
"""The page with the questions."""
_AGES = {"child": (0, 17), "young": (13, 25), "adult": (18, 64), "older": (65, 120)}
"""Years, both ends included: who may count as what."""


@dataclass(frozen=True)
class Choice:
    """One answer to one question, and the services that fit, surest first."""

    facet: str
    value: str
    services: tuple[Service, ...]

    @property
    def mark(self) -> str:
        """As `fits` names it: "about-honour"."""
        return f"{self.facet}-{self.value}"

    @property
    def address(self) -> str:
        return f"services/by/{self.facet}/{self.value}/"

    @property
    def parts(self) -> tuple[tuple[str, tuple[Service, ...]], ...]:
        """The address of each of its pages with the services there."""
        starts = range(0, len(self.services), PER_PAGE)
        return tuple(
            (self.address + (f"{number}/" if number > 1 else ""), self.services[start : start + PER_PAGE])
            for number, start in enumerate(starts, 1)
        )


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
        "chat": bool(service.chat),
        "sms": any(phone.sms for phone in service.phones),
        "email": bool(service.email),
        "visit": service.shown_address is not None,
    }
    ways = tuple(way for way, there in found.items() if there)
    return ways or (("web",) if service.web else ())


def _languages(service: Service) -> tuple[str, ...]:
    # Everyone answers in Swedish; where the record says so too, it says nothing that helps to choose.
    others = tuple(tag for tag in service.languages if tag != "sv")
    return (*others, INTERPRETER) if service.interpreter else others


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
}


def fits(service: Service) -> tuple[str, ...]:
    """Every choice that a service fits: ("area-stockholm", "about-honour", …)."""
    return tuple(f"{facet}-{value}" for facet, values in _VALUES.items() for value in values(service))


def listed(collection: Collection) -> tuple[Service, ...]:
    """The services for residents: those that can be reached first, surest first, then by name."""
    found = [service for service in collection.services if service.listed]
    found.sort(key=lambda service: (not service.has_way_in, service.needs_checking, service.name.casefold()))
    return tuple(found)


def choices(collection: Collection) -> tuple[Choice, ...]:
    """Every choice that some service fits, in the order of the questions and their answers.

    None in a project without the page with the questions.
    """
    return collection.once("choices", _choices)


def _choices(collection: Collection) -> tuple[Choice, ...]:
    services = listed(collection) if FINDER in collection.records else ()
    return tuple(
        Choice(facet, value, fitting)
        for facet, values in _VALUES.items()
        for value in _order(facet, collection)
        if (fitting := _in_order([service for service in services if value in values(service)]))
    )


def _in_order(services: list[Service]) -> tuple[Service, ...]:
    """The same with the lines for those who hurt others last on a page, below a number for those who are hurt.

    Where there is no such number they are left out: they have an entrance of their own.
    """
    lines = [service for service in services if service.is_for_those_who_hurt and service.shown_phones]
    others = [service for service in services if service not in lines]
    first = next((index for index, service in enumerate(others) if _can_be_called(service)), None)
    if first is None:
        return tuple(others)
    lines = lines[: PER_PAGE - 1]
    end = (first // PER_PAGE + 1) * PER_PAGE - len(lines)
    # A number so far down that there is no room below it goes up.
    others.insert(min(first, end - 1), others.pop(first))
    return (*others[:end], *lines, *others[end:])


def _can_be_called(service: Service) -> bool:
    return any(not phone.is_emergency for phone in service.shown_phones)


def _order(facet: str, collection: Collection) -> Iterable[str]:
    if facet == "area":
        return [place.id for place in collection.of_kind(Place)]
    if facet == "language":
        return [*sorted({tag for service in collection.services for tag in service.languages} - {"sv"}), INTERPRETER]
    orders: dict[str, Iterable[str]] = {"about": vocabulary.CONCERNS, "age": _AGES, "way": vocabulary.WAYS}
    return orders.get(facet, ("always",))


def wider(collection: Collection, place: str) -> tuple[str, ...]:
    """The places around a place, the nearest first."""
    found: list[str] = []
    around = collection.need(Place, place).within
    while around is not None and around not in found:
        found.append(around)
        around = collection.need(Place, around).within
    return tuple(found)


def addresses(collection: Collection) -> tuple[str, ...]:
    """The addresses of all pages of choices."""
    return tuple(_by_address(collection))


def at(collection: Collection, address: str) -> tuple[Choice, int]:
    """The choice whose page has an address, and which of its pages that is, from 0."""
    return _by_address(collection)[address]


def _by_address(collection: Collection) -> dict[str, tuple[Choice, int]]:
    return collection.once(
        "choices by address",
        lambda every: {
            address: (choice, number) for choice in choices(every) for number, (address, _) in enumerate(choice.parts)
        },
    )
