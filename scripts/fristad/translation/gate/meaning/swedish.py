"""What the Swedish of a message says that a translation must say too: its negations, numbers and times, by sentence."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property, lru_cache
from typing import NamedTuple

from fristad.translation.gate.meaning.lexicon import words_of
from fristad.translation.gate.meaning.sentences import sentences
from fristad.translation.style import MONTHS, WEEKDAYS, Number, Time, Unit

_NEGATION = re.compile(
    r"(?<!\beller )(?<!\bkostar )\b"
    r"(?:inte(?! bara\b| minst\b)|ingen|inget|inga|aldrig|ingenting|ingenstans|varken|ej|icke(?!-))\b",
    re.IGNORECASE,
)
_NEARLY = re.compile(
    r"\b(?:inte|icke|utan|nej|varken|sällan|knappt|annars|innan|förrän|tills|ändå|emot|olik\w*|ensam\w*|ute\w*"
    r"|slipp\w*|slut\w*|bli|blir|bort\w*|över|förbj\w*|förbud\w*|nek\w*|vägr\w*|hindr\w*|undvik\w*|brist\w*|sakna\w*"
    r"|omöjlig\w*|ogiltig\w*|okänd\w*|osäker\w*|oberoende|oskälig\w*|odatera\w*|osäkra|oavsett"
    r"|anonym\w*|hemlig\w*|dölj\w*|dold\w*|tyst\w*|stannar"
    r"|undant\w*|ideell\w*|mot \w+ vilja|annat|ovanlig\w*|ojämlik\w*|lämnat"
    r"|kostar|gratis|tvinga\w*|tvång\w*|könsstymp\w*|rädd\w*|så lite|än|nödvändig\w*|får stå|bara|enda\w*|måste|miss\w*"
    r"|förlor\w*|glöm\w*|nedlagd\w*|helst|utanför|oskuld|gäller (?:även|också)|döv\w*|svår\w*|stäng\w*)\b",
    re.IGNORECASE,
)
"""What some languages say with a negation: without, lack, prevent, otherwise, before."""
_UNITS: dict[Unit, str] = {
    "minute": r"minut(?:en|er|erna)?s?",
    "hour": r"timm(?:e|en|ar|arna)s?",
    "day": r"dygn(?:et|s)?|(?<!\bi )(?<!\ben )dag(?:ar|arna)s?",
    "week": r"veck(?:a|an|or|orna)s?",
    "month": r"månad(?:en|er|erna)?s?",
    "year": r"år(?! \d{4})(?:et|en)?s?|åring(?:ar)?",
}
_UNIT = re.compile(r"\b(?:" + "|".join(f"(?P<{unit}>{words})" for unit, words in _UNITS.items()) + r")\b", re.I)
_TIME = r"(?:minut|timm|dygn|dag|veck|månad|år\b)"
_OF_DAY = re.compile(r"dag|natt|kväll|morgon|helg|dygn", re.IGNORECASE)
_NUMBERS: dict[Number, str] = {
    "one": rf"(?:en|ett)(?= {_TIME})|(?<=klockan )ett",
    "two": "två",
    "three": "tre",
    "four": "fyra",
    "five": "fem",
    "six": rf"sex(?= {_TIME})|(?<=klockan )sex",
    "seven": "sju",
    "eight": "åtta",
    "nine": "nio",
    "ten": "tio",
    "eleven": "elva",
    "twelve": "tolv",
}
_NUMBER = re.compile(r"\b(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _NUMBERS.items()) + r")\b", re.I)
_DATES = dict(
    zip(
        (
            *("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
            *("januari", "februari", "mars", "april", "maj", "juni", "juli"),
            *("augusti", "september", "oktober", "november", "december"),
        ),
        (*WEEKDAYS, *MONTHS),
        strict=True,
    )
)
_DATE = re.compile(rf"\b({'|'.join(_DATES)})(?:en|ar|arna|s)?\b", re.IGNORECASE)


_TIMES: dict[Time, str] = {
    "round_the_clock": r"dygnet runt|tider på dygnet|dag och natt",
    "every_day": r"(?:alla|varje|var) dag(?:ar)?",
    "weekdays": r"vardag\w*|kontorstid\w*|arbetstid\w*|arbetsdag\w*",
    "by_day": r"på dag(?:en|arna|tid)|dagtid",
    "by_night": r"\w*n(?:att|ätter)\w*|kväll\w*",
    "now": r"nu(?! html)",
    "same_day": r"samma dag",
    "next_day": r"dagen efter|nästa dag",
    "before": r"innan|före|förrän|i förväg",
    "after": r"efter\w*|sedan|senare|när|sen|först|då|förr|bakom|över",
    "at_most": r"upp till|högst|som mest|inom (?:\w+ )?(?:dygn|dag\w*|veck\w*|månad\w*|timm\w*|år)",
    "under": r"(?:under|inte fyllt) (?:de )?(?:\d+|femton|arton)|yngre",
    "over": r"(?:över|fyllt|från|äldre än|minst) (?:\d+|femton|arton)\b(?! till)"
    r"|\d+ år (?:och|eller) (?:äldre|över|uppåt)",
    "calendar": r"förra|nästa|kommande|kalender\w*|i morgon|i går|(?:denna|den här|samma) (?:vecka|månad)\w*|veckan"
    r"|hösten|våren|i år|senaste",
}
_TIME_OF = re.compile(r"\b(?:" + "|".join(f"(?P<{time}>{words})" for time, words in _TIMES.items()) + r")(?!\w)", re.I)
_DOES = (
    r"(?:slå|slog|slag|skad|hot|tving|tvang|styr|kontroll|förfölj|utöv|våld|kränk|hjälp|lyssn|stöd|köp|vakt|utsätt)\w*"
    r"|gör\w*(?: \w+){0,3} (?:illa|ont)"
)
_OTHER = r"(?!(?:som|någon|om|den|vem|när|att|vad|familjen|de|och)\b)"
"""What begins what somebody else does."""
_READER_DOES = re.compile(
    rf"\b(?:du(?: som)?|dig som|jag|ni|själv|vi|rädd att)\b(?: {_OTHER}\w+){{0,4}}? (?:{_DOES})"
    rf"|\bgör (?:du|jag) \w+(?: \w+)? illa|\b(?:{_DOES}) (?:du|jag|ni|vi|(?:dig|sig) (?:själv|med))\b",
    re.IGNORECASE,
)
"""Whoever reads, or speaks, hits or helps somebody."""


_LONG_TIME = re.compile(
    r"veck|helg|vardag|tertial|gammal|månad|år|sommar|\b(?:19|20)\d\d\b|jul\b|åldr|ålder", re.IGNORECASE
)


class Said(NamedTuple):
    """What one Swedish sentence says that can be counted."""

    negations: int
    units: Counter[str]
    of_day: bool
    """Whether it names some time of the day, for which languages say day."""
    numbers: Counter[str]
    dates: frozenset[str]
    """Weekdays and months: "monday", "january"."""
    times: frozenset[str]
    """When it is: "before", "round_the_clock"."""
    nearly_negated: bool
    """Whether it has a word that languages may say with a negation."""
    reader_does: bool
    """Whether whoever reads is said to hit, force or help somebody."""


class Swedish:
    """The Swedish words of a message without their placeholders, and what they say."""

    def __init__(self, text: str, whole: str) -> None:
        self.text, self.whole = text, whole
        self.said = tuple(map(_said, sentences(text)))
        self.negated = any(said.negations for said in self.said)
        self.counted = any(said.units or said.numbers for said in self.said)
        self.dates = frozenset[str]().union(*(said.dates for said in self.said))
        self.length = len(text.strip())
        self.runs = frozenset(text.split())

    @cached_property
    def nearly_negated(self) -> bool:
        """Whether it has a word that languages may say with a negation."""
        return any(said.nearly_negated for said in self.said)

    @cached_property
    def long_time(self) -> bool:
        """Whether it names a week, a month or a year in any way, by number or by name."""
        return bool(self.dates or _LONG_TIME.search(self.text))

    @cached_property
    def times(self) -> frozenset[str]:
        """When it is, in all its sentences."""
        return frozenset[str]().union(*(said.times for said in self.said))

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words in small letters."""
        return frozenset(words_of(self.text))


@lru_cache(maxsize=16384)
def swedish(text: str, whole: str) -> Swedish:
    """The Swedish of a message; `whole` has its placeholders. It is kept, since every language asks for the same."""
    return Swedish(text, whole)


def says_not(words: str) -> bool:
    """Whether Swedish words deny something."""
    return bool(_NEGATION.search(words))


def nearly_says_not(words: str) -> bool:
    """Whether Swedish words have one that languages may say with a negation."""
    return bool(_NEARLY.search(words))


def _said(sentence: str) -> Said:
    units = Counter(str(found.lastgroup) for found in _UNIT.finditer(sentence))
    numbers = Counter(str(found.lastgroup) for found in _NUMBER.finditer(sentence))
    dates = frozenset(_DATES[found.lower()] for found in _DATE.findall(sentence))
    times = frozenset(str(found.lastgroup) for found in _TIME_OF.finditer(sentence))
    return Said(
        len(_NEGATION.findall(sentence)),
        units,
        bool(_OF_DAY.search(sentence)),
        numbers,
        dates,
        times,
        nearly_says_not(sentence),
        bool(_READER_DOES.search(sentence)),
    )
