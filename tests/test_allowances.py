"""Doubts that somebody has allowed: read, written, void when words change, and told when they allow nothing."""

from datetime import date

import pytest

from fristad.languages.known_languages import LANGUAGES
from fristad.problems import Source
from fristad.translation import style, translations
from fristad.translation.gate.meaning import allowances
from fristad.translation.gate.meaning.checks import CODES
from fristad.translation.gate.meaning.heard import Ear
from fristad.translation.po.catalogues import path_of
from fristad.translation.translations import held, with_allowances

FI = LANGUAGES["fi"]
PATH = allowances.path_of(FI)
STYLE = style.Style(negation=style.Negation(words=("ei", "älä")))
KEY = ("ui/x", "Ring inte hem.")
DAY = date(2026, 11, 21)
ROW = allowances.row(*KEY, "Soita kotiin.", "negation-lost", "translator", DAY)


def catalogue(words: str, context: str = "ui/x", swedish: str = KEY[1], mark: str = "") -> dict[str, str]:
    head = 'msgid ""\nmsgstr ""\n"Language: fi\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    return {path_of(FI, "interface"): f'{head}{mark}msgctxt "{context}"\nmsgid "{swedish}"\nmsgstr "{words}"\n'}


def found(words: str, **more: str) -> translations.Translations:
    read, problems = translations.translations(FI, catalogue(words, **more), ear=Ear(FI, STYLE))
    assert problems == []
    return read


def allowed(*rows: allowances.Allowance) -> allowances.Allowances:
    read, problems = allowances.read(PATH, allowances.text(rows), CODES)
    assert problems == []
    return read


def test_a_doubt_keeps_words_from_whoever_is_in_danger():
    shown, errors, warnings = held(found("Soita kotiin."), {KEY})

    assert KEY not in shown.words
    assert KEY not in shown.states
    assert [(one.code, one.severity) for one in errors] == [("negation-lost", "error")]
    assert "fristad review fi --allow negation-lost --only 'ui/x'" in errors[0].instead
    assert warnings == []


def test_elsewhere_a_doubt_is_a_warning_and_the_words_are_shown():
    shown, errors, warnings = held(found("Soita kotiin."), set())

    assert shown.words[KEY] == "Soita kotiin."
    assert errors == []
    assert [(one.code, one.severity) for one in warnings] == [("negation-lost", "warning")]


def test_an_allowed_doubt_is_none():
    read, unused = with_allowances(found("Soita kotiin."), allowed(ROW))

    assert unused == []
    assert held(read, {KEY}) == (read, [], [])
    assert read.doubts[KEY][0].allowed


@pytest.mark.parametrize(
    ("words", "swedish", "code"),
    [
        ("Soita nyt kotiin.", KEY[1], "negation-lost"),
        ("Soita kotiin.", "Ring inte dit.", "negation-lost"),
        ("Soita kotiin.", KEY[1], "half-lost"),
    ],
)
def test_a_row_is_void_when_either_side_changes_and_holds_for_one_check(words, swedish, code):
    row = allowances.row(*KEY, "Soita kotiin.", code, "translator", DAY)

    read, unused = with_allowances(found(words, swedish=swedish), allowed(row))

    assert held(read, {("ui/x", swedish)})[1] != []
    assert [(one.code, one.source, one.severity) for one in unused] == [
        ("allowance-unused", Source(PATH, 2), "warning")
    ]


def test_a_row_of_words_without_a_doubt_is_told():
    assert [one.code for one in with_allowances(found("Älä soita kotiin."), allowed(ROW))[1]] == ["allowance-unused"]


@pytest.mark.parametrize(("context", "mark"), [("guide/x#search_words", ""), ("ui/x", "#, fuzzy\n")])
def test_words_for_search_and_suggestions_are_not_asked(context, mark):
    assert (
        translations.translations(FI, catalogue("Soita kotiin.", context, mark=mark), ear=Ear(FI, STYLE))[0].doubts
        == {}
    )


def test_the_catalogue_can_allow_nothing():
    mark = "# allow: negation-lost\n#. allowed by translator\n"

    assert found("Soita kotiin.", mark=mark).doubts[KEY][0].allowed is False


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("negation-lost", "negation-lots", "'negation-lots' is no check that can be allowed. Did you mean"),
        ("translator", "Kim", "'Kim' cannot allow"),
        ("2026-11-21", "yesterday", "'yesterday' is not a day"),
        (",translator", "", "The line has 5 cells, not 6"),
        ("context,", "what,", "The first line is not the names of the columns"),
    ],
)
def test_a_wrong_row_is_told_with_its_line(old, new, said):
    _, (problem,) = allowances.read(PATH, allowances.text([ROW]).replace(old, new), CODES)

    assert problem.code == "allowance-row"
    assert problem.source.line == (1 if old == "context," else 2)
    assert problem.sentence().startswith(said)


def test_a_machine_may_allow_and_the_same_rows_give_the_same_bytes():
    other = allowances.row("ui/a", "Ja", "Kyllä", "half-lost", "machine", DAY)

    text = allowances.text([ROW, other, ROW])

    assert text == allowances.text([other, ROW])
    assert [row for _, row in allowed(ROW, other).rows] == [other, ROW]
