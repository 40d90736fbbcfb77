"""Guides by situation, plain pages, and places of work from which staff hand on what these tell."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from fristad.content.records import ids
from fristad.content.records.base import Audience, Concern, Record, Urgent, Words
from fristad.problems import Problem
from fristad.syntax.front_matter import Document

Situation = Literal[
    "danger",
    "victim",
    "leaving",
    "honour",
    "child",
    "exploited",
    "perpetrator",
    "relative",
    "sold",
    "buyer",
    "older",
    "disability",
    "migrant",
    "calling",
    "browsing",
    "law",
    "work",
    "professional",
]
OWN_ENTRANCES: tuple[Situation, ...] = ("perpetrator", "buyer")
"""For those who hurt others or buy sex: nothing there may help them to find, or to watch, the one who is hurt."""
AT_WORK: tuple[Situation, ...] = ("professional",)
"""For those who meet the hurt in their work: apart from the situations of residents."""
IN_SECRET: tuple[Situation, ...] = ("browsing", "leaving")
"""How to hide what one reads, and how to leave: no page for those who hurt others leads there."""
Listing = Literal[
    "guide",
    "service",
    "name",
    "violence",
    "programme",
    "term",
    "law",
    "material",
    "body",
    "setting",
    "search",
    "coverage",
]
RESIDENTS_LISTS: tuple[Listing | None, ...] = (None, "guide", "service", "name", "violence", "search")
"""Pages with these, or with no list, are for residents; the others are for who works with the programmes."""
OF_PROGRAMMES = ("programmes/", "terms/", "materials/")
"""What the ids of pages begin with that tell of programmes."""
Icon = Literal["hurt", "family", "child", "stop", "worry", "money", "leave", "law"]
"""What a situation's button shows; assets/fristad.css draws it."""


class Guide(Urgent):
    """What to do in one situation, in plain words."""

    kind: ClassVar[str] = "guide"
    with_cards: ClassVar[int] = 5
    """So many of its services stand first where numbers are looked at: see `rules/first_numbers.py`. All are listed."""

    title: Words
    summary: Words
    order: int
    icon: Icon | None = None
    """With one it stands among the first on the start page, as a large button."""
    situation: Situation = Field(alias="for")
    audience: tuple[Audience, ...] = ()
    concerns: tuple[Concern, ...] = ()
    services: tuple[ids.Service, ...]
    """The most fitting first."""
    types: tuple[ids.Type, ...] = ()


class Page(Urgent):
    """A plain page; an `index.md` may list the records of a kind."""

    kind: ClassVar[str] = "page"

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+(?:/[a-z0-9-]+)*$")]
    """The path below docs/ without ending: "about/privacy", "services/index"."""
    title: Words
    summary: Words
    lists: Listing | None = None
    order: int = 0


class Setting(Record):
    """Where staff meet people, and what fits there to print, show and link to; the text says where to put it up."""

    kind: ClassVar[str] = "setting"

    title: Words
    summary: Words
    order: int
    audience: tuple[Audience, ...]
    """Whom staff meet there: what is for others is still listed, after it."""
    guides: tuple[ids.Guide, ...]
    """The most fitting first; so with services. Places that have help of their own are always there."""
    services: tuple[ids.Service, ...] = ()


STAFF = "staff/index"
"""The page for all staff, which says how to hand on safely and which actions of a plan all of it carries out."""


def is_for_staff(record: Record) -> bool:
    """Whether a page is for staff who hand on what others read: in no language but their own is it missed."""
    return isinstance(record, Setting) or (isinstance(record, Page) and record.id == STAFF)


def guide_without_words(guide: Guide, document: Document) -> list[Problem]:
    """A guide is its text."""
    if guide.body.strip():
        return []
    return [Problem(document.body_source, "guide-without-text", "The guide has no text", "Write it below the dashes.")]


GUIDE_RULES = (guide_without_words,)
