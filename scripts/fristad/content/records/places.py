"""Places: where a service helps, a programme applies or a body decides. Each municipality writes its own."""

from __future__ import annotations

from typing import ClassVar

from fristad.content.records import ids
from fristad.content.records.base import LanguageTag, Record, Words


class Place(Record):
    """A country, county or municipality. `order` is the order in which pages name them."""

    kind: ClassVar[str] = "place"

    title: Words
    order: int
    within: ids.Place | None = None
    """The place around it: what helps there helps here too."""
    languages_by_law: tuple[LanguageTag, ...] = ()
    """BCP 47: the languages that people have a right to use with the municipality, such as national minorities'."""
