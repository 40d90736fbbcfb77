"""A project on disk, read once: its settings, records, languages and words."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from fristad import (
    catalogues,
    content,
    exporting,
    extraction,
    files,
    gate,
    glossary,
    importing,
    layout,
    pseudo,
    readability,
    reviews,
)
from fristad.catalogues import Entry, Key, Translations
from fristad.collection import Collection, Settings
from fristad.coverage import Coverage, coverage
from fristad.digests import digest
from fristad.glossary import Glossary
from fristad.lists import unlinked
from fristad.locales import LANGUAGES, PSEUDO, SOURCE, Language
from fristad.messages import INTERFACE, TIERS, Message, is_urgent, of_record
from fristad.problems import UNREADABLE, Problem, Source, UnreadableError, did_you_mean, printable
from fristad.readability import PageMeasure
from fristad.records import Tier
from fristad.reviews import NO_POLICY, Maker, Policy, Reviews
from fristad.settings import danger_problems
from fristad.shaping import Site

_MAPPING = "translations/babel.cfg"
_STOPPING = catalogues.STOPPING | {"review-columns", "catalogue-missing"}
"""What is wrong with a file of translations as a whole, so that nothing of it would be there for readers."""
V = TypeVar("V")


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
    pseudo: bool = False
    """With the pseudo-language after the others."""
    danger_places: tuple[Source, ...] = field(default=(), compare=False)
    """Where each of the services of `danger` is named."""


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

    @property
    def advice(self) -> list[Problem]:
        """Where translations say a term in another way than the term list."""
        return list(glossary.advice(self.terms, self.messages, self.words))

    @property
    def measured(self) -> list[PageMeasure]:
        """How hard the guides are to read, and what is written in easy Swedish."""
        pages = list(readability.swedish(self.collection))
        if readability.EASY in self.words:
            pages += readability.easy(self.collection, self.words[readability.EASY])
        return pages

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
            self.coverage,
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


class Memory:
    """What was worked out at earlier readings, by a fingerprint of all that it follows from.

    With it a project is read again in a fraction of the time when one file is new. Nothing of it is written.
    """

    def __init__(self) -> None:
        self._used: dict[str, Any] = {}
        self._older: dict[str, Any] = {}

    def get(self, key: str) -> Any:
        """What was worked out for a key; None for nothing."""
        if key in self._older:
            self._used[key] = self._older.pop(key)
        return self._used.get(key)

    def once(self, key: str, work_out: Callable[[], V]) -> V:
        """What was worked out for a key, now if not before."""
        found: V | None = self.get(key)
        if found is None:
            found = self._used[key] = work_out()
        return found

    def forget(self) -> None:
        """Keep only what was asked for since the last time: an editor saves many versions of a file in a day."""
        self._older, self._used = self._used, {}


def read(root: Path, options: Options, today: date | None = None, memory: Memory | None = None) -> Workspace:
    """Read a project from its folder. With a memory, only what has changed since it was filled is worked out."""
    today = today or day_of_build()
    memory = memory or Memory()
    languages = tuple(LANGUAGES[id] for id in options.languages)
    texts, unreadable, unread = read_records(root, languages)
    settings = Settings(options.review_days, options.overdue_error)
    keys = {path: digest("record", path, text) for path, text in texts.items()}
    one_by_one = {path: memory.once(key, partial(_record, path, texts[path])) for path, key in keys.items()}
    collection, problems = memory.once(
        digest("collection", repr(settings), today.isoformat(), *keys.values(), *sorted(unread)),
        lambda: content.collect(texts, settings, today, lambda path, _: one_by_one[path][0], unread),
    )
    urgent = {ref for ref, record in collection.records.items() if is_urgent(record)}
    known, wrong_labels = _labels(root, memory)
    known = extraction.unique([*known, *(message for _, own in one_by_one.values() for message in own)])
    terms, wrong_terms = read_terms(root, memory)
    words: dict[str, Translations] = {}
    shown: dict[str, Translations] = {}
    refused: dict[str, tuple[Problem, ...]] = {}
    for language in languages:
        key, words[language.id], wrong_words = _words(root, language, memory)
        refused[language.id] = (*wrong_words, *_strangers(words[language.id], known))
        policy = options.policies.get(language.id, NO_POLICY)
        key = digest("shown", key, repr(policy), *sorted(urgent))
        publish = partial(catalogues.published, words[language.id], policy, urgent)
        shown[language.id] = memory.once(key, publish)
    if options.pseudo:
        languages = (*languages, PSEUDO)
        words[PSEUDO.id] = pseudo.translations(known)
        shown[PSEUDO.id] = catalogues.published(words[PSEUDO.id], NO_POLICY, urgent)
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
        coverage(known, collection, words, counts),
        (
            *unreadable,
            *wrong_labels,
            *(problem for problem in of_catalogues if problem.code in _STOPPING),
            *_misplaced_reviews(root),
            *danger_problems(options.danger, options.danger_places, collection),
            *problems,
            *unlinked(collection),
        ),
        (*wrong_terms, *(problem for problem in of_catalogues if problem.code not in _STOPPING)),
    )


def read_records(
    root: Path, languages: Iterable[Language] = ()
) -> tuple[dict[str, str], list[Problem], frozenset[str]]:
    """The texts of all records by path, what lies below docs/ and may not, and the records that cannot be read for it.

    A file that may not lie there is told and left alone.
    """
    texts, problems = files.texts_below(root, "docs", layout.RECORD)
    told = {problem.source.path for problem in problems}
    prefixes = [language.prefix for language in (*languages, PSEUDO) if language.prefix]
    for path in files.listed(root / "docs"):
        name = f"docs/{path}"
        if name not in told and (problem := layout.refusal(path, prefixes) or _of_asset(root, path)):
            problems.append(problem)
            texts.pop(name, None)
    below = [problem.source.path.partition("/")[2] for problem in problems]
    return texts, problems, frozenset(layout.record_meant(path) for path in below)


def _of_asset(root: Path, path: str) -> Problem | None:
    """Why a file that is no record cannot be published as it is."""
    if path.endswith(layout.RECORD):
        return None
    content, problem = files.bytes_of(root, f"docs/{path}")
    if content is None or layout.holds_what_it_says(path, content):
        return problem
    return layout.unlike(path)


def _record(path: str, text: str) -> tuple[content.Read, tuple[Message, ...]]:
    """What a file comes to by itself, and its messages."""
    found = content.read(path, text)
    return found, tuple(of_record(found.record, path)) if found.record and not found.record.draft else ()


def _labels(root: Path, memory: Memory) -> tuple[list[Message], list[Problem]]:
    """The messages of the interface as last extracted, and why they cannot be read."""
    path = "translations/interface.pot"
    text, problem = files.text_of(root, path)
    template = text or ""

    def work_out() -> tuple[list[Message], list[Problem]]:
        if template and (wrong := catalogues.damage(path, template)):
            return [], wrong
        keys = catalogues.keys_of(template)
        return [Message(context, words, "") for context, words in keys if context.startswith(INTERFACE)], []

    known, wrong = memory.once(digest("labels", template), work_out)
    again = "Run `fristad messages`, which writes it anew."
    return known, [replace(one, instead=again) for one in (*([problem] if problem else []), *wrong)]


def read_terms(root: Path, memory: Memory | None = None) -> tuple[Glossary, list[Problem]]:
    """The term list, and what is wrong with it."""
    text, problem = files.text_of(root, glossary.PATH)
    terms, wrong = (memory or Memory()).once(digest("terms", text or ""), lambda: glossary.read(text or ""))
    return terms, [*([problem] if problem else []), *wrong]


def read_words(root: Path, language: Language) -> tuple[Translations, list[Problem]]:
    """The words of a language that pass the gate, with what is known of each, and what does not pass."""
    read = _words(root, language, Memory())
    return read.found, list(read.problems)


def _strangers(found: Translations, known: Iterable[Message]) -> list[Problem]:
    """Catalogues of which not one word is used: of another project, or of records that are all gone.

    Labels are left aside: a project without a template of them does not know which there are.
    """
    keys = {message.key for message in known}
    used: dict[str, list[bool]] = {}
    for key, place in found.places.items():
        if not key[0].startswith(INTERFACE):
            used.setdefault(place.path, []).append(key in keys)
    instead = "Run `fristad messages`, which moves words with their records, or get the right file."
    return [
        Problem(
            Source(path), "catalogue-strange", f"None of the file's translations is used (0 of {len(all)})", instead
        )
        for path, all in used.items()
        if not any(all)
    ]


class _Words(NamedTuple):
    """A language's catalogues as they were read."""

    key: str
    """A fingerprint of all that the words follow from."""
    found: Translations
    problems: tuple[Problem, ...]


def _words(root: Path, language: Language, memory: Memory) -> _Words:
    if language.id == SOURCE.id:
        return _Words(digest(language.id), Translations(language), ())
    texts, unreadable = files.texts_below(root, f"translations/{language.id}", ".po")
    table, unread = files.text_of(root, reviews.path_of(language))
    known_key = digest("reviews", language.id, table or "")
    # In the order in which they count.
    paths = [path for tier in TIERS if (path := catalogues.path_of(language, tier)) in texts]
    unreadable += [_not_looked_for(path) for path in sorted(texts.keys() - set(paths))]
    told_of = {problem.source.path for problem in unreadable}
    every = (catalogues.path_of(language, tier) for tier in TIERS) if paths else ()
    unreadable += [_missing(path) for path in every if path not in texts and path not in told_of]
    keys = tuple(digest("words", path, texts[path], known_key) for path in paths)

    def work_out() -> tuple[Translations, list[Problem]]:
        known, wrong_rows = reviews.read(reviews.path_of(language), table or "")
        parts = [
            memory.once(key, partial(catalogues.translations, language, {path: texts[path]}, known))
            for path, key in zip(paths, keys, strict=True)
        ]
        found, wrong = catalogues.joined(language, parts)
        return found, [*wrong_rows, *wrong]

    for part in keys:
        # One of them may change next.
        memory.get(part)
    key = digest("words", language.id, known_key, *keys)
    found, wrong = memory.once(key, work_out)
    # A link in the place of the table is found with the others and by itself.
    told = dict.fromkeys([*unreadable, *([unread] if unread else [])])
    return _Words(key, found, (*told, *wrong))


def _missing(path: str) -> Problem:
    what = "The catalogue is missing, while others of the language are there"
    return Problem(Source(path), "catalogue-missing", what, "Get it back, or run `fristad messages` for an empty one.")


def _not_looked_for(path: str) -> Problem:
    what = "The site takes no words from a catalogue of this name"
    names = ", ".join(f"{tier}.po" for tier in TIERS)
    return Problem(Source(path), "catalogue-name", what, f"In LC_MESSAGES there are {names}; move it, or delete it.")


def _misplaced_reviews(root: Path) -> list[Problem]:
    """Tables of reviews beside the words that they are of."""
    what = "Who has reviewed words stands apart from them, where those who write words do not write"
    return [
        Problem(
            Source(f"translations/{path}"),
            "review-place",
            what,
            f"Move it to {reviews.FOLDER}/{printable(path.partition('/')[0])}.csv.",
        )
        for path in files.listed(root / "translations")
        if path.endswith("/reviews.csv")
    ]


def of_no_language(root: Path, languages: set[str]) -> list[Problem]:
    """Words and reviews that the site does not look at, since it has no such language."""
    folders = {path.partition("/")[0] for path in files.listed(root / "translations") if path.endswith(".po")}
    tables = {name: name.removesuffix(".csv") for name in files.listed(root / reviews.FOLDER)}
    return [
        *(_of_no_language(f"translations/{id}/", id) for id in sorted(folders) if id not in languages),
        *(
            _of_no_language(f"{reviews.FOLDER}/{name}", id)
            for name, id in sorted(tables.items())
            if id not in languages or id == name
        ),
    ]


def _of_no_language(path: str, id: str) -> Problem:
    what = f"The site has no language '{printable(id)}', so nothing here has an effect"
    instead = (
        f"Add `- {{ locale: {id} }}` to mkdocs.yml, or remove it." if id in LANGUAGES else did_you_mean(id, LANGUAGES)
    )
    return Problem(Source(path), "language-unused", what, instead, "warning")


def vouched_by_who_wrote(before: Path, root: Path, languages: Iterable[Language]) -> list[Problem]:
    """Where a project, other than an earlier copy of it, has reviews of words that came with them."""
    return [
        problem
        for language in languages
        for problem in reviews.vouched_by_who_wrote(
            language,
            (read_reviews(before, language)[0], read_words(before, language)[0].words),
            (read_reviews(root, language)[0], read_words(root, language)[0].words),
        )
    ]


def read_reviews(root: Path, language: Language) -> tuple[Reviews, list[Problem]]:
    """What is known of a language's words."""
    path = reviews.path_of(language)
    text, problem = files.text_of(root, path)
    known, wrong = reviews.read(path, text or "")
    return known, [*([problem] if problem else []), *wrong]


def _catalogue(root: Path, path: str, language: Language) -> tuple[str | None, list[Problem]]:
    """A catalogue's text where it can be brought up to date, or why it must be left alone."""
    text, problem = files.text_of(root, path)
    if problem or text is None:
        return text, [problem] if problem else []
    return text, catalogues.damage(path, text, language)


def messages(root: Path) -> list[Message]:
    """Every message of the project: records, templates and code.

    Raises UnreadableError where some cannot be read: their translations would be put away as if nobody needed them.
    """
    texts, problems, _ = read_records(root)
    wrong = [problem for problem in problems if problem.code in UNREADABLE]
    mapping, unread = files.text_of(root, _MAPPING)
    labels: list[Message] = []

    def look(name: str, *_: object) -> None:
        if unreadable := files.bytes_of(root, name)[1]:
            raise UnreadableError([unreadable])

    if unread:
        wrong.append(unread)
    elif mapping is not None:
        try:
            labels = extraction.labels(str(root), mapping, look)
        except ValueError as error:
            what = f"The file does not say which files hold labels ({error})"
            wrong.append(Problem(Source(_MAPPING), "mapping", what, "Get it back as it was."))
    elif (root / "overrides").is_dir():
        what = "The file that says where labels stand is missing"
        wrong.append(Problem(Source(_MAPPING), "mapping", what, "Get it back as it was."))
    if wrong:
        raise UnreadableError(wrong)
    return extraction.in_order([*labels, *(one for path, text in texts.items() for one in _record(path, text)[1])])


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
            text, wrong = _catalogue(root, path, language)
            problems += wrong
            if not wrong:
                texts[path] = text or ""
        new |= catalogues.updated(texts, found, language)
    return [path for path, text in new.items() if files.write_text(root / path, text)], problems


def words_of(root: Path, language: Language, found: Iterable[Message]) -> dict[Key, str]:
    """The translations of these messages that pass the gate and are not marked as fuzzy."""
    known, _ = read_words(root, language)
    wanted = {message.key for message in found} - known.suggestions
    return {key: words for key, words in known.words.items() if key in wanted}


def review(
    root: Path,
    language: Language,
    records: Iterable[str],
    made_by: Maker | None,
    reviewed_by: str = "",
    reviewed_on: date | None = None,
) -> tuple[int, list[Problem]]:
    """Note who made or reviewed a language's words; how many, and what hinders.

    `records` are references of records, "ui" for the labels, or none for all. What is refused by the gate is not noted,
    and rows of words that are gone are dropped.
    """
    found = messages(root)
    known, problems = read_reviews(root, language)
    refs = {_owner(message.context) for message in found}
    only = set(records)
    for ref in sorted(only - refs):
        what = f"'{ref}' is not a record with words"
        problems.append(Problem(Source(reviews.path_of(language)), "unknown-record", what, did_you_mean(ref, refs)))
    if problems:
        return 0, problems
    words = words_of(root, language, found)
    chosen = {key: said for key, said in words.items() if not only or _owner(key[0]) in only}
    new = reviews.with_words(known, chosen, made_by, reviewed_by, reviewed_on)
    text = reviews.text(reviews.without_the_gone(new, words).rows.values())
    files.write_text(root / reviews.path_of(language), text)
    return len(chosen), []


def _owner(context: str) -> str:
    """The record whose words a context names, or "ui" for the labels."""
    return INTERFACE.rstrip("/") if context.startswith(INTERFACE) else context.partition("#")[0]


# ----- words that leave and come back ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Imported:
    """What came of a file with translations."""

    language: Language
    by: Maker
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
    format: exporting.Format = "xliff",
    tier: Tier | None = None,
    only_untranslated: bool = False,
    notes: exporting.Notes = exporting.no_notes,
) -> tuple[str, int, list[Problem]]:
    """A file for translators, how many messages it holds, and the catalogues that cannot be read."""
    entries, problems = _entries(root, language)
    chosen = [
        message
        for message in messages(root)
        if tier in (None, message.tier)
        and (not only_untranslated or exporting.needs_work(message, entries.get(message.key), language))
    ]
    return exporting.written(format, chosen, entries, language, notes), len(chosen), problems


def import_words(root: Path, language: Language, file: str, by: Maker, *, write: bool = True) -> Imported:
    """Put the translations of a file that came back into the catalogues; those that the gate lets in, and no others.

    `file` is a path, from `root` or absolute. Nothing is written unless `write`, nor when a catalogue is damaged.
    """
    text, problem = files.text_from_outside(root, file, importing.LARGEST)
    if text is None:
        return Imported(language, by, refused=(problem or importing.too_large(file),))
    found = messages(root)
    units, problems = importing.read(file, text, language, [message.key for message in found])
    entries, damaged = _entries(root, language)
    if damaged:
        return Imported(language, by, refused=(*problems, *damaged))
    known = {message.key for message in found}
    taken: dict[Key, str] = {}
    made: dict[Maker, dict[Key, str]] = {"machine": {}, "person": {}}
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
        elif refused := gate.refusals(unit.key[1], unit.words, language):
            problems += [Problem(unit.source, one.code, one.what, one.instead) for one in refused]
        else:
            taken[unit.key] = unit.words
            made["machine" if unit.state == "machine" else by][unit.key] = unit.words
            if unit.state == "machine" and by == "person":
                skipped.append(_machines(unit))
    changed = [*_fill(root, language, found, taken), *_vouch(root, language, made)] if write else []
    return Imported(language, by, taken, unchanged, untranslated, tuple(skipped), tuple(problems), tuple(changed))


def _gone(unit: importing.Unit) -> Problem:
    context, source = unit.key
    said, place = printable(source), printable(context or "no context")
    what = f"The site no longer says '{said}' ({place}), so its translation is left out"
    return Problem(unit.source, "exchange-gone", what, "Take a new file from `fristad export`.", "warning")


def _unfinished(unit: importing.Unit) -> Problem:
    said = printable(unit.key[1])
    mark = f" ({printable(unit.said)})" if unit.said else ""
    what = f"The translation of '{said}' is marked as unfinished in the file{mark}, so it is left out"
    return Problem(unit.source, "exchange-unfinished", what, "Mark it as translated once it is right.", "warning")


def _machines(unit: importing.Unit) -> Problem:
    said, mark = printable(unit.key[1]), printable(unit.said)
    what = f"The file says that a machine translated '{said}' ({mark}), so it is noted as made by one"
    instead = "Whoever has read it can say so with `fristad review`."
    return Problem(unit.source, "exchange-machine", what, instead, "warning")


def _entries(root: Path, language: Language) -> tuple[dict[Key, Entry], list[Problem]]:
    """All entries of a language, or why a catalogue must be left alone."""
    entries: dict[Key, Entry] = {}
    problems: list[Problem] = []
    for tier in TIERS:
        path = catalogues.path_of(language, tier)
        text, wrong = _catalogue(root, path, language)
        problems += wrong
        if text and not wrong:
            entries |= catalogues.read(path, text)[0]
    return entries, problems


def _fill(root: Path, language: Language, found: Sequence[Message], words: Mapping[Key, str]) -> list[str]:
    """Write words into the catalogues; a message that is not in its catalogue yet is added as `messages` would."""
    paths = [catalogues.path_of(language, tier) for tier in TIERS]
    texts = {path: _catalogue(root, path, language)[0] or "" for path in paths}
    there = {key for text in texts.values() if text for key, _ in catalogues.listed(text)[1]}
    if not words.keys() <= there:
        texts = catalogues.updated(texts, found, language)
    # Only now, when every file is made, so that a fault in one leaves all as they were.
    new = {path: catalogues.filled(text, words) for path, text in texts.items()}
    return [path for path, text in new.items() if files.write_text(root / path, text)]


def _vouch(root: Path, language: Language, made: Mapping[Maker, Mapping[Key, str]]) -> list[str]:
    """Note who has made words that were taken in."""
    known, problems = read_reviews(root, language)
    if problems or not any(made.values()):
        return []
    for maker, words in made.items():
        known = reviews.with_words(known, words, maker)
    path = reviews.path_of(language)
    return [path] if files.write_text(root / path, reviews.text(known.rows.values())) else []
