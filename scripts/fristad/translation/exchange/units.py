"""One message as an agency's file brings it back, and the state it says the message is in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from fristad.languages.known_languages import Language
from fristad.languages.tags import is_same_language
from fristad.problems import Problem, Source, printable
from fristad.translation.po.catalogues import Key

DEEPEST = 60
State = Literal["ready", "review", "machine", "empty"]


@dataclass(frozen=True)
class ReturnedUnit:
    """One unit of a file that came back, and where its words stand there."""

    key: Key
    words: str
    source: Source
    state: State = "ready"
    """ "review": not finished, or rejected. "machine": ready, but a machine's. "empty": nobody has translated it."""
    said: str = ""
    """By which mark the file says so: "state=new"."""


def wrong_language(found: str, language: Language) -> str | None:
    """What a file says of its language, in words, when that is not the one asked for."""
    if not found:
        return "does not say which language it is in"
    if is_same_language(found, language):
        return None
    return f"is in the language '{printable(found)}'"


def language_problem(source: Source, found: str, language: Language) -> Problem | None:
    """A file that says it is in another language than it is taken in for."""
    wrong = wrong_language(found, language)
    if wrong is None:
        return None
    what = f"The file {wrong}, but '{language.tag}' ({language.name}) is asked for"
    instead = "Name the file's own language after `fristad import`, or ask for the right file."
    return Problem(source, "exchange-language", what, instead)


def state_of(words: str, unfinished: str, marks: Iterable[str]) -> tuple[State, str]:
    """What a file says of a unit, and by which mark. `marks` are all that tools have written beside the words."""
    if not words:
        return "empty", ""
    if unfinished:
        return "review", unfinished
    found = next(filter(_MACHINE.search, marks), "")
    return ("machine", found) if found else ("ready", "")


_MACHINE = re.compile(
    r"(?<![a-z@.])(?:n?mt|modernmt|machine|maskin\w*|auto(?:mati[a-z]+)?[ _-]?translat\w*|google|deepl"
    r"|(?:chat)?gpt|llm|(?<==)ai|ai[ _-]translat\w*"
    r"|(?:microsoft|amazon|bing|yandex)[ _-]?translat\w*|mymemory|apertium)(?![a-z])",
    re.IGNORECASE,
)
"""A machine's work, as XLIFF's state-qualifier, tools' own attributes (origin="mt") and remarks name it."""
