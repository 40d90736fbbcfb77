"""Files → records → a collection that has passed every rule, or everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from fristad.content import short_addresses
from fristad.content.collection import Collection, Settings
from fristad.content.records import validation
from fristad.content.records.base import Record
from fristad.content.records.kinds import KINDS, kind_of
from fristad.content.rules.every_rule import RULES_BETWEEN, RULES_OF_EACH
from fristad.content.rules.national import of_other_programmes, told_once, without_other_programmes
from fristad.problems import Problem
from fristad.syntax import front_matter
from fristad.syntax.front_matter import Document


@dataclass(frozen=True)
class Read:
    """What one file came to by itself: the record with its document, or neither, and what is wrong."""

    ref: str
    record: Record | None
    document: Document | None
    problems: tuple[Problem, ...]


def read(path: str, text: str) -> Read:
    """One file, by its path from the project's root ("docs/services/kast.md") and what it holds."""
    model, id = kind_of(path.partition("/")[2])
    document, problems = front_matter.read(path, text)
    record = None
    if document is not None:
        record, wrong = validation.read(model, document, id)
        problems = [*problems, *wrong]
        if record is not None:
            for rule in (*KINDS[model.kind].rules, *RULES_OF_EACH):
                problems += rule(record, document)
    return Read(f"{model.kind}/{id}", record, document, tuple(problems))


def collect(
    texts: Mapping[str, str],
    settings: Settings | None = None,
    today: date | None = None,
    read: Callable[[str, str], Read] = read,
    unread: Iterable[str] = (),
    table: str | None = None,
) -> tuple[Collection, list[Problem]]:
    """All records below docs/ joined, and everything that is wrong with them.

    `texts` maps paths from the project's root to what the files hold. `read` may remember files that it has seen.
    `unread` are references of records that are there in files which cannot be read: that is told already, and what
    only follows from it is not. `table` is the text of the table of short addresses, where there is one.
    """
    settings = settings or Settings()
    found: dict[str, Record] = {}
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    without = set(unread)
    drafts: dict[str, str] = {}
    retired: dict[str, Record] = {}
    for path in sorted(texts):
        one = read(path, texts[path])
        problems += one.problems
        if one.record is None or one.document is None:
            without.add(one.ref)
            continue
        if one.record.draft:
            drafts[one.ref] = path
            continue
        (retired if one.record.retired else found)[one.ref] = one.record
        documents[one.ref] = one.document
    passed_over = of_other_programmes(found, frozenset(without))
    lasting, wrong = short_addresses.read(table)
    problems += wrong
    as_written = Collection(
        found,
        documents,
        today or date.today(),
        frozenset(without - set(found)),
        drafts,
        frozenset(passed_over),
        retired,
        lasting,
    )
    for rule_between in RULES_BETWEEN:
        problems += rule_between(as_written, settings)
    problems += told_once(passed_over, documents)
    collection = replace(as_written, records=without_other_programmes(found, passed_over), _known={})
    for ref in collection.records.keys() & documents.keys() if passed_over else ():
        if (record := collection.records[ref]) is not found[ref]:
            for rule in KINDS[record.kind].rules:
                problems += rule(record, documents[ref])
    return collection, sorted(set(problems))
