"""The gate: what a translation may not bring, lose or change."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fristad.languages.known_languages import LANGUAGES
from fristad.translation.gate.checks import refusals
from fristad.translation.gate.sides import Side

RING = "Ring {phone} nu."


def refused(source: str, words: str, language: str = "") -> set[str]:
    found = refusals(source, words, LANGUAGES.get(language))
    return {refusal.code.removeprefix("translation-") for refusal in found}


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
        ("Planen löper ut 2023-12-31.", "The plan expires on 31 December 2023."),
        ("Beslut 2023-07-01.", "Decided on 1 July 2023."),
        ("Den 1 juli 2023", "1. heinäkuuta 2023"),
        ("”0,6 procent”", '"0,6 procent" (0.6 per cent)'),
        ("”Länets strategi (2020–2026)”", '"Länets strategi (2020–2026)" (the strategy (2020–2026) of the county)'),
        ("Ring {service_a} på {phone_a}.", "Call {phone_a} for {service_a}."),
        ("Ring {phone_a}. Läs om {service_a}.", "Read about {service_a}, or call {phone_a}."),
        (
            "Ring {service_a} på {phone_a} eller {service_b} på {phone_b}.",
            "Call {phone_a} ({service_a}) or {phone_b} ({service_b}).",
        ),
        (
            "Ring {service_a} på {phone_a} eller {service_b} på {phone_b}.",
            "Call {service_b} on {phone_b} or {service_a} on {phone_a}.",
        ),
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
        ("**Läs** mer", "Read **more**"),
        ("**Läs** *mer*", "Read more"),
        ("**Läs *mer* nu**", "**Read *more* now**"),
        ("Den 1 juli 2025", "1. heinäkuuta 2025"),
        ("0,6 procent", "0.6 per cent"),
        ("mellan 10 och 20 år", "10–20-vuotiaille"),
        ("14 kap. 1 § (2001:453)", "(2001:453) 14 luvun 1 §"),
        ("Rubrik över 4:5–4:7", "Heading above 4:5–4:7"),
        ("Nummer 5", "Nummer 5"),
        ("Nummer 5", "№ 5"),
        ("Läs mer", "n.º ª"),
        ("{a}. Läs {b}", "{b}, {a}"),
        ("Ring 1 {phone} nu", "Call 1 {phone} now"),
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


@pytest.mark.parametrize(
    ("words", "passes"),
    [("Street 2  \nEkby", True), ("Street 2\\\nEkby", True), ("Street 2\nEkby", False), ("Street 2 Ekby", False)],
)
def test_lines_that_are_parted_stay_parted(words, passes):
    assert ("structure" not in refused("Gatan 2  \nEkby", words)) is passes


@pytest.mark.parametrize(("length", "passes"), [(75, True), (76, False)])
def test_words_many_times_as_long_are_refused(length, passes):
    assert ("length" not in refused("Nej", "x" * length)) is passes


@pytest.mark.parametrize("words", [" ", "\u00a0", "\u200b", "\u200f\u200e", "…", "."])
def test_a_translation_without_words_is_refused(words):
    assert refused("Ring nu.", words) != set()


@pytest.mark.parametrize(
    ("language", "source", "words"),
    [
        ("ar", "Skarpnäcks svar", "رد Skarpnäck"),
        ("ar", "Sms", "SMS"),
        ("ar", "OK", "OK"),
        ("ar", "Bris och Kvinnofridslinjen", "Bris و Kvinnofridslinjen"),
        ("ar", "{service_fyren}", "{service_fyren}"),
        ("en", "Kvinnofridslinjen", "Kvinnofridslinjen"),
        ("uk", "Plats", "мі\u0301сце, м\u02bcята, пʼять"),
        ("ru", "Sms-tjänsten", "SMS-сервис"),
        ("zh-hans", "Skicka sms", "发SMS短信"),
        ("am", "Skicka sms", "በSMS ይላኩ"),
        ("zh-hans", "Ring Kvinnofridslinjen", "联系Kvinnofridslinjen"),
        ("pl", "Bland annat", "m.in. tutaj"),
        ("sq", "Till exempel", "p.sh. këtu"),
        ("th", "Skicka sms", "ส่งSMSที่นี่"),
        ("zh-hans", "Två eller tre", "两、三个"),
        ("zh-hans", "År 2024", "二〇二四年"),
        ("syr", "Hjälp", "ܥܘܕܪܢܐ"),
        ("ckb", "Hjälp", "یارمەتی"),
        ("yi", "Hjälp", "הילף"),
        ("lattlast", "Läs mer", "Läs mer"),
        ("zh-hans", "Du kan ringa till oss när du vill. Vi lyssnar på dig.", "您可以随时致电我们。我们会倾听。"),
    ],
)
def test_an_honest_translation_of_any_language_passes(language, source, words):
    assert refused(source, words, language) == set()


LONG = "Du kan ringa till oss när du vill. Vi lyssnar på dig."


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ar", "You can call us whenever you like. We listen."),
        ("ru", "You can call us whenever you like. We listen."),
        ("ru", "Możesz zadzwonić, wysłuchamy"),
        ("en", "Вы можете позвонить нам в любое время."),
        ("uk", "اتصل بنا في أي وقت تشاء"),
        ("zh-hans", "どうぞおかけください、いつでもどうぞ"),
        ("th", "Call us"),
        ("ti", "Call us"),
        ("syr", "اتصل بنا"),
        ("yi", "اتصل بنا"),
    ],
)
def test_words_in_another_script_are_refused(language, words):
    assert "script" in refused(LONG, words, language)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("", "Вris"),
        ("en", "Read mоre"),
        ("uk", "мiсто"),
        ("so", "Βris"),
        ("en", "Вгі"),
        ("ru", "Читайте Ρορα"),
        ("ar", "اقرأ Роlis"),
        ("ar", "اقرأ роса"),
        ("en", "Read 𒈙"),
        ("fr", "le \u0440\u0301aypal"),
        ("en", "p\u200bа\u200by"),
    ],
)
def test_letters_that_look_like_others_are_refused(language, words):
    assert "script" in refused("Läs mer om det här nu.", words, language)


@pytest.mark.parametrize(
    "words",
    [
        "**Read** more",
        "*Read* more",
        "__Read__ more",
        "_Read_ more",
        "Read more*",
        "- Read more",
        "* Read more",
        "+ Read more",
        "1. Read more",
        "# Read more",
        "> Read more",
        "    Read more",
        "| Read more",
        "!!! Read more",
        "??? Read more",
    ],
)
def test_emphasis_and_blocks_that_the_swedish_has_not_are_refused(words):
    assert "structure" in refused("Läs mer", words)


@pytest.mark.parametrize("words", ["**Read more", "Read** more**", "** Read** more", "****Read more", "**Read* more*"])
def test_emphasis_without_a_partner_is_refused(words):
    assert "structure" in refused("**Läs** *mer*", words)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("Vänta 11 eller 2 minuter", "11 2"),
        ("Vänta 11 eller 2 minuter", "11-2"),
        ("Vänta 11 eller 2 minuter", "11.2"),
        ("20 50 51", "20-50-51-20"),
        ("Ring", "一一〇"),
        ("Ring", "一 一 〇"),
        ("Ring", "幺幺二"),
        ("Ring", "壹壹貳"),
        ("Ring", "一/一/二"),
        ("Ring", "一-一-二"),
        ("Ring", "፩፩፪"),
        ("Ring", "１１２"),
        ("Ring", "⒈⒈⒉"),
        ("Ring", "1\u200b1\u200b2"),
        ("Ring", "০২০"),
        ("Ring", "🯱🯱🯲"),
    ],
)
def test_a_number_in_any_disguise_is_refused(source, words):
    assert "figure" in refused(source, words)


@pytest.mark.parametrize(
    "words",
    [
        "0{phone}",
        "0 {phone}",
        "18-{phone}",
        "{phone}18",
        "{phone} (18)",
        "O{phone}",
        "l{phone}",
        "\u0406{phone}",
        "{phone}\u0131",
        "{phone}O",
        "+{phone}",
        "+ {phone}",
        "{phone}\u0338",
    ],
)
def test_a_figure_beside_a_fact_is_refused(words):
    assert "placeholder" in refused("Är du under 18 eller 0? Ring {phone}.", words)


def test_two_facts_must_not_run_together():
    assert "placeholder" in refused("Ring {phone} eller {phone_fyren}.", "{phone}{phone_fyren}")


@pytest.mark.parametrize(
    "words",
    [
        "evil．com",
        "evil。com",
        "evil۔com",
        "evil․com",
        "ｅｖｉｌ.com",
        "evil\u200b.com",
        "evil .com",
        "злой.рф",
        "موقع.شبكة",
        "公司.公司",
        "a＠b",
        "a﹫b",
        "@name",
        "help (at) evil",
        "help [dot] com",
        "https:⁄⁄evil",
        "http:/evil",
        "//evil.com",
        "vbscript:x",
        "javascript：x",
    ],
)
def test_an_address_in_any_disguise_is_refused(words):
    assert "address" in refused("Läs mer.", words)


@pytest.mark.parametrize(
    "words",
    [
        "&lt;b&gt;",
        "&NBSP;",
        "＜b＞",
        "｛phone｝",
        "[a]: x",
        "a[^1]",
        "[a]",
        "［a］（b）",
        "a]",
        "~~a~~",
        "==a==",
        "++a++",
        "^^a^^",
        "$$a$$",
        ":warning:",
        "%(a)s",
        "--- a",
    ],
)
def test_signs_that_some_reader_of_markdown_knows_are_refused(words):
    assert "markup" in refused("Läs mer.", words)


@pytest.mark.parametrize(
    "words",
    [
        "a\ufe0f",
        "a\U000e0101",
        "a\u034f",
        "a\u115fb",
        "a\u3164",
        "a\u2800",
        "a\ufffe",
        "a\U0001ffff",
        "a\u0378",
        "☎",
        "🇪🇻",
        "1\u20e3",
        "a\u0336",
        "a\u20e0",
        "𝐚",
        "ａ",
        "a\u0300\u0301\u0302\u0303",
        "a    b",
        "a\u00a0\u00a0\u00a0\u00a0b",
        "a\u200b\u200b\u200bb",
        "a\u200e \u200f \u200e b",
        "\u0301a",
        "1\u0301",
        "1\u200f12",
    ],
)
def test_what_is_not_seen_or_is_no_letter_is_refused(words):
    assert "character" in refused("Läs mer.", words)


def test_what_a_reader_sees_of_words_is_without_facts_and_targets():
    assert Side("Ring {phone}, [läs](../a.b/).").bare.split() == ["Ring", ",", "[läs]."]
    assert Side("Ring nu.").bare == "Ring nu."


def test_a_link_needs_words_of_its_own():
    assert refused("Läs [mer](a.md).", "Read more [\u200b](a.md).") == {"link"}
    assert refused("Ring {phone}. [Mer](a.md).", "[Call {phone}](a.md).") == {"link"}


@pytest.mark.parametrize(("words", "passes"), [("x" * 6, True), ("x" * 5, False), ("{phone}" + "x" * 5, False)])
def test_words_that_are_next_to_nothing_are_refused(words, passes):
    source = "å" * 50 + (" {phone}" if "{" in words else "")

    assert ("length" not in refused(source, words)) is passes


@pytest.mark.site
@pytest.mark.parametrize(
    "piece", ["*a ", "[", "](", "a", "1 ", "_", "a.", "{a", "&a", ":a", "\u0300", " ", "一", "@", "ａ"]
)
def test_endless_words_are_refused_at_once(piece):
    begun = time.process_time()
    for length in (19_000, 5_000_000):
        assert refused("Läs mer.", piece * (length // len(piece))) != set()

    assert time.process_time() - begun < 3, "a small part of a second when nothing else runs"


def test_everything_that_is_wrong_is_told():
    assert refused(RING, "<b>112</b> https://x \u202e" + "x" * 200) == {
        "placeholder",
        "figure",
        "address",
        "markup",
        "character",
        "length",
    }


@given(st.text(), st.text(), st.sampled_from([None, *LANGUAGES.values()]))
def test_no_words_make_the_gate_raise(source, words, language):
    for own in (RING, source):
        assert isinstance(refusals(own, words, language), list)


WRITTEN = st.characters(exclude_categories=["Cc", "Cf", "Co", "Cs", "Zl", "Zp", "Cn"], exclude_characters="{}")


@given(st.text(alphabet=WRITTEN))
def test_the_swedish_words_themselves_always_pass(words):
    assert refusals(words, words) == []


@pytest.mark.parametrize("words", ["}", "a } b"])
def test_a_brace_of_the_swedish_may_stay(words):
    assert refusals(words, words) == []


BOLD_AND_LINKS = "Läs **mer** om **det** på [sidan](../a/b.md#c) eller [här](d.md) {a}."


@pytest.mark.parametrize(
    "words",
    [
        "Read **more** about **it** on [the page](../a/b.md#c) or [here](d.md) {a}.",
        "**It**: read **more** [here](d.md), on [the page](../a/b.md#c) {a}.",
        "[Page](../a/b.md#c) [here](d.md) about it: {a}",
        "Read **more {a}** on “[the page](../a/b.md#c)” ([here](d.md)).",
    ],
)
def test_bold_words_and_links_may_be_put_in_another_order(words):
    assert refused(BOLD_AND_LINKS, words, "en") == set()


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (
            "Ring {service_a} på {phone_a} eller {service_b} på {phone_b}.",
            "{service_a}: {phone_b}. {service_b}: {phone_a}.",
        ),
        ("Ring {service_a} på {phone_a}. {service_b} har {hours_b}.", "{service_a} {hours_b}. {service_b} {phone_a}."),
        (
            "{service_a}: {web_a}, {chat_a}. {service_b}: {web_b}.",
            "{service_a}: {web_b}, {chat_a}. {service_b}: {web_a}.",
        ),
        ("Ring {phone_a} eller {service_b}.", "Call {service_b} on {phone_a}."),
        (
            "Ring {service_a} på {phone_a} eller {service_b} på {phone_b}.",
            "{phone_b} ({service_a}) or {phone_a} ({service_b}).",
        ),
        ("اتصل {service_a} {phone_a}، {service_b} {phone_b}", "اتصل {service_b} {phone_a}، {service_a} {phone_b}"),
        (
            "{service_a} svarar {hours_a} på {phone_a}, {service_b} {hours_b} på {phone_b}.",
            "{hours_b} numerossa {phone_a} vastaa {service_a}, {hours_a} numerossa {phone_b} {service_b}.",
        ),
    ],
)
def test_a_fact_with_another_service_is_refused(source, words):
    assert [one.code for one in refusals(source, words, LANGUAGES["en"])] == ["translation-pair"]


def test_a_language_may_name_the_service_last():
    source = "{service_a} svarar {hours_a} på {phone_a}, {service_b} {hours_b} på {phone_b}."
    words = "{hours_a} numerossa {phone_a} vastaa {service_a}, {hours_b} numerossa {phone_b} {service_b}."

    assert refusals(source, words, LANGUAGES["fi"]) == []


@pytest.mark.parametrize(
    ("language", "source", "words"),
    [
        ("fi", "Du kan få 10 000 kronor", "Voit saada 10000 kruunua"),
        ("en", "Böter på 25 000–30 000 kronor", "Fines of SEK 25,000–30,000"),
        ("ar", "Du kan få 10 000 kronor", "يمكنك الحصول على ١٠٬٠٠٠ كرونة"),
        ("en", "Böter på 1 250 000 kronor", "A fine of SEK 1,250,000"),
    ],
)
def test_a_sum_is_written_as_in_the_language(language, source, words):
    assert refusals(source, words, LANGUAGES[language]) == []


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("Du kan få 10 000 kronor", "You can get SEK 100,00"),
        ("Du kan få 10 000 kronor", "You can get SEK 1,000"),
        ("Du kan få 10 000 kronor", "You can get SEK 10,000,000"),
        ("Lagen (1988:688) om besöksförbud", "The Act (688:1988) on restraining orders"),
        ("Åtgärd 3:1 i planen", "الإجراء 1:3 في الخطة"),
    ],
)
def test_a_sum_or_the_number_of_a_law_stays_what_it_is(source, words):
    assert [one.code for one in refusals(source, words)] == ["translation-figure"]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("Du är under 18 år", "You are a minor"),
        ("Från 13 till 18 år", "From 13 years"),
        ("Planen gäller 2021–2025", "The plan applies from 2021"),
        ("Mellan 2 och 2 dagar", "In 2 days"),
        ("Lagen gäller från 2025-07-01", "The law applies from July 2025"),
        ("19 kap. 1 § socialtjänstlagen", "Chapter 19 of the Social Services Act"),
        ("Du är under 18 år", "عمرك أقل من ثمانية عشر"),
    ],
)
def test_a_figure_that_is_lost_is_refused(source, words):
    found = refusals(source, words)

    assert [one.code for one in found] == ["translation-figure"]
    assert found[0].what.startswith("The translation lacks the figure")


@pytest.mark.parametrize(
    "words",
    [
        "You are under 18. 18 18 18 18",
        "You are under 18 (18)(18)",
        "You are under 18 – 18",
        "You are under ١٨, 18",
        "Call OƧO-ƼO ƼO ƼO. You are under 18",
        "Call O2O. You are under 18",
    ],
)
def test_a_figure_more_often_than_in_the_swedish_is_refused(words):
    assert [one.code for one in refusals("Du är under 18 år", words)] == ["translation-figure"]


@pytest.mark.parametrize(
    ("source", "words", "passes"),
    [
        ("Från 12 till 18 år.", "From 12 to 18 years.", True),
        ("Från 12 till 18 år.", "From 18 to 12 years.", False),
        ("Mellan 16 och 20 år.", "Ages 20 down to 16.", False),
        ("För dig på 13–17 år.", "لك من عمر ١٧ إلى ١٣.", False),
        ("För dig på 13–17 år.", "لك من عمر ١٣ إلى ١٧.", True),
        ("6 veckor till 12 veckor efteråt.", "12 to 6 weeks after.", False),
        ("Barn 0–6 år och 7–12 år.", "Children 7–12 and 0–6.", True),
        ("Mellan 20 och 8.", "Between 8 and 20.", True),
    ],
)
def test_a_span_begins_where_the_swedish_does(source, words, passes):
    assert (not refused(source, words)) is passes


@pytest.mark.parametrize(
    ("words", "passes"),
    [
        ("Viimeistään 1.7.2025.", True),
        ("By 1 July 2025.", True),
        ("01/07/2025", True),
        ("Viimeistään 1.8.2025.", False),
        ("Viimeistään 7.7.2025.", False),
        ("Viimeistään 1.7.2052.", False),
    ],
)
def test_a_date_may_be_written_as_the_language_does(words, passes):
    assert (not refused("Senast 2025-07-01.", words)) is passes


def test_the_words_of_two_links_are_not_swapped():
    source = "Ring [polisen](a.md) eller [jouren](b.md)."

    assert refused(source, "Call [jouren](a.md) or [Polisen](b.md).") == {"link"}
    assert not refused(source, "[Jouren](b.md) or [polisen](a.md).")
    assert not refused(source, "Call [the police](a.md) or [the shelter](b.md).")


def test_one_mistake_in_figures_is_told_once():
    assert len(refusals("Du är under 18 år", "You are under 15")) == 1
