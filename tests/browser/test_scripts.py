"""Pages in ten scripts and both directions: what they look like, and where a font has to be sent."""

from __future__ import annotations

import functools
import os
import shutil
from itertools import product
from pathlib import Path

import pytest

from fristad.content import addresses
from fristad.languages.known_languages import LANGUAGES
from fristad.syntax.characters import script
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


def test_there_are_pages_in_every_script_and_direction():
    shown = [LANGUAGES[id] for id in (*WITH_WORDS, "sv", "ar")]

    assert {language.script for language in shown} == {language.script for language in LANGUAGES.values()}
    assert len({(language.script, language.dir) for language in shown}) == 9
    assert len(shown) >= 10


@pytest.mark.parametrize("id", [*WITH_WORDS, "ar", "en"])
def test_a_page_looks_right_in_its_script(browser, scripts, id):
    context = browser.new_context()
    page = context.new_page()
    found = {}
    for path, width in product(PAGES, (320, 1280)):
        page.set_viewport_size({"width": width, "height": 800})
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
            found[path, width] = trouble
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
    """The fonts that a page asks for when its lists are open, what it leaves undrawn, what the browser complains of."""
    context = browser.new_context()
    page = context.new_page()
    said, fonts = [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: fonts.append(request.url) if "/fonts/" in request.url else None)
    page.goto(address)
    page.evaluate(OPEN)
    undrawn = boxes(page)
    context.close()
    return sorted(url.rsplit("/", 1)[1] for url in fonts), undrawn, said


OPEN = """() => {
    for (const folded of document.querySelectorAll("details")) folded.open = true;
    // What is asked for is known once the page is drawn.
    const drawn = new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    return drawn.then(() => document.fonts.ready);
}"""


def boxes(page):
    """Words in a script that this device lacks which no font of ours draws, each with the fonts that do."""
    session = page.context.new_cdp_session(page)
    for domain in ("DOM", "CSS"):
        session.send(f"{domain}.enable")
    session.send("DOM.getDocument", {"depth": -1})
    tags = ", ".join(f":lang({language.tag})" for language in LANGUAGES.values() if language.font)
    search = session.send("DOM.performSearch", {"query": tags})
    found = session.send(
        "DOM.getSearchResults", {"searchId": search["searchId"], "fromIndex": 0, "toIndex": search["resultCount"]}
    )
    undrawn = []
    for node in found["nodeIds"]:
        words = "".join(
            child["nodeValue"]
            for child in session.send("DOM.describeNode", {"nodeId": node, "depth": 1})["node"].get("children", [])
            if child["nodeName"] == "#text"
        )
        foreign = sum(script(letter) in ("Ethiopic", "Syriac") for letter in words)
        fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"] if foreign else []
        # What is not shown is drawn by none.
        if fonts and sum(font["glyphCount"] for font in fonts if font["isCustomFont"]) < foreign:
            undrawn.append((words, fonts))
    return undrawn


@pytest.mark.parametrize(
    ("path", "fonts"),
    [
        ("am/services/fyren/", ["ethiopic.woff2", "syriac-names.woff2"]),
        ("syr/services/fyren/", ["ethiopic-names.woff2", "syriac.woff2"]),
        ("services/fyren/", ["ethiopic-names.woff2", "syriac-names.woff2"]),
        ("ar/services/fyren/", ["ethiopic-names.woff2", "syriac-names.woff2"]),
        # Its small font has what is said in Tigrinya; the Amharic here needs more.
        ("languages/", ["ethiopic-first.woff2", "ethiopic.woff2", "syriac.woff2"]),
    ],
)
def test_a_device_without_the_letters_is_sent_those_of_the_page_and_no_other_is(poor, browser, scripts, path, fonts):
    assert asked(poor, scripts + path) == (fonts, [], [])
    # Where the device has the letters, its own are used, and nothing is asked for.
    assert asked(browser, scripts + path)[0] == []


SHORT = f"s/{addresses.code('service/kvinnofridslinjen')}/"


@pytest.mark.parametrize("path", ["", "guides/in-danger/", "ar/services/kvinnofridslinjen/", "so/about/coverage/"])
def test_every_page_names_the_languages_in_letters_that_a_device_lacks(poor, address, path):
    assert asked(poor, address + path) == (["ethiopic-names.woff2"], [], [])


@pytest.mark.parametrize("path", ["languages/", SHORT, "no-such-page/"])
def test_doors_say_everything_in_letters_that_a_device_lacks(poor, address, path):
    fonts, undrawn, _ = asked(poor, address + path)

    assert (fonts, undrawn) == (["ethiopic-first.woff2"], [])


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("ethiopic", 40_000),
        ("syriac", 40_000),
        ("ethiopic-names", 1_000),
        ("syriac-names", 1_500),
        ("ethiopic-first", 4_000),
    ],
)
def test_a_font_is_small(name, most):
    assert (ROOT / f"overrides/assets/fonts/{name}.woff2").stat().st_size <= most
