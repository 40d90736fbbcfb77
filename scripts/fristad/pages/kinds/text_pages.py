"""Pages of text: the contents of long ones, and the pages where they go on."""

from __future__ import annotations

from fristad.content import addresses
from fristad.content.parts import Part, sections_of, texts_of
from fristad.content.records.base import Record
from fristad.pages.cards import passages
from fristad.pages.contract import PlainPage
from fristad.pages.parts import Link, SectionView
from fristad.pages.speaker import Speaker
from fristad.translation.messages import body_context

_FEW = 4
"""So many sections are seen at a look, and need no contents."""


def plain_page(record: Record, say: Speaker, number: int = 1) -> PlainPage:
    """A page of text, or the one with a number where it goes on."""
    texts = texts_of(record)
    sections = section_views(record, say)
    return PlainPage(
        body=passages(record, say, number),
        sections=sections if len(texts) > 1 or len(sections) > _FEW else (),
        previous=_page(record, number - 1, say) if number > 1 else None,
        next=_page(record, number + 1, say) if number < len(texts) else None,
    )


def text_part(part: Part, say: Speaker) -> PlainPage:
    """Where a long text goes on."""
    return plain_page(part.record, say, part.number)


def section_views(record: Record, say: Speaker) -> tuple[SectionView, ...]:
    """The sections of a record's text, on whichever of its pages they are."""
    quiet = say.quietly()
    return tuple(
        SectionView(
            quiet.words(record, body_context(record, section.id), section.words),
            say.to(f"{section.address}#{section.id}"),
            () if section.address == say.here else (section.id, *section.inside),
        )
        for section in sections_of(record)
    )


def _page(record: Record, number: int, say: Speaker) -> Link:
    """To one of the pages of a text, named by its first section."""
    address = addresses.of(record) if number == 1 else addresses.part(record, str(number))
    found = next((one for one in sections_of(record) if one.address == address), None)
    if number == 1 or found is None:
        return Link(say.heading(record), say.to(address))
    return Link(say.quietly().words(record, body_context(record, found.id), found.words), say.to(address))
