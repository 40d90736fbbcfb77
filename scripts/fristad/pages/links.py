"""Links to other pages, sources and documents, with the words to follow them by."""

from __future__ import annotations

from collections.abc import Iterable

from fristad.content import addresses
from fristad.content.records.base import Definition, Provenance, Record
from fristad.content.records.programmes import Programme
from fristad.languages.text import swedish
from fristad.pages.parts import Link, SourceView
from fristad.pages.plan_parts import DefinitionView
from fristad.pages.speaker import Speaker, shown_address


def link_to(say: Speaker, record: Record, *, summary: bool = False) -> Link:
    """A link to a record in the same language, with its summary where asked for."""
    address = addresses.of(record)
    return Link(
        say.heading(record),
        say.to(address),
        address == say.here or (address != "" and say.here.startswith(address)),
        say.field(record, "summary", record.summary) if summary and record.summary else None,
        record.ref,
    )


def links_to(say: Speaker, model: type[Record], ids: Iterable[str], *, summary: bool = False) -> tuple[Link, ...]:
    """Links to the records of a kind, in the order of the ids."""
    return tuple(link_to(say, say.collection.need(model, id), summary=summary) for id in ids)


def source_views(sources: tuple[Provenance, ...], say: Speaker) -> tuple[SourceView, ...]:
    """Where facts come from; a source without an address has an empty `href`."""
    found = []
    for source in sources:
        href, shown = source.url or "", shown_address(source.url).partition("/")[0] if source.url else ""
        if source.document:
            document = say.collection.records[source.document]
            href, shown = say.link(document), str(say.heading(document))
        found.append(SourceView(swedish(source.says, say.language), href, shown, source.date))
    return tuple(found)


def openable(sources: tuple[SourceView, ...]) -> tuple[SourceView, ...]:
    """Those that a reader can open, each site once, as it is called there."""
    found: dict[str, SourceView] = {}
    for source in sources:
        if source.href:
            found.setdefault(source.shown, source)
    return tuple(found.values())


def document_link(say: Speaker, ref: str) -> Link:
    """A link to a source document."""
    return link_to(say, say.collection.records[ref])


def definitions(record: Record, definitions: tuple[Definition, ...], say: Speaker) -> tuple[DefinitionView, ...]:
    """Each programme's own words for a thing."""
    found = []
    for definition in definitions:
        programme = say.collection.need(Programme, definition.programme)
        found.append(
            DefinitionView(
                programme=Link(say.field(programme, "short", programme.short), say.link(programme)),
                term=say.field(record, "definitions.term", definition.term),
                text=say.field(record, "definitions.text", definition.text) if definition.text else None,
                source=document_link(say, definition.document) if definition.document else None,
                part=swedish(definition.part, say.language) if definition.part else None,
            )
        )
    return tuple(found)
