"""Whose number stands first on a page: what `fristad check` tells, and the order of services that fit a choice."""

import pytest

from fristad.content.reader import collect
from fristad.content.records.services import Service
from fristad.pages.choices import choices
from tests.conftest import TODAY

GUIDE, TYPE, PAGE = "docs/guides/i-am-afraid.md", "docs/violence/types/control.md", "docs/about/index.md"
EXPRESSION, FYREN, HAMNEN = "docs/violence/expressions/threats.md", "docs/services/fyren.md", "docs/services/hamnen.md"
LINE = "is a line for those who use violence or buy sex. Move it below the first number for those who are hurt."
UNSURE = "its number is not surely right. Move it below the first number that is."


@pytest.fixture
def sure(good):
    """The tiny project, where the number of the line for those who hurt others is surely right."""
    return {**good, HAMNEN: good[HAMNEN].replace("confidence: medium\nsources", "confidence: high\nsources")}


def told(texts, **changed):
    problems = collect({**texts, **changed}, today=TODAY)[1]
    assert {problem.code for problem in problems} <= {"first-number"}, problems
    return [problem.one_line() for problem in problems]


def text(good, path, body, **facts):
    """A file with another text below its facts, and some facts in the place of others."""
    head = good[path].split("\n---\n")[0]
    for name, value in facts.items():
        lines = [line for line in head.split("\n") if not line.startswith(f"{name}:")]
        head = "\n".join([*lines, f"{name}: {value}"])
    return {path: f"{head}\n---\n\n## Prov {{#prov}}\n\n{body}\n"}


@pytest.mark.parametrize("path", [GUIDE, TYPE, EXPRESSION, PAGE])
def test_a_line_for_those_who_hurt_is_not_first_in_a_text(sure, path):
    body = "Ring {phone_sos_112}. Slår du? Ring {phone_hamnen}.\n\nRing {phone_fyren}, eller {phone_hamnen}."
    found = told(sure, **text(sure, path, body))
    line = (
        next(iter(text(sure, path, body).values()))
        .split("\n")
        .index("Ring {phone_sos_112}. Slår du? Ring {phone_hamnen}.")
    )

    assert found == [f"{path}:{line + 1}:37: '{{phone_hamnen}}' stands first on the page, and {LINE} [first-number]"]


def test_who_names_a_service_that_is_none_is_told_of_that_alone(sure):
    """It might have come first."""
    changed = text(sure, GUIDE, "Slår du? Ring {phone_hamnen}.", services="[fyrn, fyren]")

    assert [problem.code for problem in collect({**sure, **changed}, today=TODAY)[1]] == ["unknown-service"]


def test_a_number_that_may_not_stand_in_a_text_is_told_of_as_that_alone(good):
    changed = text(good, GUIDE, "Ring {phone_hamnen}. Ring {phone_fyren}.")

    assert [problem.code for problem in collect({**good, **changed}, today=TODAY)[1]] == ["unsure-phone-in-text"]


@pytest.mark.parametrize("path", [GUIDE, TYPE, EXPRESSION, PAGE])
def test_below_a_number_for_those_who_are_hurt_it_may_stand(sure, path):
    assert told(sure, **text(sure, path, "Ring {phone_fyren}. Slår du? Ring {phone_hamnen}.\n\n{card_hamnen}")) == []


@pytest.mark.parametrize("path", [GUIDE, TYPE, EXPRESSION, PAGE])
def test_a_card_counts_as_a_number(sure, path):
    found = told(sure, **text(sure, path, "{card_hamnen}\n\nRing {phone_fyren}."))
    assert len(found) == 1
    assert f"'{{card_hamnen}}' stands first on the page, and {LINE}" in found[0]
    # The other way round.
    assert told(sure, **text(sure, path, "{card_fyren}\n\nRing {phone_hamnen}.")) == []


def test_a_number_that_is_not_surely_right_is_not_first(good):
    other = {HAMNEN: good[HAMNEN].replace("[adult, perpetrator]", "[adult, woman]")}
    found = told(good, **other, **text(good, GUIDE, "{card_hamnen}\n\nRing {phone_fyren}."))

    assert len(found) == 1
    assert f"'{{card_hamnen}}' stands first on the page, and {UNSURE}" in found[0]


def test_each_that_stands_before_the_first_right_one_is_told(sure):
    found = told(sure, **text(sure, GUIDE, "{card_hamnen}\n\nRing {phone_hamnen}.\n\nRing {phone_fyren}."))

    assert [line.split("'")[1] for line in found] == ["{card_hamnen}", "{phone_hamnen}"]


def test_a_summary_is_read_before_the_text(sure):
    found = told(sure, **text(sure, GUIDE, "Ring {phone_fyren}.", summary="Ring {phone_hamnen}."))

    assert len(found) == 1
    assert "'{phone_hamnen}' stands first" in found[0]


def test_what_stands_twice_is_told_where_it_is_first(sure):
    """The same placeholder in a part of the text that is no number of its own."""
    found = told(
        sure,
        **text(sure, TYPE, "Läs om {service_fyren}.\n\n| Vem |\n| --- |\n| {phone_hamnen} |\n\nRing {phone_fyren}."),
    )

    assert len(found) == 1
    assert found[0].split(":")[2] == "3"


@pytest.mark.parametrize("path", [GUIDE, TYPE, EXPRESSION])
def test_after_the_text_the_list_of_services_counts(sure, path):
    changed = text(sure, path, "Ring {phone_sos_112}.", services="[sos-112, hamnen, fyren]")
    found = told(sure, **changed)
    assert len(found) == 1
    assert f"'hamnen' stands first on the page, and {LINE}" in found[0]
    assert told(sure, **text(sure, path, "Ring {phone_sos_112}.", services="[sos-112, fyren, hamnen]")) == []


def test_a_name_without_its_number_does_not_count(good):
    """Below a guide's cards stand names, with a number only where it is surely right."""
    services = "[sos-112, gomstallet, gomstallet, gomstallet, gomstallet, gomstallet, hamnen, fyren]"
    body = "Ring {phone_sos_112}."
    assert told(good, **text(good, GUIDE, body, services=services)) == []
    assert len(told(good, **text(good, GUIDE, body, services=services.replace("gomstallet, ", "", 1)))) == 1


@pytest.mark.parametrize("situation", ["perpetrator", "buyer"])
def test_those_who_hurt_others_have_their_own_entrances(sure, situation):
    changed = text(sure, GUIDE, "Ring {phone_hamnen}.", services="[hamnen]", **{"for": situation})

    assert told(sure, **changed) == []


def test_a_service_out_of_reach_leads_to_help_first(sure):
    path = "docs/services/gomstallet.md"
    wrong = sure[path].replace("instead: [", "instead: [hamnen, ")
    assert wrong != sure[path]
    found = told(sure, **{path: wrong})

    assert len(found) == 1
    assert f"'hamnen' stands first on the page, and {LINE}" in found[0]


@pytest.mark.parametrize(
    ("audience", "line"),
    [
        ("[perpetrator]", True),
        ("[buyer-of-sex, relative]", True),
        ("[adult, young, perpetrator, relative, professional]", True),
        ("[adult, man, perpetrator]", True),
        ("[child, young, perpetrator, relative]", False),
        ("[adult, woman, man, perpetrator]", False),
        ("[adult, trans, perpetrator]", False),
        ("[adult, man]", False),
        ("[relative, professional]", False),
    ],
)
def test_who_a_line_is_for_follows_from_its_record(good, audience, line):
    text = good[HAMNEN].replace("[adult, perpetrator]", audience)
    found = collect({**good, HAMNEN: text}, today=TODAY)[0]

    assert found.need(Service, "hamnen").is_for_those_who_hurt is line


# ----- services that fit a choice ------------------------------------------------------------------------------------


def test_no_choice_has_such_a_line_but_the_one_that_asks_for_it(collection):
    lines = {service for service in collection.services if service.is_found and service.is_for_those_who_hurt}
    asking = [choice for choice in choices(collection) if choice.facet == "who"]
    others = [choice for choice in choices(collection) if choice.facet != "who"]

    assert lines
    assert {choice.value for choice in asking} == {"perpetrator", "buyer-of-sex"}
    assert lines <= {service for choice in asking for service in choice.services}
    assert not [(choice.mark, service.id) for choice in others for service in choice.services if service in lines]
    for choice in asking:
        told = [service.is_for_those_who_hurt for service in choice.services]
        assert told == sorted(told, reverse=True), choice.mark


@pytest.mark.parametrize("through", [False, True])
def test_nor_has_one_a_line_without_a_number_of_its_own(sure, through):
    """Its card would show the number of another such line."""
    texts = dict(sure)
    if through:
        texts["docs/services/kajen.md"] = sure[HAMNEN].replace("Hamnen", "Kajen")
        hamnen = sure[HAMNEN].replace("sources:", "instead: [kajen]\nsources:").replace("{phone}", "dem")
        texts[HAMNEN] = hamnen[: hamnen.index("phones:")] + hamnen[hamnen.index("web:") :]
    collection, problems = collect(texts, today=TODAY)
    found = {choice.mark for choice in choices(collection) for service in choice.services if service.id == "hamnen"}

    assert [problem for problem in problems if problem.code != "unknown-placeholder"] == []
    assert found == {"who-perpetrator"}
