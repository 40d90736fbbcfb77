"""The real site, built by the real plugin in all its languages: what must be true of every page."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from urllib.parse import urlsplit

import pytest
from lxml import etree

from fristad.content import addresses
from fristad.content.records.guides import OWN_ENTRANCES
from fristad.content.records.programmes import Action
from fristad.content.records.services import Service
from fristad.languages.known_languages import LANGUAGES, SOURCE
from fristad.pages.kinds.side_by_side_pages import is_shown
from fristad.syntax import phone_numbers

from .pages import BuiltPage, loose_text

pytestmark = pytest.mark.site


@pytest.fixture(scope="session")
def pages(real_pages) -> list[BuiltPage]:
    return real_pages


@pytest.fixture(scope="session")
def by_path(pages) -> dict[str, BuiltPage]:
    return {page.path: page for page in pages}


def offenders(pages, fault) -> list[str]:
    """Every page with a fault, so that a failure lists them all."""
    return [f"{page.path}: {found}" for page in pages for found in fault(page)]


def test_every_language_has_the_same_pages(pages, options, collection):
    of_language, beside = defaultdict(set), defaultdict(set)
    for page in pages:
        if page.belongs_to_all_languages or page.is_kit:
            continue
        first, _, rest = page.path.partition("/")
        prefixed = first in options.languages and first != SOURCE.id
        if page.is_beside:
            beside[first if prefixed else SOURCE.id].add(rest if prefixed else page.path)
            continue
        of_language[first if prefixed else SOURCE.id].add(rest if prefixed else page.path)

    assert set(of_language) == set(options.languages)
    assert all(found == of_language[SOURCE.id] for found in of_language.values())
    assert len(of_language[SOURCE.id]) > 100
    every = collection.records.values()
    shown = {f"{addresses.show(record)}index.html" for record in every if is_shown(record, collection)}
    assert len(shown) > 100
    assert beside == {id: shown for id in options.languages if id == SOURCE.id or not LANGUAGES[id].swedish}


def test_each_page_says_its_language_and_direction(pages):
    def fault(page):
        first = page.path.partition("/")[0]
        language = LANGUAGES.get(first, SOURCE)
        if (page.tree.get("lang"), page.tree.get("dir")) != (language.tag, language.dir):
            yield (page.tree.get("lang"), page.tree.get("dir"))

    assert offenders(pages, fault) == []


def test_each_page_has_one_main_heading_and_a_record(pages):
    def fault(page):
        if len(page.tree.xpath("//h1")) != 1:
            yield "h1"
        if len(page.tree.xpath("//main[@data-record]")) != 1:
            yield "main"

    assert offenders(pages, fault) == []


def test_a_way_out_is_on_every_page(pages, options):
    def fault(page):
        exits = page.tree.xpath("//a[@data-exit]")
        if not exits or any(link.get("href") != options.exit_url for link in exits):
            yield "no exit"
        if any(link.get("target") or link.get("title") for link in exits):
            yield "exit opens a tab or explains itself"

    assert offenders(pages, fault) == []


def test_pages_run_only_our_scripts_and_ask_nothing_of_others(pages):
    def fault(page):
        yield from (etree.tostring(node) for node in page.tree.xpath("//script[not(@src) or text()]"))
        yield from (link for link in page.tree.xpath("//script/@src") if urlsplit(link).netloc)
        yield from (etree.tostring(node) for node in page.tree.xpath("//iframe|//img|//object|//embed"))
        yield from (name for name in page.tree.xpath("//@*[starts-with(name(),'on')]"))
        yield from page.tree.xpath("//@style")
        for link in page.tree.xpath("//link[@rel='stylesheet' or @rel='icon' or @rel='preload']/@href"):
            if urlsplit(link).netloc:
                yield link

    assert offenders(pages, fault) == []


def test_every_page_allows_nothing_but_its_own_styles_and_pictures(pages):
    rest = "style-src 'self'; img-src 'self' data:"
    policy = f"default-src 'none'; script-src 'self'; {rest}; base-uri 'none'; form-action 'none'"
    # Searching compiles Pagefind's WebAssembly and fetches parts of the index.
    searching = policy.replace("'self'; style", "'self' 'wasm-unsafe-eval'; style").replace(
        "data:;", "data:; connect-src 'self';"
    )

    def fault(page):
        found = page.tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        # The page with the questions fetches this site's own pages of answers.
        finding = policy.replace("data:;", "data:; connect-src 'self';")
        wanted = {"page/search": searching, "page/services/index": finding}.get(page.record, policy)
        if page.record.startswith("setting/"):
            wanted = finding
        # A page names all languages, and the letters that a device may lack are this site's own.
        if page.ordinary or page.record in ("page/languages", "page/short", "page/404"):
            wanted = wanted.replace("data:;", "data:; font-src 'self';")
        if found != [wanted]:
            yield found

    assert offenders(pages, fault) == []


def test_every_internal_link_and_anchor_leads_somewhere(pages, by_path, site):
    ids = {page.path: set(page.tree.xpath("//@id")) for page in pages}
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}

    def fault(page):
        for href in page.tree.xpath("//@href|//@src"):
            target = page.target(href)
            if target is None:
                continue
            file, anchor = target
            if file not in files or (anchor and anchor not in ids.get(file, set())):
                yield href

    assert offenders(pages, fault) == []


_ATTRIBUTE = r"""\s+[^\s"'<>=/]+(?:="[^"<>]*")?"""  # `name`, or `name="value"`.
_TAG = re.compile(rf"<(/?)([a-z][a-z0-9]*)(?:{_ATTRIBUTE})*\s*(/?)>")
_VOID = {"br", "input", "link", "meta"}
"""Elements of our pages that have no end tag."""


def test_every_tag_is_closed_where_it_belongs_and_letters_are_composed(pages):
    """Whatever a translation brings: the Nu checker judges a page of each kind, and this every page."""

    def fault(page):
        left = []
        for ends, name, alone in _TAG.findall(page.text):
            if not ends and not alone and name not in _VOID:
                left.append(name)
            elif ends and (not left or left.pop() != name):
                yield f"</{name}>"
                return
        yield from left
        if "<" in _TAG.sub("", page.text.removeprefix("<!doctype html>")):
            yield "< without a tag"
        if not unicodedata.is_normalized("NFC", page.text):
            yield "letters in parts"

    assert offenders(pages, fault) == []


def test_ids_are_unique_on_a_page(pages):
    def fault(page):
        ids = page.tree.xpath("//@id")
        yield from sorted({id for id in ids if ids.count(id) > 1})

    assert offenders(pages, fault) == []


# ----- languages and search engines ----------------------------------------------------------------------------------


def test_alternates_are_absolute_alive_complete_and_returned(pages, by_path, options):
    tags = {LANGUAGES[id].tag for id in options.languages} | {"x-default"}
    easy = {language.tag for language in LANGUAGES.values() if language.swedish} - {SOURCE.tag}

    def fault(page):
        if not page.listed:
            return
        found = page.alternates
        of_staff = {SOURCE.tag, "en", "x-default"}
        if set(found) != (of_staff if page.is_kit else tags - easy if page.is_beside else tags):
            yield sorted(found)
        for tag, url in found.items():
            path = url.removeprefix(options.url) + "index.html"
            if not url.startswith(options.url) or path not in by_path:
                yield url
            elif tag != "x-default" and page.path != "languages/index.html" and by_path[path].alternates != found:
                yield f"{path} does not return it"

    assert offenders(pages, fault) == []


def test_the_language_choice_leads_to_the_same_page(pages, by_path, options):
    def fault(page):
        if not page.ordinary:
            return
        if page.is_kit or page.record.startswith("place/"):
            return  # Other languages have the page above it.
        links, where = page.tree.xpath("//nav[contains(@class,'f-languages')]//a[@hreflang]"), page
        if not links:  # Many languages have a page of their own, which leads to the same page in each.
            (way,) = page.tree.xpath("//nav[contains(@class,'f-languages')]/a/@href")
            where = by_path[page.target(way)[0]]
            links = where.tree.xpath("//ul[contains(@class,'f-doors')]/li/a[@hreflang]")
        known = [LANGUAGES[id] for id in options.languages]
        wanted = [language.name for language in known]
        if [link.text_content() for link in links] != wanted:
            yield [link.text_content() for link in links]
        for link in links:
            file, _ = where.target(link.get("href"))
            tag = link.get("lang", link.get("hreflang"))
            if by_path[file].record != page.record or by_path[file].language != tag:
                yield link.get("href")
            easy = tag.startswith(f"{SOURCE.tag}-")
            # That page leads to what is read, not to what is shown beside the Swedish.
            if by_path[file].is_beside != (page.is_beside and not easy and where is page):
                yield f"{link.get('href')} is another view"

    assert offenders(pages, fault) == []


def test_the_sitemap_lists_exactly_the_pages_that_search_engines_may(pages, site, options):
    tree = etree.parse(str(site / "sitemap.xml"))
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    listed = tree.xpath("//s:loc/text()", namespaces=names)
    alternates = set(tree.xpath("//x:link/@href", namespaces=names))
    listable = (
        page.path
        for page in pages
        if page.listed and not page.is_beside and not page.tree.xpath("//meta[@name='robots' and @content='noindex']")
    )
    expected = {options.url + path.removesuffix("index.html") for path in listable}

    assert len(listed) == len(set(listed))
    assert set(listed) == expected
    assert alternates <= expected


def test_words_that_stand_in_are_marked_and_told_of(pages, workspace):
    """On a page in another language, a Swedish block is marked, and the notice says that parts are missing, or all."""

    def fault(page):
        if not page.ordinary or page.language == SOURCE.tag or page.is_kit:
            return
        notices = page.tree.xpath("//main//@data-notice")
        # One notice tells of both: the words around are made by machine, and the page is in Swedish.
        untranslated = notices == ["partial"]
        # What a source says is Swedish in every language, told as it was noted, and so are names.
        paragraphs, items = "//main//p[@lang='sv']", "//main//li[@lang='sv'][not(ancestor::details)]"
        swedish = page.tree.xpath(f"{paragraphs}|{items}|//main//h2[@lang='sv'][not(@data-fact)]")
        if swedish and "partial" not in notices:
            yield "Swedish without a notice"
        # Beside each other, whole blocks are marked.
        if untranslated and not (swedish or page.is_beside):
            yield "said to be untranslated, and in part it is translated"
        if any(node.get("dir") != "ltr" for node in swedish):
            yield "Swedish without direction"
        if "machine" not in notices and not untranslated:
            yield "translated without a notice"
        if not page.tree.xpath("//meta[@name='robots' and @content='noindex']"):
            yield "unreviewed words offered to search engines"

    assert offenders(pages, fault) == []


COMPLETE = ("en", "ar", "fi", "so")
"""Not easy Swedish: what is not written anew in it is not called so."""


def test_all_that_a_resident_meets_is_translated(pages):
    """Guides and services in every complete language: nothing of their own words is left in Swedish."""

    def fault(page):
        if page.language not in COMPLETE or page.belongs_to_all_languages:
            return
        if page.record.startswith(("guide/", "service/")) and page.tree.xpath("//main//@data-notice[.='partial']"):
            yield "in Swedish"

    assert offenders(pages, fault) == []


def test_pages_that_stand_for_others_are_kept_from_search_engines(pages):
    unlisted = [page for page in pages if not page.listed]

    assert len(unlisted) > 150
    assert [page.path for page in unlisted if page.tree.xpath("//meta[@name='robots']/@content") != ["noindex"]] == []


def test_an_older_name_leads_on_by_itself_and_by_a_link(pages, by_path, options):
    moved = [page for page in pages if page.leads_on]

    def fault(page):
        (refresh,) = page.tree.xpath("//meta[@http-equiv='refresh']/@content")
        (link,) = page.tree.xpath("//main//a/@href")
        if refresh != f"0; url={link}":
            yield refresh
        (canonical,) = page.tree.xpath("//link[@rel='canonical']/@href")
        target = by_path[page.target(link)[0]]
        if canonical != options.url + target.path.removesuffix("index.html") or target.language != page.language:
            yield link

    assert len(moved) >= 8 * len(options.languages)
    assert offenders(moved, fault) == []


def test_a_short_address_leads_to_one_page_in_every_language(pages, by_path, options):
    led_to = {}
    for page in pages:
        if page.path.startswith("s/"):
            targets = [by_path[page.target(href)[0]] for href in page.tree.xpath("//main//li/a/@href")]
            assert [target.language for target in targets] == page.tree.xpath("//main//li/@lang"), page.path
            assert [target.language for target in targets] == [LANGUAGES[id].tag for id in options.languages], page.path
            led_to[page.path] = {target.record for target in targets}

    def fault(page):
        if not page.ordinary:
            return
        if page.record.startswith("place/"):
            return  # It leads to the list of what helps there.
        (link,) = page.tree.xpath("//details[@class='f-about']/p/a[bdi[starts-with(.,'http')]]")
        (path, _) = page.target(link.get("href"))
        if link.text_content() != options.url + path.removesuffix("index.html"):
            yield link.text_content()
        if led_to[path] != {page.record}:
            yield path

    assert offenders(pages, fault) == []


def test_doors_name_nothing_but_languages(pages, options):
    names = " · ".join(LANGUAGES[id].name for id in options.languages)
    doors = [page for page in pages if page.belongs_to_all_languages and page.path != "blank/index.html"]

    def fault(page):
        for xpath in ("//title", "//h1", "//a[@class='f-skip']"):
            if [" ".join(node.text_content().split()) for node in page.tree.xpath(xpath)] != [names]:
                yield xpath
        yield from page.tree.xpath("//meta[@name='description']/@content")

    assert len(doors) > 100
    assert offenders(doors, fault) == []


def test_a_link_that_is_sent_shows_nothing_of_what_it_is_about(pages, workspace):
    """A chat shows og:title and og:description, and the page's own title and description where they are missing."""

    def fault(page):
        if page.path == "blank/index.html":
            return
        found = dict(
            zip(page.tree.xpath("//meta/@property"), page.tree.xpath("//meta[@property]/@content"), strict=True)
        )
        if set(found) != {"og:type", "og:title", "og:description"}:
            yield sorted(found)
        first = page.path.partition("/")[0]
        words = workspace.translations.get(first if first in LANGUAGES else SOURCE.id)
        for name, swedish in (("og:title", "Information"), ("og:description", "Information på flera språk")):
            if found.get(name) != (words.find("ui/share", swedish) or swedish):
                yield found.get(name)

    assert offenders(pages, fault) == []


def test_404_speaks_every_language(by_path, options):
    page = by_path["404.html"]

    assert [item.get("lang") for item in page.tree.xpath("//main//li")] == [LANGUAGES[i].tag for i in options.languages]
    assert page.tree.xpath("//meta[@name='robots']/@content") == ["noindex"]


# ----- facts ---------------------------------------------------------------------------------------------------------


def phone_owner(link, page) -> str:
    return link.get("data-of") or page.record


def test_every_number_is_its_records_and_can_be_dialled(pages, collection):
    """As a link, in ASCII digits, isolated left to right, and the same as in the record: in all languages."""

    def fault(page):
        for link in page.tree.xpath("//a[starts-with(@href,'tel:') or starts-with(@href,'sms:')]"):
            service = collection.records.get(phone_owner(link, page))
            known = {
                (phone.href, phone.display.replace(" ", "\u00a0")) for phone in getattr(service, "shown_phones", ())
            }
            if (link.get("href"), link.text_content()) not in known:
                yield link.get("href")
            if [child.tag for child in link] != ["bdi"] or link[0].get("dir") != "ltr":
                yield f"{link.get('href')} is not isolated"
            if link.get("data-fact") != "phone":
                yield f"{link.get('href')} is not marked"

    assert offenders(pages, fault) == []
    assert sum(len(page.tree.xpath("//a[starts-with(@href,'tel:')]")) for page in pages) > 1000


def test_no_number_stands_outside_a_link(pages, collection):
    """But in what a service is called: "112", "SMS till 112"."""
    names = [service.name for service in collection.services if any(phone_numbers.in_text(service.name))]

    def fault(page):
        for text in loose_text(page):
            for name in names:
                text = text.replace(name, "")
            yield from (number.text for number in phone_numbers.in_text(text))

    assert offenders(pages, fault) == []


OWN_WAYS = (
    "//article/*[contains(@class,'f-calls') or contains(@class,'f-contact') or contains(@class,'f-ways')]"
    "//a[{} and not(@data-of)]/@href"
)
"""What leads to the service of the page itself: from its call box, and from what stands below."""


def test_each_service_page_shows_exactly_its_numbers(by_path, collection, options):
    for id in options.languages:
        prefix = "" if id == SOURCE.id else f"{id}/"
        for service in collection.services:
            page = by_path[f"{prefix}services/{service.id}/index.html"]
            shown = page.tree.xpath(OWN_WAYS.format("@data-fact='phone'"))

            assert sorted(shown) == sorted(phone.href for phone in service.shown_phones), page.path
            spoken = [phone.href for phone in service.shown_phones if not phone.sms]
            assert shown[:1] == (spoken or shown)[:1], page.path


def test_side_by_side_the_same_facts_stand_as_on_the_services_own_page(by_path, collection, options):
    """Numbers, addresses and all that is known, in both languages; and each page leads to the other."""
    facts = "//dl/div/dd/@data-fact"
    ways = "//section[contains(@class,'f-contact')]//a[@data-fact]/@href"
    for id in options.languages:
        if LANGUAGES[id].swedish:
            continue
        for service in collection.services:
            own = by_path[f"{id}/services/{service.id}/index.html"]
            known = own.tree.xpath(facts)
            beside = by_path[f"{id}/services/{service.id}/show/index.html"]
            in_swedish = by_path[f"services/{service.id}/index.html"]

            assert beside.tree.xpath(facts)[::2] == beside.tree.xpath(facts)[1::2] == known, beside.path
            assert sorted(beside.tree.xpath(ways)) == sorted(own.tree.xpath(OWN_WAYS.format("@data-fact"))), beside.path
            assert own.tree.xpath("//article//a[@href='show/']"), own.path
            assert in_swedish.tree.xpath("//article//a[@href='show/']"), in_swedish.path
            choice = by_path[f"services/{service.id}/show/index.html"]
            assert choice.tree.xpath(f"//article//a[@hreflang='{LANGUAGES[id].tag}']/@href") == [
                f"../../../{id}/services/{service.id}/show/"
            ]
            marks = {
                (cell.get("lang"), cell.get("dir")) for cell in beside.tree.xpath("//div[@class='f-show']//div[@lang]")
            }
            assert marks == {(SOURCE.tag, SOURCE.dir), (LANGUAGES[id].tag, LANGUAGES[id].dir)}, beside.path


def test_details_that_may_not_be_shown_are_nowhere(site, collection):
    everything = {
        path.relative_to(site).as_posix(): path.read_text("utf-8")
        for ending in ("html", "json", "xml")
        for path in site.rglob(f"*.{ending}")
    }
    hidden = set()
    for service in collection.services:
        if not service.shows_contact:
            hidden |= {phone.display for phone in service.phones} | {phone.number for phone in service.phones}
            hidden |= {value for value in (service.email, service.address and service.address.text) if value}
    hidden |= {value.replace(" ", "\u00a0") for value in hidden}
    # The name of a part of town is no address.
    hidden = {value for value in hidden if any(character.isdigit() for character in value) or "@" in value}
    shown = {phone.display for service in collection.services for phone in service.shown_phones}

    leaks = [(path, value) for path, text in everything.items() for value in hidden - shown if value in text]

    assert hidden
    assert leaks == []


def test_a_detail_that_is_not_surely_right_stands_with_its_source(by_path, collection, options):
    unsure = [s for s in collection.services if s.needs_checking and s.has_way_in]
    for id in options.languages:
        prefix = "" if id == SOURCE.id else f"{id}/"
        for service in unsure:
            page = by_path[f"{prefix}services/{service.id}/index.html"]
            sources = page.tree.xpath("//article/*//p[contains(@class,'f-unsure')]//a/@href")

            assert sources, page.path

    assert len(unsure) > 10


def test_the_first_number_of_a_page_is_surely_right(pages, collection):
    def fault(page):
        links = page.tree.xpath("//a[@data-fact='phone']")
        if links:
            service = collection.records.get(phone_owner(links[0], page)) or collection.get(Service, "sos-112")
            if not isinstance(service, Service) or service.confidence != "high":
                yield links[0].get("href")

    assert offenders(pages, fault) == []


def numbers(page, collection) -> list[str]:
    """Whose numbers stand in a page's text, in order, without the emergency number."""
    links = page.tree.xpath("//main//a[@data-fact='phone']")
    return [phone_owner(link, page) for link in links if link.text_content() != "112"]


def test_the_first_number_of_a_page_for_those_who_are_hurt_is_for_them(pages, collection):
    entrances = {guide.ref for guide in collection.guides if guide.situation in OWN_ENTRANCES}
    lines = {service.ref for service in collection.services if service.is_for_those_who_hurt}
    asked_for = "page/services/by/who/"
    found = [page for page in pages if page.ordinary and not page.record.startswith(asked_for)]
    checked = [page for page in found if page.record not in entrances | lines]

    def fault(page):
        yield from (ref for ref in numbers(page, collection)[:1] if ref in lines)

    assert offenders(checked, fault) == []
    assert any(set(numbers(page, collection)) & lines for page in checked)


def test_the_first_number_in_a_text_is_surely_right(pages, collection):
    """Pages of services, and those that show many, have numbers that are not: each stands with its source."""
    unsure = {service.ref for service in collection.services if service.needs_checking}

    def fault(page):
        if page.record.startswith(("guide/", "type/", "expression/")):
            yield from (ref for ref in numbers(page, collection)[:1] if ref in unsure)

    assert offenders([page for page in pages if page.ordinary], fault) == []


def test_the_line_about_honour_is_second_where_it_is_needed(by_path, collection, options):
    line = "service/ratt-att-valja"
    for id in options.languages:
        prefix = "" if id == SOURCE.id else f"{id}/"
        for address in ("violence/types/honour/", "guides/child-or-young/"):
            page = by_path[f"{prefix}{address}index.html"]
            owners = list(dict.fromkeys(numbers(page, collection)))
            card = page.tree.xpath(f"//section[@class='f-card'][.//*[@data-fact='name' and @data-of='{line}']]")[0]

            assert owners.index(line) == 1, page.path
            assert card.xpath(".//a[@data-fact='phone']"), page.path
            assert card.xpath(".//*[@data-fact='hours']"), page.path
            if collection.records[line].needs_checking:
                assert card.xpath(".//p[contains(@class,'f-unsure')]//a/@href"), page.path


def test_help_comes_before_the_part_for_those_who_hurt(by_path, collection, options):
    for id in options.languages:
        prefix = "" if id == SOURCE.id else f"{id}/"
        for record in (*collection.types, *collection.expressions):
            folder = "types" if record.kind == "type" else "expressions"
            page = by_path[f"{prefix}violence/{folder}/{record.id}/index.html"]
            ids = [id for id in page.tree.xpath("//main//h2/@id") if not id.startswith("f-")]

            assert ids[-1].startswith("if-you-"), page.path
            assert "where-to-turn" in ids[:-1], page.path


def test_links_to_actions_name_actions_that_exist(pages, collection):
    known = {action.mark for action in collection.of_kind(Action)}

    def fault(page):
        yield from (mark for mark in page.tree.xpath("//@data-action") if mark not in known)

    assert offenders(pages, fault) == []
    assert {mark for page in pages for mark in page.tree.xpath("//@data-action")} >= {
        action.mark for action in collection.of_kind(Action) if action.information
    }


def test_facts_are_marked_with_the_record_they_belong_to(pages, collection):
    def fault(page):
        yield from (ref for ref in page.tree.xpath("//@data-of") if ref not in collection.records)
        yield from page.tree.xpath("//*[@data-fact='']/@data-fact")

    assert offenders(pages, fault) == []


# ----- data ----------------------------------------------------------------------------------------------------------


def test_the_data_in_the_site_carries_the_records(site, collection):
    services = json.loads((site / "data/services.json").read_text("utf-8"))["services"]
    programmes = json.loads((site / "data/programmes.json").read_text("utf-8"))["programmes"]

    assert {row["id"] for row in services} >= {service.id for service in collection.services}
    assert [row["id"] for row in programmes] == [programme.id for programme in collection.programmes]


# ----- catalogues ----------------------------------------------------------------------------------------------------


_ARABIC_DIGITS = re.compile("[٠-٩۰-۹]")


def test_figures_are_ascii_in_every_language(pages):
    def fault(page):
        yield from (text for text in page.tree.xpath("//body//text()") if _ARABIC_DIGITS.search(text))

    assert offenders(pages, fault) == []


def test_names_and_days_are_the_records_in_every_language(pages, collection):
    def fault(page):
        for node in page.tree.xpath("//*[@data-fact='name']"):
            record = collection.records[node.get("data-of") or page.record]
            if " ".join(node.text_content().split()) != record.name:
                yield node.text_content()
        shown = [collection.records[ref] for ref in page.tree.xpath("//main//*[@data-fits]//h2/a//@data-of")]
        for node in page.tree.xpath("//main//time[@data-fact='checked']"):
            oldest = min(record.checked for record in shown or [collection.records[page.record]])
            if node.get("datetime") != oldest.isoformat():
                yield node.get("datetime")

    assert offenders(pages, fault) == []


def test_who_answers_for_an_action_is_the_records_in_every_language(by_path, collection, options):
    for id in options.languages:
        prefix = "" if id == SOURCE.id else f"{id}/"
        for action in collection.of_kind(Action):
            tree = by_path[f"{prefix}{addresses.of(action).partition('#')[0]}index.html"].tree
            for field, ids in (("responsible", action.responsible), ("co_responsible", action.co_responsible)):
                shown = tree.xpath(f"//dd[@data-fact='{field}' and @data-of='{action.ref}']/a")
                names = [collection.records[f"body/{body}"].name for body in ids]

                assert [link.text_content() for link in shown] == names, (id, action.number)


# ----- the way in ----------------------------------------------------------------------------------------------------


def test_a_number_to_call_is_at_most_two_taps_from_the_start_page(by_path, options, collection):
    """From the start page, every guide is one tap away, and each names a way in besides the emergency number."""
    for id in options.languages:
        prefix = "" if id == SOURCE.id else f"{id}/"
        start = by_path[f"{prefix}index.html"]
        one_tap = {start.target(href)[0] for href in start.tree.xpath("//main//a/@href") if start.target(href)}
        for guide in collection.guides:
            path = f"{prefix}guides/{guide.id}/index.html"
            numbers = set(by_path[path].tree.xpath("//main//a[@data-fact='phone']/@href"))

            assert path in one_tap, path
            assert numbers - {"tel:112"}, path


def test_by_links_alone_every_service_is_two_taps_from_the_page_that_finds(by_path, collection, options):
    sure = ("high", "medium")
    listed = {service.ref for service in collection.services if service.listed and service.confidence in sure}
    for id in options.languages:
        finder = by_path[f"{LANGUAGES[id].prefix}services/index.html"]
        left = {finder.target(href)[0] for href in finder.tree.xpath("//*[@data-facet]//a/@href")}
        assert len(left) > 20, id
        seen, been = set(), set()
        while left:
            page = by_path[left.pop()]
            been.add(page.path)
            seen.update(page.tree.xpath("//*[@class='f-card']//*[self::h2 or self::h3 or self::h4]//@data-of"))
            left |= {page.target(href)[0] for href in page.tree.xpath("//a[@rel='next']/@href")} - been

        assert seen == listed, id


def test_every_page_leads_to_help_in_one_tap(pages, by_path):
    """Whoever is sent a link meets the emergency number and the way to all support."""

    def fault(page):
        if not page.ordinary:
            return
        prefix = "" if page.language == SOURCE.tag else page.path.partition("/")[0] + "/"
        links = {page.target(href)[0] for href in page.tree.xpath("//a/@href") if page.target(href)}
        if f"{prefix}services/index.html" not in links:
            yield "no way to support"
        if not page.tree.xpath("//*[@class='f-emergency' or contains(@class,'f-call--emergency')]/a[@href='tel:112']"):
            yield "no emergency number"

    assert offenders(pages, fault) == []


def test_the_pages_for_who_hurts_name_no_shelter_and_no_way_of_hiding(by_path, collection, options):
    """In the words of the page itself, and in where its links lead."""
    shelters = {f"services/{service.id}/" for service in collection.services if service.category == "shelter"}
    guides = [guide for guide in collection.guides if guide.situation in OWN_ENTRANCES]
    assert shelters
    assert len(guides) == len(OWN_ENTRANCES)
    for guide in guides:
        for id in options.languages:
            prefix = "" if id == SOURCE.id else f"{id}/"
            (article,) = by_path[f"{prefix}guides/{guide.id}/index.html"].tree.xpath("//article")
            links = {href.replace("../", "") for href in article.xpath(".//a/@href")}

            assert links & (shelters | {"guides/browse-safely/"}) == set()
        words = by_path[f"guides/{guide.id}/index.html"].tree.xpath("//article")[0].text_content()
        assert re.findall(r"(?i)skyddat boende|kvinnojour|tjejjour|skyddade uppgifter", words) == []
