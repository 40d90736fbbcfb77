"""The table of languages: their names, tags, direction and fonts.

One table, checked against Babel in a test. The four names of a language (path, tag, formatting locale, autonym) are
never derived from one another. Sources: BCP 47 registry, CLDR 47 by way of Babel, the languages' own names.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from babel import Locale
from markupsafe import Markup


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
    """Where CLDR's long date does not serve: one that ends with a full stop would end each sentence with two."""
    months_too: str = ""
    """A CLDR locale of readers who call the months otherwise: both names are said."""
    months_numbered: bool = False
    """Where a month's name is that of another month in another calendar: its number is said too."""

    @property
    def font(self) -> str:
        """The name of the font that is sent to devices without one for the script; "" where every device has one."""
        return self.script.lower() if self.script in _WITH_FONT else ""

    @property
    def font_name(self) -> str:
        """What a stylesheet with the font is called after "style": "-ethiopic"."""
        return f"-{self.font}" if self.font else ""

    def punctuated(self, words: str) -> str:
        """Signs between words, as the language's script writes them."""
        return words.translate(_PUNCTUATION.get(self.script, {}))

    @property
    def swedish(self) -> bool:
        """Ordinary or easy Swedish: no Swedish needs to stand beside it."""
        return self.tag.partition("-")[0] == "sv"

    @property
    def prefix(self) -> str:
        """Where its pages are: "ar/", and the root of the site for the source language."""
        return "" if self.id == SOURCE_ID else f"{self.id}/"

    def attributes_of(self, other: Language) -> Markup:
        """The attributes that mark words of another language on a page in this one."""
        return Markup("") if other.tag == self.tag else Markup(' lang="{}" dir="{}"').format(other.tag, other.dir)

    def around(self, other: Language, html: Markup) -> Markup:
        """HTML in another language, in an element that says so where it is not the language of the page."""
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
TABLE = (
    Language("sv", "sv", "svenska", "sv"),
    Language("lattlast", "sv-simple", "lättläst svenska", "sv"),
    Language("en", "en", "English", "en_SE", date_pattern=_PLAIN),
    Language("ar", "ar", "العربية", "ar", "rtl", "Arabic", _PLAIN, months_too="ar_SY"),
    Language("fa", "fa", "فارسی", "fa", "rtl", "Arabic", _PLAIN),
    Language("prs", "fa-AF", "دری", "fa_AF", "rtl", "Arabic", _PLAIN),
    Language("ckb", "ckb", "کوردیی ناوەندی", "ckb", "rtl", "Arabic", _PLAIN),
    Language("kmr", "ku", "kurdî (kurmancî)", "ku"),
    Language("ti", "ti", "ትግርኛ", "ti", script="Ethiopic", date_pattern=_PLAIN, months_numbered=True),
    Language("am", "am", "አማርኛ", "am", script="Ethiopic", date_pattern=_PLAIN),
    Language("so", "so", "Soomaali", "so", date_pattern=_PLAIN),
    Language("uk", "uk", "українська", "uk", script="Cyrillic", date_pattern=_PLAIN),
    Language("ru", "ru", "русский", "ru", script="Cyrillic", date_pattern=_PLAIN),
    Language("fi", "fi", "suomi", "fi"),
    Language("fit", "fit", "meänkieli", "fi"),
    Language("se", "se", "davvisámegiella", "se", date_pattern="d. MMMM y"),
    Language("yi", "yi", "ייִדיש", "yi", "rtl", "Hebrew", _PLAIN),
    Language("tr", "tr", "Türkçe", "tr"),
    Language("pl", "pl", "polski", "pl"),
    Language("es", "es", "español", "es"),
    Language("fr", "fr", "français", "fr"),
    Language("de", "de", "Deutsch", "de"),
    Language("bks", "bs", "bosanski/hrvatski/srpski", "bs", date_pattern="d. MMMM y"),
    Language("sq", "sq", "shqip", "sq"),
    Language("ro", "ro", "română", "ro"),
    Language("bg", "bg", "български", "bg", script="Cyrillic", date_pattern=_PLAIN),
    Language("bn", "bn", "বাংলা", "bn", script="Bengali", date_pattern=_PLAIN),
    Language("th", "th", "ไทย", "th", script="Thai", date_pattern=_PLAIN),
    Language("zh-hans", "zh-Hans", "中文（简体）", "zh_Hans", script="Han"),
    Language("ps", "ps", "پښتو", "ps", "rtl", "Arabic", _PLAIN),
    Language("ur", "ur", "اردو", "ur", "rtl", "Arabic", _PLAIN),
    Language("syr", "syr", "ܣܘܪܝܝܐ", "syr", "rtl", "Syriac", _PLAIN),
)
LANGUAGES: dict[str, Language] = {language.id: language for language in TABLE}
SOURCE = LANGUAGES[SOURCE_ID]
PSEUDO = Language("qps", "qps", "[pseudo]", "sv", "rtl")
"""See `pseudo`; a tag for private use in BCP 47. It is no language that mkdocs.yml can name."""
