"""Which pages each language has, and what each of them is made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from markupsafe import Markup

from fristad.content import addresses
from fristad.content.parts import Part, every_part
from fristad.content.records.base import Record
from fristad.content.records.guides import STAFF, Guide, Page, Setting
from fristad.content.records.kinds import KINDS, complete
from fristad.content.records.programmes import Answer, Body, Material, Programme
from fristad.content.records.services import Service
from fristad.content.records.statements import Statement
from fristad.content.records.terms import Expression, Group, Law, Level, Perspective, Term, ViolenceType
from fristad.languages.known_languages import SOURCE, Language
from fristad.languages.text import Text, swedish
from fristad.pages import choices, interface_words
from fristad.pages.cards import call_box
from fristad.pages.contract import Content, PageData
from fristad.pages.frame_contract import About
from fristad.pages.kinds import side_by_side_pages
from fristad.pages.kinds.coverage_pages import coverage_page
from fristad.pages.kinds.finder_pages import about_choice, choice_page
from fristad.pages.kinds.guide_pages import guide_page, violence_page
from fristad.pages.kinds.list_pages import listing
from fristad.pages.kinds.programme_pages import (
    answer_page,
    carried_out,
    focus_area_page,
    focus_area_title,
    number_link,
    programme_page,
)
from fristad.pages.kinds.reference_pages import law_page, material_page, term_page
from fristad.pages.kinds.service_pages import service_page
from fristad.pages.kinds.staff_pages import LANGUAGES_OF_STAFF, kit_page, setting_page
from fristad.pages.kinds.statement_pages import statement_page
from fristad.pages.kinds.text_pages import text_part
from fristad.pages.links import link_to, source_views
from fristad.pages.parts import Greeting, Link
from fristad.pages.speaker import Speaker
from fristad.site import short_addresses
from fristad.site.drafting import Drafter
from fristad.site.frame import frame_of
from fristad.site.site import Site, choice_ref, with_page


@dataclass(frozen=True)
class Planned:
    """A page that each language has, or each but easy Swedish, which needs no Swedish beside it."""

    address: str
    ref: str
    make: Callable[[Site, Drafter], PageData]
    """Gives the page as it is drafted, once for all languages that need no other: see `filling`."""
    beside: bool = False
    only: tuple[str, ...] = ()
    """The ids of the languages that have it, where it is not for all."""

    def is_in(self, language: Language) -> bool:
        """Whether a language has it."""
        if self.only and language.id not in self.only:
            return False
        return not (self.beside and language.swedish and language.id != SOURCE.id)


def plan(site: Site) -> Iterator[Planned]:
    """Every page: of records in their order, of their parts, of choices between services, then with Swedish beside."""
    for record in with_page(site.collection):
        yield Planned(addresses.of(record), record.ref, partial(page, record=record))
    for part in every_part(site.collection):
        yield Planned(part.address, part.ref, partial(part_page, part=part))
    for address in choices.addresses(site.collection, site.languages):
        yield Planned(address, choice_ref(address), partial(page_of_choice, address=address))
    for record in site.collection.records.values():
        if side_by_side_pages.is_shown(record, site.collection):
            yield Planned(addresses.show(record), _owner(record), partial(show_page, record=record), beside=True)
    for setting in site.collection.of_kind(Setting):
        for language in site.languages:
            make = partial(kit, setting=setting, reader=language)
            yield Planned(addresses.part(setting, language.id), setting.ref, make, only=LANGUAGES_OF_STAFF)


def _owner(record: Record) -> str:
    """The page that is shown in two languages: of a place the list of what helps there."""
    return record.ref if addresses.has_own_page(record) else choice_ref(choices.of_place(record.id))


def page(site: Site, say: Drafter, record: Record) -> PageData:
    """The page of one record."""
    about, content = about_record(record, say, site), _CONTENT[type(record)](record, say, site)
    # The frame comes last: it has words for hours where the page has any.
    return PageData(frame_of(site, say), about, content)


def part_page(site: Site, say: Drafter, part: Part) -> PageData:
    """The page of a part of a record, which keeps what the record's own page tells of itself but the summary."""
    record = part.record
    content: Content
    if isinstance(record, Programme) and part.area:
        title = focus_area_title(record, part.area, say)
        content = focus_area_page(record, part.area, site.coverage, say)
    else:
        title = _with_number(say.heading(record), part.number, say)
        content = text_part(part, say)
    about = replace(about_record(record, say.quietly(), site), title=title, title_is_name=False, summary=None)
    frame, above = frame_of(site, say), link_to(say.quietly(), record)
    # The index page of a folder stands above what is in the folder already.
    trail = frame.trail if above in frame.trail else (*frame.trail, above)
    return PageData(replace(frame, trail=trail), about, content)


def _with_number(title: Text, number: int, say: Speaker) -> Text:
    """ "Planen (2)"."""
    return Text(Markup("{} ({})").format(title, number), f"{title} ({number})", say.language, say.language)


def show_page(site: Site, say: Drafter, record: Record) -> PageData:
    """A record in Swedish and another language side by side; in Swedish, the choice between these languages."""
    about = About(
        ref=record.ref,
        noun=say.phrase(interface_words.NOUNS.get(record.kind, interface_words.NOUNS[Page.kind])),
        title=say.heading(record),
        title_is_name=isinstance(record, Service),
        checked=say.day("checked", record.checked),
    )
    others = tuple(one for one in site.languages if not one.swedish or one.id == SOURCE.id)
    return PageData(frame_of(site, say, record, others), about, _shown(site, say, record))


def _shown(site: Site, say: Drafter, record: Record) -> Content:
    if say.speaks(SOURCE):
        speakers = [site.speaker(language, say.here, say.owner) for language in site.languages]
        every = site.url + short_addresses.of(site, say.owner)
        return side_by_side_pages.share_page(record, say, speakers, site.url, every)
    # Words in Swedish lead to pages in Swedish, whose root lies above this language's.
    source = site.speaker(SOURCE, f"{say.language.id}/{say.here}", say.owner)
    return side_by_side_pages.show_page(record, source, say, site.danger)


def kit(site: Site, say: Drafter, setting: Setting, reader: Language) -> PageData:
    """All that staff of a place of work hand on in one language."""

    def short(record: Record) -> str:
        return short_addresses.of(site, _owner(record))

    other = site.speaker(reader, say.here, setting.ref)
    content = kit_page(setting, say, other, site.languages, site.url, short, site.prints_of)
    about = replace(
        about_record(setting, say.quietly(), site),
        title=_with(say.heading(setting), say.language_name(reader.tag), say),
        summary=None,
    )
    frame = frame_of(site, say, setting, tuple(one for one in site.languages if one.id in LANGUAGES_OF_STAFF))
    return PageData(frame, about, content)


def _with(title: Text, name: Text, say: Speaker) -> Text:
    """ "Skola: somaliska"."""
    return Text(Markup("{}: {}").format(title, name), f"{title}: {name}", say.language, say.language)


def page_of_choice(site: Site, say: Drafter, address: str) -> PageData:
    """A page that shows many records and has none of its own."""
    choice, number = choices.at(say.collection, address, site.languages)
    about = about_choice(choice, number, say)
    if choice.facet not in choices.OF_HURTING:
        about = replace(about, call=call_box(None, say, site.danger))
    content = choice_page(choice, number, say, site.danger, site.languages)
    return PageData(frame_of(site, say), about, content)


def about_record(record: Record, say: Speaker, site: Site) -> About:
    """What the page of a record tells of itself."""
    service = record if isinstance(record, Service) and not say.needs_no_swedish() and not record.is_number else None
    owner = say.collection.get(Body, say.collection.owner_of(record) or "")
    # What staff hand on carries out the same actions wherever they work.
    carrier = (say.collection.get(Page, STAFF) if isinstance(record, Setting) else None) or record
    return About(
        ref=record.ref,
        noun=say.phrase(interface_words.NOUNS[record.kind]),
        title=say.field(service, "called", service.called) if service else say.heading(record),
        title_is_name=not hasattr(record, "title") and not service,
        name=say.heading(service) if service else None,
        call=call_box(record, say, site.danger),
        summary=say.field(record, "summary", record.summary) if record.summary else None,
        checked=say.day("checked", record.checked),
        owner=swedish(owner.name, say.language) if owner else None,
        owner_href=say.link(owner) if owner else "",
        implements=tuple(number_link(action, say) for action in carried_out(carrier, say)),
        sources=source_views(record.sources, say) if record.sources and say.needs_no_swedish() else (),
        sources_href=_sources_href(record, say),
    )


def _sources_href(record: Record, say: Speaker) -> str:
    """The address of the sources on the Swedish page, from a page in another language."""
    if not record.sources or say.needs_no_swedish():
        return ""
    return say.outward(addresses.of(record)) + "#f-sources"


def way_to_show(say: Speaker, record: Record) -> Link | None:
    """From a page to itself in two languages; from the Swedish one to the choice between them."""
    if not say.needs_no_swedish():
        return Link(say.phrase(interface_words.SHOW["beside"]), say.to(addresses.show(record)))
    if not say.speaks(SOURCE):
        return None
    return Link(say.phrase(interface_words.SHOW["others"]), say.to(addresses.show(record)))


def greetings(site: Site, say: Speaker) -> tuple[Greeting, ...]:
    """On the Swedish page, a line in each other language that has the words: what this is, and whom to call."""
    box = call_box(None, say, site.danger)
    if not box or not box.phone or not say.speaks(SOURCE):
        return ()
    number = say.show(box.phone.link)
    found = [(other, site.speaker(other, "")) for other in site.languages if not other.swedish]
    lines = [Greeting(other, other.prefix, own.phrase(interface_words.GREETING, number=number)) for other, own in found]
    return tuple(line for line in lines if not line.words.foreign)


def _page(record: Page, say: Speaker, site: Site) -> Content:
    if record.lists == "coverage":
        return coverage_page(record, say, site.coverage, site.languages, site.prints_of)
    return listing(record, say, site.danger, site.languages, greetings(site, say) if record.id == "index" else ())


_CONTENT: dict[type[Record], Callable[[Any, Speaker, Site], Content]] = {
    Page: _page,
    Service: lambda record, say, site: service_page(record, say, site.danger, way_to_show(say, record)),
    Guide: lambda record, say, site: guide_page(record, say, way_to_show(say, record)),
    ViolenceType: lambda record, say, site: violence_page(record, say),
    Expression: lambda record, say, site: violence_page(record, say),
    Programme: lambda record, say, site: programme_page(record, site.coverage, say),
    **dict.fromkeys((Term, Level, Group, Perspective), lambda record, say, site: term_page(record, say)),
    Law: lambda record, say, site: law_page(record, say),
    Material: lambda record, say, site: material_page(record, say),
    Answer: lambda record, say, site: answer_page(record, say),
    Statement: lambda record, say, site: statement_page(record, say),
    Setting: lambda record, say, site: setting_page(record, say, site.languages),
}
"""What only the page of such a record shows."""
complete(_CONTENT, "_CONTENT of site/plan.py", {kind.model for kind in KINDS.values() if not kind.part_of})
