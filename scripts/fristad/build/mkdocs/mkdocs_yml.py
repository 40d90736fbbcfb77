"""mkdocs.yml as MkDocs reads it, and what MkDocs says of it in our words."""

from __future__ import annotations

import logging
import os
import re
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, get_args

from mkdocs.config import config_options, load_config
from mkdocs.config.base import BaseConfigOption, ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.utils.yaml import yaml_load
from mkdocs_static_i18n.config import I18nPluginConfig, I18nPluginLanguage
from yaml import YAMLError

from fristad import files
from fristad.build import assets, settings
from fristad.build.settings import FILE, Written
from fristad.build.workspace import Options
from fristad.content.records.base import Part
from fristad.languages.known_languages import LANGUAGES
from fristad.problems import UNREADABLE, Problem, Severity, Source, as_text, did_you_mean, errors
from fristad.site.rendering import Renderer
from fristad.syntax.front_matter import Document
from fristad.translation import from_disk
from fristad.translation.reviews import Policy, Showing


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
    neutral_name = config_options.Type(str, default=_default(settings.Fristad, "neutral_name"))
    danger = config_options.ListOfItems(config_options.Type(str), default=[])
    review_days = config_options.Type(int, default=_default(settings.Fristad, "review_days"))
    overdue_error = config_options.Optional(_Day())
    prints = config_options.Type(bool, default=_default(settings.Fristad, "prints"))

    def validate(self) -> tuple[ConfigErrors, ConfigWarnings]:
        """What MkDocs cannot read is told in our words, and all else when the records have been read too."""
        failed, _ = super().validate()
        path = Path(self.config_file_path or FILE)
        wrong = errors(read_settings(path.parent, path.name)[1]) if failed else []
        if wrong:
            raise Abort(as_text(wrong))
        # Keys that are none are among what is told, with their places.
        return failed, []


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
        neutral_name=str(ours["neutral_name"]),
        danger=tuple(ours["danger"]),
        review_days=int(ours["review_days"]),
        overdue_error=ours["overdue_error"],
        policies={
            language["locale"]: Policy(language["unreviewed"], language["unreviewed_emergency"], language["stale"])
            for language in ours["languages"]
        },
        danger_places=tuple(written.place(*written.ours, "danger", index) for index in range(len(ours["danger"]))),
        renderer=partial(_renderer, config),
    )


def _renderer(config: MkDocsConfig) -> Renderer:
    """The templates that the pages of a project are made by."""
    assets.add_theme(config)
    return Renderer(config.theme.get_env(), assets.own_folders(config))


def settings_problems(config: MkDocsConfig, *, published: bool) -> list[Problem]:
    """What is wrong with mkdocs.yml for what MkDocs builds of it."""
    path = Path(config.config_file_path or FILE)
    # `mkdocs serve` puts its own address in the place of the site's.
    served = (config.site_url or "").rstrip("/") != str(given_settings(path).get("site_url") or "").rstrip("/")
    return read_settings(path.parent, path.name, published=published and not served)[1]


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
        given = given_settings(root / name)
        wrong += settings.problems(given, written, published=published)
        wrong += _odd_theme_files(root, given)
        if not errors(wrong):
            wrong += from_disk.of_no_language(root, settings.languages_of(given))
    return written, sorted(set(wrong))


def _odd_theme_files(root: Path, given: dict[str, Any]) -> list[Problem]:
    """Links, pipes and devices among our templates and assets: MkDocs would publish what they lead to."""
    theme = given.get("theme")
    folder = theme.get("custom_dir") if isinstance(theme, dict) else None
    return files.odd_below(root, os.path.normpath(folder)) if isinstance(folder, str) and folder else []


_MOST_INHERITED = 9


def given_settings(path: Path) -> dict[str, Any]:
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


# How MkDocs words what is wrong: which setting, of which plugin if of one, and why.
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


def source_paths(config: MkDocsConfig) -> list[Path]:
    """The folders and files that a site is made from."""
    hooks = [str(config.hooks[name].__file__) for name in config.hooks]
    return [Path(path) for path in (config.docs_dir, config.config_file_path, *config.theme.dirs, *hooks) if path]


def has_others(config: MkDocsConfig) -> bool:
    """Whether other plugins or hooks have a hand in the pages."""
    return set(config.plugins) != {settings.NAME} or bool(config.hooks)
