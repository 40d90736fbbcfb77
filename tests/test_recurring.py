"""Swedish phrases that recur, and are said in two clearly different ways."""

import pytest

from fristad.languages.known_languages import LANGUAGES
from fristad.problems import Source
from fristad.translation.messages import Message
from fristad.translation.terms import recurring
from fristad.translation.translations import Translations

SAID = {
    "Har någon slagit dig den senaste månaden?": "Has someone hit you in the month before this one?",
    "Ring om du blev hotad den senaste månaden.": "Call if you were threatened in the month before this one.",
    "Vård finns för övergrepp den senaste månaden.": "Care is there for abuse in the month before this one.",
    "Var du gravid den senaste månaden?": "Were you pregnant during these thirty days?",
    "Berätta vad som hände den senaste månaden.": "Tell us what happened during these thirty days.",
    "Ring oss i dag.": "Call us today.",
}


def told(said, id="en", section="text"):
    messages = [Message(f"guide/x{number}#{section}", text, "docs/x.md") for number, text in enumerate(said)]
    words = {message.key: said[message.text] for message in messages}
    places = {
        message.key: Source("translations/en/LC_MESSAGES/guides.po", 10 + number)
        for number, message in enumerate(messages)
    }
    found = Translations(LANGUAGES[id], words, {}, places)
    return [problem.one_line() for problem in recurring.told(messages, {id: found})]


def test_a_phrase_with_two_words_of_its_own_is_told_where_the_rarer_one_stands():
    assert told(SAID) == [
        "translations/en/LC_MESSAGES/guides.po:13:1: warning: 'den senaste månaden' is said in two ways: with 'before' "
        "in 3 texts, as in translations/en/LC_MESSAGES/guides.po:10, and with 'days' in 2. Choose one, unless both "
        "mean the same. [phrase-two-ways]"
    ]


@pytest.mark.parametrize(
    ("words", "instead"),
    [
        ("during these thirty days", "in the month before this one"),
        ("Were you pregnant during these thirty days?", "Were you pregnant, then?"),
    ],
    ids=["one way", "one text is only turned round"],
)
def test_what_is_said_in_one_way_is_let_through(words, instead):
    assert told({text: said.replace(words, instead) for text, said in SAID.items()}) == []


def test_a_word_that_follows_another_swedish_word_is_no_second_way():
    """The texts that say "days" all say it of "dygnen", which the others do not have."""
    with_days = {
        text.replace("Var du", "Dygnen: var du").replace("Berätta", "Dygnen: berätta"): said
        for text, said in SAID.items()
    }

    assert told(with_days) == []


def test_two_endings_of_a_word_are_one_way():
    with_endings = {
        text: said.replace("thirty days", "before times").replace("days", "") for text, said in SAID.items()
    }

    assert told(with_endings) == []


def test_words_for_search_and_easy_swedish_are_left_out():
    assert told(SAID, section="search_words") == []
    assert told(SAID, id="lattlast") == []


def test_the_same_text_in_many_places_counts_once():
    text = "Ring oss den senaste månaden."
    messages = [Message(f"guide/{number}#text", text, "docs/x.md") for number in range(9)]

    assert recurring.phrases(messages).where == {}
    assert len(recurring.phrases(messages).texts) == 1


def test_a_whole_text_is_no_phrase_of_itself():
    messages = [Message(f"guide/{number}#text", f"Ring polisen nu{'.' * number}", "docs/x.md") for number in range(6)]

    assert recurring.phrases(messages).where == {}
