"""Words as paper has them: runs of one paragraph, in one language, with numbers that keep their order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import Literal

from markupsafe import Markup

from fristad.languages.known_languages import Language
from fristad.languages.text import Text, isolated

RunKind = Literal["", "strong", "number", "line"]
_ISOLATED = re.compile("\u2066([^\u2069]*)\u2069")
_DOTTED = ("tr",)
"""Languages in which a capital i keeps its dot."""


@dataclass(frozen=True)
class Run:
    """A part of a paragraph. A `number` is anything that is read from left to right; a `line` begins a new line."""

    text: str
    kind: RunKind = ""


@dataclass(frozen=True)
class Said:
    """One paragraph."""

    runs: tuple[Run, ...]
    tag: str
    """BCP 47, for the file."""
    lang: str
    """The part of it that Typst knows."""
    dir: Literal["ltr", "rtl"]
    script: str

    @property
    def words(self) -> str:
        """All of it, as somebody hears it who does not see it: what a tagged PDF says that it is."""
        return "".join(map(self._word, self.runs))

    def _word(self, run: Run) -> str:
        if run.kind == "line":
            return "\n"
        return isolated(run.text) if run.kind == "number" and self.dir == "rtl" else run.text

    @property
    def plain(self) -> str:
        """Words on one line, without signs that nobody sees."""
        return " ".join("".join(" " if run.kind == "line" else run.text for run in self.runs).split(" "))


def said(text: Text, *, capital: bool = False) -> Said:
    """Interface words, or a record's, as a paragraph; with `capital`, it begins with a large letter."""
    runs = joined(_runs(text.html))
    return paragraph(_with_capital(runs, text.language) if capital else runs, text.language)


def number(words: str, language: Language) -> Said:
    """A number or an address by itself: from left to right and in Latin signs, whatever stands around it."""
    return replace(paragraph((Run(words, "number"),), language), dir="ltr", script="Latin")


def row(texts: Sequence[Text], language: Language, between: str = " · ") -> Said:
    """Several short texts as one paragraph."""
    runs: list[Run] = []
    for text in texts:
        runs += [Run(between)] if runs else []
        runs += said(text).runs
    return paragraph(joined(runs), texts[0].language if texts else language)


def labelled_row(label: Text, texts: Sequence[Text], language: Language) -> tuple[Said, ...]:
    """A label with several values."""
    first, values = said(label), row(texts, language)
    return (together(first, values),) if first.tag == values.tag else (first, values)


def together(*parts: Said, between: str = " ") -> Said:
    """Paragraphs of one language as one: a label with what it labels."""
    runs: list[Run] = []
    for part in parts:
        runs += [Run(between)] if runs else []
        runs += part.runs
    return replace(parts[0], runs=joined(runs))


def paragraph(runs: tuple[Run, ...], language: Language) -> Said:
    """Runs as a paragraph in a language."""
    return Said(runs, language.tag, language.tag.partition("-")[0], language.dir, language.script)


def _with_capital(runs: tuple[Run, ...], language: Language) -> tuple[Run, ...]:
    if not runs or runs[0].kind == "number":
        return runs
    first, rest = runs[0].text[:1], runs[0].text[1:]
    large = "İ" if first == "i" and language.id in _DOTTED else first.upper()
    return (Run(large + rest, runs[0].kind), *runs[1:])


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Neighbours of one kind as one run, without the spaces around all of them."""
    found: list[Run] = []
    for run in runs:
        if found and found[-1].kind == run.kind != "line":
            found[-1] = Run(found[-1].text + run.text, run.kind)
        else:
            found.append(run)
    if found:
        found[0] = Run(found[0].text.lstrip(" "), found[0].kind)
        found[-1] = Run(found[-1].text.rstrip(" "), found[-1].kind)
    return tuple(run for run in found if run.text or run.kind == "line")


def _runs(html: Markup) -> list[Run]:
    reader = Reader()
    reader.feed(str(html))
    reader.close()
    return reader.runs


class Reader(HTMLParser):
    """Reads what pages say of words: numbers, lines, what is strong."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.runs: list[Run] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag == "br":
            self.runs.append(Run("", "line"))
        else:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            self._open.reverse()
            self._open.remove(tag)
            self._open.reverse()

    def handle_data(self, data: str) -> None:
        kind: RunKind = "number" if "bdi" in self._open else "strong" if "strong" in self._open else ""
        text = re.sub(r"[ \t\r\n]+", " ", data)
        for index, part in enumerate(_ISOLATED.split(text)):
            if part:
                self.runs.append(Run(part, "number" if index % 2 else kind))
