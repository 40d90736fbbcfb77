"""A site built in parts, in separate clones, is the same bytes as one machine's build."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from fristad import shards

from .pages import tree

ROOT = Path(__file__).parent.parent
SITE = ROOT / "tests" / "site"


def fristad(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "fristad", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def clone(folder: Path) -> Path:
    """The tiny project as another machine has it."""
    project = folder / "tests" / "site"
    shutil.copytree(SITE, project, ignore=shutil.ignore_patterns("site", "build"))
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    return project


@pytest.fixture(scope="module")
def parts(tmp_path_factory, the_day) -> tuple[Path, Path]:
    """Two parts, each built in a clone of its own by a process of its own."""
    folder = tmp_path_factory.mktemp("parts")
    for name, languages in (("one", ["ar"]), ("two", ["sv", "en"])):
        chosen = [word for id in languages for word in ("--language", id)]
        done = fristad("build", "--shard", *chosen, "-p", clone(folder / f"clone-{name}"), "--site", folder / name)
        assert done.returncode == 0, done.stdout + done.stderr
    return folder / "one", folder / "two"


def test_parts_give_the_bytes_of_one_build(parts, tiny_site, tmp_path):
    done = fristad("merge", *parts, "-p", SITE, "--site", tmp_path / "site")

    assert done.returncode == 0, done.stdout + done.stderr
    assert tree(tmp_path / "site") == tree(tiny_site)


def test_a_part_has_only_what_is_its_own(parts):
    one, two = map(tree, parts)

    assert not one.keys() & two.keys() - {"shard.json"} - {name for name in one if name.startswith("pagefind/")}
    assert {name.split("/")[0] for name in one} == {"ar", "pagefind", "shard.json"}


def test_a_language_that_no_part_has_is_told_and_the_old_site_stays(parts, tmp_path):
    site = tmp_path / "site"
    site.mkdir()
    (site / "old.html").write_text("old")
    done = fristad("merge", parts[1], "-p", SITE, "--site", site)

    assert done.returncode == 1
    assert "The language 'ar' is in none of the parts" in done.stdout
    assert tree(site) == {"old.html": b"old"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_parts_of_other_files_are_refused(parts, tmp_path):
    other = tmp_path / "other"
    shutil.copytree(parts[0], other)
    told = json.loads((other / "shard.json").read_text("utf-8"))
    (other / "shard.json").write_text(json.dumps({**told, "of": "0" * 32}), "utf-8")
    done = fristad("merge", other, parts[1], "-p", SITE, "--site", tmp_path / "site")

    assert done.returncode == 1
    assert "built from other files" in done.stdout
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    "note", [None, "", "[]", "{}", '{"of": 1}', '{"of": "", "languages": 3, "search": {}}', "\udcff"]
)
def test_a_folder_without_a_note_is_no_part(tmp_path, note):
    if note is not None:
        (tmp_path / shards.TOLD).write_bytes(note.encode("utf-8", "surrogateescape"))
    parts, problems = shards.read([tmp_path], "x", ["sv"])

    assert parts == {}
    assert [problem.code for problem in problems][:1] == ["shard-missing"]


def test_what_a_part_brings_is_looked_at_before_it_is_published(parts, tmp_path):
    other = tmp_path / "other"
    shutil.copytree(parts[0], other)
    page = other / "ar/index.html"
    page.write_text(page.read_text("utf-8").replace("</main>", '<img src="https://evil.example/x"></main>'), "utf-8")
    done = fristad("merge", other, parts[1], "-p", SITE, "--site", tmp_path / "site")

    assert done.returncode == 1
    assert "asks another site" in done.stdout


@pytest.mark.parametrize(
    ("pages", "most", "expected"),
    [
        (600, 20_000, [["sv", "en", "ar"]]),
        (600, 599, [["sv", "ar"], ["en"]]),
        (600, 1, [["sv"], ["en"], ["ar"]]),
        (0, 1, [["sv", "en", "ar"]]),
    ],
)
def test_a_site_is_divided_by_its_size(pages, most, expected):
    assert shards.groups(["sv", "en", "ar"], pages, most) == expected


def test_the_real_site_is_small_enough_for_one_machine(project):
    done = fristad("shards", "-p", project)

    assert json.loads(done.stdout) == ["sv lattlast en ar fi so ti ckb"]


def test_a_part_without_languages_is_no_part():
    done = fristad("build", "--shard", "-p", SITE)

    assert done.returncode == 2
    assert "--language" in done.stdout
    assert os.path.exists(SITE / "mkdocs.yml")
