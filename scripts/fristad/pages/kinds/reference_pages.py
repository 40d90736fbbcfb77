"""Terms, laws and materials: what plans and guides refer to, each on a page of its own."""

from __future__ import annotations

from datetime import date

from fristad.content.records.programmes import Action, Material
from fristad.content.records.terms import Law, Term
from fristad.languages.text import swedish
from fristad.pages import interface_words
from fristad.pages.cards import fact_view, passages
from fristad.pages.kinds.programme_pages import action_link
from fristad.pages.links import definitions, link_to, openable, source_views
from fristad.pages.plan_parts import LawPage, MaterialPage, TermPage
from fristad.pages.speaker import Speaker

_BESIDE = 3
"""So many sources stand beside what is not surely right."""


def term_page(term: Term, say: Speaker) -> TermPage:
    """What only the page of a term, level, group or perspective holds."""
    return TermPage(body=passages(term, say), definitions=definitions(term, term.definitions, say))


def law_page(law: Law, say: Speaker) -> LawPage:
    """What only the page of a section of law holds."""

    def shown(day: date | None) -> str:
        return str(say.date_in_words(day)) if day else ""

    return LawPage(
        body=passages(law, say),
        citation=swedish(law.citation, say.language),
        href=law.url or "",
        unsure=law.confidence != "high",
        valid_from=shown(law.valid_from),
        valid_to=shown(law.valid_to),
        successor=link_to(say, say.collection.need(Law, law.successor)) if law.successor else None,
    )


def material_page(item: Material, say: Speaker) -> MaterialPage:
    """What only the page of a material, course, method or campaign holds."""
    facts = [
        fact_view(say, "audience", *say.names(interface_words.AUDIENCES, item.audience)),
        fact_view(say, "concerns", *say.names(interface_words.CONCERNS, item.concerns)),
    ]
    if item.cost:
        facts.append(fact_view(say, "cost", say.phrase(interface_words.COSTS[item.cost])))
    beside = item.shown_web and item.confidence != "high"
    return MaterialPage(
        body=passages(item, say),
        provider=swedish(item.provider, say.language) if item.provider else None,
        category=say.phrase(interface_words.CATEGORIES[item.category]),
        web=say.web_link("web", item, item.shown_web) if item.shown_web else None,
        unsure_sources=openable(source_views(item.sources, say))[:_BESIDE] if beside else (),
        facts=tuple(facts),
        actions=tuple(action_link(action, say) for action in _part_of(item, say)),
    )


def _part_of(item: Material, say: Speaker) -> list[Action]:
    """The actions that name a material, or that it names; those that its page carries out are told at its foot."""
    found = {action.id: action for action in say.collection.of_kind(Action) if item.id in action.materials}
    found.update({id: say.collection.need(Action, id) for id in item.actions})
    return [found[id] for id in sorted(found) if id not in item.implements]
