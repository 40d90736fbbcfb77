"""The addresses in mkdocs.yml: where the site is, and where the exit leads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import SplitResult, urlsplit

from fristad.problems import Problem, Source


def site_address_problems(url: str, place: Source) -> Iterator[Problem]:
    """Readers, search engines and what is printed are led there."""
    instead = "Write the address where the site is published, such as https://www.kommun.se/hjalp/."
    if not url.strip():
        yield Problem(place, "settings-address", "`site_url` is missing", instead)
        return
    what = _site_fault(url)
    if what:
        yield Problem(place, "settings-address", f"`site_url` is '{url}', and {what}", instead)


def _site_fault(url: str) -> str:
    """What is wrong with it; "" for nothing."""
    if fault := _fault(url, ("https", "http"), port=True):
        return fault
    parts = urlsplit(url)
    return "what comes after ? or # is no part of an address of pages" if parts.query or parts.fragment else ""


def _fault(url: str, schemes: Sequence[str], *, port: bool) -> str:
    """Why nobody would get to an address, which may have a port or not; "" for nothing."""
    parts = _split(url)
    if parts is None or not url.isprintable() or any(mark in url for mark in " \\\"'<>"):
        return "that is no web address"
    if parts.scheme not in schemes:
        return "that does not begin with https://"
    if "@" in parts.netloc:
        return "what stands before @ hides the host"
    if ":" in parts.netloc and not port:
        return "an ordinary page has no port"
    if not is_public_host((parts.hostname or "").rstrip(".")):
        return f"'{parts.netloc}' is no host that everybody reaches"
    return ""


# Two names or more with dots between; letters, figures and, inside a name, hyphens.
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


def exit_problems(url: str, site_url: str, place: Source) -> Iterator[Problem]:
    """Every exit of the site leads there, so it must be a page that is there and no part of the site."""
    what = _exit_fault(url, site_url)
    if what:
        instead = "Write the https:// address of an ordinary page of somebody else, such as https://www.smhi.se/."
        yield Problem(place, "settings-exit", f"`exit_url` is '{url}', and {what}", instead)


def _exit_fault(url: str, site_url: str) -> str:
    """What is wrong with it; "" for nothing."""
    if fault := _fault(url, ("https",), port=False):
        return fault
    site = _split(site_url)
    return "that is the site itself" if site and _bare(site.hostname) == _bare(urlsplit(url).hostname) else ""


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return parts


def _bare(host: str | None) -> str:
    """A host's name without what makes no other host of it."""
    return (host or "").rstrip(".").removeprefix("www.")
