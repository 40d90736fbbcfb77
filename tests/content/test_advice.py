"""Advice that saves: a page that names a danger tells what to do, and whom to reach."""

import re

import pytest

from fristad.content.records.guides import Guide
from fristad.content.records.services import Service
from fristad.content.records.terms import Expression, ViolenceType
from fristad.syntax import markdown

ADVISING = (Guide, ViolenceType, Expression)

STRANGLED = ("Sök vård genast, även om du mår bra", "svårt att andas", "{phone_sos_112}", "{phone_1177_vardguiden}")
RAPED = (
    "Sök vård så snart du kan",
    "Spara kläderna",
    "Har du redan duschat? Åk ändå",
    "{phone_1177_vardguiden}",
)
ABROAD = ("{phone_ud_jour}", "{hours_ud_jour}", "{phone_polisen_114_14_abroad}", "{phone_sos_112}", "{law_lvu_31a}")
TRACKED = ("AirTag", "Stäng inte av allt på en gång", "{phone_polisen_114_14}")
THREATENED = (
    "Betala inte",
    "Skicka inte fler bilder",
    "skärmbilder",
    "{phone_polisen_114_14}",
    "Du har inte gjort fel",
)
LEAVING = ("{guide_leaving_safely}",)

NAMED = [
    ("strangulation", r"stryp", STRANGLED, {"in-danger", "someone-hurts-me", "physical"}),
    (
        "rape",
        r"våldtagen|våldtäkt|tvingat dig till sex(?! eller arbete)",
        RAPED,
        {"in-danger", "someone-hurts-me", "child-or-young", "i-sell-sex", "sexual", "sexual-violence"},
    ),
    ("sent abroad", r"skicka\w* utomlands|skickad till ett|uppfostringsresa", ABROAD, {"my-family-decides"}),
    ("tracking", r"spårad|spårare|spåra mobil|airtag|\bgps\b|sändare", TRACKED, {"browse-safely"}),
    (
        "threats to spread pictures",
        r"sextortion|utpressning|hämndporr|hota\w* (?:någon )?(?:med )?att sprida|hotar sprida",
        THREATENED,
        {"child-exploited-online", "child-exploitation", "sexual"},
    ),
    (
        "leaving",
        r"lämna honom|lämna henne|tänker du lämna|fly\b",
        LEAVING,
        {"in-danger", "someone-hurts-me", "honour", "older-or-dependent", "disability"},
    ),
]
"""What is named, how it is found in a page's text or search words, what must stand there, on which pages at least."""
TERMS = [name for name, *_ in NAMED]
SAID_ELSEWHERE = r"Läs mer: \{(?:guide|type|expression)_\w+\}"


def words(record):
    """What a reader finds a page by, and reads on it."""
    return f"{record.search_words if record.search_words else ''}\n{record.body}"


def naming(collection, pattern):
    """Pages that name it, except where the sentence or the one after it leads on to the page that tells more."""
    led_on = re.compile(rf"^.*(?:{pattern}).*{SAID_ELSEWHERE}.*$", re.IGNORECASE | re.MULTILINE)
    found = [record for model in ADVISING for record in collection.of_kind(model)]
    return [record for record in found if re.search(pattern, led_on.sub("", words(record)), re.IGNORECASE)]


@pytest.mark.parametrize(("name", "pattern", "advice", "pages"), NAMED, ids=TERMS)
def test_a_page_that_names_a_danger_tells_what_to_do(collection, name, pattern, advice, pages):
    found = naming(collection, pattern)
    lacking = {
        record.ref: missing
        for record in found
        if record.id != "leaving-safely" and (missing := [part for part in advice if part not in record.body])
    }

    assert lacking == {}
    assert pages <= {record.id for record in found}


@pytest.mark.parametrize(("name", "pattern", "advice", "pages"), NAMED, ids=TERMS)
def test_the_numbers_of_the_advice_are_sure(collection, name, pattern, advice, pages):
    for placeholder in re.findall(r"\{phone_(\w+)\}", "".join(advice)):
        service = collection.need(Service, placeholder.removesuffix("_abroad").replace("_", "-"))
        assert service.confidence == "high"
        assert service.shown_phones


SAID = re.compile(r"[^.!?\n]+[.!?]?")


def sentences(collection):
    """Every sentence that a reader of services, guides or violence sees, with the page it is on."""
    for model in (*ADVISING, Service):
        for record in collection.of_kind(model):
            texts = [unit.text for unit in markdown.units(record.body)] + [record.summary]
            yield from ((record.ref, sentence) for text in texts for sentence in SAID.findall(text))


def test_nobody_is_told_to_alarm_by_an_analogue_text_telephone(collection):
    told = [(ref, sentence) for ref, sentence in sentences(collection) if "analog texttelefon" in sentence.casefold()]

    assert told
    assert [(ref, sentence) for ref, sentence in told if "inte" not in sentence] == []


WINDOW = re.compile(
    r"\b(?:inom|upp till|senaste|den senaste|de senaste) (?:(?:en|ett|två|tre|sju) )?"
    r"(?:timm\w+|dygn\w*|dag\w*|veck\w+|månad\w*|år\w*)\b(?P<after>.*)",
    re.IGNORECASE,
)


def test_a_span_of_time_says_from_when(collection):
    """Else it is read as a calendar month, or as the time that the help takes."""
    unanchored = [
        (ref, sentence)
        for ref, sentence in sentences(collection)
        if (found := WINDOW.search(sentence)) and not re.match(r" (?:efter|från|sedan|före)", found["after"])
    ]

    assert unanchored == []


CONTRADICTED = re.compile(r"öppettider\w* (?:är motsagd|skiljer sig)|visa inga tider som fakta", re.IGNORECASE)
"""How the notes of a record tell colleagues that its sources do not agree about when somebody answers."""


def test_hours_that_sources_contradict_are_not_told_as_a_fact(collection):
    contradicted = [
        service for service in collection.services if service.hours and CONTRADICTED.search(service.notes or "")
    ]

    assert contradicted
    for service in contradicted:
        assert (service.hours.opening_hours, bool(service.hours.note)) == (None, True), service.id
        assert service.hours.confidence != "high", service.id


def test_hours_that_nobody_is_sure_of_are_never_opening_hours(collection):
    unsure = [service for service in collection.services if service.hours and service.hours.confidence == "low"]

    assert [service.id for service in unsure if service.hours.opening_hours or not service.hours.note] == []


def test_hours_that_are_not_surely_right_have_a_source_that_a_reader_can_open(collection):
    unsure = [service for service in collection.services if service.hours and service.hours.confidence == "medium"]

    assert unsure
    assert [service.id for service in unsure if not any(one.url and one.date for one in service.sources)] == []


def test_a_number_for_callers_abroad_is_shown_and_dialled_with_the_code_of_the_country(collection):
    abroad = [
        phone for service in collection.services for phone in service.phones if "utlandet" in phone.label.casefold()
    ]

    assert len(abroad) >= 3
    for phone in abroad:
        assert phone.display.startswith("+46")
        assert phone.href == f"tel:{phone.number}"


def test_the_line_for_who_is_abroad_is_listed_and_sure(collection):
    service = collection.need(Service, "ud-jour")

    assert service.listed
    assert service.confidence == "high"
    assert service.shown_hours.opening_hours == "24/7"
    assert service.shown_phones[0].display.startswith("+46 ")


def test_a_child_who_is_bought_is_not_sent_to_the_page_for_who_sells(collection):
    child, more = (collection.need(Guide, id).body for id in ("child-or-young", "child-exploited-online"))

    assert "{guide_i_sell_sex}" not in child
    assert "{guide_child_exploited_online}" in child
    assert "Det är ett brott mot dig." in child
    assert more.index("Det är ett brott mot dig.") < more.index("{guide_i_sell_sex}")


@pytest.mark.parametrize("ref", ["guide/worried-about-someone", "type/honour"])
def test_relatives_are_told_not_to_speak_with_a_family_that_threatens_for_honour(collection, ref):
    body = collection.records[ref].body

    assert "Kontakta inte familjen eller släkten. Försök inte medla." in body
    assert "från samma släkt eller förening" in body


@pytest.mark.parametrize(
    "words",
    ["Säg inget till föräldrarna eller släkten", "Lova inte barnet att hålla det hemligt", "utan att säga vilket barn"],
)
def test_who_reports_is_told_to_keep_silent_towards_the_family(collection, words):
    assert words in collection.need(Guide, "duty-to-report").body


@pytest.mark.parametrize(
    "words",
    [
        "Våldet kan bli värre när du lämnar",
        "Säg inte till den som skadar dig",
        "{guide_browse_safely}",
        "pass",
        "bevis",
    ],
)
def test_the_guide_for_who_leaves_says_what_counts(collection, words):
    guide = collection.need(Guide, "leaving-safely")

    assert words in guide.body
    assert guide.body.index("{phone_sos_112}") < guide.body.index("{phone_kvinnofridslinjen}")


@pytest.mark.parametrize(("section", "sure"), [("#tracking", TRACKED), ("#use-another-device", ("annan telefon",))])
def test_the_page_about_safety_answers_what_its_search_words_promise(collection, section, sure):
    body = collection.need(Guide, "browse-safely").body

    assert "{" + section + "}" in body
    assert all(part in body for part in sure)


def test_protected_housing_is_explained_where_it_is_offered(collection):
    """Its name is a common noun: in every language it is called by what it is."""
    service = collection.need(Service, "skyddat-boende")

    assert not service.named
    assert service.called == "skyddat boende"
    assert [ref for ref, text in sentences(collection) if "{service_skyddat_boende}" in text]
