"""A build: the pages of each language, what has been seen of them, and the search index of all.

MkDocs' plugin drives it and brings the pages through MkDocs; nothing here knows of that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from jinja2 import Environment

from fristad import files, indexer, jobs, promises, search, shaping, stylesheet
from fristad.lists import SEARCH
from fristad.locales import LANGUAGES, PSEUDO, Language, Text
from fristad.pages import BlankPage, FrontDoor, MovedPage, PageData
from fristad.problems import Problem
from fristad.sheets import Interface, Sheets
from fristad.workspace import Workspace

WRAP = "made.html"
"""The template that hands a page to MkDocs and its plugins, as it is."""
_EMPTY_LINES = re.compile(r"\n\s*\n")


def language_of(id: str) -> Language:
    """The language with an id, the pseudo-language among them."""
    return PSEUDO if id == PSEUDO.id else LANGUAGES[id]


class Renderer:
    """Our templates, for pages in any language."""

    def __init__(self, environment: Environment, folders: Iterable[Path]) -> None:
        self.environment = environment
        self.interface: Interface | None = None
        ours = {path.relative_to(folder).as_posix() for folder in folders for path in folder.rglob("*.html")}
        # Our own templates escape all that is not HTML by type; the theme's were written without that.
        environment.autoescape = lambda name: name in ours
        # Lines that only hold a tag leave no empty line behind.
        environment.trim_blocks = environment.lstrip_blocks = True
        # A global, so that components are compiled into modules once.
        environment.globals["t"] = self._say

    def html(self, page: PageData | FrontDoor | MovedPage | BlankPage, interface: Interface) -> str:
        """A page by its template; `interface` says the words that the template brings."""
        self.interface = interface
        return self.environment.get_template(page.template).render(page_data=page)

    def _say(self, context: str, text: str, **facts: object) -> Text:
        assert self.interface is not None
        return self.interface(context, text, **facts)


Todo = str | FrontDoor | MovedPage | BlankPage
"""A page to make: an address that `sheets` knows, or what it is made of."""


def without_empty_lines(html: str) -> str:
    """A page without the empty lines that templates leave: a slow phone pays for them too."""
    return _EMPTY_LINES.sub("\n", html)


@dataclass
class Seen:
    """What has been noted of finished pages, so that none has to be read again."""

    paths: set[str] = field(default_factory=set)
    """From the site's root."""
    marks: set[str] = field(default_factory=set)
    """See `stylesheet.marks`."""
    wrong: list[Problem] = field(default_factory=list)

    def look(self, path: str, html: str, ways_out: tuple[str, str]) -> None:
        """Note a page, and whether it keeps what the site promises. `ways_out`: see `shaping.Site`."""
        tags = promises.tags(html)
        self.paths.add(path)
        self.marks |= stylesheet.marks(tags)
        self.wrong += promises.broken_in(path, html, *ways_out, tags)

    def update(self, other: Seen) -> None:
        """With what another process has seen."""
        self.paths |= other.paths
        self.marks |= other.marks
        self.wrong += other.wrong


class Work:
    """One build: what is to be made, and how. With `alone`, all of it in this process."""

    def __init__(self, read: Workspace, renderer: Renderer, languages: Sequence[Language], *, alone: bool) -> None:
        self.site = read.site
        self.languages = languages
        self.renderer = renderer
        self.alone = alone
        self.sheets = Sheets(self.site, renderer.html)
        self.todo: dict[str, dict[str, Todo]] = {language.id: self._todo(language) for language in languages}
        """Each language's pages by their MkDocs source."""
        shared = shaping.shared(self.site)
        self.todo[languages[0].id] |= {address + "index.md": page for address, page in shared.items()}

    def _todo(self, language: Language) -> dict[str, Todo]:
        planned = (page.address for page in self.sheets.plan.values() if page.is_in(language))
        pages: dict[str, Todo] = {address: address for address in planned}
        pages |= shaping.moved(self.site, language)
        return {address + "index.md": page for address, page in pages.items()}

    def prepare(self, languages: Iterable[str]) -> None:
        """Draft all that is to be made in these languages, so that several processes can share it."""
        for id in languages:
            for page in self.todo[id].values():
                if isinstance(page, str):
                    self.sheets.sheet(language_of(id), page)

    def html(self, language: Language, page: Todo) -> str:
        """A page's HTML."""
        made = self.sheets.page(language, page) if isinstance(page, str) else page
        return made if isinstance(made, str) else self.renderer.html(made, self.site.speaker(language, "").interface)

    def index(self, new: Path) -> None:
        """What the search page loads, if the site has one."""
        if SEARCH not in self.site.collection.records:
            return

        def run(id: str) -> dict[str, bytes]:
            return indexer.bundle(search.entries(replace(self.site, languages=(language_of(id),))), new.parent)

        each = dict(jobs.shared(run, [language.id for language in self.languages], alone=self.alone))
        # In the order of the languages, whichever was done first.
        for path, content in indexer.together(each[language.id] for language in self.languages).items():
            files.write_bytes(new / search.FOLDER / path, content)
