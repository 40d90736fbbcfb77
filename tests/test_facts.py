"""Facts as pages show them, and words that say which language they are in."""

import re

import pytest

from fristad.content.records.guides import Guide, Page
from fristad.content.records.services import Age, Service
from fristad.languages.known_languages import LANGUAGES, SOURCE
from fristad.languages.text import number
from fristad.pages.cards import known_facts
from fristad.pages.speaker import Speaker, shown_address
from fristad.pages.standing import Standing, standing
from fristad.translation.translations import Translations
from tests.drafted import TEMPLATES

AR = LANGUAGES["ar"]
EN = LANGUAGES["en"]
ELSEWHERE = 'rel="noreferrer external"'


@pytest.fixture
def guide(tiny):
    return tiny.need(Guide, "i-am-afraid")


@pytest.fixture
def fyren(tiny):
    return tiny.need(Service, "fyren")


def speaker(tiny, language=SOURCE, words=None, here="guides/i-am-afraid/", owner="guide/i-am-afraid"):
    return Speaker(tiny, language, Translations(language, words or {}), here, owner, show=TEMPLATES.value)


def links(html) -> list[tuple[str, str]]:
    """(attributes, words) of each link; marks inside the words are left out."""
    return [(found[0], re.sub("<[^>]+>", "", found[1])) for found in re.findall(r"<a ([^>]*)>(.*?)</a>", str(html))]


@pytest.mark.parametrize(
    ("name", "attributes", "words"),
    [
        (
            "phone_fyren",
            'class="phone" href="tel:+46313900600" aria-label="Fyren, stödlinjen i Ekby 031-390\u00a006\u00a000" '
            'data-fact="phone" data-of="service/fyren"',
            "031-390\u00a006\u00a000",
        ),
        (
            "phone_sos_112",
            'class="phone" href="tel:112" aria-label="Ekby larmcentral 112" '
            'data-fact="phone" data-of="service/sos-112"',
            "112",
        ),
        (
            "service_fyren",
            'href="../../services/fyren/" data-fact="name" data-of="service/fyren"',
            "Fyren, stödlinjen i Ekby",
        ),
        (
            "web_fyren",
            f'href="https://www.fyren.example/om" {ELSEWHERE} data-fact="web" data-of="service/fyren"',
            "fyren.example/om",
        ),
        (
            "chat_fyren",
            f'href="https://fyren.example/chatt" {ELSEWHERE} data-fact="chat" data-of="service/fyren"',
            "fyren.example/chatt",
        ),
        (
            "law_ekby_1_1",
            'href="../../terms/laws/ekby-1-1/" data-short="tnr34"',
            "Rätten till möte",
        ),
        ("type_control", 'href="../../violence/types/control/" data-short="9wcgq"', "Kontroll"),
        ("expression_threats", 'href="../../violence/expressions/threats/" data-short="gmdzr"', "Hot"),
        ("guide_i_am_afraid", 'href="./" data-short="6fckc"', "Jag är rädd hemma"),
    ],
)
def test_a_placeholder_becomes_a_link(tiny, guide, name, attributes, words):
    assert links(speaker(tiny).fact(name, guide)) == [(attributes, words)]


def test_hours_become_a_sentence(tiny, guide):
    words = str(speaker(tiny).fact("hours_fyren", guide))

    assert re.sub("<[^>]+>", "", words) == "måndag–fredag 09:00–16:30; lördag och söndag 10:00–14:00"


def test_always_open_is_said_in_words(tiny, guide):
    assert "alla dagar" in str(speaker(tiny).fact("hours_sos_112", guide))


def test_a_page_s_own_number_needs_no_owner(tiny, fyren):
    say = speaker(tiny, here="services/fyren/", owner=fyren.ref)

    assert links(say.fact("phone", fyren)) == [
        (
            'class="phone" href="tel:+46313900600" aria-label="Fyren, stödlinjen i Ekby 031-390\u00a006\u00a000" '
            'data-fact="phone"',
            "031-390\u00a006\u00a000",
        )
    ]


def test_a_number_whose_service_is_named_by_it_says_what_it_is(tiny, fyren):
    numbered = fyren.model_copy(update={"name": "031-390 06 00", "called": "stödlinje"})

    assert speaker(tiny).phone_link(numbered, fyren.phones[0]).whose.plain == "stödlinje"
    assert speaker(tiny).phone_link(fyren, fyren.phones[0]).whose.plain == "Fyren, stödlinjen i Ekby"


def test_a_number_is_read_left_to_right_in_every_language(tiny, guide, fyren):
    for language in LANGUAGES.values():
        html = speaker(tiny, language).fact("phone", fyren)

        assert number("031-390\u00a006\u00a000") in html
        assert 'dir="ltr"' in html


def test_a_text_message_is_a_link_of_its_own_kind(tiny, fyren):
    assert speaker(tiny).phone_link(fyren, fyren.phones[1]).href == "sms:+46313900611"


def test_a_fact_in_arabic_words_keeps_its_number(tiny, guide):
    source = "Är det **bråttom**? Ring {phone_sos_112}."
    say = speaker(tiny, AR, {("guide/i-am-afraid#call", source): "اتصل بـ {phone_sos_112} **الآن**."})

    text = say.words(guide, "guide/i-am-afraid#call", source)

    assert text.language == AR
    assert not text.foreign
    assert text.html.startswith("اتصل بـ <a")
    assert text.html.endswith("<strong>الآن</strong>.")
    assert links(text.html)[0][1] == "112"
    assert text.plain == "اتصل بـ \u2066112\u2069 الآن."


def test_a_stand_in_is_marked_and_whole_in_swedish(tiny, guide):
    html = speaker(tiny, AR).body(guide)

    assert '<h2 id="call" lang="sv" dir="ltr">Ring</h2>' in html
    assert '<p lang="sv" dir="ltr">Annars kan du ringa ' in html
    assert "måndag–fredag" in html
    assert "الاثنين" not in html


def test_only_the_blocks_that_lack_words_are_marked(tiny, guide):
    say = speaker(tiny, EN, {("guide/i-am-afraid#call", "Ring"): "Call"})

    html = say.body(guide)

    assert '<h2 id="call">Call</h2>' in html
    assert '<h2 id="afterwards" lang="sv" dir="ltr">När du har ringt</h2>' in html


def test_the_page_s_own_language_has_no_marks(tiny, guide):
    assert "lang=" not in speaker(tiny).body(guide)


def test_words_are_counted_as_they_are_said(tiny, guide):
    say = speaker(tiny, EN, {("guide/i-am-afraid#call", "Ring"): "Call"})

    say.body(guide)

    assert len(say.tally.own) == 7
    assert say.tally.lacks(say.translations)
    assert say.tally.states(say.translations) == {"unreviewed"}


def test_a_swedish_page_lacks_nothing(tiny, guide):
    say = speaker(tiny)
    say.body(guide)

    assert standing(say.language, say.translations, say.tally) == Standing()


def test_a_link_in_a_text_leads_to_the_page_in_the_same_language(tiny, guide):
    assert 'href="../../violence/types/control/"' in speaker(tiny, AR).body(guide)


@pytest.mark.parametrize(
    "target", ["javascript:alert", "https://evil.example", "../none.md", "//evil.example", "data:x"]
)
def test_a_link_that_leads_nowhere_does_no_harm(tiny, guide, target):
    assert speaker(tiny).link_from(guide)(target) == "#"


@pytest.mark.parametrize(
    ("target", "link"),
    [
        ("../services/fyren.md", "../../services/fyren/"),
        ("../services/fyren.md#when-you-call", "../../services/fyren/#when-you-call"),
        ("#call", "#call"),
        ("../terms/levels/universal.md", "../../terms/levels/universal/"),
        ("../index.md", "../../"),
    ],
)
def test_a_link_to_a_file_becomes_a_link_to_its_page(tiny, guide, target, link):
    assert speaker(tiny).link_from(guide)(target) == link


def test_interface_words_fill_in_what_is_in_braces(tiny):
    say = speaker(tiny, EN, {("ui/about", "Senast {date}."): "Last {date}."})

    text = say.interface("about", "Senast {date}.", date="<1>")

    assert (text.html, text.plain, text.foreign) == ("Last &lt;1&gt;.", "Last <1>.", False)


def test_interface_words_that_are_missing_are_swedish_and_say_so(tiny):
    text = speaker(tiny, AR).interface("menu", "Meny")

    assert text.__html__() == '<span lang="sv" dir="ltr">Meny</span>'


def test_what_a_translator_writes_is_never_markup(tiny):
    say = speaker(tiny, EN, {("ui/menu", "Meny"): "<b>M</b>"})

    assert say.interface("menu", "Meny").__html__() == "&lt;b&gt;M&lt;/b&gt;"


def test_names_stay_swedish_and_titles_are_translated(tiny, fyren, guide):
    say = speaker(tiny, AR, {("guide/i-am-afraid#title", "Jag är rädd hemma"): "أنا خائف"})

    assert say.heading(fyren).__html__() == '<span lang="sv" dir="ltr">Fyren, stödlinjen i Ekby</span>'
    assert say.heading(guide).__html__() == "أنا خائف"


def test_a_title_cannot_bring_a_link_of_its_own(tiny):
    title = '[Hem](javascript:alert "x")'
    index = tiny.need(Page, "index")
    say = speaker(tiny, EN, {("page/index#title", index.title): title})

    assert "<a" not in say.heading(index).html
    assert "href" not in say.heading(index).html


def test_a_moving_day_is_named_as_the_date_that_comes_next(tiny, fyren):
    hours = fyren.hours.model_copy(update={"opening_hours": "Mo-Fr 09:00-16:00; easter off"})

    assert speaker(tiny).known_hours(hours).plain == "måndag–fredag 09:00–16:00; 28 mars 2027: stängt"


@pytest.mark.parametrize(
    ("first", "last", "said"), [(16, 24, "16–24 år"), (16, None, "Från 16 år"), (None, 24, "Till och med 24 år")]
)
def test_limits_of_age_are_said_as_the_record_has_them(tiny, fyren, first, last, said):
    service = fyren.model_copy(update={"age": Age.model_validate({"from": first, "to": last})})

    found = {fact.field: fact for fact in reversed(known_facts(service, speaker(tiny)))}
    assert "".join(map(str, found["age"].values)) == said


def test_days_and_lists_are_the_language_s_own(tiny, fyren):
    words = speaker(tiny, EN).known_hours(fyren.hours)

    assert words.plain == "Monday–Friday 09:00–16:30; Saturday and Sunday 10:00–14:00"


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://www.bris.se/om/", "bris.se/om"),
        ("https://bris.se", "bris.se"),
        ("https://bris.se/?a=b#c", "bris.se"),
        ("http://chat.bris.se/x", "chat.bris.se/x"),
        ("https://www.ekby.se/stod/" + "langt-" * 6, "ekby.se/stod"),
        ("https://ekby.se/" + "langt-" * 6 + "/mer", "ekby.se"),
    ],
)
def test_an_address_is_shown_short(url, shown):
    assert shown_address(url) == shown
