"""A page drafted once for all languages is, byte for byte, the page that each language would get by itself."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader

from fristad.languages.formats import alphabetical
from fristad.languages.table import LANGUAGES
from fristad.pages.contract import PageData
from fristad.site import drafting, plan
from fristad.site.drafting import DRAFT
from fristad.site.filling import Sheets
from fristad.site.rendering import Renderer
from fristad.site.site import Site
from fristad.translation.messages import INTERFACE
from fristad.translation.reviews import Policy
from fristad.translation.translations import Translations

pytestmark = pytest.mark.site

OVERRIDES = Path(__file__).parent.parent / "overrides"


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer(Environment(loader=FileSystemLoader(OVERRIDES)), [OVERRIDES])


def alone(site: Site, renderer: Renderer, language, planned) -> str:
    return renderer.html(planned.make(site, language), site.speaker(language, "").interface)


def together(site: Site, renderer: Renderer, language, sheets: Sheets, address: str) -> str:
    made = sheets.page(language, address)
    return made if isinstance(made, str) else renderer.html(made, site.speaker(language, "").interface)


@pytest.mark.parametrize("id", ["sv", "lattlast", "ar", "ti"])
def test_pages_of_the_real_site_are_the_same(workspace, renderer, id):
    """Easy Swedish has no Swedish beside it, Arabic runs the other way, of Tigrinya only a part is translated."""
    site, language = workspace.site, LANGUAGES[id]
    sheets = Sheets(site, renderer.html)
    pages = [one for one in plan.plan(site) if one.is_in(language)]
    wrong = [
        one.address
        for one in islice(pages, 0, None, 4)
        if together(site, renderer, language, sheets, one.address) != alone(site, renderer, language, one)
    ]

    assert wrong == []


def test_most_pages_need_no_rendering_of_their_own(workspace, renderer):
    site = workspace.site
    sheets = Sheets(site, renderer.html)
    own = [one.ref for one in sheets.plan.values() if isinstance(sheets.page(LANGUAGES["so"], one.address), PageData)]

    assert sorted(own) == ["page/search", "page/services/index"]


@pytest.fixture(scope="module")
def tiny_site_in_two(tiny) -> Site:
    """The tiny project with every word in English and Arabic: the Swedish with a mark of the language."""
    drafted = Sheets(_site(tiny, {}), lambda page, t: "")
    for address in drafted.plan:
        drafted.sheet(LANGUAGES["en"], address)
    keys = set().union(*(draft.tally.said | draft.tally.own for draft in drafted.drafts.values()))
    words = {id: Translations(LANGUAGES[id], {key: f"{key[1]} ({id})" for key in keys}) for id in ("en", "ar")}
    return _site(tiny, words)


def _site(tiny, words) -> Site:
    languages = (LANGUAGES["sv"], LANGUAGES["en"], LANGUAGES["ar"])
    every = {language.id: words.get(language.id, Translations(language)) for language in languages}
    return Site(tiny, languages, every, "Hjälp", "https://example.org/hjalp/", "https://example.org/", ("sos-112",))


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_missing_or_reviewed_the_pages_are_the_same(tiny_site_in_two, renderer, data):
    """Random words are left out, and random ones are known to be reviewed or made by a machine."""
    site = tiny_site_in_two
    every = site.translations["ar"].words
    kept = data.draw(st.sampled_from([0.0, 0.5, 0.97, 1.0]))
    random = data.draw(st.randoms(use_true_random=False))
    words = {key: said for key, said in every.items() if key[0].startswith(INTERFACE) or random.random() <= kept}
    known = [data.draw(st.sampled_from(["machine", "reviewed", "stale", "unreviewed"])) for _ in range(2)]
    policy = Policy(unreviewed=data.draw(st.sampled_from(["publish", "notice"])))
    found = Translations(LANGUAGES["ar"], words, {key: random.choice(known) for key in words}, policy=policy)
    site = replace(site, translations={**site.translations, "ar": found})
    sheets = Sheets(site, renderer.html)
    for one in sheets.plan.values():
        for id in ("en", "ar"):
            language = LANGUAGES[id]
            assert together(site, renderer, language, sheets, one.address) == alone(site, renderer, language, one)


def test_a_draft_is_asked_for_nothing_that_a_mark_cannot_say():
    with pytest.raises(Exception, match="locale"):
        _ = DRAFT.locale
    with pytest.raises(Exception, match="locale"):
        alphabetical("ord", DRAFT)


def test_marks_are_found_again():
    text = f"a{drafting.mark(12, 'h')}b{drafting.mark(3, 'p')}"

    assert drafting.split(text) == ["a", "12h", "b", "3p", ""]
    assert drafting.filled(text, {"12h": "<", "3p": "x"}.__getitem__) == "a<bx"
