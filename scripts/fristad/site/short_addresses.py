"""Short addresses as the site has them: each page's own, where each leads, and what may never happen to them."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from fristad.content import addresses
from fristad.content.collection import Collection
from fristad.content.parts import every_part
from fristad.content.records.places import Place
from fristad.content.short_addresses import FILE, free_code
from fristad.languages.known_languages import Language
from fristad.pages import choices
from fristad.problems import Problem, Source
from fristad.site.site import Site, choice_ref, with_page

Languages = tuple[Language, ...]
_START = "page/index"


@dataclass(frozen=True)
class ShortAddresses:
    """All short addresses of a site."""

    own: Mapping[str, str]
    """Page → its code."""
    named: Mapping[str, str]
    """Code → the page that it was given to, as it was called then."""
    leads: Mapping[str, str]
    """Code → the page that it leads to now. A code that leads nowhere is not there."""
    pages: Mapping[str, str]
    """Page → its address below a language's root."""
    lacking: tuple[str, ...]
    """Pages that the table must have a row for and has none: those of records, and of places."""


def of(site: Site, ref: str) -> str:
    """The short address of a page: "service/kast-stockholm" → "s/2k7fd/"."""
    code = short_addresses(site.collection, site.languages).own.get(ref)
    return addresses.door(code) if code else addresses.short(ref)


def short_addresses(collection: Collection, languages: Languages) -> ShortAddresses:
    """Every code and where it leads: those of the table, and one for each page that the table does not speak of."""
    name = f"short addresses {' '.join(language.id for language in languages)}"
    return collection.once(name, lambda every: _worked_out(every, languages))


def _worked_out(collection: Collection, languages: Languages) -> ShortAddresses:
    pages = {record.ref: addresses.of(record) for record in with_page(collection)}
    pages |= {part.ref: part.address for part in every_part(collection)}
    lists = {choice_ref(address): address for address in choices.addresses(collection, languages)}
    of_places = {choice_ref(choices.of_place(place.id)) for place in collection.of_kind(Place)}
    printed = [*pages, *(ref for ref in lists if ref in of_places)]
    pages |= lists
    rows = collection.short_addresses.rows
    named = collection.short_addresses.named
    own = {ref: code for ref, code in collection.codes.items() if ref in pages}
    found = {row.code: _now(row.ref, collection, pages) for row in rows}
    leads = {code: ref for code, ref in found.items() if ref}
    lacking = tuple(ref for ref in printed if ref not in own)
    for ref in pages:
        if ref not in own:
            own[ref] = free_code(ref, named)
            named[own[ref]] = leads[own[ref]] = ref
    return ShortAddresses(own, named, leads, pages, lacking)


def _now(ref: str, collection: Collection, pages: Mapping[str, str]) -> str:
    """The page that a row leads to now, by what it was called then; "" where it leads nowhere."""
    if ref in pages:
        return ref
    if ref.startswith(f"{choice_ref(choices.FOLDER)}/"):
        # No record: such a page comes and goes with the languages and services of the site.
        return next((one for one in (choices.FINDER, _START) if one in pages), "")
    if whole := collection.now(ref):
        return whole
    record, _, part = ref.rpartition("/")
    now = collection.now(record)
    return f"{now}/{part}" if f"{now}/{part}" in pages else now


class Published(NamedTuple):
    """A code as it was published."""

    ref: str
    """The page that it was given to."""
    now: str
    """The page that it led to."""


def problems(collection: Collection, languages: Languages) -> Iterator[Problem]:
    """What is wrong with the table by itself: rows that lead nowhere, and pages without one."""
    found, table = short_addresses(collection, languages), collection.short_addresses
    told = {*collection.unread, *collection.drafts, *collection.retired}
    for row in table.rows:
        if row.code not in found.leads and not _is_of(row.ref, told):
            what = f"'{row.ref}' is no page, so that the short address s/{row.code}/ leads nowhere"
            yield Problem(row.of_page, "short-address-nowhere", what, _LEAD_ON)
    taken = dict(table.named)
    for ref in found.lacking if table.is_there else ():
        code = free_code(ref, taken)
        taken[code] = ref
        what = f"The page '{ref}' has no short address in the table"
        instead = f"Add the line `{code},{ref}`, or run `fristad addresses`, which adds all that are missing."
        yield Problem(table.end, "short-address-missing", what, instead)


_LEAD_ON = (
    "Put the record back and write `retired:` in it, with the page that there is instead; "
    "or, if the page has a new name, write the old one among the `aliases:` of its record."
)


def _is_of(ref: str, records: Container[str]) -> bool:
    """Whether a page, or the record that it is a part of, is one of these."""
    return ref in records or ref.rpartition("/")[0] in records


def broken(before: Mapping[str, Published], collection: Collection, languages: Languages) -> Iterator[Problem]:
    """Codes that were published, on paper too, and that would vanish or mean something else."""
    found, table = short_addresses(collection, languages), collection.short_addresses
    rows = {row.code: row for row in table.rows}
    if before and not table.is_there:
        what = f"The table of short addresses has gone, and {len(before)} of them are published"
        yield Problem(table.end, "short-address-gone", what, f"Put {FILE} back as it was.")
        return
    for code, old in before.items():
        place = rows[code].of_page if code in rows else table.end
        given, leads = found.named.get(code, ""), found.leads.get(code, "")
        if _is_of(old.ref, collection.unread):
            continue
        if draft := collection.drafts.get(old.ref) or collection.drafts.get(old.ref.rpartition("/")[0]):
            what = f"The short address s/{code}/ is published, and its page is kept back as a draft"
            instead = "Take `draft: true` out, or write `retired:` with the page that there is instead."
            yield Problem(Source(draft), "short-address-gone", what, instead)
        elif not given:
            what = f"The short address s/{code}/ is published for '{old.ref}', and has gone"
            yield Problem(place, "short-address-gone", what, _put_back(code, old))
        elif given != old.ref:
            what = f"The short address s/{code}/ is published for '{old.ref}', and would be that of '{given}'"
            instead = f"{_put_back(code, old)} The other page has a row of its own."
            yield Problem(place, "short-address-changed", what, instead)
        elif leads and leads != _now(old.now, collection, found.pages) and old.ref not in collection.retired:
            what = f"The short address s/{code}/ is published and led to '{old.now}', and would lead to '{leads}'"
            instead = f"Leave the older name where it was, among the `aliases:` of '{old.now}'."
            yield Problem(place, "short-address-changed", what, instead)


def _put_back(code: str, old: Published) -> str:
    return f"Put the line `{code},{old.ref}` back."


def published(collection: Collection, languages: Languages) -> dict[str, Published]:
    """The codes of the table that lead somewhere, as they are published."""
    found = short_addresses(collection, languages)
    lasting = collection.short_addresses.named
    return {code: Published(ref, found.leads[code]) for code, ref in lasting.items() if code in found.leads}


def added(collection: Collection, languages: Languages) -> dict[str, str]:
    """The rows that the table lacks, code → page: those of lists, which come and go with the languages, among them."""
    found = short_addresses(collection, languages)
    return {code: ref for code, ref in found.named.items() if code not in collection.short_addresses.named}
