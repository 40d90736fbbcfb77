"""A file that comes back from a translation agency: XLIFF 1.x or gettext, as many programs write them.

It is untrusted, and what stands in its units still has to pass the gate. Programs renumber, reorder and empty what
`exporting` has locked, and add things of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from fristad.languages.known_languages import Language
from fristad.problems import Problem, Source, printable
from fristad.translation.exchange.units import ReturnedUnit, language_problem, state_of
from fristad.translation.exchange.xliff import read_xliff
from fristad.translation.po import catalogues, merging
from fristad.translation.po.catalogues import Key

LARGEST = 8_000_000
"""Bytes. What is larger is not read."""
_MOST_LINES = 300_000
"""Of a gettext file, whose readers take minutes for more; a language of ours has 25,000."""


def read(
    path: str, text: str, language: Language, known: Iterable[Key] = ()
) -> tuple[list[ReturnedUnit], list[Problem]]:
    """The units of an XLIFF or gettext file and what is wrong with others. A file that is bad as a whole has none.

    A unit with the id of one of the `known` messages may have lost its name or its Swedish words.
    """
    text = text.removeprefix("\ufeff")
    if len(text.encode("utf-8")) > LARGEST:
        return [], [too_large(path)]
    if text.lstrip().startswith("<"):
        units, problems = read_xliff(path, text, language, known)
    else:
        units, problems = _read_po(path, text, language)
    return _without_doubles(units, problems)


def too_large(path: str) -> Problem:
    """What to tell of a file that is not even opened."""
    return Problem(Source(path), "exchange-size", "The file is over 8 MB", "Ask the agency to hand it over in parts.")


def _without_doubles(units: list[ReturnedUnit], problems: list[Problem]) -> tuple[list[ReturnedUnit], list[Problem]]:
    """Where a message stands twice with different words, nobody can tell which ones are meant."""
    found: dict[Key, ReturnedUnit] = {}
    disputed: set[Key] = set()
    for unit in units:
        first = found.setdefault(unit.key, unit)
        if first.state == "empty":
            found[unit.key] = unit
        elif unit.state != "empty" and (unit.words, unit.state) != (first.words, first.state):
            what = f"The same message is translated differently at line {first.source.line}"
            problems.append(Problem(unit.source, "exchange-double", what, "Keep one of the two."))
            disputed.add(unit.key)
    return [unit for key, unit in found.items() if key not in disputed], problems


def _read_po(path: str, text: str, language: Language) -> tuple[list[ReturnedUnit], list[Problem]]:
    if text.count("\n") > _MOST_LINES:
        what = f"The file has over {_MOST_LINES:,} lines"
        return [], [Problem(Source(path), "exchange-size", what, "Ask the agency to hand it over in parts.")]
    entries, problems = catalogues.read(path, text)
    if problems:
        return [], problems
    try:
        tag, listed = merging.listed(text)
    except ValueError as error:
        what = f"The file cannot be read ({printable(str(error))})"
        return [], [Problem(Source(path), "exchange-syntax", what, "Save it again as a gettext (PO) file.")]
    wrong = language_problem(Source(path), tag, language)
    if wrong:
        return [], [wrong]
    units = []
    whole = _HEADER.findall(text.replace("\r", "\n").partition("\n\n")[0])
    for key, entry in listed:
        # The line of the words themselves; of a double, the line where its comments begin.
        line = entries.pop(key, entry).line
        undone = _PO_UNFINISHED.search(" ".join(entry.marks))
        state = state_of(entry.words, "fuzzy" if entry.fuzzy else undone[0] if undone else "", [*entry.marks, *whole])
        units.append(ReturnedUnit(key, entry.words, Source(path, line), *state))
    return units, []


# A line of the header that names a program or a translator.
_HEADER = re.compile(r'^"((?:X-[\w-]+|Last-Translator): [^"\\]*)', re.MULTILINE)
_PO_UNFINISHED = re.compile(
    r"(?<![a-z])(?:needs?[ -](?:review|work|edit\w*|translation)|rejected|unreviewed)", re.IGNORECASE
)
"""What some programs write as a flag or a remark, beside gettext's own "fuzzy"."""
