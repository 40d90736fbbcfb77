"""What every record shares, and how plain data becomes one.

A record is a frozen value: fields with their units, no behaviour that reads or renders. Fields that hold words for
readers are typed `Words`: extraction, translation and rules find them by that mark, so a new
field needs no line of code elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError
from pydantic_core import ErrorDetails

from fristad.problems import Problem, did_you_mean
from fristad.sources import Document, Key

Tier = Literal["interface", "guides", "services", "programmes"]
"""One catalogue file per tier: who needs the words, and how soon. Interface first."""

Confidence = Literal["high", "medium", "low", "none"]
Audience = Literal[
    "child",
    "young",
    "adult",
    "older",
    "perpetrator",
    "buyer-of-sex",
    "relative",
    "professional",
    "man",
    "woman",
    "trans",
    "lgbtq",
]
Concern = Literal[
    "intimate-partner",
    "honour",
    "prostitution",
    "trafficking",
    "sexual-violence",
    "child-exploitation",
    "child-abuse",
    "elder-abuse",
    "disability",
    "suicide",
    "general",
]


@dataclass(frozen=True)
class Translatable:
    """The mark of a field with words for readers."""


_Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Words = Annotated[_Line, Translatable()]
"""One paragraph of inline Markdown that readers see in their own language."""
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]
"""Kebab-case ASCII; it is the file's name and never changes meaning."""
LanguageTag = Annotated[str, Field(pattern=r"^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$")]
"""BCP 47: "fi", "fa-AF"."""
Reference = Annotated[str, Field(pattern=r"^(?:answer|programme)/[a-z0-9-]+$")]
"""A source document, named by the record that holds it: "answer/skarpnack-2020"."""


def _text_only(value: Any) -> Any:
    """Dates written without quotes are text all the same in a source."""
    return value.isoformat() if isinstance(value, date) else value


class Part(BaseModel):
    """A value inside a record."""

    # Checks are set up for the kinds that are read: most builds read one changed file.
    model_config = ConfigDict(frozen=True, extra="forbid", strict=False, coerce_numbers_to_str=False, defer_build=True)


class Provenance(Part):
    """Where a fact comes from: a public page, a source document, or a third party without an address."""

    url: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None
    document: Reference | None = None
    part: str | None = None
    """Where in the document."""
    says: str
    """What the source says, in Swedish, in our words. It holds no contact detail: those live in fields."""
    date: Annotated[str, BeforeValidator(_text_only)] = "odaterad"
    """The date of the copy that was read, as found: "2024-01", "odaterad"."""


class Definition(Part):
    """A programme's own words for a thing; `text` is None where the source only names it."""

    programme: Id
    term: Words
    text: Words | None = None
    document: Reference
    part: str | None = None


class Record(BaseModel):
    """What every record has. `id` is the file's name and `body` the Markdown below the front matter."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    kind: ClassVar[str] = ""
    tier: ClassVar[Tier] = "programmes"

    id: Id
    body: str = ""
    summary: Words | None = None
    sources: tuple[Provenance, ...] = ()
    checked: date
    """When the facts were last checked."""
    owner: Id
    """The body that is to keep the record right; an office, never a person."""
    aliases: tuple[str, ...] = ()
    """Older or other names."""
    search_words: Words | None = None
    """Words that people search for and that stand nowhere in the text, with commas between; they are never shown."""
    implements: tuple[Id, ...] = ()
    """Actions of a plan that this page carries out."""
    notes: str | None = None
    """For editors; reaches no output."""
    draft: bool = False
    """Not yet to be published: kept out of everything, in every language."""

    @property
    def ref(self) -> str:
        """ "service/kvinnofridslinjen": unique among all records, and the context of its messages."""
        return f"{self.kind}/{self.id}"

    @property
    def heading(self) -> str:
        """The name or title, in Swedish."""
        return str(getattr(self, "title", None) or getattr(self, "name", None) or self.id)

    def hidden_fields(self) -> frozenset[str]:
        """Fields whose words reach no page, and so need no translation."""
        return frozenset()


class Urgent(Record):
    """What every record has that somebody in danger may read."""

    emergency: bool = False
    """Read by somebody in danger: its words are translated before all others, and may need a review to be shown."""


R = TypeVar("R", bound=Record)
M = TypeVar("M", bound=BaseModel)
_GIVEN = {"id": "The file's name is the id.", "body": "Write the text below the dashes."}
"""Keys that the file itself gives, and what to do instead of writing them."""


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
    return tuple((name, mark) for name, info, mark in marked if mark or _model_in(info.annotation))


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
    every = ((name, info.alias or name, info) for name, info in model.model_fields.items() if name not in _GIVEN)
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


def read(model: type[R], document: Document, id: str) -> tuple[R | None, list[Problem]]:
    """The record, or everything that keeps it from being one, in words for an editor."""
    data: dict[str, Any] = {**document.data, "id": id, "body": document.body.strip("\n")}
    given = [
        Problem(document.source(key), f"{model.kind}-extra-forbidden", f"'{key}' is not a key here", _GIVEN[key])
        for key in _GIVEN
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
    "chat": _WEB,
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
        current = _model_in(named[step].annotation) if step in named else None
    if isinstance(current, type) and issubclass(current, BaseModel):
        return [info.alias or name for name, info in current.model_fields.items() if name not in _GIVEN]
    return []


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in get_args(annotation):
        found = _model_in(argument)
        if found:
            return found
    return None
