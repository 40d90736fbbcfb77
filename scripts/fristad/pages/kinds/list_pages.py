"""The pages that list records: the start page, and the index page of each folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import get_args

from fristad.content import addresses
from fristad.content.addresses import resolve
from fristad.content.collection import Collection
from fristad.content.records.base import Record
from fristad.content.records.guides import AT_WORK, OF_PROGRAMMES, STAFF, Listing, Page
from fristad.content.records.kinds import complete
from fristad.content.records.places import Place
from fristad.content.records.programmes import Action, Answer, Body, Material
from fristad.content.records.services import Service
from fristad.content.records.terms import Group, Law, Level, Perspective, Term
from fristad.languages.known_languages import Language
from fristad.languages.text import swedish
from fristad.pages import interface_words
from fristad.pages.cards import passages
from fristad.pages.choices import FINDER
from fristad.pages.contract import Content, ListPage, SearchPage, StartPage
from fristad.pages.kinds.finder_pages import finder, names_page
from fristad.pages.kinds.programme_pages import action_link
from fristad.pages.kinds.staff_pages import staff_page
from fristad.pages.kinds.text_pages import plain_page, section_views
from fristad.pages.links import link_to
from fristad.pages.parts import Greeting, Link, ListGroup, NamedLink, SectionView, Tile
from fristad.pages.plan_parts import BodiesPage, DutyView
from fristad.pages.speaker import Speaker
from fristad.problems import Problem
from fristad.syntax import inline, markdown

NAVIGATION = (
    "page/guides/index",
    "page/services/index",
    "page/violence/index",
    "page/programmes/index",
    "page/about/index",
)
SEARCH = "page/search"
"""The page where readers search."""
_FOR_STAFF = ("page/materials/index", "page/terms/index", "page/terms/laws/index", "page/programmes/bodies/index")
_SITUATIONS = "page/guides/index"


def unlinked(collection: Collection) -> Iterator[Problem]:
    """Ordinary pages that no other page leads to: nobody finds them, but by searching."""
    linked = {*NAVIGATION, SEARCH, f"{Page.kind}/{STAFF}", *_FOR_STAFF, _SITUATIONS, "page/index", FINDER}
    files = {path: record for record in collection.records.values() if (path := _file(record, collection))}
    for record in collection.records.values():
        for target in inline.targets(record.body):
            found = files.get(resolve(_file(record, collection), target.partition("#")[0]))
            if found is not None and found is not record:
                linked.add(found.ref)
    for page in collection.of_kind(Page):
        if page.lists is None and page.ref not in linked and not page.id.startswith(OF_PROGRAMMES):
            file = _file(page, collection)
            what = "No page leads here"
            instead = f"Write a link in the text of another page, such as [{page.title}]({file}) in docs/index.md."
            yield Problem(collection.documents[page.ref].source(), "page-unlinked", what, instead, "warning")


def _file(record: Record, collection: Collection) -> str:
    return collection.documents[record.ref].path.partition("/")[2]


def listing(
    record: Page,
    say: Speaker,
    danger: tuple[str, ...],
    languages: tuple[Language, ...],
    greetings: tuple[Greeting, ...] = (),
) -> Content:
    """What a plain page or an index page holds; `danger` are the services that the site begins with."""
    if record.id == "index":
        return _start(record, say, greetings)
    if record.lists == "service":
        return finder(record, say, danger, languages)
    if record.lists == "search":
        return _search(record, say, languages)
    made = _LISTS.get(record.lists or "", plain_page)
    return made(record, say)


def _start(record: Page, say: Speaker, greetings: tuple[Greeting, ...]) -> StartPage:
    index = say.collection.records
    work = [guide for guide in say.collection.guides if guide.situation in AT_WORK]
    situations = [guide for guide in say.collection.guides if guide not in work]

    def links(refs: Iterable[str]) -> tuple[Link, ...]:
        return tuple(link_to(say, index[ref]) for ref in refs if ref in index)

    return StartPage(
        body=passages(record, say),
        greetings=greetings,
        tiles=tuple(Tile(link_to(say, guide), guide.icon) for guide in situations if guide.icon),
        situations=tuple(link_to(say, guide) for guide in situations if not guide.icon),
        find_support=link_to(say, index[FINDER], summary=True) if FINDER in index else None,
        work=(*links([f"{Page.kind}/{STAFF}"]), *(link_to(say, guide) for guide in work), *links(_FOR_STAFF[:1])),
        more=links((*NAVIGATION[2:], *_FOR_STAFF[1:])),
    )


def _guide_list(record: Page, say: Speaker) -> ListPage:
    groups = (_group(say, "situations", say.collection.guides),)
    return ListPage(sections=(), body=passages(record, say), groups=groups)


def _violence_list(record: Page, say: Speaker) -> ListPage:
    collection = say.collection
    return ListPage(
        sections=(),
        body=passages(record, say),
        groups=(_group(say, "types", collection.types), _group(say, "expressions", collection.expressions)),
    )


def _programme_list(record: Page, say: Speaker) -> ListPage:
    collection = say.collection
    pages = [
        page for page in collection.of_kind(Page) if page.id.startswith(OF_PROGRAMMES) and page.id != "programmes/index"
    ]
    groups = {"programmes": collection.programmes, "answers": collection.of_kind(Answer), "more": pages}
    return _with_contents(record, say, (_group(say, anchor, found) for anchor, found in groups.items()))


def _group(say: Speaker, anchor: str, records: Iterable[Record]) -> ListGroup:
    """Links below a heading. What was a part of the page before it had its own is still found there."""
    links = tuple(replace(link_to(say, record, summary=True), anchors=tuple(_once(record, say))) for record in records)
    return ListGroup(say.phrase(interface_words.GROUPS[anchor]), anchor, links)


def _once(record: Record, say: Speaker) -> Iterator[str]:
    """The places that a record and its headings had on this page: they are linked to, and must lead on."""
    page, _, anchor = addresses.once(record).partition("#")
    if anchor and page == say.here:
        yield anchor
        yield from (f"{anchor}-{id}" for _, id, _ in markdown.headings(record.body))


def _body_list(record: Page, say: Speaker) -> BodiesPage:
    groups: dict[str, list[DutyView]] = {}
    actions = say.collection.of_kind(Action)
    for body in say.collection.of_kind(Body):
        groups.setdefault(body.place, []).append(
            DutyView(
                ref=body.ref,
                anchor=body.id,
                name=swedish(body.name, say.language),
                category=say.phrase(interface_words.BODY_KINDS[body.category]),
                responsible=tuple(
                    action_link(action, say, of_plan=False) for action in actions if body.id in action.responsible
                ),
                co_responsible=tuple(
                    action_link(action, say, of_plan=False) for action in actions if body.id in action.co_responsible
                ),
            )
        )
    # The places that answer for most come first.
    order = sorted(groups, key=lambda id: -sum(len(duty.responsible) for duty in groups[id]))
    return BodiesPage(
        body=passages(record, say),
        groups=tuple((say.heading(say.collection.need(Place, id)), tuple(groups[id])) for id in order),
    )


def _term_list(record: Page, say: Speaker) -> ListPage:
    kinds: dict[str, type[Term]] = {"levels": Level, "groups": Group, "perspectives": Perspective, "words": Term}
    every = {anchor: say.collection.of_kind(model) for anchor, model in kinds.items()}
    return _with_contents(record, say, (_group(say, anchor, terms) for anchor, terms in every.items()))


def _law_list(record: Page, say: Speaker) -> ListPage:
    laws = say.collection.of_kind(Law)
    groups = {
        "laws": [law for law in laws if not law.valid_to],
        "former": [law for law in laws if law.valid_to],
    }
    return _with_contents(record, say, (_group(say, anchor, found) for anchor, found in groups.items()))


def _material_list(record: Page, say: Speaker) -> ListPage:
    return _with_contents(record, say, (_group(say, "materials", say.collection.of_kind(Material)),))


def _with_contents(record: Page, say: Speaker, groups: Iterable[ListGroup]) -> ListPage:
    """A list with what stands in it told at the top: the sections of its text, then the groups."""
    found = tuple(group for group in groups if group.links)
    names = tuple(SectionView(group.heading, f"#f-{group.anchor}") for group in found)
    return ListPage(sections=(*section_views(record, say), *names), body=passages(record, say), groups=found)


def _search(record: Page, say: Speaker, languages: tuple[Language, ...]) -> SearchPage:
    collection = say.collection
    violence = (*collection.types, *collection.expressions)
    names = [page for page in collection.of_kind(Page) if page.lists == "name"]
    # Every service by name has a page of its own, which is a link here; where it is missing they stand here.
    services: list[Record] = [service for service in collection.services if service.is_found and not names]
    found: list[Record] = [*collection.guides, *violence, *services, *names]
    # A word that is a service's name too leads to the service.
    taken = {record.heading for record in (*found, *collection.services)}
    found += [term for term in collection.of_kind(Term) if term.heading not in taken]
    order = say.in_order(tuple(record.ref for record in found))
    return SearchPage(
        body=passages(record, say),
        others=tuple(say.language_link(other, other.prefix + say.here) for other in languages if not say.speaks(other)),
        ways=tuple(link_to(say, collection.records[ref]) for ref in (_SITUATIONS, FINDER) if ref in collection.records),
        everything=tuple(_named(collection.records[ref], say) for ref in order),
    )


def _named(record: Record, say: Speaker) -> NamedLink:
    if isinstance(record, Service) and say.called_before(record):
        called = say.field(record, "called", record.called)
        return NamedLink(called, say.link(record), swedish(record.name, say.language))
    in_swedish = swedish(record.heading, say.language) if say.has_own_name(record.ref) else None
    return NamedLink(say.own_heading(record), say.link(record), in_swedish)


_LISTS: dict[str, Callable[[Page, Speaker], Content]] = {
    "name": names_page,
    "guide": _guide_list,
    "violence": _violence_list,
    "programme": _programme_list,
    "body": _body_list,
    "term": _term_list,
    "law": _law_list,
    "material": _material_list,
    "setting": staff_page,
}
complete(_LISTS, "_LISTS of pages/kinds/list_pages.py", {*get_args(Listing)} - {"service", "coverage", "search"})
