"""The site as a reader meets it, in a real browser: Swedish and Arabic first, on a phone and on a desk."""

from __future__ import annotations

import pytest

from fristad.content import addresses

from .languages import choose_language

PAGES = (
    "",
    "guides/",
    "guides/in-danger/",
    "guides/i-hurt-someone/",
    "services/",
    "services/by/about/honour/",
    "services/kvinnofridslinjen/",
    "services/kast-stockholm/",
    "services/socialjouren-sodertalje/",
    "violence/types/honour/",
    "programmes/",
    "programmes/sodertalje-2024-2027/",
    "programmes/sodertalje-2024-2027/focus-area-1/",
    "programmes/sodertalje-2024-2027/2/",
    "programmes/stockholm-2021-2025/",
    "programmes/answers/skarpnack-2020/",
    "programmes/bodies/",
    "programmes/discrepancies/",
    "programmes/discrepancies/2/",
    "terms/",
    "terms/perspectives/child-perspective/",
    "terms/laws/",
    "terms/laws/sol-13-1/",
    "materials/",
    "materials/orange-week/",
    "about/",
    "about/accessibility/",
    "about/coverage/",
    "search/",
)
PREFIXES = ("", "ar/", "so/")
SHORT = addresses.code("service/kvinnofridslinjen")
DOORS = ("languages/", f"s/{SHORT}/", "no-such-page/")


def test_nothing_is_wider_than_the_screen(open_page, address):
    page = open_page("")
    wide = []
    for path in (*(prefix + name for prefix in PREFIXES for name in PAGES), *DOORS):
        page.goto(address + path)
        for width in (320, 360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                wide.append((path, width))

    assert wide == []


def test_numbers_read_left_to_right_on_an_arabic_page(open_page, address):
    """The digits stand on the screen in the order in which they are dialled, on one line."""
    page = open_page("ar/")
    script = """() => [...document.querySelectorAll('a[data-fact=phone]')].map(link => {
        const text = [...link.querySelectorAll('bdi')][0].firstChild, places = [];
        for (let i = 0; i < text.length; i++) {
            const range = document.createRange();
            range.setStart(text, i); range.setEnd(text, i + 1);
            const box = range.getBoundingClientRect();
            if (/\\d/.test(text.data[i])) places.push([box.left, box.top]);
        }
        return [text.data, places];
    })"""
    seen = 0
    for name in PAGES:
        page.goto(f"{address}ar/{name}")
        for shown, places in page.evaluate(script):
            lefts = [left for left, _ in places]
            seen += 1

            assert lefts == sorted(lefts), (name, shown)
            assert len({round(top) for _, top in places}) == 1, (name, shown)
    assert seen > 50


def test_a_span_of_time_begins_at_the_right_on_an_arabic_page(open_page):
    """There the reader's eye comes from: sixteen is met before one."""
    page = open_page("ar/services/socialjouren-sodertalje/")
    ends = page.eval_on_selector_all(
        ".f-call .f-hours bdi", "all => all.map(bdi => [bdi.textContent, bdi.getBoundingClientRect()])"
    )
    spans = [(ends[at], ends[at + 1]) for at in range(0, len(ends), 2)]

    assert ("16:00", "01:00") in [(first[0], last[0]) for first, last in spans]
    for (_, first), (_, last) in spans:
        assert first["left"] > last["left"] or first["top"] < last["top"]


def test_pages_ask_only_this_site_and_little(open_page, address):
    for path in ("", "ar/services/kvinnofridslinjen/", "no-such-page/"):
        page = open_page(path)

        assert all(url.startswith(address) for url in page.asked), page.asked
        assert len(page.asked) <= 4
        assert [words for words in page.said if "404" not in words] == []


def test_nothing_is_stored(open_page, address):
    page = open_page("")
    for path in ("guides/in-danger/", "ar/services/", "languages/"):
        page.goto(address + path)

    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.evaluate("indexedDB.databases().then(all => all.length)") == 0
    assert page.evaluate("caches.keys().then(all => all.length)") == 0


@pytest.mark.parametrize("path", ["", "ar/services/kast-stockholm/", "no-such-page/"])
def test_the_exit_is_seen_and_reached_early(open_page, path):
    """On the screen from the start, and within the first three Tab stops."""
    page = open_page(path)
    exit_link = page.locator(".f-exit")
    box = exit_link.bounding_box()

    assert exit_link.is_visible()
    assert 0 <= box["y"] <= 800 - box["height"]
    assert box["height"] >= 44
    stops = []
    for _ in range(3):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.hasAttribute('data-exit')"))
    assert any(stops)


def test_the_exit_leaves(open_page):
    """The link is followed for real; the ordinary page itself is answered from here."""
    page = open_page("ar/guides/in-danger/")
    page.route(
        "https://www.smhi.se/**", lambda route: route.fulfill(body="<title>weather</title>", content_type="text/html")
    )
    page.locator(".f-exit").click()
    page.wait_for_url("https://www.smhi.se/")

    assert page.title() == "weather"
    assert page.evaluate("document.referrer") == ""


@pytest.mark.parametrize("prefix", PREFIXES)
def test_without_script_everything_is_there(open_page, address, prefix):
    with_script = open_page(prefix + "services/kvinnofridslinjen/")
    without = open_page(prefix + "services/kvinnofridslinjen/", java_script_enabled=False)

    assert without.inner_text("body") == with_script.inner_text("body")


# A mask whose picture is missing leaves a square in the colour of the words; a dot is round, and is none.
SQUARES = """() => [...document.querySelectorAll("body *")].filter((element) => {
    const icon = getComputedStyle(element, "::before");
    return icon.content === '""' && icon.backgroundColor !== "rgba(0, 0, 0, 0)"
        && icon.webkitMaskImage === "none" && icon.borderTopLeftRadius === "0px";
}).map((element) => element.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("prefix", ["", "ar/"])
def test_every_icon_is_drawn(open_page, address, prefix):
    page = open_page("about/privacy/")
    squares = {}
    for path in PAGES:
        page.goto(address + prefix + path)
        squares[path] = page.evaluate(SQUARES)

    assert {path: found for path, found in squares.items() if found} == {}


def test_the_language_choice_keeps_the_page(open_page, address):
    page = open_page("services/kvinnofridslinjen/", java_script_enabled=False)
    choose_language(page, "العربية")

    assert page.url == f"{address}ar/services/kvinnofridslinjen/"
    assert page.locator("html").get_attribute("dir") == "rtl"
    choose_language(page, "Soomaali")
    assert page.url == f"{address}so/services/kvinnofridslinjen/"


@pytest.mark.parametrize("script", [True, False])
def test_an_older_name_leads_on_and_is_not_in_the_way_back(open_page, address, script):
    page = open_page("ar/services/", java_script_enabled=script)
    page.goto(address + "ar/services/rvc/")
    page.wait_for_url(address + "ar/services/relationsvaldscentrum-stockholm/")
    page.go_back()

    assert page.url == address + "ar/services/"


def test_a_short_address_leads_to_the_page_in_the_reader_s_language(open_page, address):
    page = open_page("services/kvinnofridslinjen/", java_script_enabled=False)
    page.locator(".f-about > summary").click()
    page.locator(".f-about a bdi", has_text="/s/").click()
    page.locator("main").get_by_role("link", name="العربية").click()

    assert page.url == f"{address}ar/services/kvinnofridslinjen/"


def test_the_menu_is_at_the_foot_and_the_search_one_tap_away_on_a_phone(open_page):
    page = open_page("guides/in-danger/")
    page.locator("footer #menu").get_by_role("link", name="Hitta stöd").click()

    assert page.url.endswith("/services/")
    search = page.locator("header .f-to-search")
    box = search.bounding_box()
    assert 0 <= box["y"] <= 800 - box["height"]
    search.click()
    assert page.url.endswith("/search/")
    page.locator("main").get_by_role("link", name="Alla stöd från A till Ö").click()
    assert page.url.endswith("/all-services/")


def test_print_leaves_out_what_is_only_for_the_screen(open_page):
    page = open_page("services/kvinnofridslinjen/")
    page.emulate_media(media="print")

    assert not page.locator(".f-exit").is_visible()
    assert page.locator("a[data-fact=phone]").first.is_visible()


_APART = """() => [...document.querySelectorAll('main .number, main .f-whole')].flatMap(number => {
  let next = number;
  while (next && !next.nextSibling && next.tagName !== 'P' && next.tagName !== 'LI') next = next.parentElement;
  const text = next && next.nextSibling;
  if (!text || text.nodeType !== 3 || !/^[.,;:?!)\\u060c\\u061b\\u061f\\u1361-\\u1368]/.test(text.data)) return [];
  const mark = document.createRange();
  mark.setStart(text, 0);
  mark.setEnd(text, 1);
  const boxes = [...number.getClientRects()], box = mark.getBoundingClientRect();
  const whole = boxes.length < 2 && (!boxes.length || box.top <= boxes[0].bottom);
  return whole ? [] : [number.textContent + text.data.slice(0, 9)];
})"""


@pytest.mark.parametrize("path", ["guides/someone-hurts-me/", "guides/when-i-call/", "services/stodlinjen-for-man/"])
@pytest.mark.parametrize("prefix", ["", "ar/", "ti/"])
def test_a_number_and_the_mark_after_it_stay_on_one_line(open_page, prefix, path):
    page = open_page(prefix + path)
    apart = {}
    for width in range(240, 420, 12):
        page.set_viewport_size({"width": width, "height": 740})
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        if found := page.evaluate(_APART):
            apart[width] = found

    assert apart == {}


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("prefix", ["", "ar/"])
def test_every_link_of_a_plan_can_be_hit(open_page, prefix, width):
    """Links that stand alone are 24 px high, or as far apart (WCAG 2.2, 2.5.8): actions, contents, bodies."""
    page = open_page(prefix, viewport={"width": width, "height": 800})
    low = []
    for path in ("programmes/sodertalje-2024-2027/", "programmes/bodies/", "terms/laws/", "materials/"):
        page.goto(page.url.partition("/fristad/")[0] + "/fristad/" + prefix + path)
        script = """() => [...document.querySelectorAll(
            '.f-contents a, .f-names a, .f-stack th a, .f-list > li > a')]
            .filter((link) => link.getBoundingClientRect().height < 24).map((link) => link.textContent)"""
        low += [(path, text) for text in page.evaluate(script)]

    assert low == []


def test_the_contents_stay_in_sight_at_the_side_and_the_text_keeps_one_edge(open_page):
    page = open_page("programmes/sodertalje-2024-2027/", viewport={"width": 1280, "height": 900})
    left = """() => [...document.querySelectorAll(
        '.f-trail, h1, .f-lead, main h2:not(#f-contents), .f-stack, .f-about')]
        .map((one) => Math.round(one.getBoundingClientRect().left))"""
    assert len(set(page.evaluate(left))) == 1
    page.evaluate("scrollTo(0, 3000)")
    box = page.locator(".f-contents").bounding_box()

    assert 0 <= box["y"] < 200
    assert box["x"] > page.locator(".f-stack").bounding_box()["x"] + page.locator(".f-stack").bounding_box()["width"]


@pytest.mark.parametrize("prefix", ["", "ar/"])
def test_the_table_of_actions_is_read_downwards_on_a_phone(open_page, prefix):
    """Each cell is as wide as the screen allows, and says what it is."""
    page = open_page(prefix + "programmes/sodertalje-2024-2027/", viewport={"width": 360, "height": 740})
    rows = page.locator("tr:has(> th[scope=row])")
    cells = page.evaluate("""() => [...document.querySelectorAll('tr:has(> th[scope=row]) > *')]
        .filter((cell) => cell.textContent.trim()).map((cell) => cell.getBoundingClientRect().width)""")

    assert rows.count() == 33
    assert min(cells) > 280
    assert page.locator(".f-stack .f-label").first.is_visible()
