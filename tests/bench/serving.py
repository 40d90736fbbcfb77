"""A site served as GitHub Pages serves it (gzip, ten minutes of cache, its 404 page), each answer noted down."""

from __future__ import annotations

import functools
import gzip
import hashlib
import http.server
import mimetypes
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

_COMPRESSED = {
    "text/html",
    "text/css",
    "text/javascript",
    "application/javascript",
    "application/json",
    "image/svg+xml",
}
_COMPRESSED |= {"text/xml", "application/xml", "text/plain", "application/manifest+json", "application/wasm"}
_TYPES = {".mjs": "text/javascript", ".webmanifest": "application/manifest+json", ".woff2": "font/woff2"}


BLANK = "/-/blank"
"""An empty page of every site: a browser that has it open has started, and knows nothing of the site."""

_BLANK = b'<!doctype html><title>-</title><link rel="icon" href="data:,">'


@dataclass(frozen=True)
class Answer:
    """One answer of the server."""

    path: str
    status: int
    sent: int
    """Bytes of the body as sent, gzipped where GitHub Pages would; headers are not counted."""
    size: int
    """Bytes of the body before gzip."""
    use: str
    """What the browser wants it for: "document", "script", "worker" … (its header Sec-Fetch-Dest)."""
    ahead: bool
    """Fetched for a page that the reader may open later."""


@dataclass
class Served:
    """A site that is being served. `answers` grows; empty it before what is to be counted."""

    address: str
    answers: list[Answer] = field(default_factory=list)
    last: float = 0.0
    """When the last answer was sent, as time.monotonic() tells it."""

    def wait_until_quiet(self, seconds: float = 1.0, at_most: float = 20.0) -> None:
        """Until nothing has been asked for, for so long."""
        end = time.monotonic() + at_most
        while time.monotonic() < min(end, self.last + seconds):
            time.sleep(0.05)


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # connections stay open, as the reader's do
    disable_nagle_algorithm = True
    wbufsize = -1

    def __init__(self, *arguments: object, site: Path, served: Served) -> None:
        self.site, self.served = site, served
        super().__init__(*arguments)  # type: ignore[arg-type]

    def log_message(self, *words: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        status, path = self._found()
        body, kind, sent, tag = _file(path) if path else (_BLANK, "text/html; charset=utf-8", _BLANK, '""')
        if status == 200 and self.headers.get("If-None-Match") == tag:
            status, body, sent = 304, b"", b""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("ETag", tag)
        if sent is not body:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(sent)))
        self.end_headers()
        self.wfile.write(sent)
        use, ahead = self.headers.get("Sec-Fetch-Dest", ""), "prefetch" in self.headers.get("Sec-Purpose", "")
        self.served.answers.append(Answer(self.path, status, len(sent), len(body), use, ahead))
        self.served.last = time.monotonic()

    def _found(self) -> tuple[int, Path | None]:
        path = self.site / unquote(urlsplit(self.path).path).lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        if path.is_file() and path.resolve().is_relative_to(self.site.resolve()):
            return 200, path
        missing = self.site / "404.html"
        if self.path == BLANK:
            return 200, None
        return 404, missing if missing.is_file() else None


@functools.cache
def _file(path: Path) -> tuple[bytes, str, bytes, str]:
    """(body, type, body as sent, tag) of a file."""
    body = path.read_bytes()
    kind = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    # Always the same bytes: no time in the header of the compressed file.
    sent = gzip.compress(body, 6, mtime=0) if kind in _COMPRESSED else body
    shown = f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
    return body, shown, sent, f'"{hashlib.sha256(body).hexdigest()[:16]}"'


@contextmanager
def serving(site: Path) -> Iterator[Served]:
    """The site at an address of this machine alone."""
    served = Served("")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, site=site, served=served))
    server.daemon_threads = True
    served.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
