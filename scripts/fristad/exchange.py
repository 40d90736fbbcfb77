"""One file for a translation agency, and back: XLIFF 1.2, or one gettext file, with every message of a language.

What a translator must not change is locked in XLIFF: each placeholder, and the marks around bold words and links, is
an element of its own. The text of a unit, elements and all, read as one string is the Markdown that stands in the
catalogue. Files that come back are untrusted: they are read as a stream, without entities, and only so deep.
Format: docs.oasis-open.org/xliff/v1.2/os/xliff-core.html.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Literal
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from fristad import catalogues, gate, prose
from fristad.catalogues import Entry, Key
from fristad.locales import LANGUAGES, SOURCE, Language
from fristad.messages import TIERS, Message
from fristad.problems import Problem, Source

LARGEST = 8_000_000
"""Bytes. What is larger is not read."""
_MOST_LINES = 300_000
"""Of a gettext file, whose readers take minutes for more; a language of ours has 25,000."""
_DEEPEST = 60
_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
Format = Literal["xliff", "po"]
Notes = Callable[[Message], Sequence[str]]
"""What else a translator should know of a message: the term list's words for it."""


def no_notes(message: Message) -> Sequence[str]:
    """Nothing beside the message's own comments."""
    return ()


# ----- writing -------------------------------------------------------------------------------------------------------


def written(
    format: Format, messages: Sequence[Message], entries: Mapping[Key, Entry], language: Language, notes: Notes
) -> str:
    """The messages as one file, with the words that there are."""
    write = to_po if format == "po" else to_xliff
    return write(messages, entries, language, notes)


def to_xliff(messages: Sequence[Message], entries: Mapping[Key, Entry], language: Language, notes: Notes) -> str:
    """An XLIFF 1.2 document: one `<file>` a tier. The same messages and words give the same bytes."""
    parts = [f'<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2" xmlns="{_NAMESPACE}">\n']
    for tier in TIERS:
        of_tier = [message for message in messages if message.tier == tier]
        if not of_tier:
            continue
        original = quoteattr(catalogues.path_of(language, tier))
        parts.append(
            f'<file original={original} datatype="plaintext" source-language="{SOURCE.tag}"'
            f' target-language={quoteattr(language.tag)} product-name="Fristad">\n<body>\n'
        )
        parts += [_unit(message, entries.get(message.key), language, notes) for message in of_tier]
        parts.append("</body>\n</file>\n")
    return "".join(parts) + "</xliff>\n"


def to_po(messages: Sequence[Message], entries: Mapping[Key, Entry], language: Language, notes: Notes) -> str:
    """One gettext file with all tiers; what needs another look is fuzzy."""
    told = [
        replace(message, comments=_remarks(message, entries.get(message.key), language, notes)) for message in messages
    ]
    words = {message.key: entries[message.key].words for message in messages if message.key in entries}
    fuzzy = {message.key for message in messages if needs_work(message, entries.get(message.key), language)}
    return catalogues.filled(catalogues.template(told, language.tag), words, fuzzy)


def refusals(language: Language, source: str, words: str) -> list[gate.Refusal]:
    """What keeps words of a language out, on their way out of a catalogue and into it."""
    return gate.refusals(source, words, language)


def needs_work(message: Message, entry: Entry | None, language: Language) -> bool:
    """Not translated, a translation of older Swedish words, or words that the gate refuses."""
    return entry is None or entry.fuzzy or bool(refusals(language, message.text, entry.words))


def unit_id(key: Key) -> str:
    """The same as long as a message keeps its place and its Swedish words."""
    return hashlib.sha256("\0".join(key).encode("utf-8")).hexdigest()[:20]


def _remarks(message: Message, entry: Entry | None, language: Language, notes: Notes) -> tuple[str, ...]:
    """What the message is, what the term list says of it, and what keeps its present words from being shown."""
    refused = refusals(language, message.text, entry.words) if entry and not entry.fuzzy else []
    return (*message.comments, *notes(message), *(f"{one.what}. {one.instead}" for one in refused))


def _unit(message: Message, entry: Entry | None, language: Language, notes: Notes) -> str:
    source = _pieces(message.text)
    if entry is None or _UNWRITABLE.search(entry.words):
        state, target = "needs-translation", ""
    else:
        state = "needs-review-translation" if needs_work(message, entry, language) else "translated"
        target = _marked(_renumbered(_pieces(entry.words), source))
    remarks = _remarks(message, entry, language, notes)
    return (
        f'<trans-unit id="{unit_id(message.key)}" resname={quoteattr(_writable(message.context))} xml:space="preserve">'
        f'\n<source>{_marked(source)}</source>\n<target state="{state}">{target}</target>\n'
        + "".join(f"<note>{_text(remark)}</note>\n" for remark in remarks)
        + "</trans-unit>\n"
    )


@dataclass(frozen=True)
class _Piece:
    """Words, or something locked: `kind` is the element's name ("" for words), `id` ties the two ends of a pair."""

    text: str
    kind: Literal["", "ph", "bpt", "ept"] = ""
    type: str = ""
    id: int = 0


_LOCKED = re.compile(
    rf"(?P<fact>{prose.PLACEHOLDER.pattern})"
    r"|(?<!!)\[(?P<words>[^\[\]]*)\](?P<target>\([^()\s]*\))"
    r"|\*\*(?=[^\s*])(?P<bold>[^*]+)(?<=\S)\*\*"
    r"|(?<!\*)\*(?=[^\s*])(?P<italic>[^*]+)(?<=\S)\*(?!\*)"
)


def _pieces(text: str) -> list[_Piece]:
    """A unit's Markdown cut up; the pieces' texts one after the other are `text` again."""
    found: list[_Piece] = []
    ids = count(1)

    def pair(opening: str, inner: str, closing: str, type: str) -> None:
        id = next(ids)
        found.append(_Piece(opening, "bpt", type, id))
        cut(inner)
        found.append(_Piece(closing, "ept", type, id))

    def cut(text: str) -> None:
        end = 0
        for match in _LOCKED.finditer(text):
            if match.start() > end:
                found.append(_Piece(text[end : match.start()]))
            end = match.end()
            if match["fact"]:
                found.append(_Piece(match["fact"], "ph", "x-fact", next(ids)))
            elif match["target"]:
                pair("[", match["words"], "]" + match["target"], "link")
            elif match["bold"]:
                pair("**", match["bold"], "**", "bold")
            else:
                pair("*", match["italic"], "*", "italic")
        if end < len(text):
            found.append(_Piece(text[end:]))

    cut(text)
    return found


def _renumbered(pieces: list[_Piece], source: list[_Piece]) -> list[_Piece]:
    """A translation's pieces with the ids of the same ones in the Swedish, in whatever order they stand there."""
    free: dict[tuple[str, str], list[int]] = {}
    highest = 0
    for piece in source:
        highest = max(highest, piece.id)
        if piece.kind in ("ph", "ept"):
            free.setdefault((piece.type, piece.text), []).append(piece.id)
    ids: dict[int, int] = {}
    for piece in pieces:
        if piece.kind in ("ph", "ept"):
            same = free.get((piece.type, piece.text))
            ids[piece.id] = same.pop(0) if same else highest + piece.id
    return [replace(piece, id=ids.get(piece.id, 0)) for piece in pieces]


def _marked(pieces: Sequence[_Piece]) -> str:
    """The inside of a `<source>` or `<target>`."""
    return "".join(map(_element, pieces))


def _element(piece: _Piece) -> str:
    if not piece.kind:
        return _text(piece.text)
    pair = "" if piece.kind == "ph" else f' rid="{piece.id}"'
    type = "" if piece.kind == "ept" else f' ctype="{piece.type}"'
    shown = f" equiv-text={quoteattr(_writable(piece.text))}"
    return f'<{piece.kind} id="{piece.id}"{pair}{type}{shown}>{_text(piece.text)}</{piece.kind}>'


def _text(text: str) -> str:
    return escape(_writable(text), {"\r": "&#13;"})


def _writable(text: str) -> str:
    """XML has no way of writing control characters."""
    return _UNWRITABLE.sub("\ufffd", text)


# ----- reading -------------------------------------------------------------------------------------------------------

State = Literal["ready", "review", "empty"]


@dataclass(frozen=True)
class Unit:
    """One unit of a file that came back, and where its words stand there."""

    key: Key
    words: str
    source: Source
    state: State = "ready"
    """ "review": still marked as in need of a look. "empty": nobody has translated it."""


def read(path: str, text: str, language: Language) -> tuple[list[Unit], list[Problem]]:
    """The units of an XLIFF or gettext file and what is wrong with others. A file that is bad as a whole has none."""
    text = text.removeprefix("\ufeff")
    if len(text.encode("utf-8")) > LARGEST:
        return [], [too_large(path)]
    if text.lstrip().startswith("<"):
        units, problems = _read_xliff(path, text, language)
    else:
        units, problems = _read_po(path, text, language)
    return _without_doubles(units, problems)


def too_large(path: str) -> Problem:
    """What to tell of a file that is not even opened."""
    return Problem(Source(path), "exchange-size", "The file is over 8 MB", "Ask the agency to hand it over in parts.")


def wrong_language(found: str, language: Language) -> str | None:
    """What a file says of its language, in words, when that is not the one asked for.

    Many programs know a language only with a country: "ar-SA" will do for "ar", but "fa-AF" is Dari and not Persian.
    """
    if not found:
        return "does not say which language it is in"
    given = found.lower().replace("_", "-")
    own = language.tag.lower()
    others = {other.tag.lower() for other in LANGUAGES.values() if other is not language}
    country = re.fullmatch(rf"{re.escape(own)}-(?:[a-z]{{2}}|\d{{3}})", given)
    if given in (own, language.id) or (country and given not in others):
        return None
    return f"is in the language '{printable(found)}'"


def _language_problem(source: Source, found: str, language: Language) -> Problem | None:
    wrong = wrong_language(found, language)
    if wrong is None:
        return None
    what = f"The file {wrong}, but '{language.tag}' ({language.name}) is asked for"
    instead = "Name the file's own language after `fristad import`, or ask for the right file."
    return Problem(source, "exchange-language", what, instead)


def printable(text: str) -> str:
    """The beginning of a text from outside, safe to show on a terminal."""
    shown = "".join(character if character.isprintable() else " " for character in text[:50])
    return shown if len(text) <= 50 else shown[:49] + "…"


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
    for key, entry in listed:
        # The line of the words themselves; of a double, the line where its comments begin.
        line = entries.pop(key, entry).line
        units.append(Unit(key, entry.words, Source(path, line), _state(entry.words, fuzzy=entry.fuzzy)))
    return units, []


def _state(words: str, *, fuzzy: bool) -> State:
    return "empty" if not words else "review" if fuzzy else "ready"


def _read_xliff(path: str, text: str, language: Language) -> tuple[list[Unit], list[Problem]]:
    reader = _Reader(path, language)
    try:
        reader.parser.Parse(text, True)
    except _BadFileError as error:
        return [], [error.problem]
    except expat.ExpatError as error:
        source = Source(path, error.lineno, error.offset + 1)
        what = f"The file is not whole or not XML ({expat.ErrorString(error.code)})"
        return [], [Problem(source, "exchange-syntax", what, "Ask for it again, as XLIFF 1.2.")]
    return reader.units, reader.problems


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
    strange: str = ""


_ENDS = {"ph": "ph", "it": "ph", "x": "ph", "bpt": "bpt", "bx": "bpt", "ept": "ept", "ex": "ept"}
_MARKS = {"bold": "**", "italic": "*"}
_UNTOUCHED = ("new", "needs-translation")
_UNFINISHED = (
    "needs-adaptation",
    "needs-l10n",
    "needs-review-adaptation",
    "needs-review-l10n",
    "needs-review-translation",
)


class _Reader:
    """Follows the tags of an XLIFF file; keeps nothing but the units, and stops at what no translator needs."""

    def __init__(self, path: str, language: Language) -> None:
        self.path = path
        self.language = language
        self.units: list[Unit] = []
        self.problems: list[Problem] = []
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
            place = Source(self.path, *self._place())
            wrong = _language_problem(place, attributes.get("target-language", ""), self.language)
            if wrong:
                raise _BadFileError(wrong)
        elif name == "trans-unit":
            if "file" not in self._stack:
                raise self._bad("exchange-format", "A unit stands outside of <file>", "Ask for it again, as XLIFF 1.2.")
            self._unit = _Open(attributes.get("id", ""), attributes.get("resname", ""), place=self._place())
        elif self._unit and parent == "trans-unit" and name in ("source", "target"):
            self._start_words(self._unit, name, attributes)
        elif self._unit and self._into is not None:
            self._start_inline(self._unit, self._into, name, attributes)

    def _start_words(self, unit: _Open, name: str, attributes: Mapping[str, str]) -> None:
        self._into = unit.source if name == "source" else unit.target
        if self._into:
            unit.strange = f"<{name}> twice"
        if name == "target":
            unit.place, unit.state = self._place(), attributes.get("state", "")

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
        place = Source(self.path, *unit.place)
        state = _state(words, fuzzy=unit.state in _UNFINISHED)
        if unit.state in _UNTOUCHED and words == key[1]:
            state = "empty"
        if unit.strange:
            what = f"The unit holds {printable(unit.strange)}"
            self.problems.append(Problem(place, "exchange-element", what, "Write the words alone."))
        elif _OURS.fullmatch(unit.id) and unit.id != unit_id(key):
            if words:
                self.problems.append(_moved(place, unit))
        else:
            self.units.append(Unit(key, words, place, state))


_OURS = re.compile(r"[0-9a-f]{20}")


def _moved(place: Source, unit: _Open) -> Problem:
    what = f"The unit '{unit.id}' no longer has the Swedish words that it was made with"
    return Problem(place, "exchange-moved", what, "Take a new file from `fristad export`.")
