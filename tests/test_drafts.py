"""Pages that are drafted for several languages at once: each finished page has its language's words, and no other's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from jinja2 import Environment, FileSystemLoader
from lxml import html
from mkdocs.utils import get_theme_dir

from fristad.languages.formats import alphabetical
from fristad.languages.known_languages import LANGUAGES
from fristad.site import drafting
from fristad.site.drafting import DRAFT
from fristad.site.filling import Sheets
from fristad.site.rendering import Renderer
from fristad.site.site import Site
from fristad.translation.messages import INTERFACE
from fristad.translation.reviews import Policy
from fristad.translation.translations import Translations

OVERRIDES = Path(__file__).parent.parent / "overrides"


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer(Environment(loader=FileSystemLoader([OVERRIDES, get_theme_dir("material")])), [OVERRIDES])


def test_a_page_is_the_same_whichever_language_was_drafted_first(workspace, renderer):
    """Easy Swedish has no Swedish beside it, Arabic runs the other way, of Tigrinya only a part is translated."""
    site = workspace.site
    ids = ["sv", "lattlast", "ar", "ti"]
    there, back = Sheets(site, renderer), Sheets(site, renderer)
    addresses = [*there.plan][::4]
    wrong = []
    for address in addresses:
        languages = [LANGUAGES[id] for id in ids if there.plan[address].is_in(LANGUAGES[id])]
        first = {language.id: there.page(language, address) for language in languages}
        second = {language.id: back.page(language, address) for language in reversed(languages)}
        wrong += [(address, id) for id in first if first[id] != second[id]]
        assert not any("\ufdd0" in page or "\ufdd1" in page for page in first.values())

    assert wrong == []


@pytest.mark.parametrize(
    ("address", "drafts"),
    [
        # The choice of a language to show it in; nothing; that it can be shown with the Swedish beside.
        ("guides/in-danger/", [["sv"], ["lattlast"], ["ar", "so", "ti"]]),
        # Nothing that is in one language only.
        ("guides/", [["sv", "lattlast", "ar", "so", "ti"]]),
        ("services/kvinnofridslinjen/", [["sv"], ["lattlast"], ["ar", "so", "ti"]]),
        # What is not translated stands once.
        ("services/alma-europa/show/", [["sv"], ["ar", "so"], ["ti"]]),
        # Each has an alphabet of its own.
        ("search/", [["sv"], ["lattlast"], ["ar"], ["so"], ["ti"]]),
        # The page's own language comes first; Swedish is no choice.
        ("services/", [["sv", "lattlast"], ["ar"], ["so"], ["ti"]]),
    ],
)
def test_languages_share_the_drafts_that_fit_them(workspace, renderer, address, drafts):
    sheets = Sheets(workspace.site, renderer)
    found: dict[int, list[str]] = {}
    for name in ("sv", "lattlast", "ar", "so", "ti"):
        if sheets.plan[address].is_in(LANGUAGES[name]):
            found.setdefault(id(sheets.draft(LANGUAGES[name], address)), []).append(name)

    assert list(found.values()) == drafts


@pytest.fixture(scope="module")
def tiny_site_in_two(tiny, renderer) -> Site:
    """The tiny project with every word in English and Arabic: the Swedish with a mark of the language."""
    sheets = Sheets(_site(tiny, {}), renderer)
    drafts = [sheets.draft(LANGUAGES[id], address) for id in ("sv", "en") for address in sheets.plan]
    keys = set().union(*(draft.tally.said | draft.tally.own for draft in drafts))
    words = {id: Translations(LANGUAGES[id], {key: f"{key[1]} ({id})" for key in keys}) for id in ("en", "ar")}
    return _site(tiny, words)


def _site(tiny, words) -> Site:
    languages = (LANGUAGES["sv"], LANGUAGES["en"], LANGUAGES["ar"])
    every = {language.id: words.get(language.id, Translations(language)) for language in languages}
    return Site(tiny, languages, every, "Hjälp", "https://example.org/hjalp/", "https://example.org/", ("sos-112",))


def runs(page: str) -> Iterator[tuple[str, str]]:
    """Each run of text on a page, but what a source is called, with the language that it is said to be in."""
    words = "//body//text()[normalize-space()][not(ancestor::a[contains(@rel, 'external')])]"
    for text in html.fromstring(page).xpath(words):
        around = text.getparent() if text.is_text else text.getparent().getparent()
        yield str(text).strip(), around.xpath("string(ancestor-or-self::*[@lang][1]/@lang)")


@pytest.mark.parametrize("kept", [0.0, 0.5, 0.97, 1.0])
def test_whatever_is_missing_or_reviewed_each_word_is_marked_as_what_it_is(tiny_site_in_two, renderer, kept):
    """Some words are left out, and some are known to be reviewed or made by a machine."""
    site, random = tiny_site_in_two, Random(kept)
    every = site.translations["ar"].words
    words = {key: every[key] for key in sorted(every) if key[0].startswith(INTERFACE) or random.random() <= kept}
    missing = {text for _, text in every.keys() - words.keys()} - {text for _, text in words}
    known = random.choices(["machine", "reviewed", "stale", "unreviewed"], k=2)
    policy = Policy(unreviewed=random.choice(["publish", "notice"]))
    found = Translations(LANGUAGES["ar"], words, {key: random.choice(known) for key in words}, policy=policy)
    site = replace(site, translations={**site.translations, "ar": found})
    sheets = Sheets(site, renderer)
    for one in sheets.plan.values():
        if not one.is_in(LANGUAGES["ar"]):
            continue
        english, arabic = (sheets.page(LANGUAGES[id], one.address) for id in ("en", "ar"))
        # The same as if there were no other language.
        assert arabic == Sheets(site, renderer).page(LANGUAGES["ar"], one.address)
        assert "(ar)" not in english
        assert "(en)" not in arabic
        assert {(text, tag) for text, tag in runs(english) if text.endswith("(en)") and tag != "en"} == set()
        assert {(text, tag) for text, tag in runs(arabic) if text.endswith("(ar)") and tag != "ar"} == set()
        assert {(text, tag) for text, tag in runs(arabic) if text in missing and tag != "sv"} == set()
        own = {text for _, text in sheets.draft(LANGUAGES["ar"], one.address).tally.own}
        assert ('data-notice="partial"' in arabic) >= any(text in missing & own for text, _ in runs(arabic))


def test_a_draft_is_asked_for_nothing_that_a_mark_cannot_say():
    with pytest.raises(Exception, match="locale"):
        _ = DRAFT.locale
    with pytest.raises(Exception, match="locale"):
        alphabetical("ord", DRAFT)
    with pytest.raises(TypeError, match="ask its speaker"):
        _ = DRAFT.swedish


def test_marks_are_found_again():
    text = f"a{drafting.mark(12, 'h')}b{drafting.mark(3, 'p')}"

    assert drafting.split(text) == ["a", "12h", "b", "3p", ""]
    assert drafting.filled(text, {"12h": "<", "3p": "x"}.__getitem__) == "a<bx"
