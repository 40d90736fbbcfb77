"""What a reader has asked of the system is respected: larger text, spacing, zoom, contrast, colours, less motion."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

PAGES = (
    "",
    "guides/in-danger/",
    "services/",
    "services/kvinnofridslinjen/",
    "services/socialjouren-sodertalje/",
    "violence/types/honour/",
    "programmes/sodertalje-2024-2027/",
    "about/",
)
BESIDE = ("services/kvinnofridslinjen/show/", "services/skyddat-boende/show/")
PREFIXES = ("", "ar/", "so/")
# WCAG 2.2, 1.4.12.
SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important } p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets = [sheet];
}"""
# Every line of text with its box; what is fixed on the screen lies over the page, and tables scroll by themselves.
FAULTS = """() => {
    const root = document.documentElement, found = [], lines = [];
    if (root.scrollWidth > root.clientWidth) found.push(`wider than the screen: ${root.scrollWidth}`);
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const text = texts.currentNode, element = text.parentElement;
        if (!text.data.trim() || element.closest('.f-skip,.f-exit,.f-said,.table-scroll')) continue;
        if (element.closest('.f-unseen,.f-languages__names')) continue;
        if (!element.checkVisibility()) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        for (const box of range.getClientRects()) {
            if (box.width < 1) continue;
            if (box.left < -1 || box.right > root.clientWidth + 1) found.push(`beside the screen: ${text.data.trim()}`);
            // Letters of two lines may touch; what is in the middle of a line may not lie in another.
            const quarter = box.height / 4;
            lines.push([box.top + quarter, box.bottom - quarter, box.left + 1, box.right - 1, text.data.trim()]);
        }
    }
    lines.sort((a, b) => a[0] - b[0]);
    lines.forEach((one, index) => {
        for (let next = index + 1; next < lines.length && lines[next][0] < one[1]; next += 1) {
            const other = lines[next];
            if (other[2] < one[3] && one[2] < other[3]) found.push(`over each other: ${one[4]} / ${other[4]}`);
        }
    });
    for (const element of document.querySelectorAll('body *')) {
        // Some words are for screen readers alone; names of languages go on in the list below them.
        if (element.closest('.f-unseen,.f-languages__names')) continue;
        const { overflowX, overflowY } = getComputedStyle(element);
        const sides = [[overflowX, element.scrollWidth > element.clientWidth + 1],
                       [overflowY, element.scrollHeight > element.clientHeight + 1]];
        const cut = sides.some(([how, more]) => more && ['hidden', 'clip'].includes(how));
        if (cut) found.push(`cut: ${element.className}`);
    }
    return found.slice(0, 5);
}"""


def names(prefix: str) -> list[str]:
    return [prefix + name for name in (*PAGES, *(BESIDE if prefix else ()))]


def faults(page: Page, address: str, prefix: str, prepare=lambda page: None) -> list[tuple[str, str]]:
    found = []
    for name in names(prefix):
        page.goto(address + name)
        prepare(page)
        found += [(name, fault) for fault in page.evaluate(FAULTS)]
    return found


def with_text_twice_as_large(page: Page) -> None:
    """As a reader sets it in the browser or the phone: all that is not text keeps its size."""
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})


@pytest.mark.parametrize("prefix", PREFIXES)
def test_spaced_text_is_neither_cut_nor_hidden(open_page, address, prefix):
    page = open_page(prefix, viewport={"width": 320, "height": 800})

    assert faults(page, address, prefix, lambda page: page.evaluate(SPACED)) == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("prefix", PREFIXES)
def test_text_can_be_twice_as_large(open_page, address, prefix, width):
    page = open_page(prefix, viewport={"width": width, "height": 800})
    before = page.evaluate("parseFloat(getComputedStyle(document.querySelector('article p')).fontSize)")
    with_text_twice_as_large(page)

    assert faults(page, address, prefix) == []
    page.goto(address + prefix)
    after = page.evaluate("parseFloat(getComputedStyle(document.querySelector('article p')).fontSize)")
    exit_box = page.locator(".f-exit").bounding_box()
    assert after == pytest.approx(2 * before)
    assert exit_box["x"] >= 0
    assert exit_box["x"] + exit_box["width"] <= width
    assert exit_box["height"] < 160


def test_a_fault_in_the_layout_would_be_found(open_page):
    page = open_page("")
    page.evaluate("""() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('h1 { height: 1em; overflow: hidden } .f-list > li { line-height: 0 } ' +
            'h2 { width: 200vw; white-space: nowrap }');
        document.adoptedStyleSheets = [sheet];
        document.querySelector('h1').textContent = 'Lång '.repeat(50);
    }""")
    found = " ".join(page.evaluate(FAULTS.replace("slice(0, 5)", "slice()")))

    assert "wider than the screen" in found
    assert "over each other" in found
    assert "cut:" in found


STOP = """() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return null;
    const again = focused.dataset.stopped === 'yes';
    focused.dataset.stopped = 'yes';
    const bar = document.querySelector('.f-exit'), lies = bar.getBoundingClientRect();
    const boxes = [...focused.getClientRects()];
    const over = (box) => box.bottom > lies.top + 1 && box.top < lies.bottom - 1 &&
        box.right > lies.left + 1 && box.left < lies.right - 1;
    // What is larger than the room above the bar cannot be all above it.
    const fits = focused.getBoundingClientRect().height < innerHeight - lies.height - 24;
    const shown = boxes.some((box) => box.bottom > 0 && box.top < lies.top);
    return {
        again, what: focused.outerHTML.slice(0, 100),
        hidden: focused.closest('.f-exit,.f-skip') ? false : fits ? boxes.some(over) : !shown,
        usable: lies.bottom <= innerHeight + 1 && lies.top >= 0 && lies.height >= 44 && lies.height < innerHeight / 3 &&
            bar.contains(document.elementFromPoint(lies.x + lies.width / 2, lies.y + lies.height / 2)),
    };
}"""


@pytest.mark.parametrize("prefix", PREFIXES)
def test_at_four_times_the_size_the_exit_is_there_and_covers_nothing_in_focus(open_page, address, prefix):
    """A screen of 1280 × 1024 at 400 % shows 320 × 256."""
    page = open_page(prefix, viewport={"width": 320, "height": 256}, reduced_motion="reduce")
    found = faults(page, address, prefix)
    for name in names(prefix):
        page.goto(address + name)
        stops = []
        for _ in range(800):
            page.keyboard.press("Tab")
            stop = page.evaluate(STOP)
            if stop is None or stop["again"]:
                break
            stops.append(stop)
        found += [(name, "covered", stop["what"]) for stop in stops if stop["hidden"]]
        # The skip links lie over the page while they have the focus.
        found += [(name, "no exit", stop["what"]) for stop in stops[3:] if not stop["usable"]]

        assert len(stops) > 10
    assert found == []


def outlined(page: Page, selector: str) -> tuple[str, float]:
    """The focus mark of the first such element."""
    return tuple(
        page.evaluate(
            """(selector) => {
                document.querySelector(selector).focus({ focusVisible: true });
                const style = getComputedStyle(document.querySelector(selector));
                return [style.outlineStyle, parseFloat(style.outlineWidth)];
            }""",
            selector,
        )
    )


@pytest.mark.parametrize("prefix", ["", "ar/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_systems_own_colours_show_the_exit_and_the_focus(open_page, address, prefix, scheme):
    page = open_page(prefix, forced_colors="active", color_scheme=scheme)
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    for name in names(prefix):
        page.goto(address + name)
        style = page.evaluate("""() => {
            const style = getComputedStyle(document.querySelector('.f-exit'));
            return [style.borderTopStyle, parseFloat(style.borderTopWidth), style.color, style.backgroundColor];
        }""")

        assert style[0] == "solid", name
        assert style[1] >= 2, name
        assert style[2] != style[3], name
        assert page.locator(".f-exit").is_visible()
        for selector in (".f-exit", "main a:not([aria-current])", ".f-name", ".f-skip"):
            kind, width = outlined(page, selector)
            assert (kind, width >= 2) == ("solid", True), (name, selector)


CONTRASTS = """() => {
    const part = (value) => { const c = value / 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
    const light = (colour) => {
        const [red, green, blue] = colour.match(/[\\d.]+/g).map(Number).map(part);
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const behind = (element) => {
        for (let one = element; one; one = one.parentElement) {
            const colour = getComputedStyle(one).backgroundColor;
            if (!/rgba\\(.*, 0\\)/.test(colour)) return colour;
        }
        return getComputedStyle(document.body).backgroundColor;
    };
    const ratio = (one, other) => {
        const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
        return (bright + 0.05) / (dark + 0.05);
    };
    const all = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
    const lowest = (selector) =>
        Math.min(...all(selector).map((one) => ratio(getComputedStyle(one).color, behind(one))));
    const border = (selector) =>
        Math.min(...all(selector).map((one) => ratio(getComputedStyle(one).borderTopColor, behind(one.parentElement))));
    return {
        text: lowest('main p, main li, main dt, main dd, main h1, main h2'), link: lowest('a'),
        line: border('.f-card, .f-call'),
    };
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_who_asks_for_more_contrast_gets_it(open_page, address, scheme):
    ordinary = open_page("services/kvinnofridslinjen/", color_scheme=scheme).evaluate(CONTRASTS)
    page = open_page("services/kvinnofridslinjen/", color_scheme=scheme, contrast="more")
    for name in ("services/kvinnofridslinjen/", "ar/services/", "so/services/skyddat-boende/show/"):
        page.goto(address + name)
        found = page.evaluate(CONTRASTS)

        assert found["text"] > 18, name
        assert found["link"] >= 7, name
        assert found["line"] > 18, name
    assert ordinary["text"] >= 7
    assert ordinary["line"] >= 3
    assert found["text"] > ordinary["text"]


def test_who_asks_for_less_motion_sees_none(open_page, address):
    page = open_page("", reduced_motion="reduce")
    for name in names("ar/"):
        page.goto(address + name)
        moving = page.evaluate("""() => [...document.querySelectorAll('*')].filter((one) => {
            one.focus?.();
            return ['', '::before', '::after'].some((part) => {
                const style = getComputedStyle(one, part || null);
                return style.transitionDuration.split(',').some((time) => parseFloat(time) > 0) ||
                    style.animationName !== 'none' || style.scrollBehavior === 'smooth';
            });
        }).map((one) => one.outerHTML.slice(0, 80))""")

        assert moving == [], name
