"""What all records share."""

import pytest
from pydantic import ValidationError

from fristad.content.records.guides import Page
from fristad.content.records.kinds import KINDS, kind_of
from fristad.content.records.programmes import Programme
from fristad.content.records.services import Service
from fristad.content.records.terms import ViolenceType
from fristad.content.records.validation import read
from fristad.content.records.words import words_of
from fristad.syntax import front_matter


def service(good, name="fyren"):
    document, _ = front_matter.read("docs/services/x.md", good[f"docs/services/{name}.md"])
    return read(Service, document, name)[0]


@pytest.mark.parametrize(
    ("path", "model", "id"),
    [
        ("services/fyren.md", Service, "fyren"),
        ("violence/types/control.md", ViolenceType, "control"),
        ("services/index.md", Page, "services/index"),
        ("programmes/bodies/index.md", Page, "programmes/bodies/index"),
        ("about/privacy.md", Page, "about/privacy"),
        ("index.md", Page, "index"),
        ("services/deep/down.md", Page, "services/deep/down"),
    ],
)
def test_the_folder_says_which_kind_a_file_holds(path, model, id):
    assert kind_of(path) == (model, id)


def test_the_tiny_project_has_every_kind(tiny):
    assert {record.kind for record in tiny.records.values()} == set(KINDS)


def test_a_record_cannot_be_changed(good):
    with pytest.raises(ValidationError):
        service(good).name = "Annan"


def test_words_are_found_with_the_place_of_each(good):
    found = [(words.field, words.key, words.text) for words in words_of(service(good))]

    assert found == [
        ("summary", ("summary",), "Du kan prata med någon som lyssnar."),
        ("called", ("called",), "stödlinje för unga"),
        ("phones.label", ("phones", 0, "label"), "Stödlinjen"),
        ("phones.label", ("phones", 1, "label"), "Sms till Fyren"),
    ]


@pytest.mark.parametrize("name", ["title", "short", "vision", "purpose", "goals.title", "focus_areas.preconditions"])
def test_words_are_found_in_lists_and_parts(collection, name):
    fields = {words.field for record in collection.programmes for words in words_of(record)}

    assert name in fields


def test_words_of_a_hidden_number_need_no_translation(good):
    assert [words.field for words in words_of(service(good, "gomstallet"))] == ["summary", "called"]


def test_every_wrong_field_is_told_at_once():
    document, _ = front_matter.read("docs/services/x.md", "---\nname: 1\ncategory: x\nweb: y\n---\n")

    record, problems = read(Service, document, "x")

    assert record is None
    assert sorted((problem.source.line, problem.code.removeprefix("service-")) for problem in problems) == [
        *[(2, "missing")] * 8,
        (2, "string-type"),
        (3, "literal-error"),
        (4, "string-pattern-mismatch"),
    ]


@pytest.mark.parametrize(
    ("confidence", "shown", "checking"),
    [("high", 2, False), ("medium", 2, True), ("low", 0, False), ("none", 0, False)],
)
def test_confidence_says_whether_numbers_are_shown(good, confidence, shown, checking):
    found = service(good).model_copy(update={"confidence": confidence})

    assert (len(found.shown_phones), found.needs_checking) == (shown, checking)
    assert found.has_way_in is bool(shown)
    assert bool(found.shown_address) is bool(found.shown_hours) is bool(shown)


def test_a_secret_address_is_never_shown(good):
    found = service(good, "gomstallet").model_copy(update={"confidence": "high"})

    assert found.address is not None
    assert found.shown_address is None


def test_a_way_in_is_more_than_an_email(good):
    nothing = {"phones": (), "chat": None, "web": None, "address": None}

    assert not service(good).model_copy(update=nothing).has_way_in


@pytest.mark.parametrize(
    ("key", "offered"),
    [("period: {form: 2020, to: 2021}", "from"), ("period: {from: 2020, too: 2021}", "to")],
)
def test_a_misspelt_key_is_answered_with_a_key_that_works(key, offered):
    document, _ = front_matter.read("docs/programmes/x.md", f"---\n{key}\n---\n")

    problems = read(Programme, document, "x")[1]

    assert any(offered in problem.instead.replace("'", " ").replace(",", " ").split() for problem in problems)


@pytest.mark.parametrize("key", ["id: other", "body: Text"])
def test_keys_that_the_file_itself_gives_are_refused(good, key):
    text = good["docs/services/fyren.md"].replace("category:", f"{key}\ncategory:")
    document, _ = front_matter.read("docs/services/fyren.md", text)

    assert read(Service, document, "fyren")[1] != []
