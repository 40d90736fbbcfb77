"""What the template around every page is given, whatever kind of page it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fristad.languages.known_languages import Language
from fristad.languages.text import Text
from fristad.pages.parts import (
    Contact,
    Day,
    FactView,
    LanguageLink,
    Link,
    PhoneView,
    SourceView,
)


@dataclass(frozen=True)
class Alternate:
    """An absolute address for search engines: hreflang and URL."""

    tag: str
    url: str


NoticeKind = Literal["machine", "unreviewed", "stale", "partial", "untranslated"]


@dataclass(frozen=True)
class Notice:
    """Something the reader must know about the words of this page."""

    kind: NoticeKind
    text: Text


@dataclass(frozen=True)
class Clock:
    """What a script says of hours right now. Times and days come in the place of {time} and {day}."""

    open_now: Text
    closed_now: Text
    only_closed_now: Text
    """Where nobody knows when it opens."""
    days: str
    """Monday first, with | between."""
    until: int
    """The last day, counted from 1970, that the hours on the page were worked out for."""
    holidays: str
    """Counted likewise."""


@dataclass(frozen=True, kw_only=True)
class Frame:
    """What surrounds every page: language, navigation, the way out, and what is to know about its words."""

    language: Language
    address: str
    """Below the language's root, "" for its start page."""
    url: str
    """Below the site's root, "ar/services/"."""
    canonical: str
    alternates: tuple[Alternate, ...]
    languages: tuple[LanguageLink, ...]
    navigation: tuple[Link, ...]
    search: Link | None
    trail: tuple[Link, ...]
    home: str
    root: str
    """The link to the site's root, where the assets are."""
    exit_url: str
    neutral_name: str
    """What the site is called where anyone may look: in the header, in the tab and in the history."""
    standing: Link | None
    """The page that tells who translated, and what is missing."""
    statement: Link | None
    """The accessibility statement, which the law wants linked from every page."""
    emergency: PhoneView | None
    clock: Clock | None
    """On pages with hours that a script can tell of."""
    notices: tuple[Notice, ...]
    indexed: bool
    short_href: str
    """The neutral address of the page in all languages, as a link from here."""
    short_url: str
    """The same in full, to write down or to send."""


@dataclass(frozen=True)
class CallBox:
    """The way in that a page begins with: whom to call, what they are, what a caller asks first."""

    name: Text
    href: str
    """Its page; "" where that is the page."""
    called: Text | None
    """Missing where the heading says it."""
    contact: Contact
    phone: PhoneView | None
    """The number of its button; where there is none, it is a chat or a page that opens."""
    facts: tuple[FactView, ...]
    """Said without their labels."""
    emergency: bool
    chat_at_times: bool = False
    """Whether its chat has hours of its own, which stand on its page."""
    instead: bool = False
    """Whether it stands for a service that has no way in of its own."""
    also: CallBox | None = None
    """Beside the number for danger: whom to call when it is over."""


@dataclass(frozen=True, kw_only=True)
class About:
    """What every page tells of itself: what it is called, who keeps it right and where its facts come from."""

    ref: str
    noun: Text
    """What the tab and the history call it: a word that gives nothing away."""
    title: Text
    title_is_name: bool
    """A name is a fact, and stays as it is in every language."""
    name: Text | None = None
    """The Swedish name of a service, to say when one rings, where the heading is what it is called."""
    call: CallBox | None = None
    """Whom to call first."""
    summary: Text | None = None
    checked: Day
    """When the facts were last checked."""
    owner: Text | None = None
    owner_href: str = ""
    implements: tuple[Link, ...] = ()
    sources: tuple[SourceView, ...] = ()
    sources_href: str = ""
    """Where they are instead: what sources say is told in Swedish, so only Swedish pages carry it."""
