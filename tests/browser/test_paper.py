"""What comes out of a printer: on how many sheets, and that no heading stands alone at the foot of one."""

from __future__ import annotations

import re

import pytest

from fristad.content.records.guides import Guide

from .layout import longest

MARGIN = "15mm"
SHEETS = 2
_PAGE = re.compile(rb"/Type\s*/Page\b")


def test_every_guide_is_printed_on_two_sheets(open_page, address, site, collection, options):
    page = open_page("about/privacy/")
    sheets = {}
    names = [f"guides/{guide.id}/" for guide in collection.of_kind(Guide)]
    for path in (path for name in names for path in longest(site, options.languages, name)):
        page.goto(address + path)
        printed = page.pdf(format="A4", margin=dict.fromkeys(("top", "right", "bottom", "left"), MARGIN))
        sheets[path] = len(_PAGE.findall(printed))

    assert {path: count for path, count in sheets.items() if not 1 <= count <= SHEETS} == {}


@pytest.mark.parametrize("prefix", ["", "ar/"])
def test_what_is_folded_and_where_links_lead_are_on_paper(open_page, prefix):
    page = open_page(prefix + "guides/someone-hurts-me/")
    folded = page.locator("main details:not([open]) p").first
    link = page.locator("main a[data-short]").first
    led_to = "(one) => getComputedStyle(one, '::after').content"
    assert not folded.is_visible()
    assert link.evaluate(led_to) == "none"

    page.emulate_media(media="print")

    assert folded.is_visible()
    assert re.search(r"\(s/.*[a-z0-9]", link.evaluate(led_to))
