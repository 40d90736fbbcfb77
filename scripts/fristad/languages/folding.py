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

from fristad.languages.known_languages import Language

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
_ETHIOPIC_ALIKE = {"ሀ": "ሐኀ", "ሰ": "ሠ", "አ": "ዐ", "ጸ": "ፀ", "ቀ": "ቈቐቘ", "ከ": "ኰኸዀ", "ገ": "ጐ"}
"""Rows that sound like another row, or are said so after a vowel."""
_ETHIOPIC_ROWS = {row: instead for instead, rows in _ETHIOPIC_ALIKE.items() for row in rows} | {"ኈ": "ሀ"}
_SIGNS, _ORDERS = range(0x1200, 0x1358), 8
"""The letters, a consonant a row. What a word means is in its consonants: "ይወቕዓኒ", he beats me, "ወቂዑኒ", he beat me."""
_CONSONANTS = {chr(sign): chr(sign - sign % _ORDERS) for sign in _SIGNS}
_ETHIOPIC = {sign: _ETHIOPIC_ROWS.get(row, row) for sign, row in _CONSONANTS.items()}
_ETHIOPIC |= {chr(0x1369 + number): str(number + 1) for number in range(9)}
_BENGALI_ALIKE = {"ি": "ী", "ু": "ূ", "ই": "ঈ", "উ": "ঊ", "ন": "ণ", "স": "শষ", "ত": "ৎ", "ং": "ঙ", "": "়ঁঃ"}
"""Letters that are said alike, and signs that are left out."""
_BENGALI = {letter: instead for instead, letters in _BENGALI_ALIKE.items() for letter in letters}
_LETTERS = {"Hebrew": _HEBREW, "Arabic": _ARABIC, "Cyrillic": _CYRILLIC, "Ethiopic": _ETHIOPIC, "Bengali": _BENGALI}
_RULES: dict[str, tuple[tuple[str, str], ...]] = {
    # "the", with "and", "so", "in", "like" or "to" before it; he and she of verbs, not I; then endings that only say
    # whose, or how many.
    "ar": (
        (r"^[وف]?[بك]?ال(?=.{3})", ""),
        (r"^[وف]?لل(?=.{3})", ""),
        (r"^(?:ب?[يت])+(?=.{3})", ""),
        (r"(.{3})(?:ات|ون|ين|ني|نا|ها|هم|ه|ي)$", r"\1"),
    ),
    # Letters written once or twice, "my", and "the".
    "so": ((r"([a-z])\1+", r"\1"), ("ey", "ay"), (r"(.{4})[kghdt][aiu]$", r"\1")),
    # "nd" that is said as "n"; verbs as they are said in Sulaymaniyah; "the", and whose.
    "ckb": (("ندا", "نا"), (r"^يه(?=.{3})", "ده"), (r"(.{2})ه?ك(?:ه|ان)(?:م|ت|ي|مان|تان|يان)?$", r"\1")),
    # "to", "by", "which", and who does it, and when.
    "ti": ((r"^[የተነበከዘአ]+(?=.{3})", ""),),
    # "hits", "hitting".
    "en": ((r"(.{2})([bdglmnprt])\2(?:ing|ed)$", r"\1\2"), (r"(.{3})(?:ing|ed)$", r"\1"), (r"(.{2}[^s])s$", r"\1")),
    # A vowel that is often written as another, and "the".
    "bg": (("ъ", "а"), (r"(.{3})(?:ат|ят|та|то|те)$", r"\1")),
    # Whose and whom, several, and "the".
    "bn": ((r"(.{3})(?:দের|ের|র|কে|রা|টা|টি)$", r"\1"),),
    # As it is said.
    "sv": ((r"^([mds])ej$", r"\1ig"), ("^dom$", "de")),
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
