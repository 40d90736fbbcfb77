"""What advice must give: a number, help before law, those who are hurt first, an answer to what was searched."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from fristad.content.collection import Collection, Settings
from fristad.content.records.guides import OWN_ENTRANCES, Guide
from fristad.content.records.services import Service
from fristad.content.records.terms import Expression, Law, ViolenceType
from fristad.problems import Problem, Source
from fristad.syntax import inline, markdown

Advice = Guide | ViolenceType | Expression
ADVICE = (Guide, ViolenceType, Expression)
"""The kinds of pages that tell residents what to do."""


def advice_without_number(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """Who has read what to do must be able to call somebody, besides the emergency number, from the same page.

    A service that is not there may be the one to call: that it is missing is told, and not this besides.
    """
    for record in _advice(collection):
        # What is local is another thing in another municipality.
        shown = [
            service
            for _, service, _ in _named(record, collection)
            if _can_be_reached(service) and (service.is_national or not record.is_national)
        ]
        all_there = all(collection.get(Service, id) for id in record.services)
        if not shown and all_there and not collection.unread:
            place = collection.documents[record.ref].source("services")
            what = "The page names nobody to call or write to but the emergency number"
            yield Problem(place, "advice-without-number", what, "Name a service with a number, such as a helpline.")


def _can_be_reached(service: Service) -> bool:
    numbers = [phone for phone in service.shown_phones if not phone.is_emergency]
    return bool(numbers) or service.shown_chat is not None


def those_who_hurt_first(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """Somebody who is hurt must not come to those for who uses violence before help of their own.

    Of numbers `first-number` tells; this is for those that are named alone.
    """
    for record in _advice(collection):
        if isinstance(record, Guide) and record.situation in OWN_ENTRANCES:
            continue
        for place, service, with_number in _named(record, collection):
            if service.is_for_those_who_hurt and not with_number:
                what = (
                    f"'{service.id}' is for those who use violence or buy sex, and stands before help for who is hurt"
                )
                yield Problem(place, "hurting-first", what, "Move it below a service for those who are hurt.")
            elif not service.is_for_those_who_hurt and _can_be_reached(service):
                break


def law_before_help(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """What to do comes first; that it is right by law comes after."""
    laws = {law.ref for law in collection.of_kind(Law)}
    for guide in collection.guides:
        if guide.situation == "law":
            continue
        headings = 0
        document = collection.documents[guide.ref]
        for unit in markdown.units(guide.body):
            headings += unit.kind == "heading"
            if headings > 1:
                break
            for found in inline.PLACEHOLDER.finditer(unit.text):
                fact = collection.fact(found[1], guide)
                if fact and fact.ref in laws:
                    what = f"The first step names a law, '{{{found[1]}}}'"
                    instead = "Begin with what the reader can do, and name the law below."
                    yield Problem(document.in_body(unit.at(found.start())), "law-first", what, instead)


def search_words_without_answer(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """A word that another record is about leads here only where the page says something of it, or leads on to it."""
    about = collection.once("words that records are about", _subjects)
    for ref, record in collection.records.items():
        if not record.search_words or not isinstance(record, (*ADVICE, Service)):
            continue
        document = collection.documents[ref]
        said = " ".join(unit.text for unit in markdown.units(record.body)).casefold()
        facts = (collection.fact(name, record) for name, _, _ in markdown.placed(record.body))
        leads_to = {fact.ref for fact in facts if fact}
        for word in map(str.strip, record.search_words.split(",")):
            other = about.get(word.casefold())
            if other and other != ref and other not in leads_to and not _says(said, word.casefold()):
                what = f"Who searches for '{word}' comes here, and the page does not speak of it"
                instead = f"Say it, lead on to {collection.documents[other].path}, or leave the word to that page."
                yield Problem(document.in_value(("search_words",), word), "search-word-unanswered", what, instead)


def _says(text: str, word: str) -> bool:
    """A word in any of its forms: they begin alike."""
    stem = word if len(word) < 6 else word[:-1]
    return re.search(rf"\b{re.escape(stem)}", text) is not None


def _subjects(collection: Collection) -> Mapping[str, str]:
    """What a law, a guide or a kind of violence is called → its reference."""
    found: dict[str, str] = {}
    for ref, record in collection.records.items():
        if isinstance(record, (*ADVICE, Law)):
            for name in (record.heading, *record.aliases):
                found.setdefault(name.casefold(), ref)
    return found


def _advice(collection: Collection) -> Iterator[Advice]:
    for record in collection.records.values():
        if isinstance(record, ADVICE):
            yield record


def _named(record: Advice, collection: Collection) -> Iterator[tuple[Source, Service, bool]]:
    """The services of a page in the order in which a reader meets them, and whether a number stands there."""
    document = collection.documents[record.ref]
    for name, at, _ in markdown.placed(record.body):
        in_cards, fact = collection.in_cards(name), collection.fact(name, record)
        for id in in_cards or ((fact.ref.partition("/")[2],) if fact else ()):
            service = collection.get(Service, id)
            if service and (in_cards or (fact and fact.ref == service.ref)):
                with_number = bool(service.shown_phones) if in_cards else bool(fact and fact.kind == "phone")
                yield document.in_body(at), service, with_number
    for index, id in enumerate(record.services):
        service = collection.get(Service, id)
        if service:
            yield document.source("services", index), service, bool(service.shown_phones)
