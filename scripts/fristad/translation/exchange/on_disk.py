"""Catalogues and reviews written: brought up to date, filled from an agency's file, vouched for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from fristad import files
from fristad.content.records.base import Tier
from fristad.languages.known_languages import SOURCE, Language
from fristad.problems import Problem, Source, did_you_mean, printable
from fristad.translation import reviews
from fristad.translation.exchange import exporting, importing
from fristad.translation.exchange import units as units_module
from fristad.translation.from_disk import (
    ear_of,
    messages,
    messages_in,
    read_reviews,
    read_words,
    shown_messages,
    words_of,
)
from fristad.translation.gate import checks
from fristad.translation.gate.meaning import allowances
from fristad.translation.gate.meaning import checks as meaning
from fristad.translation.gate.meaning.heard import Ear
from fristad.translation.gate.sides import Side, swedish_side
from fristad.translation.messages import DOMAINS, INTERFACE, Message
from fristad.translation.po import catalogues, merging
from fristad.translation.po.catalogues import Entry, Key
from fristad.translation.reviews import Maker


def _catalogue(root: Path, path: str, language: Language) -> tuple[str | None, list[Problem]]:
    """A catalogue's text where it can be brought up to date, or why it must be left alone."""
    text, problem = files.text_of(root, path)
    if problem or text is None:
        return text, [problem] if problem else []
    return text, catalogues.damage(path, text, language)


def update_catalogues(
    root: Path, languages: Iterable[Language], urgent: Collection[Key] = ()
) -> tuple[list[str], list[Problem]]:
    """Bring every catalogue up to date; the paths that changed, and files too damaged to be touched.

    `urgent` are the messages that somebody in danger reads, which each is told of.
    """
    found = messages(root, urgent)
    new = {
        f"translations/{domain}.pot": merging.template([message for message in found if message.domain == domain])
        for domain in DOMAINS
    }
    problems: list[Problem] = []
    for language in languages:
        if language.id == SOURCE.id:
            continue
        texts: dict[str, str] = {}
        for domain in DOMAINS:
            path = catalogues.path_of(language, domain)
            text, wrong = _catalogue(root, path, language)
            problems += wrong
            if not wrong:
                texts[path] = text or ""
        new |= merging.updated(texts, messages_in(root, language, found, urgent), language)
    return [path for path, text in new.items() if files.write_text(root / path, text)], problems


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
    and rows of words that are gone are dropped. Labels that come with the program may be reviewed like all others.
    """
    found = shown_messages(root)
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
    text = reviews.text(reviews.without_obsolete(new, words).rows.values())
    files.write_text(root / reviews.path_of(language), text)
    return len(chosen), []


def allow(
    root: Path, language: Language, code: str, contexts: Collection[str], by: str, day: date
) -> tuple[int, list[Problem]]:
    """Note that what a check tells of these messages is none; how many, and what hinders.

    Rows that allow nothing any more are dropped.
    """
    path = allowances.path_of(language)
    text, problem = files.text_of(root, path)
    known, wrong = allowances.read(path, text or "", meaning.CODES)
    if problem or wrong:
        return 0, [*([problem] if problem else []), *wrong]
    found, _ = read_words(root, language, own=True)
    told = {
        allowances.row(*key, found.words[key], doubt.refusal.code, by, day)
        for key, doubts in found.doubts.items()
        for doubt in doubts
    }
    doubted = {row.context for row in told if row.code == code}
    unknown = [
        Problem(Source(path), "unknown-record", f"'{code}' tells nothing of '{one}'", did_you_mean(one, doubted))
        for one in sorted(set(contexts) - doubted)
    ]
    if unknown:
        return 0, unknown
    new = {row for row in told if row.code == code and row.context in contexts}
    keys = {row.key for row in told}
    kept = [row for _, row in known.rows if row.key in keys - {one.key for one in new}]
    files.write_text(root / path, allowances.text([*kept, *new]))
    return len(new), []


def _owner(context: str) -> str:
    """The record whose words a context names, or "ui" for the labels."""
    return INTERFACE.rstrip("/") if context.startswith(INTERFACE) else context.partition("#")[0]


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
    doubted: tuple[Problem, ...] = ()
    """Warnings: of what was taken, what the checks of meaning tell."""
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
    urgent: Collection[Key] = (),
    only_untranslated: bool = False,
    notes: exporting.Notes = exporting.no_notes,
    style: Sequence[str] = (),
) -> tuple[str, int, list[Problem]]:
    """A file for translators, how many messages it holds, and the catalogues that cannot be read."""
    entries, problems = _entries(root, language)
    chosen = [
        message
        for message in messages_in(root, language, messages(root, urgent), urgent)
        if tier in (None, message.tier)
        and (not only_untranslated or exporting.needs_work(message, entries.get(message.key), language))
    ]
    return exporting.written(format, chosen, entries, language, notes, style), len(chosen), problems


def import_words(
    root: Path, language: Language, file: str, by: Maker, *, write: bool = True, urgent: Collection[Key] = ()
) -> Imported:
    """Put the translations of a file that came back into the catalogues; those that the gate lets in, and no others.

    `file` is a path, from `root` or absolute. Nothing is written unless `write`, nor when a catalogue is damaged.
    """
    text, problem = files.text_from_outside(root, file, importing.LARGEST)
    if text is None:
        return Imported(language, by, refused=(problem or importing.too_large(file),))
    found = messages_in(root, language, messages(root, urgent), urgent)
    units, problems = importing.read(file, text, language, [message.key for message in found])
    entries, damaged = _entries(root, language)
    if damaged:
        return Imported(language, by, refused=(*problems, *damaged))
    known = {message.key for message in found}
    taken: dict[Key, str] = {}
    made: dict[Maker, dict[Key, str]] = {"machine": {}, "person": {}}
    skipped: list[Problem] = []
    doubted: list[Problem] = []
    ear = ear_of(root, language)
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
        elif refused := checks.refusals(unit.key[1], unit.words, language):
            problems += [Problem(unit.source, one.code, one.what, one.instead) for one in refused]
        else:
            taken[unit.key] = unit.words
            doubted += _doubts(unit, ear, urgent=unit.key in urgent)
            made["machine" if unit.state == "machine" else by][unit.key] = unit.words
            if unit.state == "machine" and by == "person":
                skipped.append(_machines(unit))
    changed = [*_fill(root, language, found, taken), *_vouch(root, language, made)] if write else []
    told = (tuple(skipped), tuple(doubted), tuple(problems))
    return Imported(language, by, taken, unchanged, untranslated, *told, tuple(changed))


def _doubts(unit: units_module.ReturnedUnit, ear: Ear, *, urgent: bool) -> Iterator[Problem]:
    """What the checks of meaning tell of words that were taken."""
    if unit.key[0].endswith("#search_words"):
        return
    for one in meaning.doubts(swedish_side(unit.key[1]), Side(unit.words), ear):
        holds = urgent and one.code not in meaning.MILD
        what = f"{one.what}, so the Swedish is shown until somebody has looked at it" if holds else one.what
        yield Problem(unit.source, one.code, what, one.instead, "warning")


def _gone(unit: units_module.ReturnedUnit) -> Problem:
    context, source = unit.key
    said, place = printable(source), printable(context or "no context")
    what = f"The site no longer says '{said}' ({place}), so its translation is left out"
    return Problem(unit.source, "exchange-gone", what, "Take a new file from `fristad export`.", "warning")


def _unfinished(unit: units_module.ReturnedUnit) -> Problem:
    said = printable(unit.key[1])
    mark = f" ({printable(unit.said)})" if unit.said else ""
    what = f"The translation of '{said}' is marked as unfinished in the file{mark}, so it is left out"
    return Problem(unit.source, "exchange-unfinished", what, "Mark it as translated once it is right.", "warning")


def _machines(unit: units_module.ReturnedUnit) -> Problem:
    said, mark = printable(unit.key[1]), printable(unit.said)
    what = f"The file says that a machine translated '{said}' ({mark}), so it is noted as made by one"
    instead = "Whoever has read it can say so with `fristad review`."
    return Problem(unit.source, "exchange-machine", what, instead, "warning")


def _entries(root: Path, language: Language) -> tuple[dict[Key, Entry], list[Problem]]:
    """All entries of a language, or why a catalogue must be left alone."""
    entries: dict[Key, Entry] = {}
    problems: list[Problem] = []
    for domain in DOMAINS:
        path = catalogues.path_of(language, domain)
        text, wrong = _catalogue(root, path, language)
        problems += wrong
        if text and not wrong:
            entries |= catalogues.read(path, text)[0]
    return entries, problems


def _fill(root: Path, language: Language, found: Sequence[Message], words: Mapping[Key, str]) -> list[str]:
    """Write words into the catalogues; a message that is not in its catalogue yet is added as `messages` would."""
    paths = [catalogues.path_of(language, domain) for domain in DOMAINS]
    texts = {path: _catalogue(root, path, language)[0] or "" for path in paths}
    there = {key for text in texts.values() if text for key, _ in merging.listed(text)[1]}
    if not words.keys() <= there:
        texts = merging.updated(texts, found, language)
    # Only now, when every file is made, so that a fault in one leaves all as they were.
    new = {path: merging.filled(text, words) for path, text in texts.items()}
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
