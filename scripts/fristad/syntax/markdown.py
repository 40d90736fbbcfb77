"""The blocks of a text: headings, paragraphs, lists, tables, notes, each with its place.

The structure of a text is read from the Swedish source alone, once; a translation only ever replaces the words of one
block (see `inline`). It is CommonMark's, as markdown-it-py reads it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import accumulate

from markdown_it.token import Token
from markupsafe import Markup

from fristad.syntax import notes
from fristad.syntax.inline import PLACEHOLDER, READER

CARD = "card"
"""The tag of a block that is no words but cards of services; its text is the placeholder's name."""
LOCAL = "local"
"""How the name begins of a placeholder for the services of the reader's place."""
_CARD = re.compile(r"\{((?:card|local)_[a-z0-9_]+)\}")
_HEADING_ID = re.compile(r"\s*\{#([a-z0-9-]+)\}\s*$")
_SECTION = "h2"
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_KINDS = {
    "p": "paragraph",
    "li": "list item",
    "td": "table cell",
    "th": "table heading",
    "note-title": "title of a note",
    "summary": "title of a folded part",
}


@dataclass(frozen=True)
class Block:
    """One element: its words as inline Markdown, or the blocks inside it. `tag` is the HTML element's name,
    or CARD.

    The title of a note has the tag "note-title", and no words where the look's own title is to be shown.
    """

    tag: str
    text: str = ""
    id: str = ""
    blocks: tuple[Block, ...] = ()
    start: int | None = None
    """The number of an ordered list's first item, where it is not 1, or of an item as written."""
    note: notes.Beginning | None = None
    lines: tuple[int, int] = (0, 0)
    """Its first line in the source and the one after its last, from 0."""
    places: tuple[int, ...] = ()
    """Where in the source each line of `text` begins."""


@dataclass(frozen=True)
class Unit:
    """What a translator gets at a time. `section` is the id of the heading above, or "" before the first."""

    section: str
    text: str
    kind: str
    places: tuple[int, ...] = ()
    """Where in the source each line of `text` begins."""

    def at(self, offset: int) -> int:
        """Where in the source a character of the words stands."""
        line = self.text.count("\n", 0, offset)
        return self.places[line] + offset - (self.text.rfind("\n", 0, offset) + 1)


@dataclass(frozen=True)
class Rendered:
    """The words of one block as HTML."""

    html: Markup
    attributes: str = ""
    """` lang="sv" dir="ltr"` for the element around words that are not in the page's language."""
    marked: Markup | None = None
    """`html` in an element that names its language, for where no element around it can; None where none is needed."""


# ----- blocks --------------------------------------------------------------------------------------------------------


@dataclass
class _Open:
    """A block that is being read."""

    tag: str
    token: Token | None = None
    text: str = ""
    places: tuple[int, ...] = ()
    blocks: list[Block] = field(default_factory=list)

    def block(self) -> Block:
        text, id = self.text, ""
        if self.tag in _HEADINGS and (found := _HEADING_ID.search(text)):
            id, text = found.group(1), text[: found.start()]
        token = self.token
        first, end = (token.map or (0, 0)) if token else (0, 0)
        note = token.meta.get("beginning") if token else None
        return Block(self.tag, text, id, tuple(self.blocks), _number(token), note, (first, end), self.places)


def _number(token: Token | None) -> int | None:
    if token and token.type == "ordered_list_open" and "start" in token.attrs:
        return int(token.attrs["start"])
    return int(token.info) if token and token.type == "list_item_open" and token.info else None


@lru_cache(maxsize=8192)
def parse(text: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text, in order."""
    tokens: list[Token] = []
    READER.block.parse(text, READER, {}, tokens)
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    cells: dict[int, int] = {}
    opened = [_Open("")]
    for token in tokens:
        around = opened[-1]
        if token.nesting == 1:
            opened.append(
                _Open("note-title" if token.type == "note_title_open" and token.tag == "p" else token.tag, token)
            )
        elif token.nesting == -1:
            opened.pop()
            _close(around, opened[-1])
        elif token.type == "inline":
            around.text = token.content
            columns = _columns(token, lines, cells if around.tag in ("td", "th") else None)
            around.places = tuple(starts[line] + column for line, column in columns)
        else:
            first, end = token.map or (0, 0)
            around.blocks.append(Block(token.tag, lines=(first, end)))
    return tuple(map(_with_card, opened[0].blocks))


def _with_card(block: Block) -> Block:
    """A paragraph of nothing but `{card_…}` or `{local_…}` is a place for cards. In a list there is no room."""
    found = _CARD.fullmatch(block.text) if block.tag == "p" else None
    return replace(block, tag=CARD, text=found.group(1)) if found else block


def _close(closed: _Open, around: _Open) -> None:
    """Puts a block into the one around it. The paragraph of a list item without empty lines is the item's own words."""
    hidden = closed.token is not None and closed.token.hidden
    if hidden and not around.text and not around.blocks:
        around.text, around.places = closed.text, closed.places
    else:
        around.blocks.append(closed.block())


def _columns(token: Token, lines: list[str], cells: dict[int, int] | None) -> Iterator[tuple[int, int]]:
    """Line and column of each line of a block's words. `cells` remembers where the last cell of a row ended."""
    first = token.map[0] if token.map else 0
    for number, words in enumerate(token.content.split("\n"), first):
        line = lines[number]
        if cells is None:
            column = line.rfind(words)
        else:
            written = words.replace("|", "\\|")
            column = line.find(written, cells.get(number, 0))
            cells[number] = max(column, 0) + len(written)
        yield number, max(column, 0)


def units(text: str) -> Iterator[Unit]:
    """Every block with words, in reading order."""
    section = ""
    for block in walk(parse(text)):
        if block.tag in _HEADINGS:
            section = block.id
        if block.text and block.tag != CARD:
            kind = "heading" if block.tag in _HEADINGS else _KINDS.get(block.tag, "paragraph")
            yield Unit(section, block.text, kind, block.places)


def headings(text: str) -> list[tuple[int, str, str]]:
    """(level, id, words) of each heading."""
    return [(_HEADINGS[block.tag], block.id, block.text) for block in walk(parse(text)) if block.tag in _HEADINGS]


def lengths(text: str) -> list[int]:
    """How many words each section has, with its heading; a card counts as so many as it has lines on a phone."""
    found = [0]
    for block in parse(text):
        if block.tag == _SECTION and found != [0]:
            found.append(0)
        found[-1] += sum(_CARD_WORDS if one.tag == CARD else len(one.text.split()) for one in walk((block,)))
    return found


_CARD_WORDS = 30


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Each block, and after it those inside it."""
    for block in blocks:
        yield block
        yield from walk(block.blocks)


def placed(text: str) -> Iterator[tuple[str, int, bool]]:
    """Every placeholder in reading order: its name, where in the text it stands, and whether it is a card."""
    for block in walk(parse(text)):
        if block.tag == CARD:
            yield block.text, block.places[0], True
            continue
        unit = Unit("", block.text, "", block.places)
        for found in PLACEHOLDER.finditer(block.text):
            yield found.group(1), unit.at(found.start()), False


def level(block: Block) -> int:
    """The level of a heading, 1 to 6; 0 for another block."""
    return _HEADINGS.get(block.tag, 0)


Words = Callable[[str, str], Rendered]
"""`words(section, source)` gives what a block says, in whatever language it exists."""
OwnTitle = Callable[[notes.Look], Rendered]
"""Gives the title of a note that has none of its own."""


def _untitled(look: notes.Look) -> Rendered:
    return Rendered(Markup(""))


def html(
    text: str, words: Words, *, own_title: OwnTitle = _untitled, id_prefix: str | None = "", deeper: int = 0
) -> Markup:
    """The text as HTML.

    `id_prefix` keeps the ids of headings apart where several texts share a page, and `deeper` puts the headings that
    many levels below the one that the text stands under. There are no ids where `id_prefix` is None.
    """
    return Markup("").join(pieces(text, words, own_title=own_title, id_prefix=id_prefix, deeper=deeper))


def pieces(
    text: str, words: Words, *, own_title: OwnTitle = _untitled, id_prefix: str | None = "", deeper: int = 0
) -> Iterator[Markup]:
    """What `html` gives, one heading, paragraph, list, table or note at a time."""
    found = _written(text, words, own_title, id_prefix, deeper)
    return (html for block, html in found if block.tag != CARD)


@dataclass(frozen=True)
class Passage:
    """Some of a text as HTML, and the placeholders of the cards that stand below it."""

    html: Markup
    cards: tuple[str, ...] = ()
    level: int = 2
    """The level of the cards' headings: one below that of the section that they stand in."""
    heading: Markup | None = None
    """That of the section that begins with it."""


def passages(text: str, words: Words, *, own_title: OwnTitle = _untitled) -> Iterator[Passage]:
    """The text as HTML, parted where a section begins, and where cards stand."""
    html: list[Markup] = []
    cards: list[str] = []
    heading: Markup | None = None
    level = 2
    for block, written in _written(text, words, own_title, "", 0):
        if block.tag == CARD:
            cards.append(block.text)
            continue
        if cards or (block.tag == _SECTION and (html or heading)):
            yield Passage(Markup("").join(html), tuple(cards), level, heading)
            html, cards, heading = [], [], None
        if block.tag == _SECTION:
            heading = written
        else:
            html.append(written)
        if block.tag in _HEADINGS:
            level = min(_HEADINGS[block.tag] + 1, 6)
    if html or cards or heading:
        yield Passage(Markup("").join(html), tuple(cards), level, heading)


def _written(
    text: str, words: Words, own_title: OwnTitle, id_prefix: str | None, deeper: int
) -> Iterator[tuple[Block, Markup]]:
    """Each block of `parse` with its HTML, which a card has none of here."""
    out: list[str] = []
    section = [""]

    def write(block: Block) -> None:
        tag, attributes = block.tag, _ATTRIBUTES.get(block.tag, "")
        if tag in _HEADINGS:
            section[0] = block.id
            tag = f"h{min(_HEADINGS[tag] + deeper, 6)}"
        if tag == "hr":
            out.append("<hr>")
            return
        if block.id and id_prefix is not None:
            attributes += f' id="{id_prefix}{block.id}"'
        if tag == "ol" and block.start is not None:
            attributes += f' start="{block.start}"'
        shown = words(section[0], block.text) if block.text else Rendered(Markup(""))
        if block.note:
            if tag in ("aside", "details"):
                attributes += _note_attributes(block.note)
            elif not block.text:
                shown = own_title(block.note.look)
        tag = "p" if tag == "note-title" else tag
        # The mark of a folded part, and that of a list item with a list in it, stay in the direction of what is around.
        if not block.blocks and tag not in ("table", "summary"):
            out.append(f"<{tag}{attributes}{shown.attributes}>{shown.html}</{tag}>")
            return
        inner = shown.html if shown.marked is None else shown.marked
        if tag == "table":
            out.append('<div class="table-scroll">')
        out.append(f"<{tag}{attributes}>{inner}")
        for child in block.blocks:
            write(child)
        out.append(f"</{tag}>")
        if tag == "table":
            out.append("</div>")

    for block in parse(text):
        if block.tag != CARD:
            write(block)
        yield block, Markup("".join(out))
        out.clear()


_ATTRIBUTES = {"th": ' scope="col"', "note-title": ' class="f-note__title"', "aside": ' role="note"'}


def _note_attributes(note: notes.Beginning) -> str:
    look = " f-note--warning" if note.look == "warning" else ""
    return f' class="f-note{look}"' + (" open" if note.opened else "")
