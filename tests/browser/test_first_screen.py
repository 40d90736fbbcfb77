"""What a phone shows first: whom to call, in every language, and how long the rest of a page is."""

from __future__ import annotations

import pytest

from fristad.content.records.guides import Guide
from fristad.content.records.services import Service
from fristad.languages.known_languages import LANGUAGES

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


@pytest.fixture(scope="module")
def prefixes(options):
    return ["" if id == "sv" else f"{id}/" for id in options.languages]


@pytest.fixture
def measured(open_page, address):
    """(address, what `BOX` tells) of pages, on one screen."""

    def measure(paths, **settings):
        page = open_page("about/privacy/", viewport=PHONE, **settings)
        for path in paths:
            page.goto(address + path)
            yield path, page.evaluate(BOX)

    return measure


def test_the_box_of_start_and_guides_ends_on_the_first_screen(measured, prefixes, collection):
    names = ["", *(f"guides/{guide.id}/" for guide in collection.of_kind(Guide))]
    found = dict(measured(prefix + name for prefix in prefixes for name in names))

    assert {path: box["end"] for path, box in found.items() if box["end"] > GUIDES} == {}
    assert {path: box["high"] for path, box in found.items() if box["high"] < 56} == {}
    assert {path: box["wide"] for path, box in found.items() if box["wide"] < 0.85} == {}
    assert {path: box["stops"] for path, box in found.items() if box["stops"] > 5} == {}


def test_a_guide_is_at_most_four_screens_of_a_phone(measured, prefixes, collection):
    names = [f"guides/{guide.id}/" for guide in collection.of_kind(Guide)]
    found = dict(measured(prefix + name for prefix in prefixes for name in names))

    assert {path: box["article"] / SCREEN for path, box in found.items() if box["article"] > 4 * SCREEN} == {}


def test_the_box_of_a_service_ends_on_the_first_screen(measured, prefixes, collection, workspace):
    """Of those whose headings are the longest, in each language."""

    def length(service, prefix):
        words = workspace.translations.get(prefix.rstrip("/"))
        called = words.find(f"service/{service.id}#called", service.called) if words else service.name
        return len(called or service.called)

    shown = [one for one in collection.of_kind(Service) if one.is_found and not one.is_for_those_who_hurt]
    paths = [
        f"{prefix}services/{service.id}/"
        for prefix in prefixes
        for service in sorted(shown, key=lambda one: -length(one, prefix))[:4]
    ]
    found = dict(measured(paths))

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


def test_with_words_twice_as_large_the_box_of_start_and_guides_ends_on_the_second_screen(open_page, address, prefixes):
    paths = [prefix + name for prefix in prefixes for name in ("", "guides/someone-hurts-me/")]

    assert late_with_large_words(open_page, address, paths, "end") == {}


def test_with_words_twice_as_large_the_button_of_a_service_ends_on_the_second_screen(open_page, address, prefixes):
    paths = [f"{prefix}services/bris-116111/" for prefix in prefixes]

    assert late_with_large_words(open_page, address, paths, "button") == {}


def test_every_language_of_the_site_is_on_the_first_screen_of_the_start_page(open_page, address, options, prefixes):
    page = open_page("", viewport=PHONE)
    for prefix in prefixes:
        page.goto(address + prefix)
        for id in options.languages:
            link = page.locator(f".f-languages--all a[lang='{LANGUAGES[id].tag}']:not([aria-current])")
            ends = [box["y"] + box["height"] for box in (one.bounding_box() for one in link.all())]
            assert all(end < SCREEN for end in ends), (prefix, id)
            assert ends or prefix == LANGUAGES[id].prefix, (prefix, id)


def test_on_other_pages_names_of_languages_are_in_sight(open_page):
    page = open_page("guides/someone-hurts-me/", viewport=PHONE)
    row = page.locator(".f-languages__names").bounding_box()
    seen = [name for name in page.locator(".f-languages__names > bdi").all() if name.is_visible()]
    within = [
        name for name in seen if name.bounding_box()["x"] + name.bounding_box()["width"] <= row["x"] + row["width"]
    ]

    assert len(within) >= 2
