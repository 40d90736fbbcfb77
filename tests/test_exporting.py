"""Files for translation agencies: what is locked in them, and that all of it comes back."""

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

from fristad.languages.known_languages import LANGUAGES
from fristad.translation import style
from fristad.translation.exchange.exporting import (
    is_ours,
    needs_work,
    no_notes,
    remarks_of_style,
    to_po,
    to_xliff,
    unit_id,
)
from fristad.translation.exchange.importing import LARGEST, read
from fristad.translation.gate import checks
from fristad.translation.messages import Message
from fristad.translation.po import catalogues
from fristad.translation.po.catalogues import Entry
from fristad.translation.po.merging import filled, listed, template
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


@pytest.mark.site
@pytest.mark.parametrize("id", ["ar", "so"])
def test_every_message_of_the_project_follows_the_rules_of_xliff(schema, project, id):
    messages, entries = everything(project, id)

    text = to_xliff(messages, entries, LANGUAGES[id], no_notes)

    assert faults(schema, text) == []
    assert len(text.encode("utf-8")) < LARGEST


def test_the_rules_would_find_a_fault(schema):
    assert faults(schema, exported(("Ring", "Wac")).replace(' id="', ' ident="')) != []


STYLE = ("Address: aad & <adiga>.", "Not so: an order. Write a noun.")


def test_how_the_language_is_written_stands_at_the_head_of_each_part(schema):
    messages = [message("Ring"), message("Prata", SERVICE)]
    text = to_xliff(messages, {}, SO, no_notes, STYLE)

    assert faults(schema, text) == []
    heads = etree.fromstring(text.encode("utf-8")).findall("x:file/x:header", NAMESPACE)
    assert [[note.text for note in head] for head in heads] == [list(STYLE)] * 2
    assert [unit[0] for unit in units(text)] == [one.key for one in messages]
    assert "<header>" not in to_xliff(messages, {}, SO, no_notes)


def test_a_gettext_file_has_it_before_its_first_entry():
    text = to_po([message("Ring")], {(GUIDE, "Ring"): entry("Wac")}, SO, no_notes, STYLE)

    assert text.startswith("# Address: aad & <adiga>.\n# Not so: an order. Write a noun.\n")
    assert units(text) == [((GUIDE, "Ring"), "Wac", "ready")]
    assert is_ours(to_po([message("Ring")], {}, SO, no_notes, ["x" * 150] * 40))


def test_notes_and_patterns_are_for_translators_and_insults_are_not():
    text = """\
notes: ["Address: aad."]
never: [{word: nacas, reason: An insult.}]
patterns: [{pattern: 'x', reason: an order, write: a noun}]
"""
    found, problems = style.read("translations/so/style.yml", text)

    assert problems == []
    assert remarks_of_style(found) == ("Address: aad.", "Not so: an order. Write a noun.")


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
    from fristad import files as files_module
    from fristad.translation import from_disk

    texts, _ = files_module.texts_below(project, f"translations/{id}", ".po")
    entries = {}
    for path, text in texts.items():
        entries |= catalogues.read(path, text)[0]
    return from_disk.messages(project), entries


@pytest.mark.site
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
    """The place of a message in a file: catalogue by catalogue."""
    from fristad.translation.messages import DOMAINS

    ranked = sorted(messages, key=lambda message: DOMAINS.index(message.domain))
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


# ----- whatever the words --------------------------------------------------------------------------------------------

WRITABLE = st.characters(codec="utf-8", exclude_categories=["Cs", "Cn"])
MARKS = st.sampled_from(["**", "*", "{phone_x}", "[", "](a.md)", "{", "}", "(", ")", "[läs](b.md)", " ", "å", "\n"])
MARKDOWN = st.lists(st.one_of(MARKS, st.text(WRITABLE, max_size=3)), max_size=12).map("".join)


@pytest.mark.site
@settings(max_examples=300)
@given(source=MARKDOWN.filter(str.strip), words=MARKDOWN, data=st.data())
def test_whatever_passes_the_gate_comes_back_the_same(source, words, data):
    if re.search("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", source):
        return
    words = data.draw(st.sampled_from([words, source, source + words, words + source, source[::-1]]))
    if not words or checks.refusals(source, words, SO):
        return

    for write in (to_xliff, to_po):
        assert units(exported((source, words), write=write)) == [((GUIDE, source), words, "ready")]


@pytest.mark.site
@settings(max_examples=100)
@given(source=MARKDOWN, words=MARKDOWN)
def test_whatever_the_markdown_the_file_follows_the_rules_and_reads_as_it(schema, source, words):
    text = exported((source, words))

    assert faults(schema, text) == []
    tree = etree.fromstring(text.encode("utf-8"))
    clean = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", source)
    assert "".join(tree.find(".//x:source", NAMESPACE).itertext()) == clean
