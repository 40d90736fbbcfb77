"""What can be found, by which words, and the index that is made of it."""

from __future__ import annotations

import json
import random
import re
import sys
from dataclasses import replace

import pytest
from markupsafe import escape

from fristad.languages import folding
from fristad.languages.known_languages import LANGUAGES, SOURCE
from fristad.languages.text import Text
from fristad.outputs import search, search_index
from fristad.outputs.search import SearchEntry
from fristad.translation.reviews import NO_POLICY
from fristad.translation.translations import Translations, published
from tests.test_pages import HIDDEN, hidden_details, site_of

ARABIC = LANGUAGES["ar"]


@pytest.fixture(scope="module")
def found(tiny) -> dict[str, SearchEntry]:
    """The tiny project's entries by address; of its Arabic words there are a few."""
    words = {
        ("guide/i-am-afraid#title", tiny.records["guide/i-am-afraid"].heading): "أنا خائف",
        ("type/control#search_words", "svartsjuk, elak"): "شرير",
    }
    return {entry.address: entry for entry in search.entries(site_of(tiny, {"ar": words}))}


def words_of(entry: SearchEntry) -> list[str]:
    return re.sub("<[^>]+>", " ", search.html(entry)).split()


def entry(words: str = "", language=SOURCE, title="Fyren", summary="") -> SearchEntry:
    def text(plain):
        return Text(escape(plain), plain, language, language)

    return SearchEntry("services/fyren/", language, text(title), text(summary) if summary else None, words)


def test_every_page_and_every_word_of_the_lists_is_found_but_the_search_page_itself(found, tiny):
    swedish = {address for address in found if not address.startswith(("en/", "ar/"))}

    assert {"", "guides/i-am-afraid/", "services/fyren/", "terms/words/meeting/", "terms/laws/ekby-1-1/"} <= swedish
    assert "search/" not in swedish
    assert {address.removeprefix("ar/") for address in found if address.startswith("ar/")} == swedish
    assert {address.removeprefix("en/") for address in found if address.startswith("en/")} == swedish


def test_a_page_in_another_language_is_found_by_swedish_words_too(found, tiny):
    guide = found["ar/guides/i-am-afraid/"]
    words = words_of(guide)
    folds = folding.of(ARABIC)

    assert str(guide.title) == "أنا خائف"
    assert folds.word("خائف") in words
    assert {folds.word(word) for word in tiny.records["guide/i-am-afraid"].title.split()} - {"ar", "jag"} <= set(words)


def test_words_that_people_search_for_are_there_in_both_languages_and_are_never_shown(found):
    control = found["ar/violence/types/control/"]

    assert {"شرير", "elak", "svartsjuk"} <= set(words_of(control))
    assert "شرير" in control.meant
    assert "شرير" not in f"{control.title}{control.summary}"
    assert "شرير" not in words_of(found["violence/types/control/"])


def test_numbers_are_found_as_they_are_dialled(found, tiny):
    phone = tiny.records["service/fyren"].phones[0]
    words = words_of(found["ar/services/fyren/"])

    assert phone.number.removeprefix("+") in words
    assert re.sub(r"\D", "", phone.display) in words


def test_a_guide_is_found_by_the_services_that_it_leads_to(found):
    assert "fyren" in words_of(found["guides/i-am-afraid/"])


def test_a_programme_is_found_by_its_actions(found, tiny):
    action = tiny.records["action/ekby-1-1"].text.casefold().split()

    assert {word for word in action if word.isalpha() and len(word) > 2} <= set(
        words_of(found["programmes/ekby-2024-2090/"])
    )


def test_who_looks_for_help_comes_before_who_looks_into_a_plan(found):
    addresses = ("guides/i-am-afraid/", "services/fyren/", "violence/types/control/", "programmes/ekby-2024-2090/")
    near = [found[address].near for address in (*addresses, "terms/laws/ekby-1-1/")]

    assert near == sorted(near, reverse=True)
    assert len(set(near)) == len(near)


def test_an_action_of_a_plan_is_found_by_its_number_and_title_at_its_place(found):
    action = found["programmes/ekby-2024-2090/focus-area-1/#action-1-1"]

    assert action.title.plain == "1:1 Utbilda personal (Ekbys plan)"
    assert {"1:1", "utbilda"} <= set(words_of(action))
    assert {"1:1", "1.1"} <= set(action.meant)
    assert action.near < found["services/fyren/"].near


def test_words_that_people_search_for_outlive_a_change_of_the_swedish(tiny):
    """Nobody sees them: an editor's new word must not take the search words of all other languages away."""
    key = ("type/control#search_words", "svartsjuk")
    words = Translations(ARABIC, {key: "شرير"}, {key: "stale"})
    site = site_of(tiny)
    site = replace(site, translations={"ar": published(words, NO_POLICY, ())})
    entries = {entry.address: entry for entry in search.entries(site)}

    assert site.translations["ar"].words == {}
    assert "شرير" in words_of(entries["ar/violence/types/control/"])


def test_labels_that_many_pages_share_find_nothing(found):
    """The label "Finns det tolk?" would find the services that have no interpreter."""
    assert "tolk" not in words_of(found["services/gomstallet/"])


def test_nothing_hidden_can_be_searched_for(found):
    text = " ".join(map(search.html, found.values())) + str(search.lists(found))

    assert [hidden for hidden in HIDDEN if hidden in text] == []
    assert "46313900699" not in text


def test_nothing_hidden_of_the_real_records_can_be_searched_for(collection):
    numbers, addresses = hidden_details(collection)
    text = " ".join(map(search.html, search.entries(site_of(collection))))

    assert [
        found for found in numbers | addresses if found in text or re.sub(r"\D", "", found)[2:] in text.split()
    ] == []


def test_each_word_is_once_in_a_page():
    assert words_of(entry("Fyren, fyren – och HAMNEN. Hamnen!")) == ["fyren", "och", "hamnen"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("i en o på att", "att"),  # one or two letters would answer everything
        ("och/eller", "och eller"),
        ("\u2066020-50 50 50\u2069", "020"),
        ("می\u200cرساند", "میرساند"),
        ("مُتَرجِم", "مترجم"),
        ("“Fri från våld”", "fri fran vald"),
        ("如果有人伤害你，请拨打电话", "如果有人伤害你，请拨打电话"),  # Pagefind divides what has no spaces
        ("孩子", "孩子"),
        ("ถ้ามีคนทำร้ายคุณ", "ถ้ามีคนทำร้ายคุณ"),
    ],
)
def test_words_as_they_are_looked_for(text, words):
    assert words_of(entry(text, title="")) == words.split()


def test_a_hostile_record_is_only_words():
    page = search.html(entry('"><script>alert(1)</script>'))

    assert "<script" not in page
    assert page.count("<p") == 1


def test_a_result_says_its_language_where_that_is_not_the_page_s():
    swedish = replace(entry(title="Fyren"), language=ARABIC)
    swedish = replace(swedish, title=replace(swedish.title, page=ARABIC))

    assert json.loads(search.lists({"ar_1": swedish})["pages.ar.json"])["pages"] == {
        "ar_1": ["services/fyren/", "Fyren", "", 55, "", "sv", "ar"]
    }
    assert json.loads(search.lists({"sv_1": entry(summary="Ring")})["pages.sv.json"])["pages"] == {
        "sv_1": ["services/fyren/", "Fyren", "Ring", 55, ""]
    }


def test_of_what_pagefind_writes_only_what_the_page_loads_is_sent():
    sent = (
        "pagefind.js",
        "pagefind-entry.json",
        "pagefind.ar_1.pf_meta",
        "wasm.unknown.pagefind",
        "index/ar_1.pf_index",
    )
    kept = (
        "pagefind-ui.js",
        "pagefind-worker.js",
        "pagefind-highlight.js",
        "pagefind-ui.css",
        "fragment/ar_1.pf_fragment",
    )

    assert [name for name in (*sent, *kept) if search.is_sent(name)] == list(sent)


@pytest.fixture(scope="module")
def bundle(found) -> dict[str, bytes]:
    return search_index.bundle(found.values())


@pytest.mark.site
def test_the_index_is_the_same_bytes_each_time(found, bundle):
    shuffled = random.Random(1).sample(list(found.values()), len(found))
    search_index._run.cache_clear()

    assert search_index.bundle(shuffled) == bundle


@pytest.mark.site
def test_the_index_holds_every_language_and_no_fragment(found, bundle):
    tags = {"sv", "en", "ar"}

    assert set(json.loads(bundle["pagefind-entry.json"])["languages"]) == tags
    for tag in tags:
        ours = [item for item in found.values() if item.language.tag == tag]
        assert len(json.loads(bundle[f"pages.{tag}.json"])["pages"]) == len(ours)
        assert [name for name in bundle if name.startswith(f"index/{tag}_")]
    assert [name for name in bundle if "fragment" in name or "ui" in name or "worker" in name] == []


@pytest.mark.site
def test_the_same_pages_are_indexed_once(found, bundle):
    before = search_index._run.cache_info().hits
    search_index.bundle(found.values())

    assert search_index._run.cache_info().hits == before + 1


@pytest.mark.site
def test_a_language_without_a_stemmer_has_the_plain_engine(bundle):
    somali = replace(entry("booliis", title="Booliis"), language=LANGUAGES["so"])

    assert "wasm.unknown.pagefind" in search_index.bundle([somali])
    assert "wasm.unknown.pagefind" not in search_index.bundle([entry("polis")])


@pytest.mark.site
def test_settings_from_outside_change_nothing(found, bundle, monkeypatch):
    monkeypatch.setenv("PAGEFIND_ROOT_SELECTOR", "h1")
    search_index._run.cache_clear()

    assert search_index.bundle(found.values()) == bundle


@pytest.mark.site
def test_without_pagefind_it_is_told_what_is_wrong(monkeypatch, tmp_path):
    search_index._run.cache_clear()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))

    with pytest.raises(search_index.SearchIndexError, match="did not run"):
        search_index.bundle([entry("polis")])


@pytest.mark.site
def test_a_pagefind_that_fails_is_told_of_in_its_own_words(monkeypatch, tmp_path):
    search_index._run.cache_clear()
    (tmp_path / "pagefind.py").write_text("raise SystemExit('the disk is full')", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    with pytest.raises(search_index.SearchIndexError, match="the disk is full"):
        search_index.bundle([entry("polis")])


@pytest.mark.site
def test_the_real_index_is_small(workspace):
    """Each word asked for fetches one piece. With Pagefind's own setting they are 25 to 55 kB."""
    entries = search.entries(workspace.site)
    pieces = {name: content for name, content in search_index.bundle(entries).items() if "index/" in name}

    assert len(pieces) > 30
    # Pagefind takes the words of Bengali apart at their vowel signs, and each of the parts stands nearly everywhere.
    most = {name: 45_000 if name.startswith("index/bn_") else 20_000 for name in pieces}
    assert {name: len(content) for name, content in pieces.items() if len(content) > most[name]} == {}
