"""A page left open beside an editor: what is saved is on the screen.

With `fristad serve` the page's policy stays as it is; `mkdocs serve` leaves it out.
"""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from fristad.serve import server as serving
from fristad.serve.preview import Preview
from fristad.serve.server import Server

FYREN = "docs/services/fyren.md"
SERVICES = "translations/en/LC_MESSAGES/services.po"
CALM = "You can talk to somebody who listens."
CALM_IN_SWEDISH = "Du kan prata med någon som lyssnar."


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def page(browser: Browser, copy: Path):
    """The English page of a service, from a copy of the tiny project."""
    preview = Preview(copy)
    server = Server(preview, "127.0.0.1", 0)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    context = browser.new_context(viewport={"width": 800, "height": 400})
    page: Page = context.new_page()
    page.said = []
    page.on("console", lambda message: page.said.append(message.text))
    with serving.watched(preview, server, lambda line: None):
        page.goto(f"{preview.address}en/services/fyren/")
        yield page
    context.close()
    server.shutdown()
    server.server_close()


def test_what_is_saved_is_on_the_screen(page: Page, copy: Path):
    article = page.locator("article")
    expect(article).to_contain_text(CALM)
    page.mouse.wheel(0, 200)
    page.wait_for_function("() => scrollY === 200")

    change(copy / SERVICES, CALM, "You may talk to somebody who listens.")
    expect(article).to_contain_text("You may talk to somebody who listens.")
    page.wait_for_function("() => scrollY === 200")

    line = (copy / FYREN).read_text("utf-8").split("\n").index("category: helpline") + 1
    change(copy / FYREN, "category: helpline", "category: helplin")
    expect(page.locator("h1")).to_have_text("1 thing to mend")
    expect(page.locator("main")).to_contain_text(f"{FYREN}:{line}:11")
    expect(page.locator(".preview-problems li p").first).to_have_css("margin", "0px")

    change(copy / FYREN, "category: helplin", "category: helpline")
    expect(article).to_contain_text("You may talk to somebody who listens.")

    change(copy / SERVICES, 'msgstr "You may talk', 'msgstr "112 You may talk')
    page.get_by_role("link", name="1 thing to mend").click()
    expect(page.locator("main")).to_contain_text("translation-figure")

    # Nothing but the page that could not be shown, which the browser notes by itself.
    assert [words for words in page.said if "500 (Internal Server Error)" not in words] == []


@pytest.fixture
def address_of_mkdocs(copy: Path, tmp_path: Path):
    """Where `mkdocs serve` shows a copy of the tiny project."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"

    # What is started in the background by a script hears no Ctrl+C, nor does what it starts.
    def hear_interrupts() -> None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    words = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", place]
    said = tmp_path / "said.txt"
    with said.open("w") as out:
        started = subprocess.Popen(words, cwd=copy, stdout=out, stderr=out, preexec_fn=hear_interrupts)
    try:
        end = time.monotonic() + 60
        while f"Serving on http://{place}" not in said.read_text("utf-8"):
            assert started.poll() is None, said.read_text("utf-8")
            assert time.monotonic() < end, said.read_text("utf-8")
            time.sleep(0.05)
        yield f"http://{place}/hjalp/"
        started.send_signal(signal.SIGINT)
        assert started.wait(30) == 0, said.read_text("utf-8")
    finally:
        started.kill()
        started.wait()


def test_mkdocs_serve_shows_what_is_saved(browser: Browser, copy: Path, address_of_mkdocs: str):
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address_of_mkdocs}services/fyren/")
    article = page.locator("article")
    expect(article).to_contain_text(CALM_IN_SWEDISH)

    change(copy / FYREN, CALM_IN_SWEDISH, "Du kan alltid prata.")

    expect(article).to_contain_text("Du kan alltid prata.", timeout=60_000)
    context.close()
