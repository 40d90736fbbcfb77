"""Parts of pages on plans, laws, answers and terms, and on what each language has."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from fristad.languages.text import Text
from fristad.pages.parts import FactView, Link, SourceView, WebLink


@dataclass(frozen=True)
class DefinitionView:
    """A programme's own words."""

    programme: Link
    term: Text
    text: Text | None
    source: Link | None
    part: Text | None


@dataclass(frozen=True)
class ActionView:
    """An action of a plan as a row."""

    ref: str
    anchor: str
    number: str
    text: Text
    examples: tuple[Text, ...]
    actor: Text | None
    responsible: tuple[Link, ...]
    co_responsible: tuple[Link, ...]
    levels: tuple[Link, ...]
    levels_as_written: tuple[Text, ...]
    found_note: Text | None
    carried_out_by: tuple[Link, ...]


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
    """A focus area with its preconditions and actions."""

    number: int
    title: Text
    title_variants: tuple[Text, ...]
    text: tuple[Text, ...]
    preconditions: tuple[Text, ...]
    actions: tuple[ActionView, ...]


@dataclass(frozen=True)
class Counts:
    """How much a programme holds."""

    goals: int
    focus_areas: int
    actions: int
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
class TermView:
    """A word with its plain explanation and each programme's own."""

    ref: str
    anchor: str
    title: Text
    summary: Text
    body: Markup
    definitions: tuple[DefinitionView, ...]


@dataclass(frozen=True)
class LawView:
    """A section of law."""

    ref: str
    anchor: str
    title: Text
    citation: Text
    summary: Text
    body: Markup
    href: str
    unsure: bool
    valid_from: str
    valid_to: str
    successor: Link | None


@dataclass(frozen=True)
class MaterialView:
    """Something staff or residents can use."""

    ref: str
    anchor: str
    name: Text
    summary: Text
    provider: Text | None
    category: Text
    body: Markup
    web: WebLink | None
    unsure: bool
    facts: tuple[FactView, ...]
    actions: tuple[Link, ...]
    sources: tuple[SourceView, ...]


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
    reviewed: Markup


@dataclass(frozen=True)
class OwedView:
    """A language that a municipality must offer by law."""

    place: Text
    language: Text
    there: Text
    met: bool


@dataclass(frozen=True)
class ActionCoverageView:
    """An action to spread information, and what each language has of the pages that carry it out."""

    link: Link
    text: Text
    cells: tuple[CountView, ...]
    """Empty where no page carries it out."""
