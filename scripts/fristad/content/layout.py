"""What may lie below docs/: records, and files of a few kinds that are published as they are. All else is refused.

What nobody has thought of is not published: a copy that an editor left beside a record may hold an address that is to
stay secret, and a page or a picture with script in it breaks what the site promises.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection

from fristad.content import addresses
from fristad.content.records.guides import Page
from fristad.content.records.kinds import KINDS, Kind, kind_of
from fristad.problems import Problem, Source, printable

RECORD = ".md"
TABLE = "short-addresses.csv"
"""The table of short addresses: see `short_addresses.py`."""
ASSETS: dict[str, re.Pattern[bytes]] = {
    "avif": re.compile(rb"....ftypavi[fs]", re.S),
    "gif": re.compile(rb"GIF8[79]a"),
    "ico": re.compile(rb"\x00\x00\x01\x00"),
    "jpeg": re.compile(rb"\xff\xd8\xff"),
    "jpg": re.compile(rb"\xff\xd8\xff"),
    "pdf": re.compile(rb"%PDF-"),
    "png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "webp": re.compile(rb"RIFF....WEBP", re.S),
    "woff2": re.compile(rb"wOF2"),
}
"""Ending → how such a file begins. None of these can run a script in a page, and none is a text."""
_RULE = rb"[ \t]*(?:(?:user-agent|allow|disallow|sitemap|crawl-delay)[ \t]*:[^\r\n]*)?(?:#[^\r\n]*)?"
SINGLE: dict[str, re.Pattern[bytes]] = {
    "CNAME": re.compile(rb"[a-z0-9.-]+\s*\Z", re.I),
    "robots.txt": re.compile(rb"(?:\xef\xbb\xbf)?" + _RULE + rb"(?:\r?\n" + _RULE + rb")*\Z", re.I),
}
"""Files straight below docs/ that hosts and search engines look for → all that they may hold."""
_RUNS_SCRIPT = re.compile(r"\.(?:html?|xht(?:ml)?|xml|xsl|svgz?|m?js|cjs|wasm|swf|css)$", re.I)
# What editors and version control leave beside a file.
_COPY = re.compile(r"~$|\.(?:bak|old|orig|rej|sw[op]|tmp|save|copy|txt)$|^#|#$", re.I)
_NAME = re.compile(r"\w[\w .()-]*", re.A)
_ENDINGS = ", ".join(sorted(ASSETS))


def is_hidden(path: str) -> bool:
    """Whether a file or a folder around it is the computer's own: .DS_Store, ._kast.md, .git/…"""
    return any(part.startswith(".") for part in path.split("/"))


def is_asset(path: str) -> bool:
    """Whether a file, by its path below docs/, is one that is published as it is."""
    if is_hidden(path) or addresses.made_by_the_site(path):
        return False
    named = all(_NAME.fullmatch(part) for part in path.split("/"))
    return named and (path in SINGLE or _ending(path) in ASSETS)


def holds_what_it_says(path: str, content: bytes) -> bool:
    """Whether an asset is of the kind that its name says: a text that is called a picture is not published."""
    pattern = SINGLE.get(path) or ASSETS[_ending(path)]
    return pattern.match(content) is not None


def refusal(path: str, languages: Collection[str] = ()) -> Problem | None:
    """Why a file may not lie where it does, by its path below docs/; None where it may.

    `languages` are the prefixes of the site's languages: "ar/".
    """
    place = Source(f"docs/{path}")
    address = kind_address(path) if path.endswith(RECORD) else path
    if made := addresses.made_by_the_site(address, languages):
        return Problem(place, "address-of-the-site", f"The site makes {made} itself", "Choose another name for it.")
    if path.endswith(RECORD):
        return _out_of_place(path, place)
    if is_asset(path) or path == TABLE:
        return None
    return Problem(place, "file-not-published", *_why(path))


def unlike(path: str) -> Problem:
    """An asset that is not of the kind that its name says."""
    kind = path if path in SINGLE else f"a file of the kind {_ending(path)}"
    what = f"What the file holds is not {kind}"
    return Problem(Source(f"docs/{path}"), "file-not-published", what, "Remove it, or save it anew as what it is.")


def record_meant(path: str) -> str:
    """The record that a refused file may be: "services/kast.md~", "services/x/kast.md" → "service/kast"."""
    folder, _, name = path.rpartition("/")
    around = _kind_around(folder)
    below = around.where if around and not name.startswith("index.") else folder
    model, id = kind_of(posixpath.join(below, re.split(r"[.~]", name.strip("#~ "))[0] + RECORD))
    return f"{model.kind}/{id}"


def kind_address(path: str) -> str:
    """Where a plain page would be found: "guides/index.md" → "guides/"."""
    name = path.removesuffix(RECORD)
    return "" if name == "index" else name.removesuffix("/index") + "/"


def _ending(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[2] if "." in path.rpartition("/")[2] else ""


def _out_of_place(path: str, place: Source) -> Problem | None:
    """A record in a folder below that of its kind would be taken for a plain page."""
    folder, _, name = path.rpartition("/")
    nearest = _kind_around(folder)
    if name == f"index{RECORD}" or kind_of(path)[0] is not Page or nearest is None:
        return None
    what = f"A {nearest.model.kind} stands straight below docs/{nearest.where}, and this file is in a folder there"
    return Problem(place, "record-out-of-place", what, f"Move it to docs/{nearest.where}{printable(name)}.")


def _kind_around(folder: str) -> Kind | None:
    """The kind of the nearest folder above one that holds records: "services/x" → that of services."""
    around = (kind for kind in KINDS.values() if kind.where.endswith("/") and folder.startswith(kind.where))
    return max(around, key=lambda kind: len(kind.where), default=None)


def _why(path: str) -> tuple[str, str]:
    """What is wrong with a file that is neither a record nor an asset, and what to do."""
    name = path.rpartition("/")[2]
    ending = _ending(path)
    lower = name.lower()
    if ending != ending.lower() and (ending.lower() in ASSETS or lower.endswith(RECORD)):
        right = f"{name.removesuffix(ending)}{ending.lower()}"
        return f"The file's ending is in capitals ('.{printable(ending)}')", f"Rename it to {printable(right)}."
    if ending in ASSETS:
        return (
            "The file's name has signs that an address should not have",
            "Write it with letters from a to z, figures and hyphens.",
        )
    if _RUNS_SCRIPT.search(name):
        what = "A file of this kind may run script in a reader's browser, and is never published"
        return what, "Remove it. A page is written as a record (.md), a picture saved as png or webp."
    if _COPY.search(name):
        what = "This is no record, and may be a copy of one"
        return what, "Remove it, or rename it so that it ends in .md if it is to be a record."
    what = "This is neither a record (.md) nor a file of a kind that is published"
    return what, f"Remove it, or keep it outside docs/. Files may end in {_ENDINGS}."
