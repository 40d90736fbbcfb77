"""The accessibility statement that the law asks public bodies for: what does not work, why, and how to say so."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from fristad.content.records import ids
from fristad.content.records.base import Part, Record, Words
from fristad.problems import Problem
from fristad.syntax.front_matter import Document

Conformance = Literal["full", "partial", "none"]
_CRITERIA = 50
"""Success criteria of WCAG 2.1 at levels A and AA, which EN 301 549 V3.2.1 takes over for web pages."""


class Gap(Part):
    """Something that does not meet a requirement."""

    what: Words
    requirement: Annotated[str, Field(pattern=r"^(?:WCAG|EN) [0-9]+(?:\.[0-9]+)+$")]
    """The number in WCAG or in EN 301 549: "WCAG 2.4.6", "EN 12.1.1"."""
    why: Words
    plan: Words | None = None
    """What will be done about it; None where nothing is planned."""
    burden: bool = False
    """Excepted, because meeting the requirement would be a disproportionate burden."""


class Authority(Part):
    """Who sees to it that the law is kept, and where one complains."""

    name: str
    web: Annotated[str, Field(pattern=r"^https://[^\s<>\"']+$")]


class Statement(Record):
    """An accessibility statement. Who is responsible is its `owner`."""

    kind: ClassVar[str] = "statement"

    title: Words
    summary: Words
    service_name: str
    """What the digital service is called; never translated."""
    places: tuple[ids.Place, ...]
    """The municipalities that it is for."""
    assessed: date
    """When the site was last held against the requirements."""
    updated: date
    """When the statement was last changed."""
    method: tuple[Words, ...]
    """How the site was assessed, and how not."""
    gaps: tuple[Gap, ...] = ()
    outside: tuple[Words, ...] = ()
    """Content that the law does not cover."""
    limits: tuple[Words, ...] = ()
    """What the law does not ask for, and a reader may miss all the same."""
    report: tuple[ids.Service, ...]
    """Services through which one tells of a fault, without e-mail."""
    authority: Authority
    laws: tuple[ids.Law, ...]

    @property
    def conformance(self) -> Conformance:
        """How far the site meets the law, by its gaps.

        "None" is for a site that fails most of the requirements (Commission Implementing Decision (EU) 2018/1523).
        """
        failed = {gap.requirement for gap in self.gaps}
        if not failed:
            return "full"
        return "none" if len(failed) > _CRITERIA / 2 else "partial"


def updated_before_assessed(statement: Statement, document: Document) -> list[Problem]:
    """What an assessment found is written down after it."""
    if statement.updated >= statement.assessed:
        return []
    what = f"The statement was changed on {statement.updated}, before the assessment on {statement.assessed}"
    instead = "Write what the assessment found, then the day you wrote it."
    return [Problem(document.source("updated"), "statement-older-than-assessment", what, instead)]


RULES = (updated_before_assessed,)
