"""The term list as a file for Weblate's glossary and translators' programs."""

import pytest
from translate.storage.tbx import tbxfile

from fristad.languages.known_languages import LANGUAGES
from fristad.translation.exchange import exporting
from fristad.translation.exchange.termbase import to_tbx
from fristad.translation.from_disk import read_terms
from fristad.translation.glossary import Glossary, read
from tests.conftest import ROOT

TEXT = """\
terms:
- term: vakta
  forms: [vakta, vaktar]
  definition: "Att följa efter någon & kontrollera."
  opposite: [skydda]
  translations:
    so: {use: [dabagal, la soco], accept: [la soc], avoid: ["<ilaali>"]}
- term: skydda
  forms: [skydda]
  definition: Att hålla någon trygg.
  translations:
    so: {use: [ilaali], source: "https://ekby.example/so", quote: ilaalin, seen_on: 2026-01-15}
    en: {use: [protect], source: "https://ekby.example/en?a=1&b=2"}
"""


@pytest.fixture(scope="module")
def terms() -> Glossary:
    found, problems = read(TEXT)
    assert problems == []
    return found


def units(text, id):
    return tbxfile.parsestring(text.encode("utf-8"), "sv", LANGUAGES[id].tag).units


def told(unit):
    words = [term.text for term in unit.get_target_terms()]
    return unit.source, words, unit.getnotes("definition"), unit.getnotes("translator")


def test_each_term_has_its_words_its_meaning_and_what_it_rests_on(terms):
    use, _, quoted = units(to_tbx(terms, LANGUAGES["so"]), "so")

    assert told(use) == (
        "vakta",
        ["dabagal", "la soco"],
        "Att följa efter någon & kontrollera. Not the same word as for: skydda.",
        "Not approved: our own choice",
    )
    assert told(quoted) == (
        "skydda",
        ["ilaali"],
        "Att hålla någon trygg. Not the same word as for: vakta.",
        "An authority writes: ilaalin (https://ekby.example/so)",
    )
    (unquoted,) = units(to_tbx(terms, LANGUAGES["en"]), "en")
    assert told(unquoted)[3] == "Not approved. Said to stand on https://ekby.example/en?a=1&b=2"


def test_what_to_avoid_is_forbidden_in_an_entry_of_its_own(terms):
    """Weblate reads the status of an entry, not of each of its words."""
    _, avoided, _ = units(to_tbx(terms, LANGUAGES["so"]), "so")

    (word,) = avoided.get_target_terms()
    assert (avoided.source, word.text, word.administrative_status) == ("vakta", "<ilaali>", "forbidden")


def test_ids_are_the_same_again_and_each_its_own(terms):
    ids = [unit.getid() for unit in units(to_tbx(terms, LANGUAGES["so"]), "so")]
    again = Glossary(terms.terms[::-1])

    assert len(set(ids)) == 3
    assert {unit.getid() for unit in units(to_tbx(again, LANGUAGES["so"]), "so")} == set(ids)


def test_an_older_file_is_known_as_ours(terms):
    assert exporting.is_ours(to_tbx(terms, LANGUAGES["so"]))


@pytest.mark.parametrize("id", ["ar", "ckb", "en", "fi", "lattlast", "so", "ti"])
def test_our_own_list_can_be_read_by_the_toolkit_that_weblate_uses(id):
    terms, problems = read_terms(ROOT)

    assert problems == []
    known = [term for term in terms.terms if id in term.translations]
    found = units(to_tbx(terms, LANGUAGES[id]), id)
    assert len(found) == len(known) + sum(len(term.translations[id].avoid) for term in known)
    assert all(unit.target for unit in found)
