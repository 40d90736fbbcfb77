"""MkDocs' way in: events, and handing each language's build just that language's pages.

The plugin is mkdocs-static-i18n with its reading and reconfiguring replaced: that plugin builds the languages one
after another, and this one gives each of those builds pages made in memory from the records. Everything that can be
wrong with the content is told before the first page is made; the finished site takes the old one's place at the end.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from mkdocs import plugins, utils
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs_static_i18n.plugin import I18n

from fristad import files
from fristad.build import jobs, locks, settings, site_folder, workspace
from fristad.build.assets import (
    MADE_HERE,
    add_theme,
    asset,
    door_style,
    fonts,
    own_folders,
    own_scripts,
    styles,
    with_fonts,
)
from fristad.build.building import WRAP, Seen, Todo, Work, language_of
from fristad.build.made_pages import made_page
from fristad.build.mkdocs_settings import FristadConfig, given_settings, options, read_settings, source_paths
from fristad.build.settings import FILE
from fristad.build.workspace import Workspace
from fristad.languages.table import PSEUDO, Language
from fristad.outputs import page_checks, scripts, search_index, stylesheet
from fristad.outputs.data import files as data
from fristad.outputs.sitemap import sitemap
from fristad.outputs.stylesheet import Names
from fristad.pages.door_contract import BlankPage, FrontDoor
from fristad.pages.speaker import Speaker
from fristad.problems import Problem, UnreadableError, as_text, errors
from fristad.site import doors as doors_module
from fristad.site import site as site_module
from fristad.site.rendering import Renderer, without_empty_lines
from fristad.translation.messages import TIERS
from fristad.translation.po import catalogues

ONLY = "FRISTAD_LANGUAGES"
"""The environment's name for the languages to build: MkDocs reads its settings anew at each save."""
log = plugins.get_plugin_logger("fristad")


class FristadPlugin(I18n):
    """See the module."""

    config_class = FristadConfig
    config_scheme = FristadConfig._schema
    config: FristadConfig
    current_language: str | None

    def __init__(self) -> None:
        super().__init__()
        self.workspace: Workspace | None = None
        self.work: Work | None = None
        self.share: list[str] = []
        """The language that is built by itself just now; none while all are."""
        self.seen = Seen()
        self.publishes = False
        """Whether the site is for readers: then what somebody in danger reads must be all there."""
        self.target: Path | None = None
        self.held = ExitStack()
        """What this build has for itself, and lets go at its end."""
        self.counter = utils.CountHandler()

    # ----- settings and reading ----------------------------------------------------------------------------------

    @property
    def build_languages(self) -> list[str]:
        """The languages that this process builds, the source language first where all are built."""
        return self.share or self.languages

    @property
    def languages(self) -> list[str]:
        """The languages of the site, or those of them that were asked for."""
        every: list[str] = [str(language["locale"]) for language in self.config["languages"] if language["build"]]
        return [id for id in (*every, PSEUDO.id) if id in self.only] if self.only else every

    @property
    def only(self) -> list[str]:
        """The languages that the command line names; none for all."""
        return os.environ.get(ONLY, "").split()

    @plugins.event_priority(-100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check everything once, before the first language; stop here if anything is wrong."""
        if self.building:
            return config
        self.current_language = self.languages[0]
        add_theme(config)
        root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
        new = self._take_place(config, root.resolve())
        chosen = replace(options(config), pseudo=PSEUDO.id in self.only)
        wrong = self._settings_problems(config)
        if any(problem.code == settings.FOLDER for problem in wrong):
            raise Abort(as_text(wrong))
        try:
            self.workspace = workspace.read(root, chosen)
        except UnreadableError as error:
            raise Abort(str(error)) from error
        wrong += self.workspace.problems
        stopping = [*errors(wrong), *self._refused_in_danger(self.workspace)]
        if stopping:
            told = as_text({*wrong, *stopping})
            raise Abort(f"{told}\nErrors: {len(stopping)}. Nothing was built, and the old site is as it was")
        self._watch_warnings(config)
        for line in as_text((*wrong, *self.workspace.refused)).splitlines():
            log.warning(line)
        self.seen = Seen()
        renderer = Renderer(_one_environment(config), own_folders(config))
        languages = [language_of(id) for id in self.languages]
        # What others do meanwhile, nobody here can know.
        alone = _has_others(config) or threading.active_count() > 1
        self.work = Work(self.workspace, renderer, languages, alone=alone)
        config.site_dir = str(new)
        return config

    def _take_place(self, config: MkDocsConfig, root: Path) -> Path:
        """A folder to build in, beside the site, which nobody else builds until this is over. Raises Abort."""
        self.target = Path(os.path.realpath(config.site_dir))
        refused = site_folder.refusal(self.target, root, source_paths(config))
        if refused:
            raise Abort(refused)
        try:
            # Whoever writes into the project waits until it is built.
            self.held.enter_context(locks.held(root, log.info, shared=True))
            return self.held.enter_context(site_folder.place_for(self.target, log.info))
        except locks.BusyError as error:
            raise Abort(str(error)) from error

    def _refused_in_danger(self, read: Workspace) -> list[Problem]:
        """Refused words of what somebody in danger reads, which stop a build that readers will see."""
        urgent = {catalogues.path_of(language, TIERS[0]) for language in read.languages if self.publishes}
        return errors([problem for problem in read.refused if problem.source.path in urgent])

    def _settings_problems(self, config: MkDocsConfig) -> list[Problem]:
        """What is wrong with mkdocs.yml for what is being made."""
        path = Path(config.config_file_path or FILE)
        # `mkdocs serve` puts its own address in the place of the site's.
        served = (config.site_url or "").rstrip("/") != str(given_settings(path).get("site_url") or "").rstrip("/")
        looked_at = served or bool(self.only)
        return read_settings(path.parent, path.name, published=not looked_at)[1]

    def _watch_warnings(self, config: MkDocsConfig) -> None:
        """In strict mode MkDocs counts warnings too late: after a site has been put in its place."""
        self.counter = utils.CountHandler()
        self.counter.setLevel(logging.WARNING)
        if config.strict:
            logging.getLogger("mkdocs").addHandler(self.counter)

    @property
    def language(self) -> Language:
        """The language being built."""
        return language_of(str(self.current_language))

    @property
    def first(self) -> bool:
        """Whether it is the one that brings what belongs to no language."""
        return self.current_language == self.languages[0]

    @property
    def site(self) -> site_module.Site:
        """What pages are made from."""
        assert self.work is not None
        return self.work.site

    @property
    def todo(self) -> dict[str, Todo]:
        """This language's pages by their MkDocs source."""
        assert self.work is not None
        return self.work.todo[self.language.id]

    # ----- pages -------------------------------------------------------------------------------------------------

    @plugins.event_priority(-100)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """This language's pages instead of the files below docs/; assets once, with the source language."""
        docs = Path(config.docs_dir)
        found = Files([file for file in files if _is_needed(file, docs)] if self.first else [])
        for source, page in self.todo.items():
            prefix = "" if isinstance(page, FrontDoor | BlankPage) else self.language.prefix
            found.append(made_page(config, source, prefix))
        self.i18n_files_per_language[self.language.id] = found.documentation_pages()
        return found

    @plugins.event_priority(-100)
    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Pages carry their own navigation."""
        return nav

    @plugins.event_priority(50)
    def on_page_markdown(self, markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """The template that hands over what `on_page_context` has made."""
        page.meta["template"] = WRAP
        # MkDocs would look for a title in the text; ours is in the page.
        page.meta["title"] = page.file.src_uri
        return ""

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """What only the first language brings."""
        # One 404 for all languages: the source language's build writes it, and no later one writes over it.
        config.theme.static_templates = {"404.html"} if self.first else set()
        return env

    @plugins.event_priority(50)
    def on_page_context(
        self, context: dict[str, Any], page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> dict[str, Any]:
        """The page's HTML."""
        assert self.work is not None
        context["made"] = Markup(self.work.html(self.language, self.todo[page.file.src_uri]))
        return context

    # After other plugins: what is looked at is what is written.
    @plugins.event_priority(-100)
    def on_post_page(self, output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
        """What is written, and noted."""
        html = without_empty_lines(output)
        self.seen.look(page.file.dest_uri, html, self.site.ways_out)
        return html

    @plugins.event_priority(50)
    def on_template_context(self, context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
        """404 in all languages."""
        assert self.work is not None
        self.work.renderer.interface = self._speaker().interface
        context["page_data"] = doors_module.not_found(self.site)
        return context

    def _speaker(self) -> Speaker:
        site = self.site
        return Speaker(site.collection, self.language, site.translations[self.language.id], "")

    # ----- the end -----------------------------------------------------------------------------------------------

    @plugins.event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """The other languages; then data and sitemap; then, if all went well, the new site in place of the old."""
        if self.building:
            return
        self._build_others(config)
        self._finish(config, Path(config.site_dir))

    def _build_others(self, config: MkDocsConfig) -> None:
        """The other languages, each by a build of its own, shared over the processors."""
        assert self.work is not None
        first, *others = self.languages
        self._tell(first, 1)
        self.work.prepare(others)

        docs = config.docs_dir
        if not _has_others(config):
            # All that is there has come with the first language; MkDocs would list it again for each.
            config.docs_dir = str(Path(config.site_dir) / "no-docs")

        def build(id: str) -> Seen:
            before, self.seen, self.share = self.seen, Seen(), [id]
            try:
                super(FristadPlugin, self).on_post_build(config)
                return self.seen
            finally:
                self.seen, self.share = before, []

        try:
            for done, (id, seen) in enumerate(jobs.shared(build, others, alone=self.work.alone), 2):
                self.seen.update(seen)
                self._tell(id, done)
        except jobs.JobError as error:
            raise Abort(f"{error}. The old site is as it was") from error
        config.docs_dir = docs
        self.current_language = first

    def _tell(self, id: str, done: int) -> None:
        assert self.work is not None
        pages = len(self.work.todo[id])
        log.info(f"{language_of(id).name}: {pages} pages ({done} of {len(self.languages)} languages)")

    def _finish(self, config: MkDocsConfig, new: Path) -> None:
        """Everything that is not a page; then, if all went well, the new site takes the old one's place."""
        assert self.target is not None
        for path in _EMPTY:
            (new / path).unlink(missing_ok=True)
        # Pages that no build of a language has made: 404, and what plugins of others have written.
        for path in files.names_below(new, ".html") - self.seen.paths:
            self.seen.look(path, (new / path).read_text("utf-8"), self.site.ways_out)
        made = {"sitemap.xml": sitemap(self.site)} | data.files(self.site) | self._styles(config)
        for path, text in made.items():
            files.write_bytes(new / path, text.encode("utf-8"))
        self._index(new)
        self._inspect(new)
        self._stop_at_warnings(config)
        site_folder.publish(new, self.target)
        self._let_go()
        config.site_dir = str(self.target)

    def _styles(self, config: MkDocsConfig) -> dict[str, str]:
        """Of the theme's stylesheet and ours what some page uses, and our scripts."""
        own, (theme, ours) = own_scripts(config), styles(config)
        names = Names()
        names.add_marks(self.seen.marks)
        for script in own.values():
            names.add_script(script)
        used, of_doors = stylesheet.used(ours, names, theme), stylesheet.used(door_style(config), names)
        found = with_fonts(used, fonts(self.site, config), of_doors) | scripts.sent(own)
        return {f"assets/{name}": text for name, text in found.items()}

    def _stop_at_warnings(self, config: MkDocsConfig) -> None:
        logging.getLogger("mkdocs").removeHandler(self.counter)
        if config.strict and any(count for _, count in self.counter.get_counts()):
            raise Abort("There were warnings, and `--strict` makes them errors; the old site is as it was")

    def _index(self, new: Path) -> None:
        assert self.work is not None
        try:
            self.work.index(new)
        except (search_index.SearchIndexError, jobs.JobError) as error:
            raise Abort(f"{error}. The old site is as it was") from error

    def _inspect(self, new: Path) -> None:
        """Nothing is published that stores, asks others or has no way out."""
        names = (name for name in files.names_below(new, "") if name.endswith((".js", ".css")))
        texts = {name: (new / name).read_text("utf-8", "replace") for name in names}
        wrong = sorted([*self.seen.wrong, *page_checks.broken(texts, *self.site.ways_out)])
        if wrong:
            raise Abort(f"{as_text(wrong)}\nBroken promises: {len(wrong)}. The old site is as it was")

    @plugins.event_priority(-100)
    def on_build_error(self, error: Exception) -> None:
        """Leave the old site as it was, and nothing beside it. A disk that is the cause is told in a sentence."""
        if self.share:
            # One language of several. The build of all hears of it, and ends.
            return
        self._let_go()
        if isinstance(error, OSError):
            why = f"{error.strerror}: {error.filename}" if error.filename else error.strerror
            raise Abort(f"The site could not be written ({why}). The old site is as it was") from error

    def on_shutdown(self) -> None:
        """Also when somebody has stopped the build."""
        self._let_go()

    def _let_go(self) -> None:
        logging.getLogger("mkdocs").removeHandler(self.counter)
        self.building = False
        self.held.close()


_EMPTY = ("search/search_index.json", "search/lunr.js", "search/main.js", "search/worker.js", "tags.json")
"""What plugins write that find nothing in pages which are made elsewhere."""


def _has_others(config: MkDocsConfig) -> bool:
    """Whether other plugins or hooks have a hand in the pages."""
    return set(config.plugins) != {settings.NAME} or bool(config.hooks)


def _is_needed(file: File, docs: Path) -> bool:
    """Files below docs/ of the kinds that are published, and our own assets.

    Of the theme's, one stylesheet is made when the pages are done; they run none of its scripts.
    """
    if file.is_documentation_page() or MADE_HERE.match(file.src_uri):
        return False
    if file.src_dir is None or Path(file.src_dir) != docs:
        return True
    return asset(docs, file.src_uri) is not None


def _one_environment(config: MkDocsConfig) -> Environment:
    """One environment for all builds, so that each template is compiled once.

    MkDocs lists the theme's files each time; of those only our own are needed.
    """
    environment = config.theme.get_env()
    own = FileSystemLoader(own_folders(config)).list_templates()

    def listed(extensions: object = None, filter_func: Callable[[str], bool] | None = None) -> list[str]:
        return [name for name in own if filter_func is None or filter_func(name)]

    environment.list_templates = listed  # type: ignore[method-assign]
    config.theme.get_env = lambda: environment  # type: ignore[method-assign]
    return environment
