"""MkDocs' way in: events, and handing each language's build just that language's pages.

The plugin is mkdocs-static-i18n with its reading and reconfiguring replaced: that plugin builds the languages one
after another, and this one gives each of those builds pages made in memory from the records. Everything that can be
wrong with the content is told before the first page is made; the finished site takes the old one's place at the end.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from mkdocs import plugins, utils
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs_static_i18n.plugin import I18n

from fristad.build import assets, finishing, jobs, site_folder
from fristad.build.building import WRAP, Seen, Work, language_of
from fristad.build.mkdocs.made_pages import is_needed, made_page, without_policy
from fristad.build.mkdocs.mkdocs_yml import FristadConfig, has_others, options, settings_problems, source_paths
from fristad.build.mkdocs.stops import stops_told
from fristad.languages.known_languages import PSEUDO, Language
from fristad.pages.door_contract import BlankPage, FrontDoor
from fristad.site import doors
from fristad.site.rendering import Renderer, without_empty_lines

log = plugins.get_plugin_logger("fristad")


class FristadPlugin(I18n):
    """MkDocs' plugin `fristad`: see the module."""

    config_class = FristadConfig
    config_scheme = FristadConfig._schema
    config: FristadConfig
    current_language: str | None
    work: Work
    """What this build makes; there from `on_config` on, as all events but those of a failure."""
    target: Path
    """Where the site will be."""

    def __init__(self) -> None:
        super().__init__()
        self.only: Sequence[str] = ()
        """The languages to build; none for all."""
        self.jobs: int | None = None
        """The processes to use; None for one a processor."""
        self.publishes = False
        """Whether the site is for readers: then what somebody in danger reads must be all there."""
        self.serves = False
        """Whether `mkdocs serve` shows the pages, on this computer alone."""
        self.share: list[str] = []
        """The language that is built by itself just now; none while all are."""
        self.held = ExitStack()
        """What this build has for itself, and lets go at its end."""
        self.counter = utils.CountHandler()

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
    def language(self) -> Language:
        """The language being built."""
        return language_of(str(self.current_language))

    @property
    def makes_prints(self) -> bool:
        """Whether there are prints beside the pages."""
        return bool(self.config.prints) and not self.serves

    @property
    def first(self) -> bool:
        """Whether it is the one that brings what belongs to no language."""
        return self.current_language == self.languages[0]

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """What MkDocs was started for."""
        self.serves = command == "serve"

    @plugins.event_priority(-100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check everything once, before the first language; stop here if anything is wrong."""
        if self.building:
            return config
        self.current_language = self.languages[0]
        assets.add_theme(config)
        root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
        self.target = Path(os.path.realpath(config.site_dir))
        with stops_told():
            place = finishing.place(root.resolve(), self.target, source_paths(config), log.info)
            config.site_dir = str(self.held.enter_context(place))
            renderer = Renderer(config.theme.get_env(), assets.own_folders(config))
            chosen = replace(options(config), pseudo=PSEUDO.id in self.only, renderer=lambda: renderer)
            wrong = settings_problems(config, published=not self.only)
            old = None if self.only or self.serves else self.target
            read, told = finishing.read(root, chosen, wrong, publishes=self.publishes, old=old)
        # In strict mode MkDocs counts warnings too late: after a site has been put in its place.
        self.counter = utils.CountHandler(level=logging.WARNING)
        logging.getLogger("mkdocs").addHandler(self.counter)
        for line in told.splitlines():
            log.warning(line)
        # The pages are made. MkDocs would list the thousands of files of a theme in each language, to copy none.
        config.theme.dirs = [str(folder) for folder in assets.own_folders(config)]
        # What another plugin does in each language, only this process would know.
        processes = 1 if has_others(config) else self.jobs
        languages = [language_of(id) for id in self.languages]
        self.work = Work(read, renderer, languages, processes=processes, prints=self.makes_prints)
        return config

    @plugins.event_priority(-100)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """This language's pages instead of the files below docs/; assets once, with the source language."""
        found = Files([file for file in files if is_needed(file, Path(config.docs_dir))] if self.first else [])
        for source, page in self.work.todo[self.language.id].items():
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
        """One 404 for all languages: the source language's build writes it, and no later one writes over it."""
        config.theme.static_templates = {"404.html"} if self.first else set()
        if self.first:
            # MkDocs renders it by an environment of its own, which then knows what our templates need.
            Renderer(env, assets.own_folders(config)).interface = self.work.site.speaker(self.language, "").interface
        return env

    @plugins.event_priority(50)
    def on_template_context(self, context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
        """What the template of the 404 page needs: its words in all languages."""
        context["page_data"] = doors.not_found(self.work.site)
        return context

    @plugins.event_priority(50)
    def on_page_context(
        self, context: dict[str, Any], page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> dict[str, Any]:
        """The page's HTML."""
        context["made"] = Markup(self.work.html(self.language, self.work.todo[self.language.id][page.file.src_uri]))
        return context

    # After other plugins: what is looked at is what is written.
    @plugins.event_priority(-100)
    def on_post_page(self, output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
        """What is written, and noted."""
        html = without_empty_lines(output)
        self.work.seen.note(page.file.dest_uri, html, self.work.site.ways_out)
        return without_policy(html) if self.serves else html

    @plugins.event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """The other languages; then data and sitemap; then, if all went well, the new site in place of the old."""
        if self.building:
            return
        new = Path(config.site_dir)
        with stops_told():
            self._build_others(config)
            finishing.note_the_rest(self.work, new)
            sent = assets.bundled(config, self.work.site, self.work.seen.marks, self.work.seen.door_marks)
            # Who looks at a page while writing needs no paper.
            folders = assets.own_folders(config) if self.makes_prints else []
            finishing.finish(self.work, new, sent, folders, log.info)
        if config.strict and any(count for _, count in self.counter.get_counts()):
            raise Abort("There were warnings, and `--strict` makes them errors; the old site is as it was")
        site_folder.publish(new, self.target)
        self._let_go()
        config.site_dir = str(self.target)

    def _build_others(self, config: MkDocsConfig) -> None:
        """The other languages, each by a build of its own, shared over the processors."""
        first, *others = self.languages
        self._tell(first, 1)
        self.work.prepare(others)
        docs = config.docs_dir
        if not has_others(config):
            # All that is there has come with the first language; MkDocs would list it again for each.
            config.docs_dir = str(Path(config.site_dir) / "no-docs")

        def build(id: str) -> Seen:
            before, self.work.seen, self.share = self.work.seen, Seen(), [id]
            try:
                super(FristadPlugin, self).on_post_build(config)
                return self.work.seen
            finally:
                self.work.seen, self.share = before, []

        for done, (id, seen) in enumerate(jobs.shared(build, others, self.work.processes), 2):
            self.work.seen.update(seen)
            self._tell(id, done)
        config.docs_dir = docs
        self.current_language = first

    def _tell(self, id: str, done: int) -> None:
        log.info(f"{language_of(id).name}: {len(self.work.todo[id])} pages ({done} of {len(self.languages)} languages)")

    @plugins.event_priority(-100)
    def on_build_error(self, error: Exception) -> None:
        """Leave the old site as it was, and nothing beside it. A disk that is the cause is told in a sentence."""
        if self.share:
            return  # One language of several: the build of all hears of it, and ends.
        self._let_go()
        if isinstance(error, OSError):
            why = f"{error.strerror}: {error.filename}" if error.filename else error.strerror
            raise Abort(f"The site could not be written ({why}). The old site is as it was") from error

    def on_shutdown(self) -> None:
        """Release what the build holds, also when somebody has stopped it."""
        self._let_go()

    def _let_go(self) -> None:
        logging.getLogger("mkdocs").removeHandler(self.counter)
        self.building = False
        self.held.close()
