"""Turns of phrase that a language's style calls wrong."""

import pytest

from fristad.languages.known_languages import LANGUAGES
from fristad.problems import Source
from fristad.translation import style
from fristad.translation.from_disk import read_style
from fristad.translation.gate.meaning import checks
from fristad.translation.gate.meaning.heard import Ear
from fristad.translation.gate.sides import Side, swedish_side
from fristad.translation.style import Style
from fristad.translation.translations import Doubt, Translations, held
from tests.conftest import ROOT

PLACE = Source("translations/fi/LC_MESSAGES/guides.po", 7)
SWEDISH = "Ring {service_kast}."
TEXT = "patterns:\n- {pattern: 'soita \\{', reason: the case is wrong, write: 'Soita: {service_x}.'}\n"


def told(found: Style, words: str, id: str = "fi") -> list[str]:
    """What the check of patterns says."""
    doubts = checks.doubts(swedish_side(SWEDISH), Side(words), Ear(LANGUAGES[id], found))
    return [f"{one.what}. {one.instead}" for one in doubts if one.code == "style-pattern"]


def test_what_is_there_and_what_to_write_is_told():
    found, problems = style.read("translations/fi/style.yml", TEXT)

    assert problems == []
    assert told(found, "Nyt SOITA {service_kast}.") == ["'SOITA {': the case is wrong. Write Soita: {service_x}."]
    assert told(found, "Soita: {service_kast}.") == []


def test_it_keeps_no_words_out_not_even_in_danger():
    """What is said badly still helps; it is pointed out until somebody has mended or allowed it."""
    found, _ = style.read("translations/fi/style.yml", TEXT)
    key, words = ("guide/x#text", SWEDISH), "Soita {service_kast}."
    doubts = checks.doubts(swedish_side(SWEDISH), Side(words), Ear(LANGUAGES["fi"], found))
    of_key = {key: tuple(Doubt(one) for one in doubts if one.code == "style-pattern")}
    catalogue = Translations(LANGUAGES["fi"], {key: words}, {key: "machine"}, {key: PLACE}, doubts=of_key)

    shown, errors, warnings = held(catalogue, {key})

    assert shown.words == {key: words}
    assert errors == []
    assert [(one.source, one.code, one.severity) for one in warnings] == [(PLACE, "style-pattern", "warning")]
    allowed = {key: tuple(Doubt(one.refusal, allowed=True) for one in of_key[key])}
    assert held(Translations(LANGUAGES["fi"], {key: words}, {}, {key: PLACE}, doubts=allowed), {key})[2] == []


@pytest.mark.parametrize(
    ("id", "words"),
    [
        ("ar", "اتصل بالشرطة الآن."),
        ("ar", "ثم اطلب المساعدة."),
        ("ar", "لا تخجل مما حدث."),
        ("ar", "حدث ذلك وأنت نائم."),
        ("ar", "هل تريد أن تتحدث مع أحد؟"),
        ("ar", "الشرطة, الإسعاف"),
        ("ckb", "بۆ کەسی کەڕ"),
        ("ckb", "لەم لاپەڕەیە"),
        ("so", "Ma aha inaad si xad dhaaf ah wax u dareento."),
        ("so", "Boggan waxaa loogu talagalay adiga la garaaco."),
        ("so", "Waxaa loogu talagalay adiga u welwela qof kale."),
        ("so", "Rabshadda xayawaanka guriga waa dembi."),
        ("so", "Rabshadda ragga ee haweenka waa dembi."),
        ("so", "Qof ma kugu qasbay galmo bishii la soo dhaafay?"),
        ("so", "Wac socialtjänstenka."),
        ("fi", "Voit hakea apua täältä: {service_x}."),
        ("fi", "Voit hakea tätä: {service_x}."),
        ("fi", "Soita {service_x}, numero {phone_x}."),
        ("fi", "Servicenämndenillä on vastuu."),
        ("fi", "Socialstyrelsenin mukaan."),
        ("fi", "Turvakodissa saat apua."),
        ("ti", "ናብ ሰብ መዚ ኣመልክቱ።"),
    ],
)
def test_our_styles_find_what_readers_stumbled_over(id, words):
    assert len(told(read_style(ROOT, LANGUAGES[id]), words, id)) == 1


@pytest.mark.parametrize(
    ("id", "words"),
    [
        ("ar", "للاتصال: {service_x}. إذا اتصل أحد بك فهذا خطر. المهم ذكر المكان، وليس الاسم."),
        ("ar", "هل أنت رجل؟ لا داعي للخجل. في ستوكهولم: {service_x}"),
        ("ar", "اتُّخذ القرار، وأرسل المجلس الاقتراح."),
        ("so", "Taasi micnaheedu ma aha inaad tabar yar tahay. Waa dembi adiga lagaa galay."),
        ("so", "Adiga ayaa laguugu talagalay. Adiga laftaaduna waad wici kartaa."),
        ("so", "rabshadda carruurta loo geysto, iyo rabshadda ay raggu u geystaan haweenka"),
        ("fi", "Voit hakea hoitoa klinikalta: {service_x}. Soita: {service_x}, numero {phone_x}."),
        ("fi", "Palvelulautakunta (Servicenämnden) vastaa. Linjassa on jono. Tarkista verkko."),
    ],
)
def test_our_styles_let_right_words_through(id, words):
    assert told(read_style(ROOT, LANGUAGES[id]), words, id) == []
