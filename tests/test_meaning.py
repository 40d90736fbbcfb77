"""The checks of meaning: what each must see and must let through, and how many planted faults they tell."""

from pathlib import Path

import pytest

from fristad.languages.table import LANGUAGES
from fristad.translation import from_disk, style
from fristad.translation.gate import checks as form
from fristad.translation.gate.meaning.checks import CODES, MILD, doubts
from fristad.translation.gate.meaning.heard import Ear
from fristad.translation.gate.meaning.sentences import sentences
from fristad.translation.gate.sides import Side, swedish_side
from tests import faults

ROOT = Path(__file__).parent.parent
IDS = ("en", "lattlast", "fi", "ar", "so", "ti", "ckb")


def ear(id: str) -> Ear:
    path = style.path_of(LANGUAGES[id])
    found, problems = style.read(path, (ROOT / path).read_text("utf-8"))
    assert problems == []
    return Ear(LANGUAGES[id], found)


EARS = {id: ear(id) for id in IDS}


def told(id: str, swedish: str, words: str) -> list[str]:
    known = EARS.get(id) or Ear(LANGUAGES[id])
    return [one.code for one in doubts(Side(swedish), Side(words), known)]


NOT_NEEDED = "Ring dem. Du behöver inte säga vad du heter."


@pytest.mark.parametrize(
    ("id", "swedish", "right", "wrong"),
    [
        ("en", NOT_NEEDED, "Call them. You do not need to say your name.", "Call them. You need to say your name."),
        ("en", "Det är inte ditt fel.", "It isn’t your fault.", "It is your fault."),
        ("en", "Ring inte. Gå dit.", "Do not call. Go there.", "Call. Do not go there."),
        ("lattlast", "Ring inte hem.", "Ring inte hem.", "Ring hem."),
        (
            "lattlast",
            "Barn och vänner ska inte tolka.",
            "Barn ska inte tolka. Vänner ska inte tolka.",
            "Barn ska inte tolka. Vänner ska tolka.",
        ),
        ("fi", NOT_NEEDED, "Soita. Sinun ei tarvitse sanoa nimeäsi.", "Soita. Sinun tarvitsee sanoa nimesi."),
        ("fi", "Rör ingenting.", "Älä koske mihinkään.", "Koske johonkin."),
        ("ar", "Det är inte ditt fel.", "هذا ليس ذنبك.", "هذا ذنبك."),
        ("ar", "Du behöver inte polisanmäla.", "لا يُشترط تقديم بلاغ.", "يُشترط تقديم بلاغ."),
        ("so", "Det är inte ditt fel.", "Khaladkaaga ma aha.", "Khaladkaaga aha."),
        ("so", NOT_NEEDED, "Wac. Uma baahnid inaad magacaaga sheegto.", "Wac. Baahnid inaad magacaaga sheegto."),
        ("ti", "Det är inte ditt fel.", "ጌጋ ናትኩም ኣይኮነን።", "ጌጋ ናትኩም ኮነ።"),
        ("ckb", "Det är inte ditt fel.", "ئەمە خەتای تۆ نییە.", "ئەمە خەتای تۆ."),
        ("ckb", "Ring inte hem.", "تەلەفۆن مەکە بۆ ماڵەوە.", "تەلەفۆن بکە بۆ ماڵەوە."),
    ],
)
def test_a_lost_negation_is_told(id, swedish, right, wrong):
    assert told(id, swedish, right) == []
    assert "negation-lost" in told(id, swedish, wrong)


@pytest.mark.parametrize(
    ("id", "swedish", "words"),
    [
        ("so", "Är du i fara?", "Ma khatar baad ku jirtaa?"),
        ("so", "Ring inte hem. Är du i fara?", "Guriga ha wicin. Ma khatar baad ku jirtaa?"),
        ("en", "Våld är inte bara slag.", "Violence can be more than hitting."),
        ("ar", "Vågar du inte berätta hemma?", "هل لديك خوف من الحديث في البيت؟"),
        ("ckb", "Telefonnummer och adresser", "ژمارەی تەلەفۆن و ناونیشان"),
    ],
)
def test_what_looks_like_a_negation_or_says_it_otherwise_passes(id, swedish, words):
    assert told(id, swedish, words) == []


def test_a_question_s_word_does_not_stand_for_a_lost_negation():
    assert "negation-lost" in told("so", "Är du i fara? Ring inte hem.", "Ma khatar baad ku jirtaa? Guriga wac.")


@pytest.mark.parametrize(
    ("id", "swedish", "words"),
    [
        ("en", "Ring polisen.", "Do not call the police."),
        ("fi", "Ring polisen.", "Älä soita poliisille."),
        ("ar", "Du har rätt till hjälp.", "ليس لك الحق في المساعدة."),
        ("ckb", "Du har rätt till hjälp.", "تۆ مافی یارمەتیت نییە."),
    ],
)
def test_an_added_negation_is_told(id, swedish, words):
    assert told(id, swedish, words) == ["negation-added"]


@pytest.mark.parametrize(
    ("id", "swedish", "right", "wrong"),
    [
        ("en", "Kom inom en månad.", "Come within a month.", "Come within a year."),
        ("en", "Är du under 18 år?", "Are you under 18?", "Are you under 18 weeks?"),
        ("fi", "Kom inom en månad.", "Tule kuukauden kuluessa.", "Tule vuoden kuluessa."),
        ("ar", "Kom inom en månad.", "تعال خلال شهر.", "تعال خلال سنة."),
        ("ar", "Är du under 18 år?", "هل عمرك أقل من 18 سنة؟", "هل عمرك أقل من 18 شهر؟"),
        ("ar", "De svarar dygnet runt.", "يردون على مدار الساعة.", "يردون على مدار الأسبوع."),
        ("so", "Kom inom en månad.", "Kaalay muddo bil gudaheed ah.", "Kaalay muddo sanad gudaheed ah."),
        ("ti", "Kom inom en månad.", "ኣብ ውሽጢ ሓደ ወርሒ ንዑ።", "ኣብ ውሽጢ ሓደ ዓመት ንዑ።"),
        ("ckb", "Kom inom en månad.", "لە ماوەی یەک مانگدا وەرە.", "لە ماوەی یەک ساڵدا وەرە."),
    ],
)
def test_another_unit_of_time_is_told(id, swedish, right, wrong):
    assert told(id, swedish, right) == []
    assert told(id, swedish, wrong) == ["unit-changed"]


@pytest.mark.parametrize(
    ("id", "swedish", "right", "wrong", "code"),
    [
        ("en", "Det finns två mål.", "There are two goals.", "There are three goals.", "number-word-changed"),
        ("fi", "Det finns två mål.", "On kaksi tavoitetta.", "On viisi tavoitetta.", "number-word-changed"),
        ("ar", "Det finns sju mål.", "هناك سبعة أهداف.", "هناك أهداف.", "number-word-changed"),
        ("so", "Det finns åtta mål.", "Waa siddeed yool.", "Waa shan yool.", "number-word-changed"),
        ("en", "Sex mål är inte ett brott.", "Sex goals is not a crime.", "", ""),
        ("fi", "Öppet på måndag.", "Auki maanantaina.", "Auki tiistaina.", "date-word-changed"),
        ("so", "Den 1 juli 2020.", "1 Luulyo 2020.", "1 Maarso 2020.", "date-word-changed"),
        ("ckb", "Öppet på fredag.", "هەینی کراوەیە.", "دووشەممە کراوەیە.", "date-word-changed"),
        ("tr", "Öppet på fredag.", "Cuma günü açık.", "Salı günü açık.", "date-word-changed"),
    ],
)
def test_numbers_and_dates_in_words_are_those_of_the_swedish(id, swedish, right, wrong, code):
    assert told(id, swedish, right) == []
    assert not code or told(id, swedish, wrong) == [code]


TWO = "Vill du prata? Ring {phone_a}. Är du i fara? Ring {phone_b}."


@pytest.mark.parametrize(
    ("words", "passes"),
    [
        ("Want to talk? Call {phone_a}. In danger? Call {phone_b}.", True),
        ("To talk: {phone_a}. In danger? Call {phone_b}.", True),
        ("Want to talk? Call {phone_b}. In danger? Call {phone_a}.", False),
        ("To talk: {phone_b}. In danger? Call {phone_a}.", False),
    ],
)
def test_numbers_stay_in_their_sentences_where_no_service_is_named(words, passes):
    assert ("facts-exchanged" not in told("en", TWO, words)) is passes


LONG = "Ring polisen om någon har slagit dig eller hotat dig. De kan hjälpa dig och dina barn."


@pytest.mark.parametrize(
    ("id", "words", "passes"),
    [
        ("en", "Call the police if someone has hit or threatened you. They can help you and your children.", True),
        ("en", "Call the police if someone has hit or threatened you.", False),
        ("en", "Call the police if someone has hit or threatened you. They can help you and your", False),
        ("ar", "للاتصال بالشرطة إذا ضربك أحد أو هددك. يمكنهم مساعدتك ومساعدة أطفالك.", True),
        ("ar", "للاتصال بالشرطة إذا ضربك أحد.", False),
        ("th", "โทรหาตำรวจ หากมีคนทำร้ายหรือข่มขู่คุณ พวกเขาช่วยคุณและลูกของคุณได้", True),
    ],
)
def test_a_lost_half_is_told(id, words, passes):
    assert ("half-lost" not in told(id, LONG, words)) is passes


@pytest.mark.parametrize(
    ("id", "words", "passes"),
    [
        ("ar", "11 000 قضية", False),
        ("ar", "11\u00a0000 قضية", True),
        ("ckb", "11 000 دۆسیە", False),
        ("fi", "11 000 asiaa", True),
    ],
)
def test_groups_of_figures_stay_together_in_a_line_from_the_right(id, words, passes):
    assert ("digits-apart" not in told(id, "11 000 ärenden", words)) is passes


@pytest.mark.parametrize(
    ("id", "words"),
    [
        ("en", "You are a whore."),
        ("fi", "Olet huora."),
        ("ar", "أنت عاهرة."),
        ("ar", "أنتِ عَاهِرَة."),
        ("so", "Waxaad tahay dhillo."),
        ("ti", "ሸርሙጣ ኢኻ።"),
        ("ckb", "تۆ قەحپەیت."),
        ("lattlast", "Du är en hora."),
    ],
)
def test_an_insult_is_told_whatever_the_swedish_says(id, words):
    assert "word-never" in told(id, "Du är välkommen.", words)


@pytest.mark.parametrize("words", ["الميزانية كبيرة.", "يمكن معاقبة شخص."])
def test_a_word_that_holds_an_insult_is_none(words):
    assert told("ar", "Budgeten är stor.", words) == []


TALK = "Ring om du vill prata med någon. Du får hjälp."


@pytest.mark.parametrize(
    ("id", "words"),
    [
        *(("ar", one) for one in faults.FOREIGN["ar"]),
        *(("ti", one) for one in faults.FOREIGN["ti"]),
        *(("fi", one) for one in faults.FOREIGN["fi"]),
        *(("so", one) for one in faults.FOREIGN["so"]),
        *(("ckb", one) for one in faults.FOREIGN["ckb"]),
        ("tr", "Heke tu di xeterê de bî, li polîs bigere û alîkariyê bixwaze ji bo xwe."),
        ("tr", "Tu dikarî bi kesek re biaxivî û navê xwe nebêjî."),
        ("ar", "آپ کی مدد کے لیے پولیس کو کال کریں اور اپنا نام نہیں بتائیں۔"),
        ("fa", "ئەگەر لە مەترسیدایت تەلەفۆن بکە بۆ پۆلیس و داوای یارمەتی بکە."),
        ("fa", "إذا كنت في خطر يمكنك الاتصال على الشرطة الآن."),
        ("bks", "Lahko se pogovorite z nekom, ki vam lahko pomaga, če ste v nevarnosti."),
        ("uk", "Вы можете позвонить в полицию, если вы или кто-то другой в опасности."),
        ("ru", "Ви можете подзвонити до поліції, якщо ви або хтось є в небезпеці."),
        ("so", "Ring om du vill prata med någon."),
        ("so", TALK),
        ("pl", "Můžeš mluvit s někdo, kdo ti může pomoci, když jsou doma problémy."),
    ],
)
def test_another_language_with_the_same_letters_is_told(id, words):
    assert "language-wrong" in told(id, TALK, words)


@pytest.mark.parametrize(
    ("id", "words"),
    [
        ("ar", "للحديث مع أحد: يمكنك الاتصال. يمكنك الحصول على المساعدة."),
        ("fa", "اگر می‌خواهید با کسی صحبت کنید، تماس بگیرید. شما کمک دریافت می‌کنید."),
        ("prs", "اگر می‌خواهید با کسی صحبت کنید، تماس بگیرید. شما کمک دریافت می‌کنید."),
        ("tr", "Biriyle konuşmak istiyorsanız arayın. Yardım alırsınız."),
        ("kmr", "Heke tu dixwazî bi kesekî re biaxivî, telefon bike. Tu alîkariyê distînî."),
        ("pl", "Zadzwoń, jeśli chcesz z kimś porozmawiać. Otrzymasz pomoc."),
        ("uk", "Подзвоніть, якщо ви хочете з кимось поговорити. Ви отримаєте допомогу."),
        ("ru", "Позвоните, если вы хотите с кем-то поговорить. Вы получите помощь."),
        ("ur", "اگر آپ کسی سے بات کرنا چاہتے ہیں تو فون کریں۔ آپ کو مدد ملے گی۔"),
        ("ps", "که غواړئ له چا سره خبرې وکړئ، زنګ ووهئ. تاسو به مرسته ترلاسه کړئ."),
        ("am", "ከአንድ ሰው ጋር መነጋገር ከፈለጉ ይደውሉ። እርዳታ ያገኛሉ።"),
        ("de", "Ruf an, wenn du mit jemandem reden willst. Du bekommst Hilfe."),
        ("fr", "Appelez si vous voulez parler à quelqu'un. Vous recevrez de l'aide."),
        ("es", "Llama si quieres hablar con alguien. Recibirás ayuda."),
        ("ro", "Sună dacă vrei să vorbești cu cineva. Vei primi ajutor."),
        ("sq", "Telefononi nëse doni të flisni me dikë. Ju merrni ndihmë."),
        ("bks", "Nazovi ako želiš razgovarati s nekim. Dobit ćeš pomoć."),
        ("th", "โทรมาหากคุณต้องการพูดคุยกับใครสักคน คุณจะได้รับความช่วยเหลือ"),
        ("zh-hans", "如果你想和人交谈，请打电话。你会得到帮助。"),
        ("so", "Wac haddii aad rabto inaad qof la hadasho. Caawimaad baad helaysaa (socialtjänsten, för dig)."),
        ("fi", "Soita Stödcentrum för unga, jos haluat puhua jonkun kanssa. Saat apua."),
    ],
)
def test_a_language_s_own_words_pass(id, words):
    assert told(id, TALK, words) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ett. Två? Tre!", 3),
        ("Läs 9 kap. 5 § och t.ex. det här.", 1),
        ("ኣንብቡ። ደውሉ።", 2),
        ("打电话。你会得到帮助。", 2),
        ("هل أنت في خطر؟ اتصل.", 2),
        ("**Räkningen.** Är du rädd?", 2),
        ("", 1),
    ],
)
def test_sentences_are_counted_alike_in_every_script(text, count):
    assert len(sentences(text)) == count


CLEAN = {}
LEAST = {"negation": 0.85, "unit": 0.95, "pair": 0.95, "figure": 0.95, "half": 0.95, "language": 0.95, "insult": 0.95}
FEWER = {
    ("en", "unit"): 0.94,
    ("lattlast", "unit"): 0.85,
    ("ar", "unit"): 0.94,
    ("ti", "negation"): 0.83,
}
"""Where a language has less: easy Swedish says "year 2018" anew, and adds sentences that may say "not" themselves."""


@pytest.mark.parametrize("kind", faults.CLASSES)
@pytest.mark.parametrize("id", IDS)
def test_most_planted_faults_are_told(id, kind):
    language = LANGUAGES[id]
    if id not in CLEAN:
        found = from_disk.read_words(ROOT, language)[0]
        CLEAN[id] = {key: words for key, words in found.words.items() if key not in found.doubts}
    planted = faults.planted(kind, id, CLEAN[id], most=300, seed=1)

    seen = [
        one
        for one in planted
        if form.refusals_of(swedish_side(one.swedish), Side(one.words), language)
        or doubts(swedish_side(one.swedish), Side(one.words), EARS[id])
    ]

    assert len(planted) >= 10
    assert len(seen) / len(planted) >= FEWER.get((id, kind), LEAST[kind])


@pytest.mark.parametrize("id", IDS)
def test_few_of_our_translations_are_told_of(id):
    """At most 1 of 100 by each check; who reads more warnings reads none. What is mild is wrong, and to be mended."""
    found = from_disk.read_words(ROOT, LANGUAGES[id], own=True)[0]
    every = [one.refusal.code for told in found.doubts.values() for one in told]

    for code in set(CODES) - MILD:
        assert every.count(code) <= 0.01 * len(found.words), code
