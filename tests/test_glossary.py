"""The term list: read, matched, told as advice, and handed to translators."""

import pytest

from fristad.languages.table import LANGUAGES
from fristad.problems import Source
from fristad.translation import glossary
from fristad.translation.glossary import Glossary, GlossaryTerm, advice, read
from fristad.translation.messages import Message
from fristad.translation.translations import Translations

TEXT = """\
terms:
- term: kvinnojour
  forms: [kvinnojour, kvinnojouren]
  definition: En förening som hjälper kvinnor.
  translations:
    en: {use: [women's shelter], accept: [shelters for women], avoid: [refuge], source: "https://ekby.example/en"}
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
        ("Ring en kvinnojour.", "Call a kvinnojour.", "en", []),
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
        ("use: [women's shelter], ", "", 6, "glossary-shape"),
        ("  definition:", "  meaning:", 2, "glossary-shape"),
        ("    fi:", "    xx:", 7, "glossary-language"),
        ("https://ekby.example/en", "ekby", 6, "glossary-shape"),
        ("terms:", "terms", 2, "front-matter-syntax"),
    ],
)
def test_a_mistake_is_told_with_its_line(old, new, line, code):
    problem = read(TEXT.replace(old, new))[1][0]

    assert (problem.code, problem.source.path, problem.source.line) == (code, glossary.PATH, line)


def test_a_site_may_have_no_term_list():
    assert read("") == (Glossary(), [])
