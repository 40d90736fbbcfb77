"""Words of a language by what they are for the checks: a negation, a month, an insult, a word of another language.

Every word of a text is looked up once, and what it is stays known, since the same words come again in every message.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from fristad.translation.style import LETTER, any_of

_WORD = re.compile(f"{LETTER}+(?:'{LETTER}+)*")
_WORD_OR_BREAK = re.compile(_WORD.pattern + "|[.?!,;:؟،؛።፣፤।]")
_MARKS = re.compile("[\u0640\u064b-\u065f\u0670\u200c\u200d]")
"""Vowel signs of Arabic, which are written or left out, and the line that makes a word longer."""
_BEGINS = "begins a phrase"
Kind = str


class _Phrase(NamedTuple):
    """Several words with spaces between them."""

    kind: Kind
    rest: Sequence[Callable[[str], object]]
    """What tells whether each word behind the first fits."""


def _fits(word: str) -> Callable[[str], object]:
    """What tells whether a word of a text is one of a list. A lone star is any word, and no comma."""
    if word == "*":
        return str.isalnum
    if "*" in word[:-1]:
        return any_of([word]).fullmatch
    stem = word.rstrip("*")
    return stem.__eq__ if stem == word else partial(_begins_with, stem)


def _begins_with(stem: str, word: str) -> bool:
    return word.startswith(stem)


class Lexicon:
    """Lists of words by kind, such as "not" → ("ei", "älä*"); see `style` for the star.

    `more` tells of a word what no list can.
    """

    def __init__(
        self,
        lists: Mapping[Kind, Iterable[str]],
        more: Callable[[str], Iterable[Kind]] = lambda _: (),
        *,
        spaced: bool = True,
    ) -> None:
        plain_lists = {kind: tuple(map(plain, words)) for kind, words in lists.items()}
        self.more = more
        self.known, self.words_known = dict[str, tuple[Kind, ...]](), dict[str, tuple[Kind, ...]]()
        self.phrases_known = dict[str, list[_Phrase]]()
        self.beginnings: dict[str, set[Kind]] = {}
        self.whole: dict[str, set[Kind]] = {}
        self.parts: list[tuple[Kind, re.Pattern[str]]] = []
        self._in_parts: list[str] = []
        self.phrases: list[tuple[Callable[[str], object], _Phrase]] = []
        # In a language without spaces, the words are those that are known.
        every = (word for words in plain_lists.values() for word in words)
        self.any = None if spaced else any_of(every, spaced=False)
        for kind, words in plain_lists.items():
            self._add(kind, words)
        self.in_parts = any_of(self._in_parts)

    def _add(self, kind: Kind, words: Sequence[str]) -> None:
        phrases = [word for word in words if " " in word] if self.any is None else []
        for phrase in phrases:
            first, *rest = phrase.split()
            self._add(_BEGINS, [first])
            self.phrases.append((_fits(first), _Phrase(kind, [_fits(word) for word in rest])))
        words = [word for word in words if word not in phrases]
        parts = [word for word in words if "*" in word[:-1]]
        if parts:
            self.parts.append((kind, any_of(parts)))
            self._in_parts += parts
        for word in {*words} - {*parts}:
            place = self.beginnings if word.endswith("*") else self.whole
            place.setdefault(word.rstrip("*"), set()).add(kind)

    def words(self, text: str) -> list[str]:
        """The words of a text as they are looked up."""
        return self.any.findall(plain(text)) if self.any else words_of(text)

    def kinds(self, word: str) -> tuple[Kind, ...]:
        """What one of `words` is."""
        found = self.words_known.get(word)
        if found is None:
            found = self.words_known[word] = tuple(sorted(self._kinds(word)))
        return found

    def _of_run(self, run: str) -> tuple[Kind, ...]:
        """What the words between two spaces are, with the signs around them: "(wac!)", "nio-tolv"."""
        return tuple(kind for word in words_of(run) for kind in self.kinds(word))

    def _kinds(self, word: str) -> set[Kind]:
        kinds = {*self.whole.get(word, ()), *self.more(word)}
        for length in range(1, len(word) + 1 if self.beginnings else 0):
            if found := self.beginnings.get(word[:length]):
                kinds |= found
        if self.in_parts.fullmatch(word):
            kinds |= {kind for kind, pattern in self.parts if pattern.fullmatch(word)}
        return kinds

    def found(self, text: str) -> Counter[Kind]:
        """The kinds of the words and phrases of a text, each as often as it stands there."""
        found = Counter[Kind]()
        if self.any:
            found.update(kind for word in self.words(text) for kind in self.kinds(word))
            return found
        known, runs = self.known, text.split()
        for run in runs:
            if run not in known:
                known[run] = self._of_run(run)
        # Of most words there is nothing to tell.
        told = [kinds for run in runs if (kinds := known[run])]
        for kinds in told:
            for kind in kinds:
                found[kind] += 1
        if _BEGINS in found:
            self._add_phrases(found, _WORD_OR_BREAK.findall(plain(text)))
        return found

    def _add_phrases(self, found: Counter[Kind], words: Sequence[str]) -> None:
        """Count the phrases among words; of those of a kind that begin at one word, the longest."""
        ends: dict[Kind, int] = {}
        last = len(words)
        for index, word in enumerate(words):
            for phrase in self._phrases_of(word) if _BEGINS in self.words_known.get(word, ()) else ():
                end = index + 1
                for fits in phrase.rest:
                    if end == last or not fits(words[end]):
                        break
                    end += 1
                else:
                    if index >= ends.get(phrase.kind, 0):
                        ends[phrase.kind] = end
                        found[phrase.kind] += 1

    def _phrases_of(self, word: str) -> list[_Phrase]:
        """The phrases that begin with a word, the longest first."""
        known = self.phrases_known.get(word)
        if known is None:
            known = sorted((one for begins, one in self.phrases if begins(word)), key=lambda one: -len(one.rest))
            self.phrases_known[word] = known
        return known


def plain(text: str) -> str:
    """A text as words are looked up in it: small letters, no vowel signs, no joiners, one kind of apostrophe."""
    text = text.casefold()
    if text.isascii():
        return text
    # The Thai vowel is two signs where compatible letters were made one.
    return _MARKS.sub("", text).replace("’", "'").replace("ʼ", "'").replace("\u0e33", "\u0e4d\u0e32")


def words_of(text: str) -> list[str]:
    """The words of a text in a language with spaces, as they are looked up."""
    return _WORD.findall(plain(text))
