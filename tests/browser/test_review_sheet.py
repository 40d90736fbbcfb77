"""The sheet for a native reader in a real browser: filled in by keys and clicks, saved, taken in, printed, judged."""

from __future__ import annotations

import io
import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page
from rich.console import Console

from fristad.cli import sheet_commands
from fristad.languages.known_languages import LANGUAGES
from fristad.outputs.sheet.choosing import Wish
from fristad.translation import from_disk
from tests.conftest import NOW, a_project, in_languages, noon, once

from .engines import axe, ibm

GUIDE = "guide/i-am-afraid"
SEVERAL = ("guide/in-danger", "service/kvinnofridslinjen", "page/index")
REAL = ("so", "ar", "ti")
TOMORROW = date.today() + timedelta(days=1)
"""A browser's clock may be a night ahead."""


def command(function, *words):
    out = io.StringIO()
    code = function(*words, Console(file=out, width=200))
    return code, out.getvalue()


@pytest.fixture(scope="module")
def sheets(ageless, tmp_path_factory) -> Path:
    """Sheets of the real site: some pages in three scripts, and in one language all that is asked by default."""

    def make(folder: Path) -> None:
        project = in_languages(ageless, folder / "project", *REAL)
        wishes = {id: (id, Wish(pages=SEVERAL, everything=True)) for id in REAL}
        wishes["whole"] = ("so", Wish(tier="emergency", everything=True))
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SOURCE_DATE_EPOCH", noon(NOW))
            for name, (id, wish) in wishes.items():
                told = command(sheet_commands.review_sheet, project, id, wish, folder / f"{name}.html")
                assert told[0] == 0, told

    return once(tmp_path_factory, "sheets", make)


@pytest.fixture
def open_file(browser):
    """Opens a file from disk without a network, and tells what it asked for and complained of."""
    contexts = []

    def opened(path: Path, **settings) -> Page:
        context = browser.new_context(
            **{"viewport": {"width": 360, "height": 800}, "offline": True, "accept_downloads": True, **settings}
        )
        contexts.append(context)
        page = context.new_page()
        page.asked, page.said = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.goto(path.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def tiny_project(tmp_path) -> Path:
    """The tiny project, to be changed, with a sheet of its guide."""
    project = a_project(tmp_path / "project")
    assert command(sheet_commands.review_sheet, project, "ar", Wish(pages=(GUIDE,)), project / "sheet.html")[0] == 0
    return project


@pytest.mark.parametrize(("id", "width"), [("so", 1200), ("ar", 320), ("ti", 320)])
def test_two_engines_find_no_fault(open_file, sheets, id, width):
    page = open_file(sheets / f"{id}.html", viewport={"width": width, "height": 800})
    page.locator("[value=wrong]").first.check()

    assert axe(page) == []
    # To look at by eye: what it says of languages and of words that it cannot judge.
    assert [found for found in ibm(page) if "VIOLATION FAIL" in found[1]] == []


@pytest.mark.parametrize("id", REAL)
def test_nothing_is_wider_than_the_screen(open_file, sheets, id):
    page = open_file(sheets / f"{id}.html")
    for width in (320, 360, 768, 1200):
        page.set_viewport_size({"width": width, "height": 800})

        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_whole_sheet_is_small_and_asks_for_nothing(open_file, sheets):
    path = sheets / "whole.html"
    page = open_file(path)
    page.locator("[value=right]").first.check()

    assert path.stat().st_size < 3_000_000
    assert page.asked == [path.as_uri()]
    assert page.said == []
    assert page.locator(".message").count() > 400


def answered_by_keys(page: Page) -> None:
    """Say of the first that it is right, of the second that it is not, and choose a role, without a mouse."""
    page.locator("[name=role]").first.focus()
    page.keyboard.press("ArrowDown")
    page.locator("#m1 input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type("أخاف في بيتي")
    page.keyboard.press("Tab")
    page.keyboard.type("Ordet är för hårt.")


def saved(page: Page, folder: Path) -> tuple[Path, dict]:
    """The file that the button gives."""
    with page.expect_download() as download:
        page.locator("[data-save]").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path, json.loads(path.read_text("utf-8"))


def test_an_answer_given_by_keys_is_saved_and_taken_in(open_file, tiny_project):
    page = open_file(tiny_project / "sheet.html")
    answered_by_keys(page)
    page.locator("[data-natural]").check()

    path, answer = saved(page, tiny_project)
    code, told = command(sheet_commands.review_by_sheet, tiny_project, "ar", path.name, None, TOMORROW)

    assert path.name == f"fristad-ar-{answer['saved']}.json"
    assert answer["role"] == "language-reviewer"
    assert [one["verdict"] for one in answer["messages"]] == ["right", "wrong"]
    assert "proposal" not in answer["messages"][0]
    assert (answer["messages"][1]["proposal"], answer["messages"][1]["remark"]) == (
        "أخاف في بيتي",
        "Ordet är för hårt.",
    )
    assert answer["pages"] == [{"page": GUIDE, "natural": True}]
    assert code == 0, told
    assert "1 reviewed by language-reviewer" in told
    assert "1 not right, 0 skipped" in told
    rows = from_disk.read_reviews(tiny_project, LANGUAGES["ar"])[0].rows.values()
    assert [row.context for row in rows if row.reviewed_by] == [answer["messages"][0]["context"]]
    assert page.said == []


def test_words_that_were_only_offered_are_no_proposal(open_file, tiny_project):
    page = open_file(tiny_project / "sheet.html")
    page.locator("[name=role]").first.check()
    page.locator("#m1 [value=wrong]").check()
    field = page.locator("#m1 [data-coded]")
    offered = field.input_value()
    page.locator("#m2 [value=wrong]").check()
    page.locator("#m2 [value=right]").check()

    _, answer = saved(page, tiny_project)

    assert offered == field.get_attribute("data-coded")
    assert [sorted(one) for one in answer["messages"]] == [["context", "swedish", "verdict", "words"]] * 2


def test_who_answers_must_be_told_and_nothing_is_no_answer(open_file, tiny_project):
    page = open_file(tiny_project / "sheet.html")
    told = page.locator("[data-told]")

    page.locator("[data-save]").click()
    assert told.inner_text() == "Välj din roll först."
    assert page.evaluate("document.activeElement.name") == "role"
    page.locator("[name=role]").first.check()
    page.locator("[data-save]").click()
    assert told.inner_text() == "Du har inte svarat på något än."


def test_what_is_done_is_counted_and_the_next_is_found(open_file, tiny_project):
    page = open_file(tiny_project / "sheet.html")
    page.locator("#m1 [value=right]").check()
    page.locator("#m2 [value=wrong]").check()
    all = page.locator(".message").count()

    assert page.locator(".bar p").first.inner_text() == f"2 av {all} klara, 1 inte rätt"
    assert page.locator("progress").evaluate("(bar) => [bar.value, bar.max]") == [2, all]
    page.locator("[data-next]").click()
    assert page.evaluate("document.activeElement.name") == "m3"
    focused = page.evaluate("document.activeElement.getBoundingClientRect().bottom")
    assert focused < page.evaluate("document.querySelector('.bar').getBoundingClientRect().top")


def test_one_can_go_on_another_day(open_file, tiny_project):
    first = open_file(tiny_project / "sheet.html")
    answered_by_keys(first)
    path, answer = saved(first, tiny_project)

    second = open_file(tiny_project / "sheet.html")
    second.locator("#continue").set_input_files(path)
    second.locator("[data-told]", has_text="tillbaka").wait_for()

    assert saved(second, tiny_project)[1] == answer

    (tiny_project / "other.json").write_text('{"format": "x"}', "utf-8")
    second.locator("#continue").set_input_files(tiny_project / "other.json")
    second.locator("[data-told]", has_text="inget sparat svar").wait_for()
    assert second.said == []


def test_nothing_is_stored_on_the_device(open_file, tiny_project):
    page = open_file(tiny_project / "sheet.html")
    answered_by_keys(page)
    saved(page, tiny_project)

    state = page.context.storage_state(indexed_db=True)
    assert (state["cookies"], state["origins"]) == ([], [])
    page.goto((tiny_project / "sheet.html").as_uri())
    assert page.locator("input:checked").count() == 0


def test_without_a_script_it_can_be_read_filled_in_and_printed(open_file, tiny_project):
    page = open_file(tiny_project / "sheet.html", java_script_enabled=False)

    assert page.locator("noscript").inner_text().startswith("Den här webbläsaren kör inga skript")
    assert not page.locator("[data-save]").is_visible()
    page.locator("#m1 [value=wrong]").check()
    assert page.locator("#m1 textarea").first.is_visible()


def test_on_paper_there_are_boxes_and_lines_and_what_was_written(open_file, tiny_project):
    page = open_file(tiny_project / "sheet.html", viewport={"width": 720, "height": 1000})
    page.locator("#m2 [value=wrong]").check()
    page.locator("#m2 [data-coded]").fill("أخاف في بيتي")
    page.emulate_media(media="print")

    assert not page.locator(".bar").is_visible()
    assert page.locator("#m1 .lines i").first.is_visible()
    assert not page.locator("#m1 textarea").first.is_visible()
    assert page.locator("#m2 textarea").first.is_visible()
    assert not page.locator("#m2 .lines").is_visible()
    box = page.locator("#m1 input").first
    assert box.evaluate("(box) => [getComputedStyle(box).appearance, getComputedStyle(box).borderTopStyle]") == [
        "none",
        "solid",
    ]
    assert page.locator("#m1").evaluate("(one) => getComputedStyle(one).breakInside") == "avoid"
    assert page.locator(".page").first.evaluate("(one) => getComputedStyle(one).breakBefore") == "page"
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


@pytest.mark.parametrize("id", ["ar", "ti"])
def test_words_stand_in_their_own_direction_and_numbers_in_theirs(open_file, sheets, id):
    page = open_file(sheets / f"{id}.html")
    direction = LANGUAGES[id].dir

    assert set(
        page.locator(".own, .view, [data-coded]").evaluate_all(
            "(all) => all.map((one) => getComputedStyle(one).direction)"
        )
    ) == {direction}
    numbers = page.locator(".view .number, .own bdi[dir=ltr], .view bdi[dir=ltr]")
    assert numbers.count() > 5
    assert set(numbers.evaluate_all("(all) => all.map((one) => getComputedStyle(one).direction)")) == {"ltr"}


KEPT = """(() => {
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob) => { window.kept = blob.text(); return make(blob); };
    return true;
})()"""


def test_it_works_in_every_browser_from_disk(driver, tiny_project):
    driver.open((tiny_project / "sheet.html").as_uri())
    assert driver.run(KEPT)
    for selector in ("[name=role]", "#m1 [value=right]", "[data-save]"):
        driver.run(f"document.querySelector('{selector}').scrollIntoView({{block: 'center'}})")
        driver.click(selector)

    told = driver.wait_for(lambda: driver.run("document.querySelector('[data-told]').textContent"))
    answer = json.loads(driver.run("window.kept"))

    assert told.startswith("Sparat som fristad-ar-")
    assert driver.run("document.querySelector('[data-done]').textContent") == "1"
    assert (answer["role"], [one["verdict"] for one in answer["messages"]]) == ("translator", ["right"])
