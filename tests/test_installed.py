"""The package as another municipality installs it: beside it stand records, words and settings, and nothing else."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import polib
import pytest
from lxml import html

from fristad.translation.from_disk import packaged_labels

from .conftest import ROOT, SITE, TODAY, noon

pytestmark = pytest.mark.site

RECORDS = ("services/sos-112.md", "places/national.md", "programmes/bodies/ekby-namnd.md")
SETTINGS = """\
site_name: Hjälp i Ekby
site_url: https://ekby.example/hjalp/
theme:
  name: material
plugins:
  - fristad:
      languages:
        - { locale: sv, default: true }
        - { locale: en }
      exit_url: https://vader.example/
      danger: [sos-112, linjen]
      review_days: 36500
"""
SERVICE = """\
---
name: Ekby stödlinje
called: stödlinje på telefon
run_by: municipality
summary: Prata med någon som lyssnar.
operator: Ekby kommun
category: helpline
area: national
audience: [adult]
concerns: [general]
phones:
  - label: Stödtelefon
    number: "+46313900693"
hours:
  opening_hours: Mo-Fr 09:00-16:30
  confidence: high
confidence: high
sources:
  - url: https://ekby.example/stod
    says: Numret och tiderna.
    date: "2026"
checked: 2026-11-01
owner: ekby-namnd
---

Ring {phone} om du vill prata.
"""
INDEX = """\
---
title: Hjälp i Ekby
summary: Stöd för dig som blir utsatt.
checked: 2026-11-01
owner: ekby-namnd
---

Ring {phone_linjen} om du är rädd.
"""
BEGIN = "import sys, runpy; sys.path.insert(0, sys.argv.pop(1)); runpy.run_module('fristad', run_name='__main__')"
"""Python with a folder of packages that comes before all others."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The package, made from what the repository holds, beside it."""
    source, out = tmp_path_factory.mktemp("source") / "fristad", tmp_path_factory.mktemp("wheel")
    for name in ("scripts", "overrides", "translations", "reviews"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    for name in ("pyproject.toml", "setup.py", "MANIFEST.in", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source / name)
    pip("wheel", "--no-build-isolation", "--wheel-dir", str(out), str(source))
    (found,) = out.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def packages(wheel, tmp_path_factory) -> Path:
    """A folder in which the package is installed by itself."""
    folder = tmp_path_factory.mktemp("packages")
    pip("install", "--target", str(folder), str(wheel))
    return folder


@pytest.fixture
def ekby(tmp_path, packages) -> Path:
    """Another municipality: its records and settings, and the catalogues of its first day."""
    for name in RECORDS:
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(SITE / "docs" / name, tmp_path / "docs" / name)
    body = tmp_path / "docs/programmes/bodies/ekby-namnd.md"
    body.write_text(body.read_text("utf-8").replace("place: ekby\n", "place: national\n"), "utf-8")
    (tmp_path / "docs/index.md").write_text(INDEX, "utf-8")
    (tmp_path / "docs/services/linjen.md").write_text(SERVICE, "utf-8")
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    fristad(packages, tmp_path, "messages")
    return tmp_path


def pip(command: str, *words: str) -> None:
    quiet = ("--quiet", "--disable-pip-version-check", "--no-deps", "--no-index")
    done = subprocess.run(
        [sys.executable, "-m", "pip", command, *quiet, *words], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def fristad(packages: Path, project: Path, *words: str) -> str:
    """A command in the project's folder, by the installed package and not by the repository."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment |= {"SOURCE_DATE_EPOCH": noon(TODAY), "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        [sys.executable, "-c", BEGIN, str(packages), *words],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def with_setting(project: Path, old: str, new: str) -> None:
    path = project / "mkdocs.yml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def swedish(page: Path) -> list[str]:
    """What a page marks as Swedish, but for the name of the language in the choice of languages."""
    found = html.fromstring(page.read_text("utf-8")).xpath("//body//*[@lang='sv'][not(@hreflang)]")
    return [" ".join(one.text_content().split()) for one in found]


def test_the_package_holds_the_theme_and_the_labels_and_nothing_of_this_site(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        words = {name: archive.read(name).decode() for name in names if name.startswith("fristad/interface/")}
    theme = {path.relative_to(ROOT / "overrides").as_posix() for path in (ROOT / "overrides").rglob("*.*")}

    assert {name.removeprefix("fristad/theme/") for name in names if name.startswith("fristad/theme/")} == theme
    assert all(re.match(r"fristad/|fristad-[\w.]+\.dist-info/", name) for name in names)
    assert not any(re.search(r"(^|/)(tests?|docs)/", name) for name in names)
    languages = [path.name for path in (ROOT / "translations").iterdir() if path.is_dir()]
    assert words.keys() == {
        "fristad/interface/interface.pot",
        *(f"fristad/interface/{id}.{ending}" for id in languages for ending in ("po", "csv")),
        *(f"fristad/interface/{id}.back.csv" for id in languages if (ROOT / f"reviews/{id}.back.csv").is_file()),
    }
    for name, text in words.items():
        if name.endswith(".csv"):
            assert all(line.startswith("ui/") for line in text.splitlines()[1:])
        else:
            # Nothing that a record says, put away or not, and all that a label says.
            assert {entry.msgctxt.partition("/")[0] for entry in polib.pofile(text)} == {"ui"}
            assert {(entry.msgctxt, entry.msgid) for entry in polib.pofile(text)} == {
                one.key for one in packaged_labels()
            }


def test_a_folder_with_records_words_and_settings_is_a_site(ekby, packages):
    assert "nothing to mend" in fristad(packages, ekby, "check")
    fristad(packages, ekby, "build", "--strict")

    assert (ekby / "site/assets/style.css").read_text("utf-8")
    # Pages with the Swedish beside have both.
    english = [page for page in (ekby / "site/en").rglob("*.html") if page.parent.name != "show"]
    assert english
    # The records are Swedish until somebody translates them; what the program says is English.
    labels = {label.text for label in packaged_labels()}
    assert not [words for page in english for words in swedish(page) if words.rstrip(":") in labels]
    assert "Leave the site" in (ekby / "site/en/index.html").read_text("utf-8")
    assert any(words for page in english for words in swedish(page))


def test_a_sheet_for_a_reader_is_made_of_what_the_package_brings(ekby, packages):
    told = fristad(packages, ekby, "review-sheet", "en", "--page", "ui", "--out", "sheet.html")
    sheet = html.fromstring((ekby / "sheet.html").read_text("utf-8"))

    assert "messages in English, 1 page: sheet.html" in told
    assert "Leave the site" in [words.text_content() for words in sheet.xpath("//p[@class='own']")]
    assert sheet.xpath("//style/text()")
    assert sheet.xpath("//script/text()")


def test_its_catalogues_hold_its_records_alone(ekby, packages):
    paths = sorted((ekby / "translations").rglob("*.po*"))

    assert len(paths) == 8
    assert not [entry for path in paths for entry in polib.pofile(str(path)) if entry.msgctxt.startswith("ui/")]
    assert "ui/" not in fristad(packages, ekby, "export", "en", "--to", "en.xlf")
    assert 'resname="ui/' not in (ekby / "en.xlf").read_text("utf-8")


def test_a_language_that_the_package_has_not_is_translated_like_the_records(ekby, packages):
    with_setting(ekby, "{ locale: en }", "{ locale: en }\n        - { locale: se }")
    fristad(packages, ekby, "messages")

    found = polib.pofile(str(ekby / "translations/se/LC_MESSAGES/interface.po"))
    assert {label.key for label in packaged_labels()} <= {(entry.msgctxt, entry.msgid) for entry in found}


def test_words_and_templates_of_its_own_stand_in_for_those_of_the_package(ekby, packages):
    (ekby / "overrides").mkdir()
    frame = (ROOT / "overrides/frame.html").read_text("utf-8")
    frame = frame.replace("</body>", '<p class="own">{{ t("own", "Egna ord") }}</p></body>')
    (ekby / "overrides/frame.html").write_text(frame, "utf-8")
    with_setting(ekby, "name: material", "name: material\n  custom_dir: overrides")

    fristad(packages, ekby, "messages")
    path = ekby / "translations/en/LC_MESSAGES/interface.po"
    file = polib.pofile(str(path), wrapwidth=0)
    assert [entry.msgid for entry in file if entry.msgctxt.startswith("ui/")] == ["Egna ord"]
    file.find("Egna ord").msgstr = "Words of our own"
    file.append(polib.POEntry(msgctxt="ui/exit", msgid="Lämna sidan", msgstr="Go away"))
    file.save()
    fristad(packages, ekby, "messages")
    fristad(packages, ekby, "build", "--strict")

    page = (ekby / "site/en/index.html").read_text("utf-8")
    assert "Words of our own" in page
    assert "Go away" in page
    assert ">Leave the site<" not in page
