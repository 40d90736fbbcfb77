"""What a reader meets first: lines as the Unicode bidirectional algorithm lays them out (UAX 9, by python-bidi)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from lxml import html

from bidi import get_display

ISOLATES = {"ltr": "\u2066", "rtl": "\u2067", "auto": "\u2068"}
_POP = "\u2069"
_MARKS = re.compile("[\u2066-\u2069\u200e\u200f]")
_BETWEEN = "[\u2066-\u2069\u200e\u200f]*"
RANGE = re.compile(rf"(?<![\d:.])(\d[\d:]*){_BETWEEN}\s?[-‐‑‒–—−]\s?{_BETWEEN}(\d[\d:]*)(?![\d:.]*\d)")
"""Two figures with a dash between."""
_TAGS = ("p", "li", "dd", "dt", "td", "th", "h1", "h2", "h3", "h4", "summary", "figcaption", "blockquote")
_BLOCKS = " or ".join(f"self::{tag}" for tag in _TAGS)


def line(element: html.HtmlElement) -> str:
    """The words of a block, with the isolation of its elements as characters; those left to right in another language,
    and phone numbers, are one Latin letter: they are read in their own direction."""
    return re.sub(r"\s+", " ", "".join(_words(element, outermost=True))).strip()


def _words(element: html.HtmlElement, *, outermost: bool = False) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in ("script", "style"):
        return
    isolating = not outermost and (element.get("dir") or element.tag == "bdi")
    if isolating:
        yield ISOLATES[element.get("dir") or "auto"]
    foreign = element.get("lang") and element.get("dir") == "ltr"
    if not outermost and (foreign or "phone" in element.get("class", "")):
        yield "x"
    else:
        yield element.text or ""
        for child in element:
            yield from _words(child)
            yield child.tail or ""
    if isolating:
        yield _POP


def lines(page: html.HtmlElement) -> Iterator[str]:
    """Each block of a page that is read from right to left."""
    for element in page.xpath(f"//main//*[{_BLOCKS}] | //head/title"):
        around = [one.get("dir") for one in (element, *element.iterancestors()) if one.get("dir")]
        if around[:1] == ["rtl"] and not element.xpath(f".//*[{_BLOCKS}]"):
            yield line(element)


def starts_first(words: str, first: tuple[int, int], last: tuple[int, int]) -> bool:
    """Whether an eye that comes from the right meets one place of a line before another."""
    marked = [re.sub(r"\d", "0", letter) for letter in words]
    for (begins, ends), figure in ((first, "1"), (last, "2")):
        marked[begins:ends] = [figure if letter.isdigit() else letter for letter in words[begins:ends]]
    seen = _MARKS.sub("", get_display("".join(marked), base_dir="R"))
    return seen.index("1") > seen.index("2")


def backwards(words: str) -> list[str]:
    """The ranges of a line whose end is met first, of those that stand isolated in any way: facts.

    Running text is a translator's, and what isolates itself by its first letter may be read from the left.
    """
    return [
        found[0]
        for found in RANGE.finditer(words)
        if _isolated(words, found) and not starts_first(words, found.span(1), found.span(2))
    ]


def backwards_anywhere(words: str) -> list[str]:
    """The same of every range of a line, whoever wrote it, but for those in words that are read left to right."""
    return [
        found[0]
        for found in RANGE.finditer(words)
        if not _in_latin(words[: found.start()]) and not starts_first(words, found.span(1), found.span(2))
    ]


def _in_latin(before: str) -> bool:
    """Whether the last letter is one: the range is a part of a Swedish name."""
    letters = [letter for letter in before if letter.isalpha()]
    return bool(letters) and unicodedata.bidirectional(letters[-1]) == "L"


def spoken(page: html.HtmlElement) -> Iterator[str]:
    """Words of a page that no block shows: for search engines, previews, screen readers and scripts."""
    yield from page.xpath(f"//meta[@name='description' or starts-with(@property, 'og:')]/@content | {_TOLD}")


_TOLD = " | ".join(f"//@{name}" for name in ("aria-label", "title", "data-opened", "data-closed", "data-shut"))


def _isolated(words: str, found: re.Match[str]) -> bool:
    opened: list[str] = []
    for mark in re.findall("[\u2066-\u2069]", words[: found.start()]):
        if mark != _POP:
            opened.append(mark)
        elif opened:
            opened.pop()
    return _POP in found[0] or opened[-1:] == [ISOLATES["ltr"]]
