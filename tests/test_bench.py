"""The pure parts of the reader's benchmark: numbers, and a page's text as Markdown. Nothing is measured here."""

from __future__ import annotations

import markdown as python_markdown
import pytest
from lxml import html

from .bench import content
from .bench.figures import Goal, goals, medians, ratio, ratios
from .bench.markdown import markdown
from .bench.report import goal_lines, shown

RESULTS = {
    "ours": {"start": {"bytes": 8_000, "fcp_ms": 330.0}, "contact": {"bytes": 13_000, "fcp_ms": 300.0}},
    "bare": {"start": {"bytes": 2_000, "fcp_ms": 300.0}, "contact": {"bytes": 0, "fcp_ms": 300.0}},
}


@pytest.mark.parametrize(
    ("rounds", "expected"),
    [
        ([{"bytes": 3}, {"bytes": 1}, {"bytes": 2}], {"bytes": 2}),
        ([{"bytes": 1}, {"fcp_ms": 5.0}], {"bytes": 1, "fcp_ms": 5.0}),
        ([{"fcp_ms": None}, {"fcp_ms": 4.0}], {"fcp_ms": 4.0}),
        ([{"fcp_ms": None}], {"fcp_ms": None}),
    ],
)
def test_a_median_is_of_the_rounds_that_could_be_measured(rounds, expected):
    assert medians(rounds) == expected


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"), [(1, 4, 0.25), (0, 4, 0), (1, 0, None), (1, None, None), (None, 1, None)]
)
def test_a_ratio_is_ours_to_theirs(ours, theirs, expected):
    assert ratio(ours, theirs) == expected


def test_ratios_leave_ourselves_out():
    assert ratios(RESULTS) == {
        "bare": {"start": {"bytes": 4.0, "fcp_ms": 1.1}, "contact": {"bytes": None, "fcp_ms": 1.0}},
    }


def test_a_goal_is_held_against_the_page_that_is_furthest_from_it():
    found = {goal.what: goal for goal in goals(RESULTS)}

    assert found["First visit, bytes"] == Goal("First visit, bytes", 13_000, 12_000, "contact")
    assert not found["First visit, bytes"].met
    assert found["First contentful paint ÷ bare page"] == Goal("First contentful paint ÷ bare page", 1.1, 1.1, "start")
    assert found["First contentful paint ÷ bare page"].met


def test_what_was_not_measured_is_no_success():
    assert not Goal("anything", None, 4, "start").met


def test_a_missed_goal_is_said_plainly():
    assert goal_lines([Goal("Requests", 5, 4, "start"), Goal("Paint", None, 1.1, "start")]) == [
        "MISSED Requests: 5 of at most 4 (start)",
        "MISSED Paint: not measured of at most 1.10 (start)",
    ]


@pytest.mark.parametrize(
    ("value", "unit", "expected"), [(7951, "B", "7,951"), (None, "ms", "–"), (1, "yes", "yes"), (0, "yes", "no")]
)
def test_a_figure_is_written_for_people(value, unit, expected):
    assert shown(value, unit) == expected


def as_markdown(text: str) -> str:
    return markdown(html.fragment_fromstring(text, "main"), lambda href: href if ":" in href else None)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("<h2 id='x'>What  happens</h2><p>You\ncall.</p>", "## What happens\n\nYou call.\n"),
        ("<p>Call <a href='tel:116016'><bdi>116 016</bdi></a>.</p>", "Call [116 016](tel:116016).\n"),
        ("<p><a href='tel:1 2'>12</a></p>", "[12](<tel:1 2>)\n"),
        ("<p>See <a href='../other/'>another page</a>.</p>", "See another page.\n"),
        ("<p>A <strong>word</strong>, 2 * 3_4 &lt;b&gt;</p>", "A **word**, 2 \\* 3\\_4 &lt;b&gt;\n"),
        ("<p>1. Not a list</p><p>- nor this</p>", "1\\. Not a list\n\n\\- nor this\n"),
        ("<ul><li>one</li><li><a href='x:y'>two</a><p>more</p></li></ul>", "-   one\n-   [two](x:y)\n\n    more\n"),
        ("<ol><li>one<ul><li>in it</li></ul></li></ol>", "1.  one\n\n    -   in it\n"),
        ("<dl><div><dt>Cost</dt><dd>None</dd></div></dl>", "-   **Cost**: None\n"),
        ("<blockquote><p>Said</p><p>so</p></blockquote>", "> Said\n>\n> so\n"),
        ("<nav><a href='/'>around</a></nav><!-- no -->loose", "loose\n"),
        ("<details><summary>Sources</summary><p>one</p></details>", "Sources\n\none\n"),
    ],
)
def test_a_page_is_written_as_markdown(given, expected):
    assert as_markdown(given) == expected


def test_a_list_in_a_list_is_one_in_html_again():
    tree = html.fragment_fromstring(
        python_markdown.markdown(as_markdown("<ul><li>a<ul><li>b</li></ul></li></ul>")), "div"
    )

    assert tree.xpath("string(/div/ul/li/ul/li)") == "b"


def test_a_language_has_a_folder_but_the_first():
    assert content.address("sv", "") == "/"
    assert content.address("sv", "services") == "/services/"
    assert content.address("ar", "") == "/ar/"
    assert content.address("ar", "services") == "/ar/services/"


def test_a_page_with_others_below_it_is_an_index():
    assert [content.file(path) for path in ("", "services", "services/terrafem")] == [
        "index.md",
        "services/index.md",
        "services/terrafem.md",
    ]


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("../../", ""),
        ("../kvinnofridslinjen/", "services/kvinnofridslinjen"),
        ("../kvinnofridslinjen/#what-happens", "services/kvinnofridslinjen"),
        ("../kast-stockholm/", None),
        ("#what-happens", None),
        ("tel:112", None),
        ("https://example.org/services/", None),
    ],
)
def test_a_link_leads_to_a_page_that_is_compared_or_nowhere(href, expected):
    page = content.SourcePage("ar", "services/terrafem", "", "", html.fragment_fromstring("<main></main>"))

    assert content.target(page, href) == expected
