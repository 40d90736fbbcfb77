"""What each template is given: one frozen value per page and language. A new thing on a page starts here.

The fields are the contract with `overrides/`; `shaping` makes the values.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from markupsafe import Markup

from fristad.locales import Language, Text
from fristad.views import (
    Alternate,
    Card,
    Contact,
    DefinitionView,
    DutyView,
    FactView,
    FocusAreaView,
    GoalView,
    LanguageLink,
    LawView,
    Link,
    ListGroup,
    MaterialView,
    NamedLink,
    Notice,
    PhoneView,
    QuotedView,
    RequestView,
    SourceView,
    TermView,
)

EMPTY = Markup("")


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
    site_name: Text
    emergency: PhoneView | None
    notices: tuple[Notice, ...]
    indexed: bool


@dataclass(frozen=True, kw_only=True)
class PageData:
    """What every template is given as `page_data`."""

    template: ClassVar[str] = "page.html"

    frame: Frame
    ref: str
    title: Text
    title_is_name: bool
    """A name is a fact, and stays as it is in every language."""
    summary: Text | None
    body: Markup = EMPTY
    checked: Markup = EMPTY
    """When the facts were last checked, as a `time` element."""
    owner: Text | None = None
    owner_href: str = ""
    implements: tuple[Link, ...] = ()
    sources: tuple[SourceView, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PlainPage(PageData):
    """An ordinary page of text."""


@dataclass(frozen=True, kw_only=True)
class StartPage(PageData):
    """The way in: danger first, then the situations, then support."""

    template: ClassVar[str] = "start.html"

    danger: tuple[Card, ...]
    situations: tuple[Link, ...]
    find_support: Link | None
    more: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class ListPage(PageData):
    """Links to pages, in groups."""

    template: ClassVar[str] = "list.html"

    groups: tuple[ListGroup, ...]


@dataclass(frozen=True, kw_only=True)
class ServiceListPage(PageData):
    """All services for residents, by area."""

    template: ClassVar[str] = "services.html"

    groups: tuple[ListGroup, ...]


@dataclass(frozen=True, kw_only=True)
class ServicePage(PageData):
    """One service: can I reach it now, what happens, what does it cost, who is it for."""

    template: ClassVar[str] = "service.html"

    name: Text
    contact: Contact
    facts: tuple[FactView, ...]
    instead: tuple[Card, ...]
    named_in: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class GuidePage(PageData):
    """A guide with the services that fit."""

    template: ClassVar[str] = "guide.html"

    cards: tuple[Card, ...]
    types: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class ViolencePage(PageData):
    """A violence type or expression: a resident's explanation, then the programmes' own words."""

    template: ClassVar[str] = "violence.html"

    cards: tuple[Card, ...]
    definitions: tuple[DefinitionView, ...]


@dataclass(frozen=True, kw_only=True)
class ProgrammePage(PageData):
    """A programme, plan or strategy."""

    template: ClassVar[str] = "programme.html"

    place: Text
    first_year: int
    last_year: int
    ended: bool
    vision: Text | None
    regional_vision: Text | None
    purpose: tuple[Text, ...]
    target_groups: tuple[Text, ...]
    goals: tuple[GoalView, ...]
    quoted_elsewhere: tuple[QuotedView, ...]
    focus_areas: tuple[FocusAreaView, ...]
    types: tuple[Link, ...]
    expressions: tuple[Link, ...]
    perspectives: tuple[Link, ...]
    levels: tuple[Link, ...]
    societal_levels: tuple[Text, ...]
    vulnerable: tuple[Text, ...]
    discrimination_grounds: tuple[Text, ...]
    sections: tuple[Text, ...]
    signatories: tuple[Link, ...]
    strategy: Link | None
    depending: tuple[Link, ...]
    """Programmes that hang on this strategy."""
    agenda2030: tuple[tuple[int, Text], ...]
    answers: tuple[Link, ...]
    bodies: Link | None
    counts: Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class AnswerPage(PageData):
    """A referral answer with each thing it asks for."""

    template: ClassVar[str] = "answer.html"

    sender: Link
    date: str
    case_number: str
    programme: Link
    stance: Text
    requests: tuple[RequestView, ...]


@dataclass(frozen=True, kw_only=True)
class BodiesPage(PageData):
    """Who answers for what."""

    template: ClassVar[str] = "bodies.html"

    groups: tuple[tuple[Text, tuple[DutyView, ...]], ...]


@dataclass(frozen=True, kw_only=True)
class TermsPage(PageData):
    """Words and what they mean."""

    template: ClassVar[str] = "terms.html"

    groups: tuple[tuple[Text, str, tuple[TermView, ...]], ...]


@dataclass(frozen=True, kw_only=True)
class LawsPage(PageData):
    """Sections of law in plain words."""

    template: ClassVar[str] = "laws.html"

    laws: tuple[LawView, ...]


@dataclass(frozen=True, kw_only=True)
class MaterialsPage(PageData):
    """Material, courses, methods and campaigns."""

    template: ClassVar[str] = "materials.html"

    materials: tuple[MaterialView, ...]


@dataclass(frozen=True, kw_only=True)
class SearchPage(PageData):
    """A field to search with, for those who can run a script, and everything from A to Ö for all."""

    template: ClassVar[str] = "search.html"

    ways: tuple[Link, ...]
    """Where to go when nothing was found."""
    everything: tuple[NamedLink, ...]


@dataclass(frozen=True, kw_only=True)
class FrontDoor:
    """The page of all languages, which belongs to none: each says in its own words what is here."""

    template: ClassVar[str] = "languages.html"

    site_name: str
    language: Language
    canonical: str
    alternates: tuple[Alternate, ...]
    root: str
    exit_url: str
    doors: tuple[Door, ...]


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
    title: Text
    exit: Text
    call: Text
    emergency: Markup | None
    missing: Text
    """For 404: the page is not there."""
    start: Text


@dataclass(frozen=True, kw_only=True)
class NotFoundPage(FrontDoor):
    """404 for all languages; its links are absolute, since it is shown at any depth."""

    template: ClassVar[str] = "404.html"


PAGES: tuple[type[Any], ...] = (
    PlainPage,
    StartPage,
    ListPage,
    ServiceListPage,
    ServicePage,
    GuidePage,
    ViolencePage,
    ProgrammePage,
    AnswerPage,
    BodiesPage,
    TermsPage,
    LawsPage,
    MaterialsPage,
    SearchPage,
    FrontDoor,
    NotFoundPage,
    BlankPage,
)
"""Every kind of page; each names a template in overrides/."""
