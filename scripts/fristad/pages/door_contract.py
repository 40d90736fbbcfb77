"""What templates of pages that belong to no language are given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from fristad.languages.known_languages import Language
from fristad.languages.text import Text
from fristad.pages.frame_contract import Alternate
from fristad.pages.parts import Link, PhoneLink

OF_DOORS = "-doors"
"""What the stylesheet of pages that belong to no language is called after "style"."""


@dataclass(frozen=True, kw_only=True)
class FrontDoor:
    """The page of all languages, which belongs to none. It says nothing of what the site is about."""

    template: ClassVar[str] = "languages.html"

    language: Language
    canonical: str
    alternates: tuple[Alternate, ...]
    root: str
    exit_url: str
    doors: tuple[Door, ...]
    exits: tuple[Text, ...]
    """The word for leaving, each once, in as many languages as fit."""

    @property
    def font_name(self) -> str:
        """As of a language: what its stylesheet is called after "style"."""
        return OF_DOORS


@dataclass(frozen=True, kw_only=True)
class BlankPage:
    """The blank page between the site and the ordinary page that the exit leads to."""

    template: ClassVar[str] = "blank.html"

    language: Language
    root: str
    exit_url: str
    exit_host: str
    """What the tab's history says instead of a page of ours: "smhi.se"."""


@dataclass(frozen=True)
class Door:
    """One language's way in."""

    language: Language
    href: str
    call: Text
    emergency: PhoneLink | None
    missing: Text
    """For 404: the page is not there."""
    start: Text


@dataclass(frozen=True, kw_only=True)
class NotFoundPage(FrontDoor):
    """404 for all languages; its links are absolute, since it is shown at any depth."""

    template: ClassVar[str] = "404.html"


@dataclass(frozen=True, kw_only=True)
class ShortDoor(FrontDoor):
    """The page of a short address: the same record in each language."""

    template: ClassVar[str] = "short.html"


@dataclass(frozen=True, kw_only=True)
class MovedPage:
    """What stands at an address of an older name, and leads on at once."""

    template: ClassVar[str] = "moved.html"

    language: Language
    canonical: str
    root: str
    exit_url: str
    target: Link
