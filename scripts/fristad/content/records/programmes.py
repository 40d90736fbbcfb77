"""Programmes and plans, their actions, the bodies that answer for them, and the referral answers."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from fristad.content.records import ids
from fristad.content.records.base import Audience, Concern, Confidence, Part, Record, Words
from fristad.problems import Problem
from fristad.syntax import inline
from fristad.syntax.front_matter import Document


class Period(Part):
    """Whole years, both included."""

    first: int = Field(alias="from")
    last: int = Field(alias="to")


class Quoted(Part):
    """A sub-goal, indicator or activity that a source quotes, word for word."""

    text: Words
    document: ids.Document | None = None
    part: str | None = None
    responsible: tuple[ids.Body, ...] = ()
    what: Literal["subgoal", "indicator", "activity"] | None = None


class Goal(Part):
    """A goal of a programme with what the sources quote below it."""

    number: int
    title: Words
    subgoals: tuple[Quoted, ...] = ()
    indicators: tuple[Quoted, ...] = ()
    activities: tuple[Quoted, ...] = ()


class FocusArea(Part):
    """A focus area of a plan: its text, and the preconditions for reaching it."""

    number: int
    title: Words
    title_variants: tuple[str, ...] = ()
    text: tuple[Words, ...] = ()
    preconditions: tuple[Words, ...] = ()


class GlobalGoal(Part):
    """One of the goals of Agenda 2030."""

    goal: Annotated[int, Field(ge=1, le=17)]
    title: Words


class Programme(Record):
    """A programme, plan or strategy: what has been decided, for whom, for how long."""

    kind: ClassVar[str] = "programme"

    title: Words
    short: Words
    summary: Words
    place: ids.Place
    period: Period
    vision: Words | None = None
    regional_vision: Words | None = None
    purpose: tuple[Words, ...] = ()
    target_groups: tuple[Words, ...] = ()
    goals: tuple[Goal, ...] = ()
    quoted_elsewhere: tuple[Quoted, ...] = ()
    """Quoted by a source that does not say below which goal it stands."""
    focus_areas: tuple[FocusArea, ...] = ()
    strategy: ids.Programme | None = None
    """The regional strategy that it hangs on."""
    agenda2030: tuple[GlobalGoal, ...] = ()
    societal_levels: tuple[Words, ...] = ()
    vulnerable: tuple[Words, ...] = ()
    discrimination_grounds: tuple[Words, ...] = ()
    sections: tuple[Words, ...] = ()
    """The headings of the document, in its order."""
    signatories: tuple[ids.Body, ...] = ()


class Action(Record):
    """One numbered action of a plan, as found in the source."""

    kind: ClassVar[str] = "action"

    programme: ids.Programme
    number: Annotated[str, Field(pattern=r"^[0-9]+:[0-9]+$")]
    """As the plan writes it: "2:1"."""
    title: Words
    """What it is in a few words, taken from its text; it stands with the number wherever the action is named."""
    focus_area: int
    text: Words
    examples: tuple[Words, ...] = ()
    materials: tuple[ids.Material, ...] = ()
    services: tuple[ids.Service, ...] = ()
    responsible: tuple[ids.Body, ...]
    co_responsible: tuple[ids.Body, ...] = ()
    actor: Words | None = None
    """Who is to do it, where the text names somebody else than those responsible."""
    levels: tuple[ids.Level, ...]
    levels_as_written: tuple[str, ...] = ()
    """The plan's own words for the levels, where they differ."""
    found: str
    found_note: str | None = None
    information: bool = False
    """An action to spread information: some page must carry it out."""

    @property
    def order(self) -> int:
        """By number: 1:2 comes before 1:10."""
        area, number = self.number.split(":")
        return int(area) * 1000 + int(number)

    @property
    def mark(self) -> str:
        """ "sodertalje-2024-2027/2:1", the value of `data-action` in the pages."""
        return f"{self.programme}/{self.number}"

    @property
    def anchor(self) -> str:
        """ "action-2-1", its place in the page of its focus area, and in the table of the plan."""
        return "action-" + self.number.replace(":", "-")


class Body(Record):
    """A board, company, council or authority. Its name is kept exactly as the source writes it."""

    kind: ClassVar[str] = "body"

    name: str
    place: ids.Place
    category: Literal["board", "company", "council", "district", "authority", "association"]
    order: int = 0


class Request(Part):
    """One thing that a referral answer asks for, proposes or doubts."""

    number: int
    text: Words
    about: Words
    goal: int | None = None
    clarity: bool = False
    """It asks for something to be made clearer."""
    answered: Words | None = None


class Answer(Record):
    """A body's answer to the draft of a programme."""

    kind: ClassVar[str] = "answer"

    title: Words
    summary: Words
    sender: ids.Body = Field(alias="from")
    date: str
    case_number: str | None = None
    programme: ids.Programme
    stance: Words
    requests: tuple[Request, ...]


class Material(Record):
    """Material, a course, a method, a campaign or a programme that staff or residents can use."""

    kind: ClassVar[str] = "material"

    name: str
    summary: Words
    provider: str | None = None
    category: Literal["course", "material", "programme", "method", "campaign"]
    area: ids.Place
    audience: tuple[Audience, ...]
    concerns: tuple[Concern, ...]
    web: Annotated[str, Field(pattern=r"^https?://[^\s<>\"']+$")] | None = None
    cost: Literal["free", "ordinary-call"] | None = None
    confidence: Confidence
    actions: tuple[ids.Action, ...] = ()
    named_in: tuple[ids.Document, ...] = ()
    listed: bool = True
    instead: tuple[ids.Service, ...] = ()

    @property
    def shown_web(self) -> str | None:
        return self.web if self.confidence in ("high", "medium") else None


def number_and_focus_area(action: Action, document: Document) -> list[Problem]:
    """The number begins with the focus area's."""
    if action.number.split(":")[0] == str(action.focus_area):
        return []
    what = f"Action {action.number} stands in focus area {action.focus_area}"
    return [Problem(document.source("focus_area"), "action-focus-area", what, "Make the two agree.")]


def responsible_twice(action: Action, document: Document) -> list[Problem]:
    """A body is responsible once for one action."""
    everyone = action.responsible + action.co_responsible
    twice = sorted({body for body in everyone if everyone.count(body) > 1})
    return [
        Problem(document.source("responsible"), "responsible-twice", f"'{body}' is named twice", "Keep one of them.")
        for body in twice
    ]


_MOST_WORDS, _MOST_LETTERS = 8, 100


def title_in_few_words(action: Action, document: Document) -> list[Problem]:
    """The title stands in tables, lists and links: it is words alone, and few of them."""
    title, place = action.title, document.source("title")
    if (words := len(title.split())) > _MOST_WORDS:
        what, instead = f"{title!r} is {words} words", f"Write at most {_MOST_WORDS}, taken from the action's own text."
        return [Problem(place, "action-title-long", what, instead)]
    if len(title) > _MOST_LETTERS:
        what = f"{title[:_MOST_LETTERS]!r}… is {len(title)} letters"
        instead = f"Write at most {_MOST_WORDS} words, taken from the action's own text."
        return [Problem(place, "action-title-long", what, instead)]
    if inline.plain(title, lambda name: "") != title or not re.search(r"[^\W\d_]", title):
        what = f"{title!r} has signs of Markdown, a name in braces, or no letter"
        return [Problem(place, "action-title-signs", what, "Write plain words, taken from the action's own text.")]
    return []


ACTION_RULES = (number_and_focus_area, responsible_twice, title_in_few_words)
