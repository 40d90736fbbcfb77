"""What templates of pages for staff are given: places of work, what is handed on there, and ways to show and link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from fristad.languages.known_languages import Language
from fristad.languages.text import Text
from fristad.pages.parts import Link, ListGroup, Passage, SectionView


@dataclass(frozen=True)
class Kit:
    """The page with all that staff hand on in one language, which they know by what they call it themselves."""

    language: Language
    name: Text
    href: str
    current: bool


@dataclass(frozen=True)
class Shared:
    """A page in one language, to show somebody, and to link to from elsewhere."""

    language: Language
    name: Text
    """What who reads the page calls the language."""
    title: Text
    show: str
    """Where to show it: beside the Swedish, or by itself in a language that needs no Swedish."""
    url: str
    """Its own address, whole."""


@dataclass(frozen=True)
class Handout:
    """Something that staff hand on in one language: what it is called, what to print and show, and texts to copy."""

    ref: str
    title: Text
    """In the language of the page."""
    called: Text | None
    """What a service with a name is, in the language of the page."""
    shared: Shared
    summary: Text | None
    """In the language of the reader, like `shared.title` and `message`."""
    message: Text
    short_url: str
    prints: tuple[Link, ...]
    audience: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SharePage:
    """For a member of staff: every language in which something can be shown, and how to link to it."""

    template: ClassVar[str] = "share.html"

    languages: tuple[Shared, ...]
    every_language: str
    """The address that leads to all of them, whole."""


@dataclass(frozen=True, kw_only=True)
class StaffPage:
    """For staff who hand on what the site tells: the places of work first, then how to do it safely."""

    template: ClassVar[str] = "staff.html"

    places: ListGroup
    body: tuple[Passage, ...]


@dataclass(frozen=True, kw_only=True)
class SettingPage:
    """A place of work: the languages to hand on in, where to put things up, and how to hand them over."""

    template: ClassVar[str] = "setting.html"

    kits: tuple[Kit, ...]
    audiences: tuple[tuple[str, Text], ...]
    """For a script: who to choose between."""
    body: tuple[Passage, ...]
    safely: tuple[Passage, ...]
    """The text of the page for all staff."""
    to_safely: Link | None
    """To where it begins on this page, which the kits make long."""


@dataclass(frozen=True, kw_only=True)
class KitPage:
    """All that staff of a place of work hand on in one language."""

    template: ClassVar[str] = "kit.html"

    handouts: tuple[Handout, ...]
    audiences: tuple[tuple[str, Text], ...]
    kits: tuple[Kit, ...]
    """The other languages."""
    safely: SectionView | None
    """How to hand it over."""
