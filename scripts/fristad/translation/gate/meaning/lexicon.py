"""Words of a language by what they are for the checks: a negation, a month, an insult, a word of another language.

Every word of a text is looked up once, and what it is stays known, since the same words come again in every message.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property

from fristad.translation.style import any_of

_WORD = re.compile(r"\w+(?:['\u200c]\w+)*")
_MARKS = re.compile("[\u0640\u064b-\u065f\u0670]")
"""Vowel signs of Arabic, which are written or left out, and the line that makes a word longer."""
Kind = str


class Lexicon:
    """Lists of words by kind, such as "not" → ("ei", "älä*"); see `style` for the star."""

    def __init__(self, lists: Mapping[Kind, Iterable[str]], *, spaced: bool = True) -> None:
        self.lists = {kind: tuple(map(plain, words)) for kind, words in lists.items()}
        self.spaced = spaced
        self.known: dict[str, tuple[Kind, ...]] = {}
        self.phrases: dict[Kind, re.Pattern[str]] = {}
        self.beginnings: dict[str, set[Kind]] = {}
        self.whole: dict[str, set[Kind]] = {}
        self.parts: list[tuple[Kind, re.Pattern[str]]] = []
        for kind, words in self.lists.items():
            self._add(kind, words)

    def _add(self, kind: Kind, words: tuple[str, ...]) -> None:
        phrases = [word for word in words if " " in word]
        parts = [word for word in words if word not in phrases and "*" in word[:-1]]
        for word in {*words} - {*phrases, *parts}:
            place = self.beginnings if word.endswith("*") else self.whole
            place.setdefault(word.rstrip("*"), set()).add(kind)
        if parts:
            self.parts.append((kind, any_of(parts)))
        if phrases:
            self.phrases[kind] = any_of(phrases)

    @cached_property
    def _any(self) -> re.Pattern[str]:
        return any_of((word for words in self.lists.values() for word in words), spaced=False)

    def words(self, text: str) -> list[str]:
        """The words of a text as they are looked up; in a language without spaces, those that are known."""
        return words_of(text) if self.spaced else self._any.findall(plain(text))

    def kinds(self, word: str) -> tuple[Kind, ...]:
        """What one of `words` is."""
        found = self.known.get(word)
        if found is None:
            found = self.known[word] = tuple(sorted(self._kinds(word)))
        return found

    def _kinds(self, word: str) -> set[Kind]:
        kinds = set(self.whole.get(word, ()))
        if self.beginnings:
            for length in range(1, len(word) + 1):
                kinds |= self.beginnings.get(word[:length], set())
        return kinds | {kind for kind, pattern in self.parts if pattern.fullmatch(word)}

    def found(self, words: Iterable[str]) -> Counter[Kind]:
        """The kinds of these words, and of the phrases that they make, each as often as it stands there."""
        kinds = Counter[Kind]()
        for word in words:
            for kind in self.kinds(word):
                kinds[kind] += 1
        if self.phrases and self.spaced:
            joined = " ".join(words)
            for kind, pattern in self.phrases.items():
                if pattern.search(joined):
                    kinds[kind] += len(pattern.findall(joined))
        return kinds


def plain(text: str) -> str:
    """A text as words are looked up in it: small letters, no vowel signs, one kind of apostrophe."""
    text = text.casefold()
    return text if text.isascii() else _MARKS.sub("", text).replace("’", "'").replace("ʼ", "'")


def words_of(text: str) -> list[str]:
    """The words of a text in a language with spaces, as they are looked up."""
    return _WORD.findall(plain(text))
