"""Real browsers, and the real site served to them on this machine alone."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from . import drivers


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the site below the folder of its address, as GitHub Pages does, with its 404 page."""

    def log_message(self, *words: object) -> None:
        """Say nothing."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix("/fristad"))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != 404 or not page.exists():
            super().send_error(code, message, explain)
            return
        self.answer(404, page.read_bytes())

    def answer(self, code: int, body: bytes) -> None:
        """Send a page."""
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class _Server(http.server.ThreadingHTTPServer):
    """A browser that goes away in the middle of an answer is no error of ours."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing."""


@contextmanager
def served(handler: Callable[..., http.server.BaseHTTPRequestHandler]) -> Iterator[int]:
    """The port of this machine at which a handler answers, until the end of the block."""
    server = _Server(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of the served site, with a slash at the end."""
    with served(functools.partial(Handler, directory=str(site))) as port:
        yield f"http://127.0.0.1:{port}/fristad/"


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Chromium, with all that Playwright can do."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    assert program, "Chromium is missing: run `make setup-tests`"
    browser = playwright.chromium.launch(executable_path=program, args=drivers.QUIET_CHROMIUM)
    yield browser
    browser.close()


@pytest.fixture
def open_page(browser: Browser, address: str):
    """Opens pages, each in a clean profile, and tells what they asked for and complained of.

    `at` is what the device's clock says.
    """
    contexts = []

    def opened(path: str, at: str = "", **settings) -> Page:
        context = browser.new_context(**{"viewport": {"width": 360, "height": 800}, **settings})
        contexts.append(context)
        page = context.new_page()
        page.asked, page.said = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.said.append(message.text))
        if at:
            page.clock.set_fixed_time(datetime.fromisoformat(at))
        page.goto(address + path)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="session", params=drivers.BROWSERS)
def running(request: pytest.FixtureRequest, playwright: Playwright) -> Iterator[drivers.Driver]:
    """Each browser in turn, started once."""
    with drivers.BROWSERS[request.param](playwright) as driver:
        yield driver


@pytest.fixture
def driver(running: drivers.Driver) -> drivers.Driver:
    """Each browser in turn, in a tab that has been nowhere."""
    running.new_tab()
    return running
