"""Pages on plans, laws, answers and terms, and on what each language has, and the parts that they are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from fristad.languages.text import Text
from fristad.pages.parts import FactView, Link, Passage, SectionView, SourceView, WebLink


@dataclass(frozen=True)
class DefinitionView:
    """A programme's own words."""

    programme: Link
    term: Text
    text: Text | None
    source: Link | None
    part: Text | None


@dataclass(frozen=True)
class ActionRow:
    """An action of a plan in the table of them all."""

    mark: str
    anchor: str
    number: str
    title: Text
    href: str
    responsible: tuple[Text, ...]
    pages: tuple[Link, ...]
    """Those that carry it out, where they are few."""
    how_many: Text | None
    """Where they are more: the page of the focus area names them."""
    languages: Text | None
    """In how many languages all of these pages are."""


@dataclass(frozen=True)
class LanguagesView:
    """Which languages have all of something, and what others have of it."""

    whole: tuple[Text, ...]
    partly: tuple[tuple[Text, CountView], ...]


@dataclass(frozen=True)
class ActionView:
    """An action of a plan on the page of its focus area."""

    ref: str
    anchor: str
    number: str
    title: Text
    text: Text
    examples: tuple[Text, ...]
    actor: Text | None
    responsible: tuple[Link, ...]
    co_responsible: tuple[Link, ...]
    levels: tuple[Link, ...]
    levels_as_written: tuple[Text, ...]
    found_note: Text | None
    carried_out_by: tuple[Link, ...]
    languages: LanguagesView | None


@dataclass(frozen=True)
class QuotedView:
    """A sub-goal, indicator or activity, and where it is quoted."""

    kind: Text
    text: Text
    source: Link | None
    part: Text | None


@dataclass(frozen=True)
class GoalView:
    """A goal with what the sources quote below it."""

    number: int
    title: Text
    quoted: tuple[QuotedView, ...]


@dataclass(frozen=True)
class FocusAreaView:
    """A focus area in the table of actions: its name leads to its page."""

    number: int
    title: Text
    href: str
    actions: tuple[ActionRow, ...]


@dataclass(frozen=True)
class Counts:
    """How much a programme holds."""

    goals: int
    focus_areas: int
    actions: int
    carried_out: int
    bodies: int
    responsible: int
    co_responsible: int
    level_marks: int
    types: int
    expressions: int
    perspectives: int
    levels: int


@dataclass(frozen=True)
class DutyView:
    """What a body answers for in a plan."""

    ref: str
    anchor: str
    name: Text
    category: Text
    responsible: tuple[Link, ...]
    co_responsible: tuple[Link, ...]


@dataclass(frozen=True)
class RequestView:
    """One thing that a referral answer asks for."""

    number: int
    text: Text
    about: Text
    goal: Link | None
    clarity: bool
    answered: Text | None


@dataclass(frozen=True)
class GapView:
    """Something that does not meet a requirement; `requirement` is its number."""

    what: Text
    requirement: str
    why: Text
    plan: Text | None


@dataclass(frozen=True)
class CountView:
    """How much of something a language has. `percent` is `share` as a number."""

    share: Markup
    percent: int
    stale: Text | None


@dataclass(frozen=True)
class CoverageRow:
    """A language and what it has of each tier."""

    id: str
    name: Text
    cells: tuple[CountView, ...]
    reviewed: Markup | None
    """None where nothing of any language is reviewed."""


@dataclass(frozen=True)
class BackView:
    """What of a language was translated back into Swedish and compared."""

    id: str
    name: Text
    compared: Text
    """How many of how many."""
    same: int
    shade: int
    wrong: int
    with_human: int
    """How many of those compared a human had a hand in."""


@dataclass(frozen=True)
class OwedView:
    """A language that a municipality must offer by law."""

    place: Text
    language: Text
    there: Text
    met: bool


@dataclass(frozen=True)
class PrintsView:
    """So many prints, and the languages in which there are so many."""

    count: int
    languages: tuple[Text, ...]


@dataclass(frozen=True)
class ActionCoverageView:
    """An action to spread information, and what each language has of the pages that carry it out, and on paper."""

    link: Link
    text: Text
    languages: LanguagesView | None
    """None where no page carries it out."""
    prints: tuple[PrintsView, ...]
    """Nothing where the site has none."""


# ----- pages ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class ProgrammePage:
    """A programme, plan or strategy."""

    template: ClassVar[str] = "programme.html"

    body: tuple[Passage, ...]
    text_sections: tuple[SectionView, ...]
    """Of the programme's text: on this page, or on those where it goes on."""
    text_goes_on: bool
    """Whether the sections are on other pages."""
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
class FocusAreaPage:
    """A focus area of a plan with its actions."""

    template: ClassVar[str] = "focus_area.html"

    title_variants: tuple[Text, ...]
    text: tuple[Text, ...]
    preconditions: tuple[Text, ...]
    actions: tuple[ActionView, ...]
    plan: Link
    previous: Link | None
    next: Link | None


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
    """The place, and what is there."""


@dataclass(frozen=True, kw_only=True)
class TermPage:
    """A word with its plain explanation and each programme's own."""

    template: ClassVar[str] = "term.html"

    body: tuple[Passage, ...]
    definitions: tuple[DefinitionView, ...]


@dataclass(frozen=True, kw_only=True)
class LawPage:
    """A section of law in plain words."""

    template: ClassVar[str] = "law.html"

    body: tuple[Passage, ...]
    citation: Text
    href: str
    unsure: bool
    valid_from: str
    valid_to: str
    successor: Link | None


@dataclass(frozen=True, kw_only=True)
class MaterialPage:
    """Something staff or residents can use: material, a course, a method, a campaign."""

    template: ClassVar[str] = "material.html"

    body: tuple[Passage, ...]
    provider: Text | None
    category: Text
    web: WebLink | None
    unsure_sources: tuple[SourceView, ...]
    """Those that must stand beside what is not surely right."""
    facts: tuple[FactView, ...]
    actions: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class CoveragePage:
    """What each language has and what is missing: by tier, by law, by action."""

    template: ClassVar[str] = "coverage.html"

    body: tuple[Passage, ...]
    tiers: tuple[Text, ...]
    rows: tuple[CoverageRow, ...]
    back: tuple[BackView, ...]
    """Of each language of which something was compared."""
    machines_alone: bool
    """Whether machines did all of that, and no human has read it."""
    owed: tuple[OwedView, ...]
    reviewed: bool
    """Whether a human has reviewed anything."""
    actions: tuple[ActionCoverageView, ...]
