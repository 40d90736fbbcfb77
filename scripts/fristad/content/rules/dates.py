"""Facts that are due to be checked again."""

from __future__ import annotations

from collections.abc import Iterator

from fristad.content.collection import Collection, Settings
from fristad.content.records.statements import Statement
from fristad.problems import Problem


def overdue_checks(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """A fact that nobody has checked for a year may be wrong."""
    late = settings.overdue_error is not None and collection.today >= settings.overdue_error
    for ref, record in collection.records.items():
        days = (collection.today - record.checked).days
        place = collection.documents[ref].source("checked")
        if days < 0:
            what = f"The facts were checked on {record.checked}, which is to come"
            yield Problem(place, "checked-in-future", what, "Write the day when they were checked.")
        if days > settings.review_days:
            what = f"The facts were last checked {days} days ago"
            instead = "Check them against the sources, then write today's date."
            yield Problem(place, "overdue-check", what, instead, "error" if late else "warning")


def overdue_assessments(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """The law asks for a statement that is true today."""
    late = settings.overdue_error is not None and collection.today >= settings.overdue_error
    for statement in collection.of_kind(Statement):
        document = collection.documents[statement.ref]
        for name in ("assessed", "updated"):
            day = getattr(statement, name)
            if day > collection.today:
                what = f"`{name}` is {day}, which is to come"
                yield Problem(document.source(name), "statement-in-future", what, "Write the day when it was done.")
        days = (collection.today - statement.assessed).days
        if days > settings.review_days:
            what = f"The site was last held against the requirements {days} days ago"
            instead = "Assess it again, write what you found, then today's date."
            place = document.source("assessed")
            yield Problem(place, "overdue-assessment", what, instead, "error" if late else "warning")
