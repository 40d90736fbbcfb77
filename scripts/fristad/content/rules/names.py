"""Ids, addresses and names that must be there once."""

from __future__ import annotations

from collections.abc import Iterator

from fristad.content import addresses
from fristad.content.collection import Collection, Settings, placeholder
from fristad.content.parts import parts_of
from fristad.content.records.base import Record
from fristad.content.records.kinds import KINDS
from fristad.content.records.services import Service
from fristad.problems import Problem, Source
from fristad.syntax import inline, markdown


def first_places(body: str) -> dict[str, int]:
    """Each name in braces, and where in the text it stands first."""
    found: dict[str, int] = {}
    for unit in markdown.units(body):
        for match in inline.PLACEHOLDER.finditer(unit.text):
            found.setdefault(match[1], unit.at(match.start()))
    return found


def ids_twice(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """Services and materials are named by the same placeholders."""
    seen: dict[str, Record] = {}
    for record in collection.records.values():
        for fact in KINDS[record.kind].facts:
            other = seen.setdefault(placeholder(fact, record.id), record)
            if other is not record:
                what = f"'{record.id}' also names {collection.documents[other.ref].path}"
                place = collection.documents[record.ref].source()
                yield Problem(place, "id-twice", what, "Rename one of the files.")


def addresses_twice(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """Of two files with one address, one would vanish without a word."""
    seen: dict[str, Record] = {}
    for record in (*collection.records.values(), *collection.retired.values()):
        own = [addresses.of(record)] if addresses.has_own_page(record) else []
        own += [addresses.show(record)] if addresses.has_show(record) else []
        own += [part.address for part in parts_of(record)]
        for address in own:
            other = seen.setdefault(address, record)
            if other is not record:
                what = f"/{address} is also the address of {collection.documents[other.ref].path}"
                place = collection.documents[record.ref].source()
                yield Problem(place, "address-twice", what, "Rename one of the two files.")


def old_names_twice(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """An old name has an address of its own, from which it leads to one page only."""
    every = (*collection.records.values(), *collection.retired.values())
    taken = {addresses.of(record): record for record in every}
    for record in every:
        for address, alias in addresses.old(record).items():
            place = collection.documents[record.ref].source("aliases", record.aliases.index(alias))
            other = taken.setdefault(address, record) if address else record
            if not address:
                what = f"'{alias}' has no letter from a to z to make an address of"
                yield Problem(place, "alias-without-letters", what, "Write it in Latin letters, or remove it.")
            elif made := addresses.made_by_the_site(address):
                what = f"'{alias}' would be found at {made}, which the site makes itself"
                yield Problem(place, "alias-twice", what, "Write more of the name, or remove it.")
            elif other is not record:
                what = f"'{alias}' also leads to {collection.documents[other.ref].path}"
                yield Problem(place, "alias-twice", what, "Keep it at one of the two, or write more of the name.")


def names_twice(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """Two services with one name cannot be told apart by a caller."""
    seen: dict[str, Service] = {}
    for service in collection.services:
        name = service.name.casefold()
        if name in seen:
            what = f"'{service.name}' is also the name of {collection.documents[seen[name].ref].path}"
            place = collection.documents[service.ref].source("name")
            yield Problem(place, "name-twice", what, "Add the place or the operator to one of the names.")
        seen.setdefault(name, service)


def missing_start_page(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """A site begins somewhere."""
    if not collection.is_known("page/index"):
        yield Problem(Source("docs/index.md"), "start-page-missing", "There is no start page", "Write docs/index.md.")
