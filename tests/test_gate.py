"""The gate: what a translation may not bring, lose or change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fristad.gate import refusals

RING = "Ring {phone} nu."


def refused(source: str, words: str) -> set[str]:
    return {refusal.code.removeprefix("translation-") for refusal in refusals(source, words)}


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (RING, "Call {phone} now."),
        (RING, "اتصل بـ {phone} الآن."),
        ("{a} och {b}", "{b} and {a}"),
        ("{a} och {a}", "{a} {a}"),
        ("Läs [mer](../a.md).", "Read [on](../a.md)."),
        ("[a](x) [b](y)", "[B](y) [A](x)"),
        ("Du är under 18 år", "You are under 18"),
        ("Du är under 18 år", "عمرك أقل من ١٨"),
        ("Du är under 18 år", "اگر زیر ۱۸ سال هستید"),
        ("Du är under 18 år", "You are a minor"),
        ("**Viktigt**", "**Important**"),
        ("**Viktigt**", "Important"),
        ("t.ex. barn", "t.ex. children"),
        ("a < b", "c < d"),
        ("Läs mer", "می\u200cخوانم"),
        ("Läs mer", "\u200fاقرأ\u200e"),
        ("Två\nrader", "Two\nlines"),
        ("Nej", "Ni maya"),
        ("Mål: {a}–{b}", "Goals: {a}–{b}"),
        ('"Ord"', "«Words»"),
    ],
)
def test_an_honest_translation_passes(source, words):
    assert refused(source, words) == set()


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (RING, "Call now."),
        (RING, "Call {phone_kast} now."),
        (RING, "Call {Phone} now."),
        (RING, "Call {phone} {phone}."),
        (RING, "Call { phone }."),
        ("Ring nu.", "Call {phone}."),
        ("{a} {a} {b}", "{a} {b} {b}"),
    ],
)
def test_a_lost_or_added_placeholder_is_refused(source, words):
    assert "placeholder" in refused(source, words)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("Läs [mer](a.md).", "Read [more](b.md)."),
        ("Läs [mer](a.md).", "Read more."),
        ("Läs mer.", "Read [more](a.md)."),
        ("[a](x)", "[a](x) [b](x)"),
        ("Läs [mer](a.md).", "Read [more](javascript:alert)."),
        ("Läs [mer](a.md).", "Read [more](data:text/html,x)."),
        ("Läs [mer](a.md).", "Read [more](//evil.example)."),
        ("Läs [mer](a.md).", "Read [more](https://evil.example)."),
    ],
)
def test_a_changed_link_is_refused(source, words):
    assert "link" in refused(source, words)


@pytest.mark.parametrize(
    "words",
    [
        '[call](javascript:alert "now")',
        '[call](https://evil.example "now")',
        "[call](https://evil.example/(x))",
        "[call](javascript:alert(document.domain))",
        "[call](  https://evil.example  )",
    ],
)
def test_a_link_that_is_written_in_another_way_is_refused(words):
    assert "link" in refused("Läs mer.", words)


@pytest.mark.parametrize(
    "words",
    [
        "Call 112",
        "اتصل ١١٢",
        "زنگ بزنید ۱۱۲",
        "१११२",
        "１１２",
        "Call 020-50 50 50",
        "𝟙𝟙𝟚",
        "Call {phone} or 0",
    ],
)
def test_a_figure_in_any_script_is_refused(words):
    assert "figure" in refused(RING, words)


@pytest.mark.parametrize("words", ["Call {phone} or ①①②", "Call {phone} or ¹¹²", "Call {phone} or ⅠⅠⅡ"])
def test_a_figure_in_a_circle_is_refused_too(words):
    assert refused(RING, words) != set()


@pytest.mark.parametrize(
    ("source", "words"), [("18 år", "15 years"), ("18 år", "18 and 25"), ("2024–2027", "2024–2028")]
)
def test_another_figure_than_the_swedish_is_refused(source, words):
    assert "figure" in refused(source, words)


@pytest.mark.parametrize(
    "words",
    [
        "https://evil.example",
        "HTTP://EVIL.EXAMPLE",
        "ftp://x",
        "www.evil",
        "evil.com",
        "a@b",
        "javascript:x",
        "JavaScript:x",
        "data:x",
        "mailto:x",
        "tel:x",
        "sms:x",
        "bris.se",
    ],
)
def test_an_address_is_refused(words):
    assert "address" in refused("Läs mer.", words)


@pytest.mark.parametrize(("source", "words"), [("Sms: vi svarar", "SMS: we answer"), ("Läs Bris.se", "Read bris.se")])
def test_an_address_of_the_swedish_may_have_other_capitals(source, words):
    assert refused(source, words) == set()


@pytest.mark.parametrize(
    "words",
    [
        "<b>Call</b>",
        "<script>x</script>",
        "<img src=x onerror=y>",
        "&#60;b&#62;",
        "`code`",
        "a \\ b",
        "a | b",
        "![x]",
        "[a][b]",
        "*y*{: onclick=x}",
        "{: .class}",
        "{#id}",
        "{{ config }}",
        "{{ phone }}",
        "{% for x in y %}",
        "{More}",
        "}",
        "{",
        "::: note",
        "---",
        "***x***",
    ],
)
def test_markup_of_any_kind_is_refused(words):
    assert "markup" in refused("Ring nu då.", words)


@pytest.mark.parametrize(
    "character",
    [
        "\u202a",
        "\u202b",
        "\u202d",
        "\u202e",
        "\u2066",
        "\u2067",
        "\u2068",
        "\u2069",
        "\x00",
        "\x1b",
        "\x7f",
        "\t",
        "\n",
        "\u2028",
        "\u2029",
        "\ue000",
        "\U000e0041",
        "\ufeff",
        "\ufff9",
    ],
    ids=lambda character: f"{ord(character):04X}",
)
def test_a_hidden_character_is_refused(character):
    assert "character" in refused("Ring nu.", f"Call{character} now.")


@pytest.mark.parametrize("words", ["\n", "a\nb"])
def test_a_line_break_is_refused_where_the_swedish_has_none(words):
    assert "character" in refused("Ring nu.", words)


@pytest.mark.parametrize(("length", "passes"), [(75, True), (76, False)])
def test_words_many_times_as_long_are_refused(length, passes):
    assert ("length" not in refused("Nej", "x" * length)) is passes


@pytest.mark.parametrize("words", [" ", "\u00a0", "\u200b", "\u200f\u200e", "…", "."])
def test_a_translation_without_words_is_refused(words):
    assert refused("Ring nu.", words) != set()


def test_everything_that_is_wrong_is_told():
    assert refused(RING, "<b>112</b> https://x \u202e" + "x" * 200) == {
        "placeholder",
        "figure",
        "address",
        "markup",
        "character",
        "length",
    }


@given(st.text())
def test_no_words_make_the_gate_raise(words):
    assert isinstance(refusals(RING, words), list)


WRITTEN = st.characters(exclude_categories=["Cc", "Cf", "Co", "Cs", "Zl", "Zp", "Cn"], exclude_characters="{}")


@given(st.text(alphabet=WRITTEN))
def test_the_swedish_words_themselves_always_pass(words):
    assert refusals(words, words) == []


@pytest.mark.parametrize("words", ["}", "a } b"])
def test_a_brace_of_the_swedish_may_stay(words):
    assert refusals(words, words) == []
