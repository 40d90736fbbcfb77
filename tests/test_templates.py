"""Every template with the values that pages give it: no name is misspelt, nothing is marked as safe."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from mkdocs.utils import get_theme_dir

from fristad.languages.known_languages import LANGUAGES, SOURCE
from fristad.pages import contract, frame_contract, parts
from fristad.site import doors
from fristad.site.filling import Sheets
from fristad.site.rendering import Renderer
from fristad.site.site import Site
from fristad.translation.translations import Translations

OVERRIDES = Path(__file__).parent.parent / "overrides"
LOADER = FileSystemLoader([OVERRIDES, get_theme_dir("material")])


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    """Our templates, where a name that is nowhere fails."""
    return Renderer(
        Environment(loader=LOADER, undefined=StrictUndefined),
        [OVERRIDES],
    )


@pytest.fixture(scope="module")
def tiny_languages(tiny) -> Site:
    """The tiny project in Swedish, and in Arabic without one translated word."""
    languages = (LANGUAGES["sv"], LANGUAGES["ar"])
    words = {language.id: Translations(language) for language in languages}
    return Site(tiny, languages, words, "Hjälp", "https://example.org/hjalp/", "https://example.org/")


@pytest.mark.parametrize("id", ["sv", "ar"])
def test_templates_use_only_what_pages_give(renderer, tiny_languages, id):
    language = LANGUAGES[id]
    used = set()

    def render(page, interface):
        used.add(page.template)
        return renderer.html(page, interface)

    sheets = Sheets(tiny_languages, SimpleNamespace(html=render, value=renderer.value))
    for planned in sheets.plan.values():
        if planned.is_in(language):
            assert f'lang="{language.tag}"' in sheets.page(language, planned.address)
    others = (*doors.shared(tiny_languages).values(), *doors.moved(tiny_languages, language).values())
    for value in (*others, doors.not_found(tiny_languages)):
        assert renderer.html(value, tiny_languages.speaker(language, "").interface)
        used.add(value.template)

    # The Swedish beside the Swedish would help nobody, and staff read Swedish.
    without = {contract.ShowPage.template} if id == "sv" else {"share.html", "kit.html"}
    assert used == {page.template for page in contract.PAGES} - without


def test_every_template_belongs_to_a_kind_of_page():
    frames = {"frame.html", "door.html", "made.html"}

    assert {path.name for path in OVERRIDES.glob("*.html")} == {page.template for page in contract.PAGES} | frames


def test_templates_mark_nothing_as_safe():
    texts = {path.name: path.read_text("utf-8") for path in OVERRIDES.rglob("*.html")}

    assert [name for name, text in texts.items() if re.search(r"\|\s*safe\b|autoescape\s+false", text)] == []


def test_a_hostile_record_is_only_text(renderer, tiny_languages, good):
    from fristad.content.reader import collect

    nasty = '"><script>alert(1)</script>'
    path = next(path for path in good if path.startswith("docs/services/") and "index" not in path)
    text = re.sub(r"^name: .*$", f"name: '{nasty}'", good[path], flags=re.MULTILINE)
    collection, _ = collect({**good, path: text})
    site = Site(collection, tiny_languages.languages, tiny_languages.translations, nasty, "https://x/", "https://x/")
    sheets = Sheets(site, renderer)
    for planned in sheets.plan.values():
        if planned.is_in(SOURCE):
            assert "<script>" not in sheets.page(SOURCE, planned.address)


def test_pages_give_nothing_that_no_template_shows():
    """The contract in the other direction: a field that is shown nowhere is work done for nobody."""
    templates = "".join(path.read_text("utf-8") for path in OVERRIDES.rglob("*.html"))
    models = [
        value
        for module in (contract, frame_contract, parts)
        for value in vars(module).values()
        if isinstance(value, type) and value.__module__ == module.__name__
    ]
    models += [page for page in contract.PAGES if page not in models]
    fields = {f"{model.__name__}.{field.name}" for model in models for field in dataclasses.fields(model)}

    assert {name for name in fields if not re.search(rf"\.{name.partition('.')[2]}\b", templates)} == set()
