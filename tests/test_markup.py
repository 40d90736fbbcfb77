"""What would be shown as source, or in another way than it was written, is told; what is read is shown."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from fristad.content.reader import collect
from fristad.problems import Problem
from fristad.syntax import inline, markdown, markup
from fristad.translation.gate.checks import refusals
from tests.conftest import TODAY

GUIDE = "docs/guides/i-am-afraid.md"
CONSTRUCTS = json.loads((Path(__file__).parent / "texts/constructs.json").read_text("utf-8"))
"""What users of MkDocs and Material write: `right` says what should come of it, `verdict` the same for a program."""


def told(good: dict[str, str], body: str = "", **fields: str) -> list[Problem]:
    """What an editor is told of a guide with more text, or with another field."""
    text = good[GUIDE] + "\n" + body
    for name, value in fields.items():
        text = re.sub(
            rf"^{name}: .*$", lambda found, name=name, value=value: f"{name}: {json.dumps(value)}", text, flags=re.M
        )
    return collect({**good, GUIDE: text}, today=TODAY)[1]


def page(body: str) -> str:
    def words(section, source):
        html = inline.inline(source, lambda target: target, lambda name: Markup(name))
        return markdown.Rendered(html)

    return str(markdown.html(body, words))


@pytest.mark.parametrize("construct", CONSTRUCTS, ids=lambda construct: construct["name"])
def test_what_users_write_is_shown_as_meant_or_told(good, construct):
    where, text, verdict = construct["where"], construct["markdown"], construct["verdict"]
    problems = told(good, text) if where == "body" else told(good, **{where: text})

    assert bool(problems) is (verdict in ("refuse", "tell")) or verdict == "either", construct["right"]
    for problem in problems:
        assert problem.source.path == GUIDE
        assert problem.source.line > len(good[GUIDE].splitlines()) or where != "body"
        assert problem.instead
    if not problems:
        written = page(text)
        assert [part for part in construct.get("page_has", ()) if part not in written] == []
        assert [part for part in construct.get("page_lacks", ()) if part in written] == []


AS_SOURCE = [
    "Text med <kbd>Ctrl</kbd>.",
    "<iframe src=x></iframe>",
    "&#8211; och &#x2013;",
    "Se <https://a.example/b>.",
    "Se <hej@a.example>.",
    "> [!NOTE]\n> Ring.",
    "[TOC]",
    "Läs [[om]].",
    "Läs [om] (../about/index.md).",
    "Läs [om](../about/index.md.",
    "Läs (om)[../about/index.md].",
    "Läs [om](../about/index.md 'x').",
    "Läs ../about/index.md.",
    "Not^[här].",
    "H~2~O och m^2^.",
    "==viktigt==",
    "++nytt++",
    "$$x$$",
    "%%{x}",
    "::: varning",
    "/// tab | x",
    "~~~\nkod\n~~~",
    "**fet",
    "** fet **",
    "fet**",
    "*kursiv",
    "_kursiv",
    "**fet *kursiv** slut*",
    "* * x * *\n\nkursiv*",
    "a\\b",
    "- a\n\n• b",
    "· a\n· b",
    "-\u00a0pass\n-\u00a0nycklar",
    "-pass\n-nycklar",
    "1.Ring\n2.Gå",
    "Så här:\n2. Ring\n3. Gå",
    "Så här:\na) Ring\nb) Gå",
    "Hon sa:\n– Ring.\n– Gå.",
    "###Rubrik",
    "####### Rubrik",
    "| Dag | Tid |\n| Mån | 9 |",
    "| Dag | Tid |\n|---|\n| Mån | 9 |",
    "Ett -- två --- tre",
    "!!! note 'Titel'\n    Text.",
    '!!! note "Titel"\nText.',
    '!!! note inline end "Titel"\n    Text.',
    "???+\n    Text.",
    ":material-heart: och :fontawesome-solid-x:",
    "{++nytt++}",
    "Text. {#id}",
    "{: .x }",
    "{% raw %}",
    "[@källa]",
    "Rubrik\n====",
    "[x]: <a.md>",
    "- [X] klar",
    "<?php x ?>",
    "<![CDATA[x]]>",
    "Läs [](../about/index.md).",
    "Läs [{guide_i_am_afraid}](../about/index.md).",
    "## {#empty}",
    "##",
    "- \n- a",
    '??? note "Ring {phone_sos_112}"\n    Text.',
    '??? note "[Om](../about/index.md)"\n    Text.',
]


@pytest.mark.parametrize("text", AS_SOURCE)
def test_what_would_be_shown_as_source_is_told_at_its_line(good, text):
    before = "\n## Mer {#more}\n\n"
    problems = told(good, before + text + "\n")

    assert problems
    first = len((good[GUIDE] + "\n" + before).splitlines()) + 1
    assert {problem.source.line for problem in problems} <= set(range(first, first + text.count("\n") + 1))


AS_MEANT = [
    "2 < 3, 4 > 1, a <- b & c, 5 × 3, 2 * 3 * 4, 50 %, 100:-, kl. 9–16, #metoo",
    "fil_namn och __fet__ och **fet *kursiv* fet** och ***båda*** och *kursiv **fet***",
    r"1\. januari, \*stjärna\*, \<b\>, \`x\`, \[x\], \_x\_",
    "Namn: ____",
    "– Jag gick.",
    "Hon kom [till slut] hit (1).",
    "#metoo visade det.",
    "-5 grader och +46",
    "**Viktigt:** ring. *Du* kan.",
    '"**Ring**"',
    "1. a\n1. b",
    "0. a\n1. b",
    "- a\n\n    1. b\n    2. c\n\n- d",
    "| a | b |\n|:--|--:|\n| c |\n| d \\| e | f |",
    "> a\n> b\n>\n> - c\n>   d",
    "- a\n  b\n- c",
    '!!! note "A"\n    b\n\nc',
    '- a\n\n    ??? tip "B"\n        c',
    "Sms:a till oss: det går. Se 7:3 och 10:15:30.",
    "a\n\n---\n\nb",
    "a\n***\nb",
    "Ring! [Läs](../about/index.md)",
]


@pytest.mark.parametrize("text", AS_MEANT)
def test_what_is_meant_is_not_told(good, text):
    assert [problem.one_line() for problem in told(good, f"\n## Mer {{#more}}\n\n{text}\n")] == []


OF_BLOCKS = {"- [X] klar", "##"}
"""Faults of whole paragraphs, which a translation's words cannot be."""


@pytest.mark.parametrize("text", sorted({one for one in AS_SOURCE if "\n" not in one and "{" not in one} - OF_BLOCKS))
def test_a_translation_is_held_to_the_same(text):
    assert list(markup.in_words(text))
    assert refusals("Ring nu. Läs mer **här** och *där*. " * 3, text)


@pytest.mark.parametrize("field", ["title", "summary", "search_words"])
@pytest.mark.parametrize(
    "text", ["Ring <b>nu</b>", "- Ring", "Ring\n\nGå", "## Ring", "Ring `nu`", "Ring **nu", "\ufdd01h\ufdd1"]
)
def test_a_field_is_held_to_the_same(good, field, text):
    good = {**good, GUIDE: good[GUIDE].replace("order: 1\n", "order: 1\nsearch_words: x\n")}
    (problem, *_) = told(good, **{field: text})

    assert (
        problem.source.line
        == good[GUIDE]
        .splitlines()
        .index(next(line for line in good[GUIDE].splitlines() if line.startswith(f"{field}:")))
        + 1
    )


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("operator: Föreningen Fyren", "operator: Föreningen **Fyren**"),
        ("operator: Föreningen Fyren", "operator: Föreningen {phone}"),
        ("operator: Föreningen Fyren", "operator: ' '"),
        ("text: Storgatan 1", "text: Storgatan<br> 1"),
        ("label: Stödlinjen", "label: '<!-- x --> Stödlinjen'"),
        ("opening_hours: Mo-Fr 09:00-16:30; Sa,Su 10:00-14:00", "note: 'Ring `nu`'"),
        ("says: Numret", "says: <b>Numret</b>"),
        ("part", "part"),
    ],
)
def test_values_that_are_shown_as_they_are_hold_plain_words(good, key, text):
    service = "docs/services/fyren.md"
    changed = good[service].replace(key, text) if key != "part" else good[service] + "\nnotes"
    if key == "part":
        changed = good[service].replace("owner: ekby-namnd", "owner: ekby-namnd\nnotes: '<i>x</i>'")
    (problem, *_) = collect({**good, service: changed}, today=TODAY)[1]

    assert problem.source.path == service


def test_a_fact_within_braces_of_its_own_is_told_as_it_is_written(good):
    assert "'{{phone_fyren}}'" in told(good, "\nRing {{phone_fyren}}.\n")[0].what


def test_the_comment_in_opening_hours_is_read(good):
    service = "docs/services/fyren.md"
    changed = (
        good[service]
        .replace("Sa,Su 10:00-14:00", "'Sa,Su 10:00-14:00 \"<b>ring</b>\"'")
        .replace("opening_hours: Mo-Fr 09:00-16:30; 'Sa", "opening_hours: 'Mo-Fr 09:00-16:30; Sa")
    )
    assert "stray-markup" in {problem.code for problem in collect({**good, service: changed}, today=TODAY)[1]}


def test_what_else_holds_in_opening_hours_is_no_table(good):
    service = "docs/services/fyren.md"
    changed = good[service].replace("Mo-Fr 09:00-16:30; Sa,Su 10:00-14:00", "'Mo 09:00-16:30 || \"x\" || Tu off'")

    assert "stray-markup" not in {problem.code for problem in collect({**good, service: changed}, today=TODAY)[1]}


def test_of_two_that_are_alike_the_wrong_one_is_pointed_at(good):
    text = "\n## Mer {#more}\n\nRing {phone_sos_112}.\n\n| a | b |\n|---|---|\n| x | **y |\n\n**y** och **y\n"
    places = [(problem.source.line, problem.source.column) for problem in told(good, text)]
    start = len(good[GUIDE].splitlines())

    assert places == [(start + 9, 7), (start + 11, 11)]


@given(st.text(alphabet=st.sampled_from("ab *_[](){}<>&;:!?#`|\\~^=+-.1)•–\n/%$\"'"), max_size=40))
def test_nothing_is_passed_over_by_the_quick_look(text):
    bare = markup._without_what_is_read(text)
    found = next(markup._OF_KIND["field"].found(bare), None)

    assert not found or markup._HINT.search(bare), found


@given(st.text(alphabet=st.sampled_from("ab *_[](){}<>&;:!?#`|\\~^=+-.1)•–\n/%$\"' "), max_size=60))
def test_every_text_can_be_looked_at(text):
    for fault in (*markup.in_words(text, "field"), *markup.in_names(text), *markup.in_body(text)):
        assert 0 <= fault.at <= len(text)


@given(st.text(alphabet=st.sampled_from("ab *_."), max_size=24))
def test_no_sign_of_emphasis_is_shown_that_is_not_told_of(text):
    text = text.strip()
    shown = Markup(inline._rendered(text)).striptags()

    assert list(markup.in_words(text)) or "**" not in shown


@pytest.mark.parametrize(("depth", "told"), [(6, []), (7, ["text-depth"]), (8, ["text-depth"])])
def test_six_lists_may_stand_in_one_another(depth, told):
    text = "\n".join(f"{'    ' * level}- ord" for level in range(depth))

    assert [fault.code for fault in markup.in_body(text)] == told


@pytest.mark.parametrize(("words", "told"), [("ord", []), ("–", ["link-without-words"]), ("1", [])])
def test_a_sign_alone_is_no_words_of_a_link(words, told):
    assert [fault.code for fault in markup.in_words(f"Läs [{words}](../x.md).")] == told
