"""What translators get: one message per paragraph, heading, list item or field.

The context is `record#field`, or `record#section` for the Markdown below the fields, so that the same words in two
places can be translated in two ways, and a changed sentence touches one message.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fristad.content.records.base import Record, Tier, Urgent
from fristad.content.records.kinds import KINDS, complete
from fristad.content.records.words import words_of
from fristad.syntax import inline, markdown

TIERS: tuple[Tier, ...] = ("interface", "guides", "services", "programmes")
INTERFACE = "ui/"
"""Contexts of the words that templates and code hold begin with this."""
_PROGRAMME_FOLDERS = ("programmes", "terms", "materials")
EMERGENCY = "Read by somebody in danger: short words, no room for mistakes."
"""The remark that marks the words of a record with `emergency: true`."""
_READERS: dict[str, str] = {
    "child": "Read by children and young people.",
    "perpetrator": "Read by somebody who hurts others and may want to stop.",
    "buyer": "Read by somebody who buys sex.",
    "sold": "Read by somebody who sells sex or is sold.",
    "older": "Read by older people and those who help them.",
    "migrant": "Read by somebody who is new in Sweden.",
    "professional": "Read by those who meet people at risk in their work.",
}
_FIELD_NAMES = {
    "title": "The page's title and main heading",
    "summary": "One sentence below the title, and in lists and search results",
    "phones.label": "Label before a phone number",
    "hours.note": "When somebody answers",
    "search_words": "Words that people search for, with commas between; never shown. Write those of your language",
    "definitions.term": "A programme's own word for the thing",
    "definitions.text": "A programme's own definition, quoted",
}


@dataclass(frozen=True)
class Message:
    """One unit to translate. `path` is the file it comes from; `comments` tell the translator what it is."""

    context: str
    text: str
    path: str
    comments: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        return self.context, self.text

    @property
    def tier(self) -> Tier:
        """Which catalogue holds it. What somebody in danger reads comes first, with the interface."""
        return "interface" if EMERGENCY in self.comments else tier_of(self.context)


def tier_of(context: str) -> Tier:
    """Where the words of a context belong that nobody needs in danger: "service/kast#summary" → "services"."""
    if context.startswith(INTERFACE):
        return "interface"
    record, _, field = context.partition("#")
    kind, _, id = record.partition("/")
    if field.startswith("definitions.") or (kind == "page" and id.split("/")[0] in _PROGRAMME_FOLDERS):
        return "programmes"
    return KINDS[kind].tier if kind in KINDS else "programmes"


def body_context(record: Record, section: str) -> str:
    """The context of the Markdown below a heading; "text" before the first."""
    return f"{record.ref}#{section or 'text'}"


def field_context(record: Record, field: str) -> str:
    """The context of a field's words."""
    return f"{record.ref}#{field}"


def of_record(record: Record, path: str) -> Iterator[Message]:
    """Every message of one record, in reading order."""
    for context, text, what in _texts(record):
        yield Message(context, text, path, _comments(record, what, text))


def keys_of(record: Record) -> Iterator[tuple[str, str]]:
    """(context, text) of every message of one record, without the comments that only translators need."""
    return ((context, text) for context, text, _ in _texts(record))


def _texts(record: Record) -> Iterator[tuple[str, str, str]]:
    """(context, text, what it is)."""
    for words in words_of(record):
        what = _FIELD_NAMES.get(words.field, f"Field `{words.field}`")
        yield field_context(record, words.field), words.text, what
    for unit in markdown.units(record.body):
        yield body_context(record, unit.section), unit.text, unit.kind.capitalize()


def _comments(record: Record, what: str, text: str) -> tuple[str, ...]:
    """The kind of text, who reads it, and what each name in braces stands for."""
    names = dict.fromkeys(inline.PLACEHOLDER.findall(text))
    return (what + ".", *_readers(record), *(f"{{{name}}} becomes {meaning(name, record)}." for name in names))


def is_urgent(record: Record) -> bool:
    """Whether somebody in danger reads it."""
    return isinstance(record, Urgent) and record.emergency


def _readers(record: Record) -> Iterator[str]:
    if is_urgent(record):
        yield EMERGENCY
    situation = getattr(record, "situation", "")
    if situation in _READERS:
        yield _READERS[situation]


_MEANINGS = {
    "phone": "the phone number of {}, as a link",
    "service": "what {} is and its Swedish name, as a link",
    "web": "the website of {}, as a link",
    "hours": "the opening hours of {}",
    "guide": "the title of the guide {}, as a link",
    "type": "the name of the violence type {}, as a link",
    "expression": "the name of the expression of violence {}, as a link",
    "law": "the section of law {}, as a link",
    "chat": "the chat of {}, as a link",
}
_IN_TEXTS = {fact for kind in KINDS.values() for fact in kind.facts} - {markdown.CARD}
complete(_MEANINGS, "_MEANINGS of translation/messages.py", _IN_TEXTS)


def meaning(name: str, record: Record) -> str:
    """What a placeholder in a record's text stands for, in words that stay the same when a number changes."""
    kind, _, id = name.partition("_")
    if kind == "phone" and id.replace("_", "-") in getattr(record, "phone_ids", ()):
        return f"the phone number '{id.replace('_', '-')}' of the page's own service, as a link"
    if kind not in _MEANINGS:
        return "a fact that the site fills in"
    return _MEANINGS[kind].format(f"'{re.sub('_', '-', id)}'" if id else "the page's own service")
