"""How a language is written here: `translations/LANGUAGE/style.yml`, which translators read and checks use.

A site without the file works; its checks see less then. Words in it stand for whole words, in capitals or not; a star
stands for any letters: "kuukau*" is "kuukausi" and "kuukauden", "*päivystys" is "sosiaalipäivystys".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field

from fristad.languages.known_languages import Language
from fristad.problems import Problem
from fristad.translation import lists
from fristad.translation.lists import Part, Word

Unit = Literal["minute", "hour", "day", "week", "month", "year"]
Number = Literal["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]

Time = Literal[
    "round_the_clock",
    "every_day",
    "weekdays",
    "by_day",
    "by_night",
    "now",
    "same_day",
    "next_day",
    "before",
    "after",
    "at_most",
    "under",
    "over",
    "calendar",
]
"""When something is, or for whom by age; `calendar` is what a calendar has: tomorrow, last month, next week."""

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
Month = Literal[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
MONTHS: tuple[Month, ...] = get_args(Month)


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"not a regular expression ({error})") from None
    return pattern


class Negation(Part):
    """What says "not" in a language."""

    words: tuple[Word, ...] = Field(min_length=1)
    """"ei", "älä"; "ne*" for what begins a word."""
    apart: tuple[Word, ...] = ()
    """What looks the same and denies nothing: "not only", "nearby" where words that begin so are negations."""
    instead: tuple[Word, ...] = ()
    """What may stand for a negation: "free" for "costs nothing", "afraid" for "do not dare"."""
    questions: tuple[Word, ...] = ()
    """Those of `words` that ask, and deny nothing, in a sentence that ends with a question mark."""


class NeverWord(Part):
    """A word that is wrong wherever it stands."""

    word: Word
    reason: Word
    write: Word | None = None
    """What to write instead; None where nothing fits."""


class StylePattern(Part):
    """A turn of phrase that is wrong in this language, whatever the Swedish says."""

    pattern: Annotated[Word, AfterValidator(_compiles)]
    """A regular expression."""
    reason: Word
    write: Word


class Style(Part):
    """What a language's translators agree on."""

    notes: tuple[Word, ...] = ()
    """For translators, a line each: address and gender, spelling, clock, brackets for Swedish words, punctuation."""
    negation: Negation | None = None
    units: dict[Unit, tuple[Word, ...]] = Field(default_factory=dict)
    """Units of time, each in every form that stands in texts, and nothing else."""
    units_instead: dict[Unit, tuple[Word, ...]] = Field(default_factory=dict)
    """What may stand for a unit: "under" and "aged" for the year of an age, "clock" for a day and a night."""
    numbers: dict[Number, tuple[Word, ...]] = Field(default_factory=dict)
    """Numbers in words, likewise; "two months" in one word counts as two."""
    times: dict[Time, tuple[Word, ...]] = Field(default_factory=dict)
    """What says when: "round the clock", "before", "under 18" as "under *"."""
    reader_does: tuple[Word, ...] = ()
    """What makes whoever reads the one who hits, forces or has to help: "you hit", "whom you *"."""
    weekdays: dict[Weekday, tuple[Word, ...]] = Field(default_factory=dict)
    """Beginnings of their names, where texts have others than the calendar of devices (CLDR)."""
    months: dict[Month, tuple[Word, ...]] = Field(default_factory=dict)
    """Likewise."""
    shortest: float | None = Field(default=None, gt=0, lt=2)
    """How long a translation is at least, as a share of the Swedish; what is shorter has lost something."""
    own_words: tuple[Word, ...] = ()
    """Words of the language that another language has too, so that they are not taken for it."""
    never: tuple[NeverWord, ...] = ()
    patterns: tuple[StylePattern, ...] = ()


NO_STYLE = Style()


def path_of(language: Language) -> str:
    """Where a language's style is: "translations/ar/style.yml"."""
    return f"translations/{language.id}/style.yml"


def read(path: str, text: str) -> tuple[Style, list[Problem]]:
    """The style of a file, or what is wrong with it. "" is a language without one."""
    if not text.strip():
        return NO_STYLE, []
    found, _, problems = lists.read(path, text, Style, "style-shape")
    return found or NO_STYLE, problems


LETTER = r"[\w\u0900-\u0963\u0966-\u0dff]"
"""What words are made of. The vowel signs of India's scripts are letters to their readers, and marks to Unicode."""


def any_of(words: Iterable[str], *, spaced: bool = True) -> re.Pattern[str]:
    """What finds these words in a text. `spaced`: the language has spaces between words."""
    parts = sorted((_part(word) for word in words), key=len, reverse=True)
    found = "|".join(parts) if parts else r"(?!)"
    return re.compile(rf"(?<!{LETTER})(?:{found})(?!{LETTER})" if spaced else f"(?:{found})", re.IGNORECASE)


def _part(word: str) -> str:
    return re.escape(word).replace(r"\*", f"{LETTER}*").replace(r"\ ", r"\s+")
