"""A project on disk, read once: its settings, records, languages and words."""

from __future__ import annotations

import os
from collections.abc import Collection as Group
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from fristad import catalogues, extraction, files, reviews
from fristad.catalogues import Coverage, Translations
from fristad.collection import Collection, Settings
from fristad.content import collect
from fristad.locales import LANGUAGES, SOURCE, Language
from fristad.messages import TIERS, Message, is_urgent
from fristad.problems import Problem
from fristad.reviews import NO_POLICY, Maker, Policy, Reviews
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
    policies: Mapping[str, Policy] = field(default_factory=dict)
    """Language id → which of its words may be shown."""


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
    urgent = {ref for ref, record in collection.records.items() if is_urgent(record)}
    translations, refused = read_translations(root, languages, options.policies, urgent)
    return Workspace(root, options, collection, languages, translations, (*unreadable, *problems), tuple(refused))


def read_translations(
    root: Path, languages: Iterable[Language], policies: Mapping[str, Policy], urgent: Group[str]
) -> tuple[dict[str, Translations], list[Problem]]:
    """The words of each language that may be shown, and what was refused."""
    found: dict[str, Translations] = {}
    refused: list[Problem] = []
    for language in languages:
        if language.id == SOURCE.id:
            found[language.id] = Translations(language)
            continue
        texts, unreadable = files.texts_below(root, f"translations/{language.id}", ".po")
        known, wrong_rows = read_reviews(root, language)
        policy = policies.get(language.id, NO_POLICY)
        found[language.id], wrong = catalogues.translations(language, texts, known, policy, urgent)
        refused += unreadable + wrong_rows + wrong
    return found, refused


def read_reviews(root: Path, language: Language) -> tuple[Reviews, list[Problem]]:
    """What is known of a language's words."""
    path = reviews.path_of(language)
    text, problem = files.text_of(root, path)
    known, wrong = reviews.read(path, text or "")
    return known, [*([problem] if problem else []), *wrong]


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
    new = {
        f"translations/{tier}.pot": catalogues.template([message for message in found if message.tier == tier])
        for tier in TIERS
    }
    problems: list[Problem] = []
    for language in languages:
        if language.id == SOURCE.id:
            continue
        texts: dict[str, str] = {}
        for tier in TIERS:
            path = catalogues.path_of(language, tier)
            text, wrong = _catalogue(root, path)
            problems += wrong
            if not wrong:
                texts[path] = text or ""
        new |= catalogues.updated(texts, found, language)
    return [path for path, text in new.items() if files.write_text(root / path, text)], problems


def words_of(root: Path, language: Language) -> tuple[dict[catalogues.Key, str], list[Problem]]:
    """Every translation of a language that passes the gate and is of today's Swedish, shown or not."""
    texts, unreadable = files.texts_below(root, f"translations/{language.id}", ".po")
    found, refused = catalogues.translations(language, texts)
    wanted = {message.key for message in messages(root)}
    return {key: words for key, words in found.words.items() if key in wanted}, [*unreadable, *refused]


def review(
    root: Path,
    language: Language,
    records: Iterable[str],
    made_by: Maker | None,
    reviewed_by: str = "",
    reviewed_on: date | None = None,
) -> tuple[int, list[Problem]]:
    """Note who made or reviewed a language's words; how many, and what hinders. `records`: references, or none for all.

    What is refused by the gate is not noted. Rows of words that are gone are dropped.
    """
    words, _ = words_of(root, language)
    known, problems = read_reviews(root, language)
    if problems:
        return 0, problems
    only = set(records)
    chosen = {key: said for key, said in words.items() if not only or key[0].partition("#")[0] in only}
    new = reviews.with_words(known, chosen, made_by, reviewed_by, reviewed_on)
    text = reviews.text(reviews.without_the_gone(new, words).rows.values())
    files.write_text(root / reviews.path_of(language), text)
    return len(chosen), []
