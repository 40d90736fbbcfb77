"""A file that comes back from a translation agency: XLIFF 1.x or gettext, as many programs write them.

It is untrusted: XLIFF is read as a stream, without entities, and only so deep; what stands in its units still has to
pass the gate. Programs renumber, reorder and empty what `exporting` has locked, and add things of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal
from xml.parsers import expat

from fristad import catalogues
from fristad.catalogues import Key
from fristad.exporting import unit_id
from fristad.locales import SOURCE, Language, is_same_language
from fristad.problems import Problem, Source, printable

LARGEST = 8_000_000
"""Bytes. What is larger is not read."""
_MOST_LINES = 300_000
"""Of a gettext file, whose readers take minutes for more; a language of ours has 25,000."""
_DEEPEST = 60
State = Literal["ready", "review", "machine", "empty"]


@dataclass(frozen=True)
class Unit:
    """One unit of a file that came back, and where its words stand there."""

    key: Key
    words: str
    source: Source
    state: State = "ready"
    """ "review": not finished, or rejected. "machine": ready, but a machine's. "empty": nobody has translated it."""
    said: str = ""
    """By which mark the file says so: "state=new"."""


def read(path: str, text: str, language: Language, known: Iterable[Key] = ()) -> tuple[list[Unit], list[Problem]]:
    """The units of an XLIFF or gettext file and what is wrong with others. A file that is bad as a whole has none.

    A unit with the id of one of the `known` messages may have lost its name or its Swedish words.
    """
    text = text.removeprefix("\ufeff")
    if len(text.encode("utf-8")) > LARGEST:
        return [], [too_large(path)]
    if text.lstrip().startswith("<"):
        units, problems = _read_xliff(path, text, language, known)
    else:
        units, problems = _read_po(path, text, language)
    return _without_doubles(units, problems)


def too_large(path: str) -> Problem:
    """What to tell of a file that is not even opened."""
    return Problem(Source(path), "exchange-size", "The file is over 8 MB", "Ask the agency to hand it over in parts.")


def wrong_language(found: str, language: Language) -> str | None:
    """What a file says of its language, in words, when that is not the one asked for."""
    if not found:
        return "does not say which language it is in"
    if is_same_language(found, language):
        return None
    return f"is in the language '{printable(found)}'"


def _language_problem(source: Source, found: str, language: Language) -> Problem | None:
    wrong = wrong_language(found, language)
    if wrong is None:
        return None
    what = f"The file {wrong}, but '{language.tag}' ({language.name}) is asked for"
    instead = "Name the file's own language after `fristad import`, or ask for the right file."
    return Problem(source, "exchange-language", what, instead)


def _without_doubles(units: list[Unit], problems: list[Problem]) -> tuple[list[Unit], list[Problem]]:
    """Where a message stands twice with different words, nobody can tell which ones are meant."""
    found: dict[Key, Unit] = {}
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


def _read_po(path: str, text: str, language: Language) -> tuple[list[Unit], list[Problem]]:
    if text.count("\n") > _MOST_LINES:
        what = f"The file has over {_MOST_LINES:,} lines"
        return [], [Problem(Source(path), "exchange-size", what, "Ask the agency to hand it over in parts.")]
    entries, problems = catalogues.read(path, text)
    if problems:
        return [], problems
    try:
        tag, listed = catalogues.listed(text)
    except ValueError as error:
        what = f"The file cannot be read ({printable(str(error))})"
        return [], [Problem(Source(path), "exchange-syntax", what, "Save it again as a gettext (PO) file.")]
    wrong = _language_problem(Source(path), tag, language)
    if wrong:
        return [], [wrong]
    units = []
    whole = _HEADER.findall(text.replace("\r", "\n").partition("\n\n")[0])
    for key, entry in listed:
        # The line of the words themselves; of a double, the line where its comments begin.
        line = entries.pop(key, entry).line
        undone = _PO_UNFINISHED.search(" ".join(entry.marks))
        state = _state(entry.words, "fuzzy" if entry.fuzzy else undone[0] if undone else "", [*entry.marks, *whole])
        units.append(Unit(key, entry.words, Source(path, line), *state))
    return units, []


def _state(words: str, unfinished: str, marks: Iterable[str]) -> tuple[State, str]:
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
_HEADER = re.compile(r'^"((?:X-[\w-]+|Last-Translator): [^"\\]*)', re.MULTILINE)
_PO_UNFINISHED = re.compile(
    r"(?<![a-z])(?:needs?[ -](?:review|work|edit\w*|translation)|rejected|unreviewed)", re.IGNORECASE
)
"""What some programs write as a flag or a remark, beside gettext's own "fuzzy"."""


def _read_xliff(path: str, text: str, language: Language, known: Iterable[Key]) -> tuple[list[Unit], list[Problem]]:
    reader = _Reader(path, language, known)
    try:
        reader.parser.Parse(text, True)
    except _BadFileError as error:
        return [], [error.problem]
    except expat.ExpatError as error:
        source = Source(path, error.lineno, error.offset + 1)
        what = f"The file is not whole or not XML ({expat.ErrorString(error.code)})"
        return [], [Problem(source, "exchange-syntax", what, "Ask for it again, as XLIFF 1.2.")]
    return _of_one_cause(reader.units, reader.problems)


def _of_one_cause(units: list[Unit], problems: list[Problem]) -> tuple[list[Unit], list[Problem]]:
    """What is wrong with every unit is told once: of the file."""
    translated = [unit for unit in units if unit.state != "empty"]
    if len(translated) > 1 and not any(unit.key[0] for unit in translated):
        what = f"None of the file's {len(translated)} units has its name (resname) or the id that it was made with"
        instead = "Ask for the file with those that `fristad export` gave it."
        return [], [*problems, Problem(translated[0].source, "exchange-moved", what, instead)]
    moved = [problem for problem in problems if problem.code == "exchange-moved"]
    if len(moved) > 1 and not translated:
        what = f"None of the file's {len(moved)} units has the Swedish words that it was made with"
        others = [problem for problem in problems if problem.code != "exchange-moved"]
        return units, [*others, replace(moved[0], what=what)]
    return units, problems


class _BadFileError(Exception):
    """Nothing of the file is taken."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.what)
        self.problem = problem


@dataclass
class _Open:
    """The unit that is being read."""

    id: str
    context: str
    source: list[str] = field(default_factory=list)
    target: list[str] = field(default_factory=list)
    codes: dict[tuple[str, str], str] = field(default_factory=dict)
    """(end of a pair or "ph", id) → what is locked there in the Swedish."""
    place: tuple[int, int] = (1, 1)
    state: str = ""
    approved: str = ""
    marks: list[str] = field(default_factory=list)
    """All that the unit and its target say beside their words, where tools name a machine."""
    strange: str = ""


_ENDS = {"ph": "ph", "it": "ph", "x": "ph", "bpt": "bpt", "bx": "bpt", "ept": "ept", "ex": "ept"}
_MARKS = {"bold": "**", "italic": "*"}
_UNTOUCHED = ("new", "needs-translation")
_FINISHED = ("", "translated", "signed-off", "final")
"""What XLIFF 1.2 calls a translation that nobody needs to look at again; whatever else is said of it is not that."""
_SILENT = ("id", "resname", "restype", "space", "lang", "mid", "rid", "state", "approved")
"""Attributes that say nothing of who has made the words."""


class _Reader:
    """Follows the tags of an XLIFF file; keeps nothing but the units, and stops at what no translator needs."""

    def __init__(self, path: str, language: Language, known: Iterable[Key]) -> None:
        self._by_id = {unit_id(key): key for key in known}
        self.path = path
        self.language = language
        self.units: list[Unit] = []
        self.problems: list[Problem] = []
        self._phases: dict[str, str] = {}
        """What a file calls a step of the work → what that step was."""
        self._whole: list[str] = []
        """What a file says of the program that has made all of it."""
        self._stack: list[str] = []
        self._unit: _Open | None = None
        self._into: list[str] | None = None
        self._inline: list[tuple[str, Mapping[str, str], int]] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.XmlDeclHandler = self._declaration
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters

    def _place(self) -> tuple[int, int]:
        return self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1

    def _bad(self, code: str, what: str, instead: str) -> _BadFileError:
        return _BadFileError(Problem(Source(self.path, *self._place()), code, what, instead))

    def _declaration(self, *declaration: str | int | None) -> None:
        encoding = str(declaration[1] or "")
        if encoding and encoding.lower() not in ("utf-8", "us-ascii"):
            what = f"The file says it is saved as {printable(encoding)}"
            raise self._bad("exchange-encoding", what, "Save it as UTF-8.")

    def _doctype(self, *_: object) -> None:
        what = "The file has a DOCTYPE, which XLIFF has not and which can hide things"
        raise self._bad("exchange-doctype", what, "Do not use it; ask the sender for a plain XLIFF 1.2 file.")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, name = name.rpartition(" ")
        if namespace and not namespace.startswith("urn:oasis:names:tc:xliff:document:"):
            name = f"{namespace} {name}"
        parent = self._stack[-1] if self._stack else ""
        self._stack.append(name)
        if len(self._stack) > _DEEPEST:
            what = f"The file is nested over {_DEEPEST} levels deep"
            raise self._bad("exchange-depth", what, "Do not use it; ask the sender for a plain XLIFF 1.2 file.")
        if not parent:
            self._root(name, attributes)
        elif name == "file":
            self._whole = [f"{own}={attributes[own]}" for own in ("tool", "tool-id") if own in attributes]
            place = Source(self.path, *self._place())
            wrong = _language_problem(place, attributes.get("target-language", ""), self.language)
            if wrong:
                raise _BadFileError(wrong)
            self._made_from(attributes.get("source-language", ""))
        elif name == "trans-unit":
            if "file" not in self._stack:
                raise self._bad("exchange-format", "A unit stands outside of <file>", "Ask for it again, as XLIFF 1.2.")
            if self._unit:
                raise self._bad("exchange-format", "A unit stands within a unit", "Ask for it again, as XLIFF 1.2.")
            self._unit = _Open(attributes.get("id", ""), attributes.get("resname", ""), place=self._place())
            self._note(self._unit, attributes)
        elif self._unit and parent == "trans-unit" and name in ("source", "target"):
            self._start_words(self._unit, name, attributes)
        elif name == "tool":
            self._whole += [f"{own}={value}" for own, value in attributes.items() if own.startswith("tool-")]
        elif name == "phase":
            self._phases[attributes.get("phase-name", "")] = " ".join(attributes.values())
        elif self._unit and self._into is None and parent != "alt-trans" and (name == "note" or " " in name):
            # A program's own elements, such as the segments of Trados.
            self._note(self._unit, {"from": attributes.get("from", "")} if name == "note" else attributes)
        elif self._unit and self._into is not None:
            self._start_inline(self._unit, self._into, name, attributes)

    def _made_from(self, tag: str) -> None:
        if tag and not is_same_language(tag, SOURCE):
            what = f"The file is made from '{printable(tag)}', not from '{SOURCE.tag}' ({SOURCE.name})"
            raise self._bad("exchange-language", what, "Ask for one that is made from the Swedish words.")

    def _note(self, unit: _Open, attributes: Mapping[str, str]) -> None:
        """Keep what may tell that a machine made the words, or that nobody has approved them."""
        unit.approved = attributes.get("approved", unit.approved)
        for name, value in attributes.items():
            own = name.rpartition(" ")[2]
            if own not in _SILENT and value.lower() not in ("", "no", "false", "0"):
                unit.marks.append(f"{own}={self._phases.get(value, value) if own == 'phase-name' else value}")

    def _start_words(self, unit: _Open, name: str, attributes: Mapping[str, str]) -> None:
        self._into = unit.source if name == "source" else unit.target
        if self._into:
            unit.strange = f"<{name}> twice"
        if name == "target":
            unit.place, unit.state = self._place(), attributes.get("state", "")
            self._note(unit, attributes)
            tag = attributes.get(_XML_LANG, "")
            if tag and not is_same_language(tag, self.language):
                unit.strange = f"words in the language '{tag}'"
        else:
            self._made_from(attributes.get(_XML_LANG, ""))

    def _root(self, name: str, attributes: Mapping[str, str]) -> None:
        version = attributes.get("version", "")
        if name != "xliff":
            raise self._bad("exchange-format", "The file is neither XLIFF nor gettext", "Ask for XLIFF 1.2 or PO.")
        if not version.startswith("1."):
            what = f"The file is XLIFF {printable(version)}"
            raise self._bad("exchange-version", what, "Ask for it as XLIFF 1.2 or PO.")

    def _start_inline(self, unit: _Open, into: list[str], name: str, attributes: Mapping[str, str]) -> None:
        if name == "g":
            into.append(self._code(unit, "bpt", attributes))
        elif name not in _ENDS and name not in ("mrk", "sub"):
            unit.strange = f"<{name.rpartition(' ')[2]}>, which is not part of XLIFF"
        elif name == "mrk" and into is unit.target:
            self._note(unit, attributes)
        self._inline.append((name, attributes, len(into)))

    def _end(self, name: str) -> None:
        name = self._stack.pop()
        if self._unit is None:
            return
        if name == "trans-unit":
            self._close(self._unit)
            self._unit = self._into = None
        elif self._stack[-1] == "trans-unit" and name in ("source", "target"):
            self._into = None
        elif self._into is not None:
            self._end_inline(self._unit, self._into)

    def _end_inline(self, unit: _Open, into: list[str]) -> None:
        name, attributes, start = self._inline.pop()
        if name == "g":
            into.append(self._code(unit, "ept", attributes))
        elif name in _ENDS:
            # Some programs empty what is locked, and keep only its number.
            if not "".join(into[start:]):
                into.append(self._code(unit, _ENDS[name], attributes))
            if into is unit.source:
                unit.codes[_ENDS[name], attributes.get("id", "")] = "".join(into[start:])

    @staticmethod
    def _code(unit: _Open, end: str, attributes: Mapping[str, str]) -> str:
        """What is locked in an element that holds nothing itself."""
        own = attributes.get("equiv-text") or unit.codes.get((end, attributes.get("id", "")))
        return own or _MARKS.get(attributes.get("ctype", ""), "")

    def _characters(self, text: str) -> None:
        if self._into is not None:
            self._into.append(text)

    def _close(self, unit: _Open) -> None:
        words = "".join(unit.target)
        key = unit.context, "".join(unit.source)
        ours = self._by_id.get(unit.id)
        if ours and key != ours and _is_rest_of(key, ours):
            # Blanks that a program has put around the Swedish are around the translation too.
            key, words = ours, words if not key[1].strip() or key[1] == ours[1] else " ".join(words.split())
        place = Source(self.path, *unit.place)
        state, said = _state(words, self._unfinished(unit), [*unit.marks, *self._whole])
        if unit.state in _UNTOUCHED and words == key[1]:
            state = "empty"
        if unit.strange:
            what = f"The unit holds {printable(unit.strange)}"
            self.problems.append(Problem(place, "exchange-element", what, "Write the words alone."))
        elif _OURS.fullmatch(unit.id) and unit.id != unit_id(key):
            if words:
                self.problems.append(_moved(place, unit))
        else:
            self.units.append(Unit(key, words, place, state, said))

    @staticmethod
    def _unfinished(unit: _Open) -> str:
        """How the file says that a unit is no finished work, or "". "x-…" are a tool's own states."""
        state = unit.state.lower()
        if _NOT_DONE.search(state) if state.startswith("x-") else state not in _FINISHED:
            return f"state={unit.state}"
        for mark in unit.marks:
            name, _, value = mark.lower().partition("=")
            if name == "state-qualifier" and _SUGGESTED.search(value):
                return mark
            if _STATUS.fullmatch(name) and _NOT_DONE.search(value):
                return mark
        return "approved=no" if unit.approved == "no" else ""


_STATUS = re.compile(r"(?:.*-)?(?:status|state|substate|conf|percent-?done)")
_NOT_DONE = re.compile(r"reject|need|fuzzy|draft|untranslated|unfinished|not|new|initial|unspecified")
"""A tool's own word for how far a unit has come, and the words that it uses for what is not done."""
_SUGGESTED = re.compile("rejected|tm-suggestion|fuzzy-match")
_XML_LANG = "http://www.w3.org/XML/1998/namespace lang"
_OURS = re.compile(r"[0-9a-f]{20}")


def _is_rest_of(key: Key, ours: Key) -> bool:
    """Whether a program has kept nothing of a unit that speaks against its id: names and words lost, blanks added."""
    context, source = key[0], " ".join(key[1].split())
    return context in ("", ours[0]) and source in ("", " ".join(ours[1].split()))


def _moved(place: Source, unit: _Open) -> Problem:
    what = f"The unit '{unit.id}' no longer has the Swedish words that it was made with"
    return Problem(place, "exchange-moved", what, "Take a new file from `fristad export`.")
