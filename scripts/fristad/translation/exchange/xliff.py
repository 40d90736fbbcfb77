"""XLIFF 1.x as many programs write it, read as a stream, without entities, and only so deep."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from xml.parsers import expat

from fristad.languages.known_languages import SOURCE, Language
from fristad.languages.tags import is_same_language
from fristad.problems import Problem, Source, printable
from fristad.translation.exchange.exporting import unit_id
from fristad.translation.exchange.units import DEEPEST, ReturnedUnit, language_problem, state_of
from fristad.translation.po.catalogues import Key


def read_xliff(
    path: str, text: str, language: Language, known: Iterable[Key]
) -> tuple[list[ReturnedUnit], list[Problem]]:
    """The units of an XLIFF file, and what is wrong with it or with some of them."""
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


def _of_one_cause(units: list[ReturnedUnit], problems: list[Problem]) -> tuple[list[ReturnedUnit], list[Problem]]:
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
        self.units: list[ReturnedUnit] = []
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
        if len(self._stack) > DEEPEST:
            what = f"The file is nested over {DEEPEST} levels deep"
            raise self._bad("exchange-depth", what, "Do not use it; ask the sender for a plain XLIFF 1.2 file.")
        if not parent:
            self._root(name, attributes)
        elif name == "file":
            self._whole = [f"{own}={attributes[own]}" for own in ("tool", "tool-id") if own in attributes]
            place = Source(self.path, *self._place())
            wrong = language_problem(place, attributes.get("target-language", ""), self.language)
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
        state, said = state_of(words, self._unfinished(unit), [*unit.marks, *self._whole])
        if unit.state in _UNTOUCHED and words == key[1]:
            state = "empty"
        if unit.strange:
            what = f"The unit holds {printable(unit.strange)}"
            self.problems.append(Problem(place, "exchange-element", what, "Write the words alone."))
        elif _OURS.fullmatch(unit.id) and unit.id != unit_id(key):
            if words:
                self.problems.append(_moved(place, unit))
        else:
            self.units.append(ReturnedUnit(key, words, place, state, said))

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
