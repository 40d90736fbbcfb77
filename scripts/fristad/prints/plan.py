"""Which prints there are: a kind, what it is about, and the languages that have it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from fristad.content.records.base import Record
from fristad.content.records.guides import OWN_ENTRANCES
from fristad.content.records.places import Place
from fristad.content.records.services import Phone, Role, Service
from fristad.languages.known_languages import PSEUDO, SOURCE, Language
from fristad.pages import choices
from fristad.pages.interface_words import PRINT_KINDS, Phrase
from fristad.pages.kinds.staff_pages import PrintsOf
from fristad.site import short_addresses
from fristad.site.site import Site, choice_ref

Kind = Literal["card", "poster", "strips", "slip", "sheet", "leaflet", "languages"]
FOLDER = "prints"
NEUTRAL: tuple[Kind, ...] = ("card", "slip")
"""Nothing on them tells what they are about."""
OF_A_SURE_NUMBER: tuple[Kind, ...] = ("poster", "strips", "card", "slip")
OF_A_GUIDE: tuple[Kind, ...] = ("poster", "sheet", "leaflet")
OF_A_PLACE: tuple[Kind, ...] = ("sheet",)
OF_A_MUNICIPALITY: tuple[Role, ...] = ("emergency-social-services", "social-services", "victims")
"""What makes a place one that has help of its own, in the order in which a sheet names it."""


@dataclass(frozen=True)
class Planned:
    """A print in any language."""

    kind: Kind
    record: Record | None
    """What it is about; None for the sheet with all languages."""
    ref: str = ""
    """Of the page that its code leads to."""
    code: str = ""
    """The five signs of that page's short address."""

    def path(self, language: Language) -> str:
        """Below the site's root: a name that tells nothing of what it is about."""
        if not self.record:
            return f"{FOLDER}/{self.kind}.pdf"
        return f"{FOLDER}/{language.id}/{self.kind}-{self.code}.pdf"


LANGUAGES = Planned("languages", None)


def languages_of(site: Site) -> tuple[Language, ...]:
    """The languages that have prints: Swedish, and those in which somebody in danger can read all that she meets."""
    whole = {row.language.id for row in site.coverage.languages if not row.tiers["emergency"].missing}
    # Labels that nobody may see yet are no language of a print; nor is the one that nobody speaks.
    kept_back = {PSEUDO.id, *(id for id, words in site.translations.items() if words.withholds_labels)}
    return tuple(one for one in site.languages if one.swedish or one.id in whole - kept_back)


def plan(site: Site) -> Iterator[Planned]:
    """Every print that is about something, in the order of the records."""
    own = short_addresses.short_addresses(site.collection, site.languages).own
    return (replace(planned, code=own[planned.ref]) for planned in _planned(site))


def _planned(site: Site) -> Iterator[Planned]:
    for service in site.collection.services:
        if service.is_found and service.has_way_in:
            kinds = OF_A_SURE_NUMBER if service.is_sure_to_call else OF_A_SURE_NUMBER[:1]
            yield from (Planned(kind, service, service.ref) for kind in kinds)
    for guide in site.collection.guides:
        if guide.emergency or guide.situation in OWN_ENTRANCES:
            yield from (Planned(kind, guide, guide.ref) for kind in OF_A_GUIDE)
    pages = set(choices.addresses(site.collection, site.languages))
    for place in site.collection.of_kind(Place):
        address = f"services/by/area/{place.id}/"
        if address in pages and services_in(site, place, OF_A_MUNICIPALITY):
            yield from (Planned(kind, place, choice_ref(address)) for kind in OF_A_PLACE)


def services_in(site: Site, place: Place, roles: tuple[Role, ...]) -> tuple[Service, ...]:
    """The services of a place with one of these roles, in the roles' order, that can be reached."""
    found = (one for role in roles for one in site.collection.with_role(role) if one.area == place.id)
    return tuple(dict.fromkeys(one for one in found if one.has_way_in))


def number_of(service: Service) -> Phone | None:
    """The number that a print shows: the first to call, or to write to where none is called."""
    return min(service.shown_phones, key=lambda phone: phone.sms, default=None)


def first_language(site: Site) -> Language:
    """That of the sheet which has all languages."""
    return SOURCE if SOURCE in site.languages else site.languages[0]


def prints_of(site: Site) -> PrintsOf:
    """What gives the prints of a record in a language, for pages that lead to them or count them."""
    languages = {language.id for language in languages_of(site)}
    found: dict[str, list[Planned]] = {}
    for planned in plan(site):
        if planned.record:
            found.setdefault(planned.record.ref, []).append(planned)

    def of(record: Record, language: Language) -> tuple[tuple[Phrase, str], ...]:
        if language.id not in languages:
            return ()
        kinds = found.get(record.ref, ())
        return tuple((PRINT_KINDS[one.kind], one.path(language)) for one in kinds)

    return of
