"""Pages of plans: actions by number and title, contents, long texts on several pages, and what was published before."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from jinja2 import Environment, FileSystemLoader
from lxml import html as lxml_html

from fristad.content import addresses, parts
from fristad.content.reader import collect
from fristad.content.records.kinds import KINDS
from fristad.content.records.programmes import Action
from fristad.languages.known_languages import LANGUAGES, SOURCE
from fristad.site.filling import Sheets
from fristad.site.rendering import Renderer
from fristad.site.site import Site, addresses_of
from fristad.translation.coverage import coverage
from fristad.translation.messages import of_record
from fristad.translation.translations import Translations

from .conftest import ROOT, TODAY

PLAN = "programmes/ekby-2024-2090/"
AREA = f"{PLAN}focus-area-1/"
IDS = ("sv", "en", "ar")
LIST = "docs/programmes/ekby-2024-2090.md"
LISTED = "https://ekby.example/hjalp/"


def site_of(collection, words=None) -> Site:
    """The tiny project in three languages, with what each has counted."""
    words = words or {}
    found = {
        id: Translations(LANGUAGES[id], words.get(id, {}), dict.fromkeys(words.get(id, {}), "machine")) for id in IDS
    }
    messages = [one for record in collection.records.values() for one in of_record(record, "")]
    languages = tuple(LANGUAGES[id] for id in IDS)
    site = Site(collection, languages, found, "Hjälp", LISTED, "https://vader.example/", ("sos-112",))
    return replace(site, coverage=coverage(messages, collection, found, {}))


@pytest.fixture(scope="module")
def shown():
    """Gives the page at an address of a site as a tree."""
    overrides = ROOT / "overrides"
    renderer = Renderer(Environment(loader=FileSystemLoader(overrides)), [overrides])

    def page(site: Site, address: str, id: str = "sv"):
        return lxml_html.fromstring(Sheets(site, renderer).page(LANGUAGES[id], address))

    return page


@pytest.fixture(scope="module")
def site(tiny) -> Site:
    return site_of(tiny)


def words(node) -> str:
    return " ".join(node.text_content().split())


# ----- actions -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("id", IDS)
def test_the_plan_has_a_table_with_a_row_for_each_action(shown, site, tiny, id):
    (table,) = shown(site, PLAN, id).xpath("//table[.//@data-action]")
    rows = table.xpath(".//tr[th[@scope='row']]")

    assert len(table.xpath("./thead/tr/th[@scope='col']")) == 4
    assert [row.xpath("./th/a/@data-action")[0] for row in rows] == [one.mark for one in tiny.of_kind(Action)]
    assert [row.xpath("./th/a/@href")[0] for row in rows] == ["focus-area-1/#action-1-1", "focus-area-1/#action-1-2"]
    assert all(len(row.xpath("./th|./td")) == 4 for row in rows)


def test_a_row_says_who_answers_which_pages_carry_it_out_and_in_how_many_languages(shown, site):
    first, second = shown(site, PLAN).xpath("//tr[th[@scope='row']]")

    assert words(first.xpath("./th")[0]) == "1:1 Utbilda personal"
    assert words(first.xpath("./td[1]")[0]) == "Ansvarig Ekby socialnämnd"
    assert words(first.xpath("./td[2]")[0]) == "Ingen sida här genomför åtgärden."
    assert words(first.xpath("./td[3]")[0]) == ""
    assert second.xpath("./td[2]/a/@href") == ["../../guides/i-am-afraid/", "../../materials/"]
    assert words(second.xpath("./td[3]")[0]) == "Språk 1 av 3"


def test_a_language_that_has_every_word_of_the_pages_is_counted(shown, tiny):
    carriers = tiny.carried_out_by(tiny.need(Action, "ekby-1-2"))
    said = {one.key: "x" for record in carriers for one in of_record(record, "")}
    site = site_of(tiny, {"en": said})

    assert words(shown(site, PLAN).xpath("//tr[@id='action-1-2']/td[3]")[0]) == "Språk 2 av 3"
    (told,) = shown(site, AREA).xpath("//section[h2[@id='action-1-2']]//dd[p]")
    assert words(told).startswith("Allt finns på: svenska, English En del saknas på: العربية 0 %")


def test_many_pages_are_counted_in_the_table_and_named_below_the_action(shown, good):
    texts = dict(good)
    for path in ("docs/services/fyren.md", "docs/services/hamnen.md", "docs/guides/index.md"):
        head, mark, rest = texts[path].partition("\nchecked:")
        texts[path] = f"{head}\nimplements: [ekby-1-2]{mark}{rest}" if "implements:" not in head else texts[path]
    collection, problems = collect(texts, today=TODAY)
    count = len(collection.carried_out_by(collection.need(Action, "ekby-1-2")))
    site = site_of(collection)

    assert problems == []
    assert count > 3
    assert words(shown(site, PLAN).xpath("//tr[@id='action-1-2']/td[2]")[0]).endswith(f"{count} sidor")
    listed = shown(site, AREA).xpath("//section[h2[@id='action-1-2']]//dt[.='Sidor som genomför åtgärden']/../dd/a")
    assert len(listed) == count


def test_each_action_is_a_section_with_number_title_and_what_is_carried_out(shown, site):
    page = shown(site, AREA)

    assert words(page.xpath("//h1")[0]) == "Fokusområde 1: Ekby förebygger våld"
    assert [words(one) for one in page.xpath("//section/h2[starts-with(@id, 'action-')]")] == [
        "1:1 Utbilda personal",
        "1:2 Sprida information på flera språk",
    ]
    told = page.xpath("//section[h2[@id='action-1-1']]//dt[.='Sidor som genomför åtgärden']/../dd")
    assert words(told[0]) == "Ingen sida här genomför åtgärden."
    assert page.xpath("//nav[@class='f-trail']//a[last()]/@href")[-1] == "../"


def test_a_title_is_said_in_the_reader_s_language_wherever_the_action_is_named(shown, tiny):
    title = "نشر المعلومات"
    site = site_of(tiny, {"ar": {("action/ekby-1-2#title", "Sprida information på flera språk"): title}})

    for address in (PLAN, AREA, "programmes/bodies/", "materials/lyktan/", "about/coverage/"):
        links = shown(site, address, "ar").xpath("//main//a[contains(@href, '#action-1-2')]")
        assert any(title in one.text_content() for one in links), address


@pytest.mark.parametrize("id", IDS)
def test_no_action_is_named_by_its_number_alone(shown, site, id):
    for address in addresses_of(site):
        for link in shown(site, address, id).xpath("//a[contains(@href, '#action-')]"):
            assert len(words(link).split()) > 1, address


def test_titles_are_words_for_translators(tiny):
    messages = [one.key for record in tiny.of_kind(Action) for one in of_record(record, "")]

    assert ("action/ekby-1-1#title", "Utbilda personal") in messages


# ----- what was published before -------------------------------------------------------------------------------------


@pytest.mark.parametrize("id", IDS)
def test_the_place_that_a_record_had_before_still_leads_on(shown, site, id):
    once = {record: addresses.once(record) for record in site.collection.records.values() if addresses.once(record)}
    assert {record.kind for record in once} == {kind for kind, row in KINDS.items() if row.once}

    for record, address in once.items():
        page, _, anchor = address.partition("#")
        (place,) = shown(site, page, id).xpath(f"//*[@id='{anchor}']")
        around = place if place.xpath(".//a") else place.getparent()
        there = addresses.relative(page, addresses.of(record))
        assert around.xpath(".//a/@href")[0] == there, record.ref


def test_a_link_in_a_text_to_an_older_place_leads_to_the_new_one(shown, good):
    path = "docs/terms/index.md"
    assert "#level-universal" in good[path]

    links = shown(site_of(collect(good, today=TODAY)[0]), "terms/").xpath("//main//p/a/@href")

    assert "levels/universal/" in links


# ----- long texts ----------------------------------------------------------------------------------------------------


def long_text(sections: int, letters: int) -> str:
    one = "Ord " * (letters // 4)
    return "Först.\n\n" + "\n\n".join(
        f"## Rubrik {n} {{#part-{n}}}\n\n{one}\n\n### Mer {n} {{#more-{n}}}\n\nx" for n in range(sections)
    )


def with_body(texts: dict[str, str], path: str, body: str):
    front = texts[path].split("---\n")[1]
    return collect({**texts, path: f"---\n{front}---\n\n{body}\n"}, today=TODAY)


@pytest.mark.parametrize("path", [LIST, "docs/programmes/lanet-2020-2022.md", "docs/about/index.md"])
def test_a_long_text_goes_on_where_a_heading_is_and_loses_nothing(good, path):
    body = long_text(9, 2400)
    collection, problems = with_body(good, path, body)
    (record,) = (one for one in collection.records.values() if collection.documents[one.ref].path == path)
    found = parts.texts_of(record)

    assert problems == []
    assert len(found) > 2
    assert all(text.startswith("## ") and len(text) <= parts.LONG for text in found[1:])
    assert re.sub(r"\s+", " ", "\n".join(found)) == re.sub(r"\s+", " ", record.body)


def test_every_section_is_named_in_the_contents_and_its_old_place_leads_there(shown, good):
    site = site_of(with_body(good, LIST, long_text(9, 2400))[0])
    plan = shown(site, PLAN)

    for number in range(9):
        (place,) = plan.xpath(f"//*[@id='part-{number}']")
        (link,) = place.getparent().xpath("./a/@href")
        page, _, anchor = link.partition("#")
        there = shown(site, f"{PLAN}{page}")
        assert there.xpath(f"//h2[@id='{anchor}']"), link
        assert there.xpath("//nav[@aria-labelledby='f-contents']//a"), link
        assert len(plan.xpath(f"//*[@id='more-{number}']")) == 1
    assert plan.xpath("//a[@href='2/#part-0']")
    assert shown(site, f"{PLAN}2/").xpath("//a[@rel='next']/@href") == ["../3/"]
    assert words(shown(site, f"{PLAN}2/").xpath("//h1")[0]) == "Ekbys plan mot våld 2024–2090 (2)"


def test_the_page_above_is_named_once(shown, good):
    index = "docs/materials/index.md"
    front = good[index].replace("lists: material\n", "")
    collection = with_body({**good, index: front}, index, long_text(9, 2400))[0]

    trail = shown(site_of(collection), "materials/2/").xpath("//nav[@class='f-trail']//a/@href")

    assert trail == ["../"]


def test_a_short_text_has_one_page(tiny):
    assert [part.address for part in parts.every_part(tiny)] == [AREA]


def test_a_file_at_the_address_of_a_part_is_told(good):
    page = good["docs/about/index.md"].replace("title:", "title: Annan\naliases: []\n#", 1)
    found = collect({**good, "docs/programmes/ekby-2024-2090/focus-area-1.md": page}, today=TODAY)[1]

    assert "address-twice" in {one.code for one in found}


# ----- contents ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("id", IDS)
@pytest.mark.parametrize("address", [PLAN, AREA, "programmes/bodies/", "terms/", "terms/laws/", "materials/"])
def test_contents_stand_first_and_lead_to_what_is_there(shown, site, address, id):
    page = shown(site, address, id)
    (nav,) = page.xpath("//nav[@aria-labelledby='f-contents']")
    ids = set(page.xpath("//@id"))

    assert nav.xpath(".//a")
    assert not nav.xpath("preceding::h2")
    for href in nav.xpath(".//a/@href"):
        assert href[1:] in ids if href.startswith("#") else href == "../", href


def test_bodies_list_their_actions_one_below_the_other(shown, site):
    (listed, *_) = shown(site, "programmes/bodies/").xpath("//li[@id='ekby-bolag']//ul[@class='f-names']")

    assert [words(one) for one in listed.xpath("./li/a")] == ["1:2 Sprida information på flera språk"]


# ----- what each language has ----------------------------------------------------------------------------------------


def test_where_nothing_is_reviewed_it_is_said_once(shown, site):
    page = shown(site, "about/coverage/")

    assert page.text_content().count("Ingen människa har granskat översättningarna än.") == 1
    assert not page.xpath("//*[.='Granskat av en människa']")


def test_where_something_is_reviewed_there_is_a_column(shown, tiny):
    key = ("guide/i-am-afraid#title", tiny.records["guide/i-am-afraid"].heading)
    english = Translations(LANGUAGES["en"], {key: "I am afraid"}, {key: "reviewed"})
    site = site_of(tiny)
    messages = [one for record in tiny.records.values() for one in of_record(record, "")]
    site = replace(site, coverage=coverage(messages, tiny, {"sv": Translations(SOURCE), "en": english}, {}))
    page = shown(site, "about/coverage/")

    assert page.xpath("//th[@scope='col'][.='Granskat av en människa']")
    assert "Ingen människa har granskat" not in page.text_content()
