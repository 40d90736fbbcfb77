"""mkdocs.yml: what a municipality may set, where each value stands, and everything that is wrong with it.

Settings decide whether the number for danger stands on every page and where the exit leads, so they are read as
strictly as records: what cannot be meant is an error, told with its place, whoever reads the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal
from urllib.parse import SplitResult, urlsplit

from pydantic import Field

from fristad import sources
from fristad.collection import Collection
from fristad.locales import LANGUAGES
from fristad.problems import Problem, Source, did_you_mean
from fristad.records import Part, validated
from fristad.reviews import Showing
from fristad.services import Service
from fristad.sources import Document, Key

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
    """The same for what somebody in danger reads."""
    stale: Literal["notice", "leave-out"] = "leave-out"
    """Whether words are shown that are older than the Swedish."""


class Fristad(Part):
    """What stands below `plugins: - fristad:`."""

    languages: tuple[LanguageLine, ...]
    exit_url: str = "https://www.smhi.se/"
    """The ordinary page that the exit leads to."""
    danger: tuple[str, ...]
    """The services that the start page begins with; the first one's number stands on every page."""
    review_days: int = Field(default=365, ge=1)
    """Days after which facts should have been checked again."""
    overdue_error: date | None = None
    """From this date on, an overdue check stops the publication."""


KEYS = frozenset(Fristad.model_fields)


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
        """The way to our own part."""
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


NOWHERE = Written()


def read(path: str, text: str) -> tuple[Document | None, list[Problem]]:
    """One file of settings, by its path from the project's root; where it cannot be read, why."""
    return sources.read_yaml(path, text)


def problems(given: Mapping[str, Any], written: Written) -> list[Problem]:
    """All that is wrong with the settings by themselves.

    `given` is the whole file as MkDocs reads it, with what it inherits and takes from the environment.
    """
    ours = _ours(given)
    if ours is None:
        return []
    above = written.ours
    settings, found = validated(Fristad, ours, written.part(above), "settings")
    if not ours.get("danger"):
        # Whoever has no such line, or an empty one, is told once, and what it is for.
        found = [problem for problem in found if not problem.what.startswith("`danger` is")]
        place = written.place(*above, "danger")
        found.append(Problem(place, "settings-danger", "`danger` names no service", _SAY_WHICH))
    found += _languages(ours.get("languages"), written, above)
    exit_url = settings.exit_url if settings else ours.get("exit_url")
    if isinstance(exit_url, str):
        found += _exit(exit_url, str(given.get("site_url") or ""), written.place(*above, "exit_url"))
    return sorted(set(found))


def _languages(given: Any, written: Written, above: Key) -> Iterator[Problem]:
    """Each line names a language that Fristad knows."""
    for index, line in enumerate(given if isinstance(given, list) else ()):
        id = line.get("locale") if isinstance(line, dict) else None
        if isinstance(id, str) and id not in LANGUAGES:
            place = written.place(*above, "languages", index, "locale")
            yield Problem(place, "settings-language", f"'{id}' is not a known language", did_you_mean(id, LANGUAGES))


def _ours(given: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Our own part as it was given; None where there is none, which MkDocs tells."""
    plugins = given.get("plugins")
    every: Iterable[Any] = plugins if isinstance(plugins, list) else [plugins]
    for one in every:
        if one == NAME:
            return {}
        if isinstance(one, dict) and NAME in one:
            ours = one[NAME]
            return ours if isinstance(ours, dict) else {}
    return None


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
            if f"service/{id}" not in collection.unread:
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


# ----- the exit ------------------------------------------------------------------------------------------------------

_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z](?:[a-z0-9-]*[a-z0-9])", re.ASCII)
_NOBODYS = (
    "localhost",
    "localdomain",
    "local",
    "internal",
    "intranet",
    "invalid",
    "test",
    "onion",
    "home",
    "lan",
    "corp",
)
"""Ends of names that mean one's own computer or network, or that a usual browser does not find."""


def is_public_host(host: str) -> bool:
    """Whether anybody can reach a host by its name: "www.smhi.se", but neither "localhost" nor "10.0.0.1"."""
    return len(host) < 254 and bool(_HOST.fullmatch(host)) and host.rpartition(".")[2] not in _NOBODYS


def _exit(url: str, site_url: str, place: Source) -> Iterator[Problem]:
    """Every exit of the site leads there, so it must be a page that is there and no part of the site."""
    what = _exit_fault(url, site_url)
    if what:
        instead = "Write the https:// address of an ordinary page of somebody else, such as https://www.smhi.se/."
        yield Problem(place, "settings-exit", f"`exit_url` is '{url}', and {what}", instead)


def _exit_fault(url: str, site_url: str) -> str:
    """What is wrong with it; "" for nothing."""
    parts, site = _split(url), _split(site_url)
    if parts is None or not url.isprintable() or any(mark in url for mark in " \\\"'<>"):
        return "that is no web address"
    if parts.scheme != "https":
        return "that does not begin with https://"
    if "@" in parts.netloc:
        return "what stands before @ hides the host"
    if ":" in parts.netloc:
        return "an ordinary page has no port"
    host = (parts.hostname or "").rstrip(".")
    if not is_public_host(host):
        return f"'{parts.netloc}' is no host that everybody reaches"
    if site and _bare((site.hostname or "").rstrip(".")) == _bare(host):
        return "that is the site itself"
    return ""


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return parts


def _bare(host: str) -> str:
    return host.removeprefix("www.")
