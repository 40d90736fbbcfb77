"""The words within a block: emphasis, links, line breaks and facts in braces, as CommonMark has them.

A translation only ever replaces such words. They cannot open a block, a reference or raw HTML.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import escape

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markupsafe import Markup

from fristad.syntax import notes

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
LINK = re.compile(r"(?<!!)\[([^\[\]]*)\]\(([^()\s]*)\)")
_DEEPEST = 40
"""How deep markdown-it goes: beyond it leaves out what is there. `markup` tells long before."""


def _fact(state: StateInline, silent: bool) -> bool:
    """`{name}` is one thing: the signs in it are no emphasis."""
    found = PLACEHOLDER.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.append_pending(found.group())
    state.pos = found.end()
    return True


def _link(state: StateInline, silent: bool) -> bool:
    """`[words](target)` and no other way of writing a link, so that what is checked is what is shown."""
    found = LINK.match(state.src, state.pos) if state.src[state.pos] == "[" else None
    if not found or found.end() > state.posMax:
        return False
    if not silent:
        end = state.posMax
        state.pos, state.posMax = found.span(1)
        state.push("link_open", "a", 1).attrs = {"href": found[2]}
        state.md.inline.tokenize(state)
        state.push("link_close", "a", -1)
        state.posMax = end
    state.pos = found.end()
    return True


def _reader() -> MarkdownIt:
    """CommonMark with only what the content may use: without code, HTML, pictures and references."""
    reader = MarkdownIt("zero", {"maxNesting": _DEEPEST})
    reader.enable(["heading", "lheading", "list", "blockquote", "hr", "table", "newline", "escape", "emphasis"])
    ends = {"alt": ["paragraph", "blockquote", "list"]}
    reader.block.ruler.before("heading", "note", notes.block_rule, ends)  # type: ignore[arg-type]
    reader.inline.ruler.push("fact", _fact)
    reader.inline.ruler.push("link_without_title", _link)
    return reader


READER = _reader()


def inline(text: str, link: Callable[[str], str], fact: Callable[[str], Markup]) -> Markup:
    """One block's words as HTML.

    `link` turns a target into an address that may be used as it is; `fact` gives what stands for a placeholder.
    Whatever is not emphasis, a link, a line break or a placeholder is text. What is made of the words is cleaned before
    the facts come in, so that a mistake of ours or of markdown-it's does not let a stranger's HTML through either.
    """
    html = _inline_html(text)
    html = _HREF.sub(lambda found: Markup('<a href="{}"').format(link(_unescaped(found.group(1)))), html)
    # Placeholders are filled in last, so that nothing in a fact is read as Markdown.
    return Markup(PLACEHOLDER.sub(lambda found: str(fact(found.group(1))), html))


# A "<" is only ever that of an element: in words it is escaped.
_HREF = re.compile(r'<a href="([^"]*)"')


def _unescaped(text: str) -> str:
    return Markup(text).unescape()


def _relative(element: str, attribute: str, value: str) -> str | None:  # the shape nh3 calls
    return None if value.lstrip().startswith(("//", "\\")) else value


_CLEANER = nh3.Cleaner(
    tags={"a", "strong", "em", "br"},
    attributes={"a": {"href"}},
    attribute_filter=_relative,
    url_schemes=set(),
    link_rel=None,
)


@lru_cache(maxsize=65536)
def _inline_html(text: str) -> str:
    """One block's words with nothing in them but strong, em, br and links without a scheme or host."""
    # It writes one character in another way than we do; "&nbsp;" in words would be "&amp;nbsp;" here.
    return _CLEANER.clean(_rendered(text)).replace("&nbsp;", "\u00a0")


def _tokens(text: str) -> list[Token]:
    return READER.inline.parse(text, READER, {}, [])


_ELEMENTS = {
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "em_open": "<em>",
    "em_close": "</em>",
    "link_close": "</a>",
    "softbreak": "\n",
    "hardbreak": "<br>\n",
}


def _rendered(text: str) -> str:
    """Emphasis, links and line breaks as HTML, everything else escaped; targets as written."""
    return "".join(map(_html_of, _tokens(text)))


def _html_of(token: Token) -> str:
    if token.type == "link_open":
        return f'<a href="{escape(str(token.attrs["href"]))}">'
    return _ELEMENTS.get(token.type) or escape(_literal(token), quote=False)


def _literal(token: Token) -> str:
    r"""What a token says. A brace is no sign of Markdown: `\{name\}` would become a fact that nobody has counted."""
    return token.markup if token.type == "text_special" and token.content in "{}" else token.content


def plain(text: str, fact: Callable[[str], str]) -> str:
    """One block's words without markup, for titles and descriptions."""
    # Most words have no sign of Markdown, and looking is much quicker than reading.
    if _SIGN.search(text):
        text = _plain(text)
    return PLACEHOLDER.sub(lambda found: fact(found.group(1)), text) if "{" in text else text


_SIGN = re.compile(r"[*_\[\\\n]")


@lru_cache(maxsize=65536)
def _plain(text: str) -> str:
    return "".join("\n" if token.tag == "br" else _literal(token) for token in _tokens(text))


_EMPHASIS = re.compile(r"\*+|_+")


def loose_emphasis(text: str) -> int | None:
    """Where the first sign of emphasis stands that is shown as a sign, though nobody means it: in `**words`.

    A star between spaces and a line within a word mean themselves: "2 * 3", "name_of_it".
    """
    if "*" not in text and "_" not in PLACEHOLDER.sub("", text):
        return None
    at, target = 0, ""
    for token in _tokens(text):
        written = token.markup or token.content
        if token.type == "link_open":
            target, written = str(token.attrs["href"]), "["
        elif token.type == "link_close":
            written = f"]({target})"
        at = text.index(written, at)
        if token.type == "text":
            bare = PLACEHOLDER.sub(lambda found: "x" * len(found.group()), written)
            for found in _EMPHASIS.finditer(bare):
                if _is_loose(found.group(), f" {text} "[at + found.start()], f" {text} "[at + found.end() + 1]):
                    return at + found.start()
        at += len(written)
    return None


def _is_loose(sign: str, before: str, after: str) -> bool:
    if sign[0] == "_":
        return before.isalnum() != after.isalnum()
    return len(sign) > 1 or not (before.isspace() and after.isspace())


def placeholders(text: str) -> list[str]:
    """Names in braces, sorted, repeats kept."""
    return sorted(PLACEHOLDER.findall(text))


def targets(text: str) -> list[str]:
    """Link targets, sorted, repeats kept."""
    return sorted(target for _, target in LINK.findall(text))


@dataclass(frozen=True)
class Measure:
    """How hard a text is: LIX, and words in the longest sentence."""

    lix: float
    longest: int
    words: int


_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


def sentences(text: str) -> list[str]:
    """One block's sentences, without markup; what a placeholder stands for counts as one short word."""
    return re.split(r"(?<=[.!?:])\s+", plain(text, lambda name: "nummer"))


def words(sentence: str) -> list[str]:
    """The words of a sentence."""
    return _WORD.findall(sentence)


def measured(texts: Iterable[str]) -> Measure:
    """LIX = words per sentence + 100 × share of words with more than six letters (Björnsson 1968)."""
    found = [said for text in texts for sentence in sentences(text) if (said := words(sentence))]
    every = [word for said in found for word in said]
    if not every:
        return Measure(0.0, 0, 0)
    long_words = sum(len(word) > 6 for word in every)
    lix = len(every) / len(found) + 100 * long_words / len(every)
    return Measure(lix, max(map(len, found)), len(every))
