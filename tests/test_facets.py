"""Choosing between services: what fits, in which order, on which pages."""

from dataclasses import replace

import pytest

from fristad.content.reader import collect
from fristad.content.records.services import Service
from fristad.languages.known_languages import LANGUAGES, SOURCE
from fristad.pages import choices as facets
from fristad.pages.choices import PER_PAGE, choices, fits, listed, wider
from fristad.pages.contract import ChoicePage
from tests.conftest import TODAY
from tests.drafted import page_at, pages_in
from tests.test_pages import page, site_of


@pytest.fixture
def site(tiny):
    return site_of(tiny)


def choice(collection, mark):
    return next(one for one in choices(collection) if one.mark == mark)


def changed(good, name, old, new):
    path = f"docs/services/{name}.md"
    assert old in good[path]
    found, problems = collect({**good, path: good[path].replace(old, new)}, today=TODAY)
    assert problems == []
    return found


def test_a_service_fits_what_its_record_says(tiny):
    assert fits(tiny.need(Service, "fyren")) == (
        "area-ekby",
        "about-intimate-partner",
        "about-honour",
        "age-young",
        "age-adult",
        "way-call",
        "way-chat",
        "way-sms",
        "way-email",
        "way-visit",
        "language-sv",
        "language-en",
        "language-ar",
        "language-interpreter",
    )


def test_what_may_not_be_shown_is_no_way_of_contact(tiny):
    assert [mark for mark in fits(tiny.need(Service, "gomstallet")) if mark.startswith(("way-", "hours-"))] == []


def test_the_surest_come_first_and_those_out_of_reach_last(tiny):
    assert [service.id for service in listed(tiny)] == ["sos-112", "fyren", "hamnen"]


@pytest.mark.parametrize(
    ("limits", "ages"),
    [
        ("{to: 17}", ["young"]),
        ("{from: 18}", ["young", "adult"]),
        ("{from: 30}", ["adult"]),
        ("{from: 65}", []),
    ],
)
def test_limits_of_age_narrow_the_audience(good, limits, ages):
    found = changed(good, "fyren", "age: {from: 15, to: 25}", f"age: {limits}")

    assert [mark for mark in fits(found.need(Service, "fyren")) if mark.startswith("age-")] == [
        f"age-{a}" for a in ages
    ]


def test_who_names_no_age_is_for_all_but_professionals(good):
    women = changed(good, "fyren", "audience: [young, adult, woman, man]", "audience: [woman]")
    staff = changed(good, "fyren", "audience: [young, adult, woman, man]", "audience: [professional]")

    assert "age-young" in fits(women.need(Service, "fyren"))
    assert not any(mark.startswith("age-") for mark in fits(staff.need(Service, "fyren")))


def test_of_equally_sure_services_those_that_answer_day_and_night_come_first(collection):
    sure = [one for one in listed(collection) if one.has_way_in and not one.needs_checking]
    always = [bool(one.shown_hours and one.shown_hours.always) for one in sure]

    assert {True, False} <= set(always)
    assert always == sorted(always, reverse=True)


def test_only_what_some_listed_service_fits_is_a_choice(good):
    """The only service of the county is one of which nothing is sure."""
    assert "area-lanet" not in {one.mark for one in choices(collect(good, today=TODAY)[0])}

    text = good["docs/services/gomstallet.md"].replace("confidence: low\ninstead", "confidence: high\ninstead")
    found = collect({**good, "docs/services/gomstallet.md": text}, today=TODAY)[0]
    assert "area-lanet" in {one.mark for one in choices(found)}
    assert all(one.services for one in choices(found))


def test_places_lie_in_wider_places(tiny):
    assert wider(tiny, "ekby") == ("lanet", "national")
    assert wider(tiny, "national") == ()


def test_many_services_stand_on_several_pages(collection):
    for one in choices(collection):
        parts = one.parts

        assert [service for _, part in parts for service in part] == list(one.services)
        assert all(0 < len(part) <= PER_PAGE for _, part in parts)
        assert [address for address, _ in parts][:2] == [one.address, one.address + "2/"][: len(parts)]


def test_pages_of_one_choice_lead_to_each_other(collection):
    site = site_of(collection)
    first = "services/by/area/national/"
    shown = [page_at(site, SOURCE, address) for address in (first, f"{first}2/", f"{first}3/")]

    assert [value.content.next for value in shown[:2]] == ["2/", "../3/"]
    assert [value.content.previous for value in shown[:2]] == ["", "../"]
    assert shown[1].about.title.plain.endswith("(2)")


def test_a_page_of_a_place_leads_to_the_places_around_it(site):
    shown = page_at(site, SOURCE, "services/by/area/ekby/")

    assert shown.about.title.plain == "Hitta stöd: Ekby kommun"
    assert [link.href for link in shown.content.wider] == ["../national/"]
    assert [link.ref for link in shown.frame.trail] == ["page/index", "page/services/index"]
    assert [card.ref for card in shown.content.cards] == ["service/fyren"]
    assert shown.about.owner.plain == "Ekby socialnämnd"


def test_a_page_of_a_choice_says_when_its_oldest_facts_were_checked(good):
    found = changed(good, "fyren", "checked: 2026-11-01", "checked: 2026-10-05")
    shown = page_at(site_of(found), SOURCE, "services/by/area/ekby/")

    assert shown.about.checked.iso == "2026-10-05"


def test_the_finder_asks_and_names_everyone(site):
    shown = page(site, "page/services/index")

    assert [facet.id for facet in shown.content.facets] == ["area", "about", "language"]
    assert [facet.id for facet in shown.content.more] == ["age", "way", "hours", "who"]
    assert [(one.href, one.within) for one in shown.content.facets[0].choices] == [
        ("by/area/national/", ""),
        ("by/area/ekby/", "lanet national"),
    ]
    languages = {one.href: one.text.plain for one in shown.content.facets[2].choices}
    assert (languages["by/language/en/"], languages["by/language/interpreter/"]) == ("engelska", "Med tolk")
    assert shown.content.all_names.href == "../all-services/"
    assert [card.ref for card in shown.content.first] == ["service/sos-112", "service/fyren"]
    assert (shown.content.all, shown.content.rest) == (2, "by/language/sv/")


def test_a_page_of_a_choice_leads_to_the_others_and_to_the_other_questions(site):
    shown = page_at(site, SOURCE, "services/by/area/ekby/").content

    assert shown.question.plain == "Var bor du?"
    assert [(link.href, link.current) for link in shown.choices] == [("../national/", False), ("./", True)]
    assert [link.href for link in shown.questions] == [
        f"../../../#f-{facet}" for facet in ("about", "language", "age", "way", "hours", "who")
    ]


def test_a_card_says_whom_it_is_for_but_not_that_it_is_for_everybody(good):
    found = changed(good, "fyren", "audience: [young, adult, woman, man]", "audience: [young, adult, child, older]")
    for collection, told in (collect(good, today=TODAY)[0], ["För vem:"]), (found, []):
        [card] = page_at(site_of(collection), SOURCE, "services/by/area/ekby/").content.cards
        assert [fact.label.plain for fact in card.details if fact.field == "audience"] == told
        assert not [fact for fact in card.details if fact.label.plain in ("För vem?", "Språk", "Om vad?")]


def test_every_name_is_on_a_page_of_its_own(site):
    shown = page(site, "page/all-services")

    assert [(name.href, name.phone is not None) for name in shown.content.names] == [
        ("../services/sos-112/", True),
        ("../services/fyren/", True),
        ("../services/hamnen/", False),
    ]


def test_a_project_without_the_page_of_questions_has_no_page_of_answers(good):
    found, _ = collect({path: text for path, text in good.items() if path != "docs/services/index.md"}, today=TODAY)

    assert facets.addresses(found, (LANGUAGES["ar"],)) == ()
    assert not [one for one in pages_in(site_of(found), SOURCE) if isinstance(one.content, ChoicePage)]


# ----- languages -----------------------------------------------------------------------------------------------------


def language_choices(collection, *ids):
    found = choices(collection, tuple(LANGUAGES[id] for id in ids))
    return {one.value: [service.id for service in one.services] for one in found if one.facet == "language"}


def test_a_language_finds_who_answers_in_it_or_has_an_interpreter(tiny):
    both = ["sos-112", "fyren"]

    languages = {"ar": both, "so": both, "en": both, "interpreter": both}
    assert language_choices(tiny, "sv", "ar", "so") == {"sv": both, **languages}
    assert language_choices(tiny, "lattlast", "ar", "so") == {"sv": both, **languages}


@pytest.mark.parametrize(
    ("id", "tag"), [("prs", "prs"), ("prs", "fa"), ("kmr", "kmr"), ("bks", "hr"), ("ar", "ar-SY"), ("zh-hans", "zh")]
)
def test_a_language_is_known_by_any_of_its_tags(good, id, tag):
    path = "docs/services/fyren.md"
    alone = {**good, path: good[path].replace("interpreter: true", "interpreter: false")}
    found = changed(alone, "fyren", "languages: [sv, en, ar]", f"languages: [sv, {tag}]")

    assert "fyren" in language_choices(found, id)[LANGUAGES[id].tag]
    assert LANGUAGES[id].tag == tag or tag not in language_choices(found, id)


def test_a_language_that_nobody_answers_in_leads_to_who_is_always_there(good):
    text = good["docs/services/sos-112.md"].replace("interpreter: true", "interpreter: false")
    found = changed({**good, "docs/services/sos-112.md": text}, "fyren", "interpreter: true", "interpreter: false")
    shown = page_at(site_of(found), LANGUAGES["ar"], "services/by/language/ar/")
    alone = replace(site_of(found), languages=(SOURCE, LANGUAGES["so"]))
    empty = page_at(alone, LANGUAGES["so"], "services/by/language/so/")

    assert [card.ref for card in shown.content.cards] == ["service/fyren"]
    assert (empty.content.cards, [card.ref for card in empty.content.instead]) == (
        (),
        ["service/sos-112", "service/fyren"],
    )


def test_the_page_s_own_language_is_the_first(tiny):
    site = site_of(tiny)

    def choices_of(language):
        shown = page_at(site, language, "services/")
        [facet] = [one for one in shown.content.facets if one.id == "language"]
        return [(one.href.split("/")[-2], one.own) for one in facet.choices]

    others = [("en", False), ("interpreter", False)]
    assert choices_of(LANGUAGES["ar"]) == [("ar", True), ("sv", False), *others]
    assert choices_of(SOURCE) == [("sv", True), ("en", False), ("ar", False), ("interpreter", False)]
