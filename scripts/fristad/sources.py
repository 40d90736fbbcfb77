"""Text → data in which every value knows its line and column.

A file is YAML front matter between two `---` lines, then Markdown. Reading never raises for bad content: it returns
what could be read and the problems with the rest.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from fristad.problems import Problem, Source

Key = tuple[str | int, ...]
_DEEPEST = 12
_FENCE = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Document:
    """One file, read. `marks` gives the place of each value by its keys, such as ("phones", 0, "number")."""

    path: str
    text: str
    data: Mapping[str, Any]
    body: str
    body_line: int
    """The line of the file on which the body begins, from 1."""
    marks: Mapping[Key, Source] = field(default_factory=dict)

    def source(self, *key: str | int) -> Source:
        """Where the value was written, or the nearest value around it."""
        while key not in self.marks and key:
            key = key[:-1]
        return self.marks.get(key, Source(self.path))

    def locate(self, snippet: str, near: Source | None = None) -> Source:
        """Where a snippet stands, searched from `near` on: prose has no marks of its own."""
        start = 0 if near is None else _offset(self.text, near)
        at = self.text.find(snippet, start)
        if at < 0:
            at = self.text.find(snippet)
        if at < 0:
            return near or Source(self.path)
        line = self.text.count("\n", 0, at) + 1
        return Source(self.path, line, at - (self.text.rfind("\n", 0, at) + 1) + 1)

    @property
    def body_source(self) -> Source:
        """Where the Markdown begins."""
        return Source(self.path, self.body_line)


def read(path: str, text: str) -> tuple[Document | None, list[Problem]]:
    """The document, or everything that keeps it from being one. `path` is from the project's root."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    found = _FENCE.match(text)
    if not found:
        what = "The facts at the top of the file are missing"
        instead = "Begin the file with a line of three dashes, then `key: value` lines, then three dashes again."
        return None, [Problem(Source(path), "front-matter-missing", what, instead)]
    block = found.group(1)
    body_line = text.count("\n", 0, found.end()) + 1
    try:
        node = yaml.compose(block, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        return None, [_syntax_problem(path, error)]
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 2
        what = "The file holds a character that cannot be shown"
        return None, [Problem(Source(path, line), "front-matter-character", what, "Remove it.")]
    problems: list[Problem] = []
    marks: dict[Key, Source] = {}
    data = _value(node, path, (), marks, problems) if node is not None else {}
    if not isinstance(data, dict):
        what = "The facts at the top of the file are not `key: value` lines"
        return None, [*problems, Problem(Source(path, 2), "front-matter-shape", what, "Write one key on each line.")]
    body = text[found.end() :]
    return Document(path, text, data, body, body_line, marks), problems


def _syntax_problem(path: str, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    # The block starts on line 2 of the file, and PyYAML counts from 0.
    source = Source(path, mark.line + 2, mark.column + 1) if mark else Source(path)
    why = (error.problem or "it cannot be read").strip()
    instead = "Check colons, quotes and indentation; put text that holds `: ` or `#` in quotes."
    return Problem(source, "front-matter-syntax", f"This line cannot be read ({why})", instead)


def _value(node: yaml.Node, path: str, key: Key, marks: dict[Key, Source], problems: list[Problem]) -> Any:
    """The node as plain data; fills `marks` on the way."""
    marks[key] = Source(path, node.start_mark.line + 2, node.start_mark.column + 1)
    if len(key) > _DEEPEST:  # an alias that holds itself would never end
        problems.append(Problem(marks[()], "front-matter-depth", "A value holds itself", "Write it out in full."))
        return None
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for name_node, value_node in node.value:
            name = str(getattr(name_node, "value", ""))
            if name in found:
                place = Source(path, name_node.start_mark.line + 2, name_node.start_mark.column + 1)
                problems.append(
                    Problem(place, "key-twice", f"'{name}' is written twice", "Keep one of them and remove the other.")
                )
                continue
            found[name] = _value(value_node, path, (*key, name), marks, problems)
        return found
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, path, (*key, index), marks, problems) for index, item in enumerate(node.value)]
    if node.tag == "tag:yaml.org,2002:str":
        return node.value
    try:
        return yaml.constructor.SafeConstructor().construct_document(node)
    except (yaml.YAMLError, ValueError) as error:
        reason = str(error).splitlines()[0]
        problems.append(
            Problem(marks[key], "front-matter-value", f"This value cannot be read ({reason})", "Put it in quotes.")
        )
        return None


def _offset(text: str, source: Source) -> int:
    """The index in the text of a line and column, both from 1."""
    at = 0
    for _ in range(source.line - 1):
        at = text.find("\n", at) + 1
        if at == 0:
            return len(text)
    return at + source.column - 1
