"""The saved answer of a native reader's sheet: a small JSON file, which comes from outside and is read with care.

It tells who answered by an office alone. What could name or reach a person is refused, and so is all that the sheet
itself never writes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal, NoReturn

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from pydantic_core import ErrorDetails

from fristad.languages.known_languages import LANGUAGES, Language
from fristad.problems import Problem, Source, did_you_mean, printable
from fristad.translation.gate.letters import LONGEST_READ
from fristad.translation.reviews import ROLES, Role

FORMAT = "fristad-review-sheet"
VERSION = 1
LARGEST = 4_000_000
"""Bytes. What is larger is not read: an answer about every word of the site has a quarter of it."""
_MOST = 20_000
_LONGEST_REMARK = 4_000
Verdict = Literal["right", "wrong"]
Place = tuple[str | int, ...]
"""The way to a value: ("messages", 3, "remark")."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


_Mark = Annotated[str, Field(pattern=r"^[0-9a-f]{8,64}$")]
_Words = Annotated[str, StringConstraints(max_length=LONGEST_READ)]
_Remark = Annotated[str, StringConstraints(max_length=_LONGEST_REMARK)]
_Context = Annotated[str, StringConstraints(min_length=1, max_length=300)]


class _Message(_Part):
    context: _Context
    swedish: _Mark
    words: _Mark
    verdict: Verdict
    proposal: _Words = ""
    remark: _Remark = ""


class _Page(_Part):
    page: _Context
    natural: bool = False
    remark: _Remark = ""


class _File(_Part):
    format: Literal["fristad-review-sheet"]
    version: Literal[1]
    language: str
    made: str
    saved: str
    role: Role
    messages: Annotated[tuple[_Message, ...], Field(max_length=_MOST, strict=False)] = ()
    pages: Annotated[tuple[_Page, ...], Field(max_length=_MOST, strict=False)] = ()


@dataclass(frozen=True)
class Judged:
    """What is said of one message."""

    source: Source
    context: str
    swedish: str
    """Fingerprint of the Swedish words that were shown."""
    words: str
    """Fingerprint of the translation that was shown."""
    verdict: Verdict
    proposal: str
    remark: str


@dataclass(frozen=True)
class JudgedPage:
    """What is said of a whole page."""

    ref: str
    natural: bool
    remark: str


@dataclass(frozen=True)
class Answer:
    """All that somebody said of a language."""

    role: Role
    saved: date
    messages: tuple[Judged, ...]
    pages: tuple[JudgedPage, ...]


def read(path: str, text: str, language: Language, today: date) -> tuple[Answer | None, list[Problem]]:
    """The answer of a file, or everything that is wrong with it."""
    text = text.removeprefix("\ufeff")
    try:
        data = json.loads(text, object_pairs_hook=_without_doubles, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        return None, [_no_answer(Source(path, error.lineno, error.colno), f"The file is no saved answer ({error.msg})")]
    except (ValueError, RecursionError) as error:
        return None, [_no_answer(Source(path), f"The file is no saved answer ({printable(str(error))})")]
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        return None, [_no_answer(Source(path), "The file is not the saved answer of a sheet")]
    places = _Places(path, text)
    try:
        found = _File.model_validate(data)
    except ValidationError as error:
        return None, [_in_our_words(detail, places) for detail in error.errors()]
    problems = [*_of_whole(found, language, today, places), *_of_each(found, places)]
    return (None, sorted(problems)) if problems else (_answer(found, places), [])


def too_large(path: str) -> Problem:
    """What to tell of a file that is not even opened."""
    what = f"The file is over {LARGEST // 1_000_000} MB, and no answer of a sheet"
    return Problem(Source(path), "answer-size", what, _AGAIN)


_AGAIN = "Save the answer again in the sheet, and take that file as it is."


def _no_answer(source: Source, what: str) -> Problem:
    return Problem(source, "answer-syntax", what, _AGAIN)


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands twice in one part")
    return found


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no value")


# ----- places ---------------------------------------------------------------------------------------------------------

_SPACE = re.compile(r"[ \t\r\n]*")


class _Places:
    """Where each value of a JSON text stands. The text is known to be right."""

    def __init__(self, path: str, text: str) -> None:
        self._path, self._text = path, text
        self._decoder = json.JSONDecoder()
        self._known: dict[Place, dict[str | int, int]] = {}

    def of(self, *place: str | int) -> Source:
        """The place of a value, or of what should hold it."""
        at, so_far = self._past_space(0), Place()
        for step in place:
            inside = self._inside(at, so_far)
            if step not in inside:
                break
            at, so_far = inside[step], (*so_far, step)
        line = self._text.count("\n", 0, at) + 1
        return Source(self._path, line, at - self._text.rfind("\n", 0, at))

    def _inside(self, at: int, place: Place) -> dict[str | int, int]:
        """Where the values in a list or an object begin."""
        if place not in self._known:
            self._known[place] = dict(self._values(at)) if self._text[at] in "[{" else {}
        return self._known[place]

    def _values(self, at: int) -> Iterator[tuple[str | int, int]]:
        named, index = self._text[at] == "{", 0
        at = self._past_space(at + 1)
        while self._text[at] not in "]}":
            name: str | int = index
            if named:
                name, at = self._decoder.raw_decode(self._text, at)
                at = self._past_space(self._past_space(at) + 1)
            yield name, at
            at = self._past_space(self._decoder.raw_decode(self._text, at)[1])
            at = self._past_space(at + 1) if self._text[at] == "," else at
            index += 1

    def _past_space(self, at: int) -> int:
        found = _SPACE.match(self._text, at)
        return found.end() if found else at


def _in_our_words(detail: ErrorDetails, places: _Places) -> Problem:
    """What the form of an answer does not have."""
    place: Place = tuple(step for step in detail["loc"] if isinstance(step, str | int))
    kind, given, last = detail["type"], detail.get("input"), str(place[-1]) if place else ""
    source, shown = places.of(*place), printable(str(given))
    if kind == "missing":
        return Problem(source, "answer-shape", f"`{last}` is missing", _AGAIN)
    if kind == "extra_forbidden":
        return Problem(source, "answer-shape", f"An answer has no `{printable(last)}`", _AGAIN)
    if place == ("role",):
        instead = f"{did_you_mean(str(given), ROLES)} Names of persons do not belong here."
        return Problem(source, "answer-role", f"'{shown}' is not a role", instead)
    if place == ("version",):
        instead = "Bring Fristad up to date, or make a new sheet with `fristad review-sheet`."
        return Problem(source, "answer-version", f"The answer is of form {shown}, not {VERSION}", instead)
    if kind in ("string_too_long", "too_long"):
        what = f"`{last}` is longer than can be read ({detail.get('ctx', {}).get('max_length')})"
        return Problem(source, "answer-shape", what, "Make it shorter.")
    return Problem(source, "answer-shape", f"`{printable(last)}` cannot be '{shown}'", _AGAIN)


# ----- what the form alone cannot say ---------------------------------------------------------------------------------


def _of_whole(found: _File, language: Language, today: date, places: _Places) -> Iterator[Problem]:
    if found.language != language.id:
        known = LANGUAGES.get(found.language)
        said = f"{known.name} ('{known.id}')" if known else f"the language '{printable(found.language)}'"
        what = f"The answer is about {said}, but '{language.id}' ({language.name}) is asked for"
        instead = "Name the answer's own language after `fristad review`, or take the right file."
        yield Problem(places.of("language"), "answer-language", what, instead)
    for name, day in (("made", found.made), ("saved", found.saved)):
        if _day(day) is None:
            what = f"`{name}` is '{printable(day)}', which is not a day"
            yield Problem(places.of(name), "answer-day", what, "Write it like 2026-11-21.")
    saved = _day(found.saved)
    if saved and saved > today:
        instead = "Write the day when somebody judged the words."
        yield Problem(places.of("saved"), "answer-day", f"'{saved}' is to come", instead)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _of_each(found: _File, places: _Places) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for index, one in enumerate(found.messages):
        if (one.context, one.swedish) in seen:
            what = f"The same words of '{printable(one.context)}' are judged twice"
            yield Problem(places.of("messages", index), "answer-double", what, "Keep one of the two.")
        seen.add((one.context, one.swedish))
        if one.verdict == "right" and one.proposal.strip():
            what = f"The words of '{printable(one.context)}' are said to be right, and other words are proposed"
            yield Problem(places.of("messages", index), "answer-both", what, 'Write "wrong", or take out the proposal.')
        yield from _contacts(one.remark, places.of("messages", index, "remark"), "A remark")
        if "@" in one.proposal:
            yield from _contacts(one.proposal, places.of("messages", index, "proposal"), "A proposal")
    pages = [page.page for page in found.pages]
    for index, page in enumerate(found.pages):
        if page.page in pages[:index]:
            what = f"The page '{printable(page.page)}' is judged twice"
            yield Problem(places.of("pages", index), "answer-double", what, "Keep one of the two.")
        yield from _contacts(page.remark, places.of("pages", index, "remark"), "A remark")


_EMAIL = re.compile(r"[^\s@]@[^\s@]|[\w.-]\s?[(\[]\s?(?:at|snabel-?a)\s?[)\]]\s?\w", re.IGNORECASE)
_DATE = re.compile(r"\b(?:19|20)\d\d-\d\d-\d\d\b")
_LONG_NUMBER = re.compile(r"\d(?:[\W_]{0,3}\d){6,}")
"""A number that reaches or names a person has seven digits at least, in any script; what the site names are shorter."""


def _contacts(text: str, source: Source, what: str) -> Iterator[Problem]:
    """What could reach or name a person."""
    kind = "an e-mail address" if _EMAIL.search(text) else ""
    kind = kind or ("a long number" if _LONG_NUMBER.search(_DATE.sub(" ", text)) else "")
    if kind:
        instead = "Take it out: what is written here is kept, and no person's details belong in it."
        yield Problem(source, "answer-contact", f"{what} has {kind}", instead)


def _answer(found: _File, places: _Places) -> Answer:
    saved = _day(found.saved)
    assert saved
    judged = tuple(
        Judged(
            places.of("messages", index),
            one.context,
            one.swedish,
            one.words,
            one.verdict,
            one.proposal.strip(),
            one.remark.strip(),
        )
        for index, one in enumerate(found.messages)
    )
    pages = tuple(JudgedPage(one.page, one.natural, one.remark.strip()) for one in found.pages)
    return Answer(found.role, saved, judged, pages)
