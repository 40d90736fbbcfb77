"""Where each record is found in the site: the path of its page, the same in every language but for the prefix."""

from __future__ import annotations

import hashlib
import posixpath
import re
import unicodedata
from collections.abc import Iterable

from fristad.content.records.base import Record
from fristad.content.records.kinds import KINDS, Kind

LANGUAGES = "languages/"
"""The front door in all languages."""
BLANK = "blank/"
"""The page that stands for all of the site in the tab's history when a reader has left."""
_SHORT = "s/{}/"
_MADE_BY_THE_SITE = (
    LANGUAGES,
    BLANK,
    "s/",
    "data/",
    "prints/",
    "assets/",
    "pagefind/",
    "services/by/",
    "404/",
    "404.html/",
    "index.html/",
    "sitemap.xml/",
    "-/",
)
"""What stands at and below these addresses comes from no file: lists, doors, styles, data, the search, the preview."""
SIGNS = "23456789bcdfghjkmnpqrstvwxz"
"""Nothing that can be taken for another sign, and no vowel, so that no code is a word."""


def of(record: Record) -> str:
    """The address below the language's root: "services/kast/", "terms/#level-universal", "" for the start page."""
    kind = KINDS[record.kind]
    if kind.part_of:
        return kind.part_of.format(id=record.id, record=record)
    if kind.where:
        return _page(kind, record.id)
    return "" if record.id == "index" else record.id.removesuffix("/index").rstrip("/") + "/"


def _page(kind: Kind, name: str) -> str:
    return f"{kind.where.rpartition('/')[0]}/{name}/"


def once(record: Record) -> str:
    """The address that a record had before, as a part of another page; "" for one that had none."""
    return KINDS[record.kind].once.format(id=record.id, record=record)


def has_show(record: Record) -> bool:
    """Whether the record is shown in two languages side by side."""
    return KINDS[record.kind].shown


def show(record: Record) -> str:
    """Where a record is shown in two languages side by side: "services/kast/show/", "places/sodertalje/show/"."""
    return f"{of(record) if has_own_page(record) else KINDS[record.kind].where + record.id + '/'}show/"


def part(record: Record, name: str) -> str:
    """Where a page is that a record has besides its own: "programmes/x/focus-area-1/", "programmes/x/2/"."""
    return f"{of(record)}{name}/"


def has_own_page(record: Record) -> bool:
    """Whether the record is a page, and not a part of one."""
    return not KINDS[record.kind].part_of


def code(ref: str) -> str:
    """Five signs for a page: "service/kast-stockholm" → "2k7fd". Of 14 million, so few collide.

    The first suggestion: what is a page's code is in the table of short addresses.
    """
    number = int.from_bytes(hashlib.sha256(ref.encode()).digest()[:8], "big")
    signs = ""
    for _ in range(5):
        number, sign = divmod(number, len(SIGNS))
        signs += SIGNS[sign]
    return signs


def short(ref: str) -> str:
    """The short address that a page has which no table speaks of: see `site/short_addresses.py`."""
    return door(code(ref))


def door(code: str) -> str:
    """A page's address for print and for sharing, which tells nothing of what it is about: "2k7fd" → "s/2k7fd/"."""
    return _SHORT.format(code)


def slug(name: str) -> str:
    """A name as a part of an address: "Antivåldcenter" → "antivaldcenter", "" where nothing is left of it."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters.lower()).strip("-")


def old(record: Record) -> dict[str, str]:
    """The addresses from which the page's older names lead on: {"services/rvc/": "RVC"}. A nameless one is ""."""
    if not has_own_page(record):
        return {}
    named = {(_sibling(record, slug(alias)) if slug(alias) else ""): alias for alias in record.aliases}
    return {address: alias for address, alias in named.items() if address != of(record)}


def _sibling(record: Record, name: str) -> str:
    """The address of a page of the same kind in the same place, by its name."""
    kind = KINDS[record.kind]
    if kind.where:
        return _page(kind, name)
    folder = record.id.removesuffix("/index").rpartition("/")[0]
    return f"{folder}/{name}/".lstrip("/")


def old_refs(record: Record) -> tuple[str, ...]:
    """What the record was called in references when it had one of its older names: "service/rvc"."""
    found = [address.rstrip("/") for address in old(record) if address]
    if KINDS[record.kind].where:
        return tuple(f"{record.kind}/{address.rpartition('/')[2]}" for address in found)
    return tuple(f"{record.kind}/{id}" for address in found for id in (address, f"{address}/index"))


def made_by_the_site(address: str, languages: Iterable[str] = ()) -> str:
    """The part of the site that an address lies in and that no file makes: "/data/"; "" where it lies in none.

    `languages` are the prefixes of the site's languages, below which their pages are: "ar/".
    """
    asked = f"{address.rstrip('/')}/".lower()
    prefixes = (*_MADE_BY_THE_SITE, *languages)
    found = next((prefix for prefix in prefixes if prefix and asked.startswith(prefix)), "")
    return f"/{found.rstrip('/') if '.' in found else found}" if found else ""


def relative(here: str, there: str) -> str:
    """The link from one address to another, both from the site's root: ("ar/", "ar/services/") → "services/"."""
    path, mark, fragment = there.partition("#")
    start = here.partition("#")[0]
    if path == start and mark:
        return mark + fragment
    up, down = list(filter(None, start.split("/"))), list(filter(None, path.split("/")))
    while up and down and up[0] == down[0]:
        del up[0], down[0]
    link = "/".join([".."] * len(up) + down) or "."
    if path.endswith("/") or path == "":
        link += "/"
    return ("./" if link == "./" else link) + mark + fragment


def resolve(here: str, target: str) -> str:
    """("guides/a.md", "../services/index.md") → "services/index.md"."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(here), target))
