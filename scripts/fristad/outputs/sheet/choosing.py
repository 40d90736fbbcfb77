"""Which messages a sheet asks about, and on which page each of them stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from fristad.content import addresses
from fristad.content.collection import Collection as Records
from fristad.content.records.base import Record
from fristad.problems import did_you_mean
from fristad.translation.messages import INTERFACE, Message
from fristad.translation.translations import Translations

SheetTier = Literal["emergency", "guides", "services", "programmes"]
SHEET_TIERS: tuple[SheetTier, ...] = get_args(SheetTier)
LABELS = INTERFACE.rstrip("/")
"""The labels, which are of no page."""


def is_urgent(message: Message) -> bool:
    """Whether somebody in danger reads it."""
    return message.tier == "interface"


@dataclass(frozen=True)
class Wish:
    """What somebody wants on a sheet."""

    tier: SheetTier | None = None
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
        if tier == "emergency":
            return is_urgent(message)
        return tier is None or message.tier == tier


@dataclass(frozen=True)
class ChosenPage:
    """A page, and what a sheet asks about it."""

    ref: str
    record: Record | None
    """None for the labels."""
    messages: tuple[Message, ...]
    missing: int
    """So many more belong there and have no translation."""


def pages_of(messages: Iterable[Message], records: Records) -> dict[str, list[Message]]:
    """The messages by the page on which they stand, in reading order; labels last."""
    own = {addresses.of(one): ref for ref, one in records.records.items() if addresses.has_own_page(one)}
    found: dict[str, list[Message]] = {}
    labels: list[Message] = []
    for message in messages:
        if message.context.startswith(INTERFACE):
            labels.append(message)
        elif record := records.records.get(message.context.partition("#")[0]):
            found.setdefault(own.get(addresses.of(record).partition("#")[0], record.ref), []).append(message)
    return found | ({LABELS: labels} if labels else {})


def unknown(pages: Collection[str], known: Collection[str]) -> Iterator[str]:
    """What is no page with words, each in a sentence."""
    return (f"'{page}' is not a page with words. {did_you_mean(page, known)}" for page in pages if page not in known)


def chosen(
    wish: Wish, messages: Sequence[Message], records: Records, words: Translations
) -> tuple[tuple[ChosenPage, ...], int]:
    """The pages of a sheet with its messages, and how many more a human has reviewed already."""
    pages = []
    reviewed = 0
    for ref, all in pages_of(messages, records).items():
        wanted = [message for message in all if wish.wants(message, ref)]
        there = [one for one in wanted if one.key in words.words and one.key not in words.suggestions]
        asked = [one for one in there if wish.everything or words.state(*one.key) != "reviewed"]
        reviewed += len(there) - len(asked)
        if asked:
            pages.append(ChosenPage(ref, records.records.get(ref), tuple(asked), len(wanted) - len(there)))
    return tuple(pages), reviewed
