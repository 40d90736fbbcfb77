"""What a translation says, sentence by sentence, as far as the word lists of its language tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from functools import cached_property
from string import ascii_letters
from typing import NamedTuple

from fristad.languages import common_words
from fristad.languages.formats import days_in_texts, months_in_texts
from fristad.languages.known_languages import SOURCE, Language
from fristad.translation.gate.meaning.lexicon import Lexicon, plain
from fristad.translation.gate.meaning.sentences import sentences
from fristad.translation.gate.sides import Once
from fristad.translation.glossary import NO_TERMS, Glossary
from fristad.translation.style import MONTHS, NO_STYLE, WEEKDAYS, Style

_WITHOUT_SPACES = ("Han", "Thai")
_SHORT_NAME = 3
"""Letters of a name that is looked for whole."""

_SIGNS = "0123456789'_\u200c"
"""What a word may have besides letters."""


class Term(NamedTuple):
    """A Swedish term in one language."""

    name: str
    use: str
    """The best word for it."""
    words: tuple[str, ...]
    """All that says it, as words are looked up."""
    swedish: re.Pattern[str]

    def said_in(self, words: str) -> bool:
        """Whether `plain` words say it."""
        return any(one in words for one in self.words)


class Terms:
    """The term list of one language."""

    def __init__(self, glossary: Glossary, language: Language) -> None:
        self.glossary = glossary
        known = ((term, term.translations.get(language.id)) for term in glossary.terms)
        self.known = {
            term.term: Term(term.term, words.use[0], tuple(map(plain, (*words.use, *words.accept))), term.pattern)
            for term, words in known
            if words
        }
        every = sorted({word for term in self.known.values() for word in term.words}, key=len, reverse=True)
        self._any = re.compile("|".join(map(re.escape, every)) or "(?!)")
        self._of_word: dict[str, list[Term]] = {}
        for term in self.known.values():
            for word in term.words:
                self._of_word.setdefault(word, []).append(term)

    def __bool__(self) -> bool:
        return bool(self.known)

    def of(self, swedish: str) -> list[Term]:
        """The terms of a Swedish text that the language has a word for."""
        return [self.known[name] for name in self.glossary.names_in(swedish) if name in self.known]

    def others_in(self, words: str, ours: Collection[Term]) -> tuple[str, str] | None:
        """A term that `plain` words say and the Swedish does not, and its word; None for none."""
        for found in self._any.finditer(words):
            terms = self._of_word[found.group()]
            if not any(term in ours or _alike(term, own) for term in terms for own in ours):
                return terms[0].name, found.group()
        return None


def _alike(term: Term, other: Term) -> bool:
    """Whether two terms share a word, so that one cannot be told from the other."""
    return any(one in two or two in one for one in term.words for two in other.words)


class Ear:
    """The word lists of one language, made ready once."""

    def __init__(self, language: Language, style: Style = NO_STYLE, glossary: Glossary = NO_TERMS) -> None:
        self.language, self.style = language, style
        self.terms = Terms(glossary, language)
        self.patterns = tuple((re.compile(one.pattern, re.IGNORECASE), one) for one in style.patterns)
        self.spaced = language.script not in _WITHOUT_SPACES
        self.is_swedish = language.tag.partition("-")[0] == SOURCE.tag
        self.counts_negations = style.negation is not None
        negation = style.negation
        self.own = common_words.common(language.tag) | {word.casefold() for word in style.own_words}
        others = common_words.others(language.tag) if self.spaced else {}
        self.others = {tag: words - self.own for tag, words in others.items()}
        """The words of other languages that this one has not, by language tag."""
        self._foreign = frozenset[str]().union(*self.others.values())
        letters = common_words.letters(language.tag) if self.spaced else frozenset()
        # Between letters of another script, Latin ones are seen by the checks of letters.
        self._letters = letters and letters | frozenset(
            _SIGNS if language.script == "Latin" else _SIGNS + ascii_letters
        )
        lists: dict[str, tuple[str, ...]] = {
            **{f"unit {unit}": words for unit, words in style.units.items()},
            **{f"instead of {unit}": words for unit, words in style.units_instead.items()},
            **{f"number {number}": words for number, words in style.numbers.items()},
            **{f"time {time}": words for time, words in style.times.items()},
            "reader does": style.reader_does,
            "never": tuple(one.word for one in style.never),
        }
        if negation:
            lists |= {"not": negation.words, "apart": negation.apart}
            lists |= {"asks": negation.questions, "instead": negation.instead}
        self.lexicon = Lexicon(lists, self._strangeness, spaced=self.spaced)

    def _strangeness(self, word: str) -> Iterator[str]:
        if word in self._foreign:
            yield "foreign"
        if self._letters and not self._letters.issuperset(word) and not word.isdigit():
            yield "strange"

    @cached_property
    def dates(self) -> dict[str, tuple[str, ...]]:
        """How the names of weekdays and months begin."""
        return _names(self.language, self.style)

    def counts(self, text: str) -> Counter[str]:
        """The kinds of words in a text."""
        return self.lexicon.found(text)


def _names(language: Language, style: Style) -> dict[str, tuple[str, ...]]:
    """Names of weekdays and months as they begin, whatever their ending is."""
    known = (*zip(WEEKDAYS, days_in_texts(language), strict=True), *zip(MONTHS, months_in_texts(language), strict=True))
    names = {date: {_without_ending(plain(name)) for name in forms} for date, forms in known}
    for date, words in (*style.weekdays.items(), *style.months.items()):
        names[date] |= set(map(plain, words))
    return {date: tuple(sorted(words)) for date, words in names.items()}


def _without_ending(name: str) -> str:
    return name[:-1] if len(name) > _SHORT_NAME else name


class Heard:
    """A translation without its placeholders; `whole` has them. What its words are is worked out when a check asks."""

    def __init__(self, text: str, whole: str, ear: Ear) -> None:
        self.text, self.whole, self.ear = text, whole, ear

    @Once
    def words(self) -> list[str]:
        """Its words as the lists have them."""
        return self.ear.lexicon.words(self.text)

    @Once
    def kinds(self) -> Counter[str]:
        """What its words are, each as often as it stands there."""
        if len(self.parts) == 1:
            return self.ear.lexicon.found(self.text)
        every = Counter[str]()
        for kinds in self.sentences:
            for kind, count in kinds.items():
                every[kind] = every.get(kind, 0) + count
        return every

    @Once
    def parts(self) -> list[str]:
        """Its sentences."""
        return sentences(self.text)

    @Once
    def sentences(self) -> list[Counter[str]]:
        """`kinds` of each sentence."""
        if len(self.parts) == 1:
            return [self.kinds]
        return [self.ear.counts(one) for one in self.parts]
