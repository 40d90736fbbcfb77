"""Catalogues brought up to date without losing a word.

Merging is by context (`record#field`): the same words keep their translation in the same place, and where they move
with or inside their record; changed words, and the same words elsewhere, have the old one as fuzzy; what is gone stays
in the file as obsolete. polib writes, because Babel drops what other editors put into a file.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import polib

from fristad.languages.known_languages import Language
from fristad.translation.messages import EMERGENCY, Message
from fristad.translation.po.catalogues import (
    FROM_STAND_INS,
    LINE_END_OR_STAND_IN,
    TO_STAND_INS,
    Entry,
    Key,
    first_damage,
    path_of,
    with_plain_line_ends,
)

_CUTOFF = 0.5


def messages_of(template: str) -> list[Message]:
    """The messages of a .pot file."""
    file = polib.pofile(template) if template else ()
    return [_message(entry) for entry in file]


def _message(entry: polib.POEntry) -> Message:
    path, remarks = next((path for path, _ in entry.occurrences), ""), entry.comment.splitlines()
    comments = tuple(one for one in remarks if one != EMERGENCY)
    return Message(*_key(entry), path, comments, urgent=len(comments) < len(remarks))


def template(messages: Sequence[Message], tag: str = "", remarks: Sequence[str] = ()) -> str:
    """A file with every message and no translation, of no language or `tag`. The same messages give the same bytes.

    `remarks` stand at its head, for translators.
    """
    file = polib.POFile(wrapwidth=0)
    file.header = _swapped("\n".join(remarks), TO_STAND_INS)
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
        if (path := path_of(language, message.domain)) in files
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
        self.records = {record_of(context) for context, _ in wanted}
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
        there = record_of(message.context)
        words = self.by_words.get(message.text, ())
        return self._first(entry for entry in words if record_of(entry.msgctxt or "") == there)

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
    return text.translate(marks) if LINE_END_OR_STAND_IN.search(text) else text


def _in_file_letters(message: Message) -> Message:
    return (
        replace(message, text=message.text.translate(TO_STAND_INS))
        if LINE_END_OR_STAND_IN.search(message.text)
        else message
    )


def _key(entry: polib.POEntry) -> Key:
    return entry.msgctxt or "", entry.msgid


def record_of(context: str) -> str:
    """The record of a message: "service/fyren#name" → "service/fyren"."""
    return context.partition("#")[0]


def _parsed(text: str) -> polib.POFile:
    text = with_plain_line_ends(text)
    damaged = first_damage("", text, obsolete=True)
    if damaged:
        raise ValueError(f"line {damaged.source.line}: {damaged.what}")
    try:
        return polib.pofile(_swapped(text, TO_STAND_INS), wrapwidth=0) if text else polib.POFile(wrapwidth=0)
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
        comment="\n".join(message.remarks),
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
    return _swapped(str(file), FROM_STAND_INS).rstrip("\n") + "\n"


def filled(text: str, words: Mapping[Key, str], fuzzy: Collection[Key] = ()) -> str:
    """A catalogue with these translations put in, and everything else of it as it was.

    What is put in is no longer fuzzy, unless `fuzzy` names it. Raises ValueError for a file that cannot be read.
    """
    file = _parsed(text)
    for entry in file:
        key = _outside_key(entry)
        if entry.obsolete or key not in words:
            continue
        entry.msgstr = _swapped(words[key], TO_STAND_INS)
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
        (
            _outside_key(entry),
            Entry(_swapped(entry.msgstr, FROM_STAND_INS), entry.linenum or 1, entry.fuzzy, _marks(entry)),
        )
        for entry in file
        if not entry.obsolete
    ]
    return file.metadata.get("Language", ""), entries


def _marks(entry: polib.POEntry) -> tuple[str, ...]:
    return (*entry.flags, *(entry.tcomment or "").splitlines())


def _outside_key(entry: polib.POEntry) -> Key:
    context, text = _key(entry)
    return _swapped(context, FROM_STAND_INS), _swapped(text, FROM_STAND_INS)
