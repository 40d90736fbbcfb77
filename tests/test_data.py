"""The data for others: valid, complete, and without what may not be shown."""

import json

import jsonschema
import pytest

from fristad.content.records.programmes import Action, Material
from fristad.outputs.every_output import outputs
from tests.test_pages import HIDDEN, hidden_details, site_of, strings

NAMES = pytest.mark.parametrize("name", ["services", "programmes"])
KINDS = pytest.mark.parametrize("which", ["tiny", "collection"])


def data_of(collection):
    """Path → text."""
    made = outputs(site_of(collection), lambda language, address: True)
    return {path: text() for path, text in made.items() if path.startswith("data/")}


@pytest.fixture(scope="module")
def written(tiny, collection):
    """Which project → path → text."""
    return {"tiny": data_of(tiny), "collection": data_of(collection)}


def loaded(written, which, name):
    return json.loads(written[which][f"data/{name}.json"])


@NAMES
@KINDS
def test_the_data_is_what_its_schema_says(written, which, name):
    schema = json.loads(written[which][f"data/{name}.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)

    assert list(jsonschema.Draft202012Validator(schema).iter_errors(loaded(written, which, name))) == []


@NAMES
def test_the_schema_refuses_data_that_lacks_something(written, name):
    schema = json.loads(written["tiny"][f"data/{name}.schema.json"])
    wrong = loaded(written, "tiny", name)
    del wrong[name][0]["url"]

    assert not jsonschema.Draft202012Validator(schema).is_valid(wrong)


@NAMES
def test_a_data_file_names_its_schema(written, name):
    assert loaded(written, "tiny", name)["$schema"] == f"{name}.schema.json"


def test_the_same_records_give_the_same_bytes(written, tiny):
    assert data_of(tiny) == written["tiny"]


def test_nothing_hidden_is_in_the_data(written):
    text = "".join(written["tiny"].values())

    assert [hidden for hidden in HIDDEN if hidden in text] == []


def test_nothing_hidden_of_the_real_records_is_in_the_data(written, collection):
    numbers, addresses = hidden_details(collection)
    addresses |= {item.web for item in collection.of_kind(Material) if item.web and not item.shown_web}
    text = "".join(written["collection"].values())

    assert [number for number in numbers if number in text] == []
    assert addresses & set(strings(loaded(written, "collection", "services"))) == set()


@KINDS
def test_notes_to_editors_are_not_in_the_data(written, which, request):
    records = request.getfixturevalue(which).records.values()
    text = "".join(written[which].values())
    notes = [record.notes for record in records if record.notes]

    assert notes
    assert [note for note in notes if json.dumps(note, ensure_ascii=False)[1:-1] in text] == []


def test_a_service_is_written_whole(written):
    rows = {row["id"]: row for row in loaded(written, "tiny", "services")["services"]}
    row = rows["fyren"]

    assert row["phones"][0] == {
        "label": "Stödlinjen",
        "number": "+46313900600",
        "display": "031-390 06 00",
        "dial": "+46313900600",
        "href": "tel:+46313900600",
        "short": False,
        "sms": False,
    }
    assert (row["age_from"], row["age_to"]) == (15, 25)
    assert row["hours"]["opening_hours"] == "Mo-Fr 09:00-16:30; Sa,Su 10:00-14:00"
    assert row["url"] == "https://ekby.example/hjalp/services/fyren/"


def test_a_hidden_service_is_there_without_a_way_to_reach_it(written):
    (row,) = [row for row in loaded(written, "tiny", "services")["services"] if row["id"] == "gomstallet"]

    assert [row[field] for field in ("phones", "chat", "web", "email", "address", "hours")] == [[], *[None] * 5]
    assert row["instead"] == ["fyren", "sos-112"]


def test_what_is_not_surely_right_says_so(written):
    rows = loaded(written, "tiny", "services")["services"]

    assert {row["id"]: row["check_before_use"] for row in rows} == {
        "fyren": False,
        "gomstallet": False,
        "hamnen": True,
        "lyktan": True,
        "sos-112": False,
    }


def test_actions_name_bodies_and_levels_as_the_plan_writes_them(written):
    plan = loaded(written, "tiny", "programmes")["programmes"][0]
    first = plan["actions"][0]

    assert first["responsible"] == [{"id": "ekby-namnd", "name": "Ekby socialnämnd"}]
    assert first["levels"] == [{"id": "universal", "name": "Universell"}]
    assert first["url"] == "https://ekby.example/hjalp/programmes/ekby-2024-2090/focus-area-1/#action-1-1"


@pytest.mark.parametrize("name", ["services", "programmes"])
def test_every_real_record_is_in_the_data(written, collection, name):
    found = loaded(written, "collection", name)
    if name == "services":
        expected = [record.id for record in (*collection.services, *collection.of_kind(Material))]
        assert sorted(row["id"] for row in found["services"]) == sorted(expected)
    else:
        actions = [action["id"] for programme in found["programmes"] for action in programme["actions"]]
        assert sorted(actions) == sorted(action.id for action in collection.of_kind(Action))


def test_no_placeholder_is_left_in_the_data(good):
    from fristad.content.reader import collect

    text = good["docs/services/hamnen.md"].replace("vissa morgnar", "när {service_fyren} är stängd")
    found = data_of(collect({**good, "docs/services/hamnen.md": text})[0])

    assert "{service_fyren}" not in found["data/services.json"]
