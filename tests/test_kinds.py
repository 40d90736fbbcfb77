"""What a kind of record needs is never forgotten without a word: names of other records, rows of tables."""

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

import pytest
from pydantic import Field

from fristad.content.reader import collect
from fristad.content.records import ids
from fristad.content.records.base import Part, Record, Words
from fristad.content.records.guides import Guide
from fristad.content.records.kinds import KINDS, Kind, by_name, complete
from fristad.content.records.validation import model_in
from fristad.content.records.words import references_in
from tests.conftest import TODAY


class Piece(Part):
    service: ids.Service


class Thing(Record):
    """A kind that no site has, with an id in every form."""

    kind: ClassVar[str] = "thing"

    title: Words
    service: ids.Service
    other: ids.Service | None = None
    many: tuple[ids.Service, ...] = ()
    piece: Piece | None = None
    pieces: tuple[Piece, ...] = ()
    table: dict[str, ids.Service] | None = None
    tables: dict[str, tuple[Piece, ...]] | None = None
    sender: ids.Service | None = Field(default=None, alias="from")
    either: Annotated[str, ids.Ref("service", "guide")] | None = None


THING = Kind(Thing, "a thing", "programmes", "things/")
WRONG = [
    ("service: finns-inte", "4:10"),
    ("service: fyren\nother: finns-inte", "5:8"),
    ("service: fyren\nmany: [fyren, finns-inte]", "5:15"),
    ("service: fyren\npiece: {service: finns-inte}", "5:18"),
    ("service: fyren\npieces:\n  - service: finns-inte", "6:14"),
    ("service: fyren\ntable:\n  first: finns-inte", "6:10"),
    ("service: fyren\ntables:\n  first:\n    - service: finns-inte", "7:16"),
    ("service: fyren\nfrom: finns-inte", "5:7"),
]


def told(good: dict[str, str], facts: str) -> list[str]:
    text = f"---\ntitle: Sak\nowner: ekby-namnd\n{facts}\nchecked: 2026-11-01\n---\n"
    return [problem.one_line() for problem in collect({**good, "docs/things/x.md": text}, today=TODAY)[1]]


@pytest.mark.parametrize(("facts", "place"), WRONG)
def test_a_new_kind_is_told_of_ids_that_name_nothing(good, monkeypatch, facts, place):
    monkeypatch.setitem(KINDS, "thing", THING)

    (line,) = told(good, facts)
    assert line.startswith(f"docs/things/x.md:{place}: 'finns-inte' is not a service.")
    assert line.endswith("[unknown-service]")


def test_a_new_kind_may_name_records_of_several_kinds(good, monkeypatch):
    monkeypatch.setitem(KINDS, "thing", THING)

    assert told(good, "service: fyren\neither: guide/i-am-afraid") == []
    for wrong in ("guide/finns-inte", "place/ekby", "fyren"):
        (line,) = told(good, f"service: fyren\neither: {wrong}")
        assert line.startswith(f"docs/things/x.md:5:9: '{wrong}' is not a service or a guide.")
        assert line.endswith("[unknown-service-or-guide]")


NO_NAMES = {
    "id": "the record's own, which is the file's name",
    "phones.id": "what texts call one of the service's own numbers",
}
"""Fields with an id that names no other record, and why."""
PATTERNS = {repr(mark.__metadata__[0].metadata[0]) for mark in (ids.Id, ids.Document)}


def fields_with_ids(model: Any, inside: str = "") -> Iterator[str]:
    """Fields held to the pattern of an id or of a source document, in a record and its parts."""
    for name, info in model.model_fields.items():
        part = model_in(info.annotation)
        if part:
            yield from fields_with_ids(part, f"{inside}{name}.")
        elif any(pattern in repr((info.metadata, info.annotation)) for pattern in PATTERNS):
            yield inside + name


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_field_with_an_id_says_what_it_names(kind):
    found = set(fields_with_ids(kind.model))

    assert "owner" in found
    assert found - {name for name, _ in references_in(kind.model)} <= NO_NAMES.keys()


def strings(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every string of a record as plain data, with the path to it without positions."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from strings(item, f"{path}.{name}".lstrip("."))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from strings(item, path)
    elif isinstance(value, str):
        yield path, value


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("which", ["tiny", "collection"])
def test_a_field_that_always_names_records_says_so(which, kind, request):
    """Whatever its type is: a field of plain text, too."""
    read = request.getfixturevalue(which)
    known = {one for ref, record in read.records.items() for one in (ref, record.id)}
    found: dict[str, set[str]] = {}
    for record in read.of_kind(kind.model):
        for path, value in strings(record.model_dump()):
            found.setdefault(path, set()).add(value)

    naming = {path for path, values in found.items() if values <= known}
    assert naming - {name for name, _ in references_in(kind.model)} <= NO_NAMES.keys()


def test_no_field_is_excused_that_is_gone():
    every = {name for kind in KINDS.values() for name in fields_with_ids(kind.model)}

    assert NO_NAMES.keys() <= every


class Lost(Record):
    kind: ClassVar[str] = "lost"

    pieces: tuple[Annotated[ids.Id, ids.Ref("servce")], ...] = ()


class Double(Guide):
    pass


@pytest.mark.parametrize(
    ("model", "said"), [(Lost, "Lost.pieces names a 'servce'"), (Double, "Guide and Double have one")]
)
def test_a_kind_that_cannot_be_is_refused_at_once(model, said):
    with pytest.raises(LookupError, match=said):
        by_name(*KINDS.values(), Kind(model, "a thing", "programmes", "things/"))


def test_a_row_that_was_forgotten_is_told_with_its_table():
    with pytest.raises(LookupError, match=r"Thing has no row in NEAR of outputs/search\.py: add one\."):
        complete({Guide: 1}, "NEAR of outputs/search.py", (Guide, Thing))
