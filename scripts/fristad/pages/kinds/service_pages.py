"""The page of one service."""

from __future__ import annotations

from typing import Any

from fristad.content.records.services import Service
from fristad.pages.cards import cards, contact_of, service_facts
from fristad.pages.links import document_link
from fristad.pages.speaker import Speaker


def service_page(service: Service, say: Speaker) -> dict[str, Any]:
    """What only a service's page holds."""
    return {
        "contact": contact_of(service, say),
        "facts": service_facts(service, say),
        "instead": cards(say, service.instead),
        "named_in": tuple(document_link(say, ref) for ref in service.named_in),
    }
