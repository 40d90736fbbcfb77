"""The generators that build: ours from its records, each other one from the same pages in its own format.

Skeletons are in `peers/<name>/`, as for reading. Each is set up as its own manual says, at its fastest.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

import material

import fristad
from fristad.languages.known_languages import LANGUAGES

from . import corpus, originals
from .corpus import Size
from .originals import DEFAULT, Originals
from .peers import ROOT, SKELETONS, WORK, node_version

PYTHON = WORK / "venv"
"""Peers written in Python have an environment of their own: none of their packages is ours."""
SITE_NAME = "Hjälp mot våld"
_PROJECT = ("docs", "translations", "mkdocs.yml")
DAY = "1795348800"
"""SOURCE_DATE_EPOCH of every build: noon of the corpus' day."""

Command = list[str]
Settings = Mapping[str, Any]


@dataclass(frozen=True)
class Builder:
    """One generator. Every path is from the folder that it builds in."""

    name: str
    title: str
    version: Callable[[], str]
    """ "" where it is not installed."""
    write: Callable[[Path, Originals, bool], None] | None
    """Writes its sources into a folder, with a search or without; None for ours, which has the corpus itself."""
    commands: Callable[[Size], list[Command]]
    output: str = "dist"
    caches: tuple[str, ...] = ()
    """What else a build leaves behind."""
    searches: tuple[bool, ...] = (False, True)
    """Whether it can be built without a search and with one."""
    skeleton: str = ""
    """The folder in `peers/`, and in build/bench/peers/ for Node's."""
    start: Command | None = None
    """A command that starts the program and does nothing: what a build of no pages would take."""

    def folder(self, size: Size, *, search: bool) -> Path:
        """Where it builds so many pages."""
        return WORK / "building" / f"{size.pages}x{size.languages}{'-search' if search else ''}" / self.name

    @property
    def installed(self) -> bool:
        return bool(self.version())


def clean(builder: Builder, folder: Path) -> None:
    """Remove what a build has made and what else it leaves; of ours, all that is not the project itself."""
    made = [folder / name for name in (builder.output, *builder.caches)]
    if builder is OURS:
        made = [path for path in folder.iterdir() if path.name not in _PROJECT]
    for path in made:
        if path.is_file():
            path.unlink()
        shutil.rmtree(path, ignore_errors=True)


def prepare(builder: Builder, folder: Path, pages: Originals, *, search: bool) -> None:
    """A folder with the peer's skeleton and sources, and nothing of an earlier one."""
    shutil.rmtree(folder, ignore_errors=True)
    if builder.skeleton:
        shutil.copytree(SKELETONS / builder.skeleton, folder)
        modules = WORK / "peers" / builder.skeleton / "node_modules"
        if modules.is_dir():
            (folder / "node_modules").symlink_to(modules)
    folder.mkdir(parents=True, exist_ok=True)
    if builder.write:
        builder.write(folder, pages, search)


def environment(folder: Path) -> dict[str, str]:
    """The environment of every build: no telemetry, one day, and the Node that a peer brings."""
    bins = os.pathsep.join([str(folder / "node_modules" / ".bin"), os.environ["PATH"]])
    own = {
        "NO_MKDOCS_2_WARNING": "1",
        "ASTRO_TELEMETRY_DISABLED": "1",
        "DOCUSAURUS_NO_TELEMETRY": "1",
        "SOURCE_DATE_EPOCH": DAY,
        "CI": "true",
    }
    return {**os.environ, **own, "PATH": bins}


def address(language: str, path: str) -> str:
    """The file of a page from the output folder; all of them put it there."""
    return originals.prefix(language) + (f"{path}/index.html" if path else "index.html")


# ----- versions ------------------------------------------------------------------------------------------------------


def _of_python(package: str) -> Callable[[], str]:
    """The version of a package in the peers' own environment."""

    def version() -> str:
        folders = [str(folder) for folder in PYTHON.glob("lib/python*/site-packages")]
        found = list(metadata.distributions(name=package, path=folders)) if folders else []
        return found[0].version if found else ""

    return version


def _of_node(name: str, package: str) -> Callable[[], str]:
    return lambda: node_version(WORK / "peers" / name, package)


def hugo() -> str:
    """Hugo's own program: the command of its package is a small Python program around it."""
    found = sorted(PYTHON.glob("lib/python*/site-packages/hugo/binaries/hugo*"))
    return str(found[0]) if found else "hugo"


# ----- sources -------------------------------------------------------------------------------------------------------


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _json(path: Path, value: Any) -> None:
    _write(path, json.dumps(value, ensure_ascii=False, indent=1))


def _titled(title: str, text: str) -> str:
    """Front matter with a title, for those that make the heading of it."""
    return f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n---\n\n{text}"


def _languages(pages: Originals) -> list[dict[str, str]]:
    """What others want to know of a language."""
    known = (LANGUAGES[id] for id in pages.languages)
    return [{"id": one.id, "tag": one.tag, "name": one.name, "dir": one.dir} for one in known]


def _with_languages(folder: Path, pages: Originals, *packages: Path) -> None:
    """A language that the theme does not know: its manual asks for a file with words, here only the facts."""
    known = {path.stem for package in packages for path in package.glob("templates/partials/languages/*.html")}
    (folder / "overrides").mkdir(exist_ok=True)
    for one in _languages(pages):
        if one["id"] not in known:
            facts = json.dumps({"language": one["tag"], "direction": one["dir"], "search.config.lang": "en"})
            text = f"{{% macro t(key) %}}{{{{ {facts}[key] }}}}{{% endmacro %}}\n"
            _write(folder / "overrides" / "partials" / "languages" / f"{one['id']}.html", text)


def _material(folder: Path, pages: Originals, search: bool) -> None:
    _with_languages(folder, pages, Path(material.__path__[0]))
    languages = [
        {"locale": one["id"], "name": one["name"], "build": True, "default": one["id"] == DEFAULT}
        for one in _languages(pages)
    ]
    i18n = {"i18n": {"docs_structure": "folder", "languages": languages}}
    plugins = ["search", i18n] if search else [i18n]
    # As the manual advises for more than a hundred pages: each page has only the part of the navigation that it shows.
    theme = {"custom_dir": "overrides", "features": ["navigation.prune"]}
    _json(folder / "site.json", {"theme": theme, "plugins": plugins})
    for page in pages.pages:
        _write(folder / "docs" / page.language / pages.file(page.path), pages.by_file(page))


def _zensical(folder: Path, pages: Originals, search: bool) -> None:
    alternate = [
        {"name": one["name"], "link": f"/{originals.prefix(one['id'])}", "lang": one["tag"]}
        for one in _languages(pages)
    ]
    _with_languages(folder, pages, *PYTHON.glob("lib/python*/site-packages/zensical"))
    for language in pages.languages:
        settings: Settings = {
            "site_name": SITE_NAME,
            "site_url": f"https://example.org/{originals.prefix(language)}",
            "docs_dir": f"docs/{language}",
            "site_dir": f"dist/{originals.prefix(language)}".rstrip("/"),
            "theme": {"language": language, "font": False, "custom_dir": "overrides"},
            "extra": {"alternate": alternate},
            "plugins": [{"search": {"enabled": search}}],
        }
        # JSON is YAML too.
        _json(folder / f"{language}.yml", settings)
    for page in pages.pages:
        _write(folder / "docs" / page.language / pages.file(page.path), pages.by_file(page))


def _docusaurus(folder: Path, pages: Originals, search: bool) -> None:
    _json(folder / "site.json", {"languages": _languages(pages)})
    for page in pages.pages:
        others = folder / "i18n" / page.language / "docusaurus-plugin-content-docs" / "current"
        below = folder / "docs" if page.language == DEFAULT else others
        _write(below / pages.file(page.path), pages.by_file(page))


def _by_address(language: str) -> Callable[[str], str]:
    return lambda path: f"/{originals.prefix(language)}{path}/".replace("//", "/")


def _starlight(folder: Path, pages: Originals, search: bool) -> None:
    _json(folder / "site.json", {"languages": _languages(pages), "search": search})
    for page in pages.pages:
        text = page.linked(_by_address(page.language)).partition("\n\n")[2]
        below = folder / "src" / "content" / "docs" / originals.prefix(page.language)
        _write(below / pages.file(page.path), _titled(page.title, text))


def _hugo(folder: Path, pages: Originals, search: bool) -> None:
    settings: Settings = {
        "baseURL": "https://example.org/",
        "title": SITE_NAME,
        "defaultContentLanguage": DEFAULT,
        "disableKinds": ["taxonomy", "term", "rss"],
        "outputs": {"home": ["html", "json"] if search else ["html"]},
        "languages": {
            one["id"]: {
                "contentDir": f"content/{one['id']}",
                "weight": number,
                "params": {"dir": one["dir"], "name": one["name"]},
            }
            for number, one in enumerate(_languages(pages), 1)
        },
    }
    _json(folder / "hugo.json", settings)
    for page in pages.pages:
        text = page.linked(_by_address(page.language)).partition("\n\n")[2]
        file = pages.file(page.path, "_index")
        _write(folder / "content" / page.language / file, _titled(page.title, text))


def _sphinx(folder: Path, pages: Originals, search: bool) -> None:
    """Swedish pages, each in the table of contents of the one above, and a catalogue for each language and folder."""
    swedish = {page.path: page for page in pages.pages if page.language == DEFAULT}
    (folder / "source").mkdir(parents=True, exist_ok=True)
    shutil.move(folder / "conf.py", folder / "source" / "conf.py")
    for path, page in swedish.items():
        below = [each for each in swedish if each and _above(each, pages) == path]
        contents = "\n".join(pages.file(each).removesuffix(".md") for each in below)
        toctree = f"\n```{{toctree}}\n:hidden:\n\n{_from(pages.file(path), contents)}\n```\n" if below else ""
        _write(folder / "source" / pages.file(path), pages.by_file(page) + toctree)
    for language in pages.languages[1:]:
        domains: dict[str, dict[str, str]] = {}
        for page in (page for page in pages.pages if page.language == language):
            file = pages.file(page.path).removesuffix(".md")
            said = domains.setdefault(file.partition("/")[0], {})
            for one, other in _beside(pages.by_file(swedish[page.path]), pages.by_file(page)):
                said.setdefault(one, other)
        for domain, said in domains.items():
            _write(folder / "locales" / language / "LC_MESSAGES" / f"{domain}.po", _catalogue(language, said))


def _above(path: str, pages: Originals) -> str:
    """The nearest page above that there is."""
    above = path.rpartition("/")[0]
    while above not in pages.folders:
        above = above.rpartition("/")[0]
    return above


def _from(file: str, contents: str) -> str:
    """Names of documents from the root, as they are written in a document below it."""
    return "\n".join(f"/{line}" for line in contents.split("\n")) if "/" in file else contents


_MARK = re.compile(r"^\s*(?:>\s*)*(?:#+ |-   |1\.  )?")


def _units(text: str) -> list[str]:
    """What Sphinx takes for a message: the words of each line, without its mark as a heading, item or quotation."""
    found = (_MARK.sub("", line).strip() for line in text.splitlines())
    return [unit for unit in found if unit]


_NAMES = {language.name for language in LANGUAGES.values()}


def _beside(swedish: str, translated: str) -> Iterator[tuple[str, str]]:
    """The messages of a page with what they are in another language.

    The Swedish page of a service leads to each language, another one to the Swedish beside it: neither has the other's
    links. A page that shows the Swedish too has more words: they are put into the last message, so that there are as
    many to set.
    """
    own = [unit for unit in _units(swedish) if unit not in _NAMES]
    others = [unit for unit in _units(translated) if "/show/" not in unit]
    yield from zip(own[:-1], others, strict=False)
    if rest := " ".join(others[len(own) - 1 :]):
        yield own[-1], rest


def _catalogue(language: str, said: Mapping[str, str]) -> str:
    def quoted(text: str) -> str:
        return json.dumps(text, ensure_ascii=False)

    head = f'msgid ""\nmsgstr "Language: {language}\\nContent-Type: text/plain; charset=UTF-8\\n"\n'
    return head + "".join(f"\nmsgid {quoted(one)}\nmsgstr {quoted(other)}\n" for one, other in said.items())


# ----- all of them ---------------------------------------------------------------------------------------------------


def _python(*words: str) -> Callable[[Size], list[Command]]:
    return lambda size: [[sys.executable, "-m", *words]]


def _in_venv(program: str) -> str:
    return str(PYTHON / "bin" / program)


def _sphinx_builds(size: Size) -> list[Command]:
    words = [_in_venv("sphinx-build"), "-q", "-b", "dirhtml", "-j", "auto"]
    return [
        [*words, "-D", f"language={id}", "-d", f"doctrees/{id}", "source", f"dist/{originals.prefix(id)}".rstrip("/")]
        for id in size.ids
    ]


OURS = Builder(
    "ours",
    "Fristad",
    lambda: fristad.__version__,
    None,
    _python("fristad", "build"),
    output="site",
    start=[sys.executable, "-m", "fristad", "build", "--help"],
)
PEERS: tuple[Builder, ...] = (
    Builder(
        "hugo",
        "Hugo, lean theme",
        _of_python("hugo"),
        _hugo,
        lambda size: [[hugo(), "build", "--noBuildLock", "--logLevel", "warn", "--destination", "dist"]],
        caches=("resources",),
        skeleton="hugo",
        start=[hugo(), "version"],
    ),
    Builder(
        "stock",
        "stock Material + static-i18n",
        lambda: f"{metadata.version('mkdocs-material')} + {metadata.version('mkdocs-static-i18n')}",
        _material,
        _python("mkdocs", "build", "--quiet"),
        caches=(".cache",),
        skeleton="material",
        start=[sys.executable, "-m", "mkdocs", "--version"],
    ),
    Builder(
        "zensical",
        "Zensical, a build per language",
        _of_python("zensical"),
        _zensical,
        lambda size: [[_in_venv("zensical"), "build", "-f", f"{id}.yml"] for id in size.ids],
        caches=(".cache",),
    ),
    Builder(
        "starlight",
        "Starlight",
        _of_node("starlight", "@astrojs/starlight"),
        _starlight,
        lambda size: [["node", "node_modules/astro/bin/astro.mjs", "build"]],
        caches=(".astro", "node_modules/.astro", "node_modules/.vite"),
        skeleton="starlight",
    ),
    Builder(
        "docusaurus",
        "Docusaurus (faster)",
        _of_node("docusaurus", "@docusaurus/core"),
        _docusaurus,
        lambda size: [["docusaurus", "build", "--out-dir", "dist"]],
        caches=(".docusaurus", "node_modules/.cache"),
        searches=(False,),
        skeleton="docusaurus",
    ),
    Builder(
        "sphinx",
        "Sphinx + sphinx-intl + furo",
        _of_python("sphinx"),
        _sphinx,
        _sphinx_builds,
        caches=("doctrees",),
        # Its search is a part of every build.
        searches=(True,),
        skeleton="sphinx",
    ),
)


def write_ours(folder: Path, project: Mapping[str, str]) -> None:
    """The corpus in place of what was there."""
    shutil.rmtree(folder, ignore_errors=True)
    corpus.write(folder, project)


def our_project(seed: str, size: Size, folder: Path, *, search: bool) -> dict[str, str]:
    """The corpus as a project in a folder, with this repository's labels and templates."""
    interface = (ROOT / "translations" / "interface.pot").read_text("utf-8")
    return corpus.files(seed, size, interface, search=search, overrides=corpus.from_folder(ROOT, folder))


def sizes(folder: Path, of: Sequence[str] = ("",)) -> tuple[int, int]:
    """(bytes, number) of the files in a folder whose names have one of these ends."""
    found = [path.stat().st_size for path in folder.rglob("*") if path.name.endswith(tuple(of)) and path.is_file()]
    return sum(found), len(found)
