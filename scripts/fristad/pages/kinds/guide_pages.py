"""The pages of guides, and of types and expressions of violence."""

from __future__ import annotations

import itertools

from fristad.content.records.base import Record
from fristad.content.records.guides import Guide
from fristad.content.records.services import Service
from fristad.content.records.terms import Expression, ViolenceType
from fristad.pages import choices
from fristad.pages.cards import cards, name_view, passages, steps
from fristad.pages.contract import GuidePage, ViolencePage
from fristad.pages.links import definitions
from fristad.pages.parts import Link
from fristad.pages.speaker import Speaker


def guide_page(guide: Guide, say: Speaker, show: Link | None) -> GuidePage:
    """What only a guide's page holds; `show` leads to it in two languages."""
    more = itertools.chain(*say.collection.further_services(guide))
    return GuidePage(
        steps=steps(guide, say),
        names=tuple(name_view(say.collection.need(Service, id), say) for id in more),
        show=show,
    )


def violence_page(record: ViolenceType | Expression, say: Speaker) -> ViolencePage:
    """What only the page of a violence type or expression holds; the most fitting services first."""
    shown, rest = say.collection.further_services(record)
    return ViolencePage(
        body=passages(record, say),
        cards=cards(say, shown),
        more=_more(record, say) if rest else "",
        # That a programme only names the thing is for its own page.
        definitions=definitions(record, tuple(one for one in record.definitions if one.text), say),
    )


def _more(record: Record, say: Speaker) -> str:
    """The address of the services about this kind of violence, or of the place where all are found."""
    if choices.FINDER not in say.collection.records:
        return ""
    about = [choice for choice in choices.choices(say.collection) if choice.mark == f"about-{record.id}"]
    return say.to(about[0].address if about else "services/")
