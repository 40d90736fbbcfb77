"""The accessibility statement as its page shows it."""

from __future__ import annotations

from dataclasses import replace

from fristad.content.records.places import Place
from fristad.content.records.programmes import Body
from fristad.content.records.services import Service
from fristad.content.records.statements import Gap, Statement
from fristad.content.records.terms import Law
from fristad.languages.text import swedish
from fristad.pages import interface_words
from fristad.pages.cards import card, contact_of, passages
from fristad.pages.contract import StatementPage
from fristad.pages.kinds.programme_pages import texts
from fristad.pages.links import links_to
from fristad.pages.parts import Card
from fristad.pages.plan_parts import GapView
from fristad.pages.speaker import Speaker


def statement_page(statement: Statement, say: Speaker) -> StatementPage:
    """What only the statement's page holds."""
    owner = say.collection.get(Body, say.collection.owner_of(statement) or "")
    place = say.collection.get(Place, owner.place) if owner else None
    gaps, burdens = (
        tuple(_gap(statement, gap, say) for gap in statement.gaps if gap.burden is excepted)
        for excepted in (False, True)
    )
    return StatementPage(
        body=passages(statement, say),
        owner_place=say.heading(place) if place else None,
        places=tuple(say.heading(say.collection.need(Place, id)) for id in statement.places),
        service_name=swedish(statement.service_name, say.language),
        level=statement.conformance,
        conformance=say.phrase(interface_words.CONFORMANCE[statement.conformance]),
        assessed=say.day("assessed", statement.assessed),
        updated=say.day("updated", statement.updated),
        method=texts(statement, "method", statement.method, say),
        gaps=gaps,
        burdens=burdens,
        outside=texts(statement, "outside", statement.outside, say),
        limits=texts(statement, "limits", statement.limits, say),
        report=tuple(_way_to_report(say.collection.need(Service, id), say) for id in statement.report),
        authority_name=swedish(statement.authority.name, say.language),
        authority_link=say.web_link("authority", statement, statement.authority.web),
        laws=links_to(say, Law, statement.laws),
    )


def _way_to_report(service: Service, say: Speaker) -> Card:
    """With every way to reach it: who cannot call comes by, and the other way round."""
    return replace(card(service, say), contact=contact_of(service, say))


def _gap(statement: Statement, gap: Gap, say: Speaker) -> GapView:
    return GapView(
        what=say.field(statement, "gaps.what", gap.what),
        requirement=gap.requirement,
        why=say.field(statement, "gaps.why", gap.why),
        plan=say.field(statement, "gaps.plan", gap.plan) if gap.plan else None,
    )
