"""National records: texts that any municipality takes over as they are, with their translations.

They have no owner in a municipality, and name nothing that only one of them has. What they quote from the programmes of
some municipality, and which of its actions they carry out, is passed over where that programme is not there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from fristad.content.collection import Collection, Settings
from fristad.content.records.base import Record
from fristad.content.records.places import Place
from fristad.content.records.words import references_of, words_of
from fristad.problems import Problem, Source, close_to
from fristad.syntax import markdown
from fristad.syntax.front_matter import Document

_QUOTED = {"definitions": "programme", "sources": "document", "named_in": "", "implements": "", "actions": ""}
"""The fields in which a national record speaks of a municipality's programme, and what in them names it."""
_OF_PROGRAMMES = ("programme", "answer", "action")


def local_names_in_national_records(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """Another municipality would show its residents somebody else's services, boards or name."""
    names = _names_of_places(collection)
    for ref, record in collection.records.items():
        if not record.is_national or isinstance(record, Place):
            continue
        document = collection.documents[ref]
        for place, named in _named(record, document, collection):
            if not named.is_national and named.kind not in _OF_PROGRAMMES:
                what = f"'{named.id}' belongs to a municipality, and this text is for all of them"
                yield Problem(place, "national-names-local", what, _INSTEAD)
        for place, name in _places_named(record, document, names) if names else ():
            what = f"'{name}' is a place, and this text is for all of them"
            yield Problem(place, "national-names-local", what, _INSTEAD)


_INSTEAD = (
    "Write a paragraph such as {local_social_services}, which shows those of the reader's place, "
    "or give the record an `owner:` if it is one municipality's."
)


def _names_of_places(collection: Collection) -> re.Pattern[str] | None:
    """The first word of each place that lies in another, in its forms: "Stockholm" of "Stockholms stad"."""
    titles = (place.title.split()[0] for place in collection.of_kind(Place) if place.within)
    names = sorted({title.removesuffix("s") for title in titles})
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})s?\b") if names else None


def _named(record: Record, document: Document, collection: Collection) -> Iterator[tuple[Source, Record]]:
    """Every record that another names: by its fields, in braces and by links."""
    for key, written, mark in references_of(record):
        kinds = ("",) if len(mark.kinds) > 1 else mark.kinds
        named = collection.records.get(f"{kinds[0]}/{written}".lstrip("/"))
        if named and key[0] not in _QUOTED:
            yield document.source(*key), named
    for name, at, _ in markdown.placed(record.body):
        fact = collection.fact(name, record)
        if fact:
            yield document.in_body(at), collection.records[fact.ref]


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


def without_other_programmes(
    records: Mapping[str, Record], documents: Mapping[str, Document], unread: frozenset[str]
) -> tuple[dict[str, Record], list[Problem]]:
    """The records, and of national ones without what they say of programmes that are not there: told, once each."""
    known = {*records, *unread}
    found: dict[str, Record] = {}
    absent: Counter[str] = Counter()
    first: dict[str, Source] = {}
    for ref, record in records.items():
        left_out: dict[str, Any] = {}
        for field, named_by in _QUOTED.items() if record.is_national else ():
            values = getattr(record, field, ())
            kept = []
            for index, value in enumerate(values):
                written = getattr(value, named_by) if named_by else value
                kind = {"definitions": "programme/", "implements": "action/", "actions": "action/"}.get(field, "")
                if written is None or _is_there(kind + written, known):
                    kept.append(value)
                    continue
                absent[written] += 1
                first.setdefault(written, documents[ref].source(field, index))
            if len(kept) < len(values):
                left_out[field] = tuple(kept)
        found[ref] = record.model_copy(update=left_out) if left_out else record
    problems = [
        Problem(first[written], "other-programme", _absent(written, count), severity="warning")
        for written, count in absent.items()
    ]
    return found, problems


def _is_there(ref: str, known: set[str]) -> bool:
    """Or is meant to be: what is nearly the name of one that is there is a slip, and told as such."""
    kind = ref.partition("/")[0]
    return ref in known or bool(close_to(ref, [other for other in known if other.startswith(kind + "/")]))


def _absent(written: str, count: int) -> str:
    records = "1 national record speaks" if count == 1 else f"{count} national records speak"
    return f"{records} of '{written}', which is another municipality's: that is left out"
