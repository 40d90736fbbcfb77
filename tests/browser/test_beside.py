"""A service in two languages side by side, as two people see it at one screen or on one sheet."""

from __future__ import annotations

import re

import pytest

from .engines import axe
from .languages import choose_language

PAGE = "services/kvinnofridslinjen/show/"
ROWS = """() => [...document.querySelectorAll('.f-pairs')].flatMap((grid) => {
    const cells = [...grid.children], found = [];
    cells.forEach((cell, index) => {
        if (!cell.classList.contains('f-own')) return;
        const [one, other] = [cells[index - 1], cell].map((each) => each.getBoundingClientRect());
        found.push({
            languages: [cells[index - 1].lang, cell.lang],
            beside: one.top === other.top && one.right <= other.left,
            below: other.top >= one.bottom, near: other.top - one.bottom < 16,
        });
    });
    return found;
})"""


@pytest.mark.parametrize("id", ["ar", "so"])
def test_each_row_is_side_by_side_where_there_is_room(open_page, id):
    rows = open_page(f"{id}/{PAGE}", viewport={"width": 1024, "height": 768}).evaluate(ROWS)

    assert len(rows) > 20
    assert {tuple(row["languages"]) for row in rows} == {("sv", id)}
    assert all(row["beside"] for row in rows)


@pytest.mark.parametrize("id", ["ar", "so"])
def test_on_a_phone_a_row_stays_together(open_page, id):
    rows = open_page(f"{id}/{PAGE}").evaluate(ROWS)

    assert len(rows) > 20
    assert all(row["below"] and row["near"] for row in rows)


@pytest.mark.parametrize("id", ["ar", "so"])
def test_numbers_are_large_in_order_and_there_once(open_page, id, collection):
    page = open_page(f"{id}/{PAGE}")
    numbers = page.locator(".f-value .phone")
    service = collection.records["service/kvinnofridslinjen"]

    assert numbers.all_inner_texts() == [phone.display.replace(" ", "\u00a0") for phone in service.shown_phones]
    for number in numbers.all():
        places = number.evaluate("""(link) => {
            const text = link.querySelector('bdi').firstChild, range = document.createRange();
            return [...text.data].map((character, index) => {
                range.setStart(text, index); range.setEnd(text, index + 1);
                return range.getBoundingClientRect().left;
            });
        }""")
        assert places == sorted(places)
        assert number.bounding_box()["height"] >= 44
        assert number.evaluate("one => parseFloat(getComputedStyle(one).fontSize)") >= 30


def test_words_are_larger_than_on_other_pages(open_page):
    size = "parseFloat(getComputedStyle(document.querySelector('article div p, article > p:not([class])')).fontSize)"

    assert open_page(f"ar/{PAGE}").evaluate(size) > open_page("ar/services/kvinnofridslinjen/").evaluate(size)


def test_a_service_leads_to_two_languages_and_back_without_script(open_page, address):
    page = open_page("services/kvinnofridslinjen/", java_script_enabled=False)
    page.get_by_role("link", name="Visa för någon på ett annat språk").click()
    assert page.url == f"{address}{PAGE}"
    page.locator("article").get_by_role("link", name="العربية").first.click()
    assert page.url == f"{address}ar/{PAGE}"

    # Of so many languages, the choice is a page of its own, from where one comes to the service itself.
    choose_language(page, "Soomaali")
    assert page.url == f"{address}so/services/kvinnofridslinjen/"
    page.locator("article a[href='show/']").click()
    assert page.url == f"{address}so/{PAGE}"

    page.locator(".f-trail").get_by_role("link", name="Kvinnofridslinjen").click()
    assert page.url == f"{address}so/services/kvinnofridslinjen/"

    page.locator("article a[href='show/']").click()
    choose_language(page, "svenska")
    assert page.url == f"{address}services/kvinnofridslinjen/"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [f"ar/{PAGE}", "so/services/skyddat-boende/show/"])
def test_axe_finds_nothing_side_by_side(open_page, path, scheme):
    page = open_page(path, color_scheme=scheme)

    assert axe(page) == []


@pytest.mark.parametrize("id", ["en", "ar"])
def test_two_languages_of_a_service_go_on_one_sheet(open_page, id):
    page = open_page(f"{id}/{PAGE}")
    margin = dict.fromkeys(("top", "bottom", "left", "right"), "10mm")
    paper = page.pdf(format="A4", margin=margin)

    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1


def test_print_leaves_out_the_control_for_listening(open_page):
    page = open_page("services/kvinnofridslinjen/")
    page.evaluate("document.querySelector('.f-listen').hidden = false")
    page.emulate_media(media="print")

    assert not page.locator(".f-listen").is_visible()
