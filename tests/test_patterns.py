"""Turns of phrase that a language's style calls wrong."""

import pytest

from fristad.languages.table import LANGUAGES
from fristad.problems import Source
from fristad.translation import style
from fristad.translation.from_disk import read_style
from fristad.translation.messages import Message
from fristad.translation.terms import patterns
from fristad.translation.translations import Translations
from tests.conftest import ROOT

PLACE = Source("translations/fi/LC_MESSAGES/guides.po", 7)


def told(found, words, id="fi", context="guide/x#text"):
    message = Message(context, "Ring {service_kast}.", "docs/x.md")
    catalogue = Translations(LANGUAGES[id], {message.key: words}, {}, {message.key: PLACE})
    return [problem.one_line() for problem in patterns.told({id: found}, [message], {id: catalogue})]


def test_what_is_there_and_what_to_write_is_told_at_the_translation():
    text = "patterns:\n- {pattern: 'soita \\{', reason: the case is wrong, write: 'Soita: {service_x}.'}\n"
    found, problems = style.read("translations/fi/style.yml", text)

    assert problems == []
    assert told(found, "Nyt SOITA {service_kast}.") == [
        "translations/fi/LC_MESSAGES/guides.po:7:1: warning: 'SOITA {': the case is wrong. Write Soita: {service_x}. "
        "[style-pattern]"
    ]
    assert told(found, "Soita: {service_kast}.") == []
    assert told(found, "soita {service_kast}", context="guide/x#search_words") == []


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
        ("so", "Taasi micnaheedu ma aha inaad tabar yar tahay. Waa dembi adiga lagaa galay."),
        ("so", "Adiga ayaa laguugu talagalay. Adiga laftaaduna waad wici kartaa."),
        ("so", "rabshadda carruurta loo geysto, iyo rabshadda ay raggu u geystaan haweenka"),
        ("fi", "Voit hakea hoitoa klinikalta: {service_x}. Soita: {service_x}, numero {phone_x}."),
        ("fi", "Palvelulautakunta (Servicenämnden) vastaa. Linjassa on jono. Tarkista verkko."),
    ],
)
def test_our_styles_let_right_words_through(id, words):
    assert told(read_style(ROOT, LANGUAGES[id]), words, id) == []
