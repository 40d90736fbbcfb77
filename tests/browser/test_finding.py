"""Finding support: by plain links without script, by several answers at once with it, whoever answers now first."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from playwright.sync_api import Page, Route, expect

from fristad.content.collection import Collection
from fristad.content.records.services import Service
from fristad.languages.known_languages import LANGUAGES

ANSWERS = ".f-answers > .f-cards > .f-card"
PAGE_OF_A_CARD = f"{ANSWERS} h2 a:not([href^='tel:'])"
STATUS = "[data-found] [role=status]"
NOON, SUNDAY_NIGHT = "2026-12-02T12:00:00+01:00", "2026-12-06T23:30:00+01:00"
IDS = "all => all.map(card => card.querySelector('[data-of]').dataset.of.replace('service/', ''))"


def cards(page: Page) -> list[str]:
    """The services whose cards are shown in the place of results."""
    expect(page.locator(STATUS)).to_have_text(re.compile(r"\S"))
    return page.eval_on_selector_all(ANSWERS, IDS)


def radio(question: str, answer: str) -> str:
    return f"[data-facet={question}] [value='{answer}']"


def choose(page: Page, question: str, answer: str) -> list[str]:
    # What was said of an earlier choice is no answer to this one.
    page.eval_on_selector(STATUS, "said => { said.textContent = '' }")
    page.eval_on_selector(radio(question, answer), "radio => radio.closest('details')?.setAttribute('open', '')")
    page.check(radio(question, answer))
    return cards(page)


def listed(collection: Collection) -> list[Service]:
    """Not those kept out of lists, nor those of which nothing sure may be shown."""
    sure = ("high", "medium")
    return [service for service in collection.services if service.listed and service.confidence in sure]


def found_by_residents(collection: Collection) -> list[Service]:
    """What is found without asking for lines for those who hurt others."""
    return [service for service in listed(collection) if not service.is_for_those_who_hurt]


def answers_in(service: Service, tag: str) -> bool:
    """Swedish where the record says nothing else; any language by an interpreter."""
    return bool(service.has_interpreter) or tag in (service.languages or ("sv",))


def is_open(service: Service, at: str) -> bool:
    """Whether a card can say so, at an hour of Swedish time."""
    hours, now = service.shown_hours, datetime.fromisoformat(at)
    if not hours:
        return False
    minute = now.hour * 60 + now.minute
    spans = hours.live.spans(now.date()) if hours.live else ()
    return hours.always or any(span.open and span.first <= minute < span.last for span in spans)


def led_to(root: str, id: str) -> str:
    """Where the name of a service leads: 112 is dialled, the others have a page."""
    return "tel:112" if id == "sos-112" else f"{root}services/{id}/"


# ----- without script ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("prefix", ["", "ar/"])
def test_without_script_every_name_is_on_the_page_that_the_finder_links_to(open_page, address, collection, prefix):
    page = open_page(prefix + "services/", java_script_enabled=False)
    page.locator("main a[href$='all-services/']").click()
    page.wait_for_url(f"{address}{prefix}all-services/")
    led = page.eval_on_selector_all("main .f-names li > a:first-child", "all => all.map(link => link.href)")

    assert sorted(led) == sorted(led_to(address + prefix, service.id) for service in listed(collection))


def test_without_script_the_page_offers_nothing_to_press_and_an_answer(open_page):
    page = open_page("services/", java_script_enabled=False)

    assert page.locator("input, button:visible").count() == 0
    assert page.eval_on_selector_all(ANSWERS, IDS) == ["sos-112", "kvinnofridslinjen"]
    assert page.get_by_role("link", name="Södertälje kommun", exact=True).is_visible()


# ----- with script ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("prefix", ["", "ar/"])
def test_answers_combine(open_page, collection, prefix):
    page = open_page(prefix + "services/")
    everywhere = choose(page, "about", "honour")
    for_children = choose(page, "age", "child")
    about_honour = [one for one in found_by_residents(collection) if "honour" in one.concerns]

    assert set(everywhere) == {one.id for one in about_honour if answers_in(one, prefix.strip("/") or "sv")}
    assert set(for_children) < set(everywhere)
    assert "origo-stockholm" in for_children
    assert "kvinnofridslinjen" not in for_children


def test_a_place_has_what_helps_around_it_too_and_its_own_first(open_page, collection):
    page = open_page("services/", at=NOON)
    shown = [collection.need(Service, id) for id in choose(page, "area", "sodertalje")]
    later = [service.area for service in shown if not is_open(service, NOON)]

    assert {service.area for service in shown} == set(later) == {"sodertalje", "stockholm-county", "national"}
    assert later == sorted(later, key=["sodertalje", "stockholm-county", "national"].index)


def test_of_two_quick_choices_the_last_is_shown_and_the_cards_are_fetched_once(open_page):
    page = open_page("services/")
    for answer in ("honour", "suicide"):
        page.check(radio("about", answer))
    expect(page.locator(ANSWERS, has=page.locator("[data-of='service/mind-sjalvmordslinjen']"))).to_be_visible()
    shown = cards(page)
    areas = [url for url in page.asked if "/by/area/" in url]

    assert "mind-sjalvmordslinjen" in shown
    assert "origo-stockholm" not in shown
    assert areas
    assert len(areas) == len(set(areas))


def test_what_is_shown_is_said_beside_the_questions(open_page, collection):
    page = open_page("services/")
    total = len(found_by_residents(collection))
    assert page.locator(STATUS).inner_text() == f"2 av {total} visas"
    shown = choose(page, "way", "chat")

    assert page.locator(STATUS).inner_text() == f"{len(shown)} av {total} visas"
    # It stays in sight beside the question that was answered last.
    assert page.locator(STATUS).bounding_box()["y"] < page.locator(radio("way", "chat")).bounding_box()["y"]
    expect(page.locator(STATUS)).to_be_in_viewport()


def test_what_is_chosen_is_in_no_address_no_history_and_no_link(open_page):
    page = open_page("services/")
    where, length = page.url, page.evaluate("history.length")
    links = page.eval_on_selector_all("a[hreflang]", "all => all.map(link => link.href)")
    choose(page, "age", "child")
    choose(page, "area", "stockholm")
    page.locator("[data-reset]").click()
    page.locator("[data-show]").click()
    cards(page)

    assert (page.url, page.evaluate("history.length")) == (where, length)
    assert page.evaluate("history.state") is None
    assert page.eval_on_selector_all("a[hreflang]", "all => all.map(link => link.href)") == links
    assert all("#" not in url and "=" not in url for url in page.asked)
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def chosen(page: Page) -> list[str]:
    return page.eval_on_selector_all("[data-found] :checked", "all => all.map(radio => radio.value).filter(Boolean)")


def test_an_address_with_a_choice_chooses_nothing(open_page):
    page = open_page("services/#about=honour&age=child")

    assert chosen(page) == ["sv"]
    assert page.eval_on_selector_all(ANSWERS, IDS) == ["sos-112", "kvinnofridslinjen"]


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

    assert chosen(page) == ["sv"]
    assert page.eval_on_selector_all(ANSWERS, IDS) == ["sos-112", "kvinnofridslinjen"]


# ----- every combination ---------------------------------------------------------------------------------------------

EVERY = """async (ids) => {
    const status = document.querySelector('[data-found] [role=status]');
    const values = (name) => [...document.querySelectorAll(`input[name=${name}]`)].map(one => one.value);
    const pick = async (name, value) => {
        const radio = document.querySelector(`input[name=${name}][value="${value}"]`);
        if (radio.checked) return;
        status.textContent = '';
        radio.click();
        while (!status.textContent) await new Promise(done => setTimeout(done));
    };
    const found = [];
    for (const area of values('area')) {
        await pick('area', area);
        for (const language of values('language')) {
            await pick('language', language);
            for (const about of values('about')) {
                await pick('about', about);
                const shown = [...document.querySelectorAll('.f-answers > .f-cards > .f-card')];
                found.push([area, language, about, shown.map(c => c.querySelector('[data-of]').dataset.of.slice(8))]);
            }
        }
    }
    return found;
}"""


@pytest.mark.parametrize("at", [NOON, SUNDAY_NIGHT])
def test_every_place_language_and_matter_has_an_answer_that_helps_now(open_page, collection, options, at):
    page = open_page("services/", at=at)
    found = page.evaluate(EVERY)
    services = {service.id: service for service in collection.services}
    tags = {"sv" if LANGUAGES[id].swedish else LANGUAGES[id].tag for id in options.languages}

    assert {area for area, *_ in found} == {"", "national", "stockholm-county", "stockholm", "sodertalje"}
    assert {language for _, language, *_ in found} == tags | {"interpreter"}
    assert len(found) == 5 * (len(tags) + 1) * 12
    for area, language, about, ids in found:
        shown, named = [services[id] for id in ids], (area, language, about, ids)
        assert ids, named
        assert len(ids) == len(set(ids)), named
        assert not [service for service in shown if service.is_for_those_who_hurt], named
        now = [is_open(service, at) for service in shown]
        assert now == sorted(now, reverse=True), named
        if not area:
            first = [service for service, is_now in zip(shown[:3], now, strict=False) if is_now]
            assert [service for service in first if answers_in(service, language)], named
        if at == SUNDAY_NIGHT:
            assert shown[0].hours.always, named


def test_the_places_found_are_those_around_the_place(open_page, collection):
    page = open_page("services/", at=NOON)
    around = {"national": {"national"}, "stockholm-county": {"national", "stockholm-county"}}
    for place in ("stockholm", "sodertalje"):
        around[place] = {place, "national", "stockholm-county"}
    for place, places in around.items():
        shown = choose(page, "area", place)
        assert set(shown) == {one.id for one in found_by_residents(collection) if one.area in places}, place


@pytest.mark.parametrize("who", ["perpetrator", "buyer-of-sex"])
def test_a_line_for_those_who_hurt_others_is_shown_to_whoever_asks_for_it(open_page, collection, who):
    page = open_page("services/", at=SUNDAY_NIGHT)
    lines = {one.id for one in listed(collection) if one.is_for_those_who_hurt and who in one.audience}

    assert lines
    assert lines <= set(choose(page, "who", who))
    assert not lines & set(choose(page, "who", ""))


def test_whether_a_service_is_open_now_is_said_on_its_card(open_page):
    page = open_page("services/", at=NOON)
    choose(page, "about", "intimate-partner")
    somaya = page.locator(ANSWERS, has=page.locator("[data-of='service/somaya']"))
    assert somaya.locator(".f-hours .f-open").inner_text().startswith("Öppet nu")

    page = open_page("services/", at=SUNDAY_NIGHT)
    assert choose(page, "about", "intimate-partner")[-1] == "somaya"
    assert page.locator(ANSWERS).last.locator(".f-hours .f-shut").inner_text().startswith("Stängt nu")


# ----- languages -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("id", ["ar", "so", "ti", "ckb", "en", "fi"])
def test_the_page_s_own_language_is_chosen_and_leads_to_who_can_answer(open_page, collection, id):
    page = open_page(f"{id}/services/", at=SUNDAY_NIGHT)
    everyone = found_by_residents(collection)

    assert chosen(page) == [id]
    assert page.locator("[data-facet=language] input").first.get_attribute("value") == id
    assert "kvinnofridslinjen" in page.eval_on_selector_all(ANSWERS, IDS)[:3]
    page.locator("[data-show]").click()
    expect(page.locator("[data-rest]")).to_be_hidden()
    shown = cards(page)
    assert "kvinnofridslinjen" in shown[:3]
    assert set(shown) == {one.id for one in everyone if answers_in(one, id)}
    # The others can be asked for an interpreter: they are folded, not hidden.
    others = page.eval_on_selector_all("[data-unsure] .f-card", IDS)
    assert {*others, *shown} == {one.id for one in everyone}
    assert not page.locator("[data-unsure]").get_attribute("open")


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("id", ["sv", "ar"])
def test_of_many_languages_the_first_are_in_sight_and_none_is_lost(browser, site, address, id, script):
    """First the reader's own, then an interpreter."""
    folder = LANGUAGES[id].prefix + "services/"
    page = browser.new_page(java_script_enabled=script)
    page.goto(address + folder)
    kind, value = ("input", "one.value") if script else ("a", "one.href.split('/').at(-2)")
    asked = page.locator(f"[data-facet=language] {kind}")
    values = asked.evaluate_all(f"all => all.map(one => {value})")
    pages = [path.name for path in (site / folder / "by/language").iterdir() if path.is_dir()]

    assert values[:2] == [id, "interpreter"]
    assert sorted(values) == sorted(pages)
    assert asked.evaluate_all("all => all.filter(one => one.checkVisibility()).length") == 4
    page.click("[data-facet=language] summary")
    assert asked.evaluate_all("all => all.every(one => one.checkVisibility())")
    page.close()


def test_whoever_has_an_interpreter_says_so_on_the_card(open_page, collection):
    page = open_page("services/")
    choose(page, "language", "so")
    told = "all => all.map(card => !!card.querySelector('[data-fact=interpreter]'))"

    assert page.eval_on_selector_all(ANSWERS, told)
    assert all(page.eval_on_selector_all(ANSWERS, told))


def test_a_swedish_page_begins_with_swedish_in_which_everyone_answers(open_page, collection):
    for prefix in ("", "lattlast/"):
        page = open_page(prefix + "services/")
        assert chosen(page) == ["sv"]
        page.locator("[data-rest]").click()
        expect(page.locator("[data-rest]")).to_be_hidden()
        assert set(cards(page)) == {service.id for service in found_by_residents(collection)}
        assert page.locator("[data-unsure]").is_hidden()


@pytest.mark.parametrize("prefix", ["", "ar/"])
def test_nothing_found_leads_to_who_is_always_there_and_names_what_to_take_back(open_page, prefix):
    page = open_page(prefix + "services/")
    for question, answer in (("language", "ti"), ("age", "older"), ("way", "sms")):
        shown = choose(page, question, answer)

    assert shown == ["sos-112", "kvinnofridslinjen"]
    for number in ("112", "116016"):
        assert page.locator(f".f-answers .phone[href='tel:{number}']").is_visible()
    buttons = page.locator(".f-answers button")
    words = buttons.all_text_contents()
    assert words == [
        page.locator(f"label:has([name={question}][value={answer}])").text_content().strip().join(drop(page))
        for question, answer in (("language", "ti"), ("way", "sms"))
    ]
    buttons.last.focus()
    page.keyboard.press("Enter")
    expect(buttons).to_have_count(0)
    assert set(cards(page)) > {"sos-112", "kvinnofridslinjen"}
    assert page.evaluate("[document.activeElement.name, document.activeElement.value]") == ["way", ""]


def drop(page: Page) -> list[str]:
    """What stands before and after a choice on the button that takes it back."""
    return page.locator("[data-found]").get_attribute("data-drop").split("{choice}")


def test_nothing_is_fetched_before_it_is_asked_for(open_page):
    page = open_page("services/")

    assert not [url for url in page.asked if "/by/" in url or "cards.js" in url]
    choose(page, "about", "honour")
    assert [url for url in page.asked if "/by/area/" in url]


def test_a_link_of_a_fetched_card_leads_to_its_page(open_page, address):
    page = open_page("ar/services/")
    shown = choose(page, "about", "honour")
    led = page.eval_on_selector_all(f"{ANSWERS} h2 a", "all => all.map(link => link.href)")

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
    page = open_page("ar/services/")
    choose(page, "age", "older")
    choose(page, "language", "so")
    page.locator("[data-reset]").click()

    assert chosen(page) == ["ar"]
    assert page.eval_on_selector_all(ANSWERS, IDS) == ["sos-112", "kvinnofridslinjen"]
    assert page.locator("[data-rest]").is_visible()
    assert page.evaluate("document.activeElement.name") == "area"


@pytest.mark.parametrize("answer", [lambda route: route.abort(), lambda route: answer_empty(route)])
def test_when_the_net_fails_the_plain_lists_are_back(open_page, answer):
    """A page that answers but holds no cards is no answer."""
    page = open_page("services/")
    page.route("**/by/area/**", answer)
    page.check(radio("about", "honour"))

    page.get_by_role("link", name="Södertälje kommun", exact=True).wait_for()
    assert page.locator("input[type=radio]").count() == 0
    assert page.evaluate("document.activeElement.closest('[data-facet]').dataset.facet") == "about"
    assert page.eval_on_selector_all(ANSWERS, IDS) == ["sos-112", "kvinnofridslinjen"]


@pytest.mark.parametrize("settings", [{}, {"java_script_enabled": False}])
@pytest.mark.parametrize("prefix", ["", "ar/"])
def test_every_answer_to_a_question_is_large_enough(open_page, prefix, settings):
    page = open_page(prefix + "services/", **settings)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    targets = page.locator(":is(.f-chips a, .f-chips label, .f-answers > p > a, [data-found] summary):visible")

    assert targets.count() > 30
    assert min(targets.nth(at).bounding_box()["height"] for at in range(targets.count())) >= 44


def test_a_question_is_a_group_with_a_name_and_is_answered_with_arrows(open_page):
    page = open_page("services/")
    group = page.get_by_role("group", name="Var bor du?")
    assert group.get_by_role("radio").count() == 5
    group.get_by_role("radio").first.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("[data-reset]")).to_be_visible()

    assert group.get_by_role("radio", name="Hela Sverige").is_checked()
    assert page.evaluate("document.activeElement.value") == "national"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "about"


def test_the_button_beside_the_count_leads_to_the_answers(open_page):
    page = open_page("services/")
    page.locator("[data-show]").click()
    expect(page.locator("[data-rest]")).to_be_hidden()

    expect(page.locator(ANSWERS).first).to_be_in_viewport()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.of") == "service/sos-112"


def answer_empty(route: Route) -> None:
    route.fulfill(body="<p>Log in to this network", content_type="text/html")


# ----- on paper ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("prefix", ["", "ar/"])
def test_what_is_pressed_is_not_printed(open_page, prefix):
    page = open_page(prefix + "services/")
    choose(page, "area", "sodertalje")
    page.emulate_media(media="print")
    assert page.locator("button:visible, input:visible").count() == 0
    assert page.locator(ANSWERS).first.is_visible()

    page = open_page(prefix + "search/")
    page.emulate_media(media="print")
    assert page.locator("input:visible, button:visible").count() == 0
    page = open_page(prefix + "guides/in-danger/")
    page.emulate_media(media="print")
    assert page.locator("button:visible, .f-exit:visible, .f-header:visible").count() == 0
