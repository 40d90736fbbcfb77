"""Finding support: by plain links without script, by menus with it; and whether it is open right now."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, Route, expect

from fristad.content.collection import Collection
from fristad.content.records.services import Service

PAGE_OF_A_CARD = "[data-found] .f-card h2 a:not([href^='tel:'])"


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


def found_by_residents(collection: Collection) -> list[Service]:
    """Not those kept out of lists, nor those of which nothing sure may be shown."""
    sure = ("high", "medium")
    return [service for service in collection.services if service.listed and service.confidence in sure]


def led_to(root: str, id: str) -> str:
    """Where the name of a service leads: 112 is dialled, the others have a page."""
    return "tel:112" if id == "sos-112" else f"{root}services/{id}/"


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
        names = page.locator(".f-card :is(h2, h3, h4) [data-of]")
        further = page.locator("a[rel=next]")
        while True:
            seen |= {names.nth(index).get_attribute("data-of") for index in range(names.count())}
            if not further.count():
                break
            assert page.goto(urljoin(page.url, further.get_attribute("href"))).ok

    assert seen == {service.ref for service in found_by_residents(collection)}


@pytest.mark.parametrize("prefix", ["", "ar/"])
def test_without_script_every_name_is_on_the_page_that_the_finder_links_to(open_page, address, collection, prefix):
    page = open_page(prefix + "services/", java_script_enabled=False)
    page.locator("main a[href$='all-services/']").click()
    page.wait_for_url(f"{address}{prefix}all-services/")
    led = page.eval_on_selector_all("main .f-names li > a:first-child", "all => all.map(link => link.href)")

    assert sorted(led) == sorted(led_to(address + prefix, service.id) for service in found_by_residents(collection))


def test_without_script_the_page_offers_no_menu(open_page):
    page = open_page("services/", java_script_enabled=False)

    assert page.locator("select").count() == 0
    assert page.locator(".f-button:visible").count() == 0
    assert page.get_by_role("link", name="Södertälje kommun", exact=True).is_visible()


# ----- with script ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("prefix", ["", "ar/"])
def test_answers_combine(open_page, collection, prefix):
    page = open_page(prefix + "services/")
    everywhere = choose(page, "about", "honour")
    for_children = choose(page, "age", "child")

    assert set(everywhere) == {one.id for one in found_by_residents(collection) if "honour" in one.concerns}
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
    total = len(found_by_residents(collection))

    assert page.get_by_role("status").filter(has_text="visas").inner_text() == f"{len(shown)} av {total} visas"


def test_what_is_chosen_is_in_no_address_no_history_and_no_link(open_page, address):
    page = open_page("services/")
    where, length = page.url, page.evaluate("history.length")
    links = page.eval_on_selector_all("a[hreflang]", "all => all.map(link => link.href)")
    choose(page, "age", "child")
    choose(page, "area", "stockholm")
    page.locator("[data-found] button").first.click()
    cards(page)

    assert (page.url, page.evaluate("history.length")) == (where, length)
    assert page.evaluate("history.state") is None
    assert page.eval_on_selector_all("a[hreflang]", "all => all.map(link => link.href)") == links
    assert all("#" not in url and "=" not in url for url in page.asked)
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_an_address_with_a_choice_chooses_nothing(open_page):
    page = open_page("services/#about=honour&age=child")

    assert page.locator("[data-facet=about] select").input_value() == ""
    assert page.locator("[data-found]").is_hidden()


@pytest.mark.parametrize("back", [True, False])
def test_who_comes_back_begins_anew(open_page, back):
    page = open_page("services/")
    choose(page, "about", "honour")
    if back:
        page.locator(PAGE_OF_A_CARD).first.click()
        page.wait_for_url(re.compile(r"/services/[^/]+/$"))
        page.go_back()
    else:
        page.reload()
    page.wait_for_timeout(500)

    assert page.locator("[data-facet=about] select").input_value() == ""
    assert page.locator("[data-found]").is_hidden()


# ----- languages -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("id", ["ar", "so", "ti", "ckb", "en", "fi"])
def test_a_language_finds_who_answers_in_it_or_has_an_interpreter(open_page, collection, id):
    page = open_page("services/")
    shown = choose(page, "language", id)

    def fits(service: Service) -> bool:
        return bool(service.has_interpreter) or id in service.languages

    assert set(shown) == {service.id for service in found_by_residents(collection) if fits(service)}
    assert "kvinnofridslinjen" in shown


@pytest.mark.parametrize("id", ["ar", "so", "ti", "ckb", "en"])
def test_the_page_s_own_language_is_chosen_first_and_hides_nothing(open_page, collection, id):
    page = open_page(f"{id}/services/")
    menu = page.locator("[data-facet=language] select")
    everyone = found_by_residents(collection)

    assert menu.input_value() == id
    assert menu.locator("option").nth(1).get_attribute("value") == id
    page.locator("[data-show]").click()
    shown = cards(page)
    sure = page.locator("[data-found] .f-cards").first.locator(".f-card").count()
    assert len(shown) == len(everyone)
    assert "kvinnofridslinjen" in shown[:sure]
    assert sure == sum(bool(one.has_interpreter) or id in one.languages for one in everyone)
    # Chosen by the reader, it does hide the rest.
    menu.select_option("")
    assert set(choose(page, "language", id)) == set(shown[:sure])


def test_swedish_pages_choose_no_language(open_page):
    for prefix in ("", "lattlast/"):
        page = open_page(prefix + "services/")
        assert page.locator("[data-facet=language] select").input_value() == ""
        assert page.locator("[data-show]").is_hidden()


@pytest.mark.parametrize("prefix", ["", "ar/"])
def test_nothing_found_leads_to_who_is_always_there_and_back(open_page, prefix):
    page = open_page(prefix + "services/")
    for question, answer in (("way", "sms"), ("language", "ti"), ("age", "older")):
        page.select_option(f"[data-facet={question}] select", answer)
    expect(page.locator("[data-found] .f-card")).to_have_count(2)

    # The name of 112 is dialled too.
    names = page.locator("[data-found] .f-card :is(h2, h3, h4) a")
    assert names.first.get_attribute("href") == "tel:112"
    for number in ("112", "116016"):
        assert page.locator(f"[data-found] .phone[href='tel:{number}']").is_visible()
    buttons = page.locator("[data-found] button")
    assert buttons.count() == 4
    buttons.first.click()
    expect(buttons).to_have_count(3)
    assert page.evaluate("document.activeElement.value") == ""


def test_nothing_is_fetched_before_it_is_asked_for(open_page):
    page = open_page("services/")

    assert not [url for url in page.asked if "/by/" in url or "cards.js" in url]
    choose(page, "about", "honour")
    assert [url for url in page.asked if "/by/area/" in url]


def test_a_link_of_a_fetched_card_leads_to_its_page(open_page, address):
    page = open_page("ar/services/")
    shown = choose(page, "about", "honour")
    led = page.eval_on_selector_all("[data-found] .f-card h2 a", "all => all.map(link => link.href)")

    assert "sos-112" in shown
    assert led == [led_to(f"{address}ar/", id) for id in shown]
    page.locator(PAGE_OF_A_CARD).first.click()
    page.wait_for_url(next(url for url in led if url.startswith(address)))


def test_every_other_link_of_a_fetched_card_leads_where_it_led(open_page, address):
    """To a number, another site, or a page of this one: also the service to call instead."""
    page = open_page("ar/services/")
    choose(page, "area", "stockholm")
    led = set(page.eval_on_selector_all("[data-found] .f-card a", "all => all.map(link => link.href)"))
    pages = {url for url in led if url.startswith(address)}

    assert {url.partition(":")[0] for url in led - pages} <= {"tel", "sms", "mailto", "https", "http"}
    assert not [url for url in led - pages if "127.0.0.1" in url]
    assert {"tel:112", "tel:116016"} <= led
    assert page.locator("[data-found] .f-card > p > a[href^=http]").count() > 0
    for url in sorted(pages):
        assert page.request.get(url).ok, url


def test_the_button_brings_everything_back(open_page):
    page = open_page("services/")
    choose(page, "age", "older")
    page.locator("[data-found] button").last.click()

    assert page.locator("[data-found]").is_hidden()
    assert page.locator("[data-facet=age] select").input_value() == ""
    assert page.evaluate("document.activeElement.tagName") == "SELECT"


def test_when_the_net_fails_the_plain_lists_are_back(open_page):
    page = open_page("services/")
    page.route("**/by/area/**", lambda route: route.abort())
    page.select_option("[data-facet=about] select", "honour")

    page.get_by_role("link", name="Södertälje kommun", exact=True).wait_for()
    assert page.locator("select:visible").count() == 0


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


# ----- on paper ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("prefix", ["", "ar/"])
def test_what_is_pressed_is_not_printed(open_page, prefix):
    page = open_page(prefix + "services/")
    choose(page, "area", "sodertalje")
    page.emulate_media(media="print")
    assert page.locator("select:visible, button:visible, input:visible").count() == 0
    assert page.locator("[data-found] .f-card").first.is_visible()

    page = open_page(prefix + "search/")
    page.emulate_media(media="print")
    assert page.locator("input:visible, button:visible").count() == 0
    page = open_page(prefix + "guides/in-danger/")
    page.emulate_media(media="print")
    assert page.locator("button:visible, .f-exit:visible, .f-header:visible").count() == 0
