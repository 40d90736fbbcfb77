"""Notes and folded parts in Markdown, as users of Material write them.

A note begins with `!!! note "Titel"`, a folded part with `??? note "Titel"`.

Source: squidfunk.github.io/mkdocs-material/reference/admonitions. The words below the first line are indented by four
spaces, and hold paragraphs, lists, quotations and notes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from markdown_it.rules_block import StateBlock

Look = Literal["note", "warning"]
LOOKS: dict[str, Look] = {
    **dict.fromkeys(("note", "info", "todo", "tip", "hint", "important", "success", "check", "done"), "note"),
    **dict.fromkeys(("abstract", "summary", "tldr", "question", "help", "faq", "example", "quote", "cite"), "note"),
    **dict.fromkeys(("warning", "caution", "attention", "danger", "error", "failure", "fail", "missing"), "warning"),
    "bug": "warning",
}
"""Material's kinds, and which of our two looks each has."""
INDENT = 4
# `!!! note "Title"`, `??? note` and `???+ note`: (sign, kind, title).
_FIRST_LINE = re.compile(r'(!!!|\?\?\?\+?)[ \t]+([A-Za-z]+)(?:[ \t]+"([^"]*)")?[ \t]*')


@dataclass(frozen=True)
class Beginning:
    """What the first line says. Without a title of its own, a note has that of its look."""

    look: Look
    title: str
    folded: bool
    opened: bool


def beginning(line: str) -> Beginning | None:
    """The first line of a note, or None where a line is none."""
    found = _FIRST_LINE.fullmatch(line)
    if not found or found[2].lower() not in LOOKS:
        return None
    mark = found[1]
    return Beginning(LOOKS[found[2].lower()], (found[3] or "").strip(), mark != "!!!", mark == "???+")


def block_rule(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """A block rule of markdown-it. A first line without words below it is no note, and stays a paragraph."""
    start = state.bMarks[first] + state.tShift[first]
    begins = beginning(state.src[start : state.eMarks[first]])
    inside = state.sCount[first] + INDENT
    last = _last_line(state, first, end, inside) if begins else first
    if not begins or last == first:
        return False
    if silent:
        return True
    tag = "details" if begins.folded else "aside"
    opening = state.push("note_open", tag, 1)
    opening.map = [first, last + 1]
    opening.meta = {"beginning": begins}
    opening.block = True
    _title(state, begins, first)
    before = state.parentType, state.lineMax, state.blkIndent
    state.parentType, state.lineMax, state.blkIndent = "note", last + 1, inside
    state.md.block.tokenize(state, first + 1, last + 1)
    state.parentType, state.lineMax, state.blkIndent = before
    state.push("note_close", tag, -1).block = True
    state.line = last + 1
    return True


def _last_line(state: StateBlock, first: int, end: int, inside: int) -> int:
    """The last line that is indented as the words of a note are; `first` itself where none is."""
    last = first
    for line in range(first + 1, end):
        if state.isEmpty(line):
            continue
        if state.sCount[line] < inside:
            break
        last = line
    return last


def _title(state: StateBlock, begins: Beginning, line: int) -> None:
    tag = "summary" if begins.folded else "p"
    opening = state.push("note_title_open", tag, 1)
    opening.map, opening.meta = [line, line + 1], {"beginning": begins}
    words = state.push("inline", "", 0)
    words.content, words.map, words.children = begins.title, [line, line + 1], []
    state.push("note_title_close", tag, -1)
