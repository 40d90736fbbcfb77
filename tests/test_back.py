"""Words put back into Swedish by another hand and compared: the record, the tables, and what follows from a verdict."""

import csv
import io
import json

import pytest
from rich.console import Console
from typer.testing import CliRunner

from fristad import packaged
from fristad.__main__ import app
from fristad.build import workspace
from fristad.build.mkdocs import mkdocs_yml
from fristad.cli import back_commands, check_commands, site_commands, word_commands
from fristad.languages.known_languages import LANGUAGES, PSEUDO, SOURCE
from fristad.translation import from_disk, reviews
from fristad.translation.back import on_disk, records, sheets, texts
from fristad.translation.back.findings import BackCount, findings, needed_of
from fristad.translation.back.needs import is_translated_back, needs_back
from fristad.translation.back.records import BackRow, BackTranslations
from fristad.translation.messages import Message
from fristad.translation.reviews import NO_REVIEWS
from fristad.translation.translations import Translations
from tests.conftest import TODAY
from tests.pages import BuiltPage

EN = LANGUAGES["en"]
RECORD = "reviews/en.back.csv"
HEAD = "context,swedish,words,back,made_by,verdict,note,compared_by,checked_on\n"
KEY = ("guide/in-danger#call", "Ring {phone_sos_112} **nu**.")
WORDS = "Call {phone_sos_112} **now**."
TITLE = "guide/i-am-afraid#title"
DONE = "English: everything that there is to be {} is"
GUIDES = "translations/en/LC_MESSAGES/guides.po"


def row(**changes) -> BackRow:
    return records.row(KEY, WORDS, "Ring {phone_sos_112} nu.", "machine-2")._replace(**changes)


def compared(verdict="same", note="", **changes) -> BackRow:
    return row(verdict=verdict, note=note, compared_by="machine-3", checked_on=TODAY, **changes)


def rows_of(*rows: BackRow) -> BackTranslations:
    return BackTranslations({(one.context, one.swedish): one for one in rows})


def said(command, *words):
    out = io.StringIO()
    code = command(*words, Console(file=out, width=300))
    return code, out.getvalue().splitlines()


def replace(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


# ----- the record ----------------------------------------------------------------------------------------------------


def test_a_row_holds_for_just_these_words_of_this_swedish():
    known = rows_of(row())

    assert known.row(KEY, WORDS) == row()
    assert known.row(KEY, WORDS + "!") is None
    assert known.row((KEY[0], KEY[1] + "!"), WORDS) is None
    assert known.row(("guide/other#call", KEY[1]), WORDS) is None


def test_a_file_is_written_as_it_is_read():
    known = rows_of(
        compared("shade", 'Säger "snart", inte nu', back='Ring "nu", {phone_sos_112}'),
        row(context="guide/b#text"),
    )

    text = records.text(known.rows.values())

    assert text.startswith(HEAD)
    assert records.read("x.csv", text) == (known, [])


def test_rows_that_hold_for_nothing_any_more_are_dropped():
    known = rows_of(row(), row(context="guide/gone#text"))
    new = records.row(("ui/exit", "Lämna"), "Leave", "Lämna", "machine-2")

    found = records.with_rows(known, [new], {KEY: WORDS, ("ui/exit", "Lämna"): "Leave"})

    assert {one.context for one in found.rows.values()} == {KEY[0], "ui/exit"}


FIRST = "guide/in-danger#call,b,c,"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("a,b", "The line has 2 cells, not 9. Run `fristad review --back` or `--compare` instead of writing here."),
        (FIRST + "Ring nu,robot,,,,", "'robot' is no hand. Choose one of: machine, "),
        (FIRST + "Ring nu,,,,,", "'' is no hand. Choose one of: machine, "),
        (FIRST + "Ring nu,machine-2,same,,Anna,2026-11-21", "'Anna' is no hand. "),
        (FIRST + "Ring nu,machine-2,fine,,machine-3,2026-11-21", "'fine' is no verdict. Choose one of: same, "),
        (FIRST + "Ring nu,machine-2,same,,machine-3,", "The row has some of verdict, who compared and the day"),
        (FIRST + "Ring nu,machine-2,,,machine-3,2026-11-21", "The row has some of verdict, who compared and the day"),
        (FIRST + "Ring nu,machine-2,same,,machine-3,igår", "'igår' is not a day. Write it like 2026-11-21."),
        (FIRST + "Ring nu,machine-2,shade,,machine-3,2026-11-21", "The verdict is 'shade', and nothing says what"),
        (FIRST + "Ring nu,machine-2,wrong, ,machine-3,2026-11-21", "The verdict is 'wrong', and nothing says what"),
        (FIRST + ",machine-2,,,,", "The row has no Swedish that the words were put into."),
        (FIRST + "Ring nu,machine-2,same,,machine-2,2026-11-21", "'machine-2' has both put the words into Swedish and"),
        (FIRST + "Se www.elak.example,machine-2,,,,", "The text has an address ('www.')."),
        (FIRST + "Ring <b>nu</b>,machine-2,,,,", "The text has "),
        (FIRST + "Ring **nu**,machine-2,,,,", "The text has '**' more often than the Swedish"),
        (FIRST + "Ring {nu nu},machine-2,,,,", "The text has "),
        (FIRST + "Ring,machine-2,wrong,se a@b.se,machine-3,2026-11-21", "The text has an address ("),
        ('"a\rb,c', "This is no line of a table. Get the file back as it was."),
    ],
)
def test_a_bad_row_is_told_with_its_line(line, told):
    good = "guide/b#text,b,c,Ring nu,machine-2,,,,\n"
    found, (problem,) = records.read("x.csv", HEAD + good + line + "\n")

    assert (problem.source.path, problem.source.line) == ("x.csv", 3)
    assert problem.sentence().startswith(told)
    assert [one.context for one in found.rows.values()] == ["guide/b#text"]


def test_the_columns_are_asked_for():
    found, (problem,) = records.read("x.csv", "context,swedish\n")

    assert (found.rows, problem.code) == ({}, "back-columns")


def test_of_two_rows_that_differ_neither_counts():
    text = HEAD + "a,b,c,Ring nu,machine-2,,,,\na,b,c,Ring snart,machine-2,,,,\n"
    found, (problem,) = records.read("x.csv", text)

    assert (found.rows, str(problem.source), problem.code) == ({}, "x.csv:3:1", "back-row")


@pytest.mark.parametrize(
    ("maker", "hand", "told"),
    [
        ("machine", "machine", True),
        ("person", "person", True),
        ("machine", "person", False),
        ("person", "machine", False),
        ("machine", "machine-2", False),
    ],
)
def test_who_made_a_translation_does_not_put_it_back(maker, hand, told):
    known = reviews.with_words(NO_REVIEWS, {KEY: WORDS}, maker)
    text = records.text([row(made_by=hand)])

    found, problems = records.read("x.csv", text, known)

    assert [problem.code for problem in problems] == ["back-hand"] * told
    assert len(found.rows) == (not told)
    # Of other words than those nobody knows who made them.
    other = reviews.with_words(NO_REVIEWS, {KEY: WORDS + "!"}, maker)
    assert records.read("x.csv", text, other)[1] == []


# ----- texts for and from those who translate back -------------------------------------------------------------------

NAMES = {"phone_sos_112": "112", "service_kast": "KAST", "guide_in_danger": "In danger"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ring {phone_sos_112}.", "Ring {numret till 112}."),
        ("{service_kast} eller {guide_in_danger}", "{KAST} eller {guiden: In danger}"),
        ("{phone} och {phone_older}", "{sidans nummer} och {sidans nummer older}"),
        ("{law_a} och {law_b}", "{lagen} och {lagen 2}"),
        ("**Ring** [nu](../a.md).  \nDirekt, {count}.", "Ring nu. Direkt, {count}."),
    ],
)
def test_facts_are_put_out_as_names_and_come_back_as_facts(text, shown):
    names = texts.names_in(text, NAMES)

    assert texts.readable(text, names) == shown
    back = texts.with_placeholders(shown.upper().replace(" ", "  "), names)
    assert sorted(texts.inline.PLACEHOLDER.findall(back)) == sorted(texts.inline.PLACEHOLDER.findall(text))
    assert texts.facts_wrong(back, text, names) is None
    # Whoever writes the facts as the catalogue has them is understood too.
    assert texts.facts_wrong(texts.with_placeholders(text, names), text, names) is None


@pytest.mark.parametrize(
    ("back", "told"),
    [
        ("Ring nu.", "The text lacks {numret till 112}"),
        ("Ring {numret till 112} {numret till 112}", "The text has {numret till 112}, which the translation has not"),
        ("Ring {numret}", "The text lacks {numret till 112} and has {numret}, which the translation has not"),
    ],
)
def test_a_lost_or_added_fact_is_told_by_its_name(back, told):
    names = texts.names_in(WORDS, NAMES)
    found = texts.facts_wrong(texts.with_placeholders(back, names), WORDS, names)

    assert found is not None
    assert found.what == told


@pytest.mark.parametrize(
    ("text", "fine"),
    [
        ("Du kan sms:a, chatta eller skicka sms: det är gratis.", True),
        ("Ring inom tio dagar, före kl. 16.", True),
        ("Skriv till hjalp@linjen.se", False),
        ("Se https://elak.example", False),
        ("Ring 070-123 45 67", False),
        ("Ring `nu`", False),
        ("Ring\u202e nu", False),
    ],
)
def test_what_came_back_holds_no_way_to_reach_anybody(text, fine):
    assert (texts.text_refusal(text, "Call within ten days.") is None) == fine


# ----- which messages ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("context", "urgent", "needs"),
    [
        ("ui/exit", True, True),
        ("ui/programme", False, False),
        ("guide/in-danger#call", True, True),
        ("guide/in-danger#search_words", True, False),
        ("guide/someone#call", False, False),
        ("type/control#not-your-fault", False, True),
        ("law/a#text", False, True),
        ("law/a#search_words", False, False),
        ("guide/someone#title", False, True),
        ("service/kast#called", False, True),
        ("page/about#title", False, True),
        ("programme/plan#title", False, False),
        ("page/programmes/x#title", False, False),
    ],
)
def test_where_a_wrong_word_hurts_most_it_is_needed(context, urgent, needs):
    assert needs_back(Message(context, "Ord", "x.md", urgent=urgent)) == needs


@pytest.mark.parametrize(
    ("language", "yes"), [(EN, True), (LANGUAGES["lattlast"], False), (SOURCE, False), (PSEUDO, False)]
)
def test_what_is_swedish_already_is_not_put_back(language, yes):
    assert is_translated_back(language) == yes
    assert (findings([], {}, Translations(language), BackTranslations()).count is not None) == yes


# ----- what follows --------------------------------------------------------------------------------------------------

URGENT = Message(*KEY, "docs/x.md", urgent=True)
COMFORT = Message("type/control#not-your-fault", "Det är inte ditt fel.", "docs/y.md")
OTHER = Message("guide/b#text", "Du kan ringa.", "docs/z.md")
MESSAGES = (URGENT, COMFORT, OTHER)
SAID = {URGENT.key: WORDS, COMFORT.key: "It is not your fault.", OTHER.key: "You can call."}


def found_with(verdicts: dict[Message, str], state="machine", **hands):
    rows = []
    for message, verdict in verdicts.items():
        one = records.row(message.key, SAID[message.key], "Ord", "machine-2")
        judged = {"verdict": verdict, "note": "n", "compared_by": "machine-3", "checked_on": TODAY} if verdict else {}
        rows.append(one._replace(**{**judged, **hands}))
    words = Translations(EN, SAID, dict.fromkeys(SAID, state))
    return findings(MESSAGES, needed_of(MESSAGES), words, rows_of(*rows))


def test_each_verdict_is_counted_and_what_is_not_needed_is_not():
    assert found_with({URGENT: "shade", OTHER: "same"}).count == BackCount(2, shade=1, machines_alone=1)
    assert found_with({URGENT: "", COMFORT: "wrong"}).count == BackCount(
        2, wrong=1, waiting=1, urgent_left=1, machines_alone=1
    )
    assert found_with({}).count == BackCount(2, urgent_left=1)
    assert BackCount(5, 1, 1, 1, 1).without == 1


@pytest.mark.parametrize(
    ("state", "hands"),
    [("reviewed", {}), ("unreviewed", {}), ("machine", {"made_by": "person"}), ("machine", {"compared_by": "person"})],
)
def test_machines_alone_are_those_where_no_human_had_a_hand(state, hands):
    count = found_with({URGENT: "same"}, state, **hands).count

    assert (count.same, count.machines_alone) == (1, 0)


def test_what_is_wrong_is_held_back_where_somebody_is_in_danger():
    found = found_with({URGENT: "wrong", COMFORT: "wrong", OTHER: "wrong"})

    assert found.held == {URGENT.key}
    assert [problem.severity for problem in found.problems] == ["error", "warning", "warning"]
    assert found_with({URGENT: "shade"}).held == frozenset()


# ----- the tables ----------------------------------------------------------------------------------------------------


def table(*lines, columns=("id", "words", "back"), between=","):
    return "\n".join(between.join(line) for line in (columns, *lines)) + "\n"


def test_a_table_may_come_back_as_an_office_program_saves_it():
    text = "\ufeff" + table(
        ("Ring; nu", "x1", "Call").__class__(("Ring", "x1", "Call", "")),
        columns=("back", "ID", "words", "mine"),
        between=";",
    )

    (line,), problems = sheets.read("back", "so.csv", text.replace("\n", "\r\n"))

    assert problems == []
    assert (line["id"], line["words"], line["back"], line.source.line) == ("x1", "Call", "Ring", 2)


def test_lines_that_nobody_has_filled_in_are_left_for_later():
    found, problems = sheets.read("back", "so.csv", table(("a", "Call", ""), ("b", "Go", "Gå"), ("", "", "")))

    assert ([line["id"] for line in found], problems) == (["b"], [])


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("id,words\na,Call\n", 1, "The table has no column 'back'"),
        (table(("a", "Call", "Ring", "nu")), 2, "The line has 4 cells, the first one 3"),
        (table(("a", "Call", "Ring"), ("a", "Call", "Gå")), 3, "The same message stands in line 2 with something else"),
        (table(("a", "Call", '"Ring')), 2, "This is no line of a table (unexpected end of data)"),
        ("", 1, "The table has no column 'id'"),
    ],
)
def test_what_is_wrong_with_a_table_is_told_with_its_line(text, line, what):
    found, (problem,) = sheets.read("back", "so.csv", text)

    assert (found, problem.source.line, problem.what, problem.code) == ([], line, what, "back-table")


# ----- a project -----------------------------------------------------------------------------------------------------


def cells(path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))


def write(path, lines):
    out = io.StringIO()
    writer = csv.DictWriter(out, list(lines[0]))
    writer.writeheader()
    writer.writerows(lines)
    path.write_text(out.getvalue(), "utf-8")


@pytest.fixture
def copy(copy, monkeypatch):
    """A project where somebody in danger begins with a guide."""
    monkeypatch.setattr(packaged, "back", lambda language: "")
    replace(copy / "docs/guides/i-am-afraid.md", "order: 1\n", "order: 1\nemergency: true\n")
    assert said(word_commands.messages, copy, ["en"])[0] == 0
    return copy


def exported(project, step="back"):
    path = project / f"build/export/en.{step}.csv"
    path.unlink(missing_ok=True)
    assert said(back_commands.export, project, "en", step, None)[0] == 0
    return path


def swedish_of(project) -> dict[str, str]:
    """The Swedish of each line, by its id, as somebody who translates perfectly would write it."""
    return {piece.id: piece.swedish for piece in on_disk._pieces(project, EN, back_commands._urgent(project))[0]}


def put_back(project):
    """Everything put back into Swedish, and noted."""
    path, swedish = exported(project), swedish_of(project)
    write(path, [line | {"back": swedish[line["id"]]} for line in cells(path)])
    return said(back_commands.take_back, project, "en", str(path), "machine-2")


def judge(project, **verdicts):
    """Everything compared: "same" but for contexts that are named."""
    path = exported(project, "compare")
    found = {context.replace("__", "#").replace("_", "-"): verdict for context, verdict in verdicts.items()}
    lines = cells(path)
    for line in lines:
        verdict = next((one for context, one in found.items() if line["context"].endswith(context)), "same")
        line |= {"verdict": verdict, "note": "Säger tvärtom" if verdict != "same" else ""}
    write(path, lines)
    return said(back_commands.take_verdicts, project, "en", str(path), "machine-3", TODAY)


def all_by_machine(project):
    """All words of the language noted as a machine's."""
    assert said(word_commands.review, project, "en", (), "machine", "", TODAY)[0] == 0


def read(project):
    return workspace.read(project, mkdocs_yml.options_of(project)[0], TODAY)


def test_the_table_to_translate_back_gives_no_swedish_away(copy):
    path = exported(copy)
    words = from_disk.words_of(copy, EN, from_disk.shown_messages(copy))

    text = path.read_text("utf-8-sig")

    lines = cells(path)
    assert len(lines) == len({line["id"] for line in lines}) > 100
    assert {line["back"] for line in lines} == {""}
    for (context, swedish), translation in words.items():
        assert f"{context}," not in text
        assert context.partition("#")[0] not in {cell for line in lines for cell in line.values()}
        # Names and what is written alike in both languages aside.
        if len(swedish) > 20 and swedish not in translation:
            assert swedish not in text
    pages = [int(line["page"]) for line in lines]
    assert pages == sorted(pages)


def test_two_tables_and_everything_is_compared(copy):
    all_by_machine(copy)
    before = read(copy)
    needed = before.back["en"].count.needed

    code, (line,) = put_back(copy)
    there = len(cells(copy / RECORD))
    assert 100 < there <= needed
    assert (code, line) == (0, f"English: {there} translated back by machine-2, 0 unchanged, 0 refused. {RECORD}")
    counted = read(copy).back["en"].count
    assert (counted.waiting, counted.compared, counted.without) == (there, 0, needed - there)
    assert counted.urgent_left == before.back["en"].count.urgent_left > 100

    code, (line,) = judge(copy, i_am_afraid__title="shade")
    assert code == 0
    assert f"{there} compared by machine-3 ({there - 1} same, 1 shade), 0 unchanged" in line
    found = read(copy)
    untranslated = sum(
        one.urgent and needs_back(one) and one.key not in found.words["en"].words for one in found.messages
    )
    expected = BackCount(needed, there - 1, 1, urgent_left=untranslated, machines_alone=there)
    assert found.back["en"].count == expected
    assert found.refused == ()
    # A check is no review: what pages say of who has read the words is as before.
    assert found.translations["en"].states == before.translations["en"].states
    assert said(back_commands.export, copy, "en", "back", None)[1] == [DONE.format("translated back")]
    assert said(back_commands.export, copy, "en", "compare", None)[1] == [DONE.format("compared")]


def test_a_table_that_is_taken_in_again_changes_nothing(copy):
    put_back(copy)
    path = copy / "build/export/en.back.csv"
    filled = path.read_bytes()
    judge(copy)
    before = (copy / RECORD).read_bytes()
    path.write_bytes(filled)

    assert "0 translated back" in said(back_commands.take_back, copy, "en", str(path), "machine-2")[1][-1]
    again = said(back_commands.take_verdicts, copy, "en", str(copy / "build/export/en.compare.csv"), "machine-3", TODAY)
    assert again[0] == 0
    assert "0 compared by machine-3" in again[1][-1]
    assert (copy / RECORD).read_bytes() == before


def test_changed_words_void_their_row_and_are_asked_for_again(copy):
    put_back(copy)
    judge(copy)
    before = read(copy).back["en"].count
    replace(copy / GUIDES, 'msgstr "I am afraid at home"', 'msgstr "I am scared at home"')

    assert read(copy).back["en"].count.without == before.without + 1
    (line,) = cells(exported(copy))
    assert line["words"] == "I am scared at home"
    assert put_back(copy)[0] == 0
    now = read(copy).back["en"].count
    assert (now.same, now.waiting, now.without) == (before.same - 1, 1, before.without)


def test_what_is_wrong_with_lines_is_told_and_the_others_are_taken(copy):
    path, swedish = exported(copy), swedish_of(copy)
    lines = [line | {"back": swedish[line["id"]]} for line in cells(path)]
    with_fact = next(at for at, line in enumerate(lines) if "{" in line["words"])
    plain = [at for at, line in enumerate(lines) if "{" not in line["words"]]
    lines[plain[0]]["id"] = "unknown"
    lines[plain[1]]["words"] += " Really."
    lines[plain[2]]["back"] += " Ring 070-123 45 67."
    lines[with_fact]["back"] = "Ord"
    write(path, lines)

    code, told = said(back_commands.take_back, copy, "en", str(path), "machine-2")

    assert code == 1
    ends = {
        plain[0]: "[back-gone]",
        plain[1]: "[back-changed]",
        plain[2]: "[back-text]",
        with_fact: "[back-placeholder]",
    }
    assert len(told) == len(ends) + 1
    for at, end in ends.items():
        assert any(line.startswith(f"{path}:{at + 2}:1: ") and line.endswith(end) for line in told)
    assert f"{len(lines) - 4} translated back" in told[-1]
    assert len(cells(copy / RECORD)) == len(lines) - 4


def test_one_who_has_made_the_words_is_told_once(copy):
    all_by_machine(copy)
    path, swedish = exported(copy), swedish_of(copy)
    write(path, [line | {"back": swedish[line["id"]]} for line in cells(path)])

    code, (told, total) = said(back_commands.take_back, copy, "en", str(path), "machine")

    assert code == 1
    assert "'machine' has both made the translation and put it back into Swedish (and " in told
    assert "0 translated back" in total
    assert not (copy / RECORD).exists()


def test_one_who_has_put_the_words_back_does_not_compare(copy):
    put_back(copy)
    path = exported(copy, "compare")
    write(path, [line | {"verdict": "same"} for line in cells(path)])

    code, told = said(back_commands.take_verdicts, copy, "en", str(path), "machine-2", TODAY)

    assert code == 1
    assert "'machine-2' has both put the words into Swedish and compared them" in told[0]
    assert read(copy).back["en"].count.compared == 0


def test_a_verdict_of_other_words_or_without_its_note_is_not_taken(copy):
    put_back(copy)
    path = exported(copy, "compare")
    lines = [line | {"verdict": ""} for line in cells(path)]
    lines[0] |= {"verdict": "wrong"}
    lines[1] |= {"verdict": "fine"}
    lines[2] |= {"verdict": "same", "back": "Något annat"}
    lines[3] |= {"verdict": "same", "swedish": "Något annat"}
    lines[4] |= {"verdict": "same"}
    write(path, lines)

    code, told = said(back_commands.take_verdicts, copy, "en", str(path), "machine-3", TODAY)

    assert code == 1
    codes = [line.rpartition(" ")[2] for line in told[:-1]]
    assert codes == ["[back-row]", "[back-verdict]", "[back-changed]", "[back-changed]"]
    assert read(copy).back["en"].count.compared == 1


@pytest.mark.site
def test_wrong_words_for_somebody_in_danger_are_held_back_until_they_change(copy):
    word_commands.messages(copy, [], Console(file=io.StringIO()))
    put_back(copy)
    judge(copy, i_am_afraid__title="wrong")
    key = (TITLE, "Jag är rädd hemma")
    catalogue = copy / GUIDES

    code, lines = said(check_commands.check, copy, "text")

    assert code == 1
    (told,) = [line for line in lines if line.endswith("[back-wrong]")]
    number = int(told.split(":")[1])
    assert told.startswith(f"{GUIDES}:")
    assert "I am afraid at home" in "".join(catalogue.read_text("utf-8").splitlines()[number - 1 : number + 4])
    assert f"'{TITLE}' says something else than the Swedish: Säger tvärtom. The Swedish is shown" in told
    assert read(copy).translations["en"].find(*key) is None
    # It stops no publication, since readers get the Swedish instead.
    assert said(lambda *words: site_commands.build(*words, publish=True), copy, None, False)[0] == 0
    page = BuiltPage("x", (copy / "site/en/guides/i-am-afraid/index.html").read_text("utf-8"))
    assert page.tree.xpath("//h1//@lang | //h1/@lang") == ["sv"]

    replace(catalogue, 'msgstr "I am afraid at home"', 'msgstr "I am scared at home"')
    assert said(check_commands.check, copy, "text")[0] == 0
    assert read(copy).translations["en"].find(*key) == "I am scared at home"


def test_wrong_words_elsewhere_are_a_warning(copy):
    put_back(copy)
    judge(copy, threats__title="wrong")

    code, lines = said(check_commands.check, copy, "text")

    assert code == 0
    (told,) = [line for line in lines if line.endswith("[back-wrong]")]
    assert told.startswith(f"{GUIDES}:")
    assert "warning: " in told
    assert read(copy).translations["en"].find("expression/threats#title", "Hot")


def test_what_differs_is_listed_with_the_terms_in_it(copy):
    (copy / "translations/glossary.yml").write_text(
        "terms:\n- term: rädd\n  forms: [rädd]\n  definition: Den som känner fara.\n"
        "  translations:\n    en: {use: [afraid], avoid: [scared]}\n",
        "utf-8",
    )
    put_back(copy)
    line = next(line for line in cells(exported(copy, "compare")) if line["context"] == TITLE)
    assert line["terms"] == "Term: rädd = afraid (not approved); avoid: scared. Den som känner fara."
    judge(copy, i_am_afraid__title="wrong", control__title="shade")

    code, lines = said(back_commands.status, copy, "en")

    assert code == 0
    text = "\n".join(lines)
    first, second = text.index(f"wrong: {TITLE}"), text.index("shade: type/control#title")
    assert first < second
    assert "Swedish: Jag är rädd hemma" in text
    assert "words:   I am afraid at home" in text
    assert "differs: Säger tvärtom" in text
    assert first < text.index("Term: rädd = afraid") < second
    assert "1 shade, 1 wrong, 0 not compared, " in lines[-1]


def test_the_status_counts_beside_the_reviews(copy):
    put_back(copy)
    judge(copy)

    code, lines = said(check_commands.status, copy)

    assert code == 0
    at = next(at for at, line in enumerate(lines) if "Translated back and compared" in line)
    count = read(copy).back["en"].count
    needed = str(count.needed)
    rows = {
        line.split("│")[1].strip(): [cell.strip() for cell in line.split("│")[2:-1]]
        for line in lines[at : at + 9]
        if "│" in line
    }
    assert rows["en"] == [needed, str(count.same), "0", "0", "0", str(count.without), str(count.urgent_left)]
    assert count.same > 100
    assert rows["ar"][:2] == [needed, "0"]
    assert rows["ar"][-2] == needed


@pytest.mark.site
@pytest.mark.parametrize("human", [False, True])
def test_the_page_and_the_data_tell_what_was_compared(copy, human):
    all_by_machine(copy)
    put_back(copy)
    judge(copy, i_am_afraid__title="shade")
    if human:
        said(word_commands.review, copy, "en", ["ui"], None, "translator", TODAY)
    count = read(copy).back["en"].count
    assert said(site_commands.build, copy, None, False)[0] == 0

    page = BuiltPage("x", (copy / "site/about/coverage/index.html").read_text("utf-8"))
    data = json.loads((copy / "site/data/coverage.json").read_text("utf-8"))
    told = {row["id"]: row["back"] for row in data["languages"]}

    assert told["en"] == {
        "needed": count.needed,
        "same": count.same,
        "shade": 1,
        "wrong": 0,
        "waiting": 0,
        "urgent_left": count.urgent_left,
        "machines_alone": count.machines_alone,
    }
    assert (told["ar"]["needed"], told["ar"]["same"]) == (count.needed, 0)
    (shown,) = page.tree.xpath('//tr[@data-back="en"]')
    cells = [cell.text_content().split()[-1] for cell in shown.xpath("./td")]
    assert cells[:4] == [str(count.needed), str(count.same), "1", "0"]
    assert (count.machines_alone < count.compared) == human
    assert cells[4:] == ([str(count.compared - count.machines_alone)] if human else [])
    (section,) = page.tree.xpath('//section[@aria-labelledby="f-back"]')
    assert ("inte läst av en människa" in section.text_content()) == (not human)
    assert not page.tree.xpath('//tr[@data-back="ar"]')


def test_a_table_that_somebody_has_begun_is_not_written_over(copy):
    path = exported(copy)
    assert said(back_commands.export, copy, "en", "back", None)[0] == 0
    lines = cells(path)
    out = io.StringIO()
    writer = csv.DictWriter(out, sheets.COLUMNS["back"], lineterminator="\n")
    writer.writeheader()
    writer.writerows([lines[0] | {"back": "Ord"}, *lines[1:]])
    path.write_text(out.getvalue(), "utf-8")

    code, (told,) = said(back_commands.export, copy, "en", "back", None)

    assert code == 1
    assert told.startswith("Somebody has filled in lines of ")
    (copy / "build/mine.csv").write_text("a,b\n", "utf-8")
    assert said(back_commands.export, copy, "en", "back", copy / "build/mine.csv")[0] == 1
    assert (copy / "build/mine.csv").read_text("utf-8") == "a,b\n"


def test_a_damaged_record_is_told_and_left_alone(copy):
    (copy / RECORD).write_text("who,what\n", "utf-8")

    assert said(back_commands.export, copy, "en", "back", None)[0] == 1
    assert said(back_commands.take_back, copy, "en", str(copy / RECORD), "machine-2")[0] == 1
    code, lines = said(check_commands.check, copy, "text")
    assert code == 1
    assert lines[0].startswith(f"{RECORD}:1:1: ")
    assert (copy / RECORD).read_text("utf-8") == "who,what\n"


@pytest.mark.parametrize(("name", "told"), [("fi.back.csv", True), ("en.back.csv", False), ("so.back.csv", True)])
def test_a_record_of_a_language_that_the_site_does_not_have_is_told(copy, name, told):
    (copy / "reviews" / name).write_text(HEAD, "utf-8")

    lines = said(check_commands.check, copy, "text")[1]

    assert [line.endswith("[language-unused]") for line in lines[:-1]] == [True] * told


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("review", "en", "--back", "x.csv"), 2),
        (("review", "en", "--back", "x.csv", "--by", "anna"), 2),
        (("review", "en", "--back", "x.csv", "--compare", "y.csv", "--by", "machine-2"), 2),
        (("review", "en", "guide/i-am-afraid", "--back", "x.csv", "--by", "machine-2"), 2),
        (("review", "en", "--all", "--by", "machine-2"), 2),
        (("review", "en", "--back", "x.csv", "--by", "machine-2"), 1),
        (("review", "en", "--compare", "x.csv", "--by", "machine-3"), 1),
        (("export", "en", "--back", "--compare"), 2),
        (("export", "en", "--back", "--format", "po"), 2),
        (("export", "sv", "--back"), 1),
        (("export", "lattlast", "--back"), 1),
        (("status", "--back", "so"), 1),
        (("status", "--back", "en"), 0),
        (("export", "en", "--back"), 0),
        (("export", "en", "--compare"), 0),
        (("review", "en", "--all", "--by", "machine"), 0),
    ],
)
def test_the_command_line_says_what_goes_together(copy, words, code):
    done = CliRunner().invoke(app, [*words, "--project", str(copy)])

    assert (done.exit_code, type(done.exception) in (type(None), SystemExit)) == (code, True), done.output
