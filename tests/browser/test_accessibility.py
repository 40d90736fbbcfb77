"""One page of each kind, judged by two engines, and walked through as who hears it or uses a keyboard meets it."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from fristad.content import addresses
from tests.conftest import ROOT

from .engines import MEASURED_ELSEWHERE, OF_COLOUR, OF_COLOUR_BY_IBM, axe, ibm

KINDS = {
    "start": "",
    "list": "guides/",
    "guide": "guides/someone-hurts-me/",
    "services": "services/",
    "choice": "services/by/about/honour/",
    "service": "services/kvinnofridslinjen/",
    "show": "services/kvinnofridslinjen/show/",
    "names": "all-services/",
    "violence": "violence/types/honour/",
    "programme": "programmes/sodertalje-2024-2027/",
    "answer": "programmes/answers/skarpnack-2020/",
    "bodies": "programmes/bodies/",
    "focus_area": "programmes/sodertalje-2024-2027/focus-area-3/",
    "term": "terms/words/collaboration/",
    "law": "terms/laws/kontaktforbud/",
    "material": "materials/dating-matters/",
    "page": "about/",
    "accessibility": "about/accessibility/",
    "coverage": "about/coverage/",
    "search": "search/",
    "staff": "staff/",
    "setting": "staff/school/",
    "kit": "staff/school/so/",
    "share": "services/kvinnofridslinjen/show/",
}
"""Template → a page that it makes, below each language."""
DOORS = {
    "languages": "languages/",
    "short": f"s/{addresses.code('service/kvinnofridslinjen')}/",
    "404": "no-such-page/",
}
NO_PAGES = {"frame", "door", "made", "blank", "moved"}
"""What other templates are made of, and pages that are left at once."""
ONLY_BESIDE_SWEDISH = {"show"}
ONLY_IN_SWEDISH = {"kit", "share"}

LANGUAGES = {"": (360, 1280), "ar/": (1280, 360)}
"""Language of each direction → how wide its pages are when light, and when dark."""

# IBM's engine also tells what it cannot know and a human must look at. What is answered here is not asked again.
ANSWERED = {
    "blockquote_cite_exists": "the source is named with a link beside each quotation, where people see it",
    "download_keyboard_controllable": "a download is a plain link, followed by a key as by a finger",
    "element_attribute_deprecated": "the policy of a page has no other place than <meta http-equiv> on a plain host",
    "element_tabbable_visible": "the skip link comes into sight when it has the focus",
    "heading_markup_misuse": "the heading of the page for all languages says in each of them what to choose",
    "fieldset_label_valid": "each has a legend; those in a closed fold are not counted",
    "list_structure_proper": "the standard allows a <div> around each <dt> and <dd>",
    "style_color_misuse": "open, closed and every warning have words; test_adapting takes the colours away",
    "style_highcontrast_visible": "test_adapting forces the colours",
    "text_block_heading": "short lines below a heading, such as what a service is, are no headings",
    "text_quoted_correctly": "names of pages stand in quotation marks; nobody is quoted",
}

WALK = """() => {
    const rtl = (element) => getComputedStyle(element).direction === "rtl";
    const said = (element) => element.outerHTML.slice(0, 140);
    const words = (text) => (text ?? "").replace(/\\s+/g, " ").trim();
    const shown = (element) =>
        element.checkVisibility({visibilityProperty: true}) && element.getClientRects().length > 0;
    const every = [...document.querySelectorAll("body *")].filter(shown);
    const stops = every.filter((element) => element.tabIndex >= 0 && !element.disabled
        && element.matches("a[href], button, summary, select, input, textarea, [tabindex]"));
    const article = document.querySelector("article") ?? document.querySelector("main");
    const before = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
    const name = (element) => words(element.getAttribute("aria-label")
        || [...document.querySelectorAll((element.getAttribute("aria-labelledby") ?? "").split(" ").filter(Boolean)
            .map((id) => "#" + CSS.escape(id)).join(",") || "none")].map((part) => part.textContent).join(" ")
        || [...element.labels ?? []].map((label) => label.textContent).join(" ") || element.textContent);
    // Blocks, and what stands side by side in a row; what is fixed, or stays in sight beside the text, is in no row.
    const placed = (element) => {
        const style = getComputedStyle(element);
        return style.display !== "inline" && ["static", "relative"].includes(style.position) && style.float === "none";
    };
    const backwards = [];
    for (const parent of every) {
        const style = getComputedStyle(parent);
        const boxes = [...parent.children].filter((child) => shown(child) && placed(child));
        if (style.flexDirection.includes("reverse") || style.flexWrap.includes("reverse")) backwards.push(said(parent));
        if (style.order !== "0" || parent.tabIndex > 0) backwards.push(said(parent));
        for (let at = 1; at < boxes.length; at++) {
            const [one, next] = [boxes[at - 1], boxes[at]].map((box) => box.getClientRects()[0]);
            const beside = rtl(parent) ? next.right <= one.left + 1 : next.left >= one.right - 1;
            if (next.bottom <= one.top + 1 && !beside && next.height && one.height) backwards.push(said(boxes[at]));
            if (next.top < one.bottom - 1 && next.bottom > one.top + 1 && !beside) backwards.push(said(boxes[at]));
        }
    }
    return {
        before: stops.filter((stop) => before(stop, article) && !article.contains(stop)).map(said),
        exits: stops.filter((stop) => stop.hasAttribute("data-exit")).map(said),
        nameless: stops.filter((stop) => !name(stop)).map(said),
        unlabelled: stops.filter((stop) => stop.matches("select, textarea, input:not([type=submit], [type=button])")
            && ![...stop.labels].some(shown)).map(said),
        numbers: stops.filter((stop) => /^(tel|sms):/.test(stop.getAttribute("href") ?? "")).map((stop) => ({
            name: name(stop), seen: words((stop.querySelector(".number") ?? stop).innerText),
            of: stop.dataset.of || document.querySelector("main").dataset.record,
        })),
        backwards,
    };
}"""


def test_every_template_has_a_page_here():
    assert KINDS.keys() | DOORS.keys() | NO_PAGES == {path.stem for path in (ROOT / "overrides").glob("*.html")}


@dataclass
class Found:
    axe: list[tuple[str, ...]] = field(default_factory=list)
    ibm: list[tuple[str, ...]] = field(default_factory=list)
    walks: list[tuple[str, int, dict]] = field(default_factory=list)


@pytest.fixture(scope="module")
def found(browser: Browser, address: str) -> Found:
    """All that is to be seen of all pages: each is opened once, light, and then made dark and another width."""
    found = Found()
    page = browser.new_context(reduced_motion="reduce").new_page()
    for prefix, widths in LANGUAGES.items():
        paths = [
            prefix + path
            for kind, path in KINDS.items()
            if kind not in (ONLY_IN_SWEDISH if prefix else ONLY_BESIDE_SWEDISH)
        ]
        for path in paths if prefix else [*paths, *DOORS.values()]:
            _dress(page, "light", widths[0])
            page.goto(address + path)
            for scheme, width in zip(("light", "dark"), widths, strict=True):
                _dress(page, scheme, width)
                found.walks.append((path, width, page.evaluate(WALK)))
                of_axe, of_ibm = ((), ()) if scheme == "light" else (OF_COLOUR, OF_COLOUR_BY_IBM)
                found.axe += [(path, scheme, str(width), *one) for one in axe(page, *of_axe)]
                found.ibm += [(path, scheme, str(width), *one) for one in ibm(page, *of_ibm)]
    page.context.close()
    return found


def _dress(page: Page, scheme: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")


def test_axe_finds_nothing(found):
    """All its rules, best practice too."""
    assert found.axe == []


def test_ibm_finds_nothing_that_is_not_answered(found):
    open_ones = [one for one in found.ibm if one[3] not in ANSWERED]

    assert Counter(one[3] for one in open_ones) == Counter(), open_ones


def test_nothing_is_answered_that_is_not_asked(found):
    assert ANSWERED.keys() - {one[3] for one in found.ibm} == set()


def test_what_is_measured_elsewhere_is_still_asked(browser, address):
    page = browser.new_page()
    page.goto(address + "services/")
    asked = {one[0] for one in ibm(page, without=())}
    page.close()

    assert asked >= set(MEASURED_ELSEWHERE)


def test_at_most_five_stops_come_before_the_article(found):
    late = {(path, width): walk["before"] for path, width, walk in found.walks if len(walk["before"]) > 5}

    assert late == {}


def test_the_exit_is_one_stop(found):
    assert {(path, width): walk["exits"] for path, width, walk in found.walks if len(walk["exits"]) != 1} == {}


@pytest.mark.parametrize("fault", ["nameless", "unlabelled", "backwards"])
def test_no_stop_is_nameless_and_nothing_stands_before_what_it_follows(found, fault):
    assert {(path, width): walk[fault] for path, width, walk in found.walks if walk[fault]} == {}


def test_a_number_says_whose_it_is(found, site):
    """Also to who hears one link after the other; and what is seen is said, for who speaks to the device (2.5.3)."""
    services = json.loads(Path(site, "data/services.json").read_text("utf-8"))["services"]
    names = {service["record"]: service["name"] for service in services}
    numbers = [(path, number) for path, _, walk in found.walks for number in walk["numbers"]]
    bare = [
        (path, number)
        for path, number in numbers
        if number["seen"] not in number["name"]
        or not any(letter.isalpha() for letter in number["name"].replace(number["seen"], ""))
        or (not path.startswith("ar/") and names.get(number["of"], "") not in number["name"])
    ]

    assert bare == []
    assert len(numbers) > 100
