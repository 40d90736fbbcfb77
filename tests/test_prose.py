"""Markdown in two steps: blocks, then words."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup

from fristad import files
from fristad.languages.known_languages import LANGUAGES, SOURCE
from fristad.languages.text import swedish
from fristad.syntax import inline as inline_module
from fristad.syntax.inline import inline, measured, placeholders, plain, targets
from fristad.syntax.markdown import Rendered, headings, html, parse, pieces, units
from fristad.translation import from_disk
from fristad.translation.translations import translations


def shown(text: str) -> str:
    return str(inline(text, lambda target: f"/{target}", lambda name: Markup("<i>{}</i>").format(name)))


def page(text: str) -> str:
    return str(html(text, lambda section, source: Rendered(Markup(shown(source)))))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ring nu", "Ring nu"),
        ("**fet** och *kursiv*", "<strong>fet</strong> och <em>kursiv</em>"),
        ("[mer](a.md#b)", '<a href="/a.md#b">mer</a>'),
        ("Ring {phone_sos_112}.", "Ring <i>phone_sos_112</i>."),
        ("**{phone}**", "<strong><i>phone</i></strong>"),
        ("[{service_kast}](a.md)", '<a href="/a.md"><i>service_kast</i></a>'),
        ("a & b < c", "a &amp; b &lt; c"),
        ("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;"),
        ("`kod`", "`kod`"),
        ("![bild](a.png)", "![bild](a.png)"),
        ("https://a.se", "https://a.se"),
        ("<https://a.se>", "&lt;https://a.se&gt;"),
        ("[a][b]", "[a][b]"),
        ("# rubrik", "# rubrik"),
        ("- punkt", "- punkt"),
        (r"\*inte fet\*", "*inte fet*"),
        (r"\{phone\}", r"\{phone\}"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("{{ config }}", "{{ config }}"),
        ("{Phone}", "{Phone}"),
        ("_kursiv_ __fet__ fil_namn", "<em>kursiv</em> <strong>fet</strong> fil_namn"),
        ("{a_} och {b_}", "<i>a_</i> och <i>b_</i>"),
        ('[a](b.md "c")', '[a](b.md "c")'),
        ("[**a** b](c.md)", '<a href="/c.md"><strong>a</strong> b</a>'),
        ("Gatan två  \nEkby", "Gatan två<br>\nEkby"),
        ("Gatan två\\\nEkby", "Gatan två<br>\nEkby"),
        ("Gatan två\nEkby", "Gatan två\nEkby"),
        ("~~a~~ :b: &copy;", "~~a~~ :b: &amp;copy;"),
    ],
)
def test_only_emphasis_links_and_placeholders_are_more_than_text(words, expected):
    assert shown(words) == expected


def test_an_entity_is_text():
    assert shown("bris&period;se") == "bris&amp;period;se"


@pytest.mark.parametrize("target", ['a"onclick="x', "a'b", "a<b", "a&b"])
def test_a_target_cannot_leave_its_attribute(target):
    written = shown(f"[x]({target})")

    assert "<a " in written
    assert written.count('"') == 2
    assert "onclick=" not in re.sub(r'"[^"]*"', "", written)


def test_what_a_fact_holds_is_not_read_as_markdown():
    written = inline("{a}", lambda target: target, lambda name: Markup("*x* [y](z) {b}"))

    assert written == "*x* [y](z) {b}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ett.\n\nTvå.", "<p>Ett.</p><p>Två.</p>"),
        ("## Rubrik {#id}\n\nText", '<h2 id="id">Rubrik</h2><p>Text</p>'),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
        ("> citat", "<blockquote><p>citat</p></blockquote>"),
        (
            "| A | B |\n| --- | --- |\n| 1 | 2 |",
            '<div class="table-scroll"><table><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>'
            "<tbody><tr><td>1</td><td>2</td></tr></tbody></table></div>",
        ),
        ("Ett\n\n---\n\nTvå", "<p>Ett</p><hr><p>Två</p>"),
        ("    indraget", "<p>indraget</p>"),
        ("<div onclick=x>\n\nhej\n\n</div>", "<p>&lt;div onclick=x&gt;</p><p>hej</p><p>&lt;/div&gt;</p>"),
        ("[a]: https://x.se\n\n[a]", "<p>[a]: https://x.se</p><p>[a]</p>"),
        ("", ""),
        ("- a\n  - b\n- c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
        ("- a\n    - b", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("1) a\n2) b", "<ol><li>a</li><li>b</li></ol>"),
        ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
        ("1. a\n\n    b\n\n2. c", "<ol><li><p>a</p><p>b</p></li><li><p>c</p></li></ol>"),
        ("Ta med:\n- a\n- b", "<p>Ta med:</p><ul><li>a</li><li>b</li></ul>"),
        ("```\nkod\n```", "<p>```\nkod\n```</p>"),
        ("- > a\n- b", "<ul><li><blockquote><p>a</p></blockquote></li><li>b</li></ul>"),
    ],
)
def test_blocks_become_elements(text, expected):
    assert page(text) == expected


def test_words_in_another_language_are_marked_on_their_element():
    text = "## Rubrik {#a}\n\nEtt\n\n- två\n    - tre"

    def words(section, source):
        foreign = swedish(source, LANGUAGES["en"]) if source in ("Ett", "två") else swedish(source, SOURCE)
        return Rendered(foreign.html, foreign.attributes, foreign.__html__())

    assert str(html(text, words)) == (
        '<h2 id="a">Rubrik</h2><p lang="sv" dir="ltr">Ett</p>'
        '<ul><li><span lang="sv" dir="ltr">två</span><ul><li>tre</li></ul></li></ul>'
    )


def test_a_text_can_be_had_piece_by_piece_and_without_ids():
    text = "## Rubrik {#a}\n\nEtt\n\n- två\n- tre"
    found = pieces(text, lambda section, source: Rendered(Markup(source)), id_prefix=None)

    assert list(found) == ["<h2>Rubrik</h2>", "<p>Ett</p>", "<ul><li>två</li><li>tre</li></ul>"]


NOTE = '!!! warning "Tänk på"\n    Ring **först**.\n\n    - a\n        - b\n\nEfter.'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            NOTE,
            '<aside role="note" class="f-note f-note--warning"><p class="f-note__title">Tänk på</p>'
            "<p>Ring <strong>först</strong>.</p><ul><li>a<ul><li>b</li></ul></li></ul></aside><p>Efter.</p>",
        ),
        ('!!! tip "A"\n\n\tb', '<aside role="note" class="f-note"><p class="f-note__title">A</p><p>b</p></aside>'),
        ('??? note "A"\n    b', '<details class="f-note"><summary>A</summary><p>b</p></details>'),
        (
            '???+ Danger "A"\n    b',
            '<details class="f-note f-note--warning" open><summary>A</summary><p>b</p></details>',
        ),
        ("!!! info\n    b", '<aside role="note" class="f-note"><p class="f-note__title">note!</p><p>b</p></aside>'),
        ("??? bug\n    b", '<details class="f-note f-note--warning"><summary>warning!</summary><p>b</p></details>'),
        (
            'Före\n!!! note "A"\n    b',
            '<p>Före</p><aside role="note" class="f-note"><p class="f-note__title">A</p><p>b</p></aside>',
        ),
        (
            '- a\n\n    ??? note "B"\n        c\n\n- d',
            '<ul><li><p>a</p><details class="f-note"><summary>B</summary><p>c</p></details></li><li><p>d</p></li></ul>',
        ),
        (
            '> ??? note "A"\n>     b',
            '<blockquote><details class="f-note"><summary>A</summary><p>b</p></details></blockquote>',
        ),
        (
            '!!! note "A"\n    ??? note "B"\n        c\n\n    d',
            '<aside role="note" class="f-note"><p class="f-note__title">A</p>'
            '<details class="f-note"><summary>B</summary><p>c</p></details><p>d</p></aside>',
        ),
        ('!!! note "A"\nb', '<p>!!! note "A"\nb</p>'),
        ('!!! okänd "A"\n    b', '<p>!!! okänd "A"\nb</p>'),
        ('!!! note "A" {.x}\n    b', '<p>!!! note "A" {.x}\nb</p>'),
    ],
)
def test_notes_and_folded_parts(text, expected):
    written = html(text, lambda section, source: Rendered(Markup(shown(source))), own_title=own_title)

    assert str(written) == expected


def own_title(look):
    return Rendered(Markup(f"{look}!"))


def test_the_title_and_each_block_of_a_note_is_a_unit():
    text = '## A {#one}\n\n!!! note "Titel"\n    Ett.\n\n    - två\n\n'
    text += '??? tip "Mer"\n    | a |\n    |---|\n\n!!! note\n    x'

    assert [(unit.section, unit.text, unit.kind) for unit in units(text)][1:] == [
        ("one", "Titel", "title of a note"),
        ("one", "Ett.", "paragraph"),
        ("one", "två", "list item"),
        ("one", "Mer", "title of a folded part"),
        ("one", "a", "table heading"),
        ("one", "x", "paragraph"),
    ]


def test_a_title_that_is_not_in_the_pages_language_says_so_and_a_fold_keeps_its_mark_on_its_side():
    def words(section, source):
        foreign = swedish(source, LANGUAGES["ar"])
        return Rendered(foreign.html, foreign.attributes, foreign.__html__())

    assert str(html('!!! note "A"\n    b\n\n??? note "C"\n    d', words)) == (
        '<aside role="note" class="f-note"><p class="f-note__title" lang="sv" dir="ltr">A</p>'
        '<p lang="sv" dir="ltr">b</p></aside><details class="f-note">'
        '<summary><span lang="sv" dir="ltr">C</span></summary><p lang="sv" dir="ltr">d</p></details>'
    )


@pytest.mark.parametrize(
    "text",
    [
        "Ett {a}\n  två\n\n- tre\n    - 1\n\n1. 1\n\n> fyra\n> fem\n",
        "| a | a |\n|---|---|\n| a | b a |\n| a \\| b | c |\n",
        "## a {#a}\n\n## b ##\n\nc c\n===\n\n",
        '!!! note "note"\n    note\n    not\n\n    1. !\n',
        "-\ta\n\n\t> b\n",
    ],
)
def test_every_word_knows_where_it_stands(text):
    for unit in units(text):
        for at, line in zip(unit.places, unit.text.split("\n"), strict=True):
            assert text[at:].replace("\\|", "|").startswith(line)
        assert unit.at(len(unit.text) - 1) >= unit.at(0) == unit.places[0]


def test_the_same_words_twice_stand_in_two_places():
    text = "a\n\na\n\n| a | a |\n|---|---|"

    assert [unit.at(0) for unit in units(text)] == [0, 3, 8, 12]


def test_words_from_right_to_left_say_so():
    mark = SOURCE.attributes_of(LANGUAGES["ar"])
    written = html("Ett", lambda section, source: Rendered(Markup(source), mark))

    assert str(written) == '<p lang="ar" dir="rtl">Ett</p>'


def test_a_block_is_one_unit_with_its_section():
    text = "Först\n\n## A {#one}\n\n- x\n- y\n\n## B {#two}\n\n| h |\n| --- |\n| c |"

    assert [(unit.section, unit.text, unit.kind) for unit in units(text)] == [
        ("", "Först", "paragraph"),
        ("one", "A", "heading"),
        ("one", "x", "list item"),
        ("one", "y", "list item"),
        ("two", "B", "heading"),
        ("two", "h", "table heading"),
        ("two", "c", "table cell"),
    ]


def test_the_words_that_are_shown_are_the_units(texts):
    for text in texts.values():
        body = text.partition("\n---\n")[2]
        asked = []
        html(body, lambda section, source, asked=asked: (asked.append((section, source)), Rendered(Markup("")))[1])
        assert asked == [(unit.section, unit.text) for unit in units(body)]


def test_headings_have_level_id_and_words():
    assert headings("# A\n\n## B {#b}\n\n### C  {#c-d} ") == [(1, "", "A"), (2, "b", "B"), (3, "c-d", "C")]


def test_the_same_text_is_parsed_once():
    assert parse("En text som läses om") is parse("En text som läses om")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("**Ring** [oss](a.md) på {phone}", "Ring oss på <phone>"),
        ("*a* **b**", "a b"),
        ("2 * 3", "2 * 3"),
        ("[a](b) [c](d)", "a c"),
        ("__a__", "a"),
        ("_a_ fil_namn", "a fil_namn"),
        (r"\*a\* 1\.", "*a* 1."),
        (r"\{a\}", r"\{a\}"),
        ("a  \nb", "a\nb"),
        ("**a", "**a"),
    ],
)
def test_plain_words_have_no_marks(words, expected):
    assert plain(words, lambda name: f"<{name}>") == expected


@pytest.mark.parametrize(
    ("words", "found"),
    [("{b} {a} {b}", ["a", "b", "b"]), ("{A} {1} {a-b} { a }", []), ("{a_1}", ["a_1"])],
)
def test_placeholders_are_small_letters_digits_and_underscores(words, found):
    assert placeholders(words) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [("[x](b) [y](a)", ["a", "b"]), ("[x] (a)", []), ("[{phone}](a.md#b)", ["a.md#b"]), ("[x]()", [""])],
)
def test_targets_of_links_are_found(words, found):
    assert targets(words) == found


@pytest.mark.parametrize("words", ['[x](javascript:a "t")', "[x](javascript:a(1))", "[x]( javascript:a )"])
def test_a_target_with_spaces_quotes_or_brackets_is_no_link(words):
    assert "<a " not in shown(words)
    assert targets(words) == []


@pytest.mark.parametrize(
    ("text", "lix", "longest", "words"),
    [
        ("Du kan ringa. De svarar.", 2.5, 3, 5),
        ("Anmälningsplikten gäller", 52.0, 2, 2),
        ("Ring {phone} nu: det är bra", 3.0, 3, 6),
        ("", 0.0, 0, 0),
    ],
)
def test_lix_is_sentence_length_and_long_words(text, lix, longest, words):
    found = measured([text])

    assert (round(found.lix, 1), found.longest, found.words) == (lix, longest, words)


@pytest.mark.site
def test_cleaning_changes_no_word_of_the_real_site(project):
    texts = {message.text for message in from_disk.messages(project)}
    for language in LANGUAGES.values():
        files_of_language = files.texts_below(project, f"translations/{language.id}", ".po")[0]
        texts.update(translations(language, files_of_language)[0].words.values())

    assert len(texts) > 2_000
    assert [text for text in texts if inline_module._inline_html(text) != inline_module._rendered(text)] == []


def test_cleaning_keeps_a_space_that_does_not_break():
    assert shown("10\u00a0år &nbsp;") == "10\u00a0år &amp;nbsp;"


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<script>x</script>a", "a"),
        ('<img src=x onerror="y">a', "a"),
        ('<a href="javascript:x">a</a>', "<a>a</a>"),
        ('<a href="data:text/html,x">a</a>', "<a>a</a>"),
        ('<a href="https://evil.example">a</a>', "<a>a</a>"),
        ('<a href="//evil.example">a</a>', "<a>a</a>"),
        ('<a href="a.md" onclick="x" style="y" target="z">a</a>', '<a href="/a.md">a</a>'),
        ("<em>a", "<em>a</em>"),
        ("<!-- x -->a", "a"),
    ],
)
def test_html_that_got_past_everything_else_is_cleaned_away(monkeypatch, html, left):
    monkeypatch.setattr(inline_module, "_rendered", lambda text: html)
    inline_module._inline_html.cache_clear()

    assert shown("*any*") == left
    inline_module._inline_html.cache_clear()


def test_words_that_look_like_an_attribute_are_left_as_they_are():
    assert shown('href="a.md"') == 'href="a.md"'


TAG = re.compile(r"<(/?)([a-z0-9]+)([^<>]*)>")
LETTERS = st.text(alphabet=st.sampled_from("ab *_[](){}<>\"'&#`|\\!:/-\n1"), max_size=50)


@given(LETTERS)
@example("[a](b\"c) **d* _e_ \\* [f](g 'h')")
def test_no_words_open_an_element_that_is_not_allowed(words):
    written = str(inline(words, lambda target: "#", lambda name: Markup("")))

    tags = [match.group(2) for match in TAG.finditer(written)]

    assert set(tags) <= {"strong", "em", "a", "br"}
    assert "<" not in TAG.sub("", written)
    assert not re.search(r"\son\w+=", " ".join(re.sub(r'"[^"]*"', '""', m.group(3)) for m in TAG.finditer(written)))


@given(st.text(max_size=80))
def test_any_text_can_be_parsed_and_shown(text):
    assert isinstance(page(text), str)
