"""What stands in the texts of records: facts in braces, cards, marks, contact details that nobody can correct."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import islice

from fristad.content.collection import LOCAL_WAYS_IN, Collection, Settings, placeholder
from fristad.content.records.base import Record
from fristad.content.records.guides import Guide, Page
from fristad.content.records.programmes import Material
from fristad.content.records.services import Service
from fristad.content.records.terms import Expression, ViolenceType
from fristad.content.records.words import texts_of, words_of
from fristad.content.rules.references import leave_out, name_instead
from fristad.problems import Problem, Source, did_you_mean
from fristad.syntax import inline, markdown, markup, phone_numbers
from fristad.syntax.front_matter import Document, Key


def unknown_placeholders(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """A name in braces that stands for nothing would be shown as it is."""
    for ref, record in collection.records.items():
        document = collection.documents[ref]
        for passage in passages_of(record, document):
            yield from islice(_placeholder_problems(passage, record, collection), _MOST_TOLD)
        for name, at, is_card in markdown.placed(record.body):
            if is_card and (problem := _placeholder_problem(name, record, collection)):
                yield Problem(document.in_body(at), *problem)


def _placeholder_problems(passage: Passage, record: Record, collection: Collection) -> Iterator[Problem]:
    for found in inline.PLACEHOLDER.finditer(passage.text):
        problem = _placeholder_problem(found.group(1), record, collection)
        if problem:
            yield Problem(passage.place(found.start(), found.group()), *problem)


def _placeholder_problem(name: str, record: Record, collection: Collection) -> tuple[str, str, str] | None:
    """What is wrong with a `{…}`: it names nothing, or a fact that may not be shown on this page."""
    if name in LOCAL_WAYS_IN:
        return None
    named = collection.fact(name, record)
    if named is None:
        if any(_may_name(name, ref) for ref in collection.unread):
            return None
        what, instead = f"'{{{name}}}' stands for nothing", did_you_mean(name, (*collection.facts, *LOCAL_WAYS_IN))
        for ref, path in collection.drafts.items():
            if _may_name(name, ref):
                what, instead = f"'{{{name}}}' names a draft, which is kept back", leave_out(path)
        for ref in collection.retired:
            if _may_name(name, ref):
                what, instead = f"'{{{name}}}' names what has ended", name_instead(ref, collection)
        return "unknown-placeholder", what, instead
    fact, service = named.kind, collection.records[named.ref]
    own = service is record
    if isinstance(service, Material) and fact == "web":
        if (own and service.shown_web) or (service.web and service.confidence == "high"):
            return None
        what = f"The address of '{service.name}' may not be shown"
        if not own:
            what = f"'{{{name}}}' names an address that is not surely right"
        return "unsure-address-in-text", what, "Leave it out."
    if not isinstance(service, Service):
        return None
    if fact == markdown.CARD and not service.has_way_in:
        what = f"'{service.name}' has nothing to show on a card"
        return "card-without-contact", what, "Name the services that are the nearest verified way in."
    if fact == "phone" and not (service.named_phone(named.phone) and (own or service.confidence == "high")):
        what = f"'{{{name}}}' names a number that is not surely right"
        other = f"Write {{service_{service.id.replace('-', '_')}}}, which leads to the page with its source."
        return "unsure-phone-in-text", what, other
    sure = service.confidence == "high" or (own and service.shows_contact)
    if fact in ("web", "chat") and not getattr(service, fact):
        what = f"'{service.name}' has no {'chat' if fact == 'chat' else 'website'} in its record"
        return "unsure-address-in-text", what, "Name the service instead."
    if fact == "chat" and service.chat_confidence != "high":
        sure = own and service.shown_chat is not None
    if fact in ("web", "chat") and not sure:
        what = f"'{{{name}}}' names an address that is not surely right"
        return "unsure-address-in-text", what, "Name the service instead; its page tells the address and the source."
    if fact == "hours" and not (service.shown_hours and (own or service.shown_hours.confidence == "high")):
        what = f"'{{{name}}}' names opening hours that are not surely right"
        return "unsure-hours-in-text", what, "Name the service instead; its page tells the hours and the source."
    return None


def _may_name(name: str, unread: str) -> bool:
    """Whether a placeholder may name something of a file that could not be read."""
    id, named = unread.partition("/")[2].replace("-", "_"), name.partition("_")[2]
    return named == id or named.startswith(id + "_")


def cards_out_of_place(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """A card is a block of its own: in a sentence or a list it would tear the words apart."""
    for ref, record in collection.records.items():
        document = collection.documents[ref]
        with_cards = isinstance(record, Guide | ViolenceType | Expression | Page | Service)
        named = [
            (name, document.in_value(words.key, "{" + name + "}"))
            for words in words_of(record)
            for name in inline.PLACEHOLDER.findall(words.text)
        ]
        placed = markdown.placed(record.body)
        named += [(name, document.in_body(at)) for name, at, in_place in placed if not (in_place and with_cards)]
        for name, place in named:
            fact, service = collection.facts.get(name, ("", ""))
            if name in LOCAL_WAYS_IN:
                instead = (
                    "Put it alone in a paragraph, with empty lines around it."
                    if with_cards
                    else "Leave it out: only guides, services, pages of violence and ordinary pages have room for it."
                )
                what = f"'{{{name}}}' stands where there is no room for cards"
                yield Problem(place, "card-out-of-place", what, instead)
            if fact == markdown.CARD:
                other = "{" + placeholder("service", service.partition("/")[2]) + "}"
                instead = (
                    f"Put it alone in a paragraph, with empty lines around it, or write {other}."
                    if with_cards
                    else f"Write {other}, which leads to the page of the service."
                )
                what = f"'{{{name}}}' stands where there is no room for a card"
                yield Problem(place, "card-out-of-place", what, instead)


def placeholders_twice(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """A number that a text names must be one number, not another's with a longer name."""
    for service in collection.services:
        for index, id in [(index, phone.id) for index, phone in enumerate(service.phones) if phone.id]:
            # From other pages, and from the service's own.
            for name in (placeholder("phone", service.id, id), placeholder("phone", id)):
                _, ref = collection.facts.get(name, ("", ""))
                if ref and not (ref == service.ref and collection.named_phones.get(name) == (ref, id)):
                    what = f"'{{{name}}}' would name this number and one of {collection.documents[ref].path}"
                    place = collection.documents[service.ref].source("phones", index, "id")
                    yield Problem(place, "placeholder-twice", what, "Write another word, such as 'older' or 'abroad'.")


# "https://…", "www.…", "a@b.se", and a name with an ending that is common here: "polisen.se".
_WEB = re.compile(
    r"(?:https?://|www\.)[^\s\0]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.\w+"
    r"|(?<![\w-])[\w-]{2,63}\.(?:se|com|org|net|eu|nu|stockholm)\b"
)
_NAMES = ("name", "aliases", "search_words")
"""Fields in which a thing is called what people call it, or asked for by it: "Killar.se", "112"."""


def stray_contact_details(record: Record, document: Document) -> Iterator[Problem]:
    """A number typed into a text is not changed when the record is, and the next reader dials the old one."""
    own = {phone_numbers.digits(phone.number) for phone in record.phones} if isinstance(record, Service) else set()
    for key, text in texts_of(record):
        yield from islice(_contact_details(field_passage(text, key, document), own, key[0] in _NAMES), _MOST_TOLD)
    if record.body:
        in_body = Passage(record.body, "body", lambda at, _: document.in_body(at))
        yield from islice(_contact_details(in_body, own), _MOST_TOLD)


def _contact_details(passage: Passage, own: set[str], is_name: bool = False) -> Iterator[Problem]:
    """Numbers and addresses in a text. `own`: the numbers of the service, which may be a part of its name."""
    # As long as it was, so that everything stands where it stood.
    bare = inline.PLACEHOLDER.sub(lambda found: "\0" * len(found.group()), passage.text)
    for number in phone_numbers.in_text(bare):
        # Of what a service is called by, its own number: whoever changes that is told here.
        if not (is_name and number.digits in own):
            what = f"'{' '.join(number.text.split())}' is a phone number in a text"
            instead = "Write {phone_…} with the id of the service, so that it stays right."
            yield Problem(passage.place(number.start, number.text), "stray-phone-number", what, instead)
    for found in _WEB.finditer(_TARGET.sub(lambda target: "]" + "\0" * (len(target.group()) - 1), bare)):
        address = found.group().rstrip(".,;:!?)")
        if not is_name or re.search(r"[/@]|^www", address):
            what = f"'{address}' is an address in a text"
            instead = "Write {web_…} with the id of the service, or put it in a field."
            yield Problem(passage.place(found.start(), address), "stray-address", what, instead)


_TARGET = re.compile(r"\]\([^)]*\)")


@dataclass(frozen=True)
class Passage:
    """A text for readers: a field, or the words of one block below the fields; `kind` is "field" or a unit's."""

    text: str
    kind: str
    place: Callable[[int, str], Source]
    """Where something stands in the file: by its place in the text, and what it is."""


def passages_of(record: Record, document: Document) -> Iterator[Passage]:
    """The words of a record that readers see in their own language, in reading order."""
    for words in words_of(record):
        yield field_passage(words.text, words.key, document)
    for unit in markdown.units(record.body):
        yield unit_passage(unit, document)


def _in_unit(document: Document, unit: markdown.Unit, at: int, snippet: str) -> Source:
    return document.in_body(unit.at(at))


def unit_passage(unit: markdown.Unit, document: Document, kind: str = "") -> Passage:
    """The words of one block below the fields."""
    return Passage(unit.text, kind or unit.kind, partial(_in_unit, document, unit))


def field_passage(text: str, key: Key, document: Document, kind: str = "field") -> Passage:
    """The words of a field."""

    def place(at: int, snippet: str) -> Source:
        return document.in_value(key, snippet, text.count(snippet, 0, at))

    return Passage(text, kind, place)


def law_citations(record: Record, document: Document) -> Iterator[Problem]:
    """Where a rule stands in the law says nothing to who reads for help: it has its place with the law's own words."""
    if not isinstance(record, Service | Guide | ViolenceType | Expression):
        return
    for passage in passages_of(record, document):
        for found in islice(_CITATION.finditer(passage.text), _MOST_TOLD):
            what = f"'{found.group().strip()}' is a citation of a law"
            instead = "Name the law in words, as {law_…} does, and keep the citation in its record or in `sources:`."
            yield Problem(passage.place(found.start(), found.group()), "law-citation", what, instead)


_CITATION = re.compile(
    r"(?:\b\d+\s?[a-z]?\s?kap\.\s*)?(?:\b\d+(?:\s[a-z])?\s?)?§{1,2}|\b\d+\s?[a-z]?\s?kap\.|\(\d{4}:\d+\)"
)


def stray_markup(record: Record, document: Document) -> Iterator[Problem]:
    """Signs that the renderer makes nothing of would be read out, translated and printed as they stand."""
    passages = list(passages_of(record, document))
    keys = {words.key for words in words_of(record)}
    for passage in passages:
        yield from _told(markup.in_words(passage.text, passage.kind), passage)
    for key, text in _texts(document.data):
        if key not in keys and not _IS_ADDRESS.fullmatch(text):
            yield from _told(markup.in_names(text), field_passage(text, key, document))
            if not text.strip():
                name = ".".join(str(step + 1) if isinstance(step, int) else step for step in key)
                instead = "Write something, or remove the line."
                yield Problem(document.source(*key), "blank", f"`{name}` is empty", instead)
    for fault in markup.in_body(record.body):
        yield Problem(document.in_body(fault.at), fault.code, fault.what, fault.instead, fault.severity)


_IS_ADDRESS = re.compile(r"https?://\S+")
_MOST_TOLD = 20
"""Faults in one text. Who mends so many at once sees the rest when the file is checked again."""


def _told(faults: Iterable[markup.Fault], passage: Passage) -> Iterator[Problem]:
    for fault in islice(faults, _MOST_TOLD):
        place = passage.place(fault.at, fault.found)
        yield Problem(place, fault.code, fault.what, fault.instead, fault.severity)


def _texts(value: object, key: Key = ()) -> Iterator[tuple[Key, str]]:
    """Every string of a record's facts, with its keys."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, Mapping):
        for name, inside in value.items():
            yield from _texts(inside, (*key, name))
    elif isinstance(value, list):
        for index, inside in enumerate(value):
            yield from _texts(inside, (*key, index))
