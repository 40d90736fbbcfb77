"""Records joined: look-ups, order, and rules between them that need more than one bad file."""

import dataclasses
import importlib
import pkgutil
import re
from datetime import date, timedelta

import pytest

from fristad.content import rules
from fristad.content.addresses import resolve
from fristad.content.collection import Settings
from fristad.content.reader import collect
from fristad.content.records.programmes import Action, Body
from fristad.content.records.services import Service
from fristad.content.records.terms import Law
from fristad.content.rules import every_rule
from fristad.problems import errors
from tests.conftest import TODAY

FYREN = "docs/services/fyren.md"


def told(texts, settings=None, today=TODAY):
    return [problem.one_line() for problem in collect(texts, settings, today)[1]]


def codes(texts, **more):
    return [problem.code for problem in collect(texts, today=TODAY, **more)[1]]


def test_records_are_found_by_kind_and_id(tiny):
    assert tiny.need(Service, "fyren").name == "Fyren, stödlinjen i Ekby"
    assert tiny.get(Service, "ekby-namnd") is None
    assert tiny.get(Body, "ekby-namnd").ref == "body/ekby-namnd"
    with pytest.raises(KeyError, match="service/fyran"):
        tiny.need(Service, "fyran")


def test_a_reader_gets_records_by_order_then_name(tiny):
    assert [body.id for body in tiny.of_kind(Body)] == ["ekby-namnd", "ekby-bolag"]
    assert [law.id for law in tiny.of_kind(Law)] == ["ekby-1-1", "ekby-0-9"]
    assert [service.id for service in tiny.services] == ["sos-112", "fyren", "gomstallet", "hamnen"]


def test_actions_are_in_the_order_of_their_numbers(good):
    action = good["docs/programmes/actions/ekby-1-1.md"]
    texts = {**good, "docs/programmes/actions/ekby-1-10.md": action.replace('"1:1"', '"1:10"')}

    found = collect(texts, today=TODAY)[0]

    plan = found.programmes[0]
    assert [action.number for action in found.actions_of(plan)] == ["1:1", "1:2", "1:10"]


def test_the_pages_that_carry_out_an_action_are_found(tiny):
    assert [record.ref for record in tiny.carried_out_by(tiny.need(Action, "ekby-1-2"))] == [
        "guide/i-am-afraid",
        "page/materials/index",
    ]
    assert tiny.carried_out_by(tiny.need(Action, "ekby-1-1")) == ()


@pytest.mark.parametrize(
    ("placeholder", "fact"),
    [
        ("phone_sos_112", ("phone", "service/sos-112")),
        ("service_gomstallet", ("service", "service/gomstallet")),
        ("law_ekby_1_1", ("law", "law/ekby-1-1")),
        ("web_lyktan", ("web", "material/lyktan")),
        ("guide_i_am_afraid", ("guide", "guide/i-am-afraid")),
        ("type_control", ("type", "type/control")),
        ("expression_threats", ("expression", "expression/threats")),
    ],
)
def test_placeholders_name_facts(tiny, placeholder, fact):
    assert tiny.facts[placeholder] == fact


@pytest.mark.parametrize(
    ("here", "target", "found"),
    [
        ("guides/a.md", "../services/index.md", "services/index.md"),
        ("guides/a.md", "b.md", "guides/b.md"),
        ("index.md", "guides/a.md", "guides/a.md"),
        ("a.md", "../../x.md", "../../x.md"),
    ],
)
def test_links_are_read_from_the_file_they_stand_in(here, target, found):
    assert resolve(here, target) == found


def test_all_problems_of_all_files_are_told_in_order(good):
    texts = {
        **good,
        FYREN: good[FYREN].replace("category: helpline", "category: x").replace("15", "x"),
        "docs/guides/i-am-afraid.md": good["docs/guides/i-am-afraid.md"].replace("[sos-112,", "[sos,"),
    }

    lines = told(texts)

    assert [line.split(" ")[0] for line in lines] == [
        "docs/guides/i-am-afraid.md:8:12:",
        "docs/services/fyren.md:8:11:",
        "docs/services/fyren.md:35:13:",
    ]


@pytest.mark.parametrize("text", ["damaged", "---\nname: x\n---\n"])
@pytest.mark.parametrize(
    "path",
    [
        FYREN,
        "docs/programmes/ekby-2024-2090.md",
        "docs/programmes/bodies/ekby-namnd.md",
        "docs/violence/types/control.md",
        "docs/programmes/answers/radet-2023.md",
        "docs/terms/laws/ekby-1-1.md",
        "docs/materials/lyktan.md",
        "docs/guides/i-am-afraid.md",
    ],
)
def test_a_file_that_cannot_be_read_is_told_once_not_by_all_who_name_it(good, path, text):
    assert {line.split(":")[0] for line in told({**good, path: text})} == {path}


def test_an_action_that_cannot_be_read_is_told_once(good):
    path = "docs/programmes/actions/ekby-1-2.md"

    assert {line.split(":")[0] for line in told({**good, path: "damaged"})} == {path}


def test_a_link_to_a_part_that_cannot_be_read_is_not_told_too(good):
    path = "docs/terms/levels/universal.md"

    assert {line.split(":")[0] for line in told({**good, path: "damaged"})} == {path}


def test_a_site_without_a_start_page_is_told_to_write_one(good):
    texts = {path: text for path, text in good.items() if path != "docs/index.md"}

    assert told(texts) == ["docs/index.md:1:1: There is no start page. Write docs/index.md. [start-page-missing]"]


def test_a_damaged_start_page_is_not_a_missing_one(good):
    assert codes({**good, "docs/index.md": "damaged"}) == ["front-matter-missing"]


def test_nothing_at_all_is_told_and_not_raised():
    assert codes({}) == ["start-page-missing"]


@pytest.mark.parametrize(
    ("days", "settings", "expected"),
    [
        (365, Settings(), []),
        (366, Settings(), ["warning"]),
        (31, Settings(review_days=30), ["warning"]),
        (366, Settings(overdue_error=date(2027, 1, 1)), ["warning"]),
        (366, Settings(overdue_error=date(2026, 1, 1)), ["error"]),
    ],
)
def test_an_overdue_check_becomes_an_error_on_a_day(good, days, settings, expected):
    checked = date.fromordinal(TODAY.toordinal() - days)
    texts = {path: text.replace("2026-11-01", "2026-11-20") for path, text in good.items()}
    texts[FYREN] = texts[FYREN].replace("2026-11-20", checked.isoformat())

    problems = collect(texts, settings, TODAY)[1]

    assert [problem.severity for problem in problems] == expected


def test_the_day_itself_makes_overdue_checks_errors(good):
    settings = Settings(review_days=1, overdue_error=TODAY)

    # Every record, and the assessment that the statement tells of.
    assert len(errors(collect(good, settings, TODAY)[1])) == len(good) + 1
    assert errors(collect(good, settings, date(2026, 11, 20))[1]) == []


def test_a_heading_is_not_called_what_a_part_of_its_page_is(good):
    """A link to the law would lead to the heading."""
    path = "docs/terms/laws/index.md"
    changed = good[path].rstrip("\n") + "\n\n## Prov {#ekby-1-1}\n\nProv.\n\n## Annat {#other}\n\nProv.\n"
    problems = collect({**good, path: changed}, today=TODAY)[1]

    assert [(problem.code, problem.what) for problem in problems] == [
        ("heading-id-twice", "'#ekby-1-1' is used already on the page")
    ]


STATEMENT = "docs/about/accessibility.md"


@pytest.mark.parametrize(("days", "told"), [(-1, True), (0, False), (365, False), (366, True)])
def test_an_assessment_holds_for_as_long_as_a_fact_from_its_own_day_on(good, days, told):
    """Of today it is new, and of a year ago not yet old."""
    day = TODAY - timedelta(days=days)
    changed = re.sub(r"(?m)^(assessed|updated|checked): .*", rf"\1: {day}", good[STATEMENT])
    problems = collect({**good, STATEMENT: changed}, today=TODAY)[1]

    assert bool([problem for problem in problems if problem.source.path == STATEMENT]) is told


@pytest.mark.parametrize(("lost", "told"), [("phones", False), ("address", False), ("phones|address", True)])
def test_faults_are_reported_by_phone_or_at_a_desk(good, lost, told):
    path = "docs/services/fyren.md"
    head, _, body = good[path].partition("\n---\n")
    head = re.sub(rf"(?m)^(?:{lost}):\n(?: .*\n)+", "", head + "\n")
    problems = collect({**good, path: f"{head}---\n{body}"}, today=TODAY)[1]

    assert ("report-by-mail-alone" in {problem.code for problem in problems}) is told


def test_no_rule_is_forgotten():
    found = [
        function
        for module in pkgutil.walk_packages(rules.__path__, f"{rules.__name__}.")
        for function in vars(importlib.import_module(module.name)).values()
        if getattr(function, "__module__", "") == module.name
        and not function.__name__.startswith("_")
        and list(getattr(function, "__annotations__", {})) == ["collection", "settings", "return"]
    ]

    assert sorted(rule.__name__ for rule in found) == sorted(rule.__name__ for rule in every_rule.RULES_BETWEEN)
    assert [rule.__name__ for rule in every_rule.RULES_OF_EACH] == [
        "stray_contact_details",
        "stray_markup",
        "law_citations",
        "owner_left_empty",
    ]


def test_a_collection_cannot_be_changed(tiny):
    with pytest.raises(dataclasses.FrozenInstanceError):
        tiny.today = date(2000, 1, 1)


# ----- gaps ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wrong", ["{phone-fyren}", "{Phone_fyren}", "{ phone_fyren }", "{phone_fyren"])
def test_braces_that_are_no_placeholder_are_told(good, wrong):
    texts = {**good, "docs/index.md": good["docs/index.md"].replace("{phone_fyren}", wrong)}

    assert codes(texts) != []


@pytest.mark.parametrize("where", ["indicators", "activities", "quoted_elsewhere"])
def test_an_unknown_document_is_told_wherever_it_is_named(good, where):
    quoted = "[{text: Ord, document: answer/none}]"
    found = (
        f"{where}: {quoted}" if where == "quoted_elsewhere" else f"goals: [{{number: 1, title: M, {where}: {quoted}}}]"
    )
    text = good["docs/programmes/ekby-2024-2090.md"].replace("strategy:", f"{found}\nstrategy:")

    assert codes({**good, "docs/programmes/ekby-2024-2090.md": text}) == ["unknown-document"]


def test_an_action_of_a_focus_area_that_is_not_there_is_told(good):
    action = good["docs/programmes/actions/ekby-1-1.md"].replace('"1:1"', '"9:1"').replace("area: 1", "area: 9")

    assert codes({**good, "docs/programmes/actions/ekby-9-1.md": action}) != []


def test_a_number_used_by_two_actions_is_told(good):
    action = good["docs/programmes/actions/ekby-1-1.md"]

    assert codes({**good, "docs/programmes/actions/ekby-copy.md": action}) != []


def test_a_request_about_a_goal_that_is_not_there_is_told(good):
    path = "docs/programmes/answers/radet-2023.md"

    assert codes({**good, path: good[path].replace("goal: 1", "goal: 8")}) != []


@pytest.mark.parametrize("situation", ["browsing", "leaving"])
def test_the_pages_for_who_hurts_tell_nobody_how_to_hide_or_leave(good, situation):
    guide = good["docs/guides/i-am-afraid.md"]
    texts = {
        **good,
        "docs/guides/hide.md": guide.replace("for: victim", f"for: {situation}"),
        "docs/guides/i-hurt.md": guide.replace("for: victim", "for: perpetrator") + "\nLäs {guide_hide}.\n",
    }

    (line,) = [line for line in told(texts) if "own-entrance" in line]
    assert "docs/guides/i-hurt.md:" in line
    assert "'hide' tells how to hide or to leave" in line


def test_a_number_in_a_text_is_told_where_it_stands(good):
    """Not where a placeholder has the same figures in its name, and in every field of words, names too."""
    path, service = "docs/guides/i-am-afraid.md", "docs/services/fyren.md"
    texts = {
        **good,
        path: good[path] + "\nRing 031-**390\n06 00** eller 112.\n",
        service: good[service].replace("name: Fyren,", "name: Fyren 031-390 06 99,"),
    }

    problems = [one for one in collect(texts, today=TODAY)[1] if one.code == "stray-phone-number"]

    lines = len(good[path].splitlines())
    assert [(str(one.source), one.what) for one in problems] == [
        (f"{path}:{lines + 2}:6", "'031-**390 06 00' is a phone number in a text"),
        (f"{path}:{lines + 3}:15", "'112' is a phone number in a text"),
        (f"{service}:2:13", "'031-390 06 99' is a phone number in a text"),
    ]


def test_what_people_call_a_service_by_may_be_its_own_number(good):
    path = "docs/services/sos-112.md"
    called = good[path].replace("\nsummary:", "\naliases: [Ekby 112]\nsummary:", 1)

    assert collect({**good, path: called}, today=TODAY)[1] == []
    assert [one.code for one in collect({**good, path: called.replace("Ekby 112", "Ekby 1177")}, today=TODAY)[1]] == [
        "stray-phone-number"
    ]
