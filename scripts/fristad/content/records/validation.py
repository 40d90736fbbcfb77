"""How plain data becomes a record: every wrong field told at once, in plain words and with its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from fristad.content.records.base import Record
from fristad.problems import Problem, did_you_mean
from fristad.syntax.front_matter import Document, Key

R = TypeVar("R", bound=Record)
M = TypeVar("M", bound=BaseModel)
GIVEN_BY_THE_FILE = {"id": "The file's name is the id.", "body": "Write the text below the dashes."}
"""Keys that the file itself gives, and what to do instead of writing them."""


def read(model: type[R], document: Document, id: str) -> tuple[R | None, list[Problem]]:
    """The record, or everything that keeps it from being one, in words for an editor."""
    data: dict[str, Any] = {**document.data, "id": id, "body": document.body.strip("\n")}
    given = [
        Problem(
            document.source(key), f"{model.kind}-extra-forbidden", f"'{key}' is not a key here", GIVEN_BY_THE_FILE[key]
        )
        for key in GIVEN_BY_THE_FILE
        if key in document.data
    ]
    record, problems = validated(model, data, document, model.kind)
    return (None, given + problems) if given else (record, problems)


def validated(model: type[M], data: Mapping[str, Any], document: Document, name: str) -> tuple[M | None, list[Problem]]:
    """Plain data as a model's value, or everything that keeps it from being one; codes begin with `name`."""
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        return None, [_in_our_words(detail, document, model, name) for detail in error.errors()]


def _in_our_words(detail: ErrorDetails, document: Document, model: type[BaseModel], name: str) -> Problem:
    key: Key = tuple(step for step in detail["loc"] if isinstance(step, str | int))
    kind, given = detail["type"], detail.get("input")
    code = f"{name}-{kind.replace('_', '-')}"
    source = document.keys.get(key, document.source(*key)) if kind == "extra_forbidden" else document.source(*key)
    what, instead = _told(kind, key, given, detail, document, model)
    return Problem(source, code, what, instead)


def _told(
    kind: str, key: Key, given: Any, detail: ErrorDetails, document: Document, model: type[BaseModel]
) -> tuple[str, str]:
    """What is there, and what to write instead, for each way in which pydantic refuses a value."""
    name = ".".join(str(step + 1) if isinstance(step, int) else step for step in key)
    last = str(key[-1]) if key else ""
    context = detail.get("ctx", {})
    if kind == "missing":
        return f"`{name}` is missing", f"Add a line `{last}: …`."
    if kind == "extra_forbidden":
        return f"'{last}' is not a key here", did_you_mean(last, _known_keys(model, key))
    if given is None:
        return f"`{name}` is empty", "Write something, or remove the line."
    if kind == "literal_error":
        choices = [choice.strip("' ") for choice in str(context.get("expected", "")).replace(" or ", ",").split(",")]
        return f"`{name}` cannot be {_shown(given)}", did_you_mean(str(given), choices)
    if kind == "string_type":
        if isinstance(given, list | dict):
            return f"`{name}` must be one text, got {_shown(given)}", "Write one text."
        return f"`{name}` must be text, got {document.written(*key)}", "Put it in quotes."
    if kind == "string_too_short":
        return f"`{name}` is empty", "Write something, or remove the line."
    if kind == "string_pattern_mismatch":
        if key == ("id",):
            return f"'{given}' cannot be a file name here", "Rename it: small letters a–z, digits and single dashes."
        return f"`{name}` cannot be {_shown(given)}", _PATTERNS.get(_field(key), "Write the id of a record.")
    if kind in ("tuple_type", "list_type"):
        inside = _known_keys(model, (*key, 0, ""))
        instead = f"Begin each with `- {inside[0]}: …`." if inside else "Write `[one, two]`."
        return f"`{name}` must be a list, got {_shown(given)}", instead
    if kind == "model_type":
        keys = ", ".join(f"`{inside}:`" for inside in _known_keys(model, (*key, "")))
        return f"`{name}` must hold keys of its own, got {_shown(given)}", f"Write them below it, indented: {keys}."
    if kind in ("greater_than_equal", "less_than_equal"):
        bound = f"at least {context['ge']}" if "ge" in context else f"at most {context.get('le')}"
        return f"`{name}` is {_shown(given)}", f"Write {bound}."
    for beginning, expected, instead in _KINDS_OF_VALUE:
        if kind.startswith(beginning):
            return f"`{name}` must be {expected}, got {_shown(given)}", instead
    return f"`{name}`: {detail['msg']}", "See CONTRIBUTING for how records are written."


_KINDS_OF_VALUE = (
    ("date", "a date", "Write it like 2026-11-21."),
    ("bool", "true or false", "Write `true` or `false`."),
    ("int", "a whole number", "Write digits only."),
)
_WEB = "Write a full web address that begins with https://."
_PATTERNS = {
    "url": _WEB,
    "web": _WEB,
    "chat.address": _WEB,
    "chat.source": _WEB,
    "email": "Write it like name@place.se.",
    "phones.number": "Write it as +46… or as a short number, with digits only.",
    "phones.display": "Write digits, spaces and dashes only, such as 031-390 06 00 or +46 31 390 06 00.",
    "area": "Write the name of a file in docs/places/, such as 'national'.",
    "place": "Write the name of a file in docs/places/, such as 'national'.",
    "owner": "Write the name of a file in docs/programmes/bodies/.",
    "number": 'Write it in quotes like "2:1".',
    "languages_by_law": "Write the tag of a language, such as 'fi'.",
    "sources.url": _WEB,
    "authority.web": _WEB,
    "gaps.requirement": "Write it like 'WCAG 2.4.6' or 'EN 12.1.1'.",
    "sources.document": "Write it like answer/skarpnack-2020.",
}
"""Field → what to write there instead."""


def _field(key: Key) -> str:
    return ".".join(step for step in key if isinstance(step, str))


def _shown(value: Any) -> str:
    text = repr(value) if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= 60 else text[:57] + "…"


def _known_keys(model: type[BaseModel], key: Key) -> list[str]:
    """The keys allowed where an unknown one was found, for "did you mean"."""
    current: Any = model
    for step in key[:-1]:
        if isinstance(step, int) or not (isinstance(current, type) and issubclass(current, BaseModel)):
            continue
        # pydantic names a field by its alias, which is the key in the file.
        named = {info.alias or name: info for name, info in current.model_fields.items()}
        current = model_in(named[step].annotation) if step in named else None
    if isinstance(current, type) and issubclass(current, BaseModel):
        return [info.alias or name for name, info in current.model_fields.items() if name not in GIVEN_BY_THE_FILE]
    return []


def model_in(annotation: Any) -> type[BaseModel] | None:
    """The model that a field holds, alone or in a list; None where it holds none."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in get_args(annotation):
        found = model_in(argument)
        if found:
            return found
    return None
