"""Violence types and the expressions that violence takes."""

from __future__ import annotations

from typing import ClassVar

from fristad.records import Definition, Id, Record, Tier, Words


class _Explained(Record):
    tier: ClassVar[Tier] = "guides"
    with_cards: ClassVar[int] = 2
    """Services that its page shows whole: fewer than a guide's, since it quotes the programmes too."""

    title: Words
    summary: Words
    order: int
    services: tuple[Id, ...]
    """Where to turn, the most fitting first."""
    definitions: tuple[Definition, ...]
    """Each programme's own words; the body is the plain explanation for a resident."""


class ViolenceType(_Explained):
    """A kind of violence that a programme covers, such as honour-related violence."""

    kind: ClassVar[str] = "type"


class Expression(_Explained):
    """A form that violence takes, such as neglect."""

    kind: ClassVar[str] = "expression"
