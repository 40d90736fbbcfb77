"""Every kind of record: a row says all that is so of its records and not of others'.

Addresses, rules and messages read it here. Where a folder below makes something of each kind, such as its page, that
stands in one table there, which `complete` holds to this one.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from typing import Any

from fristad.content.records import guides, places, programmes, service_rules, services, statements, terms
from fristad.content.records.base import Domain, Record
from fristad.content.records.words import references_in
from fristad.problems import Problem
from fristad.syntax.front_matter import Document


@dataclass(frozen=True)
class Kind:
    """What is so of every record of one kind."""

    model: type[Record]
    called: str
    """In a sentence: "a violence type"."""
    domain: Domain
    """The catalogue that its words are in."""
    where: str
    """The folder below docs/ that holds its records ("services/"), or the one file that is one ("about/x.md").

    Everything else, and every `index.md`, is a plain page, whose `where` is ""."""
    part_of: str = ""
    """The address of a record that is a part of another page: "materials/#{id}"; "" for one with its own."""
    once: str = ""
    """The address that its records had before this one: it is linked to, and leads on."""
    facts: tuple[str, ...] = ()
    """What texts may name of it, each in braces with its id: {phone_…}."""
    shown: bool = False
    """Whether a page shows it in two languages side by side, for a member of staff and a resident at one screen."""
    rules: tuple[Callable[[Any, Document], list[Problem]], ...] = ()
    """For one record at a time; those between records are in `content/rules/`."""


def by_name(*rows: Kind) -> dict[str, Kind]:
    """A table of kinds. Raises LookupError where two have one name, or a field names records of a kind that is none."""
    found = {kind.model.kind: kind for kind in rows}
    for kind in rows:
        if (other := found[kind.model.kind]) is not kind:
            raise LookupError(f"{kind.model.__name__} and {other.model.__name__} have one `kind`: name them apart.")
        for field, mark in references_in(kind.model):
            if unknown := sorted(set(mark.kinds) - set(found)):
                raise LookupError(f"{kind.model.__name__}.{field} names a '{unknown[0]}', and KINDS has no such kind.")
    return found


KINDS = by_name(
    Kind(guides.Guide, "a guide", "guides", "guides/", facts=("guide",), shown=True, rules=guides.GUIDE_RULES),
    Kind(terms.ViolenceType, "a violence type", "guides", "violence/types/", facts=("type",)),
    Kind(terms.Expression, "an expression of violence", "guides", "violence/expressions/", facts=("expression",)),
    Kind(
        services.Service,
        "a service",
        "services",
        "services/",
        facts=("phone", "service", "web", "chat", "hours", "card"),
        shown=True,
        rules=service_rules.RULES,
    ),
    Kind(programmes.Programme, "a programme", "programmes", "programmes/"),
    Kind(
        programmes.Action,
        "an action",
        "programmes",
        "programmes/actions/",
        "programmes/{record.programme}/focus-area-{record.focus_area}/#{record.anchor}",
        once="programmes/{record.programme}/#{record.anchor}",
        rules=programmes.ACTION_RULES,
    ),
    Kind(programmes.Body, "a body", "programmes", "programmes/bodies/", "programmes/bodies/#{id}"),
    Kind(programmes.Answer, "a referral answer", "programmes", "programmes/answers/"),
    Kind(terms.Perspective, "a perspective", "programmes", "terms/perspectives/", once="terms/#perspective-{id}"),
    Kind(terms.Level, "a prevention level", "programmes", "terms/levels/", once="terms/#level-{id}"),
    Kind(terms.Group, "a target group", "programmes", "terms/groups/", once="terms/#group-{id}"),
    Kind(terms.Term, "a term", "programmes", "terms/words/", once="terms/#term-{id}"),
    Kind(
        terms.Law, "a law", "programmes", "terms/laws/", facts=("law",), once="terms/laws/#{id}", rules=terms.LAW_RULES
    ),
    Kind(
        programmes.Material, "a material", "programmes", "materials/", facts=("service", "web"), once="materials/#{id}"
    ),
    Kind(guides.Setting, "a place of work", "programmes", "staff/"),
    Kind(places.Place, "a place", "services", "places/", "services/#f-area", shown=True),
    Kind(statements.Statement, "a statement", "guides", "about/accessibility.md", rules=statements.RULES),
    Kind(guides.Page, "a page", "guides", ""),
)
"""By the name that references begin with: "service"."""


def kind_of(path: str) -> tuple[type[Record], str]:
    """The model and the id for a file's path below docs/: "services/kast.md" → (Service, "kast")."""
    file = path.removesuffix(".md")
    folder, _, name = file.rpartition("/")
    for kind in KINDS.values():
        if kind.where == path or (kind.where == f"{folder}/" and name != "index"):
            return kind.model, name
    return guides.Page, file


def complete(table: Container[object], called: str, wanted: Iterable[object]) -> None:
    """Raises LookupError where a table lacks a row for something: forgetting it would be silent until a build."""
    for one in wanted:
        if one not in table:
            raise LookupError(f"{getattr(one, '__name__', one)} has no row in {called}: add one.")
