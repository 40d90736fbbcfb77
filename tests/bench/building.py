"""Building measured: every generator in turns, at several sizes, and what is special to ours."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from fristad.translation.messages import Message

from . import builders, corpus, originals
from .builders import OURS, Builder, Command
from .corpus import Size
from .originals import DEFAULT, Originals
from .peers import ROOT, SKELETONS, WORK

_HERE = Path(__file__).parent
_LIMIT = 3_000.0
"""Seconds after which a build is given up."""
_LANG = re.compile(r"<html[^>]*?\slang=\"?([\w-]+)")
_TITLE = re.compile(r"(?s)<(?:title|h1)\b[^>]*>(.*?)</(?:title|h1)>")
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Taken:
    """What a command took."""

    cpu: float
    """Seconds, user and system, of all its processes."""
    wall: float
    """Seconds."""
    memory: int
    """The most that its processes held at a time, in bytes, what they share counted once."""


@dataclass(frozen=True)
class Built:
    """What a builder made, and in what it took: medians over the rounds."""

    cpu: float
    wall: float
    memory: int
    """The most of any round."""
    bytes: int
    files: int
    expected: int
    """Pages that there should be."""
    right: int
    """Pages that are there, in their language and with their own title."""
    html: int
    """HTML files, those that were not asked for with them."""
    rounds: int
    runs: tuple[Taken, ...]


class FailedError(Exception):
    """A command failed; the words are what it said last."""


Tell = Callable[[str], None]


def run(commands: Sequence[Command], folder: Path) -> Taken:
    """Runs commands in a folder, one after another.

    Raises FailedError.
    """
    task = {
        "commands": list(commands),
        "folder": str(folder),
        "environment": builders.environment(folder),
        "limit": _LIMIT,
    }
    program = _HERE / "running.py"
    words = [sys.executable, str(program)]
    done = subprocess.run(words, input=json.dumps(task), capture_output=True, text=True, check=False)
    if done.returncode:
        raise FailedError(done.stderr.strip().rpartition("\n")[2])
    found = json.loads(done.stdout)
    if found["code"]:
        raise FailedError(found["said"].strip()[-1500:])
    return Taken(found["cpu"], found["wall"], found["memory"])


# ----- sources -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Case:
    """A corpus of one size, with a search or without, and the builders' sources of it."""

    seed: str
    size: Size
    search: bool

    @property
    def name(self) -> str:
        """ "200×20 with search"."""
        return f"{self.size}{' with search' if self.search else ''}"

    def folder(self, builder: Builder) -> Path:
        return builder.folder(self.size, search=self.search)


def prepared(case: Case, chosen: Sequence[Builder], tell: Tell) -> Originals:
    """Writes every builder's sources that are not there, and gives the pages.

    Ours are always those of today's templates; the pages that others get are made once for a corpus and kept, until
    the words or how they are written change.

    Raises FailedError when our own site cannot be built.
    """
    ours = case.folder(OURS)
    project = builders.our_project(case.seed, case.size, ours, search=case.search)
    builders.write_ours(ours, project)
    words = {path: text for path, text in project.items() if path != "mkdocs.yml"}
    mark = originals.digest(words | _texts(_HERE / "originals.py", _HERE / "markdown.py"))
    kept = ours.with_name(f"{mark}.json")
    if not kept.exists():
        tell(f"{case.name}: writing the pages for others")
        run(OURS.commands(case.size), ours)
        originals.save(kept, originals.read(ours / OURS.output, case.size.ids))
        for old in kept.parent.glob("*.json"):
            if old != kept:
                old.unlink()
    pages = originals.load(kept)
    skeletons = [path for path in SKELETONS.rglob("*") if path.is_file()]
    written = originals.digest(_texts(_HERE / "builders.py", *skeletons))
    for builder in chosen:
        folder = case.folder(builder)
        made_of, now = folder / ".made-of", mark + written
        if builder.write and (not made_of.exists() or made_of.read_text("utf-8") != now):
            builders.prepare(builder, folder, pages, search=case.search)
            made_of.write_text(now, "utf-8")
    return pages


def _texts(*paths: Path) -> dict[str, str]:
    return {str(path): path.read_text("utf-8", "replace") for path in paths}


# ----- builds in turns -----------------------------------------------------------------------------------------------


def measured(case: Case, chosen: Sequence[Builder], rounds: int, budget: float, tell: Tell) -> dict[str, Built]:
    """Builder → what it made and took, each build from nothing, in turns.

    A builder is run `rounds` times, or until the next round would take it beyond `budget` seconds; once in any case.
    One that fails is told and left out.
    """
    pages = prepared(case, chosen, tell)
    found: dict[str, list[Taken]] = {}
    checked: dict[str, Built] = {}
    left = list(chosen)
    for number in range(rounds):
        # Nobody is always the first, when files are cold.
        turn = number % len(chosen)
        for builder in [each for each in (*chosen[turn:], *chosen[:turn]) if each in left]:
            runs = found.setdefault(builder.name, [])
            if runs and sum(one.wall for one in runs) + runs[-1].wall > budget:
                continue
            folder = case.folder(builder)
            builders.clean(builder, folder)
            try:
                taken = run(builder.commands(case.size), folder)
            except FailedError as error:
                tell(f"{case.name}, {builder.title} failed and is left out:\n{error}")
                left.remove(builder)
                continue
            runs.append(taken)
            tell(
                f"{case.name}, round {number + 1} of {rounds}, {builder.title}: "
                f"{taken.cpu:.1f} s CPU, {taken.wall:.1f} s, {taken.memory / 1e6:.0f} MB"
            )
            if builder.name not in checked:
                checked[builder.name] = looked_at(builder, folder / builder.output, pages)
    return {
        builder.name: _with_runs(checked[builder.name], found[builder.name]) for builder in chosen if builder in left
    }


def looked_at(builder: Builder, site: Path, pages: Originals) -> Built:
    """What is in a built site, every page opened; nothing of what it took."""
    size, files = builders.sizes(site)
    _, count = builders.sizes(site, (".html",))
    expected = list(_expected(builder, pages))
    right = sum(_is_right(site, page) for page in expected)
    return Built(0, 0, 0, size, files, len(expected), right, count, 0, ())


def _expected(builder: Builder, pages: Originals) -> Iterator[originals.Original]:
    for page in pages.pages:
        # Ours has no page that shows the Swedish beside the Swedish.
        if builder is not OURS or page.language != DEFAULT or not page.path.endswith("/show"):
            yield page


def _is_right(site: Path, page: originals.Original) -> bool:
    """Whether a page is there, says its language, and has its own title: above all, or as the heading."""
    path = site / builders.address(page.language, page.path)
    if not path.exists():
        return False
    text = path.read_text("utf-8", "replace")
    lang = _LANG.search(text)
    titles = (" ".join(html.unescape(_TAG.sub("", found)).split()) for found in _TITLE.findall(text))
    return lang is not None and lang[1].lower() == page.language and any(page.title in title for title in titles)


def _with_runs(built: Built, runs: Sequence[Taken]) -> Built:
    medians = {name: median(getattr(one, name) for one in runs) for name in ("cpu", "wall")}
    known = {**asdict(built), **medians, "memory": max(one.memory for one in runs)}
    return Built(**{**known, "rounds": len(runs), "runs": tuple(runs)})


def started(chosen: Sequence[Builder], tell: Tell) -> dict[str, float]:
    """Builder → CPU seconds that it takes to start, where it can be told to do no more."""
    found = {}
    for builder in chosen:
        if builder.start:
            try:
                found[builder.name] = median(run([builder.start], WORK).cpu for _ in range(3))
            except FailedError as error:
                tell(f"{builder.title} cannot be started alone: {error}")
    return found


# ----- what is special to ours ---------------------------------------------------------------------------------------


def _lacks(command: Command, option: str) -> bool:
    """Whether a command of ours is not there yet, or does not know an option."""
    wide = {**builders.environment(WORK), "COLUMNS": "200"}
    done = subprocess.run([*command, "--help"], capture_output=True, text=True, check=False, env=wide)
    return done.returncode != 0 or option not in done.stdout


MESSAGES = 5_000


def messages_updated(seed: str, languages: int, tell: Tell) -> tuple[int, Taken] | None:
    """(messages, what it took) to bring catalogues up to date after one sentence in twenty has changed.

    Raises FailedError.
    """
    folder = WORK / "building" / "messages"
    size = _with_messages(seed, languages)
    tell(f"messages: writing {size} pages with over {MESSAGES:,} messages in each language")
    project = builders.our_project(seed, size, folder, search=False)
    builders.write_ours(folder, project)
    # Templates of its own are read too, and no links are followed.
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    command = [sys.executable, "-m", "fristad", "messages"]
    run([command], folder)
    docs = {path: text for path, text in project.items() if path.startswith("docs/")}
    found = corpus.messages(docs, project_labels(ROOT))
    for path, text in _edited(docs, found).items():
        (folder / path).write_text(text, "utf-8")
    return len(found), run([command], folder)


def project_labels(folder: Path) -> str:
    """A project's interface.pot."""
    return (folder / "translations/interface.pot").read_text("utf-8")


def _with_messages(seed: str, languages: int) -> Size:
    pages = 300
    while (count := len(corpus.messages(corpus.records(seed, pages, search=False), project_labels(ROOT)))) < MESSAGES:
        pages = max(pages + 1, pages * MESSAGES // count)
    return Size(pages, languages)


def _edited(docs: Mapping[str, str], found: Sequence[Message]) -> dict[str, str]:
    """One paragraph in twenty with a word more: path → text of the files that change."""
    changed: dict[str, str] = {}
    paragraphs = [one for one in found if one.path in docs and docs[one.path].count(f"\n{one.text}\n") == 1]
    step = max(1, len(paragraphs) * 20 // len(found))
    for one in paragraphs[::step]:
        text = changed.get(one.path, docs[one.path])
        changed[one.path] = text.replace(f"\n{one.text}\n", f"\nOckså: {one.text}\n")
    return changed


def served(case: Case, edits: int, tell: Tell) -> list[float]:
    """Seconds from saving a guide until `fristad serve` shows the new words, for each of some edits.

    Raises FailedError.
    """
    folder = case.folder(OURS)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        at = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "fristad", "serve"]
    if _lacks(command, "--address"):
        settings = folder / "mkdocs.yml"
        settings.write_text(f"{settings.read_text('utf-8')}dev_addr: {at}\n", "utf-8")
    else:
        command += ["--address", at]
    log = folder.with_name("serve.log")
    with (
        log.open("wb") as out,
        subprocess.Popen(
            command,
            cwd=folder,
            env=builders.environment(folder),
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        ) as server,
    ):
        try:
            tell(f"{case.name}: waiting for `fristad serve`")
            if waited(_SERVE_LIMIT, lambda: b"</html>" in _got(at, "guides/rad-1/"), 0.2) is None:
                raise FailedError(f"`fristad serve` does not answer: {log.read_text('utf-8', 'replace')[-500:]}")
            seconds: list[float] = []
            while len(seconds) < edits and sum(seconds) < _ENOUGH:
                seconds.append(_edit(folder, at, len(seconds)))
            return seconds
        finally:
            os.killpg(server.pid, signal.SIGKILL)


_SERVE_LIMIT = 600.0
_ENOUGH = 120.0
"""Seconds after which a change is not tried once more."""


def _edit(folder: Path, at: str, number: int) -> float:
    path = folder / "docs/guides/rad-1.md"
    words = f"Nyord{number}"
    time.sleep(1)  # an editor looks at the page before the next change
    path.write_text(f"{path.read_text('utf-8').rstrip()}\n\n{words} är nytt.\n", "utf-8")
    seconds = waited(_SERVE_LIMIT, lambda: words.encode() in _got(at, "guides/rad-1/"))
    if seconds is None:
        raise FailedError("`fristad serve` does not show what was saved")
    return seconds


def _got(at: str, path: str) -> bytes:
    """What a server answers; nothing while it does not."""
    try:
        with urllib.request.urlopen(f"http://{at}/{path}", timeout=_SERVE_LIMIT) as answer:
            return bytes(answer.read())
    except OSError:
        return b""


def waited(seconds: float, done: Callable[[], bool], pause: float = 0.02) -> float | None:
    """Seconds until something is so, looked at every so often; None if it is not in time."""
    began = time.monotonic()
    while time.monotonic() < began + seconds:
        if done():
            return time.monotonic() - began
        time.sleep(pause)
    return None
