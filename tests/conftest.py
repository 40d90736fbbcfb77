"""What several tests need: the project, its content, and a tiny project in which nothing is wrong."""

import fcntl
import gc
import io
import os
import pickle
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings
from rich.console import Console

from fristad import files
from fristad.build import workspace as workspaces
from fristad.build.mkdocs import mkdocs_yml
from fristad.build.workspace import Options, Workspace
from fristad.cli import word_commands
from fristad.content.collection import Collection
from fristad.content.reader import collect
from fristad.memory import Memory
from fristad.serve import preview
from fristad.site.emergency import Shown

from .pages import BuiltPage, pages_of

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


FOLDERS = ("browser", "content")
"""Each test in one of these folders has the folder's mark."""
PROJECTS = {"copy", "tiny_site", "ageless", "memory"}
"""Whoever asks for one of these has a whole project read or its site built: the mark `site` follows from it."""
SLOW = ("site", "browser")
"""What `make quick` leaves out. A test has one of these marks at most, so that each is run once: see pyproject.toml."""


def pytest_addoption(parser):
    parser.addoption("--golden", action="store_true", help="Agree to what the tiny site's pages look like now.")


def pytest_collection_modifyitems(items):
    """Give tests their marks, and begin with the slow files, so that no process is left alone with one at the end."""
    for item in items:
        for name in FOLDERS:
            if item.path.is_relative_to(ROOT / "tests" / name):
                item.add_marker(name)
        if PROJECTS & set(item.fixturenames) and not item.get_closest_marker("browser"):
            item.add_marker("site")
        if all(item.get_closest_marker(name) for name in SLOW):
            raise pytest.UsageError(f"{item.nodeid} is marked for both of {SLOW}: it would be run by neither or twice.")
    slow = {name: {item.path for item in items if item.get_closest_marker(name)} for name in SLOW}
    items.sort(key=lambda item: (item.path not in slow["browser"], item.path not in slow["site"]))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    """A test that starts a program is none of the quick ones: it says so by its mark, or fails."""
    if any(item.get_closest_marker(name) for name in SLOW):
        return (yield)
    started = subprocess.Popen.__init__

    def refuse(*arguments, **more):
        raise AssertionError("This test starts a program: mark it with `pytest.mark.site`.")

    subprocess.Popen.__init__ = refuse
    try:
        return (yield)
    finally:
        subprocess.Popen.__init__ = started


@pytest.fixture(scope="session")
def project() -> Path:
    """The folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def options(project) -> Options:
    """What the real mkdocs.yml says, but for when facts grow old."""
    found, problems = mkdocs_yml.options_of(project)
    assert problems == []
    return replace(found, review_days=FOR_EVER, overdue_error=None)


@pytest.fixture(scope="session")
def memory(project, options, tmp_path_factory) -> Memory:
    """What one of the tests' processes has worked out of the real project's files: every word is judged once."""

    def make(file: Path) -> None:
        found = Memory()
        workspaces.read(project, options, NOW, found)
        file.write_bytes(pickle.dumps(found))

    return pickle.loads(once(tmp_path_factory, "memory", make).read_bytes())


@pytest.fixture(scope="session")
def workspace(project, options, memory) -> Workspace:
    """The real project as read, with its translations."""
    return workspaces.read(project, options, NOW, memory)


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


@pytest.fixture(autouse=True, scope="module")
def little_to_look_through():
    """What earlier files have left, such as the real project, is no garbage: searches for that leave it out."""
    gc.collect()
    gc.freeze()


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


class _Warm(Memory):
    """Begins with what the files of the tiny project come to, by their fingerprints, so that a copy of it is read fast.

    What a test has changed is worked out; so is what pages show, which follows from templates too.
    """

    def __init__(self) -> None:
        super().__init__()
        self._older = dict(self._of_the_tiny_project())

    @staticmethod
    @cache
    def _of_the_tiny_project() -> dict[str, object]:
        memory = Memory()
        options, _ = mkdocs_yml.options_of(SITE)
        workspaces.read(SITE, options, TODAY, memory)
        return {key: value for key, value in memory._used.items() if not isinstance(value, Shown)}


@pytest.fixture(autouse=True, scope="session")
def warm():
    """Every reading in these processes begins warm; the programs that tests start read everything."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workspaces, "Memory", _Warm)
        patch.setattr(preview, "Memory", _Warm)
        yield


def built(project: Path, site: Path, *options: str, day: date = TODAY, strict: bool = True) -> Path:
    """A project's site, built as a user builds it; where not `strict`, with warnings."""
    strictly = ["--strict"] if strict else []
    words = [sys.executable, "-m", "fristad", "build", *strictly, "--project", project, "--site", site, *options]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": noon(day)}
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return site


def once(folders: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A file or folder that the first of the tests' processes makes, while the others wait for it, and all read."""
    base = folders.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent  # Each process has a folder of its own in it.
    with (base / f"{name}.lock").open("a+") as made:
        fcntl.flock(made, fcntl.LOCK_EX)
        made.seek(0)
        if not made.read():
            make(base / name)
            made.write("made")
    return base / name


@pytest.fixture(scope="session")
def tiny_site(tmp_path_factory) -> Path:
    """The folder of the tiny project's site."""
    return once(tmp_path_factory, "tiny-site", lambda folder: built(SITE, folder))


@pytest.fixture
def published(copy, tiny_site) -> Path:
    """The tiny project with its site beside it, to be spoilt."""
    shutil.copytree(tiny_site, copy / "site")
    return copy


@pytest.fixture(scope="session")
def ageless(project, tmp_path_factory) -> Path:
    """The real project, in which no fact grows old."""

    def make(folder):
        for name in ("docs", "translations", "reviews", "overrides"):
            shutil.copytree(project / name, folder / name, dirs_exist_ok=True)
        settings = (project / "mkdocs.yml").read_text("utf-8")
        settings = re.sub(r"(?m)^( +)(?:review_days|overdue_error): .*\n", "", settings)
        settings = re.sub(r"(?m)^( +)exit_url:", rf"\1review_days: {FOR_EVER}\n\1exit_url:", settings)
        (folder / "mkdocs.yml").write_text(settings, "utf-8")

    return once(tmp_path_factory, "ageless", make)


@pytest.fixture(scope="session")
def site(ageless, tmp_path_factory) -> Path:
    """The folder of the real site."""
    return once(tmp_path_factory, "real-site", lambda folder: built(ageless, folder, day=NOW))


@pytest.fixture(scope="session")
def real_pages(site) -> list[BuiltPage]:
    """Every page of the real site, each parsed once."""
    return pages_of(site)


def in_languages(project: Path, folder: Path, *ids: str) -> Path:
    """A copy of a project that has these languages and the Swedish alone."""
    for name in ("docs", "overrides", *(f"translations/{id}" for id in ids)):
        shutil.copytree(project / name, folder / name)
    (folder / "reviews").mkdir()
    for path in [*project.glob("translations/*.yml"), *(one for id in ids for one in project.glob(f"reviews/{id}.*"))]:
        shutil.copy(path, folder / path.relative_to(project))
    others = rf"(?m)^ +- \{{ locale: (?!(?:{'|'.join(('sv', *ids))})\b).*\n"
    settings = (project / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(re.sub(others, "", settings), "utf-8")
    return folder


@pytest.fixture(scope="session")
def pseudo_site(ageless, tmp_path_factory) -> Path:
    """The folder of the real site in the pseudo-language alone, which reads the words of no other."""

    def make(folder: Path) -> None:
        project = in_languages(ageless, folder.with_name("pseudo-project"), "en")
        built(project, folder, "--language", "qps", day=NOW)

    return once(tmp_path_factory, "pseudo-site", make)
