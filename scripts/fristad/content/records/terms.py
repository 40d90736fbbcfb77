"""Definitions: the types and expressions of violence, and the words that programmes use."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from fristad.content.records import ids
from fristad.content.records.base import Confidence, Definition, Record, Words
from fristad.problems import Problem
from fristad.syntax.front_matter import Document


class _Explained(Record):
    with_cards: ClassVar[int] = 1
    """Services that its page shows whole, after the one that it begins with: it quotes the programmes too."""

    title: Words
    summary: Words
    order: int
    services: tuple[ids.Service, ...]
    """Where to turn, the most fitting first."""
    definitions: tuple[Definition, ...]
    """Each programme's own words; the body is the plain explanation for a resident."""


class ViolenceType(_Explained):
    """A kind of violence that a programme covers, such as honour-related violence."""

    kind: ClassVar[str] = "type"


class Expression(_Explained):
    """A form that violence takes, such as neglect."""

    kind: ClassVar[str] = "expression"


class Term(Record):
    """A word that the programmes use, with each programme's own definition and a plain one."""

    kind: ClassVar[str] = "term"

    title: Words
    summary: Words
    order: int
    definitions: tuple[Definition, ...]


class Perspective(Term):
    """A way of looking that a programme asks its staff to take."""

    kind: ClassVar[str] = "perspective"


class Level(Term):
    """A level of prevention: universal, selective or indicated."""

    kind: ClassVar[str] = "level"

    mark: str
    """The Swedish word that plans mark their actions with, exactly: "Universell"; never translated."""


class Group(Term):
    """A target group of a programme."""

    kind: ClassVar[str] = "group"


class Law(Record):
    """A section of law and what it means for a reader."""

    kind: ClassVar[str] = "law"

    title: Words
    summary: Words
    order: int
    citation: str
    """As lawyers write it, in Swedish: "19 kap. 1 § socialtjänstlagen (2025:400)"; never translated."""
    url: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    replaces: Words | None = None
    successor: ids.Law | None = None
    confidence: Confidence


def ended_law_without_successor(law: Law, document: Document) -> list[Problem]:
    """A reader who meets a repealed section needs to know what applies now."""
    if law.valid_to is None or law.successor:
        return []
    what = f"{law.citation!r} no longer applies and names no successor"
    return [Problem(document.source("valid_to"), "law-without-successor", what, "Add `successor:`.")]


LAW_RULES = (ended_law_without_successor,)
