"""What comes back from those who translate back and from those who compare, line by line: taken, or refused and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from fristad.problems import Problem, printable
from fristad.translation.back import records, sheets, texts
from fristad.translation.back.needs import needs_back
from fristad.translation.back.records import BackRow, BackTranslations
from fristad.translation.back.sheets import Line, Step
from fristad.translation.exchange.exporting import Notes, unit_id
from fristad.translation.messages import INTERFACE, Message
from fristad.translation.reviews import Reviews


@dataclass(frozen=True)
class Piece:
    """A message with its translation, as those read both who see only one of them."""

    message: Message
    words: str
    names: Mapping[str, str]
    """Placeholder → what it is called in the table."""

    @property
    def id(self) -> str:
        """Opaque; a letter first, so that no program takes it for a number."""
        return f"m{unit_id(self.message.key)}"

    @property
    def shown(self) -> str:
        return texts.readable(self.words, self.names)

    @property
    def swedish(self) -> str:
        return texts.readable(self.message.text, self.names)


@dataclass(frozen=True)
class Taken:
    """What came of a table."""

    rows: tuple[BackRow, ...] = ()
    """Those that are new, or other than before."""
    unchanged: int = 0
    problems: tuple[Problem, ...] = ()
    """Of lines that were not taken."""


# ----- out -----------------------------------------------------------------------------------------------------------


def to_translate_back(pieces: Sequence[Piece], known: BackTranslations) -> list[Sequence[str]]:
    """The lines of what is to be translated back and is not, page by page, without a word of Swedish that tells it."""
    pages: dict[str, int] = {}
    lines: list[Sequence[str]] = []
    for piece in pieces:
        number = str(pages.setdefault(_page_of(piece.message), len(pages) + 1))
        if needs_back(piece.message) and not known.row(piece.message.key, piece.words):
            lines.append((piece.id, number, _kind_of(piece.message), piece.shown, ""))
    return sorted(lines, key=lambda line: int(line[1]))


def _page_of(message: Message) -> str:
    context = message.context
    return context if context.startswith(INTERFACE) else context.partition("#")[0]


def _kind_of(message: Message) -> str:
    """What kind of text it is, in words that are the same for every page."""
    return "Label" if message.context.startswith(INTERFACE) else message.comments[0].rstrip(".")


def to_compare(pieces: Sequence[Piece], known: BackTranslations, notes: Notes) -> list[Sequence[str]]:
    """The lines of what is translated back and not compared."""
    lines: list[Sequence[str]] = []
    for piece in pieces:
        row = known.row(piece.message.key, piece.words)
        if row and not row.verdict:
            back = texts.readable(row.back, piece.names)
            terms = " | ".join(notes(piece.message))
            lines.append((piece.id, piece.message.context, piece.swedish, back, piece.shown, terms, "", ""))
    return lines


# ----- back ----------------------------------------------------------------------------------------------------------


def take_back(
    lines: Sequence[Line], pieces: Sequence[Piece], known: BackTranslations, reviews: Reviews, by: str
) -> Taken:
    """The rows of a table that somebody has translated back."""

    def of(line: Line, piece: Piece) -> BackRow | Problem:
        if changed := _changed(line, {"words": piece.shown}, "back"):
            return changed
        back = texts.with_placeholders(line["back"], piece.names)
        wrong = texts.facts_wrong(back, piece.words, piece.names) or texts.text_refusal(back, piece.words)
        if wrong:
            return Problem(line.source, wrong.code, wrong.what, wrong.instead)
        row = records.row(piece.message.key, piece.words, back, by)
        before = known.row(piece.message.key, piece.words)
        # Who says the same again takes no verdict away.
        return before if before and (before.back, before.made_by) == (back, by) else row

    return _taken(lines, pieces, known, reviews, "back", of)


def take_verdicts(
    lines: Sequence[Line], pieces: Sequence[Piece], known: BackTranslations, reviews: Reviews, by: str, day: date
) -> Taken:
    """The rows of a table that somebody has compared."""

    def of(line: Line, piece: Piece) -> BackRow | Problem:
        row = known.row(piece.message.key, piece.words)
        if row is None:
            return _gone(line, "compare")
        shown = {
            "words": piece.shown,
            "swedish": piece.swedish,
            "back": texts.readable(row.back, piece.names),
        }
        wrong = _changed(line, shown, "compare") or sheets.verdict_wrong(line, records.VERDICTS)
        note = texts.with_placeholders(line["note"], piece.names)
        new = row._replace(verdict=line["verdict"], note=note, compared_by=by, checked_on=day)
        return wrong or (row if row == new._replace(checked_on=row.checked_on) else new)

    return _taken(lines, pieces, known, reviews, "compare", of)


def _taken(
    lines: Sequence[Line],
    pieces: Sequence[Piece],
    known: BackTranslations,
    reviews: Reviews,
    step: Step,
    judge: Callable[[Line, Piece], BackRow | Problem],
) -> Taken:
    by_id = {piece.id: piece for piece in pieces}
    rows: list[BackRow] = []
    problems: list[Problem] = []
    unchanged = 0
    for line in lines:
        piece = by_id.get(line["id"])
        found = judge(line, piece) if piece else _gone(line, step)
        if isinstance(found, Problem):
            problems.append(found)
        elif piece and found == known.row(piece.message.key, piece.words):
            unchanged += 1
        elif wrong := records.wrong_with(found, reviews):
            problems.append(Problem(line.source, wrong.code, wrong.what, wrong.instead))
        else:
            rows.append(found)
    return Taken(tuple(rows), unchanged, tuple(_hands_once(problems)))


def _hands_once(problems: Sequence[Problem]) -> Iterator[Problem]:
    """The problems; that somebody has done two steps is told once, since a whole table is one's work."""
    hands = [problem for problem in problems if problem.code == records.SAME_HAND]
    for problem in problems:
        if problem.code != records.SAME_HAND:
            yield problem
    if hands:
        more = f" (and {len(hands) - 1} more lines)" if len(hands) > 1 else ""
        yield replace(hands[0], what=f"{hands[0].what}{more}")


def _gone(line: Line, step: Step) -> Problem:
    """A line of a message that is gone, or whose Swedish has changed since the table was made."""
    what = f"No message has the id '{printable(line['id'])}', so the line is left out"
    instead = f"Its Swedish may have changed since: take a new table from `fristad export --{step}`."
    return Problem(line.source, "back-gone", what, instead)


def _changed(line: Line, now: Mapping[str, str], step: Step) -> Problem | None:
    """A column that nobody fills in says something else than in a table made today: the words have changed since."""
    for column, text in now.items():
        if " ".join(line[column].split()) != text:
            what = f"The column '{column}' is not as today's table has it ('{printable(text)}')"
            instead = f"Take a new table from `fristad export --{step}`, and fill in that line anew."
            return Problem(line.source, "back-changed", what, instead)
    return None
