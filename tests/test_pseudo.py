"""The pseudo-language, and what it shows: words that come from no catalogue."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fristad.languages.known_languages import LANGUAGES, PSEUDO
from fristad.syntax import inline
from fristad.translation import pseudo
from tests.pages import BuiltPage

FACTS = ("bdi", "time", "script", "style", "title", "head")
"""Elements whose words are facts: numbers, web addresses, dates as CLDR writes them."""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ring", "⟦\u202eŔííñğ\u202c⟧"),
        ("Ring {phone} nu", "⟦\u202eŔííñğ\u202c {phone} \u202eñúú\u202c⟧"),
        ("[Läs](../a.md) **18** år", "⟦[\u202eĻǟš\u202c](../a.md) **18** \u202eȧŕ\u202c⟧"),
    ],
)
def test_words_are_written_strangely_and_marks_stay(text, said):
    assert pseudo.words(text) == said


@given(st.text(st.sampled_from("abc åÅ{}[]()*.md_0189\n")))
def test_facts_and_links_stay_whatever_the_words(text):
    said = pseudo.words(text)

    assert inline.placeholders(said) == inline.placeholders(text)
    assert inline.targets(said) == inline.targets(text)
    assert re.findall(r"\d", said) == re.findall(r"\d", text)


def test_words_become_longer(collection):
    texts = [record.summary for record in collection.records.values() if record.summary]

    seen = sum(len(re.sub("[\u202c\u202e]", "", pseudo.words(text))) for text in texts)
    assert 1.2 < seen / sum(map(len, texts)) < 1.6


def test_it_is_no_language_that_a_site_can_have():
    assert PSEUDO.id not in LANGUAGES


@pytest.fixture(scope="session")
def pages(pseudo_site) -> list[BuiltPage]:
    found = sorted(pseudo_site.glob("qps/**/index.html"))
    return [BuiltPage(path.relative_to(pseudo_site).as_posix(), path.read_text("utf-8")) for path in found]


def runs(page: BuiltPage):
    """(text, the elements around it) of each run of text on a page."""
    for node in page.tree.iter():
        for text, parent in ((node.text, node), (node.tail, node.getparent())):
            if isinstance(node.tag, str) and parent is not None and text:
                yield text, [parent, *parent.iterancestors()]


def plain(page: BuiltPage) -> set[str]:
    """Words of the page that come from no catalogue and are not marked as Swedish either."""
    found = set()
    for text, around in runs(page):
        if any(one.tag in FACTS or one.get("lang") not in (None, "qps") or one.get("data-fact") for one in around):
            continue
        if not any("f-hours" in one.get("class", "") for one in around):
            found.update(re.findall(r"[^\W\d_]{2,}", re.sub("\u202e.*?\u202c", "", text, flags=re.DOTALL)))
    return found


def test_every_word_on_every_page_comes_from_a_catalogue(pages):
    """Names of languages and months, and "and", come from CLDR, which does not know the pseudo-language."""
    assert len(pages) > 200
    cldr = LANGUAGES["sv"].locale
    neutral = {"Fristad", "och", "pseudo", "Language"}
    swedish = {*cldr.languages.values(), *cldr.months["format"]["wide"].values(), *neutral}
    names = {word for name in swedish for word in re.findall(r"\w+", name)}
    assert {page.path: left for page in pages if (left := plain(page) - names)} == {}


def test_what_stays_swedish_is_a_name_and_no_sentence_of_ours(pages, texts):
    """Whatever is marked as Swedish stands in a record as it is; interface words would not."""
    written = " ".join(" ".join(texts.values()).split())
    found = {
        " ".join(text.split())
        for page in pages
        if not page.is_beside
        for text, around in runs(page)
        if next((one.get("lang") for one in around if one.get("lang")), "") == "sv"
    }

    assert len(found) > 100
    # The date of a source is added to what it says; the language of this site is made up, and has no name.
    said = {re.sub(r" \((?:[^()]|\([^()]*\))*\)$", "", text) for text in found} - {"qps"}
    assert {text for text in said if text not in written} == set()
    assert not any(page.tree.xpath("//*[@data-notice='partial']") for page in pages)
