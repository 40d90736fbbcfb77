"""Who stands behind a translation: one row per message, apart from the catalogues and with owners of its own.

A catalogue file comes from outside and cannot vouch for itself, and gettext has no place for "reviewed". So the rows
lie where nobody who brings words has to write, and `vouched_by_who_wrote` finds the change that brings both. A row
holds fingerprints of the Swedish words and of the translation: whoever changes either voids it, and what is older than
the Swedish is seen by comparing, never by a mark that somebody has to keep right.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple, Protocol, get_args

from fristad.languages.known_languages import Language
from fristad.problems import Problem, Source, did_you_mean, printable
from fristad.translation import tables

Maker = Literal["machine", "person"]
State = Literal["reviewed", "machine", "unreviewed", "stale"]
"""Reviewed by a human; made by a machine; not known to be either; of Swedish words that have changed since."""
Showing = Literal["publish", "notice", "leave-out"]
"""Shown, and listed by search engines; shown, and kept from them; not shown. A notice on the page tells either way."""
Role = Literal["translator", "language-reviewer", "subject-expert", "municipality"]
"""Who may have reviewed: an office, never a name."""
ROLES: tuple[Role, ...] = get_args(Role)
_COLUMNS = ("context", "swedish", "words", "made_by", "reviewed_by", "reviewed_on")
_NAMED = 3
"""Messages that are named of many."""
_SOURCE_DIGITS, _WORDS_DIGITS = 12, 24
"""Hexadecimal digits: the Swedish is ours, while a translation must not be made to fit another's fingerprint."""


@dataclass(frozen=True)
class Policy:
    """What a municipality lets its readers see in one language; see `mkdocs.yml`."""

    unreviewed: Showing = "notice"
    """Words that no human has reviewed."""
    emergency: Showing | None = None
    """`unreviewed` for what somebody in danger reads, labels among it; None for no difference."""
    stale: Literal["notice", "leave-out"] = "leave-out"
    """Words of older Swedish ones."""

    def shows(self, state: State, *, urgent: bool = False) -> bool:
        """Whether words in such a state reach a page."""
        if state == "stale" and self.stale == "leave-out":
            return False
        showing = self.emergency or self.unreviewed if urgent else self.unreviewed
        return state == "reviewed" or showing != "leave-out"

    @property
    def indexed(self) -> bool:
        """Whether search engines may list words that nobody has reviewed."""
        return self.unreviewed == "publish"


NO_POLICY = Policy()


class ReviewRow(NamedTuple):
    """What is known of one translation."""

    context: str
    swedish: str
    """Fingerprint of the Swedish words that were translated."""
    words: str
    """Fingerprint of the translation."""
    made_by: Maker
    reviewed_by: str = ""
    """One of `ROLES`, or "" for not reviewed."""
    reviewed_on: date | None = None


@dataclass(frozen=True)
class Reviews:
    """The rows of one language, by context and by the fingerprint of the Swedish words."""

    rows: Mapping[tuple[str, str], ReviewRow] = field(default_factory=dict)

    @cached_property
    def _known(self) -> frozenset[tuple[str, str]]:
        """(context, fingerprint of the translation) of every row, whatever Swedish it was made of."""
        return frozenset((row.context, row.words) for row in self.rows.values())

    def state(self, context: str, swedish: str, words: str) -> State:
        """What may be said of a translation as it stands in a catalogue."""
        if not self.rows:
            return "unreviewed"
        row, said = self.rows.get((context, of_source(swedish))), of_words(words)
        if row and row.words == said:
            return "reviewed" if row.reviewed_by else "machine" if row.made_by == "machine" else "unreviewed"
        return "stale" if (context, said) in self._known else "unreviewed"

    def row(self, context: str, swedish: str, words: str) -> ReviewRow | None:
        """The row that holds for just these words."""
        row = self.rows.get((context, of_source(swedish)))
        return row if row and row.words == of_words(words) else None


NO_REVIEWS = Reviews()
FOLDER = "reviews"


def path_of(language: Language) -> str:
    """Where a language's reviews are: "reviews/ar.csv"."""
    return f"{FOLDER}/{language.id}.csv"


def fingerprint(text: str, digits: int) -> str:
    """The beginning of the SHA-256 of the text, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:digits]


def of_words(text: str) -> str:
    """The fingerprint of a translation."""
    return fingerprint(text, _WORDS_DIGITS)


@lru_cache(maxsize=16384)
def of_source(text: str) -> str:
    """The fingerprint of Swedish words. It is kept, since every language looks up the same ones."""
    return fingerprint(text, _SOURCE_DIGITS)


def row(
    context: str,
    swedish: str,
    words: str,
    made_by: Maker,
    reviewed_by: str = "",
    reviewed_on: date | None = None,
) -> ReviewRow:
    """The row of a translation."""
    day = reviewed_on if reviewed_by else None
    return ReviewRow(context, of_source(swedish), of_words(words), made_by, reviewed_by, day)


def read(path: str, text: str) -> tuple[Reviews, list[Problem]]:
    """The rows of a file, and which of its lines are none. "" is a file without rows."""
    if not text:
        return NO_REVIEWS, []
    rows, problems = tables.read(path, text, _COLUMNS, "review-columns", "review-row", _row)
    if rows is None:
        return NO_REVIEWS, problems
    found, twice = tables.one_each(rows, "review-row")
    return Reviews(found), problems + twice


def _row(cells: list[str], place: Source) -> ReviewRow | Problem:
    """A row, or what is wrong with it and what to write instead."""

    def wrong(what: str, instead: str) -> Problem:
        return Problem(place, "review-row", what, instead)

    if len(cells) != len(_COLUMNS):
        what = f"The line has {len(cells)} cells, not {len(_COLUMNS)}"
        return wrong(what, "Run `fristad review` instead of writing here.")
    context, swedish, words, made_by, role, day = cells
    if made_by not in ("machine", "person"):
        return wrong(f"'{printable(made_by)}' cannot make a translation", "Write machine or person.")
    if bool(role) != bool(day):
        what = "Somebody reviewed it, but not on a day, or the other way round"
        return wrong(what, "Write both the role and the day.")
    if role and role not in ROLES:
        instead = f"{did_you_mean(role, ROLES)} Names of persons do not belong here."
        return wrong(f"'{printable(role)}' is not a role", instead)
    try:
        reviewed_on = date.fromisoformat(day) if day else None
    except ValueError:
        return wrong(f"'{printable(day)}' is not a day", "Write it like 2026-11-21.")
    return ReviewRow(context, swedish, words, made_by, role, reviewed_on)  # type: ignore[arg-type]  # compared above


def text(rows: Iterable[ReviewRow]) -> str:
    """The file, sorted, so that the same rows give the same bytes."""
    ordered = sorted(rows, key=lambda row: (row.context, row.swedish))
    return tables.text(
        _COLUMNS, [(*one[:-1], one.reviewed_on.isoformat() if one.reviewed_on else "") for one in ordered]
    )


def with_words(
    reviews: Reviews,
    words: Mapping[tuple[str, str], str],
    made_by: Maker | None,
    reviewed_by: str = "",
    reviewed_on: date | None = None,
) -> Reviews:
    """The rows after somebody has made or reviewed these words: (context, Swedish) → translation.

    `made_by` None keeps what is known of who made them; words of unknown origin count as a person's, since somebody
    who reviews them answers for them.
    """
    rows = dict(reviews.rows)
    for (context, swedish), translation in words.items():
        before = reviews.row(context, swedish, translation)
        maker = made_by or (before.made_by if before else "person")
        new = row(context, swedish, translation, maker, reviewed_by, reviewed_on)
        if before and not reviewed_by and before.made_by == maker:
            new = before
        rows[new.context, new.swedish] = new
    return Reviews(rows)


def vouched_by_who_wrote(
    language: Language,
    before: tuple[Reviews, Mapping[tuple[str, str], str]],
    now: tuple[Reviews, Mapping[tuple[str, str], str]],
) -> list[Problem]:
    """The reviews of a change that also brings the words which they are of; at most one problem, which counts them.

    Of both sides the rows and the words, (context, Swedish) → translation. Whoever writes words never vouches for them.
    """
    known, said = before
    rows = [
        row
        for (context, swedish), one in now[1].items()
        if (row := now[0].row(context, swedish, one)) and row.reviewed_by and known.row(context, swedish, one) != row
    ]
    own = with_their_words(rows, said, now[1])
    if not own:
        return []
    what = f"The same change brings the words and says that they are reviewed: {own}"
    instead = "Bring the words first. Somebody else reviews them, in a change of its own."
    return [Problem(Source(path_of(language)), "review-own", what, instead)]


class OfWords(Protocol):
    """A row of a table that holds for a translation as it is."""

    @property
    def context(self) -> str: ...
    @property
    def words(self) -> str: ...


def with_their_words(
    rows: Iterable[OfWords], before: Mapping[tuple[str, str], str], now: Mapping[tuple[str, str], str]
) -> str:
    """The contexts of those new rows of a change whose words come with it, the first few and a count; "" for none.

    Of the words, (context, Swedish) → translation, as they were `before` and are `now`.
    """
    old = {(context, of_words(one)) for (context, _), one in before.items()}
    said = {(context, of_words(one)) for (context, _), one in now.items()}
    own = sorted({row.context for row in rows if (row.context, row.words) in said - old})
    more = f" and {len(own) - _NAMED} more" if len(own) > _NAMED else ""
    return f"{', '.join(map(printable, own[:_NAMED]))}{more}"


def without_obsolete(reviews: Reviews, words: Mapping[tuple[str, str], str]) -> Reviews:
    """The rows that still tell something: of the messages there are, and of translations that have outlived theirs."""
    now = {(context, of_source(swedish)) for context, swedish in words}
    said = {(context, of_words(one)) for (context, _), one in words.items() if one}
    kept = {key: row for key, row in reviews.rows.items() if key in now or (row.context, row.words) in said}
    return replace(reviews, rows=kept)
