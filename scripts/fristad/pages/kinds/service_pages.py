"""The page of one service."""

from __future__ import annotations

from fristad.content.records.places import Place
from fristad.content.records.services import Service
from fristad.pages.cards import asked, cards, contact_of, known_facts, passages
from fristad.pages.contract import ServicePage
from fristad.pages.links import document_link
from fristad.pages.parts import Link
from fristad.pages.speaker import Speaker


def service_page(service: Service, say: Speaker, danger: tuple[str, ...], show: Link | None) -> ServicePage:
    """What only a service's page holds; `show` leads to it in two languages."""
    return ServicePage(
        area=say.heading(say.collection.need(Place, service.area)),
        own_way_in=say.collection.to_call(service, danger)[:1] == (service,),
        body=passages(service, say),
        contact=contact_of(service, say),
        facts=known_facts(service, say),
        ask=asked(service, say),
        instead=cards(say, service.instead),
        named_in=tuple(document_link(say, ref) for ref in service.named_in),
        show=show,
    )
