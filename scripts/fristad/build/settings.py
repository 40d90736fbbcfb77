"""mkdocs.yml: what a municipality may set, where each value stands, and everything that is wrong with it.

Settings decide whether the number for danger stands on every page and where the exit leads, so they are read as
strictly as records: what cannot be meant is an error, told with its place, whoever reads the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from pydantic import Field

from fristad.build.site_addresses import exit_problems, site_address_problems
from fristad.content.collection import Collection
from fristad.content.records.base import Part
from fristad.content.records.services import Service
from fristad.content.records.validation import validated
from fristad.languages.known_languages import LANGUAGES, SOURCE_ID
from fristad.problems import Problem, Source, did_you_mean
from fristad.syntax import front_matter
from fristad.syntax.front_matter import Document, Key
from fristad.translation.reviews import Showing

FILE = "mkdocs.yml"
NAME = "fristad"
"""What our part of the file is called, below `plugins:`."""


class LanguageLine(Part):
    """One line of `languages:`."""

    locale: str
    default: bool = False
    build: bool = True
    """False keeps the language from the site, while its words are being made."""
    unreviewed: Showing = "notice"
    """Whether words that no human has reviewed are shown, and to search engines too."""
    unreviewed_emergency: Showing | None = None
    """`unreviewed` for what somebody in danger reads; None for no difference."""
    stale: Literal["notice", "leave-out"] = "leave-out"
    """Whether words are shown that are older than the Swedish."""


class Fristad(Part):
    """What stands below `plugins: - fristad:`."""

    languages: tuple[LanguageLine, ...]
    exit_url: str = "https://www.smhi.se/"
    """The ordinary page that the exit leads to."""
    neutral_name: str = Field(default="Fristad", min_length=1, max_length=20)
    """What the header, the tab and the history call the site: a word that does not tell what it is about."""
    danger: tuple[str, ...]
    """The number for danger, which stands on every page, and whom pages name first that name nobody of their own."""
    review_days: int = Field(default=365, ge=1)
    """Days after which facts should have been checked again."""
    overdue_error: date | None = None
    """From this date on, an overdue check stops the publication."""
    prints: bool = True
    """Whether prints are made."""


@dataclass(frozen=True)
class Written:
    """Where the settings stand: in mkdocs.yml, and in what it inherits from (`INHERIT`)."""

    documents: Sequence[Document] = ()
    """The file itself first."""

    def place(self, *key: str | int) -> Source:
        """Where a value was written, or the nearest value around it."""
        there = (document.marks[key] for document in self.documents if key in document.marks)
        return next(there, None) or (self.place(*key[:-1]) if key else Source(FILE))

    def place_of_key(self, *key: str | int) -> Source:
        """Where a key itself was written."""
        there = (document.keys[key] for document in self.documents if key in document.keys)
        return next(there, None) or self.place(*key)

    @property
    def ours(self) -> Key:
        """The keys that lead to the plugin's own settings."""
        for document in self.documents:
            for key in document.keys:
                if key[:1] == ("plugins",) and len(key) in (2, 3) and key[-1] == NAME:
                    return key
        return ("plugins",)

    def part(self, above: Key) -> Document:
        """A part of the settings by itself: its keys begin below `above`."""
        found = Document(FILE, "", {}, "", 1)
        for document in self.documents:
            if above in document.marks:
                found = document
                break
        size = len(above)
        marks = {key[size:]: place for key, place in found.marks.items() if key[:size] == above}
        keys = {key[size:]: place for key, place in found.keys.items() if key[:size] == above and key != above}
        return Document(found.path, found.text, {}, "", 1, marks or {(): self.place(*above)}, keys)


def read(path: str, text: str) -> tuple[Document | None, list[Problem]]:
    """One file of settings, by its path from the project's root; where it cannot be read, why."""
    return front_matter.read_yaml(path, text)


def problems(given: Mapping[str, Any], written: Written, *, published: bool = True) -> list[Problem]:
    """All that is wrong with the settings by themselves.

    `given` is the whole file as MkDocs reads it, with what it inherits and takes from the environment. What is not
    `published` is looked at on this computer alone, and needs no address.
    """
    if not given:
        return []
    found = [*_of_mkdocs(given, written), *_without_effect(given, written)]
    site_url = str(given.get("site_url") or "")
    if published:
        found += site_address_problems(site_url, written.place("site_url"))
    ours = _ours(given)
    if ours is None:
        instead = "Add `- fristad:` below `plugins:`, and below it `languages:`, `exit_url:` and `danger:`."
        found.append(Problem(written.place("plugins"), "settings-plugin", "The plugin 'fristad' is missing", instead))
        return sorted(set(found))
    above = written.ours
    settings, wrong = validated(Fristad, ours, written.part(above), "settings")
    if not ours.get("danger"):
        # Whoever has no such line, or an empty one, is told once, and what it is for.
        wrong = [problem for problem in wrong if not problem.what.startswith("`danger` is")]
        place = written.place(*above, "danger")
        wrong.append(Problem(place, "settings-danger", "`danger` names no service", _SAY_WHICH))
    found += wrong
    found += _languages(ours.get("languages"), written, above)
    exit_url = settings.exit_url if settings else ours.get("exit_url")
    if isinstance(exit_url, str):
        found += exit_problems(exit_url, site_url, written.place(*above, "exit_url"))
    return sorted(set(found))


def languages_of(given: Mapping[str, Any]) -> set[str]:
    """The ids of all languages that the settings name, built or not."""
    lines = (_ours(given) or {}).get("languages")
    ids = [line.get("locale") for line in lines if isinstance(line, dict)] if isinstance(lines, list) else []
    return {id for id in ids if isinstance(id, str)}


def _ours(given: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Our own part as it was given; None where there is none."""
    found = next((ours for name, ours, _ in _plugins(given) if name == NAME), None)
    return found if found is None or isinstance(found, dict) else {}


def _plugins(given: Mapping[str, Any]) -> Iterator[tuple[str, Any, Key]]:
    """(name, what is set, where) of each plugin that takes part."""
    plugins = given.get("plugins")
    every: list[tuple[Any, Any, Key]] = []
    if isinstance(plugins, dict):
        every = [(name, value, ("plugins", name)) for name, value in plugins.items()]
    for index, one in enumerate(plugins if isinstance(plugins, list) else ()):
        if isinstance(one, dict):
            every += [(name, value, ("plugins", index, name)) for name, value in one.items()]
        else:
            every.append((one, {}, ("plugins", index)))
    for name, value, key in every:
        if not (isinstance(value, dict) and value.get("enabled") is False):
            yield str(name).lstrip("/").removeprefix("material/"), {} if value is None else value, key


# ----- languages -----------------------------------------------------------------------------------------------------


def _languages(given: Any, written: Written, above: Key) -> Iterator[Problem]:
    """Each line names a language that Fristad knows, once; Swedish is there, and the default."""
    seen: dict[str, Source] = {}
    lines = [line if isinstance(line, dict) else {} for line in given] if isinstance(given, list) else []
    for index, line in enumerate(lines):
        id, place = line.get("locale"), written.place(*above, "languages", index, "locale")
        if not isinstance(id, str):
            continue
        if id not in LANGUAGES:
            yield Problem(place, "settings-language", f"'{id}' is not a known language", did_you_mean(id, LANGUAGES))
        elif id in seen:
            what = f"'{id}' is written twice, first in line {seen[id].line}"
            yield Problem(place, "settings-language", what, "Remove one of the lines.")
        seen.setdefault(id, place)
        if line.get("default") is True and id != SOURCE_ID:
            place = written.place(*above, "languages", index, "default")
            what = f"'{id}' is the default language, and the records are written in Swedish"
            yield Problem(place, "settings-language", what, _SWEDISH_FIRST)
    first = next((line for line in lines if line.get("locale") == SOURCE_ID), None)
    right = first and first.get("default") is True and first.get("build") is not False
    if lines and not right and not any(line.get("default") is True and line is not first for line in lines):
        what = "Swedish, the language of the records, is not the default language"
        yield Problem(written.place(*above, "languages"), "settings-language", what, _SWEDISH_FIRST)


_SWEDISH_FIRST = "Write `- { locale: sv, default: true }`, and no other `default: true`."
# ----- what belongs to MkDocs ----------------------------------------------------------------------------------------


_UNUSED = (
    "copyright",
    "edit_uri",
    "edit_uri_template",
    "extra",
    "extra_css",
    "extra_javascript",
    "markdown_extensions",
    "mdx_configs",
    "nav",
    "not_in_nav",
    "repo_name",
    "repo_url",
    "site_author",
    "site_description",
)
"""What MkDocs knows, and nothing comes of: pages are made from records and our templates."""
FOLDER = "settings-folder"
"""The code for records that are somewhere else: nothing that is said of them then would help."""
_KEEPS_BACK = ("exclude_docs", "draft_docs")
_THEME_USED = ("name", "custom_dir")
_UNUSED_PLUGINS = ("search", "tags", "meta", "typeset")
_REFUSED_PLUGINS = ("blog", "group", "info", "offline", "optimize", "privacy", "projects", "social")
"""Of Material. They write into docs/, start threads or processes, fetch from others, or change addresses."""


def _of_mkdocs(given: Mapping[str, Any], written: Written) -> Iterator[Problem]:
    """What would do harm, as long as nobody knows of it."""
    docs = given.get("docs_dir", "docs")
    if not isinstance(docs, str) or docs.removeprefix("./").rstrip("/") != "docs":
        what = f"`docs_dir` is '{docs}', and records are read from docs/"
        yield Problem(written.place("docs_dir"), FOLDER, what, "Call the folder docs, and remove the line.")
    if given.get("use_directory_urls", True) is not True:
        what = "`use_directory_urls` is not true, and every address ends with a slash"
        yield Problem(written.place("use_directory_urls"), "settings-mkdocs", what, "Remove the line.")
    for key in _KEEPS_BACK:
        if given.get(key):
            what = f"`{key}` would leave links, lists and data that lead to pages which are not there"
            instead = "Remove it, and write `draft: true` in each record that is to be kept back."
            yield Problem(written.place_of_key(key), "settings-mkdocs", what, instead)
    yield from _theme(given.get("theme"), written)
    for name, _, way in _plugins(given):
        if name in _REFUSED_PLUGINS:
            what = f"The plugin '{name}' has no place in a site that is made from records"
            yield Problem(written.place_of_key(*way), "settings-plugin", what, "Remove it.")


def _theme(given: Any, written: Written) -> Iterator[Problem]:
    """Our templates stand in Material's place."""
    theme = given if isinstance(given, dict) else {"name": given}
    if theme.get("name") != "material":
        what = f"The theme is '{theme.get('name')}'" if theme.get("name") else "No theme is named"
        place = written.place("theme", "name") if given else written.place("theme")
        yield Problem(place, "settings-theme", what, "Write `theme:`, and below it `name: material`.")


def _without_effect(given: Mapping[str, Any], written: Written) -> Iterator[Problem]:
    """One warning that names all of it."""
    found = [(key, written.place_of_key(key)) for key in _UNUSED if given.get(key)]
    theme = given.get("theme")
    for key, value in theme.items() if isinstance(theme, dict) else ():
        # `font: false` says what is so in any case.
        if key not in _THEME_USED and value is not False:
            found.append((f"theme.{key}", written.place_of_key("theme", key)))
    for name, _, way in _plugins(given):
        if name in _UNUSED_PLUGINS:
            found.append((f"plugins: {name}", written.place_of_key(*way)))
    if found:
        found.sort(key=lambda one: one[1])
        named = ", ".join(f"`{key}` (line {place.line})" for key, place in found)
        what = f"Nothing comes of these settings: {named}"
        instead = "Remove them: pages are made from records, and look as overrides/ says."
        yield Problem(found[0][1], "settings-unused", what, instead, "warning")


# ----- the number for danger -----------------------------------------------------------------------------------------


_SAY_WHICH = "Write `danger: [sos-112]` with the file names of services; the first one's number stands on every page."


def danger_problems(ids: Sequence[str], places: Sequence[Source], collection: Collection) -> Iterator[Problem]:
    """What keeps the services of `danger:` from being what the site begins with; `places` is where each is named."""
    known = [service.id for service in collection.services]
    for index, id in enumerate(ids):
        service = collection.get(Service, id)
        place = places[index] if index < len(places) else Source(FILE)
        if id in ids[:index]:
            yield Problem(place, "settings-danger", f"'{id}' is written twice", "Remove one of them.")
        elif service is None:
            if draft := collection.drafts.get(f"service/{id}"):
                instead = f"Name another service, or take `draft: true` out of {draft}."
                yield Problem(place, "settings-danger", f"'{id}' is kept back as a draft", instead)
            elif f"service/{id}" in collection.retired:
                yield Problem(place, "settings-danger", f"'{id}' has ended", "Name another service.")
            elif f"service/{id}" not in collection.unread:
                yield Problem(place, "settings-danger", f"'{id}' is not a service", did_you_mean(id, known))
        elif not service.shown_phones:
            what = f"'{id}' has no phone number that may be shown"
            yield Problem(place, "settings-danger", what, "Name a service that can be called.")
        elif index == 0:
            yield from _first(service, place)


def _first(service: Service, place: Source) -> Iterator[Problem]:
    """The first one's number is what a reader in danger dials."""
    instead = "Put a service first that has `category: emergency`, `confidence: high` and a number to call."
    for right, what in (
        (service.category == "emergency", f"is no emergency service, but of the category '{service.category}'"),
        (service.confidence == "high", f"is not surely right (`confidence: {service.confidence}`)"),
        (not service.shown_phones[0].sms, "begins with a number for text messages"),
    ):
        if not right:
            told = f"'{service.id}' stands first, so that its number is on every page, and {what}"
            yield Problem(place, "settings-danger", told, instead)
