"""Names of services, and punctuation, as readers in other languages meet them."""

import re

import pytest

from fristad.content.records.guides import Guide
from fristad.content.records.services import Service
from fristad.languages.known_languages import LANGUAGES, SOURCE
from fristad.pages.cards import card, contact_of, name_view
from fristad.pages.links import openable
from fristad.pages.parts import SourceView
from fristad.pages.speaker import Speaker
from fristad.translation.messages import body_context, field_context
from fristad.translation.translations import Translations
from tests.drafted import TEMPLATES

AR, SO = LANGUAGES["ar"], LANGUAGES["so"]


def speaker(collection, language, words) -> Speaker:
    translations = Translations(language, words, dict.fromkeys(words, "reviewed"))
    return Speaker(collection, language, translations, "", show=TEMPLATES.value)


def called(collection, **said: str) -> dict[tuple[str, str], str]:
    """Catalogue entries of what services are called, by id."""
    services = {id.replace("_", "-"): words for id, words in said.items()}
    found = {collection.need(Service, id): words for id, words in services.items()}
    return {(field_context(service, "called"), service.called): words for service, words in found.items()}


def plain(html) -> str:
    return " ".join(re.sub("<[^>]+>", "", str(html)).split())


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("Ring {service_fyren}.", "linje (Fyren, stödlinjen i Ekby)"),
        # Words that say what it is stand before the name already.
        ("Ring stödlinjen {service_fyren}.", "Fyren, stödlinjen i Ekby (linje)"),
        ("Ring stödlinjen. Ring sedan {service_fyren}.", "linje (Fyren, stödlinjen i Ekby)"),
    ],
)
def test_a_text_says_what_a_service_is_before_its_name(tiny, source, shown):
    guide = tiny.need(Guide, "i-am-afraid")
    own = {(body_context(guide, ""), source): "Wac {service_fyren}."}
    say = speaker(tiny, SO, own | called(tiny, fyren="linje"))

    said = say.words(guide, body_context(guide, ""), source)

    assert plain(said.html) == f"Wac {shown}."
    assert said.plain == "Wac " + (shown if shown.startswith("linje") else "Fyren, stödlinjen i Ekby") + "."


def test_no_swedish_explains_a_swedish_name(tiny):
    guide, fyren = tiny.need(Guide, "i-am-afraid"), tiny.need(Service, "fyren")

    assert plain(speaker(tiny, SO, {}).fact("service_fyren", guide)) == "Fyren, stödlinjen i Ekby"
    assert not card(fyren, speaker(tiny, SO, {})).called_first
    assert not name_view(fyren, Speaker(tiny, SOURCE, Translations(SOURCE), "")).called_first


def test_lists_are_in_the_order_of_what_is_read_first(tiny):
    say = speaker(tiny, SO, called(tiny, fyren="wac", hamnen="ardo"))

    assert say.in_order(("service/fyren", "service/hamnen")) == ("service/hamnen", "service/fyren")
    assert card(tiny.need(Service, "fyren"), say).called_first


def test_hours_have_a_line_for_each_group_of_days_and_say_whose_clock(tiny):
    fyren = tiny.need(Service, "fyren")
    for language, label in ((SOURCE, "Öppet:"), (AR, "Öppet (svensk tid):")):
        say = Speaker(tiny, language, Translations(language), "")
        hours = contact_of(fyren, say).hours
        lines = str(hours.known.html).split("<br>")

        assert hours.label.plain == label
        assert len(lines) == 2
        assert not any(plain(line).startswith((";", "؛")) for line in lines)
        assert ("svensk tid" in say.hours_in_text(fyren, fyren.hours).plain) == (language is AR)


def test_what_is_always_open_needs_no_clock(tiny):
    danger = tiny.need(Service, "sos-112")

    assert Speaker(tiny, AR, Translations(AR), "").opened(danger.hours.value.text).plain == "Öppet:"


def test_each_source_is_named_once(tiny):
    say = Speaker(tiny, AR, Translations(AR), "")
    words = say.language_name("sv")
    given = [("https://a.se/x", "a.se"), ("", ""), ("https://b.se", "b.se"), ("https://a.se/y", "a.se")]

    found = openable(tuple(SourceView(words, href, shown, "2026") for href, shown in given))

    assert [source.href for source in found] == ["https://a.se/x", "https://b.se"]


# ----- the real site -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def foreign(real_pages):
    return [page for page in real_pages if page.ordinary and not page.is_beside and not page.language.startswith("sv")]


@pytest.mark.site
def test_names_in_lists_stand_after_what_they_are_called(foreign, collection):
    """Other than numbers, which everybody reads."""
    lists = (
        "//ul[@class='f-names']//a/bdi[@lang='sv'] | //section[@class='f-card']//*[self::h2 or self::h3]/a/bdi[@lang]"
    )
    assert [(page.path, one.text_content()) for page in foreign for one in page.tree.xpath(lists)] == []
    assert sum(len(page.tree.xpath("//ul[@class='f-names']//a/small/bdi[@lang='sv']")) for page in foreign) > 300
    names = {service.name for service in collection.services}
    bare = "//ul[@class='f-everything']/li[not(small)]/a"
    assert [name for page in foreign for one in page.tree.xpath(bare) if (name := one.text_content()) in names] == []


@pytest.mark.site
def test_no_line_of_hours_begins_with_a_mark(foreign):
    for page in foreign:
        for hours in page.tree.xpath("//*[@data-fact='hours' or @data-fact='chat_hours']"):
            for after in hours.xpath(".//br"):
                assert not (after.tail or "").strip().startswith((";", ",", "؛", "،", "፤", "፣"))


@pytest.mark.site
def test_between_the_parts_of_a_list_is_the_language_s_own_mark(foreign):
    """In Arabic, Sorani and Tigrinya, which have marks of their own; not in words that are in Swedish there."""
    parts = "//main//*[self::a or self::span or self::bdi or self::small][not(ancestor::*[@lang][ancestor::main])]"
    wrong = {
        page.path: part.text_content()
        for page in foreign
        if page.language in ("ar", "ckb", "ti")
        for part in page.tree.xpath(parts)
        if (part.tail or "").strip()[:1] in (",", ";") and (part.tail or "").strip()
    }

    assert wrong == {}


@pytest.mark.site
def test_whole_blocks_say_their_language_themselves(foreign):
    """Headings and paragraphs: what is read to its end in one direction begins at that direction's side."""
    blocks = "//main//*[self::h1 or self::h2 or self::p[not(@class)]][count(*) = 1 and not(normalize-space(text()))]"
    spans = [
        (page.path, span.text_content())
        for page in foreign
        for span in page.tree.xpath(f"{blocks}/span[@lang='sv' and @dir='ltr']")
        if span.getparent().text_content().strip() == span.text_content().strip()
    ]

    assert spans == []


@pytest.mark.site
def test_a_law_is_said_in_words(foreign):
    """Its citation stands on the page of laws, and with the sources."""
    citation = re.compile(r"§|\bkap\.|\(\d{4}:\d+\)")
    pages = [page for page in foreign if re.search("/(guides|violence|services)/", page.path)]
    text = "//main//text()[not(ancestor::details[@class='f-sources'])]"

    assert len(pages) > 500
    assert [(page.path, one) for page in pages for one in page.tree.xpath(text) if citation.search(one)] == []


@pytest.mark.site
def test_no_page_has_a_heading_twice(real_pages):
    """Within one section: "Bra att veta" and once more "Bra att veta"."""
    wrong = {}
    for page in real_pages:
        if page.ordinary and not page.is_beside:
            headings = [one.text_content().strip() for one in page.tree.xpath("//main//h2")]
            wrong.update((page.path, one) for one in headings if headings.count(one) > 1)

    assert wrong == {}
