"""Prints as values: which there are, what they say, and what they never say."""

import json
import re
from dataclasses import replace

import pytest

from fristad.content.records.guides import OWN_ENTRANCES, Guide
from fristad.content.records.services import Service
from fristad.languages.known_languages import LANGUAGES, SOURCE
from fristad.outputs.open_data import json_files
from fristad.outputs.open_data.site_schema import PrintsFile
from fristad.prints import listing, plan
from fristad.prints.every_print import papers
from fristad.translation.coverage import Count, Coverage, LanguageCoverage

from .printed import every_said, site_with
from .test_pages import HIDDEN, hidden_details

NEUTRAL = ("card", "slip")


@pytest.fixture(scope="module")
def texts(good) -> dict[str, str]:
    """The tiny project, in which somebody in danger begins with the guide."""
    path = "docs/guides/i-am-afraid.md"
    return {**good, path: good[path].replace("checked:", "emergency: true\nchecked:", 1)}


@pytest.fixture(scope="module")
def site(texts):
    return site_with(texts)


def of(site, ref, kind, id="sv"):
    """One print, as its template is given it."""
    return next(
        paper
        for planned, paper in papers(site, LANGUAGES[id])
        if planned.kind == kind and planned.record and planned.record.ref == ref
    )


def words(paper):
    return "\n".join(said.plain for said in every_said(paper))


def changed(texts, path, old, new):
    assert old in texts[path]
    return site_with({**texts, path: texts[path].replace(old, new)})


def kinds(site, ref):
    return {planned.kind for planned in plan.plan(site) if planned.record.ref == ref}


# ----- which there are -----------------------------------------------------------------------------------------------


def test_a_sure_number_has_every_kind_that_shows_one(site):
    assert kinds(site, "service/fyren") == {"poster", "strips", "card", "slip"}


def test_a_number_that_is_not_sure_has_a_poster_alone(site):
    assert kinds(site, "service/hamnen") == {"poster"}


@pytest.mark.parametrize("confidence", ["low", "none"])
def test_what_may_not_be_shown_is_not_printed(texts, confidence):
    path = "docs/services/hamnen.md"
    unsure = re.sub(r"(?m)^confidence: medium$", f"confidence: {confidence}\ninstead: [fyren]", texts[path])

    assert kinds(site_with({**texts, path: unsure}), "service/hamnen") == set()


def test_a_draft_is_not_printed(texts):
    site = changed(
        texts, "docs/services/hamnen.md", "confidence: medium\nsources", "confidence: medium\ndraft: true\nsources"
    )

    assert kinds(site, "service/hamnen") == set()


def test_what_has_ended_is_not_printed_again(texts):
    """A record that is retired keeps its page and its codes; nobody is to put up new posters of it."""
    ended = "confidence: medium\nretired: {on: 2026-11-01, instead: service/fyren}\nsources"
    site = changed(texts, "docs/services/hamnen.md", "confidence: medium\nsources", ended)

    assert kinds(site, "service/hamnen") == set()


def place(site):
    return next(one.record for one in plan.plan(site) if one.record.kind == "place")


def test_guides_that_begin_in_danger_have_a_sheet_and_a_leaflet(site, good):
    assert kinds(site, "guide/i-am-afraid") == {"poster", "sheet", "leaflet"}
    assert kinds(site_with(good), "guide/i-am-afraid") == set()


def test_those_who_hurt_others_have_their_own(workspace):
    own = {planned.record for planned in plan.plan(workspace.site) if isinstance(planned.record, Guide)}

    assert {one.situation for one in own} >= set(OWN_ENTRANCES)


def test_a_place_with_help_of_its_own_has_a_sheet(site, workspace):
    assert kinds(site, "place/ekby") == {"sheet"}
    places = {planned.record.id for planned in plan.plan(workspace.site) if planned.record.kind == "place"}
    assert places == {"stockholm", "sodertalje"}


def test_names_of_files_tell_nothing(workspace):
    names = {planned.path(language) for planned in plan.plan(workspace.site) for language in workspace.site.languages}

    assert all(
        re.fullmatch(r"prints/[a-z-]+/(?:card|poster|strips|slip|sheet|leaflet)-[2-9a-z]{5}\.pdf", one) for one in names
    )
    assert len(names) == len(list(plan.plan(workspace.site))) * len(workspace.site.languages)


def test_only_languages_in_which_nothing_urgent_is_missing_have_prints(site):
    def row(id, missing):
        tiers = {"emergency": Count(10, 10 - missing), "residents": Count(9, 0)}
        return LanguageCoverage(LANGUAGES[id], tiers, 0)

    some = replace(site, coverage=Coverage((row("en", 0), row("ar", 1))))

    assert [language.id for language in plan.languages_of(some)] == ["sv", "en"]
    kept_back = replace(some.translations["en"], withholds_labels=True)
    assert plan.languages_of(replace(some, translations={**some.translations, "en": kept_back})) == (SOURCE,)


# ----- what they say -------------------------------------------------------------------------------------------------


def test_the_number_is_the_records(site):
    for kind in ("poster", "strips", "card", "slip"):
        for id in ("sv", "en", "ar"):
            assert of(site, "service/fyren", kind, id).number.plain == "031-390\u00a006\u00a000"


def test_nothing_but_the_number_changes_with_the_number(texts, site):
    after = changed(
        {**texts, "docs/services/fyren.md": texts["docs/services/fyren.md"].replace("+46313900600", "+46313900622")},
        "docs/services/fyren.md",
        "display: 031-390 06 00",
        "display: 031-390 06 22",
    )
    seen = 0
    for id in ("sv", "en", "ar"):
        pairs = zip(papers(site, LANGUAGES[id]), papers(after, LANGUAGES[id]), strict=True)
        for (planned, before), (_, now) in pairs:
            old, new = repr(before), repr(now)
            seen += old != new
            assert old.replace("390\\xa006\\xa000", "390\\xa006\\xa022") == new, planned
    assert seen >= 3 * 6


def test_what_is_not_sure_stands_below_the_number_for_danger_with_its_source(site):
    paper = of(site, "service/hamnen", "poster")

    assert paper.danger
    assert paper.danger.number.plain == "112"
    assert not paper.sure
    assert [said.plain for said in paper.unsure] == ["Uppgiften kan ha ändrats. Källa: tidningen.example"]


def test_hours_that_are_not_sure_are_on_no_card(texts):
    path = "docs/services/fyren.md"
    unsure = texts[path].replace("14:00\n  confidence: high", "14:00\n  confidence: medium")
    site = site_with({**texts, path: unsure})

    assert of(site, "service/fyren", "card").hours == of(site, "service/fyren", "slip").hours == ()
    assert of(site, "service/fyren", "poster").unsure


@pytest.mark.parametrize("kind", NEUTRAL)
@pytest.mark.parametrize("id", ["sv", "en", "ar"])
def test_cards_and_slips_tell_nothing_of_what_they_are_about(site, kind, id):
    paper = of(site, "service/fyren", kind, id)
    said = f"{paper.title}\n{words(paper)}".casefold()
    record = site.collection.need(Service, "fyren")
    own = site.speaker(LANGUAGES[id], "")
    telling = (record.name, record.called, own.field(record, "called", record.called).plain, "fyren.example", "fyren")

    assert [one for one in (*telling, "våld", "violence", "عنف") if one.casefold() in said] == []


def test_staff_read_in_swedish_what_a_print_is(site):
    assert of(site, "service/fyren", "poster", "ar").staff.plain == (
        "Affisch · Fyren, stödlinjen i Ekby, stödlinje för unga · arabiska"
    )
    assert "Fyren" not in of(site, "service/fyren", "card", "ar").staff.plain


def test_a_sheet_has_the_swedish_beside(site):
    paper = of(site, "guide/i-am-afraid", "sheet", "ar")

    assert paper.swedish_heading.plain == "Jag är rädd hemma"
    assert [line.swedish.plain for line in paper.lines] == ["Stödlinje för unga"]
    assert paper.ask[1].plain == "Jag behöver tolk. Jag talar arabiska."
    assert of(site, "guide/i-am-afraid", "sheet", "sv").swedish_heading is None


def test_every_number_in_words_keeps_its_order(site):
    """In words from right to left, one of several groups stands in a run of its own, with spaces that do not break."""
    for _, paper in papers(site, LANGUAGES["ar"]):
        for said in every_said(paper):
            loose = "".join(run.text for run in said.runs if run.kind != "number")
            assert said.dir == "ltr" or not re.search(r"\d+[ -]\d", loose), said
            assert all(" " not in run.text for run in said.runs if run.kind == "number"), said


def test_a_leaflet_says_what_the_page_says(site):
    paper = of(site, "guide/i-am-afraid", "leaflet")

    assert [section.heading.plain for section in paper.sections] == ["Ring", "När du har ringt"]
    blocks = [(block.kind, block.said.plain) for section in paper.sections for block in section.blocks]
    assert blocks[0] == ("paragraph", "Är det bråttom? Ring 112.")
    assert blocks[-1] == ("item", "Du som är under 18 år har rätt till hjälp.")
    assert any(run.kind == "strong" for run in paper.sections[0].blocks[0].said.runs)


def test_words_that_are_missing_stand_in_swedish_and_say_so(site):
    said = [one for one in every_said(of(site, "service/fyren", "poster", "ar")) if one.tag == "sv"]

    assert "Fyren, stödlinjen i Ekby" in {one.plain for one in said}
    assert {one.dir for one in said} == {"ltr"}


def test_a_leaflet_has_the_sections_that_are_in_its_language(texts):
    """Where whoever reads it would meet half of it in Swedish, the code leads to the page instead."""
    site = site_with(texts)
    whole = of(site, "guide/i-am-afraid", "leaflet", "ar").sections
    words = {key: said for key, said in site.translations["ar"].words.items() if key[1] != "När du har ringt"}
    some = replace(site, translations={**site.translations, "ar": replace(site.translations["ar"], words=words)})
    left = of(some, "guide/i-am-afraid", "leaflet", "ar").sections

    assert left == whole[:1]
    assert len(whole) == 2


def test_a_sentence_without_words_is_left_out(texts):
    site = site_with(texts)
    summary = site.collection.records["service/fyren"].summary
    words = {key: said for key, said in site.translations["ar"].words.items() if key[1] != summary}
    none = replace(site, translations={**site.translations, "ar": replace(site.translations["ar"], words=words)})

    assert of(none, "service/fyren", "poster", "ar").summary is None
    assert of(none, "service/fyren", "poster").summary.plain == summary


def test_a_row_of_facts_is_in_one_language(texts):
    """Where one of them has no words in the language, all are in Swedish, from left to right."""
    site = site_with(texts)
    key = next(key for key in site.translations["ar"].words if key[1] == "Anonymt")
    words = {found: said for found, said in site.translations["ar"].words.items() if found != key}
    some = replace(site, translations={**site.translations, "ar": replace(site.translations["ar"], words=words)})

    assert of(site, "service/fyren", "poster", "ar").facts.tag == "ar"
    facts = of(some, "service/fyren", "poster", "ar").facts
    assert (facts.tag, facts.dir) == ("sv", "ltr")
    assert facts.plain == "Kostar som ett vanligt samtal · Anonymt · Tolk finns · 15–25 år"


# ----- what they never say -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("id", ["sv", "en", "ar"])
def test_nothing_hidden_is_printed(site, id):
    said = "\n".join(f"{paper!r}" for _, paper in papers(site, LANGUAGES[id])).replace("\\xa0", " ")

    assert [one for one in HIDDEN if one in said] == []


def test_nothing_hidden_of_the_real_records_is_printed(workspace):
    site = workspace.site
    said = "\n".join(repr(paper) for _, paper in papers(site, SOURCE)).replace("\\xa0", " ")
    numbers, places = hidden_details(site.collection)

    assert len(numbers) >= 8
    assert [one for one in (*numbers, *places) if one in said] == []


def test_what_is_for_those_who_hurt_and_for_the_hurt_name_nothing_of_each_other(workspace):
    site = workspace.site
    hurting = [one for one in site.collection.services if one.is_for_those_who_hurt]
    helping = [one for one in site.collection.services if {"victims", "refuges", "after-rape"} & set(one.roles)]
    helping += [site.collection.need(Service, "kvinnofridslinjen")]
    assert len(hurting) >= 3
    for planned, paper in papers(site, SOURCE):
        if not planned.record:
            continue
        record = planned.record
        own = record in hurting or getattr(record, "situation", "") in OWN_ENTRANCES
        said = f"{paper.title}\n{words(paper)}"
        named = [one.name for one in (helping if own else hurting) if one.name in said]
        assert named == [], planned


# ----- the list ------------------------------------------------------------------------------------------------------


def test_the_list_has_what_a_page_needs(site):
    planned, paper = next(one for one in papers(site, LANGUAGES["ar"]) if one[0].kind == "sheet")
    row = listing.row(site, LANGUAGES["ar"], planned, paper, planned.path(LANGUAGES["ar"]), 12_345, 1)
    text = listing.text(site, [row])

    PrintsFile.model_validate({key: value for key, value in json.loads(text).items() if key != "$schema"})
    assert json.loads(text)["$schema"] == "prints.schema.json"
    assert (row.kind, row.language, row.subject) == ("sheet", "ar", planned.record.ref)
    assert row.numbers[0] == "112"
    assert row.swedish_title.startswith("Informationsblad: ")
    assert row.actions == list(planned.record.implements)
    assert "properties" in json_files.schema(json_files.PRINTS)
