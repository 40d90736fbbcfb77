"""Facts as pages show them: numbers, addresses, hours and names, built from records and never from a translation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from fristad.content import addresses
from fristad.content.addresses import resolve
from fristad.content.collection import Collection
from fristad.content.records.base import Record
from fristad.content.records.programmes import Material
from fristad.content.records.services import Hours, Phone, Service
from fristad.languages.formats import alphabetical, date_words, day_names, language_name
from fristad.languages.known_languages import SOURCE, Language
from fristad.languages.text import Text, figure, swedish
from fristad.pages import hours_words, interface_words
from fristad.pages.interface_words import Phrase
from fristad.pages.parts import Day, LanguageLink, Link, NameLink, PhoneLink, SaidFact, Value, WebLink
from fristad.pages.standing import Tally
from fristad.syntax import inline, markdown
from fristad.syntax.hours import spelling
from fristad.syntax.notes import Look
from fristad.translation.messages import INTERFACE, body_context, field_context
from fristad.translation.translations import Translations


def as_words(value: Value) -> Markup:
    """A value where there are no templates, since nothing but its words is asked for."""
    return escape(value.plain)


@dataclass(frozen=True)
class Speaker:
    """Says everything on one page: finds the words, fills in the facts, and marks what is in another language.

    `here` is the page's address below the language's root, so that links can be relative.
    """

    collection: Collection
    language: Language
    translations: Translations
    here: str
    owner: str = ""
    """The reference of the record that the page shows."""
    tally: Tally = field(default_factory=Tally)
    show: Callable[[Value], Markup] = as_words
    """Makes HTML of a value in running text: by its macro, where pages are made."""

    # ----- words -------------------------------------------------------------------------------------------------

    def interface(self, context: str, text: str, **facts: object) -> Text:
        """Interface words. Keyword arguments fill in what is in braces."""
        found = self._find(INTERFACE + context, text)
        language = self.language if found is not None else SOURCE
        words = found if found is not None else text

        # Words without a letter, "{from}–{to}", are no language's: they are written as this one writes such signs.
        if found is None and not re.search(r"[^\W\d_]", inline.PLACEHOLDER.sub("", text)):
            language, words = self.language, self.language.punctuated(text)

        def fact(name: str) -> str:
            html = escape(facts[name])
            # A date in the page's language, where the words around it had to stay Swedish.
            own = language is not self.language and any(map(str.isalpha, html.striptags()))
            return str(language.around(self.language, html) if own else html)

        html = Markup(inline.PLACEHOLDER.sub(lambda match: fact(match.group(1)), str(escape(words))))
        plain = inline.PLACEHOLDER.sub(lambda match: str(facts[match.group(1)]), words)
        return Text(html, plain, language, self.language)

    def phrase(self, phrase: Phrase, **facts: object) -> Text:
        """Words of the vocabulary."""
        return self.interface(phrase.context, phrase.text, **facts)

    def field(self, record: Record, name: str, text: str) -> Text:
        """The words of a record's field."""
        return self.words(record, field_context(record, name), text)

    def mention(self, record: Record, name: str, text: str) -> Text:
        """The words of another record's field, where a page only names it: they don't count as the page's own."""
        return self.quietly().field(record, name, text)

    def quietly(self) -> Speaker:
        """Says what does not count as the page's own words: what is elsewhere, and only named here."""
        return replace(self, tally=Tally())

    def passages(self, record: Record, text: str) -> Iterator[markdown.Passage]:
        """A record's Markdown as HTML, each block in the language it exists in, parted where cards stand.

        `text` is the part of it that the page shows.
        """
        return markdown.passages(text, self._words_of_body(record), own_title=self._title_of_note)

    def body(self, record: Record, deeper: int = 0) -> Markup:
        """The same in one piece, without cards.

        `deeper` is how many heading levels the text stands below a page's own.
        """
        # A record without a page of its own shares one with others, and so must not share their headings' ids.
        prefix = "" if addresses.has_own_page(record) else addresses.of(record).partition("#")[2] + "-"
        words = self._words_of_body(record)
        return markdown.html(record.body, words, own_title=self._title_of_note, id_prefix=prefix, deeper=deeper)

    def _words_of_body(self, record: Record) -> Callable[[str, str], markdown.Rendered]:
        return lambda section, source: _rendered(self.words(record, body_context(record, section), source))

    def _title_of_note(self, look: Look) -> markdown.Rendered:
        return _rendered(self.phrase(interface_words.NOTE_TITLES[look]))

    def blocks(self, record: Record) -> Iterator[Markup | None]:
        """Each heading, paragraph, list or table of a record's text; None for one with no word in the language."""
        said: list[Text] = []

        def words(section: str, source: str) -> markdown.Rendered:
            said.append(self.words(record, body_context(record, section), source))
            return _rendered(said[-1])

        for piece in markdown.pieces(record.body, words, own_title=self._title_of_note, id_prefix=None):
            there = self.language.id == SOURCE.id or any(not text.foreign for text in said)
            yield piece if there else None
            said.clear()

    def heading(self, record: Record) -> Text:
        """A record's title in the page's language, or its name, which stays Swedish."""
        title = getattr(record, "title", None)
        if not title:
            return swedish(record.heading, self.language)
        found = self._find(field_context(record, "title"), title)
        language = self.language if found is not None else SOURCE
        # A title may stand inside a link, so it is words alone.
        plain = inline.plain(found if found is not None else title, lambda name: self.plain_fact(name, record))
        return Text(escape(plain), plain, language, self.language)

    def own_heading(self, record: Record) -> Text:
        """A heading that is a part of what this page says, and so is counted."""
        title = getattr(record, "title", None)
        if title:
            self.tally.own.add((field_context(record, "title"), title))
        return self.heading(record)

    def words(self, record: Record, context: str, source: str) -> Text:
        """What a record says at one place."""
        found = self._find(context, source)
        self.tally.own.add((context, source))
        language, words = (self.language, found) if found is not None else (SOURCE, source)
        # Facts inside words that stand in Swedish are named in Swedish too: one run of text, one language.
        inside = self if language is self.language else self.in_swedish()
        html = inline.inline(words, self.link_from(record), lambda name: inside.fact(name, record, source))
        plain = inline.plain(words, lambda name: inside.plain_fact(name, record, source))
        return Text(html, plain, language, self.language)

    def _find(self, context: str, text: str) -> str | None:
        self.tally.said.add((context, text))
        return self.translations.find(context, text)

    def in_swedish(self) -> Speaker:
        """Says the same in Swedish, where words stand that have no translation."""
        return Speaker(self.collection, SOURCE, Translations(SOURCE), self.here, self.owner, show=self.show)

    # ----- what the shape of a page depends on -------------------------------------------------------------------

    def lacks(self, context: str, text: str) -> bool:
        """Whether Swedish words stand in for those of the language."""
        return self.translations.find(context, text) is None

    def speaks(self, language: Language) -> bool:
        """Whether it is the page's language."""
        return language.id == self.language.id

    def needs_no_swedish(self) -> bool:
        """Whether the page is in ordinary or easy Swedish."""
        return self.language.swedish

    def is_spoken(self, tag: str) -> bool:
        """Whether a tag is that of the page's language; easy Swedish is Swedish."""
        return tag == (SOURCE if self.language.swedish else self.language).tag

    def in_order(self, refs: tuple[str, ...]) -> tuple[str, ...]:
        """Records in the order of the language's alphabet, by what stands first in a list; last those in Swedish."""
        records = {ref: self.collection.records[ref] for ref in refs}
        headings = {ref: self.called_before(record) or self.heading(record) for ref, record in records.items()}
        order = {ref: (said.foreign, alphabetical(said.plain, self.language)) for ref, said in headings.items()}
        return tuple(sorted(refs, key=order.__getitem__))

    def has_own_name(self, ref: str) -> bool:
        """Whether a record is called something else in the language than in Swedish."""
        record = self.collection.records[ref]
        said = self.heading(record)
        return not said.foreign and said.plain != record.heading

    # ----- the page as a whole -----------------------------------------------------------------------------------

    def outward(self, address: str) -> str:
        """The relative link to an address from the site's root."""
        return addresses.relative(self.language.prefix + self.here, address)

    def language_link(self, language: Language, address: str) -> LanguageLink:
        """To the page in a language, by its address from the site's root."""
        return LanguageLink(language, self.outward(address), self.speaks(language))

    # ----- links -------------------------------------------------------------------------------------------------

    def to(self, address: str) -> str:
        """The relative link to an address in the same language."""
        return addresses.relative(self.here, address)

    def link(self, record: Record) -> str:
        """The relative link to a record."""
        return self.to(addresses.of(record))

    def link_from(self, record: Record) -> Callable[[str], str]:
        """Turns a target in a record's Markdown into a link that works on this page."""
        document = self.collection.documents[record.ref]
        file = document.path.partition("/")[2]

        def link(target: str) -> str:
            path, mark, anchor = target.partition("#")
            found = self.collection.source_addresses.get(resolve(file, path) if path else file)
            # A target that leads nowhere has been reported; here it must only do no harm.
            if found is None:
                return "#"
            address = found + (mark + anchor if "#" not in found else "")
            return self.to(self.collection.moved.get(address, address))

        return link

    # ----- facts in running text ---------------------------------------------------------------------------------

    def fact(self, name: str, record: Record, source: str = "") -> Markup:
        """What stands for a placeholder of the Swedish words `source`."""
        value = self._value(name, record, source)
        return self.show(value) if value else escape("{" + name + "}")

    def plain_fact(self, name: str, record: Record, source: str = "") -> str:
        """The same without markup, for titles and descriptions; numbers are isolated by characters."""
        value = self._value(name, record, source)
        return value.plain if value else ""

    def _value(self, name: str, record: Record, source: str) -> Value | None:
        named = self.collection.fact(name, record)
        if named is None:
            return None
        kind, target = named.kind, self.collection.records[named.ref]
        if kind == "phone" and isinstance(target, Service) and (phone := target.named_phone(named.phone)):
            return self.phone_link(target, phone)
        if kind == "web" and isinstance(target, Service | Material):
            return self.web_link("web", target, target.web or "")
        if kind == "chat" and isinstance(target, Service):
            return self.web_link("chat", target, target.chat.address if target.chat else "")
        if kind == "hours" and isinstance(target, Service) and target.shown_hours:
            return SaidFact("hours", self.hours_in_text(target, target.shown_hours), self.of(target))
        if kind in ("service", markdown.CARD):
            return self._name_link(target, name, source)
        short = self.collection.code(target.ref) if addresses.has_own_page(target) else ""
        return Link(self.heading(target), self.link(target), short=short)

    def _name_link(self, target: Record, placeholder: str, source: str) -> NameLink:
        called, name = self.called_before(target), swedish(target.heading, self.language)
        introduced, wholly = False, False
        if isinstance(target, Service) and target.named:
            introduced, wholly = _introduced(placeholder, target.called, source)
        called = None if wholly else called
        return NameLink(name, self.link(target), self.of(target), called, bool(called) and not introduced)

    def called_before(self, record: Record) -> Text | None:
        """What a service is, for a reader to whom its Swedish name says nothing; None where those words are missing."""
        if not isinstance(record, Service) or self.needs_no_swedish():
            return None
        called = self.mention(record, "called", record.called)
        return None if called.foreign else called

    def of(self, record: Record) -> str:
        """The reference of a fact's record, where that is another than the page's own."""
        return "" if record.ref == self.owner else record.ref

    def phone_link(self, service: Service, phone: Phone) -> PhoneLink:
        """A number that can be tapped."""
        named = any(letter.isalpha() for letter in service.name)
        whose = swedish(service.name, self.language) if named else self.mention(service, "called", service.called)
        return PhoneLink(phone.href, phone.display.replace(" ", "\u00a0"), whose, self.of(service))

    def web_link(self, fact: str, record: Record, url: str) -> WebLink:
        """A link to another site."""
        return WebLink(fact, url, shown_address(url), self.of(record))

    # ----- facts in words ----------------------------------------------------------------------------------------

    def hours(self, value: str, today: date | None = None, *, lines: bool = False) -> Text:
        """Known hours as one run of words, or a line for each group of days; `today` where they have moving dates."""
        return hours_words.sentence(spelling.read(value), self, today or date.min, lines=lines)

    def opened(self, value: str) -> Text:
        """What stands before hours. Who may read them far away, or counts from sunrise, is told whose clock it is."""
        return self.phrase(interface_words.OPEN_BY_OUR_CLOCK if self._by_our_clock(value) else interface_words.OPEN)

    def _by_our_clock(self, value: str) -> bool:
        return not spelling.read(value).always and not self.needs_no_swedish()

    def figures(self, first: object, last: object, phrase: Phrase) -> Text:
        """A range of numbers, each end isolated: ages, years."""
        return hours_words.span_of(figure(str(first), self.language), figure(str(last), self.language), phrase, self)

    def week(self) -> Text:
        """Every day's name, Monday first, with | between."""
        return self._own("|".join(day_names(self.language)))

    def date_in_words(self, day: date) -> Text:
        """A day in words."""
        return self._own(date_words(day, self.language))

    def _own(self, words: str) -> Text:
        return Text(escape(words), words, self.language, self.language)

    def known_hours(self, hours: Hours, *, lines: bool = False) -> Text | None:
        """Known hours in words, as `hours` says them."""
        if hours.value is None:
            return None
        return self.hours(hours.value.text, self.collection.today if hours.value.moves else None, lines=lines)

    def beside_hours(self, service: Service, hours: Hours) -> tuple[Text, ...]:
        """What else is to know of when somebody answers."""
        booked = (self.phrase(interface_words.BY_APPOINTMENT),) if hours.by_appointment else ()
        return (*booked, self.field(service, "hours.note", hours.note)) if hours.note else booked

    def hours_in_text(self, service: Service, hours: Hours) -> Text:
        """All of it as one run of words, in the middle of a text."""
        known = self.known_hours(hours)
        if known and hours.value and self._by_our_clock(hours.value.text):
            known = self.phrase(interface_words.BY_OUR_CLOCK, hours=known)
        said = (*((known,) if known else ()), *self.beside_hours(service, hours))
        return said[0] if len(said) == 1 else hours_words.joined(said, interface_words.SEMICOLON, self)

    def hours_in_lines(self, service: Service, hours: Hours) -> Text:
        """All of it, a line for each part."""
        known = self.known_hours(hours, lines=True)
        return hours_words.in_lines([*((known,) if known else ()), *self.beside_hours(service, hours)], self)

    def language_name(self, tag: str) -> Text:
        """What a language is called in the page's language."""
        return language_name(tag, self.language)

    def own_name(self, language: Language) -> Text:
        """A language's name for itself, marked as its own."""
        return Text(escape(language.name), language.name, language, self.language)

    def languages(self, tags: tuple[str, ...]) -> tuple[Text, ...]:
        """The same for several."""
        return tuple(self.language_name(tag) for tag in tags)

    def names(self, words: Mapping[str, Phrase], ids: tuple[str, ...]) -> tuple[Text, ...]:
        """Vocabulary words for ids."""
        return tuple(self.phrase(words[id]) for id in ids)

    def day(self, field: str, day: date) -> Day:
        """A record's date, for people and for programs."""
        return Day(field, day.isoformat(), self.date_in_words(day))


def _introduced(placeholder: str, called: str, source: str) -> tuple[bool, bool]:
    """Whether a text says what a service is just before its name, as "stödlinjen {service_…}" does, and all of it."""
    before = source.casefold().partition("{" + placeholder + "}")[0]
    words = re.split(r"[.!?}]", before)[-1].split()[-_JUST_BEFORE:]
    said = [any(word.startswith(one) for word in words) for one in called.casefold().split()]
    return said[0], all(said)


_JUST_BEFORE = 5
"""So many words of the same sentence."""


def _rendered(said: Text) -> markdown.Rendered:
    return markdown.Rendered(said.html, said.attributes, said.__html__())


def shown_address(url: str) -> str:
    """What a reader sees of a web address: "https://www.bris.se/om" → "bris.se/om"; the beginning of a long one."""
    parts = urlsplit(url)
    host = parts.netloc.removeprefix("www.")
    whole = (host + parts.path).rstrip("/")
    beginning = "/".join(whole.split("/")[:2])
    return next((shown for shown in (whole, beginning) if len(shown) <= _ADDRESS_IN_A_LINE), host)


_ADDRESS_IN_A_LINE = 30
"""So many letters of an address go on one line of a phone."""
