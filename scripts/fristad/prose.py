"""Markdown in two steps: blocks once, then the words of each block.

The structure of a text (its headings, paragraphs, lists, tables) is parsed from the Swedish source alone. A
translation only ever replaces the words of one block, and those are read by an inline reader that knows emphasis,
links and placeholders: it cannot open a block, a reference or raw HTML.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.inlinepatterns import InlineProcessor
from markupsafe import Markup, escape

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
CARD = "card"
"""The tag of a block that is no words but a service's card; its text is the placeholder's name."""
_CARD = re.compile(r"\{(card_[a-z0-9_]+)\}")
LINK = re.compile(r"(?<!!)\[([^\[\]]*)\]\(([^()\s]*)\)")
_EMPHASIS = re.compile(r"(\*\*|\*|__)(?=\S)(.+?)(?<=\S)\1")
_HEADING_ID = re.compile(r"\s*\{#([a-z0-9-]+)\}\s*$")
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_KINDS = {"p": "paragraph", "li": "list item", "td": "table cell", "th": "table heading"}
_DROPPED_BLOCKS = ("code", "reference")
_DROPPED_INLINE = (
    "backtick",
    "link",
    "reference",
    "image_link",
    "image_reference",
    "short_reference",
    "short_image_ref",
    "autolink",
    "automail",
    "linebreak",
    "html",
    "entity",
)


@dataclass(frozen=True)
class Block:
    """One element: its words as inline Markdown, or the blocks inside it. `tag` is the HTML element's name, or CARD."""

    tag: str
    text: str = ""
    id: str = ""
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True)
class Unit:
    """What a translator gets at a time. `section` is the id of the heading above, or "" before the first."""

    section: str
    text: str
    kind: str


@dataclass(frozen=True)
class Rendered:
    """The words of one block as HTML."""

    html: Markup
    attributes: str = ""
    """` lang="sv" dir="ltr"` for the element around words that are not in the page's language."""
    marked: Markup | None = None
    """The same words marking themselves, for an element that must not be marked; None where nothing is to be marked."""


class _Link(InlineProcessor):
    """`[words](target)` and no other way of writing a link, so that what is checked is what is shown."""

    def handleMatch(  # type: ignore[override]  # noqa: N802  (the name and shape of InlineProcessor)
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element, int, int]:
        element = Element("a", {"href": m.group(2)})
        element.text = m.group(1)
        return element, m.start(), m.end()


def _engine() -> markdown.Markdown:
    """Python-Markdown with only what the content may use."""
    engine = markdown.Markdown(extensions=["tables"])
    engine.preprocessors.deregister("html_block")
    for name in _DROPPED_BLOCKS:
        engine.parser.blockprocessors.deregister(name)
    for name in _DROPPED_INLINE:
        engine.inlinePatterns.deregister(name)
    # A brace is never a sign of Markdown here: `\{name\}` would become a placeholder that nobody has counted.
    engine.ESCAPED_CHARS = [sign for sign in engine.ESCAPED_CHARS if sign not in "{}"]
    engine.inlinePatterns.register(_Link(LINK.pattern, engine), "link", 160)
    return engine


_READER = _engine()


@lru_cache(maxsize=8192)
def parse(text: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text."""
    engine = _READER.reset()
    lines = text.split("\n")
    for preprocessor in engine.preprocessors:
        lines = preprocessor.run(lines)
    root = engine.parser.parseDocument(lines).getroot()
    return tuple(_with_card(_block(child)) for child in (root if root is not None else ()))


def _with_card(block: Block) -> Block:
    """A paragraph of nothing but `{card_…}` is a card. Inside a list or a quotation there is no room for one."""
    found = _CARD.fullmatch(block.text) if block.tag == "p" else None
    return Block(CARD, found.group(1)) if found else block


def _block(element: Element) -> Block:
    text = (element.text or "").strip()
    identifier = ""
    if element.tag in _HEADINGS:
        found = _HEADING_ID.search(text)
        if found:
            identifier, text = found.group(1), text[: found.start()]
    return Block(str(element.tag), text, identifier, tuple(_block(child) for child in element))


def units(text: str) -> Iterator[Unit]:
    """Every block with words, in reading order."""
    section = ""
    for block in _walk(parse(text)):
        if block.tag in _HEADINGS:
            section = block.id
        if block.text and block.tag != CARD:
            kind = "heading" if block.tag in _HEADINGS else _KINDS.get(block.tag, "paragraph")
            yield Unit(section, block.text, kind)


def headings(text: str) -> list[tuple[int, str, str]]:
    """(level, id, words) of each heading."""
    return [(_HEADINGS[block.tag], block.id, block.text) for block in _walk(parse(text)) if block.tag in _HEADINGS]


def _walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        yield from _walk(block.blocks)


def placed(text: str) -> Iterator[tuple[str, int, bool]]:
    """Every placeholder in reading order: its name, where in the text it stands, and whether it is a card."""
    written = PLACEHOLDER.finditer(text)
    for block in _walk(parse(text)):
        for name in [block.text] if block.tag == CARD else PLACEHOLDER.findall(block.text):
            # A table drops cells that have no heading, so not all that is written is read.
            at = next((found.start() for found in written if found.group(1) == name), 0)
            yield name, at, block.tag == CARD


def html(text: str, words: Callable[[str, str], Rendered], *, id_prefix: str = "", deeper: int = 0) -> Markup:
    """The text as HTML. `words(section, source)` gives what each block says, in whatever language it exists.

    `id_prefix` keeps the ids of headings apart where several texts share a page, and `deeper` puts the headings that
    many levels below the one that the text stands under.
    """
    return Markup("").join(pieces(text, words, id_prefix=id_prefix, deeper=deeper))


def pieces(
    text: str, words: Callable[[str, str], Rendered], *, id_prefix: str | None = "", deeper: int = 0
) -> Iterator[Markup]:
    """The same, one heading, paragraph, list or table at a time; without ids where `id_prefix` is None."""
    return (html for block, html in _written(text, words, id_prefix, deeper) if block.tag != CARD)


@dataclass(frozen=True)
class Passage:
    """Some of a text as HTML, and the placeholders of the cards that stand below it."""

    html: Markup
    cards: tuple[str, ...] = ()
    level: int = 2
    """The level of the cards' headings: one below that of the section that they stand in."""


def passages(text: str, words: Callable[[str, str], Rendered]) -> Iterator[Passage]:
    """The text as HTML, parted where cards stand."""
    html: list[Markup] = []
    cards: list[str] = []
    level = 2
    for block, written in _written(text, words, "", 0):
        if block.tag == CARD:
            cards.append(block.text)
            continue
        if cards:
            yield Passage(Markup("").join(html), tuple(cards), level)
            html, cards = [], []
        html.append(written)
        if block.tag in _HEADINGS:
            level = min(_HEADINGS[block.tag] + 1, 6)
    if html or cards:
        yield Passage(Markup("").join(html), tuple(cards), level)


def _written(
    text: str, words: Callable[[str, str], Rendered], id_prefix: str | None, deeper: int
) -> Iterator[tuple[Block, Markup]]:
    """Each block with its HTML, which a card has none of here."""
    out: list[str] = []
    section = [""]

    def write(block: Block) -> None:
        tag = block.tag
        if tag in _HEADINGS:
            section[0] = block.id
            tag = f"h{min(_HEADINGS[tag] + deeper, 6)}"
        if block.tag == "hr":
            out.append("<hr>")
            return
        attributes = f' id="{id_prefix}{block.id}"' if block.id and id_prefix is not None else ""
        if block.tag == "th":
            attributes += ' scope="col"'
        shown = words(section[0], block.text) if block.text else Rendered(Markup(""))
        # A list item stays in its list's direction, or its mark would stand on the other side.
        if not block.blocks and block.tag not in ("li", "table"):
            out.append(f"<{tag}{attributes}{shown.attributes}>{shown.html}</{tag}>")
            return
        inner = shown.html if shown.marked is None else shown.marked
        if block.tag == "table":
            out.append('<div class="table-scroll">')
        out.append(f"<{tag}{attributes}>{inner}")
        for child in block.blocks:
            write(child)
        out.append(f"</{tag}>")
        if block.tag == "table":
            out.append("</div>")

    for block in parse(text):
        if block.tag != CARD:
            write(block)
        yield block, Markup("".join(out))
        out.clear()


def inline(text: str, link: Callable[[str], str], fact: Callable[[str], Markup]) -> Markup:
    """One block's words as HTML.

    `link` turns a target into an address that may be used as it is; `fact` gives what stands for a placeholder.
    Whatever is not emphasis, a link or a placeholder is text. What is made of the words is cleaned before the facts
    come in, so that a mistake of ours or of Python-Markdown's does not let a stranger's HTML through either.
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
    tags={"a", "strong", "em"},
    attributes={"a": {"href"}},
    attribute_filter=_relative,
    url_schemes=set(),
    link_rel=None,
)


_SIGN = r"\\`*_\[\]<>&\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufdd0-\ufdef\ufff0-\uffff"
"""What Markdown or HTML could take for its own, and what a parser of HTML drops or changes."""
BOLD = rf"\*\*([^\s{_SIGN}](?:[^{_SIGN}]*[^\s{_SIGN}])?)\*\*"
PLAIN_LINK = rf"(?<!!)\[([^{_SIGN}]+)\]\(([A-Za-z0-9_.#/-]*)\)"
_BOLD_OR_LINK = re.compile(f"{BOLD}|{PLAIN_LINK}")
_ORDINARY = re.compile(rf"(?:[^{{{_SIGN}]++|{{(?:[a-z][a-z0-9_]*}})?|{BOLD}|{PLAIN_LINK})++")
"""Words that are their own HTML, but for what is bold and for links: nine of ten, many times sooner."""


def _as_html(found: re.Match[str]) -> str:
    bold, words, target = found.groups()
    return f"<strong>{bold}</strong>" if bold else f'<a href="{target}">{words}</a>'


@lru_cache(maxsize=65536)
def _inline_html(text: str) -> str:
    """The same, with nothing in it but strong, em and links without a scheme or host."""
    if _ORDINARY.fullmatch(text) and text == text.strip():
        return _BOLD_OR_LINK.sub(_as_html, text)
    # It writes one character in another way than we do; "&nbsp;" in words would be "&amp;nbsp;" here.
    return _CLEANER.clean(_rendered(text)).replace("&nbsp;", "\u00a0")


def _rendered(text: str) -> str:
    """Emphasis and links as HTML, everything else escaped; targets as written."""
    engine = _READER.reset()
    root = Element("div")
    leaf = Element("p")
    # Python-Markdown would let `&name;` through as an entity.
    leaf.text = text.replace("&", "&amp;")
    root.append(leaf)
    engine.treeprocessors["inline"].run(root)
    rendered = engine.serializer(root)
    start, end = rendered.index("<p>") + 3, rendered.rindex("</p>")
    for processor in engine.postprocessors:
        if type(processor).__name__ == "UnescapePostprocessor":
            rendered = processor.run(rendered)
    return _unescape_marks(rendered[start:end])


_MARK = re.compile("\u0002(\\d+)\u0003")


def _unescape_marks(html: str) -> str:
    r"""Python-Markdown keeps `\*` as a numbered mark until the very end."""
    return _MARK.sub(lambda found: str(escape(chr(int(found.group(1))))), html)


def plain(text: str, fact: Callable[[str], str]) -> str:
    """One block's words without markup, for titles and descriptions."""
    # Most words have none of it, and looking is much quicker than replacing.
    if "](" in text:
        text = LINK.sub(lambda found: found.group(1), text)
    if "*" in text or "__" in text:
        text = _EMPHASIS.sub(r"\2", text)
    return PLACEHOLDER.sub(lambda found: fact(found.group(1)), text) if "{" in text else text


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
