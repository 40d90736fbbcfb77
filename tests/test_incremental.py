"""A build that makes again only what changed leaves the very site that a build from nothing makes."""

from __future__ import annotations

import io
import os
import random
import re
import shutil
from pathlib import Path

import pytest
from rich.console import Console

from fristad import commands, remembering
from fristad.remembering import Known

from .pages import tree

ROOT = Path(__file__).parent.parent
SITE = ROOT / "tests" / "site"


@pytest.fixture(autouse=True)
def one_process(monkeypatch):
    monkeypatch.setenv("FRISTAD_JOBS", "1")


@pytest.fixture
def copy(tmp_path) -> Path:
    """The tiny project with templates of its own, so that all of it can be changed."""
    project = tmp_path / "project"
    shutil.copytree(SITE, project, ignore=shutil.ignore_patterns("site", "build"))
    shutil.copytree(ROOT / "overrides", project / "overrides")
    settings = project / "mkdocs.yml"
    settings.write_text(re.sub(r"custom_dir: \S+", "custom_dir: overrides", settings.read_text("utf-8")), "utf-8")
    return project


def build(project: Path, site: Path, *, fresh: bool = False) -> tuple[int, str]:
    out = io.StringIO()
    os.environ["FRISTAD_FRESH"] = "1" if fresh else ""
    try:
        return commands.build(project, site, False, Console(file=out, width=200)), out.getvalue()
    finally:
        os.environ.pop("FRISTAD_FRESH")


def folders(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_dir()}


def made_again(site: Path, before: dict[str, int]) -> set[str]:
    return {
        path.relative_to(site).as_posix()
        for path in site.rglob("*.html")
        if before.get(path.relative_to(site).as_posix()) != path.stat().st_ino
    }


def inodes(site: Path) -> dict[str, int]:
    return {path.relative_to(site).as_posix(): path.stat().st_ino for path in site.rglob("*") if path.is_file()}


# ----- random changes ------------------------------------------------------------------------------------------------


def _some(chance: random.Random, folder: Path, ending: str) -> Path:
    return chance.choice(sorted(folder.rglob(f"*{ending}")))


def _edit_record(chance: random.Random, project: Path, _: Path) -> None:
    path = _some(chance, project / "docs", ".md")
    path.write_text(path.read_text("utf-8") + f"\n\nNytt stycke {chance.randint(0, 9)}.\n", "utf-8")


def _edit_front(chance: random.Random, project: Path, _: Path) -> None:
    path = _some(chance, project / "docs", ".md")
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"^(summary|title|name): (.*)$", r"\1: \2 igen", text, count=1, flags=re.MULTILINE), "utf-8")


def _edit_facts(chance: random.Random, project: Path, _: Path) -> None:
    path = _some(chance, project / "docs", ".md")
    text = path.read_text("utf-8")
    text = re.sub(r"(?m)^checked: .*$", f"checked: 2026-10-{chance.randint(10, 28)}", text)
    text = re.sub(r"(?m)^order: .*$", f"order: {chance.randint(1, 99)}", text)
    path.write_text(re.sub(r"(?m)^(implements|concerns|languages):\n(- .*\n)", r"\1:\n", text, count=1), "utf-8")


def _delete_record(chance: random.Random, project: Path, _: Path) -> None:
    _some(chance, project / "docs", ".md").unlink()


def _rename_record(chance: random.Random, project: Path, _: Path) -> None:
    path = _some(chance, project / "docs" / "materials", ".md")
    path.rename(path.with_name(f"namn-{chance.randint(0, 9)}.md"))


def _edit_message(chance: random.Random, project: Path, _: Path) -> None:
    path = _some(chance, project / "translations", ".po")
    lines = path.read_text("utf-8").split("\n")
    places = [number for number, line in enumerate(lines) if re.match(r'msgstr ".*\w"$', line)]
    if places:
        place = chance.choice(places)
        lines[place] = lines[place][:-1] + chance.choice(["x", " y"]) + '"' if chance.random() < 0.7 else 'msgstr ""'
        path.write_text("\n".join(lines), "utf-8")


def _edit_template(chance: random.Random, project: Path, _: Path) -> None:
    path = _some(chance, project / "overrides", ".html")
    text, number = path.read_text("utf-8"), chance.randint(0, 9)
    text = text.replace("</footer>", f"<p>{number}</p></footer>").replace(
        "{{ made }}", f"{{{{ made }}}}<!-- {number} -->"
    )
    path.write_text(text, "utf-8")


def _edit_style(chance: random.Random, project: Path, _: Path) -> None:
    path = project / "overrides/assets/fristad.css"
    path.write_text(path.read_text("utf-8") + f"h1 {{ margin: {chance.randint(0, 9)}px }}\n", "utf-8")


def _damage_page(chance: random.Random, _: Path, site: Path) -> None:
    if site.exists():
        path = _some(chance, site, ".html")
        stat = path.stat()
        text = path.read_bytes()
        place = chance.randrange(len(text))
        path.write_bytes(text[:place] + b"#" + text[place + 1 :])
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def _remove_page(chance: random.Random, _: Path, site: Path) -> None:
    if site.exists():
        _some(chance, site, ".html").unlink()


def _add_file(chance: random.Random, _: Path, site: Path) -> None:
    if site.exists():
        (site / f"somebody-{chance.randint(0, 9)}").mkdir(exist_ok=True)
        (site / f"somebody-{chance.randint(0, 9)}.html").write_text("put there by hand", "utf-8")


def _damage_cache(chance: random.Random, project: Path, _: Path) -> None:
    for path in (project / "build/cache").iterdir():
        content = bytearray(path.read_bytes())
        content[chance.randrange(len(content))] ^= 1
        path.write_bytes(bytes(content[: chance.choice([len(content), len(content) // 2])]))


CHANGES = (
    _edit_record,
    _edit_front,
    _edit_facts,
    _delete_record,
    _rename_record,
    _edit_message,
    _edit_message,
    _edit_template,
    _edit_style,
    _damage_page,
    _remove_page,
    _add_file,
    _damage_cache,
)


@pytest.mark.parametrize("seed", range(3))
def test_after_random_changes_the_site_is_the_one_of_a_build_from_nothing(copy, tmp_path, seed):
    """Also when a change is a mistake: then neither build succeeds, and the site is as it was."""
    chance = random.Random(seed)
    site, other = tmp_path / "site", tmp_path / "other"
    assert build(copy, site)[0] == 0
    # Every kind of change comes once in the three seeds together.
    for change in chance.sample(CHANGES, 3) + [CHANGES[(seed * 5 + number) % len(CHANGES)] for number in range(5)]:
        kept = copy.with_name("kept")
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(copy / "docs", kept)
        change(chance, copy, site)
        before = tree(site)
        code, told = build(copy, site)
        wanted, told_fresh = build(copy, other, fresh=True)
        assert (code, told) == (wanted, told_fresh), change
        if code:
            assert tree(site) == before
            shutil.rmtree(copy / "docs")
            shutil.copytree(kept, copy / "docs")
            assert build(copy, site)[0] == 0
            assert build(copy, other, fresh=True)[0] == 0
        assert tree(site) == tree(other), change


# ----- only what changed ---------------------------------------------------------------------------------------------


def test_nothing_is_made_again_when_nothing_changed(copy, tmp_path):
    site = tmp_path / "site"
    build(copy, site)
    before = inodes(site)
    build(copy, site)

    assert made_again(site, before) == set()


def test_a_changed_message_makes_only_the_pages_of_its_language_that_say_it(copy, tmp_path):
    site = tmp_path / "site"
    build(copy, site)
    before = inodes(site)
    path = next(path for path in sorted((copy / "translations").rglob("services.po")) if 'msgstr "' in path.read_text())
    text = path.read_text("utf-8")
    entry = re.search(r'msgctxt "service/fyren#summary"\nmsgid ".*"\nmsgstr "(.+)"', text)
    path.write_text(text.replace(f'msgstr "{entry[1]}"', f'msgstr "{entry[1]} x"'), "utf-8")
    build(copy, site)
    made = made_again(site, before)

    language = path.parts[-3]
    assert f"{language}/services/fyren/index.html" in made
    about_coverage = {name for name in made if name.endswith("coverage/index.html")}
    assert {name.split("/")[0] for name in made - about_coverage} == {language}
    assert len(made) < 30
    assert not any("/terms/" in name or "/programmes/" in name for name in made - about_coverage)


def test_a_changed_guide_makes_only_the_pages_it_is_on(copy, tmp_path):
    """Its own in each language, what is found in it, and what tells how much of it is translated."""
    site = tmp_path / "site"
    build(copy, site)
    before = inodes(site)
    path = copy / "docs/guides/i-am-afraid.md"
    path.write_text(path.read_text("utf-8") + "\n\nNya ord.\n", "utf-8")
    build(copy, site)

    made = {name for name, inode in inodes(site).items() if before.get(name) != inode}
    pages = {re.sub(r"^[a-z-]+/(guides|about)/", r"\1/", name) for name in made if not name.startswith("pagefind/")}
    assert pages == {"guides/i-am-afraid/index.html", "about/coverage/index.html", "data/coverage.json"}
    assert {"guides/i-am-afraid/index.html", "en/guides/i-am-afraid/index.html"} <= made


def test_what_every_page_goes_through_makes_every_page_again(copy, tmp_path):
    site = tmp_path / "site"
    build(copy, site)
    before = inodes(site)
    (copy / "overrides/made.html").write_text("{{ made }}<!-- new -->", "utf-8")
    build(copy, site)

    assert made_again(site, before) == {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    assert all(path.read_text("utf-8").endswith("<!-- new -->") for path in site.rglob("index.html"))


def test_a_changed_template_leaves_data_styles_and_search_as_they_are(copy, tmp_path):
    site = tmp_path / "site"
    build(copy, site)
    before = inodes(site)
    path = copy / "overrides/frame.html"
    path.write_text(path.read_text("utf-8").replace("</footer>", "<p>Nytt.</p></footer>"), "utf-8")
    build(copy, site)

    made = {name for name, inode in inodes(site).items() if before.get(name) != inode}
    assert {Path(name).suffix for name in made} == {".html"}
    assert "services/fyren/index.html" in made


def test_one_process_and_several_make_the_same_bytes(copy, tmp_path, monkeypatch):
    build(copy, tmp_path / "one", fresh=True)
    monkeypatch.setenv("FRISTAD_JOBS", "3")
    build(copy, tmp_path / "three", fresh=True)

    assert tree(tmp_path / "one") == tree(tmp_path / "three")


def test_a_cache_of_another_version_is_not_used(tmp_path):
    path = tmp_path / "x.known"
    remembering.save(path, "one", Known(words={"ar": "1"}))

    assert remembering.load(path, "one", Known).words == {"ar": "1"}
    assert remembering.load(path, "two", Known).words == {}
    assert remembering.load(path, "one", dict) == {}


def test_of_old_sites_nothing_is_kept(tmp_path):
    for number in range(9):
        path = remembering.path_of(tmp_path, tmp_path / f"site{number}")
        remembering.save(path, "key", Known())
        os.utime(path, ns=(number, number))
    remembering.save(path, "key", Known())
    remembering.forget_others(path)

    left = {other.name for other in path.parent.iterdir()}
    assert len(left) == 4
    assert path.name in left


@pytest.mark.parametrize("damage", [b"", b"fristad\n", b"fristad\none\n" + b"0" * 32 + b"\nabc", b"\xff" * 100])
def test_a_damaged_cache_is_not_used(tmp_path, damage):
    path = tmp_path / "x.known"
    path.write_bytes(damage)

    assert remembering.load(path, "one", Known).words == {}


def test_a_build_that_was_killed_while_it_changed_the_site_is_gone_on_with(tmp_path):
    from fristad import files

    site, new = tmp_path / "site", tmp_path / ".site-new-1"
    (site / "old").mkdir(parents=True)
    (site / "old/index.html").write_text("old")
    (site / "kept.html").write_text("kept")
    (new / "fresh").mkdir(parents=True)
    (new / "fresh/index.html").write_text("fresh")
    (new / files._LEFT).write_text("kept.html\nfresh/index.html")
    new.rename(tmp_path / ".site-changes")

    files.restore(site)

    assert tree(site) == {"kept.html": b"kept", "fresh/index.html": b"fresh"}
    assert folders(site) == {"fresh"}
    assert not (tmp_path / ".site-changes").exists()
