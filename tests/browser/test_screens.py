"""Slides that a page shows in turn from a folder, in real browsers, without a network."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from fristad.prints.packs import zipping
from tests.printed import site_with
from tests.test_packs import ordered

SHOWN = """[...document.querySelectorAll('section')]
    .filter(section => getComputedStyle(section).visibility === 'visible').map(section => section.id)"""
AT = "document.getAnimations().forEach(a => {{ a.pause(); a.currentTime = {time}; }})"
SECONDS = 12


@pytest.fixture(scope="module")
def folder(good, tmp_path_factory) -> Path:
    """A pack in Arabic, unpacked."""
    path = "docs/guides/i-am-afraid.md"
    site = site_with({**good, path: good[path].replace("checked:", "emergency: true\nchecked:", 1)})
    to = tmp_path_factory.mktemp("pack")
    zipfile.ZipFile(io.BytesIO(zipping.zipped(ordered(site, "ar"), {}))).extractall(to)
    return to


def test_each_slide_is_shown_in_its_turn_and_no_other(driver, folder):
    driver.open((folder / "screens.html").as_uri())
    ids = driver.run("[...document.querySelectorAll('section')].map(s => s.id)")
    assert len(ids) == 3
    assert driver.run("getComputedStyle(document.body).margin") == "0px"
    assert driver.run(SHOWN) == ids[:1]
    for turn in range(2 * len(ids)):
        for late in (0.1, 6, 11.9):
            driver.run(AT.format(time=(turn * SECONDS + late) * 1000))
            assert driver.run(SHOWN) == [ids[turn % len(ids)]], (turn, late)


def test_time_alone_brings_the_next(driver, folder):
    """Nobody has to do anything: the clock is only set to just before."""
    driver.open((folder / "screens.html").as_uri())
    driver.run(f"document.getAnimations().forEach(a => {{ a.currentTime = {SECONDS * 1000 - 300}; }})")
    first = driver.run("document.querySelector('section').id")
    driver.run("new Promise(done => setTimeout(() => done(1), 1500))")

    assert driver.run(SHOWN) != [first]
    assert len(driver.run(SHOWN)) == 1


@pytest.mark.parametrize(("size", "kind"), [((1920, 1080), "lying"), ((1080, 1920), "standing")])
def test_a_page_loads_the_slides_beside_it_and_nothing_else(browser, folder, size, kind):
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, offline=True)
    page = context.new_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto((folder / "screens.html").as_uri())
    codes = page.eval_on_selector_all("section", "all => all.map(one => one.id)")
    wanted = {folder / "screens.html", folder / "screens/screens.css"}
    wanted |= {folder / f"screens/{kind}-{code}.png" for code in codes}
    box = page.locator("section img").first.bounding_box()
    words = page.locator("section img").first.get_attribute("alt")

    assert {url.partition("#")[0] for url in asked} == {path.as_uri() for path in wanted}
    assert said == []
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, *size)
    assert "112" in words
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert context.cookies() == []
    assert page.evaluate("localStorage.length") == 0
    context.close()


def test_a_slide_that_is_touched_stays_and_leads_to_the_next(browser, folder):
    context = browser.new_context(viewport={"width": 1920, "height": 1080}, offline=True)
    page = context.new_page()
    page.goto((folder / "screens.html").as_uri())
    ids = page.eval_on_selector_all("section", "all => all.map(one => one.id)")
    page.mouse.click(900, 500)
    page.evaluate(AT.format(time=(SECONDS + 6) * 1000))
    assert page.evaluate("document.elementFromPoint(900, 500).closest('section').id") == ids[0]
    page.locator("section:target p a").last.click()
    assert page.evaluate("document.elementFromPoint(900, 500).closest('section').id") == ids[1]
    context.close()


def test_who_wants_nothing_to_move_has_one_after_the_other(browser, folder):
    context = browser.new_context(viewport={"width": 1280, "height": 720}, offline=True, reduced_motion="reduce")
    page = context.new_page()
    page.goto((folder / "screens.html").as_uri())
    ids = page.eval_on_selector_all("section", "all => all.map(one => one.id)")

    assert page.evaluate(SHOWN) == ids
    assert page.evaluate("document.getAnimations().length") == 0
    for id in (*ids[1:], ids[0]):
        page.locator("section", has=page.locator(f"p a[href='#{id}']")).first.locator(f"a[href='#{id}']").last.click()
        assert page.evaluate("document.elementFromPoint(640, 300).closest('section').id") == id
        box = page.locator(f"[id='{id}']").bounding_box()
        assert box["height"] <= 720
    context.close()
