"""Words that know which language they are really in, and numbers among them.

The marks of language and direction are made here and in `table`, not by macros: words carry them into other words,
before any template has them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from fristad.languages.known_languages import SOURCE, Language


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


def number(words: str) -> Markup:
    """Left to right whatever surrounds them, and on one line: times and figures in a sentence."""
    return Markup('<bdi class="number" dir="ltr">{}</bdi>').format(words)


def figure(words: str, page: Language) -> Text:
    """A number to put into a sentence: one end of a range, never the whole of it."""
    return Text(number(words), isolated(words) if page.dir == "rtl" else words, page, page)


def isolated(words: str) -> str:
    """Left to right whatever surrounds them, by characters: where there is no markup."""
    return f"\u2066{words}\u2069"


def unbroken(words: Text) -> Text:
    """Words that stay on one line."""
    return replace(words, html=Markup('<span class="f-whole">{}</span>').format(words.html))


LINE = Markup("<br>")
"""Between lines of one text."""
