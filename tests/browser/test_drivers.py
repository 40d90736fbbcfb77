"""What the browsers do with a tab's history and name, where the way out relies on it."""

from __future__ import annotations

import http.server
from collections.abc import Iterator

import pytest

from .conftest import served
from .drivers import Driver, DriverError

PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-1'">
<title>{name}</title>
<script nonce="1">
  const seen = [];
  for (const kind of ["click", "keyup", "pageshow"])
    addEventListener(kind, event => seen.push([kind, event.isTrusted, event.key ?? event.persisted ?? null]));
</script>
<p style="height: 3000px">
<a href="{next}">on</a>
"""


class _Pages(http.server.BaseHTTPRequestHandler):
    """Any page: its name is its path, and its link leads to the next letter."""

    def log_message(self, *words: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        name = self.path.strip("/") or "home"
        body = PAGE.format(name=name, next=f"/{chr(ord(name[0]) + 1)}").encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="module")
def ours() -> Iterator[str]:
    """A site."""
    with served(_Pages) as port:
        yield f"http://127.0.0.1:{port}/"


@pytest.fixture(scope="module")
def theirs() -> Iterator[str]:
    """Another site, not only another origin."""
    with served(_Pages) as port:
        yield f"http://localhost:{port}/"


def follow(driver: Driver, url: str) -> None:
    """Go there as a link of the page does."""
    driver.run(f"void setTimeout(() => location.assign('{url}'))")
    driver.wait_for(lambda: driver.url() == url and driver.run("document.readyState === 'complete'"))


def shown(driver: Driver) -> bool:
    """Whether the page came back as it was left, from the back/forward cache."""
    return driver.run("seen.filter(([kind]) => kind === 'pageshow').at(-1)[2]")


def test_a_tab_goes_to_and_fro(driver, ours):
    driver.open(ours + "a")
    for name in "bc":
        driver.click("a")
        driver.wait_for(lambda name=name: driver.title() == name)
    way = [driver.title()]
    for step in (driver.back, driver.back, driver.forward, driver.forward, driver.forward):
        step()
        way.append(driver.title())

    assert way == ["c", "b", "a", "b", "c", "c"]
    assert driver.url() == ours + "c"


def test_going_back_at_the_start_does_no_harm(driver, ours):
    driver.open(ours + "a")
    for _ in range(3):
        driver.back()

    assert driver.url() in (ours + "a", "about:blank")


def test_clicks_and_keys_are_those_of_a_hand(driver, ours):
    driver.open(ours + "a")
    driver.run("document.querySelector('a').addEventListener('click', event => event.preventDefault())")
    driver.click("a")
    driver.press("Shift", "Shift", "Shift", "x", "Escape")

    assert driver.wait_for(lambda: len(driver.run("seen")) >= 7)
    assert driver.run("seen.slice(1)") == [
        ["click", True, None],
        *(["keyup", True, key] for key in ("Shift", "Shift", "Shift", "x", "Escape")),
    ]


def test_expressions_answer_in_json(driver, ours):
    """Whatever the page's own policy forbids."""
    driver.open(ours + "a")

    assert driver.run("[1, 'två', null, {deep: [true]}]") == [1, "två", None, {"deep": [True]}]
    assert driver.run("undefined") is None
    assert driver.run("new Promise(done => setTimeout(() => done(document.title), 10))") == "a"
    with pytest.raises(DriverError, match="no_such_thing"):
        driver.run("no_such_thing.at_all")


def test_a_new_tab_has_been_nowhere(driver, ours):
    driver.open(ours + "a")
    follow(driver, ours + "b")
    driver.run("window.name = 'kept'")
    driver.new_tab()

    assert driver.url() == "about:blank"
    assert driver.run("[history.length, window.name]") == [1, ""]


def test_who_has_the_navigation_api(driver, ours):
    """Both ways out are tried for real: with it, and without."""
    driver.open(ours + "a")

    assert driver.has_navigation_api() == {"chromium": True, "firefox": True, "webkit": False}[driver.name]


def test_a_page_left_is_shown_again_as_it_was(driver, ours, theirs):
    """From the back/forward cache: its script does not run again, and only `pageshow` tells."""
    driver.open(ours + "a")
    follow(driver, ours + "b")
    follow(driver, theirs + "c")
    driver.back()
    assert (driver.title(), shown(driver)) == ("b", True)
    driver.back()

    assert (driver.title(), shown(driver)) == ("a", True)


def test_a_tab_keeps_its_name_on_a_site(driver, ours):
    driver.open(ours + "a")
    driver.run("window.name = 'kept'")
    follow(driver, ours + "b")
    assert driver.run("window.name") == "kept"
    driver.open(ours + "c")

    assert driver.run("window.name") == "kept"


def test_chromium_tells_another_site_the_name(driver, ours, theirs):
    """So a name must be emptied before the tab leaves, and may be someone else's when it comes."""
    driver.open(ours + "a")
    driver.run("window.name = 'kept'")
    follow(driver, theirs + "b")

    assert driver.run("window.name") == {"chromium": "kept", "firefox": "", "webkit": ""}[driver.name]


def test_a_page_from_the_cache_does_not_know_the_new_name(driver, ours):
    """Chromium and Firefox give back the name that the page had when it was left; only WebKit keeps the newest."""
    driver.open(ours + "a")
    driver.run("window.name = 'old'")
    follow(driver, ours + "b")
    driver.run("window.name = 'new'")
    driver.back()

    assert driver.run("window.name") == {"chromium": "old", "firefox": "old", "webkit": "new"}[driver.name]


def test_a_page_sees_its_own_sites_part_of_the_history(driver, ours, theirs):
    """And what an entry was given to remember is there for a page from the cache too."""
    driver.open(theirs + "a")
    if not driver.has_navigation_api():
        assert driver.name == "webkit"
        return
    for name in "bcd":
        follow(driver, ours + name)
    driver.run("navigation.updateCurrentEntry({state: 'leaving'})")
    driver.run("void setTimeout(() => navigation.traverseTo(navigation.entries()[0].key))")
    driver.wait_for(lambda: driver.title() == "b")

    assert shown(driver)
    assert driver.run("navigation.entries().map(entry => new URL(entry.url).pathname)") == ["/b", "/c", "/d"]
    assert driver.run("navigation.entries().map(entry => entry.getState() ?? null)") == [None, None, "leaving"]
