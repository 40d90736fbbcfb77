"""A guide's text, or another record's, as paper has it: section by section, with the services that stand in it.

It is made of the page's own HTML, so that who reads the leaflet reads what the page says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from markupsafe import Markup

from fristad.content.records.base import Record
from fristad.content.records.services import Service
from fristad.languages.known_languages import SOURCE, Language
from fristad.pages.cards import steps
from fristad.pages.parts import Passage
from fristad.pages.speaker import Speaker
from fristad.prints.contract import Block, BlockKind, Line, Section
from fristad.prints.said import Reader, Run, joined, paragraph, said

_KINDS: dict[str, BlockKind] = {
    "p": "paragraph",
    "li": "item",
    "td": "paragraph",
    "th": "paragraph",
    "summary": "heading",
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), "heading"),
}


def sections(record: Record, say: Speaker, line: Callable[[Service], Line | None]) -> Iterator[Section]:
    """The sections of a text. `line` makes a service what it is on paper, or leaves it out."""
    for step in steps(record, say):
        heading = next(iter(_blocks(step.heading, say.language)), None) if step.heading else None
        found = tuple(block for passage in step.passages for block in _of_passage(passage, say, line))
        yield Section(heading.said if heading else None, found)


def _of_passage(passage: Passage, say: Speaker, line: Callable[[Service], Line | None]) -> Iterator[Block]:
    yield from _blocks(passage.html, say.language)
    for card in passage.cards:
        if shown := line(say.collection.need(Service, card.ref.partition("/")[2])):
            yield Block("line", None, shown)
    for text in passage.elsewhere:
        yield Block("paragraph", said(text))


def _blocks(html: Markup, language: Language) -> list[Block]:
    reader = _Blocks(language)
    reader.feed(str(html))
    reader.close()
    reader.end()
    return reader.blocks


class _Blocks(Reader):
    """Reads HTML of ours as blocks, each in the language that it is in."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self._language = language
        self._kind: BlockKind = "paragraph"
        self._swedish = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # A list item may hold a paragraph, and what marks a block as a note is no paragraph of its own.
        inside = tag == "p" and self._kind == "item" and not joined(self.runs)
        if tag in _KINDS and not inside:
            self.end()
            title = "f-note__title" in (dict(attrs).get("class") or "")
            self._kind = "heading" if title else _KINDS[tag]
        if tag in _KINDS and dict(attrs).get("lang") == SOURCE.tag:
            self._swedish = True
        super().handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        super().handle_endtag(tag)
        if tag in _KINDS:
            self.end()

    def end(self) -> None:
        """The block ends here."""
        runs: tuple[Run, ...] = joined(self.runs)
        if runs:
            language = SOURCE if self._swedish else self._language
            self.blocks.append(Block(self._kind, paragraph(runs, language)))
            self._kind = "paragraph"
        self.runs = []
        self._swedish = False
