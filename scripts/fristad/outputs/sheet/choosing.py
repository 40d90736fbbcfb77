"""Which messages a sheet asks about, and on which page each of them stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from fristad.content import addresses
from fristad.content.collection import Collection as Records
from fristad.content.parts import every_part, parts_of
from fristad.content.records.base import Record, Tier
from fristad.outputs.search import near
from fristad.problems import did_you_mean
from fristad.translation.messages import INTERFACE, Message
from fristad.translation.translations import Translations

LABELS = INTERFACE.rstrip("/")
"""The labels, which are of no page."""


@dataclass(frozen=True)
class Wish:
    """What somebody wants on a sheet."""

    tier: Tier | None = None
    """None for the emergency tier, or for everything where pages are named or all is wanted."""
    pages: tuple[str, ...] = ()
    """References of pages, "ui" for the labels; none for every page."""
    everything: bool = False
    """With what a human has reviewed."""

    def wants(self, message: Message, page: str) -> bool:
        """Whether a message, on this page, belongs on the sheet, whoever has reviewed it."""
        if self.pages and page not in self.pages:
            return False
        tier = self.tier or (None if self.pages or self.everything else "emergency")
        return tier is None or message.tier == tier


@dataclass(frozen=True)
class ChosenPage:
    """A page, and what a sheet asks about it."""

    ref: str
    record: Record | None
    """What it is of; None for the labels."""
    addresses: tuple[str, ...]
    """Where it reads, below the language's root: a long text goes on at pages of its own."""
    messages: tuple[Message, ...]
    missing: int
    """So many more belong there and have no translation."""


def pages_of(messages: Iterable[Message], records: Records) -> dict[str, list[Message]]:
    """The messages by the page on which they stand, in reading order.

    The page that is nearest to somebody who is hurt comes first, and labels last.
    """
    own = {addresses.of(one): ref for ref, one in records.records.items() if addresses.has_own_page(one)}
    own |= {part.address: part.ref for part in every_part(records)}
    found: dict[str, list[Message]] = {}
    labels: list[Message] = []
    for message in messages:
        if message.context.startswith(INTERFACE):
            labels.append(message)
        elif record := records.records.get(message.context.partition("#")[0]):
            found.setdefault(own.get(addresses.of(record).partition("#")[0], record.ref), []).append(message)
    of_part = {part.ref: part.record for part in every_part(records)}
    ordered = sorted(found.items(), key=lambda item: -near(of_part.get(item[0]) or records.records[item[0]], records))
    pages = {ref: sorted(own, key=_reading_order) for ref, own in ordered}
    return pages | ({LABELS: labels} if labels else {})


def _addresses(record: Record) -> tuple[str, ...]:
    """Where a record's text stands."""
    if not addresses.has_own_page(record):
        return ()
    return (addresses.of(record), *(part.address for part in parts_of(record) if not part.area))


def _reading_order(message: Message) -> int:
    """A page begins with its title, and what is never shown comes last."""
    return _ORDER.get(message.context.rpartition("#")[2], len(_ORDER))


_ORDER = {"title": 0, "called": 1, "summary": 2, "search_words": 99}


def unknown(pages: Collection[str], known: Collection[str]) -> Iterator[str]:
    """What is no page with words, each in a sentence."""
    return (f"'{page}' is not a page with words. {did_you_mean(page, known)}" for page in pages if page not in known)


def chosen(
    wish: Wish, messages: Sequence[Message], records: Records, words: Translations
) -> tuple[tuple[ChosenPage, ...], int]:
    """The pages of a sheet with its messages, and how many more a human has reviewed already."""
    pages = []
    reviewed = 0
    parts = {part.ref: part for part in every_part(records)}
    for ref, all in pages_of(messages, records).items():
        wanted = [message for message in all if wish.wants(message, ref)]
        there = [one for one in wanted if one.key in words.words and one.key not in words.suggestions]
        asked = [one for one in there if wish.everything or words.state(*one.key) != "reviewed"]
        reviewed += len(there) - len(asked)
        if asked:
            part = parts.get(ref)
            record = part.record if part else records.records.get(ref)
            where = (part.address,) if part else _addresses(record) if record else ()
            pages.append(ChosenPage(ref, record, where, tuple(asked), len(wanted) - len(there)))
    return tuple(pages), reviewed
