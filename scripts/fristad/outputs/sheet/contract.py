"""What the template of a sheet is given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from markupsafe import Markup

from fristad.languages.known_languages import Language
from fristad.languages.text import Text


@dataclass(frozen=True)
class SheetTerm:
    """A term of the term list that stands in the Swedish of a message."""

    swedish: str
    meaning: str
    use: tuple[str, ...]
    """What it is called, the best first; empty where the list has nothing for the language."""
    avoid: tuple[str, ...]


@dataclass(frozen=True)
class SheetMessage:
    """One message to judge."""

    number: int
    """Where it stands in the sheet, from 1."""
    context: str
    field: str
    """What it is, by the last part of its context: "title", "summary", "get-away"."""
    kind: str
    """What translators are told first of it: "Heading", "List item"."""
    swedish_mark: str
    """Fingerprint of the Swedish words, as reviews have it."""
    words_mark: str
    """Fingerprint of the translation."""
    swedish: Markup
    """As a page says it: facts in the place of placeholders."""
    words: Markup
    coded: str
    """The translation as it stands in the catalogue, to be changed into a proposal."""
    names: tuple[str, ...]
    """What stands in braces in it."""
    open: tuple[str, ...]
    """Those of `names` that no fact is known for, since each page fills them in."""
    terms: tuple[SheetTerm, ...]


@dataclass(frozen=True)
class SheetPage:
    """The messages of one page, in reading order, and the page as it reads."""

    ref: str
    """What the answer calls it: "guide/in-danger", or "ui" for the labels."""
    swedish_title: str
    title: Text | None
    """None for the labels, which every page has some of."""
    messages: tuple[SheetMessage, ...]
    missing: int
    """So many of its messages have no translation to judge."""
    view: Markup | None
    """The page's text in the language, without pictures, links and buttons; None for the labels."""

    @property
    def anchor(self) -> str:
        """Its place in the sheet."""
        return "p-" + self.ref.replace("/", "-")


@dataclass(frozen=True)
class Sheet:
    """The whole sheet."""

    template: ClassVar[str] = "sheet/review.html"

    language: Language
    site: str
    made: date
    pages: tuple[SheetPage, ...]
    roles: tuple[str, ...]
    format: str
    """What an answer says that it is."""
    version: int
    """Of the answer's form."""
    style: Markup
    style_hash: str
    """For the policy of the page: it runs and shows what it was made with, and nothing else."""
    script: Markup
    script_hash: str
    has_font: bool

    @property
    def count(self) -> int:
        """How many messages there are to judge."""
        return sum(len(page.messages) for page in self.pages)
