"""Problems and their three printed styles."""

import json

import pytest

from fristad.problems import Problem, Source, as_annotations, as_json, as_text, did_you_mean, errors

LOST = Problem(
    Source("docs/a.md", 4, 18), "unknown-type", "'stalkng' is not a violence type", "Did you mean 'stalking'?"
)
LATE = Problem(Source("docs/a.md", 2), "overdue-check", "100 % too late\nagain", "", "warning")


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (LOST, "docs/a.md:4:18: 'stalkng' is not a violence type. Did you mean 'stalking'? [unknown-type]"),
        (Problem(Source("mkdocs.yml"), "x", "It is wrong"), "mkdocs.yml:1:1: It is wrong. [x]"),
        (
            Problem(Source("a", 2, 3), "x", "It is late", "Hurry.", "warning"),
            "a:2:3: warning: It is late. Hurry. [x]",
        ),
    ],
)
def test_one_line_says_where_what_and_what_instead(problem, line):
    assert problem.one_line() == line


def test_a_list_is_sorted_by_path_then_line_then_column():
    places = [Source("b", 1), Source("a", 10), Source("a", 9, 2), Source("a", 9, 1)]

    text = as_text(Problem(place, "x", "Wrong") for place in places)

    assert [line.split(": ")[0] for line in text.splitlines()] == ["a:9:1", "a:9:2", "a:10:1", "b:1:1"]


def test_annotations_escape_what_github_would_read_as_its_own():
    assert as_annotations([LOST, LATE]).splitlines() == [
        "::warning file=docs/a.md,line=2,col=1,title=overdue-check::100 %25 too late%0Aagain.",
        "::error file=docs/a.md,line=4,col=18,title=unknown-type::"
        "'stalkng' is not a violence type. Did you mean 'stalking'?",
    ]


def test_json_holds_every_part_and_keeps_swedish_letters():
    problem = Problem(Source("docs/å.md", 4, 18), "x", "Fel på ö", "Skriv ä.")

    text = as_json([problem])

    assert json.loads(text) == [
        {
            "path": "docs/å.md",
            "line": 4,
            "column": 18,
            "code": "x",
            "severity": "error",
            "what": "Fel på ö",
            "instead": "Skriv ä.",
        }
    ]
    assert "å" in text


@pytest.mark.parametrize(
    "sign", ["\x1b", "\n", "\r", "\x08", "\x07", "\0", "\x7f", "\x85", "\x9b", "\u2028", "\u202e", "\u2066", "\udcff"]
)
def test_what_a_terminal_would_obey_is_shown_by_its_number(sign):
    problem = Problem(Source(f"docs/a{sign}b.md"), f"x{sign}", f"'a{sign}b' is wrong", f"Write {sign}.")

    for style in (as_text, as_annotations):
        text = style([problem])
        text.encode("utf-8")
        assert sign not in text
        assert len(text.splitlines()) == 1
    text = as_json([problem])
    text.encode("utf-8")
    assert sign == "\n" or sign not in text
    assert json.loads(text)[0]["path"] == problem.source.path
    assert problem.one_line().count(f"<U+{ord(sign):04X}>") == 4


def test_the_name_of_a_file_starts_no_command_of_github():
    name = "docs/services/a\n::error::pwned, line=1:2 100%.md"

    (line,) = as_annotations([Problem(Source(name), "x", "Wrong\n::stop-commands::x")]).splitlines()

    properties = line.removeprefix("::error ").partition("::")[0]
    assert properties == "file=docs/services/a%0A%3A%3Aerror%3A%3Apwned%2C line=1%3A2 100%25.md,line=1,col=1,title=x"
    assert line.endswith("::Wrong%0A::stop-commands::x.")


def test_words_of_every_language_stay_as_they_are():
    words = "می‌خواهم – ትግርኛ – Södertälje\u00a0…"

    assert words in as_text([Problem(Source("a"), "x", words)])


@pytest.mark.site
@pytest.mark.parametrize(("count", "more"), [(99, ""), (100, ""), (101, "1"), (150_000, "149,900")])
def test_of_one_code_a_hundred_are_told_and_the_rest_counted(count, more):
    many = [Problem(Source("docs/a.md", line), "many", "Wrong") for line in range(1, count + 1)]

    for style in (as_text, as_annotations):
        lines = style([*many, LOST]).splitlines()
        assert len([line for line in lines if "Wrong" in line]) == min(count, 100)
        assert len(lines) == min(count, 100) + 1 + bool(more)
        assert f"… and {more} more" in lines[-1] if more else "more" not in lines[-1]
        assert any("stalkng" in line for line in lines)
    assert len(json.loads(as_json(many))) == count


def test_only_errors_stop_a_publication():
    assert errors([LATE, LOST, LATE]) == [LOST]


@pytest.mark.parametrize("style", [as_text, as_annotations])
def test_no_problem_is_no_line(style):
    assert style([]) == ""


@pytest.mark.parametrize(
    ("word", "known", "answer"),
    [
        ("helplin", ["chat", "helpline"], "Did you mean 'helpline'?"),
        ("xyz", ["b", "a"], "Choose one of: a, b."),
        ("xyz", [f"choice-{number}" for number in range(21)], "Check how it is spelled."),
        ("xyz", [], "Check how it is spelled."),
    ],
)
def test_the_nearest_choice_is_offered_or_all_when_they_are_few(word, known, answer):
    assert did_you_mean(word, known) == answer
