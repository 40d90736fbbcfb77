"""What the fields of a record hold, by their types and never by a list: words for readers, ids, text of any kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel

from fristad.content.records.base import Record, Translatable
from fristad.content.records.ids import Ref
from fristad.content.records.validation import GIVEN_BY_THE_FILE, model_in
from fristad.syntax.front_matter import Key

M = TypeVar("M")
Find = Callable[[Any, Iterable[Any]], M | None]
"""What makes a field one that is looked for, from its type and what is written beside it; None where it is none."""


@dataclass(frozen=True)
class FieldWords:
    """One translatable string of a record: `field` is the path without positions, `key` the path with them."""

    field: str
    key: Key
    text: str


def words_of(record: Record) -> Iterator[FieldWords]:
    """Every translatable string in the record's fields, in the order of the fields."""
    hidden = record.hidden_fields()
    for key, text, _ in _strings(record, _WORDS):
        if key[0] not in hidden:
            yield FieldWords(".".join(step for step in key if isinstance(step, str)), key, text)


def texts_of(record: Record) -> Iterator[tuple[Key, str]]:
    """Every text in a record's fields that somebody may read, translated or not: names, remarks and sources too.

    Found by its type: text that is held to no pattern and no list of choices. Keys are those of the file.
    """
    return ((key, text) for key, text, _ in _strings(record, _free))


def references_of(record: Record) -> Iterator[tuple[Key, str, Ref]]:
    """Every name of another record in a record's fields: its key in the file, what is written there, and the mark."""
    return _strings(record, _REFERENCE)


def references_in(model: type[BaseModel], inside: str = "") -> Iterator[tuple[str, Ref]]:
    """The fields of a model and its parts that name other records: ("goals.subgoals.document", the mark)."""
    for name, _, mark in _fields(model, _REFERENCE):
        part = model_in(model.model_fields[name].annotation)
        if mark:
            yield inside + name, mark
        elif part:
            yield from references_in(part, f"{inside}{name}.")


def _strings(value: Any, find: Find[M], mark: M | None = None, key: Key = ()) -> Iterator[tuple[Key, str, M]]:
    """(key in the file, text, mark) of every string in a record's fields of one sort, in their order."""
    if isinstance(value, BaseModel):
        for name, written, own in _fields(type(value), find):
            yield from _strings(getattr(value, name), find, own, (*key, written))
    elif isinstance(value, tuple | list | dict):
        for step, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _strings(item, find, mark, (*key, step))
    elif isinstance(value, str) and mark:
        yield key, value, mark


@cache
def _fields(model: type[BaseModel], find: Find[M]) -> tuple[tuple[str, str, M | None], ...]:
    """(name, key in the file, mark) of the fields of one sort, and of those with parts, which have their own marks."""
    every = ((name, info) for name, info in model.model_fields.items() if name not in GIVEN_BY_THE_FILE)
    marked = ((name, info, find(info.annotation, info.metadata)) for name, info in every)
    return tuple((name, info.alias or name, mark) for name, info, mark in marked if mark or model_in(info.annotation))


def _mark(kind: type[M], annotation: Any, beside: Iterable[Any]) -> M | None:
    """The mark of a field, looked for in its annotation: in `Words`, `Words | None` and `tuple[Words, ...]` alike."""
    # Of a table the values, not the keys.
    arguments = get_args(annotation)[1 if get_origin(annotation) is dict else 0 :]
    own = (item for item in (*beside, *arguments) if isinstance(item, kind))
    return next(own, None) or next(filter(None, (_mark(kind, argument, ()) for argument in arguments)), None)


_WORDS: Find[Translatable] = partial(_mark, Translatable)
_REFERENCE: Find[Ref] = partial(_mark, Ref)


def _free(annotation: Any, beside: Iterable[Any] = ()) -> bool:
    if any(map(_holds_to_a_pattern, (*beside, *getattr(annotation, "__metadata__", ())))):
        return False
    if annotation is str or (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
        return True
    return get_origin(annotation) is not Literal and any(map(_free, get_args(annotation)))


def _holds_to_a_pattern(mark: Any) -> bool:
    inside = getattr(mark, "metadata", ())
    return bool(getattr(mark, "pattern", None)) or any(map(_holds_to_a_pattern, inside))
