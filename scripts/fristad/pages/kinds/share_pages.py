"""For a member of staff: the languages in which something can be shown to somebody, and how to link to it."""

from __future__ import annotations

from collections.abc import Iterable

from fristad.content import addresses
from fristad.content.records.base import Record
from fristad.content.records.services import Service
from fristad.languages.text import Text
from fristad.pages import choices
from fristad.pages.contract import SharePage
from fristad.pages.parts import Shared
from fristad.pages.speaker import Speaker


def share_page(record: Record, say: Speaker, others: Iterable[Speaker], url: str, every_language: str) -> SharePage:
    """What only that page holds. `others` speak the site's languages; `url` is the site's address."""
    return SharePage(
        languages=tuple(shared(record, say, other, url) for other in others), every_language=every_language
    )


def shared(record: Record, say: Speaker, other: Speaker, url: str) -> Shared:
    """A record's page in the language of another speaker, as the page of `say` leads to it; of a place, what helps."""
    prefix = other.language.prefix
    own = addresses.of(record) if addresses.has_own_page(record) else choices.of_place(record.id)
    shown = own if other.language.swedish else addresses.show(record)
    return Shared(other.language, title_of(record, other), say.outward(prefix + shown), url + prefix + own)


def title_of(record: Record, say: Speaker) -> Text:
    """What a page is called where nothing explains it: of a service what it is, for who does not know its name."""
    return say.called_before(record) or say.heading(record) if isinstance(record, Service) else say.heading(record)
