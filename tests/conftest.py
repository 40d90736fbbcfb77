"""What several tests need: the project, its content, and a tiny project in which nothing is wrong."""

import os
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from fristad import commands, files
from fristad import workspace as workspaces
from fristad.collection import Collection
from fristad.content import collect
from fristad.workspace import Options, Workspace

ROOT = Path(__file__).parent.parent
SITE = ROOT / "tests" / "site"
TODAY = date(2026, 11, 29)
"""The day on which tests look at the facts, so that none grows old."""


def pytest_addoption(parser):
    parser.addoption("--golden", action="store_true", help="Agree to what the tiny site's pages look like now.")


@pytest.fixture(scope="session")
def project() -> Path:
    """The folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def options(project) -> Options:
    """What the real mkdocs.yml says."""
    found, problems = commands.options_of(project)
    assert problems == []
    return found


@pytest.fixture(scope="session")
def workspace(project, options) -> Workspace:
    """The real project as read, with its translations."""
    return workspaces.read(project, options, TODAY)


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


def a_project(folder: Path) -> Path:
    """A copy of the tiny project."""
    shutil.copytree(SITE, folder, ignore=shutil.ignore_patterns("site", ".site-*"))
    settings = (folder / "mkdocs.yml").read_text("utf-8").replace("../../overrides", str(ROOT / "overrides"))
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    (folder / "translations/babel.cfg").write_text("[fristad_records: docs/**.md]\n", "utf-8")
    return folder


@pytest.fixture
def copy(tmp_path) -> Path:
    """The tiny project, to be spoilt."""
    return a_project(tmp_path / "project")


NOON = str(int(datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC).timestamp()))


@pytest.fixture(autouse=True, scope="session")
def the_day():
    """Every build and check of these tests happens on the same day."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = NOON
    yield
    if before is None:
        del os.environ["SOURCE_DATE_EPOCH"]
    else:
        os.environ["SOURCE_DATE_EPOCH"] = before


def built(project: Path, site: Path, *options: str) -> Path:
    """A project's site, built as a user builds it."""
    words = [sys.executable, "-m", "fristad", "build", "--strict", "--project", project, "--site", site, *options]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return site


@pytest.fixture(scope="session")
def tiny_site(tmp_path_factory) -> Path:
    """The folder of the tiny project's site."""
    return built(SITE, tmp_path_factory.mktemp("tiny") / "site")


@pytest.fixture(scope="session")
def site(project, tmp_path_factory) -> Path:
    """The folder of the real site."""
    return built(project, tmp_path_factory.mktemp("real") / "site")


@pytest.fixture(scope="session")
def pseudo_site(project, tmp_path_factory) -> Path:
    """The folder of the real site in the pseudo-language alone."""
    return built(project, tmp_path_factory.mktemp("pseudo") / "site", "--language", "qps")
