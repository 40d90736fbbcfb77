"""Ranges in languages that are read from right to left: an eye that comes from the right meets the start first."""

import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import date

import pytest
from lxml import html

from fristad.content.collection import Collection
from fristad.languages.known_languages import LANGUAGES
from fristad.languages.text import figure
from fristad.pages import interface_words
from fristad.pages.interface_words import Phrase
from fristad.pages.speaker import Speaker
from fristad.translation.messages import INTERFACE
from fristad.translation.translations import Translations
from tests.bidi import RANGE, backwards, backwards_anywhere, line, lines, spoken, starts_first

TODAY = date(2026, 11, 21)
LANGUAGES_BY_TAG = {language.tag: language for language in LANGUAGES.values()}
RIGHT_TO_LEFT = [language for language in LANGUAGES.values() if language.dir == "rtl"]
HOURS = (
    "Mo-Th 16:00-01:00, Fr 14:00-02:00, Sa 16:00-02:00, Su 16:00-01:00",
    "Mo-Fr 09:00-12:00,13:00-16:00; PH off",
    "Mo-Su 21:00-06:00",
    "Mo-Fr 08:00-16:30; Jun-Aug Mo-Th 08:00-15:00; Dec 24-26 off",
    'Sa-Su 10:00-14:00 open "drop-in"',
)
WORDED = {
    interface_words.TIMES: "من {from} حتى {to}",
    interface_words.YEARS: "من {from} حتى {to}",
    interface_words.AGES["both"]: "العمر: من {from} حتى {to}",
    interface_words.DAYS: "{from}–{to}",
    interface_words.WEEKS: "الأسابيع من {from} حتى {to}",
}


def speaker(language, said: dict[Phrase, str] | None = None) -> Speaker:
    words = {(INTERFACE + phrase.context, phrase.text): text for phrase, text in (said or {}).items()}
    translations = Translations(language, words, dict.fromkeys(words, "reviewed"))
    return Speaker(Collection({}, {}, TODAY, frozenset()), language, translations, "")


def shown(text, language) -> str:
    """A text in a paragraph of a page, as a line."""
    return line(html.fromstring(f'<p dir="{language.dir}">{language.name} {text.__html__()}.</p>'))


def ranges(say: Speaker):
    yield from (say.hours(value) for value in HOURS)
    yield say.figures(2024, 2027, interface_words.YEARS)
    yield say.figures(5, 17, interface_words.AGES["both"])


def test_the_algorithm_tells_a_range_that_is_one_piece():
    """As all of them were: in a line from right to left the end came first."""
    assert backwards("السبت \u206616:00–01:00\u2069") == ["16:00–01:00"]
    assert backwards("السبت \u206616:00\u2069–\u206601:00\u2069") == []
    assert not starts_first("2020-2026 السبت", (0, 4), (5, 9))


@pytest.mark.parametrize("language", RIGHT_TO_LEFT, ids=lambda one: one.id)
def test_the_start_is_met_first_in_every_language(language):
    found = [shown(text, language) for text in ranges(speaker(language))]

    assert [wrong for words in found for wrong in backwards(words)] == []
    assert sum(len(RANGE.findall(words)) for words in found) >= 10


@pytest.mark.parametrize("language", RIGHT_TO_LEFT, ids=lambda one: one.id)
def test_so_it_is_where_a_language_says_a_range_in_words(language):
    say = speaker(language, WORDED)
    pairs = [("16:00", "01:00"), ("2024", "2027"), ("5", "17")]
    texts = [
        say.hours("Mo-Fr 16:00-01:00"),
        say.figures(2024, 2027, interface_words.YEARS),
        say.figures(5, 17, interface_words.AGES["both"]),
    ]
    for text, (first, last) in zip(texts, pairs, strict=True):
        words = shown(text, language)
        begins, ends = words.index(first), words.rindex(last)

        assert "حتى" in words
        assert starts_first(words, (begins, begins + len(first)), (ends, ends + len(last)))


@pytest.mark.parametrize("language", RIGHT_TO_LEFT, ids=lambda one: one.id)
def test_no_range_is_isolated_as_a_whole(language):
    for text in ranges(speaker(language)):
        for isolated in html.fromstring(f"<p>{text.__html__()}</p>").xpath(".//bdi"):
            assert not RANGE.search(isolated.text_content())


IN_WORDS = re.compile(r"(?:من|لە)\W*([0-9][0-9:]*)\W*(?:حتى|تا)\W*([0-9][0-9:]*)")
"""A range as Arabic and Sorani say it: from 16:00 until 01:00."""


def test_the_start_is_met_first_on_every_page_of_the_site(real_pages):
    found = {}
    seen = 0
    for page in real_pages:
        if page.language in ("ar", "ckb") and page.ordinary:
            for words in lines(page.tree):
                seen += len(RANGE.findall(words))
                found.update({(page.path, wrong): words for wrong in backwards(words)})
                for said in IN_WORDS.finditer(words):
                    seen += 1
                    if not starts_first(words, said.span(1), said.span(2)):
                        found[page.path, said.group()] = words

    assert seen > 300
    assert found == {}


def strings(data) -> Iterator[str]:
    """Every string of what a program reads."""
    if isinstance(data, str):
        yield data
    for one in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from strings(one)


def test_nor_is_any_other_range_of_a_page_met_from_its_end(site, real_pages):
    """In running text, descriptions, previews and labels, and in what a search shows."""
    found = {}
    for page in real_pages:
        if LANGUAGES_BY_TAG[page.language].dir == "rtl" and not page.is_beside:
            for words in (*lines(page.tree), *spoken(page.tree)):
                found.update({(page.path, wrong): words for wrong in backwards_anywhere(words)})
    for path in [*site.glob("data/*.json"), *site.glob("pagefind/pages.*.json")]:
        for words in strings(json.loads(path.read_text("utf-8"))):
            if any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in words):
                found.update({(path.name, wrong): words for wrong in backwards_anywhere(words)})

    assert found == {}


@pytest.mark.parametrize("language", RIGHT_TO_LEFT, ids=lambda one: one.id)
def test_every_range_of_the_content_begins_with_its_start(collection, language):
    """In markup and in plain words, whichever of its own words the language has."""
    services, programmes = collection.services, collection.programmes
    values = {one.hours.value.text for one in services if one.hours and one.hours.value}
    values |= {one.chat.value.text for one in services if one.chat and one.chat.value}
    ages = {(one.age.first, one.age.last) for one in services if one.age and None not in (one.age.first, one.age.last)}
    years = {(one.period.first, one.period.last) for one in programmes}
    seen = 0
    for said in (None, WORDED):
        say = speaker(language, said)
        texts = [say.hours(value) for value in sorted(values)]
        texts += [say.hours(value, lines=True) for value in sorted(values)]
        texts += [say.figures(*one, interface_words.AGES["both"]) for one in sorted(ages)]
        texts += [say.figures(*one, interface_words.YEARS) for one in sorted(years)]
        for text in texts:
            for words in (shown(text, language), f"{language.name} {text.plain}."):
                pairs = [(one.span(1), one.span(2)) for one in RANGE.finditer(words)]
                pairs += [(one.span(1), one.span(2)) for one in re.finditer(_FROM_TO, words)]
                seen += len(pairs)
                assert [words for first, last in pairs if not starts_first(words, first, last)] == []

    assert seen > 100


_FROM_TO = r"من\W*([0-9][0-9:]*)\W*حتى\W*([0-9][0-9:]*)"


@pytest.mark.parametrize("hyphen", "-–—‐")
def test_an_end_in_plain_words_stands_isolated_too(hyphen):
    """A hyphen is a sign of numbers to the algorithm: without isolation "07:00-16:00" is one number."""
    ends = [figure(words, LANGUAGES["ckb"]).plain for words in ("07:00", "16:00")]

    assert backwards_anywhere(f"کات {hyphen.join(ends)}.") == []
