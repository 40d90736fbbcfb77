"""Long words from right to left: nothing is wider than the screen, cut off or in the way of another."""

from __future__ import annotations

import functools

import pytest

from .conftest import Handler, served
from .layout import TROUBLE

PAGES = [
    "",
    "guides/in-danger/",
    "guides/",
    "services/",
    "services/kvinnofridslinjen/",
    "services/kvinnofridslinjen/show/",
    "services/by/area/stockholm/",
    "violence/types/honour/",
    "violence/",
    "programmes/sodertalje-2024-2027/",
    "programmes/answers/skarpnack-2020/",
    "programmes/bodies/",
    "terms/",
    "terms/laws/",
    "materials/",
    "about/coverage/",
    "about/accessibility/",
    "search/",
]


@pytest.fixture(scope="module")
def pseudo(pseudo_site):
    with served(functools.partial(Handler, directory=str(pseudo_site))) as port:
        yield f"http://127.0.0.1:{port}/fristad/qps/"


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_breaks_when_words_are_long_and_run_from_right_to_left(browser, pseudo, width):
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    found = {}
    for path in PAGES:
        assert page.goto(pseudo + path).status == 200, path
        assert page.evaluate("document.documentElement.dir") == "rtl"
        if trouble := page.evaluate(TROUBLE):
            found[path] = trouble
    context.close()

    assert found == {}
