"""The table of languages, checked against Babel and CLDR."""

import re
import unicodedata
from datetime import date

import pytest
from babel import Locale, localedata

from fristad.languages import known_languages as table
from fristad.languages.formats import (
    alphabetical,
    date_words,
    day_names,
    day_of_month,
    language_name,
    list_words,
    month_names,
)
from fristad.languages.known_languages import LANGUAGES, SOURCE
from fristad.languages.tags import answers
from fristad.languages.text import Text, figure, number, swedish
from fristad.translation.gate.meaning.heard import Ear

EVERY = pytest.mark.parametrize("language", LANGUAGES.values(), ids=list(LANGUAGES))
DAY = date(2026, 11, 21)
CLDR_LACKS = {"lattlast": "sv", "fit": "fi"}
"""Languages that CLDR does not hold, formatted as a near one."""
BLOCKS = {
    "Latin": "LATIN",
    "Arabic": "ARABIC",
    "Ethiopic": "ETHIOPIC",
    "Cyrillic": "CYRILLIC",
    "Hebrew": "HEBREW",
    "Thai": "THAI",
    "Bengali": "BENGALI",
    "Han": "CJK",
    "Syriac": "SYRIAC",
}


@EVERY
def test_the_formatting_locale_exists(language):
    assert localedata.exists(language.babel)
    assert str(Locale.parse(language.babel)) == language.babel


@EVERY
def test_the_direction_is_that_of_the_locale(language):
    assert language.dir == Locale.parse(language.babel).text_direction


@EVERY
def test_tags_are_well_formed(language):
    assert re.fullmatch(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?(-[a-z0-9]{5,8})*", language.tag)


@EVERY
def test_ids_can_be_folders_and_parts_of_addresses(language):
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", language.id)


@pytest.mark.parametrize("part", ["id", "tag", "name"])
def test_no_two_languages_share_an_id_a_tag_or_a_name(part):
    found = [getattr(language, part).casefold() for language in LANGUAGES.values()]

    assert sorted(set(found)) == sorted(found)


def test_ids_are_the_keys_of_the_table():
    assert [language.id for language in LANGUAGES.values()] == list(LANGUAGES)


@EVERY
def test_the_name_is_written_in_the_script(language):
    letters = [letter for letter in language.name if letter.isalpha()]

    assert all(unicodedata.name(letter).startswith(BLOCKS[language.script]) for letter in letters)


@EVERY
def test_the_formatting_locale_speaks_the_language(language):
    spoken = CLDR_LACKS.get(language.id, language.tag.split("-")[0])

    assert Locale.parse(language.babel).language == spoken


@EVERY
def test_dates_have_western_years_and_ascii_digits(language):
    words = date_words(DAY, language)

    assert "2026" in words
    assert "21" in words
    assert all(digit in "0123456789" for digit in words if digit.isdecimal())


@pytest.mark.parametrize(
    ("id", "words"),
    [
        ("sv", "21 november 2026"),
        ("en", "21 November 2026"),
        ("fi", "21. marraskuuta 2026"),
        ("de", "21. November 2026"),
        # In Iraq, Syria and Lebanon months have other names than in the Maghreb and Egypt.
        ("ar", "21 نوفمبر/تشرين الثاني 2026"),
        # ሕዳር is also a month of the Ethiopian calendar, and not the same.
        ("ti", "21 ሕዳር/11 2026"),
        ("fa", "21 نوامبر 2026"),
        ("th", "21 พฤศจิกายน 2026"),
        ("so", "21 Noofeembar 2026"),
    ],
)
def test_a_date_is_written_as_the_language_writes_it(id, words):
    assert date_words(DAY, LANGUAGES[id]) == words


@EVERY
def test_there_are_seven_day_names_in_the_script(language):
    localedata._cache.clear()
    table._locale.cache_clear()
    names = day_names(language)

    assert len(set(names)) == 7
    letters = {letter for letter in "".join(names) if letter.isalpha() and unicodedata.category(letter) != "Lm"}
    assert [letter for letter in letters if not unicodedata.name(letter).startswith(BLOCKS[language.script])] == []


def alone(say):
    """What a language says when no other has been asked before it."""
    found = {}
    for language in LANGUAGES.values():
        localedata._cache.clear()
        table._locale.cache_clear()
        found[language.id] = say(language)
    return found


def together(say, order):
    """What each says when all are asked, one after another."""
    localedata._cache.clear()
    table._locale.cache_clear()
    return {id: say(LANGUAGES[id]) for id in order}


ORDERS = pytest.mark.parametrize("order", [list(LANGUAGES), list(LANGUAGES)[::-1]], ids=["as listed", "backwards"])


@ORDERS
def test_day_names_do_not_depend_on_other_languages(order):
    assert together(day_names, order) == alone(day_names)


@ORDERS
def test_dates_do_not_depend_on_other_languages(order):
    def say(language):
        return date_words(DAY, language)

    assert together(say, order) == alone(say)


@ORDERS
def test_lists_do_not_depend_on_other_languages(order):
    def say(language):
        return list_words(["a", "b", "c"], language)

    assert together(say, order) == alone(say)


@pytest.mark.parametrize(
    ("id", "first"), [("sv", "måndag"), ("en", "Monday"), ("fi", "maanantai"), ("ar", "الاثنين"), ("so", "Isniin")]
)
def test_the_week_begins_on_monday(id, first):
    localedata._cache.clear()
    table._locale.cache_clear()

    assert day_names(LANGUAGES[id])[0] == first


@pytest.mark.parametrize(
    ("id", "words"), [("sv", "a, b och c"), ("en", "a, b and c"), ("fi", "a, b ja c"), ("ar", "a وb وc")]
)
def test_lists_are_joined_as_the_language_joins_them(id, words):
    assert list_words(["a", "b", "c"], LANGUAGES[id]) == words


def test_only_one_end_of_a_range_is_isolated():
    assert figure("07:00", LANGUAGES["ar"]).html == number("07:00")
    assert figure("07:00", LANGUAGES["ar"]).plain == "\u206607:00\u2069"
    assert figure("07:00", LANGUAGES["sv"]).plain == "07:00"


@EVERY
def test_names_stay_a_language_s_own_whatever_was_asked_before(language):
    before = month_names(language), day_names(language)
    for other in LANGUAGES.values():
        date_words(DAY, other)
        day_of_month(12, 24, other)

    assert (month_names(language), day_names(language)) == before
    assert "24" in day_of_month(12, 24, language)


@pytest.mark.parametrize(
    ("tag", "page", "words", "spoken"),
    [
        ("ar", "en", "Arabic", "en"),
        ("sv", "ar", "السويدية", "ar"),
        ("fa", "sv", "persiska", "sv"),
        ("zh-Hans", "en", "Chinese (Simplified)", "en"),
        ("fa-AF", "en", "Dari", "en"),
        ("fa-AF", "prs", "دری", "prs"),
        ("fa-AF", "so", "Dari", "so"),
        ("bs", "sv", "bosniska/kroatiska/serbiska", "sv"),
        ("nonsense!", "en", "nonsense!", "sv"),
    ],
)
def test_a_language_is_named_in_the_reader_s_language(tag, page, words, spoken):
    found = language_name(tag, LANGUAGES[page])

    assert (found.plain, found.language.id) == (words, spoken)


@pytest.mark.parametrize(
    ("tag", "page", "words"),
    [
        ("en", "sv", "engelska"),
        ("ar", "sv", "arabiska"),
        ("so", "sv", "somaliska"),
        ("en", "fi", "englanti"),
    ],
)
def test_a_name_may_begin_with_the_letters_of_its_tag(tag, page, words):
    found = language_name(tag, LANGUAGES[page])

    assert (found.plain, found.language.id) == (words, page)


@pytest.mark.parametrize(
    ("tag", "words", "spoken"),
    [("fit", "meänkieli", "fit"), ("xx", "xx", "sv"), ("sv-simple", "lättläst svenska", "lattlast")],
)
def test_a_language_that_babel_lacks_has_its_own_name(tag, words, spoken):
    found = language_name(tag, LANGUAGES["so"])

    assert (found.plain, found.language.id) == (words, spoken)


def test_every_language_that_services_answer_has_a_name(collection):
    for service in collection.services:
        for tag in service.languages:
            assert language_name(tag, SOURCE).plain != tag


@pytest.mark.parametrize(
    ("words", "page", "mark"),
    [("sv", "sv", ""), ("sv", "ar", ' lang="sv" dir="ltr"'), ("ar", "sv", ' lang="ar" dir="rtl"')],
)
def test_words_in_another_language_are_marked(words, page, mark):
    assert LANGUAGES[page].attributes_of(LANGUAGES[words]) == mark


def test_a_stand_in_marks_itself_in_a_template():
    text = swedish("Fyren & co", LANGUAGES["ar"])

    assert text.__html__() == '<span lang="sv" dir="ltr">Fyren &amp; co</span>'
    assert str(text) == "Fyren & co"
    assert text.foreign


def test_words_of_the_page_s_language_have_no_mark():
    text = Text(number("1"), "1", LANGUAGES["ar"], LANGUAGES["ar"])

    assert text.__html__() == '<bdi class="number" dir="ltr">1</bdi>'
    assert not text.foreign


@pytest.mark.parametrize(("words", "there"), [("", False), ("x", True)])
def test_no_words_are_nothing_to_show(words, there):
    assert bool(swedish(words, SOURCE)) is there


def test_what_is_isolated_is_escaped_and_read_left_to_right():
    written = number("<1>")

    assert 'dir="ltr"' in written
    assert written.startswith("<bdi")
    assert written.endswith(">&lt;1&gt;</bdi>")


@pytest.mark.parametrize(
    ("id", "words"),
    [
        ("sv", ["anmälan", "Ecpat", "Zonen", "åka", "Äldrelinjen", "ödet"]),
        ("fi", ["apua", "väkivalta", "äiti"]),
        ("en", ["Åland", "ALMA", "be", "école", "end"]),
        ("ar", ["أب", "ابن", "أخ"]),
        ("fa", ["بد", "پا", "تو", "قم", "کار", "گل", "لب", "یار"]),
        ("tr", ["cam", "çam", "ısı", "iz", "sen", "suç", "şu", "tam"]),
        ("es", ["nube", "ñu", "obra", "¿Qué pasa?", "ser"]),
        ("pl", ["lato", "łatwo", "mowa"]),
    ],
)
def test_words_in_the_order_of_the_alphabet(id, words):
    language = LANGUAGES[id]

    assert sorted([*words[1:], words[0]], key=lambda word: alphabetical(word, language)) == words


@pytest.mark.parametrize(
    ("id", "tag", "yes"),
    [
        ("ar", "ar", True),
        ("ar", "ar-SY", True),
        ("ar", "arb", True),
        ("prs", "fa", True),
        ("prs", "prs", True),
        ("fa", "fa-AF", True),
        ("kmr", "kmr", True),
        ("kmr", "ku", True),
        ("ckb", "ku", False),
        ("bks", "bs", True),
        ("bks", "sr-Latn", True),
        ("bks", "hr", True),
        ("bks", "sh", True),
        ("zh-hans", "cmn", True),
        ("zh-hans", "zh-CN", True),
        ("so", "som", True),
        ("fi", "fit", False),
        ("ti", "am", False),
    ],
)
def test_a_language_is_understood_by_whatever_tag_it_has(id, tag, yes):
    assert answers(LANGUAGES[id], tag) == yes


def test_the_checks_of_words_leave_the_names_of_months_as_they_are():
    """Babel writes what it resolves for one language into data that others share."""
    for language in LANGUAGES.values():
        assert len(Ear(language).dates) == 19

    assert month_names(LANGUAGES["ar"])[10] == "نوفمبر/تشرين الثاني"
