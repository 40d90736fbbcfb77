"""Publishing for real: builds that are killed, meet each other, or find a disk that does not do what it should.

Each leaves one whole site of one build, says in a sentence what is wrong, and ends with the right number.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fristad import files
from fristad.build import locks
from fristad.languages.known_languages import LANGUAGES
from fristad.serve.preview import Preview
from fristad.translation import translations
from fristad.translation.po import catalogues

from .conftest import a_project
from .pages import tree

pytestmark = pytest.mark.site

FYREN = "docs/services/fyren.md"
SERVICES = "translations/en/LC_MESSAGES/services.po"
LABELS = "translations/en/LC_MESSAGES/interface.po"


def start(project: Path, *words: str | Path, jobs: int = 2, **given: object) -> subprocess.Popen[str]:
    """A command as a user types it."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    shared = ["--jobs", str(jobs)] if words[0] == "build" else []
    command = [sys.executable, "-m", "fristad", *map(str, words), *shared, "-p", str(project)]
    out = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    return subprocess.Popen(command, env=environment, **{**out, **given})


def run(project: Path, *words: str | Path, **given: object) -> tuple[int, str]:
    """Its exit code, and what it said."""
    with start(project, *words, **given) as one:
        said = one.communicate(timeout=120)[0]
    assert "Traceback" not in said
    return one.returncode, said


def beside(project: Path) -> list[str]:
    """What lies beside the site that is not the project's."""
    return sorted(
        path.name for path in project.iterdir() if path.name not in ("docs", "translations", "reviews", "mkdocs.yml")
    )


def rename(project: Path, name: str) -> None:
    """Another name for a service, which stands on many pages."""
    path = project / FYREN
    lines = [f"name: {name}" if line.startswith("name: ") else line for line in path.read_text("utf-8").split("\n")]
    path.write_text("\n".join(lines), "utf-8")


Versions = tuple[Path, dict[str, bytes], dict[str, bytes]]


@pytest.fixture(scope="module")
def versions(tmp_path_factory) -> Versions:
    """A project in two languages, and its two sites: the first is in its place, the record is that of the second."""
    project, found = a_project(tmp_path_factory.mktemp("two") / "project"), []
    settings = (project / "mkdocs.yml").read_text("utf-8")
    (project / "mkdocs.yml").write_text(settings.replace("        - { locale: ar }\n", ""), "utf-8")
    for name in ("Annan", "Fyren"):
        rename(project, name)
        assert run(project, "build")[0] == 0
        found.append(tree(project / "site"))
    rename(project, "Annan")
    assert found[0] != found[1]
    return project, found[1], found[0]


@pytest.fixture
def two(versions, tmp_path) -> Versions:
    """A copy of it, to be spoilt."""
    project, old, new = versions
    shutil.copytree(project, tmp_path / "project")
    return tmp_path / "project", old, new


# ----- killed --------------------------------------------------------------------------------------------------------

_BUILDS = """
import io, os, sys
from pathlib import Path
from rich.console import Console
from fristad.cli import site_commands
from fristad.serve import preview
import mkdocs.commands.build
for _ in sys.stdin:
    process = os.fork()
    if not process:
        os._exit(site_commands.build(Path(sys.argv[1]), None, False, Console(file=io.StringIO())))
    print(process, flush=True)
    print(os.waitpid(process, 0)[1], flush=True)
"""
"""Builds one after another, each in a process of its own, without starting Python and reading all the code again."""


def test_whenever_a_build_is_killed_the_site_is_whole_and_of_one_build(two):
    project, old, new = two
    chance, sites = random.Random(1), {"Fyren": old, "Annan": new}
    command = [sys.executable, "-c", _BUILDS, str(project)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1) as builds:

        def build(name: str, kill_after: float) -> tuple[int, float]:
            """The status with which it ends, and how long that takes."""
            rename(project, name)
            began = time.monotonic()
            builds.stdin.write("\n")
            process = int(builds.stdout.readline())
            if kill_after:
                time.sleep(kill_after)
                with contextlib.suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)
            return int(builds.stdout.readline()), time.monotonic() - began

        assert build("Annan", 0)[0] == 0
        _, lasts = build("Fyren", 0)
        killed = []
        for name in [*sites] * 12:
            # Half of the moments are around the end, where the sites change places.
            share = chance.uniform(0.1, 1) if chance.random() < 0.5 else chance.uniform(0.85, 1.1)
            status, took = build(name, lasts * share)
            killed.append(status == signal.SIGKILL)
            # The machine may have more or less to do by now.
            lasts = lasts * 1.1 if killed[-1] else took

            assert tree(project / "site") in (old, new)
            assert set(beside(project)) <= {"site", ".site-building"}
        assert sum(killed) > 10
        assert build(name, 0)[0] == 0
        builds.stdin.close()
    assert tree(project / "site") == sites[name]
    assert beside(project) == ["site"]


def family(project: Path) -> list[str]:
    """The processes that have to do with a project."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
        if str(project) in words:
            found.append(words)
    return found


def until(done: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while not done() and time.monotonic() < end:
        time.sleep(0.02)
    return done()


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="processes are found in /proc")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_no_process_outlives_a_build_that_is_ended(published, tmp_path, monkeypatch, number):
    """It is ended while two processes wait for the search index, which two others make."""
    before = tree(published / "site")
    rename(published, "Annan")
    (tmp_path / "slow").mkdir()
    (tmp_path / "slow/pagefind.py").write_text("import time; time.sleep(120)", "utf-8")
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path / 'slow'}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")

    # What a script starts in the background hears no Ctrl+C, nor does what that starts.
    def hear_interrupts() -> None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    with start(published, "build", stdout=subprocess.DEVNULL, preexec_fn=hear_interrupts) as one:
        assert until(lambda: sum("-m pagefind" in words for words in family(published)) == 2, 120)
        one.send_signal(number)
        one.wait(60)

        assert until(lambda: not family(published), 20), family(published)
    assert one.returncode == (130 if number == signal.SIGINT else -number)
    assert tree(published / "site") == before
    assert beside(published) == ["site"] or number == signal.SIGKILL


# ----- two at once ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wait", [0, 0.6])
def test_two_builds_at_once_make_two_whole_sites_one_after_the_other(two, wait):
    project, _, new = two
    first = start(project, "build")
    time.sleep(wait)
    second = start(project, "build")
    said = [one.communicate(timeout=120)[0] for one in (first, second)]

    assert [one.returncode for one in (first, second)] == [0, 0], said
    assert sum("waiting until it has ended" in words for words in said) == 1
    assert tree(project / "site") == new
    assert beside(project) == ["site"]


@pytest.mark.parametrize(
    "words",
    [("messages",), ("review", "en", "service/fyren", "--by", "person"), ("import", "en", "en.po", "--by", "person")],
)
def test_who_writes_words_waits_for_a_build(copy, words):
    assert run(copy, "export", "en", "--format", "po", "--to", copy / "en.po")[0] == 0
    words = tuple(str(copy / word) if word.endswith(".po") else word for word in words)
    with locks.held(copy, print, shared=True):
        one = start(copy, *words, bufsize=1)
        assert "waiting until it has ended" in one.stdout.readline()
        assert one.poll() is None
    one.communicate(timeout=60)

    assert one.returncode == 0


# ----- disks ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("most", [0, 4_000, 30_000, 60_000])
def test_a_disk_that_takes_no_more_leaves_the_old_site(two, most):
    """No file may be longer than so: written by this process, by its children, or by Pagefind."""
    project, old, _ = two
    limit = (resource.RLIMIT_FSIZE, (most, most))
    code, said = run(project, "build", preexec_fn=lambda: resource.setrlimit(*limit))

    assert code == 1
    assert said.count("The old site is as it was") == 1
    assert "File too large" in said or "Pagefind" in said
    assert tree(project / "site") == old
    assert beside(project) == ["site"]


@pytest.fixture
def small_disk(tmp_path) -> Iterator[Path]:
    """A disk with room for one tiny site and a half."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(disk)]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError:
        pytest.skip("there is no mount here")
    if done.returncode:
        pytest.skip("no disk can be mounted here")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_full_disk_leaves_the_old_site_and_nothing_that_grows(copy, small_disk):
    site = small_disk / "site"
    assert run(copy, "build", "--site", site)[0] == 0
    before = tree(site)
    room = os.statvfs(small_disk)
    (small_disk / "other").write_bytes(bytes(room.f_bavail * room.f_frsize - 500_000))
    for _ in range(2):
        code, said = run(copy, "build", "--site", site)

        assert code == 1
        assert "No space left on device" in said
        assert tree(site) == before
        assert sorted(os.listdir(small_disk)) == ["other", "site"]


def test_a_disk_that_is_mounted_at_the_site_is_told(copy, small_disk):
    code, said = run(copy, "build", "--site", small_disk)

    assert code == 1
    assert f"{small_disk}: it is mounted and cannot be replaced" in said
    assert os.listdir(small_disk) == []


def as_anybody() -> None:
    """Without the right of root to write everywhere: CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH."""
    for capability in (1, 2):
        ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="root may write everywhere")
@pytest.mark.parametrize("there", [True, False])
def test_a_folder_that_cannot_be_written_to_is_told(copy, tmp_path, there):
    place = tmp_path / "public"
    place.mkdir()
    if there:
        assert run(copy, "build", "--site", place / "site")[0] == 0
    before = tree(place)
    place.chmod(0o555)
    if run(copy, "build", "--site", place / "site", preexec_fn=as_anybody)[0] == 0:
        pytest.skip("whoever runs the tests may write everywhere")
    code, said = run(copy, "build", "--site", place / "site", preexec_fn=as_anybody)

    assert code == 1
    assert "The site could not be written (Permission denied" in said
    assert "The old site is as it was" in said
    assert tree(place) == before


@pytest.mark.skipif(sys.platform != "linux", reason="root may write everywhere")
def test_words_that_cannot_be_written_are_told(copy):
    (copy / "translations").chmod(0o555)
    code, said = run(copy, "messages", preexec_fn=as_anybody)

    assert (code, "Permission denied" in said) in ((1, True), (0, False))


def test_a_site_that_is_a_link_stays_one(copy, tmp_path):
    target = tmp_path / "www/current"
    target.mkdir(parents=True)
    (copy / "site").symlink_to(target)
    for name in ("Annan", "Fyren"):
        rename(copy, name)
        assert run(copy, "build")[0] == 0

        assert (copy / "site").is_symlink()
        assert name in (target / "services/fyren/index.html").read_text("utf-8")
    assert os.listdir(tmp_path / "www") == ["current"]


# ----- the place -----------------------------------------------------------------------------------------------------


PLACES = ("translations", "translations/site", "docs", "mapp", "mkdocs.yml", ".", "..", "build")


@pytest.mark.parametrize(
    ("program", "place"),
    [*(("fristad", place) for place in PLACES), ("mkdocs", "translations"), ("mkdocs", "mapp"), ("mkdocs", "docs")],
)
def test_what_is_not_a_site_of_ours_is_not_replaced(copy, place, program):
    for name in ("mapp/viktigt.txt", "build/export/en.xlf"):
        (copy / name).parent.mkdir(parents=True)
        (copy / name).write_text("x")
    before = tree(copy)
    if program == "fristad":
        code, said = run(copy, "build", "--site", copy / place)
    else:
        command = [sys.executable, "-m", "mkdocs", "build", "-f", str(copy / "mkdocs.yml"), "-d", str(copy / place)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        code, said = done.returncode, done.stdout + done.stderr

    assert code == 1
    assert "Traceback" not in said
    # MkDocs itself has a word to say about docs/ and what holds it.
    assert str((copy / place).resolve()) in said or "site_dir" in said
    assert tree(copy) == before


def test_the_settings_are_no_way_round_it(copy):
    text = (copy / "mkdocs.yml").read_text("utf-8")
    (copy / "mkdocs.yml").write_text(text.replace("site_dir: site", "site_dir: translations"), "utf-8")
    before = tree(copy)

    assert run(copy, "build")[0] == 1
    assert run(copy, "build", "--language", "en")[0] == 0
    assert {path: text for path, text in tree(copy).items() if not path.startswith("build/")} == before


def test_what_a_host_has_in_the_site_outlives_builds(copy):
    for name in (".git", ".htaccess", ".well-known/security.txt"):
        (copy / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / "site" / name).write_text("the host's")
    for name in ("Annan", "Fyren"):
        rename(copy, name)
        assert run(copy, "build")[0] == 0
        if name == "Annan":
            (copy / "site/CNAME").write_text("the host's")

    for name in (".git", ".htaccess", ".well-known/security.txt", "CNAME"):
        assert (copy / "site" / name).read_text() == "the host's"
    assert (copy / "site/index.html").exists()


def test_a_new_folder_in_new_folders_is_made(copy):
    assert run(copy, "build", "--site", copy / "ny/mapp")[0] == 0

    assert (copy / "ny/mapp/index.html").exists()


# ----- what others bring ---------------------------------------------------------------------------------------------

_HOOK = """
from concurrent.futures import ThreadPoolExecutor
pool = ThreadPoolExecutor(2)
pool.submit(print, "at work")
def on_post_page(output, page, config):
    return pool.submit(output.replace, "</main>", "<!-- of the hook --></main>").result()
"""


def test_a_plugin_with_threads_of_its_own_is_built_with(copy):
    (copy / "hook.py").write_text(_HOOK, "utf-8")
    text = (copy / "mkdocs.yml").read_text("utf-8")
    (copy / "mkdocs.yml").write_text(text + "\nhooks: [hook.py]\n", "utf-8")
    code, said = run(copy, "build", jobs=3)

    assert code == 0, said
    for page in ("index.html", "en/index.html", "ar/services/fyren/index.html"):
        assert "<!-- of the hook -->" in (copy / "site" / page).read_text("utf-8")


def test_one_process_and_several_make_the_same_bytes(copy, tmp_path):
    for jobs in (1, 3):
        assert run(copy, "build", "--site", tmp_path / f"{jobs}", jobs=jobs)[0] == 0

    assert tree(tmp_path / "1") == tree(tmp_path / "3")


# ----- words that somebody in danger reads ---------------------------------------------------------------------------


def refuse_a_word(path: Path, context: str) -> None:
    """A number that the Swedish does not have, in the first translation of a place."""
    head, entry, rest = path.read_text("utf-8").partition(f'\nmsgctxt "{context}"')
    before, words, after = rest.partition('\nmsgstr "')
    path.write_text(head + entry + before + words + "999 " + after, "utf-8")


@pytest.mark.parametrize(
    ("domain", "context"),
    [("interface", "ui/exit"), ("guides", "guide/i-am-afraid#call"), ("services", "service/fyren#summary")],
)
def test_refused_words_of_the_emergency_tier_stop_a_publication(published, domain, context):
    """Of a page where somebody in danger begins, and of a service that it shows, in whatever file they are."""
    guide = published / "docs/guides/i-am-afraid.md"
    guide.write_text(guide.read_text("utf-8").replace("order: 1\n", "order: 1\nemergency: true\n"), "utf-8")
    path = f"translations/en/LC_MESSAGES/{domain}.po"
    before = tree(published / "site")
    refuse_a_word(published / path, context)
    code, said = run(published, "build", "--publish")

    assert code == 1
    assert path in said
    assert "the old site is as it was" in said
    assert tree(published / "site") == before
    assert run(published, "build")[0] == 0


def test_a_damaged_catalogue_stops_it_too(copy):
    (copy / LABELS).write_bytes((copy / LABELS).read_bytes().replace(b"\nmsgid ", b"\n<<<<<<< HEAD\nmsgid ", 2))

    assert run(copy, "build", "--publish")[0] == 1


DAMAGED = Path(__file__).parent / "damaged"
READ = {
    "as-it-should-be",
    "byte-order-mark",
    "charset-says-latin-1",
    "cr-only",
    "crlf",
    "header-fuzzy",
    "obsolete-and-previous",
    "wrapped",
}
"""Of the files there, those of which every word counts; `TOLD` leave an entry out, and all others stop a build."""
TOLD = {"plural-forms", "same-entry-twice"}


@pytest.mark.parametrize("path", sorted(DAMAGED.glob("*.po")), ids=lambda path: path.stem)
def test_a_catalogue_that_yields_nothing_is_told_once_and_stops(path):
    place = "translations/en/LC_MESSAGES/guides.po"
    text, unread = files.text_of(DAMAGED, path.name)
    found, told = translations.translations(LANGUAGES["en"], {place: text}) if text is not None else (None, [unread])
    codes = {problem.code for problem in told}

    if path.stem in READ:
        assert (len(found.words), told) == (4, [])
    elif path.stem in TOLD:
        assert found.words
        assert len(told) == 1
        assert not codes & catalogues.STOPPING
    else:
        assert not found or not found.words
        assert len(told) == 1
        assert codes <= catalogues.STOPPING


@pytest.mark.parametrize("damage", ["another-language", "empty", "latin-1", "merge-conflict"])
def test_the_old_site_stands_when_a_catalogue_is_damaged(published, damage):
    before = tree(published / "site")
    guides = "translations/en/LC_MESSAGES/guides.po"
    (published / guides).write_bytes((DAMAGED / f"{damage}.po").read_bytes())
    checked, said = run(published, "check")
    assert checked == 1
    assert said.count(f"{guides}:") == 1
    code, said = run(published, "build")

    assert code == 1
    assert said.count(f"{guides}:") == 1
    assert "the old site is as it was" in said
    assert tree(published / "site") == before
    preview = Preview(published)
    preview.refresh()
    assert preview.reading.stopped
    assert guides in " ".join(problem.one_line() for problem in preview.reading.problems)


def test_a_table_of_reviews_that_cannot_be_read_stops_too(copy):
    (copy / "reviews/en.csv").write_bytes(b"\xff\xfe")
    code, said = run(copy, "build")

    assert code == 1
    assert "reviews/en.csv:1:1: The file is not saved as UTF-8" in said


def test_a_catalogue_in_the_wrong_place_is_told(copy):
    guides, services = (copy / f"translations/en/LC_MESSAGES/{name}.po" for name in ("guides", "services"))
    guides.rename(guides.with_name("guide.po"))
    services.write_text(services.read_text("utf-8").replace('msgctxt "', 'msgctxt "old-'), "utf-8")
    code, said = run(copy, "check")

    assert code == 1
    assert "guide.po:1:1: The site takes no words from a catalogue of this name" in said
    assert "services.po:1:1: None of the file's translations is used (0 of " in said


def test_other_refused_words_are_left_out_and_told(copy):
    refuse_a_word(copy / SERVICES, "service/fyren#summary")
    code, said = run(copy, "build", "--publish")

    assert code == 0
    assert SERVICES in said
