"""Building and publishing: the commands, and what a failure leaves behind. On the tiny site, and on copies of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .pages import tree

pytestmark = pytest.mark.site

BIN = Path(sys.executable).parent


def run(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A command as a user types it, from our environment's programs."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "COLUMNS": "200"}
    return subprocess.run(
        [str(BIN / words[0]), *words[1:]], cwd=cwd, capture_output=True, text=True, env=environment, check=False
    )


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def on_a_page(display: str) -> str:
    """A number as pages show it: in one piece."""
    return display.replace(" ", "\u00a0")


def a_phone(folder: Path) -> tuple[Path, str, str]:
    """A service of the tiny site with a shown number: its file, the number and how it is shown."""
    from fristad.content.reader import collect
    from fristad.files import texts_below

    collection, _ = collect(texts_below(folder, "docs", ".md")[0])
    service = next(s for s in collection.services if s.shown_phones and not s.phones[0].short)
    return folder / collection.documents[service.ref].path, service.phones[0].number, service.phones[0].display


def test_a_build_makes_a_site(copy):
    done = run("fristad", "build", "--strict", cwd=copy)

    assert done.returncode == 0, done.stdout + done.stderr
    assert (copy / "site/index.html").exists()
    assert (copy / "site/ar/index.html").exists()
    assert (copy / "site/data/services.json").exists()


def test_mkdocs_itself_builds_the_same_bytes(copy, tiny_site):
    done = run("mkdocs", "build", "--strict", "--site-dir", "other", cwd=copy)

    assert done.returncode == 0, done.stdout + done.stderr
    assert tree(copy / "other") == tree(tiny_site)


def test_an_error_leaves_the_old_site_and_tells_all_problems(published):
    before = tree(published / "site")
    file, number, _display = a_phone(published)
    change(file, number, "+4612")
    (published / "docs/guides/half.md").write_text("---\ntitle: Halv\n", "utf-8")

    for command in (("fristad", "build"), ("mkdocs", "build"), ("mkdocs", "build", "--strict")):
        done = run(*command, cwd=published)
        told = done.stdout + done.stderr

        assert done.returncode == 1
        assert "[phone-number]" in told
        assert "[front-matter-missing]" in told
        assert "Traceback" not in told
        assert tree(published / "site") == before
    assert [path.name for path in published.glob(".site-*")] == []


def test_a_failure_in_a_template_leaves_the_old_site(published, project):
    shutil.copytree(project / "overrides", published / "overrides")
    change(published / "mkdocs.yml", str(project / "overrides"), "overrides")
    before = tree(published / "site")
    begins = "{% block content %}"
    change(published / "overrides/service.html", begins, begins + "{{ page_data.nothing.here }}")
    done = run("fristad", "build", cwd=published)

    assert done.returncode == 1
    assert tree(published / "site") == before
    assert [path.name for path in published.glob(".site-*")] == []


def test_a_search_index_that_fails_leaves_the_old_site(published, monkeypatch, tmp_path):
    before = tree(published / "site")
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken/pagefind.py").write_text("raise SystemExit('the disk is full')", "utf-8")
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path / 'broken'}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
    done = run("fristad", "build", cwd=published)

    assert done.returncode == 1
    assert "the disk is full" in done.stdout + done.stderr
    assert "The old site is as it was" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert tree(published / "site") == before
    assert [path.name for path in published.glob(".site-*")] == []


def test_one_changed_number_is_right_everywhere_and_touches_no_catalogue(copy):
    assert run("fristad", "messages", cwd=copy).returncode in (0, 1)
    catalogues = tree(copy / "translations")
    file, number, display = a_phone(copy)
    assert run("fristad", "build", cwd=copy).returncode == 0
    old_pages = {path for path in copy.glob("site/**/*.html") if on_a_page(display) in path.read_text("utf-8")}
    change(file, number, "+46313900642")
    change(file, display, "031-390 06 42")
    done = run("fristad", "build", cwd=copy)

    assert done.returncode == 0, done.stdout
    assert len(old_pages) > 3
    for path in copy.glob("site/**/*"):
        if path.is_file():
            for written in (display, on_a_page(display)):
                assert written.encode() not in path.read_bytes(), path
    for path in old_pages:
        text = path.read_text("utf-8")
        assert "tel:+46313900642" in text
        assert on_a_page("031-390 06 42") in text
    assert tree(copy / "translations") == catalogues


def test_check_tells_in_three_styles(copy):
    file, number, _display = a_phone(copy)
    change(file, number, "+4612")

    assert "[phone-number]" in run("fristad", "check", cwd=copy).stdout
    assert "::error file=docs/services/" in run("fristad", "check", "--format", "github", cwd=copy).stdout
    assert '"code": "phone-number"' in run("fristad", "check", "--format", "json", cwd=copy).stdout
    assert run("fristad", "check", cwd=copy).returncode == 1


def test_a_refused_translation_is_left_out_and_told(copy):
    file = copy / "translations/en/LC_MESSAGES/guides.po"
    text = file.read_text("utf-8")
    first = text.index('msgstr "', text.index("msgctxt"))
    end = text.index("\n", first)
    file.write_text(text[:first] + 'msgstr "Call 08-465 004 99 now <b>"' + text[end:], "utf-8")
    checked = run("fristad", "check", cwd=copy)
    built = run("fristad", "build", cwd=copy)
    # The same site would be built again, so a mark of its own tells whether it was replaced.
    (copy / "site/mark").write_text("old", "utf-8")
    before = tree(copy / "site")
    strict = run("mkdocs", "build", "--strict", cwd=copy)

    assert strict.returncode == 1
    assert tree(copy / "site") == before
    assert checked.returncode == 1
    assert "[translation-figure]" in checked.stdout
    assert built.returncode == 0
    assert not any("465 004 99" in path.read_text("utf-8") for path in copy.glob("site/**/*.html"))


@pytest.mark.parametrize("command", ["build", "serve", "check", "messages", "status"])
def test_help_teaches(command, project):
    done = run("fristad", command, "--help", cwd=project)

    assert done.returncode == 0
    assert len(done.stdout.splitlines()) > 5


def test_mkdocs_alone_says_that_the_plugin_is_missing(copy):
    """None of our code runs then: only a template can say so."""
    path = copy / "mkdocs.yml"
    settings = path.read_text("utf-8")
    path.write_text(settings[: settings.index("plugins:")] + "plugins: []\n", "utf-8")

    done = run("mkdocs", "build", cwd=copy)

    assert done.returncode == 1
    assert "mkdocs.yml: the plugin 'fristad' is missing" in done.stderr.strip().splitlines()[-1]


def test_settings_that_are_wrong_are_told_without_a_traceback(copy):
    change(copy / "mkdocs.yml", "locale: ar", "locale: arr")
    done = run("fristad", "check", cwd=copy)

    assert done.returncode == 1
    assert "Did you mean 'ar'?" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
