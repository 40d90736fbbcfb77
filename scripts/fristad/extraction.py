"""Babel's way into our files: an extractor for records, and the messages of a whole project.

`translations/babel.cfg` says which files are read and how; Babel walks them. Templates are read by Jinja's own
extractor and code by Babel's, with the keywords `t`, `N` and `interface`: context first, then the Swedish words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import StringIO
from typing import Any, BinaryIO

from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg

from fristad import messages, prose, records, sources
from fristad.kinds import kind_of
from fristad.messages import INTERFACE, Message
from fristad.records import Record
from fristad.sources import Document

KEYWORDS: Any = {"t": ((1, "c"), 2), "N": ((1, "c"), 2), "interface": ((1, "c"), 2)}
RECORDS_ALONE = "[fristad_records: docs/**.md]\n"
"""The mapping of a project that has none of its own."""


def extract_records(
    fileobj: BinaryIO, keywords: Any, comment_tags: Any, options: Mapping[str, Any]
) -> Iterator[tuple[int, str, tuple[str, str], list[str]]]:
    """Entry point `babel.extractors: fristad_records`: (line, function, (context, words), comments) of one record.

    A record that cannot be read yields nothing; `fristad check` tells why.
    """
    path = str(getattr(fileobj, "name", ""))
    below = path.partition("docs/")[2] or path
    document, _ = sources.read(path, fileobj.read().decode("utf-8", "replace"))
    if document is None:
        return
    model, id = kind_of(below)
    record, _ = records.read(model, document, id)
    if record is None or record.draft:
        return
    for message, line in zip(messages.of_record(record, path), _lines(record, document), strict=True):
        yield line, "t", (message.context, message.text), list(message.comments)


def _lines(record: Record, document: Document) -> Iterator[int]:
    """Where each message of a record begins."""
    yield from (document.source(*words.key).line for words in records.words_of(record))
    yield from (document.in_body(unit.at(0)).line for unit in prose.units(record.body))


def of_project(folder: str, mapping: str) -> list[Message]:
    """Every message of a project folder, by way of Babel's mapping file (its text is `mapping`)."""
    method_map, options_map = parse_mapping_cfg(StringIO(mapping))  # type: ignore[no-untyped-call]
    found = []
    for path, _, words, comments, context in extract_from_dir(
        folder, method_map, options_map, keywords=KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
    ):
        if isinstance(words, str) and context:
            found.append(_message(context, words, path, comments))
    found.sort(key=lambda message: (messages.TIERS.index(message.tier), message.path))
    return unique(found)


def _message(context: str, words: str, path: str, comments: list[str]) -> Message:
    # `record#field` for what records hold; templates and code name the place on the page alone.
    return Message(context if "#" in context else INTERFACE + context, words, path, tuple(comments))


def unique(found: list[Message]) -> list[Message]:
    """Each (context, words) once; the first place counts."""
    seen: dict[tuple[str, str], Message] = {}
    for message in found:
        seen.setdefault(message.key, message)
    return list(seen.values())
