"""What is wrong, where, and what to write instead: problems as values, printed in three styles.

Nothing of ours is imported here. Editors read these sentences, so they hold no class names and no traceback.
"""

from __future__ import annotations

import difflib
import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class Source(NamedTuple):
    """Where a value was written. `path` is from the project's root; lines and columns count from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


UNREADABLE = ("not-utf-8", "unreadable")
"""Codes of what keeps a file from being read at all."""


class UnreadableError(Exception):
    """Nothing was done, for these problems; the words are for the user."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(as_text(self.problems))


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend: what is there, and what to write instead. `code` is stable, to search for."""

    source: Source
    code: str
    what: str
    instead: str = ""
    severity: Severity = "error"
    message: tuple[str, str] | None = field(default=None, compare=False)
    """(context, Swedish words) of the translation that it is of, where it is of one."""

    def sentence(self) -> str:
        """What and instead, as one or two sentences without the place."""
        return f"{self.what}. {self.instead}" if self.instead else f"{self.what}."

    def one_line(self) -> str:
        """`path:line:column: what is there. What to write instead. [code]`, whatever stands in the file: one line."""
        kind = "warning: " if self.severity == "warning" else ""
        return visible(f"{self.source}: {kind}{self.sentence()} [{self.code}]")


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """The problems that stop a publication."""
    return [problem for problem in problems if problem.severity == "error"]


MOST_OF_A_CODE = 100
"""So many problems of one code are told; the rest are counted."""


def abridged(problems: Iterable[Problem]) -> tuple[list[Problem], list[tuple[int, Problem]]]:
    """The problems to tell, sorted, and how many more there are like the first that is left out, for each code."""
    seen: Counter[tuple[str, str]] = Counter()
    first_left: dict[tuple[str, str], Problem] = {}
    shown = []
    for problem in sorted(problems):
        kind = problem.code, problem.severity
        seen[kind] += 1
        if seen[kind] <= MOST_OF_A_CODE:
            shown.append(problem)
        else:
            first_left.setdefault(kind, problem)
    return shown, [(seen[kind] - MOST_OF_A_CODE, problem) for kind, problem in first_left.items()]


def as_text(problems: Iterable[Problem]) -> str:
    """One line each, sorted by place: for terminals and logs."""
    shown, left = abridged(problems)
    lines = [problem.one_line() for problem in shown]
    return "\n".join([*lines, *(f"… and {count:,} more [{visible(problem.code)}]" for count, problem in left)])


def as_annotations(problems: Iterable[Problem]) -> str:
    """GitHub's workflow commands: each problem is shown at its line in the change.

    Source: docs.github.com, "Workflow commands", where %, CR and LF are escaped, and in properties ":" and "," too.
    """

    def escaped(text: str) -> str:
        text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        return visible(text)

    def in_property(text: str) -> str:
        return escaped(text).replace(":", "%3A").replace(",", "%2C")

    shown, left = abridged(problems)
    lines = [
        f"::{problem.severity} file={in_property(problem.source.path)},line={problem.source.line},"
        f"col={problem.source.column},title={in_property(problem.code)}::{escaped(problem.sentence())}"
        for problem in shown
    ]
    rest = [f"::{problem.severity} title={in_property(problem.code)}::… and {count:,} more" for count, problem in left]
    return "\n".join([*lines, *rest])


def as_json(problems: Iterable[Problem]) -> str:
    """A list of objects with path, line, column, code, severity, what and instead."""
    rows = [
        {
            "path": problem.source.path,
            "line": problem.source.line,
            "column": problem.source.column,
            "code": problem.code,
            "severity": problem.severity,
            "what": problem.what,
            "instead": problem.instead,
        }
        for problem in sorted(problems)
    ]
    # Half of a character, as in a name that is not UTF-8, cannot be printed as it is.
    text = json.dumps(rows, ensure_ascii=False, indent=2)
    return _COMMANDS.sub(lambda found: found.group() if found.group() == "\n" else f"\\u{ord(found.group()):04x}", text)


STYLES = {"text": as_text, "github": as_annotations, "json": as_json}


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """ "Did you mean 'stalking'?", or the choices when nothing is alike and they are few."""
    choices = sorted(known)
    alike = difflib.get_close_matches(word, choices, n=1, cutoff=0.6)
    if alike:
        return f"Did you mean '{alike[0]}'?"
    if 0 < len(choices) <= 20:
        return "Choose one of: " + ", ".join(choices) + "."
    return "Check how it is spelled."


def close_to(word: str, known: Iterable[str]) -> str | None:
    """What is there and differs from a word by a slip of the hand."""
    return next(iter(difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.9)), None)


_COMMANDS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a terminal or a log would obey, or could not print: control characters, line breaks, overrides of direction."""


def visible(text: str) -> str:
    """A line for a terminal: what would be obeyed there is shown by its number."""
    return _COMMANDS.sub(lambda found: f"<U+{ord(found.group()):04X}>", text)


def printable(text: str, longest: int = 60) -> str:
    """Words of a stranger, to quote in a sentence: hidden and control characters by number, and not too many."""
    shown = "".join(mark if mark.isprintable() else f"<U+{ord(mark):04X}>" for mark in text[:longest])
    return shown if len(text) <= longest else f"{shown}…"
