"""Swedish phrases that recur, and are rendered in two clearly different ways: the wrong month beside the right one.

No dictionary is needed: where a phrase stands, some word of its translation stands that seldom stands elsewhere. Where
two such words share the places of one phrase between them, it is said in two ways. It is advice: both may be right.
About half of the faults that were planted for a trial are seen so, and nearly nothing else.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from fristad.languages import folding
from fristad.languages.known_languages import SOURCE, Language
from fristad.languages.small_words import SMALL
from fristad.problems import Problem
from fristad.syntax import inline
from fristad.translation.messages import Message
from fristad.translation.translations import Translations

_SHORTEST, _LONGEST, _SAYING = 3, 6, 2
"""Words of a phrase, and how many of them say something."""
_PLACES, _TWICE = 4, 2
"""Texts that have a phrase, and those that have each way of saying it: one alone is a sentence turned round."""
_OWN = 0.5
"""The share of a word's texts that have the phrase, so that it can be the phrase's word."""
_COVERED = 0.7
"""The share of the phrase's texts that have one of the two words."""
_STEM, _SMALLEST = 5, 3
"""Letters that tell one word from another, endings apart, and those of a word that counts."""
_SMALL = frozenset(SMALL[SOURCE.tag].split())
_WORD = re.compile(r"[^\W\d_]+")
_BREAK = re.compile(r"[.!?:;,()”\"–\n*\[\]]+")

Words = tuple[str, ...]
Texts = frozenset[int]


@dataclass(frozen=True)
class Phrases:
    """The phrases of the Swedish that stand in several texts, and the words of each text."""

    texts: tuple[str, ...]
    words: tuple[frozenset[str], ...]
    where: Mapping[Words, Texts]


def phrases(messages: Iterable[Message]) -> Phrases:
    """What recurs below the level of a text. Words for search are no text, and the same text counts once."""
    shown = (message.text for message in messages if not message.context.endswith("#search_words"))
    texts = tuple(dict.fromkeys(shown))
    found: dict[Words, set[int]] = defaultdict(set)
    for number, text in enumerate(texts):
        for phrase in _phrases_in(text):
            found[phrase].add(number)
    longest: dict[Texts, Words] = {}
    for phrase, numbers in found.items():
        places = frozenset(numbers)
        if len(places) >= _PLACES and len(phrase) > len(longest.get(places, ())):
            longest[places] = phrase
    every = tuple(frozenset(_words(text)) for text in texts)
    return Phrases(texts, every, {phrase: places for places, phrase in longest.items()})


def _bare(text: str) -> str:
    return inline.PLACEHOLDER.sub(" . ", text)


def _words(text: str) -> list[str]:
    return _WORD.findall(_bare(text).lower())


def _phrases_in(text: str) -> Iterator[Words]:
    whole = len(_words(text))
    for part in _BREAK.split(_bare(text).lower()):
        words = _WORD.findall(part)
        for length in range(_SHORTEST, min(_LONGEST, len(words), whole - 1) + 1):
            for start in range(len(words) - length + 1):
                phrase = tuple(words[start : start + length])
                if sum(word not in _SMALL for word in phrase) >= _SAYING:
                    yield phrase


@dataclass(frozen=True)
class _Way:
    """A word of the translation that goes with a phrase, and the texts that have both."""

    word: str
    texts: Texts


def two_ways(known: Phrases, messages: Iterable[Message], found: Translations) -> Iterator[Problem]:
    """The phrases that a language says in two ways, each told where the rarer one stands first."""
    numbers = {text: number for number, text in enumerate(known.texts)}
    first: dict[int, Message] = {}
    for message in messages:
        if message.text in numbers and message.key in found.words:
            first.setdefault(numbers[message.text], message)
    stem = _stemming(found.language)
    said = {number: _stems(found.words[message.key], stem) for number, message in first.items()}
    in_all = Counter(stem for stems in said.values() for stem in stems)
    told: set[tuple[str, str]] = set()
    for phrase, places in sorted(known.where.items(), key=lambda one: -len(one[0])):
        pair = _pair(known, phrase, frozenset(places & said.keys()), said, in_all)
        if pair and (pair[0].word, pair[1].word) not in told:
            told.add((pair[0].word, pair[1].word))
            yield _problem(phrase, pair, first, said, found)


def _stemming(language: Language) -> Callable[[str], str]:
    """What tells a word of a language from others: it is folded as in search, and its ending taken off."""
    fold = folding.of(language).word
    return lru_cache(maxsize=None)(lambda word: fold(word)[:_STEM])


def _stems(words: str, stem: Callable[[str], str]) -> dict[str, str]:
    """The words of a translation by what tells them from others."""
    stems = ((stem(word), word) for word in _WORD.findall(_bare(words)))
    return {stem: word for stem, word in stems if len(stem) >= _SMALLEST}


def _pair(
    known: Phrases, phrase: Words, places: Texts, said: Mapping[int, Mapping[str, str]], in_all: Mapping[str, int]
) -> tuple[_Way, _Way] | None:
    """The two words that share a phrase's texts between them; the first has more."""
    if len(places) < _PLACES:
        return None
    here = Counter(stem for number in places for stem in said[number])
    own = [stem for stem, count in here.items() if count >= _TWICE and count >= _OWN * in_all[stem]]
    ways = [_Way(stem, frozenset(number for number in places if stem in said[number])) for stem in own]
    ways.sort(key=lambda way: (-len(way.texts), way.word))
    # "sell" and "selling" are one word.
    for other in (way for way in ways[1:] if way.word[:_SMALLEST] != ways[0].word[:_SMALLEST]):
        if ways[0].texts.isdisjoint(other.texts) and len(ways[0].texts | other.texts) >= _COVERED * len(places):
            both = (ways[0], other)
            if not any(_follows_the_swedish(known, phrase, *order) for order in (both, both[::-1])):
                return both
    return None


def _follows_the_swedish(known: Phrases, phrase: Words, one: _Way, other: _Way) -> bool:
    """Whether the texts of one way have a Swedish word besides the phrase that those of the other lack."""
    shared = frozenset.intersection(*(known.words[number] for number in one.texts)) - set(phrase)
    return any(all(word not in known.words[number] for number in other.texts) for word in shared)


def _problem(
    phrase: Words,
    pair: tuple[_Way, _Way],
    first: Mapping[int, Message],
    said: Mapping[int, Mapping[str, str]],
    found: Translations,
) -> Problem:
    one, other = pair
    words = [said[min(way.texts)][way.word] for way in pair]
    there = found.places[first[min(one.texts)].key]
    what = (
        f"'{' '.join(phrase)}' is said in two ways: with '{words[0]}' in {len(one.texts)} texts, as in "
        f"{there.path}:{there.line}, and with '{words[1]}' in {len(other.texts)}"
    )
    place = found.places[first[min(other.texts)].key]
    return Problem(place, "phrase-two-ways", what, "Choose one, unless both mean the same.", "warning")


def told(messages: Sequence[Message], words: Mapping[str, Translations]) -> Iterator[Problem]:
    """Every language's phrases that are said in two ways."""
    known = phrases(messages)
    for found in words.values():
        if found.places and not found.language.swedish:
            yield from two_ways(known, messages, found)
