"""The term list: read, matched, told as advice, and handed to translators."""

import pytest

from fristad.languages.known_languages import LANGUAGES
from fristad.problems import Source
from fristad.syntax import front_matter
from fristad.translation import glossary, lists
from fristad.translation.glossary import Glossary, GlossaryTerm, read, says
from fristad.translation.messages import Message
from fristad.translation.terms.advice import advice
from fristad.translation.translations import Translations

TEXT = """\
terms:
- term: kvinnojour
  forms: [kvinnojour, kvinnojouren]
  definition: En förening som hjälper kvinnor.
  translations:
    en:
      use: [women's shelter]
      accept: [shelters for women]
      avoid: [refuge]
      source: "https://ekby.example/en"
      quote: There are women’s shelters.
      seen_on: 2026-01-15
    fi: {use: [naistenpäivystys], accept: [naistenpäivysty]}
"""
PLACE = Source("translations/en/LC_MESSAGES/guides.po", 7)


@pytest.fixture(scope="module")
def terms() -> Glossary:
    found, problems = read(TEXT)
    assert problems == []
    return found


def told(terms, swedish, words, id="en", context="guide/x#text"):
    message = Message(context, swedish, "docs/x.md")
    found = Translations(LANGUAGES[id], {message.key: words}, {message.key: "machine"}, {message.key: PLACE})
    return [problem.code for problem in advice(terms, [message], {id: found})]


@pytest.mark.parametrize(
    ("swedish", "words", "id", "codes"),
    [
        ("Ring en kvinnojour.", "Call a women's shelter.", "en", []),
        ("Ring en kvinnojour.", "Call Women's Shelter.", "en", []),
        ("Ring en kvinnojour.", "There are shelters for women.", "en", []),
        ("Ring en kvinnojour.", "Call a refuge.", "en", ["term-avoided"]),
        ("Ring en kvinnojour.", "Call a house.", "en", ["term-other"]),
        ("Ring en kvinnojour.", "Call a kvinnojour.", "en", ["term-other"]),
        ("Ring en kvinnojour.", "Call a house (kvinnojour).", "en", ["term-other"]),
        ("Ring Ekby kvinnojour.", "Call Ekby kvinnojour.", "en", []),
        ("Säg: Kvinnojouren i Ekby.", "Say: Kvinnojouren i Ekby.", "en", []),
        ("Det står ”kvinnojour”.", 'It says "kvinnojour".', "en", []),
        ("Det står ”kvinnojour”.", "It says kvinnojour.", "en", ["term-other"]),
        ("Ring Ekby kvinnojour.", "Call the refuge Ekby kvinnojour.", "en", ["term-avoided"]),
        ("Ring Ekby-kvinnojour.", "Call a house.", "en", []),
        ("Ring en kvinnojour.", "Ring en kvinnojour.", "lattlast", []),
        ("Ring kvinnojourernas linje.", "Call a house.", "en", []),
        ("Ring {service_kvinnojouren_annfrid}.", "Call {service_kvinnojouren_annfrid}.", "en", []),
        ("Ring kvinnojouren.", "Soita naistenpäivystykseen.", "fi", []),
        ("Ring kvinnojouren.", "اتصلي", "ar", []),
    ],
)
def test_another_word_than_the_list_s_is_pointed_out(terms, swedish, words, id, codes):
    assert told(terms, swedish, words, id) == codes


def test_a_name_in_braces_is_no_term():
    """What {chat} becomes is a link, in the words of the record."""
    found = Glossary((GlossaryTerm(term="chatt", forms=("chat",), definition="x", translations={}),))

    assert list(found.of("Skriv i {chat}.")) == []
    assert [term.term for term in found.of("Skriv i en chat, {chat}.")] == ["chatt"]


def test_words_for_search_may_be_any(terms):
    assert told(terms, "kvinnojour, jour", "refuge", context="guide/x#search_words") == []


def test_advice_is_a_warning_at_the_translation(terms):
    message = Message("guide/x#text", "Ring en kvinnojour.", "docs/x.md")
    found = Translations(
        LANGUAGES["en"], {message.key: "Call a refuge."}, {message.key: "machine"}, {message.key: PLACE}
    )

    (problem,) = advice(terms, [message], {"en": found})

    assert (problem.source, problem.severity) == (PLACE, "warning")
    assert problem.sentence() == "'kvinnojour' should not be called 'refuge'. Write 'women's shelter'."


def test_translators_get_the_terms_of_each_message(terms):
    message = Message("guide/x#text", "Ring en kvinnojour.", "docs/x.md")
    meaning = "En förening som hjälper kvinnor."

    assert list(terms.notes(LANGUAGES["en"])(message)) == [
        f"Term: kvinnojour = women's shelter; avoid: refuge. {meaning}"
    ]
    assert list(terms.notes(LANGUAGES["fi"])(message)) == [
        f"Term: kvinnojour = naistenpäivystys (not approved). {meaning}"
    ]
    assert list(terms.notes(LANGUAGES["ar"])(message)) == [f"Term: kvinnojour. {meaning}"]


@pytest.mark.parametrize(
    ("old", "new", "line", "code"),
    [
        ("use: [women's shelter]", "say: [women's shelter]", 7, "glossary-shape"),
        ("  definition:", "  meaning:", 2, "glossary-shape"),
        ("    fi:", "    xx:", 13, "glossary-language"),
        ("https://ekby.example/en", "ekby", 10, "glossary-shape"),
        ("2026-01-15", "yesterday", 12, "glossary-shape"),
        ("terms:", "terms", 2, "front-matter-syntax"),
    ],
)
def test_a_mistake_is_told_with_its_line(old, new, line, code):
    problem = read(TEXT.replace(old, new))[1][0]

    assert (problem.code, problem.source.path, problem.source.line) == (code, glossary.PATH, line)


def test_a_list_may_be_longer_than_the_facts_of_a_record():
    """A hundred terms in thirty languages are."""
    terms = "".join(TEXT.removeprefix("terms:\n").replace("kvinnojour\n", f"kvinnojour {n}\n", 1) for n in range(400))

    found, problems = read("terms:\n" + terms)
    assert (len(found.terms), problems) == (400, [])
    assert len(terms) > front_matter.LONGEST_FACTS
    assert [problem.code for problem in read("terms:\n" + "#" * lists.LONGEST)[1]] == ["front-matter-too-long"]


def test_a_site_may_have_no_term_list():
    assert read("") == (Glossary(), [])


# ----- what the list rests on ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("id", "quote", "use"),
    [
        ("en", "There are women’s shelters where you can go", "women's shelter"),
        ("fi", "Sosiaalipäivystykseen voi ottaa yhteyttä", "sosiaalipäivystys"),
        ("fi", "keskustella chatissa nimettömästi", "nimetön"),
        ("ar", "لديك الحقّ في تجنّب العنف والقمع المرتبطين بالشرف", "العنف والقمع المرتبطان بالشرف"),
        ("ar", "الخدمات الإجتماعية", "الخدمات الاجتماعية"),
        ("ti", "ደቂንስትዮ ንጾታዊ ዓመጽ", "ጾታዊ ዓመጽ"),
        ("ckb", "به یارمهتی وەرگێڕێک", "وەرگێڕ"),
    ],
)
def test_endings_and_what_is_written_before_a_word_do_not_matter(id, quote, use):
    assert says(quote, use, LANGUAGES[id])


@pytest.mark.parametrize(
    ("id", "quote", "use"),
    [
        ("en", "There are shelters for men", "women's shelter"),
        ("ar", "الإجرام المرتبط بقضايا الشرف", "العنف والاضطهاد المرتبطان بالشرف"),
        ("ti", "ኣካላዊ ዓመጽ", "ጾታዊ ዓመጽ"),
        ("so", "Xarunta gargaarka", "adeegga bulshada"),
        ("en", "", "rape"),
        ("en", "We are rarely wrapped in care", "rape"),
        ("fi", "Turvakodit auttavat", "turva-asunto"),
    ],
)
def test_a_page_cannot_be_named_for_a_word_that_it_does_not_use(id, quote, use):
    assert not says(quote, use, LANGUAGES[id])


@pytest.mark.parametrize(
    ("old", "new", "line", "code"),
    [
        ("There are women’s shelters.", "There are homes.", 11, "glossary-quote"),
        ("      seen_on: 2026-01-15\n", "", 7, "glossary-quote"),
        ("      quote: There are women’s shelters.\n", "", 7, "glossary-quote"),
        ('      source: "https://ekby.example/en"\n', "", 7, "glossary-quote"),
        ("[shelters for women]", "[shelters for women, Kvinnojour]", 8, "glossary-swedish"),
        ("  definition:", "  opposite: [tjejjour]\n  definition:", 4, "glossary-opposite"),
        ("  definition:", "  opposite: [kvinnojour]\n  definition:", 4, "glossary-opposite"),
    ],
)
def test_what_nobody_can_check_again_is_told(old, new, line, code):
    found, problems = read(TEXT.replace(old, new))

    assert [(problem.code, problem.source.line, problem.severity) for problem in problems] == [(code, line, "error")]
    assert found.terms, "the rest of the list is still there for translators"


def test_the_swedish_word_is_right_where_it_is_the_language_s_own():
    """Stalking is English too, and easy Swedish may say the term and explain it."""
    text = TEXT.replace("[women's shelter]", "[kvinnojour, women's shelter]").replace("    fi:", "    lattlast:")

    assert read(text.replace("[naistenpäivysty]", "[kvinnojour]").replace("women’s shelters", "kvinnojour"))[1] == []


def test_a_language_without_words_to_avoid_is_told_where_most_have_some_and_at_least_three():
    three = "    {0}: {{use: [x{0}], avoid: [y]}}\n"
    text = TEXT + "".join(three.format(id) for id in ("ar", "so"))

    assert [problem.one_line() for problem in read(text)[1]] == [
        "translations/glossary.yml:13:9: warning: 'kvinnojour' has words to avoid in en, ar, so and none in fi. Write "
        "those that soften it or insult in that language too, as `avoid:`. [glossary-avoid]"
    ]
    assert read(TEXT + three.format("ar"))[1] == []
    few = "    {0}: {{use: [x{0}]}}\n"
    assert read(text + "".join(few.format(id) for id in ("ti", "ckb", "fa", "tr")))[1] == []


def test_a_term_without_an_authority_s_own_words_is_to_be_settled(terms):
    assert [one.term.term for one in terms.unsettled(LANGUAGES["fi"])] == ["kvinnojour"]
    assert terms.unsettled(LANGUAGES["en"]) == []
    assert terms.standings(LANGUAGES["en"]) == {"quoted": 1}
    assert terms.standings(LANGUAGES["fi"]) == {"unsourced": 1}
    unquoted = TEXT.replace("      quote: There are women’s shelters.\n      seen_on: 2026-01-15\n", "")
    found, problems = read(unquoted)
    assert problems == []
    assert found.standings(LANGUAGES["en"]) == {"unquoted": 1}


# ----- opposed terms -------------------------------------------------------------------------------------------------

OPPOSED = """\
terms:
- term: vakta
  forms: [vakta, vaktar]
  definition: Att följa efter någon för att kontrollera.
  opposite: [skydda]
  translations:
    so: {use: [dabagal], accept: [la soc]}
- term: skydda
  forms: [skydda, skyddar]
  definition: Att hålla någon trygg.
  translations:
    so: {use: [ilaali]}
    fi: {use: [suojella]}
"""


@pytest.mark.parametrize(
    ("swedish", "words", "codes"),
    [
        ("Någon vaktar dig.", "Qof baa ku ilaaliya.", ["term-opposed"]),
        ("Polisen skyddar dig.", "Booliisku wuu ku dabagalaa.", ["term-opposed"]),
        ("Polisen skyddar dig.", "Booliisku wuu ku caawiyaa.", ["term-other"]),
        ("Någon vaktar dig.", "Qof baa ku dabagala.", []),
        ("Polisen skyddar dig.", "Booliisku wuu ku ilaaliyaa.", []),
        ("De skyddar dig från den som vaktar dig.", "Way kaa ilaaliyaan qofka.", ["term-other"]),
        ("Ring oss.", "Na wac, waan ku ilaalinaynaa.", []),
    ],
)
def test_a_word_of_the_opposed_term_says_the_opposite(swedish, words, codes):
    found, problems = read(OPPOSED)

    assert problems == []
    assert told(found, swedish, words, "so") == codes


def test_the_list_itself_may_not_call_two_opposed_terms_the_same():
    (problem,) = read(OPPOSED.replace("accept: [la soc]", "accept: [ilaaliya]"))[1]

    assert (problem.code, problem.source.line, problem.severity) == ("glossary-opposite", 12, "error")
    assert problem.what == "'ilaali' stands for 'skydda' and for 'vakta', which are not the same thing"


def test_translators_are_told_which_terms_to_keep_apart():
    found, _ = read(OPPOSED)
    notes = found.notes(LANGUAGES["so"])

    assert list(notes(Message("guide/x#text", "De skyddar dig.", "docs/x.md"))) == [
        "Term: skydda = ilaali (not approved). Att hålla någon trygg. Not the same word as for: vakta."
    ]
