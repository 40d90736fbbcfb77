"""Whom each page of the real site says to call first, in every language."""

from __future__ import annotations

import pytest

from fristad.content.records.guides import OWN_ENTRANCES, Guide, Page
from fristad.content.records.services import Service
from fristad.content.records.terms import Expression, ViolenceType
from fristad.languages.known_languages import LANGUAGES

RESIDENTS = {"page/index", "page/guides/index", "page/violence/index", "page/services/index", "page/search"}
"""Pages that many come to, besides guides, services and violence."""


@pytest.fixture(scope="module")
def pages(real_pages):
    return [page for page in real_pages if page.ordinary and not page.is_beside]


def called(page) -> list[str]:
    """The services whose numbers or chats the box of a page has."""
    links = page.tree.xpath("//*[@data-call]//a[@data-fact='phone' or @data-fact='chat']")
    return [link.get("data-of") or page.record for link in links]


def is_for_who_hurts(record) -> bool:
    if isinstance(record, Guide):
        return record.situation in OWN_ENTRANCES
    return isinstance(record, Service) and record.is_for_those_who_hurt


def test_nobody_who_is_hurt_is_led_to_those_who_help_who_hurts(pages, collection):
    wrong = [
        (page.path, called(page))
        for page in pages
        for ref in called(page)
        if collection.records[ref].is_for_those_who_hurt and not is_for_who_hurts(collection.records.get(page.record))
    ]

    assert wrong == []


def test_each_page_for_residents_begins_with_one_box(pages, collection):
    missing = []
    for page in pages:
        record = collection.records.get(page.record)
        wanted = isinstance(record, Guide | ViolenceType | Expression) or page.record in RESIDENTS
        wanted = wanted or (isinstance(record, Service) and record.is_found and not is_for_who_hurts(record))
        if wanted and len(called(page)) != 1:
            missing.append((page.path, called(page)))

    assert missing == []


def test_plans_and_laws_have_none(pages):
    of_plans = [
        page for page in pages if page.record.startswith(("programme/", "answer/", "page/programmes", "page/terms"))
    ]

    assert len(of_plans) > 20
    assert [page.path for page in of_plans if called(page)] == []


def test_a_service_s_own_number_is_first_on_its_page(pages, collection):
    wrong = []
    for page in pages:
        record = collection.records.get(page.record)
        if isinstance(record, Service) and record.is_found and (record.shown_phones or record.shown_chat):
            wrong += [page.path] if called(page) != [record.ref] else []

    assert wrong == []


def test_only_a_service_s_own_page_begins_with_a_number_that_is_not_sure(pages, collection):
    wrong = [
        page.path
        for page in pages
        for ref in called(page)
        if ref != page.record and not collection.records[ref].is_sure_to_call
    ]

    assert wrong == []


@pytest.mark.parametrize(
    ("page", "service"),
    [
        ("guide/in-danger", "sos-112"),
        ("guide/child-or-young", "bris-116111"),
        ("guide/someone-hurts-me", "kvinnofridslinjen"),
        ("guide/my-family-decides", "kvinnofridslinjen"),
        ("guide/i-hurt-someone", "valj-att-sluta"),
        ("guide/duty-to-report", "stodtelefon-heder-yrkesverksamma"),
        ("type/child-exploitation", "bris-116111"),
        ("page/index", "kvinnofridslinjen"),
    ],
)
def test_it_is_the_right_one_for_whom_the_page_is(pages, page, service, options):
    found = [called(one) for one in pages if one.record == page]

    assert found == [[f"service/{service}"]] * len(options.languages)


def test_in_danger_there_is_also_somebody_for_afterwards(pages):
    for page in pages:
        if page.record in ("guide/in-danger", "service/sos-112"):
            also = page.tree.xpath("//*[contains(@class,'f-calls')]/section[2]//a[@data-fact='phone']/@data-of")
            assert also == ["service/kvinnofridslinjen"], page.path


def test_the_swedish_start_page_says_in_each_language_what_this_is_and_whom_to_call(pages, options):
    (start,) = [page for page in pages if page.path == "index.html"]
    lines = start.tree.xpath("//ul[@class='f-greetings']/li")
    others = [LANGUAGES[id] for id in options.languages if not LANGUAGES[id].swedish]

    assert [line.get("lang") for line in lines] == [language.tag for language in others]
    assert all(line.xpath(".//a[@href='tel:116016']") for line in lines)


def test_what_the_tab_and_the_history_say_gives_nothing_away(pages, collection):
    titles = {page.path: page.tree.xpath("string(//title)") for page in pages}
    start = collection.need(Page, "index")

    assert all(title.endswith(" – Fristad") for title in titles.values())
    assert not [path for path, title in titles.items() if "våld" in title.lower() or start.title in title]
