"""How much of each language is there: counted by tier, by the languages a municipality owes, and by action of a plan.

Counted from the messages and the catalogues themselves; nothing here is typed in by anybody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from fristad.content.collection import Collection
from fristad.content.records.base import Record, Tier
from fristad.content.records.guides import is_for_staff
from fristad.content.records.places import Place
from fristad.content.records.programmes import Action
from fristad.languages.known_languages import SOURCE, Language
from fristad.languages.tags import covers
from fristad.translation.back.findings import BackCount
from fristad.translation.messages import TIERS, Message
from fristad.translation.po.catalogues import Key
from fristad.translation.translations import Translations


@dataclass(frozen=True)
class Count:
    """Messages, and how many of them are translated, reviewed by a human, and older than the Swedish."""

    messages: int = 0
    translated: int = 0
    reviewed: int = 0
    stale: int = 0

    @property
    def percent(self) -> int:
        """How many of 100 messages are translated: 100 only when none is missing, and where there is none at all."""
        return 100 * self.translated // self.messages if self.messages else 100

    @property
    def reviewed_percent(self) -> int:
        """How many of 100 messages are reviewed."""
        return 100 * self.reviewed // self.messages if self.messages else 100

    @property
    def missing(self) -> int:
        return self.messages - self.translated


@dataclass(frozen=True)
class LanguageCoverage:
    """One language, by tier."""

    language: Language
    tiers: Mapping[Tier, Count]
    refused: int
    """Translations that the gate keeps out."""
    back: BackCount | None = None
    """What was translated back and compared; None for easy Swedish, which is Swedish."""

    @property
    def total(self) -> Count:
        return added(self.tiers.values())


@dataclass(frozen=True)
class Owed:
    """A language that a municipality must offer by law; `found` is the site's own, None where it has none."""

    place: Place
    tag: str
    found: Language | None
    count: Count
    """Of what a resident reads."""


@dataclass(frozen=True)
class ActionCoverage:
    """An action of a plan, the pages that carry it out, and how much of them each language has."""

    action: Action
    pages: tuple[Record, ...]
    counts: Mapping[str, Count]
    """By language id."""


@dataclass(frozen=True)
class Coverage:
    """What is there and what is missing."""

    languages: tuple[LanguageCoverage, ...] = ()
    owed: tuple[Owed, ...] = ()
    actions: tuple[ActionCoverage, ...] = ()
    """Those that are to spread information, and those that some page carries out."""

    @property
    def information(self) -> tuple[ActionCoverage, ...]:
        """Those that are to spread information."""
        return tuple(one for one in self.actions if one.action.information)

    def of(self, action: Action) -> ActionCoverage | None:
        """That of one action; None where no page carries it out, and none has to."""
        return next((one for one in self.actions if one.action.id == action.id), None)


NO_COVERAGE = Coverage()
FOR_RESIDENTS: tuple[Tier, ...] = TIERS[:3]
"""The tiers that a resident meets."""


def added(counts: Iterable[Count]) -> Count:
    """The sum of counts."""
    found = list(counts)
    return Count(
        sum(one.messages for one in found),
        sum(one.translated for one in found),
        sum(one.reviewed for one in found),
        sum(one.stale for one in found),
    )


def coverage(
    messages: Sequence[Message],
    collection: Collection,
    words: Mapping[str, Translations],
    refused: Mapping[str, int],
    back: Mapping[str, BackCount | None] = MappingProxyType({}),
) -> Coverage:
    """The coverage of every language in `words` but the source, by language id.

    `words` holds what passes the gate, shown or not and stale or not; `refused` counts what does not, `back` what was
    translated back.
    """
    languages = [found for id, found in words.items() if id != SOURCE.id]
    tiers: dict[Tier, list[Key]] = {tier: [] for tier in TIERS}
    by_record: dict[str, list[Key]] = {}
    for message in messages:
        tiers[message.tier].append(message.key)
        by_record.setdefault(message.context.partition("#")[0], []).append(message.key)
    rows = tuple(
        LanguageCoverage(
            found.language,
            {tier: _count(found, own) for tier, own in tiers.items()},
            refused.get(found.language.id, 0),
            back.get(found.language.id),
        )
        for found in languages
    )
    return Coverage(rows, tuple(_owed(collection, rows)), tuple(_actions(collection, languages, by_record.get)))


def _count(found: Translations, keys: Iterable[Key]) -> Count:
    states = list(map(found.states.get, keys))
    stale = states.count("stale")
    translated = sum(state is not None for state in states) - stale
    return Count(len(states), translated, states.count("reviewed"), stale)


def _owed(collection: Collection, rows: Sequence[LanguageCoverage]) -> Iterable[Owed]:
    for place in sorted(collection.of_kind(Place), key=lambda place: place.order):
        for tag in place.languages_by_law:
            row = next((row for row in rows if covers(row.language, tag)), None)
            count = added(row.tiers[tier] for tier in FOR_RESIDENTS) if row else Count()
            yield Owed(place, tag, row.language if row else None, count)


def _actions(
    collection: Collection, languages: Sequence[Translations], keys_of: Callable[[str], list[Key] | None]
) -> Iterable[ActionCoverage]:
    for action in collection.of_kind(Action):
        pages = tuple(collection.carried_out_by(action))
        if pages or action.information:
            own = [key for page in pages if not is_for_staff(page) for key in keys_of(page.ref) or ()]
            yield ActionCoverage(action, pages, {found.language.id: _count(found, own) for found in languages})
