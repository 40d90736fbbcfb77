"""What staff choose to hand on: several languages at once, in sight, and there again for whoever comes back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

PHONE = {"width": 360, "height": 740}
CHOSEN = ".f-chosen a"


@pytest.fixture
def school(browser, address):
    """The page of a place of work, with two languages chosen."""
    page = browser.new_page(viewport=PHONE)
    page.goto(f"{address}staff/school/")
    for id in ("so", "ti"):
        page.check(f"[data-kits] label:has([lang={id}]) input")
    expect(page.locator(CHOSEN)).to_have_count(2)
    yield page
    page.close()


def kits(page: Page) -> list[str]:
    return page.eval_on_selector_all("[data-found] h2[id]", "all => all.map(one => one.id)")


def test_what_is_chosen_is_in_sight_and_leads_to_its_kit(school):
    expect(school.locator(CHOSEN).last).to_be_in_viewport()
    boxes = [one.bounding_box() for one in (school.locator(CHOSEN).last, school.locator(".f-exit"))]
    assert boxes[0]["y"] + boxes[0]["height"] <= boxes[1]["y"]

    school.click(f"{CHOSEN} >> nth=1")

    expect(school.locator("#f-kit-ti")).to_be_in_viewport()
    top = school.locator("#f-kit-ti").bounding_box()["y"]
    bar = school.locator(".f-chosen").bounding_box()
    assert top >= bar["y"] + bar["height"]


def test_what_is_no_longer_chosen_is_gone(school):
    school.uncheck("[data-kits] label:has([lang=so]) input")

    expect(school.locator(CHOSEN)).to_have_count(1)
    assert kits(school) == ["f-kit-ti"]


def test_who_comes_back_from_what_was_opened_finds_the_kits_again(school):
    school.click("[data-handout] a[href*='/show/'] >> nth=0")
    school.wait_for_url("**/show/")
    school.go_back()

    expect(school.locator(CHOSEN)).to_have_count(2)
    assert kits(school) == ["f-kit-so", "f-kit-ti"]


def test_how_to_hand_over_is_one_tap_from_the_top_though_the_kits_are_long(school):
    school.click("article a[href='#hand-over']")

    expect(school.locator("#hand-over")).to_be_in_viewport()
