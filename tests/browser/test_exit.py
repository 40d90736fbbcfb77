"""The way out, in three browsers: after it, nothing in the tab leads back to any page of the site."""

from __future__ import annotations

import functools
import http.server
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Page

from .conftest import Handler, served
from .drivers import Driver, DriverError

VISITS = {
    "the first page": ("",),
    "the third page": ("", "guides/", "guides/in-danger/"),
    "the tenth page": (
        "ar/guides/in-danger/",
        "ar/guides/",
        "ar/",
        "ar/services/",
        "ar/services/kvinnofridslinjen/",
        "services/kvinnofridslinjen/",
        "",
        "violence/types/honour/",
        "languages/",
        "so/",
    ),
    "a page that is not there": ("guides/", "no-such-page/"),
    "another heading of the first page": ("guides/in-danger/", "guides/in-danger/#menu"),
    "a heading of a later page": ("", "guides/in-danger/", "guides/in-danger/#menu"),
}


class _Outside(http.server.BaseHTTPRequestHandler):
    """The ordinary page that the exit leads to; it notes where readers seem to come from."""

    referrers: list[str | None] = []  # noqa: RUF012  (shared on purpose: one server, one list)

    def log_message(self, *words: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        if self.path in ("/", "/before"):
            self.referrers.append(self.headers.get("Referer"))
        body = b"<!doctype html><html lang=en><title>weather</title><p>weather"
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@dataclass
class World:
    """A site whose exit leads to another site on this machine."""

    site: str
    outside: str
    referrers: list[str | None] = field(default_factory=list)

    def is_of_the_site(self, url: str) -> bool:
        return url.startswith(self.site) and url != f"{self.site}blank/"


@pytest.fixture(scope="module")
def world(site: Path) -> Iterator[World]:
    with served(_Outside) as port:
        outside = f"http://localhost:{port}/"

        class Leaving(Handler):
            """The real site, but for where its exit leads."""

            def do_GET(self) -> None:  # noqa: N802  (the name that the server calls)
                path = Path(self.translate_path(self.path.partition("?")[0]))
                page = path / "index.html" if path.is_dir() else path
                if page.suffix != ".html" or not page.exists():
                    super().do_GET()
                    return
                self.answer(200, page.read_bytes().replace(b"https://www.smhi.se/", outside.encode()))

        with served(functools.partial(Leaving, directory=str(site))) as own:
            yield World(f"http://127.0.0.1:{own}/fristad/", outside, _Outside.referrers)


def read(driver: Driver, world: World, pages: tuple[str, ...]) -> None:
    """Come from another site, and go from page to page as links do."""
    driver.open(f"{world.outside}before")
    for page in pages:
        follow(driver, world.site + page)
    world.referrers.clear()


def follow(driver: Driver, target: str) -> None:
    """Go there as a link of the page does."""
    driver.run(f"void setTimeout(() => location.assign('{target}'))")
    driver.wait_for(lambda: driver.url() == target and driver.run("document.readyState === 'complete'"))


def leave(driver: Driver, world: World) -> float:
    """Press the exit; seconds until the ordinary page is there."""
    start = time.monotonic()
    driver.click(".f-exit")
    driver.wait_for(lambda: driver.url() == world.outside, 10)
    return time.monotonic() - start


def seen_after(driver: Driver, travel: str, seconds: float = 0.5) -> set[str]:
    """Every address that the tab shows for a while after a press of Back or Forward, unless the screen is covered."""
    with suppress(DriverError, TimeoutError):
        driver.back() if travel == "back" else driver.forward()
    found = set()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with suppress(DriverError):
            url, covered = driver.run("[location.href, document.documentElement.hidden]")
            if not covered:
                found.add(url)
        time.sleep(0.03)
    return found


@pytest.mark.parametrize("visit", VISITS)
def test_neither_back_nor_forward_shows_a_page_of_the_site(driver, world, visit, record_property):
    read(driver, world, VISITS[visit])
    record_property("seconds", round(leave(driver, world), 2))
    ways = ["back"] * 10 + ["forward"] * 10 if visit in list(VISITS)[:3] else ["back", "back", "forward"]
    seen = [seen_after(driver, way) for way in ways]

    assert [url for urls in seen for url in urls if world.is_of_the_site(url)] == []
    # The ordinary page was there to be seen: an empty screen would prove nothing.
    assert sum(world.outside in urls for urls in seen) > len(ways) / 2
    assert driver.title() == "weather"


def test_the_ordinary_page_does_not_learn_where_the_reader_was(driver, world):
    read(driver, world, ("guides/", "guides/in-danger/"))
    leave(driver, world)

    assert world.referrers == [None]
    assert driver.run("[document.referrer, window.name]") == ["", ""]


def test_the_site_can_be_opened_again_in_the_same_tab(driver, world):
    read(driver, world, ("guides/", "guides/in-danger/"))
    leave(driver, world)
    driver.open(f"{world.site}guides/")

    assert driver.run("[location.href, document.documentElement.hidden]") == [f"{world.site}guides/", False]


def test_a_page_that_comes_back_without_leaving_is_shown(driver, world):
    """Pages are covered when they go, so that they come back covered while somebody leaves."""
    read(driver, world, ("guides/", "guides/in-danger/"))

    assert f"{world.site}guides/" in seen_after(driver, "back")


def test_three_presses_of_shift_leave(driver, world):
    read(driver, world, ("", "services/"))
    driver.press("Shift", "Shift")
    said = driver.run("document.querySelector('[role=status][data-presses]').textContent")
    driver.press("Shift")
    driver.wait_for(lambda: driver.url() == world.outside, 10)

    assert "2" in said
    assert [url for url in seen_after(driver, "back") if world.is_of_the_site(url)] == []


def test_shift_with_a_letter_between_does_not_leave(driver, world):
    read(driver, world, ("services/",))
    driver.press("Shift", "Shift", "a", "Shift", "Escape", "Escape", "Escape")
    time.sleep(0.5)

    assert driver.run("[location.href, document.documentElement.hidden]") == [f"{world.site}services/", False]


# ----- Chromium alone: what the tab keeps, and the very next frame --------------------------------------------------


@pytest.fixture
def reading(browser, world) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(f"{world.outside}before")
    for path in ("", "guides/", "guides/in-danger/"):
        page.evaluate("url => void setTimeout(() => location.assign(url))", world.site + path)
        page.wait_for_url(world.site + path)
    yield page
    context.close()


def test_the_tabs_own_list_holds_no_page_of_the_site(reading, world):
    reading.locator(".f-exit").click(no_wait_after=True)
    reading.wait_for_url(world.outside)
    tab = reading.context.new_cdp_session(reading).send("Page.getNavigationHistory")
    urls = [entry["url"] for entry in tab["entries"]]

    assert urls == ["about:blank", f"{world.outside}before", f"{world.site}blank/", world.outside]
    assert tab["entries"][2]["title"] == "smhi.se"


def test_the_screen_is_empty_in_the_same_frame(reading, world):
    """The click has only just been handled, and nothing is left to be painted."""
    told = []
    reading.expose_function("tell", lambda words: told.append(words))
    for _ in range(8):
        reading.evaluate(
            """() => void setTimeout(() => { document.querySelector('.f-exit').click();
                tell(`${document.documentElement.getClientRects().length} ${document.title.trim().length}`); })"""
        )
        # Closing a page that is just about to leave can take for ever.
        reading.wait_for_url(world.outside)
        if told:
            break
        # What a page says while it goes can be lost on the way to us: go back in, and leave once more.
        reading.goto(f"{world.site}guides/in-danger/")

    assert told == ["0 0"]


def test_leaving_opens_no_other_tab_even_when_asked_to(reading, world):
    reading.locator(".f-exit").click(modifiers=["Control"], no_wait_after=True)
    reading.wait_for_url(world.outside)

    assert len(reading.context.pages) == 1


def test_nothing_is_stored_by_leaving(reading, world):
    reading.locator(".f-exit").click(no_wait_after=True)
    reading.wait_for_url(world.outside)
    reading.goto(world.site)

    assert reading.context.cookies() == []
    assert reading.evaluate("localStorage.length + sessionStorage.length") == 0
    assert reading.evaluate("indexedDB.databases().then(all => all.length)") == 0
    assert reading.evaluate("caches.keys().then(all => all.length)") == 0


def test_without_script_the_exit_is_a_plain_link(browser, world):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{world.site}ar/guides/in-danger/")
    page.locator(".f-exit").click()
    page.wait_for_url(world.outside)

    assert page.title() == "weather"
    context.close()


def test_the_blank_page_is_a_link_where_scripts_do_not_run(browser, world):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{world.site}blank/")

    assert page.locator("[data-exit]").is_visible()
    context.close()


def test_whoever_opens_the_blank_page_is_sent_on(driver, world):
    with suppress(DriverError):
        driver.open(f"{world.site}blank/")

    assert driver.wait_for(lambda: driver.url() == world.outside)


@pytest.mark.parametrize("path", ["languages/", "no-such-page/"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_way_out_of_all_languages_wraps_and_hides_nothing(open_page, path, width):
    page = open_page(path, viewport={"width": width, "height": 740})
    words = page.locator(".f-exit span")
    tags = words.evaluate_all("all => all.map(one => one.lang)")

    assert {"sv", "en", "ar", "so", "ti", "ckb", "fi"} <= set(tags)
    assert len(set(words.all_inner_texts())) == words.count()
    # No word is broken, and nothing is wider than the screen.
    assert words.evaluate_all("all => all.every(one => one.getClientRects().length === 1)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    last, bar = (page.locator(one).last.bounding_box() for one in (".f-doors > li", ".f-exit"))
    assert last["y"] + last["height"] <= bar["y"] or width > 360
    page.evaluate("scrollTo(0, 0)")
    assert width == 360 or page.locator("h1").bounding_box()["y"] >= bar["y"] + bar["height"]
