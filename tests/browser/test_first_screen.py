"""What a phone shows first: whom to call, in every language, and how long the rest of a page is."""

from __future__ import annotations

import pytest

from fristad.content.records.guides import Guide
from fristad.content.records.services import Service
from fristad.languages.known_languages import LANGUAGES

from .layout import longest

PHONE = {"width": 360, "height": 740}
SCREEN = 740 - 51
"""What is seen of a page at a time, above the way out."""
GUIDES, SERVICES = 420, 480
"""How far down the box may end."""
BOX = """() => {
    const box = document.querySelector("[data-call]").getBoundingClientRect();
    const button = document.querySelector("[data-call] > .f-call__button").getBoundingClientRect();
    const article = document.querySelector("article").getBoundingClientRect();
    return {
        end: box.bottom, button: button.bottom, article: article.height,
        high: button.height, wide: button.width / box.width,
        stops: [...document.querySelectorAll("a[href], summary, button, input")].filter((one) =>
            one.compareDocumentPosition(document.querySelector("article")) & Node.DOCUMENT_POSITION_FOLLOWING
            && !one.closest("details:not([open]) > :not(summary)")).length,
    };
}"""


BEFORE_THE_END = ("//article", "//header", "//*[@data-call]", "//h1")
"""What takes room above the end of the box, or of the page."""


@pytest.fixture(scope="module")
def measured(browser, address, site, options):
    """(address, what `BOX` tells) of pages in the languages whose words take most room, on one screen of a phone."""
    page = browser.new_page(viewport=PHONE)

    def measure(names):
        for path in (path for name in names for path in longest(site, options.languages, name, BEFORE_THE_END)):
            page.goto(address + path)
            yield path, page.evaluate(BOX)

    yield measure
    page.close()


@pytest.fixture(scope="module")
def guides(measured, collection):
    return dict(measured(f"guides/{guide.id}/" for guide in collection.of_kind(Guide)))


def test_the_box_of_start_and_guides_ends_on_the_first_screen(measured, guides):
    found = guides | dict(measured([""]))

    assert {path: box["end"] for path, box in found.items() if box["end"] > GUIDES} == {}
    assert {path: box["high"] for path, box in found.items() if box["high"] < 56} == {}
    assert {path: box["wide"] for path, box in found.items() if box["wide"] < 0.85} == {}
    assert {path: box["stops"] for path, box in found.items() if box["stops"] > 5} == {}


def test_the_situations_to_choose_from_come_before_all_that_is_long(browser, address, options):
    """On start pages, where each language's names and lines would else come between."""
    page = browser.new_page(viewport=PHONE)
    ends = {}
    for id in options.languages:
        page.goto(f"{address}{LANGUAGES[id].prefix}")
        ends[id] = page.eval_on_selector_all(
            ".f-tile", "all => [all[0].getBoundingClientRect().top, all.at(-1).getBoundingClientRect().bottom]"
        )
    page.close()

    assert {id: end for id, end in ends.items() if end[0] > 1.15 * SCREEN or end[1] > 1.8 * SCREEN} == {}


def test_a_guide_is_at_most_four_screens_of_a_phone(guides):
    assert {path: box["article"] / SCREEN for path, box in guides.items() if box["article"] > 4 * SCREEN} == {}


def test_the_box_of_a_service_ends_on_the_first_screen(measured, collection, workspace, options):
    """Of those whose headings are the longest, in each language."""

    def length(service, id):
        words = workspace.translations.get(id)
        called = words.find(f"service/{service.id}#called", service.called) if words else service.name
        return len(called or service.called)

    shown = [one for one in collection.of_kind(Service) if one.is_found and not one.is_for_those_who_hurt]
    longest_names = {
        service.id for id in options.languages for service in sorted(shown, key=lambda one: -length(one, id))[:4]
    }
    found = dict(measured(f"services/{id}/" for id in sorted(longest_names)))

    assert {path: box["end"] for path, box in found.items() if box["end"] > SERVICES} == {}


def late_with_large_words(open_page, address, paths, what):
    """The pages of which a part ends below the second screen, with words twice as large."""
    page = open_page("about/privacy/", viewport=PHONE)
    late = {}
    for path in paths:
        page.goto(address + path)
        page.evaluate("document.documentElement.style.fontSize = '250%'")
        end = page.evaluate(BOX)[what]
        if end > 2 * SCREEN:
            late[path] = end
    return late


def test_with_words_twice_as_large_the_box_of_start_and_guides_ends_on_the_second_screen(
    open_page, address, site, options
):
    names = ("", "guides/someone-hurts-me/")
    paths = [path for name in names for path in longest(site, options.languages, name, BEFORE_THE_END)]

    assert late_with_large_words(open_page, address, paths, "end") == {}


def test_with_words_twice_as_large_the_button_of_a_service_ends_on_the_second_screen(open_page, address, site, options):
    paths = longest(site, options.languages, "services/bris-116111/", BEFORE_THE_END)

    assert late_with_large_words(open_page, address, paths, "button") == {}


def test_every_language_of_the_site_is_on_the_first_screen_of_the_start_page(open_page, address, site, options):
    page = open_page("about/privacy/", viewport=PHONE)
    for path in longest(site, options.languages, "", BEFORE_THE_END):
        page.goto(address + path)
        for language in (LANGUAGES[id] for id in options.languages if LANGUAGES[id].prefix != path):
            box = page.locator(f".f-languages--all a[lang='{language.tag}']").bounding_box()
            assert box["y"] + box["height"] < SCREEN, (path, language.id)


def test_on_other_pages_names_of_languages_are_in_sight(open_page):
    page = open_page("guides/someone-hurts-me/", viewport=PHONE)
    row = page.locator(".f-languages__names").bounding_box()
    seen = [name for name in page.locator(".f-languages__names > bdi").all() if name.is_visible()]
    within = [
        name for name in seen if name.bounding_box()["x"] + name.bounding_box()["width"] <= row["x"] + row["width"]
    ]

    assert len(within) >= 2
