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
    keys: Mapping[Key, Source] = field(default_factory=dict)
    """The place of each key itself, by the same path."""

    def source(self, *key: str | int) -> Source:
        """Where the value was written, or the nearest value around it."""
        while key not in self.marks and key:
            key = key[:-1]
        return self.marks.get(key, Source(self.path))

    def written(self, *key: str | int) -> str:
        """What stands at a value's place, to the end of the line: `1:3` where YAML reads 63."""
        source = self.source(*key)
        lines = self.text.split("\n")
        line = lines[source.line - 1] if source.line <= len(lines) else ""
        before, found = line[: source.column - 1], line[source.column - 1 :].split(" #")[0].strip()
        # In [brackets] or {braces} on one line, it ends where the next value begins.
        return re.split(r"[,\]}]", found)[0].strip() if re.search(r"[\[{]", before) else found

    def locate(self, snippet: str, near: Source | None = None) -> Source:
        """Where a snippet stands, searched from `near` on: prose has no marks of its own."""
        start = 0 if near is None else _offset(self.text, near)
        at = self.text.find(snippet, start)
        if at < 0:
            at = self.text.find(snippet)
        return self.place(at) if at >= 0 else near or Source(self.path)

    def place(self, at: int) -> Source:
        """The line and column of a character of the text."""
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
    except yaml.reader.ReaderError:
        found_character = yaml.reader.Reader.NON_PRINTABLE.search(block)
        at = found_character.start() if found_character else 0
        what = "The file holds a character that cannot be shown"
        place = Source(path, block.count("\n", 0, at) + 2, at - (block.rfind("\n", 0, at) + 1) + 1)
        return None, [Problem(place, "front-matter-character", what, "Remove it.")]
    reading = _Reading(path)
    data = reading.value(node, ()) if node is not None else {}
    if not isinstance(data, dict):
        what = "The facts at the top of the file are not `key: value` lines"
        wrong = Problem(Source(path, 2), "front-matter-shape", what, "Write one key on each line.")
        return None, [*reading.problems, wrong]
    body = text[found.end() :]
    return Document(path, text, data, body, body_line, reading.marks, reading.keys), reading.problems


def read_yaml(path: str, text: str) -> tuple[Document | None, list[Problem]]:
    """A file that is YAML from its first line to its last: where everything stands, and whether a key stands twice.

    Its data is what stands there: what a program makes of its own marks (`!ENV`, `<<`) is not worked out.
    """
    text = text.removeprefix("\ufeff")
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        return None, [_syntax_problem(path, error, first_line=1)]
    except yaml.YAMLError:
        what = "The file holds a character that cannot be shown"
        return None, [Problem(Source(path), "front-matter-character", what, "Remove it.")]
    reading = _Reading(path, first_line=1)
    data = reading.value(node, ()) if node is not None else {}
    twice = [problem for problem in reading.problems if problem.code == "key-twice"]
    shape = data if isinstance(data, dict) else {}
    return Document(path, text, shape, "", 1, reading.marks, reading.keys), twice


_IN_PLAIN_WORDS = {
    "mapping values are not allowed": "There is a second colon in this line",
    "found unexpected end of stream": "A quote that begins here is never closed",
    "cannot start any token": "A value begins with a tab, or with a sign such as @ or `",
    "expected <block end>": "This line is not indented like those above it",
    "could not find expected ':'": "There is no colon in this line",
    "found undefined alias": "A value that begins with * must stand in quotes",
}


def _syntax_problem(path: str, error: yaml.MarkedYAMLError, first_line: int = 2) -> Problem:
    reason = (error.problem or "it cannot be read").strip()
    what = next((words for part, words in _IN_PLAIN_WORDS.items() if part in reason), None)
    # A quote that is never closed is found at the end of the file, and was opened where the context says.
    mark = error.context_mark if "end of stream" in reason else error.problem_mark
    mark = mark or error.problem_mark or error.context_mark
    # PyYAML counts from 0.
    source = Source(path, mark.line + first_line, mark.column + 1) if mark else Source(path)
    instead = "Check colons, quotes and indentation; put text that holds `: ` or `#` in quotes."
    return Problem(source, "front-matter-syntax", what or f"This line cannot be read ({reason})", instead)


@dataclass
class _Reading:
    """Turns YAML's nodes into plain data, and notes where each value and key stands."""

    path: str
    first_line: int = 2
    """The line of the file on which the YAML begins."""
    marks: dict[Key, Source] = field(default_factory=dict)
    keys: dict[Key, Source] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)

    def place(self, node: yaml.Node) -> Source:
        return Source(self.path, node.start_mark.line + self.first_line, node.start_mark.column + 1)

    def wrong(self, node: yaml.Node, code: str, what: str, instead: str) -> None:
        self.problems.append(Problem(self.place(node), code, what, instead))

    def value(self, node: yaml.Node, key: Key) -> Any:
        """The node as plain data."""
        self.marks[key] = self.place(node)
        if id(node) in self.seen:  # an alias; one inside itself would never end
            self.wrong(
                node, "front-matter-alias", "A value is repeated by a sign (&, *)", "Write it out in both places."
            )
            return None
        self.seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, key)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*key, index)) for index, item in enumerate(node.value)]
        if node.tag == "tag:yaml.org,2002:str":
            return node.value
        try:
            return yaml.constructor.SafeConstructor().construct_document(node)
        except ValueError:  # such as a thirteenth month: the record's own check tells
            return node.value
        except yaml.YAMLError:
            self.wrong(node, "front-matter-value", f"'{node.tag}' has no meaning here", "Remove it.")
            return None

    def _mapping(self, node: yaml.MappingNode, key: Key) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name_node, value_node in node.value:
            if not isinstance(name_node, yaml.ScalarNode):
                self.wrong(name_node, "front-matter-key", "A key must be a word", "Write `key: value`.")
                continue
            name = str(name_node.value)
            if name in found:
                instead = "Keep one of them and remove the other."
                self.wrong(name_node, "key-twice", f"'{name}' is written twice", instead)
                continue
            self.keys[(*key, name)] = self.place(name_node)
            found[name] = self.value(value_node, (*key, name))
        return found


def _offset(text: str, source: Source) -> int:
    """The index in the text of a line and column, both from 1."""
    at = 0
    for _ in range(source.line - 1):
        at = text.find("\n", at) + 1
        if at == 0:
            return len(text)
    return at + source.column - 1
