"""gettext catalogues: read with Babel, looked up by context, and brought up to date without losing a word.

Merging is by context (`record#field`): the same words keep their translation in the same place, and where they move
with or inside their record; changed words, and the same words elsewhere, have the old one as fuzzy; what is gone stays
in the file as obsolete. Babel reads and polib writes, because Babel drops what other editors put into a file.
"""

from __future__ import annotations

import difflib
import re
import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from io import StringIO
from typing import NamedTuple

import polib
from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, PoFileParser

from fristad import gate
from fristad.locales import SOURCE, Language, is_same_language
from fristad.messages import INTERFACE, TIERS, Message
from fristad.problems import Problem, Source, printable
from fristad.reviews import NO_POLICY, NO_REVIEWS, Policy, Reviews, State
from fristad.sources import MERGE_MARK

_LARGEST = 8_000_000
_CUTOFF = 0.5
_WORD = r"(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[[0-9]+\])?)[ \t]+)?"
_SPACE = r"[^\S\n]*"
_QUOTED = r'"[^"\\\n]*+(?:\\[^\n][^"\\\n]*+)*+"'
_LINE = rf"{_SPACE}(?:#(?!~)[^\n]*|{_WORD}{_QUOTED}{_SPACE}|)"
_OBSOLETE = rf"#~\|?[ \t]*{_WORD}{_QUOTED}{_SPACE}"
# One search over the whole text is several times quicker than a match for each line.
_STRANGE = re.compile(rf"^(?!#~|{_LINE}(?:\n|\Z))", re.MULTILINE)
_STRANGE_OR_GONE = re.compile(rf"^(?!{_OBSOLETE}(?:\n|\Z)|{_LINE}(?:\n|\Z))", re.MULTILINE)
# polib ends a line at each of these, although only "\n" ends one in a catalogue.
_LINE_ENDS = {ord(mark): chr(0xF8F0 + index) for index, mark in enumerate("\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")}
_BACK = {ord(stand_in): chr(mark) for mark, stand_in in _LINE_ENDS.items()}
_ODD = re.compile("[" + "".join(map(chr, [*_LINE_ENDS, *_BACK])) + "]")
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


@dataclass(frozen=True)
class Translations:
    """The words of one language that passed the gate, by context and Swedish words."""

    language: Language
    words: Mapping[Key, str] = field(default_factory=dict)
    states: Mapping[Key, State] = field(default_factory=dict)
    """What is known of each; see `reviews`."""
    places: Mapping[Key, Source] = field(default_factory=dict)
    """Where each is written."""
    suggestions: frozenset[Key] = frozenset()
    """Those that the file itself marks as fuzzy: nobody has said that they fit today's Swedish."""
    policy: Policy = NO_POLICY
    searched: Mapping[str, str] = field(default_factory=dict)
    """Words that people search for, whatever Swedish they were made of, by context."""
    withholds_labels: bool = False
    """Whether labels are there that the policy keeps back, so that every page has some Swedish ones."""

    @cached_property
    def label_states(self) -> frozenset[State]:
        """What is known of the labels, which every page has."""
        return frozenset(state for (context, _), state in self.states.items() if context.startswith(INTERFACE))

    @cached_property
    def one_state(self) -> bool:
        """Whether the same is known of all words, labels among them."""
        return len(self.states) == len(self.words) and set(self.states.values()) == self.label_states

    def find(self, context: str, text: str) -> str | None:
        """The translation; None where the Swedish words have to stand in."""
        if self.language.id == SOURCE.id:
            return text
        return self.words.get((context, text))

    def search_words(self, context: str, text: str) -> str | None:
        """The translation, or that of older Swedish words: nobody sees them, and they find as well."""
        return self.find(context, text) or self.searched.get(context)

    def has_all(self, keys: Iterable[Key]) -> bool:
        """Whether no Swedish words have to stand in."""
        return self.language.id == SOURCE.id or all(key in self.words for key in keys)

    def state(self, context: str, text: str) -> State:
        """What may be said of words that `find` has found."""
        return self.states.get((context, text), "unreviewed")


def path_of(language: Language, tier: str) -> str:
    """ "translations/ar/LC_MESSAGES/guides.po"."""
    return f"translations/{language.id}/LC_MESSAGES/{tier}.po"


def read(path: str, text: str, language: Language | None = None) -> tuple[dict[Key, Entry], list[Problem]]:
    """The entries of a catalogue file, or what is wrong with it. A file that cannot be read is left out whole.

    So is one that says that it is in another language than the one asked for.
    """
    if len(text) > _LARGEST:
        return {}, [Problem(Source(path), "catalogue-size", "The file is over 8 MB", "Split it, or ask for help.")]
    text = _plain(text)
    ordinary, rest = _ordinary(text)
    damaged = _damage(path, rest, obsolete=False)
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


def _plain(text: str) -> str:
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


def _damage(path: str, text: str, *, obsolete: bool) -> Problem | None:
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
    found = _damage(path, _ordinary(_plain(text))[1], obsolete=True)
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


def translations(
    language: Language, files: Mapping[str, str], reviews: Reviews = NO_REVIEWS
) -> tuple[Translations, list[Problem]]:
    """All of a language's words that pass the gate, with what is known of each, and why the rest does not.

    `files` maps path → text. What of them is shown is for `published` to say.
    """
    paths = [path for tier in TIERS if (path := path_of(language, tier)) in files]
    return joined(language, [_translations_of(language, path, files[path], reviews) for path in paths])


def _translations_of(language: Language, path: str, text: str, reviews: Reviews) -> tuple[Translations, list[Problem]]:
    """The same of one file."""
    words: dict[Key, str] = {}
    states: dict[Key, State] = {}
    places: dict[Key, Source] = {}
    suggestions: set[Key] = set()
    entries, problems = read(path, text, language)
    labels = path_of(language, TIERS[0])
    for key, entry in entries.items():
        place = Source(path, entry.line)
        if key[0].startswith(INTERFACE) and path != labels:
            what = f"'{printable(key[0])}' is a label, and its translation stands in {labels.rpartition('/')[2]}"
            problems.append(Problem(place, "catalogue-place", what, "Remove it here."))
            continue
        refused = gate.refusals(key[1], entry.words, language)
        # A suggestion is somebody's work in hand: what does not fit is only left out.
        for refusal in refused if not entry.fuzzy else ():
            problems.append(Problem(place, refusal.code, refusal.what, refusal.instead))
        if not refused:
            words[key], places[key] = entry.words, place
            if entry.fuzzy:
                suggestions.add(key)
            states[key] = "stale" if entry.fuzzy else reviews.state(*key, entry.words)
    return Translations(language, words, states, places, frozenset(suggestions)), problems


def joined(
    language: Language, parts: Iterable[tuple[Translations, list[Problem]]]
) -> tuple[Translations, list[Problem]]:
    """The `translations` of several catalogues in one.

    Of words that stand in two, those that are no suggestion count. Where two differ, neither does, as in one file.
    """
    words: dict[Key, str] = {}
    states: dict[Key, State] = {}
    places: dict[Key, Source] = {}
    suggestions: set[Key] = set()
    problems: list[Problem] = []
    disputed: set[Key] = set()
    for found, wrong in parts:
        problems += wrong
        for key in words.keys() & found.words.keys() - found.suggestions - suggestions:
            if words[key] != found.words[key]:
                disputed.add(key)
                what = f"The same Swedish words are translated in another way in {places[key].path}:{places[key].line}"
                problems.append(Problem(found.places[key], "catalogue-duplicate", what, "Keep one of the two."))
        sure = words.keys() - suggestions
        new = found.words.keys() - (found.suggestions & sure)
        words |= {key: found.words[key] for key in new}
        states |= {key: found.states[key] for key in new}
        places |= {key: found.places[key] for key in new}
        suggestions = (suggestions - new) | (found.suggestions & new)
    for key in disputed:
        del words[key], states[key], places[key]
    return Translations(language, words, states, places, frozenset(suggestions)), problems


def published(found: Translations, policy: Policy, urgent: Collection[str]) -> Translations:
    """The words that a municipality lets its readers see. `urgent`: the records that somebody in danger reads.

    Labels are among what is read in danger: the exit, the number, and what a notice says of all other words.
    """

    def shown(context: str, state: State) -> bool:
        return policy.shows(state, urgent=context.startswith(INTERFACE) or _record(context) in urgent)

    states = {key: state for key, state in found.states.items() if shown(key[0], state)}
    searched = {context: words for (context, _), words in found.words.items() if context.endswith("#search_words")}
    if len(states) == len(found.words):
        return replace(found, places={}, suggestions=frozenset(), policy=policy, searched=searched)
    withheld = any(context.startswith(INTERFACE) for context, _ in found.states.keys() - states.keys())
    words = {key: found.words[key] for key in states}
    return Translations(found.language, words, states, policy=policy, withholds_labels=withheld, searched=searched)


def keys_of(template: str) -> list[Key]:
    """The messages of a .pot file."""
    file = polib.pofile(template) if template else ()
    return [_key(entry) for entry in file]


# ----- writing ---------------------------------------------------------------------------------------------------


def template(messages: Sequence[Message], tag: str = "") -> str:
    """A file with every message and no translation, of no language or `tag`. The same messages give the same bytes."""
    file = polib.POFile(wrapwidth=0)
    file.metadata = _metadata(tag)
    for message in messages:
        file.append(_entry(message))
    return _text(file)


def updated(files: Mapping[str, str], messages: Sequence[Message], language: Language) -> dict[str, str]:
    """A language's catalogues brought up to date: path → text.

    `files` has the text of each catalogue, "" where there is none yet. One that cannot be read is to be left out: it
    is neither written nor drawn from. Words that now belong to another file move there.

    Raises ValueError for a damaged text, so that it is never written over.
    """
    old = {path: _parsed(text) for path, text in files.items()}
    # In the same letters as the files, until the text is written.
    wanted = {
        message.key: (path, message)
        for message in map(_in_file_letters, messages)
        if (path := path_of(language, message.tier)) in files
    }
    found = _matched(old, wanted)
    new = {path: _empty(file, language) for path, file in old.items()}
    for key, (path, message) in wanted.items():
        entry = _entry(message)
        if key in found:
            found[key].give(entry, message)
        new[path].append(entry)
    used = {id(match.entry) for match in found.values()}
    said = {(key, match.entry.msgstr) for key, match in found.items() if not match.old}
    for path, file in old.items():
        left = [entry for entry in file if entry.msgstr and id(entry) not in used]
        _put_away([entry for entry in left if (_key(entry), entry.msgstr) not in said], new[path])
    return {path: _text(file) for path, file in new.items()}


@dataclass(frozen=True)
class _Match:
    """The entry that a message takes its words from; `old` when the words were of other Swedish ones."""

    entry: polib.POEntry
    old: bool = False

    def give(self, entry: polib.POEntry, message: Message) -> None:
        """The words to the message's new entry, with the remarks and flags of others."""
        before = self.entry
        entry.msgstr = before.msgstr
        entry.tcomment = before.tcomment
        others = [flag for flag in before.flags if flag not in ("python-brace-format", "fuzzy")]
        entry.flags = [*(["fuzzy"] if self.old or before.fuzzy else []), *others, *_flags(message)]
        entry.previous_msgid, entry.previous_msgctxt = before.previous_msgid, before.previous_msgctxt
        if self.old:
            # gettext reads an older context only together with the older words, also where those are the same.
            entry.previous_msgid = before.msgid
            entry.previous_msgctxt = before.msgctxt if before.msgctxt != message.context else None


_Wanted = Mapping[Key, tuple[str, Message]]


def _matched(old: Mapping[str, polib.POFile], wanted: _Wanted) -> dict[Key, _Match]:
    """What each message can keep, the surest first, so that nothing that fits is spent on a guess.

    The same words in the same place; the same words that moved inside their record, or with a record that has a new
    name; the most similar words of the same place; the same words anywhere. The last two are to be looked at again.
    """
    every = [(path, entry) for path, file in old.items() for entry in file]
    for _, entry in every:
        if _key(entry) not in wanted:
            _go_back(entry)
    found: dict[Key, _Match] = {}
    # Words before none, those in use before those put away, those of the message's own file before others.
    for path, entry in sorted(every, key=lambda one: (not one[1].msgstr, one[1].obsolete)):
        key = _key(entry)
        if key in wanted and (key not in found or _stands_better(path, entry, found[key].entry, wanted[key][0])):
            found[key] = _Match(entry)
    left = _Leftovers([entry for _, entry in every if entry.msgstr and _key(entry) not in wanted], wanted)
    ways = ((True, left.moved), (True, left.renamed), (False, left.alike), (False, left.same_words))
    for surely, take in ways:
        for key, (_, message) in wanted.items():
            if key in found and found[key].entry.msgstr:
                continue
            entry_found = take(message)
            if entry_found is not None:
                found[key] = _Match(entry_found, old=not surely)
    return found


def _stands_better(path: str, entry: polib.POEntry, other: polib.POEntry, own: str) -> bool:
    return path == own and bool(entry.msgstr) and not entry.obsolete and bool(other.msgstr)


def _go_back(entry: polib.POEntry) -> None:
    """A suggestion whose own message is gone is again the translation that it was."""
    if entry.fuzzy and (entry.previous_msgid or entry.previous_msgctxt):
        entry.msgid = entry.previous_msgid or entry.msgid
        entry.msgctxt = entry.previous_msgctxt or entry.msgctxt
        entry.previous_msgid = entry.previous_msgctxt = None
        entry.flags.remove("fuzzy")


class _Leftovers:
    """Translations whose message is gone, each to be given away once."""

    def __init__(self, entries: Iterable[polib.POEntry], wanted: _Wanted) -> None:
        self.records = {_record(context) for context, _ in wanted}
        self.used: set[int] = set()
        self.by_place: dict[str, list[polib.POEntry]] = {}
        self.by_words: dict[str, list[polib.POEntry]] = {}
        for entry in entries:
            self.by_place.setdefault(entry.msgctxt or "", []).append(entry)
            self.by_words.setdefault(entry.msgid, []).append(entry)

    def _first(self, entries: Iterable[polib.POEntry]) -> polib.POEntry | None:
        for entry in entries:
            if id(entry) not in self.used:
                self.used.add(id(entry))
                return entry
        return None

    def moved(self, message: Message) -> polib.POEntry | None:
        """The same words from another place of the record."""
        there = _record(message.context)
        words = self.by_words.get(message.text, ())
        return self._first(entry for entry in words if _record(entry.msgctxt or "") == there)

    def renamed(self, message: Message) -> polib.POEntry | None:
        """The same words from the same place of a record that is no more."""
        place = message.context.partition("#")[2]

        def fits(entry: polib.POEntry) -> bool:
            before, _, there = (entry.msgctxt or "").partition("#")
            return there == place and before not in self.records

        return self._first(filter(fits, self.by_words.get(message.text, ())))

    def alike(self, message: Message) -> polib.POEntry | None:
        """The most similar words of the same place."""
        best, most = None, _CUTOFF
        for entry in self.by_place.get(message.context, ()):
            if id(entry) in self.used:
                continue
            ratio = _likeness(entry.msgid, message.text)
            if ratio >= most:
                best, most = entry, ratio
        return self._first([best] if best else [])

    def same_words(self, message: Message) -> polib.POEntry | None:
        """The same words from anywhere."""
        return self._first(self.by_words.get(message.text, ()))


@lru_cache(maxsize=16384)
def _likeness(before: str, now: str) -> float:
    """From 0 to 1. The same Swedish words are compared in every language, which takes a while."""
    return difflib.SequenceMatcher(None, before, now, autojunk=False).ratio()


def _swapped(text: str, marks: dict[int, str]) -> str:
    # Looking is much quicker than translating, and there is hardly ever anything to translate.
    return text.translate(marks) if _ODD.search(text) else text


def _in_file_letters(message: Message) -> Message:
    return replace(message, text=message.text.translate(_LINE_ENDS)) if _ODD.search(message.text) else message


def _key(entry: polib.POEntry) -> Key:
    return entry.msgctxt or "", entry.msgid


def _record(context: str) -> str:
    return context.partition("#")[0]


def _parsed(text: str) -> polib.POFile:
    text = _plain(text)
    damaged = _damage("", text, obsolete=True)
    if damaged:
        raise ValueError(f"line {damaged.source.line}: {damaged.what}")
    try:
        return polib.pofile(_swapped(text, _LINE_ENDS), wrapwidth=0) if text else polib.POFile(wrapwidth=0)
    except (OSError, UnicodeError, IndexError) as error:
        raise ValueError(str(error)) from error


def _empty(file: polib.POFile, language: Language) -> polib.POFile:
    """A file with the header of another, and what every header needs."""
    new = polib.POFile(wrapwidth=0)
    new.header = file.header
    new.metadata = {**_metadata(language.tag), **{name: value for name, value in file.metadata.items() if value}}
    return new


def _put_away(entries: Sequence[polib.POEntry], file: polib.POFile) -> None:
    """Words whose message is gone stay at the end of their file, under the Swedish ones that they translate.

    A message may stand only once in a file, put away or not: a second translation becomes a remark beside the first.
    """
    taken = {_key(entry): entry for entry in file}
    for entry in entries:
        entry.obsolete = True
        entry.occurrences = []
        # An obsolete entry's earlier words are not read again, so they would come and go.
        entry.previous_msgid = entry.previous_msgctxt = None
        there = taken.setdefault(_key(entry), entry)
        if there is entry:
            file.append(entry)
        elif entry.msgstr != there.msgstr and entry.msgstr not in there.tcomment:
            there.tcomment = "\n".join(filter(None, (there.tcomment, entry.msgstr)))


def _entry(message: Message) -> polib.POEntry:
    return polib.POEntry(
        msgctxt=message.context,
        msgid=message.text,
        msgstr="",
        comment="\n".join(message.comments),
        occurrences=[(message.path, "")],
        flags=_flags(message),
    )


def _flags(message: Message) -> list[str]:
    return ["python-brace-format"] if "{" in message.text else []


def _metadata(tag: str) -> dict[str, str]:
    found = {
        "Project-Id-Version": "Fristad",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    return {**found, "Language": tag} if tag else found


def _text(file: polib.POFile) -> str:
    return _swapped(str(file), _BACK).rstrip("\n") + "\n"


# ----- words from elsewhere --------------------------------------------------------------------------------------


def filled(text: str, words: Mapping[Key, str], fuzzy: Collection[Key] = ()) -> str:
    """A catalogue with these translations put in, and everything else of it as it was.

    What is put in is no longer fuzzy, unless `fuzzy` names it. Raises ValueError for a file that cannot be read.
    """
    file = _parsed(text)
    for entry in file:
        key = _outside_key(entry)
        if entry.obsolete or key not in words:
            continue
        entry.msgstr = _swapped(words[key], _LINE_ENDS)
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
        if key in fuzzy:
            entry.flags.insert(0, "fuzzy")
        else:
            entry.previous_msgid = entry.previous_msgid_plural = entry.previous_msgctxt = None
    return _text(file)


def listed(text: str) -> tuple[str, list[tuple[Key, Entry]]]:
    """The language that a file names, and its entries in their order, as often as each stands there.

    Raises ValueError for a file that cannot be read.
    """
    file = _parsed(text)
    entries = [
        (_outside_key(entry), Entry(_swapped(entry.msgstr, _BACK), entry.linenum or 1, entry.fuzzy, _marks(entry)))
        for entry in file
        if not entry.obsolete
    ]
    return file.metadata.get("Language", ""), entries


def _marks(entry: polib.POEntry) -> tuple[str, ...]:
    return (*entry.flags, *(entry.tcomment or "").splitlines())


def _outside_key(entry: polib.POEntry) -> Key:
    context, text = _key(entry)
    return _swapped(context, _BACK), _swapped(text, _BACK)
