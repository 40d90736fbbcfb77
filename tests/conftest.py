"""What several tests need: the project, its content, and a tiny project in which nothing is wrong."""

import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import settings
from rich.console import Console

from fristad import files
from fristad.build import mkdocs_settings
from fristad.build import workspace as workspaces
from fristad.build.workspace import Options, Workspace
from fristad.cli import word_commands
from fristad.content.collection import Collection
from fristad.content.reader import collect

settings.register_profile("fristad", deadline=None)
settings.load_profile("fristad")  # How long an example takes is the machine's affair.

ROOT = Path(__file__).parent.parent
SITE = ROOT / "tests" / "site"
TODAY = date(2026, 11, 29)
"""The day on which tests look at the facts of the tiny project, so that none grows old."""
NOW = date.today()
"""The day on which the real content is looked at: a fact may have been checked today, and none tomorrow."""
FOR_EVER = 36_500
"""Days: that facts of the real content grow old is for `fristad check` to tell, and no fault of the code."""


def pytest_addoption(parser):
    parser.addoption("--golden", action="store_true", help="Agree to what the tiny site's pages look like now.")


@pytest.fixture(scope="session")
def project() -> Path:
    """The folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def options(project) -> Options:
    """What the real mkdocs.yml says, but for when facts grow old."""
    found, problems = mkdocs_settings.options_of(project)
    assert problems == []
    return replace(found, review_days=FOR_EVER, overdue_error=None)


@pytest.fixture(scope="session")
def workspace(project, options) -> Workspace:
    """The real project as read, with its translations."""
    return workspaces.read(project, options, NOW)


@pytest.fixture(scope="session")
def texts(project) -> dict[str, str]:
    """The real content: path → text."""
    found, unreadable = files.texts_below(project, "docs", ".md")
    assert unreadable == []
    return found


@pytest.fixture(scope="session")
def collection(texts) -> Collection:
    """The real content, read."""
    return collect(texts, today=NOW)[0]


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
    return folder


def with_empty_catalogues(project: Path, languages: Sequence[str]) -> None:
    """Give languages of a project their catalogues, as their first day does."""
    assert word_commands.messages(project, languages, Console(file=io.StringIO())) == 0


@pytest.fixture
def copy(tmp_path) -> Path:
    """The tiny project, to be spoilt."""
    return a_project(tmp_path / "project")


def noon(day: date) -> str:
    """A day's noon, as SOURCE_DATE_EPOCH names it."""
    return str(int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp()))


@pytest.fixture(autouse=True, scope="session")
def the_day():
    """Every build and check of the tiny project happens on the same day."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = noon(TODAY)
    yield
    if before is None:
        del os.environ["SOURCE_DATE_EPOCH"]
    else:
        os.environ["SOURCE_DATE_EPOCH"] = before


def built(project: Path, site: Path, *options: str, day: date = TODAY) -> Path:
    """A project's site, built as a user builds it."""
    words = [sys.executable, "-m", "fristad", "build", "--strict", "--project", project, "--site", site, *options]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": noon(day)}
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return site


@pytest.fixture(scope="session")
def tiny_site(tmp_path_factory) -> Path:
    """The folder of the tiny project's site."""
    return built(SITE, tmp_path_factory.mktemp("tiny") / "site")


@pytest.fixture(scope="session")
def ageless(project, tmp_path_factory) -> Path:
    """The real project, in which no fact grows old."""
    folder = tmp_path_factory.mktemp("ageless")
    for name in ("docs", "translations", "reviews", "overrides"):
        shutil.copytree(project / name, folder / name)
    settings = (project / "mkdocs.yml").read_text("utf-8")
    settings = re.sub(r"(?m)^( +)(?:review_days|overdue_error): .*\n", "", settings)
    settings = re.sub(r"(?m)^( +)exit_url:", rf"\1review_days: {FOR_EVER}\n\1exit_url:", settings)
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    return folder


@pytest.fixture(scope="session")
def site(ageless, tmp_path_factory) -> Path:
    """The folder of the real site."""
    return built(ageless, tmp_path_factory.mktemp("real") / "site", day=NOW)


@pytest.fixture(scope="session")
def pseudo_site(ageless, tmp_path_factory) -> Path:
    """The folder of the real site in the pseudo-language alone."""
    return built(ageless, tmp_path_factory.mktemp("pseudo") / "site", "--language", "qps", day=NOW)
