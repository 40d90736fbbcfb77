"""The zips for handing on: what is in them, what slides show and never show, and how the command refuses."""

import io
import json
import shutil
import zipfile
from dataclasses import replace
from functools import cache

import pytest
import zxingcpp
from PIL import Image
from rich.console import Console

from fristad.cli import print_commands
from fristad.content import addresses
from fristad.content.records.guides import OWN_ENTRANCES
from fristad.languages.known_languages import LANGUAGES, TABLE
from fristad.prints import plan
from fristad.prints.packs import read_me, screens, zipping
from fristad.prints.packs.contract import Order
from fristad.prints.packs.screens import SIZES
from fristad.site.rendering import renderer_of

from .conftest import ROOT, a_project, once
from .printed import PRINTS, in_letters_of, site_with, texts, typesetter
from .test_build import run
from .test_pages import HIDDEN, hidden_details

IDS = ("sv", "en", "ar")


@pytest.fixture(scope="module")
def site(good):
    path = "docs/guides/i-am-afraid.md"
    return site_with({**good, path: good[path].replace("checked:", "emergency: true\nchecked:", 1)})


@cache
def renderer():
    return renderer_of((ROOT / "overrides",))


def ordered(site, id):
    return Order(site, LANGUAGES[id], typesetter(), renderer())


@pytest.fixture(scope="module")
def slides(site):
    """(what is planned, what its template is given, picture) of every slide, in three languages."""
    found = []
    for id in IDS:
        order = ordered(site, id)
        made = dict(screens.files(order))
        for planned in screens.planned_slides(order):
            for name in SIZES:
                found.append((planned, screens.screen(order, planned, name), made[screens.path(planned, name)]))
    return found


# ----- slides --------------------------------------------------------------------------------------------------------


def test_what_has_a_poster_has_a_slide(site, slides):
    posters = [planned.record.ref for planned in plan.plan(site) if planned.kind == "poster"]

    assert len(posters) >= 4
    assert sorted(planned.record.ref for planned, *_ in slides) == sorted(posters * len(IDS) * len(SIZES))


def test_a_slide_is_as_large_as_a_screen_and_a_small_file(slides):
    for _, screen, png in slides:
        picture = Image.open(io.BytesIO(png))
        assert picture.size == (screen.width, screen.height) in SIZES.values()
        assert (picture.format, picture.mode) == ("PNG", "P")
        assert len(png) < 120_000


def test_a_camera_reads_the_code_of_every_slide(site, slides):
    for planned, _, png in slides:
        half = Image.open(io.BytesIO(png)).convert("L").reduce(2)
        found = zxingcpp.read_barcodes(half, formats=zxingcpp.BarcodeFormat.QRCode)
        assert [one.text for one in found] == [site.url + addresses.short(planned.ref)]


def test_a_slide_shows_the_number_of_the_record_and_when_it_is_answered(slides):
    """By the same template as a PDF, whose words can be read."""
    for planned, screen, _ in slides:
        pdf, _ = typesetter().pdf(screen)
        for program, text in texts(pdf).items():
            lines = text.replace("\u00a0", " ")
            assert not screen.number or screen.number.plain.replace("\u00a0", " ") in lines, (planned, program)
    fyren = [screen for planned, screen, _ in slides if planned.ref == "service/fyren"]
    assert {screen.number.plain for screen in fyren} == {"031-390\u00a006\u00a000"}
    assert all(screen.hours for screen in fyren)


def test_a_slide_tells_which_language_it_is_in_and_nothing_of_who_looks(slides):
    for planned, screen, _ in slides:
        _, noted = typesetter().pdf(screen)
        said = [one.words for one in noted]
        assert screen.language.words in said
        assert screen.checked.words in said
        assert screen.code.address in said
        assert screen.summary is None or screen.summary.words not in said, planned


def test_a_slide_is_read_in_grey(slides):
    for *_, png in slides:
        grey = Image.open(io.BytesIO(png)).convert("L")
        dark = sum(grey.histogram()[:118])
        assert grey.getextrema()[1] >= 250
        assert dark > 5_000


def test_nothing_hidden_is_on_any_slide(slides, workspace):
    said = "\n".join(repr(screen) for _, screen, _ in slides).replace("\\xa0", " ")
    assert [one for one in HIDDEN if one in said] == []
    order = Order(workspace.site, LANGUAGES["sv"], typesetter(), renderer())
    real = [screens.screen(order, planned, "lying") for planned in screens.planned_slides(order)]
    numbers, places = hidden_details(workspace.collection)
    said = "\n".join(map(repr, real)).replace("\\xa0", " ")
    assert len(real) > 20
    assert [one for one in (*numbers, *places) if one in said] == []


def test_pages_show_those_who_hurt_and_the_hurt_apart(workspace):
    order = Order(workspace.site, LANGUAGES["sv"], NoTypesetter(), renderer())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(screens, "in_few_colours", lambda png: png)
        made = {path: content.decode("utf-8") for path, content in screens.files(order) if path.endswith(".html")}
    posters = list(screens.planned_slides(order))
    hurting = {
        one.code
        for one in posters
        if getattr(one.record, "situation", "") in OWN_ENTRANCES or getattr(one.record, "is_for_those_who_hurt", False)
    }
    assert len(hurting) >= 3
    assert {one.code for one in posters if f'id="{one.code}"' in made["screens-2.html"]} == hurting
    assert {one.code for one in posters if one.code in made["screens.html"]} == {one.code for one in posters} - hurting


class NoTypesetter:
    """Where pages are looked at, and no pictures."""

    def slide(self, screen):
        return b""


@pytest.mark.parametrize("language", [one for one in TABLE if not one.swedish], ids=lambda language: language.id)
def test_slides_are_made_in_every_known_language(site, language):
    order = Order(in_letters_of(site, language), language, typesetter(), renderer())
    for planned in list(screens.planned_slides(order))[:2]:
        for name in SIZES:
            assert typesetter().pdf(screens.screen(order, planned, name))


# ----- zips ----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def packed(site):
    return {id: zipping.zipped(ordered(site, id), {"prints/card-aaaaa.pdf": b"%PDF"}) for id in IDS}


def contents(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def test_a_zip_holds_what_it_says(site, packed):
    posters = {planned.code for planned in plan.plan(site) if planned.kind == "poster"}
    wanted = {f"screens/{name}-{code}.png" for name in SIZES for code in posters}
    pages = {f"{name}.html" for name in ("screens", "screens-2")} | {
        f"screens/{name}.css" for name in ("screens", "screens-2")
    }
    for content in packed.values():
        found = contents(content)
        assert found.keys() == wanted | pages | {"LÄS-MIG.txt", "prints/card-aaaaa.pdf"}
        assert list(found) == sorted(found)


def test_the_same_records_give_the_same_bytes(site, packed):
    assert zipping.zipped(ordered(site, "ar"), {"prints/card-aaaaa.pdf": b"%PDF"}) == packed["ar"]


def test_the_text_says_what_is_what_and_how_it_is_handed_on(site, packed):
    text = contents(packed["ar"])["LÄS-MIG.txt"].decode("utf-8")
    fyren = next(one for one in plan.plan(site) if one.ref == "service/fyren" and one.kind == "card")

    assert "Det här är på arabiska." in text
    assert "This is in Arabic." in text
    assert "Lämna över ensamma" in text
    assert "Fyren, stödlinjen i Ekby – Stödlinje för unga" in text
    assert "Uppgifterna kontrollerades senast 1 november 2026." in text
    assert f"prints/card-{fyren.code}.pdf" in text
    assert "{" not in text
    for planned in plan.plan(site):
        assert text.count(read_me.in_pack(planned.path(LANGUAGES["ar"]), LANGUAGES["ar"])) == 2
    assert [one for one in HIDDEN if one in text.replace("\u00a0", " ")] == []


def test_the_name_of_a_zip_is_neutral(site):
    assert zipping.name(site, LANGUAGES["so"]) == "fristad-so.zip"
    assert zipping.name(replace(site, neutral_name="Råd & stöd"), LANGUAGES["so"]) == "råd-stöd-so.zip"
    assert zipping.name(replace(site, neutral_name="/../"), LANGUAGES["so"]) == "prints-so.zip"


# ----- the command ---------------------------------------------------------------------------------------------------


def command(root, *words, site=None, to=None):
    """In this process: Typst has threads here, and a child would wait for those without end."""
    out = io.StringIO()
    place = to or root / "build/prints"
    code = print_commands.prints(root, site, place, Console(file=out, width=200), words, processes=1)
    return code, out.getvalue()


@pytest.fixture(scope="module")
def zips(tiny_site, tmp_path_factory):
    """The zips of the tiny site, made over two processes."""

    def make(folder):
        project = a_project(folder / "project")
        done = run("fristad", "prints", "--site", str(tiny_site), "--to", "../zips", "--jobs", "2", cwd=project)
        assert done.returncode == 0, done.stdout + done.stderr
        (folder / "told").write_text(done.stdout, "utf-8")

    return once(tmp_path_factory, "packs", make)


def test_each_language_has_a_zip_with_all_that_the_site_has_for_it(tiny_site, zips):
    rows = json.loads((tiny_site / "data/prints.json").read_text("utf-8"))["prints"]

    assert {path.name for path in (zips / "zips").iterdir()} == {f"fristad-{id}.zip" for id in IDS}
    for id in IDS:
        found = contents((zips / f"zips/fristad-{id}.zip").read_bytes())
        own = {row["path"] for row in rows if row["language"] in (id, None)}
        pdfs = {path: content for path, content in found.items() if path.endswith(".pdf")}
        assert len(own) >= 10
        assert pdfs == {path.replace(f"/{id}/", "/"): (tiny_site / path).read_bytes() for path in own}
        assert f"fristad-{id}.zip" in (zips / "told").read_text("utf-8")
    assert "3 of 3 languages" in (zips / "told").read_text("utf-8")


def test_one_process_makes_the_same_zip_and_only_what_is_asked_for(copy, tiny_site, zips):
    gone = copy / "build/prints/fristad-so.zip"
    gone.parent.mkdir(parents=True)
    gone.write_bytes(b"of a language that has no prints any more")
    assert command(copy, "ar", site=tiny_site)[0] == 0

    assert [path.name for path in (copy / "build/prints").iterdir()] == ["fristad-ar.zip"]
    assert (copy / "build/prints/fristad-ar.zip").read_bytes() == (zips / "zips/fristad-ar.zip").read_bytes()


def test_what_keeps_zips_from_being_made_is_told(copy, tiny_site):
    assert command(copy) == (1, "site is not there: run `fristad build` first, which makes the prints\n")
    (copy / "site").mkdir()
    assert command(copy) == (1, "site has no prints (data/prints.json): run `fristad build` again\n")
    assert "is not a language of this site" in command(copy, "xx", site=tiny_site)[1]
    code, told = command(copy, site=tiny_site, to=copy / "docs/prints")
    assert (code, told) == (
        1,
        "docs/prints is no place for zips: it is part of the project or the site. Choose with --to\n",
    )
    assert command(copy, site=tiny_site, to=tiny_site / "zips")[0] == 1
    settings = copy / "mkdocs.yml"
    settings.write_text(
        settings.read_text("utf-8").replace("      exit_url", "      prints: false\n      exit_url"), "utf-8"
    )
    assert command(copy, site=tiny_site) == (1, "`prints: false` in mkdocs.yml: there are none to pack\n")
    assert not (copy / "build").exists()


def test_a_site_of_older_records_is_not_packed(copy, tiny_site):
    """A slide with one number beside a poster with another would be worse than none."""
    path = copy / "docs/services/fyren.md"
    text = path.read_text("utf-8").replace("390 06 00", "390 06 22").replace("3900600", "3900622")
    path.write_text(text, "utf-8")
    code, told = command(copy, site=tiny_site)
    done = run("fristad", "prints", "--site", str(tiny_site), cwd=copy)

    assert code == done.returncode == 1
    for words in (told, done.stdout):
        assert words.startswith("The site is not of the records as they are (")
    assert list((copy / "build/prints").iterdir()) == []


def test_a_print_that_is_gone_is_told(copy, tiny_site, tmp_path):
    spoilt = tmp_path / "spoilt"
    shutil.copytree(tiny_site, spoilt)
    next((spoilt / "prints/ar").glob("card-*.pdf")).unlink()
    code, told = command(copy, "ar", site=spoilt)

    assert code == 1
    assert "run `fristad build` again" in told


def test_no_page_of_the_zip_is_in_the_site(tiny_site):
    assert [path for path in tiny_site.rglob("*") if "read_me" in path.name or "screens" in path.name] == []
    assert PRINTS.joinpath("screens.html").is_file()
