"""Where a municipality keeps back words that nobody has reviewed, what scripts say is Swedish, and says so."""

from __future__ import annotations

import functools
import shutil

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Handler, served
from tests.conftest import ROOT, SITE, built


@pytest.fixture(scope="module")
def kept_back(tmp_path_factory):
    """The address of the tiny site, its English left out as long as nobody has reviewed it."""
    folder = tmp_path_factory.mktemp("kept-back")
    shutil.copytree(SITE, folder / "project", ignore=shutil.ignore_patterns("site", ".site-*"))
    settings = folder / "project/mkdocs.yml"
    text = settings.read_text("utf-8").replace("../../overrides", str(ROOT / "overrides"))
    settings.write_text(text.replace("{ locale: en }", "{ locale: en, unreviewed: leave-out }"), "utf-8")
    with served(functools.partial(Handler, directory=str(built(folder / "project", folder / "site")))) as port:
        yield f"http://127.0.0.1:{port}/fristad/"


@pytest.fixture
def page(browser, kept_back):
    page = browser.new_page()
    page.set_default_timeout(5000)
    yield page
    page.close()


def test_the_word_beside_the_hours(page, kept_back):
    page.clock.set_fixed_time("2026-11-24T12:00:00+01:00")
    page.goto(f"{kept_back}en/services/fyren/")

    expect(page.locator(".f-hours strong")).to_have_text("Öppet nu, till \u206616:30\u2069")
    assert page.locator(".f-hours strong").get_attribute("lang") == "sv"


def test_how_often_shift_was_pressed(page, kept_back):
    page.goto(f"{kept_back}en/services/fyren/")
    page.keyboard.press("Shift")

    expect(page.locator("[data-presses]")).to_contain_text("Nu: 1")
    assert page.locator("[data-presses]").get_attribute("lang") == "sv"


def test_how_many_services_fit(page, kept_back):
    page.goto(f"{kept_back}en/services/")
    page.locator("[data-facet] input").nth(1).check()

    expect(page.locator("[data-reset]")).to_be_visible()
    expect(page.locator("[data-found] [role=status]")).to_contain_text("visas")
    assert page.locator("[data-found] [role=status]").get_attribute("lang") == "sv"
    assert page.locator("[data-facet] label").first.get_attribute("lang") == "sv"


def test_what_the_search_says(page, kept_back):
    page.goto(f"{kept_back}en/search/")
    page.locator("#f-query").fill("xyzzyq")

    expect(page.locator(".f-search [role=status]")).to_contain_text("Inga träffar")
    assert page.locator(".f-search [role=status]").get_attribute("lang") == "sv"
