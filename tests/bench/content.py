"""The pages that are measured: twelve of our own, in three languages, read as they were built."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from lxml import html

LANGUAGES = {"sv": "Svenska", "en": "English", "ar": "العربية"}
"""Language → its own name. The first has no folder of its own."""

DEFAULT = "sv"

PATHS = (
    "",
    "guides/browse-safely",
    "guides/child-or-young",
    "guides/in-danger",
    "guides/someone-hurts-me",
    "services",
    "services/bris-116111",
    "services/kvinnofridslinjen",
    "services/sos-112",
    "services/terrafem",
    "violence/types/honour",
    "violence/types/intimate-partner",
)
"""The pages' addresses in Swedish, without slashes around them. They are the same below each language's folder."""

START = ""
CONTACT = "services/kvinnofridslinjen"
NUMBER = "tel:116016"
"""The number that a reader of the contact page came for. It stands on the start page too."""

EXIT = "https://www.smhi.se/"


@dataclass(frozen=True)
class SourcePage:
    """One page of ours: its place, and the element that holds its text."""

    language: str
    path: str
    title: str
    exit_label: str
    main: html.HtmlElement

    @property
    def address(self) -> str:
        """From the root of the host, with slashes around it: "/ar/services/"."""
        return address(self.language, self.path)

    @property
    def file(self) -> str:
        """Its Markdown file from the folder of its language: "services/index.md"."""
        return file(self.path)


def address(language: str, path: str) -> str:
    """Where a page of any peer is, from the root of the host."""
    parts = ([] if language == DEFAULT else [language]) + ([path] if path else [])
    return "/".join(["", *parts, ""])


def file(path: str) -> str:
    """A page's Markdown file. A page with others below it is the index of a folder."""
    is_folder = not path or any(other.startswith(f"{path}/") for other in PATHS)
    return f"{path}/index.md".lstrip("/") if is_folder else f"{path}.md"


def target(page: SourcePage, href: str) -> str | None:
    """The path of the page of the same language that a link leads to; None for any other link."""
    found = urlsplit(urljoin(f"//ours{page.address}", href))
    if found.netloc != "ours" or href.startswith("#"):
        return None
    paths = {address(page.language, path): path for path in PATHS}
    return paths.get(found.path)


def read(site: Path, languages: Sequence[str] = tuple(LANGUAGES)) -> list[SourcePage]:
    """Every page to measure, of our built site.

    Raises FileNotFoundError when a page was renamed: `PATHS` is to follow.
    """
    return [_page(site, language, path) for language in languages for path in PATHS]


def _page(site: Path, language: str, path: str) -> SourcePage:
    text = (site / address(language, path).strip("/") / "index.html").read_text("utf-8")
    tree = html.document_fromstring(text)
    main = tree.find(".//main")
    title = " ".join(main.xpath("string(.//h1)").split())
    exit_label = tree.xpath("string(//a[@data-exit])").strip()
    return SourcePage(language, path, title, exit_label, main)
