"""Pages drafted once for all languages: every word that differs between them is a numbered mark in the page.

A `Drafter` speaks like a `Speaker`, but instead of words it says where words go, and notes what to ask each language
for. Lists, facts, links and order are worked out only once; `filling` puts in the words. What must be known of a
language before that, such as the order of its alphabet, is asked of the one that is drafted for, and the answer noted:
the draft serves every language that answers the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any, TypeVar

from markupsafe import Markup, escape

from fristad.content.records.base import Record
from fristad.languages.known_languages import SOURCE, Language
from fristad.languages.text import Text, swedish
from fristad.pages.interface_words import Phrase
from fristad.pages.parts import LanguageLink
from fristad.pages.speaker import Speaker
from fristad.pages.standing import Tally
from fristad.syntax import inline
from fristad.translation.messages import INTERFACE, field_context
from fristad.translation.po.catalogues import Key
from fristad.translation.translations import Translations

# Noncharacters of Unicode: no text has them, and nothing on the way to a page changes them.
_MARK = re.compile("\ufdd0(\\d+[a-z])\ufdd1")
HTML, MARKED, PLAIN, ATTRIBUTES, BARE, TAG = "h", "m", "p", "a", "b", "t"
"""What of a text goes in: its HTML; the same marking itself where it is in another language; its words, escaped; the
attributes that mark an element around it; its words as they are, inside other words; its language."""


def split(text: str) -> list[str]:
    """Text and marks in turns: text, "12h", text, "3p", text."""
    return _MARK.split(text)


def mark(number: int, part: str) -> str:
    """Where a part of the text with a number goes."""
    return f"\ufdd0{number}{part}\ufdd1"


_OF_A_LANGUAGE = (
    "id",
    "tag",
    "name",
    "dir",
    "prefix",
    "font_name",
    "swedish_attributes",
    "swedish_begins",
    "swedish_ends",
)


def _of_a_language(name: str, part: str = "p") -> str:
    return mark(_OF_A_LANGUAGE.index(name), part)


@dataclass(frozen=True)
class _DraftLanguage(Language):
    """No language. Whatever has to know more of a language than a mark can say fails."""

    @property
    def prefix(self) -> str:
        return _of_a_language("prefix")

    @property
    def swedish(self) -> bool:
        raise TypeError("A draft is in no language: ask its speaker")

    @property
    def font_name(self) -> str:
        return _of_a_language("font_name")

    def attributes_of(self, other: Language) -> Markup:
        if other is not SOURCE:
            return super().attributes_of(other)
        return Markup(_of_a_language("swedish_attributes", HTML))

    def around(self, other: Language, html: Markup) -> Markup:
        if other is not SOURCE:
            return super().around(other, html)
        return Markup(_of_a_language("swedish_begins", HTML) + html + _of_a_language("swedish_ends", HTML))


def _draft_language() -> Language:
    id, tag, name, dir = map(_of_a_language, ("id", "tag", "name", "dir"))
    return _DraftLanguage(id, tag, name, "", dir)  # type: ignore[arg-type]  # a mark is no direction


DRAFT = _draft_language()
"""The language of drafts."""


@dataclass(frozen=True)
class Asked:
    """Something that each language says in its own way: a method of `Speaker` and what it is given.

    Two that are equal have the same answer in a language with the same words, whatever else has changed.
    """

    method: str
    given: tuple[Any, ...]
    place: tuple[str, str] | None = None
    """(address, owner) of the page, where the answer depends on it; None where it is the same on all pages."""


@dataclass(frozen=True)
class Filled:
    """What stands in braces in interface words, when a language has put in its own."""

    html: str
    plain: str

    def __html__(self) -> str:
        return self.html

    def __str__(self) -> str:
        return self.plain


@dataclass
class Slots:
    """All that is asked on any page, each thing once."""

    asked: list[Asked] = field(default_factory=list)
    outward: dict[tuple[int, bool], str] = field(default_factory=dict)
    """Links out of the language, by number and whether the language has a folder of its own."""
    keys: list[tuple[Key, ...]] = field(default_factory=list)
    """The messages that each is said by, itself and not what stands inside it."""
    _numbers: dict[Asked, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for part in _OF_A_LANGUAGE:
            self.number(Asked("language", (part,)))

    def number(self, asked: Asked, keys: Iterable[Key] = ()) -> int:
        """The number of what is asked, and is said by these messages."""
        found = self._numbers.setdefault(asked, len(self.asked))
        if found == len(self.asked):
            self.asked.append(asked)
            self.keys.append(tuple(keys))
        return found

    def is_local(self, text: str) -> bool:
        """Whether a mark in a text stands for what depends on the page."""
        return any(self.asked[int(one[:-1])].place is not None for one in _MARK.findall(text))


def _unknown() -> bool:
    raise TypeError("Whether the name of a language or hours are in the page's language cannot be asked of a draft")


@dataclass(frozen=True)
class DraftText(Text):
    """A text that is not there yet."""

    number: int = 0
    is_foreign: Callable[[], bool] = field(default=_unknown, compare=False, repr=False)

    @property
    def foreign(self) -> bool:
        """Whether it is for the language that is drafted for."""
        return self.is_foreign()

    @property
    def attributes(self) -> Markup:
        return Markup(mark(self.number, ATTRIBUTES))

    @property
    def tag(self) -> str:
        return mark(self.number, TAG)

    def __html__(self) -> Markup:
        return Markup(mark(self.number, MARKED))


@dataclass(frozen=True)
class _DraftLink(LanguageLink):
    number: int = 0

    @property
    def mark(self) -> Markup:
        return Markup(mark(self.number, HTML))


_Told = TypeVar("_Told")


@dataclass(frozen=True, kw_only=True)
class Drafter(Speaker):
    """Says where words go. What it says of hours, numbers and links is already final."""

    asks: Speaker
    """Speaks the language that is drafted for, and tells of it what a mark cannot say."""
    slots: Slots = field(default_factory=Slots)
    told: dict[Asked, object] = field(default_factory=dict)
    """What it was asked, with its answers."""

    def interface(self, context: str, text: str, **facts: object) -> Text:
        key = (INTERFACE + context, text)
        self.tally.said.add(key)
        given = tuple((name, *_halves(value)) for name, value in facts.items())
        local = any(self.slots.is_local(html) for _, html, _ in given)
        return self._ask("interface", (context, text, given), key, local=local)

    def words(self, record: Record, context: str, source: str) -> Text:
        key = (context, source)
        self.tally.said.add(key)
        self.tally.own.add(key)
        # Links and facts are written from where the page is. They are the same in every language: the gate holds all to
        # those of the Swedish.
        names, targets = sorted(set(inline.placeholders(source))), sorted(set(inline.targets(source)))
        facts = tuple(
            (name, str(self.fact(name, record, source)), _bare(self.plain_fact(name, record, source))) for name in names
        )
        link = self.link_from(record)
        links = tuple((target, link(target)) for target in targets)
        return self._ask("words", (record.ref, context, source, facts, links), key, local=bool(facts or links))

    def heading(self, record: Record) -> Text:
        title = getattr(record, "title", None)
        if not title:
            return swedish(record.heading, self.language)
        key = (field_context(record, "title"), title)
        self.tally.said.add(key)
        # With the title itself: a page is made again when what is asked for there is not the same.
        return self._ask("heading", (record.ref, title), key)

    def hours(self, value: str, today: date | None = None, *, lines: bool = False) -> Text:
        # A language says them as a whole; here they are said in Swedish, to learn which words are asked for.
        asked = Tally()
        Speaker(self.collection, SOURCE, Translations(SOURCE), self.here, tally=asked).hours(value, today, lines=lines)
        self.tally.said |= asked.said
        return self._ask("hours_in_lines" if lines else "hours", (value, today), keys=asked.said)

    def figures(self, first: object, last: object, phrase: Phrase) -> Text:
        key = (INTERFACE + phrase.context, phrase.text)
        self.tally.said.add(key)
        return self._ask("figures", (first, last, phrase), key)

    def week(self) -> Text:
        return self._format("week")

    def date_in_words(self, day: date) -> Text:
        return self._format("date_in_words", day)

    def language_name(self, tag: str) -> Text:
        return self._ask("language_name", (tag,))

    def own_name(self, language: Language) -> Text:
        return self._ask("own_name", (language,))

    def outward(self, address: str) -> str:
        return mark(self.slots.number(Asked("outward", (address,), (self.here, ""))), PLAIN)

    def language_link(self, language: Language, address: str) -> LanguageLink:
        number = self.slots.number(Asked("language_link", (language, address), (self.here, "")))
        return _DraftLink(language, mark(number, PLAIN), current=False, number=number)

    # ----- what the shape of a page depends on -------------------------------------------------------------------

    def lacks(self, context: str, text: str) -> bool:
        return self._known("lacks", self.asks.lacks, context, text)

    def speaks(self, language: Language) -> bool:
        return self._known("speaks", self.asks.speaks, language)

    def needs_no_swedish(self) -> bool:
        return self._known("needs_no_swedish", self.asks.needs_no_swedish)

    def is_spoken(self, tag: str) -> bool:
        return self._known("is_spoken", self.asks.is_spoken, tag)

    def in_order(self, refs: tuple[str, ...]) -> tuple[str, ...]:
        return self._known("in_order", self.asks.in_order, refs)

    def has_own_name(self, ref: str) -> bool:
        return self._known("has_own_name", self.asks.has_own_name, ref)

    def _known(self, method: str, ask: Callable[..., _Told], *given: Hashable) -> _Told:
        found = self.told[Asked(method, given)] = ask(*given)
        return found

    # ----- marks -------------------------------------------------------------------------------------------------

    def _ask(
        self,
        method: str,
        given: tuple[Any, ...],
        key: Key | None = None,
        *,
        keys: Iterable[Key] = (),
        local: bool = False,
    ) -> Text:
        place = (self.here, self.owner) if local else None
        number = self.slots.number(Asked(method, given, place), (key,) if key else keys)
        html, plain = Markup(mark(number, HTML)), mark(number, PLAIN)
        is_foreign = partial(self.lacks, *key) if key else _unknown
        return DraftText(html, plain, self.language, self.language, number, is_foreign)

    def _format(self, method: str, *given: Any) -> Text:
        """Always in the page's language, so that there is nothing to mark."""
        number = self.slots.number(Asked(method, given))
        return Text(Markup(mark(number, HTML)), mark(number, PLAIN), self.language, self.language)


def _halves(value: object) -> tuple[str, str]:
    """What stands in braces as HTML, and in plain words."""
    if isinstance(value, DraftText):
        return mark(value.number, MARKED), mark(value.number, BARE)
    return str(escape(value)), str(value) if isinstance(value, Markup) else _bare(str(value))


def _bare(plain: str) -> str:
    """Words that will be escaped with the words around them."""
    return _MARK.sub(lambda found: mark(int(found.group(1)[:-1]), BARE), plain)


Fill = Callable[[str], str]
"""What goes in for "12h"."""


def filled(text: str, fill: Fill) -> str:
    """A text with a language's words in the place of its marks."""
    parts = split(text)
    parts[1::2] = map(fill, parts[1::2])
    return "".join(parts)


def answer(asked: Asked, say: Speaker, fill: Fill, *, plain: bool) -> Text:
    """What a language says, of running words only one of HTML and `plain`. `fill` gives what is asked inside."""
    if asked.method == "interface":
        context, text, given = asked.given
        facts = {name: Filled(filled(html, fill), filled(bare, fill)) for name, html, bare in given}
        return say.interface(context, text, **facts)
    if asked.method == "words":
        ref, context, source, facts, links = asked.given
        found = say.translations.find(context, source)
        if found is None:
            return say.words(say.collection.records[ref], context, source)
        if plain:
            told = {name: words for name, _, words in facts}
            return _text(inline.plain(found, lambda name: filled(told[name], fill)), say)
        told = {name: html for name, html, _ in facts}
        html = inline.inline(found, dict(links).__getitem__, lambda name: Markup(filled(told[name], fill)))
        return Text(html, "", say.language, say.language)
    if asked.method == "heading":
        return say.heading(say.collection.records[asked.given[0]])
    if asked.method == "language":
        return _text(_known_of(say.language, asked.given[0]), say)
    if asked.method == "language_link":
        link = say.language_link(*asked.given)
        return Text(link.mark, link.href, say.language, say.language)
    if asked.method == "hours_in_lines":
        return say.hours(*asked.given, lines=True)
    said: Text = getattr(say, asked.method)(*asked.given)
    return said


def _text(words: str, say: Speaker) -> Text:
    return Text(escape(words), str(words), say.language, say.language)


def _known_of(language: Language, name: str) -> str:
    if name == "swedish_attributes":
        return language.attributes_of(SOURCE)
    if name in ("swedish_begins", "swedish_ends"):
        between = Markup("|")
        return language.around(SOURCE, between).partition(between)[0 if name == "swedish_begins" else 2]
    return str(getattr(language, name))


def part_of(text: Text, part: str) -> str:
    """What goes in."""
    return str(_PARTS[part](text))


_PARTS: Mapping[str, Callable[[Text], str]] = {
    HTML: lambda text: text.html,
    MARKED: lambda text: text.__html__(),
    PLAIN: lambda text: escape(text.plain),
    ATTRIBUTES: lambda text: text.attributes,
    BARE: lambda text: text.plain,
    TAG: lambda text: escape(text.tag),
}
