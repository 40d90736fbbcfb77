"""Links between texts, and the headings that they lead to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from fristad.content import addresses
from fristad.content.addresses import resolve
from fristad.content.collection import Collection, Settings
from fristad.content.records.base import Record
from fristad.content.rules.references import leave_out, name_instead
from fristad.content.rules.texts import passages_of
from fristad.problems import Problem, did_you_mean
from fristad.syntax import inline, markdown


def broken_links(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """A link in a text leads to a file below docs/, and to a heading that is there."""
    anchors = _anchors(collection)
    for ref, record in collection.records.items():
        document = collection.documents[ref]
        for passage in passages_of(record, document):
            for found in inline.LINK.finditer(passage.text):
                problem = _link_problem(found[2], record, collection, anchors)
                if problem:
                    yield Problem(passage.place(found.start(2) - 1, f"({found[2]})"), "broken-link", *problem)


def _link_problem(
    target: str, record: Record, collection: Collection, anchors: Callable[[str], set[str]]
) -> tuple[str, str] | None:
    """What is wrong with a link from a record's text, and what to write instead."""
    path, _, anchor = target.partition("#")
    document = collection.documents[record.ref]
    file = resolve(document.path.partition("/")[2], path) if path else document.path.partition("/")[2]
    if "://" in target:
        return f"'{target}' leads to another site", "Put the address in a field, and write {web_…} here."
    address = collection.source_addresses.get(file)
    if address is None and any(file.endswith(f"{ref.partition('/')[2]}.md") for ref in collection.unread):
        return None
    if address is None and f"docs/{file}" in collection.drafts.values():
        return f"'{target}' leads to a draft, which is kept back", leave_out(f"docs/{file}")
    for ref in collection.retired if address is None else ():
        if collection.documents[ref].path == f"docs/{file}":
            return f"'{target}' leads to what has ended", name_instead(ref, collection)
    if address is None:
        return f"'{target}' leads nowhere", did_you_mean(file, collection.source_addresses)
    if anchor:
        known = anchors(address)
        if anchor not in known and not collection.unread:
            return f"'#{anchor}' is not a heading of {file}", did_you_mean(anchor, known)
    return None


def _anchors(collection: Collection) -> Callable[[str], set[str]]:
    """Gives for an address the ids of its headings and of the records that are parts of it."""
    parts = _parts(collection)
    on_page: dict[str, list[Record]] = {}
    for record in collection.records.values():
        on_page.setdefault(addresses.of(record).partition("#")[0], []).append(record)

    @cache  # few pages have parts that others link to
    def known(address: str) -> set[str]:
        texts = (record.body for record in on_page.get(address, ()))
        return {*parts.get(address, ()), *(id for text in texts for _, id, _ in markdown.headings(text))}

    return known


_TEMPLATE_IDS = re.compile(r"f-|(?:main|menu)$|(?:action|goal|focus-area|request)-\d")
"""What templates call their own parts."""


def _parts(collection: Collection) -> dict[str, frozenset[str]]:
    """Address → anchors of the records that are parts of that page, or were."""
    found: dict[str, set[str]] = {}
    for record in collection.records.values():
        for address in (addresses.of(record), addresses.once(record)):
            path, _, anchor = address.partition("#")
            if anchor:
                found.setdefault(path, set()).add(anchor)
    return {path: frozenset(anchors) for path, anchors in found.items()}


def headings_without_id(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """Addresses of headings are the same in all languages, so they cannot be made from translated words."""
    parts = _parts(collection)
    for ref, record in collection.records.items():
        document = collection.documents[ref]
        seen: set[str] = set()
        taken = parts.get(addresses.of(record), frozenset())
        for block in markdown.walk(markdown.parse(record.body)):
            if not markdown.level(block):
                continue
            id, words, place = block.id, block.text, document.in_body(block.places[0])
            if markdown.level(block) == 1:
                yield Problem(place, "heading-level", f"'{words}' is a main heading", "Begin it with `##`.")
            if not words:
                what = "A heading has no words"
                yield Problem(place, "heading-without-words", what, "Write them after the `##`, or remove it.")
            elif not id:
                what = f"The heading '{words}' has no id"
                instead = "End it with {#words-in-english}."
                if block.lines[1] - block.lines[0] > 1:  # underlined
                    instead += " If the dashes below it are a line, leave an empty line before them."
                yield Problem(place, "heading-without-id", what, instead)
            elif id in seen or id in taken or _TEMPLATE_IDS.match(id):
                yield Problem(place, "heading-id-twice", f"'#{id}' is used already on the page", "Rename one of them.")
            seen.add(id)
