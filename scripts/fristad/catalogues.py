"""gettext catalogues: read with Babel, looked up by context, and brought up to date without losing a word.

Merging is by context (`record#field`): the same words in the same place keep their translation; changed words keep
the old one as fuzzy, from the same record and field only; what is gone stays in the file as obsolete. Babel reads and
polib writes, because Babel drops what other editors put into a file.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from io import StringIO

import polib
from babel.messages.pofile import PoFileError, read_po

from fristad import gate
from fristad.locales import SOURCE, Language
from fristad.messages import TIERS, Message
from fristad.problems import Problem, Source

_LARGEST = 8_000_000
_CUTOFF = 0.5
_WORD = r"(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)[ \t]+)?"
_LINE = re.compile(rf'\s*(?:#(?!~).*|{_WORD}"(?:[^"\\]|\\.)*"\s*|)')
_OBSOLETE = re.compile(rf'#~\|?[ \t]*{_WORD}"(?:[^"\\]|\\.)*"\s*')
# polib ends a line at each of these, although only "\n" ends one in a catalogue.
_LINE_ENDS = {ord(mark): chr(0xF8F0 + index) for index, mark in enumerate("\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")}
_BACK = {ord(stand_in): chr(mark) for mark, stand_in in _LINE_ENDS.items()}
Key = tuple[str, str]


@dataclass(frozen=True)
class Entry:
    """A translation as it stands in a file."""

    words: str
    line: int
    fuzzy: bool = False


@dataclass(frozen=True)
class Translations:
    """The words of one language that passed the gate, by context and Swedish words."""

    language: Language
    words: Mapping[Key, str] = field(default_factory=dict)

    def find(self, context: str, text: str) -> str | None:
        """The translation; None where the Swedish words have to stand in."""
        if self.language.id == SOURCE.id:
            return text
        return self.words.get((context, text))


def path_of(language: Language, tier: str) -> str:
    """ "translations/ar/LC_MESSAGES/guides.po"."""
    return f"translations/{language.id}/LC_MESSAGES/{tier}.po"


def read(path: str, text: str) -> tuple[dict[Key, Entry], list[Problem]]:
    """The entries of a catalogue file, or what is wrong with it. A file that cannot be read is left out whole."""
    if len(text) > _LARGEST:
        return {}, [Problem(Source(path), "catalogue-size", "The file is over 8 MB", "Split it, or ask for help.")]
    damaged = _damage(path, text, obsolete=False)
    if damaged:
        return {}, [damaged]
    try:
        catalogue = read_po(StringIO(_without_obsolete(text)), abort_invalid=True)
    except (PoFileError, ValueError, AssertionError, IndexError, SyntaxError) as error:
        line = getattr(error, "lineno", None)
        source = Source(path, line + 1 if isinstance(line, int) else 1)
        reason = str(error).rsplit(" on ", 1)[0]
        return {}, [Problem(source, "catalogue-syntax", f"The file cannot be read ({reason})", _SAVE_AGAIN)]
    entries: dict[Key, Entry] = {}
    for message in catalogue:
        if message.id and isinstance(message.id, str) and isinstance(message.string, str) and message.string:
            entries[(message.context or "", message.id)] = Entry(message.string, message.lineno or 1, message.fuzzy)
    return entries, []


_SAVE_AGAIN = "Open it in a translation program such as Poedit and save it again."


def _damage(path: str, text: str, *, obsolete: bool) -> Problem | None:
    """The first line that is no part of a catalogue: Babel and polib pass over missing quotes and lose letters."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("#~"):
            whole = not obsolete or _OBSOLETE.fullmatch(line.rstrip("\r"))
        else:
            whole = _LINE.fullmatch(line)
        if not whole:
            return Problem(
                Source(path, number), "catalogue-syntax", "This line is not part of a catalogue", _SAVE_AGAIN
            )
    return None


def damage(path: str, text: str) -> list[Problem]:
    """Why a file must not be written over; nothing for a file that can be brought up to date."""
    found = _damage(path, text, obsolete=True)
    return [found] if found else read(path, text)[1]


def _without_obsolete(text: str) -> str:
    """The text with obsolete entries blanked out, comments and flags above them too, and line numbers kept.

    `#~|` lines, which msgmerge writes, stop Babel; a flag left behind would be taken for the next entry's.
    """
    lines = text.split("\n")
    kept: list[str] = []
    block: list[str] = []
    for line in [*lines, ""]:
        block.append(line)
        if not line.strip():
            gone = any(other.startswith("#~") for other in block)
            kept += [""] * len(block) if gone else block
            block = []
    return "\n".join(kept[:-1])


def translations(language: Language, files: Mapping[str, str]) -> tuple[Translations, list[Problem]]:
    """What of a language's files may be shown, and why the rest may not. `files` maps path → text."""
    words: dict[Key, str] = {}
    problems: list[Problem] = []
    for tier in TIERS:
        path = path_of(language, tier)
        if path not in files:
            continue
        entries, wrong = read(path, files[path])
        problems += wrong
        for key, entry in entries.items():
            if entry.fuzzy:
                continue
            refused = gate.refusals(key[1], entry.words)
            for refusal in refused:
                place = Source(path, entry.line)
                problems.append(Problem(place, refusal.code, refusal.what, refusal.instead))
            if not refused:
                words[key] = entry.words
    return Translations(language, words), problems


@dataclass(frozen=True)
class Coverage:
    """How much of a language is there."""

    messages: int
    translated: int
    fuzzy: int

    @property
    def share(self) -> float:
        return self.translated / self.messages if self.messages else 1.0


def coverage(messages: Iterable[Message], entries: Mapping[Key, Entry]) -> Coverage:
    """Of the messages: how many are translated, and how many have a translation of older Swedish words."""
    total = translated = fuzzy = 0
    for message in messages:
        total += 1
        entry = entries.get(message.key)
        if entry and not entry.fuzzy:
            translated += 1
        elif entry:
            fuzzy += 1
    return Coverage(total, translated, fuzzy)


# ----- writing ---------------------------------------------------------------------------------------------------


def template(messages: Sequence[Message]) -> str:
    """The .pot file of one tier: every message, no translation. The same messages give the same bytes."""
    file = polib.POFile(wrapwidth=0)
    file.metadata = _metadata("")
    for message in messages:
        file.append(_entry(message))
    return _text(file)


def updated(text: str | None, messages: Sequence[Message], language: Language) -> str:
    """A catalogue brought up to date: `text` is the file as it is, None when there is none yet.

    Raises ValueError for a file that cannot be read, so that a damaged file is never written over.
    """
    damaged = _damage("", text or "", obsolete=True)
    if damaged:
        raise ValueError(f"line {damaged.source.line}: {damaged.what}")
    try:
        old = polib.pofile(text.translate(_LINE_ENDS), wrapwidth=0) if text else polib.POFile(wrapwidth=0)
    except (OSError, UnicodeError, IndexError) as error:
        raise ValueError(str(error)) from error
    # In the same letters as the file, until the text is written.
    messages = [replace(message, text=message.text.translate(_LINE_ENDS)) for message in messages]
    wanted = {message.key for message in messages}
    kept: dict[Key, polib.POEntry] = {}
    leftovers: dict[str, list[polib.POEntry]] = {}
    for entry in old:
        key = (entry.msgctxt or "", entry.msgid)
        if key in wanted and (key not in kept or kept[key].obsolete):
            kept[key] = entry
        elif entry.msgstr:
            leftovers.setdefault(key[0], []).append(entry)
    new = polib.POFile(wrapwidth=0)
    new.header = old.header
    new.metadata = {**_metadata(language.tag), **{name: value for name, value in old.metadata.items() if value}}
    used: set[int] = set()
    for message in messages:
        entry = _entry(message)
        before = kept.get(message.key)
        if before is not None:
            _carry(before, entry)
            entry.flags = [flag for flag in before.flags if flag != "python-brace-format"] + _flags(message)
            entry.previous_msgid = before.previous_msgid
            entry.previous_msgctxt = before.previous_msgctxt
        else:
            source = _nearest(message, leftovers.get(message.context, []), used)
            if source is not None:
                used.add(id(source))
                _carry(source, entry)
                entry.flags = ["fuzzy", *_flags(message)]
                entry.previous_msgid = source.previous_msgid if source.fuzzy else source.msgid
        new.append(entry)
    for entry in old:
        key = (entry.msgctxt or "", entry.msgid)
        if entry.msgstr and kept.get(key) is not entry and id(entry) not in used:
            entry.obsolete = True
            entry.occurrences = []
            # An obsolete entry's earlier words are not read again, so they would come and go.
            entry.previous_msgid = entry.previous_msgctxt = None
            new.append(entry)
    return _text(new)


def _nearest(message: Message, candidates: list[polib.POEntry], used: set[int]) -> polib.POEntry | None:
    """The leftover of the same record and field that is most like the new words."""
    best, most = None, _CUTOFF
    for entry in candidates:
        if id(entry) in used:
            continue
        ratio = difflib.SequenceMatcher(None, entry.msgid, message.text, autojunk=False).ratio()
        if ratio >= most:
            best, most = entry, ratio
    return best


def _carry(before: polib.POEntry, entry: polib.POEntry) -> None:
    entry.msgstr = before.msgstr
    entry.tcomment = before.tcomment


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
    return str(file).translate(_BACK).rstrip("\n") + "\n"


# ----- words from elsewhere --------------------------------------------------------------------------------------


def filled(text: str, words: Mapping[Key, str], fuzzy: Collection[Key] = ()) -> str:
    """A catalogue with these translations put in, and everything else of it as it was.

    What is put in is no longer fuzzy, unless `fuzzy` names it. Raises ValueError for a file that cannot be read.
    """
    file = _opened(text)
    for entry in file:
        key = _key(entry)
        if entry.obsolete or key not in words:
            continue
        entry.msgstr = words[key].translate(_LINE_ENDS)
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
    file = _opened(text)
    entries = [
        (_key(entry), Entry(entry.msgstr.translate(_BACK), entry.linenum or 1, entry.fuzzy))
        for entry in file
        if not entry.obsolete
    ]
    return file.metadata.get("Language", ""), entries


def _opened(text: str) -> polib.POFile:
    damaged = _damage("", text, obsolete=True)
    if damaged:
        raise ValueError(f"line {damaged.source.line}: {damaged.what}")
    try:
        return polib.pofile(text.translate(_LINE_ENDS), wrapwidth=0)
    except (OSError, UnicodeError, IndexError) as error:
        raise ValueError(str(error)) from error


def _key(entry: polib.POEntry) -> Key:
    return (entry.msgctxt or "").translate(_BACK), entry.msgid.translate(_BACK)
