"""What each template of a print is given, as JSON: one frozen value per kind. A new thing on a print starts here.

`overrides/prints/<kind>.typ` shows it. A municipality may put a template of its own in the place of ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from fristad.prints.said import Said


@dataclass(frozen=True)
class Code:
    """A square code with the address that it leads to."""

    svg: str
    address: str
    """As it is written beside the code: "example.org/s/2k7fd"."""
    alt: Said
    """What a screen reader says in its place."""


@dataclass(frozen=True)
class Danger:
    """Whom to call in danger."""

    words: Said
    number: Said


@dataclass(frozen=True, kw_only=True)
class Paper:
    """What every print is given."""

    template: ClassVar[str]
    pages: ClassVar[int] = 1
    """How many it has, never more."""

    title: str
    """What a viewer calls it. It gives nothing away where the print gives nothing away."""
    tag: str
    """The language, as the file names it."""
    lang: str
    """As Typst names it."""
    dir: Literal["ltr", "rtl"]
    script: str
    staff: Said
    """In Swedish, for who hands it over: what kind of print it is, of what, in which language."""


@dataclass(frozen=True, kw_only=True)
class Published:
    """Of a print that may say what it is about: how old its facts are, and who is to keep them right."""

    checked: Said
    kept_by: tuple[Said, ...]
    """The words before, and the Swedish name."""


@dataclass(frozen=True, kw_only=True)
class Poster(Paper, Published):
    """A4 to put up: what it is, whom to call, when, and where to read on."""

    template: ClassVar[str] = "poster"

    danger: Danger | None
    heading: Said
    name: Said | None
    """The Swedish name to ask for, where the heading is what it is called."""
    summary: Said | None
    call: Said | None
    number: Said | None
    """The number, large; None where there is only an address, or nothing that is sure."""
    number_name: Said | None
    """Whose number it is, where that is not the heading."""
    sure: bool
    """Whether the number may be the largest thing on the print."""
    ways: tuple[Said, ...]
    """Other ways: a chat, a website."""
    hours: tuple[Said, ...]
    facts: Said | None
    languages: tuple[Said, ...]
    unsure: tuple[Said, ...]
    """That it may have changed, and its source."""
    read_more: Said
    code: Code


@dataclass(frozen=True, kw_only=True)
class Strips(Poster):
    """The same with strips to tear off, which have nothing but the number and a neutral address."""

    template: ClassVar[str] = "strips"

    tear_off: Said


@dataclass(frozen=True, kw_only=True)
class Screen(Poster):
    """The same for a screen in a room where everybody sees it: a picture, and no PDF."""

    template: ClassVar[str] = "screen"

    width: int
    """In pixels."""
    height: int
    language: Said
    """The language by its own name."""


@dataclass(frozen=True, kw_only=True)
class Card(Paper):
    """Eight small cards on an A4: nothing outside tells what they are about."""

    template: ClassVar[str] = "card"
    pages: ClassVar[int] = 2

    outside: Said
    call: Said
    number: Said
    hours: tuple[Said, ...]
    facts: Said | None
    danger: Danger | None
    language: Said
    """The language by its own name."""
    date: Said
    code: Code


@dataclass(frozen=True, kw_only=True)
class Slip(Paper):
    """Several slips on an A4 that look like receipts."""

    template: ClassVar[str] = "slip"

    heading: Said
    number_label: Said
    number: Said
    hours: tuple[Said, ...]
    facts: Said | None
    date_label: Said
    date: Said
    code_label: Said
    code_signs: Said
    language: Said
    code: Code


@dataclass(frozen=True)
class Line:
    """A service on a sheet: what it is in the reader's language, its name, its number, and the Swedish beside."""

    called: Said
    name: Said | None
    number: Said | None
    ways: tuple[Said, ...]
    """Where it has no number that may be shown."""
    hours: tuple[Said, ...]
    facts: Said | None
    swedish: Said | None
    """What it is in Swedish, for who hands it over; nothing on a Swedish print."""
    unsure: tuple[Said, ...]


@dataclass(frozen=True)
class LocalGroup:
    """The ways in of one place."""

    place: Said
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class Sheet(Paper, Published):
    """One A4 for a guide or a place, with the Swedish beside."""

    template: ClassVar[str] = "sheet"

    heading: Said
    swedish_heading: Said | None
    summary: Said | None
    danger: Danger | None
    swedish_danger: Said | None
    help_is_here: Said
    lines: tuple[Line, ...]
    where_you_live: Said
    local: tuple[LocalGroup, ...]
    ask: tuple[Said, ...]
    """How to ask for an interpreter: the words before, then the Swedish sentence."""
    read_more: Said
    code: Code


@dataclass(frozen=True)
class Spoken:
    """A language to point at."""

    name: Said
    sentence: Said
    swedish: Said


@dataclass(frozen=True, kw_only=True)
class Languages(Paper, Published):
    """All languages on one sheet."""

    template: ClassVar[str] = "languages"

    heading: Said
    sentence: Said
    """The Swedish of what each language says."""
    spoken: tuple[Spoken, ...]


BlockKind = Literal["heading", "paragraph", "item", "line"]


@dataclass(frozen=True)
class Block:
    """A part of a text: words, or a service."""

    kind: BlockKind
    said: Said | None
    line: Line | None = None


@dataclass(frozen=True)
class Section:
    """A part of a guide below its heading, which is missing before the first."""

    heading: Said | None
    blocks: tuple[Block, ...]


@dataclass(frozen=True, kw_only=True)
class Leaflet(Paper, Published):
    """A guide on four small pages: one A4, folded."""

    template: ClassVar[str] = "leaflet"
    pages: ClassVar[int] = 2

    outside: Said
    heading: Said
    summary: Said | None
    danger: Danger | None
    sections: tuple[Section, ...]
    """So many are shown as fit on two small pages; where not all do, `rest` says where they are."""
    rest: Said
    help_is_here: Said
    lines: tuple[Line, ...]
    read_more: Said
    code: Code


PRINTS: tuple[type[Paper], ...] = (Card, Poster, Strips, Slip, Sheet, Leaflet, Languages)
"""Every kind of print that Typst makes as a PDF."""
