"""Every template with the values that pages give it: no name is misspelt, nothing is marked as safe."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from fristad.languages.table import LANGUAGES
from fristad.pages import contract, frame_contract, parts
from fristad.pages.speaker import Speaker
from fristad.site import doors, plan
from fristad.site.site import Site
from fristad.translation.translations import Translations

OVERRIDES = Path(__file__).parent.parent / "overrides"


@pytest.fixture(scope="module")
def environments(tiny_languages) -> dict[str, Environment]:
    """One environment a language, as the plugin makes them."""
    found = {}
    for language in tiny_languages.languages:
        speaker = Speaker(tiny_languages.collection, language, tiny_languages.translations[language.id], "")
        found[language.id] = Environment(loader=FileSystemLoader(OVERRIDES), autoescape=True, undefined=StrictUndefined)
        found[language.id].globals["t"] = speaker.interface
    return found


@pytest.fixture(scope="module")
def tiny_languages(tiny) -> Site:
    """The tiny project in Swedish, and in Arabic without one translated word."""
    languages = (LANGUAGES["sv"], LANGUAGES["ar"])
    words = {language.id: Translations(language) for language in languages}
    return Site(tiny, languages, words, "Hjälp", "https://example.org/hjalp/", "https://example.org/")


def rendered(environment, value) -> str:
    return environment.get_template(value.template).render(page_data=value)


@pytest.mark.parametrize("id", ["sv", "ar"])
def test_templates_use_only_what_pages_give(environments, tiny_languages, id):
    language = LANGUAGES[id]
    used = set()
    for value in plan.build(tiny_languages, language):
        text = rendered(environments[id], value)
        used.add(value.template)

        assert f'lang="{language.tag}"' in text
    others = (*doors.shared(tiny_languages).values(), *doors.moved(tiny_languages, language).values())
    for value in (*others, doors.not_found(tiny_languages)):
        assert rendered(environments[id], value)
        used.add(value.template)

    # The Swedish beside the Swedish would help nobody.
    without = {contract.ShowPage.template} if id == "sv" else set()
    assert used == {page.template for page in contract.PAGES} - without


def test_every_template_belongs_to_a_kind_of_page():
    frames = {"frame.html", "door.html", "made.html"}

    assert {path.name for path in OVERRIDES.glob("*.html")} == {page.template for page in contract.PAGES} | frames


def test_templates_mark_nothing_as_safe():
    texts = {path.name: path.read_text("utf-8") for path in OVERRIDES.rglob("*.html")}

    assert [name for name, text in texts.items() if re.search(r"\|\s*safe\b|autoescape\s+false", text)] == []


def test_a_hostile_record_is_only_text(environments, tiny_languages, good):
    from fristad.content.reader import collect

    nasty = '"><script>alert(1)</script>'
    path = next(path for path in good if path.startswith("docs/services/") and "index" not in path)
    text = re.sub(r"^name: .*$", f"name: '{nasty}'", good[path], flags=re.MULTILINE)
    collection, _ = collect({**good, path: text})
    site = Site(collection, tiny_languages.languages, tiny_languages.translations, nasty, "https://x/", "https://x/")
    for value in plan.build(site, LANGUAGES["sv"]):
        assert "<script>" not in rendered(environments["sv"], value)


def test_pages_give_nothing_that_no_template_shows():
    """The contract in the other direction: a field that is shown nowhere is work done for nobody."""
    templates = "".join(path.read_text("utf-8") for path in OVERRIDES.rglob("*.html"))
    models = [
        value
        for module in (contract, frame_contract, parts)
        for value in vars(module).values()
        if isinstance(value, type) and value.__module__ == module.__name__
    ]
    fields = {f"{model.__name__}.{field.name}" for model in models for field in dataclasses.fields(model)}

    assert {name for name in fields if not re.search(rf"\.{name.partition('.')[2]}\b", templates)} == set()
