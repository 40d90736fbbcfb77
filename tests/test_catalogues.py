"""Catalogues: read, refused, and brought up to date without losing a word."""

import subprocess
import time
from dataclasses import replace
from io import StringIO

import polib
import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, PoFileParser
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fristad.languages.known_languages import LANGUAGES, SOURCE
from fristad.problems import Source
from fristad.translation.from_disk import unused_catalogues
from fristad.translation.messages import DOMAINS, EMERGENCY, Message
from fristad.translation.po import catalogues, merging
from fristad.translation.po.catalogues import damage, path_of, read
from fristad.translation.po.merging import filled, listed, messages_of, template
from fristad.translation.translations import Translations, translations

EN = LANGUAGES["en"]
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: en\\n"\n\n'
SUMMARY = "service/kast#summary"
ALL = {path_of(EN, domain): "" for domain in DOMAINS}
TEXT = "service/fyren#call"


def message(text, context=SUMMARY):
    return Message(context, text, "docs/services/kast.md", ("Field.",))


def updated(text, messages, language) -> str:
    """One file brought up to date, whichever it is."""
    path = path_of(language, messages[0].domain if messages else "services")
    return merging.updated({path: text or ""}, messages, language)[path]


def catalogue(*messages, words=None, **flags) -> str:
    """A file with these messages, translated by `words`: Swedish → English."""
    file = polib.pofile(updated(None, messages, EN), wrapwidth=0)
    for entry in file:
        entry.msgstr = (words or {}).get(entry.msgid, "")
        if entry.msgid in flags.get("fuzzy", ()):
            entry.flags.append("fuzzy")
    return str(file)


def entries(text) -> list[tuple[str, str, str, str]]:
    """(context, Swedish, translation, state) of each entry, in the order of the file."""

    def state(entry):
        return "gone" if entry.obsolete else "fuzzy" if entry.fuzzy else ""

    return [(e.msgctxt, e.msgid, e.msgstr, state(e)) for e in polib.pofile(text)]


# ----- reading -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ('msgctxt "c"\nmsgid "a"\nmsgstr "A"\n', {("c", "a"): ("A", 7, False)}),
        ('msgid "a"\nmsgstr "A"\n', {("", "a"): ("A", 6, False)}),
        ('#, fuzzy\nmsgctxt "c"\nmsgid "a"\nmsgstr "A"\n', {("c", "a"): ("A", 8, True)}),
        ('msgctxt "c"\nmsgid "a"\nmsgstr ""\n', {}),
        ('msgctxt "c"\nmsgid ""\n"a "\n"b"\nmsgstr ""\n"A "\n"B"\n', {("c", "a b"): ("A B", 7, False)}),
        ('#~ msgctxt "c"\n#~ msgid "a"\n#~ msgstr "A"\n', {}),
        ('#~| msgid "old"\n#~ msgid "a"\n#~ msgstr "A"\n', {}),
        ('#| msgid "old"\nmsgctxt "c"\nmsgid "a"\nmsgstr "A\\n\\"B\\""\n', {("c", "a"): ('A\n"B"', 8, False)}),
        ("", {}),
    ],
)
def test_an_entry_is_read_with_its_line(body, found):
    entries, problems = read("x.po", HEAD + body)

    assert problems == []
    assert {key: (entry.words, entry.line, entry.fuzzy) for key, entry in entries.items()} == found


@pytest.mark.parametrize("text", ["", "\n", "\ufeff", "# only a remark\n", "#, fuzzy\r\r"])
def test_a_file_without_header_and_entry_is_never_read_in_silence(text):
    entries, problems = read("x.po", text)

    assert entries == {}
    assert [problem.code for problem in problems] == ["catalogue-empty"]


def test_a_file_with_all_still_to_be_translated_is_right():
    assert read("x.po", HEAD) == ({}, [])


@pytest.mark.parametrize("before", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_a_byte_order_mark_of_any_system_are_read(before, end):
    text = before + ("# A remark.\n" + HEAD + ENTRY + '\n#~ msgid "x"\n#~ msgstr "X"\n').replace("\n", end)

    assert {key: entry.words for key, entry in read("x.po", text)[0].items()} == {(SUMMARY, "Ring"): "Call"}
    assert damage("x.po", text) == []
    assert [key for key, _ in listed(text)[1]] == [(SUMMARY, "Ring")]


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "=======", ">>>>>>> main", "||||||| 3f2c1aa"])
def test_the_marks_of_a_merge_are_called_by_their_name(mark):
    for text in (HEAD + ENTRY + "\n" + mark + "\n", HEAD + "nonsense\n" + ENTRY.replace("msgid", f"{mark}\nmsgid")):
        assert [problem.code for problem in read("x.po", text)[1]] == ["catalogue-merge"]
        assert [problem.code for problem in damage("x.po", text)] == ["catalogue-merge"]


@pytest.mark.parametrize(
    ("tag", "id", "fits"),
    [("en", "en", True), ("en_GB", "en", True), ("fi", "en", False), ("ar", "fa", False), ("zh_CN", "zh-hans", True)],
)
def test_the_language_of_a_header_is_that_of_the_folder(tag, id, fits):
    language = LANGUAGES[id]
    text = HEAD.replace("Language: en", f"Language: {tag}") + 'msgctxt "c"\nmsgid "OK"\nmsgstr "OK"\n'

    for found in (read("x.po", text, language)[1], damage("x.po", text, language)):
        assert [problem.code for problem in found] == ([] if fits else ["catalogue-language"])
    assert translations(language, {path_of(language, "services"): text})[0].words == (
        {("c", "OK"): "OK"} if fits else {}
    )


def test_a_second_header_is_looked_at_too():
    text = HEAD + ENTRY + "\n" + HEAD.replace("Language: en", "Language: fi") + ENTRY.replace("Ring", "Sms")

    assert [problem.code for problem in read("x.po", text, EN)[1]] == ["catalogue-language"]


@pytest.mark.parametrize(
    "odd",
    [
        'msgctxt "a"\nmsgctxt "b"\nmsgid "Sms"\nmsgstr "Text"\n',
        'msgctxt "a"\nmsgid "Sms"\nmsgstr "Text"\nmsgstr "Texts"\n',
        'msgctxt "a"\nmsgid "Sms"\nmsgstr "Text"\n\nmsgstr "Texts"\n',
        'msgctxt "a"\nmsgid "Sms"\nmsgstr[0] "Text"\n',
        'msgctxt "a"\nmsgid "Sms"\nmsgstr[999999999] "Text"\n',
        'msgctxt "a"\nmsgstr "Text"\n',
        '# A remark.\n#, fuzzy\nmsgstr "Text"\n',
    ],
)
@pytest.mark.parametrize("gap", ["", "\n"])
def test_an_entry_that_is_not_understood_to_the_letter_is_left_out_alone(odd, gap):
    for text in (HEAD + odd + gap + ENTRY, HEAD + ENTRY + gap + odd):
        entries, problems = read("x.po", text)

        assert {key: (entry.words, entry.fuzzy) for key, entry in entries.items()} == {
            (SUMMARY, "Ring"): ("Call", False)
        }
        assert [problem.code in catalogues.STOPPING for problem in problems] == [False]


def test_an_entry_right_beside_an_obsolete_one_is_read():
    text = HEAD + ENTRY + '# Gone.\n#, fuzzy\n#~ msgid "x"\n#~ msgstr "X"\n' + ENTRY.replace("Ring", "Sms")

    entries, problems = read("x.po", text)

    assert problems == []
    assert [(key[1], entry.fuzzy) for key, entry in entries.items()] == [("Ring", False), ("Sms", False)]


def in_two(first, second, **flags):
    """The English words of one message that stands in two files, and what is told."""
    guides = catalogue(message("Ring"), words={"Ring": first})
    services = catalogue(message("Ring"), words={"Ring": second}, **flags)
    found, problems = translations(EN, {path_of(EN, "guides"): guides, path_of(EN, "services"): services})
    return dict(found.words), [problem.code for problem in problems]


def test_two_files_that_differ_are_told_and_neither_counts():
    assert in_two("Call", "Phone") == ({}, ["catalogue-duplicate"])
    assert in_two("Call", "Call") == ({(SUMMARY, "Ring"): "Call"}, [])
    assert in_two("Call", "Phone", fuzzy=["Ring"]) == ({(SUMMARY, "Ring"): "Call"}, [])


def test_a_label_counts_only_in_the_file_of_labels():
    labels = HEAD + 'msgctxt "ui/exit"\nmsgid "Bort"\nmsgstr "Away"\n'
    files = {path_of(EN, "interface"): labels, path_of(EN, "programmes"): labels.replace("Away", "Stay")}
    found, problems = translations(EN, files)

    assert dict(found.words) == {("ui/exit", "Bort"): "Away"}
    assert [str(problem.source) for problem in problems] == [f"{path_of(EN, 'programmes')}:7:1"]
    assert [problem.code for problem in problems] == ["catalogue-place"]


def test_a_file_over_8_mb_is_not_read():
    (problem,) = read("x.po", "#" * 8_000_001)[1]

    assert problem.one_line() == "x.po:1:1: The file is over 8 MB. Split it, or ask for help. [catalogue-size]"


@pytest.mark.parametrize(
    "body",
    [
        'msgid Läs mer\nmsgstr "Read"\n',
        'msgid "Läs"\nmsgstr "Read\n',
        'msgid "Läs"\nmsgstr "Read" more\n',
        'msgid "Läs"\nmsgstr "a "b" c"\n',
    ],
)
def test_words_outside_quotes_are_a_mistake(body):
    assert read("x.po", HEAD + body)[1] != []


def test_a_flag_of_an_obsolete_entry_is_not_that_of_the_next():
    text = HEAD + '#, fuzzy\n#~ msgid "z"\n#~ msgstr "Z"\n\nmsgid "a"\nmsgstr "A"\n'

    assert not read("x.po", text)[0]["", "a"].fuzzy


# ----- what may be shown ---------------------------------------------------------------------------------------------


def shown(text):
    found, problems = translations(EN, {path_of(EN, "services"): text})
    return dict(found.words), [problem.code for problem in problems]


def test_good_words_are_shown():
    assert shown(catalogue(message("Ring"), words={"Ring": "Call"})) == ({(SUMMARY, "Ring"): "Call"}, [])


def test_refused_words_are_told_and_not_shown():
    text = catalogue(message("Ring"), message("Sms"), words={"Ring": "112", "Sms": "Text"})

    assert shown(text) == ({(SUMMARY, "Sms"): "Text"}, ["translation-figure"])


def test_a_damaged_file_takes_no_other_with_it():
    files = {
        path_of(EN, "guides"): "damaged",
        path_of(EN, "services"): catalogue(message("Ring"), words={"Ring": "Call"}),
    }

    found, problems = translations(EN, files)

    assert dict(found.words) == {(SUMMARY, "Ring"): "Call"}
    assert [problem.code for problem in problems] == ["catalogue-syntax"]


@pytest.mark.parametrize(
    ("language", "context", "text", "found"),
    [
        (EN, SUMMARY, "Ring", "Call"),
        (EN, TEXT, "Ring", None),
        (EN, SUMMARY, "Ring nu", None),
        (SOURCE, "any", "Ring", "Ring"),
    ],
)
def test_words_are_found_by_place_and_swedish(language, context, text, found):
    assert Translations(language, {(SUMMARY, "Ring"): "Call"}).find(context, text) == found


def test_a_template_names_its_messages():
    found = [message("Ring"), message("Sms", TEXT)]

    assert messages_of(template(found)) == found
    assert messages_of("") == []


# ----- merging -------------------------------------------------------------------------------------------------------

LONG = "Du kan prata med någon som lyssnar på dig."
LONGER = "Du kan alltid prata med någon som lyssnar på dig."


@pytest.mark.parametrize(
    ("before", "words", "after", "expected"),
    [
        pytest.param(
            [message("Ring")], {"Ring": "Call"}, [message("Ring")], [(SUMMARY, "Ring", "Call", "")], id="kept"
        ),
        pytest.param([], {}, [message("Ring")], [(SUMMARY, "Ring", "", "")], id="new"),
        pytest.param(
            [message(LONG)],
            {LONG: "You can talk."},
            [message(LONGER)],
            [(SUMMARY, LONGER, "You can talk.", "fuzzy")],
            id="changed words keep the old translation as fuzzy",
        ),
        pytest.param(
            [message(LONG)],
            {LONG: "You can talk."},
            [message(LONGER, TEXT)],
            [(TEXT, LONGER, "", ""), (SUMMARY, LONG, "You can talk.", "gone")],
            id="words of another record are never a suggestion",
        ),
        pytest.param(
            [message(LONG)],
            {LONG: "You can talk."},
            [message("Nej")],
            [(SUMMARY, "Nej", "", ""), (SUMMARY, LONG, "You can talk.", "gone")],
            id="quite other words get none",
        ),
        pytest.param([message("Ring")], {"Ring": "Call"}, [], [(SUMMARY, "Ring", "Call", "gone")], id="gone"),
        pytest.param([message("Ring")], {}, [], [], id="gone and never translated"),
        pytest.param(
            [message(LONG), message("Ring")],
            {LONG: "You can talk.", "Ring": "Call"},
            [message("Ring"), message(LONG)],
            [(SUMMARY, "Ring", "Call", ""), (SUMMARY, LONG, "You can talk.", "")],
            id="moved",
        ),
        pytest.param(
            [message(LONG)],
            {LONG: "You can talk."},
            [message(LONG), message(LONGER)],
            [(SUMMARY, LONG, "You can talk.", ""), (SUMMARY, LONGER, "", "")],
            id="what still fits is no suggestion for others",
        ),
        pytest.param(
            [message("Du kan ringa oss"), message("Du kan skriva till oss")],
            {"Du kan ringa oss": "You can call us", "Du kan skriva till oss": "You can write to us"},
            [message("Du kan skriva brev till oss"), message("Du kan ringa till oss")],
            [
                (SUMMARY, "Du kan skriva brev till oss", "You can write to us", "fuzzy"),
                (SUMMARY, "Du kan ringa till oss", "You can call us", "fuzzy"),
            ],
            id="the most alike, and each once",
        ),
    ],
)
def test_a_catalogue_is_brought_up_to_date(before, words, after, expected):
    assert entries(updated(catalogue(*before, words=words), after, EN)) == expected


def test_the_old_words_are_kept_beside_a_fuzzy_translation():
    text = updated(catalogue(message(LONG), words={LONG: "You can talk."}), [message(LONGER)], EN)

    assert f'#| msgid "{LONG}"' in text


def test_words_that_come_back_have_their_translation_again():
    without = updated(catalogue(message("Ring"), words={"Ring": "Call"}), [], EN)

    assert entries(updated(without, [message("Ring")], EN)) == [(SUMMARY, "Ring", "Call", "")]


def test_words_that_change_twice_still_have_a_suggestion():
    text = catalogue(message(LONG), words={LONG: "You can talk."})
    for words in (LONGER, LONGER + " Ring!"):
        text = updated(text, [message(words)], EN)

    assert entries(text) == [(SUMMARY, LONGER + " Ring!", "You can talk.", "fuzzy")]
    assert f'#| msgid "{LONG}"' in text


def test_headers_and_remarks_of_others_are_kept():
    text = (
        "# Translated by a friend.\n"
        'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Language-Team: Ekby <x@ekby.example>\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n"X-Generator: Poedit 3\\n"\n"X-Reviewed-By: nobody\\n"\n\n'
        f'# A remark of the translator.\nmsgctxt "{SUMMARY}"\nmsgid "Ring"\nmsgstr "Call"\n'
    )

    new = updated(text, [message("Ring")], EN)

    for kept in ("# Translated by a friend.", "X-Generator: Poedit 3", "X-Reviewed-By: nobody", "Language-Team: Ekby"):
        assert new.count(kept) == 1
    assert "# A remark of the translator.\n" in new


def test_flags_of_others_are_kept():
    text = HEAD + f'#, no-wrap\nmsgctxt "{SUMMARY}"\nmsgid "Ring {{phone}}"\nmsgstr "Call {{phone}}"\n'

    assert "#, no-wrap, python-brace-format\n" in updated(text, [message("Ring {phone}")], EN)


def test_a_new_file_says_its_language_and_where_words_come_from():
    text = updated(None, [message("Ring {phone}")], LANGUAGES["prs"])

    assert '"Language: fa-AF\\n"' in text
    assert "#: docs/services/kast.md\n" in text
    assert "#. Field.\n" in text
    assert "#, python-brace-format\n" in text


@pytest.mark.parametrize("damaged", ["<<<<<<< HEAD\n", HEAD + "msgstr\n", "binary \x00\x01"])
def test_a_damaged_file_is_never_written_over(damaged):
    with pytest.raises(ValueError):  # noqa: PT011  (polib's words are not ours to fix)
        updated(damaged, [message("Ring")], EN)


def test_a_line_without_its_last_quote_is_damage_too():
    with pytest.raises(ValueError):  # noqa: PT011
        updated(HEAD + 'msgid "Ring\nmsgstr "Call\n', [message("Ring")], EN)


@pytest.mark.parametrize("mark", ["\x85", "\u2028", "\x0b", "\x1c"], ids=lambda mark: f"{ord(mark):04X}")
def test_a_strange_line_end_in_a_translation_loses_nothing(mark):
    text = catalogue(message("Ring"), words={"Ring": "Call"}).replace('"Call"', f'"Ca{mark}ll"')

    assert f"Ca{mark}ll" in updated(text, [message("Ring")], EN)


def test_the_same_messages_give_the_same_template():
    messages = [message("Ring"), message("Sms", TEXT)]

    text = template(messages)

    assert text == template(messages)
    assert "POT-Creation-Date" not in text
    assert entries(text) == [(SUMMARY, "Ring", "", ""), (TEXT, "Sms", "", "")]


# ----- with gettext's own programs -----------------------------------------------------------------------------------


def gettext(program, *words, stdin="", cwd):
    return subprocess.run([program, *words], input=stdin, capture_output=True, text=True, check=True, cwd=cwd).stdout


@pytest.mark.site
def test_what_we_write_is_what_gettext_accepts(tmp_path):
    text = updated(catalogue(message(LONG), words={LONG: "You can talk."}), [message(LONGER), message("{a}")], EN)

    gettext("msgfmt", "--check", "--output-file=checked.mo", "-", stdin=text, cwd=tmp_path)


@pytest.mark.site
@pytest.mark.parametrize("options", [(), ("--previous",), ("--no-fuzzy-matching",), ("--no-wrap",), ("--width=40",)])
def test_a_file_that_msgmerge_has_written_loses_nothing(tmp_path, options):
    before = [message(LONG), message("Ring {phone}"), message("Borta", TEXT)]
    words = {LONG: "You can talk.", "Ring {phone}": "Call {phone}", "Borta": "Gone"}
    after = [message(LONG), message("Ring {phone}")]
    (tmp_path / "en.po").write_text(updated(catalogue(*before, words=words), after, EN), "utf-8")
    (tmp_path / "new.pot").write_text(template([*after, message("Ny")]), "utf-8")

    merged = gettext("msgmerge", "--quiet", *options, "en.po", "new.pot", cwd=tmp_path)

    assert read("en.po", merged)[1] == []
    assert entries(updated(merged, [*after, message("Ny")], EN)) == [
        (SUMMARY, LONG, "You can talk.", ""),
        (SUMMARY, "Ring {phone}", "Call {phone}", ""),
        (SUMMARY, "Ny", "", ""),
        (TEXT, "Borta", "Gone", "gone"),
    ]


@pytest.mark.site
def test_a_suggestion_of_msgmerge_stays_a_suggestion(tmp_path):
    (tmp_path / "en.po").write_text(catalogue(message(LONG), words={LONG: "You can talk."}), "utf-8")
    (tmp_path / "new.pot").write_text(template([message(LONGER)]), "utf-8")

    merged = gettext("msgmerge", "--quiet", "--previous", "en.po", "new.pot", cwd=tmp_path)

    assert entries(updated(merged, [message(LONGER)], EN)) == [(SUMMARY, LONGER, "You can talk.", "fuzzy")]
    assert set(translations(EN, {path_of(EN, "services"): merged})[0].states.values()) == {"stale"}


# ----- whatever happens ----------------------------------------------------------------------------------------------

CONTEXTS = st.sampled_from(
    [
        "service/kast#summary",
        "service/kast#text",
        "service/fyren#text",
        "guide/danger#text",
        "type/honour#definitions.text",
    ]
)
WORDS = st.sampled_from(["Ring", "Ring nu", "Ring oss nu", "Sms", "Läs {guide_x}", LONG, LONGER, 'Citat "här" \\ där'])
PROJECTS = st.lists(st.tuples(CONTEXTS, WORDS, st.just(False)), unique=True, max_size=8).flatmap(
    lambda found: st.sets(CONTEXTS).map(lambda moved: [(where, what, where in moved) for where, what, _ in found])
)
"""(context, Swedish words, whether they are translated in another file than their own) of each message."""


def test_a_suggestion_that_is_gone_is_written_the_same_twice():
    text = updated(catalogue(message(LONG), words={LONG: "You can talk."}), [message(LONGER)], EN)

    text = updated(text, [], EN)

    assert updated(text, [], EN) == text


def test_a_file_of_which_nothing_is_used_is_told_unless_it_holds_labels():
    gone, label = Message("service/gone#summary", "Gammalt", "docs/x.md"), Message("ui/exit", "Lämna sidan", "x.html")
    places = {gone.key: Source(path_of(EN, "services"), 7), label.key: Source(path_of(EN, "interface"), 7)}
    found = Translations(EN, dict.fromkeys(places, "x"), places=places)

    assert [problem.source.path for problem in unused_catalogues(found, [])] == [path_of(EN, "services")]
    assert unused_catalogues(found, [gone]) == []


def made(found) -> list[Message]:
    return [Message(context, words, "docs/x.md") for context, words, _ in found]


def translated(found) -> dict[str, str]:
    """All catalogues of a language, each message in words of its own."""
    files = {path: polib.pofile(text, wrapwidth=0) for path, text in merging.updated(ALL, made(found), EN).items()}
    elsewhere = {(context, words) for context, words, moved in found if moved}
    for file in files.values():
        for entry in list(file):
            entry.msgstr = f"EN {entry.msgctxt} {entry.msgid}"
            if (entry.msgctxt, entry.msgid) in elsewhere:
                file.remove(entry)
                files[path_of(EN, "interface")].append(entry)
    return {path: str(file) for path, file in files.items()}


def in_files(files) -> list[tuple[str, str, str, str, str]]:
    return [(path, *entry) for path, text in files.items() for entry in entries(text)]


@pytest.mark.site
@settings(max_examples=200)
@given(start=PROJECTS, edits=st.lists(PROJECTS, min_size=1, max_size=4))
def test_no_edit_loses_a_translation_that_still_fits(start, edits):
    """Words stay in a file whatever happens to the Swedish, and in use where the Swedish stays or only moves."""
    files = translated(start)
    always = {(context, text) for context, text, _ in start}
    for edit in edits:
        files = merging.updated(files, made(edit), EN)
        always &= {(context, text) for context, text, _ in edit}

        assert merging.updated(files, made(edit), EN) == files
        found = in_files(files)
        for message in made(edit):
            path = path_of(EN, message.domain)
            assert [f[0] for f in found if f[1:3] == message.key and f[4] != "gone"] == [path]
        for context, text in always:
            (state,) = {f[4] for f in found if f[1:4] == (context, text, f"EN {context} {text}")}
            assert state == ""
        everything = "".join(files.values())
        # A second translation of the same message is a remark beside the first.
        assert all(polib.escape(f"EN {context} {text}") in everything for context, text, _ in start)
        assert all(
            len(keys) == len(set(keys)) for keys in ([entry[:2] for entry in entries(files[path])] for path in files)
        )


@pytest.mark.site
@settings(max_examples=200)
@given(start=PROJECTS, edit=PROJECTS)
def test_what_is_changed_and_changed_back_is_as_it_was(start, edit):
    # Every record stays, or one may have been given another name.
    edit += [(f"{context.partition('#')[0]}#other", "Annat", False) for context, _, _ in start]
    files = translated(start)
    for found in (edit, start):
        files = merging.updated(files, made(dict.fromkeys(found)), EN)

    assert [f for f in in_files(files) if f[4] == "fuzzy" or not f[3]] == []


@pytest.mark.site
@settings(max_examples=100)
@given(start=PROJECTS, edit=PROJECTS, damaged=st.sampled_from(DOMAINS))
def test_a_file_that_cannot_be_read_is_left_alone_and_the_others_are_not(start, edit, damaged):
    files = translated(start)
    path = path_of(EN, damaged)
    whole = {other: text for other, text in files.items() if other != path}

    new = merging.updated(whole, made(edit), EN)

    assert path not in new
    assert set(new) == set(whole)
    # When the file has been mended, its words are found again.
    last = in_files(merging.updated({**new, path: files[path]}, made(start), EN))
    assert {f"EN {context} {text}" for context, text, _ in start} <= {words for *_, words, _ in last}


@pytest.mark.parametrize(
    ("before", "after", "state"),
    [
        ("service/kast#text", "service/kast#way-in", ""),
        ("service/kast#text", "service/kast-stockholm#text", ""),
        ("service/kast#text", "service/kast-stockholm#way-in", "fuzzy"),
    ],
)
def test_words_move_with_their_record_and_are_looked_at_again_elsewhere(before, after, state):
    files = {path_of(EN, "services"): catalogue(message("Ring", before), words={"Ring": "Call"})}

    (text,) = merging.updated(files, [message("Ring", after)], EN).values()

    assert entries(text) == [(after, "Ring", "Call", state)]
    # gettext reads an older context only where the older words follow.
    assert (f'#| msgctxt "{before}"\n#| msgid "Ring"\n' in text) == (state == "fuzzy")


def test_words_of_a_place_that_is_still_there_are_not_taken_from_it():
    files = {path_of(EN, "services"): catalogue(message("Ring"), message(LONG), words={"Ring": "Call", LONG: "You."})}

    (text,) = merging.updated(files, [message("Ring"), message(LONG), message("Ring", TEXT)], EN).values()

    assert entries(text)[2] == (TEXT, "Ring", "", "")


def test_words_are_kept_where_another_file_asks_for_them_once_more():
    asked, said = catalogue(message("Ring")), catalogue(message("Ring"), words={"Ring": "Call"})
    first, own = path_of(EN, "interface"), path_of(EN, "services")

    for files in ({first: asked, own: said}, {first: said, own: asked}):
        assert entries(merging.updated(files, [message("Ring")], EN)[own]) == [(SUMMARY, "Ring", "Call", "")]


def test_words_in_the_file_of_others_move_to_their_own():
    files = {**ALL, path_of(EN, "interface"): catalogue(message("Ring"), words={"Ring": "Call"})}

    files = merging.updated(files, [message("Ring")], EN)

    assert entries(files[path_of(EN, "services")]) == [(SUMMARY, "Ring", "Call", "")]
    assert entries(files[path_of(EN, "interface")]) == []


def test_what_somebody_in_danger_reads_is_marked_and_stays_in_its_file():
    calm = message("Ring")
    urgent = replace(calm, urgent=True)
    files = {**ALL, path_of(EN, "services"): catalogue(calm, words={"Ring": "Call"})}

    files = merging.updated(files, [urgent], EN)

    assert entries(files[path_of(EN, "services")]) == [(SUMMARY, "Ring", "Call", "")]
    assert f"#. Field.\n#. {EMERGENCY}\n" in files[path_of(EN, "services")]
    assert messages_of(template([calm, replace(urgent, text="Nu")])) == [calm, replace(urgent, text="Nu")]
    assert EMERGENCY not in updated(files[path_of(EN, "services")], [calm], EN)


def test_a_remark_without_a_translation_is_kept():
    text = catalogue(message("Ring")).replace("#. Field.", "# I do not understand this.\n#. Field.")

    assert "# I do not understand this." in updated(text, [message("Ring")], EN)


@settings(max_examples=50)
@given(words=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), min_size=1))
def test_any_words_survive_writing_and_reading(words):
    context = "service/kast#text"

    text = catalogue(Message(context, words, "docs/x.md"), words={words: "EN"})

    assert [entry[:3] for entry in entries(text)] == [(context, words, "EN")]


# ----- files that mean harm ------------------------------------------------------------------------------------------

ENTRY = f'msgctxt "{SUMMARY}"\nmsgid "Ring"\nmsgstr "Call"\n'


@pytest.mark.parametrize(
    "header",
    [
        "Plural-Forms: nplurals=2000000000; plural=0;",
        "Plural-Forms: nplurals=many; plural=(((((n",
        "Language: ../../etc/passwd",
        "Language: \u202e",
        "PO-Revision-Date: 9999-99-99 99:99+9999",
        "POT-Creation-Date: never",
        "Content-Type: text/plain; charset=UTF-7",
        "Content-Type: text/plain; charset=no-such",
        "=?utf-8?q?=00?=",
    ],
)
def test_a_header_steers_nothing(header):
    text = f'msgid ""\nmsgstr "{header}\\n"\n\n' + ENTRY

    assert [entry.words for entry in read("x.po", text)[0].values()] == ["Call"]


PLURAL = (
    '#, fuzzy\nmsgctxt "c"\nmsgid "{n} svar"\nmsgid_plural "{n} svar"\nmsgstr[0] "a"\nmsgstr[1] "b"\nmsgstr[5] "c"\n'
)


@pytest.mark.parametrize("gap", ["", "\n"])
@pytest.mark.parametrize("header", [HEAD, 'msgid ""\nmsgstr "Plural-Forms: nplurals=2000000000; plural=0;\\n"\n\n'])
def test_an_entry_of_several_forms_is_told_and_takes_no_other_with_it(header, gap):
    entries, problems = read("x.po", header + PLURAL + gap + ENTRY)

    assert {key: entry.fuzzy for key, entry in entries.items()} == {(SUMMARY, "Ring"): False}
    assert [(p.code, p.source.line) for p in problems] == [("catalogue-plural", header.count("\n") + 4)]


def test_a_file_with_several_forms_is_not_written_over():
    assert [problem.code for problem in damage("x.po", HEAD + PLURAL)] == ["catalogue-plural"]


@pytest.mark.parametrize(
    ("second", "used"),
    [
        ('msgstr "Ring"\n', {}),
        ('msgstr "Call"\n', {(SUMMARY, "Ring"): "Call"}),
        ('msgstr ""\n', {(SUMMARY, "Ring"): "Call"}),
    ],
)
def test_the_same_words_twice_are_used_only_if_they_agree(second, used):
    text = HEAD + ENTRY + "\n" + ENTRY.replace('msgstr "Call"\n', second)
    entries, problems = read("x.po", text)

    assert {key: entry.words for key, entry in entries.items()} == used
    assert [(p.code, p.source.line) for p in problems] == ([] if used else [("catalogue-duplicate", 11)])


def test_of_three_that_differ_the_first_two_are_named():
    texts = [ENTRY, ENTRY.replace("Call", "Phone"), ENTRY.replace("Call", "Ring")]
    [problem] = read("x.po", HEAD + "\n".join(texts))[1]

    assert (problem.code, problem.source.line) == ("catalogue-duplicate", 11)


def test_what_has_no_translation_is_told_of_that():
    [problem] = read("x.po", HEAD + 'msgctxt "a"\nmsgctxt "b"\nmsgid "x"\n\n' + ENTRY)[1]

    assert problem.code == "catalogue-syntax"
    assert "missing msgstr" in problem.what


def test_the_same_words_once_unsure_and_once_sure_do_not_agree():
    assert [p.code for p in read("x.po", HEAD + "#, fuzzy\n" + ENTRY + "\n" + ENTRY)[1]] == ["catalogue-duplicate"]


def test_the_swedish_of_a_stranger_cannot_write_on_a_terminal():
    (problem,) = read("x.po", HEAD + 'msgid "\x1b]0;owned\x07"\nmsgid "a"\nmsgstr "A"\n')[1]

    assert problem.sentence().isprintable()


PIECES = st.sampled_from(
    [
        *(HEAD + PLURAL + ENTRY).splitlines(),
        '"',
        "\\",
        '"\\q\\x41\\u202e\\777"',
        'msgstr[99999999999] "x"',
        f'msgstr[{"9" * 5000}] "x"',
        'msgid ""',
        'msgstr "Plural-Forms: nplurals=99999999999;\\n"',
        "#: \u2068a",
        "#, fuzzy, range:",
        "#~ msgid",
        '#| msgid "',
        'msgctxt "',
        'msgid "{"',
        'msgid "%(a"',
        "msgid",
        'domain "x"',
        "\r",
        "\ufeff",
        "\x00",
    ]
)


@given(st.lists(PIECES | st.text(max_size=8), max_size=30), st.data())
def test_no_file_makes_reading_raise(lines, data):
    text = "\n".join(lines)
    cut = data.draw(st.integers(0, len(text)))

    for shown in (text, text[:cut], text[cut:]):
        entries, problems = read("x.po", shown)

        assert all(isinstance(entry.words, str) for entry in entries.values())
        assert all(problem.source.line >= 1 for problem in problems)


GOOD = catalogue(*(message(f"Ring {n}") for n in "abcdef"), words={f"Ring {n}": f"Call {n}" for n in "abcdef"})


@given(st.lists(st.tuples(st.integers(0, len(GOOD)), st.integers(0, 9), st.text(max_size=3)), max_size=8))
def test_no_noise_in_a_good_file_makes_reading_raise(edits):
    text = GOOD
    for place, gone, new in edits:
        text = text[:place] + new + text[place + gone :]

    translations(EN, {path_of(EN, "services"): text})
    damage("x.po", text)


BLOCKS = (
    '\nmsgctxt "a"\nmsgid "Sms"\nmsgstr "A"\n',
    '\n#. Field.\n#: docs/x.md:1\nmsgctxt "b"\nmsgid "Chatt"\nmsgstr "B"\n',
    '\n#, c-format\nmsgctxt "b"\nmsgid "Chatt"\nmsgstr "C"\n',
    '\n# Of a friend.\n#, fuzzy\nmsgctxt "c"\nmsgid "Mejl"\nmsgstr "D"\n',
    '\nmsgctxt "d"\nmsgid ""\n"Ring"\nmsgstr ""\n"E"\n',
    '\nmsgctxt "e"\nmsgid "Brev"\nmsgstr ""\n',
)
"""Entries with an empty line on either side, most of which can be told at a look."""

LINES = st.sampled_from(
    [
        *(HEAD + ENTRY).splitlines(),
        *(
            'msgctxt "a"',
            'msgctxt  "b"',
            'msgid "Sms"',
            'msgid  "Sms"',
            'msgid\t"Sms"',
            ' msgid "Sms"',
            'msgstr "A\\n\\q"',
        ),
        *(
            "# Of a friend.",
            "#. Field.",
            "#: docs/x.md:1",
            "#: \u2068a",
            "#: \u2068a b\u2069:1",
            " # a",
            "\t#",
            "#\r",
            "\x0b#",
        ),
        *("#, fuzzy", "#,fuzzy, range: 1..2", '#| msgid "Rin"', '"more"', "", " ", "\r", "\u2028#"),
        *BLOCKS,
    ]
)


class Babels(Catalog):
    """All that Babel reads, as it stands."""

    def __init__(self):
        super().__init__()
        self.read = []

    def __setitem__(self, _, message):
        if message.id and message.string:
            self.read.append((message.context or "", message.id, message.string, message.lineno, message.fuzzy))


@given(st.lists(LINES, max_size=16))
@example(['msgid "Sms"', 'msgstr "A"', "# Of a friend.", '"more"'])
@example(['msgid "Sms"', 'msgstr "A"', "#. Field.", "", '"more"'])
@example(['msgid "Sms"', "# Of a friend.", 'msgstr "A"'])
@example([*BLOCKS])
@example(["#, fuzzy", *BLOCKS])
@example(['msgid\t"Sms"', 'msgstr ""'])
@example([*BLOCKS[:2], 'msgctxt "z"', *BLOCKS[2:]])
@example(['msgid "z"', *BLOCKS])
@example([*BLOCKS[:2], '"more"', *BLOCKS[2:]])
@example(['msgid "Sms"', "# Of a friend.", "# Of another.", 'msgid "Chatt"', 'msgstr "A"'])
@example(['msgctxt "a"', "# Of a friend.", 'msgid "Sms"', "#. Field.", "#, fuzzy", 'msgctxt "b"', 'msgid "Sms"'])
def test_a_catalogue_is_read_as_babel_reads_it(lines):
    """What Babel refuses is refused; what is read without a problem is what Babel reads."""
    text, babels = "\n".join(lines), Babels()
    refusal = ""
    try:
        # A tab behind a keyword is as good as a space to gettext, while Babel knows no such line.
        PoFileParser(babels, abort_invalid=True).parse(StringIO(text.replace('msgid\t"', 'msgid "')))
    except PoFileError as error:
        refusal = str(error)
    if refusal:
        # In remarks about places Babel looks for signs; we look for none.
        assert "location comment" in refusal or read("x.po", text)[1] != []
        return
    entries, problems = read("x.po", text)
    if not problems:
        found = [(*key, entry.words, entry.line, entry.fuzzy) for key, entry in entries.items()]
        first = {(context, id): one for one in reversed(babels.read) for context, id in [one[:2]]}
        assert sorted(found) == sorted(first.values())


def test_five_thousand_messages_are_read_in_no_time():
    text = HEAD + "\n".join(ENTRY.replace('"Ring"', f'"Ring {number}"') for number in range(5000))
    begun = time.process_time()
    entries, _ = read("x.po", text)

    assert len(entries) == 5000
    assert time.process_time() - begun < 2, "0.2 to 0.3 seconds when nothing else runs"


# ----- words from elsewhere ------------------------------------------------------------------------------------------


def test_words_are_put_in_and_nothing_else_changes():
    text = (
        "# Of a friend.\n"
        'msgid ""\nmsgstr ""\n"Language: en\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n"X-Generator: Poedit\\n"\n\n'
        f'# A remark.\n#. Field.\n#: docs/x.md\n#, fuzzy, no-wrap\n#| msgid "Rin"\nmsgctxt "{SUMMARY}"\nmsgid "Ring"\n'
        f'msgstr "Ca"\n\nmsgctxt "{SUMMARY}"\nmsgid "Sms"\nmsgstr "Te\u2028xt"\n\n#~ msgid "Ring"\n#~ msgstr "Phone"\n'
    )

    new = filled(text, {(SUMMARY, "Ring"): "Call", (SUMMARY, "gone"): "x", ("", "Ring"): "x"})

    changed = text.replace("fuzzy, no-wrap", "no-wrap").replace('#| msgid "Rin"\n', "").replace('"Ca"', '"Call"')
    assert new.removeprefix("#\n") == changed


def test_what_is_put_in_may_be_a_suggestion():
    text = filled(catalogue(message("Ring")), {(SUMMARY, "Ring"): "Call"}, {(SUMMARY, "Ring")})

    assert entries(text) == [(SUMMARY, "Ring", "Call", "fuzzy")]


@pytest.mark.parametrize("words", ["Call", 'a "b" \\ c', "a\nb", "x\u2028y", "\u202eabc", "اتصل", ""])
def test_whatever_is_put_in_is_read_again(words):
    text = filled(catalogue(message("Ring")), {(SUMMARY, "Ring"): words})

    assert [entry.words for _, entry in listed(text)[1]] == [words]


def test_a_list_holds_doubles_and_no_obsolete_entries():
    text = HEAD + 'msgid "a"\nmsgstr "A"\n\n#, fuzzy\nmsgid "a"\nmsgstr "B"\n\n#~ msgid "c"\n#~ msgstr "C"\n'

    tag, found = listed(text)

    assert tag == "en"
    assert [(key, entry.words, entry.fuzzy) for key, entry in found] == [
        (("", "a"), "A", False),
        (("", "a"), "B", True),
    ]


@pytest.mark.parametrize("function", [listed, lambda text: filled(text, {})])
def test_a_damaged_file_is_neither_listed_nor_filled(function):
    with pytest.raises(ValueError, match="line 6"):
        function(HEAD.rstrip() + "\n\n<<<<<<< HEAD\n")
