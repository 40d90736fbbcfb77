"""gettext catalogues as they are read: to the letter, or told.

Babel reads what is not plain. What is no entry, is damaged, stands twice or says more than it may is left out and told.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, PoFileParser

from fristad.languages.table import Language
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
_STRANGE_OR_GONE = re.compile(rf"^(?!{_OBSOLETE}(?:\n|\Z)|{_LINE}(?:\n|\Z))", re.MULTILINE)
# polib ends a line at each of these, although only "\n" ends one in a catalogue.
TO_STAND_INS = {ord(mark): chr(0xF8F0 + index) for index, mark in enumerate("\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")}
FROM_STAND_INS = {ord(stand_in): chr(mark) for mark, stand_in in TO_STAND_INS.items()}
LINE_END_OR_STAND_IN = re.compile("[" + "".join(map(chr, [*TO_STAND_INS, *FROM_STAND_INS])) + "]")
# A remark parts messages, and that is all that it does for us: before another one or a message it may as well be gone.
# Flags are read, and what is put away. In places, these two marks have a meaning that Babel looks after.
_REMARK = re.compile(r"^[^\S\n]*#(?![,~]|[^\n]*[\u2068\u2069])[^\n]*(?=\n(?:#(?!~)|msgctxt |msgid ))", re.MULTILINE)
# What most of a catalogue is: entries with each text on one line, and nothing to tell apart but remarks. The other
# blocks must be whole entries, or Babel's parser carries what is left over into the next one.
_REMARKS = r"(?:#(?![~|]|,[^\n]*fuzzy)[^\n\u2068\u2069]*\n)*"
_PLAIN = r'"([^"\\\n]*)"'
_ORDINARY = re.compile(rf"\n?{_REMARKS}msgctxt {_PLAIN}\nmsgid {_PLAIN}\nmsgstr {_PLAIN}\n*")
_LINES = rf"(?: *{_QUOTED}\n?)+"
_WHOLE = re.compile(
    rf"\n*(?:#[^\n]*\n)*(?:msgctxt{_LINES})?msgid{_LINES}msgstr{_LINES}\n*"
    r"|\n*(?:#(?!~)[^\n]*\n)*(?:#~[^\n]*(?:\n|\Z))+\n*|\n*"
)
_KEYWORD = re.compile(r"\s*(#|msgctxt|msgid_plural|msgid|msgstr\[|msgstr|)")
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


def path_of(language: Language, tier: str) -> str:
    """ "translations/ar/LC_MESSAGES/guides.po"."""
    return f"translations/{language.id}/LC_MESSAGES/{tier}.po"


def read(path: str, text: str, language: Language | None = None) -> tuple[dict[Key, Entry], list[Problem]]:
    """The entries of a catalogue file, or what is wrong with it. A file that cannot be read is left out whole.

    So is one that says that it is in another language than the one asked for.
    """
    if len(text) > _LARGEST:
        return {}, [Problem(Source(path), "catalogue-size", "The file is over 8 MB", "Split it, or ask for help.")]
    text = with_plain_line_ends(text)
    ordinary, rest = _ordinary(text)
    damaged = first_damage(path, rest, obsolete=False)
    if damaged:
        return {}, [damaged]
    lines, problems = _without_obsolete(rest) if "#~" in rest else rest, list[Problem]()
    # Where there are ordinary entries, all the others are whole.
    if not ordinary:
        lines, problems = _understood(path, lines)
    parser = _Parser()
    try:
        parser.parse(StringIO(_REMARK.sub("", lines)))
    except Exception as error:  # whatever Babel makes of a stranger's file, it is the file that is wrong
        line = getattr(error, "lineno", None)
        source = Source(path, line + 1 if isinstance(error, PoFileError) and isinstance(line, int) else 1)
        reason = printable(str(error).rsplit(" on ", 1)[0], 200)
        return {}, [Problem(source, "catalogue-syntax", f"The file cannot be read ({reason})", _SAVE_AGAIN)]
    wrong = _wrong_as_a_whole(path, text, parser, language)
    if wrong or any(problem.code in STOPPING for problem in problems):
        return {}, [wrong] if wrong else problems
    found = sorted([*ordinary, *parser.read], key=lambda one: one[1].line) if parser.read else ordinary
    entries, twice = _by_key(path, found)
    return entries, sorted([*problems, *twice])


def with_plain_line_ends(text: str) -> str:
    """Without a byte-order mark, and with the line ends that the rest of the program knows: those of Unix."""
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n")
        if text.count("\r") > text.count("\n"):
            text = text.replace("\r", "\n")
    return text


def _wrong_as_a_whole(path: str, text: str, parser: _Parser, language: Language | None) -> Problem | None:
    """Why no word of a file that can be read is to be taken."""
    if not re.search(r"^\s*(?:#~\s*)?msgid", text, re.MULTILINE):
        instead = "Get it back as it was, or delete it and run `fristad messages`."
        return Problem(Source(path), "catalogue-empty", "The file has no header and no entry", instead)
    for line, header in parser.headers if language else ():
        named = _LANGUAGE.search(header)
        if language and named and not is_same_language(named[1], language):
            what = f"The file says that it is in '{printable(named[1])}', and stands where '{language.tag}' belongs"
            instead = f"Put the file for '{language.tag}' ({language.name}) here; if it is that one, mend its header."
            return Problem(Source(path, line), "catalogue-language", what, instead)
    return None


def _ordinary(text: str) -> tuple[list[tuple[Key, Entry]], str]:
    """The entries that can be told at a look, and the text without them, its lines kept.

    None of a text with something else between its entries. Tests hold the result to what Babel reads.
    """
    found: list[tuple[Key, Entry]] = []
    rest: list[str] = []
    line = 1
    for block in text.split("\n\n"):
        breaks = block.count("\n")
        match = _ORDINARY.fullmatch(block)
        if match:
            context, source, words = match.groups()
            if source and words:
                at = line + block.count("\n", 0, match.start(2))
                found.append(((sys.intern(context), sys.intern(source)), Entry(words, at)))
            rest.append("\n" * breaks)
        elif _WHOLE.fullmatch(block):
            rest.append(block)
        else:
            return [], text
        line += breaks + 2
    return found, "\n\n".join(rest)


class _Parser(PoFileParser):
    """Babel's, with an entry for each translation as it stands, where Babel looks for signs of programs in each."""

    def __init__(self) -> None:
        super().__init__(_NoCatalog(), abort_invalid=True)
        self.read: list[tuple[Key, Entry]] = []
        self.headers: list[tuple[int, str]] = []
        """Where each stands, and what it says: one, unless files were put one after the other."""

    def _add_message(self) -> None:
        if len(self.messages) > 1 or self.obsolete:
            super()._add_message()
            return
        text, words = self.messages[0].denormalize(), self.translations[0][1].denormalize()
        if text and words:
            context = self.context.denormalize() if self.context else ""
            # The same in every language: each is kept once, in memory and on the disk.
            key = (sys.intern(context), sys.intern(text))
            self.read.append((key, Entry(words, self.offset + 1, "fuzzy" in self.flags)))
        elif words and not self.context:
            self.headers.append((self.offset + 1, words))
        self.counter += 1
        self._reset_message_state()


class _NoCatalog(Catalog):
    """What Babel's parser reads on its own account is nothing for a site, and a header steers nothing."""

    def __setitem__(self, id: object, message: object) -> None:
        pass


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
            twice[key] = Problem(Source(path, entry.line), "catalogue-duplicate", what, "Keep one of the two.")
    if not twice:
        return entries, []
    return {key: entry for key, entry in entries.items() if key not in twice}, list(twice.values())


def _understood(path: str, text: str) -> tuple[str, list[Problem]]:
    """The text with entries blanked out that are not made as entries are, line numbers kept; each is a problem.

    Babel would take one of two translations, or give one to the next entry, and make room for as many forms as a
    header says. Whatever has no translation is left for it to refuse.
    """
    lines = text.split("\n")
    problems: list[Problem] = []
    keywords: list[tuple[int, str]] = []
    start, last = 0, ""
    for number, line in enumerate([*lines, "#"]):
        found = _KEYWORD.match(line)
        keyword = found.group(1) if found else ""
        if (number == len(lines) or last.startswith("msgstr")) and keyword and not keyword.startswith("msgstr"):
            odd = _oddity(path, keywords)
            if odd:
                problems.append(odd)
                lines[start:number] = [""] * (number - start)
            start, keywords = number, []
        if keyword.startswith("msg"):
            keywords.append((number + 1, keyword))
        last = keyword or last
    return "\n".join(lines), problems


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
    if names.count("msgid") > 1 or "msgstr" not in at:
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
    found = first_damage(path, _ordinary(with_plain_line_ends(text))[1], obsolete=True)
    return [found] if found else read(path, text, language)[1]


def _without_obsolete(text: str) -> str:
    """The text with obsolete entries blanked out, comments and flags above them too, and line numbers kept.

    `#~|` lines, which msgmerge writes, stop Babel; a flag left behind would be taken for the next entry's.
    """
    lines = text.split("\n")
    above = 0
    for number, line in enumerate(lines):
        if line.startswith("#~"):
            lines[number - above : number + 1] = [""] * (above + 1)
            above = 0
        else:
            above = above + 1 if line.startswith("#") else 0
    return "\n".join(lines)
