"""Lists that translators keep as YAML: read into a model, or everything that is wrong, each with its place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from fristad.problems import Problem, Source
from fristad.syntax import front_matter
from fristad.syntax.front_matter import Document, Key

LONGEST = 1_000_000
"""Characters of a list: a hundred terms in thirty languages have a third of it."""
Word = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Part(BaseModel):
    """A value of such a list, with no other keys than those it names."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


_M = TypeVar("_M", bound=Part)
Place = Callable[..., Source]
"""Where the value at a path of keys stands, such as ("terms", 0, "translations")."""


def read(path: str, text: str, model: type[_M], code: str) -> tuple[_M | None, Place, list[Problem]]:
    """The value of a file and where each part of it stands; None where it cannot be one.

    What does not fit the model is told by `code`.
    """
    # Read like a record's facts, which stand between dashes: everything is one line further down there.
    document, problems = front_matter.read(path, f"---\n{text}\n---\n", LONGEST)
    problems = [_up(problem) for problem in problems]
    if document is None:
        return None, lambda *_: Source(path), problems

    def place(*key: str | int) -> Source:
        return _one_up(document.source(*key))

    try:
        return model.model_validate(document.data), place, problems
    except ValidationError as error:
        return None, place, [*problems, *(_told(detail, document, code) for detail in error.errors())]


def _told(detail: Any, document: Document, code: str) -> Problem:
    key: Key = tuple(step for step in detail["loc"] if isinstance(step, str | int) and step != _A_KEY)
    name = ".".join(str(step) for step in key)
    of_key = detail["type"] == "extra_forbidden" or _A_KEY in detail["loc"]
    where = document.keys.get(key) if of_key else None
    what = f"`{name}`: {detail['msg'].lower()}"
    return Problem(_one_up(where or document.source(*key)), code, what, "Write it like the others.")


_A_KEY = "[key]"
"""Where pydantic has looked at a key, and not at what stands there."""


def _up(problem: Problem) -> Problem:
    return Problem(_one_up(problem.source), problem.code, problem.what, problem.instead, problem.severity)


def _one_up(place: Source) -> Source:
    return Source(place.path, max(1, place.line - 1), place.column)
