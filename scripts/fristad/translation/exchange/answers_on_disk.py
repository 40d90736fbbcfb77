"""A saved answer of a native reader taken in: what is right is noted as reviewed, what is not is handed on.

A proposal never reaches a catalogue from here. It is told with what the gate says of it, and put into a file for
translators, where it waits for one of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from fristad import files
from fristad.languages.known_languages import Language
from fristad.problems import Problem, Source, printable
from fristad.translation import reviews
from fristad.translation.exchange import answers, exporting
from fristad.translation.exchange.answers import Answer, Judged
from fristad.translation.from_disk import read_reviews, read_words, shown_messages
from fristad.translation.gate import checks
from fristad.translation.gate.sides import Refusal
from fristad.translation.messages import Message
from fristad.translation.po.catalogues import Entry, Key
from fristad.translation.reviews import ReviewRow, Reviews
from fristad.translation.translations import Translations


@dataclass(frozen=True)
class NotRight:
    """Words that a reader does not vouch for."""

    message: Message
    words: str
    """As they stand in the catalogue."""
    place: Source | None
    """Where; None for a label that comes with the program."""
    proposal: str
    remark: str
    refusals: tuple[Refusal, ...]
    """What the gate says of the proposal."""
    reviewed_before: ReviewRow | None
    """Who has said that they are right, if somebody has."""


@dataclass(frozen=True)
class TakenIn:
    """What came of an answer."""

    language: Language
    answer: Answer | None = None
    """None where nothing could be taken in."""
    right: int = 0
    """So many translations are noted as reviewed."""
    not_right: tuple[NotRight, ...] = ()
    skipped: tuple[Problem, ...] = ()
    """Warnings: of words that have changed since the sheet was made, or are gone."""
    refused: tuple[Problem, ...] = ()
    """Errors, for which nothing was noted."""
    changed: str = ""
    """The path of the table of reviews, where it was written."""


def take_in(root: Path, language: Language, file: str, today: date) -> TakenIn:
    """Note what an answer says. `file` is a path, from `root` or absolute. With any error, nothing is written."""
    text, problem = files.text_from_outside(root, file, answers.LARGEST)
    if text is None:
        return TakenIn(language, refused=(problem or answers.too_large(file),))
    answer, problems = answers.read(file, text, language, today)
    known, wrong_rows = read_reviews(root, language)
    if answer is None or wrong_rows:
        return TakenIn(language, refused=(*problems, *wrong_rows))
    found = shown_messages(root)
    words, _ = read_words(root, language)
    messages = _by_fingerprint(found)
    right: dict[Key, str] = {}
    not_right, skipped = [], []
    for judged in answer.messages:
        message = messages.get((judged.context, judged.swedish))
        said = words.words.get(message.key) if message and message.key not in words.suggestions else None
        if message is None or said is None or reviews.row(*message.key, said, "person").words != judged.words:
            skipped.append(_outdated(judged, message, {context for context, _ in messages}))
        elif judged.verdict == "right":
            right[message.key] = said
        else:
            not_right.append(_not_right(judged, message, said, words, known, language))
    changed = _note(root, language, found, words, known, right, answer) if right else ""
    return TakenIn(language, answer, len(right), tuple(not_right), tuple(skipped), (), changed)


def _by_fingerprint(found: Iterable[Message]) -> dict[tuple[str, str], Message]:
    """The messages by context and the fingerprint of their Swedish."""
    rows = ((reviews.row(*message.key, "", "person"), message) for message in found)
    return {(row.context, row.swedish): message for row, message in rows}


def _outdated(judged: Judged, message: Message | None, contexts: set[str]) -> Problem:
    where, verdict = printable(judged.context), "right" if judged.verdict == "right" else "not right"
    if judged.context not in contexts:
        what, code = f"The site no longer says '{where}', which is said to be {verdict}", "answer-gone"
    else:
        changed = "translation" if message else "Swedish"
        what, code = f"The {changed} of '{where}' has changed since it was said to be {verdict}", "answer-outdated"
    more = f". The remark: {printable(judged.remark, 200)}" if judged.remark else ""
    more = f". The proposal: {printable(judged.proposal, 200)}{more}" if judged.proposal else more
    return Problem(judged.source, code, what + more, "Ask again with a new sheet.", "warning")


def _not_right(
    judged: Judged, message: Message, said: str, words: Translations, known: Reviews, language: Language
) -> NotRight:
    proposal = "" if judged.proposal == said else judged.proposal
    refusals = checks.refusals(message.text, proposal, language) if proposal else []
    row = known.row(*message.key, said)
    return NotRight(
        message,
        said,
        words.places.get(message.key),
        proposal,
        judged.remark,
        tuple(refusals),
        row if row and row.reviewed_by else None,
    )


def _note(
    root: Path,
    language: Language,
    found: Iterable[Message],
    words: Translations,
    known: Reviews,
    right: Mapping[Key, str],
    answer: Answer,
) -> str:
    """Write the rows of what is right; the path, where it changed."""
    keys = {message.key for message in found} - words.suggestions
    said = {key: one for key, one in words.words.items() if key in keys}
    new = reviews.with_words(known, right, None, answer.role, answer.saved)
    path = reviews.path_of(language)
    text = reviews.text(reviews.without_obsolete(new, said).rows.values())
    return path if files.write_text(root / path, text) else ""


def for_translators(taken: TakenIn, format: exporting.Format) -> str:
    """A file for a translator's program with the words that are not right, each marked as to be looked at again.

    `fristad import` passes over what still has that mark, so that nothing gets in before a translator has decided.
    """
    assert taken.answer
    of_message = {one.message.key: one for one in taken.not_right}
    # Where a proposal is missing, today's words stand there to be changed.
    entries = {key: Entry(one.proposal or one.words, 1, fuzzy=True) for key, one in of_message.items()}
    said_by = f"{taken.answer.role}, {taken.answer.saved}"

    def notes(message: Message) -> Sequence[str]:
        one = of_message[message.key]
        return [
            f"Not right, says a native reader ({said_by}).",
            *([f"Proposed. Now on the site: {one.words}"] if one.proposal else []),
            *([f"Remark: {one.remark}"] if one.remark else []),
            *(f"The gate refuses the proposal: {refusal.what}. {refusal.instead}" for refusal in one.refusals),
        ]

    return exporting.written(format, [one.message for one in taken.not_right], entries, taken.language, notes)
