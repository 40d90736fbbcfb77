"""A build: the pages of each language, what has been seen of them, and the search index of all.

MkDocs' plugin drives it and brings the pages through MkDocs; nothing here knows of that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from fristad import files
from fristad.build import jobs
from fristad.build.workspace import Workspace
from fristad.languages.known_languages import LANGUAGES, PSEUDO, Language
from fristad.outputs import page_checks, search, search_index, stylesheet
from fristad.pages.door_contract import OF_DOORS, BlankPage, FrontDoor, MovedPage
from fristad.pages.kinds.list_pages import SEARCH
from fristad.prints.plan import prints_of
from fristad.problems import Problem
from fristad.site import doors
from fristad.site.filling import Sheets
from fristad.site.rendering import Renderer

WRAP = "made.html"
"""The template that hands a page to MkDocs and its plugins, as it is."""


def language_of(id: str) -> Language:
    """The language with an id, the pseudo-language among them."""
    return PSEUDO if id == PSEUDO.id else LANGUAGES[id]


Todo = str | FrontDoor | MovedPage | BlankPage
"""A page to make: an address that `filling.Sheets` knows, or what it is made of."""


@dataclass
class Seen:
    """What has been noted of finished pages, so that none has to be read again."""

    paths: set[str] = field(default_factory=set)
    """From the site's root."""
    marks: set[str] = field(default_factory=set)
    """See `stylesheet.marks`."""
    door_marks: set[str] = field(default_factory=set)
    """Those of pages that belong to no language, which have a stylesheet of their own."""
    wrong: list[Problem] = field(default_factory=list)

    def note(self, path: str, html: str, ways_out: tuple[str, str]) -> None:
        """Note a page, and whether it keeps what the site promises. `ways_out`: see `site.Site`."""
        tags = page_checks.tags(html)
        self.paths.add(path)
        marks = stylesheet.marks(tags)
        self.marks |= marks
        if f"/style{OF_DOORS}.css" in html:
            self.door_marks |= marks
        self.wrong += page_checks.broken_in(path, html, *ways_out, tags)

    def update(self, other: Seen) -> None:
        """With what another process has seen."""
        self.paths |= other.paths
        self.marks |= other.marks
        self.door_marks |= other.door_marks
        self.wrong += other.wrong


class Work:
    """One build: what is to be made, how, and what has been seen of it. `processes`: see `jobs.shared`.

    Where `prints` are made beside the pages, those for staff lead to them.
    """

    def __init__(
        self,
        read: Workspace,
        renderer: Renderer,
        languages: Sequence[Language],
        *,
        processes: int | None,
        prints: bool = False,
    ) -> None:
        self.site = replace(read.site, prints_of=prints_of(read.site)) if prints else read.site
        self.languages = languages
        self.renderer = renderer
        self.processes = processes
        self.seen = Seen()
        self.sheets = Sheets(self.site, renderer)
        self.todo: dict[str, dict[str, Todo]] = {language.id: self._todo(language) for language in languages}
        """Each language's pages by their MkDocs source."""
        shared = doors.shared(self.site)
        self.todo[languages[0].id] |= {address + "index.md": page for address, page in shared.items()}

    def _todo(self, language: Language) -> dict[str, Todo]:
        planned = (page.address for page in self.sheets.plan.values() if page.is_in(language))
        pages: dict[str, Todo] = {address: address for address in planned}
        pages |= doors.moved(self.site, language)
        return {address + "index.md": page for address, page in pages.items()}

    def prepare(self, languages: Iterable[str]) -> None:
        """Draft all that is to be made in these languages, so that several processes can share it."""
        for id in languages:
            for page in self.todo[id].values():
                if isinstance(page, str):
                    self.sheets.sheet(language_of(id), page)

    def html(self, language: Language, page: Todo) -> str:
        """A page's HTML."""
        if isinstance(page, str):
            return self.sheets.page(language, page)
        return self.renderer.html(page, self.site.speaker(language, "").interface)

    def index(self, new: Path) -> None:
        """What the search page loads, if the site has one."""
        if SEARCH not in self.site.collection.records:
            return

        def run(id: str) -> dict[str, bytes]:
            return search_index.bundle(search.entries(replace(self.site, languages=(language_of(id),))), new.parent)

        each = dict(jobs.shared(run, [language.id for language in self.languages], self.processes))
        # In the order of the languages, whichever was done first.
        for path, content in search_index.together(each[language.id] for language in self.languages).items():
            files.write_bytes(new / search.FOLDER / path, content)
