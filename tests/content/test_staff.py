"""What staff hand on, on the real site: a kit for each place of work and language, and nothing in it that does harm."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import html

from fristad.content import addresses
from fristad.content.records.guides import OWN_ENTRANCES, STAFF, Guide, Page, Setting
from fristad.languages.known_languages import LANGUAGES, SOURCE
from fristad.pages.contract import KitPage, SettingPage, ShowPage, StartPage
from fristad.pages.interface_words import INFORMATION, PRINT_KINDS
from fristad.pages.kinds.staff_pages import audience_of, handed_on
from fristad.site.filling import Sheets

pytestmark = pytest.mark.site

PLACES = {
    "library",
    "school",
    "preschool",
    "health-care",
    "maternity-care",
    "landlord",
    "housing-company",
    "sports-and-leisure",
    "elderly-care",
    "reception",
    "newcomers",
    "workplace",
}
TRIED = ("sv", "lattlast", "ar", "so", "ti")


@pytest.fixture(scope="module")
def sheets(workspace) -> Sheets:
    languages = tuple(one for one in workspace.languages if one.id in TRIED)
    site = replace(workspace.site, languages=languages)
    return Sheets(site, workspace.options.renderer())


def tree(sheets, address, id="sv"):
    return html.fromstring(sheets.page(LANGUAGES[id], address))


def settings(sheets):
    return sheets.site.collection.of_kind(Setting)


def test_every_place_of_work_is_there(sheets):
    assert {setting.id for setting in settings(sheets)} == PLACES


def test_staff_come_from_the_start_page_to_what_they_hand_on_by_links_alone(sheets):
    """Start → where I work → the language → what to show: each a link, without a script."""
    start = tree(sheets, "")
    at_work = start.xpath("//section[@aria-labelledby='f-work']//a")
    to_staff = next(one.get("href") for one in at_work if one.text == _title(sheets))
    assert to_staff == "staff/"
    assert "school/" in tree(sheets, "staff/").xpath("//a/@href")
    assert {"so/", "ti/"} <= set(tree(sheets, "staff/school/").xpath("//*[@data-kits]//a/@href"))
    kit = tree(sheets, "staff/school/so/")
    assert "../../../so/guides/child-or-young/show/" in kit.xpath("//*[@data-handout]//a/@href")


def _title(sheets) -> str:
    return sheets.site.collection.need(Page, STAFF).title


def test_a_kit_is_there_for_each_place_and_language_in_the_languages_of_staff(sheets):
    for setting in settings(sheets):
        for language in sheets.site.languages:
            planned = sheets.plan[addresses.part(setting, language.id)]
            assert planned.is_in(SOURCE)
            assert planned.is_in(LANGUAGES["en"])
            assert not planned.is_in(LANGUAGES["so"])


def test_what_a_kit_leads_to_is_there(sheets):
    for id in ("library", "landlord"):
        setting = sheets.site.collection.need(Setting, id)
        for language in sheets.site.languages:
            here = addresses.part(setting, language.id)
            for link in tree(sheets, here).xpath("//*[@data-handout]//a/@href"):
                there = addresses.resolve(here + "x", link).strip("/") + "/"
                found = there.removeprefix(language.prefix)
                assert sheets.plan[found].is_in(language), (here, link)


def test_a_message_tells_nothing_and_no_text_holds_a_number(sheets):
    """Whoever sees the telephone sees that there is information, and where; a number would grow old elsewhere."""
    for language in sheets.site.languages:
        page = tree(sheets, f"staff/health-care/{language.id}/")
        handouts = page.xpath("//*[@data-handout]")
        assert len(handouts) > 8
        for one in handouts:
            copied = one.xpath(".//*[contains(@class, 'f-copy')]")
            assert len(copied) == 5
            for text in copied:
                said = re.sub(r"https?://\S+", "", text.text_content())
                assert not re.search(r"\d[\d \u00a0-]{3,}\d|tel:", said), said
            message = copied[1]
            words = message.xpath("./p[1]")[0].text_content()
            assert words == sheets.site.speaker(language, "").phrase(INFORMATION).plain
            (address,) = message.xpath("./p[2]")
            assert re.fullmatch(re.escape(sheets.site.url) + r"s/[2-9b-z]{5}/", address.text_content())


def test_words_of_the_reader_s_language_say_so_and_the_swedish_stands_beside(sheets):
    page = tree(sheets, "staff/landlord/ar/")
    first = page.xpath("//*[@data-handout]")[0]

    assert first.xpath("./h2//span[@lang='ar' and @dir='rtl']")
    assert first.xpath("./h2")[0].text.strip() == sheets.site.collection.need(Guide, "in-danger").title
    news = first.xpath(".//*[contains(@class, 'f-copy')]")[3]
    assert [one.get("lang") for one in news.xpath("./p")] == ["ar", "ar", None, None]


def test_code_for_another_site_is_links_alone(sheets):
    for address in ("staff/school/so/", "guides/in-danger/show/", "services/kvinnofridslinjen/show/"):
        for code in tree(sheets, address).xpath("//pre"):
            inside = html.fromstring(code.text_content())
            assert {one.tag for one in inside.iter()} == {"ul", "li", "a"}
            for link in inside.iter("a"):
                assert set(link.attrib) == {"href", "lang", "hreflang", "dir", "rel"}
                assert link.get("href").startswith(sheets.site.url)


def test_what_is_for_those_who_hurt_is_found_by_no_age(sheets):
    for setting in settings(sheets):
        for record in handed_on(setting, sheets.site.collection):
            hurts = getattr(record, "situation", "") in OWN_ENTRANCES or getattr(record, "is_for_those_who_hurt", False)
            assert not hurts or set(audience_of(record)) <= {"perpetrator", "buyer-of-sex"}


def test_how_to_hand_it_over_stands_on_the_page_of_each_place(sheets):
    for setting in settings(sheets):
        page = tree(sheets, addresses.of(setting))
        assert page.xpath("//*[@id='hand-over']")
        assert page.xpath("//*[@id='when-told']/following::a[@href='tel:112']")
        assert page.xpath("//a[contains(@href, 'guides/duty-to-report/')]")
        assert page.xpath("//footer//a[@data-action='sodertalje-2024-2027/3:1']")


def test_no_language_is_asked_for_words_that_staff_read(workspace):
    (action,) = [one for one in workspace.coverage.information if one.action.number == "3:1"]

    assert any(page.id == STAFF for page in action.pages)
    assert action.counts["so"].percent > 90


def test_what_is_printed_stands_first_where_there_are_prints(sheets):
    def prints_of(record, language):
        return ((PRINT_KINDS["poster"], f"prints/{language.id}/poster-{record.id}.pdf"),)

    printed = Sheets(replace(sheets.site, prints_of=prints_of), sheets._templates)
    (link, *_) = tree(printed, "staff/school/so/").xpath("//*[@data-handout][1]//ul//a/@href")

    assert link == "../../../prints/so/poster-in-danger.pdf"
    assert not tree(sheets, "staff/school/so/").xpath("//*[@data-handout]//ul//a[contains(@href, 'prints')]")


def test_a_place_is_shown_with_whom_to_call_first_and_no_shelter(sheets):
    draft = sheets.draft(LANGUAGES["ar"], "places/sodertalje/show/")
    shown = draft.page.content

    assert isinstance(shown, ShowPage)
    refs = [one.ref for one in shown.instead]
    assert refs[:2] == ["service/sos-112", "service/kvinnofridslinjen"]
    services = [sheets.site.collection.records[ref] for ref in refs]
    assert {one.area for one in services} == {"national", "sodertalje"}
    assert not [one for one in services if one.category == "shelter" or one.is_for_those_who_hurt]


def test_pages_of_staff_say_nothing_that_is_no_page_of_theirs(sheets):
    assert isinstance(sheets.draft(SOURCE, "staff/school/").page.content, SettingPage)
    assert isinstance(sheets.draft(SOURCE, "staff/school/so/").page.content, KitPage)
    assert isinstance(sheets.draft(SOURCE, "").page.content, StartPage)
