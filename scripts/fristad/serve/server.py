"""The server of `fristad serve`: on this computer alone, and with an eye on the project's files.

Every web page that the editor visits could send requests here, under a name that it makes lead to this computer (DNS
rebinding). So a request must name the host that the server was started for.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from urllib.parse import parse_qs, urlsplit

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from fristad.problems import Problem, as_text
from fristad.serve.preview import Preview
from fristad.serve.problem_page import CHANGED, PROBLEMS, WAIT
from fristad.serve.reading import Response

_LONGEST_WAIT = 25.0
"""Seconds. Whatever stands between browser and server gives up sooner or later."""
_HELD = 4
"""Pages that may wait for news at a time: a browser keeps six connections to a server, and pages need some."""
_SETTLED = 0.05
"""Seconds after which an editor has written all of a file that it has begun to write."""
_CHANGES = {"created", "modified", "moved", "deleted", "closed"}
"""What happens to files when somebody saves; they are also opened when we read them."""
# A watcher that is ended while it reads says so, and means itself: that is nothing for the terminal.
logging.getLogger("watchdog").addHandler(logging.NullHandler())
_LOCAL = ("127.0.0.1", "localhost")


class Server(ThreadingHTTPServer):
    """Answers for one preview. Raises OSError when the address cannot be had."""

    daemon_threads = True
    request_queue_size = 1024
    """Connections that may wait to be taken: whoever finds no room is kept waiting for seconds."""

    def __init__(self, preview: Preview, host: str, port: int) -> None:
        self.preview = preview
        self._news = threading.Condition()
        self._tickets = count(1)
        self._latest = 0
        super().__init__((host, port), _Handler)
        port = self.server_address[1]
        preview.address = f"http://{host}:{port}/"
        names = _LOCAL if host in _LOCAL else (host,)
        self._hosts = {f"{name}:{port}" for name in names} | (set(names) if port == 80 else set())

    def knows(self, host: str) -> bool:
        """Whether a request is meant for this server."""
        return host.lower() in self._hosts

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a browser that goes away in the middle of an answer is no error."""

    def news(self, number: str) -> Response:
        """The script for a page of this reading: news as soon as there are some, or nothing for now."""
        with self._news:
            ticket = self._latest = next(self._tickets)
            # Those who have waited long make room, and ask again if they are still there.
            self._news.notify_all()
            self._news.wait_for(lambda: self._is_over(number, ticket), _LONGEST_WAIT)
        script = CHANGED if self.preview.reading.number != number else ""
        return Response(200, "text/javascript; charset=utf-8", script.encode())

    def _is_over(self, number: str, ticket: int) -> bool:
        return self.preview.reading.number != number or self._latest - ticket >= _HELD

    def notify(self) -> None:
        """Let everyone who waits look again."""
        with self._news:
            self._news.notify_all()


class _Handler(BaseHTTPRequestHandler):
    """One connection of a browser."""

    server: Server
    protocol_version = "HTTP/1.1"
    timeout = 60

    def do_GET(self) -> None:
        if not self.server.knows(self.headers.get("Host", "")):
            words = f"This server answers at {self.server.preview.address} alone.\n"
            self._send(Response(403, "text/plain; charset=utf-8", words.encode()))
        elif urlsplit(self.path).path == WAIT:
            self._send(self.server.news(parse_qs(urlsplit(self.path).query).get("n", [""])[0]))
        else:
            self._send(self.server.preview.answer(self.path))

    do_HEAD = do_GET  # noqa: N815  (the names that http.server calls)

    def _send(self, answer: Response) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.type)
        self.send_header("Content-Length", str(len(answer.body)))
        self.send_header("Cache-Control", "no-cache")
        # What is not published yet is for no other site to read.
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("X-Content-Type-Options", "nosniff")
        if answer.location:
            self.send_header("Location", answer.location)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal is for what changed and what is wrong."""


class _Watch(FileSystemEventHandler):
    """Notes that something has changed."""

    def __init__(self) -> None:
        self.changed = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in _CHANGES:
            self.changed.set()


def serve(preview: Preview, host: str, port: int, say: Callable[[str], None]) -> None:
    """Answer until Ctrl+C, and read again what changes. Raises OSError when the address cannot be had.

    `say` is given lines for the terminal.
    """
    server = Server(preview, host, port)
    for line in _problems(preview.reading.problems, ()):
        say(line)
    say(f"The site is at {preview.start} and changes when you save. Stop with Ctrl+C")
    # The first page compiles the templates, and the stylesheet looks at every page: both before somebody waits.
    threading.Thread(target=lambda: [preview.answer(path) for path in ("/", "/assets/style.css")], daemon=True).start()
    with watched(preview, server, say):
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            pass
        finally:
            server.server_close()


@contextmanager
def watched(preview: Preview, server: Server, say: Callable[[str], None]) -> Iterator[None]:
    """Read again what changes on disk and tell it to the pages, until the end of the block."""
    watch, observer = _Watch(), Observer()
    for folder in preview.folders:
        observer.schedule(watch, str(folder), recursive=True)
    # For mkdocs.yml: editors put a new file in the place of the old one.
    observer.schedule(watch, str(preview.root))
    observer.start()
    threading.Thread(target=_follow, args=(preview, server, watch, say), daemon=True).start()
    try:
        yield
    finally:
        observer.stop()


def _follow(preview: Preview, server: Server, watch: _Watch, say: Callable[[str], None]) -> None:
    while watch.changed.wait():
        start = time.perf_counter()
        time.sleep(_SETTLED)
        watch.changed.clear()
        before = preview.reading.problems
        try:
            changed = preview.refresh()
        except OSError:  # a folder went away while we looked into it
            watch.changed.set()
            continue
        if changed:
            server.notify()
            for line in _report(changed, preview, before, time.perf_counter() - start):
                say(line)


def _report(changed: Sequence[str], preview: Preview, before: Sequence[Problem], seconds: float) -> list[str]:
    """What changed, what is new to mend, and how long it took."""
    problems = preview.reading.problems
    what = f"{changed[0]} changed" if len(changed) == 1 else f"{len(changed)} files changed"
    state = "no page can be shown" if preview.reading.stopped else "ready"
    left = f"; to mend: {len(problems)}, see {preview.address}{PROBLEMS[1:]}" if problems else ""
    line = f"{datetime.now():%H:%M:%S} {what}: {state} in {seconds:.2f} s{left}"
    return [*_problems(problems, before), line]


def _problems(now: Sequence[Problem], before: Sequence[Problem]) -> list[str]:
    """What was not told before."""
    new = set(now) - set(before)
    return [as_text(new)] if new else []


def parsed(address: str) -> tuple[str, int] | None:
    """Host and port of "127.0.0.1:8000"; None for what is no address."""
    host, _, port = address.rpartition(":")
    return (host, int(port)) if host and port.isdecimal() and int(port) < 65536 else None
