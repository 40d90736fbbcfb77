"""The site's folder: what is never replaced, what stays in it, and that it is whole at every moment."""

from __future__ import annotations

import os
import random
import signal
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from fristad.build import locks, site_folder
from fristad.build.locks import BusyError
from fristad.build.site_folder import place_for, publish, refusal

from .pages import tree


@pytest.fixture(params=["in one step", "in two renames"])
def way(request, monkeypatch) -> str:
    """Both ways for two folders to change places."""
    if request.param == "in two renames":
        monkeypatch.setattr(site_folder, "_exchanged", lambda one, other: False)
    return request.param


def put(site: Path, **files: str) -> None:
    """Build a site of some files: `index_html="…"`."""
    with place_for(site, print) as new:
        for name, text in files.items():
            path = new / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        publish(new, site)


def texts(site: Path) -> dict[str, str]:
    return {path: content.decode() for path, content in tree(site).items() if path != site_folder.MARK}


# ----- what may be replaced ------------------------------------------------------------------------------------------


def refused(site: Path, root: Path, *sources: Path) -> str:
    return refusal(Path(os.path.realpath(site)), root, sources)


@pytest.mark.parametrize(
    "place",
    [
        ".",
        "..",
        "/",
        "docs",
        "docs/new",
        "translations",
        "translations/en/new",
        "overrides",
        "scripts",
        "tests",
        ".git",
    ],
)
@pytest.mark.parametrize("there", [True, False])
def test_a_folder_of_sources_is_no_place_for_a_site(tmp_path, place, there):
    root = tmp_path / "project"
    root.mkdir()
    if there and place != "/":
        (root / place).mkdir(parents=True, exist_ok=True)

    assert "is what it is made from" in refused(root / place, root)


def test_nor_is_one_that_the_settings_name(tmp_path):
    """A folder of templates that lies elsewhere, and what holds it."""
    other = tmp_path / "elsewhere/templates"
    other.mkdir(parents=True)

    for place in (other, other / "site", tmp_path / "elsewhere"):
        assert "is what it is made from" in refused(place, tmp_path / "project", other)
    assert refused(tmp_path / "elsewhere/site", tmp_path / "project", other) == ""


def test_a_link_is_what_it_leads_to(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "docs")

    assert "is what it is made from" in refused(tmp_path / "site", tmp_path)


@pytest.mark.parametrize("name", ["viktigt.txt", "a/b/c.txt", "index.html"])
def test_a_folder_with_things_of_others_stays_as_it_is(tmp_path, name):
    path = tmp_path / "mapp" / name
    path.parent.mkdir(parents=True)
    path.write_text("x")

    assert f"'{name.split('/')[0]}'" in refused(tmp_path / "mapp", tmp_path / "project")


def test_a_file_in_the_place_of_the_site_stays(tmp_path):
    (tmp_path / "site").write_text("x")

    assert "there is a file" in refused(tmp_path / "site", tmp_path / "project")


def test_a_mark_that_is_empty_or_of_others_is_none(tmp_path):
    (tmp_path / "mapp").mkdir()
    (tmp_path / "mapp/viktigt.txt").write_text("x")
    for mark in ("", "Jekyll"):
        (tmp_path / "mapp" / site_folder.MARK).write_text(mark)

        assert "'viktigt.txt'" in refused(tmp_path / "mapp", tmp_path / "project")


def test_the_project_s_other_folders_and_new_ones_are_fine(tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "hosted/.well-known").mkdir(parents=True)
    (tmp_path / "hosted/CNAME").write_text("example.org")
    put(tmp_path / "made", index_html="x")

    for place in ("site", "empty", "ny/mapp", "made", "hosted", "docs-site", "build/preview"):
        assert refused(tmp_path / place, tmp_path) == ""


def test_what_is_mounted_is_told_before_anything_is_done():
    assert "mounted" in refusal(Path("/proc"), Path("/nowhere/project"), ())


# ----- what takes whose place ----------------------------------------------------------------------------------------


def test_a_new_site_takes_the_place_of_the_old(tmp_path, way):
    site = tmp_path / "deep/site"
    put(site, index_html="old", gone_html="old")
    put(site, index_html="new")

    assert texts(site) == {"index.html": "new"}
    assert os.listdir(tmp_path / "deep") == ["site"]


def test_a_failure_leaves_the_old_site_and_nothing_beside_it(tmp_path, way):
    site = tmp_path / "site"
    put(site, index_html="old")

    def build() -> None:
        with place_for(site, print) as new:
            (new / "index.html").write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build()

    assert texts(site) == {"index.html": "old"}
    assert os.listdir(tmp_path) == ["site"]


def test_a_swap_that_fails_halfway_puts_the_old_site_back(tmp_path, monkeypatch):
    site, rename = tmp_path / "site", os.rename
    put(site, index_html="old")
    monkeypatch.setattr(site_folder, "_exchanged", lambda one, other: False)

    def failing(one: Path, other: Path) -> None:
        if one.name == "new":
            raise OSError(5, "Input/output error")
        rename(one, other)

    monkeypatch.setattr(site_folder.os, "rename", failing)
    with pytest.raises(OSError, match="Input/output"):
        put(site, index_html="new")

    assert texts(site) == {"index.html": "old"}
    assert os.listdir(tmp_path) == ["site"]


def test_what_the_host_has_there_stays(tmp_path, way):
    """A checkout of the branch that is published, with an empty folder that git cannot do without; and CNAME."""
    site = tmp_path / "site"
    (site / ".git/refs/heads").mkdir(parents=True)
    (site / ".git/HEAD").write_text("ref: refs/heads/gh-pages")
    (site / ".git/hook").write_text("#!/bin/sh")
    (site / ".git/hook").chmod(0o755)
    (site / ".git").chmod(0o700)
    (site / ".well-known").mkdir()
    (site / ".well-known/security.txt").write_text("Contact")
    (site / ".link").symlink_to("nowhere")
    (site / "CNAME").write_text("example.org")
    for version in ("one", "two"):
        put(site, index_html=version)
        (site / "data").mkdir(exist_ok=True)
    (site / "data/.htaccess").write_text("Options -Indexes")
    put(site, index_html="three", data__a_json="{}")

    assert texts(site) == {
        "index.html": "three",
        "data/a.json": "{}",
        "data/.htaccess": "Options -Indexes",
        ".git/HEAD": "ref: refs/heads/gh-pages",
        ".git/hook": "#!/bin/sh",
        ".well-known/security.txt": "Contact",
        "CNAME": "example.org",
    }
    assert (site / ".git/refs/heads").is_dir()
    assert stat.S_IMODE((site / ".git").stat().st_mode) == 0o700
    assert os.access(site / ".git/hook", os.X_OK)
    assert os.readlink(site / ".link") == "nowhere"


def test_what_is_ours_comes_and_goes_though_it_is_hidden(tmp_path, way):
    site = tmp_path / "site"
    with place_for(site, print) as new:
        (new / ".well-known").mkdir()
        (new / ".well-known/a.txt").write_text("ours")
        (new / "CNAME").write_text("ours")
        publish(new, site)
    (site / ".well-known/b.txt").write_text("the host's")
    put(site, index_html="x")

    assert texts(site) == {"index.html": "x", ".well-known/b.txt": "the host's"}


def test_ours_counts_where_both_have_a_file(tmp_path):
    site = tmp_path / "site"
    site.mkdir()
    (site / "CNAME").write_text("the host's")
    put(site, CNAME="ours")

    assert texts(site) == {"CNAME": "ours"}


def test_a_site_keeps_its_permissions(tmp_path, way):
    site = tmp_path / "site"
    put(site, index_html="old")
    site.chmod(0o751)
    put(site, index_html="new")

    assert stat.S_IMODE(site.stat().st_mode) == 0o751


# ----- killed --------------------------------------------------------------------------------------------------------

_BUILDER = """
import sys
from itertools import cycle
from pathlib import Path
from fristad.build import site_folder
if sys.argv[2] == "in two renames":
    site_folder._exchanged = lambda one, other: False
site = Path(sys.argv[1])
print("ready", flush=True)
for version in cycle("ABCDE"):
    with site_folder.place_for(site, print) as new:
        for number in range(5):
            (new / f"{number}").mkdir()
            (new / f"{number}/index.html").write_text(version)
        site_folder.publish(new, site)
"""


def killed_at(moment: float, site: Path, way: str) -> None:
    """Kill a program that builds small sites without a pause."""
    with subprocess.Popen([sys.executable, "-c", _BUILDER, str(site), way], stdout=subprocess.PIPE) as builder:
        assert builder.stdout.readline() == b"ready\n"
        time.sleep(moment)
        builder.kill()


def whole(site: Path) -> bool:
    """Whether a site is there, and of one build."""
    found = texts(site)
    return len(found) in (5, 6) and len({text for path, text in found.items() if path.endswith(".html")}) == 1


@pytest.mark.site
@pytest.mark.parametrize("seed", range(25))
def test_whenever_it_is_killed_the_site_is_whole(tmp_path, seed):
    site = tmp_path / "site"
    site.mkdir()
    (site / ".htaccess").write_text("the host's")
    put(site, **{f"{number}__index_html": "A" for number in range(5)})
    killed_at(random.Random(seed).uniform(0, 0.05), site, "in one step")

    assert whole(site)
    assert (site / ".htaccess").read_text() == "the host's"
    put(site, index_html="next")
    assert texts(site) == {"index.html": "next", ".htaccess": "the host's"}
    assert os.listdir(tmp_path) == ["site"]


@pytest.mark.site
@pytest.mark.parametrize("seed", range(10))
def test_where_folders_cannot_change_places_in_one_step_the_next_build_begins_with_the_old_site(tmp_path, seed):
    site = tmp_path / "site"
    put(site, **{f"{number}__index_html": "A" for number in range(5)})
    killed_at(random.Random(seed).uniform(0, 0.05), site, "in two renames")
    with place_for(site, print):
        assert whole(site)

    assert os.listdir(tmp_path) == ["site"]


def test_a_site_that_somebody_has_removed_does_not_come_back(tmp_path):
    """Killed when the new site was in its place and the old one not removed yet; and then the site is removed."""
    site, work = tmp_path / "site", tmp_path / ".site-building"
    (work / "old").mkdir(parents=True)
    (work / "old/index.html").write_text("old")
    with place_for(site, print):
        assert not site.exists()

    assert list(tmp_path.iterdir()) == []


def test_a_killed_swap_in_two_renames_goes_back(tmp_path):
    site, work = tmp_path / "site", tmp_path / ".site-building"
    for name in ("old", "new"):
        (work / name).mkdir(parents=True)
        (work / name / "index.html").write_text(name)
    with place_for(site, print):
        assert texts(site) == {"index.html": "old"}

    assert os.listdir(tmp_path) == ["site"]


def test_what_others_have_beside_the_site_stays(tmp_path):
    for name in (".site-new-design", ".site-old", ".site-building/plans"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "a.txt").write_text("x")
    put(tmp_path / "site", index_html="x")

    assert sorted(path.parent.name for path in tmp_path.rglob("a.txt")) == [".site-new-design", ".site-old", "plans"]


@pytest.mark.site
def test_who_looks_without_a_pause_always_finds_a_site(tmp_path):
    site = tmp_path / "site"
    put(site, **{f"{number}__index_html": "A" for number in range(5)})
    missing, looks = [], 0
    with subprocess.Popen([sys.executable, "-c", _BUILDER, str(site), "x"], stdout=subprocess.PIPE) as builder:
        builder.stdout.readline()
        end = time.monotonic() + 1
        while time.monotonic() < end:
            looks += 1
            if not (site / "4/index.html").exists():
                missing.append(looks)
        builder.send_signal(signal.SIGKILL)

    assert missing == []
    assert looks > 100


# ----- one at a time -------------------------------------------------------------------------------------------------


@pytest.mark.site
def test_two_who_build_one_site_wait_for_each_other(tmp_path):
    at_work, most = 0, 0
    told: list[str] = []

    def build() -> None:
        nonlocal at_work, most
        for _ in range(20):
            with place_for(tmp_path / "site", told.append) as new:
                at_work += 1
                most = max(most, at_work)
                (new / "index.html").write_text("x")
                time.sleep(0.002)
                publish(new, tmp_path / "site")
                at_work -= 1

    threads = [threading.Thread(target=build) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (at_work, most) == (0, 1)
    assert set(told) == {f"Another fristad is at work in {tmp_path}/.site-building: waiting until it has ended"}
    assert os.listdir(tmp_path) == ["site"]


@pytest.mark.site
def test_who_only_reads_waits_for_who_writes_alone(tmp_path):
    def is_free(*, shared: bool) -> bool:
        try:
            with locks.held(tmp_path, print, shared=shared, patience=0):
                return True
        except BusyError as error:
            assert "still at work" in str(error)  # noqa: PT017
            return False

    with locks.held(tmp_path, print, shared=True):
        assert (is_free(shared=True), is_free(shared=False)) == (True, False)
    with locks.held(tmp_path, print):
        assert (is_free(shared=True), is_free(shared=False)) == (False, False)
    assert is_free(shared=False)


def test_what_a_link_leads_to_is_not_taken_for_the_place_to_build(tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / ".site-building").symlink_to(tmp_path / "other")
    with pytest.raises(OSError), place_for(tmp_path / "site", print):  # noqa: PT011
        pass

    assert list((tmp_path / "other").iterdir()) == []
