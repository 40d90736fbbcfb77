"""What would be shown as source: signs of Markdown, HTML and templates that the renderer does not turn into anything.

The same answers hold for the Swedish texts and for translations. Each says what is there and what to write instead.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from fristad.problems import Severity, printable
from fristad.syntax import inline, markdown
from fristad.syntax.markdown import Block
from fristad.syntax.notes import INDENT


@dataclass(frozen=True)
class Fault:
    """What is wrong at one place of a text, and what to write instead."""

    at: int
    found: str
    """What stands there, as it is written."""
    name: str
    """What that is: "HTML", "a picture"."""
    code: str
    what: str
    instead: str
    severity: Severity = "error"


@dataclass(frozen=True)
class _Sign:
    """A pattern of what means nothing here, what it is called, and what to write instead."""

    pattern: str
    name: str
    instead: str


_NOTE = 'Write `!!! note "Titel"` (or tip, warning; `???` folds it), and indent what it holds by four spaces.'
_ITEM = "Begin each line of a list with `- ` or `1. `, with an empty line before the first."
_EMPTY_LINE = (
    "Leave an empty line before it, if it begins a list; otherwise write it in one line with the words before it."
)
_BOLD = "Emphasis is written **like this**."
_TABLE = "A table needs an empty line before it, and `| --- | --- |` below its first row."
_LINK = "Write [words](file.md), without spaces, quotes or brackets in the parentheses."
# At the beginning of a line, then anywhere; of several that begin at one place, the first counts.
_SIGNS = (
    _Sign(r"^[ \t]*(?:!!!|\?\?\?\+?)(?=[\s\w\"]|\Z).*", "a note that cannot be read", _NOTE),
    _Sign(r"^[ \t]*===[!+]?(?=[ \t]+[\"“”])", "a tab", "Write a heading and the text below it."),
    _Sign(r"^[ \t]*=+[ \t]*$", "a line of equals signs", "Begin a heading with `##`."),
    _Sign(r"^[ \t]*(?:;?-+8<-+.*|:::.*|///.*)", "a sign of another program", "Write the text itself."),
    _Sign(r"^[ \t]*\*\[[^\]\n]+\]:", "an abbreviation with its meaning", "Write the meaning in the text."),
    _Sign(r"^[ \t]*\[\^[^\]\n]*\]:", "a footnote", "Write it in the text."),
    _Sign(r"^[ \t]*\[[^\]\n]+\]:(?=\s|\Z)", "the address of a link", _LINK),
    _Sign(r"^[ \t]*[:~][ \t]+(?=\S)", "a definition", "Write the word in **bold** and what it means after it."),
    _Sign(r"^[ \t]*(?:[•·◦▪▫●○‣⁃∙■□➢➤►▶✓✔✗\uf0b7]|[-*+]\u00a0)[ \t\u00a0]*", "a list that is none", _ITEM),
    _Sign(r"^[ \t]*[-+](?=[^\W\d_])", "a list without a space", _ITEM),
    _Sign(r"^[ \t]*\d{1,3}[.)](?=[^\W\d_]{2})", "a list without a space", _ITEM),
    _Sign(r"^[ \t]*(?:#{2,6}(?=[^#\s])|#{7,})", "a heading that is none", "Write `## ` and a space, then the words."),
    _Sign(r"(?<=\n)[ \t]*(?:\d{1,9}[.)]|[-–—*+]|[^\W\d_]\))(?=[ \t])", "a list in the middle of a text", _EMPTY_LINE),
    _Sign(r"(?<=\n)[ \t]*(?:#{1,6}[ \t]|>)", "a sign in the middle of a text", "Leave an empty line before it."),
    _Sign(r"\A\[[ xX]?\](?=\s|\Z)", "a box to tick", "Leave it out."),
    _Sign(r"<!--|-->", "a remark", "Write what only colleagues are to read in the field `notes:`."),
    _Sign(r"<(?:https?:|mailto:|[\w.+-]{1,64}@)[^<>\s]*>?", "an address", "Put it in a field, and write {web_…} here."),
    _Sign(r"<br[ \t]*/?>", "HTML", "For a new line, end the line before with two spaces."),
    _Sign(r"</?(?:details|summary)\b[^<>\n]{0,200}>?", "HTML", 'Write `??? note "Titel"` and indent the text.'),
    _Sign(r"<(?:/?[A-Za-z][^<>\n]{0,200}>?|[!?][^<>\n]{0,200}>?)", "HTML", _BOLD + " Leave everything else out."),
    _Sign(r"&(?:#[0-9]{1,8}|#[xX][0-9A-Fa-f]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});", "a code", "Write the sign itself."),
    _Sign(r"\[!\w+\]", "a note of another program", _NOTE),
    _Sign(r"!\[", "a picture", "Leave it out: pages show no pictures."),
    _Sign(r"\[\^[^\]\s]*\]?|\^\[", "a footnote", "Write it in the text."),
    _Sign(r"\[\[[^\[\]\n]*(?:\]\])?|\[@", "a link of another program", _LINK),
    _Sign(r"\[TOC\]", "a table of contents", "Leave it out."),
    _Sign(r"\]\[", "a link whose address stands elsewhere", _LINK),
    _Sign(r"\]\([^)\n]*\)?|\][ \t]+\((?=[^()\s]+\.md)", "a link that cannot be read", _LINK),
    _Sign(r"(?<![\w-])[\w-]{1,80}\.md\b", "the name of a file", _LINK),
    _Sign(r"`+", "a sign for code", "Write the words in **bold** or in “quotes”."),
    _Sign(r"~~~*", "a sign for words struck out", "Write what holds, and leave the rest out."),
    _Sign(r"~\w+~|\^\w+\^|\^\^", "a sign for raised or lowered words", "Write them in the line."),
    _Sign(r"==(?=\S)[^=\n]{1,200}==", "a sign for marked words", _BOLD),
    _Sign(r"\+\+(?=\S)[^+\n]{1,200}\+\+", "a sign for added words", _BOLD),
    _Sign(r"\$\$|%\(\w+\)s?|%%", "a sign of a program", "Remove it."),
    _Sign(r"(?<!-)---+", "a row of dashes", "Write –, or leave an empty line before and after it for a rule."),
    _Sign(r"(?<![\w:/]):[a-zA-Z][a-zA-Z0-9_+-]*:(?![\w/])", "the name of a picture", "Write it in words."),
    _Sign(r"\\", "a backslash that means nothing", "Remove it."),
)
_PIPES = (
    _Sign(r"^[ \t]*\|.*", "a table that cannot be read", _TABLE),
    _Sign(r"^[ \t]*:?-{3,}:?[ \t]*\|.*", "a table that cannot be read", _TABLE),
    _Sign(r"\|[^|\n]+\|", "a table that cannot be read", _TABLE),
)
_BEGINS_A_BLOCK = _Sign(r"^[ \t]*(?:[-*+]|#{1,6}|>)(?=\s)", "the beginning of a list or a heading", "Write one text.")
_PARTED = _Sign(r"\n[ \t]*\n", "an empty line", "Write one paragraph: it will be shown as one.")
_BRACE = _Sign(r"\{[^{}\n]{0,40}\}?|\}", "", "")


class _Signs:
    """Signs that are looked for all at once."""

    def __init__(self, *signs: _Sign) -> None:
        self.signs = signs
        named = (f"(?P<s{number}>{sign.pattern})" for number, sign in enumerate(signs))
        self.pattern = re.compile("|".join(named), re.MULTILINE)

    def found(self, text: str) -> Iterator[tuple[_Sign, int, int]]:
        """Each sign in a text, and from where to where it stands."""
        for match in self.pattern.finditer(text):
            yield self.signs[int((match.lastgroup or "s0")[1:])], match.start(), match.end()


_IN_TEXTS = _Signs(*_PIPES, *_SIGNS)
_IN_TABLES = _Signs(*_SIGNS)
_OF_KIND = {
    "table cell": _IN_TABLES,
    "table heading": _IN_TABLES,
    "field": _Signs(_PARTED, _BEGINS_A_BLOCK, *_PIPES, *_SIGNS),
    # Opening hours have || between what holds first and what holds else.
    "name": _Signs(_PARTED, _BEGINS_A_BLOCK, *_SIGNS),
}
_HINT = re.compile(
    r"[<>`\[\]\\|~^&$%#=+•·◦▪▫●○‣⁃∙■□➢➤►▶✓✔✗\uf0b7\n]|---|!!!|\?\?\?|:::|///|8<|\.md|(?<!\w):[A-Za-z]"
    r"|\A[ \t]*(?:[-:*]|\d{1,3}[.)])"
)
"""What every fault has a part of, to pass over most words quickly."""


def in_words(text: str, kind: str = "") -> Iterator[Fault]:
    """What would be shown as source in the words of one block. `kind` is a unit's, "field", "name" or ""."""
    yield from _braces(text)
    bare = _without_what_is_read(text)
    if _HINT.search(bare):
        for sign, start, end in _OF_KIND.get(kind, _IN_TEXTS).found(bare):
            yield _fault(text, start, end, sign)
    yield from _loose(text)
    yield from _links(text)


def _links(text: str) -> Iterator[Fault]:
    """Links that cannot be followed: without words, or around another."""
    for link in inline.LINK.finditer(text) if "](" in text else ():
        at, found = link.start(), link[0]
        if not any(map(str.isalnum, link[1])):
            what = f"'{printable(found)}' is a link without words"
            yield Fault(at, found, "", "link-without-words", what, "Write them between [ and ].")
        elif inline.PLACEHOLDER.search(link[1]):
            instead = "What is in braces is a link of its own: write it before or after the other one."
            yield Fault(at, found, "", "link-in-link", f"'{printable(found)}' is a link in a link", instead)


def in_names(text: str) -> Iterator[Fault]:
    """What would be shown as source in a value shown as it is: there emphasis, links and {names} mean nothing."""
    yield from in_words(text, "name")
    for pattern, name in ((inline.PLACEHOLDER, "a name in braces"), (inline.LINK, "a link"), (_EMPHASISED, "emphasis")):
        for found in pattern.finditer(text):
            sign = _Sign("", f"{name}, which is not read in this field", "Write plain words.")
            yield _fault(text, found.start(), found.end(), sign)


# **bold**, __bold__ and *italic*, with a word right inside the signs.
_EMPHASISED = re.compile(r"\*\*(?=\S)[^*\n]+\*\*|__(?=\S)[^_\n]+__|(?<![*\w])\*(?=[^\s*])[^*\n]+\*(?![*\w])")


def _fault(text: str, start: int, end: int, sign: _Sign, code: str = "stray-markup") -> Fault:
    start += len(text[start:end]) - len(text[start:end].lstrip())
    found = text[start:end].strip()
    what = f"'{printable(found, 30)}' is {sign.name}, and would be shown as it stands"
    if not found:
        what = f"There is {sign.name} in a text that is one paragraph"
    return Fault(start, found, sign.name, code, what, sign.instead)


_ESCAPED = re.compile(r"\\[!-/:-@\[-`|~\n]")
"""A backslash and what it takes the meaning from; of braces it takes none."""


def _without_what_is_read(text: str) -> str:
    """The text with other signs of the same length in the place of links, facts and escaped signs."""
    if "\\" in text:
        text = _ESCAPED.sub(lambda found: "," * 2 if found.group()[1] != "\n" else " \n", text)
    if "{" in text:
        text = inline.PLACEHOLDER.sub(lambda found: "x" * len(found.group()), text)
    if "](" in text:
        text = inline.LINK.sub(lambda found: "," + found[1] + "," * (len(found[2]) + 3), text)
    return text


def _braces(text: str) -> Iterator[Fault]:
    if "{" not in text and "}" not in text:
        return
    bare = inline.PLACEHOLDER.sub(lambda found: " " * len(found.group()), text)
    for found in re.finditer(_BRACE.pattern, bare):
        instead = "Write small letters, digits and _ between the braces: {phone_sos_112}."
        if found.group().startswith("{#"):
            instead = "A heading ends with {#words-in-english}: small letters, digits and dashes."
        written = text[found.start() : found.end()]
        what = f"'{written}' would be shown as it stands"
        yield Fault(found.start(), written, "a brace of its own", "stray-brace", what, instead)


_LOOSE = _Sign(
    "",
    "a sign of emphasis without a partner",
    r"Write one right before the first word and one right after the last, **like this**; or `\*` for the sign itself.",
)


def _loose(text: str) -> Iterator[Fault]:
    """Signs of emphasis that are read as none or as another: without a partner, crossed, or with a space inside."""
    at = inline.loose_emphasis(text)
    at = _crossed(text) if at is None else at
    if at is not None:
        yield _fault(text, at, at + 1, _LOOSE, "stray-emphasis")


_EMPHASIS = re.compile(r"\*+|_+")
_MEANT = re.compile(r"(?<!\S)\*(?!\S)|(?<=[^\W_])_+(?=[^\W_])|(?<![^\W_])_+(?![^\W_])")
"""A star between spaces and lines within a word or far from one, which mean themselves."""


def _crossed(text: str) -> int | None:
    """Where the first sign of emphasis stands whose partner is not the next, with words right inside them."""
    if "*" not in text and "_" not in text:
        return None
    bare = _MEANT.sub(lambda found: "x" * len(found.group()), _without_what_is_read(text))
    opened: list[tuple[str, int]] = []
    for found in _EMPHASIS.finditer(bare):
        sign, start = found.group(), found.start()
        while sign and opened and _ends(opened[-1][0], sign):
            before, inside = opened.pop()
            if bare[inside].isspace() or bare[start - 1].isspace() or inside == start:
                return start
            if len(before) > len(sign):
                opened.append((before[len(sign) :], inside))
            sign = sign[len(before) :]
        if sign:
            opened.append((sign, found.end()))
    return opened[0][1] - 1 if opened else None


def _ends(before: str, sign: str) -> bool:
    """Whether a sign may be the partner of one before it. Three are bold and italic at once, and can be parted."""
    return before == sign or (before[0] == sign[0] and 3 in (len(before), len(sign)))


# ----- blocks --------------------------------------------------------------------------------------------------------


DEEPEST = 6
"""Lists, quotations and notes in one another."""
_AROUND = ("ul", "ol", "blockquote", "aside", "details")


def in_body(text: str) -> Iterator[Fault]:
    """What is wrong with the blocks of a text: too deep, run together, left out or counted anew without a word."""
    lines = _Lines(text)
    yield from _levels(text)
    for block, depth, note in _with_depth(markdown.parse(text), 0, note=False):
        if depth == DEEPEST + 1 and block.tag in _AROUND:
            what = f"More than {DEEPEST} lists, quotations and notes stand in one another here"
            yield lines.fault(block.lines[0], "text-depth", what, "Make several paragraphs of it.")
        if note and markdown.level(block):
            what = f"'{block.text}' is a heading inside a note"
            instead = "The note's title is its heading: write **bold** words, or end the note before it."
            yield lines.fault(block.lines[0], "heading-in-note", what, instead)
        if block.note and block.tag in ("aside", "details"):
            yield from _ragged(block, lines)
        if block.tag == "summary" and (inline.LINK.search(block.text) or inline.PLACEHOLDER.search(block.text)):
            what = "The title of a folded part has a link or a name in braces, and who presses it would unfold the part"
            yield lines.fault(block.lines[0], "link-in-title", what, "Write it in the text below the title.")
        if block.tag == "li" and not block.text and not block.blocks:
            what = "An item of the list has no words"
            yield lines.fault(block.lines[0], "list-item-empty", what, "Write them after its mark, or remove the mark.")
        if block.tag == "ol":
            yield from _counted(block, lines)
        if block.tag == "table":
            yield from _cells(block, lines)
        if block.tag in ("li", "blockquote"):
            yield from _run_on(block, lines)


class _Lines:
    """The lines of a text, and where each begins."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.starts = [0, *accumulate(len(line) + 1 for line in self.lines)]

    def number(self, at: int) -> int:
        return bisect_right(self.starts, at) - 1

    def of(self, block: Block) -> list[str]:
        return self.lines[slice(*block.lines)]

    def fault(self, line: int, code: str, what: str, instead: str, severity: Severity = "error") -> Fault:
        words = self.lines[line]
        indent = len(words) - len(words.lstrip())
        return Fault(self.starts[line] + indent, words.strip(), "", code, what, instead, severity)


def _with_depth(blocks: tuple[Block, ...], depth: int, *, note: bool) -> Iterator[tuple[Block, int, bool]]:
    """Each block with how many lists, quotations and notes it stands in, itself counted, and whether in a note."""
    for block in blocks:
        own = depth + (block.tag in _AROUND)
        yield block, own, note
        yield from _with_depth(block.blocks, own, note=note or block.note is not None)


def _levels(text: str) -> Iterator[Fault]:
    """A level that is left out sounds like a part that is missing to who hears the headings one by one."""
    above = 1
    for block in markdown.walk(markdown.parse(text)):
        level = markdown.level(block)
        if level > above + 1 and block.places:
            what = f"'{block.text}' is a heading of level {level} below one of level {above}"
            instead = f"Begin it with `{'#' * (above + 1)} `."
            yield Fault(block.places[0], block.text, "", "heading-skipped", what, instead)
        above = level or above


def _ragged(block: Block, lines: _Lines) -> Iterator[Fault]:
    """Words below a note that are indented, but not as much as those in it."""
    first, end = block.lines
    after = next((line for line in range(end, len(lines.lines)) if lines.lines[line].strip()), None)
    if after is None:
        return
    own = len(lines.lines[after]) - len(lines.lines[after].lstrip())
    outer = len(lines.lines[first]) - len(lines.lines[first].lstrip())
    if outer < own < outer + INDENT:
        what = "This line is indented, but not as much as the note above it"
        instead = f"Indent it by {INDENT} spaces more than the line with `!!!` or `???`, or not at all."
        yield lines.fault(after, "note-indent", what, instead)


def _counted(block: Block, lines: _Lines) -> Iterator[Fault]:
    """Items are counted on from the first, whatever number stands before the others."""
    numbers = [item.start for item in block.blocks]
    first = numbers[0] if numbers else 0
    if first is None or all(number == first for number in numbers):
        before = lines.lines[block.lines[0] - 1].strip() if block.lines[0] else ""
        if len(numbers) == 1 and before and not before.startswith((">", "!!!", "???")):
            what = "A line that begins with a number is a list of one item"
            instead = (
                "Leave an empty line before it if it is; if it is none, write `1\\.` or put it on the line before."
            )
            yield lines.fault(block.lines[0], "list-of-one", what, instead, "warning")
        return
    for expected, item in enumerate(block.blocks, first):
        if item.start != expected:
            what = f"Item {item.start} of the list would be shown as {expected}"
            instead = f"Write {expected}, or begin a list of its own after a paragraph."
            yield lines.fault(item.lines[0], "list-number", what, instead)
            return


_CELL_END = re.compile(r"(?<!\\)\|")


def _cells(block: Block, lines: _Lines) -> Iterator[Fault]:
    """Cells beyond those of the first row are left out; a line without | is no row."""
    rows = lines.of(block)
    columns = len(block.blocks[0].blocks[0].blocks) if block.blocks and block.blocks[0].blocks else 0
    for number, row in enumerate(rows, block.lines[0]):
        words = row.strip().lstrip("> \t")
        # The first row of a table in a list stands after the list's mark.
        if number > block.lines[0] + 1:
            cells = len(_CELL_END.split(words.removeprefix("|").rstrip().removesuffix("|")))
            if cells > columns:
                what = f"The row has {cells} cells, the first row of the table {columns}"
                yield lines.fault(
                    number, "table-cells", what, "Write as many in each; `\\|` is a | that parts nothing."
                )
            elif not _CELL_END.search(words):
                what = "A line without | is taken for a row of the table above it"
                yield lines.fault(number, "table-cells", what, "Leave an empty line before it.")


def _run_on(block: Block, lines: _Lines) -> Iterator[Fault]:
    """A line after a list or a quotation, without an empty line between, is taken for more of its last words."""
    first = lines.lines[block.lines[0]]
    outer = len(first) - len(first.lstrip())
    texts = [block, *(child for child in block.blocks if child.tag == "p")]
    for text in texts:
        for at in text.places[1:]:
            number = lines.number(at)
            words = lines.lines[number]
            quoted = block.tag == "blockquote"
            if (quoted and ">" not in words[: at - lines.starts[number]]) or (
                not quoted and ">" not in first[: outer + 1] and len(words) - len(words.lstrip()) <= outer
            ):
                what = f"This line is taken for more of the {'quotation' if quoted else 'list item'} above it"
                mark = "`> `" if quoted else "two spaces"
                instead = f"Leave an empty line before it, or begin it with {mark} if it belongs there."
                yield lines.fault(number, "line-runs-on", what, instead, "warning")
                break
