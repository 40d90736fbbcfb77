"""The text of a built page as Markdown that Python-Markdown and CommonMark read alike.

Words, headings, lists and links are kept; what only our own site has (boxes, facts as data, marks of language) is not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml.html import HtmlElement

Link = Callable[[str], str | None]
"""The target of a link on our page → the target on theirs; None where only the words are to stay."""

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CONTAINERS = {"main", "article", "section", "div", "header", "footer", "aside", "figure", "details"}
_LINES = {"p", "summary", "figcaption", "address"}
_BLOCKS = {*_HEADINGS, *_CONTAINERS, *_LINES, "ul", "ol", "dl", "blockquote", "nav"}


def markdown(element: HtmlElement, link: Link) -> str:
    """The Markdown of all that an element holds."""
    return "\n\n".join(blocks(element, link)) + "\n"


def blocks(element: HtmlElement, link: Link) -> list[str]:
    """Paragraphs, headings and lists, in order. Text between them is a paragraph of its own."""
    found: list[str] = []
    loose = _escaped(element.text)
    for child in element:
        if child.tag in _BLOCKS:
            found += _paragraph(loose)
            found += _block(child, link)
            loose = ""
        else:
            loose += _inline(child, link)
        loose += _escaped(child.tail)
    return found + _paragraph(loose)


def _block(element: HtmlElement, link: Link) -> list[str]:
    tag = element.tag
    if tag == "nav":  # each peer has its own ways around
        return []
    if tag in _HEADINGS:
        return [f"{'#' * _HEADINGS[tag]} {line}" for line in _paragraph(_inside(element, link))]
    if tag in _LINES:
        return _paragraph(_inside(element, link))
    if tag in ("ul", "ol"):
        mark = "-   " if tag == "ul" else "1.  "
        items = [_item(mark, blocks(item, link)) for item in element.iterchildren("li")]
        return ["\n".join(items)] if items else []
    if tag == "dl":
        return ["\n".join(_item("-   ", [line]) for line in _definitions(element, link))]
    if tag == "blockquote":
        return ["\n>\n".join(_indented(block, "> ") for block in blocks(element, link))]
    return blocks(element, link)


def _item(mark: str, parts: list[str]) -> str:
    text = "\n\n".join(_indented(part, "    ") for part in parts)
    return mark + text.removeprefix("    ")


def _definitions(element: HtmlElement, link: Link) -> Iterator[str]:
    term = ""
    for child in element.iter("dt", "dd"):
        words = "".join(_paragraph(_inside(child, link)))
        if child.tag == "dt":
            term = words
        else:
            yield f"**{term}**: {words}"


def _inside(element: HtmlElement, link: Link) -> str:
    """The words in an element, with their links and emphasis."""
    return _escaped(element.text) + "".join(_inline(child, link) + _escaped(child.tail) for child in element)


def _inline(element: HtmlElement, link: Link) -> str:
    if not isinstance(element.tag, str):  # a comment
        return ""
    if element.tag == "br":
        return " "
    words = _inside(element, link)
    if element.tag in ("strong", "b") and words.strip():
        return f"**{words.strip()}**"
    href = link(element.get("href", "")) if element.tag == "a" else None
    if not href:
        return words
    return f"[{words.strip()}](<{href}>)" if re.search(r"[() ]", href) else f"[{words.strip()}]({href})"


def _paragraph(text: str) -> list[str]:
    """One line, or none. A no-break space is not a place to break, and stays."""
    line = re.sub(r"[ \t\r\n]+", " ", text).strip(" ")
    return [re.sub(r"^([-+#]|\d+(?=\.))", _not_a_mark, line)] if line else []


def _not_a_mark(found: re.Match[str]) -> str:
    return f"{found[1]}\\" if found[1].isdigit() else f"\\{found[1]}"


def _escaped(text: str | None) -> str:
    marked = re.sub(r"([\\`*_\[\]])", r"\\\1", text or "")
    return marked.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _indented(text: str, by: str) -> str:
    return "\n".join(by + line if line else line for line in text.split("\n"))
