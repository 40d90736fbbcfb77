"""MkDocs' way in: settings, events, and handing each language's build just that language's pages.

The plugin is mkdocs-static-i18n with its reading and reconfiguring replaced: that plugin builds the languages one
after another, and this one gives each of those builds pages made in memory from the records. Everything that can be
wrong with the content is told before the first page is made; the finished site takes the old one's place at the end.
"""

from __future__ import annotations

import logging
import os
import re
import threading
import traceback
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, get_args

from jinja2 import Environment, FileSystemLoader, TemplateSyntaxError
from markupsafe import Markup
from mkdocs import plugins, utils
from mkdocs.config import config_options, load_config
from mkdocs.config.base import BaseConfigOption, ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.yaml import yaml_load
from mkdocs_static_i18n.config import I18nPluginConfig, I18nPluginLanguage
from mkdocs_static_i18n.plugin import I18n
from yaml import YAMLError

from fristad import (
    catalogues,
    data,
    files,
    indexer,
    jobs,
    layout,
    locks,
    promises,
    scripts,
    settings,
    shaping,
    site_folder,
    stylesheet,
    vocabulary,
    workspace,
)
from fristad.facts import Speaker
from fristad.locales import LANGUAGES, PSEUDO, Language
from fristad.making import WRAP, Renderer, Seen, Todo, Work, language_of, without_empty_lines
from fristad.messages import TIERS
from fristad.pages import OF_DOORS, BlankPage, FrontDoor
from fristad.problems import UNREADABLE, Problem, Severity, Source, UnreadableError, as_text, did_you_mean, errors
from fristad.records import Part
from fristad.reviews import Policy, Showing
from fristad.settings import FILE, Written
from fristad.sitemap import sitemap
from fristad.sources import Document
from fristad.stylesheet import Names
from fristad.workspace import Options, Workspace

ONLY = "FRISTAD_LANGUAGES"
"""The environment's name for the languages to build: MkDocs reads its settings anew at each save."""
MADE_HERE = re.compile(
    r"assets/(?:(?:stylesheets|javascripts|images)/|(?:fristad|doors)\.css|[a-z]+\.js$|fonts/(?:\w+\.css|README\.md)$)"
)
"""The theme's files, and those of ours that are sent in another form."""
log = plugins.get_plugin_logger("fristad")


class _KnownLanguage(config_options.Type):
    """The id of a language in Fristad's table; static-i18n's own check refuses ids of three letters."""

    def run_validation(self, value: object) -> str:
        text: str = super().run_validation(value)
        if text not in LANGUAGES:
            raise ValidationError(f"'{text}' is not a known language. {did_you_mean(text, LANGUAGES)}")
        return text


class _Day(BaseConfigOption[date]):
    """A day, such as 2027-12-31."""

    def run_validation(self, value: object) -> date:
        try:
            return date.fromisoformat(str(value))
        except ValueError as error:
            raise ValidationError(f"'{value}' is not a day. Write it like 2027-12-31.") from error


def _default(part: type[Part], name: str) -> Any:
    """What a setting is where nobody says, which `settings` tells."""
    return part.model_fields[name].default


class _LanguageConfig(I18nPluginLanguage):
    """One line of `languages:`, see `settings.LanguageLine`. The name comes from the table."""

    locale = _KnownLanguage(str)
    name = config_options.Type(str, default="")
    unreviewed = config_options.Choice(get_args(Showing), default=_default(settings.LanguageLine, "unreviewed"))
    unreviewed_emergency = config_options.Optional(config_options.Choice(get_args(Showing)))
    stale = config_options.Choice(("notice", "leave-out"), default=_default(settings.LanguageLine, "stale"))


class FristadConfig(I18nPluginConfig):
    """Settings below `plugins: - fristad:` in mkdocs.yml, for MkDocs; `settings.Fristad` says what each means."""

    languages = config_options.ListOfItems(config_options.SubConfig(_LanguageConfig, validate=True))
    build_only_locale = config_options.Optional(_KnownLanguage(str))
    reconfigure_material = config_options.Type(bool, default=False)
    reconfigure_search = config_options.Type(bool, default=False)
    exit_url = config_options.URL(default=_default(settings.Fristad, "exit_url"))
    danger = config_options.ListOfItems(config_options.Type(str), default=[])
    review_days = config_options.Type(int, default=_default(settings.Fristad, "review_days"))
    overdue_error = config_options.Optional(_Day())

    def validate(self) -> tuple[ConfigErrors, ConfigWarnings]:
        """What MkDocs cannot read is told in our words, and all else when the records have been read too."""
        failed, _ = super().validate()
        path = Path(self.config_file_path or FILE)
        wrong = errors(read_settings(path.parent, path.name)[1]) if failed else []
        if wrong:
            raise Abort(as_text(wrong))
        # Keys that are none are among what is told, with their places.
        return failed, []


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
        refused = site_folder.refusal(self.target, root, _sources(config))
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
        served = (config.site_url or "").rstrip("/") != str(_given(path).get("site_url") or "").rstrip("/")
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
    def site(self) -> shaping.Site:
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
            found.append(_generated(config, source, prefix))
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
        config.extra["ui"] = self._material_words()
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
        context["page_data"] = shaping.not_found(self.site)
        return context

    def _speaker(self) -> Speaker:
        site = self.site
        return Speaker(site.collection, self.language, site.translations[self.language.id], "")

    def _material_words(self) -> Mapping[str, str]:
        """Material's interface strings from our catalogue, so that it needs no file for the language."""
        speaker = self._speaker()
        return {key: str(speaker.phrase(phrase)) for key, phrase in vocabulary.MATERIAL.items()}

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
        except (indexer.SearchIndexError, jobs.JobError) as error:
            raise Abort(f"{error}. The old site is as it was") from error

    def _inspect(self, new: Path) -> None:
        """Nothing is published that stores, asks others or has no way out."""
        names = (name for name in files.names_below(new, "") if name.endswith((".js", ".css")))
        texts = {name: (new / name).read_text("utf-8", "replace") for name in names}
        wrong = sorted([*self.seen.wrong, *promises.broken(texts, *self.site.ways_out)])
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


def options(config: MkDocsConfig) -> Options:
    """What mkdocs.yml says, for the core."""
    ours = config.plugins[settings.NAME].config
    path = Path(config.config_file_path or FILE)
    written = read_settings(path.parent, path.name)[0]
    return Options(
        languages=tuple(language["locale"] for language in ours["languages"] if language["build"]),
        name=config.site_name,
        url=config.site_url or "http://127.0.0.1:8000/",
        exit_url=str(ours["exit_url"]),
        danger=tuple(ours["danger"]),
        review_days=int(ours["review_days"]),
        overdue_error=ours["overdue_error"],
        policies={
            language["locale"]: Policy(language["unreviewed"], language["unreviewed_emergency"], language["stale"])
            for language in ours["languages"]
        },
        danger_places=tuple(written.place(*written.ours, "danger", index) for index in range(len(ours["danger"]))),
    )


def read_settings(root: Path, name: str = FILE, *, published: bool = True) -> tuple[Written, list[Problem]]:
    """Where everything in mkdocs.yml stands, and all that is wrong with it by itself, for a site to be published."""
    documents: list[Document] = []
    wrong: list[Problem] = []
    path = root / name
    while len(documents) < _MOST_INHERITED:
        inside = path.is_relative_to(root)
        shown = path.relative_to(root).as_posix() if inside else path.as_posix()
        text, unreadable = files.text_of(root, shown) if inside else files.text_of(path.parent, path.name)
        if unreadable:
            wrong.append(replace(unreadable, source=unreadable.source._replace(path=shown)))
        if text is None:
            break  # where there is none, MkDocs tells
        found, problems = settings.read(shown, text)
        wrong += problems
        if found is None:
            break
        documents.append(found)
        above = found.data.get("INHERIT")
        if not isinstance(above, str):
            break
        path = Path(os.path.normpath(path.parent / above))
    written = Written(documents)
    if not errors(wrong):
        given = _given(root / name)
        wrong += settings.problems(given, written, published=published)
        wrong += _odd_theme_files(root, given)
        if not errors(wrong):
            wrong += workspace.of_no_language(root, settings.languages_of(given))
    return written, sorted(set(wrong))


def _odd_theme_files(root: Path, given: dict[str, Any]) -> list[Problem]:
    """Links, pipes and devices among our templates and assets: MkDocs would publish what they lead to."""
    theme = given.get("theme")
    folder = theme.get("custom_dir") if isinstance(theme, dict) else None
    return files.odd_below(root, os.path.normpath(folder)) if isinstance(folder, str) and folder else []


_MOST_INHERITED = 9


def _given(path: Path) -> dict[str, Any]:
    """The file with what it inherits and takes from the environment; empty where MkDocs cannot read it, and tells."""
    try:
        with path.open("rb") as file:
            found = yaml_load(file)
    except (MkDocsException, YAMLError, OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def settings_of(root: Path, *, published: bool = True, **given: Any) -> tuple[MkDocsConfig | None, list[Problem]]:
    """mkdocs.yml as MkDocs reads it, and what is wrong with it. `given` takes the place of what stands there.

    No settings where MkDocs cannot read them; what else is wrong stops a build when the records have been read too,
    so that everything is told at once.
    """
    path = root / FILE
    if not os.path.lexists(path):
        there = path.with_suffix(".yaml").exists()
        what = "The settings are in mkdocs.yaml" if there else "There is no mkdocs.yml here"
        instead = "Rename it to mkdocs.yml." if there else "Run the command in the project's folder."
        return None, [Problem(Source(FILE), "settings-missing", what, instead)]
    written, wrong = read_settings(root, published=published)
    if any(problem.code in UNREADABLE for problem in wrong):
        # MkDocs would open the file whatever it is.
        return None, wrong
    told = _Told()
    logging.getLogger("mkdocs").addHandler(told)
    config: MkDocsConfig | None
    try:
        config = load_config(str(path), **given)
        options(config)
    except (MkDocsException, KeyError, ValueError, OSError) as error:
        # MkDocs logs its reasons one by one, and then only says that there were some.
        config = None
        if not told.reasons and not errors(wrong):
            told.reasons.append((str(error), "error"))
    finally:
        logging.getLogger("mkdocs").removeHandler(told)
    # Of what is wrong at one place, what we say of it ourselves.
    ours = {problem.source for problem in wrong}
    theirs = {problem for reason in told.reasons if (problem := _in_our_words(reason, written)).source not in ours}
    elsewhere = any(problem.code == settings.FOLDER for problem in wrong)
    return None if elsewhere else config, sorted({*wrong, *theirs})


_REASON = re.compile(
    r"Config value '(?P<key>\w+)': (?:Plugin '(?P<plugin>[^']+)' option '(?P<option>\w+)': )?(?P<what>.*)"
)
_UNKNOWN = "Unrecognised configuration name"


def _in_our_words(reason: tuple[str, Severity], written: Written) -> Problem:
    """What MkDocs says is wrong, with its place."""
    words, severity = reason
    found = _REASON.fullmatch(words)
    if found and not found["plugin"] and found["what"].startswith(_UNKNOWN):
        known = [name for name, _ in MkDocsConfig._schema]
        what, instead = f"'{found['key']}' is not a key here", did_you_mean(found["key"], known)
        return Problem(written.place_of_key(found["key"]), "settings", what, instead, severity)
    place = Source(FILE)
    if found:
        place = written.place(found["key"])
        if found["plugin"] == settings.NAME:
            place = written.place(*written.ours, found["option"])
    what = f"MkDocs says of the settings: {words}".rstrip(".")
    return Problem(place, "settings", what, "See the comments in the file.", severity)


class _Told(logging.Handler):
    """Keeps what MkDocs says is wrong."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.reasons: list[tuple[str, Severity]] = []

    def emit(self, record: logging.LogRecord) -> None:
        severity: Severity = "error" if record.levelno >= logging.ERROR else "warning"
        self.reasons.append((" ".join(record.getMessage().split()), severity))


def options_of(root: Path, *, published: bool = True) -> tuple[Options | None, list[Problem]]:
    """What mkdocs.yml says, and what is wrong with it."""
    config, problems = settings_of(root, published=published)
    return (options(config) if config else None), problems


def place_in_template(error: BaseException) -> tuple[str, int] | None:
    """The file and line of the template in which something failed; None where it was in no template."""
    if isinstance(error, TemplateSyntaxError):
        return error.filename or error.name or "overrides", error.lineno
    # Jinja makes its templates stand in a traceback like any other code.
    frames = traceback.extract_tb(error.__traceback__)
    return next(((one.filename, one.lineno or 1) for one in reversed(frames) if one.filename.endswith(".html")), None)


def _has_others(config: MkDocsConfig) -> bool:
    """Whether other plugins or hooks have a hand in the pages."""
    return set(config.plugins) != {settings.NAME} or bool(config.hooks)


def _sources(config: MkDocsConfig) -> list[Path]:
    """The folders and files that a site is made from."""
    hooks = [str(config.hooks[name].__file__) for name in config.hooks]
    return [Path(path) for path in (config.docs_dir, config.config_file_path, *config.theme.dirs, *hooks) if path]


def _is_needed(file: File, docs: Path) -> bool:
    """Files below docs/ of the kinds that are published, and our own assets.

    Of the theme's, one stylesheet is made when the pages are done; they run none of its scripts.
    """
    if file.is_documentation_page() or MADE_HERE.match(file.src_uri):
        return False
    if file.src_dir is None or Path(file.src_dir) != docs:
        return True
    return asset(docs, file.src_uri) is not None


def asset(docs: Path, path: str) -> bytes | None:
    """A file below docs/ that is published as it is, by its path from there; None for any other."""
    content = files.bytes_below(docs, path) if layout.is_asset(path) else None
    return content if content is not None and layout.holds_what_it_says(path, content) else None


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


def styles(config: MkDocsConfig) -> tuple[str, str]:
    """The theme's stylesheet, and ours that comes after it."""
    for pattern in ("assets/stylesheets/main.*.min.css", "assets/fristad.css"):
        if not any(Path(folder).glob(pattern) for folder in config.theme.dirs):
            raise Abort(f"{pattern} is missing: mkdocs.yml needs `theme:` with `name: material` and `custom_dir:`")
    theme = (
        path for folder in config.theme.dirs for path in sorted(Path(folder).glob("assets/stylesheets/main.*.css"))
    )
    ours = (path for folder in config.theme.dirs for path in Path(folder).glob("assets/fristad.css"))
    return next(theme).read_text("utf-8"), next(ours).read_text("utf-8")


def door_style(config: MkDocsConfig) -> str:
    """What only pages that belong to no language need."""
    paths = (folder / "assets/doors.css" for folder in own_folders(config))
    return next((path.read_text("utf-8") for path in paths if path.is_file()), "")


def fonts(site: shaping.Site, config: MkDocsConfig) -> dict[str, str]:
    """The fonts of a site's languages, each with the rules that load it."""
    found = {}
    for font in sorted({language.font for language in site.languages} - {""}):
        paths = (folder / f"assets/fonts/{font}.css" for folder in own_folders(config))
        found[font] = next((one.read_text("utf-8") for one in paths if one.is_file()), "")
    return found


def with_fonts(style: str, fonts: Mapping[str, str], doors: str) -> dict[str, str]:
    """File name → stylesheet: the one of all pages, one for each script with a font, and one with all, for doors.

    A device that lacks the letters would otherwise ask for them on each page that names the language.
    """
    small = style.replace("}\n", "}")
    own = {f"style-{font}.css": small + rules for font, rules in fonts.items()}
    every = _every_font(fonts.values()) if fonts else ""
    return {"style.css": small, **own, f"style{OF_DOORS}.css": small + doors.replace("}\n", "}") + every}


def _every_font(rules: Iterable[str]) -> str:
    """The rules of several fonts, for pages on which all languages stand."""
    faces = [face for one in rules for face in re.findall(r"@font-face\{.*?\}", one)]
    names = [name for face in faces for name in re.findall(r"font-family:([\w-]+)", face)]
    return "".join(faces) + f"body{{--md-text-font-family:{','.join(names)},-apple-system,Helvetica,Arial,sans-serif}}"


def own_scripts(config: MkDocsConfig) -> dict[str, str]:
    """Our scripts as they are written: "exit" → its text."""
    paths = (path for folder in own_folders(config) for path in sorted(folder.glob("assets/*.js")))
    return {path.stem: path.read_text("utf-8") for path in paths}


def own_folders(config: MkDocsConfig) -> list[Path]:
    """The folder with our templates and assets, if there is one."""
    return [Path(config.theme.custom_dir)] if config.theme.custom_dir else []


def _generated(config: MkDocsConfig, source: str, prefix: str) -> File:
    """A page in memory: the same `src_uri` in every language, below the language's prefix in the site."""
    file = File.generated(config, source, content="")
    file.dest_uri = prefix + source.removesuffix(".md") + ".html"
    file.url = prefix + source.removesuffix("index.md") or "./"
    file.abs_dest_path = str(Path(config.site_dir) / file.dest_uri)
    _MadePage(None, file, config)
    return file


class _MadePage(MkDocsPage):
    """A page that is made elsewhere: MkDocs would set up Python-Markdown for each, to convert nothing."""

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = ""
