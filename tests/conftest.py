"""What several tests need: the project, its content, and a tiny project in which nothing is wrong."""

from datetime import date
from pathlib import Path

import pytest

from fristad import files
from fristad.collection import Collection, collect
from fristad.extraction import of_texts

ROOT = Path(__file__).parent.parent
SITE = ROOT / "tests" / "site"
TODAY = date(2026, 11, 21)
"""The day on which tests look at the facts, so that none grows old."""


@pytest.fixture(scope="session")
def project() -> Path:
    """The folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def texts(project) -> dict[str, str]:
    """The real content: path → text."""
    found, unreadable = files.texts_below(project, "docs", ".md")
    assert unreadable == []
    return found


@pytest.fixture(scope="session")
def collection(texts) -> Collection:
    """The real content, read."""
    return collect(texts, today=TODAY)[0]


@pytest.fixture(scope="session")
def good() -> dict[str, str]:
    """A tiny project with every kind of record and no problem: path → text."""
    return files.texts_below(SITE, "docs", ".md")[0]


@pytest.fixture(scope="session")
def tiny(good) -> Collection:
    """The tiny project, read."""
    return collect(good, today=TODAY)[0]


@pytest.fixture(scope="session")
def tiny_messages(good):
    """What translators of the tiny project get, interface words apart."""
    return of_texts(good)
