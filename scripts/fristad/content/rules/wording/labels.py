"""The same rules for the words of buttons and other labels, which stand in templates and in code."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from fristad.content.rules.wording.plain import told_of
from fristad.content.rules.wording.sentences import HEADING, Told
from fristad.problems import Problem, Source

_END_MARKS = ".?!:"


def hard_labels(labels: Iterable[tuple[str, str]], text_of: Callable[[str], str]) -> Iterator[Problem]:
    """A label has no sentence around it that could explain it, and stands on every page.

    `labels` are the paths of files and the words in them; `text_of` gives a file's text, "" where it is not there. A
    label that stands there no more, or came with the program, is nobody's to mend here.
    """
    for path, words in sorted(set(labels)):
        hard = told_of(words, _kind(words))
        found = _written(words).search(text_of(path)) if hard else None
        if found:
            for told in hard:
                yield Problem(_place(path, found, told), told.code, told.what, told.instead, "warning")


def _kind(words: str) -> str:
    """A label that is no sentence stands like a heading."""
    return "label" if words.endswith(tuple(_END_MARKS)) else HEADING


def _written(words: str) -> re.Pattern[str]:
    """How a label stands in code: as it is, or going on over lines, between which quotation marks stand."""
    return re.compile(r"[\s\"']+".join(map(re.escape, words.split())))


def _place(path: str, found: re.Match[str], told: Told) -> Source:
    """Where something stands in a label that has been found."""
    begin = _written(told.found).search(found.string, found.start())
    before = found.string[: begin.start() if begin else found.start()]
    return Source(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
