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
from fristad.pages.contract import Content, PageData
from fristad.pages.frame_contract import About
from fristad.pages.kinds import side_by_side_pages
from fristad.pages.kinds.finder_pages import about_choice, choice_page
from fristad.pages.kinds.guide_pages import guide_page, violence_page
from fristad.pages.kinds.list_pages import listing
from fristad.pages.kinds.programme_pages import action_link, answer_page, carried_out, programme_page
from fristad.pages.kinds.service_pages import service_page
from fristad.pages.kinds.statement_pages import statement_page
from fristad.pages.links import source_views
from fristad.pages.parts import LanguageLink
from fristad.pages.speaker import Speaker
from fristad.site.drafting import Drafter
from fristad.site.frame import frame_of
from fristad.site.site import Site, choice_ref, with_page


@dataclass(frozen=True)
class Planned:
    """A page that each language has, or each but Swedish, which needs no Swedish beside it."""

    address: str
    ref: str
    make: Callable[[Site, Drafter], PageData]
    """Gives the page as it is drafted, once for all languages that need no other: see `filling`."""
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


def page(site: Site, say: Drafter, record: Record) -> PageData:
    """The page of one record."""
    about, content = about_record(record, say), _CONTENT[type(record)](record, say, site)
    # The frame comes last: it has words for hours where the page has any.
    return PageData(frame_of(site, say), about, content)


def show_page(site: Site, say: Drafter, service: Service) -> PageData:
    """A service in Swedish and another language side by side."""
    # Words in Swedish lead to pages in Swedish, whose root lies above this language's.
    source = site.speaker(SOURCE, f"{say.language.id}/{say.here}", service.ref)
    about = About(
        ref=service.ref,
        title=say.heading(service),
        title_is_name=True,
        summary=None,
        checked=say.day("checked", service.checked),
    )
    content = side_by_side_pages.show_page(service, source, say)
    return PageData(frame_of(site, say, service), about, content)


def page_of_choice(site: Site, say: Drafter, address: str) -> PageData:
    """A page that shows many records and has none of its own."""
    choice, number = choices.at(say.collection, address, site.languages)
    about, content = about_choice(choice, number, say), choice_page(choice, number, say, site.danger, site.languages)
    return PageData(frame_of(site, say), about, content)


def about_record(record: Record, say: Speaker) -> About:
    """What the page of a record tells of itself."""
    owner = say.collection.get(Body, say.collection.owner_of(record) or "")
    return About(
        ref=record.ref,
        title=say.heading(record),
        title_is_name=not hasattr(record, "title"),
        summary=say.field(record, "summary", record.summary) if record.summary else None,
        checked=say.day("checked", record.checked),
        owner=swedish(owner.name, say.language) if owner else None,
        owner_href=say.link(owner) if owner else "",
        implements=tuple(action_link(action, say) for action in carried_out(record, say)),
        sources=source_views(record.sources, say) if record.sources and say.needs_no_swedish() else (),
        sources_href=_sources_href(record, say),
    )


def _sources_href(record: Record, say: Speaker) -> str:
    """The address of the sources on the Swedish page, from a page in another language."""
    if not record.sources or say.needs_no_swedish():
        return ""
    return say.outward(addresses.of(record)) + "#f-sources"


def ways_to_show(site: Site, say: Speaker, service: Service) -> tuple[str, tuple[LanguageLink, ...]]:
    """From a service's page to itself in two languages; the Swedish page names every language."""
    there = addresses.show(service)
    if not say.needs_no_swedish():
        return say.to(there), ()
    if not say.speaks(SOURCE):
        return "", ()
    others = (language for language in site.languages if not language.swedish)
    return "", tuple(LanguageLink(other, say.to(other.prefix + there), False) for other in others)


_CONTENT: dict[type[Record], Callable[[Any, Speaker, Site], Content]] = {
    Page: lambda record, say, site: listing(record, say, site.danger, site.languages, site.coverage),
    Service: lambda record, say, site: service_page(record, say, *ways_to_show(site, say, record)),
    Guide: lambda record, say, site: guide_page(record, say),
    ViolenceType: lambda record, say, site: violence_page(record, say),
    Expression: lambda record, say, site: violence_page(record, say),
    Programme: lambda record, say, site: programme_page(record, say),
    Answer: lambda record, say, site: answer_page(record, say),
    Statement: lambda record, say, site: statement_page(record, say),
}
"""What only the page of such a record shows."""
complete(_CONTENT, "_CONTENT of site/plan.py", {kind.model for kind in KINDS.values() if not kind.part_of})
