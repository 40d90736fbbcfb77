"""What translators get: one message per paragraph, heading, list item or field.

The context is `record#field`, or `record#section` for the Markdown below the fields, so that the same words in two
places can be translated in two ways, and a changed sentence touches one message.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from fristad.content.records.base import Domain, Record, Tier
from fristad.content.records.kinds import KINDS, complete
from fristad.content.records.words import words_of
from fristad.syntax import inline, markdown

DOMAINS: tuple[Domain, ...] = ("interface", "guides", "services", "programmes")
"""The catalogues, labels first."""
TIERS: tuple[Tier, ...] = ("emergency", "residents", "services", "plans")
"""What is needed first comes first."""
_TIER_OF_OTHERS: dict[Domain, Tier] = {
    "interface": "residents",
    "guides": "residents",
    "services": "services",
    "programmes": "plans",
}
INTERFACE = "ui/"
"""Contexts of the words that templates and code hold begin with this."""
_PROGRAMME_FOLDERS = ("programmes", "terms", "materials", "staff")
EMERGENCY = "Read by somebody in danger: short words, no room for mistakes."
"""The remark that marks the words of the emergency tier."""
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
    """One unit to translate. `path` is the file it comes from; `comments` tell the translator what it is.

    `domain` says where its words come from, and `tier` how soon they are needed. Neither follows from the other.
    """

    context: str
    text: str
    path: str
    comments: tuple[str, ...] = ()
    urgent: bool = False
    """Whether somebody in danger reads it: see `site/emergency.py`."""

    @property
    def key(self) -> tuple[str, str]:
        return self.context, self.text

    @property
    def domain(self) -> Domain:
        """Which catalogue holds it."""
        return domain_of(self.context)

    @property
    def tier(self) -> Tier:
        """How soon it is needed: in danger, by other residents, by whoever reads of services or plans."""
        return "emergency" if self.urgent else _TIER_OF_OTHERS[self.domain]

    @property
    def remarks(self) -> tuple[str, ...]:
        """What a translator is told of it: what it is, who reads it, and what names in braces stand for."""
        return (*self.comments[:1], EMERGENCY, *self.comments[1:]) if self.urgent else self.comments


def with_urgency(found: Iterable[Message], urgent: Collection[tuple[str, str]]) -> Iterator[Message]:
    """Messages, of which those with these keys are urgent, and no others."""
    for message in found:
        now = message.key in urgent
        yield message if message.urgent is now else replace(message, urgent=now)


def domain_of(context: str) -> Domain:
    """The catalogue of a context: "service/kast#summary" → "services"."""
    if context.startswith(INTERFACE):
        return "interface"
    record, _, field = context.partition("#")
    kind, _, id = record.partition("/")
    if field.startswith("definitions.") or (kind == "page" and id.split("/")[0] in _PROGRAMME_FOLDERS):
        return "programmes"
    return KINDS[kind].domain if kind in KINDS else "programmes"


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


def _readers(record: Record) -> Iterator[str]:
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
