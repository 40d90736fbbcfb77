"""The record of what was translated back as it lies in a project: read, made into tables, filled from them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from fristad import files, packaged
from fristad.content.from_disk import read_records
from fristad.content.records.services import Service
from fristad.digests import digest
from fristad.languages.known_languages import Language
from fristad.memory import Memory
from fristad.problems import Problem
from fristad.syntax import inline
from fristad.translation import from_disk, reviews
from fristad.translation.back import records, sheets, taking, texts
from fristad.translation.back.records import BackTranslations
from fristad.translation.back.sheets import Line, Step
from fristad.translation.back.taking import Piece, Taken
from fristad.translation.exchange import importing
from fristad.translation.exchange.exporting import Notes
from fristad.translation.messages import INTERFACE, Message, with_urgency
from fristad.translation.po.catalogues import Key
from fristad.translation.reviews import Reviews


def read_back(root: Path, language: Language, memory: Memory | None = None) -> tuple[BackTranslations, list[Problem]]:
    """The rows of a language, and what is wrong with them. Those of labels that come with the program come with it."""
    path = records.path_of(language)
    own, problem = files.text_of(root, path)
    made = files.text_of(root, reviews.path_of(language))[0] or ""
    theirs = ("", "") if packaged.is_written_in(root) else (packaged.back(language.id), packaged.reviews(language.id))

    def work_out() -> tuple[BackTranslations, list[Problem]]:
        makers = _makers(language, theirs[1], made)
        found, wrong = records.read(path, own or "", makers)
        known = records.read(path, theirs[0], makers)[0].rows.items()
        # In a checkout there are rows of records too.
        labels = {key: row for key, row in known if key[0].startswith(INTERFACE)}
        return BackTranslations({**labels, **found.rows}), wrong

    key = digest("back", language.id, own or "", made, *theirs)
    rows, wrong = (memory or Memory()).once(key, work_out) if own or theirs[0] else (records.NO_ROWS, [])
    return rows, [*([problem] if problem else []), *wrong]


def _makers(language: Language, *tables: str) -> Reviews:
    """Who has made the words, as tables of reviews tell; a later one counts before those before it."""
    found = (reviews.read(reviews.path_of(language), table)[0] for table in tables)
    return Reviews({key: row for one in found for key, row in one.rows.items()})


def table(
    root: Path, language: Language, step: Step, urgent: Collection[Key], notes: Notes
) -> tuple[str, int, list[Problem]]:
    """A table to fill in, how many lines it has, and what hinders."""
    known, problems = read_back(root, language)
    if problems:
        return "", 0, problems
    found, _ = _pieces(root, language, urgent)
    lines = taking.to_translate_back(found, known) if step == "back" else taking.to_compare(found, known, notes)
    return sheets.written(step, lines), len(lines), []


def take_back(root: Path, language: Language, file: str, urgent: Collection[Key], by: str) -> Taken:
    """Note what somebody has put into Swedish, in a table that `table` has made. Lines that are wrong are told."""
    return _take(root, language, file, "back", urgent, partial(taking.take_back, by=by))


def take_verdicts(root: Path, language: Language, file: str, urgent: Collection[Key], by: str, day: date) -> Taken:
    """Note how somebody has judged what came back, in a table that `table` has made. Lines that are wrong are told."""
    return _take(root, language, file, "compare", urgent, partial(taking.take_verdicts, by=by, day=day))


_Take = Callable[[list[Line], list[Piece], BackTranslations, Reviews], Taken]


def _take(root: Path, language: Language, file: str, step: Step, urgent: Collection[Key], take: _Take) -> Taken:
    text, problem = files.text_from_outside(root, file, importing.LARGEST)
    if text is None:
        return Taken(problems=(problem or importing.too_large(file),))
    known, problems = read_back(root, language)
    if problems:
        return Taken(problems=tuple(problems))
    lines, problems = sheets.read(step, file, text)
    found, words = _pieces(root, language, urgent)
    path = reviews.path_of(language)
    makers = _makers(language, packaged.reviews(language.id), files.text_of(root, path)[0] or "")
    taken = take(lines, found, known, makers)
    if taken.rows:
        path = records.path_of(language)
        own, _ = records.read(path, files.text_of(root, path)[0] or "", makers)
        files.write_text(root / path, records.text(records.with_rows(own, taken.rows, words).rows.values()))
    return Taken(taken.rows, taken.unchanged, (*problems, *taken.problems))


def _pieces(root: Path, language: Language, urgent: Collection[Key]) -> tuple[list[Piece], dict[Key, str]]:
    """Each message that has words in a language, and the words."""
    messages = list(with_urgency(from_disk.shown_messages(root), urgent))
    words = from_disk.words_of(root, language, messages)
    named = _names(root, messages, words)
    return [
        Piece(message, words[message.key], texts.names_in(message.text, named))
        for message in messages
        if message.key in words
    ], words


def _names(root: Path, messages: Iterable[Message], words: Mapping[Key, str]) -> dict[str, str]:
    """Placeholder → the name of what it stands for: of services in Swedish, of pages in the language of the words."""
    read = (from_disk.read_record(path, text)[0].record for path, text in read_records(root)[0].items())
    services = {record.id: record.name for record in read if isinstance(record, Service)}
    titles = {context: inline.plain(said, str) for (context, _), said in words.items() if context.endswith("#title")}
    used = {name for message in messages for name in inline.PLACEHOLDER.findall(message.text)}
    return {name: found for name in used if (found := _name(name, services, titles))}


def _name(placeholder: str, services: Mapping[str, str], titles: Mapping[str, str]) -> str:
    """ "phone_kast" → "Kast", and of a number with an id of its own "Kast, older"; "" where none is known."""
    kind, _, rest = placeholder.partition("_")
    id, own = rest.replace("_", "-"), ""
    if title := titles.get(f"{kind}/{id}#title"):
        return title
    while id and id not in services:
        id, _, last = id.rpartition("-")
        own = f"{last}-{own}".rstrip("-")
    name = services.get(id, "")
    return f"{name}, {own}" if name and own else name
