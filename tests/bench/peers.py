"""The generators that are compared: each gets the same pages as its own kind of source, and builds its own site.

Skeletons are in `peers/<name>/`: settings, and for Node's the exact versions. Work is done in `build/bench/`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from string import Template
from urllib.parse import urlsplit

import markdown as python_markdown
from lxml import html

import fristad

from . import content
from .content import SourcePage
from .markdown import blocks

ROOT = Path(__file__).parents[2]
WORK = ROOT / "build" / "bench"
ALL = ROOT / "build" / "bench.json"
"""What was measured last, of building and of reading."""
SKELETONS = Path(__file__).parent / "peers"
SITE_NAME = "Hjälp mot våld"

Writer = Callable[[Path, Sequence[SourcePage]], None]


@dataclass(frozen=True)
class Peer:
    """One generator."""

    name: str
    title: str
    package: str
    """What is asked for its version: a package of Python, or the path of one of Node."""
    write: Writer
    """Writes the pages below the peer's folder, as its manual wants them."""
    command: tuple[str, ...]
    """Builds `dist/` in the peer's folder, with the Node it brings if it brings one. Empty where writing is all."""
    of_node: bool = False

    @property
    def folder(self) -> Path:
        return WORK / "peers" / self.name

    @property
    def site(self) -> Path:
        return self.folder / "dist"

    @property
    def installed(self) -> bool:
        return not self.of_node or bool(self.version)

    @property
    def version(self) -> str:
        if not self.package:
            return ""
        return node_version(self.folder, self.package) if self.of_node else version(self.package)


def node_version(folder: Path, package: str) -> str:
    """The version of a package of Node's that is installed in a folder; "" where it is not."""
    path = folder / "node_modules" / package / "package.json"
    return str(json.loads(path.read_text("utf-8"))["version"]) if path.exists() else ""


class NotBuiltError(Exception):
    """A site could not be built; the words are what its generator said last."""


def build_ours() -> Path:
    """Our own site, by the build that everyone runs."""
    site = WORK / "ours"
    _run([sys.executable, "-m", "fristad", "build", "--project", str(ROOT), "--site", str(site)], ROOT)
    return site


def build(peer: Peer, pages: Sequence[SourcePage]) -> Path:
    """A peer's site of the same pages, built afresh.

    Raises NotBuiltError with the generator's last words.
    """
    prepare(peer)
    shutil.rmtree(peer.site, ignore_errors=True)
    peer.write(peer.folder, pages)
    if peer.command:
        _run(peer.command, peer.folder)
    return peer.site


def prepare(peer: Peer) -> None:
    """The peer's folder with its skeleton in it."""
    shutil.copytree(SKELETONS / peer.name, peer.folder, dirs_exist_ok=True)


def _run(command: Sequence[str], folder: Path) -> None:
    bins = os.pathsep.join([str(folder / "node_modules" / ".bin"), os.environ["PATH"]])
    quiet = {"NO_MKDOCS_2_WARNING": "1", "ASTRO_TELEMETRY_DISABLED": "1", "DOCUSAURUS_NO_TELEMETRY": "1"}
    words = [shutil.which(command[0], path=bins) or command[0], *command[1:]]
    done = subprocess.run(
        words, cwd=folder, env={**os.environ, **quiet, "PATH": bins}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise NotBuiltError("\n".join((done.stdout + done.stderr).strip().splitlines()[-15:]))


def _by_address(page: SourcePage) -> Callable[[str], str | None]:
    """Links between pages as addresses from the root; other links as they are."""
    return _links(page, lambda path: content.address(page.language, path))


def _by_file(page: SourcePage) -> Callable[[str], str | None]:
    """Links between pages as the other's Markdown file, from this one."""
    above = "../" * page.file.count("/")
    return _links(page, lambda path: above + content.file(path))


def _links(page: SourcePage, place: Callable[[str], str]) -> Callable[[str], str | None]:
    def link(href: str) -> str | None:
        path = content.target(page, href)
        if path is not None:
            return place(path)
        # What leads to a page of ours that is not compared would lead nowhere.
        return href if urlsplit(href).scheme else None

    return link


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


_LANGUAGES = [
    {"id": id, "tag": id, "name": name, "dir": "rtl" if id == "ar" else "ltr"} for id, name in content.LANGUAGES.items()
]
"""As the settings of peers ask for them."""


def _material(folder: Path, pages: Sequence[SourcePage]) -> None:
    shutil.rmtree(folder / "docs", ignore_errors=True)
    languages = [
        {"locale": one["id"], "name": one["name"], "build": True, "default": one["id"] == content.DEFAULT}
        for one in _LANGUAGES
    ]
    i18n = {"i18n": {"docs_structure": "folder", "languages": languages}}
    _write(folder / "site.json", json.dumps({"plugins": ["search", i18n]}))
    for page in pages:
        _write(folder / "docs" / page.language / page.file, _text(page))


def _docusaurus(folder: Path, pages: Sequence[SourcePage]) -> None:
    shutil.rmtree(folder / "docs", ignore_errors=True)
    shutil.rmtree(folder / "i18n", ignore_errors=True)
    _write(folder / "site.json", json.dumps({"languages": _LANGUAGES}))
    for page in pages:
        others = folder / "i18n" / page.language / "docusaurus-plugin-content-docs" / "current"
        _write((folder / "docs" if page.language == content.DEFAULT else others) / page.file, _text(page))


def _text(page: SourcePage) -> str:
    return "\n\n".join(blocks(page.main, _by_file(page))) + "\n"


def _starlight(folder: Path, pages: Sequence[SourcePage]) -> None:
    docs = folder / "src" / "content" / "docs"
    shutil.rmtree(docs, ignore_errors=True)
    _write(folder / "site.json", json.dumps({"languages": _LANGUAGES, "search": True}))
    for page in pages:
        # Its own heading is made of the title, which is the first heading of ours.
        parts = [f"---\ntitle: {json.dumps(page.title, ensure_ascii=False)}\n---"]
        parts += [block for block in blocks(page.main, _by_address(page)) if not block.startswith("# ")]
        _write(
            docs / ("" if page.language == content.DEFAULT else page.language) / page.file, "\n\n".join(parts) + "\n"
        )


def _body(page: SourcePage) -> html.HtmlElement:
    """The same Markdown as HTML, for those who write HTML themselves."""
    return html.fragment_fromstring(python_markdown.markdown("\n\n".join(blocks(page.main, _by_address(page)))), "div")


def _inner(element: html.HtmlElement) -> str:
    return "".join(html.tostring(child, encoding="unicode") for child in element)


def _direction(language: str) -> str:
    return "rtl" if language == "ar" else "ltr"


_GOVUK_CLASSES = {
    "h1": "govuk-heading-xl",
    "h2": "govuk-heading-l",
    "h3": "govuk-heading-m",
    "p": "govuk-body",
    "a": "govuk-link",
    "ul": "govuk-list govuk-list--bullet",
    "ol": "govuk-list govuk-list--number",
    "blockquote": "govuk-inset-text",
}


def _govuk(folder: Path, pages: Sequence[SourcePage]) -> None:
    found = []
    for page in pages:
        body = _body(page)
        for element in body.iter(*_GOVUK_CLASSES):
            element.set("class", _GOVUK_CLASSES[element.tag])
        languages = [
            {"address": content.address(language, page.path), "language": language, "name": name}
            for language, name in content.LANGUAGES.items()
        ]
        found.append(
            {
                "address": page.address,
                "language": page.language,
                "direction": _direction(page.language),
                "title": page.title,
                "start": content.address(page.language, content.START),
                "exit": page.exit_label,
                "languages": languages,
                "body": _inner(body),
            }
        )
    site = {"siteName": SITE_NAME, "exit": content.EXIT, "pages": found}
    _write(folder / "pages.json", json.dumps(site, ensure_ascii=False))


def _bare(folder: Path, pages: Sequence[SourcePage]) -> None:
    template = Template((folder / "page.html").read_text("utf-8"))
    for page in pages:
        languages = "".join(
            f'<li><a href="{content.address(code, page.path)}" lang="{code}" hreflang="{code}">{name}</a></li>'
            for code, name in content.LANGUAGES.items()
        )
        text = template.substitute(
            language=page.language,
            direction=_direction(page.language),
            title=page.title,
            site=SITE_NAME,
            exit=content.EXIT,
            exit_label=page.exit_label,
            start=content.address(page.language, content.START),
            languages=languages,
            body=_inner(_body(page)),
        )
        _write(folder / "dist" / page.address.strip("/") / "index.html", text)
    shutil.copy(folder / "style.css", folder / "dist")


PEERS = (
    Peer("bare", "bare HTML (the floor)", "", _bare, ()),
    Peer(
        "material", "stock Material", "mkdocs-material", _material, (sys.executable, "-m", "mkdocs", "build", "--quiet")
    ),
    Peer(
        "starlight",
        "Starlight",
        "@astrojs/starlight",
        _starlight,
        ("node", "node_modules/astro/bin/astro.mjs", "build"),
        True,
    ),
    Peer(
        "docusaurus", "Docusaurus", "@docusaurus/core", _docusaurus, ("docusaurus", "build", "--out-dir", "dist"), True
    ),
    Peer("govuk", "GOV.UK Frontend", "govuk-frontend", _govuk, ("node", "build.mjs"), True),
)


def versions(peers: Sequence[Peer]) -> dict[str, str]:
    """Name → version of what is compared, ours included."""
    return {"ours": fristad.__version__, **{peer.name: peer.version for peer in peers if peer.version}}
