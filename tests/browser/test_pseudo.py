"""Long words from right to left: nothing is wider than the screen, cut off or in the way of another."""

from __future__ import annotations

import functools

import pytest

from .conftest import Handler, served

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
TROUBLE = """() => {
  const root = document.documentElement, found = [];
  if (root.scrollWidth > root.clientWidth) found.push(`wider than the screen: ${root.scrollWidth}`);
  for (const element of document.querySelectorAll("body *")) {
    const { overflowX, position } = getComputedStyle(element);
    if (element.closest(".table-scroll")) continue;
    const box = element.getBoundingClientRect();
    if (box.width && position !== "absolute" && (box.left < -1 || box.right > root.clientWidth + 1)) {
      found.push(`outside the screen: ${element.outerHTML.slice(0, 80)}`);
    }
    if (["hidden", "clip"].includes(overflowX) && element.scrollWidth > element.clientWidth + 1) {
      found.push(`cut off: ${element.outerHTML.slice(0, 80)}`);
    }
  }
  for (const number of document.querySelectorAll("bdi.number")) {
    const range = document.createRange();
    range.selectNodeContents(number);
    const last = range.toString().length - 1, text = number.firstChild;
    if (!text || text.nodeType !== 3 || last < 1) continue;
    const at = (index) => {
      range.setStart(text, index);
      range.setEnd(text, index + 1);
      return range.getBoundingClientRect();
    };
    if (at(0).width && at(0).top === at(last).top && at(0).left > at(last).left) found.push(`reversed: ${text.data}`);
  }
  return found;
}"""


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
