"""Saved answers of a native reader: what is taken, and what of a mangled or careless one is told, all at once."""

import json
from datetime import date

import pytest

from fristad.languages.known_languages import LANGUAGES
from fristad.translation.exchange import answers

SO = LANGUAGES["so"]
DAY = date(2026, 11, 30)
MARKS = {"swedish": "0123456789ab", "words": "0123456789abcdef01234567"}
RIGHT = {"context": "guide/in-danger#title", **MARKS, "verdict": "right"}
WRONG = {"context": "guide/in-danger#text", **MARKS, "verdict": "wrong", "proposal": "Wac hadda.", "remark": "Tonen."}
GOOD = {
    "format": "fristad-review-sheet",
    "version": 1,
    "language": "so",
    "made": "2026-11-28",
    "saved": "2026-11-29",
    "role": "language-reviewer",
    "messages": [RIGHT, WRONG],
    "pages": [{"page": "guide/in-danger", "natural": True, "remark": "Lite stelt."}],
}


def read(answer, *, indent=1):
    text = answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False, indent=indent)
    return answers.read("svar.json", text, SO, DAY)


def told(answer):
    found, problems = read(answer)
    assert found is None
    return [problem.one_line() for problem in problems]


def test_an_answer_is_read_with_the_place_of_each_verdict():
    found, problems = read(GOOD)

    assert problems == []
    assert (found.role, found.saved) == ("language-reviewer", date(2026, 11, 29))
    assert [(one.context, one.verdict, one.proposal, one.remark) for one in found.messages] == [
        ("guide/in-danger#title", "right", "", ""),
        ("guide/in-danger#text", "wrong", "Wac hadda.", "Tonen."),
    ]
    assert [(one.source.line, one.source.column) for one in found.messages] == [(9, 3), (15, 3)]
    assert found.pages == (answers.JudgedPage("guide/in-danger", True, "Lite stelt."),)


@pytest.mark.parametrize("text", ["\ufeff" + json.dumps(GOOD), json.dumps(GOOD, indent="\t"), json.dumps(GOOD)])
def test_how_a_file_is_laid_out_does_not_matter(text):
    assert read(text)[0].messages[1].proposal == "Wac hadda."


def with_message(**changes):
    return {**GOOD, "messages": [RIGHT, {**WRONG, **changes}]}


CASES = {
    "empty": ("", "svar.json:1:1: The file is no saved answer (Expecting value). …"),
    "cut off": (json.dumps(GOOD, indent=1)[:300], "svar.json:14:3: The file is no saved answer (…). …"),
    "a page of HTML": ("<html>", "svar.json:1:1: The file is no saved answer (Expecting value). …"),
    "endless depth": ("[" * 200_000, "svar.json:1:1: The file is no saved answer (…). …"),
    "no number": ('{"format": NaN}', "svar.json:1:1: The file is no saved answer (NaN is no value). …"),
    "a huge number": ('{"format": ' + "1" * 5000 + "}", "svar.json:1:1: The file is no saved answer (…). …"),
    "a name twice": (
        '{"format": "fristad-review-sheet", "role": "x", "role": "y"}',
        "svar.json:1:1: The file is no saved answer (a name stands twice in one part). …",
    ),
    "something else": ("[1, 2]", "svar.json:1:1: The file is not the saved answer of a sheet. … [answer-syntax]"),
    "another form": ({**GOOD, "version": 2}, "svar.json:3:13: The answer is of form 2, not 1. … [answer-version]"),
    "another language": (
        {**GOOD, "language": "ar"},
        "svar.json:4:14: The answer is about العربية ('ar'), but 'so' (Soomaali) is asked for. … [answer-language]",
    ),
    "an unknown language": (
        {**GOOD, "language": "xx"},
        "svar.json:4:14: The answer is about the language 'xx', but 'so' (Soomaali) is asked for. … [answer-language]",
    ),
    "no day": ({**GOOD, "saved": "soon"}, "svar.json:6:11: `saved` is 'soon', which is not a day. … [answer-day]"),
    "a day to come": ({**GOOD, "saved": "2026-12-01"}, "svar.json:6:11: '2026-12-01' is to come. … [answer-day]"),
    "a name": (
        {**GOOD, "role": "Amina"},
        "svar.json:7:10: 'Amina' is not a role. … Names of persons do not belong here. [answer-role]",
    ),
    "nothing of who": (
        {key: value for key, value in GOOD.items() if key != "role"},
        "svar.json:1:1: `role` is missing. … [answer-shape]",
    ),
    "more than there is": ({**GOOD, "name": "A"}, "svar.json:31:10: An answer has no `name`. … [answer-shape]"),
    "no verdict": (
        with_message(verdict="maybe"),
        "svar.json:19:15: `verdict` cannot be 'maybe'. … [answer-shape]",
    ),
    "no fingerprint": (with_message(words="../x"), "svar.json:18:13: `words` cannot be '../x'. … [answer-shape]"),
    "a list": (with_message(remark=["x"]), "svar.json:21:14: `remark` cannot be '['x']'. … [answer-shape]"),
    "half a character": (
        json.dumps(with_message(remark="x"), indent=1).replace('"remark": "x"', '"remark": "\\ud800"'),
        "svar.json:21:14: `remark` cannot be '<U+D800>'. … [answer-shape]",
    ),
    "an endless remark": (
        with_message(remark="x" * 5000),
        "svar.json:21:14: `remark` is longer than can be read (4000). … [answer-shape]",
    ),
    "twice": (
        with_message(context=RIGHT["context"]),
        "svar.json:15:3: The same words of 'guide/in-danger#title' are judged twice. … [answer-double]",
    ),
    "right and yet not": (
        with_message(verdict="right"),
        "svar.json:15:3: The words of 'guide/in-danger#text' are said to be right, and other words are proposed. …",
    ),
    "a page twice": (
        {**GOOD, "pages": [*GOOD["pages"], *GOOD["pages"]]},
        "svar.json:30:3: The page 'guide/in-danger' is judged twice. … [answer-double]",
    ),
}


@pytest.mark.parametrize(("answer", "expected"), CASES.values(), ids=CASES)
def test_what_is_wrong_is_told_with_its_place(answer, expected):
    (line,) = told(answer)
    beginning, *parts = expected.split("…")

    assert line.startswith(beginning)
    assert all(part.strip() in line for part in parts)


def test_everything_is_told_at_once():
    answer = {**with_message(remark="Skriv till a@example.org"), "language": "ar", "saved": "x"}

    assert [line.rpartition("[")[2] for line in told(answer)] == ["answer-language]", "answer-day]", "answer-contact]"]


@pytest.mark.parametrize(
    "remark",
    [
        "Ring mig på 070-123 45 67.",
        "+46 (0)70 123 45 67",
        "Mitt nummer: ٠٧٠١٢٣٤٥٦٧",
        "19800101-1234",
        "amina@example.org",
        "amina (at) example",
        "Skriv till amina[snabel-a]example.org",
    ],
)
def test_what_could_reach_or_name_a_person_is_refused(remark):
    assert [line.rpartition("[")[2] for line in told(with_message(remark=remark))] == ["answer-contact]"]
    page = {**GOOD, "pages": [{"page": "guide/in-danger", "natural": False, "remark": remark}]}
    assert [line.rpartition("[")[2] for line in told(page)] == ["answer-contact]"]


@pytest.mark.parametrize(
    "remark",
    [
        "112 ska stå först, 116 016 sedan",
        "Lagen heter så från 2026-07-01.",
        "Skriv 18 år, inte 81 (se 13 kap. 1 §).",
        "Ordet betyder 'chef @ jobbet' här",
        "1 500 kronor 2026",
    ],
)
def test_figures_that_reach_nobody_are_let_in(remark):
    assert read(with_message(remark=remark))[1] == []


def test_a_proposal_may_not_reach_a_person_either():
    assert [line.rpartition("[")[2] for line in told(with_message(proposal="a@example.org"))] == ["answer-contact]"]


@pytest.mark.parametrize("indent", [None, 0, 1, 8])
def test_places_are_found_whatever_the_layout(indent):
    answer = with_message(verdict="maybe")
    text = json.dumps(answer, ensure_ascii=False, indent=indent)

    (problem,) = answers.read("svar.json", text, SO, DAY)[1]

    lines = text.split("\n")
    assert lines[problem.source.line - 1][problem.source.column - 1 :].startswith('"maybe"')
