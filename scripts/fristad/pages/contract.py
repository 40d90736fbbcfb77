"""What each template is given: one frozen value per page. A new thing on a page starts here.

The fields are the contract with `overrides/`. A page is what surrounds it (`Frame`), what it tells of itself (`About`)
and what only its kind shows, which `pages/kinds/` makes; `site.plan` puts the three together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, get_args

from fristad.languages.table import Language
from fristad.languages.text import Text
from fristad.pages.door_contract import BlankPage, FrontDoor, MovedPage, NotFoundPage, ShortDoor
from fristad.pages.frame_contract import About, Frame
from fristad.pages.parts import (
    Card,
    Contact,
    Day,
    FacetView,
    FactPair,
    FactView,
    LanguageLink,
    Link,
    ListGroup,
    NamedLink,
    NameView,
    Pair,
    Passage,
    ShownService,
    WebLink,
)
from fristad.pages.plan_parts import (
    ActionCoverageView,
    Counts,
    CoverageRow,
    DefinitionView,
    DutyView,
    FocusAreaView,
    GapView,
    GoalView,
    LawView,
    MaterialView,
    OwedView,
    QuotedView,
    RequestView,
    TermView,
)


@dataclass(frozen=True, kw_only=True)
class PlainPage:
    """An ordinary page of text."""

    template: ClassVar[str] = "page.html"

    body: tuple[Passage, ...]


@dataclass(frozen=True, kw_only=True)
class StartPage:
    """The way in: danger first, then the situations, then support."""

    template: ClassVar[str] = "start.html"

    body: tuple[Passage, ...]
    danger: tuple[Card, ...]
    situations: tuple[Link, ...]
    find_support: Link | None
    more: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class ListPage:
    """Links to pages, in groups."""

    template: ClassVar[str] = "list.html"

    body: tuple[Passage, ...]
    groups: tuple[ListGroup, ...]


@dataclass(frozen=True, kw_only=True)
class FinderPage:
    """Finding a service: questions with their answers, whom one reaches first, and where every name is."""

    template: ClassVar[str] = "services.html"

    body: tuple[Passage, ...]
    facets: tuple[FacetView, ...]
    """The questions that everybody is asked."""
    more: tuple[FacetView, ...]
    """Those that are folded."""
    first: tuple[Card, ...]
    """The services that the site begins with, which are there whatever is asked for."""
    all: int
    """How many services there are to choose between."""
    rest: str
    """The page with whoever answers in the page's own language."""
    hurting: tuple[Link, ...]
    """The entrance for those who hurt others."""
    all_names: Link | None
    """The page with every name, where there is one."""


@dataclass(frozen=True)
class NamesPage:
    """Every service by name, with its number."""

    template: ClassVar[str] = "names.html"

    body: tuple[Passage, ...]
    names: tuple[NameView, ...]


@dataclass(frozen=True, kw_only=True)
class ChoicePage:
    """The services that fit one answer, or a part of them."""

    template: ClassVar[str] = "choice.html"

    question: Text
    choices: tuple[Link, ...]
    """The answers to the question, with the one that the page is for."""
    questions: tuple[Link, ...]
    """The other questions."""
    of_language: bool
    """Whether they were asked for by a language."""
    cards: tuple[Card, ...]
    instead: tuple[Card, ...]
    """Where nothing fits: the services that the site begins with."""
    previous: str
    """Its address, where there is one."""
    next: str
    wider: tuple[Link, ...]
    """What helps in the places around this one."""


@dataclass(frozen=True, kw_only=True)
class ServicePage:
    """One service: can I reach it now, what happens, what does it cost, who is it for."""

    template: ClassVar[str] = "service.html"

    called: Text
    area: Text
    body: tuple[Passage, ...]
    contact: Contact
    facts: tuple[FactView, ...]
    ask: tuple[Text, ...]
    """What is not known, for the reader to ask."""
    instead: tuple[Card, ...]
    named_in: tuple[Link, ...]
    show: str
    """The address of the same with the Swedish beside it, where there is such a page."""
    show_in: tuple[LanguageLink, ...]
    """From the Swedish page to each language beside the Swedish."""


@dataclass(frozen=True, kw_only=True)
class ShowPage:
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
class GuidePage:
    """A guide with the services that fit, the most fitting as cards."""

    template: ClassVar[str] = "guide.html"

    body: tuple[Passage, ...]
    cards: tuple[Card, ...]
    names: tuple[NameView, ...]
    types: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class ViolencePage:
    """A violence type or expression: a resident's explanation, then the programmes' own words."""

    template: ClassVar[str] = "violence.html"

    body: tuple[Passage, ...]
    cards: tuple[Card, ...]
    more: str
    """Where the rest of the services that fit are, if there are more."""
    definitions: tuple[DefinitionView, ...]


@dataclass(frozen=True, kw_only=True)
class ProgrammePage:
    """A programme, plan or strategy."""

    template: ClassVar[str] = "programme.html"

    body: tuple[Passage, ...]
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
    counts: Counts


@dataclass(frozen=True, kw_only=True)
class AnswerPage:
    """A referral answer with each thing it asks for."""

    template: ClassVar[str] = "answer.html"

    body: tuple[Passage, ...]
    sender: Link
    date: str
    case_number: str
    programme: Link
    stance: Text
    requests: tuple[RequestView, ...]


@dataclass(frozen=True, kw_only=True)
class BodiesPage:
    """Who answers for what."""

    template: ClassVar[str] = "bodies.html"

    body: tuple[Passage, ...]
    groups: tuple[tuple[Text, tuple[DutyView, ...]], ...]


@dataclass(frozen=True, kw_only=True)
class TermsPage:
    """Words and what they mean."""

    template: ClassVar[str] = "terms.html"

    body: tuple[Passage, ...]
    groups: tuple[tuple[Text, str, tuple[TermView, ...]], ...]


@dataclass(frozen=True, kw_only=True)
class LawsPage:
    """Sections of law in plain words."""

    template: ClassVar[str] = "laws.html"

    body: tuple[Passage, ...]
    laws: tuple[LawView, ...]


@dataclass(frozen=True, kw_only=True)
class MaterialsPage:
    """Material, courses, methods and campaigns."""

    template: ClassVar[str] = "materials.html"

    body: tuple[Passage, ...]
    materials: tuple[MaterialView, ...]


@dataclass(frozen=True, kw_only=True)
class StatementPage:
    """The accessibility statement, with each thing that the law wants told."""

    template: ClassVar[str] = "accessibility.html"

    body: tuple[Passage, ...]
    owner_place: Text | None
    places: tuple[Text, ...]
    service_name: Text
    level: str
    """"full", "partial" or "none"; `conformance` says it in the law's words."""
    conformance: Text
    assessed: Day
    updated: Day
    method: tuple[Text, ...]
    gaps: tuple[GapView, ...]
    burdens: tuple[GapView, ...]
    """Gaps that are excepted."""
    outside: tuple[Text, ...]
    limits: tuple[Text, ...]
    report: tuple[Card, ...]
    authority_name: Text
    authority_link: WebLink
    laws: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class CoveragePage:
    """What each language has and what is missing: by tier, by law, by action."""

    template: ClassVar[str] = "coverage.html"

    body: tuple[Passage, ...]
    tiers: tuple[Text, ...]
    rows: tuple[CoverageRow, ...]
    owed: tuple[OwedView, ...]
    languages: tuple[Text, ...]
    actions: tuple[ActionCoverageView, ...]
    """Their cells are in the order of `languages`."""


@dataclass(frozen=True, kw_only=True)
class SearchPage:
    """A field to search with, for those who can run a script, and everything from A to Ö for all."""

    template: ClassVar[str] = "search.html"

    body: tuple[Passage, ...]
    others: tuple[LanguageLink, ...]
    """The page in every other language."""
    ways: tuple[Link, ...]
    """Where to go when nothing was found."""
    everything: tuple[NamedLink, ...]


Content = (
    PlainPage
    | StartPage
    | ListPage
    | FinderPage
    | NamesPage
    | ChoicePage
    | ServicePage
    | ShowPage
    | GuidePage
    | ViolencePage
    | ProgrammePage
    | AnswerPage
    | BodiesPage
    | TermsPage
    | LawsPage
    | MaterialsPage
    | StatementPage
    | SearchPage
    | CoveragePage
)
"""What only one kind of page shows; each kind names its template in overrides/."""


@dataclass(frozen=True)
class PageData:
    """What every template of a page in some language is given as `page_data`."""

    frame: Frame
    about: About
    content: Content

    @property
    def template(self) -> str:
        """The template that shows it."""
        return self.content.template


PAGES: tuple[type[Any], ...] = (*get_args(Content), FrontDoor, NotFoundPage, ShortDoor, MovedPage, BlankPage)
"""Every kind of page; each names a template in overrides/."""
