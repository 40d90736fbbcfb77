"""What each language has: counted, owed by law, by action of a plan, and shown to everybody."""

import json
from collections import Counter
from dataclasses import replace

import pytest

from fristad.languages.known_languages import LANGUAGES, SOURCE
from fristad.languages.tags import covers
from fristad.prints import plan
from fristad.prints.every_print import papers
from fristad.translation.coverage import Count, Coverage, LanguageCoverage, added, coverage
from fristad.translation.messages import TIERS, Message, of_record
from fristad.translation.translations import Translations

from .drafted import page_at
from .printed import site_with

TEXTS = {"reviewed": "A", "machine": "B", "unreviewed": "C", "stale": "D"}


def messages_of(collection) -> list[Message]:
    return [message for record in collection.records.values() for message in of_record(record, "docs/x.md")]


def tiers(**known: Count) -> dict[str, Count]:
    return {tier: known.get(tier, Count()) for tier in TIERS}


def everything(collection, id, state="machine") -> Translations:
    words = {message.key: message.text for message in messages_of(collection)}
    return Translations(LANGUAGES[id], words, dict.fromkeys(words, state))


def test_each_state_is_counted_once(tiny):
    messages = [Message("service/fyren#text", text, "docs/x.md") for text in (*TEXTS.values(), "E")]
    states = {("service/fyren#text", text): state for state, text in TEXTS.items()}
    found = Translations(LANGUAGES["en"], dict.fromkeys(states, "x"), states)

    (row,) = coverage(messages, tiny, {"en": found}, {"en": 1}).languages

    count = row.tiers["services"]
    assert count == Count(messages=5, translated=3, reviewed=1, stale=1)
    assert (count.percent, count.reviewed_percent, count.missing, row.refused) == (60, 20, 2, 1)
    assert row.total == count


@pytest.mark.parametrize(
    ("count", "percent"), [(Count(), 100), (Count(1000, 999), 99), (Count(3, 3), 100), (Count(3, 0), 0)]
)
def test_all_is_said_only_of_all(count, percent):
    assert count.percent == percent


def test_counts_are_added():
    assert added([Count(1, 1, 1, 0), Count(3, 2, 0, 1)]) == Count(4, 3, 1, 1)
    assert added([]) == Count()


def test_the_source_language_is_no_translation(tiny):
    assert coverage(messages_of(tiny), tiny, {"sv": Translations(SOURCE)}, {}).languages == ()


def test_what_a_municipality_owes_is_named_with_its_gap(tiny):
    found = coverage(messages_of(tiny), tiny, {"ar": everything(tiny, "ar")}, {})

    assert [(one.place.id, one.tag, one.found and one.found.id, one.count.percent) for one in found.owed] == [
        ("ekby", "ar", "ar", 100),
        ("ekby", "fi", None, 100),
    ]
    assert found.owed[0].count.messages > 0
    assert found.owed[1].count == Count()


def test_an_action_has_the_pages_that_carry_it_out(tiny):
    some = everything(tiny, "en")
    states = {key: state for key, state in some.states.items() if key[0] != "guide/i-am-afraid#title"}
    found = coverage(messages_of(tiny), tiny, {"en": Translations(some.language, some.words, states)}, {})

    (action,) = found.actions
    assert action.action.mark == "ekby-2024-2090/1:2"
    assert "guide/i-am-afraid" in [page.ref for page in action.pages]
    assert action.counts["en"].missing == 1


@pytest.mark.parametrize(
    ("id", "tag", "yes"), [("fi", "fi", True), ("fi", "fit", False), ("se", "smi", True), ("prs", "fa-AF", True)]
)
def test_a_law_may_name_a_group_of_languages(id, tag, yes):
    assert covers(LANGUAGES[id], tag) == yes


def test_the_page_and_the_data_tell_the_same(tiny_site):
    from tests.pages import BuiltPage

    page = BuiltPage("x", (tiny_site / "about/coverage/index.html").read_text("utf-8"))
    data = json.loads((tiny_site / "data/coverage.json").read_text("utf-8"))

    for row in data["languages"]:
        shown = page.tree.xpath(f'//tr[@data-language="{row["id"]}"]//@data-percent')
        counted = [
            100 * count["translated"] // count["messages"] if count["messages"] else 100
            for count in row["tiers"].values()
        ]
        assert [int(share) for share in shown] == counted
    assert len(page.tree.xpath("//tr[@data-missing]")) == sum(
        one["language"] is None or one["residents"]["translated"] < one["residents"]["messages"] for one in data["owed"]
    )


def test_nothing_is_counted_where_nothing_is_known():
    assert Coverage().languages == ()


# ----- prints --------------------------------------------------------------------------------------------------------


def test_the_page_counts_the_prints_that_carry_out_an_action_in_each_language(good):
    """They are those that the build makes, in the languages in which nothing urgent is missing."""
    path = "docs/guides/i-am-afraid.md"
    site = site_with({**good, path: good[path].replace("checked:", "emergency: true\nchecked:", 1)})
    urgent = {"en": Count(10, 10), "ar": Count(10, 9)}
    rows = tuple(LanguageCoverage(LANGUAGES[id], tiers(emergency=count), 0) for id, count in urgent.items())
    some = coverage(
        messages_of(site.collection), site.collection, {id: everything(site.collection, id) for id in urgent}, {}
    )
    site = replace(site, coverage=replace(some, languages=rows))
    made = Counter(
        (action, language.id)
        for language in plan.languages_of(site)
        for planned, _ in papers(site, language)
        for action in (planned.record.implements if planned.record else ())
    )

    page = page_at(replace(site, prints_of=plan.prints_of(site)), SOURCE, "about/coverage/").content

    (action,) = page.actions
    (shown,) = action.prints
    assert made == dict.fromkeys([("ekby-1-2", "sv"), ("ekby-1-2", "en")], shown.count)
    assert shown.count == len(plan.OF_A_GUIDE)
    assert [name.plain for name in shown.languages] == ["svenska", "English"]


def test_a_site_without_prints_says_nothing_of_them(tiny, good):
    site = site_with(good)
    site = replace(site, coverage=coverage(messages_of(tiny), tiny, {"en": everything(tiny, "en")}, {}))

    (action,) = page_at(site, SOURCE, "about/coverage/").content.actions
    assert action.languages
    assert action.prints == ()
