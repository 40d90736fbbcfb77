"""The record of what was translated back: a row for each message, beside the reviews and void like them.

Somebody who has not seen the Swedish, and has not made the translation, puts it into Swedish; a third compares the two
and says what differs. That is no review: it changes nothing of what a page tells its reader about who has read it. A
row holds fingerprints of both sides, so that whoever changes either voids it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from typing import Literal, NamedTuple, get_args

from fristad.languages.known_languages import Language
from fristad.problems import Problem, Source, did_you_mean, printable
from fristad.translation import tables
from fristad.translation.back.hands import HANDS
from fristad.translation.back.texts import text_refusal
from fristad.translation.gate.sides import Refusal
from fristad.translation.po.catalogues import Key
from fristad.translation.reviews import FOLDER, NO_REVIEWS, Reviews, of_source, of_words

Verdict = Literal["same", "shade", "wrong"]
"""Says the same; differs in what the note tells; says something else."""
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
_COLUMNS = ("context", "swedish", "words", "back", "made_by", "verdict", "note", "compared_by", "checked_on")
SUFFIX = ".back.csv"
SAME_HAND = "back-hand"
"""The code of a row of somebody who has done two of the steps."""


class BackRow(NamedTuple):
    """One translation, translated back; not yet compared while it has no verdict."""

    context: str
    swedish: str
    """Fingerprint of the Swedish words."""
    words: str
    """Fingerprint of the translation that was put back into Swedish."""
    back: str
    """The Swedish that came of it, with placeholders and no other marks."""
    made_by: str
    """Who put it into Swedish, one of `HANDS`."""
    verdict: str = ""
    """One of `VERDICTS`, or ""."""
    note: str = ""
    """In what it differs, in words."""
    compared_by: str = ""
    checked_on: date | None = None


@dataclass(frozen=True)
class BackTranslations:
    """The rows of one language, by context and by the fingerprint of the Swedish words."""

    rows: Mapping[tuple[str, str], BackRow] = field(default_factory=dict)

    @cached_property
    def contexts(self) -> frozenset[str]:
        """Where there are rows at all."""
        return frozenset(context for context, _ in self.rows)

    def row(self, key: Key, words: str) -> BackRow | None:
        """The row that holds for just these words of this Swedish."""
        if key[0] not in self.contexts:
            return None
        found = self.rows.get((key[0], of_source(key[1])))
        return found if found and found.words == of_words(words) else None

    def of(self, words: Mapping[Key, str]) -> dict[Key, BackRow]:
        """The rows that hold for a language's words as they are."""
        return {key: row for key, said in words.items() if (row := self.row(key, said))}


NO_ROWS = BackTranslations()


def path_of(language: Language) -> str:
    """Where a language's rows are: "reviews/ar.back.csv"."""
    return f"{FOLDER}/{language.id}{SUFFIX}"


def row(key: Key, words: str, back: str, made_by: str) -> BackRow:
    """The row of a translation that was put back into Swedish."""
    return BackRow(key[0], of_source(key[1]), of_words(words), back, made_by)


def read(path: str, text: str, reviews: Reviews = NO_REVIEWS) -> tuple[BackTranslations, list[Problem]]:
    """The rows of a file, and which of its lines are none. `reviews` tell who has made the words.

    "" is a file without rows.
    """
    if not text:
        return NO_ROWS, []
    row_of = partial(_row, reviews=reviews)
    rows, problems = tables.read(path, text, _COLUMNS, "back-columns", "back-row", row_of)
    if rows is None:
        return NO_ROWS, problems
    found, twice = tables.one_each(rows, "back-row")
    return BackTranslations(found), problems + twice


def _row(cells: list[str], place: Source, reviews: Reviews) -> BackRow | Problem:
    """A row, or why it is none."""
    if len(cells) != len(_COLUMNS):
        instead = "Run `fristad review --back` or `--compare` instead of writing here."
        return Problem(place, "back-row", f"The line has {len(cells)} cells, not {len(_COLUMNS)}", instead)
    context, swedish, words, back, made_by, verdict, note, compared_by, day = cells
    try:
        checked_on = date.fromisoformat(day) if day else None
    except ValueError:
        return Problem(place, "back-row", f"'{printable(day)}' is not a day", "Write it like 2026-11-21.")
    found = BackRow(context, swedish, words, back, made_by, verdict, note, compared_by, checked_on)
    wrong = wrong_with(found, reviews)
    return Problem(place, wrong.code, wrong.what, wrong.instead) if wrong else found


def wrong_with(row: BackRow, reviews: Reviews) -> Refusal | None:
    """What is wrong with a row. `reviews` tell who has made the words."""
    return _shape_wrong(row) or _hands_wrong(row, reviews) or text_refusal(row.back) or text_refusal(row.note)


def _shape_wrong(row: BackRow) -> Refusal | None:
    """A row says what came back; with a verdict, also who gave it, when, and what differs."""
    if not row.back.strip():
        return Refusal(
            "back-row", "The row has no Swedish that the words were put into", "Write it, or remove the row."
        )
    for hand in (row.made_by, row.compared_by):
        if hand not in ("", *HANDS) or not row.made_by:
            instead = f"{did_you_mean(hand, HANDS)} Names of persons do not belong here."
            return Refusal("back-row", f"'{printable(hand)}' is no hand", instead)
    if not bool(row.verdict) == bool(row.compared_by) == bool(row.checked_on):
        what = "The row has some of verdict, who compared and the day, and not all three"
        return Refusal("back-row", what, "Write all three, or none.")
    if row.verdict and row.verdict not in VERDICTS:
        what = f"'{printable(row.verdict)}' is no verdict"
        return Refusal("back-row", what, did_you_mean(row.verdict, VERDICTS))
    if row.verdict in ("shade", "wrong") and not row.note.strip():
        what = f"The verdict is '{row.verdict}', and nothing says what differs"
        return Refusal("back-row", what, "Write it in the note.")
    return None


def _hands_wrong(row: BackRow, reviews: Reviews) -> Refusal | None:
    """Who translates does not put the words back, and who has put them back does not compare them."""
    if row.made_by == row.compared_by:
        what = f"'{row.made_by}' has both put the words into Swedish and compared them with it"
        return Refusal("back-hand", what, "Somebody else compares: another hand, or one with another number.")
    known = reviews.rows.get((row.context, row.swedish))
    if known and known.words == row.words and known.made_by == row.made_by:
        what = f"'{row.made_by}' has both made the translation and put it back into Swedish"
        return Refusal("back-hand", what, "Somebody else puts it back: another hand, or one with another number.")
    return None


def text(rows: Iterable[BackRow]) -> str:
    """The file, sorted, so that the same rows give the same bytes."""
    ordered = sorted(rows, key=lambda row: (row.context, row.swedish))
    return tables.text(_COLUMNS, [(*one[:-1], one.checked_on.isoformat() if one.checked_on else "") for one in ordered])


def with_rows(known: BackTranslations, new: Collection[BackRow], words: Mapping[Key, str]) -> BackTranslations:
    """The rows with new ones, without those that hold for nothing of a language's words any more."""
    rows = {**known.rows, **{(one.context, one.swedish): one for one in new}}
    kept = BackTranslations(rows).of(words)
    return BackTranslations({(one.context, one.swedish): one for one in kept.values()})
