"""The style of a language: read, told of with its place, and its words found in texts."""

import pytest

from fristad.problems import Source
from fristad.translation import style
from fristad.translation.style import NO_STYLE, Negation, any_of, read

PATH = "translations/fi/style.yml"
TEXT = """\
notes:
- Sinä, singular.
negation:
  words: [ei, en, "älä*"]
  apart: [ei vain]
units:
  month: ["kuukau*", kk]
numbers:
  two: [kaksi, "kahde*"]
shortest: 0.7
never:
- word: huora
  reason: An insult.
patterns:
- pattern: 'täältä: \\{'
  reason: A noun says what the name does not.
  write: 'klinikalta: {service_x}'
"""


def test_a_style_is_read_whole():
    found, problems = read(PATH, TEXT)

    assert problems == []
    assert found.negation == Negation(words=("ei", "en", "älä*"), apart=("ei vain",))
    assert found.units == {"month": ("kuukau*", "kk")}
    assert [word.word for word in found.never] == ["huora"]
    assert found.patterns[0].pattern == r"täältä: \{"


@pytest.mark.parametrize("text", ["", "\n"])
def test_a_language_may_have_no_style(text):
    assert read(PATH, text) == (NO_STYLE, [])


@pytest.mark.parametrize(
    ("old", "new", "place", "code"),
    [
        ("  month:", "  moon:", (7, 3), "style-shape"),
        ("shortest: 0.7", "shortest: long", (10, 11), "style-shape"),
        ("  reason: An insult.", "  why: An insult.", (12, 3), "style-shape"),
        (r"'täältä: \{'", "'täältä: ('", (15, 12), "style-shape"),
        ('[ei, en, "älä*"]', '[ei, en, "älä*"', (5, 3), "front-matter-syntax"),
        ("- word: huora", "- word: huora # rude", (12, 15), "value-cut"),
    ],
)
def test_a_mistake_is_told_with_its_place(old, new, place, code):
    problem = read(PATH, TEXT.replace(old, new))[1][0]

    assert (problem.code, problem.source) == (code, Source(PATH, *place))


def test_all_mistakes_are_told_at_once():
    text = TEXT.replace("  month:", "  moon:").replace("  two:", "  many:")

    assert [problem.source.line for problem in read(PATH, text)[1]] == [7, 9]


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (["ei"], "Ei vielä.", ["Ei"]),
        (["ei"], "Eilen, eikä.", []),
        (["ei*"], "Eilen, eikä.", ["Eilen", "eikä"]),
        (["*jour"], "kvinnojour, jourer", ["kvinnojour"]),
        (["an dan *"], "an  dan jour", ["an  dan jour"]),
        (["ei", "ei vain"], "ei vain", ["ei vain"]),
        (["a.b"], "acb", []),
        ([], "anything", []),
    ],
)
def test_words_are_found_whole_and_a_star_is_any_letters(words, text, found):
    assert any_of(words).findall(text) == found


def test_a_language_without_spaces_has_words_within_words():
    assert any_of(["不"], spaced=False).findall("我不知道") == ["不"]


def test_a_style_lies_with_the_words_of_its_language():
    from fristad.languages.known_languages import LANGUAGES

    assert style.path_of(LANGUAGES["fi"]) == PATH
