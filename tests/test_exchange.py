"""Files for translation agencies: what is locked in them, and that nothing bad comes back."""

import random
import re
from io import BytesIO

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from translate.storage import xliff
from translate.storage.poxliff import PoXliffFile
from translate.storage.pypo import pofile

from fristad import catalogues, gate
from fristad.catalogues import Entry, filled, listed, template
from fristad.exchange import LARGEST, needs_work, no_notes, read, to_po, to_xliff, unit_id, wrong_language
from fristad.locales import LANGUAGES
from fristad.messages import Message
from tests.conftest import ROOT

SO = LANGUAGES["so"]
NAMESPACE = {"x": "urn:oasis:names:tc:xliff:document:1.2"}
GUIDE, SERVICE = "guide/danger#call", "service/kast#summary"
CALL = "Ring **nu**: {phone_x} eller [läs mer](../a.md)."
CALLED = "**Hadda** [wax badan akhri](../a.md) ama wac {phone_x}."
STRANGE = {
    "Ring oss": "اتصل بنا الآن",
    "Vi lyssnar": "ንሰምዓኩም ኣለና።",
    "Säg ”nej”": "Dheh \"maya\" \\ 'haa'",
    "Öppet dygnet runt": "Furan\u00a024 saac\u200f",
    "Familj": "👩‍👩‍👧‍👦 qoys",
    "A & B <c>": "A & B <c> ]]>",
    "Du är inte ensam": " Kaligaa ma tihid ",
}


def message(text, context=GUIDE, *comments):
    return Message(context, text, "docs/x.md", comments or ("Paragraph.",))


def entry(words, fuzzy=False):
    return Entry(words, 1, fuzzy)


def exported(*pairs, language=SO, notes=no_notes, write=to_xliff):
    """A file with these messages: (Swedish, translation or None)."""
    messages = [message(text) for text, _ in pairs]
    entries = {(GUIDE, text): entry(words) for text, words in pairs if words is not None}
    return write(messages, entries, language, notes)


def units(text, language=SO):
    found, problems = read("so.xlf", text, language)
    assert problems == []
    return [(unit.key, unit.words, unit.state) for unit in found]


def codes(text, language=SO):
    """What is told of a file of which nothing is taken."""
    found, problems = read("so.xlf", text, language)
    assert found == []
    return [problem.code for problem in problems]


# ----- the file that leaves ------------------------------------------------------------------------------------------


class _Nearby(etree.Resolver):
    def resolve(self, url, id, context):
        if url.endswith("/xml.xsd"):
            return self.resolve_filename(str(ROOT / "tests/xliff/xml.xsd"), context)
        return None


@pytest.fixture(scope="module")
def schema():
    parser = etree.XMLParser()
    parser.resolvers.add(_Nearby())
    return etree.XMLSchema(etree.parse(ROOT / "tests/xliff/xliff-core-1.2-strict.xsd", parser))


def faults(schema, text):
    document = etree.parse(BytesIO(text.encode("utf-8")))
    return [] if schema.validate(document) else [str(fault) for fault in schema.error_log]


@pytest.mark.parametrize("id", ["ar", "so"])
def test_every_message_of_the_project_follows_the_rules_of_xliff(schema, project, id):
    messages, entries = everything(project, id)

    text = to_xliff(messages, entries, LANGUAGES[id], no_notes)

    assert faults(schema, text) == []
    assert len(text.encode("utf-8")) < LARGEST


def test_the_rules_would_find_a_fault(schema):
    assert faults(schema, exported(("Ring", "Wac")).replace(' id="', ' ident="')) != []


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Ring", "Ring"),
        ("A & <b>", "A &amp; &lt;b&gt;"),
        ("{phone_x}", '<ph id="1" ctype="x-fact" equiv-text="{phone_x}">{phone_x}</ph>'),
        (
            "[Läs](../a.md)",
            '<bpt id="1" rid="1" ctype="link" equiv-text="[">[</bpt>Läs'
            '<ept id="1" rid="1" equiv-text="](../a.md)">](../a.md)</ept>',
        ),
        (
            "**Nu** *då*",
            '<bpt id="1" rid="1" ctype="bold" equiv-text="**">**</bpt>Nu<ept id="1" rid="1" equiv-text="**">**</ept> '
            '<bpt id="2" rid="2" ctype="italic" equiv-text="*">*</bpt>då<ept id="2" rid="2" equiv-text="*">*</ept>',
        ),
        (
            "**Ring {phone_x}**",
            '<bpt id="1" rid="1" ctype="bold" equiv-text="**">**</bpt>Ring '
            '<ph id="2" ctype="x-fact" equiv-text="{phone_x}">{phone_x}</ph>'
            '<ept id="1" rid="1" equiv-text="**">**</ept>',
        ),
        ("2 * 3 [a] (b) {C} **", "2 * 3 [a] (b) {C} **"),
    ],
)
def test_what_must_not_change_is_an_element_of_its_own(text, inside):
    assert re.search(r"<source>(.*)</source>", exported((text, None)))[1] == inside


def test_a_translation_has_the_numbers_of_the_swedish_whatever_its_order():
    (target,) = etree.fromstring(exported((CALL, CALLED)).encode()).iterfind(".//x:target", NAMESPACE)

    assert "".join(target.itertext()) == CALLED
    assert [(etree.QName(e).localname, e.get("id")) for e in target] == [
        ("bpt", "1"),
        ("ept", "1"),
        ("bpt", "3"),
        ("ept", "3"),
        ("ph", "2"),
    ]


@pytest.mark.parametrize(
    ("found", "state"),
    [
        (None, "needs-translation"),
        (entry("Wac"), "translated"),
        (entry("Wac", fuzzy=True), "needs-review-translation"),
        (entry("Wac 112"), "needs-review-translation"),
        (entry("Wac\x1b"), "needs-translation"),
    ],
)
def test_a_unit_says_what_it_needs(found, state):
    text = to_xliff([message("Ring")], {(GUIDE, "Ring"): found} if found else {}, SO, no_notes)

    assert f'<target state="{state}">' in text
    assert needs_work(message("Ring"), found, SO) == (state != "translated")


def test_notes_are_the_comments_the_term_list_and_what_the_gate_says():
    found = {(GUIDE, "Ring"): entry("Wac 112")}
    text = to_xliff([message("Ring", GUIDE, "A & B.")], found, SO, lambda message: ("ring = wac",))

    notes = [note.text for note in etree.fromstring(text.encode()).iterfind(".//x:note", NAMESPACE)]

    assert notes[:2] == ["A & B.", "ring = wac"]
    assert notes[2].startswith("The translation has the figure '112'. ")


def test_each_tier_is_a_file_of_its_own():
    text = to_xliff([message("Ring", SERVICE), message("Sms")], {}, SO, no_notes)

    files = etree.fromstring(text.encode()).findall("x:file", NAMESPACE)

    assert [file.get("original") for file in files] == [
        "translations/so/LC_MESSAGES/guides.po",
        "translations/so/LC_MESSAGES/services.po",
    ]
    assert {(file.get("source-language"), file.get("target-language")) for file in files} == {("sv", "so")}


def test_a_unit_keeps_its_id_as_long_as_its_words():
    assert unit_id((GUIDE, "Ring")) == unit_id((GUIDE, "Ring"))
    assert len({unit_id((GUIDE, "Ring")), unit_id((GUIDE, "Sms")), unit_id((SERVICE, "Ring"))}) == 3


def test_a_gettext_file_marks_what_needs_work():
    found = {(GUIDE, "Ring"): entry("Wac"), (GUIDE, "Sms"): entry("Qor", True), (GUIDE, "Nu"): entry("112")}

    text = to_po([message(words) for words in ("Ring", "Sms", "Nu", "Läs")], found, SO, lambda message: ("term",))

    entries = [(e.msgid, e.msgstr, e.fuzzy, e.comment.split("\n")[:2]) for e in polib.pofile(text)]
    assert entries == [
        ("Ring", "Wac", False, ["Paragraph.", "term"]),
        ("Sms", "Qor", True, ["Paragraph.", "term"]),
        ("Nu", "112", True, ["Paragraph.", "term"]),
        ("Läs", "", False, ["Paragraph.", "term"]),
    ]


# ----- there and back ------------------------------------------------------------------------------------------------


def everything(project, id):
    from fristad import files, workspace

    texts, _ = files.texts_below(project, f"translations/{id}", ".po")
    entries = {}
    for path, text in texts.items():
        entries |= catalogues.read(path, text)[0]
    return workspace.messages(project), entries


@pytest.mark.parametrize("write", [to_xliff, to_po])
@pytest.mark.parametrize("id", ["ar", "en", "fi", "so"])
def test_every_translation_of_the_project_comes_back(project, id, write):
    messages, entries = everything(project, id)

    found, problems = read("x", write(messages, entries, LANGUAGES[id], no_notes), LANGUAGES[id])

    assert problems == []
    assert [unit.key for unit in found] == sorted({m.key: m for m in messages}, key=order(messages))
    assert {unit.key: unit.words for unit in found if unit.words} == {
        message.key: entries[message.key].words for message in messages if message.key in entries
    }


def order(messages):
    """The place of a message in a file: tier by tier."""
    from fristad.messages import TIERS

    ranked = sorted(messages, key=lambda message: TIERS.index(message.tier))
    return {message.key: rank for rank, message in enumerate(ranked)}.__getitem__


@pytest.mark.parametrize("write", [to_xliff, to_po])
def test_unusual_characters_come_back(write):
    text = exported(*STRANGE.items(), write=write)

    assert {key[1]: words for key, words, _ in units(text)} == STRANGE


@pytest.mark.parametrize("storage", [xliff.xlifffile, PoXliffFile])
def test_a_translation_program_loses_nothing_of_an_xliff_file(storage):
    pairs = {**STRANGE, CALL: CALLED}
    text = exported(*pairs.items())

    file = storage.parsestring(text.encode("utf-8"))

    assert {str(unit.source): str(unit.target) for unit in file.units} == pairs
    assert units(bytes(file).decode("utf-8")) == units(text)


def test_a_translation_program_fills_in_an_xliff_file():
    pairs = {**STRANGE, CALL: CALLED}
    file = xliff.xlifffile.parsestring(exported(*((text, None) for text in pairs)).encode("utf-8"))
    for unit in file.units:
        unit.target = pairs[str(unit.source)]
        unit.marktranslated()

    back = units(bytes(file).decode("utf-8"))

    assert {key[1]: words for key, words, _ in back} == pairs
    assert {state for *_, state in back} == {"ready"}


def test_a_translation_program_loses_nothing_of_a_catalogue():
    messages = [*(message(text) for text in STRANGE), message(CALL, SERVICE, "Field.", "{phone_x} becomes a number.")]
    text = filled(
        template(messages, SO.tag), {(GUIDE, text): words for text, words in STRANGE.items()}, {(GUIDE, "Familj")}
    )

    file = pofile.parsestring(text.encode("utf-8"))

    assert listed(bytes(file).decode("utf-8")) == ("so", [(k, e) for k, e in listed(text)[1]])
    known = [(u.getcontext(), str(u.source), u.getnotes("developer"), u.isfuzzy()) for u in file.units[1:]]
    assert known == [(m.context, m.text, "\n".join(m.comments), m.text == "Familj") for m in messages]


def test_a_translation_program_reads_a_template():
    file = pofile.parsestring(template([message(CALL)]).encode("utf-8"))

    assert [(unit.getcontext(), str(unit.source), str(unit.target)) for unit in file.units[1:]] == [(GUIDE, CALL, "")]


def test_a_gettext_file_filled_in_elsewhere_comes_back():
    file = polib.pofile(exported(*((text, None) for text in STRANGE), write=to_po))
    for one in file:
        one.msgstr = STRANGE[one.msgid]

    assert {key[1]: words for key, words, _ in units(str(file))} == STRANGE


# ----- files as programs write them ----------------------------------------------------------------------------------


def document(*parts, head='<?xml version="1.0"?>', language="so", attributes=""):
    return (
        f'{head}<xliff xmlns="{NAMESPACE["x"]}" version="1.2"><file {attributes} datatype="x-md" original="a" '
        f'target-language="{language}" source-language="sv"><body><group>{"".join(parts)}</group></body></file></xliff>'
    )


def unit(source, target, resname=GUIDE, id="7", more=""):
    return f'<trans-unit resname="{resname}" id="{id}"><source>{source}</source>{more}{target}</trans-unit>'


FACT = '<ph id="1">{phone_x}</ph>'


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        pytest.param("Ring", "<target>Wac</target>", "Wac", id="plain"),
        pytest.param("Ring", '<target xml:lang="so" state-qualifier="x">Wac</target>', "Wac", id="other attributes"),
        pytest.param("Ring", "<target><![CDATA[Wac]]></target>", "Wac", id="CDATA"),
        pytest.param("Ring", "<target>W<!-- a remark -->ac<?x y?></target>", "Wac", id="remarks"),
        pytest.param("Ring", '<target><mrk mtype="seg" mid="1">W</mrk><mrk>ac</mrk></target>', "Wac", id="segments"),
        pytest.param("Ring {phone_x}", "<target>Wac {phone_x}</target>", "Wac {phone_x}", id="unlocked"),
        pytest.param(
            f"Ring {FACT}",
            '<target>Wac <x id="1" equiv-text="{phone_x}"/></target>',
            "Wac {phone_x}",
            id="emptied, with what it stands for",
        ),
        pytest.param(f"Ring {FACT}", '<target>Wac <x id="1"/></target>', "Wac {phone_x}", id="emptied, by its number"),
        pytest.param(f"Ring {FACT}", '<target>Wac <ph id="1"/></target>', "Wac {phone_x}", id="emptied ph"),
        pytest.param(f"Ring {FACT}", '<target>Wac <x id="9"/></target>', "Wac ", id="emptied, of an unknown number"),
        pytest.param(
            'Ring <bpt id="2">**</bpt>nu<ept id="2">**</ept>',
            '<target>Wac <g id="2">hadda</g></target>',
            "Wac **hadda**",
            id="a pair as one element",
        ),
        pytest.param(
            "Ring **nu**", '<target>Wac <g id="2" ctype="bold">hadda</g></target>', "Wac **hadda**", id="by its type"
        ),
        pytest.param(
            'Ring <bpt id="2">[</bpt>nu<ept id="2">](a.md)</ept>',
            '<target>Wac <bx id="2"/>hadda<ex id="2"/></target>',
            "Wac [hadda](a.md)",
            id="a pair as two empty elements",
        ),
    ],
)
def test_what_programs_make_of_a_unit_is_understood(source, target, words):
    assert [words for _, words, _ in units(document(unit(source, target)))] == [words]


@pytest.mark.parametrize(
    "more",
    [
        "<seg-source><mrk mtype='seg' mid='1'>Ring</mrk></seg-source>",
        "<note>Ring</note>",
        "<alt-trans><source>Ring</source><target>Soo wac</target></alt-trans>",
        "<tool:extra xmlns:tool='urn:tool'><source>B</source><target>C</target></tool:extra>",
    ],
)
def test_what_programs_add_is_left_aside(more):
    text = document(
        f'<trans-unit resname="{GUIDE}" id="7"><source>Ring</source>{more}<target>Wac</target>{more}</trans-unit>'
    )

    assert units(text) == [((GUIDE, "Ring"), "Wac", "ready")]


@pytest.mark.parametrize(
    ("target", "state"),
    [
        ("<target>Wac</target>", "ready"),
        ('<target state="final">Wac</target>', "ready"),
        ('<target state="needs-translation">Wac</target>', "ready"),
        ('<target state="needs-review-translation">Wac</target>', "review"),
        ('<target state="needs-adaptation">Wac</target>', "review"),
        ('<target state="new">Ring</target>', "empty"),
        ('<target state="needs-translation">Ring</target>', "empty"),
        ('<target state="translated">Ring</target>', "ready"),
        ('<target state="translated"/>', "empty"),
        ("", "empty"),
    ],
)
def test_only_what_is_finished_is_ready(target, state):
    assert [found for *_, found in units(document(unit("Ring", target)))] == [state]


@pytest.mark.parametrize(
    ("head", "more"),
    [("\ufeff", {}), ('\ufeff<?xml version="1.0" encoding="utf-8"?>\r\n', {}), ("\n", {}), ("", {"language": "SO"})],
)
def test_other_beginnings_will_do(head, more):
    assert units(document(unit("Ring", "<target>Wac</target>"), head=head, **more)) == [
        ((GUIDE, "Ring"), "Wac", "ready")
    ]


def test_an_older_version_without_a_namespace_will_do():
    text = (
        document(unit("Ring", "<target>Wac</target>")).replace(f' xmlns="{NAMESPACE["x"]}"', "").replace("1.2", "1.1")
    )

    assert units(text) == [((GUIDE, "Ring"), "Wac", "ready")]


@pytest.mark.parametrize(
    ("found", "id", "fits"),
    [
        ("so", "so", True),
        ("so-SO", "so", True),
        ("ar_SA", "ar", True),
        ("es-419", "es", True),
        ("fa-AF", "fa", False),
        ("fa-AF", "prs", True),
        ("prs", "prs", True),
        ("fa-IR", "fa", True),
        ("kmr", "kmr", True),
        ("ku", "kmr", True),
        ("zh-hans", "zh-hans", True),
        ("ar", "so", False),
        ("sol", "so", False),
        ("", "so", False),
    ],
)
def test_the_language_of_a_file_is_the_one_asked_for(found, id, fits):
    assert (wrong_language(found, LANGUAGES[id]) is None) == fits


def test_a_problem_stands_at_its_line():
    text = document("\n\n", unit("Ring", "\n  <target>Wac</target>"))

    assert [str(unit.source) for unit in read("so.xlf", text, SO)[0]] == ["so.xlf:4:3"]


def test_an_entry_of_a_gettext_file_has_its_line():
    text = exported(("Ring", "Wac"), write=to_po)
    line = text.split("\n").index('msgid "Ring"') + 1

    assert [unit.source.line for unit in read("so.po", text, SO)[0]] == [line]


# ----- files that nobody should send ---------------------------------------------------------------------------------

GOOD = unit("Ring", "<target>Wac</target>")
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(document(GOOD, head="<!DOCTYPE xliff>"), ["exchange-doctype"], id="doctype"),
        pytest.param(
            document(
                unit("Ring", "<target>&x;</target>"), head='<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
            ),
            ["exchange-doctype"],
            id="a file of ours",
        ),
        pytest.param(
            document(GOOD, head='<!DOCTYPE x SYSTEM "http://evil.example/x.dtd">'), ["exchange-doctype"], id="dtd"
        ),
        pytest.param(document(unit("Ring", "<target>&c;</target>"), head=LAUGHS), ["exchange-doctype"], id="laughs"),
        pytest.param(document(unit("Ring", "<target>&c;</target>")), ["exchange-syntax"], id="an unknown entity"),
        pytest.param(document("<group>" * 100_000), ["exchange-depth"], id="deep"),
        pytest.param(document(unit("Ring", f"<target>{'<mrk>' * 99}</target>")), ["exchange-depth"], id="deep words"),
        pytest.param(document(GOOD, language="ar"), ["exchange-language"], id="another language"),
        pytest.param(document(GOOD, language=""), ["exchange-language"], id="no language"),
        pytest.param(document(GOOD)[:-20], ["exchange-syntax"], id="cut off"),
        pytest.param(document(GOOD).replace("1.2", "2.0"), ["exchange-version"], id="another version"),
        pytest.param(
            f'<xliff version="1.2"><body>{GOOD}</body></xliff>', ["exchange-format"], id="units outside of a file"
        ),
        pytest.param("<html><body>Wac</body></html>", ["exchange-format"], id="a web page"),
        pytest.param(
            document(GOOD, head='<?xml version="1.0" encoding="UTF-16"?>'), ["exchange-encoding"], id="encoding"
        ),
        pytest.param(document(GOOD + " " * LARGEST), ["exchange-size"], id="large"),
        pytest.param("x" * (LARGEST + 1), ["exchange-size"], id="large text"),
        pytest.param("# x\n" * 300_001, ["exchange-size"], id="many lines"),
        pytest.param('msgid "Ring"\nmsgstr "Wac\n', ["catalogue-syntax"], id="a damaged catalogue"),
        pytest.param("A letter.\nWith lines.\n", ["catalogue-syntax"], id="a letter"),
        pytest.param("", ["exchange-language"], id="empty"),
        pytest.param(
            exported(("Ring", "Wac"), write=to_po).replace("Language: so", "Language: ar"),
            ["exchange-language"],
            id="another language, gettext",
        ),
    ],
)
def test_nothing_is_taken_from_a_bad_file(text, told):
    assert codes(text) == told


def test_one_file_in_another_language_spoils_the_document():
    one = document(GOOD)
    other = document(unit("Sms", "<target>Qor</target>"), language="ar")
    file = re.search("<file.*</file>", other)[0]

    assert codes(one.replace("</xliff>", file + "</xliff>")) == ["exchange-language"]


def test_a_bad_language_is_named():
    (problem,) = read("so.xlf", document(GOOD, language="ar\x1b"[:2]), SO)[1]

    assert problem.what == "The file is in the language 'ar', but 'so' (Soomaali) is asked for"


@pytest.mark.parametrize(
    ("parts", "told", "words"),
    [
        pytest.param([GOOD, GOOD], [], ["Wac"], id="the same twice"),
        pytest.param([unit("Ring", ""), GOOD], [], ["Wac"], id="once empty"),
        pytest.param([GOOD, unit("Ring", "")], [], ["Wac"], id="once empty, after"),
        pytest.param([GOOD, unit("Ring", "<target>Soo wac</target>")], ["exchange-double"], [], id="two translations"),
        pytest.param(
            [unit("Ring", "<target>W<script xmlns='http://www.w3.org/1999/xhtml'>x</script></target>")],
            ["exchange-element"],
            [],
            id="a script",
        ),
        pytest.param([unit("Ring", "<target><b>Wac</b></target>")], ["exchange-element"], [], id="other markup"),
        pytest.param(
            [unit("Ring", "<target>Wac</target>", id=unit_id((GUIDE, "Sms")))], ["exchange-moved"], [], id="moved"
        ),
        pytest.param(
            [unit("Ring", "<target>Wac</target>", resname=SERVICE, id=unit_id((GUIDE, "Ring")))],
            ["exchange-moved"],
            [],
            id="another place",
        ),
        pytest.param(
            [unit("Ring", "<target>Wac</target><target>!</target>")], ["exchange-element"], [], id="two targets"
        ),
        pytest.param(
            [unit("Ring", "<target>Wac</target>", more="<source>!</source>")],
            ["exchange-element"],
            [],
            id="two sources",
        ),
        pytest.param([unit("Ring", "", id=unit_id((GUIDE, "Sms")))], [], [], id="moved and empty"),
    ],
)
def test_a_bad_unit_is_told_and_left_out(parts, told, words):
    found, problems = read("so.xlf", document(*parts), SO)

    assert [problem.code for problem in problems] == told
    assert [unit.words for unit in found] == words


def test_an_entry_with_two_translations_is_told():
    text = exported(("Ring", "Wac"), write=to_po)

    found, problems = read("so.po", text + f'\nmsgctxt "{GUIDE}"\nmsgid "Ring"\nmsgstr "Soo wac"\n', SO)

    assert (found, [problem.code for problem in problems]) == ([], ["catalogue-duplicate"])


def test_what_is_told_cannot_move_the_cursor():
    text = exported(("Ring", "Wac"), write=to_po).replace("Language: so", "Language: \x1b[2J")

    (problem,) = read("so.po", text, SO)[1]

    assert "\x1b" not in problem.one_line()


# ----- whatever happens ----------------------------------------------------------------------------------------------

WRITABLE = st.characters(codec="utf-8", exclude_categories=["Cs", "Cn"])
MARKS = st.sampled_from(["**", "*", "{phone_x}", "[", "](a.md)", "{", "}", "(", ")", "[läs](b.md)", " ", "å", "\n"])
MARKDOWN = st.lists(st.one_of(MARKS, st.text(WRITABLE, max_size=3)), max_size=12).map("".join)


@settings(max_examples=300, deadline=None)
@given(source=MARKDOWN.filter(str.strip), words=MARKDOWN, data=st.data())
def test_whatever_passes_the_gate_comes_back_the_same(source, words, data):
    if re.search("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", source):
        return
    words = data.draw(st.sampled_from([words, source, source + words, words + source, source[::-1]]))
    if not words or gate.refusals(source, words, SO):
        return

    for write in (to_xliff, to_po):
        assert units(exported((source, words), write=write)) == [((GUIDE, source), words, "ready")]


@settings(max_examples=100, deadline=None)
@given(source=MARKDOWN, words=MARKDOWN)
def test_whatever_the_markdown_the_file_follows_the_rules_and_reads_as_it(schema, source, words):
    text = exported((source, words))

    assert faults(schema, text) == []
    tree = etree.fromstring(text.encode("utf-8"))
    clean = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", source)
    assert "".join(tree.find(".//x:source", NAMESPACE).itertext()) == clean


def test_a_file_torn_in_any_way_is_told_and_never_stops_us():
    """Pieces of a file cut out, doubled and swapped: units or problems come of it, and no exception."""
    whole = exported((CALL, CALLED), ("Ring", "Wac"), ("Sms", None))
    pieces = re.split(r"(?=<)", whole)
    chance = random.Random(7)
    for _ in range(2000):
        torn = list(pieces)
        for _ in range(chance.randint(1, 4)):
            place, other = chance.randrange(len(torn)), chance.randrange(len(torn))
            torn[place] = chance.choice(["", torn[place] * 2, torn[other], torn[place][1:]])
        found, _ = read("so.xlf", "".join(torn), SO)
        assert all(isinstance(unit.words, str) for unit in found)
