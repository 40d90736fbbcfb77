"""Which pages each language has, and what each of them is made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from fristad.content import addresses
from fristad.content.records.base import Record
from fristad.content.records.guides import Guide, Page
from fristad.content.records.kinds import KINDS, complete
from fristad.content.records.programmes import Answer, Body, Programme
from fristad.content.records.services import Service
from fristad.content.records.statements import Statement
from fristad.content.records.terms import Expression, ViolenceType
from fristad.languages.table import SOURCE, Language
from fristad.languages.text import swedish
from fristad.pages import choices
from fristad.pages.cards import passages
from fristad.pages.contract import (
    AnswerPage,
    ChoicePage,
    GuidePage,
    PageData,
    ProgrammePage,
    ServicePage,
    ShowPage,
    StatementPage,
    ViolencePage,
)
from fristad.pages.kinds import side_by_side_pages
from fristad.pages.kinds.finder_pages import choice_page
from fristad.pages.kinds.guide_pages import guide_page, violence_page
from fristad.pages.kinds.list_pages import Shape, listing
from fristad.pages.kinds.programme_pages import action_link, answer_page, carried_out, programme_page
from fristad.pages.kinds.service_pages import service_page
from fristad.pages.kinds.statement_pages import statement_page
from fristad.pages.links import source_views
from fristad.pages.parts import LanguageLink, Link
from fristad.pages.speaker import Speaker
from fristad.site.frame import frame_of
from fristad.site.site import Site, choice_ref, with_page


@dataclass(frozen=True)
class Planned:
    """A page that each language has, or each but Swedish, which needs no Swedish beside it."""

    address: str
    ref: str
    make: Callable[[Site, Language], PageData]
    beside: bool = False

    def is_in(self, language: Language) -> bool:
        """Whether a language has it."""
        return not (self.beside and language.swedish)


def plan(site: Site) -> Iterator[Planned]:
    """Every page: of records in their order, of choices between services, then with Swedish beside."""
    for record in with_page(site.collection):
        yield Planned(addresses.of(record), record.ref, partial(page, record=record))
    for address in choices.addresses(site.collection, site.languages):
        yield Planned(address, choice_ref(address), partial(page_of_choice, address=address))
    for service in site.collection.services:
        yield Planned(addresses.show(service), service.ref, partial(show_page, service=service), beside=True)


def build(site: Site, language: Language) -> Iterator[PageData]:
    """Every page of one language."""
    return (one.make(site, language) for one in plan(site) if one.is_in(language))


def page(site: Site, language: Language, record: Record) -> PageData:
    """The page of one record in one language."""
    say = site.speaker(language, addresses.of(record), record.ref)
    if isinstance(record, Page):
        shaped: dict[str, Any] = listing(record, say, site.danger, site.languages, site.coverage)
        model: type[PageData] = shaped.pop("model")
    else:
        model, shape = _SHAPES[type(record)]
        shaped = shape(record, say)
    if isinstance(record, Service):
        shaped |= ways_to_show(site, say, record)
    owner = say.collection.get(Body, record.owner)
    shared = {
        "ref": record.ref,
        "title": say.heading(record),
        "title_is_name": not hasattr(record, "title"),
        "summary": say.field(record, "summary", record.summary) if record.summary else None,
        "body": passages(record, say),
        "checked": say.checked(record),
        "owner": swedish(owner.name, language) if owner else None,
        "owner_href": say.link(owner) if owner else "",
        "implements": tuple(action_link(action, say) for action in carried_out(record, say)),
        "sources": source_views(record.sources, say),
        **shaped,
    }
    # The frame comes last: its notices count the words that the page has said.
    return model(frame=frame_of(site, say), **shared)


def show_page(site: Site, language: Language, service: Service) -> ShowPage:
    """A service in Swedish and another language side by side."""
    say = site.speaker(language, addresses.show(service), service.ref)
    # Words in Swedish lead to pages in Swedish, whose root lies above this language's.
    source = site.speaker(SOURCE, f"{language.id}/{say.here}", service.ref)
    shared = {
        "ref": service.ref,
        "title": say.heading(service),
        "title_is_name": True,
        "summary": None,
        "checked": say.checked(service),
        **side_by_side_pages.show_page(service, source, say),
    }
    return ShowPage(frame=frame_of(site, say, service), **shared)


def page_of_choice(site: Site, language: Language, address: str) -> ChoicePage:
    """A page that shows many records and has none of its own."""
    say = site.speaker(language, address, choice_ref(address))
    shaped = choice_page(*choices.at(say.collection, address, site.languages), say, site.danger)
    return ChoicePage(frame=frame_of(site, say), ref=say.owner, **shaped)


def ways_to_show(site: Site, say: Speaker, service: Service) -> dict[str, Any]:
    """From a service's page to itself in two languages; the Swedish page names every language."""
    there = addresses.show(service)
    if not say.language.swedish:
        words = say.interface("service", "Visa med svenska bredvid")
        return {"show": Link(words, say.to(there)), "show_in": ()}
    if say.language.id != SOURCE.id:
        return {"show": None, "show_in": ()}
    others = (language for language in site.languages if not language.swedish)
    links = (LanguageLink(other, say.to(other.prefix + there), False) for other in others)
    return {"show": None, "show_in": tuple(links)}


_SHAPES: dict[type[Record], tuple[type[PageData], Shape]] = {
    Service: (ServicePage, service_page),
    Guide: (GuidePage, guide_page),
    ViolenceType: (ViolencePage, violence_page),
    Expression: (ViolencePage, violence_page),
    Programme: (ProgrammePage, programme_page),
    Answer: (AnswerPage, answer_page),
    Statement: (StatementPage, statement_page),
}
complete(_SHAPES, "_SHAPES of site/plan.py", {kind.model for kind in KINDS.values() if not kind.part_of} - {Page})
