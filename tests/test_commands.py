"""The commands: what they print, what they return, and that no traceback reaches an editor."""

import io
import json
import shutil

import polib
import pytest
from rich.console import Console

from fristad import commands, workspace
from fristad.locales import LANGUAGES
from tests.conftest import ROOT, SITE, TODAY

SERVICES = "translations/en/LC_MESSAGES/services.po"
FYREN = "docs/services/fyren.md"


@pytest.fixture
def copy(tmp_path):
    """The tiny project, to be spoilt."""
    folder = tmp_path / "project"
    shutil.copytree(SITE, folder, ignore=shutil.ignore_patterns("site", ".site-*"))
    settings = (folder / "mkdocs.yml").read_text("utf-8").replace("../../overrides", str(ROOT / "overrides"))
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    (folder / "translations/babel.cfg").write_text("[fristad_records: docs/**.md]\n", "utf-8")
    return folder


def said(command, *words):
    out = io.StringIO()
    code = command(*words, Console(file=out, width=200))
    return code, out.getvalue().splitlines()


def replace(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_project_in_order_has_nothing_to_mend(copy):
    assert said(commands.check, copy, "text") == (0, ["37 records, 3 languages: nothing to mend"])


def test_records_and_catalogues_are_checked_at_once(copy):
    replace(copy / FYREN, "category: helpline", "category: helplin")
    replace(copy / SERVICES, 'msgstr "You can talk', 'msgstr "112 You can talk')

    code, lines = said(commands.check, copy, "text")

    assert code == 1
    record, catalogue, total = lines
    assert record.startswith(f"{FYREN}:5:11: ")
    assert catalogue.startswith(f"{SERVICES}:")
    assert catalogue.endswith("[translation-figure]")
    assert total.startswith("36 records, 3 languages: ")


def test_a_warning_does_not_fail_the_check(copy):
    replace(copy / FYREN, "checked: 2026-11-01", "checked: 1900-01-01")

    code, lines = said(commands.check, copy, "text")

    assert code == 0
    assert [line.endswith("[overdue-check]") for line in lines] == [True, False]


@pytest.mark.parametrize(("style", "empty"), [("github", [""]), ("json", ["[]"])])
def test_other_styles_hold_problems_alone(copy, style, empty):
    assert said(commands.check, copy, style) == (0, empty)


def test_json_can_be_read_by_programs(copy):
    replace(copy / FYREN, "category: helpline", "category: helplin")

    code, lines = said(commands.check, copy, "json")

    assert code == 1
    assert [row["code"] for row in json.loads("\n".join(lines))] == ["service-literal-error"]


def test_a_folder_without_settings_is_told(tmp_path):
    code, lines = said(commands.check, tmp_path, "text")

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

    code, lines = said(commands.check, copy, "text")

    assert code == 1
    assert lines[-1].endswith("[settings]")


def test_catalogues_are_brought_up_to_date_once(copy):
    replace(copy / FYREN, "Du kan prata med någon som lyssnar.", "Du kan alltid prata med någon som lyssnar.")

    code, lines = said(commands.messages, copy, ["en"])

    assert code == 0
    assert f"updated {SERVICES}" in lines
    entry = polib.pofile(str(copy / SERVICES)).find("Du kan alltid prata med någon som lyssnar.")
    assert (entry.msgstr, entry.fuzzy) == ("You can talk to somebody who listens.", True)
    assert said(commands.messages, copy, ["en"]) == (0, ["everything was up to date"])


@pytest.mark.parametrize("damage", ["<<<<<<< HEAD\n", 'msgid "a"\nmsgid "b"\n'])
def test_a_damaged_catalogue_is_left_as_it_is(copy, damage):
    text = (copy / SERVICES).read_text("utf-8") + damage
    (copy / SERVICES).write_text(text, "utf-8")

    code, lines = said(commands.messages, copy, ["en"])

    assert code == 1
    assert any(line.endswith("[catalogue-syntax]") for line in lines)
    assert (copy / SERVICES).read_text("utf-8") == text


@pytest.mark.parametrize("damage", ["#~ garbage\n", 'msgid "a"b"\nmsgstr "x"y"\n'])
def test_damage_that_only_one_reader_sees_is_told(copy, damage):
    (copy / SERVICES).write_text((copy / SERVICES).read_text("utf-8") + damage, "utf-8")

    assert said(commands.messages, copy, ["en"])[0] == 1


@pytest.mark.parametrize("command", [lambda root: workspace.update_catalogues(root, [LANGUAGES["en"]]), None])
def test_a_catalogue_that_is_not_utf_8_is_told(copy, command):
    (copy / SERVICES).write_bytes(b'msgid "a"\nmsgstr "\xe4"\n')

    if command:
        assert command(copy)[1]
    else:
        assert said(commands.status, copy)[0] == 0


def test_an_unknown_language_is_told(copy):
    assert said(commands.messages, copy, ["xx"])[0] == 1


def test_nothing_is_built_from_wrong_content(copy, tmp_path):
    replace(copy / FYREN, "category: helpline", "category: helplin")

    code, lines = said(commands.build, copy, tmp_path / "out", False)

    assert code == 1
    assert lines[0].endswith("[service-literal-error]")
    assert lines[-1].endswith("and the old site is as it was")
    assert not (tmp_path / "out").exists()


def test_status_counts_each_language(copy):
    code, lines = said(commands.status, copy)

    assert code == 0
    assert any("English" in line and "95 % (–1)" in line for line in lines)
    assert any("i-am-afraid" in line for line in lines)


# ----- reviews -------------------------------------------------------------------------------------------------------

REVIEWS = "translations/en/reviews.csv"


def test_a_review_is_noted_for_one_record(copy):
    code, lines = said(commands.review, copy, "en", ["service/fyren"], None, "translator", TODAY)

    rows = [line for line in (copy / REVIEWS).read_text("utf-8").splitlines() if ",translator,2026-11-21" in line]
    assert (code, lines) == (0, [f"{len(rows)} translations in English: reviewed by translator on 2026-11-21"])
    assert rows
    assert all(row.startswith("service/fyren#") for row in rows)


def test_a_reviewed_translation_is_said_to_be_so_until_it_is_changed(copy):
    said(commands.review, copy, "en", ["service/fyren"], None, "translator", TODAY)
    context = "service/fyren#summary"
    words = {key: words for key, words in workspace.words_of(copy, LANGUAGES["en"]).items() if key[0] == context}
    ((key, sentence),) = words.items()

    def state():
        return workspace.read(copy, commands.options_of(copy)[0], TODAY).translations["en"].state(*key)

    assert state() == "reviewed"
    replace(copy / SERVICES, f'msgstr "{sentence}', f'msgstr "{sentence} Yes.')
    assert state() == "unreviewed"


@pytest.mark.parametrize(
    ("language", "records", "told"),
    [
        ("xx", (), "'xx' is not a known language."),
        ("sv", (), "'sv' is the language that others are translated from."),
        ("en", ("service/fyr",), "'service/fyr' is not a record. Did you mean 'service/fyren'?"),
    ],
)
def test_a_review_of_nothing_is_told(copy, language, records, told):
    before = (copy / REVIEWS).read_bytes()

    code, lines = said(commands.review, copy, language, records, None, "translator", TODAY)

    assert code == 1
    assert any(told in line for line in lines)
    assert (copy / REVIEWS).read_bytes() == before


def test_a_damaged_table_of_reviews_is_told_and_left_alone(copy):
    (copy / REVIEWS).write_text("who,what\n", "utf-8")

    assert said(commands.review, copy, "en", (), "machine", "", TODAY)[0] == 1
    assert (copy / REVIEWS).read_text("utf-8") == "who,what\n"
    assert said(commands.check, copy, "text")[0] == 1
