"""What one build leaves for the next, so that only what changed is made again.

A build trusts nothing here: the file is used only if its fingerprint is right and it was written by this very version
for these very settings, and a page of the site is kept only if it still is what that build wrote. Whatever is missing
or odd is made again.
"""

from __future__ import annotations

import os
import pickle
import sys
import tempfile
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from fristad import files
from fristad.digests import digest
from fristad.sheets import State

T = TypeVar("T")
_FOLDER = "build/cache"
_BEGINS = b"fristad\n"
_SITES = 4
"""Sites of one project of which something is kept."""
_LIBRARIES = (
    *("babel", "nh3", "opening-hours-py", "phonenumbers", "pydantic", "pyyaml"),
    *("jinja2", "markdown", "markupsafe", "mkdocs", "mkdocs-material", "mkdocs-static-i18n", "pagefind"),
)
_RACE = 20_000_000
"""Nanoseconds: a file that was changed so soon after it was noted down may show the same time."""


@lru_cache(maxsize=1)
def code() -> str:
    """A fingerprint of this version: our own code, and the libraries that read, make pages and index them."""
    own = sorted(Path(__file__).parent.glob("*.py"))
    libraries = (f"{name} {version(name)}" for name in _LIBRARIES)
    return digest(sys.version, *libraries, *(path.read_bytes() for path in own))


@dataclass(frozen=True)
class Page:
    """A page as it was built."""

    sheet: str
    """The fingerprint of the sheet that it is written on, "" without one."""
    marks: frozenset[str]
    """See `stylesheet.marks`."""


@dataclass(frozen=True)
class Written:
    """A file of the site as it was written."""

    digest: str
    size: int
    changed: tuple[int, int]
    """When its content and its entry on the disk changed, in nanoseconds: the second cannot be set by hand."""

    def fits(self, stat: os.stat_result) -> bool:
        """Whether a file looks like it."""
        return (stat.st_size, _times(stat)) == (self.size, self.changed)


@dataclass(frozen=True)
class Group:
    """Files that are made together."""

    key: str
    """A fingerprint of what they are made of but records."""
    paths: tuple[str, ...]
    note: str = ""
    """What must be known of them."""
    reads: frozenset[str] = frozenset()
    """The names of the records that they are made of; see `watching`."""
    read: str = ""
    """A fingerprint of those, or of what was worked out from them."""


@dataclass
class Known:
    """All that a build leaves."""

    sheets: State = field(default_factory=State)
    words: dict[str, str] = field(default_factory=dict)
    """Language id → fingerprint of what its readers see."""
    pages: dict[str, Page] = field(default_factory=dict)
    """By path from the site's root."""
    groups: dict[str, Group] = field(default_factory=dict)
    files: dict[str, Written] = field(default_factory=dict)
    noted: int = 0
    """When the files were noted down, in nanoseconds."""
    templates: dict[str, bytes] = field(default_factory=dict)
    """Compiled, by Jinja's own names for them."""


def path_of(root: Path, site: Path) -> Path:
    """Where it is kept for a site of a project."""
    return root / _FOLDER / f"{digest(str(site))}.site"


def reading_of(root: Path, what: str) -> Path:
    """Where it is kept what a project's "records", or "words-ar" of a language, came to when they were read."""
    return root / _FOLDER / f"{what}.known"


def load(path: Path, key: str, kind: type[T]) -> T:
    """What was kept with the same key; an empty one if there is none, or it is damaged."""
    begins = _BEGINS + key.encode() + b"\n"
    try:
        content = path.read_bytes()
        body = content[len(begins) + 33 :]
        if not content.startswith(begins + digest(body).encode() + b"\n"):
            return kind()
        found = pickle.loads(body)
    except Exception:  # whatever is wrong with it, everything can be made again
        return kind()
    return found if isinstance(found, kind) else kind()


def save(path: Path, key: str, known: object) -> None:
    """Keep it for the next build."""
    body = pickle.dumps(known, protocol=pickle.HIGHEST_PROTOCOL)
    content = _BEGINS + key.encode() + b"\n" + digest(body).encode() + b"\n" + body
    files.write_whole(path, content)


def forget_others(path: Path) -> None:
    """Keep what is known of a few sites: somebody who builds into a new folder each time would fill the disk."""
    others = sorted(path.parent.glob("*.site"), key=lambda other: other.stat().st_mtime_ns, reverse=True)
    for other in others[_SITES:]:
        other.unlink(missing_ok=True)


class Site:
    """The site that the last build left, as it is on the disk now."""

    def __init__(self, folder: Path, known: Known) -> None:
        self.folder = folder
        self._known = known
        self._stats = files.stats_below(folder) if known.files else {}

    def has(self, path: str, content: str = "") -> bool:
        """Whether a file is as it was written; with the fingerprint of a content, whether it holds that."""
        written = self._known.files.get(path)
        stat = self._stats.get(path)
        if written is None or stat is None or (content and content != written.digest):
            return False
        if written.fits(stat) and max(written.changed) < self._known.noted - _RACE:
            return True
        return digest((self.folder / path).read_bytes()) == written.digest

    def noted(self, path: str) -> Written | None:
        """What is noted of a file that has not been touched since."""
        written, stat = self._known.files.get(path), self._stats.get(path)
        return written if written and stat and written.fits(stat) else None


def note(folder: Path, path: str, content: str) -> Written | None:
    """A file of a site, as it is now that it has been written; None if somebody has removed it already.

    `content` is the fingerprint of what was written.
    """
    try:
        stat = (folder / path).stat()
    except FileNotFoundError:
        return None
    return Written(content, stat.st_size, _times(stat))


def now(folder: Path) -> int:
    """The time by the disk's own clock, in nanoseconds."""
    handle, name = tempfile.mkstemp(dir=folder.parent, prefix=".fristad-time-")
    os.close(handle)
    try:
        return os.stat(name).st_ctime_ns
    finally:
        os.unlink(name)


def _times(stat: os.stat_result) -> tuple[int, int]:
    return stat.st_mtime_ns, stat.st_ctime_ns
