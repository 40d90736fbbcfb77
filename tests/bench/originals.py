"""The pages that others are given: those of our own built site, each as Markdown, with links that name pages.

They are made once for each corpus and kept, since they only change with it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from lxml import html

from .markdown import blocks

DEFAULT = "sv"
_LINK = re.compile(r"\]\(page:([^)]*)\)")
_SHOW = "/show"


@dataclass(frozen=True)
class Original:
    """One page in one language."""

    language: str
    path: str
    """Its address in Swedish without slashes around it: "services/kast", "" for the start page."""
    title: str
    text: str
    """Markdown that begins with the title as a heading. A link to another page is `[words](page:its/path)`."""

    def linked(self, place: Callable[[str], str]) -> str:
        """The text with links made by `place` from the path of a page."""
        return _LINK.sub(lambda found: f"]({place(found[1])})", self.text)

    @property
    def body(self) -> str:
        """Without the heading."""
        return self.text.partition("\n\n")[2]


@dataclass(frozen=True)
class Originals:
    """All pages, language by language, Swedish first."""

    languages: tuple[str, ...]
    pages: tuple[Original, ...]

    @cached_property
    def folders(self) -> frozenset[str]:
        """The paths that have others below them."""
        paths = {page.path for page in self.pages}
        above = {path.rpartition("/")[0] for path in paths}
        return frozenset({""} | {path for path in paths if path in above})

    def file(self, path: str, index: str = "index") -> str:
        """A page's Markdown file: "services/index.md", "services/kast.md"."""
        return f"{path}/{index}.md".lstrip("/") if path in self.folders else f"{path}.md"

    def by_file(self, page: Original) -> str:
        """The page's text with links from its own Markdown file to others."""
        above = "../" * self.file(page.path).count("/")
        return page.linked(lambda path: above + self.file(path))


def prefix(language: str) -> str:
    """ "" for Swedish, else "ar/"."""
    return "" if language == DEFAULT else f"{language}/"


def read(site: Path, languages: Sequence[str]) -> Originals:
    """Every page of our built site that a translated language has.

    A service that is shown beside the Swedish has no such page in Swedish; its own page stands in, so that every
    language has as many.
    """
    root = site / languages[1]
    paths = sorted(found.parent.relative_to(root).as_posix() for found in root.rglob("index.html"))
    paths = ["" if path == "." else path for path in paths]
    return Originals(tuple(languages), tuple(_pages(site, languages, paths)))


def _pages(site: Path, languages: Sequence[str], paths: Sequence[str]) -> Iterator[Original]:
    for language in languages:
        known = {f"/{prefix(language)}{path}/".replace("//", "/"): path for path in paths}
        for path in paths:
            own = path.removesuffix(_SHOW) if language == DEFAULT else path
            yield _original(site, language, path, own, known)


def _original(site: Path, language: str, path: str, own: str, known: Mapping[str, str]) -> Original:
    here = f"/{prefix(language)}{own}/".replace("//", "/")
    tree = html.document_fromstring((site / here.strip("/") / "index.html").read_text("utf-8"))
    main = tree.find(".//main")
    # Others have no notices, and Swedish has none to compare them with.
    for notice in main.xpath(".//*[@data-notice]"):
        notice.getparent().remove(notice)

    def link(href: str) -> str | None:
        parts = urlsplit(urljoin(f"//ours{here}", href))
        if parts.netloc == "ours" and not href.startswith("#"):
            there = known.get(parts.path)
            return None if there is None else f"page:{there}"
        return href if urlsplit(href).scheme else None

    title = " ".join(main.xpath("string(.//h1)").split())
    found = blocks(main, link)
    heads = [block for block in found if block.startswith("# ")][:1]
    rest = [block for block in found if not block.startswith("# ")]
    return Original(language, path, title, "\n\n".join([*(heads or [f"# {title}"]), *rest]) + "\n")


def save(path: Path, found: Originals) -> None:
    """Keeps them as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pages = [asdict(page) for page in found.pages]
    path.write_text(json.dumps({"languages": found.languages, "pages": pages}, ensure_ascii=False), "utf-8")


def load(path: Path) -> Originals:
    """What `save` has kept."""
    kept = json.loads(path.read_text("utf-8"))
    return Originals(tuple(kept["languages"]), tuple(Original(**page) for page in kept["pages"]))


def digest(files: Mapping[str, str]) -> str:
    """The same for the same files: paths and texts."""
    found = hashlib.sha256()
    for path in sorted(files):
        found.update(f"{path}\0{files[path]}\0".encode())
    return found.hexdigest()[:16]
