"""The parts that pages are made of: frozen values with everything decided, as templates show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urlsplit

from markupsafe import Markup

from fristad.languages.known_languages import Language
from fristad.languages.text import Text, isolated


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere."""

    macro: ClassVar[str] = "link"

    text: Text
    href: str
    current: bool = False
    summary: Text | None = None
    ref: str = ""
    short: str = ""
    """The code of the page's address for print, below `s/`."""
    anchors: tuple[str, ...] = ()
    """Places on this page that others may still link to, of what now has a page of its own."""

    @property
    def plain(self) -> str:
        return self.text.plain


@dataclass(frozen=True)
class SectionView:
    """A section as the contents name it."""

    text: Text
    href: str
    anchors: tuple[str, ...] = ()
    """Places that once were on this page, where the section is on another."""


@dataclass(frozen=True)
class PhoneLink:
    """A number that can be tapped."""

    macro: ClassVar[str] = "phone"

    href: str
    number: str
    whose: Text
    """Whom one reaches, for who hears links one by one: the name, or what it is where the name is a number."""
    of: str
    """The reference of the fact's record, where that is another than the page's own."""

    @property
    def plain(self) -> str:
        """Isolated by characters."""
        return isolated(self.number)


@dataclass(frozen=True)
class WebLink:
    """A link to another site, which is told nothing of where the reader came from."""

    macro: ClassVar[str] = "web"

    fact: str
    href: str
    shown: str
    of: str

    @property
    def plain(self) -> str:
        return urlsplit(self.href).netloc


@dataclass(frozen=True)
class EmailLink:
    """An address to write to."""

    macro: ClassVar[str] = "email"
    fact: ClassVar[str] = "email"

    address: str
    of: str


@dataclass(frozen=True)
class NameLink:
    """A link to a record by its name, which stays Swedish, and by what it is called in the reader's language."""

    macro: ClassVar[str] = "name"
    fact: ClassVar[str] = "name"

    words: Text
    href: str
    of: str
    called: Text | None = None
    """What it is, in the reader's language; None for whom the name says it."""
    called_first: bool = False
    """Not where the words before have just said what it is."""

    @property
    def name(self) -> Text:
        return self.words

    @property
    def plain(self) -> str:
        return f"{self.called} ({self.words.plain})" if self.called_first else self.words.plain


@dataclass(frozen=True)
class SaidFact:
    """A fact in words: hours as one run of them, where to go."""

    macro: ClassVar[str] = "said"

    fact: str
    words: Text
    of: str
    label: Text | None = None

    @property
    def plain(self) -> str:
        return self.words.plain


@dataclass(frozen=True)
class Day:
    """A date, for people and for programs."""

    fact: str
    iso: str
    words: Text


Value = Link | PhoneLink | WebLink | NameLink | SaidFact
"""What running text can name. Each is shown by its `macro` of components/values.html, in text as in a template."""


@dataclass(frozen=True)
class NamedLink:
    """A link in the list of everything, with the Swedish name where it is another: the word to say on the phone."""

    text: Text
    href: str
    in_swedish: Text | None


@dataclass(frozen=True)
class LanguageLink:
    """The same page in another language, in that language's own name."""

    language: Language
    href: str
    current: bool

    @property
    def mark(self) -> Markup:
        """The attribute of the link to the page that one is on."""
        return Markup(' aria-current="true"' if self.current else "")


@dataclass(frozen=True)
class PhoneView:
    """A number to call. `label` says which one, where there are several."""

    label: Text | None
    link: PhoneLink
    sms: bool
    on_phone_bill: Text | None = None


@dataclass(frozen=True)
class SourceView:
    """Where a fact comes from. `says` is Swedish; `href` is empty for a source nobody can open."""

    says: Text
    href: str
    shown: str
    date: str


@dataclass(frozen=True)
class HoursView:
    """When somebody answers, and what else is to know of it."""

    known: Text | None
    """None where one only books a time."""
    beside: tuple[Text, ...]
    week: str = ""
    """For a script, where it can tell what is so right now: see `schedules.Code`."""
    differing: str = ""
    label: Text | None = None
    """What stands before what is known."""
    always: bool = False
    """Somebody answers at all hours of all days."""


@dataclass(frozen=True)
class FactView:
    """A fact with its label; `field` is the name of the record's field."""

    field: str
    label: Text
    values: tuple[Text, ...]


@dataclass(frozen=True)
class Contact:
    """How to reach a service: what may be shown, and how sure it is."""

    of: str
    """As of a fact."""
    phones: tuple[PhoneView, ...]
    chat: WebLink | None
    chat_hours: SaidFact | None
    chat_sources: tuple[SourceView, ...]
    """Where the chat is not as sure as the numbers."""
    web: WebLink | None
    email: EmailLink | None
    address: SaidFact | None
    hours: HoursView | None
    sources: tuple[SourceView, ...]
    """The sources that must stand beside details that are not surely right."""

    @property
    def empty(self) -> bool:
        return not (self.phones or self.chat or self.web or self.address)


@dataclass(frozen=True)
class Card:
    """A service in short: what it is, whom it is for, how to reach it."""

    ref: str
    name: Text
    href: str
    summary: Text | None
    contact: Contact
    area: Text
    called: Text
    facts: tuple[FactView, ...]
    """Said without their labels."""
    details: tuple[FactView, ...] = ()
    instead: NameView | None = None
    """Whom to call for it, where it has no number of its own."""
    is_number: bool = False
    """Whether its name is a number, and is dialled by it."""
    called_first: bool = False
    """For a reader to whom the Swedish name says nothing: what it is comes before."""
    fits: str = ""
    """The choices that it fits, for a script: "area-stockholm about-honour"."""


@dataclass(frozen=True)
class Tile:
    """A situation as a large button with an icon."""

    link: Link
    icon: str


@dataclass(frozen=True)
class Greeting:
    """What the site is and whom to call, in a language other than the page's."""

    language: Language
    href: str
    words: Text


@dataclass(frozen=True)
class Step:
    """A part of a text below its heading, which is missing before the first."""

    heading: Markup | None
    passages: tuple[Passage, ...]
    folded: bool = False


@dataclass(frozen=True)
class Passage:
    """Some of a text, and the cards that stand below it with their headings' level."""

    html: Markup
    cards: tuple[Card, ...] = ()
    level: int = 2
    elsewhere: tuple[Text, ...] = ()
    """What to do where none of the services is."""
    heading: Markup | None = None
    """That of the section that begins with it."""


@dataclass(frozen=True)
class Pair:
    """The same words in Swedish and in the reader's language; `own` is missing where they exist in Swedish alone."""

    swedish: Text | Markup
    own: Text | Markup | None


@dataclass(frozen=True)
class FactPair:
    """A fact with its label, said in Swedish and, where the words exist, in the reader's language."""

    swedish: FactView
    own: FactView | None


@dataclass(frozen=True)
class Way:
    """A way to reach a service: what it is in two languages, and the number or address once."""

    label: Pair
    notes: tuple[Pair, ...]
    value: PhoneLink | WebLink | EmailLink | SaidFact
    hours: tuple[SaidFact, SaidFact] | None = None
    """Where it has hours of its own: in Swedish and in the reader's language."""


@dataclass(frozen=True)
class ShownContact:
    """How to reach a service, in two languages. `none` says that no detail may be shown."""

    ways: tuple[Way, ...]
    none: Pair | None
    hours: tuple[SaidFact, SaidFact] | None
    """In Swedish and in the reader's language."""
    unsure: Pair | None
    sources: tuple[SourceView, ...]


@dataclass(frozen=True)
class ShownService:
    """A service in two languages."""

    ref: str
    name: Text
    href: str
    summary: Pair
    contact: ShownContact


@dataclass(frozen=True)
class ListGroup:
    """Links below one heading."""

    heading: Text
    anchor: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class ChoiceView:
    """An answer that leads to the services that fit."""

    text: Text
    href: str
    within: str = ""
    """What else fits, for a script: the places around a place, other tags of a language."""
    own: bool = False
    """The language of the page."""


@dataclass(frozen=True)
class FacetView:
    """A question and its answers."""

    id: str
    question: Text
    choices: tuple[ChoiceView, ...]
    folded: tuple[ChoiceView, ...] = ()
    """The rest of many languages."""


@dataclass(frozen=True)
class NameView:
    """A service in one line: its name, and its first number where that is surely right."""

    name: Text
    called: Text | None
    """None where the name itself says it."""
    href: str
    """Empty where the name is the number."""
    phone: PhoneLink | None
    called_first: bool = False
    """As on a card."""
