"""The emergency tier of the real content: a language that has it, and nothing else, lacks nothing in danger."""

from dataclasses import replace
from itertools import chain

import pytest
from lxml import html

from fristad.content import addresses
from fristad.content.records.services import Service
from fristad.languages.known_languages import PSEUDO, SOURCE
from fristad.site import emergency
from fristad.site.filling import Sheets
from fristad.translation import pseudo
from tests.drafted import TEMPLATES

IN_DANGER = {
    "page/index",
    "guide/in-danger",
    "guide/someone-hurts-me",
    "guide/child-or-young",
    "guide/my-family-decides",
    "guide/leaving-safely",
    "guide/when-i-call",
    "guide/browse-safely",
}
NAMES = {"name", "operator", "owner", "address"}
"""Facts that are the same in every language: one asks for them, or goes there."""


@pytest.fixture(scope="module")
def beginnings(workspace):
    return emergency.beginnings(workspace.collection)


def pages_with(workspace, messages) -> Sheets:
    """The site in the pseudo-language, of which these messages are translated."""
    words = {PSEUDO.id: pseudo.translations(messages)}
    return Sheets(replace(workspace.site, languages=(SOURCE, PSEUDO), translations=words), TEMPLATES)


@pytest.fixture(scope="module")
def pages(workspace) -> Sheets:
    """The pages of a language that has the emergency tier and nothing else."""
    return pages_with(workspace, [message for message in workspace.messages if message.urgent])


@pytest.fixture(scope="module")
def shown(workspace, beginnings) -> list[str]:
    """The addresses of the pages where somebody in danger begins, and of each service that they show."""
    drafts = emergency._Pages(workspace.site, TEMPLATES)
    named = set(chain.from_iterable(drafts.shown(record).named for record in beginnings))
    services = [one for one in workspace.collection.services if one.ref in named]
    assert "service/kvinnofridslinjen" in named
    return [addresses.of(record) for record in (*beginnings, *services)]


def links(tree, here) -> set[str]:
    """Where the links of a page's own part lead, below the language's root."""
    return {emergency._address(link, here) for link in tree.xpath("//article//a/@href") if ":" not in link}


def in_swedish(tree) -> list[str]:
    """What stands in Swedish in a page's own part, but for names."""
    found = (one for one in tree.xpath("//article//*[@lang='sv']") if not one.xpath("ancestor-or-self::*[@hreflang]"))
    return [
        one.text_content().strip() for one in found if NAMES.isdisjoint(one.xpath("ancestor-or-self::*/@data-fact"))
    ]


def test_somebody_in_danger_begins_on_these_pages(beginnings):
    assert {record.ref for record in beginnings} == IN_DANGER


def test_a_language_with_the_tier_alone_shows_the_pages_as_one_with_everything(workspace, pages, shown):
    whole = pages_with(workspace, workspace.messages)

    assert [address for address in shown if pages.page(PSEUDO, address) != whole.page(PSEUDO, address)] == []


def test_nothing_there_is_in_swedish_but_names(workspace, pages, shown):
    names = {SOURCE.name, *(one.name for one in workspace.collection.of_kind(Service))}
    left = {
        (address, words)
        for address in shown
        for words in in_swedish(html.fromstring(pages.page(PSEUDO, address)))
        if words not in names
    }

    assert left == set()


def test_the_test_would_find_swedish(workspace, pages):
    one = addresses.of(workspace.collection.records["guide/at-work"])

    assert in_swedish(html.fromstring(pages.page(PSEUDO, one)))


def test_a_page_that_they_lead_to_and_that_is_in_swedish_says_so(workspace, beginnings, pages):
    """Its title and summary are in the language, and a notice above all else tells of the rest."""
    names = {SOURCE.name, *(one.name for one in workspace.collection.of_kind(Service))}
    silent, followed = [], set()
    for record in beginnings:
        here = addresses.of(record)
        for address in links(html.fromstring(pages.page(PSEUDO, here)), here) & pages.plan.keys() - followed:
            followed.add(address)
            if pages.plan[address].beside:
                continue  # There the Swedish is what one came for.
            tree = html.fromstring(pages.page(PSEUDO, address))
            told = {"partial", "untranslated"} & set(tree.xpath("//@data-notice"))
            if not told and set(in_swedish(tree)) - names:
                silent.append(address)

    assert len(followed) > len(IN_DANGER)
    assert silent == []


@pytest.mark.parametrize("field", ["title", "summary", "search_words"])
def test_what_they_lead_to_is_found_and_told_of_in_the_language(workspace, beginnings, pages, field):
    urgent = {message.key for message in workspace.messages if message.urgent}
    records = workspace.collection.records
    led_to = set()
    for record in beginnings:
        here = addresses.of(record)
        found = links(html.fromstring(pages.page(PSEUDO, here)), here) & pages.plan.keys()
        led_to |= {pages.plan[address].ref for address in found} & records.keys()
    asked = {(f"{ref}#{field}", words) for ref in led_to if (words := getattr(records[ref], field, None))}

    assert len(asked) > len(IN_DANGER)
    assert asked <= urgent


def test_it_is_nobodys_fault_in_any_language(workspace):
    found = [message for message in workspace.messages if message.context.endswith("#not-your-fault")]

    assert found
    assert all(message.urgent for message in found)


def test_labels_of_other_pages_are_not_in_it(workspace):
    tiers = {(message.context, message.text): message.tier for message in workspace.messages}

    assert tiers["ui/exit", "Lämna sidan"] == "emergency"
    assert tiers["ui/404", "Till startsidan"] == "emergency"
    assert tiers["ui/coverage", "Så mycket finns på varje språk"] == "residents"
    assert {tiers[key] for key in tiers if key[0].startswith("action/")} == {"plans"}
