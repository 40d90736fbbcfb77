"""Reading a built site: its pages parsed once, for the tests that look at all of them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree, html


@dataclass(frozen=True)
class BuiltPage:
    """One HTML file of a site. `path` is from the site's root: "ar/services/kast/index.html"."""

    path: str
    text: str

    @cached_property
    def tree(self):
        return html.fromstring(self.text)

    @cached_property
    def language(self) -> str:
        return self.tree.get("lang")

    @cached_property
    def record(self) -> str:
        return self.tree.xpath("//main/@data-record")[0]

    @cached_property
    def alternates(self) -> dict[str, str]:
        """What it is called in other languages: tag → address."""
        return {link.get("hreflang"): link.get("href") for link in self.tree.xpath("//link[@rel='alternate']")}

    @property
    def belongs_to_all_languages(self) -> bool:
        return self.path in ("404.html", "languages/index.html", "blank/index.html") or self.path.startswith("s/")

    @property
    def leads_on(self) -> bool:
        """Whether it only stands at the address of an older name."""
        return self.record == "page/moved"

    @property
    def ordinary(self) -> bool:
        """A page of one language with words of its own."""
        return not self.belongs_to_all_languages and not self.leads_on

    @property
    def listed(self) -> bool:
        """Whether search engines are told of it."""
        return self.ordinary or self.path == "languages/index.html"

    @property
    def is_kit(self) -> bool:
        """What staff of a place of work hand on in one language: in the languages of staff alone."""
        return bool(re.search(r"(?:^|/)staff/[^/]+/[^/]+/index\.html$", self.path))

    @property
    def is_beside(self) -> bool:
        """A page with the Swedish beside another language, and in Swedish the choice between these."""
        return self.path.endswith("/show/index.html") and not self.leads_on

    def target(self, href: str) -> tuple[str, str] | None:
        """(file from the site's root, anchor) of an internal link; None for a link that leaves the site."""
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return None
        path = unquote(parts.path)
        if not path:
            return self.path, parts.fragment
        if path.startswith("/"):
            # Only 404.html links from the root of the host; the site lies below a folder there.
            file = "/".join(posixpath.normpath(path).split("/")[2:])
        else:
            file = posixpath.normpath(posixpath.join(posixpath.dirname(self.path), path))
        if path.endswith("/") or path in (".", ".."):
            file = posixpath.normpath(posixpath.join(file, "index.html"))
        return file, parts.fragment


def pages_of(site: Path) -> list[BuiltPage]:
    """Every page of a site, in the order of their paths."""
    return [
        BuiltPage(path.relative_to(site).as_posix(), path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))
    ]


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by path from it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


_LINKED = "ancestor::a[starts-with(@href,'tel:') or starts-with(@href,'sms:') or starts-with(@href,'http')]"
_LOOSE_TEXT = etree.XPath(f"//body//text()[not({_LINKED})]", smart_strings=False)


def loose_text(page: BuiltPage) -> Iterator[str]:
    """Runs of text that stand outside a phone link, and outside the address of another site."""
    yield from _LOOSE_TEXT(page.tree)
