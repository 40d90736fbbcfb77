"""Files that come back from agencies: read as programs write them, and nothing bad taken."""

import random
import re
from pathlib import Path

import pytest

from fristad.languages.known_languages import LANGUAGES
from fristad.translation.exchange.exporting import to_po, unit_id
from fristad.translation.exchange.importing import LARGEST, read
from fristad.translation.exchange.units import wrong_language
from tests.test_exporting import (
    CALL,
    CALLED,
    GUIDE,
    NAMESPACE,
    SERVICE,
    SO,
    codes,
    exported,
    units,
)

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
        ('<target state="needs-translation">Wac</target>', "review"),
        ('<target state="new">Wac</target>', "review"),
        ('<target state="x-rejected">Wac</target>', "review"),
        ('<target state="x-approved">Wac</target>', "ready"),
        ('<target state="signed-off">Wac</target>', "ready"),
        ('<target state="translated" state-qualifier="rejected-grammar">Wac</target>', "review"),
        ('<target state="translated" state-qualifier="tm-suggestion">Wac</target>', "review"),
        ('<target state="final" state-qualifier="mt-suggestion">Wac</target>', "machine"),
        ('<target state="final" state-qualifier="leveraged-mt">Wac</target>', "machine"),
        ('<target state="final" state-qualifier="exact-match">Wac</target>', "ready"),
        ('<target xmlns:t="urn:t" t:origin="MT">Wac</target>', "machine"),
        ('<target xmlns:t="urn:t" t:origin="ai">Wac</target>', "machine"),
        ('<target xmlns:t="urn:t" t:mt="yes">Wac</target>', "machine"),
        ('<target xmlns:t="urn:t" t:mt="no">Wac</target>', "ready"),
        ('<target xmlns:t="urn:t" t:status="NeedsReview">Wac</target>', "review"),
        ('<target><mrk mtype="x-mt">Wac</mrk></target>', "machine"),
        ('<target>Wac</target><note from="DeepL">x</note>', "machine"),
        ('<target>Wac</target><t:seg xmlns:t="urn:t" conf="Draft"/>', "review"),
        ('<target>Wac</target><t:seg xmlns:t="urn:t" conf="Translated" origin="nmt"/>', "machine"),
        ('<target>Wac</target><alt-trans origin="machine"><target>Soo wac</target></alt-trans>', "ready"),
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


def test_a_unit_that_nobody_has_approved_and_one_of_a_machines_step_are_told():
    assert [
        found for *_, found in units(document(unit("Ring", "<target>Wac</target>").replace("id=", 'approved="no" id=')))
    ] == ["review"]
    phase = '<header><phase-group><phase phase-name="p1" process-name="machine translation"/></phase-group></header>'
    text = document(unit("Ring", '<target phase-name="p1">Wac</target>')).replace("<body>", f"{phase}<body>")
    assert [found for *_, found in units(text)] == ["machine"]


@pytest.mark.parametrize(
    ("tool", "state"),
    [
        ("DeepL", "machine"),
        ("Machine Translation", "machine"),
        ("memoQ", "ready"),
        ("Kim Ai &lt;a@google.com&gt;", "ready"),
    ],
)
def test_a_program_that_has_made_the_whole_file_is_told(tool, state):
    header = f'<header><tool tool-id="a" tool-name="{tool}"/></header><body>'
    assert [found for *_, found in units(document(GOOD).replace("<body>", header))] == [state]
    for field in ("X-Generator", "Last-Translator"):
        text = exported(("Ring", "Wac"), write=to_po).replace('"Language:', f'"{field}: {tool}\\n"\n"Language:')
        assert [unit.state for unit in read("so.po", text, SO)[0]] == [state]


@pytest.mark.parametrize(
    ("mark", "state"),
    [
        ("#, mt", "machine"),
        ("# Machine translated", "machine"),
        ("# DeepL", "machine"),
        ("# needs-review", "review"),
        ("#, fuzzy", "review"),
        ("# By a friend of the mountains", "ready"),
    ],
)
def test_remarks_and_flags_of_gettext_tell_it_too(mark, state):
    text = 'msgid ""\nmsgstr "Language: so\\n"\n\n' + f'{mark}\nmsgctxt "{GUIDE}"\nmsgid "Ring"\nmsgstr "Wac"\n'

    assert [unit.state for unit in read("so.po", text, SO)[0]] == [state]


AGENCIES = Path(__file__).parent / "agencies"
KNOWN = [
    ("guide/i-am-afraid#title", "Jag är rädd hemma"),
    ("guide/i-am-afraid#summary", "Vad du kan göra om någon skrämmer dig."),
    ("guide/i-am-afraid#call", "Är det **bråttom**? Ring {phone_sos_112}."),
    ("guide/i-am-afraid#afterwards", "Berätta för någon du litar på."),
]


@pytest.mark.parametrize(
    ("name", "states", "told"),
    [
        ("as-it-should-be", {"ready"}, []),
        ("machine-suggestion", {"machine"}, []),
        ("state-new", {"review"}, []),
        ("needs-review", {"review"}, []),
        ("name-dropped", {"ready"}, []),
        ("source-indented", {"ready"}, []),
        ("source-emptied", {"ready"}, []),
        ("locks-emptied", {"ready"}, []),
        ("region-in-language", {"ready"}, []),
        ("suggestion-beside", {"ready"}, []),
        ("two-segments", {"ready"}, []),
        ("own-ids-no-name", set(), ["exchange-moved"]),
        ("nested-unit", set(), ["exchange-format"]),
        ("source-language", set(), ["exchange-language"]),
        ("target-language", set(), ["exchange-element"]),
    ],
)
def test_a_file_of_an_agency_is_taken_for_what_it_says(name, states, told):
    found, problems = read("en.xlf", (AGENCIES / f"{name}.xlf").read_text("utf-8"), LANGUAGES["en"], KNOWN)

    assert [problem.code for problem in problems] == told
    assert {unit.state for unit in found} == states
    assert {unit.key for unit in found} == (set(KNOWN) if states else set())
    assert all(unit.words == unit.words.strip() for unit in found)


def test_words_that_all_have_changed_are_told_once():
    text = document(*(unit(word, "<target>Wac</target>", id=unit_id((GUIDE, word + "!"))) for word in "abc"))

    assert codes(text) == ["exchange-moved"]


def test_an_id_does_not_speak_for_other_swedish_words():
    text = document(unit("Ring inte", "<target>Wac</target>", id=unit_id((GUIDE, "Ring"))))
    found, problems = read("so.xlf", text, SO, [(GUIDE, "Ring")])

    assert (found, [problem.code for problem in problems]) == ([], ["exchange-moved"])


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
        ("drw", "prs", True),
        ("fa-IR", "fa", True),
        ("kmr", "kmr", True),
        ("ku", "kmr", True),
        ("zh-hans", "zh-hans", True),
        ("zh-CN", "zh-hans", True),
        ("zh_Hans_CN", "zh-hans", True),
        ("zh-TW", "zh-hans", False),
        ("zh-HK", "zh-hans", False),
        ("ku-Arab-IQ", "ckb", True),
        ("ckb-IQ", "ckb", True),
        ("ku", "ckb", False),
        ("ku-Arab", "kmr", False),
        ("kmr-TR", "kmr", True),
        ("bs-Latn-BA", "bks", True),
        ("bs-Cyrl", "bks", False),
        ("sr-Cyrl", "bks", False),
        ("fa-Arab-AF", "prs", True),
        ("pes-IR", "fa", True),
        ("uk-Latn", "uk", False),
        ("sv", "lattlast", False),
        ("sv-simple", "sv", False),
        ("English", "en", False),
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
        pytest.param("", ["catalogue-empty"], id="empty"),
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
