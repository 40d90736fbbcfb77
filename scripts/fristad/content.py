"""Reading the content: texts below docs/ → all records joined, and everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from fristad import records, sources
from fristad.collection import Collection, Settings
from fristad.kinds import RULES, kind_of
from fristad.problems import Problem
from fristad.records import Record
from fristad.rules import RULES_BETWEEN
from fristad.sources import Document


def collect(
    texts: Mapping[str, str], settings: Settings | None = None, today: date | None = None
) -> tuple[Collection, list[Problem]]:
    """All records below docs/ joined, and everything that is wrong with them.

    `texts` maps paths from the project's root ("docs/services/kast.md") to what the files hold.
    """
    settings = settings or Settings()
    found: dict[str, Record] = {}
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    unread: set[str] = set()
    for path in sorted(texts):
        model, id = kind_of(path.partition("/")[2])
        document, wrong = sources.read(path, texts[path])
        problems += wrong
        if document is None:
            unread.add(f"{model.kind}/{id}")
            continue
        record, wrong = records.read(model, document, id)
        problems += wrong
        if record is None:
            unread.add(f"{model.kind}/{id}")
            continue
        for rule in RULES.get(model.kind, ()):
            problems += rule(record, document)
        found[record.ref] = record
        documents[record.ref] = document
    collection = Collection(found, documents, today or date.today(), frozenset(unread))
    for rule_between in RULES_BETWEEN:
        problems += rule_between(collection, settings)
    return collection, sorted(set(problems))
