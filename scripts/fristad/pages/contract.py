"""What each template is given: one frozen value per page and language. A new thing on a page starts here.

The fields are the contract with `overrides/`; `site.plan` makes the values.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from markupsafe import Markup

from fristad.languages.table import Language
from fristad.languages.text import Text
from fristad.pages.door_contract import BlankPage, FrontDoor, MovedPage, NotFoundPage, ShortDoor
from fristad.pages.parts import (
    ActionCoverageView,
    Alternate,
    Card,
    Clock,
    Contact,
    CoverageRow,
    FacetView,
    FactPair,
    FactView,
    LanguageLink,
    Link,
    ListGroup,
    NamedLink,
    NameView,
    Notice,
    OwedView,
    Pair,
    Passage,
    PhoneView,
    ShownService,
    SourceView,
)
from fristad.pages.plan_parts import (
    DefinitionView,
    DutyView,
    FocusAreaView,
    GapView,
    GoalView,
    LawView,
    MaterialView,
    QuotedView,
    RequestView,
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
    body: tuple[Passage, ...] = ()
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
class FinderPage(PageData):
    """Ways to find a service: danger first, then questions with their answers, then every name."""

    template: ClassVar[str] = "services.html"

    danger: tuple[Card, ...]
    facets: tuple[FacetView, ...]
    hurting: tuple[Link, ...]
    """The entrance for those who hurt others."""
    names: tuple[NameView, ...]


@dataclass(frozen=True, kw_only=True)
class ChoicePage(PageData):
    """The services that fit one answer, or a part of them."""

    template: ClassVar[str] = "choice.html"

    question: Text
    note: Text | None
    cards: tuple[Card, ...]
    instead: tuple[Card, ...]
    """Where nothing fits: the services that the site begins with."""
    previous: Link | None
    next: Link | None
    wider: tuple[Link, ...]
    """What helps in the places around this one."""


@dataclass(frozen=True, kw_only=True)
class ServicePage(PageData):
    """One service: can I reach it now, what happens, what does it cost, who is it for."""

    template: ClassVar[str] = "service.html"

    contact: Contact
    facts: tuple[FactView, ...]
    instead: tuple[Card, ...]
    named_in: tuple[Link, ...]
    show: Link | None
    """To the same with the Swedish beside it."""
    show_in: tuple[LanguageLink, ...]
    """From the Swedish page to each language beside the Swedish."""


@dataclass(frozen=True, kw_only=True)
class ShowPage(PageData):
    """A service in Swedish and the reader's language side by side, for two people at one screen."""

    template: ClassVar[str] = "show.html"

    swedish: Language
    service: ShownService
    instead: tuple[ShownService, ...]
    blocks: tuple[Pair, ...]
    facts: tuple[FactPair, ...]
    reach: Pair
    help_is_here: Pair
    good_to_know: Pair


@dataclass(frozen=True, kw_only=True)
class GuidePage(PageData):
    """A guide with the services that fit, the most fitting as cards."""

    template: ClassVar[str] = "guide.html"

    cards: tuple[Card, ...]
    names: tuple[NameView, ...]
    types: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class ViolencePage(PageData):
    """A violence type or expression: a resident's explanation, then the programmes' own words."""

    template: ClassVar[str] = "violence.html"

    cards: tuple[Card, ...]
    more: Link | None
    """The rest of the services that fit."""
    definitions: tuple[DefinitionView, ...]


@dataclass(frozen=True, kw_only=True)
class ProgrammePage(PageData):
    """A programme, plan or strategy."""

    template: ClassVar[str] = "programme.html"

    place: Text
    years: Text
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
class StatementPage(PageData):
    """The accessibility statement, with each thing that the law wants told."""

    template: ClassVar[str] = "accessibility.html"

    owner_place: Text | None
    places: tuple[Text, ...]
    service_name: Text
    level: str
    """"full", "partial" or "none"; `conformance` says it in the law's words."""
    conformance: Text
    assessed: Markup
    updated: Markup
    method: tuple[Text, ...]
    gaps: tuple[GapView, ...]
    burdens: tuple[GapView, ...]
    """Gaps that are excepted."""
    outside: tuple[Text, ...]
    limits: tuple[Text, ...]
    report: tuple[Card, ...]
    authority_name: Text
    authority_link: Markup
    laws: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class CoveragePage(PageData):
    """What each language has and what is missing: by tier, by law, by action."""

    template: ClassVar[str] = "coverage.html"

    tiers: tuple[Text, ...]
    rows: tuple[CoverageRow, ...]
    owed: tuple[OwedView, ...]
    languages: tuple[Text, ...]
    actions: tuple[ActionCoverageView, ...]
    """Their cells are in the order of `languages`."""


@dataclass(frozen=True, kw_only=True)
class SearchPage(PageData):
    """A field to search with, for those who can run a script, and everything from A to Ö for all."""

    template: ClassVar[str] = "search.html"

    ways: tuple[Link, ...]
    """Where to go when nothing was found."""
    everything: tuple[NamedLink, ...]


PAGES: tuple[type[Any], ...] = (
    PlainPage,
    StartPage,
    ListPage,
    FinderPage,
    ChoicePage,
    ServicePage,
    ShowPage,
    GuidePage,
    ViolencePage,
    ProgrammePage,
    AnswerPage,
    BodiesPage,
    TermsPage,
    LawsPage,
    MaterialsPage,
    StatementPage,
    SearchPage,
    CoveragePage,
    FrontDoor,
    NotFoundPage,
    ShortDoor,
    MovedPage,
    BlankPage,
)
"""Every kind of page; each names a template in overrides/."""
