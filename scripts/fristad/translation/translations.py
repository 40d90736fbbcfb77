"""A language's translations as readers may see them: what passes the gate, and the state of each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from fristad.languages.known_languages import SOURCE, Language
from fristad.problems import Problem, Source, printable
from fristad.translation.gate import checks
from fristad.translation.gate.meaning import allowances
from fristad.translation.gate.meaning import checks as meaning
from fristad.translation.gate.meaning.allowances import Allowances
from fristad.translation.gate.meaning.heard import Ear
from fristad.translation.gate.sides import Refusal, Side, swedish_side
from fristad.translation.messages import DOMAINS, INTERFACE
from fristad.translation.po.catalogues import Key, path_of, read
from fristad.translation.reviews import NO_POLICY, NO_REVIEWS, Policy, Reviews, State

_SEARCH_WORDS = "#search_words"
"""Words that are never shown, and may be anything that people type: insults too."""


class Doubt(NamedTuple):
    """What a check of meaning tells of a translation, and whether somebody has allowed it."""

    refusal: Refusal
    allowed: bool = False


@dataclass(frozen=True)
class Translations:
    """The words of one language that passed the gate, by context and Swedish words."""

    language: Language
    words: Mapping[Key, str] = field(default_factory=dict)
    states: Mapping[Key, State] = field(default_factory=dict)
    """What is known of each; see `reviews`."""
    places: Mapping[Key, Source] = field(default_factory=dict)
    """Where each is written."""
    suggestions: frozenset[Key] = frozenset()
    """Those that the file itself marks as fuzzy: nobody has said that they fit today's Swedish."""
    policy: Policy = NO_POLICY
    searched: Mapping[str, str] = field(default_factory=dict)
    """Words that people search for, whatever Swedish they were made of, by context."""
    doubts: Mapping[Key, tuple[Doubt, ...]] = field(default_factory=dict)
    """What the checks of meaning tell of them, allowed or not."""
    withholds_labels: bool = False
    """Whether labels are there that the policy keeps back, so that every page has some Swedish ones."""

    @cached_property
    def label_states(self) -> frozenset[State]:
        """What is known of the labels, which every page has."""
        return frozenset(state for (context, _), state in self.states.items() if context.startswith(INTERFACE))

    @cached_property
    def one_state(self) -> bool:
        """Whether the same is known of all words, labels among them."""
        return len(self.states) == len(self.words) and set(self.states.values()) == self.label_states

    def find(self, context: str, text: str) -> str | None:
        """The translation; None where the Swedish words have to stand in."""
        if self.language.id == SOURCE.id:
            return text
        return self.words.get((context, text))

    def search_words(self, context: str, text: str) -> str | None:
        """The translation, or that of older Swedish words: nobody sees them, and they find as well."""
        return self.find(context, text) or self.searched.get(context)

    def state(self, context: str, text: str) -> State:
        """What may be said of words that `find` has found."""
        return self.states.get((context, text), "unreviewed")


def translations(
    language: Language, files: Mapping[str, str], reviews: Reviews = NO_REVIEWS, ear: Ear | None = None
) -> tuple[Translations, list[Problem]]:
    """All of a language's words that pass the gate, with what is known of each, and why the rest does not.

    `files` maps path → text. With an `ear`, the checks of meaning are asked too. What of the words is shown is for
    `held` and `published` to say.
    """
    paths = [path for domain in DOMAINS if (path := path_of(language, domain)) in files]
    return joined(language, [_translations_of(language, path, files[path], reviews, ear) for path in paths])


def _translations_of(
    language: Language, path: str, text: str, reviews: Reviews, ear: Ear | None
) -> tuple[Translations, list[Problem]]:
    """The words of one file that pass the gate, with what is known of each, and why the rest does not."""
    words: dict[Key, str] = {}
    states: dict[Key, State] = {}
    places: dict[Key, Source] = {}
    doubts: dict[Key, tuple[Doubt, ...]] = {}
    suggestions: set[Key] = set()
    entries, problems = read(path, text, language)
    labels = path_of(language, DOMAINS[0])
    for key, entry in entries.items():
        place = Source(path, entry.line)
        if key[0].startswith(INTERFACE) and path != labels:
            what = f"'{printable(key[0])}' is a label, and its translation stands in {labels.rpartition('/')[2]}"
            problems.append(Problem(place, "catalogue-place", what, "Remove it here.", message=key))
            continue
        source, side = swedish_side(key[1]), Side(entry.words)
        refused = checks.refusals_of(source, side, language)
        # A suggestion is somebody's work in hand: what does not fit is only left out.
        for refusal in refused if not entry.fuzzy else ():
            problems.append(Problem(place, refusal.code, refusal.what, refusal.instead, message=key))
        if not refused:
            words[key], places[key] = entry.words, place
            if entry.fuzzy:
                suggestions.add(key)
            states[key] = "stale" if entry.fuzzy else reviews.state(*key, entry.words)
            asked = ear and not entry.fuzzy and not key[0].endswith(_SEARCH_WORDS)
            if asked and ear and (found := meaning.doubts(source, side, ear)):
                doubts[key] = tuple(map(Doubt, found))
    return Translations(language, words, states, places, frozenset(suggestions), doubts=doubts), problems


def joined(
    language: Language, parts: Iterable[tuple[Translations, list[Problem]]]
) -> tuple[Translations, list[Problem]]:
    """The `translations` of several catalogues in one.

    Of words that stand in two, those that are no suggestion count. Where two differ, neither does, as in one file.
    """
    words: dict[Key, str] = {}
    states: dict[Key, State] = {}
    places: dict[Key, Source] = {}
    suggestions: set[Key] = set()
    problems: list[Problem] = []
    doubts: dict[Key, tuple[Doubt, ...]] = {}
    disputed: set[Key] = set()
    for found, wrong in parts:
        problems += wrong
        for key in words.keys() & found.words.keys() - found.suggestions - suggestions:
            if words[key] != found.words[key]:
                disputed.add(key)
                what = f"The same Swedish words are translated in another way in {places[key].path}:{places[key].line}"
                problems.append(
                    Problem(found.places[key], "catalogue-duplicate", what, "Keep one of the two.", message=key)
                )
        sure = words.keys() - suggestions
        new = found.words.keys() - (found.suggestions & sure)
        words |= {key: found.words[key] for key in new}
        states |= {key: found.states[key] for key in new}
        places |= {key: found.places[key] for key in new}
        doubts = {key: one for key, one in doubts.items() if key not in new}
        doubts |= {key: one for key, one in found.doubts.items() if key in new}
        suggestions = (suggestions - new) | (found.suggestions & new)
    for key in disputed:
        del words[key], states[key], places[key]
        doubts.pop(key, None)
    return Translations(language, words, states, places, frozenset(suggestions), doubts=doubts), problems


def with_allowances(found: Translations, allowed: Allowances) -> tuple[Translations, list[Problem]]:
    """A language's words, with the doubts that somebody has allowed marked so, and the rows that allow nothing."""
    if not found.doubts and not allowed.rows:
        return found, []
    keys, used = allowed.keys, set[tuple[str, str, str, str]]()
    doubts: dict[Key, tuple[Doubt, ...]] = {}
    for key, told in found.doubts.items():
        rows = [allowances.key(*key, found.words[key], doubt.refusal.code) for doubt in told]
        used.update(keys.intersection(rows))
        doubts[key] = tuple(Doubt(doubt.refusal, row in keys) for doubt, row in zip(told, rows, strict=True))
    return replace(found, doubts=doubts), list(allowed.unused(used))


def held(found: Translations, urgent: Collection[Key]) -> tuple[Translations, list[Problem], list[Problem]]:
    """A language's words without those in doubt that somebody in danger would read; why, and the other doubts."""
    open_doubts = {key: [one.refusal for one in told if not one.allowed] for key, told in found.doubts.items()}
    grave = {key for key, told in open_doubts.items() if any(one.code not in meaning.MILD for one in told)}
    out = grave & set(urgent)
    errors: list[Problem] = []
    warnings: list[Problem] = []
    for key, told in open_doubts.items():
        for one in told:
            holds = key in out and one.code not in meaning.MILD
            (errors if holds else warnings).append(_doubted(found, key, one, urgent=holds))
    if not out:
        return found, errors, warnings
    words = {key: one for key, one in found.words.items() if key not in out}
    states = {key: one for key, one in found.states.items() if key not in out}
    places = {key: one for key, one in found.places.items() if key not in out}
    return replace(found, words=words, states=states, places=places), errors, warnings


def _doubted(found: Translations, key: Key, doubt: Refusal, *, urgent: bool = False) -> Problem:
    command = f"`fristad review {found.language.id} --allow {doubt.code} --only '{printable(key[0])}'`"
    instead = f"{doubt.instead} If the words are right: {command}."
    what = f"{doubt.what}, so the Swedish is shown" if urgent else doubt.what
    return Problem(found.places[key], doubt.code, what, instead, "error" if urgent else "warning")


def completed(found: Translations, others: Translations) -> Translations:
    """A language's words, and those of others for what they lack or only suggest."""
    new = others.words.keys() - (found.words.keys() - found.suggestions)
    return replace(
        found,
        words={**found.words, **{key: others.words[key] for key in new}},
        states={**found.states, **{key: others.states[key] for key in new}},
        places={key: place for key, place in found.places.items() if key not in new},
        suggestions=found.suggestions - new,
    )


def published(
    found: Translations, policy: Policy, urgent: Collection[Key], held: Collection[Key] = frozenset()
) -> Translations:
    """The words that a municipality lets its readers see. `urgent`: the messages that somebody in danger reads; `held`:
    words that are known to be wrong.

    Labels are shown, or kept back, all together, as what is read in danger: the exit, the number, and what a notice
    says of all other words.
    """

    def shown(key: Key, state: State) -> bool:
        in_danger = key[0].startswith(INTERFACE) or key in urgent
        return key not in held and policy.shows(state, urgent=in_danger)

    states = {key: state for key, state in found.states.items() if shown(key, state)}
    searched = {context: words for (context, _), words in found.words.items() if context.endswith(_SEARCH_WORDS)}
    if len(states) == len(found.words):
        return replace(found, places={}, suggestions=frozenset(), policy=policy, searched=searched)
    withheld = any(context.startswith(INTERFACE) for context, _ in found.states.keys() - states.keys())
    words = {key: found.words[key] for key in states}
    return Translations(found.language, words, states, policy=policy, withholds_labels=withheld, searched=searched)
