"""One file for a translation agency: XLIFF 1.2, or one gettext file, with every message of a language.

What a translator must not change is locked in XLIFF: each placeholder, and the marks around bold words and links, is
an element of its own. The text of a unit, elements and all, read as one string is the Markdown that stands in the
catalogue. What comes back is for `importing`. Format: docs.oasis-open.org/xliff/v1.2/os/xliff-core.html.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Literal

from fristad.languages.known_languages import SOURCE, Language
from fristad.syntax import inline
from fristad.translation.gate import checks
from fristad.translation.messages import DOMAINS, Message
from fristad.translation.po import catalogues, merging
from fristad.translation.po.catalogues import Entry, Key
from fristad.translation.style import Style

_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
# Any character that XML 1.0 cannot hold.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
PRODUCT = "Fristad"
"""What a file for translators says that it comes from."""
_HEAD = 20_000
"""Characters at the beginning of a file that hold what it says of itself."""
Format = Literal["xliff", "po"]
Notes = Callable[[Message], Sequence[str]]
"""What else a translator should know of a message: the term list's words for it."""


def no_notes(message: Message) -> Sequence[str]:
    """Nothing beside the message's own comments."""
    return ()


def remarks_of_style(style: Style) -> tuple[str, ...]:
    """What translators of a language agree on, a line each. Insults are left out: nobody needs a list of them."""
    return (*style.notes, *(f"Not so: {one.reason}. Write {one.write}." for one in style.patterns))


# ----- writing -------------------------------------------------------------------------------------------------------


def written(
    format: Format,
    messages: Sequence[Message],
    entries: Mapping[Key, Entry],
    language: Language,
    notes: Notes,
    style: Sequence[str] = (),
) -> str:
    """The messages as one file, with the words that there are. `style`: remarks of the file as a whole."""
    write = to_po if format == "po" else to_xliff
    return write(messages, entries, language, notes, style)


def is_ours(text: str) -> bool:
    """Whether a file looks like one that was made here, in any format."""
    return any(mark in text[:_HEAD] for mark in _OURS)


_OURS = (f'product-name="{PRODUCT}"', f"Project-Id-Version: {PRODUCT}", f"<sourceDesc><p>{PRODUCT},")


def to_xliff(
    messages: Sequence[Message],
    entries: Mapping[Key, Entry],
    language: Language,
    notes: Notes,
    style: Sequence[str] = (),
) -> str:
    """An XLIFF 1.2 document: one `<file>` a tier. The same messages and words give the same bytes."""
    parts = [f'<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2" xmlns="{_NAMESPACE}">\n']
    remarks = "".join(f"<note>{xml_text(remark)}</note>\n" for remark in style)
    header = f"<header>\n{remarks}</header>\n" if remarks else ""
    for domain in DOMAINS:
        of_domain = [message for message in messages if message.domain == domain]
        if not of_domain:
            continue
        original = quoted(catalogues.path_of(language, domain))
        parts.append(
            f'<file original={original} datatype="plaintext" source-language="{SOURCE.tag}"'
            f' target-language={quoted(language.tag)} product-name="{PRODUCT}">\n{header}<body>\n'
        )
        parts += [_unit(message, entries.get(message.key), language, notes) for message in of_domain]
        parts.append("</body>\n</file>\n")
    return "".join(parts) + "</xliff>\n"


def to_po(
    messages: Sequence[Message],
    entries: Mapping[Key, Entry],
    language: Language,
    notes: Notes,
    style: Sequence[str] = (),
) -> str:
    """One gettext file with all tiers; what needs another look is fuzzy."""
    told = [
        replace(message, comments=_remarks(message, entries.get(message.key), language, notes), urgent=False)
        for message in messages
    ]
    words = {message.key: entries[message.key].words for message in messages if message.key in entries}
    fuzzy = {message.key for message in messages if needs_work(message, entries.get(message.key), language)}
    return merging.filled(merging.template(told, language.tag, style), words, fuzzy)


def needs_work(message: Message, entry: Entry | None, language: Language) -> bool:
    """Not translated, a translation of older Swedish words, or words that the gate refuses."""
    return entry is None or entry.fuzzy or bool(checks.refusals(message.text, entry.words, language))


def unit_id(key: Key) -> str:
    """An id for a message, which it has as long as it keeps its place and its Swedish words."""
    return hashlib.sha256("\0".join(key).encode("utf-8")).hexdigest()[:20]


def _remarks(message: Message, entry: Entry | None, language: Language, notes: Notes) -> tuple[str, ...]:
    """What the message is, what the term list says of it, and what keeps its present words from being shown."""
    refused = checks.refusals(message.text, entry.words, language) if entry and not entry.fuzzy else []
    return (*message.remarks, *notes(message), *(f"{one.what}. {one.instead}" for one in refused))


def _unit(message: Message, entry: Entry | None, language: Language, notes: Notes) -> str:
    source = _pieces(message.text)
    if entry is None or _UNWRITABLE.search(entry.words):
        state, target = "needs-translation", ""
    else:
        state = "needs-review-translation" if needs_work(message, entry, language) else "translated"
        target = _marked(_renumbered(_pieces(entry.words), source))
    remarks = _remarks(message, entry, language, notes)
    return (
        f'<trans-unit id="{unit_id(message.key)}" resname={quoted(_writable(message.context))} xml:space="preserve">'
        f'\n<source>{_marked(source)}</source>\n<target state="{state}">{target}</target>\n'
        + "".join(f"<note>{xml_text(remark)}</note>\n" for remark in remarks)
        + "</trans-unit>\n"
    )


@dataclass(frozen=True)
class _Piece:
    """Words, or something locked: `kind` is the element's name ("" for words), `id` ties the two ends of a pair."""

    text: str
    kind: Literal["", "ph", "bpt", "ept"] = ""
    type: str = ""
    id: int = 0


# What an agency's program must not change: {facts}, targets of links, and the signs of **bold** and *italic*.
_LOCKED = re.compile(
    rf"(?P<fact>{inline.PLACEHOLDER.pattern})"
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
        return xml_text(piece.text)
    pair = "" if piece.kind == "ph" else f' rid="{piece.id}"'
    type = "" if piece.kind == "ept" else f' ctype="{piece.type}"'
    shown = f" equiv-text={quoted(_writable(piece.text))}"
    return f'<{piece.kind} id="{piece.id}"{pair}{type}{shown}>{xml_text(piece.text)}</{piece.kind}>'


def xml_text(text: str) -> str:
    """Words between tags."""
    # This module brings those for the web with it, which nobody but an export should wait for.
    from xml.sax.saxutils import escape

    return escape(_writable(text), {"\r": "&#13;"})


def quoted(text: str) -> str:
    """A value of an attribute, with its quotation marks."""
    from xml.sax.saxutils import quoteattr

    return quoteattr(text)


def _writable(text: str) -> str:
    """XML has no way of writing control characters."""
    return _UNWRITABLE.sub("\ufffd", text)
