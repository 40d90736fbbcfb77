"""No text takes more time than its size, and what nobody writes by hand is told before it is parsed."""

import gc
import time
from collections.abc import Callable

import pytest
from markupsafe import Markup

from fristad.content.reader import collect
from fristad.syntax import inline, markdown
from fristad.syntax.front_matter import LONGEST_BODY, LONGEST_FACTS, LONGEST_TEXT
from tests.conftest import TODAY

pytestmark = pytest.mark.site

GUIDE = "docs/guides/i-am-afraid.md"


@pytest.fixture
def guide(good) -> str:
    return good[GUIDE]


def in_body(guide: str, body: str) -> str:
    return f"{guide}\n{body}\n"


def in_facts(guide: str, lines: str) -> str:
    return guide.replace("order: 1\n", f"order: 1\n{lines}\n")


def in_summary(guide: str, words: str) -> str:
    return guide.replace("summary: Vad du kan göra om någon skrämmer dig.", f"summary: '{words}'")


def told(text: str) -> list[str]:
    return [problem.code for problem in collect({GUIDE: text}, today=TODAY)[1]]


def grows_as_its_size(work: Callable[[int], object], size: int) -> bool:
    """Whether twice as much takes at most three times as long. Others use the processor too, so it has five tries."""

    def took(size: int) -> float:
        for remembered in (markdown.parse, inline._inline_html, inline._plain):
            remembered.cache_clear()
        gc.collect()
        gc.disable()
        try:
            start = time.process_time()
            work(size)
            return time.process_time() - start
        finally:
            gc.enable()

    return any(took(2 * size) <= 3 * took(size) + 0.1 for _ in range(5))


PIECES = (
    *("*a ", "__a ", "**", "_*a ", "a*", "***a** ", "[", "[a](", "[[", "![", "](", "{", "{a", "{phone_x} ", "<", "<a "),
    *("`", "~~", "~a", "^", "&a", ":a", "==a", "++a", "\\", "a\\\n", "1", "0", "+4", "070 ", "a-", "a.", "a@", "www."),
    *(
        "|",
        "| a ",
        "a|b\n-|-\n",
        "|a|\n",
        "- a\n",
        "1. a\n",
        "> a\n",
        "> ",
        "- ",
        "+ - ",
        "x\n",
        "x  \n",
        "#\n",
        "a\n===\n",
    ),
    *('!!! note "a"\n', "    a\n", "\u00a0", " ", "å", "\u0301"),
)
HALF = LONGEST_TEXT // 2 - 100


@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_a_paragraph_twice_as_long_takes_at_most_three_times_as_long(guide, piece):
    def work(size: int) -> None:
        body = piece * (size // len(piece))
        told(in_body(guide, body))
        shown(body)

    assert grows_as_its_size(work, HALF)


def shown(body: str) -> str:
    def words(section, source):
        return markdown.Rendered(inline.inline(source, lambda target: target, Markup))

    return str(markdown.html(body, words)) + inline.plain(body, str)


@pytest.mark.parametrize("piece", ["*a ", "__a ", "[", "1", "- a\n", "a\n\n", "#\n", "a-", "|a|\n", "> a\n"], ids=repr)
def test_a_text_twice_as_long_takes_at_most_three_times_as_long(guide, piece):
    paragraph = piece * (8_000 // len(piece)) + "\n\n"

    assert grows_as_its_size(lambda size: told(in_body(guide, paragraph * (size // 8_000))), 40_000)


@pytest.mark.parametrize("piece", ["a ", "1", "*a ", "__a ", "{a} ", "[", "070 ", "a-"], ids=repr)
def test_a_field_twice_as_long_takes_at_most_three_times_as_long(guide, piece):
    assert grows_as_its_size(lambda size: told(in_summary(guide, piece * (size // len(piece)))), HALF)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ("x: " + "[" * 100_000, "front-matter-too-long"),
        ("x: " + "[" * 40_000, "front-matter-depth"),
        ("x: " + "{" * 40_000, "front-matter-depth"),
        ("x: " + "{a: " * 10_000, "front-matter-depth"),
        ("x:\n  " + "- " * 20_000, "front-matter-depth"),
        ("? " * 20_000, "front-matter-depth"),
        ("\n".join(" " * depth + "a:" for depth in range(200)), "front-matter-depth"),
        ("a: &a b\nx: [" + "*a, " * 10_000 + "]", "front-matter-alias"),
        ("a: &a b\nx: [" + "*a, " * 50_000 + "]", "file-too-long"),
        ("x: " + "a" * 30_000, "text-too-long"),
        ("x: '" + "a\n  " * 12_000 + "'", "text-too-long"),
        ("\n".join(f"k{number}: a" for number in range(5_000)), "guide-extra-forbidden"),
        ("aliases: [" + "a, " * 15_000 + "]", ""),
        ('x: "' + "\\ufdd0" * 3_000 + '"', "hidden-character"),
    ],
    ids=lambda value: repr(value)[:24],
)
def test_facts_that_nobody_writes_are_told_at_once(guide, facts, code):
    start = time.process_time()
    codes = told(in_facts(guide, facts))

    assert time.process_time() - start < 2
    assert not code or code in codes


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("a " * 2_500_000, "file-too-long"),
        ("a\n\n" * 40_000, "text-too-long"),
        ("a " * 15_000, "text-too-long"),
        ("a\n" * 15_000, "text-too-long"),
        ("1" * 200_000, "file-too-long"),
        ("> " * 300 + "a", "text-depth"),
        ("- " * 300 + "a", "text-depth"),
        ("* a\n" + "\n".join("  " * depth + "- a" for depth in range(80)), "text-depth"),
        ("\n".join("    " * depth + '!!! note "a"' for depth in range(60)) + " " * 240 + "x", "text-depth"),
        ("\u202e" * 20_000, "hidden-character"),
        ("<<<<<<<\n" * 2_000, "merge-mark"),
    ],
    ids=lambda value: repr(value)[:24],
)
def test_a_text_that_nobody_writes_is_told_at_once(guide, body, code):
    start = time.process_time()
    codes = told(in_body(guide, body))

    assert time.process_time() - start < 2
    assert code in codes
    assert len(codes) < 200, "who mends them reads the first ones"


def test_a_summary_that_is_too_long_is_told_at_its_place(guide):
    problems = collect({GUIDE: in_summary(guide, "*a " * 17_000)}, today=TODAY)[1]

    assert [(problem.code, problem.source.line) for problem in problems if "long" in problem.code] == [
        ("front-matter-too-long", 2)
    ]
    problems = collect({GUIDE: in_summary(guide, "*a " * 8_000)}, today=TODAY)[1]
    assert ("text-too-long", 3) in [(problem.code, problem.source.line) for problem in problems]


def test_what_is_within_the_limits_is_read(guide):
    body = ("Ett ord. " * 200 + "\n\n") * 50
    assert 85_000 < len(body) < LONGEST_BODY
    assert LONGEST_FACTS < LONGEST_BODY
    assert not {"text-too-long", "file-too-long", "text-depth"} & set(told(in_body(guide, body)))
    assert "text-depth" not in told(in_body(guide, "\n".join("  " * depth + "- a" for depth in range(6))))
