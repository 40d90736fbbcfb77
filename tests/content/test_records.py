"""The real records: nothing is wrong with them, none is lost, and everybody is sent the right way."""

import itertools
import json
import re
from datetime import timedelta

import pytest

from fristad.content import addresses
from fristad.content.collection import Settings
from fristad.content.reader import collect
from fristad.content.records.guides import OWN_ENTRANCES, Guide
from fristad.content.records.places import Place
from fristad.content.records.programmes import Action, Answer, Body, Material, Programme
from fristad.content.records.services import Service
from fristad.languages.known_languages import LANGUAGES, SOURCE
from fristad.outputs import search
from fristad.translation import readability
from fristad.translation.readability import CEILINGS
from tests.conftest import FOR_EVER, NOW
from tests.test_facets import language_choices
from tests.test_pages import flat, page, site_of


def wrong(texts) -> list[str]:
    """What is wrong with the content, today."""
    return [problem.one_line() for problem in collect(texts, Settings(review_days=FOR_EVER), NOW)[1]]


def test_nothing_is_wrong_with_the_content(texts):
    assert wrong(texts) == []


def test_a_fact_may_have_been_checked_today_or_long_ago_but_not_tomorrow(texts):
    """Whoever writes the day as asked turns no test red, nor does time."""
    days = itertools.cycle([0, 1, 366, 3000])
    changed = {
        path: re.sub(r"(?m)^checked: .*", f"checked: {NOW - timedelta(days=next(days))}", text)
        for path, text in texts.items()
    }
    path = next(path for path in texts if path.startswith("docs/services/"))
    changed[path] = re.sub(r"(?m)^checked: .*", f"checked: {NOW + timedelta(days=1)}", texts[path])

    assert [line.rsplit(" ", 1)[1] for line in wrong(changed)] == ["[checked-in-future]"]


@pytest.mark.parametrize(
    "model", [Service, Guide, Material, Action, Body, Programme, Answer], ids=lambda kind: kind.kind
)
def test_every_file_of_a_record_is_in_the_collection(texts, collection, model):
    """None is passed over in silence: not by its folder, its name or a twin."""
    found = {collection.documents[record.ref].path for record in collection.of_kind(model)}
    folders = {path.rpartition("/")[0] for path in found}
    files = {path for path in texts if path.rpartition("/")[0] in folders and not path.endswith("/index.md")}

    assert found
    assert found >= {path for path in files if not re.search(r"(?m)^draft: true", texts[path])}


# ----- plans ---------------------------------------------------------------------------------------------------------


def test_an_action_s_id_is_its_plan_s_and_its_number(collection):
    for action in collection.of_kind(Action):
        place = collection.need(Programme, action.programme).place

        assert action.id == f"{place}-{action.number.replace(':', '-')}"


def test_every_action_stands_in_a_focus_area_of_its_plan(collection):
    for action in collection.of_kind(Action):
        plan = collection.need(Programme, action.programme)
        assert action.focus_area in {area.number for area in plan.focus_areas}


def test_an_action_that_a_plan_passes_over_is_told_of(texts, collection):
    """What is missing between two numbers is missing in the plan itself, or somebody has lost a file."""
    told = "".join(texts[path] for path in texts if path.startswith("docs/programmes/discrepancies/"))
    missing = []
    for plan in collection.programmes:
        numbers = [tuple(map(int, action.number.split(":"))) for action in collection.actions_of(plan)]
        assert numbers == sorted(numbers), plan.ref
        for area in {area for area, _ in numbers}:
            there = {number for one, number in numbers if one == area}
            missing += [f"{area}:{number}" for number in range(1, max(there)) if number not in there]

    assert [number for number in missing if not re.search(rf"\b{number}\b.*saknas", told)] == []


def test_owners_are_offices(collection):
    for record in collection.records.values():
        assert collection.get(Body, collection.owner_of(record)), record.ref


# ----- languages that the law speaks of ------------------------------------------------------------------------------


def test_the_law_s_languages_are_asked_of_every_municipality(workspace):
    owed = {(one.place.id, one.tag) for one in workspace.coverage.owed}

    assert owed
    assert owed == {(place.id, tag) for place in workspace.collection.of_kind(Place) for tag in place.languages_by_law}


def test_every_action_to_spread_information_is_counted(workspace):
    """That some page carries it out is a rule of `fristad check`."""
    told = [one.action for one in workspace.coverage.information]

    assert told
    assert told == [action for action in workspace.collection.of_kind(Action) if action.information]


# ----- who is sent where ---------------------------------------------------------------------------------------------


def test_the_lines_for_those_who_hurt_are_known(collection):
    lines = {service.id for service in collection.services if service.is_for_those_who_hurt and service.has_way_in}

    assert lines >= {"valj-att-sluta", "preventell", "mansmottagningen-sodertalje"}


def test_those_who_hurt_others_have_an_entrance_without_shelters(collection):
    site = site_of(collection)
    shown = page(site, "page/services/index").content.hurting

    assert {link.ref for link in shown} == {
        guide.ref for guide in collection.guides if guide.situation in OWN_ENTRANCES
    }
    assert {guide.situation for guide in collection.guides} >= set(OWN_ENTRANCES)
    shelters = [service.ref for service in collection.services if service.category == "shelter"]
    assert shelters
    for link in shown:
        assert not [ref for ref in shelters if ref in flat(page(site, link.ref))]


def test_every_language_of_the_site_finds_the_number_for_danger_and_the_national_line(collection, options):
    found = language_choices(collection, *options.languages)

    for id in options.languages:
        tag = "sv" if LANGUAGES[id].swedish else LANGUAGES[id].tag
        assert set(options.danger) <= set(found[tag]), id


def test_the_older_names_are_addresses(collection):
    found = {address for service in collection.services for address in addresses.old(service)}

    assert found >= {"services/rvc/", "services/kast/", "services/antivaldcenter/", "services/mika-mottagningen/"}
    assert all(re.fullmatch(r"services/[a-z0-9-]+/", address) for address in found)


# ----- easy to read, and easy to find --------------------------------------------------------------------------------


def test_every_guide_is_below_its_ceiling(workspace):
    assert [problem.one_line() for problem in readability.problems(workspace.measured)] == []
    assert {page.record.ref for page in workspace.measured} >= {guide.ref for guide in workspace.collection.guides}
    assert {page.ceiling for page in workspace.measured} == set(CEILINGS.values())


@pytest.mark.parametrize(
    ("nearer", "farther"),
    [
        ("guide/someone-hurts-me", "service/kvinnofridslinjen"),
        ("guide/child-or-young", "service/bris-116111"),
        ("service/kvinnofridslinjen", "type/honour"),
        ("type/honour", "service/origo-stockholm"),
        ("service/origo-stockholm", "page/about/privacy"),
        ("page/about/privacy", "guide/i-hurt-someone"),
        ("guide/i-hurt-someone", "service/valj-att-sluta"),
        ("guide/i-buy-sex", "service/kast-stockholm"),
        ("service/valj-att-sluta", "programme/sodertalje-2024-2027"),
        ("term/experienced-violence", "law/sol-9-5"),
    ],
)
def test_whom_a_page_is_for_decides_its_place(collection, nearer, farther):
    one, other = (search.near(collection.records[ref], collection) for ref in (nearer, farther))

    assert one > other


def test_only_what_the_hurt_do_not_say_are_the_words_of_those_who_hurt_others(collection):
    found = [entry for entry in search.entries(site_of(collection)) if entry.language is SOURCE]
    told = json.loads(search.lists({entry.address: entry for entry in found})["pages.sv.json"])

    assert {"jag slar", "sluta sla", "ilska"} <= set(told["own"]["guides/i-hurt-someone/"])
    assert "sexkopare" in told["own"]["guides/i-buy-sex/"]
    assert not {"svartsjuk", "hotar", "slar"} & {word for words in told["own"].values() for word in words}
    assert not [address for address in told["own"] if "someone-hurts-me" in address or "kvinnofrid" in address]
    assert {"jag", "och", "att"} <= set(told["common"])
    assert not {"slar", "pappa", "hora"} & set(told["common"])
