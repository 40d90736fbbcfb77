"""Real browsers under one small interface: Chromium, Firefox and WebKit, each in a clean profile of its own.

Chromium is driven by Playwright. Firefox is Debian's own, spoken to in WebDriver BiDi without a driver between. WebKit
is WebKitGTK's small browser behind WebKitWebDriver, on a screen that nobody sees. Whatever is not on this machine is
out of their reach: all else goes to a proxy that does not exist.
"""

from __future__ import annotations

import itertools
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Playwright
from playwright.sync_api import Error as PlaywrightError
from websockets.sync.client import ClientConnection, connect

SECONDS = 20
"""How long a browser may take to answer anything."""

NOWHERE = "127.0.0.1:9"
"""The proxy for all that is not on this machine: nothing listens there."""

KEYS = {"Shift": "\ue008", "Escape": "\ue00c", "Tab": "\ue004", "Enter": "\ue007"}
"""Keys that write nothing, as WebDriver names them."""


class DriverError(Exception):
    """A browser refused, or the page went away while it was asked."""


class Driver(ABC):
    """One tab of a browser."""

    name: str
    version: str

    @abstractmethod
    def new_tab(self) -> None:
        """Go on in a new tab, with a history and a window.name of its own; the old tab is closed."""

    @abstractmethod
    def open(self, url: str) -> None:
        """Go there in this tab as if the address had been typed, and wait until the page has loaded."""

    @abstractmethod
    def run(self, expression: str) -> Any:
        """The value, as JSON, of a JavaScript expression in the page; a promise is awaited.

        Raises DriverError when the expression does, or when the page goes away meanwhile.
        """

    @abstractmethod
    def click(self, selector: str) -> None:
        """Click, as a hand does, in the middle of the first element; what follows from it is not waited for."""

    @abstractmethod
    def press(self, *keys: str) -> None:
        """Press and release one key after the other: a character, or one of KEYS."""

    @abstractmethod
    def _travel(self, delta: int) -> None:
        """As many steps in the tab's history as there are; no error where there are none."""

    def back(self) -> None:
        """What the browser's Back button does, if there is anything to go back to."""
        self._travel(-1)
        self._settle()

    def forward(self) -> None:
        """What the browser's Forward button does, if there is anything to go forward to."""
        self._travel(1)
        self._settle()

    def url(self) -> str:
        """The address of the page."""
        return str(self.run("location.href"))

    def title(self) -> str:
        """The title of the page."""
        return str(self.run("document.title"))

    def has_navigation_api(self) -> bool:
        """Whether pages can see and travel their own part of the tab's history."""
        return bool(self.run("typeof navigation === 'object' && typeof navigation.traverseTo === 'function'"))

    def wait_for(self, predicate: Callable[[], Any], seconds: float = 5) -> Any:
        """The first true answer. A page that goes away while it is asked is asked again.

        Raises TimeoutError with the address where the tab then was.
        """
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            with suppress(DriverError):
                if found := predicate():
                    return found
            time.sleep(0.02)
        raise TimeoutError(f"{self.name} waited {seconds} s in vain, at {self.url()}")

    def _settle(self) -> None:
        self.wait_for(lambda: self.run("document.readyState === 'complete'"), SECONDS)


def _asking(expression: str) -> str:
    """An expression for the same value in JSON, so that every browser hands it over alike."""
    return f"(async () => JSON.stringify((await ({expression})) ?? null))()"


class _Chromium(Driver):
    name = "chromium"

    def __init__(self, browser: Browser) -> None:
        self.version = browser.version
        self._browser = browser
        self.new_tab()

    def new_tab(self) -> None:
        for context in self._browser.contexts:
            context.close()
        self._page = self._browser.new_context().new_page()
        self._page.set_default_timeout(SECONDS * 1000)

    def open(self, url: str) -> None:
        try:
            self._page.goto(url)
        except PlaywrightError as error:
            raise DriverError(error.message) from error

    def run(self, expression: str) -> Any:
        try:
            return json.loads(self._page.evaluate(_asking(expression)))
        except PlaywrightError as error:
            raise DriverError(error.message) from error

    def click(self, selector: str) -> None:
        self._page.locator(selector).first.click(no_wait_after=True)

    def press(self, *keys: str) -> None:
        for key in keys:
            self._page.keyboard.press(key)

    def _travel(self, delta: int) -> None:
        (self._page.go_back if delta < 0 else self._page.go_forward)(wait_until="commit")


class _Acting(Driver):
    """What the two kinds of WebDriver have in common: hands on mouse and keyboard."""

    @abstractmethod
    def _perform(self, source: dict[str, Any]) -> None:
        """Let the browser act on input, in WebDriver's words."""

    def click(self, selector: str) -> None:
        middle = """(element => {
            element.scrollIntoView({block: "center", behavior: "instant"});
            const box = element.getClientRects()[0];
            return [Math.floor(box.x + box.width / 2), Math.floor(box.y + box.height / 2)];
        })"""
        x, y = self.run(f"{middle}(document.querySelector({json.dumps(selector)}))")
        button = [{"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp")]
        self._perform({"type": "pointer", "id": "mouse", "actions": [{"type": "pointerMove", "x": x, "y": y}, *button]})

    def press(self, *keys: str) -> None:
        strokes = itertools.product((KEYS.get(key, key) for key in keys), ("keyDown", "keyUp"))
        self._perform(
            {"type": "key", "id": "keyboard", "actions": [{"type": kind, "value": key} for key, kind in strokes]}
        )


class _Firefox(_Acting):
    name = "firefox"

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self._numbers = itertools.count(1)
        self.version = self._command("session.new", capabilities={})["capabilities"]["browserVersion"]
        self._tab: str = self._command("browsingContext.getTree")["contexts"][0]["context"]

    def _command(self, method: str, **parameters: Any) -> Any:
        number = next(self._numbers)
        self._connection.send(json.dumps({"id": number, "method": method, "params": parameters}))
        answer: dict[str, Any] = {}
        while answer.get("id") != number:
            answer = json.loads(self._connection.recv(SECONDS))
        if answer["type"] == "error":
            raise DriverError(f"{answer['error']}: {answer['message']}")
        return answer["result"]

    def new_tab(self) -> None:
        old = self._tab
        self._tab = self._command("browsingContext.create", type="tab")["context"]
        self._command("browsingContext.close", context=old)

    def open(self, url: str) -> None:
        self._command("browsingContext.navigate", context=self._tab, url=url, wait="complete")

    def run(self, expression: str) -> Any:
        asked = {"expression": _asking(expression), "target": {"context": self._tab}, "awaitPromise": True}
        answer = self._command("script.evaluate", **asked)
        if answer["type"] == "exception":
            raise DriverError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def _perform(self, source: dict[str, Any]) -> None:
        self._command("input.performActions", context=self._tab, actions=[source])

    def _travel(self, delta: int) -> None:
        try:
            self._command("browsingContext.traverseHistory", context=self._tab, delta=delta)
        except DriverError as error:
            if not str(error).startswith("no such history entry"):
                raise


class _WebKit(_Acting):
    name = "webkit"

    def __init__(self, driver: str, capabilities: Mapping[str, Any]) -> None:
        self._session = f"{driver}/session"
        opened = self._command("POST", "", capabilities={"alwaysMatch": capabilities})
        self.version = opened["capabilities"]["browserVersion"]
        self._session += "/" + opened["sessionId"]

    def _command(self, method: str, path: str, **parameters: Any) -> Any:
        body = json.dumps(parameters).encode() if method == "POST" else None
        request = urllib.request.Request(self._session + path, body, method=method)
        try:
            with _HERE.open(request, timeout=2 * SECONDS) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            with error:
                problem = json.load(error)["value"]
            raise DriverError(f"{problem['error']}: {problem['message']}") from error

    def new_tab(self) -> None:
        tab = self._command("POST", "/window/new", type="tab")["handle"]
        self._command("DELETE", "/window")
        self._command("POST", "/window", handle=tab)

    def open(self, url: str) -> None:
        self._command("POST", "/url", url=url)

    def run(self, expression: str) -> Any:
        return json.loads(self._command("POST", "/execute/sync", script=f"return {_asking(expression)}", args=[]))

    def _perform(self, source: dict[str, Any]) -> None:
        self._command("POST", "/actions", actions=[source])

    def _travel(self, delta: int) -> None:
        self._command("POST", "/back" if delta < 0 else "/forward")

    def close(self) -> None:
        """End the browser; its driver goes on."""
        self._command("DELETE", "")


_HERE = urllib.request.build_opener(urllib.request.ProxyHandler({}))
"""Asks this machine itself, whatever proxy the environment names."""


@contextmanager
def chromium(playwright: Playwright) -> Iterator[Driver]:
    """Chromium, with the back/forward cache that Playwright turns off and readers have."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    assert program, "Chromium is missing: run `make setup-tests`"
    browser = playwright.chromium.launch(
        executable_path=program,
        args=QUIET_CHROMIUM,
        ignore_default_args=["--disable-back-forward-cache"],
        proxy={"server": NOWHERE, "bypass": "127.0.0.1,localhost"},
    )
    try:
        yield _Chromium(browser)
    finally:
        browser.close()


@contextmanager
def firefox(playwright: Playwright | None = None) -> Iterator[Driver]:
    """Firefox without a window."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        preferences = [f"user_pref({json.dumps(key)}, {json.dumps(value)});\n" for key, value in QUIET_FIREFOX.items()]
        Path(home, "user.js").write_text("".join(preferences), "utf-8")
        command = ["firefox-esr", "--headless", "--remote-debugging-port=0", "--profile", home]
        # A released Firefox listens to the setting of `services.settings.server` only with this.
        with _running(command, home, MOZ_REMOTE_SETTINGS_DEVTOOLS="1"):
            told = _until(lambda: json.loads(Path(home, "WebDriverBiDiServer.json").read_text("utf-8")))
            address = f"ws://{told['ws_host']}:{told['ws_port']}/session"
            with connect(address, proxy=None, max_size=None) as connection:
                yield _Firefox(connection)


@contextmanager
def webkit(playwright: Playwright | None = None) -> Iterator[Driver]:
    """WebKitGTK's own small browser, on a screen that nobody sees."""
    port = _free_port()
    seen, told = os.pipe()
    screen = ["Xvfb", "-displayfd", str(told), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    arguments = ["--automation", f"--proxy=http://{NOWHERE}", "--ignore-host=127.0.0.1", "--ignore-host=localhost"]
    capabilities = {
        "timeouts": {"pageLoad": SECONDS * 1000, "script": SECONDS * 1000},
        "webkitgtk:browserOptions": {"binary": _minibrowser(), "args": arguments},
    }
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home, _running(screen, home, keep=told):
        os.close(told)
        with os.fdopen(seen) as number:
            display = f":{number.readline().strip()}"
        with _running(["WebKitWebDriver", f"--port={port}"], home, DISPLAY=display, NO_AT_BRIDGE="1"):
            _until(lambda: _HERE.open(f"http://127.0.0.1:{port}/status", timeout=SECONDS).close())
            driver = _WebKit(f"http://127.0.0.1:{port}", capabilities)
            try:
                yield driver
            finally:
                driver.close()


BROWSERS: dict[str, Callable[[Playwright], AbstractContextManager[Driver]]] = {
    "chromium": chromium,
    "firefox": firefox,
    "webkit": webkit,
}
"""How to open each, until the `with` block ends."""


@contextmanager
def _running(command: list[str], home: str, *, keep: int | None = None, **environment: str) -> Iterator[None]:
    """A program and all that it starts, with an empty home, until the end of the block."""
    program = shutil.which(command[0])
    assert program, f"{command[0]} is missing: run `make setup-tests`"
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")}
    process = subprocess.Popen(
        [program, *command[1:]],
        env={**inherited, "HOME": home, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=() if keep is None else (keep,),
        start_new_session=True,
    )
    try:
        yield
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _until(answer: Callable[[], Any]) -> Any:
    """What a program that has just started says, once it can."""
    end = time.monotonic() + SECONDS
    while True:
        try:
            return answer()
        except (OSError, ValueError):
            if time.monotonic() > end:
                raise
            time.sleep(0.02)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def _minibrowser() -> str:
    """WebKitGTK's small browser, which is on no path."""
    found = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))
    assert found, "WebKitGTK is missing: run `make setup-tests`"
    return str(found[-1])


QUIET_CHROMIUM = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
"""Chromium asks its maker's servers for things of its own; nothing here may leave the machine."""

QUIET_FIREFOX: dict[str, str | int | bool] = {
    "app.normandy.enabled": False,
    "browser.newtabpage.enabled": False,
    "browser.region.network.url": "",
    "browser.region.update.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.search.update": False,
    "browser.startup.page": 0,
    "datareporting.healthreport.uploadEnabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.push.connection.enabled": False,
    "extensions.getAddons.cache.enabled": False,
    "extensions.systemAddon.update.enabled": False,
    "extensions.update.enabled": False,
    "media.gmp-manager.updateEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.dns.disablePrefetch": True,
    "network.prefetch-next": False,
    "network.proxy.type": 1,
    "network.proxy.http": NOWHERE.partition(":")[0],
    "network.proxy.http_port": int(NOWHERE.partition(":")[2]),
    "network.proxy.ssl": NOWHERE.partition(":")[0],
    "network.proxy.ssl_port": int(NOWHERE.partition(":")[2]),
    "network.proxy.no_proxies_on": "127.0.0.1, localhost",
    "network.trr.mode": 5,
    "security.OCSP.enabled": 0,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "toolkit.telemetry.enabled": False,
}
"""The same for Firefox; with these it asks nobody (measured with a proxy that kept a list)."""
