"""The languages Fristad knows: their names, tags, direction, and how they write dates, times and lists.

One table, checked against Babel in a test. The four names of a language (path, tag, formatting locale, autonym) are
never derived from one another. Sources: BCP 47 registry, CLDR 47 by way of Babel, the languages' own names.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from babel import Locale, UnknownLocaleError, localedata
from babel.core import get_global
from babel.dates import format_date
from markupsafe import Markup, escape


@dataclass(frozen=True)
class Language:
    """One language of a site."""

    id: str
    """Path and catalogue folder; it never changes."""
    tag: str
    """BCP 47, for `lang` and hreflang."""
    name: str
    """The language's own name for itself."""
    babel: str
    """The CLDR locale to format with; a near one where CLDR lacks the language."""
    dir: Literal["ltr", "rtl"] = "ltr"
    script: str = "Latin"
    """The Unicode script that its words are written in."""
    date_pattern: str | None = None
    """Where CLDR's long date does not serve."""

    @property
    def font(self) -> str:
        """The name of the font that is sent to devices without one for the script; "" where every device has one."""
        return self.script.lower() if self.script in _WITH_FONT else ""

    @property
    def font_name(self) -> str:
        """What a stylesheet with the font is called after "style": "-ethiopic"."""
        return f"-{self.font}" if self.font else ""

    @property
    def font_policy(self) -> Markup:
        """What a page's policy must allow for the font."""
        return Markup("; font-src 'self'" if self.font else "")

    def punctuated(self, words: str) -> str:
        """Signs between words, as the language's script writes them."""
        return words.translate(_PUNCTUATION.get(self.script, {}))

    @property
    def in_latin(self) -> Markup:
        """Its name in English, beside its own where a device may have no letters for that; "" elsewhere."""
        name = self.locale.get_language_name("en") if self.font else ""
        return Markup(' <span lang="en" dir="ltr">{}</span>').format(name) if name else Markup("")

    @property
    def swedish(self) -> bool:
        """Ordinary or easy Swedish: no Swedish needs to stand beside it."""
        return self.tag.partition("-")[0] == "sv"

    @property
    def rtl(self) -> bool:
        return self.dir == "rtl"

    @property
    def prefix(self) -> str:
        """Where its pages are: "ar/", and the root of the site for the source language."""
        return "" if self.id == SOURCE_ID else f"{self.id}/"

    def attributes_of(self, other: Language) -> Markup:
        """The attributes that mark words of another language on a page in this one."""
        return Markup("") if other.tag == self.tag else Markup(' lang="{}" dir="{}"').format(other.tag, other.dir)

    def around(self, other: Language, html: Markup) -> Markup:
        """Such words, marking themselves."""
        return html if other.tag == self.tag else Markup("<span{}>{}</span>").format(self.attributes_of(other), html)

    @property
    def locale(self) -> Locale:
        return _locale(self.babel)


_WITH_FONT = ("Ethiopic", "Syriac")
_PUNCTUATION = {
    "Arabic": str.maketrans(",;", "،؛"),
    "Syriac": str.maketrans(",;", "،؛"),
    "Ethiopic": str.maketrans(",;", "፣፤"),
}
"""Of scripts that have their own (Unicode, chapters 9 and 19)."""


@lru_cache
def _locale(name: str) -> Locale:
    return Locale.parse(name)


SOURCE_ID = "sv"
_PLAIN = "d MMMM y"
_TABLE = (
    Language("sv", "sv", "svenska", "sv"),
    Language("lattlast", "sv-simple", "lättläst svenska", "sv"),
    Language("en", "en", "English", "en_SE", date_pattern=_PLAIN),
    Language("ar", "ar", "العربية", "ar", "rtl", "Arabic", _PLAIN),
    Language("fa", "fa", "فارسی", "fa", "rtl", "Arabic", _PLAIN),
    Language("prs", "fa-AF", "دری", "fa_AF", "rtl", "Arabic", _PLAIN),
    Language("ckb", "ckb", "کوردیی ناوەندی", "ckb", "rtl", "Arabic", _PLAIN),
    Language("kmr", "ku", "kurdî (kurmancî)", "ku"),
    Language("ti", "ti", "ትግርኛ", "ti", script="Ethiopic", date_pattern=_PLAIN),
    Language("am", "am", "አማርኛ", "am", script="Ethiopic", date_pattern=_PLAIN),
    Language("so", "so", "Soomaali", "so", date_pattern=_PLAIN),
    Language("uk", "uk", "українська", "uk", script="Cyrillic"),
    Language("ru", "ru", "русский", "ru", script="Cyrillic"),
    Language("fi", "fi", "suomi", "fi"),
    Language("fit", "fit", "meänkieli", "fi"),
    Language("se", "se", "davvisámegiella", "se", date_pattern="d. MMMM y"),
    Language("yi", "yi", "ייִדיש", "yi", "rtl", "Hebrew", _PLAIN),
    Language("tr", "tr", "Türkçe", "tr"),
    Language("pl", "pl", "polski", "pl"),
    Language("es", "es", "español", "es"),
    Language("fr", "fr", "français", "fr"),
    Language("de", "de", "Deutsch", "de"),
    Language("bks", "bs", "bosanski/hrvatski/srpski", "bs"),
    Language("sq", "sq", "shqip", "sq"),
    Language("ro", "ro", "română", "ro"),
    Language("th", "th", "ไทย", "th", script="Thai", date_pattern=_PLAIN),
    Language("zh-hans", "zh-Hans", "中文（简体）", "zh_Hans", script="Han"),
    Language("ps", "ps", "پښتو", "ps", "rtl", "Arabic", _PLAIN),
    Language("ur", "ur", "اردو", "ur", "rtl", "Arabic", _PLAIN),
    Language("syr", "syr", "ܣܘܪܝܝܐ", "syr", "rtl", "Syriac", _PLAIN),
)
LANGUAGES: dict[str, Language] = {language.id: language for language in _TABLE}
SOURCE = LANGUAGES[SOURCE_ID]
PSEUDO = Language("qps", "qps", "[pseudo]", "sv", "rtl")
"""See `pseudo`; a tag for private use in BCP 47. It is no language that mkdocs.yml can name."""
_BY_TAG = {language.tag.lower(): language for language in _TABLE}


_GROUPS = {"smi": ("se", "sma", "smj")}
"""ISO 639-5: languages that the law names by one word."""


def covers(language: Language, tag: str) -> bool:
    """Whether a language is the one that a law names: Northern Sami is Sami."""
    return language.tag.lower() in _GROUPS.get(tag, (tag.lower(),))


_UNDERSTOOD = {"bs": ("hr", "sr", "cnr")}
"""Languages by the first part of their tag that are one for whoever speaks them, which the tags do not tell."""


def answers(language: Language, tag: str) -> bool:
    """Whether somebody who speaks one language is understood in another, named by its tag: "prs", "fa-AF", "ar-SY"."""
    spoken = _primary(language.tag)
    return tag.lower() == language.id or _primary(tag) in (spoken, *_UNDERSTOOD.get(spoken, ()))


@lru_cache
def _primary(tag: str) -> str:
    """The language alone, by its present tag: "prs" and "fa-AF" → "fa", "kmr" → "ku"."""
    first = tag.lower().partition("-")[0]
    return str(get_global("language_aliases").get(first, first)).partition("_")[0]


def is_same_language(tag: str, language: Language) -> bool:
    """Whether a tag, as any program writes it, names just this language in just this script.

    "ar-SA" and "ar_SA" are "ar", "zh-CN" is "zh-Hans", "ku-Arab-IQ" is "ckb"; "fa-AF" is Dari and not "fa", and
    "bs-Cyrl" is not what is written in Latin letters.
    """
    given = re.split("[.@]", tag.strip().lower().replace("_", "-"))[0]
    if given in (language.tag.lower(), language.id):
        return True
    own = _whole(language.tag)
    return own is not None and _whole(given) == own


class _Whole(NamedTuple):
    """A language tag with nothing left to be understood."""

    language: str
    script: str
    more: str
    """A country that makes another language of it, or a variant that we do not know."""


_SCRIPTS = {"ku-iq": "arab", "ku-ir": "arab"}
"""Where a country writes a language otherwise than CLDR's likeliest; the rest is there."""
_OTHER_SCRIPT = {("ku", "arab"): "ckb"}
"""A language that is another one by its letters."""


@lru_cache(maxsize=1024)
def _whole(tag: str) -> _Whole | None:
    """What a tag means; None for what is no tag. Source: BCP 47 (RFC 5646), CLDR's likely subtags and aliases."""
    found = _TAG.fullmatch(tag.lower())
    if not found:
        return None
    first = found["extlang"] or found["language"]
    alias = str(get_global("language_aliases").get(first, first)).lower().split("_")
    language, country = alias[0], found["country"] or next((part for part in alias[1:] if len(part) == 2), "")
    script = found["script"] or next((part for part in alias[1:] if len(part) == 4), "")
    if not script:
        likely = get_global("likely_subtags")
        known = likely.get(f"{language}_{country.upper()}") if country else None
        usual = str(known or likely.get(language, "")).lower().split("_")
        script = _SCRIPTS.get(f"{language}-{country}") or (usual[1] if len(usual) > 1 else "")
    language = _OTHER_SCRIPT.get((language, script), language)
    apart = f"{language}-{country}" in _BY_TAG
    return _Whole(language, script, "-".join(filter(None, (country if apart else "", found["variant"]))))


_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-(?P<extlang>[a-z]{3}))?(?:-(?P<script>[a-z]{4}))?(?:-(?P<country>[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?P<variant>[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))?(?:-[a-wyz](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?"
)


@dataclass(frozen=True)
class Text:
    """Words that know which language they are really in.

    `language` is the one the words are in, `page` the one of the page they stand on. In a template, the words of a
    stand-in mark themselves: `{{ text }}` gives `<span lang="sv" dir="ltr">…</span>` on any page but a Swedish one.
    """

    html: Markup
    plain: str
    language: Language = SOURCE
    page: Language = SOURCE

    @property
    def foreign(self) -> bool:
        """Not in the page's language."""
        return self.language.tag != self.page.tag

    @property
    def attributes(self) -> Markup:
        """` lang="sv" dir="ltr"` for the element around the words, or nothing."""
        return self.page.attributes_of(self.language)

    @property
    def tag(self) -> str:
        """The language of words that a script puts on the page, and has to mark."""
        return self.language.tag

    def __html__(self) -> Markup:
        return self.page.around(self.language, self.html)

    def __str__(self) -> str:
        return self.plain

    def __bool__(self) -> bool:
        return bool(self.plain)


def swedish(words: str, page: Language) -> Text:
    """Words that stay Swedish everywhere: names, citations, what a source says."""
    return Text(escape(words), words, SOURCE, page)


def isolated(words: str) -> Markup:
    """Left to right whatever surrounds it: web addresses, which may break over lines."""
    return Markup('<bdi dir="ltr">{}</bdi>').format(words)


def number(words: str) -> Markup:
    """Likewise for phone numbers, times and figures, which may not break."""
    return Markup('<bdi class="number" dir="ltr">{}</bdi>').format(words)


def figure(words: str, page: Language) -> Text:
    """A number to put into a sentence: one end of a range, never the whole of it."""
    return Text(number(words), words, page, page)


def date_words(day: date, language: Language) -> str:
    """ "21 november 2026", with ASCII digits and the Gregorian calendar in every language."""
    return format_date(day, language.date_pattern or "long", locale=language.locale)


def day_names(language: Language) -> list[str]:
    """Monday first, as they stand alone.

    Babel's `get_day_names` writes what it resolves for one language into data that all languages share, so that the
    next page would have another language's days; the names are read from the data itself instead.
    """
    return _names("days", range(7), language)


def month_names(language: Language) -> list[str]:
    """January first, as they stand alone."""
    return _names("months", range(1, 13), language)


def _names(what: str, numbers: range, language: Language) -> list[str]:
    known = _as_read(localedata.load(str(language.locale))[what])
    alone = _as_read(_as_read(known["stand-alone"]).get("wide"))
    if isinstance(alone, tuple):  # an alias, and what the language says otherwise
        alone = alone[1]
    own = alone if isinstance(alone, dict) else {}
    usual = _as_read(_as_read(known["format"])["wide"])
    return [str(own.get(one) or usual[one]) for one in numbers]


def _as_read(data: Any) -> Any:
    """What Babel has read, without what it wraps it in: to ask that resolves, and writes, as told above."""
    return getattr(data, "_data", data)


def day_of_month(month: int, day: int, language: Language) -> str:
    """ "24 december", of every year."""
    pattern = language.date_pattern.removesuffix(" y") if language.date_pattern else None
    pattern = pattern or str(language.locale.datetime_skeletons["MMMMd"])
    return format_date(date(2024, month, day), pattern, locale=language.locale)


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


_AFTER_Z = {"å": "{", "ä": "|", "ö": "}"}


def alphabetical(words: str, language: Language) -> tuple[str, str]:
    """A key to sort by: å, ä and ö are letters of their own where the alphabet ends with them, marks count no more."""
    own = _AFTER_Z if language.locale.language in ("sv", "fi", "se") else {}
    letters = (own.get(letter) or unicodedata.normalize("NFKD", letter) for letter in words.casefold())
    plain = "".join(mark for mark in "".join(letters) if not unicodedata.combining(mark))
    return plain, words


def language_name(tag: str, language: Language) -> Text:
    """What a language is called in another: ("ar", English) → "Arabic"; its own name where CLDR has no word."""
    known = _BY_TAG.get(tag.lower())
    name = None
    try:
        parsed = Locale.parse(tag, sep="-")
        # Babel drops a variant that it does not know: easy Swedish is not Swedish.
        if str(parsed).replace("_", "-").lower() == tag.lower():
            name = parsed.get_display_name(language.locale)
    except (ValueError, UnknownLocaleError):
        pass
    # Babel says the tag again where it has no word for the language.
    if name and name != tag and not name.startswith((f"{tag} (", f"{tag.partition('-')[0]} (")):
        return Text(escape(name), name, language, language)
    own = known.name if known else tag
    return Text(escape(own), own, known or SOURCE, language)
