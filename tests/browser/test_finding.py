"""Finding support: by plain links without script, by menus with it; and whether it is open right now."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, Route, expect

from fristad.services import Service


def cards(page: Page) -> list[str]:
    """The services whose cards are shown in the place of results."""
    expect(page.locator("[data-found] [role=status]")).to_have_text(re.compile(r"\d"))
    return page.eval_on_selector_all(
        "[data-found] .f-card h2 a", "all => all.map(link => link.dataset.of.replace('service/', ''))"
    )


def choose(page: Page, question: str, answer: str) -> list[str]:
    # What was said of an earlier choice is no answer to this one.
    page.eval_on_selector("[data-found] [role=status]", "said => { said.textContent = '' }")
    page.select_option(f"[data-facet={question}] select", answer)
    return cards(page)


# ----- without script ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("prefix", ["", "ar/"])
def test_without_script_every_service_is_two_taps_away(open_page, address, collection, prefix):
    page = open_page(prefix + "services/", java_script_enabled=False)
    seen = set()
    found = page.locator(".f-facets a")
    links = {urljoin(page.url, found.nth(index).get_attribute("href")) for index in range(found.count())}
    assert len(links) > 20
    for url in sorted(links):
        answer = page.goto(url)
        assert answer.ok, url
        names = page.locator(".f-card [data-fact=name]")
        further = page.locator("a[rel=next]")
        while True:
            seen |= {names.nth(index).get_attribute("data-of") for index in range(names.count())}
            if not further.count():
                break
            assert page.goto(urljoin(page.url, further.get_attribute("href"))).ok

    assert seen == {service.ref for service in collection.services if service.listed}


def test_without_script_the_page_offers_no_menu(open_page):
    page = open_page("services/", java_script_enabled=False)

    assert page.locator("select").count() == 0
    assert page.locator(".f-button").is_visible() is False
    assert page.get_by_role("link", name="Södertälje kommun", exact=True).is_visible()


# ----- with script ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("prefix", ["", "ar/"])
def test_answers_combine(open_page, collection, prefix):
    page = open_page(prefix + "services/")
    everywhere = choose(page, "about", "honour")
    for_children = choose(page, "age", "child")

    def fits(service: Service) -> bool:
        return service.listed and "honour" in service.concerns

    assert set(everywhere) == {service.id for service in collection.services if fits(service)}
    assert set(for_children) < set(everywhere)
    assert "bris-116111" in for_children
    assert "stodlinjen-for-man" not in for_children


def test_a_place_has_what_helps_around_it_too_and_its_own_first(open_page, collection):
    page = open_page("services/")
    shown = [collection.need(Service, id).area for id in choose(page, "area", "sodertalje")]

    assert set(shown) == {"sodertalje", "stockholm-county", "national"}
    assert shown == sorted(shown, key=["sodertalje", "stockholm-county", "national"].index)


def test_of_two_quick_choices_the_last_is_shown_and_the_cards_are_fetched_once(open_page):
    page = open_page("services/")
    for answer in ("honour", "suicide"):
        page.select_option("[data-facet=about] select", answer)
    shown = cards(page)
    areas = [url for url in page.asked if "/by/area/" in url]

    assert "mind-sjalvmordslinjen" in shown
    assert "origo-stockholm" not in shown
    assert areas
    assert len(areas) == len(set(areas))


def test_what_is_shown_is_said(open_page, collection):
    page = open_page("services/")
    shown = choose(page, "way", "chat")
    total = sum(service.listed for service in collection.services)

    assert page.get_by_role("status").filter(has_text="visas").inner_text() == f"{len(shown)} av {total} visas"


def test_the_address_keeps_what_was_chosen_and_no_server_is_told(open_page, address):
    page = open_page("services/")
    choose(page, "age", "child")
    before = choose(page, "area", "stockholm")
    entries = page.evaluate("history.length")
    other = open_page("services/" + page.evaluate("location.hash"))

    assert page.evaluate("location.hash") == "#area=stockholm&age=child"
    assert entries == open_page("services/").evaluate("history.length")
    assert cards(other) == before
    assert other.locator("[data-facet=age] select").input_value() == "child"
    assert all(url.startswith(address) and "child&" not in url for url in other.asked)


def test_the_choice_goes_along_to_another_language(open_page):
    page = open_page("services/")
    before = choose(page, "about", "trafficking")
    page.locator(".f-languages summary").click()
    page.get_by_role("link", name="العربية").click()

    assert "/ar/services/#about=trafficking" in page.url
    assert cards(page) == before


def test_nothing_is_fetched_before_it_is_asked_for(open_page):
    page = open_page("services/")

    assert not [url for url in page.asked if "/by/" in url or "cards.js" in url]
    choose(page, "about", "honour")
    assert [url for url in page.asked if "/by/area/" in url]


def test_a_link_of_a_fetched_card_leads_to_its_page(open_page, address):
    page = open_page("ar/services/#about=honour")
    first = cards(page)[0]
    page.locator("[data-found] .f-card h2 a").first.click()

    assert page.url == f"{address}ar/services/{first}/"


def test_the_button_brings_everything_back(open_page):
    page = open_page("services/#age=older")
    cards(page)
    page.locator(".f-button").click()

    assert page.locator("[data-found]").is_hidden()
    assert page.evaluate("location.hash") == ""
    assert page.evaluate("document.activeElement.tagName") == "SELECT"


def test_when_the_net_fails_the_plain_lists_are_back(open_page):
    page = open_page("services/")
    page.route("**/by/area/**", lambda route: route.abort())
    page.select_option("[data-facet=about] select", "honour")

    page.get_by_role("link", name="Södertälje kommun", exact=True).wait_for()
    assert page.locator("select:visible").count() == 0


def test_what_is_no_answer_is_passed_over(open_page):
    page = open_page("services/#age=%3Cb%3E&colour=red")

    assert page.locator("[data-facet=age] select").input_value() == ""
    assert page.locator("[data-found]").is_hidden()


def test_menus_have_names_and_are_large_enough(open_page):
    page = open_page("services/")

    for index in range(page.locator("select").count()):
        menu = page.locator("select").nth(index)
        assert menu.bounding_box()["height"] >= 44
    assert page.get_by_role("combobox", name="Var bor du?").count() == 1


def test_a_page_with_a_broken_route_says_nothing_wrong(open_page):
    """A page that answers but holds no cards is no answer."""
    page = open_page("services/")
    page.route("**/by/area/**", lambda route: answer_empty(route))
    page.select_option("[data-facet=about] select", "honour")

    page.get_by_role("link", name="Södertälje kommun", exact=True).wait_for()


def answer_empty(route: Route) -> None:
    route.fulfill(body="<p>Log in to this network", content_type="text/html")
