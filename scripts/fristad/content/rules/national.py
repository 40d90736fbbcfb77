"""National records: texts that any municipality takes over as they are, with their translations.

They have no owner in a municipality, and name nothing that only one of them has. What they quote from the programmes of
some municipality, and which of its actions they carry out, is passed over where that programme is not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from fristad.content.collection import Collection, Settings
from fristad.content.records.base import Record
from fristad.content.records.guides import Page
from fristad.content.records.places import Place
from fristad.content.records.words import references_of, words_of
from fristad.content.rules.references import leads_to
from fristad.problems import Problem, Source, close_to
from fristad.syntax import inline, markdown
from fristad.syntax.front_matter import Document

_QUOTED = {
    "definitions": ("programme/", "programme"),
    "sources": ("", "document"),
    "named_in": ("", ""),
    "implements": ("action/", ""),
    "actions": ("action/", ""),
}
"""The fields in which a national record speaks of a municipality's programme: the kind, and what in them names it."""
_OF_PROGRAMMES = ("programme", "answer", "action")


def owner_left_empty(record: Record, document: Document) -> Iterator[Problem]:
    """A record without an owner is a national one: nobody makes it so by forgetting."""
    if "owner" in document.data and record.owner is None:
        instead = "Write the body that keeps the record right, or remove the line: the record is then a national one."
        yield Problem(document.source("owner"), "owner-empty", "`owner` is empty", instead)


def local_names_in_national_records(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """Another municipality would show its residents somebody else's services, boards or name."""
    names = _names_of_places(collection)
    for ref, record in collection.records.items():
        if not record.is_national or isinstance(record, Place):
            continue
        document = collection.documents[ref]
        for place, named in _named(record, document, collection):
            local = not named.is_national or (isinstance(named, Place) and named.within)
            if local and named.kind not in _OF_PROGRAMMES:
                what = f"'{named.id}' belongs to a municipality, and this text is for all of them"
                yield Problem(place, "national-names-local", what, _INSTEAD)
        for place, name in _places_named(record, document, names) if names else ():
            what = f"'{name}' is a place, and this text is for all of them"
            yield Problem(place, "national-names-local", what, _INSTEAD)


_INSTEAD = (
    "Write a paragraph such as {local_social_services}, which shows those of the reader's place, "
    "or give the record an `owner:` if it is one municipality's."
)


_WORDS_OF_TITLES = re.compile(r"^Region | (?:kommun|stad|län|region)$")


def _names_of_places(collection: Collection) -> re.Pattern[str] | None:
    """What places that lie in another are called, in its forms: "Stockholm" of "Stockholms stad"."""
    names = set()
    for title in (place.title for place in collection.of_kind(Place) if place.within):
        name = _WORDS_OF_TITLES.sub("", title)
        names.add(name.removesuffix("s") if title.endswith((" stad", " län")) else name)
    names = {name for name in names if len(name) > _SHORT and name.casefold() not in _common_words(collection)}
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names)))})s?\b") if names else None


_SHORT = 2


def _common_words(collection: Collection) -> set[str]:
    """Words that stand in small letters: where a place is called so, it cannot be told from them."""
    return collection.once("common words", _in_small_letters)


def _in_small_letters(collection: Collection) -> set[str]:
    texts = (unit.text for record in collection.records.values() for unit in markdown.units(record.body))
    return {word for text in texts for word in re.findall(r"\b[a-zåäö]+\b", text)}


def _named(record: Record, document: Document, collection: Collection) -> Iterator[tuple[Source, Record]]:
    """Every record that another names: by its fields, in braces and by links."""
    for key, written, mark in references_of(record):
        kinds = ("",) if len(mark.kinds) > 1 else mark.kinds
        named = collection.records.get(f"{kinds[0]}/{written}".lstrip("/"))
        if named and key[0] not in _QUOTED:
            yield document.source(*key), named
    braces = [(name, document.in_body(at)) for name, at, _ in markdown.placed(record.body)]
    for words in words_of(record):
        braces += [(name, document.in_value(words.key, "{" + name + "}")) for name in inline.placeholders(words.text)]
    for name, place in braces:
        fact = collection.fact(name, record)
        if fact:
            yield place, collection.records[fact.ref]
    for unit in markdown.units(record.body):
        for link in inline.LINK.finditer(unit.text):
            named = leads_to(link[2], record, collection)
            # Each municipality has pages of its own about the site, and its own plans.
            if named and not isinstance(named, Page):
                yield document.in_body(unit.at(link.start())), named


def _places_named(record: Record, document: Document, names: re.Pattern[str]) -> Iterator[tuple[Source, str]]:
    """Every place that the words of a record name, and where."""
    for words in words_of(record):
        # What people search for may be the name of where they live.
        if words.key[0] not in (*_QUOTED, "search_words"):
            for name in names.findall(words.text):
                yield document.in_value(words.key, name), name
    for unit in markdown.units(record.body):
        for found in names.finditer(unit.text):
            yield document.in_body(unit.at(found.start())), found.group()


def of_other_programmes(records: Mapping[str, Record], unread: frozenset[str]) -> dict[str, list[tuple[str, str, int]]]:
    """What national records name of programmes that are not there: reference → where it is named.

    A place is the record's reference, the field and the position in it.
    """
    known = {*records, *unread}
    found: dict[str, list[tuple[str, str, int]]] = {}
    for ref, record in records.items():
        for field, (kind, named_by) in _QUOTED.items() if record.is_national else ():
            for index, value in enumerate(getattr(record, field, ())):
                written = getattr(value, named_by) if named_by else value
                if written is not None and not _is_meant(named := kind + written, known):
                    found.setdefault(named, []).append((ref, field, index))
    return found


def without_other_programmes(
    records: Mapping[str, Record], passed_over: Mapping[str, list[tuple[str, str, int]]]
) -> dict[str, Record]:
    """The records without that. What has no other source is told by the rules of its kind."""
    changes: dict[str, dict[str, list[Any]]] = {}
    for places in passed_over.values():
        for ref, field, index in places:
            values = changes.setdefault(ref, {}).setdefault(field, list(getattr(records[ref], field)))
            values[index] = None
    return {
        ref: record.model_copy(
            update={
                field: tuple(value for value in values if value is not None)
                for field, values in changes.get(ref, {}).items()
            }
        )
        if ref in changes
        else record
        for ref, record in records.items()
    }


def told_once(
    passed_over: Mapping[str, list[tuple[str, str, int]]], documents: Mapping[str, Document]
) -> Iterator[Problem]:
    """One warning for all of it."""
    if not passed_over:
        return
    (ref, field, index), *_ = next(iter(passed_over.values()))
    count = len({place[0] for places in passed_over.values() for place in places})
    records = "1 national record speaks" if count == 1 else f"{count} national records speak"
    named = sorted(name.partition("/")[2] for name in passed_over)
    some = ", ".join(f"'{name}'" for name in named[:3]) + (" …" if len(named) > 3 else "")
    what = f"{records} of other municipalities' programmes ({some}): that is left out"
    yield Problem(documents[ref].source(field, index), "other-programme", what, severity="warning")


_YEARS = re.compile(r"(?:-\d{4})+$")
_NUMBER = re.compile(r"-\d+-\d+$")
"""What an action's id ends in: its number in the plan."""


def _is_meant(named: str, known: set[str]) -> bool:
    """Whether a reference is to something here, or a slip for it: then it is told as unknown."""
    kind, _, id = named.partition("/")
    if named in known:
        return True
    ending = _NUMBER if kind == "action" else _YEARS
    begin = ending.sub("", id)
    begins = {ending.sub("", one.partition("/")[2]) for one in known if one.startswith(kind + "/")}
    return begin in begins or close_to(begin, begins) is not None
