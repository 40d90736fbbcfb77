"""Text → data in which every value knows its line and column.

A file is YAML front matter between two `---` lines, then Markdown. Reading never raises for bad content: it returns
what could be read and the problems with the rest. What is larger or deeper than anybody writes by hand is told before
it is parsed, so that no file takes more time than its size.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, islice
from typing import Any

import yaml

from fristad.problems import Problem, Source
from fristad.syntax import characters

Key = tuple[str | int, ...]
# The facts between two lines of --- at the beginning of a file.
_FENCE = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LONGEST_FACTS, LONGEST_BODY, LONGEST_TEXT = 50_000, 100_000, 20_000
"""Characters: of the front matter, of the Markdown, and of one value or paragraph. The real ones have a fifth of it."""
DEEPEST = 20
"""Lists and keys in one another in the front matter. YAML's own parser would crash at some thousands."""
_MOST_TOLD = 20
"""Faults of one kind in one file. Who mends so many at once sees the rest when the file is checked again."""


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

    def in_body(self, at: int) -> Source:
        """Where a character of the Markdown stands, counted from 0 at the first that is no empty line."""
        return self._at(self._starts[self.body_line - 1] + len(self.body) - len(self.body.lstrip("\n")) + at)

    def in_value(self, key: Key, snippet: str, before: int = 0) -> Source:
        """Where a snippet stands in a value, which YAML may hold folded or quoted, and which has it `before` already.

        Where it does not stand there letter by letter, the place of the value.
        """
        source = self.source(*key)
        at = self._index(source)
        after = bisect_right(self._values, at)
        end = self._values[after] if after < len(self._values) else self._starts[self.body_line - 1]
        for place in islice(_found(snippet, self.text, at, end), before, before + 1):
            return self._at(place)
        return source

    def _at(self, index: int) -> Source:
        line = bisect_right(self._starts, index)
        return Source(self.path, line, index - self._starts[line - 1] + 1)

    def _index(self, source: Source) -> int:
        return self._starts[source.line - 1] + source.column - 1

    @cached_property
    def _values(self) -> list[int]:
        """Where the facts' keys and values begin, in order."""
        return sorted({self._index(place) for places in (self.marks, self.keys) for place in places.values()})

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line of the file begins."""
        return [0, *accumulate(len(line) + 1 for line in self.text.split("\n"))]

    @property
    def body_source(self) -> Source:
        """Where the Markdown begins."""
        return Source(self.path, self.body_line)


def read(path: str, text: str, longest_facts: int = LONGEST_FACTS) -> tuple[Document | None, list[Problem]]:
    """The document, or everything that keeps it from being one. `path` is from the project's root."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    problems = [*_size(path, text, longest_facts + LONGEST_BODY), *islice(_merge_marks(path, text), _MOST_TOLD)]
    if problems:
        return None, problems
    problems = list(islice(_hidden_characters(path, text), _MOST_TOLD))
    found = _FENCE.match(text)
    if not found:
        what = "The facts at the top of the file are missing"
        instead = "Begin the file with a line of three dashes, then `key: value` lines, then three dashes again."
        return None, [*problems, Problem(Source(path), "front-matter-missing", what, instead)]
    block, body = found.group(1), text[found.end() :]
    body_line = text.count("\n", 0, found.end()) + 1
    problems += _lengths(path, block, body, body_line, longest_facts)
    if problems:
        return None, problems
    reading = _Reading(path)
    try:
        problems = list(islice(_shape(path, block), _MOST_TOLD))
        if any(problem.code == "front-matter-depth" for problem in problems) or len(problems) == _MOST_TOLD:
            return None, problems
        node = yaml.compose(block, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        return None, [_syntax_problem(path, error)]
    data = reading.value(node, ()) if node is not None else {}
    problems += reading.problems
    if not isinstance(data, dict):
        what = "The facts at the top of the file are not `key: value` lines"
        wrong = Problem(Source(path, 2), "front-matter-shape", what, "Write one key on each line.")
        return None, [*problems, wrong]
    return Document(path, text, data, body, body_line, reading.marks, reading.keys), problems


def _size(path: str, text: str, most: int) -> Iterator[Problem]:
    if len(text) > most:
        what = f"The file has {len(text)} characters"
        yield Problem(Source(path), "file-too-long", what, f"At most {most} fit: divide it into several.")


MERGE_MARK = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?=[ \n]|\Z)", re.MULTILINE)
"""What Git writes into a file of which it could not join two versions."""


def _merge_marks(path: str, text: str) -> Iterator[Problem]:
    """What Git writes where two changes meet. Nothing else of the file can be trusted before somebody has chosen."""
    for found in MERGE_MARK.finditer(text):
        what = f"'{found.group()}' is a mark of two versions of the file that were joined"
        instead = "Keep the right one of the two, and remove the lines with <<<<<<<, ======= and >>>>>>>."
        if found.group() == "=======":
            instead += " If it underlines a heading, begin that with `##` instead."
        yield Problem(_place(path, text, found.start()), "merge-mark", what, instead)


def _hidden_characters(path: str, text: str) -> Iterator[Problem]:
    """Control characters, marks that turn words round, and those that pages are made with."""
    hidden = "".join(character for character in set(text) - {"\n", "\t"} if characters.fault(character) == "hidden")
    for found in re.finditer(f"[{re.escape(hidden)}]", text) if hidden else ():
        yield _hidden(_place(path, text, found.start()), found.group())


def _hidden(place: Source, character: str) -> Problem:
    what = f"A hidden character stands here ({characters.name(character)})"
    return Problem(place, "hidden-character", what, "Delete the words around it, and write them again by hand.")


def _lengths(path: str, block: str, body: str, body_line: int, longest_facts: int) -> Iterator[Problem]:
    """What is longer than anybody writes, by its line."""
    if len(block) > longest_facts:
        what = f"The facts at the top of the file have {len(block)} characters"
        yield Problem(Source(path, 2), "front-matter-too-long", what, f"At most {longest_facts} fit.")
    if len(body) > LONGEST_BODY:
        instead = f"At most {LONGEST_BODY} fit: make several pages of it."
        yield Problem(Source(path, body_line), "text-too-long", f"The text has {len(body)} characters", instead)
        return
    for found in _PARAGRAPH.finditer(body):
        if len(found.group()) > LONGEST_TEXT:
            what = f"{len(found.group())} characters stand here without an empty line between them"
            instead = f"At most {LONGEST_TEXT} fit: divide them."
            place = Source(path, body_line + body.count("\n", 0, found.start()))
            yield Problem(place, "text-too-long", what, instead)


_PARAGRAPH = re.compile(r"(?:^.*\S.*(?:\n|\Z))+", re.MULTILINE)
"""Lines with something in them, up to the next without."""
_REMARK = re.compile(r"[ \t]+(#)")


def _shape(path: str, block: str, first_line: int = 2, *, remarks_apart: bool = True) -> Iterator[Problem]:
    """Whether YAML can be read to its end without harm: it is not too deep, and repeats nothing by a sign.

    With `remarks_apart` no remark stands behind a value: who wrote "plan # 2" meant all of it.
    """
    depth = 0
    lines = block.split("\n") if remarks_apart else []
    for event in yaml.parse(block, Loader=_Loader):
        mark = event.start_mark
        place = Source(path, mark.line + first_line, mark.column + 1) if mark else Source(path)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.AliasEvent):
            instead = "Write it out in both places; text that begins with * stands in quotes."
            yield Problem(place, "front-matter-alias", "A value is repeated by a sign (&, *)", instead)
        elif isinstance(event, yaml.ScalarEvent) and not event.style and event.value and lines:
            end = event.end_mark
            if end and (remark := _REMARK.match(lines[end.line], end.column)):
                place = Source(path, end.line + first_line, remark.start(1) + 1)
                instead = "Put the whole value in quotes if it belongs to it; a remark stands on a line of its own."
                yield Problem(place, "value-cut", "What stands after ` #` is left out of the value", instead)
        if depth > DEEPEST:
            what = f"More than {DEEPEST} lists or keys stand in one another here"
            yield Problem(place, "front-matter-depth", what, "Close the brackets, or write the words in quotes.")
            return


def _found(snippet: str, text: str, start: int, end: int) -> Iterator[int]:
    """Where a snippet stands between two places, one after the other."""
    at = text.find(snippet, start, end)
    while at >= 0:
        yield at
        at = text.find(snippet, at + len(snippet), end)


def _place(path: str, text: str, at: int) -> Source:
    return Source(path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def read_yaml(path: str, text: str) -> tuple[Document | None, list[Problem]]:
    """A file that is YAML from its first line to its last: where everything stands, and whether a key stands twice.

    Its data is what stands there: what a program makes of its own marks (`!ENV`, `<<`) is not worked out.
    """
    text = text.removeprefix("\ufeff")
    try:
        found = _shape(path, text, first_line=1, remarks_apart=False)
        too_deep = [problem for problem in found if problem.code == "front-matter-depth"]
        if too_deep:
            return None, too_deep
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        return None, [_syntax_problem(path, error, first_line=1)]
    except yaml.YAMLError:
        what = "The file holds a character that cannot be shown"
        return None, [Problem(Source(path), "hidden-character", what, "Remove it.")]
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
        if id(node) in self.seen:  # an alias, which has been told; one inside itself would never end
            return None
        self.seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, key)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*key, index)) for index, item in enumerate(node.value)]
        if node.tag == "tag:yaml.org,2002:str":
            return self._text(node)
        try:
            return yaml.constructor.SafeConstructor().construct_document(node)
        except ValueError:  # such as a thirteenth month: the record's own check tells
            return node.value
        except yaml.YAMLError:
            self.wrong(node, "front-matter-value", f"'{node.tag}' has no meaning here", "Remove it.")
            return None

    def _text(self, node: yaml.Node) -> str:
        text: str = node.value
        if len(text) > LONGEST_TEXT:
            self.wrong(node, "text-too-long", f"The value has {len(text)} characters", f"At most {LONGEST_TEXT} fit.")
            return text[:LONGEST_TEXT]
        # Those that stand in the file have been told; "\uFDD0" in quotes is written in letters.
        for character in sorted(set(text) - {"\n", "\t"}):
            if characters.fault(character) == "hidden":
                self.problems.append(_hidden(self.place(node), character))
        return text

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
