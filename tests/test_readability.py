"""How hard the pages are to read, against a ceiling."""

import pytest

from fristad.content.reader import collect
from fristad.languages.known_languages import LANGUAGES
from fristad.problems import Source
from fristad.translation import readability
from fristad.translation.readability import CEILINGS, EASY
from fristad.translation.translations import Translations
from tests.conftest import TODAY

GUIDE = "docs/guides/i-am-afraid.md"
HARD = "Socialtjänstens myndighetsutövning förutsätter handläggningsrutiner för individuella placeringsbeslut. "


def guides(good, text):
    body = good[GUIDE].rpartition("---\n")[0] + f"---\n\n{text}\n"
    return collect({**good, GUIDE: body}, today=TODAY)[0]


def codes(collection):
    return [problem.code for problem in readability.problems(readability.swedish(collection))]


def test_a_plain_guide_is_let_through(tiny):
    assert codes(tiny) == []


def test_a_hard_guide_is_told_with_its_place(good):
    collection = guides(good, HARD * 8)

    (problem,) = readability.problems(readability.swedish(collection))

    assert problem.code == "hard-to-read"
    assert problem.source.path == GUIDE
    assert f"over {CEILINGS['sv'].lix}" in problem.what


def test_a_few_hard_words_are_no_measure(good):
    assert codes(guides(good, HARD)) == []


@pytest.mark.parametrize(("count", "found"), [(22, []), (23, ["long-sentence"])])
def test_a_long_sentence_is_told(good, count, found):
    assert codes(guides(good, "Du kan " * (count // 2) + "nu " * (count % 2) + ".")) == found


def test_headings_are_not_measured(good):
    heading = f"## {HARD * 8}{{#hard}}\n\nDu kan ringa."

    assert codes(guides(good, heading)) == []


def test_easy_swedish_is_measured_where_it_is_written(tiny):
    key = ("guide/i-am-afraid#summary", tiny.records["guide/i-am-afraid"].summary)
    place = Source("translations/lattlast/LC_MESSAGES/guides.po", 7)
    words = "Du är rädd och du undrar om det är ditt fel eller om du kan ringa."
    found = Translations(LANGUAGES[EASY], {key: words}, {key: "machine"}, {key: place})

    (page,) = readability.easy(tiny, found)
    (problem,) = readability.problems([page])

    assert (page.record.ref, page.measure.words, page.measure.longest) == ("guide/i-am-afraid", 16, 16)
    assert (problem.code, problem.source) == ("long-sentence", place)
