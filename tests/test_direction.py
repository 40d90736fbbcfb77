"""Ranges in languages that are read from right to left: an eye that comes from the right meets the start first."""

import re
from datetime import date

import pytest
from lxml import html

from fristad.content.collection import Collection
from fristad.languages.table import LANGUAGES
from fristad.pages import phrases
from fristad.pages.phrases import Phrase
from fristad.pages.speaker import Speaker
from fristad.translation.messages import INTERFACE
from fristad.translation.translations import Translations
from tests.bidi import RANGE, backwards, line, lines, starts_first
from tests.pages import pages_of

TODAY = date(2026, 11, 21)
RIGHT_TO_LEFT = [language for language in LANGUAGES.values() if language.dir == "rtl"]
HOURS = (
    "Mo-Th 16:00-01:00, Fr 14:00-02:00, Sa 16:00-02:00, Su 16:00-01:00",
    "Mo-Fr 09:00-12:00,13:00-16:00; PH off",
    "Mo-Su 21:00-06:00",
    "Mo-Fr 08:00-16:30; Jun-Aug Mo-Th 08:00-15:00; Dec 24-26 off",
    'Sa-Su 10:00-14:00 open "drop-in"',
)
WORDED = {
    phrases.TIMES: "من {from} حتى {to}",
    phrases.YEARS: "من {from} حتى {to}",
    phrases.AGES["both"]: "العمر: من {from} حتى {to}",
    phrases.DAYS: "{from}–{to}",
    phrases.WEEKS: "الأسابيع من {from} حتى {to}",
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
    yield say.figures(2024, 2027, phrases.YEARS)
    yield say.figures(5, 17, phrases.AGES["both"])


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
        say.figures(2024, 2027, phrases.YEARS),
        say.figures(5, 17, phrases.AGES["both"]),
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


def test_the_start_is_met_first_on_every_page_of_the_site(site):
    found = {}
    seen = 0
    for page in pages_of(site):
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
