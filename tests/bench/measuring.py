"""A visit in a real Chromium: what was sent, what ran, what was kept, and when the reader saw what they came for.

Sizes and times are taken in visits of their own: counting scripts slows them down, and slowness changes no size.
The network is slowed in the browser, one round trip a request. Real connections also shake hands and start slowly, so
all times are shorter than in the field, most of all those of pages with much to fetch.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

from . import content
from .serving import BLANK, Served

ROUND_TRIP_MS = 150
DOWN_BITS = 1_600_000
UP_BITS = 750_000
CPU_SLOWDOWN = 4
SETTLE_MS = 700
"""So long after the network fell silent, nothing more is expected."""

_PHONE = {"viewport": {"width": 412, "height": 823}, "device_scale_factor": 1.75, "is_mobile": True, "has_touch": True}

# Chromium asks its maker's servers for things of its own, and pages may ask anybody: no name is looked up.
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]

_LOOK_FOR_NUMBER = """(() => {
  const look = () => {
    const shown = [...document.querySelectorAll('a[href="%s"]')].find((link) => link.checkVisibility());
    if (shown) requestAnimationFrame(() => { window.benchNumberSeen = performance.now(); });
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()"""

_FOLLOW = """(wanted) => {
  const link = [...document.links].find((each) => each.href === wanted);
  link?.click();
  return Boolean(link);
}"""

_TIMES = """async (wanted) => {
  const entries = (type) => new Promise((done) => {
    new PerformanceObserver((list) => done(list.getEntries())).observe({ type, buffered: true });
    setTimeout(() => done([]), 300);
  });
  const fcp = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null;
  const lcp = (await entries("largest-contentful-paint")).at(-1)?.startTime ?? null;
  const tasks = (await entries("longtask")).filter((task) => task.startTime + task.duration > fcp);
  const blocked = (task) => Math.max(0, task.startTime + task.duration - Math.max(task.startTime, fcp) - 50);
  const boxes = [...document.querySelectorAll(`a[href="${wanted}"]`)].map((link) => link.getBoundingClientRect());
  return {
    fcp_ms: fcp,
    lcp_ms: lcp,
    tbt_ms: tasks.reduce((sum, task) => sum + blocked(task), 0),
    number_ms: window.benchNumberSeen ? Math.max(window.benchNumberSeen, fcp) : null,
    number_on_first_screen: Number(boxes.some((box) => box.height && box.top >= 0 && box.bottom <= innerHeight)),
  };
}"""

_STORED = """async () => [
  ...Object.keys(localStorage).map((key) => `local storage: ${key}`),
  ...Object.keys(sessionStorage).map((key) => `session storage: ${key}`),
  ...(await indexedDB.databases()).map((found) => `IndexedDB: ${found.name}`),
  ...(await caches.keys()).map((key) => `cache: ${key}`),
  ...(await navigator.serviceWorker.getRegistrations()).map((found) => `service worker: ${found.scope}`),
]"""


@dataclass(frozen=True)
class View:
    """One page that is looked at, as a reader opens it."""

    name: str
    language: str
    path: str

    @property
    def address(self) -> str:
        return content.address(self.language, self.path)


VIEWS = (
    View("start page, sv", "sv", content.START),
    View("contact page, sv", "sv", content.CONTACT),
    View("contact page, ar", "ar", content.CONTACT),
)


@dataclass(frozen=True)
class Visit:
    """What one visit showed: figures, and the names of what was kept, failed or went to others."""

    figures: dict[str, float | None]
    stored: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@contextmanager
def chromium() -> Iterator[Browser]:
    """A Chromium that can reach this machine alone."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if not program:
        raise FileNotFoundError("Chromium is missing: run `make setup-tests`")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=_ARGUMENTS)
        yield browser
        browser.close()


_SCRIPTS = ("script", "worker", "sharedworker")


@contextmanager
def _reader(browser: Browser, served: Served, language: str) -> Iterator[tuple[BrowserContext, Page]]:
    """Someone who was never here before: an empty cache, a phone, their language."""
    context = browser.new_context(locale=language, service_workers="allow", **_PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    served.answers.clear()
    yield context, page
    context.close()


def weigh(browser: Browser, served: Served, view: View) -> Visit:
    """A first visit at full speed: what is sent, run and kept; on a start page also what the next page costs."""
    with _reader(browser, served, view.language) as (context, page):
        others: list[str] = []
        context.on("request", lambda request: None if _is_own(request.url, served) else others.append(request.url))
        parsed = _scripts(context.new_cdp_session(page), served)
        page.goto(served.address + view.address, wait_until="load")
        _settle(page, served)
        answers = list(served.answers)
        failed = tuple(answer.path for answer in answers if answer.status >= 400)
        stored = (*(f"cookie: {cookie['name']}" for cookie in context.cookies()), *page.evaluate(_STORED))
        known = {url for url, _ in parsed}
        # A worker's scripts are known to the server alone.
        unseen = [a for a in answers if a.use in _SCRIPTS and not a.ahead and a.status < 400]
        of_workers = sum(answer.size for answer in unseen if served.address + answer.path not in known)
        figures: dict[str, float | None] = {
            "bytes": sum(answer.sent for answer in answers),
            "requests": len(answers),
            "failed": len(failed),
            "others": len(others),
            # Every size is that of the wire; what is run is larger, and scripts in the page itself count there alone.
            "script_bytes": sum(a.sent for a in answers if a.use in _SCRIPTS and not a.ahead),
            "script_characters": sum(size for _, size in parsed) + of_workers,
            "stored": len(stored),
        }
        if view.path == content.START:
            figures |= _second(page, served, view.language)
        return Visit(figures, stored, failed, tuple(others))


def _second(page: Page, served: Served, language: str) -> dict[str, float | None]:
    """The contact page, opened by its link on the page that the reader is on."""
    served.answers.clear()
    wanted = served.address + content.address(language, content.CONTACT)
    if not page.evaluate(_FOLLOW, wanted):
        page.goto(wanted)
    page.wait_for_url(wanted)
    _settle(page, served)
    return {"second_bytes": sum(answer.sent for answer in served.answers), "second_requests": len(served.answers)}


def clock(browser: Browser, served: Served, view: View) -> Visit:
    """A first visit by a slow phone on slow 4G: when something, the most and the number were seen."""
    with _reader(browser, served, view.language) as (context, page):
        # The reader's browser is running already; its start is slow, uneven, and nobody's page.
        page.goto(served.address + BLANK)
        page.add_init_script(_LOOK_FOR_NUMBER % content.NUMBER)
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", _conditions())
        session.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWDOWN})
        page.goto(served.address + view.address, wait_until="networkidle", timeout=60_000)
        _settle(page, served)
        return Visit(page.evaluate(_TIMES, content.NUMBER))


def _conditions() -> dict[str, Any]:
    speed = {"downloadThroughput": DOWN_BITS / 8, "uploadThroughput": UP_BITS / 8}
    return {"offline": False, "latency": ROUND_TRIP_MS, **speed}


def _settle(page: Page, served: Served) -> None:
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(SETTLE_MS / 2)
    served.wait_until_quiet(SETTLE_MS / 1000)


def _is_own(url: str, served: Served) -> bool:
    return url.startswith((served.address, "data:", "blob:", "about:"))


def _scripts(session: CDPSession, served: Served) -> list[tuple[str, int]]:
    """(address, characters) of every script that the page itself runs; grows as they are parsed."""
    found: list[tuple[str, int]] = []

    def note(event: dict[str, Any]) -> None:
        # What Playwright runs in the page has no address.
        if event["url"].startswith(served.address):
            found.append((event["url"], event["length"]))

    session.on("Debugger.scriptParsed", note)
    session.send("Debugger.enable")
    return found
