"""Running Pagefind over what can be searched for. One run for all languages; what it wrote is read back as bytes."""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from fristad.outputs import search
from fristad.outputs.search import SearchEntry

_POSTINGS = "4000"
"""Words and places in one piece of the index. Pagefind's own 20000 makes pieces of 25–55 kB, and each word asked for
fetches one. The setting's name says that it may change: the version of Pagefind is pinned."""
_SECONDS = 600


class SearchIndexError(Exception):
    """The index could not be made; the words say why, and what to do."""


def bundle(found: Iterable[SearchEntry], beside: Path | None = None) -> dict[str, bytes]:
    """The files that the search page loads, by path below `search.FOLDER`. Raises SearchIndexError.

    Those of one language each can be put together: see `together`. Pagefind works in a folder in `beside`, or where the
    system has its passing files.
    """
    entries = search.unique(found)
    files, numbers = _run(tuple(map(search.html, entries)), beside)
    ids = {id: entries[number] for id, number in numbers}
    if len(ids) != len(entries):
        raise SearchIndexError(f"Pagefind found {len(ids)} of the {len(entries)} pages that it was given")
    return {**files, **{name: text.encode("utf-8") for name, text in search.lists(ids).items()}}


def together(bundles: Iterable[Mapping[str, bytes]]) -> dict[str, bytes]:
    """One bundle of those of several languages."""
    found: dict[str, bytes] = {}
    tables = []
    for bundle in bundles:
        found |= bundle
        tables.append(bundle[search.ENTRY].decode("utf-8"))
    return found | {search.ENTRY: search.joined(tables).encode("utf-8")}


@lru_cache(maxsize=32)
def _run(pages: tuple[str, ...], beside: Path | None) -> tuple[dict[str, bytes], tuple[tuple[str, int], ...]]:
    """What Pagefind writes for some pages, and the id that it gives each. Remembered, for `fristad serve`."""
    with tempfile.TemporaryDirectory(prefix="fristad-search-", dir=beside) as folder:
        source, out = Path(folder, "site"), Path(folder, "index")
        source.mkdir()
        for number, page in enumerate(pages):
            (source / f"{number}.html").write_text(page, "utf-8")
        _pagefind(source, out)
        found = {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    needed = {name: content for name, content in found.items() if name.startswith("fragment/") or search.is_sent(name)}
    # Pagefind ends well where the disk took only a part of a file.
    if cut := next((name for name, content in sorted(needed.items()) if not _is_whole(name, content)), ""):
        raise SearchIndexError(f"Pagefind's file {cut} is not whole, as where a disk is full")
    ids = tuple(
        (Path(name).stem, _number(content)) for name, content in sorted(found.items()) if name.startswith("fragment/")
    )
    sent = {name: content for name, content in sorted(found.items()) if search.is_sent(name)}
    table = sent[search.ENTRY].decode("utf-8")
    sent[search.ENTRY] = search.joined([table]).encode("utf-8")
    if not search.lacks_stemmer(table):
        sent.pop("wasm.unknown.pagefind", None)
    return sent, ids


_END_OF_SCRIPT = re.compile(rb"export\s*\{[^{}]*\};?\s*\Z")
"""What a module ends in: the names that it gives to others."""


def _is_whole(name: str, content: bytes) -> bool:
    """Whether a file is there to its end: JSON, a module, or compressed with gzip, which counts its bytes."""
    try:
        if name.endswith(".json"):
            json.loads(content)
        elif name.endswith(".js"):
            return _END_OF_SCRIPT.search(content, max(len(content) - 1000, 0)) is not None
        elif not name.endswith(".css"):
            gzip.decompress(content)
    except (ValueError, EOFError, OSError, zlib.error):
        return False
    return True


def _number(fragment: bytes) -> int:
    """Which of our pages a fragment tells of."""
    told = json.loads(gzip.decompress(fragment).removeprefix(b"pagefind_dcd"))
    return int(Path(told["url"]).stem)


def _pagefind(source: Path, out: Path) -> None:
    """The command line; its Python interface waits a tenth of a second for each page."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    environment["PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE"] = _POSTINGS
    # -P: nothing below the folder where the build was started can stand in for a module.
    command = [sys.executable, "-P", "-m", "pagefind", "--quiet", "--site", str(source), "--output-path", str(out)]
    try:
        done = subprocess.run(
            command, cwd=source, env=environment, capture_output=True, text=True, check=False, timeout=_SECONDS
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise SearchIndexError(f"Pagefind did not run ({error})") from error
    if done.returncode or not (out / search.ENTRY).exists():
        told = (done.stderr + done.stdout).strip().splitlines()
        why = told[-1] if told else f"it ended with {done.returncode}"
        raise SearchIndexError(f"Pagefind did not make the search index ({why}). `make setup` installs it")
