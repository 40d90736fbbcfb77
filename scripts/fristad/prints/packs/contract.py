"""What the templates of a pack's texts are given, and what each file of a pack is made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from fristad.languages.known_languages import Language
from fristad.prints.contract import Section
from fristad.prints.typesetting import Typesetter
from fristad.site.rendering import Renderer
from fristad.site.site import Site


@dataclass(frozen=True)
class Order:
    """What is to be made in one language, and with what."""

    site: Site
    language: Language
    typesetter: Typesetter
    renderer: Renderer


Maker = Callable[[Order], Iterator[tuple[str, bytes]]]
"""Gives files of a pack: path in it, content. Raises PrintError."""


@dataclass(frozen=True)
class Slide:
    """A slide, lying and standing, in `screens/`."""

    code: str
    lying: str
    standing: str
    words: str
    """All that it says, for who cannot see it."""
    heading: str


@dataclass(frozen=True)
class ScreensPage:
    """A page that shows slides in turn, from a folder and without a network."""

    template: ClassVar[str] = "prints/screens.html"

    language: Language
    title: str
    style: str
    """The stylesheet beside it."""
    slides: tuple[Slide, ...]


@dataclass(frozen=True)
class ScreensStyle:
    """Its stylesheet: how many slides there are says when each is shown."""

    template: ClassVar[str] = "prints/screens.css"

    count: int
    seconds: int
    """So long each is shown."""

    @property
    def part(self) -> str:
        """How much of a whole round that is, in percent."""
        return f"{100 / self.count:.4f}"


@dataclass(frozen=True)
class Subject:
    """What several files of a pack are about."""

    title: str
    checked: str
    """When its facts were checked."""
    files: tuple[tuple[str, str], ...]
    """(path, what it is)."""


@dataclass(frozen=True)
class ReadMeText:
    """What is what, and how it is handed on, in one language of staff."""

    language: Language
    handed: str
    """What the language of the files is called."""
    point: str
    """What the sheet with all languages is called."""
    subjects: tuple[Subject, ...]
    safely: tuple[Section, ...]
    """The words of the pages for staff."""
    more: str
    """The address of those pages; "" where a site has none."""


@dataclass(frozen=True)
class ReadMe:
    """The text beside the files."""

    template: ClassVar[str] = "prints/read_me.txt"

    name: str
    """The site's."""
    is_apart: bool
    """Whether some slides are for those who hurt others or buy sex."""
    texts: tuple[ReadMeText, ...]
