"""A project on disk, read once: its settings, records, languages and words."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

from fristad import catalogues, exchange, extraction, files
from fristad.catalogues import Coverage, Entry, Key, Translations
from fristad.collection import Collection, Settings
from fristad.content import collect
from fristad.locales import LANGUAGES, SOURCE, Language
from fristad.messages import TIERS, Message
from fristad.problems import Problem
from fristad.records import Tier
from fristad.shaping import Site

_MAPPING = "translations/babel.cfg"


@dataclass(frozen=True)
class Options:
    """What mkdocs.yml says of a site."""

    languages: tuple[str, ...]
    name: str
    url: str
    exit_url: str
    danger: tuple[str, ...] = ()
    review_days: int = 365
    overdue_error: date | None = None


@dataclass(frozen=True)
class Workspace:
    """A project as read: everything that pages and commands need."""

    root: Path
    options: Options
    collection: Collection
    languages: tuple[Language, ...]
    translations: dict[str, Translations]
    problems: tuple[Problem, ...]
    """Of the records. They stop a publication when they are errors."""
    refused: tuple[Problem, ...]
    """Of the catalogues. What they name is left out of the pages; `fristad check` fails."""

    @property
    def site(self) -> Site:
        return Site(
            self.collection,
            self.languages,
            self.translations,
            self.options.name,
            self.options.url if self.options.url.endswith("/") else self.options.url + "/",
            self.options.exit_url,
            self.options.danger,
        )


def day_of_build() -> date:
    """Today, or the day that SOURCE_DATE_EPOCH names (reproducible-builds.org), so that a build can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch and epoch.isdigit() else date.today()


def read(root: Path, options: Options, today: date | None = None) -> Workspace:
    """Read a project from its folder."""
    today = today or day_of_build()
    texts, unreadable = files.texts_below(root, "docs", ".md")
    settings = Settings(options.review_days, options.overdue_error)
    collection, problems = collect(texts, settings, today)
    languages = tuple(LANGUAGES[id] for id in options.languages)
    translations, refused = read_translations(root, languages)
    return Workspace(root, options, collection, languages, translations, (*unreadable, *problems), tuple(refused))


def read_translations(root: Path, languages: Iterable[Language]) -> tuple[dict[str, Translations], list[Problem]]:
    """The words of each language that passed the gate, and what did not."""
    found: dict[str, Translations] = {}
    refused: list[Problem] = []
    for language in languages:
        if language.id == SOURCE.id:
            found[language.id] = Translations(language)
            continue
        texts, unreadable = files.texts_below(root, f"translations/{language.id}", ".po")
        found[language.id], wrong = catalogues.translations(language, texts)
        refused += unreadable + wrong
    return found, refused


def _catalogue(root: Path, path: str) -> tuple[str | None, list[Problem]]:
    """A catalogue's text where it can be brought up to date, or why it must be left alone."""
    text, problem = files.text_of(root, path)
    if problem or text is None:
        return text, [problem] if problem else []
    return text, catalogues.damage(path, text)


def coverage(root: Path, languages: Iterable[Language]) -> dict[str, dict[str, Coverage]]:
    """Language id → tier → how much is there. A catalogue that cannot be read counts as empty."""
    found = messages(root)
    rows: dict[str, dict[str, Coverage]] = {}
    for language in languages:
        rows[language.id] = {}
        for tier in TIERS:
            path = catalogues.path_of(language, tier)
            text, _ = files.text_of(root, path)
            entries, _ = catalogues.read(path, text or "")
            of_tier = [message for message in found if message.tier == tier]
            rows[language.id][tier] = catalogues.coverage(of_tier, entries)
    return rows


def messages(root: Path) -> list[Message]:
    """Every message of the project: records, templates and code."""
    text, _ = files.text_of(root, _MAPPING)
    return extraction.of_project(str(root), text or extraction.RECORDS_ALONE)


def update_catalogues(root: Path, languages: Iterable[Language]) -> tuple[list[str], list[Problem]]:
    """Bring every catalogue up to date; the paths that changed, and files too damaged to be touched."""
    found = messages(root)
    changed: list[str] = []
    problems: list[Problem] = []
    for tier in TIERS:
        of_tier = [message for message in found if message.tier == tier]
        template = f"translations/{tier}.pot"
        if files.write_text(root / template, catalogues.template(of_tier)):
            changed.append(template)
        for language in languages:
            if language.id == SOURCE.id:
                continue
            path = catalogues.path_of(language, tier)
            text, wrong = _catalogue(root, path)
            problems += wrong
            if not wrong and files.write_text(root / path, catalogues.updated(text, of_tier, language)):
                changed.append(path)
    return changed, problems


# ----- words that leave and come back ----------------------------------------------------------------------------

By = Literal["machine", "person"]
"""Who has written translations."""


@dataclass(frozen=True)
class Imported:
    """What came of a file with translations."""

    language: Language
    by: By
    taken: dict[Key, str] = field(default_factory=dict)
    """(context, Swedish words) → the translation, for each that is new in the catalogues."""
    unchanged: int = 0
    untranslated: int = 0
    skipped: tuple[Problem, ...] = ()
    """Warnings: units that are no message any more, or that the file itself calls unfinished."""
    refused: tuple[Problem, ...] = ()
    """Errors: of the file as a whole, of a unit of it, or of a catalogue that cannot be written."""
    changed: tuple[str, ...] = ()
    """Paths of the catalogues that hold the new words."""


def export(
    root: Path,
    language: Language,
    *,
    format: exchange.Format = "xliff",
    tier: Tier | None = None,
    only_untranslated: bool = False,
    notes: exchange.Notes = exchange.no_notes,
) -> tuple[str, int, list[Problem]]:
    """A file for translators, how many messages it holds, and the catalogues that cannot be read."""
    entries, problems = _entries(root, language)
    chosen = [
        message
        for message in messages(root)
        if tier in (None, message.tier)
        and (not only_untranslated or exchange.needs_work(message, entries.get(message.key), language))
    ]
    return exchange.written(format, chosen, entries, language, notes), len(chosen), problems


def import_words(root: Path, language: Language, file: str, by: By, *, write: bool = True) -> Imported:
    """Put the translations of a file that came back into the catalogues; those that the gate lets in, and no others.

    `file` is a path, from `root` or absolute. Nothing is written unless `write`, nor when a catalogue is damaged.
    """
    text, problem = files.text_from_outside(root, file, exchange.LARGEST)
    if text is None:
        return Imported(language, by, refused=(problem or exchange.too_large(file),))
    units, problems = exchange.read(file, text, language)
    entries, damaged = _entries(root, language)
    if damaged:
        return Imported(language, by, refused=(*problems, *damaged))
    found = messages(root)
    known = {message.key for message in found}
    taken: dict[Key, str] = {}
    skipped: list[Problem] = []
    unchanged = untranslated = 0
    for unit in units:
        present = entries.get(unit.key)
        if unit.state == "empty":
            untranslated += 1
        elif unit.key not in known:
            skipped.append(_gone(unit))
        elif unit.state == "review":
            skipped.append(_unfinished(unit))
        elif present and not present.fuzzy and present.words == unit.words:
            unchanged += 1
        elif refused := exchange.refusals(language, unit.key[1], unit.words):
            problems += [Problem(unit.source, one.code, one.what, one.instead) for one in refused]
        else:
            taken[unit.key] = unit.words
    changed = _fill(root, language, found, taken) if write else []
    return Imported(language, by, taken, unchanged, untranslated, tuple(skipped), tuple(problems), tuple(changed))


def _gone(unit: exchange.Unit) -> Problem:
    context, source = unit.key
    said, place = exchange.printable(source), exchange.printable(context or "no context")
    what = f"The site no longer says '{said}' ({place}), so its translation is left out"
    return Problem(unit.source, "exchange-gone", what, "Take a new file from `fristad export`.", "warning")


def _unfinished(unit: exchange.Unit) -> Problem:
    said = exchange.printable(unit.key[1])
    what = f"The translation of '{said}' is marked as unfinished in the file, so it is left out"
    return Problem(unit.source, "exchange-unfinished", what, "Mark it as translated once it is right.", "warning")


def _entries(root: Path, language: Language) -> tuple[dict[Key, Entry], list[Problem]]:
    """All entries of a language, or why a catalogue must be left alone."""
    entries: dict[Key, Entry] = {}
    problems: list[Problem] = []
    for tier in TIERS:
        path = catalogues.path_of(language, tier)
        text, wrong = _catalogue(root, path)
        problems += wrong
        if not wrong:
            entries |= catalogues.read(path, text or "")[0]
    return entries, problems


def _fill(root: Path, language: Language, found: Sequence[Message], words: Mapping[Key, str]) -> list[str]:
    """Write words into the catalogues; a message that is not in its catalogue yet is added as `messages` would."""
    new: dict[str, str] = {}
    for tier in TIERS:
        of_tier = [message for message in found if message.tier == tier]
        path = catalogues.path_of(language, tier)
        wanted = {message.key: words[message.key] for message in of_tier if message.key in words}
        if not wanted:
            continue
        text, _ = _catalogue(root, path)
        there = {key for key, _ in catalogues.listed(text)[1]} if text else set()
        if text is None or not wanted.keys() <= there:
            text = catalogues.updated(text, of_tier, language)
        new[path] = catalogues.filled(text, wanted)
    # Only now, when every file is made, so that a fault in one leaves all as they were.
    return [path for path, text in new.items() if files.write_text(root / path, text)]
