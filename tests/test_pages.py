"""What each template is given."""

import dataclasses
import json
from typing import get_args

import pytest
from jinja2 import Environment, FileSystemLoader, nodes

from fristad import files, packaged
from fristad.content import addresses
from fristad.content.reader import collect
from fristad.content.records.guides import Setting
from fristad.content.records.programmes import Programme
from fristad.content.records.services import Service
from fristad.languages.known_languages import LANGUAGES, SOURCE
from fristad.languages.text import Text
from fristad.pages.contract import PAGES, Content, KitPage, PageData, SharePage, ShowPage
from fristad.pages.door_contract import BlankPage, FrontDoor, MovedPage, NotFoundPage, ShortDoor
from fristad.pages.frame_contract import About, Frame
from fristad.pages.kinds import programme_pages
from fristad.pages.kinds.side_by_side_pages import is_shown
from fristad.site import doors as doors_module
from fristad.site.doors import not_found, shared
from fristad.site.site import Site, addresses_of
from fristad.translation.messages import INTERFACE
from fristad.translation.translations import Translations, translations
from tests.conftest import SITE, TODAY
from tests.drafted import page_at, pages_in

LANGUAGE_IDS = ("sv", "en", "ar")
HIDDEN = ("+46313900699", "031-390 06 99", "gomstallet.example", "Lönngatan", "01:00", "Jourens telefon")
"""What the tiny project's protected home keeps to itself."""


def site_of(collection, words=None) -> Site:
    said = {id: (words or {}).get(id, {}) for id in LANGUAGE_IDS}
    found = {id: Translations(LANGUAGES[id], said[id], dict.fromkeys(said[id], "machine")) for id in LANGUAGE_IDS}
    languages = tuple(LANGUAGES[id] for id in LANGUAGE_IDS)
    name, url, away = "Hjälp i Ekby", "https://ekby.example/hjalp/", "https://vader.example/"
    return Site(collection, languages, found, name, url, away, ("sos-112", "fyren"))


@pytest.fixture(scope="module")
def site(tiny) -> Site:
    return site_of(tiny)


@pytest.fixture(scope="module")
def translated(tiny) -> Site:
    """The tiny site with the words of its catalogues."""
    words = {}
    for id in LANGUAGE_IDS[1:]:
        texts, _ = files.texts_below(SITE, f"translations/{id}", ".po")
        found, problems = translations(LANGUAGES[id], texts)
        assert problems == []
        # Labels that the project does not say itself come with the program.
        path = f"translations/{id}/LC_MESSAGES/interface.po"
        labels, _ = translations(LANGUAGES[id], {path: packaged.catalogue(id)})
        words[id] = {key: said for key, said in labels.words.items() if key[0].startswith(INTERFACE)} | found.words
    return site_of(tiny, words)


def page(site, ref, id="sv") -> PageData:
    return page_at(site, LANGUAGES[id], addresses.of(site.collection.records[ref]))


def flat(value) -> str:
    """Everything that a page holds, as one text."""
    return json.dumps(dataclasses.asdict(value), default=str, ensure_ascii=False)


def test_every_record_with_a_page_has_one(site):
    built = list(pages_in(site, SOURCE))

    of_staff = [page for page in built if isinstance(page.content, SharePage | KitPage)]
    assert sorted(page.frame.address for page in built if page not in of_staff) == sorted(addresses_of(site))
    assert of_staff
    assert len({page.frame.address for page in built}) == len(built)


@pytest.mark.parametrize("id", LANGUAGE_IDS)
def test_the_tiny_site_shows_every_kind_of_page(site, id):
    built = {type(page.content) for page in pages_in(site, LANGUAGES[id])}

    of_others = {"sv": {ShowPage}, "en": {SharePage}}.get(id, {SharePage, KitPage})
    assert built | {FrontDoor, NotFoundPage, ShortDoor, MovedPage, BlankPage} | of_others == set(PAGES)
    assert not built & of_others


@pytest.mark.parametrize("model", PAGES, ids=lambda model: model.__name__)
def test_every_kind_of_page_is_frozen_and_has_its_template(model, project):
    assert dataclasses.fields(model)
    assert model.__dataclass_params__.frozen
    assert (project / "overrides" / model.template).is_file()


@pytest.mark.parametrize("model", PAGES, ids=lambda model: model.__name__)
def test_a_template_uses_only_fields_of_its_page(model, project):
    environment = Environment(loader=FileSystemLoader(project / "overrides"), autoescape=True)
    in_a_language = model in get_args(Content)
    whole = PageData if in_a_language else model
    known = {"page_data": _fields(whole)}
    if in_a_language:
        known |= {"page_frame": _fields(Frame), "page_data.frame": _fields(Frame)}
        known |= {"page_data.about": _fields(About), "page_data.content": _fields(model)}
    used, names = set(), [model.template]
    while names:
        tree = environment.parse(environment.loader.get_source(environment, names.pop())[0])
        names += [extends.template.value for extends in tree.find_all(nodes.Extends)]
        used |= {(_path(attribute.node), attribute.attr) for attribute in tree.find_all(nodes.Getattr)}

    used = {(value, name) for value, name in used if value in known}
    assert used
    assert {(value, name) for value, name in used if name not in known[value]} == set()


def _fields(model) -> set[str]:
    return {field.name for field in dataclasses.fields(model)}


def _path(node) -> str:
    """What an expression of a template names: "page_data.content"."""
    if isinstance(node, nodes.Getattr):
        return f"{_path(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else ""


def test_a_high_service_is_shown_whole(site):
    contact = page(site, "service/fyren").content.contact

    assert ["sms:" in phone.link.href for phone in contact.phones] == [False, True]
    assert contact.chat.href == "https://fyren.example/chatt"
    assert contact.web.href == "https://www.fyren.example/om"
    assert contact.email.address == "hej@fyren.example"
    assert contact.address.words.plain == "Storgatan 1, 999 99 Ekby"
    assert contact.sources == ()


def test_a_medium_service_is_shown_with_its_source(site):
    contact = page(site, "service/hamnen").content.contact

    assert [source.href for source in contact.sources] == ["https://tidningen.example/hamnen"]
    assert contact.hours.known.plain == "Telefonen är öppen vissa morgnar"


def test_a_low_service_shows_the_nearest_way_in(site):
    shown = page(site, "service/gomstallet")

    assert shown.content.contact.empty
    assert (shown.content.contact.email, shown.content.contact.hours) == (None, None)
    assert [card.ref for card in shown.content.instead] == ["service/fyren", "service/sos-112"]


@pytest.mark.parametrize("id", LANGUAGE_IDS)
def test_nothing_hidden_is_on_any_page(translated, id):
    for shown in pages_in(translated, LANGUAGES[id]):
        text = flat(shown)
        assert [hidden for hidden in HIDDEN if hidden in text] == [], shown.about.ref


def test_notes_to_editors_are_on_no_page(site):
    for shown in pages_in(site, SOURCE):
        assert "Adressen får aldrig visas" not in flat(shown)


@pytest.mark.parametrize(
    ("id", "words", "kinds"),
    [
        ("sv", {}, []),
        ("en", {}, ["partial"]),
        ("en", {("violence", "x"): "y"}, ["partial"]),
    ],
)
def test_a_page_says_what_is_not_in_its_language(tiny, id, words, kinds):
    found = page(site_of(tiny, {id: words}), "page/violence/index", id)

    assert [notice.kind for notice in found.frame.notices] == kinds


def test_a_page_that_is_translated_whole_says_only_by_whom(translated):
    kinds = [notice.kind for notice in page(translated, "page/guides/index", "ar").frame.notices]

    assert kinds == ["machine"]


def test_a_page_that_is_translated_in_part_says_both(translated):
    kinds = [notice.kind for notice in page(translated, "page/about/index", "ar").frame.notices]

    assert kinds == ["machine", "partial"]


def test_a_notice_is_in_the_reader_s_own_language(translated):
    notices = page(translated, "page/about/index", "ar").frame.notices

    assert [notice.text.language.id for notice in notices] == ["ar", "ar"]


def test_the_search_page_leads_to_that_of_each_other_language(site):
    search = page_at(site, LANGUAGES["en"], "search/").content

    assert [link.language.id for link in search.others] == [id for id in LANGUAGE_IDS if id != "en"]


def test_what_is_quoted_elsewhere_is_called_what_it_is(good):
    path, what = "docs/programmes/lanet-2020-2022.md", "    what: activity\n"
    assert what in good[path]
    for written, said in ((what, "Aktivitet"), ("    what: indicator\n", "Indikator"), ("", "Aktivitet")):
        found = collect({**good, path: good[path].replace(what, written)}, today=TODAY)[0]
        shown = page(site_of(found), "programme/lanet-2020-2022").content

        assert [quoted.kind.plain for quoted in shown.quoted_elsewhere] == [said]


def test_the_search_page_names_each_word_that_nothing_else_is_called(good, tiny):
    path, words = "docs/terms/words/meeting.md", tiny.records["term/meeting"].heading
    fyren = tiny.records["service/fyren"].heading

    def named(texts):
        search = page_at(site_of(collect(texts, today=TODAY)[0]), SOURCE, "search/").content
        return [one.text.plain for one in search.everything]

    assert words in named(good)
    assert named({**good, path: good[path].replace(words, fyren)}).count(fyren) == 0


def test_only_the_swedish_pages_are_for_search_engines(site):
    assert [page(site, "page/index", id).frame.indexed for id in LANGUAGE_IDS] == [True, False, False]


@pytest.mark.parametrize(
    ("id", "url", "root", "home"),
    [
        ("sv", "services/fyren/", "../../", "../../"),
        ("ar", "ar/services/fyren/", "../../../", "../../"),
    ],
)
def test_a_page_knows_where_it_is(site, id, url, root, home):
    frame = page(site, "service/fyren", id).frame

    assert (frame.url, frame.root, frame.home) == (url, root, home)
    assert frame.canonical == f"https://ekby.example/hjalp/{url}"


@pytest.mark.parametrize("id", LANGUAGE_IDS)
def test_every_page_names_itself_in_all_languages(site, id):
    frame = page(site, "service/fyren", id).frame

    assert [(alternate.tag, alternate.url) for alternate in frame.alternates] == [
        ("sv", "https://ekby.example/hjalp/services/fyren/"),
        ("en", "https://ekby.example/hjalp/en/services/fyren/"),
        ("ar", "https://ekby.example/hjalp/ar/services/fyren/"),
        ("x-default", "https://ekby.example/hjalp/languages/"),
    ]
    assert [link.language.id for link in frame.languages if link.current] == [id]


def test_the_choice_of_language_leads_to_the_same_page(site):
    links = page(site, "service/fyren", "ar").frame.languages

    assert [link.href for link in links] == ["../../../services/fyren/", "../../../en/services/fyren/", "./"]


def beside(site, id, service="fyren") -> PageData:
    return page_at(site, LANGUAGES[id], addresses.show(site.collection.need(Service, service)))


def test_two_languages_stand_side_by_side_row_by_row(translated):
    shown = beside(translated, "en")

    assert shown.content.service.summary.swedish.plain == "Du kan prata med någon som lyssnar."
    assert shown.content.service.summary.own.language.id == "en"
    assert [(row.swedish[:3], row.own and row.own[:3]) for row in shown.content.blocks] == [
        ("<h2", "<h2"),
        ("<p>", "<p>"),
        ("<bl", None),  # not translated
        ("<p>", "<p>"),
    ]
    said_twice = [fact for fact in shown.content.facts if fact.own]
    assert len(said_twice) > 3
    assert all(fact.swedish.field == fact.own.field for fact in said_twice)
    assert "Vi vet inte" not in {text.plain for fact in shown.content.facts for text in fact.swedish.values}
    assert [fact.swedish.label.language.id for fact in shown.content.facts] == ["sv"] * len(shown.content.facts)
    assert not any(" id=" in row.swedish + (row.own or "") for row in shown.content.blocks)


def test_a_number_stands_once_between_the_two_languages(translated):
    calling, texting, *_ = beside(translated, "ar").content.service.contact.ways

    assert (calling.label.swedish.plain, calling.label.own.language.id) == ("Ring", "ar")
    assert calling.value.number == "031-390\u00a006\u00a000"
    assert (texting.label.swedish.plain, "sms:" in texting.value.href) == ("Sms", True)


def test_words_that_exist_in_swedish_alone_stand_once(site):
    shown = beside(site, "ar")

    assert shown.content.service.summary.own is None
    assert {row.own for row in shown.content.blocks} == {None}
    assert [notice.kind for notice in shown.frame.notices] == ["partial"]


def test_words_in_swedish_lead_to_pages_in_swedish(translated):
    (last,) = [row for row in beside(translated, "ar").content.blocks if "Gömstället" in row.swedish]

    assert 'href="../../../../services/gomstallet/"' in last.swedish
    assert 'href="../../gomstallet/"' in last.own


def test_a_service_without_contact_shows_the_nearest_way_in_two_languages(translated):
    shown = beside(translated, "ar", "gomstallet")

    assert shown.content.service.contact.none.own.language.id == "ar"
    assert shown.content.service.contact.ways == ()
    assert [(other.ref, other.href) for other in shown.content.instead] == [
        ("service/fyren", "../../fyren/show/"),
        ("service/sos-112", "../../sos-112/show/"),
    ]


def test_details_that_are_not_surely_right_are_doubted_in_two_languages(translated):
    contact = beside(translated, "ar", "hamnen").content.service.contact

    assert contact.unsure.own.language.id == "ar"
    assert [source.href for source in contact.sources] == ["https://tidningen.example/hamnen"]


def test_a_page_of_two_languages_is_in_swedish_the_choice_between_them(translated):
    frame = beside(translated, "ar").frame

    assert [alternate.tag for alternate in frame.alternates] == ["sv", "en", "ar", "x-default"]
    assert [link.href for link in frame.languages] == [
        "../../../../services/fyren/show/",
        "../../../../en/services/fyren/show/",
        "./",
    ]
    assert frame.trail[-1].href == "../"
    assert not frame.indexed


@pytest.mark.parametrize("ref", ["service/fyren", "guide/i-am-afraid"])
def test_a_page_leads_to_itself_in_two_languages(translated, ref):
    assert page(translated, ref, "ar").content.show.href == "show/"
    assert page(translated, ref, "ar").content.show.text.language.id == "ar"
    assert page(translated, ref).content.show.href == "show/"
    assert page(translated, ref).content.show.text.plain == "Visa för någon på ett annat språk"


def test_the_emergency_number_is_on_every_page(site):
    for shown in pages_in(site, LANGUAGES["ar"]):
        assert shown.frame.emergency.link.href == "tel:112"


def test_the_trail_leads_from_the_start_to_above_this_page(site):
    trail = [link.href for link in page(site, "service/fyren").frame.trail]

    assert trail == ["../../", "../"]
    assert page(site, "page/index").frame.trail == ()


def test_the_menu_says_where_the_reader_is(site):
    assert [link.ref for link in page(site, "service/fyren").frame.navigation if link.current] == [
        "page/services/index"
    ]


def test_the_programme_is_counted(tiny):
    plan, strategy = tiny.programmes

    assert dataclasses.asdict(programme_pages.counts(tiny, plan)) == {
        "goals": 0,
        "focus_areas": 1,
        "actions": 2,
        "carried_out": 1,
        "bodies": 2,
        "responsible": 2,
        "co_responsible": 1,
        "level_marks": 2,
        "types": 1,
        "expressions": 0,
        "perspectives": 0,
        "levels": 1,
    }
    assert programme_pages.counts(tiny, strategy).goals == 1


def test_a_programme_whose_time_is_over_says_so(site):
    assert page(site, "programme/lanet-2020-2022").content.ended
    assert not page(site, "programme/ekby-2024-2090").content.ended


def test_an_action_is_shown_with_who_answers_for_it(site):
    first, second = page_at(site, SOURCE, "programmes/ekby-2024-2090/focus-area-1/").content.actions

    assert (first.ref, first.anchor) == ("action/ekby-1-1", "action-1-1")
    assert (first.number, first.title.plain) == ("1:1", "Utbilda personal")
    assert [link.text.plain for link in first.responsible] == ["Ekby socialnämnd"]
    assert [link.href for link in first.co_responsible] == ["../../bodies/#ekby-bolag"]
    assert first.carried_out_by == ()
    assert [link.ref for link in second.carried_out_by] == ["guide/i-am-afraid", "page/materials/index"]
    assert [text.plain for text in second.levels_as_written] == ["universel"]


def test_a_body_says_what_it_answers_for(site):
    ((_, duties),) = page(site, "page/programmes/bodies/index").content.groups

    found = {
        duty.anchor: ([a.text.plain for a in duty.responsible], [a.text.plain for a in duty.co_responsible])
        for duty in duties
    }
    first, second = "1:1 Utbilda personal", "1:2 Sprida information på flera språk"
    assert found == {"ekby-namnd": ([first], []), "ekby-bolag": ([second], [first])}


def test_a_service_that_is_not_listed_has_a_page_all_the_same(good):
    text = good["docs/services/hamnen.md"].replace("category:", "listed: false\ncategory:")
    site = site_of(collect({**good, "docs/services/hamnen.md": text}, today=TODAY)[0])

    assert "service/hamnen" not in flat(page(site, "page/services/index"))
    assert page(site, "service/hamnen").content.contact.phones


def test_a_law_that_ended_leads_to_what_applies(site):
    first, second = page(site, "law/ekby-1-1").content, page(site, "law/ekby-0-9").content
    now, former = page(site, "page/terms/laws/index").content.groups

    assert (first.successor, first.valid_from, first.unsure) == (None, "1 juli 2024", False)
    assert (second.successor.href, second.valid_to, second.unsure) == ("../ekby-1-1/", "30 juni 2024", True)
    assert [link.ref for link in now.links] == ["law/ekby-1-1"]
    assert [link.ref for link in former.links] == ["law/ekby-0-9"]


def test_a_request_leads_to_the_goal_it_is_about(site):
    (request,) = page(site, "answer/radet-2023").content.requests

    assert request.goal.href == "../../lanet-2020-2022/#goal-1"
    assert request.clarity


def test_the_front_door_has_a_way_in_for_each_language(translated):
    door = shared(translated)["languages/"]

    assert [(one.language.id, one.href) for one in door.doors] == [("sv", "../"), ("en", "../en/"), ("ar", "../ar/")]


def test_a_short_address_has_a_way_in_to_the_record_in_each_language(translated):
    frame = page(translated, "service/fyren", "ar").frame
    door = shared(translated)["s/2wk9v/"]

    assert (frame.short_href, frame.short_url) == ("../../../s/2wk9v/", "https://ekby.example/hjalp/s/2wk9v/")
    assert [one.href for one in door.doors] == [
        "../../services/fyren/",
        "../../en/services/fyren/",
        "../../ar/services/fyren/",
    ]


def test_every_page_has_a_short_address(site):
    doors = {address for address in shared(site) if address.startswith("s/")}

    assert len(doors) == len(addresses_of(site))
    assert {page.frame.short_url.removeprefix(site.url) for page in pages_in(site, SOURCE)} == doors


def test_an_older_name_leads_on_in_each_language(site):
    swedish, arabic = (doors_module.moved(site, LANGUAGES[id])["services/ekby-stodlinje/"] for id in ("sv", "ar"))

    assert (swedish.target.href, swedish.canonical) == ("../fyren/", "https://ekby.example/hjalp/services/fyren/")
    assert (arabic.target.href, arabic.root) == ("../fyren/", "../../../")
    assert arabic.canonical == "https://ekby.example/hjalp/ar/services/fyren/"


def test_pages_of_all_languages_say_the_way_out_in_every_word_once(tiny):
    leave = {("ui/exit", "Lämna sidan"): "غادر الصفحة"}
    site = site_of(tiny, {"ar": leave})
    for door in (shared(site)["languages/"], shared(site)["s/2wk9v/"], not_found(site)):
        assert [(words.plain, words.language.id) for words in door.exits] == [
            ("Lämna sidan", "sv"),
            ("غادر الصفحة", "ar"),
        ]


def test_pages_of_all_languages_have_the_letters_that_a_device_may_lack(tiny):
    site = site_of(tiny)
    door = shared(dataclasses.replace(site, languages=(*site.languages, LANGUAGES["ti"])))["languages/"]

    assert door.font_name == "-doors"


def test_what_is_not_found_leads_home_from_any_depth(translated):
    shown = not_found(translated)

    assert [door.href for door in shown.doors] == ["/hjalp/", "/hjalp/en/", "/hjalp/ar/"]
    assert shown.root == "/hjalp/"


@pytest.mark.parametrize("id", LANGUAGE_IDS)
def test_the_front_door_and_not_found_hold_nothing_hidden(translated, id):
    assert [
        hidden for hidden in HIDDEN if hidden in flat(shared(translated)["languages/"]) + flat(not_found(translated))
    ] == []


def test_words_of_a_page_are_in_its_language_or_swedish(translated):
    def texts(value):
        if isinstance(value, Text):
            yield value
        elif dataclasses.is_dataclass(value):
            for field in dataclasses.fields(value):
                yield from texts(getattr(value, field.name))
        elif isinstance(value, tuple):
            for item in value:
                yield from texts(item)

    for shown in pages_in(translated, LANGUAGES["ar"]):
        found = list(texts(shown))
        assert {text.page.id for text in found} == ({"ar", "sv"} if isinstance(shown.content, ShowPage) else {"ar"})
        assert {text.language.id for text in found if text.page.id == "sv"} <= {"sv"}
        assert {text.language.id for text in found} <= {"ar", "sv"}


@pytest.mark.site
def test_the_real_site_can_be_shaped_in_every_language(collection):
    every = tuple(LANGUAGES.values())
    danger = ("sos-112", "kvinnofridslinjen")
    site = dataclasses.replace(site_of(collection), languages=every, translations={}, danger=danger)

    for language in (SOURCE, LANGUAGES["ar"], LANGUAGES["syr"]):
        beside = sum(is_shown(record, collection) for record in collection.records.values())
        kits = len(collection.of_kind(Setting)) * len(every) if language is SOURCE else 0
        assert len(list(pages_in(site, language))) == len(addresses_of(site)) + beside + kits


@pytest.mark.site
def test_a_real_number_that_may_not_be_shown_is_on_no_page(collection):
    numbers, addresses = hidden_details(collection)
    shown = [dataclasses.asdict(page) for page in pages_in(site_of(collection), SOURCE)]
    text = json.dumps(shown, default=str, ensure_ascii=False)

    assert [number for number in numbers if number in text] == []
    assert addresses & set(strings(shown)) == set()
    assert [address for address in addresses if f'href=\\"{address}\\"' in text] == []


def hidden_details(collection) -> tuple[set[str], set[str]]:
    """What services may not show and no other does: numbers and e-mail; then web and street addresses.

    A source may stand on the website of such a service: it is where a fact was read, and no way in.
    """
    open_, closed = (set(), set()), (set(), set())
    for service in collection.of_kind(Service):
        numbers = {phone.number for phone in service.phones} | {phone.display for phone in service.phones}
        (open_ if service.shows_contact else closed)[0].update(numbers | {service.email} - {None})
        (open_ if service.shows_contact else closed)[1].update(
            {service.web, service.chat and service.chat.address} - {None}
        )
        if service.address:
            (open_ if service.shown_address else closed)[1].add(service.address.text)
    return closed[0] - open_[0], closed[1] - open_[1]


def strings(value):
    """Every text inside a value of plain data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from strings(item)


def test_there_are_real_details_to_hide(collection):
    assert all(hidden_details(collection))


def test_a_project_without_a_list_of_services_has_a_start_page_all_the_same(good):
    texts = {path: text for path, text in good.items() if path != "docs/services/index.md"}
    found, problems = collect(texts, today=TODAY)
    assert problems == []

    assert page(site_of(found), "page/index")


def test_every_programme_that_is_named_has_a_page(site):
    for programme in site.collection.of_kind(Programme):
        assert page(site, programme.ref).about.title.plain == programme.title
