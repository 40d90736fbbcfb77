"""gettext catalogues as they are read: to the letter, or told.

What is no entry, is damaged, stands twice or says more than it may is left out and told.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple, NoReturn

from babel.messages.pofile import unescape

from fristad.languages.known_languages import Language
from fristad.languages.tags import is_same_language
from fristad.problems import Problem, Source, printable
from fristad.syntax.front_matter import MERGE_MARK

_LARGEST = 8_000_000
_WORD = r"(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[[0-9]+\])?)[ \t]+)?"
_SPACE = r"[^\S\n]*"
_QUOTED = r'"[^"\\\n]*+(?:\\[^\n][^"\\\n]*+)*+"'
_LINE = rf"{_SPACE}(?:#(?!~)[^\n]*|{_WORD}{_QUOTED}{_SPACE}|)"
_OBSOLETE = rf"#~\|?[ \t]*{_WORD}{_QUOTED}{_SPACE}"
# One search over the whole text is several times quicker than a match for each line.
_STRANGE = re.compile(rf"^(?!#~|{_LINE}(?:\n|\Z))", re.MULTILINE)
# A line that is neither one of a good entry nor of one that has been put aside with #~.
_STRANGE_OR_GONE = re.compile(rf"^(?!{_OBSOLETE}(?:\n|\Z)|{_LINE}(?:\n|\Z))", re.MULTILINE)
# polib ends a line at each of these, although only "\n" ends one in a catalogue.
TO_STAND_INS = {ord(mark): chr(0xF8F0 + index) for index, mark in enumerate("\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")}
FROM_STAND_INS = {ord(stand_in): chr(mark) for mark, stand_in in TO_STAND_INS.items()}
LINE_END_OR_STAND_IN = re.compile("[" + "".join(map(chr, [*TO_STAND_INS, *FROM_STAND_INS])) + "]")
_ENTRY_LINE = re.compile(rf"{_SPACE}(?:(msgctxt|msgid_plural|msgid|msgstr(?:\[[0-9]+\])?)[ \t]+)?({_QUOTED}){_SPACE}")
"""(keyword, text in quotes) of a line of an entry; without a keyword it goes on with the line above."""
_LANGUAGE = re.compile(r"^Language:[ \t]*(\S[^\n]*?)[ \t]*$", re.MULTILINE)
STOPPING = frozenset(
    {
        "catalogue-size",
        "catalogue-syntax",
        "catalogue-merge",
        "catalogue-empty",
        "catalogue-language",
        "not-utf-8",
        "unreadable",
    }
)
"""What is wrong with a file as a whole: all its words would be gone from the site, so nothing is published."""
Key = tuple[str, str]


class Entry(NamedTuple):
    """A translation as it stands in a file."""

    words: str
    line: int
    fuzzy: bool = False
    marks: tuple[str, ...] = ()
    """Flags and remarks, in a file that comes back from elsewhere: a tool may say there that a machine has made it."""


def path_of(language: Language, domain: str) -> str:
    """ "translations/ar/LC_MESSAGES/guides.po"."""
    return f"translations/{language.id}/LC_MESSAGES/{domain}.po"


def read(path: str, text: str, language: Language | None = None) -> tuple[dict[Key, Entry], list[Problem]]:
    """The entries of a catalogue file, or what is wrong with it. A file that cannot be read is left out whole.

    So is one that says that it is in another language than the one asked for.
    """
    if len(text) > _LARGEST:
        return {}, [Problem(Source(path), "catalogue-size", "The file is over 8 MB", "Split it, or ask for help.")]
    text = with_plain_line_ends(text)
    reading = _Reading(path)
    try:
        damaged = reading.read(text)
    except _BrokenEntryError as error:
        what = f"The file cannot be read ({error})"
        damaged = Problem(Source(path, error.line), "catalogue-syntax", what, _SAVE_AGAIN)
    damaged = damaged or _wrong_as_a_whole(path, text, reading.headers, language)
    stopping = [problem for problem in reading.problems if problem.code in STOPPING]
    if damaged or stopping:
        return {}, [damaged] if damaged else reading.problems
    entries, twice = _by_key(path, reading.found)
    return entries, sorted([*reading.problems, *twice])


def with_plain_line_ends(text: str) -> str:
    """Without a byte-order mark, and with the line ends that the rest of the program knows: those of Unix."""
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n")
        if text.count("\r") > text.count("\n"):
            text = text.replace("\r", "\n")
    return text


def _wrong_as_a_whole(
    path: str, text: str, headers: Sequence[tuple[int, str]], language: Language | None
) -> Problem | None:
    """Why no word of a file that can be read is to be taken."""
    if not re.search(r"^\s*(?:#~\s*)?msgid", text, re.MULTILINE):
        instead = "Get it back as it was, or delete it and run `fristad messages`."
        return Problem(Source(path), "catalogue-empty", "The file has no header and no entry", instead)
    for line, header in headers if language else ():
        named = _LANGUAGE.search(header)
        if language and named and not is_same_language(named[1], language):
            what = f"The file says that it is in '{printable(named[1])}', and stands where '{language.tag}' belongs"
            instead = f"Put the file for '{language.tag}' ({language.name}) here; if it is that one, mend its header."
            return Problem(Source(path, line), "catalogue-language", what, instead)
    return None


_WHOLE = (["msgctxt", "msgid", "msgstr"], ["msgid", "msgstr"])
"""The keywords of an entry with which nothing is odd."""


class _BrokenEntryError(Exception):
    """An entry after which nobody can tell what belongs to the next; nothing of the file is used."""

    def __init__(self, what: str, line: int) -> None:
        super().__init__(what)
        self.line = line


class _Reading:
    """The entries of a file, read line by line; obsolete ones are passed over.

    Source: gnu.org/software/gettext/manual, The Format of PO Files. A remark or a keyword other than msgstr ends an
    entry that has its translation; flags above an entry are its own.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.found: list[tuple[Key, Entry]] = []
        self.headers: list[tuple[int, str]] = []
        """Where each stands, and what it says: one, unless files were put one after the other."""
        self.problems: list[Problem] = []
        self._fuzzy = False
        self._begin()

    def _begin(self) -> None:
        self._keywords: list[tuple[int, str]] = []
        self._texts: dict[str, list[str]] = {}
        self._last = ""

    def read(self, text: str) -> Problem | None:
        """Read a whole text; a line that is no part of a catalogue, where there is one. Raises _BrokenEntryError."""
        for number, line in enumerate(text.split("\n"), 1):
            if line.startswith("#"):
                self._remark(line)
            elif found := _ENTRY_LINE.fullmatch(line):
                self._line(number, found[1], found[2])
            elif bare := line.strip():
                if not bare.startswith("#") or bare.startswith("#~"):
                    return first_damage(self.path, text, obsolete=False)
                self._remark(bare)
        self._end(last=True)
        return None

    def _remark(self, line: str) -> None:
        if self._keywords:
            self._end()
        if line.startswith("#,"):
            self._fuzzy |= "fuzzy" in (flag.strip() for flag in line[2:].split(","))
        elif line.startswith("#~"):
            # Flags above an obsolete entry are not those of the next.
            self._fuzzy = False

    def _line(self, number: int, keyword: str | None, quoted: str) -> None:
        if keyword:
            if self._last.startswith("msgstr") and not keyword.startswith("msgstr"):
                self._end()
            if keyword in ("msgctxt", "msgid") and "msgid" in self._texts:
                self._lacks_a_translation()
            # Forms of a plural are told as one.
            keyword = "msgstr[" if keyword.startswith("msgstr[") else keyword
            self._keywords.append((number, keyword))
            self._last = keyword
        elif not self._last:
            raise _BrokenEntryError("a line in quotes belongs to no entry", number)
        text = unescape(quoted) if "\\" in quoted else quoted[1:-1]
        self._texts.setdefault(self._last, []).append(text)

    def _end(self, *, last: bool = False) -> None:
        """Take in the entry that was read, if it is whole: its place alone may have a remark below."""
        names = [name for _, name in self._keywords]
        if not names or (names == ["msgctxt"] * len(names) and not last):
            return
        odd = None if names in _WHOLE else _oddity(self.path, self._keywords)
        if odd:
            self.problems.append(replace(odd, message=(self._text("msgctxt"), self._text("msgid"))))
        else:
            self._take()
        self._fuzzy = False
        self._begin()

    def _take(self) -> None:
        if "msgstr" not in self._texts:
            self._lacks_a_translation()
        source, words, context = map(self._text, ("msgid", "msgstr", "msgctxt"))
        line = self._line_of("msgid")
        if source and words:
            # The same in every language: each is kept once in memory.
            self.found.append(((sys.intern(context), sys.intern(source)), Entry(words, line, self._fuzzy)))
        elif words and not context:
            self.headers.append((line, words))

    def _lacks_a_translation(self) -> NoReturn:
        source = printable("".join(self._texts["msgid"]), 200)
        raise _BrokenEntryError(f"missing msgstr for msgid '{source}'", self._line_of("msgid"))

    def _text(self, keyword: str) -> str:
        return "".join(self._texts.get(keyword, ()))

    def _line_of(self, keyword: str) -> int:
        return next(number for number, name in self._keywords if name == keyword)


def _by_key(path: str, found: Iterable[tuple[Key, Entry]]) -> tuple[dict[Key, Entry], list[Problem]]:
    """Entries by context and Swedish words.

    Of two that differ neither is used: nobody can tell which of them was reviewed, and the Swedish is right.
    """
    entries: dict[Key, Entry] = {}
    twice: dict[Key, Problem] = {}
    for key, entry in found:
        first = entries.setdefault(key, entry)
        if first is not entry and (first.words, first.fuzzy) != (entry.words, entry.fuzzy) and key not in twice:
            what = f"The same Swedish words are translated in another way at line {first.line}"
            place = Source(path, entry.line)
            twice[key] = Problem(place, "catalogue-duplicate", what, "Keep one of the two.", message=key)
    if not twice:
        return entries, []
    return {key: entry for key, entry in entries.items() if key not in twice}, list(twice.values())


def _oddity(path: str, keywords: Sequence[tuple[int, str]]) -> Problem | None:
    """What makes an entry another thing than one translation of one text in one place."""
    names = [name for _, name in keywords]
    at = {name: line for line, name in reversed(keywords)}
    second = {name: line for line, name in keywords}

    def problem(line: int, code: str, what: str, instead: str) -> Problem:
        return Problem(Source(path, line), code, f"This entry has {what}", instead)

    if "msgid_plural" in at:
        what = "forms for one and for many (msgid_plural), which the site does not use"
        return problem(at["msgid_plural"], "catalogue-plural", what, "Remove the entry.")
    if "msgstr[" in at:
        what = "a translation with a number (msgstr[…]), as if it had forms for one and for many"
        return problem(at["msgstr["], "catalogue-plural", what, "Write msgstr alone.")
    if names == ["msgctxt"] * len(names) and names:
        place = Source(path, keywords[0][0])
        return Problem(place, "catalogue-syntax", "The file ends in the middle of an entry", _WHOLE_AGAIN)
    if "msgid" not in at and names:
        return problem(keywords[0][0], "catalogue-entry", "no Swedish words (msgid)", "Remove it, or write them.")
    if "msgstr" not in at:
        return None
    for name, what in (("msgctxt", "two places (msgctxt)"), ("msgstr", "two translations (msgstr)")):
        if names.count(name) > 1:
            return problem(second[name], "catalogue-entry", what, "Keep one of the two.")
    return None


_SAVE_AGAIN = "Open it in a translation program such as Poedit and save it again."
_WHOLE_AGAIN = "Get the whole file again from where it came."


def first_damage(path: str, text: str, *, obsolete: bool) -> Problem | None:
    """The first line that is no part of a catalogue: Babel and polib pass over missing quotes and lose letters.

    The marks of a merge are the cause of whatever else is odd in their file.
    """
    merged = MERGE_MARK.search(text)
    found = merged or (_STRANGE_OR_GONE if obsolete else _STRANGE).search(text)
    if not found:
        return None
    line = text[found.start() :].partition("\n")[0]
    cut = found.start() + len(line) == len(text)
    code, what, instead = "catalogue-syntax", "This line is not part of a catalogue", _SAVE_AGAIN
    if merged:
        code, what = "catalogue-merge", "The file holds two versions that Git could not join (merge marks)"
        instead = "Choose between them, and delete the lines of <<<<<<<, ======= and >>>>>>>."
    elif line.startswith("\0"):
        what, instead = "From here on the file has been written as zero bytes", _WHOLE_AGAIN
    elif cut and line.count('"') == 1:
        what, instead = "The file ends in the middle of an entry", _WHOLE_AGAIN
    elif line.lstrip().lower().startswith(("<!doctype", "<html", "<?xml")):
        what, instead = "This is a web page or XML, not a catalogue", _WHOLE_AGAIN
    return Problem(Source(path, text.count("\n", 0, found.start()) + 1), code, what, instead)


def damage(path: str, text: str, language: Language | None = None) -> list[Problem]:
    """Why a file must not be written over; nothing for a file that can be brought up to date."""
    found = first_damage(path, with_plain_line_ends(text), obsolete=True)
    return [found] if found else read(path, text, language)[1]
