"""Spellings that are one and the same to somebody who searches: "Booliis" and "boolis", "الشرطة" and "شرطة".

What is done to a text is written down once, as data (`Folds`). Python folds what can be found, and the browser what is
asked for, by the same table: it is sent with the index, and `overrides/assets/ranking.js` does the same steps.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any

from fristad.languages.table import Language

MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7"
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u0730-\u074a"
)
"""Accents, points and vowel signs that are written or left out, as a part of a regular expression. Those of Thai and
other scripts of South Asia are letters."""
INSIDE = "\u00ad\u200b-\u200f\u2060\u2066-\u2069'’‘ʼʻ`´"
"""What may stand inside a word and makes no other word of it."""
_LATIN = {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "ŧ": "t", "ŋ": "n", "ħ": "h"}
_LATIN |= {"æ": "ae", "œ": "oe", "þ": "th", "ß": "ss"}
_ARABIC_ALIKE = {"ي": "یىېےێ", "ك": "کگڪ", "ه": "ةۀەھہ", "و": "ۆۇۊۋۅ", "ر": "ڕڑ", "ل": "ڵ", "ف": "ڤ", "ا": "ٱ"}
"""Letters of Arabic, Persian, Sorani and Urdu that keyboards mix up, or that are written without their mark."""
_ARABIC = {letter: instead for instead, letters in _ARABIC_ALIKE.items() for letter in letters}
_CYRILLIC = {"ё": "е", "ґ": "г"}
_HEBREW = {"װ": "וו", "ױ": "וי", "ײ": "יי"}
_ETHIOPIC_ROWS = ((0x1210, 0x1200), (0x1280, 0x1200), (0x1220, 0x1230), (0x12D0, 0x12A0), (0x1340, 0x1338))
"""Rows of letters that sound like those of another row: ሐ and ኀ like ሀ, ሠ like ሰ, ዐ like አ, ፀ like ጸ."""
_ETHIOPIC = {chr(row + order): chr(same + order) for row, same in _ETHIOPIC_ROWS for order in range(7)}
# "ሀ" and "ሃ", "አ" and "ኣ" are written for each other.
_ETHIOPIC |= {first: chr(ord(_ETHIOPIC.get(first, first)) + 3) for first in "ሀሐኀአዐ"}
_ETHIOPIC |= {chr(0x1369 + number): str(number + 1) for number in range(9)}
_LETTERS = {"Hebrew": _HEBREW, "Arabic": _ARABIC, "Cyrillic": _CYRILLIC, "Ethiopic": _ETHIOPIC}
_RULES: dict[str, tuple[tuple[str, str], ...]] = {
    # "the", with "and", "so", "in", "like" or "to" before it; then endings that only say whose, or how many.
    "ar": ((r"^[وف]?[بك]?ال(?=.{3})", ""), (r"^[وف]?لل(?=.{3})", ""), (r"(.{3})(?:ات|ون|ين|ني|نا|ها|هم|ه|ي)$", r"\1")),
    # Vowels written once or twice, and "the".
    "so": ((r"([aeiou])\1+", r"\1"), (r"(.{4})[kghdt]a$", r"\1")),
    # "nd" that is said as "n".
    "ckb": ((r"ندا", "نا"),),
}
"""By language tag: a regular expression that Python and JavaScript read alike, and what to write instead."""


@dataclass(frozen=True)
class Folds:
    """What is done to each word, in this order: small letters, no marks, digits, letters, rules."""

    zeros: str
    """The digit 0 of every script; the other nine follow it in Unicode."""
    marks: str
    letters: dict[str, str]
    rules: tuple[tuple[str, str], ...]

    def __hash__(self) -> int:
        return hash((tuple(self.letters.items()), self.rules))

    def word(self, word: str) -> str:
        """A word as it is looked for."""
        plain = _marks(self.marks).sub("", unicodedata.normalize("NFD", word.lower()))
        letters = "".join(self.letters.get(letter, letter) for letter in map(_figure, plain))
        for pattern, instead in self.rules:
            letters = re.sub(pattern, instead, letters)
        return unicodedata.normalize("NFC", letters)

    def for_browser(self) -> dict[str, Any]:
        """The foldings as ranking.js reads them, with regular expressions as JavaScript writes them."""
        return asdict(self) | {"rules": [[pattern, _in_javascript(instead)] for pattern, instead in self.rules]}


@lru_cache
def of(language: Language) -> Folds:
    """How the words of a language's pages are folded; Swedish words stand on all of them."""
    letters = _LATIN | _LETTERS.get(language.script, {})
    return Folds(_zeros(), f"[{MARKS}{INSIDE}]", letters, _RULES.get(language.tag, ()))


@lru_cache
def _marks(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@lru_cache(maxsize=4096)
def _figure(letter: str) -> str:
    return str(unicodedata.decimal(letter)) if unicodedata.category(letter) == "Nd" else letter


@lru_cache
def _zeros() -> str:
    return "".join(sign for sign in map(chr, range(sys.maxunicode)) if unicodedata.decimal(sign, None) == 0)


def _in_javascript(instead: str) -> str:
    return re.sub(r"\\(\d)", r"$\1", instead)
