"""The emergency tier: every word that somebody in danger meets, worked out from the finished pages.

It begins with the records that say `emergency: true`. What their pages show is in it, with the whole page of each
service that they show, and of all else that they lead to its title and summary; the words by which these are found; all
that says that it is not the reader's fault; and what the doors and the page that is not found say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial, reduce
from typing import Any, get_args
from urllib.parse import urljoin, urlsplit

from fristad.content import addresses
from fristad.content.addresses import has_own_page
from fristad.content.collection import Collection
from fristad.content.parts import parts_of
from fristad.content.records.base import Record, Urgent
from fristad.content.records.services import Service
from fristad.content.records.words import words_of
from fristad.languages.known_languages import PSEUDO, SOURCE, Language
from fristad.pages import interface_words
from fristad.pages.frame_contract import NoticeKind
from fristad.pages.standing import Standing
from fristad.site.drafting import Asked, split
from fristad.site.filling import Draft, Sheets, Templates
from fristad.site.site import Site
from fristad.translation.coverage import NO_COVERAGE
from fristad.translation.messages import INTERFACE, field_context
from fristad.translation.po.catalogues import Key
from fristad.translation.translations import Translations

_NOT_YOUR_FAULT = "#not-your-fault"
"""The end of the context of a section that is for whoever has been hurt, on whatever page it stands."""
_IN_SHORT = ("title", "summary", "search_words")
"""The fields that are in the tier of every page that an emergency page leads to."""
_EVERY_NOTICE = Standing(get_args(NoticeKind), indexed=False)
_LINK = re.compile(r'href="([^"]*)"')
_FACT_OF = re.compile(r'data-of="([^"]*)"')


@dataclass(frozen=True)
class Shown:
    """What the finished pages of a record show."""

    words: frozenset[Key] = frozenset()
    """The messages that a language needs for them."""
    named: frozenset[str] = frozenset()
    """The records that they lead to, or of which they show a fact."""

    def __or__(self, other: Shown) -> Shown:
        return Shown(self.words | other.words, self.named | other.named)


Remember = Callable[[Record, Callable[[], Shown]], Shown]
"""Gives what was worked out for a record before, or works it out."""


def tier(site: Site, templates: Templates, messages: Iterable[Key], remember: Remember) -> frozenset[Key]:
    """The emergency tier of a site, as (context, Swedish words). `messages` are those of its records."""
    pages, records = _Pages(site, templates), site.collection.records

    def shown(found: Iterable[Record]) -> Shown:
        return reduce(Shown.__or__, (remember(one, partial(pages.shown, one)) for one in found), Shown())

    begun = shown(beginnings(site.collection))
    services = [record for ref in sorted(begun.named) if isinstance(record := records.get(ref), Service)]
    reached = {*(one.ref for one in beginnings(site.collection)), *(begun.named & records.keys())}
    words = {*begun.words, *shown(services).words, *_of_doors(), *_in_short(records[ref] for ref in reached)}
    return frozenset([*words, *(key for key in messages if key[0].endswith(_NOT_YOUR_FAULT))])


def beginnings(collection: Collection) -> list[Record]:
    """The records that say that somebody in danger begins there."""
    found = (one for one in collection.records.values() if isinstance(one, Urgent) and one.emergency)
    return list(filter(has_own_page, found))


def _of_doors() -> Iterator[Key]:
    """What pages say that belong to no language, and the Swedish start page in all of them."""
    return ((INTERFACE + one.context, one.text) for one in (*interface_words.DOORS.values(), interface_words.GREETING))


def _in_short(records: Iterable[Record]) -> Iterator[Key]:
    for record in records:
        yield from (
            (field_context(record, words.field), words.text) for words in words_of(record) if words.field in _IN_SHORT
        )


@dataclass(frozen=True)
class _Whole(Translations):
    """The words of a language that lacks none."""

    def find(self, context: str, text: str) -> str | None:  # noqa: ARG002  (wherever it stands)
        return text


class _Pages(Sheets):
    """Pages as they are in a language that lacks nothing, with all that may have to be said of its words."""

    def __init__(self, site: Site, templates: Templates) -> None:
        words = {PSEUDO.id: _Whole(PSEUDO)}
        super().__init__(replace(site, languages=(SOURCE, PSEUDO), translations=words, coverage=NO_COVERAGE), templates)

    def _standing(self, language: Language, draft: Draft) -> Standing:  # noqa: ARG002  (whatever is known)
        return _EVERY_NOTICE

    def shown(self, record: Record) -> Shown:
        """What the pages of a record show."""
        own = (addresses.of(record), *(part.address for part in parts_of(record)))
        return reduce(Shown.__or__, map(self._shown_at, own))

    def _shown_at(self, address: str) -> Shown:
        numbers, texts = self._inside(self.sheet(PSEUDO, address))
        links = {link for text in texts for link in _LINK.findall(text)}
        links |= {link for number in numbers for link in _links_in(self._slots.asked[number])}
        pages = {_address(link, address) for link in links if not urlsplit(link).scheme}
        named = {self.plan[page].ref for page in pages & self.plan.keys()}
        named |= {ref for text in texts for ref in _FACT_OF.findall(text)}
        # With what a page counts as its own and has left out: without it, it would say that it is partly Swedish.
        words = {
            *self.draft(PSEUDO, address).tally.own,
            *(key for number in numbers for key in self._slots.keys[number]),
        }
        return Shown(frozenset(words), frozenset(named))

    def _inside(self, sheet: list[str]) -> tuple[set[int], list[str]]:
        """The numbers of all that is put in, what is put into that among it, and all text around it."""
        numbers: set[int] = set()
        texts, left = sheet[::2], sheet[1::2]
        while left:
            number = int(left.pop()[:-1])
            if number not in numbers:
                numbers.add(number)
                inner = [split(text) for text in _texts(self._slots.asked[number].given)]
                texts += [text for parts in inner for text in parts[::2]]
                left += [mark for parts in inner for mark in parts[1::2]]
        return numbers, texts


def _texts(given: Any) -> Iterator[str]:
    if isinstance(given, str):
        yield given
    elif isinstance(given, tuple):
        for one in given:
            yield from _texts(one)


def _links_in(asked: Asked) -> Iterator[str]:
    """Where links lead that stand in the words themselves."""
    if asked.method == "words":
        *_, links = asked.given
        yield from (link for _, link in links)


def _address(link: str, here: str) -> str:
    """The address below the language's root that a relative link leads to."""
    return urlsplit(urljoin(f"/{here}", link)).path.removeprefix("/")
