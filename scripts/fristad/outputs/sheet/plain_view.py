"""A page's text without pictures, links and buttons, with its marks of language and direction.

It is made from the page's own HTML, so that who judges the words reads what a visitor of the site would read.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from html.parser import HTMLParser

from markupsafe import Markup

_LEFT_OUT = frozenset(
    ("script", "style", "svg", "nav", "footer", "form", "button", "select", "input", "label", "template")
)
"""What a reader of words has no use for, with all that is in it."""
_VOID = frozenset(("br", "hr", "img", "input", "meta", "link", "wbr", "source"))
_IN_LINES = frozenset(("strong", "em", "small", "bdi", "span"))
_KEPT = _IN_LINES | {"p", "ul", "ol", "li", "dl", "dt", "dd", "blockquote"}
_KEPT |= {"table", "thead", "tbody", "tr", "th", "td", "caption"}
_BLOCKS = frozenset(("div", "section", "article", "aside", "header", "details", "summary", "main"))
"""What parts a page into blocks, and is no more than that here."""
_TITLES = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_TITLE = "h4"
"""What each heading of a page becomes: in the sheet it stands below two others."""
_MARKS = ("lang", "dir")
_MAY_BE_EMPTY = frozenset(("td", "th"))


def text_of(html: str, only: str = "") -> Markup:
    """The text of some HTML of ours. With `only`, of the elements of this name alone: "article"."""
    reader = _Reader(only)
    reader.feed(html)
    reader.close()
    return Markup("".join(reader.parts).strip())


class _Reader(HTMLParser):
    """Writes down what is kept, and passes over the rest."""

    def __init__(self, only: str) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._only = only
        self._inside = 0 if only else 1
        self._open: list[tuple[str, str]] = []
        """(element, what it is written as, "" for not at all) of all that has begun and not ended."""
        self._left_out = 0
        """How many of these are left out with all that is in them."""

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._inside += tag == self._only
        if tag in _VOID:
            if tag == "br" and self._is_shown:
                self.parts.append(_begun("br", ""))
            return
        out = tag in _LEFT_OUT or "hidden" in given or "data-notice" in given
        if out or self._left_out:
            self._left_out += 1
            self._open.append((tag, "-"))
            return
        written = _written(tag, given)
        # A folded heading stands in the line that one taps.
        if written and self._is_shown:
            self.parts.append(_begun(written, _marks(given)))
        self._open.append((tag, written if self._is_shown else ""))

    def handle_endtag(self, tag: str) -> None:
        while self._open and any(tag == one for one, _ in self._open):
            one, written = self._open.pop()
            if written == "-":
                self._left_out -= 1
            elif written:
                self._end(written)
            if one == tag:
                break
        self._inside -= tag == self._only

    def handle_data(self, data: str) -> None:
        if self._is_shown:
            self.parts.append(escape(data, quote=False))

    @property
    def _is_shown(self) -> bool:
        return bool(self._inside) and not self._left_out

    def _end(self, written: str) -> None:
        """End an element, or take it out where nothing is in it."""
        last = len(self.parts) - 1
        while not self.parts[last].strip():
            last -= 1
        if written not in _MAY_BE_EMPTY and self.parts[last].startswith(("<" + written + ">", "<" + written + " ")):
            del self.parts[last:]
        else:
            self.parts.append(f"</{written}>")


def _written(tag: str, given: dict[str, str | None]) -> str:
    """What an element is written as."""
    if tag in _TITLES:
        return _TITLE
    if tag in _KEPT:
        return tag
    if tag in _BLOCKS:
        return "div"
    # A link or another mark, of which the language or the fact alone is kept.
    return "span" if _is_fact(given) or any(given.get(mark) for mark in _MARKS) else ""


def _begun(element: str, marks: str) -> str:
    return f"<{element}{marks}>"


def _marks(given: dict[str, str | None]) -> str:
    marks = "".join(f' {name}="{escape(value)}"' for name in _MARKS if (value := given.get(name)))
    return marks + (' class="fact"' if _is_fact(given) else "")


def _is_fact(given: dict[str, str | None]) -> bool:
    """Whether the page fills it in: a value of a record, or the title of a page that has an address for print."""
    return "data-fact" in given or "data-short" in given
