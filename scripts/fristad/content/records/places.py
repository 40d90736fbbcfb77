"""Places: where a service helps, a programme applies or a body decides. Each municipality writes its own."""

from __future__ import annotations

from typing import ClassVar

from fristad.content.records.base import Id, LanguageTag, Record, Tier, Words


class Place(Record):
    """A country, county or municipality. `order` is the order in which pages name them."""

    kind: ClassVar[str] = "place"
    tier: ClassVar[Tier] = "services"

    title: Words
    order: int
    within: Id | None = None
    """The place around it: what helps there helps here too."""
    languages_by_law: tuple[LanguageTag, ...] = ()
    """BCP 47: the languages that people have a right to use with the municipality, such as national minorities'."""
