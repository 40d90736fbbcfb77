"""The commands: what they print, what they return, and that no traceback reaches an editor."""

import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import polib
import pytest
from rich.console import Console

from fristad.build import workspace
from fristad.build.mkdocs import mkdocs_yml
from fristad.cli import check_commands, site_commands, word_commands
from fristad.languages.known_languages import LANGUAGES
from fristad.problems import UnreadableError
from fristad.translation import from_disk
from fristad.translation.back import records
from fristad.translation.exchange import importing, on_disk
from fristad.translation.gate.meaning import allowances
from fristad.translation.messages import DOMAINS
from tests.conftest import TODAY, a_project
from tests.pages import tree

SERVICES = "translations/en/LC_MESSAGES/services.po"
FYREN = "docs/services/fyren.md"


def said(command, *words):
    out = io.StringIO()
    code = command(*words, Console(file=out, width=200))
    return code, out.getvalue().splitlines()


def replace(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_project_in_order_has_nothing_to_mend(copy):
    assert said(check_commands.check, copy, "text") == (0, ["40 records, 3 languages: nothing to mend"])


def test_a_command_to_which_nobody_listens_ends_as_it_should(copy):
    """As a job of a clock may start it: without anywhere to write."""
    command = f"'{sys.executable}' -m fristad check --project '{copy}' >&-"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


def test_records_and_catalogues_are_checked_at_once(copy):
    replace(copy / FYREN, "category: helpline", "category: helplin")
    replace(copy / SERVICES, 'msgstr "You can talk', 'msgstr "112 You can talk')

    code, lines = said(check_commands.check, copy, "text")

    assert code == 1
    record, catalogue, total = lines
    assert record.startswith(f"{FYREN}:8:11: ")
    assert catalogue.startswith(f"{SERVICES}:")
    assert catalogue.endswith("[translation-figure]")
    assert total.startswith("39 records, 3 languages: ")


def test_a_warning_does_not_fail_the_check(copy):
    replace(copy / FYREN, "checked: 2026-11-01", "checked: 1900-01-01")

    code, lines = said(check_commands.check, copy, "text")

    assert code == 0
    assert [line.endswith("[overdue-check]") for line in lines] == [True, False]


@pytest.mark.parametrize(("style", "empty"), [("github", [""]), ("json", ["[]"])])
def test_other_styles_hold_problems_alone(copy, style, empty):
    assert said(check_commands.check, copy, style) == (0, empty)


def test_json_can_be_read_by_programs(copy):
    replace(copy / FYREN, "category: helpline", "category: helplin")

    code, lines = said(check_commands.check, copy, "json")

    assert code == 1
    assert [row["code"] for row in json.loads("\n".join(lines))] == ["service-literal-error"]


def test_a_folder_without_settings_is_told(tmp_path):
    code, lines = said(check_commands.check, tmp_path, "text")

    assert (code, lines) == (
        1,
        ["mkdocs.yml:1:1: There is no mkdocs.yml here. Run the command in the project's folder. [settings-missing]"],
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("locale: ar", "locale: arr"),
        ("site_name", "site_nmae"),
        ("plugins:", "plugins: ["),
        ("- fristad:", "- fristadd:"),
        ("review_days: 36500", "review_days: often"),
        ("exit_url: https://vader.example/", "overdue_error: soon"),
    ],
)
def test_settings_that_cannot_be_read_are_told(copy, old, new):
    replace(copy / "mkdocs.yml", old, new)

    code, lines = said(check_commands.check, copy, "text")

    assert code == 1
    assert "[settings" in lines[-1] or lines[-1].endswith("[front-matter-syntax]")
    assert all(line.startswith("mkdocs.yml:") for line in lines)


def test_catalogues_are_brought_up_to_date_once(copy):
    replace(copy / FYREN, "Du kan prata med någon som lyssnar.", "Du kan alltid prata med någon som lyssnar.")

    code, lines = said(word_commands.messages, copy, ["en"])

    assert code == 0
    assert f"updated {SERVICES}" in lines
    entry = polib.pofile(str(copy / SERVICES)).find("Du kan alltid prata med någon som lyssnar.")
    assert (entry.msgstr, entry.fuzzy) == ("You can talk to somebody who listens.", True)
    assert said(word_commands.messages, copy, ["en"]) == (0, ["everything was up to date"])


@pytest.mark.parametrize("damage", ["<<<<<<< HEAD\n", 'msgid "a"\nmsgid "b"\n'])
def test_a_damaged_catalogue_is_left_as_it_is(copy, damage):
    text = (copy / SERVICES).read_text("utf-8") + damage
    (copy / SERVICES).write_text(text, "utf-8")

    code, lines = said(word_commands.messages, copy, ["en"])

    assert code == 1
    assert any(line.endswith(("[catalogue-merge]", "[catalogue-syntax]")) for line in lines)
    assert (copy / SERVICES).read_text("utf-8") == text


@pytest.mark.parametrize("damage", ["#~ garbage\n", 'msgid "a"b"\nmsgstr "x"y"\n'])
def test_damage_that_only_one_reader_sees_is_told(copy, damage):
    (copy / SERVICES).write_text((copy / SERVICES).read_text("utf-8") + damage, "utf-8")

    assert said(word_commands.messages, copy, ["en"])[0] == 1


@pytest.mark.parametrize("command", [lambda root: on_disk.update_catalogues(root, [LANGUAGES["en"]]), None])
def test_a_catalogue_that_is_not_utf_8_is_told(copy, command):
    (copy / SERVICES).write_bytes(b'msgid "a"\nmsgstr "\xe4"\n')

    if command:
        assert command(copy)[1]
    else:
        assert said(check_commands.status, copy)[0] == 0


@pytest.mark.parametrize(
    ("damage", "where"),
    [("{# På väg #}".encode("latin-1"), "1:1: "), (b"<p>\n{% if %}{{ t('own', 'Egna ord') }}", "2:1: ")],
)
def test_no_words_are_put_away_because_a_template_cannot_be_read(copy, damage, where):
    (copy / "overrides").mkdir()
    (copy / "overrides/own.html").write_bytes(damage)
    before = tree(copy / "translations")

    with pytest.raises(UnreadableError) as caught:
        word_commands.messages(copy, ["en"], Console(file=io.StringIO()))

    assert str(caught.value).startswith(f"overrides/own.html:{where}")
    assert tree(copy / "translations") == before


def test_a_label_of_ones_own_that_leans_on_its_reader_is_told(copy):
    (copy / "overrides").mkdir()
    (copy / "overrides/own.html").write_text('<p>\n{{ t("own", "Måste de anmäla?") }}\n', "utf-8")
    said(word_commands.messages, copy, ["en"])

    code, lines = said(check_commands.check, copy, "text")

    assert code == 0
    assert [line for line in lines if line.startswith("overrides/own.html:2:")] == [lines[0]]
    assert lines[0].endswith("[question-without-object]")


def test_a_project_may_stand_below_a_folder_of_the_name_docs(tmp_path):
    project = a_project(tmp_path / "Mydocs/docs/project")

    assert said(word_commands.messages, project, ["en"])[0] == 0
    assert polib.pofile(str(project / SERVICES)).find("Du kan prata med någon som lyssnar.").msgstr
    assert said(check_commands.check, project, "text")[0] == 0


@pytest.mark.parametrize("domain", DOMAINS)
def test_a_catalogue_that_is_not_there_is_told_and_stops_a_build(copy, domain):
    path = f"translations/en/LC_MESSAGES/{domain}.po"
    (copy / path).rename(copy / f"{path}.txt")

    code, lines = said(check_commands.check, copy, "text")

    assert code == 1
    assert [line for line in lines if line.startswith(f"{path}:1:1: ") and line.endswith("[catalogue-missing]")]
    assert said(site_commands.build, copy, None, False)[0] == 1


def test_a_language_without_any_catalogue_yet_is_none_that_has_lost_some(copy):
    shutil.rmtree(copy / "translations/en")

    assert said(check_commands.check, copy, "text")[0] == 0


@pytest.mark.parametrize("damage", [b"<<<<<<< HEAD\n", b"# \xe5\n"])
def test_a_damaged_template_of_the_labels_is_told(copy, damage):
    path = copy / "translations/interface.pot"
    path.write_bytes((path.read_bytes() if path.exists() else b"") + damage)

    code, lines = said(check_commands.check, copy, "text")

    assert code == 1
    assert all("Run `fristad messages`" in line for line in lines if line.startswith("translations/interface.pot:"))
    assert any(line.startswith("translations/interface.pot:") for line in lines)


def test_an_unknown_language_is_told(copy):
    assert said(word_commands.messages, copy, ["xx"])[0] == 1


def test_nothing_is_built_from_wrong_content(copy, tmp_path):
    replace(copy / FYREN, "category: helpline", "category: helplin")

    code, lines = said(site_commands.build, copy, tmp_path / "out", False)

    assert code == 1
    assert lines[0].endswith("[service-literal-error]")
    assert lines[-1].endswith("and the old site is as it was")
    assert not (tmp_path / "out").exists()


def test_status_counts_each_language(copy):
    code, lines = said(check_commands.status, copy)

    assert code == 0
    assert any("en " in line and "96 % (–1)" in line for line in lines)
    assert any("i-am-afraid" in line for line in lines)


NO_DAYS = ("²", "-1", "1e9", "today", "99999999999999999999", "1764460800 ")


@pytest.mark.parametrize(
    ("word", "value"), [*(("check", value) for value in NO_DAYS), ("build", "today"), ("status", "today")]
)
def test_a_day_that_is_none_is_told(copy, monkeypatch, word, value):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    command = [sys.executable, "-m", "fristad", word]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=copy)

    assert done.returncode == 1
    assert "SOURCE_DATE_EPOCH:1:1: " in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr


# ----- reviews -------------------------------------------------------------------------------------------------------

REVIEWS = "reviews/en.csv"


def test_a_review_is_noted_for_one_record(copy):
    code, lines = said(word_commands.review, copy, "en", ["service/fyren"], None, "translator", TODAY)

    rows = [line for line in (copy / REVIEWS).read_text("utf-8").splitlines() if f",translator,{TODAY}" in line]
    assert (code, lines) == (0, [f"{len(rows)} translations in English: reviewed by translator on {TODAY}"])
    assert rows
    assert all(row.startswith("service/fyren#") for row in rows)


def test_the_labels_are_reviewed_by_one_word(copy):
    code, lines = said(word_commands.review, copy, "en", ["ui"], None, "translator", TODAY)

    rows = [line for line in (copy / REVIEWS).read_text("utf-8").splitlines() if f",translator,{TODAY}" in line]
    assert (code, lines) == (0, [f"{len(rows)} translations in English: reviewed by translator on {TODAY}"])
    assert all(row.startswith("ui/") for row in rows)
    # Of the project's own words, and of those that come with the program.
    assert len(rows) == len(from_disk.packaged_labels())
    states = from_disk.read_words(copy, LANGUAGES["en"])[0].states
    assert {states[label.key] for label in from_disk.packaged_labels()} == {"reviewed"}


def test_a_suggestion_is_not_noted_as_anybody_s_words(copy):
    """Whoever only takes the mark away later has not looked at it either."""
    file = polib.pofile(str(copy / SERVICES), wrapwidth=0)
    entry = next(entry for entry in file if entry.msgctxt == "service/fyren#summary")
    entry.flags.append("fuzzy")
    file.save()

    said(word_commands.review, copy, "en", ["service/fyren"], None, "translator", TODAY)

    rows = (copy / REVIEWS).read_text("utf-8").splitlines()
    assert not any(row.startswith("service/fyren#summary,") and "translator" in row for row in rows)
    assert any(row.startswith("service/fyren#") and "translator" in row for row in rows)


FINNISH = "Voit soittaa, jos olet vaarassa, mutta se ei ole ainoa apu, jonka voit saada."


def doubtful(copy: Path) -> str:
    """A catalogue with words of another language in one message, and its context."""
    file = polib.pofile(str(copy / SERVICES), wrapwidth=0)
    entry = next(entry for entry in file if entry.msgctxt == "service/fyren#summary")
    entry.msgstr = FINNISH
    file.save()
    return entry.msgctxt


def test_a_doubt_is_told_counted_and_allowed(copy):
    context = doubtful(copy)
    assert [line for line in said(check_commands.check, copy, "text")[1] if "[language-wrong]" in line]

    code, lines = said(word_commands.allow, copy, "en", "language-wrong", [context], "translator", TODAY)

    assert (code, lines) == (0, [f"1 translations in English: language-wrong allowed by translator on {TODAY}"])
    assert not [line for line in said(check_commands.check, copy, "text")[1] if "language-wrong" in line]
    table = "\n".join(said(lambda *words: check_commands.status(*words, checks=True), copy)[1])
    assert "language-wrong" in table

    file = polib.pofile(str(copy / SERVICES), wrapwidth=0)
    next(entry for entry in file if entry.msgctxt == context).msgstr = FINNISH.replace("ainoa", "mikään")
    file.save()
    told = [line for line in said(check_commands.check, copy, "text")[1] if "language-wrong" in line]
    assert len(told) == 2, "the doubt is told again, and the row that allows nothing"


@pytest.mark.parametrize(
    ("id", "code", "context"),
    [
        ("en", "language-wrong", "service/fyren#title"),
        ("en", "half-lost", "service/fyren#summary"),
        ("en", "no-such-check", "service/fyren#summary"),
        ("xx", "language-wrong", "service/fyren#summary"),
    ],
)
def test_what_is_not_in_doubt_cannot_be_allowed(copy, id, code, context):
    doubtful(copy)

    assert said(word_commands.allow, copy, id, code, [context], "translator", TODAY)[0] == 1
    assert not (copy / "reviews/en.allowed.csv").exists()


def test_one_language_alone_is_built_once_and_then_all_again(copy, tmp_path):
    assert said(lambda *words: site_commands.build(*words, only=["en"]), copy, tmp_path / "one", False)[0] == 0
    assert said(site_commands.build, copy, tmp_path / "all", False)[0] == 0

    assert not (tmp_path / "one/ar").exists()
    assert not (tmp_path / "one/index.html").exists()
    assert (tmp_path / "one/en/index.html").exists()
    assert (tmp_path / "all/ar/index.html").exists()


def test_a_reviewed_translation_is_said_to_be_so_until_it_is_changed(copy):
    said(word_commands.review, copy, "en", ["service/fyren"], None, "translator", TODAY)
    context = "service/fyren#summary"
    words = {
        key: words
        for key, words in from_disk.words_of(copy, LANGUAGES["en"], from_disk.messages(copy)).items()
        if key[0] == context
    }
    ((key, sentence),) = words.items()

    def state():
        return workspace.read(copy, mkdocs_yml.options_of(copy)[0], TODAY).translations["en"].state(*key)

    assert state() == "reviewed"
    replace(copy / SERVICES, f'msgstr "{sentence}', f'msgstr "{sentence} Yes.')
    assert state() == "unreviewed"


@pytest.mark.parametrize(
    ("language", "records", "told"),
    [
        ("xx", (), "'xx' is not a known language."),
        ("sv", (), "'sv' is the language that others are translated from."),
        ("en", ("service/fyr",), "'service/fyr' is not a record with words. Did you mean 'service/fyren'?"),
    ],
)
def test_a_review_of_nothing_is_told(copy, language, records, told):
    before = (copy / REVIEWS).read_bytes()

    code, lines = said(word_commands.review, copy, language, records, None, "translator", TODAY)

    assert code == 1
    assert any(told in line for line in lines)
    assert (copy / REVIEWS).read_bytes() == before


def test_a_damaged_table_of_reviews_is_told_and_left_alone(copy):
    (copy / REVIEWS).write_text("who,what\n", "utf-8")

    assert said(word_commands.review, copy, "en", (), "machine", "", TODAY)[0] == 1
    assert (copy / REVIEWS).read_text("utf-8") == "who,what\n"
    assert said(check_commands.check, copy, "text")[0] == 1


@pytest.fixture
def earlier(copy, tmp_path):
    """The project as it was before a change."""
    shutil.copytree(copy, tmp_path / "earlier")
    return tmp_path / "earlier"


def other_words(project):
    replace(project / SERVICES, f'msgstr "{CALM}"', 'msgstr "There is somebody who listens."')


def told_before(project, earlier):
    code, lines = said(lambda *words: check_commands.check(*words, before=earlier), project, "text")
    return code, [line for line in lines if line.endswith(("[review-own]", "[allowance-own]", "[back-own]"))]


def test_who_brings_words_does_not_vouch_for_them(copy, earlier):
    other_words(copy)
    said(word_commands.review, copy, "en", ["service/fyren"], "person", "municipality", TODAY)

    code, (line,) = told_before(copy, earlier)

    assert code == 1
    assert line.startswith(f"{REVIEWS}:1:1: The same change brings the words and says that they are reviewed: ")
    assert line.count("service/fyren#") == 1


def test_a_whole_language_that_vouches_for_itself_is_told_once(copy, earlier):
    for path in earlier.glob("translations/en/LC_MESSAGES/*.po"):
        path.write_text('msgid ""\nmsgstr ""\n', "utf-8")
    said(word_commands.review, copy, "en", (), None, "translator", TODAY)

    code, (line,) = told_before(copy, earlier)

    assert code == 1
    assert re.search(r"reviewed: \S+, \S+, \S+ and \d{2,} more\. ", line)


def test_words_and_their_reviews_may_come_in_two_changes(copy, earlier):
    other_words(copy)
    assert told_before(copy, earlier) == (0, [])

    other_words(earlier)
    said(word_commands.review, copy, "en", ["service/fyren"], None, "municipality", TODAY)
    assert told_before(copy, earlier) == (0, [])


def test_a_review_may_stay_while_other_words_come(copy, earlier):
    for project in (copy, earlier):
        said(word_commands.review, project, "en", (), None, "translator", TODAY)
    other_words(copy)

    assert told_before(copy, earlier) == (0, [])


def allow_other_words(project):
    """Allow what a check might tell of the words that `other_words` brings."""
    words = from_disk.read_words(project, LANGUAGES["en"], own=True)[0].words
    key = next(key for key, said in words.items() if said == "There is somebody who listens.")
    row = allowances.row(*key, words[key], "half-lost", "machine", TODAY)
    (project / "reviews" / "en.allowed.csv").write_text(allowances.text([row]), "utf-8")


def translate_other_words_back(project):
    words = from_disk.read_words(project, LANGUAGES["en"], own=True)[0].words
    key = next(key for key, said in words.items() if said == "There is somebody who listens.")
    row = records.row(key, words[key], "Det finns någon som lyssnar.", "machine-2")
    (project / "reviews" / "en.back.csv").write_text(records.text([row]), "utf-8")


@pytest.mark.parametrize(
    ("vouch", "code"), [(allow_other_words, "allowance-own"), (translate_other_words_back, "back-own")]
)
def test_who_brings_words_neither_allows_them_nor_translates_them_back(copy, earlier, vouch, code):
    other_words(copy)
    vouch(copy)

    failed, (line,) = told_before(copy, earlier)

    assert failed == 1
    assert line.startswith("reviews/en.")
    assert line.endswith(f"[{code}]")
    assert "service/fyren#" in line

    other_words(earlier)
    assert told_before(copy, earlier)[1] == []


def test_a_folder_that_holds_no_project_cannot_be_compared_with(copy, tmp_path):
    code, lines = said(lambda *words: check_commands.check(*words, before=tmp_path), copy, "text")

    assert code == 1
    assert "no project to compare with" in " ".join(lines)


def test_reviews_in_the_folder_of_the_words_are_told_and_count_for_nothing(copy):
    shutil.move(copy / REVIEWS, copy / "translations/en/reviews.csv")

    code, lines = said(check_commands.check, copy, "text")

    assert code == 1
    assert [line for line in lines if line.endswith("Move it to reviews/en.csv. [review-place]")]
    assert said(site_commands.build, copy, None, False)[0] == 1


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("translations/fi/LC_MESSAGES/guides.po", "translations/fi/:1:1: warning: The site has no language 'fi', "),
        (
            "translations/en_GB/LC_MESSAGES/guides.po",
            "translations/en_GB/:1:1: warning: The site has no language 'en_GB', ",
        ),
        ("reviews/fi.csv", "reviews/fi.csv:1:1: warning: The site has no language 'fi', "),
        ("reviews/fi.allowed.csv", "reviews/fi.allowed.csv:1:1: warning: The site has no language 'fi', "),
        ("reviews/fi.back.csv", "reviews/fi.back.csv:1:1: warning: The site has no language 'fi', "),
        ("reviews/en.txt", "reviews/en.txt:1:1: warning: The site has no language 'en.txt', "),
    ],
)
def test_words_of_a_language_that_the_site_does_not_have_are_told(copy, path, told):
    (copy / path).parent.mkdir(parents=True, exist_ok=True)
    (copy / path).write_text("", "utf-8")

    code, lines = said(check_commands.check, copy, "text")

    assert code == 0
    assert [line for line in lines if line.startswith(told) and line.endswith("[language-unused]")]


# ----- files for an agency -------------------------------------------------------------------------------------------

EXPORTED = "build/export/en.xlf"
CALM = "You can talk to somebody who listens."


def catalogues(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.glob("translations/en/LC_MESSAGES/*.po"))}


def hand_in(copy, changes, *options, name=EXPORTED, code=0):
    """What is said when an exported file comes back with (old, new) changed in it."""
    said(word_commands.export, copy, "en", "po" if name.endswith("po") else "xliff", None, False, copy / name)
    for old, new in changes:
        replace(copy / name, old, new)
    by, write = options or ("person", True)
    found, lines = said(word_commands.import_words, copy, "en", name, by, write)
    assert found == code
    return lines


def test_a_file_for_an_agency_holds_every_message(copy):
    code, lines = said(word_commands.export, copy, "en", "xliff", None, False, None)

    messages = from_disk.messages_in(copy, LANGUAGES["en"], from_disk.messages(copy))
    assert (code, lines) == (0, [f"{len(messages)} messages in English: {EXPORTED}"])
    units, problems = importing.read(EXPORTED, (copy / EXPORTED).read_text("utf-8"), LANGUAGES["en"])
    assert problems == []
    assert {unit.key for unit in units} == {message.key for message in messages}


def test_a_file_may_hold_what_is_not_translated_alone(copy):
    assert said(word_commands.export, copy, "en", "po", "services", True, copy / "x.po")[0] == 0
    assert [entry.msgid for entry in polib.pofile(str(copy / "x.po"))] == ["Den som ringer bestämmer själv."]


def test_a_file_with_nothing_in_it_is_not_made(copy):
    assert said(word_commands.export, copy, "en", "xliff", "interface", True, None) == (
        0,
        ["English: there is nothing to translate"],
    )
    assert not (copy / EXPORTED).exists()


@pytest.mark.parametrize("id", ["sv", "xx"])
@pytest.mark.parametrize(
    ("command", "rest"),
    [(word_commands.export, ("po", None, False, None)), (word_commands.import_words, ("x.po", "person", True))],
)
def test_words_go_out_and_in_for_a_known_language(copy, command, id, rest):
    code, (line,) = said(command, copy, id, *rest)

    assert code == 1
    assert line.startswith("'sv' is the language" if id == "sv" else "'xx' is not a known language")


@pytest.mark.parametrize(
    ("command", "rest"),
    [(word_commands.export, ("po", None, False, None)), (word_commands.import_words, ("x.po", "person", True))],
)
def test_a_damaged_catalogue_neither_goes_out_nor_is_written_over(copy, command, rest):
    (copy / "x.po").write_text('msgid ""\nmsgstr "Language: en\\n"\n', "utf-8")
    (copy / SERVICES).write_text("<<<<<<< HEAD\n", "utf-8")

    code, lines = said(command, copy, "en", *rest)

    assert code == 1
    assert lines[0].endswith("[catalogue-merge]")
    assert (copy / SERVICES).read_text("utf-8") == "<<<<<<< HEAD\n"


def test_what_did_not_change_changes_nothing(copy):
    before = catalogues(copy)

    (line,) = hand_in(copy, [])

    assert line.endswith("skipped, 0 refused. The catalogues are as they were")
    assert catalogues(copy) == before


@pytest.mark.parametrize("name", [EXPORTED, "build/export/en.po"])
def test_words_that_come_back_are_in_the_catalogue_and_nothing_else_is_touched(copy, name):
    before = (copy / SERVICES).read_text("utf-8")

    lines = hand_in(copy, [(CALM, "You can talk to a person who listens.")], name=name)

    assert lines[0] == f"updated {SERVICES}"
    assert lines[-1].startswith("English: 1 taken, ")
    after = before.replace(CALM, "You can talk to a person who listens.")
    assert (copy / SERVICES).read_text("utf-8") == after != before


def test_what_comes_back_is_told_of_when_it_says_something_else(copy):
    (copy / "translations" / "en" / "style.yml").write_text("negation:\n  words: [not]\n", "utf-8")

    lines = hand_in(copy, [(CALM, "You cannot talk; do not talk to somebody who listens.")])

    [told] = [line for line in lines if line.endswith("[negation-added]")]
    assert told.startswith(f"{EXPORTED}:")
    assert "warning: " in told
    assert lines[-1].endswith("0 refused, 1 doubts")
    assert "do not talk" in (copy / SERVICES).read_text("utf-8")


def test_a_look_first_writes_nothing(copy):
    before = catalogues(copy)

    (line,) = hand_in(copy, [(CALM, "You can talk.")], "machine", False)

    assert line.startswith("English: 1 taken, ")
    assert line.endswith("Nothing was written (--dry-run)")
    assert catalogues(copy) == before


def test_refused_words_are_told_with_their_line_and_the_rest_is_taken(copy):
    lines = hand_in(copy, [(CALM, "Call 112."), (">The helpline<", ">The line<")], code=1)

    text = (copy / EXPORTED).read_text("utf-8").split("\n")
    line = next(number for number, line in enumerate(text, 1) if "Call 112." in line)
    assert lines[0].startswith(f"{EXPORTED}:{line}:1: The translation has the figure '112'.")
    assert lines[0].endswith("[translation-figure]")
    assert ": 1 taken, " in lines[-1]
    assert lines[-1].endswith("0 skipped, 1 refused")


def test_what_a_machine_made_is_never_a_persons(copy):
    said(word_commands.export, copy, "en", "xliff", None, False, None)
    replace(copy / EXPORTED, CALM, "You can talk to us.")
    text = (copy / EXPORTED).read_text("utf-8")
    before, _, after = text.partition("You can talk to us.")
    head, state, rest = before.rpartition("<target ")
    (copy / EXPORTED).write_text(
        head + state + 'state-qualifier="mt-suggestion" ' + rest + "You can talk to us." + after
    )

    code, lines = said(word_commands.import_words, copy, "en", EXPORTED, "person", True)

    assert code == 0
    assert "warning: The file says that a machine translated 'Du kan prata" in lines[0]
    assert lines[0].endswith("[exchange-machine]")
    table = (copy / "reviews/en.csv").read_text("utf-8")
    digest = hashlib.sha256(b"You can talk to us.").hexdigest()[:24]
    assert [line.split(",")[3] for line in table.splitlines() if digest in line] == ["machine"]


def test_words_that_the_site_no_longer_says_are_skipped(copy):
    said(word_commands.export, copy, "en", "xliff", None, False, None)
    replace(copy / FYREN, "Du kan prata med någon som lyssnar.", "Du kan alltid prata.")

    code, lines = said(word_commands.import_words, copy, "en", EXPORTED, "person", True)

    assert code == 0
    assert "warning: The site no longer says 'Du kan prata med någon som lyssnar.' (service/fyren#summary)" in lines[0]
    assert lines[0].endswith("[exchange-gone]")
    assert "1 skipped" in lines[1]


def test_a_confirmed_translation_is_no_longer_fuzzy(copy):
    text = (copy / SERVICES).read_text("utf-8")
    entry = next(block for block in text.split("\n\n") if CALM in block)
    head, rest = entry.split("msgctxt", 1)
    (copy / SERVICES).write_text(text.replace(entry, f'{head}#, fuzzy\n#| msgid "Prata"\nmsgctxt{rest}'), "utf-8")

    lines = hand_in(copy, [])

    assert lines[0].endswith("[exchange-unfinished]")
    assert "1 skipped" in lines[1]
    hand_in(copy, [("needs-review-translation", "translated")])
    assert (copy / SERVICES).read_text("utf-8") == text


def test_words_of_a_message_that_is_in_no_catalogue_yet_are_taken(copy):
    replace(copy / FYREN, "Du kan prata med någon som lyssnar.", "Du kan alltid prata.")
    said(word_commands.export, copy, "en", "po", None, True, copy / "x.po")
    file = polib.pofile(str(copy / "x.po"))
    file.find("Du kan alltid prata.").msgstr = "You can always talk."
    file.save()

    code, _ = said(word_commands.import_words, copy, "en", "x.po", "person", True)

    assert code == 0
    entry = polib.pofile(str(copy / SERVICES)).find("Du kan alltid prata.")
    assert (entry.msgstr, entry.fuzzy) == ("You can always talk.", False)


def test_a_language_begins_with_a_file_from_an_agency(copy):
    said(word_commands.export, copy, "fi", "po", "services", False, copy / "fi.po")
    file = polib.pofile(str(copy / "fi.po"))
    file.find("Du kan prata med någon som lyssnar.").msgstr = "Voit puhua."
    file.save()

    code, lines = said(word_commands.import_words, copy, "fi", "fi.po", "machine", True)

    assert code == 0
    assert "updated translations/fi/LC_MESSAGES/services.po" in lines


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "[unreadable]"),
        (b"\xff\xfe<\x00", "[not-utf-8]"),
        (b" " * (importing.LARGEST + 1), "[exchange-size]"),
        (b"<!DOCTYPE x><x/>", "[exchange-doctype]"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_and_nothing_is_written(copy, content, told):
    if content is not None:
        (copy / "x.xlf").write_bytes(content)
    before = catalogues(copy)

    code, lines = said(word_commands.import_words, copy, "en", "x.xlf", "person", True)

    assert code == 1
    assert lines[0].startswith("x.xlf:")
    assert lines[0].endswith(told)
    assert catalogues(copy) == before


def test_what_was_taken_is_known_for_the_reviews(copy):
    said(word_commands.export, copy, "en", "po", None, False, copy / "x.po")
    replace(copy / "x.po", CALM, "You can talk.")

    imported = on_disk.import_words(copy, LANGUAGES["en"], "x.po", "person")

    key = ("service/fyren#summary", "Du kan prata med någon som lyssnar.")
    assert (imported.by, imported.taken, imported.changed) == ("person", {key: "You can talk."}, (SERVICES, REVIEWS))


@pytest.mark.parametrize("name", ["brev.txt", SERVICES, "translations/en/new.po", "docs/new.md", FYREN, "mkdocs.yml"])
def test_an_export_replaces_no_file_of_somebody(copy, name):
    (copy / "brev.txt").write_text("Hej", "utf-8")
    before = tree(copy)
    code, lines = said(word_commands.export, copy, "en", "po", None, False, copy / name)

    assert code == 1
    assert "stays as it is" in lines[-1]
    assert tree(copy) == before


def test_an_export_replaces_an_older_one(copy):
    for format, name in (("po", "x.po"), ("xliff", "x.xlf"), ("po", "x.po"), ("xliff", "x.xlf")):
        assert said(word_commands.export, copy, "en", format, None, False, copy / name)[0] == 0


TERMS = """\
terms:
- term: vakta
  forms: [vakta]
  definition: Att kontrollera någon.
  translations:
    en: {use: [watch], avoid: [protect], source: "https://ekby.example/en", quote: watches, seen_on: 2026-01-15}
    fi: {use: [vahtia]}
"""


def test_the_term_list_goes_out_as_a_file_of_its_own(copy):
    (copy / "translations/glossary.yml").write_text(TERMS, "utf-8")

    assert said(word_commands.export_terms, copy, "en", None) == (0, ["1 terms in English: build/export/en.tbx"])
    assert said(word_commands.export_terms, copy, "en", None)[0] == 0, "an older one is replaced"
    assert "<term>protect</term>" in (copy / "build/export/en.tbx").read_text("utf-8")
    assert said(word_commands.export_terms, copy, "ar", None) == (0, ["العربية: the term list has no word of it"])


def test_what_no_authority_is_quoted_for_is_counted_and_listed(copy):
    terms = TERMS.replace("fi: {use: [vahtia]}", 'ar: {use: [مراقبة], source: "https://ekby.example/ar"}')
    (copy / "translations/glossary.yml").write_text(terms, "utf-8")
    _, lines = said(check_commands.status, copy)
    rows = [[cell.strip() for cell in line.split("│")[1:-1]] for line in lines if line.startswith("│")]

    assert ["en", "1", "1", "0", "0"] in rows
    assert ["ar", "1", "0", "1", "0"] in rows
    told = "\n".join(said(partial(check_commands.status, terms=True), copy)[1])
    assert "العربية: 1 terms" in told
    assert "vakta" in told
    assert "English" not in told


def test_a_term_list_with_mistakes_goes_nowhere(copy):
    (copy / "translations/glossary.yml").write_text(TERMS.replace("quote: watches", "quote: nothing"), "utf-8")
    code, lines = said(word_commands.export_terms, copy, "en", None)

    assert code == 1
    assert lines[-1].endswith("[glossary-quote]")
    assert not (copy / "build/export/en.tbx").exists()


def test_the_style_of_a_language_goes_out_with_its_words(copy):
    (copy / "translations/en/style.yml").write_text('notes: ["Address: you."]\n', "utf-8")

    for format in ("xliff", "po"):
        assert said(word_commands.export, copy, "en", format, None, False, copy / "x.txt")[0] == 0
        assert "Address: you." in (copy / "x.txt").read_text("utf-8")


@pytest.mark.site
@pytest.mark.parametrize("command", ["export", "import"])
def test_help_shows_examples(command):
    done = subprocess.run(
        [sys.executable, "-m", "fristad", command, "--help"], capture_output=True, text=True, check=True
    )

    assert f"fristad {command} so" in done.stdout


def test_the_command_line_takes_a_file_out_and_in(copy):
    def run(*words):
        command = [sys.executable, "-m", "fristad", *words, "--project", str(copy)]
        return subprocess.run(command, capture_output=True, text=True, check=False, cwd=copy)

    assert run("export", "en", "--tier", "services").returncode == 0
    assert run("import", "en", EXPORTED, "--dry-run").returncode == 0
    assert run("import", "ar", EXPORTED).returncode == 1
