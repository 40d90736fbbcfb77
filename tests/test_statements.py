"""The accessibility statement: what the law wants told is told, in every language, and computed where it can be."""

from __future__ import annotations

import pytest

from fristad.content.records.statements import Gap, Statement

from .test_pages import page, site_of


def gap(number: int, **changes) -> Gap:
    return Gap(what="Något", requirement=f"WCAG 1.1.{number}", why="Så blev det", **changes)


@pytest.mark.parametrize(
    ("gaps", "expected"),
    [
        ((), "full"),
        ((gap(1),), "partial"),
        ((gap(1, burden=True),), "partial"),
        (tuple(gap(number) for number in range(25)), "partial"),
        (tuple(gap(number) for number in range(26)), "none"),
        (tuple(gap(1) for _ in range(60)), "partial"),
    ],
)
def test_how_far_the_site_meets_the_law_follows_from_the_gaps(tiny, gaps, expected):
    (statement,) = tiny.of_kind(Statement)

    assert statement.model_copy(update={"gaps": gaps}).conformance == expected


def test_what_is_excepted_stands_by_itself(tiny):
    shown = page(site_of(tiny), "statement/accessibility")

    assert [one.requirement for one in shown.content.gaps] == ["WCAG 1.1.1"]
    assert [one.requirement for one in shown.content.burdens] == ["EN 9.2.1.1"]


def test_every_page_leads_to_the_statement(tiny):
    frame = page(site_of(tiny), "service/fyren", "ar").frame

    assert frame.statement.href == "../../about/accessibility/"
