"""Places of work from which staff hand on what the site tells: a library, a school, a landlord."""

from __future__ import annotations

from typing import ClassVar

from fristad.content.records import ids
from fristad.content.records.base import Audience, Record, Words


class Setting(Record):
    """Where staff meet people, and what fits there to print, show and link to; the text says where to put it up."""

    kind: ClassVar[str] = "setting"

    title: Words
    summary: Words
    order: int
    audience: tuple[Audience, ...]
    """Whom staff meet there: what is for others is still listed, after it."""
    guides: tuple[ids.Guide, ...]
    """The most fitting first; so with services. Places that have help of their own are always there."""
    services: tuple[ids.Service, ...] = ()
