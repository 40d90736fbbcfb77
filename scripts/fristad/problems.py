"""What is wrong, where, and what to write instead: problems as values, printed in three styles.

Nothing of ours is imported here. Editors read these sentences, so they hold no class names and no traceback.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable
from dataclasses import dataclass
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


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend: what is there, and what to write instead. `code` is stable, to search for."""

    source: Source
    code: str
    what: str
    instead: str = ""
    severity: Severity = "error"

    def sentence(self) -> str:
        """What and instead, as one or two sentences without the place."""
        return f"{self.what}. {self.instead}" if self.instead else f"{self.what}."

    def one_line(self) -> str:
        """`path:line:column: what is there. What to write instead. [code]`"""
        kind = "warning: " if self.severity == "warning" else ""
        return f"{self.source}: {kind}{self.sentence()} [{self.code}]"


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Those that stop a publication."""
    return [problem for problem in problems if problem.severity == "error"]


def as_text(problems: Iterable[Problem]) -> str:
    """One line each, sorted by place: for terminals and logs."""
    return "\n".join(problem.one_line() for problem in sorted(problems))


def as_annotations(problems: Iterable[Problem]) -> str:
    """GitHub's workflow commands: each problem is shown at its line in the change.

    Source: docs.github.com, "Workflow commands", where %, CR and LF are escaped.
    """

    def escaped(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    return "\n".join(
        f"::{problem.severity} file={problem.source.path},line={problem.source.line},"
        f"col={problem.source.column},title={problem.code}::{escaped(problem.sentence())}"
        for problem in sorted(problems)
    )


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
    return json.dumps(rows, ensure_ascii=False, indent=2)


STYLES = {"text": as_text, "github": as_annotations, "json": as_json}


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """ "Did you mean 'stalking'?", or the choices when nothing is alike and they are few."""
    choices = sorted(known)
    alike = difflib.get_close_matches(word, choices, n=1, cutoff=0.6)
    if alike:
        return f"Did you mean '{alike[0]}'?"
    if 0 < len(choices) <= 16:
        return "Choose one of: " + ", ".join(choices) + "."
    return "Check how it is spelled."


def printable(text: str, longest: int = 60) -> str:
    """Words of a stranger, to quote in a sentence: hidden and control characters by number, and not too many."""
    shown = "".join(mark if mark.isprintable() else f"<U+{ord(mark):04X}>" for mark in text[:longest])
    return shown if len(text) <= longest else f"{shown}…"
