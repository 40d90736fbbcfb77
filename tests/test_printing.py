"""Prints as a build makes them: in the site, listed, and by a project's own templates."""

import json
import shutil

import jsonschema
import pytest

from .conftest import ROOT, built
from .printed import elements
from .test_build import run

pytestmark = pytest.mark.site


def test_every_print_is_listed_and_every_print_that_is_listed_is_there(tiny_site):
    listed = json.loads((tiny_site / "data/prints.json").read_text("utf-8"))
    schema = json.loads((tiny_site / "data/prints.schema.json").read_text("utf-8"))
    there = {path.relative_to(tiny_site).as_posix(): path for path in (tiny_site / "prints").rglob("*.*")}

    jsonschema.Draft202012Validator(schema).validate(listed)
    assert {row["path"] for row in listed["prints"]} == there.keys()
    assert all(there[row["path"]].stat().st_size == row["bytes"] for row in listed["prints"])
    assert {row["language"] for row in listed["prints"]} == {"sv", "en", "ar", None}


def test_no_template_and_no_font_of_prints_is_published(tiny_site):
    assert [path for path in tiny_site.rglob("*") if path.suffix in (".typ", ".ttf")] == []


def test_a_template_of_a_project_takes_the_place_of_ours(copy, tmp_path):
    own = copy / "overrides/prints"
    own.mkdir(parents=True)
    (own / "poster.typ").write_text('#import "paper.typ": *\n#show: paper\n#say(d.number, size: 90pt)\n', "utf-8")
    settings = copy / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace(str(ROOT / "overrides"), "overrides"), "utf-8")
    site = built(copy, tmp_path / "site", "--language", "sv")
    posters = list((site / "prints/sv").glob("poster-*.pdf"))

    assert len(posters) >= 3
    assert all(len(elements(path.read_bytes())) == 1 for path in posters)
    assert all(len(elements(path.read_bytes())) > 5 for path in (site / "prints/sv").glob("card-*.pdf"))


def test_a_print_that_cannot_be_made_stops_the_build_and_leaves_the_old_site(copy):
    own = copy / "overrides/prints"
    own.mkdir(parents=True)
    settings = copy / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace(str(ROOT / "overrides"), "overrides"), "utf-8")
    shutil.copyfile(ROOT / "overrides/prints/poster.typ", own / "poster.typ")
    (own / "poster.typ").write_text((own / "poster.typ").read_text("utf-8") + "\n#pagebreak()\n#say(d.call)\n", "utf-8")
    done = run("fristad", "build", cwd=copy)

    assert done.returncode != 0
    assert "cannot be made: it has 2 pages and must have 1" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert not (copy / "site").exists()
