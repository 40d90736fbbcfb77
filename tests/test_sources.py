"""Front matter with marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fristad.problems import Source
from fristad.syntax.front_matter import read

PATH = "docs/a.md"
TEXT = """---
name: Fyren
phones:
  - label: Växel
    number: "1"
  - {label: Jour, number: "2"}
summary: >-
  Två
  rader
---

## Rubrik {#heading}

Ring {phone} nu.
"""


@pytest.fixture(scope="module")
def document():
    found, problems = read(PATH, TEXT)
    assert problems == []
    return found


@pytest.mark.parametrize(
    ("key", "line", "column"),
    [
        ((), 2, 1),
        (("name",), 2, 7),
        (("phones",), 4, 3),
        (("phones", 0, "label"), 4, 12),
        (("phones", 0, "number"), 5, 13),
        (("phones", 1, "number"), 6, 27),
        (("summary",), 7, 10),
    ],
)
def test_every_value_knows_its_line_and_column(document, key, line, column):
    assert document.source(*key) == Source(PATH, line, column)


def test_a_value_that_is_not_there_is_placed_at_what_is_around_it(document):
    assert document.source("phones", 0, "display") == document.source("phones", 0)
    assert document.source("web") == document.source()


def test_the_data_is_plain(document):
    assert document.data == {
        "name": "Fyren",
        "phones": [{"label": "Växel", "number": "1"}, {"label": "Jour", "number": "2"}],
        "summary": "Två rader",
    }


def test_the_body_begins_after_the_second_dashes(document):
    assert document.body.strip().startswith("## Rubrik")
    assert document.body_source == Source(PATH, 11)


@pytest.mark.parametrize(("words", "line", "column"), [("## R", 12, 1), ("Rubrik", 12, 4), ("{phone}", 14, 6)])
def test_every_character_of_the_body_knows_its_line_and_column(document, words, line, column):
    body = document.body.strip("\n")

    assert document.in_body(body.index(words)) == Source(PATH, line, column)


@pytest.mark.parametrize(
    ("key", "snippet", "before", "line", "column"),
    [
        (("name",), "ren", 0, 2, 9),
        (("summary",), "Två", 0, 8, 3),
        (("summary",), "a", 0, 9, 4),
        (("phones", 1, "label"), "r", 0, 6, 16),
        (("name",), "R", 0, 2, 7),
        (("name",), "y", 1, 2, 7),
        (("summary",), "Två rader", 0, 7, 10),
    ],
)
def test_words_are_found_in_their_own_value_and_nowhere_else(document, key, snippet, before, line, column):
    """ "R" of "Rubrik" stands below the facts, and what YAML has folded does not stand in the file as it is read."""
    assert document.in_value(key, snippet, before) == Source(PATH, line, column)


@pytest.mark.parametrize("changed", [TEXT.replace("\n", "\r\n"), TEXT.replace("\n", "\r"), "\ufeff" + TEXT])
def test_line_endings_and_byte_order_marks_change_nothing(document, changed):
    found, problems = read(PATH, changed)

    assert (found.data, found.body, found.marks, problems) == (document.data, document.body, document.marks, [])


@pytest.mark.parametrize(
    ("text", "data", "body"),
    [
        ("---\n---\n", {}, ""),
        ("---\na: b\n---", {"a": "b"}, ""),
        ("---  \na: b\n---  \nText", {"a": "b"}, "Text"),
        ("---\na: b\n---\n---\nmer\n", {"a": "b"}, "---\nmer\n"),
    ],
)
def test_short_files_are_read(text, data, body):
    found, problems = read(PATH, text)

    assert (found.data, found.body, problems) == (data, body, [])


@pytest.mark.parametrize(
    ("written", "value"),
    [("24/7", "24/7"), ("2026", 2026), ("yes", True), ('"112"', "112"), ("", None), ("12:30:45", 45045), ("1.5", 1.5)],
)
def test_values_without_quotes_are_read_as_yaml_reads_them(written, value):
    assert read(PATH, f"---\na: {written}\n---\n")[0].data == {"a": value}


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("", "front-matter-missing", 1, 1),
        (" ---\na: b\n---\n", "front-matter-missing", 1, 1),
        ("---\na: b\n", "front-matter-missing", 1, 1),
        ("---\na: b\nb: c: d\n---\n", "front-matter-syntax", 3, 5),
        ("---\na: *x\n---\n", "front-matter-syntax", 2, 4),
        ("---\nå: b\n a: b\n---\n", "front-matter-syntax", 3, 3),
        ("---\n- a\n---\n", "front-matter-shape", 2, 1),
        ("---\na: b\nc:\n  d: 1\n  d: 2\n---\n", "key-twice", 5, 3),
    ],
)
def test_a_problem_is_placed_where_the_mistake_is(text, code, line, column):
    (problem,) = read(PATH, text)[1]

    assert (problem.code, problem.source) == (code, Source(PATH, line, column))


def test_of_a_key_written_twice_the_first_counts():
    assert read(PATH, "---\na: 1\na: 2\n---\n")[0].data == {"a": 1}


def test_a_hidden_character_is_placed_on_its_line():
    (problem,) = read(PATH, "---\na: b\nc: a bell \x07 here\n---\n")[1]

    assert problem.source.line == 3


def test_a_key_that_is_a_list_is_refused():
    assert read(PATH, "---\n? [c]\n: d\n---\n")[1] != []


@given(st.text())
def test_no_text_makes_reading_raise(text):
    found, problems = read(PATH, text)

    assert found is not None or problems


@given(st.text(alphabet=st.sampled_from("ab:-[]{}&*!|>'\"#%@, \n\t0129é\x00"), max_size=60))
def test_no_front_matter_makes_reading_raise(text):
    found, problems = read(PATH, f"---\n{text}\n---\nText")

    assert found is not None or problems
    assert all(problem.source.line >= 1 and problem.source.column >= 1 for problem in problems)
