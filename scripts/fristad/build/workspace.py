"""A project on disk, read once: its settings, records, languages and words."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from fristad import files, packaged
from fristad.build.settings import danger_problems
from fristad.content import reader
from fristad.content.collection import Collection, Settings
from fristad.content.from_disk import read_records, read_table
from fristad.content.records.base import Record
from fristad.content.rules.wording.labels import hard_labels
from fristad.digests import digest
from fristad.languages.known_languages import LANGUAGES, PSEUDO, Language
from fristad.memory import Memory
from fristad.pages.kinds.list_pages import unlinked
from fristad.problems import Problem, Source, UnreadableError, errors, printable
from fristad.site import emergency, rendering, short_addresses
from fristad.site.emergency import Shown
from fristad.site.rendering import Renderer, renderer_of
from fristad.site.site import Site
from fristad.translation import extraction, pseudo, readability
from fristad.translation import translations as translations_module
from fristad.translation.back import findings as findings_module
from fristad.translation.back.findings import Findings
from fristad.translation.back.on_disk import read_back
from fristad.translation.coverage import Coverage, coverage
from fristad.translation.from_disk import (
    misplaced_reviews,
    read_labels,
    read_record,
    read_terms,
    unused_catalogues,
    words_and_key,
)
from fristad.translation.glossary import Glossary
from fristad.translation.messages import INTERFACE, Message, with_urgency
from fristad.translation.po import catalogues
from fristad.translation.po.catalogues import Key
from fristad.translation.readability import PageMeasure
from fristad.translation.reviews import NO_POLICY, Policy
from fristad.translation.terms import advice, recurring
from fristad.translation.translations import Translations

_STOPPING = catalogues.STOPPING | {"review-columns", "back-columns", "catalogue-missing"}
"""What is wrong with a file of translations as a whole, so that nothing of it would be there for readers."""


@dataclass(frozen=True)
class Options:
    """What mkdocs.yml says of a site."""

    languages: tuple[str, ...]
    name: str
    url: str
    exit_url: str
    neutral_name: str = "Fristad"
    danger: tuple[str, ...] = ()
    review_days: int = 365
    overdue_error: date | None = None
    policies: Mapping[str, Policy] = field(default_factory=dict)
    """Language id → which of its words may be shown."""
    pseudo: bool = False
    """With the pseudo-language after the others."""
    danger_places: tuple[Source, ...] = field(default=(), compare=False)
    """Where each of the services of `danger` is named."""
    renderer: Callable[[], Renderer] = field(default=partial(renderer_of, (packaged.THEME,)), compare=False)
    """Gives the templates."""


@dataclass(frozen=True)
class Workspace:
    """A project as read: everything that pages and commands need."""

    root: Path
    options: Options
    collection: Collection
    languages: tuple[Language, ...]
    translations: dict[str, Translations]
    """What readers see, by language id."""
    words: dict[str, Translations]
    """All that passes the gate, shown or not."""
    messages: tuple[Message, ...]
    terms: Glossary
    coverage: Coverage
    problems: tuple[Problem, ...]
    """Of the records, and of catalogues as a whole. They stop a publication when they are errors."""
    refused: tuple[Problem, ...]
    """Of words in catalogues. What they name is left out of the pages; `fristad check` fails."""
    doubts: tuple[Problem, ...]
    """Warnings: of words that nobody reads in danger, and that may not say what the Swedish does."""
    back: Mapping[str, Findings]
    """What was found by translating back, by language id."""

    @property
    def wrong_words(self) -> list[Problem]:
        """Words that say something else than the Swedish.

        Errors where the Swedish stands in their place. They stop no publication: so readers get the Swedish, and not
        the site that was there, with the wrong words.
        """
        return [problem for found in self.back.values() for problem in found.problems]

    @property
    def advice(self) -> list[Problem]:
        """What could be said better: doubts about translations, terms, and labels that lean on what readers know."""
        labels = ((one.path, one.text) for one in self.messages if one.context.startswith(INTERFACE))
        return [
            *self.doubts,
            *advice.advice(self.terms, self.messages, self.words),
            *recurring.told(self.messages, self.words),
            *hard_labels(labels, lambda path: (files.text_of(self.root, path)[0] or "") if path else ""),
        ]

    @property
    def measured(self) -> list[PageMeasure]:
        """How hard the guides are to read, and what is written in easy Swedish."""
        pages = list(readability.swedish(self.collection))
        if readability.EASY in self.words:
            pages += readability.easy(self.collection, self.words[readability.EASY])
        return pages

    @property
    def site(self) -> Site:
        return replace(
            _site(self.options, self.collection),
            languages=self.languages,
            translations=self.translations,
            coverage=self.coverage,
        )


def _site(options: Options, collection: Collection) -> Site:
    """A site that has no languages yet."""
    return Site(
        collection,
        (),
        {},
        options.name,
        options.url if options.url.endswith("/") else options.url + "/",
        options.exit_url,
        options.danger,
        neutral_name=options.neutral_name,
    )


_EPOCH = "SOURCE_DATE_EPOCH"


def day_of_build() -> date:
    """Today, or the day that SOURCE_DATE_EPOCH names (reproducible-builds.org), so that a build can be repeated.

    Raises UnreadableError where it names none.
    """
    epoch = os.environ.get(_EPOCH)
    if not epoch:
        return date.today()
    try:
        if not re.fullmatch("[0-9]+", epoch):
            raise ValueError
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        what = f"This variable of the environment is '{printable(epoch)}', which is no number of seconds since 1970"
        problem = Problem(Source(_EPOCH), "settings-day", what, "Set it to one, or take it out for today.")
        raise UnreadableError([problem]) from error


class _Records(NamedTuple):
    """What the files below docs/ come to."""

    collection: Collection
    messages: list[Message]
    urgent: frozenset[Key]
    """See `emergency_tier`."""
    problems: list[Problem]


def _records(root: Path, options: Options, today: date, memory: Memory) -> _Records:
    languages = tuple(LANGUAGES[id] for id in options.languages)
    texts, unreadable, unread = read_records(root, languages)
    table, wrong_table = read_table(root)
    unreadable += [wrong_table] if wrong_table else []
    settings = Settings(options.review_days, options.overdue_error)
    keys = {path: digest("record", path, text) for path, text in texts.items()}
    one_by_one = {path: memory.once(key, partial(read_record, path, texts[path])) for path, key in keys.items()}
    collection, problems = memory.once(
        digest("collection", repr(settings), today.isoformat(), *keys.values(), *sorted(unread), table or ""),
        lambda: reader.collect(texts, settings, today, lambda path, _: one_by_one[path][0], unread, table),
    )
    problems = [*unreadable, *problems, *short_addresses.problems(collection, languages)]
    messages = [message for _, own in one_by_one.values() for message in own]
    try:
        urgent = _urgent(options, collection, messages, memory)
    except Exception as error:
        if errors(problems):
            # A page that cannot be made has been told of. Its own words are known all the same.
            begun = {record.ref for record in emergency.beginnings(collection)}
            urgent = frozenset(one.key for one in messages if one.context.partition("#")[0] in begun)
        elif problem := rendering.problem_in_template(error, root):
            raise UnreadableError([problem]) from error
        else:
            raise
    return _Records(collection, messages, urgent, problems)


def _urgent(options: Options, collection: Collection, messages: list[Message], memory: Memory) -> frozenset[Key]:
    """The emergency tier. No page shows what stands below the fields of another's record."""
    documents = collection.documents
    fields = [document.text.removesuffix(document.body) for document in documents.values()]
    facts = digest("fields", repr(options.danger), collection.today.isoformat(), *fields)

    def remember(record: Record, work_out: Callable[[], Shown]) -> Shown:
        return memory.once(digest("shown by", facts, documents[record.ref].text), work_out)

    keys = (message.key for message in messages)
    return emergency.tier(_site(options, collection), options.renderer(), keys, remember)


def collection_and_problems(root: Path, options: Options) -> tuple[Collection, list[Problem]]:
    """The records of a project alone, and what is wrong with them."""
    found = _records(root, options, day_of_build(), Memory())
    return found.collection, found.problems


def emergency_tier(root: Path, options: Options) -> frozenset[Key]:
    """The messages that somebody in danger reads, as (context, Swedish words): see `site/emergency.py`."""
    return _records(root, options, day_of_build(), Memory()).urgent


def read(root: Path, options: Options, today: date | None = None, memory: Memory | None = None) -> Workspace:
    """Read a project from its folder. With a memory, only what has changed since it was filled is worked out."""
    memory = memory or Memory()
    languages = tuple(LANGUAGES[id] for id in options.languages)
    collection, own, urgent, problems = _records(root, options, today or day_of_build(), memory)
    labels, wrong_labels = read_labels(root, memory)
    known = list(with_urgency(extraction.unique([*labels, *own]), urgent))
    terms, wrong_terms = read_terms(root, memory)
    needed = findings_module.needed_of(known)
    back: dict[str, Findings] = {}
    urgent_key = digest("urgent", *chain.from_iterable(sorted(urgent)))
    words: dict[str, Translations] = {}
    shown: dict[str, Translations] = {}
    refused: dict[str, tuple[Problem, ...]] = {}
    doubts: list[Problem] = []
    for language in languages:
        key, found, wrong_words = words_and_key(root, language, memory)
        words[language.id], kept_out, told = translations_module.held(found, urgent)
        doubts += told
        rows, wrong_rows = read_back(root, language, memory)
        refused[language.id] = (
            *wrong_words,
            *kept_out,
            *wrong_rows,
            *unused_catalogues(words[language.id], known),
        )
        back[language.id] = findings_module.findings(known, needed, words[language.id], rows)
        held = back[language.id].held
        policy = options.policies.get(language.id, NO_POLICY)
        left_out = (*(problem.one_line() for problem in kept_out), *(part for one in sorted(held) for part in one))
        key = digest("shown", key, repr(policy), urgent_key, *left_out)
        publish = partial(translations_module.published, words[language.id], policy, urgent, held)
        shown[language.id] = memory.once(key, publish)
    if options.pseudo:
        languages = (*languages, PSEUDO)
        words[PSEUDO.id] = pseudo.translations(known)
        shown[PSEUDO.id] = translations_module.published(words[PSEUDO.id], NO_POLICY, urgent)
    counts = {id: len(wrong) for id, wrong in refused.items()}
    of_catalogues = [problem for wrong in refused.values() for problem in wrong]
    return Workspace(
        root,
        options,
        collection,
        languages,
        shown,
        words,
        tuple(known),
        terms,
        coverage(known, collection, words, counts, {id: found.count for id, found in back.items()}),
        (
            *wrong_labels,
            *(problem for problem in of_catalogues if problem.code in _STOPPING),
            *misplaced_reviews(root),
            *danger_problems(options.danger, options.danger_places, collection),
            *problems,
            *unlinked(collection),
        ),
        (*wrong_terms, *(problem for problem in of_catalogues if problem.code not in _STOPPING)),
        tuple(doubts),
        back,
    )
