"""What each template is given: one frozen value per page. A new thing on a page starts here.

The fields are the contract with `overrides/`. A page is what surrounds it (`Frame`), what it tells of itself (`About`)
and what only its kind shows, which `pages/kinds/` makes; `site.plan` puts the three together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, get_args

from fristad.languages.known_languages import Language
from fristad.languages.text import Text
from fristad.pages.door_contract import BlankPage, FrontDoor, MovedPage, NotFoundPage, ShortDoor
from fristad.pages.frame_contract import About, Frame
from fristad.pages.kinds.staff_contract import KitPage, SettingPage, SharePage, StaffPage
from fristad.pages.parts import (
    Card,
    Contact,
    Day,
    FacetView,
    FactPair,
    FactView,
    Greeting,
    LanguageLink,
    Link,
    ListGroup,
    NamedLink,
    NameView,
    Pair,
    Passage,
    SectionView,
    ShownService,
    Step,
    Tile,
    WebLink,
)
from fristad.pages.plan_parts import (
    AnswerPage,
    BodiesPage,
    CoveragePage,
    DefinitionView,
    FocusAreaPage,
    GapView,
    LawPage,
    MaterialPage,
    ProgrammePage,
    TermPage,
)


@dataclass(frozen=True, kw_only=True)
class PlainPage:
    """An ordinary page of text, or a page where a long text goes on."""

    template: ClassVar[str] = "page.html"

    body: tuple[Passage, ...]
    sections: tuple[SectionView, ...]
    """The contents; none on a short page."""
    previous: Link | None
    next: Link | None


@dataclass(frozen=True, kw_only=True)
class StartPage:
    """The way in: the situations that most come for, then the others, then what is for work."""

    template: ClassVar[str] = "start.html"

    body: tuple[Passage, ...]
    greetings: tuple[Greeting, ...]
    """On the Swedish page: a line in each other language."""
    tiles: tuple[Tile, ...]
    situations: tuple[Link, ...]
    find_support: Link | None
    work: tuple[Link, ...]
    more: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class ListPage:
    """Links to pages, in groups."""

    template: ClassVar[str] = "list.html"

    sections: tuple[SectionView, ...]
    """The contents; none on a short page."""
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

    area: Text
    own_way_in: bool
    """Whether the page begins with a way to this service, and not to another in its place."""
    body: tuple[Passage, ...]
    contact: Contact
    facts: tuple[FactView, ...]
    ask: tuple[Text, ...]
    """What is not known, for the reader to ask."""
    instead: tuple[Card, ...]
    named_in: tuple[Link, ...]
    show: Link | None
    """The same in two languages, or the choice between them."""


@dataclass(frozen=True, kw_only=True)
class ShowPage:
    """A service, guide or place in Swedish and the reader's language side by side, for two people at one screen."""

    template: ClassVar[str] = "show.html"

    swedish: Language
    service: ShownService | None
    summary: Pair | None
    """Of a guide or a place."""
    instead: tuple[ShownService, ...]
    """Those that a guide names or a place has, or that there are instead of a service."""
    blocks: tuple[Pair, ...]
    facts: tuple[FactPair, ...]
    reach: Pair
    help_is_here: Pair
    good_to_know: Pair


@dataclass(frozen=True, kw_only=True)
class GuidePage:
    """A guide in steps: the first are in sight, the others folded; then the services that they do not name."""

    template: ClassVar[str] = "guide.html"

    steps: tuple[Step, ...]
    names: tuple[NameView, ...]
    show: Link | None
    """The same in two languages, or the choice between them."""


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
    | SharePage
    | StaffPage
    | SettingPage
    | KitPage
    | GuidePage
    | ViolencePage
    | ProgrammePage
    | FocusAreaPage
    | AnswerPage
    | BodiesPage
    | TermPage
    | LawPage
    | MaterialPage
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
