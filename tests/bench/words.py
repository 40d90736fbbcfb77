"""Made-up words: Swedish-like sentences, and their "translation" into letters of any script that Fristad knows.

Nothing here means anything. What matters to a generator is as in real text: how long words, sentences and paragraphs
are, that few words are common and most are rare, and that links, emphasis and placeholders stand where the Swedish has
them. The same seed gives the same words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from random import Random

from fristad.languages.common_words import COMMON
from fristad.languages.known_languages import LANGUAGES, SOURCE

_MOST_COMMON = (
    "och det att i en som på är av för med till den du kan har inte om ett men vi var sig så från din hos ska vill "
    "när någon eller finns får dig här hjälp stöd ring dag prata"
)
_SMALL = _MOST_COMMON.split()
_NOT = "inte"
_COMMON = 0.55
"""Share of a text's words that are among the small ones."""
_VOCABULARY = 1500

_SYLLABLES: dict[str, tuple[Sequence[str], Sequence[str]]] = {
    # script → beginnings and ends of a syllable
    "Latin": ("bdfghjklmnprstv", "aeiou"),
    "Cyrillic": ("бвгдзклмнпрстх", "аеиоу"),
    "Arabic": ("بتجحدرسشعفقكلمنه", ("", "", "ا", "و", "ي")),
    "Hebrew": ("אבגדהזחטלמנסעפצקרשת", ("", "", "ו", "י")),
    "Syriac": ("ܒܓܕܗܙܚܛܟܠܡܢܣܥܦܩܪܫܬ", ("", "", "ܐ", "ܘ", "ܝ")),
    # Each letter has seven forms in a row, one a vowel.
    "Ethiopic": ([chr(ord(letter) + form) for letter in "ሀለመሰረሸቀበተነከወዘየደገጠፈ" for form in range(7)], ("",)),
    "Bengali": ("কখগঘচছজটডতথদধনপবভমলসহ", ("া", "ি", "ু", "ে", "")),
    "Thai": ("กขคงจชดตทนบปพมยรลวสห", ("า", "", "ะ")),
    "Han": (
        "人们可以帮助你说话电时间今天来去家城市地方支持安全问答工作生活朋友知道想要做好看听读写学中国大小多少".strip(),
        ("",),
    ),
}
_SPACELESS = ("Thai", "Han")
# In a text these would look like the beginning of an address: "data: …".
_NOT_WORDS = {"data", "file", "blob", "tel", "sms", "sip", "geo"}
_OF_ANY_LANGUAGE = frozenset(word for words in COMMON.values() for word in words.split())
_KEPT = re.compile(
    r"(\{[a-z][a-z0-9_]*\}"  # a placeholder
    r"|\]\([^()\s]*\)"  # where a link leads
    r"|\w+(?:\.\w+)+"  # "t.ex": translated, it would be an address
    r"|[^\W\d_]+)"  # a word
)
_BETWEEN = re.compile(r"(?<=[\u0e00-\u0e7f\u4e00-\u9fff]) (?=[\u0e00-\u0e7f\u4e00-\u9fff])")


class Swedish:
    """Sentences from one stream of random numbers."""

    def __init__(self, seed: str) -> None:
        self._random = Random(seed)
        # The vocabulary is one for all texts, or a search would have nothing to find twice.
        made = Random("vocabulary")
        self._rare = list(dict.fromkeys(_word("Latin", made.randint(2, 3), made) for _ in range(_VOCABULARY)))
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(self._rare))))

    def words(self, count: int) -> str:
        """So many words, all small letters."""
        common = self._random.choices((True, False), (_COMMON, 1 - _COMMON), k=count)
        rare = iter(self._random.choices(self._rare, cum_weights=self._weights, k=count))
        said = [self._random.choice(_SMALL) if each else next(rare) for each in common]
        # A second "not" in a sentence is told.
        first = said.index(_NOT) if _NOT in said else count
        return " ".join(word for at, word in enumerate(said) if word != _NOT or at == first)

    def name(self) -> str:
        """Two words, the first with a capital; for titles and names."""
        return " ".join(self._random.sample(self._rare, 2)).capitalize()

    def sentence(self, least: int = 6, most: int = 11) -> str:
        """One sentence of easy Swedish."""
        return self.words(self._random.randint(least, most)).capitalize() + "."

    def paragraph(self, words: int) -> str:
        """Sentences of about so many words together."""
        found: list[str] = []
        while sum(map(len, map(str.split, found))) < words:
            found.append(self.sentence())
        return " ".join(found)

    def chance(self, share: float) -> bool:
        """True so often."""
        return self._random.random() < share


def _word(script: str, syllables: int, made: Random) -> str:
    starts, ends = _SYLLABLES[script]
    word = "".join(made.choice(starts) + made.choice(ends) for _ in range(syllables))
    return word + made.choice(starts) if word in _NOT_WORDS else word


class Translator:
    """One language's words for Swedish ones: the same word is always the same."""

    def __init__(self, language: str) -> None:
        """`language` is an id of Fristad's table."""
        self.language = LANGUAGES[language]
        assert self.language.id != SOURCE.id
        self._known: dict[str, str] = {}

    def translated(self, text: str) -> str:
        """The text with each word in the language's letters, and all that a gate looks for as it was."""
        said = _KEPT.sub(self._replace, text)
        return _BETWEEN.sub("", said) if self.language.script in _SPACELESS else said

    def _replace(self, found: re.Match[str]) -> str:
        word = found[0]
        if word[0] in "{]" or "." in word:
            return word
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._made(word)
        return known

    def _made(self, word: str) -> str:
        made = Random(f"{self.language.id}/{word.lower()}")
        # A letter of these scripts is a syllable.
        letters = 2 if self.language.script in ("Ethiopic", "Han", "Thai") else 2.4
        count = max(1, round(len(word) / letters))
        new = _word(self.language.script, count, made)
        # A small word of another language would be taken for one.
        while new in _OF_ANY_LANGUAGE:
            new = _word(self.language.script, count + 1, made)
        return new.capitalize() if word[0].isupper() else new
