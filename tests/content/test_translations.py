"""The real catalogues: read, let in by the gate, and in the words that the term list asks for."""

import subprocess

import pytest

from fristad.languages.known_languages import LANGUAGES
from fristad.translation.from_disk import messages
from fristad.translation.gate.checks import refusals
from fristad.translation.messages import DOMAINS, Message
from fristad.translation.po import merging
from tests.conftest import ROOT

pytestmark = pytest.mark.site
CATALOGUES = sorted(ROOT.glob("translations/*/LC_MESSAGES/*.po"))


@pytest.fixture(scope="module")
def asked(project, workspace) -> list[Message]:
    """All that can be translated, of the content and of the code."""
    return messages(project, {message.key for message in workspace.messages if message.urgent})


@pytest.mark.parametrize("domain", DOMAINS)
def test_the_catalogues_are_up_to_date(project, asked, domain):
    """Nobody forgot `fristad messages`, in content or in code."""
    found = [message for message in asked if message.domain == domain]

    assert (project / f"translations/{domain}.pot").read_text("utf-8") == merging.template(found)


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: f"{path.parts[-3]}/{path.stem}")
def test_gettext_accepts_a_catalogue(path, tmp_path):
    done = subprocess.run(
        ["msgfmt", "--check", "--output-file", tmp_path / "checked.mo", path],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr


def test_nothing_is_refused_where_it_stands(workspace):
    """Together with the records, the reviews and each other: volunteers must not meet a gate that refuses honest work.

    The site has every language that has catalogues.
    """
    assert {path.parts[-3] for path in CATALOGUES} == {id for id in workspace.words if id != "sv"}
    assert [one for one in workspace.problems if one.source.path.startswith("translations/")] == []
    assert workspace.refused == ()
    assert {row.language.id: row.refused for row in workspace.coverage.languages if row.refused} == {}


def test_no_word_is_said_to_be_reviewed_of_which_no_row_tells(workspace):
    """A row in reviews/ makes a word reviewed, and nothing else does."""
    for found in workspace.words.values():
        rows = "".join(path.read_text("utf-8") for path in (ROOT / "reviews").glob(f"{found.language.id}.csv"))
        told = {context for (context, _), state in found.states.items() if state == "reviewed"}

        assert {context for context in told if context not in rows} == set(), found.language.id


def test_easy_swedish_may_use_the_words_of_the_swedish(asked):
    easy = LANGUAGES["lattlast"]

    assert [m.text for m in asked if refusals(m.text, m.text, easy)] == []


def test_the_term_list_has_terms_that_stand_in_the_content(workspace):
    assert workspace.terms.terms
    for term in workspace.terms.terms:
        assert any(term.stands_in(message.text) for message in workspace.messages), term.term
        # Some are named for the one language that went wrong.
        assert term.translations


def test_no_word_to_avoid_is_shown_to_a_reader(workspace):
    assert [problem.one_line() for problem in workspace.advice if problem.code == "term-avoided"] == []
