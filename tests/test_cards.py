"""Cards that stand in a text, and the numbers of a service that a text can name."""

import re
from dataclasses import replace

import pytest
from jinja2 import Environment, FileSystemLoader
from lxml import html
from mkdocs.utils import get_theme_dir

from fristad.content import addresses
from fristad.content.reader import collect
from fristad.content.records import services
from fristad.content.records.services import Service
from fristad.languages.known_languages import LANGUAGES, SOURCE
from fristad.outputs import search
from fristad.serve.preview import Preview
from fristad.site.filling import Sheets
from fristad.site.rendering import Renderer
from fristad.syntax import markdown
from fristad.translation.exchange import exporting
from fristad.translation.messages import keys_of, meaning, of_record
from tests.conftest import ROOT, TODAY
from tests.drafted import TEMPLATES
from tests.test_pages import LANGUAGE_IDS, site_of

GUIDE, TYPE, PAGE = "docs/guides/i-am-afraid.md", "docs/violence/types/control.md", "docs/about/index.md"
FYREN, HAMNEN = "docs/services/fyren.md", "docs/services/hamnen.md"
CARDS = "\n\n## Mer hjälp {#more-help}\n\nOrd före.\n\n{card_fyren}\n\n{card_hamnen}\n\nOrd efter.\n"
OVERRIDES = ROOT / "overrides"


def with_cards(good, path=GUIDE, more=CARDS):
    collection, problems = collect({**good, path: good[path] + more}, today=TODAY)
    assert problems == []
    return collection


@pytest.fixture(scope="module")
def render():
    return Renderer(Environment(loader=FileSystemLoader([OVERRIDES, get_theme_dir("material")])), [OVERRIDES])


def shown(collection, ref, render, id="sv"):
    site = site_of(collection)
    return html.fromstring(Sheets(site, render).page(LANGUAGES[id], addresses.of(collection.records[ref])))


@pytest.mark.parametrize("id", LANGUAGE_IDS)
@pytest.mark.parametrize(
    ("path", "ref"), [(GUIDE, "guide/i-am-afraid"), (TYPE, "type/control"), (PAGE, "page/about/index")]
)
def test_a_card_stands_where_the_text_has_it(good, render, path, ref, id):
    tree = shown(with_cards(good, path), ref, render, id)
    cards = tree.xpath("//h2[@id='more-help']/following-sibling::div[@class='f-cards'][1]")[0]

    assert cards.xpath("preceding-sibling::p[1]")[0].text_content() == "Ord före."
    assert cards.xpath("following-sibling::p[1]")[0].text_content() == "Ord efter."
    assert cards.xpath("section/h3/a//@data-of") == ["service/fyren", "service/hamnen"]
    numbers = cards.xpath(".//a[@data-fact='phone']/@data-of")
    assert numbers == ["service/fyren", "service/fyren", "service/hamnen"]
    assert cards.xpath("section[2]//p[@data-fact='hours']")
    # What is not surely right stands beside its source, what is does not.
    assert len(cards.xpath("section[2]//p[contains(@class,'f-unsure')]//a")) == 1
    assert not cards.xpath("section[1]//p[contains(@class,'f-unsure')]")
    assert "{card" not in tree.text_content()


CHAT = """chat:
  address: https://fyren.example/chatt
  opening_hours: Mo 18:00-21:00
  confidence: medium
  source: https://www.fyren.example/om
"""


@pytest.mark.parametrize(("id", "times"), [("en", ("18:00–21:00", "Öppet:")), ("ar", ("21:00", "Öppet:"))])
def test_a_chat_that_is_less_sure_is_so_beside_the_swedish_too(good, render, id, times):
    text = re.sub(r"(?m)^chat:\n  address: .*\n", CHAT, good[FYREN], count=1)
    collection, problems = collect({**good, FYREN: text}, today=TODAY)
    assert problems == []
    page = Sheets(site_of(collection), render).page(LANGUAGES[id], "services/fyren/show/")
    way = html.fromstring(page).xpath("//a[@data-fact='chat']/ancestor::div[contains(@class, 'f-pairs__way')]")[0]
    unsure = html.fromstring(page).xpath("//div[contains(@class, 'f-unsure')]")[0]

    assert all(words in way.text_content() for words in times)
    assert len(way.xpath(".//*[@data-fact='chat_hours']")) == 2
    assert "Chattens tider kan ha ändrats." in unsure.text_content()
    assert unsure.xpath(".//a/@href") == ["https://www.fyren.example/om"]


def test_a_number_in_what_to_do_elsewhere_comes_from_a_record(good, render):
    more = "\n\n{local_emergency_social_services}\n"
    without = {path: text for path, text in good.items() if path != "docs/services/sos-112.md"}
    asked = "Ring kommunen där du bor och fråga efter socialtjänsten."
    with_one, with_none = (
        shown(collect({**files, PAGE: good[PAGE] + more}, today=TODAY)[0], "page/about/index", render)
        for files in (good, without)
    )

    assert with_one.xpath("//p[contains(., 'socialjouren')]/a[@href='tel:112']/@data-of") == ["service/sos-112"]
    assert asked in with_none.text_content()
    assert "112" not in with_none.xpath("//main")[0].text_content()


def test_a_card_has_a_heading_one_below_its_section():
    words = lambda section, source: markdown.Rendered(markdown.Markup(source))  # noqa: E731
    found = markdown.passages("{card_a}\n\n## B {#b}\n\n{card_b}\n\n### C {#c}\n\nc\n\n{card_c}\n\n{card_d}", words)

    assert [(passage.cards, passage.level) for passage in found] == [
        (("card_a",), 2),
        (("card_b",), 3),
        (("card_c", "card_d"), 4),
    ]


def test_a_card_is_nothing_to_translate_or_to_search_for(good):
    collection = with_cards(good)
    guide = collection.records["guide/i-am-afraid"]

    assert not [text for _, text in keys_of(guide) if "card_" in text]
    messages = list(of_record(guide, GUIDE))
    assert {"Ord före.", "Ord efter.", "Mer hjälp"} <= {message.text for message in messages}
    assert "card_" not in exporting.to_xliff(messages, {}, LANGUAGES["ar"], exporting.no_notes)
    found = [entry for entry in search.entries(site_of(collection)) if entry.address.endswith("guides/i-am-afraid/")]
    assert len(found) == len(LANGUAGE_IDS)
    assert not [entry.text for entry in found if "card_" in entry.text]


def test_the_preview_shows_a_card_and_tells_of_one_in_a_sentence(copy):
    path = copy / GUIDE
    whole = path.read_text("utf-8")
    path.write_text(whole + CARDS, "utf-8")
    preview = Preview(copy)
    page = html.fromstring(preview.answer("/en/guides/i-am-afraid/").body.decode())
    assert page.xpath("//h2[@id='more-help']/following-sibling::div[@class='f-cards'][1]/section/h3/a//@data-of") == [
        "service/fyren",
        "service/hamnen",
    ]

    path.write_text(whole + "\nRing {card_fyren}.\n", "utf-8")
    preview.refresh()
    assert "card-out-of-place" in preview.answer("/").body.decode()


# ----- numbers with an id ---------------------------------------------------------------------------------------------

OLDER = """  - label: Äldre nummer
    id: older
    number: "+46313900622"
    display: 031-390 06 22
  - label: Från utlandet
    id: abroad
    number: "+46771141312"
    display: +46 771 14 13 12
"""


def with_numbers(good, service=FYREN, **texts):
    changed = re.sub(r"(?m)^(?=chat:|web: https://hamnen)", OLDER, good[service], count=1)
    assert changed != good[service]
    collection, problems = collect({**good, service: changed, **texts}, today=TODAY)
    return collection, [problem.one_line() for problem in problems]


def numbers(markup):
    return re.findall(r'href="(tel:[^"]*)".*?<bdi[^>]*>([^<]*)<', str(markup))


@pytest.mark.parametrize(
    ("name", "owner", "number"),
    [
        ("phone_fyren", "guide/i-am-afraid", ("tel:+46313900600", "031-390\u00a006\u00a000")),
        ("phone_fyren_older", "guide/i-am-afraid", ("tel:+46313900622", "031-390\u00a006\u00a022")),
        ("phone_fyren_abroad", "guide/i-am-afraid", ("tel:+46771141312", "+46\u00a0771\u00a014\u00a013\u00a012")),
        ("phone_older", "service/fyren", ("tel:+46313900622", "031-390\u00a006\u00a022")),
        ("phone", "service/fyren", ("tel:+46313900600", "031-390\u00a006\u00a000")),
    ],
)
def test_a_text_names_each_number(good, name, owner, number):
    collection, problems = with_numbers(good)
    say = replace(site_of(collection), show=TEMPLATES.value).speaker(SOURCE, "guides/i-am-afraid/", owner)
    record = collection.records[owner]

    assert problems == []
    assert numbers(say.fact(name, record)) == [number]
    assert say.plain_fact(name, record).strip("\u2066\u2069") == number[1]


def test_the_check_takes_a_number_with_an_id(good):
    more = {GUIDE: good[GUIDE] + "\nRing {phone_fyren_older}.\n"}

    assert with_numbers(good, **more)[1] == []


def test_another_page_names_only_a_number_that_is_surely_right(good):
    more = {GUIDE: good[GUIDE] + "\nRing {phone_hamnen_older}.\n"}
    _, problems = with_numbers(good, HAMNEN, **more)

    assert len(problems) == 1
    assert "[unsure-phone-in-text]" in problems[0]
    own = good[HAMNEN].replace("Ring {phone}", "Ring {phone_abroad}")
    assert with_numbers({**good, HAMNEN: own}, HAMNEN)[1] == []


def test_a_name_of_two_numbers_is_refused(good):
    other = good[HAMNEN].replace("Mottagningen Hamnen", "Fyrens äldre hamn")
    _, problems = with_numbers(good, **{"docs/services/fyren-older.md": other})

    assert [line for line in problems if "'{phone_fyren_older}'" in line and "[placeholder-twice]" in line]
    _, problems = with_numbers(good, **{"docs/services/older.md": other})
    assert [line for line in problems if "'{phone_older}'" in line and "[placeholder-twice]" in line]


def test_translators_are_told_which_number_it_becomes(good):
    collection, _ = with_numbers(good)

    assert meaning("phone_older", collection.records["service/fyren"]) == (
        "the phone number 'older' of the page's own service, as a link"
    )
    assert "'fyren-older'" in meaning("phone_fyren_older", collection.records["guide/i-am-afraid"])


@pytest.mark.parametrize(
    ("number", "display", "short", "fault"),
    [
        ("+4684055005", "+46 8-405 50 05", False, False),
        ("+46771141400", "+46 77 114 14 00", False, False),
        ("+46771141400", "+0771 14 14 00", False, True),
        ("+46771141400", "+47 77 114 14 00", False, True),
        ("112", "+112", True, True),
    ],
)
def test_a_number_as_dialled_from_abroad(good, number, display, short, fault):
    phone = services.Phone(label="Från utlandet", number=number, display=display, short=short)
    text = good[FYREN].replace('"+46313900600"', f'"{number}"\n    short: {str(short).lower()}')
    text = text.replace("display: 031-390 06 00", f'display: "{display}"')
    _, problems = collect({**good, FYREN: text}, today=TODAY)

    told = [problem.code for problem in problems if str(problem.source).startswith(FYREN)]
    assert told == (["phone-display"] if fault else [])
    if not fault:
        assert phone.href == f"tel:{number}"


def test_a_service_knows_its_numbers_by_id(good):
    fyren = with_numbers(good)[0].need(Service, "fyren")

    assert fyren.phone_ids == ("older", "abroad")
    assert fyren.named_phone("nothing") is None
