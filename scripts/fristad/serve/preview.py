"""What `fristad serve` answers: each page is made when somebody asks for it, from the files as they are on disk.

A page is what a build writes, with one script that loads it again when a file has changed, and a bar at its foot when
something is to be mended. What keeps the pages from being made is a page itself. No sockets here: see `server`.
"""

from __future__ import annotations

import mimetypes
import re
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from mkdocs.config.defaults import MkDocsConfig

from fristad import files
from fristad.build import assets, workspace
from fristad.build.building import Seen
from fristad.build.mkdocs import mkdocs_yml
from fristad.build.workspace import Workspace
from fristad.languages.known_languages import PSEUDO, SOURCE, Language
from fristad.memory import Memory
from fristad.outputs import page_checks, scripts, search, search_index, stylesheet
from fristad.outputs.stylesheet import Names
from fristad.pages.door_contract import BlankPage, FrontDoor, MovedPage
from fristad.pages.kinds.list_pages import SEARCH
from fristad.problems import Problem, Source, UnreadableError, errors
from fristad.serve.problem_page import OWN, PROBLEMS, RELOAD, STYLE, document, page_left_out, with_tools
from fristad.serve.reading import Reading, Response
from fristad.site import doors as doors_module
from fristad.site import rendering
from fristad.site import site as site_module
from fristad.site.filling import Sheets
from fristad.site.rendering import Renderer, without_empty_lines

_SETTINGS = "mkdocs.yml"
_FOLDERS = ("docs", "translations", "reviews")
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
_WORD = re.compile(r"[\w-]+")


class Preview:
    """A project's site, made page by page.

    `only` are the languages to look at, none for all; Swedish is always there to compare with. `tell` is given lines
    for the terminal.
    """

    def __init__(
        self,
        root: Path,
        only: Sequence[str] = (),
        address: str = "http://127.0.0.1:8000/",
        tell: Callable[[str], None] = lambda line: None,
    ) -> None:
        self.root = root
        self.only = tuple(only)
        self.address = address
        self._tell = tell
        self._memory = Memory()
        self._stamps: dict[str, tuple[int, int]] = {}
        self._config: MkDocsConfig | None = None
        self._wrong_settings: list[Problem] = []
        self._set_at_all = False
        self._renderer: Renderer | None = None
        self._templates: set[str] = set()
        self._names, self._door_names = Names(), Names()
        self._all_named = False
        self._style: tuple[object, dict[str, str]] = ((), {})
        self._search: tuple[str, dict[str, bytes]] = ("", {})
        # Templates and sheets keep the language that they speak, so pages are made one at a time.
        self._page_lock = threading.RLock()
        self._style_lock = threading.Lock()
        self._search_lock = threading.Lock()
        self.reading = Reading("", (), stopped=True)
        self._set()
        self.refresh()

    # ----- reading -----------------------------------------------------------------------------------------------

    @property
    def folders(self) -> list[Path]:
        """The folders whose files the site is made from."""
        own = assets.own_folders(self._config) if self._config else []
        return [folder for folder in (*(self.root / name for name in _FOLDERS), *own) if folder.is_dir()]

    @property
    def start(self) -> str:
        """The address of the first page to look at."""
        first = self.only[0] if self.only else SOURCE.id
        return self.address + (f"{first}/" if first != SOURCE.id else "")

    def refresh(self) -> list[str]:
        """Read again what has changed on disk; the paths of what has."""
        stamps = files.stamps(self.root, [self.root / _SETTINGS, *self.folders])
        before, self._stamps = self._stamps, stamps
        changed = sorted(path for path in stamps | before if stamps.get(path) != before.get(path))
        if before and _SETTINGS in changed:
            self._set()
        if any(path.endswith(".html") for path in changed):
            # A template may say other words, which are remembered by page.
            self._memory = Memory()
        if changed:
            self.reading = self._read()
        return changed

    def _set(self) -> None:
        """Read mkdocs.yml. Where it is wrong the theme stays, so that what is wrong can be shown as a page."""
        config, self._wrong_settings = mkdocs_yml.settings_of(self.root, published=False)
        self._set_at_all = config is not None
        if config:
            assets.add_theme(config)
            self._config, self._renderer = config, None

    def _read(self) -> Reading:
        number = str(time.time_ns())
        config = self._config
        if config is None or not self._set_at_all:
            return Reading(number, tuple(self._wrong_settings), stopped=True)
        try:
            renderer = self._prepared(config)
            chosen = replace(mkdocs_yml.options(config), pseudo=PSEUDO.id in self.only, renderer=lambda: renderer)
            read = workspace.read(self.root, chosen, memory=self._memory)
            self._memory.forget()
            stopping = (*self._wrong_settings, *read.problems)
            return Reading(
                number,
                (*stopping, *read.refused, *read.wrong_words),
                bool(errors(stopping)),
                read,
                Sheets(read.site, renderer),
                renderer,
                scripts.bundled(assets.own_scripts(config)),
            )
        except UnreadableError as error:
            return Reading(number, (*self._wrong_settings, *error.problems), stopped=True)
        except Exception as error:  # the server goes on: the next save may mend it
            return Reading(number, (self._fault(error),), stopped=True)

    def _prepared(self, config: MkDocsConfig) -> Renderer:
        """The templates: one whose file has changed is read again by itself, a new one needs to be known first."""
        folders = assets.own_folders(config)
        templates = {name for folder in folders for name in files.names_below(folder, ".html")}
        if self._renderer is None or templates != self._templates:
            environment = config.theme.get_env()
            environment.auto_reload = True
            self._renderer, self._templates = Renderer(environment, folders), templates
        return self._renderer

    def _fault(self, error: Exception) -> Problem:
        """What went wrong, as a problem: in a template where it was in one, else in our own code."""
        if problem := rendering.problem_in_template(error, self.root):
            return problem
        last = traceback.extract_tb(error.__traceback__)[-1]
        what = f"Fristad itself failed: {type(error).__name__}: {error}".rstrip(".")
        return Problem(Source(last.filename, last.lineno or 1), "fault", what, "Take the change back, and report this.")

    # ----- answers -----------------------------------------------------------------------------------------------

    def answer(self, target: str) -> Response:
        """What a path, as it stands in a request, leads to. Never raises."""
        path = unquote(urlsplit(target).path)
        reading = self.reading
        try:
            return self._own(path, reading) or self._sent(path[1:], reading) or self._page_at(path[1:], reading)
        except Exception as error:  # shown where the editor looks
            problem = self._fault(error)
            if problem not in reading.told:
                reading.told.add(problem)
                self._tell(problem.one_line())
            return _html(500, document(reading, [problem]))

    def _own(self, path: str, reading: Reading) -> Response | None:
        """The preview's own files."""
        if path == PROBLEMS:
            return _html(200, document(reading, reading.problems, reading.advice, stopped=reading.stopped))
        if path == f"{OWN}reload.js":
            return _file(path, RELOAD)
        if path == f"{OWN}preview.css":
            return _file(path, STYLE)
        return None

    def _sent(self, path: str, reading: Reading) -> Response | None:
        """What is no page: styles, scripts, data, the search index and files."""
        if path.startswith("assets/") and path.endswith(".css"):
            found = self._styles(reading).get(path.removeprefix("assets/"))
            if found is not None:
                return _file(path, found)
        if path.removeprefix("assets/") in reading.sent and path.startswith("assets/"):
            return _file(path, reading.sent[path.removeprefix("assets/")])
        if not reading.stopped and reading.workspace:
            if path in reading.outputs:
                return _file(path, reading.outputs[path]())
            if path.startswith(search.FOLDER):
                content = self._index(reading, reading.workspace).get(path.removeprefix(search.FOLDER))
                return _file(path, content) if content is not None else None
        return self._asset(path)

    def _asset(self, path: str) -> Response | None:
        """A file below docs/ that is no record, or one of the theme's below assets/."""
        if assets.MADE_HERE.match(path) or self._config is None:
            return None
        content = assets.asset(self.root / "docs", path)
        if content is not None:
            return _file(path, content)
        for folder in assets.own_folders(self._config) if path.startswith("assets/") else ():
            content = files.bytes_below(folder, path)
            if content is not None and not path.endswith((".md", ".html")):
                return _file(path, content)
        return None

    def _page_at(self, path: str, reading: Reading) -> Response:
        if reading.stopped or reading.workspace is None:
            return _html(500, document(reading, errors(reading.problems)))
        path = path.removesuffix("index.html") if path.endswith("/index.html") or path == "index.html" else path
        with self._page_lock:
            site = reading.workspace.site
            language, address = _split(site, path)
            if self.only and language.id not in (*self.only, SOURCE.id):
                return _html(404, page_left_out(reading, language, self.only))
            made = self._made(reading, language, address)
            if made is None and not path.endswith("/") and self._made(reading, language, f"{address}/") is not None:
                return Response(302, _TYPES[".html"], b"", f"/{path}/")
            if made is None:
                made = _rendered(doors_module.not_found(replace(site, url=self.address)), reading, SOURCE)
                return _html(404, self._looked_at("404.html", made, reading))
            return _html(200, self._looked_at(f"{path}index.html", made, reading))

    def _made(self, reading: Reading, language: Language, address: str) -> str | None:
        """A page's HTML; None where there is no such page."""
        assert reading.workspace is not None
        assert reading.sheets is not None
        site = reading.workspace.site
        planned = reading.sheets.plan.get(address)
        if planned and planned.is_in(language):
            return without_empty_lines(reading.sheets.page(language, address))
        made: FrontDoor | MovedPage | BlankPage | None = None
        if language.id == SOURCE.id and address in reading.shared:
            made = reading.shared[address]()
        elif address.endswith("/"):
            made = doors_module.moved(site, language).get(address)
        return without_empty_lines(_rendered(made, reading, language)) if made else None

    def _looked_at(self, path: str, html: str, reading: Reading) -> str:
        """A page as it is sent: what it breaks of the site's promises is told like other problems."""
        assert reading.workspace is not None
        seen = Seen()
        seen.note(path, html, reading.workspace.site.ways_out)
        self._names.add_marks(seen.marks)
        self._door_names.add_marks(seen.door_marks)
        return with_tools(html, reading.number, len(reading.problems), seen.wrong)

    # ----- styles and search -------------------------------------------------------------------------------------

    def _styles(self, reading: Reading) -> dict[str, str]:
        """The stylesheets, made again only when a page has a name that could make a difference."""
        if self._config is None:
            return {}
        with self._style_lock:
            if not self._all_named and not reading.stopped and reading.workspace:
                # Whatever keeps a page from being made is told where that page is looked at.
                with suppress(Exception):
                    self._name_all(self._config, reading)
            theme, ours = assets.styles(self._config)
            names, of_doors = self._names, self._door_names
            own = (path for folder in assets.own_folders(self._config) for path in sorted(folder.glob("assets/*.css")))
            texts = (theme, ours, *(path.read_text("utf-8") for path in own))
            words = {word for text in texts for word in _WORD.findall(text)}
            every = [some for of_pages in (names, of_doors) for some in vars(of_pages).values()]
            key = (*texts, *(frozenset(some & words) for some in every))
            if self._style[0] != key and reading.workspace:
                site = reading.workspace.site
                self._style = key, assets.stylesheets(self._config, site, names, of_doors, theme, ours)
            return self._style[1]

    def _name_all(self, config: MkDocsConfig, reading: Reading) -> None:
        """The names of every page in the source language: what other pages have is added when they are made."""
        assert reading.sheets is not None
        for script in assets.own_scripts(config).values():
            self._names.add_script(script)
        for address in reading.sheets.plan:
            with self._page_lock:
                self._names.add_marks(stylesheet.marks(page_checks.tags(self._made(reading, SOURCE, address) or "")))
        # Nobody looks at the page for what is not there, which has names that other doors have not.
        assert reading.workspace is not None
        not_found = _rendered(doors_module.not_found(reading.workspace.site), reading, SOURCE)
        self._door_names.add_marks(stylesheet.marks(page_checks.tags(not_found)))
        self._all_named = True

    def _index(self, reading: Reading, read: Workspace) -> dict[str, bytes]:
        """The search index, made when somebody searches."""
        with self._search_lock:
            if self._search[0] != reading.number:
                there = SEARCH in read.collection.records
                site = read.site
                served = (one for one in site.languages if not self.only or one.id in (*self.only, SOURCE.id))
                each = (search_index.bundle(search.entries(replace(site, languages=(one,)))) for one in served)
                self._search = reading.number, search_index.together(each) if there else {}
            return self._search[1]


def _rendered(page: FrontDoor | MovedPage | BlankPage, reading: Reading, language: Language) -> str:
    assert reading.workspace is not None
    assert reading.renderer is not None
    return reading.renderer.html(page, reading.workspace.site.speaker(language, "").interface)


def _split(site: site_module.Site, path: str) -> tuple[Language, str]:
    """The language of a path, and the address below the language's root."""
    first, _, rest = path.partition("/")
    language = next((one for one in site.languages if one.id == first and one.id != SOURCE.id), SOURCE)
    return (SOURCE, path) if language is SOURCE else (language, rest)


def _file(path: str, content: str | bytes) -> Response:
    ending = Path(path).suffix
    kind = _TYPES.get(ending) or mimetypes.guess_type(path)[0] or "application/octet-stream"
    return Response(200, kind, content.encode("utf-8") if isinstance(content, str) else content)


def _html(status: int, html: str) -> Response:
    return Response(status, _TYPES[".html"], html.encode("utf-8"))
