"""A site's content, languages and words, and where each of its pages is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from fristad.content import addresses
from fristad.content.addresses import has_own_page
from fristad.content.collection import Collection
from fristad.content.parts import every_part
from fristad.content.records.base import Record
from fristad.content.records.services import Service
from fristad.languages.known_languages import Language
from fristad.pages import choices
from fristad.pages.kinds.staff_pages import PrintsOf
from fristad.pages.parts import Value
from fristad.pages.speaker import Speaker, as_words
from fristad.translation.coverage import NO_COVERAGE, Coverage
from fristad.translation.translations import Translations


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
    neutral_name: str = "Fristad"
    """What the header, the tab and the history call the site."""
    prints_of: PrintsOf = lambda record, language: ()
    """What is printed about a record in a language."""
    show: Callable[[Value], Markup] = as_words
    """See `Speaker.show`."""

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
        return Speaker(self.collection, language, words, here, owner, show=self.show)


def with_page(collection: Collection) -> Iterator[Record]:
    """The records that are pages, in their order."""
    return (record for record in collection.records.values() if has_own_page(record))


def addresses_of(site: Site) -> list[str]:
    """Every address that each language has."""
    own = [addresses.of(record) for record in with_page(site.collection)]
    parts = [part.address for part in every_part(site.collection)]
    return [*own, *parts, *choices.addresses(site.collection, site.languages)]


def choice_ref(address: str) -> str:
    """How a page of the finder is named in links: "page/find/18"."""
    return f"page/{address.rstrip('/')}"
