"""Notes and folded parts of a text: no script, nothing for axe, whole on paper, in both directions and all colours."""

import functools
import shutil

import pytest

from tests.browser.conftest import Handler, served
from tests.browser.engines import axe
from tests.conftest import ROOT, SITE, built

NOTES = """
!!! warning "Tänk på"
    Mobilen kan **visa** var du är. Läs om [kontroll](../violence/types/control.md).

    - Stäng av.
        - Ring {phone_sos_112}.

??? note "Om du inte vågar ringa"
    Gatan två{}
    Ekby

    1. Skriv till någon.

!!! tip
    Utan egen titel.
""".replace("{}", "  ")
PATH = "guides/i-am-afraid/"


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """The tiny site, with notes in a guide."""
    folder = tmp_path_factory.mktemp("notes")
    shutil.copytree(SITE, folder / "project", ignore=shutil.ignore_patterns("site", ".site-*"))
    settings = folder / "project/mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("../../overrides", str(ROOT / "overrides")), "utf-8")
    with (folder / "project/docs/guides/i-am-afraid.md").open("a", encoding="utf-8") as guide:
        guide.write(NOTES)
    site = built(folder / "project", folder / "site")
    with served(functools.partial(Handler, directory=str(site))) as port:
        yield f"http://127.0.0.1:{port}/fristad/"


@pytest.mark.parametrize("settings", [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}], ids=str)
@pytest.mark.parametrize("prefix", ["", "ar/"])
def test_axe_finds_nothing_in_notes(open_page, prefix, settings):
    page = open_page(prefix + PATH, **settings)
    page.locator("details.f-note").evaluate("(part) => { part.open = true }")

    assert axe(page) == []
    assert page.locator("[role=note]").count() == 2


@pytest.mark.parametrize(("prefix", "side"), [("", "left"), ("ar/", "right")])
def test_the_bar_of_a_note_is_where_reading_begins(open_page, prefix, side):
    page = open_page(prefix + PATH)
    width = f"(note) => getComputedStyle(note).getPropertyValue('border-{side}-width')"

    assert float(page.locator(".f-note--warning").evaluate(width).removesuffix("px")) > 2


def test_a_part_unfolds_without_a_script(open_page):
    page = open_page(PATH, java_script_enabled=False)
    words = page.get_by_text("Skriv till någon.")
    assert not words.is_visible()
    page.get_by_text("Om du inte vågar ringa").press("Enter")

    assert words.is_visible()


def test_a_note_says_its_title_before_its_words_and_takes_the_looks_where_it_has_none(open_page):
    page = open_page(PATH)

    assert page.locator(".f-note__title").all_inner_texts() == ["Tänk på", "Bra att veta"]
    assert page.locator(".f-note--warning").inner_text().startswith("Tänk på")
    page.locator("summary", has_text="Om du inte").click()
    assert "Gatan två\nEkby" in page.locator("details.f-note").inner_text()


def test_on_paper_all_of_it_is_there(open_page):
    page = open_page(PATH)
    page.emulate_media(media="print")
    words = page.get_by_text("Skriv till någon.")

    assert words.evaluate("(words) => words.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true})")
    assert words.bounding_box()["height"] > 0


def test_a_note_is_told_from_the_text_when_the_system_picks_the_colours(open_page):
    page = open_page(PATH, forced_colors="active")

    style = "(note) => getComputedStyle(note).borderTopStyle"
    assert {page.locator(".f-note").nth(number).evaluate(style) for number in range(3)} == {"solid"}


def test_nothing_is_wider_than_a_phone(open_page):
    page = open_page("ar/" + PATH, viewport={"width": 320, "height": 700})

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
