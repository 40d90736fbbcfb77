"""Ids, and the marks of the fields in which one record names another."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import Field


class Ref:
    """The mark of a field that names a record of some kind: by its id, or as "kind/id" where it may be of several.

    Rules find such fields by it, so a new one needs no line of code elsewhere; `kinds.py` refuses a kind that is none.
    `called` is what records of several kinds are called together: "a source document".
    """

    def __init__(self, *kinds: str, called: str = "") -> None:
        self.kinds: Final = kinds
        self.called: Final = called
        self.code: Final = f"unknown-{called.rpartition(' ')[2] or '-or-'.join(kinds)}"


Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]
"""Kebab-case ASCII; it is the file's name and never changes meaning."""
Action = Annotated[Id, Ref("action")]
Body = Annotated[Id, Ref("body")]
Guide = Annotated[Id, Ref("guide")]
Law = Annotated[Id, Ref("law")]
Level = Annotated[Id, Ref("level")]
Material = Annotated[Id, Ref("material")]
Place = Annotated[Id, Ref("place")]
Programme = Annotated[Id, Ref("programme")]
Service = Annotated[Id, Ref("service")]
Type = Annotated[Id, Ref("type")]
_PAGES = Ref(
    *("guide", "type", "expression", "service", "programme", "answer", "material", "statement", "page", "setting"),
    *("perspective", "level", "group", "term", "law"),
    called="a page",
)
OwnPage = Annotated[str, Field(pattern=r"^[a-z]+/[a-z0-9-]+(?:/[a-z0-9-]+)*$"), _PAGES]
"""A page, named by its record: "service/kast-stockholm", "page/about/privacy"."""
_DOCUMENTS = Ref("answer", "programme", called="a source document")
Document = Annotated[str, Field(pattern=r"^(?:answer|programme)/[a-z0-9-]+$"), _DOCUMENTS]
"""A source document, named by the record that holds it: "answer/skarpnack-2020"."""
