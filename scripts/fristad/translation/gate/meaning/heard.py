"""What a translation says, sentence by sentence, as far as the word lists of its language tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property, lru_cache

from fristad.languages import common_words
from fristad.languages.table import SOURCE, Language
from fristad.translation.gate.meaning.lexicon import Lexicon, plain
from fristad.translation.gate.meaning.sentences import sentences
from fristad.translation.gate.sides import once
from fristad.translation.style import MONTHS, NO_STYLE, WEEKDAYS, Style

_WITHOUT_SPACES = ("Han", "Thai")
_SHORT_NAME = 3
"""Letters of a name that is looked for whole."""


_ASCII = frozenset(map(chr, range(128)))
_NO_LETTERS = frozenset(sign for sign in map(chr, range(0x3000)) if not sign.isalpha())


class Ear:
    """The word lists of one language, made ready once."""

    def __init__(self, language: Language, style: Style = NO_STYLE) -> None:
        self.language, self.style = language, style
        self.spaced = language.script not in _WITHOUT_SPACES
        self.is_swedish = language.tag.partition("-")[0] == SOURCE.tag
        negation = style.negation
        self.counts_negations = negation is not None
        own = common_words.common(language.tag) | {word.casefold() for word in style.own_words}
        rivals = {tag: words - own for tag, words in common_words.others(language.tag).items()}
        lists: dict[str, Iterable[str]] = {
            **{f"unit {unit}": words for unit, words in style.units.items()},
            **{f"number {number}": words for number, words in style.numbers.items()},
            **{f"never {index}": [one.word] for index, one in enumerate(style.never)},
        }
        if negation:
            lists |= {"not": negation.words, "apart": negation.apart, "asks": negation.questions}
            lists["instead"] = negation.instead
        if self.spaced:
            lists |= {"own": own, **{f"in {tag}": words for tag, words in rivals.items()}}
        self.lexicon = Lexicon({kind: words for kind, words in lists.items() if words}, spaced=self.spaced)
        self.rivals = tuple(rivals) if self.spaced else ()
        self.letters = common_words.letters(language.tag)
        self.allowed = self.letters | _NO_LETTERS | (_ASCII if language.script != "Latin" else frozenset())
        """Signs that a text in the language may have."""

    @cached_property
    def dates(self) -> dict[str, tuple[str, ...]]:
        """How the names of weekdays and months begin."""
        return _names(self.language, self.style)

    def counts(self, text: str) -> Counter[str]:
        """The kinds of words in a text."""
        return self.lexicon.found(self.lexicon.words(text))


def _names(language: Language, style: Style) -> dict[str, tuple[str, ...]]:
    """Names of weekdays and months as they begin, whatever their ending is."""
    calendar, names = language.locale, dict[str, set[str]]()
    for context in ("format", "stand-alone"):
        for order, known, first in ((WEEKDAYS, calendar.days, 0), (MONTHS, calendar.months, 1)):
            for index, name in known[context]["wide"].items():
                names.setdefault(order[index - first], set()).add(_without_ending(plain(str(name))))
    for date, words in (*style.weekdays.items(), *style.months.items()):
        names[date] |= set(map(plain, words))
    return {date: tuple(sorted(words)) for date, words in names.items()}


def _without_ending(name: str) -> str:
    return name[:-1] if len(name) > _SHORT_NAME else name


class Heard:
    """A translation without its placeholders; `whole` has them. What its words are is worked out when a check asks."""

    def __init__(self, text: str, whole: str, ear: Ear) -> None:
        self.text, self.whole, self.ear = text, whole, ear

    @once
    def words(self) -> list[str]:
        """Its words as the lists have them."""
        return self.ear.lexicon.words(self.text)

    @once
    def kinds(self) -> Counter[str]:
        """What its words are, each as often as it stands there."""
        return self.ear.lexicon.found(self.words)

    @once
    def parts(self) -> list[str]:
        """Its sentences."""
        return sentences(self.text)

    @once
    def sentences(self) -> list[Counter[str]]:
        """`kinds` of each sentence."""
        if len(self.parts) == 1:
            return [self.kinds]
        return [self.ear.counts(one) for one in self.parts]


@lru_cache(maxsize=64)
def ear_of(language: Language, style: Style) -> Ear:
    """The lists of a language, made ready once for a build."""
    return Ear(language, style)
