"""Whom to call first from a page: one way in, large, before everything else that the page says."""

from __future__ import annotations

from dataclasses import replace

from fristad.content.records.base import Record
from fristad.content.records.services import Service
from fristad.languages.text import swedish
from fristad.pages.cards import contact_of, tags
from fristad.pages.parts import CallBox
from fristad.pages.speaker import Speaker


def call_box(record: Record | None, say: Speaker, danger: tuple[str, ...]) -> CallBox | None:
    """The way in that a page begins with; None where the page is not for residents.

    `danger` are the services that the site begins with; pages that name none of their own show them.
    """
    found = say.collection.to_call(record, danger)
    if not found:
        return None
    first = found[0]
    # Nobody in danger is left with the number for danger alone.
    also = next((_box(one, say) for one in found[1:]), None) if first.is_emergency else None
    box = _box(first, say)
    if first is record:
        # Its name is the page's heading, and in other languages what it is called.
        return replace(box, href="", called=box.called if say.needs_no_swedish() else None, also=also)
    return replace(box, also=also, instead=isinstance(record, Service))


def _box(service: Service, say: Speaker) -> CallBox:
    contact = contact_of(service, say)
    return CallBox(
        name=swedish(service.name, say.language),
        href=say.link(service),
        called=say.mention(service, "called", service.called),
        contact=contact,
        phone=min(contact.phones, key=lambda one: one.sms, default=None),
        facts=tuple(tags(service, say)),
        emergency=service.is_emergency,
    )
