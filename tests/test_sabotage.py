"""Planted faults: how many of each kind are stopped in what somebody in danger reads, and in everything else."""

import pytest

from tests import sabotage
from tests.sabotage import IDS, KINDS, Rate

pytestmark = pytest.mark.site

SEEDS = (1, 2)
ALL = 0.9
"""The share of all planted faults that is stopped, at least."""
LEAST = dict.fromkeys(KINDS, 0.9) | {"negation": 0.8, "who does what": 0.75}
"""By kind. Languages say "not" in ways that no list has; of who does what, hurting, forcing and helping are seen."""
LEAST_OF_A_LANGUAGE = 0.85


@pytest.fixture(scope="module", params=SEEDS)
def rates(request) -> dict[tuple[str, str], Rate]:
    return sabotage.rates(seed=request.param)


def test_there_are_faults_of_every_kind_in_every_language(rates):
    assert rates.keys() == {(kind, id) for kind in KINDS for id in IDS}
    assert min(rate.planted for rate in rates.values()) >= 10
    assert sabotage.together(rates).planted >= 1000


def test_nearly_all_are_stopped(rates):
    assert sabotage.together(rates).share >= ALL


@pytest.mark.parametrize("kind", KINDS)
def test_most_of_each_kind_are_stopped(rates, kind):
    assert sabotage.together(rates, kind).share >= LEAST[kind]


@pytest.mark.parametrize("id", IDS)
def test_most_in_each_language_are_stopped(rates, id):
    assert sabotage.together(rates, id=id).share >= LEAST_OF_A_LANGUAGE


def test_what_is_planted_follows_from_the_seed_and_is_no_word_of_ours():
    of = sabotage.materials()["en"]

    for kind in KINDS:
        made = sabotage.planted(kind, of, 5, seed=1)
        assert made == sabotage.planted(kind, of, 5, seed=1)
        assert not {one.words for one in made} & set(of.words.values())


def test_words_as_they_are_are_not_stopped():
    """Else a gate that lets nothing through would have the best rates."""
    for id, of in sabotage.materials().items():
        ear = sabotage.ear_of(of)
        every = [sabotage.Planted(swedish, words) for (_, swedish), words in of.words.items()]
        assert [one for one in every if sabotage.stopped(one, id, ear)] == []
