"""Who stands behind a translation, and what of it a municipality shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fristad.languages.known_languages import LANGUAGES
from fristad.site import site as site_module
from fristad.translation import reviews, translations
from fristad.translation.po import catalogues
from fristad.translation.reviews import NO_REVIEWS, Policy, Reviews
from fristad.translation.translations import Translations
from tests.conftest import TODAY
from tests.drafted import page_at
from tests.test_catalogues import EN, SUMMARY, catalogue, message
from tests.test_pages import site_of

HEAD = "context,swedish,words,made_by,reviewed_by,reviewed_on\n"
RING = {(SUMMARY, "Ring"): "Call"}


def known(words=None, made_by="machine", role="", day=TODAY) -> Reviews:
    return reviews.with_words(NO_REVIEWS, RING if words is None else words, made_by, role, day)


@pytest.mark.parametrize(
    ("made_by", "role", "swedish", "words", "state"),
    [
        ("machine", "", "Ring", "Call", "machine"),
        ("person", "", "Ring", "Call", "unreviewed"),
        ("machine", "translator", "Ring", "Call", "reviewed"),
        ("machine", "translator", "Ring", "Phone", "unreviewed"),
        ("machine", "translator", "Ring nu", "Call", "stale"),
        ("machine", "translator", "Ring nu", "Call now", "unreviewed"),
    ],
)
def test_a_row_holds_for_just_these_words(made_by, role, swedish, words, state):
    assert known(made_by=made_by, role=role).state(SUMMARY, swedish, words) == state


def test_words_without_a_row_are_not_reviewed():
    assert NO_REVIEWS.state(SUMMARY, "Ring", "Call") == "unreviewed"


def test_words_of_another_place_do_not_vouch():
    assert known().state("service/fyren#summary", "Ring", "Call") == "unreviewed"


def test_a_row_is_given_for_just_these_words():
    found = known(role="translator")

    assert found.row(SUMMARY, "Ring", "Call").reviewed_by == "translator"
    assert found.row(SUMMARY, "Ring", "Phone") is None
    assert found.row(SUMMARY, "Ring nu", "Call") is None


def test_who_made_other_words_is_not_known_to_have_made_these():
    """A new translation of the same Swedish is somebody's whom nobody has named, and not the machine's."""
    found = reviews.with_words(known(), {(SUMMARY, "Ring"): "Phone"}, None, "translator", TODAY)

    assert found.row(SUMMARY, "Ring", "Phone").made_by == "person"
    assert known().row(SUMMARY, "Ring", "Call").made_by == "machine"


def test_who_says_again_who_made_words_takes_no_review_away():
    assert reviews.with_words(known(role="translator"), RING, "machine").state(SUMMARY, "Ring", "Call") == "reviewed"
    assert reviews.with_words(known(role="translator"), RING, "person").state(SUMMARY, "Ring", "Call") == "unreviewed"


def test_a_day_without_a_reviewer_is_none():
    assert known(day=TODAY).row(SUMMARY, "Ring", "Call").reviewed_on is None


# ----- a change that vouches for its own words -----------------------------------------------------------------------

NOTHING = (NO_REVIEWS, {})
REVIEWED = known(role="translator")


@pytest.mark.parametrize(
    ("before", "now", "own"),
    [
        # Words and their review at once, in a new place or in one that had others.
        (NOTHING, (REVIEWED, RING), True),
        ((NO_REVIEWS, {(SUMMARY, "Ring"): "Phone"}), (REVIEWED, RING), True),
        ((NO_REVIEWS, {("ui/exit", "Ring"): "Call"}), (REVIEWED, RING), True),
        # Words alone, or a review of what was there.
        (NOTHING, (known(), RING), False),
        (NOTHING, (NO_REVIEWS, RING), False),
        ((known(), RING), (REVIEWED, RING), False),
        ((NO_REVIEWS, RING), (REVIEWED, RING), False),
        # A row that was there before its words came back.
        ((REVIEWED, {}), (REVIEWED, RING), False),
        # A row of words that are not those of the catalogue vouches for nothing.
        (NOTHING, (REVIEWED, {(SUMMARY, "Ring"): "Phone"}), False),
        # The Swedish changed, and the old words are said to hold for the new: they were there.
        ((NO_REVIEWS, {(SUMMARY, "Ringer"): "Call"}), (REVIEWED, RING), False),
    ],
)
def test_nobody_vouches_for_words_that_come_with_the_review(before, now, own):
    assert [problem.code for problem in reviews.vouched_by_who_wrote(EN, before, now)] == ["review-own"] * own


def test_of_many_three_are_named_and_the_rest_counted():
    words = {(f"ui/{name}", "Ring"): "Call" for name in "abcde"}
    [problem] = reviews.vouched_by_who_wrote(EN, NOTHING, (known(words, role="translator"), words))

    assert problem.what.endswith("ui/a, ui/b, ui/c and 2 more")


def test_a_file_is_written_as_it_is_read():
    found = known({**RING, ("ui/exit", 'Med "citat", komma'): "Ja"}, role="translator")

    text = reviews.text(found.rows.values())

    assert text.startswith(HEAD)
    assert text.count(f"translator,{TODAY}") == 2
    assert reviews.read("x.csv", text) == (found, [])


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("a,b", "The line has 2 cells, not 6. Run `fristad review` instead of writing here."),
        ("a,b,c,robot,,", "'robot' cannot make a translation. Write machine or person."),
        (
            "a,b,c,machine,translater,2026-11-21",
            "'translater' is not a role. Did you mean 'translator'? Names of persons do not belong here.",
        ),
        ("a,b,c,machine,translator,", "Somebody reviewed it, but not on a day, or the other way round."),
        ("a\rb,c", "This is no line of a table. Get the file back as it was."),
        ("a,b,c,machine,translator,igår", "'igår' is not a day. Write it like 2026-11-21."),
    ],
)
def test_a_bad_row_is_told_with_its_line(line, told):
    found, (problem,) = reviews.read("x.csv", HEAD + "a,b,c,machine,,\n" + line + "\n")

    assert str(problem.source) == "x.csv:3:1"
    assert problem.sentence().startswith(told)
    assert len(found.rows) == 1


@pytest.mark.parametrize("second", ["a,b,c,person,translator,2026-11-01", "a,b,d,machine,,"])
def test_of_two_rows_that_differ_neither_counts(second):
    found, (problem,) = reviews.read("x.csv", HEAD + "a,b,c,machine,,\n" + second + "\n")

    assert str(problem.source) == "x.csv:3:1"
    assert found.rows == {}
    assert reviews.read("x.csv", HEAD + "a,b,c,machine,,\n" * 2) == reviews.read("x.csv", HEAD + "a,b,c,machine,,\n")


def test_a_byte_order_mark_is_passed_over():
    assert reviews.read("x.csv", "\ufeff" + HEAD + "a,b,c,machine,,\n")[1] == []


def test_a_file_with_other_columns_vouches_for_nothing():
    found, (problem,) = reviews.read("x.csv", "who,what\n")

    assert found == NO_REVIEWS
    assert problem.code == "review-columns"


def test_a_review_keeps_who_made_the_words():
    found = reviews.with_words(known(), RING, None, "translator", TODAY)

    (row,) = found.rows.values()
    assert (row.made_by, row.reviewed_by, row.reviewed_on) == ("machine", "translator", TODAY)


def test_saying_again_who_made_the_words_keeps_their_review():
    found = reviews.with_words(known(role="translator"), RING, "machine")

    assert found == known(role="translator")


def test_rows_of_words_that_are_gone_are_dropped_and_those_that_tell_of_age_are_kept():
    old = known({(SUMMARY, "Ring"): "Call", ("service/fyren#summary", "Sms"): "Text"})

    found = reviews.without_obsolete(old, {(SUMMARY, "Ring nu"): "Call"})

    assert found.state(SUMMARY, "Ring nu", "Call") == "stale"
    assert len(found.rows) == 1


PLACES = st.text(st.characters(exclude_categories=["Cc", "Cs"]))


@given(words=st.dictionaries(st.tuples(PLACES, st.text()), st.text(min_size=1), max_size=5), on=st.dates())
def test_any_words_keep_their_row_through_the_file(words, on):
    found = known(words, role="municipality", day=on)

    again, problems = reviews.read("x.csv", reviews.text(found.rows.values()))

    assert problems == []
    for (context, swedish), said in words.items():
        assert again.state(context, swedish, said) == "reviewed"


# ----- what is shown -------------------------------------------------------------------------------------------------

URGENT, CALM, LABEL = "guide/danger#text", "guide/calm#text", "ui/exit"
STATES = {"reviewed": "A", "machine": "B", "unreviewed": "C", "stale": "D"}


def shown(policy, context) -> set[str]:
    """Which states of words are shown in a place."""
    messages = [message(f"Ord {words}", context) for words in STATES.values()]
    text = catalogue(*messages, words={f"Ord {words}": f"Word {words}" for words in STATES.values()})
    rows = known({(context, "Ord A"): "Word A"}, role="translator").rows
    rows = {**rows, **known({(context, "Ord B"): "Word B"}).rows, **known({(context, "Äldre"): "Word D"}).rows}
    path = catalogues.path_of(EN, messages[0].domain)
    found, problems = translations.translations(EN, {path: text}, Reviews(rows))
    assert problems == []
    assert set(found.states.values()) == set(STATES)
    found = translations.published(found, policy, {one.key for one in messages if context == URGENT})
    return {found.state(*key) for key in found.words}


@pytest.mark.parametrize(
    ("policy", "context", "states"),
    [
        (Policy(), CALM, {"reviewed", "machine", "unreviewed"}),
        (Policy("publish"), CALM, {"reviewed", "machine", "unreviewed"}),
        (Policy("leave-out"), CALM, {"reviewed"}),
        (Policy("leave-out"), LABEL, {"reviewed"}),
        (Policy("publish", emergency="leave-out"), LABEL, {"reviewed"}),
        (Policy("leave-out", emergency="notice"), LABEL, {"reviewed", "machine", "unreviewed"}),
        (Policy("leave-out"), URGENT, {"reviewed"}),
        (Policy(emergency="leave-out"), URGENT, {"reviewed"}),
        (Policy(emergency="leave-out"), CALM, {"reviewed", "machine", "unreviewed"}),
        (Policy("leave-out", emergency="notice"), URGENT, {"reviewed", "machine", "unreviewed"}),
        (Policy(stale="notice"), CALM, {"reviewed", "machine", "unreviewed", "stale"}),
        (Policy("leave-out", stale="notice"), CALM, {"reviewed"}),
    ],
)
def test_the_municipality_decides_what_is_shown(policy, context, states):
    assert shown(policy, context) == states


@pytest.mark.parametrize(
    ("policy", "expected"), [(Policy(), {}), (Policy(stale="notice"), {(SUMMARY, "Ring"): "Call"})]
)
def test_fuzzy_words_are_shown_only_where_old_ones_may_be(policy, expected):
    text = catalogue(message("Ring"), words={"Ring": "Call"}, fuzzy=["Ring"])

    found, _ = translations.translations(EN, {catalogues.path_of(EN, "services"): text})

    assert translations.published(found, policy, ()).words == expected


def page(tiny, words, state, policy=reviews.NO_POLICY):
    """The English page of a service, all its words in one state."""
    site = site_of(tiny)
    states = dict.fromkeys(words, state)
    found = {**site.translations, "en": Translations(LANGUAGES["en"], words, states, policy=policy)}
    site = site_module.Site(site.collection, site.languages, found, site.name, site.url, site.exit_url, site.danger)
    return page_at(site, LANGUAGES["en"], "services/fyren/")


@pytest.fixture(scope="module")
def every_word(tiny, project):
    """A translation of every message of the tiny project, labels among them."""
    from fristad.translation import from_disk
    from fristad.translation import messages as messages_module

    own = [message for record in tiny.records.values() for message in messages_module.of_record(record, "docs/x.md")]
    labels = [message for message in from_disk.messages(project) if message.context.startswith("ui/")]
    return {message.key: message.text for message in [*own, *labels]}


@pytest.mark.parametrize(
    ("state", "policy", "kinds", "indexed"),
    [
        ("machine", Policy(), ["machine"], False),
        ("unreviewed", Policy(), ["unreviewed"], False),
        ("stale", Policy(), ["stale"], False),
        ("reviewed", Policy(), [], True),
        ("machine", Policy("publish"), ["machine"], True),
    ],
)
def test_the_reader_is_told_who_stands_behind_the_words(tiny, every_word, state, policy, kinds, indexed):
    frame = page(tiny, every_word, state, policy).frame

    assert [notice.kind for notice in frame.notices] == kinds
    assert frame.indexed == indexed


def test_a_page_of_which_nothing_is_left_has_its_facts_with_labels(tiny, every_word):
    labels = {key: words for key, words in every_word.items() if key[0].startswith("ui/")}

    found = page(tiny, labels, "machine")

    assert [notice.kind for notice in found.frame.notices] == ["untranslated"]
    assert not found.frame.indexed
    assert found.content.contact.phones
    assert all(fact.label.language.id == "en" for fact in found.content.facts)


def test_a_missing_word_keeps_a_reviewed_page_from_search_engines(tiny, every_word):
    fewer = {key: words for key, words in every_word.items() if key[0] != "service/fyren#summary"}

    frame = page(tiny, fewer, "reviewed").frame

    assert [notice.kind for notice in frame.notices] == ["partial"]
    assert not frame.indexed
