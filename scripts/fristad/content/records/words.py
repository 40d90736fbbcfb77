"""Which fields of a record hold words for readers, found by their type and never by a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from fristad.content.records.base import Record, Translatable
from fristad.content.records.validation import GIVEN_BY_THE_FILE, model_in
from fristad.syntax.front_matter import Key


@dataclass(frozen=True)
class FieldWords:
    """One translatable string of a record: `field` is the path without positions, `key` the path with them."""

    field: str
    key: Key
    text: str


def words_of(record: Record) -> Iterator[FieldWords]:
    """Every translatable string in the record's fields, in the order of the fields."""
    hidden = record.hidden_fields()
    for name, mark in _fields_with_words(type(record)):
        if name not in hidden:
            yield from _words(getattr(record, name), mark, (name,))


@cache
def _fields_with_words(model: type[BaseModel]) -> tuple[tuple[str, Translatable | None], ...]:
    """The fields that hold words with their marks, and those that hold parts, which have marks of their own."""
    marked = ((name, info, _marks(info.annotation, info.metadata)) for name, info in model.model_fields.items())
    return tuple((name, mark) for name, info, mark in marked if mark or model_in(info.annotation))


def _marks(annotation: Any, metadata: list[Any]) -> Translatable | None:
    """The mark of a field, looked for in its annotation: in `Words`, `Words | None` and `tuple[Words, ...]` alike."""
    for item in metadata:
        if isinstance(item, Translatable):
            return item
    for argument in get_args(annotation):
        if isinstance(argument, Translatable):
            return argument
        found = _marks(argument, [])
        if found:
            return found
    return None


def _words(value: Any, mark: Translatable | None, key: Key) -> Iterator[FieldWords]:
    if isinstance(value, BaseModel):
        for name, own in _fields_with_words(type(value)):
            yield from _words(getattr(value, name), own, (*key, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _words(item, mark, (*key, index))
    elif isinstance(value, str) and mark:
        field = ".".join(str(step) for step in key if isinstance(step, str))
        yield FieldWords(field, key, value)


def texts_of(record: Record) -> Iterator[tuple[Key, str]]:
    """Every text in a record's fields that somebody may read, translated or not: names, remarks and sources too.

    Found by its type: text that is held to no pattern and no list of choices. Keys are those of the file.
    """
    return _texts(record, ())


def _texts(value: Any, key: Key) -> Iterator[tuple[Key, str]]:
    if isinstance(value, BaseModel):
        for name, written in _free_fields(type(value)):
            yield from _texts(getattr(value, name), (*key, written))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, (*key, index))
    elif isinstance(value, str):
        yield key, value


@cache
def _free_fields(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """(name, key in the file) of the fields that can hold text of any kind, themselves or in their parts."""
    every = (
        (name, info.alias or name, info) for name, info in model.model_fields.items() if name not in GIVEN_BY_THE_FILE
    )
    return tuple((name, key) for name, key, info in every if _is_free(info.annotation, info.metadata))


def _is_free(annotation: Any, metadata: Iterable[Any] = ()) -> bool:
    if any(map(_holds_to_a_pattern, (*metadata, *getattr(annotation, "__metadata__", ())))):
        return False
    if annotation is str or (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
        return True
    return get_origin(annotation) is not Literal and any(map(_is_free, get_args(annotation)))


def _holds_to_a_pattern(mark: Any) -> bool:
    inside = getattr(mark, "metadata", ())
    return bool(getattr(mark, "pattern", None)) or any(map(_holds_to_a_pattern, inside))
