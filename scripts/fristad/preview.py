"""What `fristad serve` answers: each page is made when somebody asks for it, from the files as they are on disk.

A page is what a build writes, with one script that loads it again when a file has changed, and a bar at its foot when
something is to be mended. What keeps the pages from being made is a page itself. No sockets here: see `serving`.
"""

from __future__ import annotations

import mimetypes
import re
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig

from fristad import data, files, indexer, plugin, promises, readability, scripts, search, shaping, stylesheet, workspace
from fristad.lists import SEARCH
from fristad.locales import PSEUDO, SOURCE, Language
from fristad.making import Renderer, Seen, without_empty_lines
from fristad.pages import BlankPage, FrontDoor, MovedPage, PageData
from fristad.problems import Problem, Source, errors, told
from fristad.sheets import Sheets
from fristad.sitemap import sitemap
from fristad.stylesheet import Names
from fristad.workspace import Memory, Workspace

OWN = "/-/"
"""What lies below it belongs to the preview, not to the site."""
PROBLEMS = f"{OWN}problems/"
WAIT = f"{OWN}wait.js"
CHANGED = 'dispatchEvent(new Event("fristad-changed"));'
"""The script that tells a page of news; see `_RELOAD`."""
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


@dataclass(frozen=True)
class Answer:
    """What a path leads to. `location` is where to go instead."""

    status: int
    type: str
    body: bytes
    location: str = ""


@dataclass
class Reading:
    """The project as it was read at one time, and what has been made from it since."""

    number: str
    """Which reading it is: a page asks by it whether there is a newer one."""
    problems: tuple[Problem, ...]
    """All that is to be mended. Errors of records, settings and code keep the pages from being made."""
    stopped: bool
    workspace: Workspace | None = None
    sheets: Sheets | None = None
    renderer: Renderer | None = None
    sent: Mapping[str, str] = field(default_factory=dict)
    """Our scripts by file name."""
    told: set[Problem] = field(default_factory=set)
    """What the terminal has been told of pages that could not be made."""

    @cached_property
    def advice(self) -> list[Problem]:
        """What could be said better. No page waits for it."""
        if self.workspace is None:
            return []
        return [*readability.problems(self.workspace.measured), *self.workspace.advice]

    @cached_property
    def data(self) -> dict[str, str]:
        """The data for others, by path."""
        return data.files(self.workspace.site) if self.workspace else {}

    @cached_property
    def shared(self) -> dict[str, Callable[[], FrontDoor | BlankPage]]:
        """The pages that belong to no language."""
        return shaping.shared_plan(self.workspace.site) if self.workspace else {}


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
        self._names = Names()
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
        own = plugin.own_folders(self._config) if self._config else []
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
        if changed:
            self.reading = self._read()
        return changed

    def _set(self) -> None:
        """Read mkdocs.yml. Where it is wrong the theme stays, so that what is wrong can be shown as a page."""
        config, self._wrong_settings = plugin.settings_of(self.root, published=False)
        self._set_at_all = config is not None
        if config:
            self._config, self._renderer = config, None

    def _read(self) -> Reading:
        number = str(time.time_ns())
        config = self._config
        if config is None or not self._set_at_all:
            return Reading(number, tuple(self._wrong_settings), stopped=True)
        try:
            renderer = self._prepared(config)
            chosen = replace(plugin.options(config), pseudo=PSEUDO.id in self.only)
            read = workspace.read(self.root, chosen, memory=self._memory)
            self._memory.forget()
            stopping = (*self._wrong_settings, *read.problems)
            return Reading(
                number,
                (*stopping, *read.refused),
                bool(errors(stopping)),
                read,
                Sheets(read.site, renderer.html),
                renderer,
                scripts.sent(plugin.own_scripts(config)),
            )
        except Exception as error:  # the server goes on: the next save may mend it
            return Reading(number, (self._fault(error),), stopped=True)

    def _prepared(self, config: MkDocsConfig) -> Renderer:
        """The templates: one whose file has changed is read again by itself, a new one needs to be known first."""
        folders = plugin.own_folders(config)
        templates = {name for folder in folders for name in files.names_below(folder, ".html")}
        if self._renderer is None or templates != self._templates:
            environment = config.theme.get_env()
            environment.auto_reload = True
            self._renderer, self._templates = Renderer(environment, folders), templates
        return self._renderer

    def _fault(self, error: Exception) -> Problem:
        """What went wrong, as a problem: in a template where it was in one, else in our own code."""
        path, line = plugin.place_in_template(error) or ("", 0)
        if path:
            what = f"The template failed: {error}".rstrip(".")
            shown = Path(path).relative_to(self.root) if Path(path).is_relative_to(self.root) else path
            return Problem(Source(str(shown), line), "template", what, "Mend it, or take the change back.")
        last = traceback.extract_tb(error.__traceback__)[-1]
        what = f"Fristad itself failed: {type(error).__name__}: {error}".rstrip(".")
        return Problem(Source(last.filename, last.lineno or 1), "fault", what, "Take the change back, and report this.")

    # ----- answers -----------------------------------------------------------------------------------------------

    def answer(self, target: str) -> Answer:
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
            return _html(500, _document(reading, [problem]))

    def _own(self, path: str, reading: Reading) -> Answer | None:
        """The preview's own files."""
        if path == PROBLEMS:
            return _html(200, _document(reading, reading.problems, reading.advice, stopped=reading.stopped))
        if path == f"{OWN}reload.js":
            return _file(path, _RELOAD)
        if path == f"{OWN}preview.css":
            return _file(path, _STYLE)
        return None

    def _sent(self, path: str, reading: Reading) -> Answer | None:
        """What is no page: styles, scripts, data, the search index and files."""
        if path.startswith("assets/style") and path.endswith(".css"):
            found = self._styles(reading).get(path.removeprefix("assets/"))
            return _file(path, found) if found is not None else None
        if path.removeprefix("assets/") in reading.sent and path.startswith("assets/"):
            return _file(path, reading.sent[path.removeprefix("assets/")])
        if not reading.stopped and reading.workspace:
            if path.startswith("data/") and path in reading.data:
                return _file(path, reading.data[path])
            if path == "sitemap.xml":
                return _file(path, sitemap(reading.workspace.site))
            if path.startswith(search.FOLDER):
                content = self._index(reading, reading.workspace).get(path.removeprefix(search.FOLDER))
                return _file(path, content) if content is not None else None
        return self._asset(path)

    def _asset(self, path: str) -> Answer | None:
        """A file below docs/ that is no record, or one of the theme's below assets/."""
        if plugin.MADE_HERE.match(path) or self._config is None:
            return None
        content = plugin.asset(self.root / "docs", path)
        if content is not None:
            return _file(path, content)
        for folder in plugin.own_folders(self._config) if path.startswith("assets/") else ():
            content = files.bytes_below(folder, path)
            if content is not None and not path.endswith((".md", ".html")):
                return _file(path, content)
        return None

    def _page_at(self, path: str, reading: Reading) -> Answer:
        if reading.stopped or reading.workspace is None:
            return _html(500, _document(reading, errors(reading.problems)))
        path = path.removesuffix("index.html") if path.endswith("/index.html") or path == "index.html" else path
        with self._page_lock:
            site = reading.workspace.site
            language, address = _split(site, path)
            if self.only and language.id not in (*self.only, SOURCE.id):
                return _html(404, _left_out(reading, language, self.only))
            made = self._made(reading, language, address)
            if made is None and not path.endswith("/") and self._made(reading, language, f"{address}/") is not None:
                return Answer(302, _TYPES[".html"], b"", f"/{path}/")
            if made is None:
                made = _rendered(shaping.not_found(replace(site, url=self.address)), reading, SOURCE)
                return _html(404, self._looked_at("404.html", made, reading))
            return _html(200, self._looked_at(f"{path}index.html", made, reading))

    def _made(self, reading: Reading, language: Language, address: str) -> str | None:
        """A page's HTML; None where there is no such page."""
        assert reading.workspace is not None
        assert reading.sheets is not None
        site = reading.workspace.site
        planned = reading.sheets.plan.get(address)
        made: str | PageData | FrontDoor | MovedPage | BlankPage | None = None
        if planned and planned.is_in(language):
            made = reading.sheets.page(language, address)
        elif language.id == SOURCE.id and address in reading.shared:
            made = reading.shared[address]()
        elif address.endswith("/"):
            made = shaping.moved(site, language).get(address)
        if made is None:
            return None
        return without_empty_lines(made if isinstance(made, str) else _rendered(made, reading, language))

    def _looked_at(self, path: str, html: str, reading: Reading) -> str:
        """A page as it is sent: what it breaks of the site's promises is told like other problems."""
        assert reading.workspace is not None
        seen = Seen()
        seen.look(path, html, reading.workspace.site.ways_out)
        self._names.add_marks(seen.marks)
        return _with_tools(html, reading.number, len(reading.problems), seen.wrong)

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
            theme, ours = plugin.styles(self._config)
            names = self._names
            words = set(_WORD.findall(theme)) | set(_WORD.findall(ours))
            every = (names.tags, names.classes, names.ids, names.attributes, names.roles)
            key = (theme, ours, *(frozenset(some & words) for some in every))
            if self._style[0] != key and reading.workspace:
                used = stylesheet.used(ours, names, theme)
                doors = stylesheet.used(plugin.door_style(self._config), names)
                self._style = key, plugin.with_fonts(used, plugin.fonts(reading.workspace.site, self._config), doors)
            return self._style[1]

    def _name_all(self, config: MkDocsConfig, reading: Reading) -> None:
        """The names of every page in the source language: what other pages have is added when they are made."""
        assert reading.sheets is not None
        for script in plugin.own_scripts(config).values():
            self._names.add_script(script)
        for address in reading.sheets.plan:
            with self._page_lock:
                self._names.add_marks(stylesheet.marks(promises.tags(self._made(reading, SOURCE, address) or "")))
        self._all_named = True

    def _index(self, reading: Reading, read: Workspace) -> dict[str, bytes]:
        """The search index, made when somebody searches."""
        with self._search_lock:
            if self._search[0] != reading.number:
                there = SEARCH in read.collection.records
                site = read.site
                served = (one for one in site.languages if not self.only or one.id in (*self.only, SOURCE.id))
                each = (indexer.bundle(search.entries(replace(site, languages=(one,)))) for one in served)
                self._search = reading.number, indexer.together(each) if there else {}
            return self._search[1]


def _rendered(page: PageData | FrontDoor | MovedPage | BlankPage, reading: Reading, language: Language) -> str:
    assert reading.workspace is not None
    assert reading.renderer is not None
    return reading.renderer.html(page, reading.workspace.site.speaker(language, "").interface)


def _split(site: shaping.Site, path: str) -> tuple[Language, str]:
    """The language of a path, and the address below the language's root."""
    first, _, rest = path.partition("/")
    language = next((one for one in site.languages if one.id == first and one.id != SOURCE.id), SOURCE)
    return (SOURCE, path) if language is SOURCE else (language, rest)


def _file(path: str, content: str | bytes) -> Answer:
    ending = Path(path).suffix
    kind = _TYPES.get(ending) or mimetypes.guess_type(path)[0] or "application/octet-stream"
    return Answer(200, kind, content.encode("utf-8") if isinstance(content, str) else content)


def _html(status: int, html: str) -> Answer:
    return Answer(status, _TYPES[".html"], html.encode("utf-8"))


# ----- what the preview adds ---------------------------------------------------------------------------------------


def _with_tools(html: str, number: str, count: int, broken: Sequence[Problem]) -> str:
    """A page with the script that loads it again, and a bar where there is something to mend."""
    html = html.replace("</head>", f"{_reload_tag(number)}</head>", 1)
    if not count and not broken:
        return html
    link = Markup('<a href="{}">{}</a>').format(PROBLEMS, _counted(count)) if count else Markup("")
    items = Markup("").join(Markup("<li>{}</li>").format(one.sentence()) for one in broken)
    told = Markup("<p>This page breaks what the site promises:</p><ul>{}</ul>").format(items) if broken else ""
    bar = Markup('<aside class="preview-bar" lang="en" dir="ltr" aria-label="Preview">{}{}</aside>').format(told, link)
    style = Markup('<link rel="stylesheet" href="{}preview.css">').format(OWN)
    return html.replace("</head>", f"{style}</head>", 1).replace("</body>", f"{bar}</body>", 1)


def _reload_tag(number: str) -> Markup:
    return Markup('<script src="{}reload.js?n={}" defer></script>').format(OWN, number)


def _counted(count: int) -> str:
    return f"{count} thing{'s' * (count != 1)} to mend"


def _document(
    reading: Reading, problems: Iterable[Problem], advice: Sequence[Problem] = (), *, stopped: bool = True
) -> str:
    """A page that tells what is to be mended: errors, then the rest, then advice."""
    every = set(problems)
    found, left = told(every)
    stopping = errors(found) if stopped else []
    others = [one for one in found if one not in stopping]
    title = _counted(len(every)) if every else "Nothing to mend"
    instead = "This page is shown instead of yours. It goes away by itself when you have mended and saved the files."
    parts = (
        Markup("<p>{}</p>").format(instead) if stopping else Markup(""),
        _list("What stops the pages", stopping),
        _list("Left out of the pages, or to be checked", others),
        Markup("").join(Markup("<p>… and {} more [{}]</p>").format(count, one.code) for count, one in left),
        _list("Advice", sorted(advice)),
        Markup("") if stopped else Markup('<p><a href="/">The site</a></p>'),
    )
    return _shell(reading, title, Markup("").join(parts))


def _left_out(reading: Reading, language: Language, only: Sequence[str]) -> str:
    words = f"The preview was started for {', '.join(only)} alone. Start it without --language to see every language."
    return _shell(reading, f"{language.name} is not shown", Markup("<p>{}</p>").format(words))


def _shell(reading: Reading, title: str, content: Markup) -> str:
    return _SHELL.format(title=title, own=OWN, content=content, reload=_reload_tag(reading.number))


def _list(title: str, problems: Sequence[Problem]) -> Markup:
    items = Markup("\n").join(
        Markup("<li><p><code>{}</code></p><p>{}</p><p><small>{}</small></p></li>").format(
            one.source, _sentence(one), one.code
        )
        for one in problems
    )
    return Markup("<h2>{}</h2>\n<ol>{}</ol>").format(title, items) if problems else Markup("")


def _sentence(problem: Problem) -> Markup:
    """What and instead; what stands between backticks is code."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(problem.sentence()))))


_CODE = re.compile("`([^`]+)`")
_SHELL = Markup(
    """<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; \
img-src 'self' data:; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/assets/style.css">
<link rel="stylesheet" href="{own}preview.css">
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<title>{title}</title>
{reload}
</head>
<body>
<main class="md-grid md-typeset f-main f-article preview-problems"><h1>{title}</h1>
{content}</main>
</body>
</html>
"""
)

# Above the exit, which nothing may cover.
_STYLE = """\
.preview-bar {
  position: fixed;
  z-index: 12;
  inset: auto auto 4rem 0.5rem;
  max-width: 30rem;
  padding: 0.5rem 1rem;
  background: #fff4d6;
  border: 2px solid #8a5a00;
  border-radius: 0.3rem;
  color: #16202a;
  font-size: 0.8rem;
}
.preview-bar a { color: #0b4f73; text-decoration: underline; }
.preview-bar p, .preview-bar ul { margin: 0; }
.preview-problems { max-width: 45rem; margin-inline: auto; padding: 1rem; line-height: 1.5; }
.preview-problems li { margin-block: 1rem; }
.preview-problems li p { margin: 0; overflow-wrap: anywhere; }
@media print { .preview-bar { display: none; } }
"""

# The page's policy lets it load scripts from here and ask for nothing else, so news comes as a script. It is asked for
# only when the page is there and looked at: a browser shows a script that is waited for as a page that is loading, and
# keeps few connections to one server.
_RELOAD = """\
(() => {
  const number = new URL(document.currentScript.src).searchParams.get("n");
  let changed = false;
  addEventListener("fristad-changed", () => {
    changed = true;
    location.reload();
  });
  const whenSeen = (then) => {
    if (!document.hidden) then();
    else document.addEventListener("visibilitychange", () => whenSeen(then), { once: true });
  };
  const ask = () => {
    const since = Date.now();
    const script = document.createElement("script");
    const again = () => {
      script.remove();
      // An answer at once is no news: the server is gone, or many pages wait.
      if (!changed) setTimeout(() => whenSeen(ask), Date.now() - since < 1000 ? 1000 : 0);
    };
    script.onload = again;
    script.onerror = again;
    script.src = `/-/wait.js?n=${number}&t=${since}`;
    document.head.append(script);
  };
  const start = () => setTimeout(() => whenSeen(ask));
  if (document.readyState === "complete") start();
  else addEventListener("load", start);
})();
"""
