"""The languages Fristad knows: their names, tags, direction, and how they write dates, times and lists.

One table, checked against Babel in a test. The four names of a language (path, tag, formatting locale, autonym) are
never derived from one another. Sources: BCP 47 registry, CLDR 47 by way of Babel, the languages' own names.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache
from typing import Literal

from babel import Locale, UnknownLocaleError, localedata
from babel.dates import format_date
from babel.lists import format_list
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


@lru_cache
def _locale(name: str) -> Locale:
    return Locale.parse(name)


SOURCE_ID = "sv"
_WEEK = range(7)
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


def date_words(day: date, language: Language) -> str:
    """ "21 november 2026", with ASCII digits and the Gregorian calendar in every language."""
    return format_date(day, language.date_pattern or "long", locale=language.locale)


def day_names(language: Language) -> list[str]:
    """Monday first, as they stand alone.

    Babel's `get_day_names` writes what it resolves for one language into data that all languages share, so that the
    next page would have another language's days; the names are read from the data itself instead.
    """
    days = localedata.load(str(language.locale))["days"]
    alone = days.get("stand-alone", {}).get("wide")
    if isinstance(alone, tuple):  # an alias, and what the language says otherwise
        alone = alone[1]
    own = alone if isinstance(alone, dict) else {}
    return [str(own.get(day) or days["format"]["wide"][day]) for day in _WEEK]


def list_words(words: Sequence[str], language: Language) -> str:
    """ "a, b och c"."""
    return format_list(list(words), style="standard", locale=language.locale)


_AFTER_Z = {"å": "{", "ä": "|", "ö": "}"}


def alphabetical(words: str, language: Language) -> tuple[str, str]:
    """A key to sort by: å, ä and ö are letters of their own where the alphabet ends with them, marks count no more."""
    own = _AFTER_Z if language.locale.language in ("sv", "fi", "se") else {}
    letters = (own.get(letter) or unicodedata.normalize("NFKD", letter) for letter in words.casefold())
    plain = "".join(mark for mark in "".join(letters) if not unicodedata.combining(mark))
    return plain, words


def time_span(opens: str, closes: str) -> Markup:
    """ "07:00–21:00", 24-hour clock and ASCII digits everywhere; never reversed."""
    time.fromisoformat(opens)
    return number(f"{opens}–{closes}")


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
