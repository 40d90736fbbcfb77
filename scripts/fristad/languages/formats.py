"""Dates, days, lists and names of languages as each language writes them, by way of Babel's CLDR."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from babel import Locale, UnknownLocaleError, localedata
from babel.dates import format_date
from markupsafe import escape

from fristad.languages.known_languages import SOURCE, Language
from fristad.languages.tags import BY_TAG, UNDERSTOOD
from fristad.languages.text import Text


def date_words(day: date, language: Language) -> str:
    """ "21 november 2026", with ASCII digits and the Gregorian calendar in every language."""
    return _dated(day, language.date_pattern or str(language.locale.date_formats["long"].pattern), language)


def _dated(day: date, pattern: str, language: Language) -> str:
    if _explains_months(language):
        month = month_names(language)[day.month - 1].replace("'", "''")
        pattern = pattern.replace("MMMM", f"'{month}'")
    return format_date(day, pattern, locale=language.locale)


def _explains_months(language: Language) -> bool:
    return bool(language.months_too or language.months_numbered)


def day_names(language: Language) -> list[str]:
    """Monday first, as they stand alone.

    Babel's `get_day_names` writes what it resolves for one language into data that all languages share, so that the
    next page would have another language's days; the names are read from the data itself instead.
    """
    return _names("days", range(7), str(language.locale))


def month_names(language: Language) -> list[str]:
    """January first, as they stand alone; with what else they are called, where that is needed."""
    names = _names("months", range(1, 13), str(language.locale))
    if language.months_too:
        others = _names("months", range(1, 13), language.months_too)
        return [f"{name}/{other}" for name, other in zip(names, others, strict=True)]
    return [f"{name}/{number}" for number, name in enumerate(names, 1)] if language.months_numbered else names


def days_in_texts(language: Language) -> list[set[str]]:
    """Monday first, each as it stands alone and in a sentence."""
    return [set(forms) for forms in _forms("days", range(7), str(language.locale))]


def months_in_texts(language: Language) -> list[set[str]]:
    """January first, each as it stands alone and in a date."""
    return [set(forms) for forms in _forms("months", range(1, 13), str(language.locale))]


def _names(what: str, numbers: range, locale: str) -> list[str]:
    return [alone for alone, _ in _forms(what, numbers, locale)]


def _forms(what: str, numbers: range, locale: str) -> list[tuple[str, str]]:
    """(alone, in a sentence), read from the data and never resolved in it: see `day_names`."""
    known = _as_read(localedata.load(locale)[what])
    alone = _as_read(_as_read(known["stand-alone"]).get("wide"))
    if isinstance(alone, tuple):  # an alias, and what the language says otherwise
        alone = alone[1]
    own = alone if isinstance(alone, dict) else {}
    usual = _as_read(_as_read(known["format"])["wide"])
    return [(str(own.get(one) or usual[one]), str(usual[one])) for one in numbers]


def _as_read(data: Any) -> Any:
    """What Babel has read, without what it wraps it in: to ask that resolves, and writes, as told above."""
    return getattr(data, "_data", data)


def day_of_month(month: int, day: int, language: Language) -> str:
    """ "24 december", of every year."""
    pattern = language.date_pattern.removesuffix(" y") if language.date_pattern else None
    pattern = pattern or str(language.locale.datetime_skeletons["MMMMd"])
    return _dated(date(2024, month, day), pattern, language)


def list_words(words: Sequence[str], language: Language) -> str:
    """ "a, b och c", with the commas of the language's script."""
    patterns = {name: language.punctuated(one) for name, one in language.locale.list_patterns["standard"].items()}
    if len(words) < 2:
        return "".join(words)
    if len(words) == 2:
        return _paired(patterns["2"], *words)
    found = _paired(patterns["start"], *words[:2])
    for word in words[2:-1]:
        found = _paired(patterns["middle"], found, word)
    return _paired(patterns["end"], found, words[-1])


def _paired(pattern: str, one: str, other: str) -> str:
    return pattern.replace("{1}", "\0").replace("{0}", one).replace("\0", other)


_NORDIC = {"å": "{", "ä": "|", "ö": "}"}
_AFTER_THEIR_BASE = {
    "bs": "čćđšž",
    "es": "ñ",
    "ku": "çêîşû",
    "pl": "ąćęłńóśźż",
    "ro": "ăâîșț",
    "sq": "çë",
    "tr": "çğıöşü",
}
"""Letters with a mark that are letters of their own, by language; any other mark counts no more."""
_ARABIC = {"پ": "ب\uffff", "چ": "ج\uffff", "ژ": "ز\uffff", "ک": "ك", "گ": "ك\uffff", "ی": "ي", "ہ": "ه", "ھ": "ه"}
"""Letters that the languages with Arabic script have added, which Unicode has at the end, where they belong."""
_BASE = {"ı": "h", "ł": "l", "đ": "d"}


@lru_cache
def _own_letters(language: Language) -> dict[str, str]:
    """Letter → what it is sorted as."""
    if language.script == "Arabic":
        return _ARABIC
    name = language.locale.language
    if name in ("sv", "fi", "se"):
        return _NORDIC
    letters = _AFTER_THEIR_BASE.get(name, "")
    return {one: (_BASE.get(one) or unicodedata.normalize("NFD", one)[0]) + "\uffff" for one in letters}


def alphabetical(words: str, language: Language) -> tuple[str, str]:
    """A key to sort by: letters of its own stand where the alphabet has them, other marks and signs count no more."""
    own = _own_letters(language)
    letters = "".join(own.get(letter) or unicodedata.normalize("NFKD", letter) for letter in words.casefold())
    plain = "".join(mark for mark in letters if not unicodedata.combining(mark))
    return plain.lstrip("¿¡\"'“”„«»(「《"), words


_WORDS = {("so", "fa-af"): "Dari"}
"""(language, tag) → a name, where CLDR's is that of another language."""


def language_name(tag: str, language: Language) -> Text:
    """What a language is called in another: ("ar", English) → "Arabic"; its own name where CLDR has no word."""
    known = BY_TAG.get(tag.lower())
    name = None
    try:
        parsed = Locale.parse(tag, sep="-")
        # Babel drops a variant that it does not know: easy Swedish is not Swedish.
        if str(parsed).replace("_", "-").lower() == tag.lower():
            name = _WORDS.get((language.id, tag.lower())) or _cldr_name(parsed, language.locale)
    except (ValueError, UnknownLocaleError):
        pass
    # Babel says the tag again where it has no word for the language.
    if name and name != tag and not name.startswith((f"{tag} (", f"{tag.partition('-')[0]} (")):
        return Text(escape(name), name, language, language)
    own = known.name if known else tag
    return Text(escape(own), own, known or SOURCE, language)


def _cldr_name(named: Locale, locale: Locale) -> str | None:
    """Dari has a name of its own; who speaks Bosnian, Croatian or Serbian looks for that name."""
    if named.territory and str(named) in locale.languages:
        return str(locale.languages[str(named)])
    others = [locale.languages.get(tag) for tag in UNDERSTOOD.get(str(named), ())]
    return "/".join(filter(None, [named.get_display_name(locale), *others]))
