"""Pages in ten scripts and both directions: what they look like, and where a font has to be sent."""

from __future__ import annotations

import functools
import os
import shutil
from pathlib import Path

import pytest

from fristad.languages.table import LANGUAGES
from tests.conftest import ROOT, built, with_empty_catalogues
from tests.test_languages import project

from . import drivers
from .conftest import Handler, served
from .layout import TROUBLE

WITH_WORDS = sorted(path.stem for path in (ROOT / "tests/scripts").glob("*.po"))
PAGES = ("", "services/fyren/")


@pytest.fixture(scope="module")
def scripts(tmp_path_factory):
    """The address of the tiny site with words in many scripts."""
    folder = tmp_path_factory.mktemp("scripts")
    made = project(folder / "project", WITH_WORDS)
    with_empty_catalogues(made, WITH_WORDS)
    for id in WITH_WORDS:
        shutil.copy(ROOT / f"tests/scripts/{id}.po", made / f"translations/{id}/LC_MESSAGES/interface.po")
    site = built(made, folder / "site")
    with served(functools.partial(Handler, directory=str(site))) as port:
        yield f"http://127.0.0.1:{port}/fristad/"


def test_there_are_ten_scripts_and_directions():
    shown = [LANGUAGES[id] for id in (*WITH_WORDS, "sv", "ar")]

    assert {language.script for language in shown} == {language.script for language in LANGUAGES.values()}
    assert len({(language.script, language.dir) for language in shown}) == 8
    assert len(shown) >= 10


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("id", [*WITH_WORDS, "ar", "en"])
def test_a_page_looks_right_in_its_script(browser, scripts, id, width):
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    found = {}
    for path in PAGES:
        assert page.goto(f"{scripts}{id}/{path}").status == 200
        trouble = page.evaluate(TROUBLE)
        edges = page.evaluate(
            """() => {
              const heading = document.querySelector("h1"), box = heading.getBoundingClientRect();
              const range = document.createRange();
              range.selectNodeContents(heading);
              const words = range.getBoundingClientRect();
              return document.documentElement.dir === "rtl" ? box.right - words.right : words.left - box.left;
            }"""
        )
        if abs(edges) > 2:
            trouble.append(f"the heading does not begin at the reader's side: {edges}")
        if trouble:
            found[path] = trouble
    context.close()

    assert found == {}


LATIN = ("DejaVuSans", "NotoSans-Regular", "LiberationSans-Regular")
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir>{cache}</cachedir></fontconfig>"""


@pytest.fixture
def poor(playwright, tmp_path):
    """A browser on a device with Latin letters alone."""
    folder = tmp_path / "fonts"
    folder.mkdir()
    latin = next(path for path in Path("/usr/share/fonts").rglob("*.ttf") if path.stem in LATIN)
    shutil.copy(latin, folder)
    settings = tmp_path / "fonts.conf"
    settings.write_text(FONTS.format(folder=folder, cache=tmp_path / "cache"), "utf-8")
    program = shutil.which("chromium") or "chromium"
    found = playwright.chromium.launch(
        executable_path=program, args=drivers.QUIET_CHROMIUM, env={**os.environ, "FONTCONFIG_FILE": str(settings)}
    )
    yield found
    found.close()


def asked(browser, address):
    """The fonts that a page asks for, and what the browser complains of."""
    context = browser.new_context()
    page = context.new_page()
    said, fonts = [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: fonts.append(request.url) if "/fonts/" in request.url else None)
    page.goto(address)
    page.evaluate("document.fonts.ready")
    loaded = page.evaluate("[...document.fonts].filter((font) => font.status === 'loaded').map((font) => font.family)")
    context.close()
    return [url.rsplit("/", 1)[1] for url in fonts], loaded, said


@pytest.mark.parametrize(
    ("path", "font", "family"),
    [
        ("am/services/fyren/", ["ethiopic.woff2"], ["Ethiopic"]),
        ("syr/services/fyren/", ["syriac.woff2"], ["Syriac"]),
        ("services/fyren/", [], []),
        ("ar/services/fyren/", [], []),
        ("languages/", ["ethiopic.woff2", "syriac.woff2"], ["Ethiopic", "Syriac"]),
    ],
)
def test_a_device_without_the_letters_is_sent_them_and_no_other_is(poor, browser, scripts, path, font, family):
    fonts, loaded, said = asked(poor, scripts + path)
    assert (sorted(fonts), sorted(loaded), said) == (font, family, [])
    # Where the device has the letters, its own are used: they count as loaded, and nothing is asked for.
    assert asked(browser, scripts + path)[0] == []


@pytest.mark.parametrize("name", ["ethiopic", "syriac"])
def test_a_font_is_small(name):
    assert (ROOT / f"overrides/assets/fonts/{name}.woff2").stat().st_size <= 40_000
