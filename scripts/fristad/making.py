"""A build: which pages have to be made, how each is made, what is kept of the last build and what the next one keeps.

MkDocs' plugin drives it and brings the pages through MkDocs; nothing here knows of that.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from fristad import files, indexer, jobs, promises, remembering, search, shaping, stylesheet, watching
from fristad.digests import digest, of_values
from fristad.lists import SEARCH
from fristad.locales import LANGUAGES, PSEUDO, SOURCE, Language, Text
from fristad.messages import INTERFACE
from fristad.pages import BlankPage, FrontDoor, MovedPage, PageData
from fristad.problems import Problem
from fristad.shaping import Planned, Site
from fristad.sheets import Interface, Sheets
from fristad.workspace import Workspace

FRESH = "FRISTAD_FRESH"
"""The environment's name for building without anything that an earlier build left: "1"."""
SHARD = "FRISTAD_SHARD"
"""The environment's name for building a part of a site that `merge` will put together: "1"."""
WRAP = "made.html"
"""The template that hands a page to MkDocs and its plugins, as it is."""
_EMPTY_LINES = re.compile(r"\n\s*\n")


def is_fresh() -> bool:
    """Whether nothing that an earlier build left may be used."""
    # A part is no site that a later build could go on from.
    return os.environ.get(FRESH) == "1" or is_shard()


def is_shard() -> bool:
    """Whether this build makes a part of a site, for `merge`."""
    return os.environ.get(SHARD) == "1"


def language_of(id: str) -> Language:
    """The language with an id, the pseudo-language among them."""
    return PSEUDO if id == PSEUDO.id else LANGUAGES[id]


class Renderer:
    """Our templates, for pages in any language."""

    def __init__(self, environment: Environment, folders: Iterable[Path]) -> None:
        self.environment = environment
        self.folders = tuple(folders)
        self.interface: Interface | None = None
        ours = {path.relative_to(folder).as_posix() for folder in self.folders for path in folder.rglob("*.html")}
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


class _Compiled(BytecodeCache):
    """Templates as Jinja has compiled them; it looks itself whether each is of the text that it has today."""

    def __init__(self, known: dict[str, bytes]) -> None:
        self._known = known

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._known:
            bucket.bytecode_from_string(self._known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._known[bucket.key] = bucket.bytecode_to_string()


@dataclass(frozen=True)
class Ready:
    """A page whose HTML is there already."""

    html: str
    sheet: str = ""


Todo = str | Ready | FrontDoor | MovedPage | BlankPage
"""A page to make: an address that `sheets` knows, or what it is made of."""


def without_empty_lines(html: str) -> str:
    """A page without the empty lines that templates leave: a slow phone pays for them too."""
    return _EMPTY_LINES.sub("\n", html)


@dataclass
class Seen:
    """What has been noted of finished pages, so that none has to be read again."""

    pages: dict[str, remembering.Page] = field(default_factory=dict)
    """By path from the site's root."""
    digests: dict[str, str] = field(default_factory=dict)
    """Fingerprints of the files, likewise."""
    wrong: list[Problem] = field(default_factory=list)
    formats: dict[str, dict[str, str]] = field(default_factory=dict)
    """See `sheets.State`."""
    _marks: dict[frozenset[str], frozenset[str]] = field(default_factory=dict)

    def look(self, path: str, html: str, ways_out: tuple[str, str], sheet: str = "") -> None:
        """Note a page, and whether it keeps what the site promises.

        `ways_out`: see `shaping.Site`. `sheet`: see `remembering.Page`.
        """
        tags = promises.tags(html)
        marks = stylesheet.marks(tags)
        self.pages[path] = remembering.Page(sheet, self._marks.setdefault(marks, marks))
        self.digests[path] = digest(html)
        self.wrong += promises.broken_in(path, html, *ways_out, tags)

    def update(self, other: Seen) -> None:
        """With what another process has seen."""
        # Of what is equal one is enough; what comes from another process is all new.
        for path, page in other.pages.items():
            marks = self._marks.setdefault(page.marks, page.marks)
            self.pages[path] = remembering.Page(sys.intern(page.sheet), marks)
        self.digests |= other.digests
        self.wrong += other.wrong
        self.formats |= other.formats


class Work:
    """One build: what is to be made, and what is kept of the last one."""

    def __init__(
        self,
        read: Workspace,
        renderer: Renderer,
        settings: bytes,
        target: Path,
        languages: Sequence[Language],
        *,
        fresh: bool = False,
    ) -> None:
        """`settings` are all that is set for the site, in whatever form; `target` is where it is to be.

        With `fresh`, nothing of an earlier build is kept.
        """
        self.site = read.site
        self.languages = languages
        self.renderer = renderer
        self.target = target
        self._path = remembering.path_of(read.root, target)
        seen = (read.options, read.collection.today, [language.id for language in languages])
        self._settings = settings + repr(read.options).encode()
        self._every_word = [read.words_digests[language.id] for language in read.languages]
        templates = [files.texts_below(folder, "", ".html")[0] for folder in renderer.folders]
        # What a page goes through when it is made already.
        wrapped = [texts.get(WRAP) for texts in templates]
        self._key = digest(remembering.code(), settings, of_values([*seen, *wrapped]))
        known = remembering.Known
        self.known = known() if fresh or is_fresh() else remembering.load(self._path, self._key, known)
        renderer.environment.bytecode_cache = _Compiled(self.known.templates)
        self._old = remembering.Site(target, self.known)
        self._templates = of_values(templates)
        self._structure = digest(read.digest, self._templates)
        self._coverage = of_values([read.coverage])
        self._today = watching.Fingerprints(self.site.collection)
        self.sheets = Sheets(self.site, self.renderer.html, self.known.sheets, self._key_of)
        self.words = {language.id: read.words_digests[language.id] for language in languages}
        self.kept: dict[str, remembering.Page] = {}
        """Pages that are as they should be, by path."""
        self._kept_files: set[str] = set()
        self._groups: dict[str, remembering.Group] = {}
        self.todo: dict[str, dict[str, Todo]] = {language.id: self._todo(language) for language in languages}
        if not is_shard() or languages[0] is SOURCE:
            self.todo[languages[0].id] |= self._shared()

    def _key_of(self, planned: Planned) -> str:
        """What a draft depends on but records. One page shows what of each language is translated."""
        record = self.site.collection.records.get(planned.ref)
        shows_coverage = getattr(record, "lists", None) == "coverage"
        return self._templates + (self._coverage if shows_coverage else "")

    def pages_of(self, language: Language) -> int:
        """How many pages a language has."""
        own = sum(planned.is_in(language) for planned in self.sheets.plan.values())
        doors = self._groups.get("doors") if language is self.languages[0] else None
        return own + len(shaping.moved(self.site, language)) + (len(doors.paths) if doors else 0)

    def prepare(self, languages: Iterable[str]) -> None:
        """Draft all that is to be made in these languages, so that several processes can share it."""
        for id in languages:
            for page in self.todo[id].values():
                if isinstance(page, str):
                    self.sheets.sheet(language_of(id), page)

    def ready(self, language: Language, page: Todo) -> Ready:
        """A page's HTML."""
        if isinstance(page, Ready):
            return page
        if isinstance(page, str):
            sheet = self.sheets.sheet(language, page)
            if sheet:
                return Ready(self.sheets.put_in(language, sheet), sheet.digest)
            shown: PageData | FrontDoor | MovedPage | BlankPage = self.sheets.plan[page].make(self.site, language)
        else:
            shown = page
        return Ready(self.renderer.html(shown, self.site.speaker(language, "").interface))

    def _todo(self, language: Language) -> dict[str, Todo]:
        """The pages of a language that are not there as they should be, by their MkDocs source."""
        planned = (page.address for page in self.sheets.plan.values() if page.is_in(language))
        pages: dict[str, Todo] = {address: address for address in planned}
        pages |= shaping.moved(self.site, language)
        same_words = self.known.words.get(language.id) == self.words[language.id]
        kept_sheets = self.sheets.kept if same_words else {}
        found: dict[str, Todo] = {}
        for address, page in pages.items():
            path = f"{language.prefix}{address}index.html"
            before = self.known.pages.get(path)
            if before is None or not self._old.has(path):
                found[address + "index.md"] = page
                continue
            # With the same draft and the same words, a language writes on the same sheet.
            if before.sheet in kept_sheets.get(address, ()):
                self._keep(path, before)
                continue
            sheet = self.sheets.sheet(language, address) if isinstance(page, str) else None
            if sheet and same_words:
                if sheet.digest == before.sheet:
                    self._keep(path, before)
                else:
                    found[address + "index.md"] = page
                continue
            ready = self.ready(language, page)
            if digest(without_empty_lines(ready.html)) == self.known.files[path].digest:
                self._keep(path, replace(before, sheet=ready.sheet))
            else:
                found[address + "index.md"] = ready
        return found

    def together(self, new: Path, name: str, key: str, make: Callable[[Site], Mapping[str, str]]) -> None:
        """Files that are made together, path → text: not at all if those that are there are still right.

        `key` is a fingerprint of all that they are made of but records.
        """
        before = self.known.groups.get(name)
        if before and before.read == self._today.of(before.reads) and self._keep_group(name, key):
            return
        watched = watching.watch(self.site.collection)
        made = make(replace(self.site, collection=watched))
        reads = frozenset(watched.noted)
        self._groups[name] = remembering.Group(key, tuple(made), "", reads, self._today.of(reads))
        for path, text in made.items():
            self.put(new, path, text.encode("utf-8"))

    def _keep_group(self, name: str, key: str) -> bool:
        before = self.known.groups.get(name)
        if not before or before.key != key or not all(map(self._old.has, before.paths)):
            return False
        self._groups[name] = before
        self._kept_files.update(before.paths)
        return True

    def _keep(self, path: str, page: remembering.Page) -> None:
        self.kept[path] = page
        self._kept_files.add(path)

    def _shared(self) -> dict[str, Todo]:
        """The pages that belong to no language, if one of them is not as it should be."""
        labels = (
            [(text, words) for (context, text), words in translations.words.items() if context.startswith(INTERFACE)]
            for translations in self.site.translations.values()
        )
        shown = self._today.of({watching.ADDRESSES, *shaping.reads_of_shared(self.site)})
        key = digest(self._templates, shown, of_values(labels))
        paths = tuple(address + "index.html" for address in shaping.shared_plan(self.site))
        self._groups["doors"] = remembering.Group(key, paths)
        before = self.known.groups.get("doors")
        if before == self._groups["doors"] and all(path in self.known.pages and self._old.has(path) for path in paths):
            for path in paths:
                self._keep(path, self.known.pages[path])
            return {}
        return {address + "index.md": page for address, page in shaping.shared(self.site).items()}

    def put(self, new: Path, path: str, content: bytes) -> None:
        """Write a file, if it is not there already."""
        if self._old.has(path, digest(content)):
            self._kept_files.add(path)
        else:
            files.write_bytes(new / path, content)

    def index(self, new: Path) -> None:
        """What the search page loads, if the site has one: made anew for each language where other words are found."""
        if SEARCH not in self.site.collection.records:
            return
        keys = {language.id: self._structure + self.words[language.id] for language in self.languages}
        left = [id for id in keys if f"search {id}" not in self._groups]
        left = [id for id in left if not self._keep_group(f"search {id}", keys[id])]

        def run(id: str) -> tuple[str, dict[str, bytes]]:
            """What can be found, as a fingerprint, and the index of it where there is none."""
            entries = list(search.entries(replace(self.site, languages=(language_of(id),))))
            told, before = of_values(entries), self.known.groups.get(f"search {id}")
            if before and before.read == told and all(map(self._old.has, before.paths)):
                return told, {}
            return told, indexer.bundle(entries)

        for id, (told, found) in jobs.shared(run, left):
            name = f"search {id}"
            if not found:
                self._groups[name] = replace(self.known.groups[name], key=keys[id])
                self._kept_files.update(self._groups[name].paths)
                continue
            entry = found.pop(search.ENTRY)
            paths = tuple(search.FOLDER + path for path in found)
            self._groups[name] = remembering.Group(keys[id], paths, entry.decode("utf-8"), read=told)
            for path, content in found.items():
                self.put(new, search.FOLDER + path, content)
        self.put(new, search.FOLDER + search.ENTRY, search.joined(self.tables.values()).encode("utf-8"))

    @property
    def tables(self) -> dict[str, str]:
        """What each language's search index says of itself, by the language's id."""
        every = ((language.id, self._groups.get(f"search {language.id}")) for language in self.languages)
        return {id: group.note for id, group in every if group}

    def bring(self, id: str, table: str) -> None:
        """A language's index that was made elsewhere, and is among the new files."""
        self._groups[f"search {id}"] = remembering.Group("", (), table)

    def fingerprint(self) -> str:
        """Of everything that the site is made of: parts that have the same belong together."""
        today = self.site.collection.today.isoformat()
        return digest(remembering.code(), self._settings, self._structure, today, *self._every_word)

    def publish(self, new: Path, seen: Seen) -> None:
        """Put the site in its place, and keep for the next build what this one has found out."""
        digests = dict(seen.digests)
        made = files.names_below(new, "")
        for path in made - digests.keys():
            digests[path] = digest((new / path).read_bytes())
        # What was written again and came out the same stays where it is.
        same = {path for path in made if self._old.has(path, digests[path])} if self._kept_files else set()
        for path in same:
            (new / path).unlink()
        made -= same
        kept = (self._kept_files | same) - made
        if kept:
            files.change(new, self.target, kept)
        else:
            files.swap(new, self.target)
        noted = {path: remembering.note(self.target, path, digests[path]) for path in made}
        for path in kept:
            noted[path] = self._old.noted(path) or remembering.note(self.target, path, self.known.files[path].digest)
        self.sheets.state.formats |= seen.formats
        there = {path: written for path, written in noted.items() if written}
        known = remembering.Known(
            self.sheets.state,
            self.words,
            {**self.kept, **seen.pages},
            self._groups,
            there,
            remembering.now(self.target),
            self.known.templates,
        )
        remembering.save(self._path, self._key, known)
        remembering.forget_others(self._path)
