"""All records joined: look-ups and order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple, TypeVar, get_args

from fristad.content import addresses
from fristad.content.records.base import Record
from fristad.content.records.guides import OF_PROGRAMMES, OWN_ENTRANCES, RESIDENTS_LISTS, Guide, Page
from fristad.content.records.kinds import KINDS
from fristad.content.records.places import Place
from fristad.content.records.programmes import Action, Material, Programme
from fristad.content.records.services import Phone, Role, Service
from fristad.content.records.terms import Expression, ViolenceType
from fristad.content.short_addresses import NO_TABLE, Table
from fristad.syntax import markdown
from fristad.syntax.front_matter import Document

R = TypeVar("R", bound=Record)
V = TypeVar("V")


class Fact(NamedTuple):
    """What a placeholder names: the kind of fact, the reference of its record, and which number where it has an id."""

    kind: str
    ref: str
    phone: str = ""


@dataclass(frozen=True)
class Collection:
    """All records, by kind in the order that pages show them, and the documents they were read from."""

    records: Mapping[str, Record]
    """By reference: "service/kast-stockholm"."""
    documents: Mapping[str, Document]
    """Of each record, by its reference."""
    today: date = field(default_factory=date.today)
    unread: frozenset[str] = frozenset()
    """References of files that could not be read: their own problems are told, not those of who names them."""
    drafts: Mapping[str, str] = field(default_factory=dict)
    """Reference → path of records that are kept back: they are in no output, and nothing may lead to them."""
    passed_over: frozenset[str] = frozenset()
    """References to other municipalities' programmes and actions in national records, which are left out."""
    retired: Mapping[str, Record] = field(default_factory=dict)
    """Reference → record whose page has ended: in no output, and its addresses lead on."""
    short_addresses: Table = NO_TABLE
    _known: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, name: str, work_out: Callable[[Collection], V]) -> V:
        """Something that follows from all records, worked out the first time that it is asked for."""
        if name not in self._known:
            self._known[name] = work_out(self)
        found: V = self._known[name]
        return found

    def of_kind(self, model: type[R]) -> tuple[R, ...]:
        """Records of exactly this kind, by `order` where they have one, else by name."""
        return tuple(record for record in self._by_kind.get(model.kind, ()) if isinstance(record, model))

    @cached_property
    def _by_kind(self) -> dict[str, tuple[Record, ...]]:
        found: dict[str, list[Record]] = {}
        for record in self.records.values():
            found.setdefault(record.kind, []).append(record)
        return {kind: tuple(sorted(group, key=_place)) for kind, group in found.items()}

    def get(self, model: type[R], id: str) -> R | None:
        """The record of a kind, or None."""
        record = self.records.get(f"{model.kind}/{id}")
        return record if isinstance(record, model) else None

    def need(self, model: type[R], id: str) -> R:
        """The record of a kind. Raises KeyError: `check` has already told of unknown ids."""
        record = self.get(model, id)
        if record is None:
            raise KeyError(f"{model.kind}/{id}")
        return record

    def is_known(self, reference: str) -> bool:
        """Whether there is such a record, readable or not."""
        return reference in self.records or reference in self.unread

    @cached_property
    def services(self) -> tuple[Service, ...]:
        return self.of_kind(Service)

    @cached_property
    def guides(self) -> tuple[Guide, ...]:
        return self.of_kind(Guide)

    @cached_property
    def types(self) -> tuple[ViolenceType, ...]:
        return self.of_kind(ViolenceType)

    @cached_property
    def expressions(self) -> tuple[Expression, ...]:
        return self.of_kind(Expression)

    @cached_property
    def programmes(self) -> tuple[Programme, ...]:
        return self.of_kind(Programme)

    def actions_of(self, programme: Programme) -> tuple[Action, ...]:
        """The actions of a plan by number."""
        return tuple(action for action in self.of_kind(Action) if action.programme == programme.id)

    def defined_by(self, model: type[R], programme: Programme) -> tuple[R, ...]:
        """Records of a kind that a programme names in its definitions."""
        return tuple(
            record
            for record in self.of_kind(model)
            if any(definition.programme == programme.id for definition in getattr(record, "definitions", ()))
        )

    def carried_out_by(self, action: Action) -> tuple[Record, ...]:
        """The pages that carry out an action."""
        return self._carriers.get(action.id, ())

    @cached_property
    def _carriers(self) -> dict[str, tuple[Record, ...]]:
        found: dict[str, list[Record]] = {}
        for record in self.records.values():
            for action in record.implements:
                found.setdefault(action, []).append(record)
        return {action: tuple(sorted(group, key=lambda r: (r.kind, _place(r)))) for action, group in found.items()}

    @cached_property
    def moved(self) -> dict[str, str]:
        """Where records are now, by the address that they had before."""
        found = {addresses.once(record): addresses.of(record) for record in self.records.values()}
        return {once: now for once, now in found.items() if once}

    def now(self, reference: str) -> str:
        """The record that a page's reference stands for today, by way of what has ended and of older names, or "".

        The reference itself where there is such a page.
        """
        seen: set[str] = set()
        while reference not in seen:
            seen.add(reference)
            if reference in self.records:
                return reference if addresses.has_own_page(self.records[reference]) else ""
            ended = self.retired.get(reference)
            reference = ended.retired.instead if ended and ended.retired else self.renamed.get(reference, "")
        return ""

    @cached_property
    def renamed(self) -> dict[str, str]:
        """Reference by an older name → reference."""
        every = (*self.records.values(), *self.retired.values())
        return {old: record.ref for record in every for old in addresses.old_refs(record)}

    @cached_property
    def codes(self) -> dict[str, str]:
        """Page → its code in the table of short addresses: by its own name, then by older ones."""
        rows = self.short_addresses.rows
        found: dict[str, str] = {}
        for row in rows:
            found.setdefault(row.ref, row.code)
        for row in rows:
            record, _, part = row.ref.rpartition("/")
            if row.ref in self.renamed:
                found.setdefault(self.renamed[row.ref], row.code)
            elif record in self.renamed:
                found.setdefault(f"{self.renamed[record]}/{part}", row.code)
        return found

    def code(self, ref: str) -> str:
        """The five signs by which a page is found: "service/kast-stockholm" → "2k7fd"."""
        return self.codes.get(ref) or addresses.code(ref)

    @cached_property
    def refs_by_file(self) -> dict[str, str]:
        """File below docs/ → reference of the record in it: "services/kast.md" → "service/kast"."""
        return {self.documents[ref].path.partition("/")[2]: ref for ref in self.records}

    @cached_property
    def source_addresses(self) -> dict[str, str]:
        """File below docs/ → address of what it holds: "services/kast.md" → "services/kast/"."""
        return {file: addresses.of(self.records[ref]) for file, ref in self.refs_by_file.items()}

    @cached_property
    def facts(self) -> dict[str, tuple[str, str]]:
        """Placeholder → (kind of fact, reference of the record): "phone_kast_stockholm" → ("phone", "service/…")."""
        # A name that two numbers have is told of, see `rules.names`.
        found = {name: ("phone", ref) for name, (ref, _) in self.named_phones.items()}
        for ref, record in self.records.items():
            for fact in KINDS[record.kind].facts:
                found[placeholder(fact, record.id)] = (fact, ref)
        return found

    @cached_property
    def named_phones(self) -> dict[str, tuple[str, str]]:
        """Placeholder → (reference of the service, id of its number), for numbers that have an id."""
        found: dict[str, tuple[str, str]] = {}
        for service in self.records.values():
            for id in service.phone_ids if isinstance(service, Service) else ():
                found.setdefault(placeholder("phone", service.id, id), (service.ref, id))
        return found

    def fact(self, name: str, record: Record) -> Fact | None:
        """What a placeholder names in the text of a record, which may name its own facts without its id."""
        if name in self.facts:
            kind, ref = self.facts[name]
            owner, phone = self.named_phones.get(name, ("", ""))
            return Fact(kind, ref, phone if owner == ref else "")
        if isinstance(record, Material) and name == "web":
            return Fact(name, record.ref)
        if isinstance(record, Service):
            if name in OWN_FACTS:
                return Fact(name, record.ref)
            own = {placeholder("phone", id): id for id in record.phone_ids}
            return Fact("phone", record.ref, own[name]) if name in own else None
        return None

    def in_cards(self, name: str) -> tuple[str, ...]:
        """The ids of the services whose cards stand where a text names them: one, or those of a role, by place."""
        if name in LOCAL_WAYS_IN:
            return tuple(service.id for service in self.with_role(LOCAL_WAYS_IN[name]))
        fact, ref = self.facts.get(name, ("", ""))
        return (ref.partition("/")[2],) if fact == markdown.CARD else ()

    def with_role(self, role: Role) -> tuple[Service, ...]:
        """The local services that are something to their place, in the order of the places."""
        found = [service for service in self.services if role in service.roles and service.is_found]
        order = {place.id: index for index, place in enumerate(self.of_kind(Place))}
        return tuple(sorted(found, key=lambda service: order.get(service.area, len(order))))

    @cached_property
    def emergency_number(self) -> tuple[Service, Phone] | None:
        """The number for danger, and whose it is."""
        found = ((service, phone) for service in self.services for phone in service.shown_phones)
        return next((one for one in found if one[1].is_emergency and not one[1].sms), None)

    def owner_of(self, record: Record) -> str | None:
        """The id of the body that is to keep a record right: for a national one, the body that publishes the site."""
        start = self.records.get("page/index")
        return record.owner or (start.owner if start else None)

    def to_call(self, record: Record | None, danger: tuple[str, ...]) -> tuple[Service, ...]:
        """Whom residents call from a page, the most fitting first; nobody where the page is not for them.

        Only a service itself comes first whatever is known of it. Nobody meets those who help who hurts others, but on
        pages of their own; nor does who hurts others meet those who help the hurt. `danger` are the services that the
        site begins with; `record` is None for a page that shows a part of the services.
        """
        hurting = in_danger = False
        own: list[Service] = []
        named: tuple[str, ...] = ()
        if isinstance(record, Service):
            if not record.is_found and not record.instead:
                return ()
            named, hurting = record.instead, record.is_for_those_who_hurt
            own = [record] if record.shown_phones or record.shown_chat else []
        elif isinstance(record, Guide):
            named, in_danger = record.services, record.situation == "danger"
            hurting = record.situation in OWN_ENTRANCES
        elif isinstance(record, ViolenceType | Expression):
            named = record.services
        elif record is not None and not _is_for_residents(record):
            return ()
        services = (self.get(Service, id) for id in (*named, *(() if hurting else danger)))
        others = (
            one
            for one in services
            if one
            and one.is_sure_to_call
            and (in_danger or not one.is_emergency)
            and (hurting or not one.is_for_those_who_hurt)
        )
        return tuple(dict.fromkeys([*own, *others]))

    def further_services(self, record: Guide | ViolenceType | Expression) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The services that a page lists below its text: those shown whole, and those in a line each.

        What the text names, by number, card or link, stands where it is needed and is not listed again.
        """
        names = [name for name, _, _ in markdown.placed(record.body)]
        named = {fact.ref for name in names if (fact := self.fact(name, record))}
        named |= {f"{Service.kind}/{id}" for name in names for id in self.in_cards(name)}
        others = tuple(id for id in record.services if f"{Service.kind}/{id}" not in named)
        return others[: record.with_cards], others[record.with_cards :]


def placeholder(kind: str, *ids: str) -> str:
    """The name in braces: ("phone", "kast-stockholm") → "phone_kast_stockholm"."""
    return "_".join((kind, *ids)).replace("-", "_")


LOCAL_WAYS_IN: dict[str, Role] = {placeholder(markdown.LOCAL, role): role for role in get_args(Role)}
"""Placeholder → role: what a text that names no municipality puts in the place of its services."""
OWN_FACTS = ("phone", "web", "chat", "hours")
"""What a service's own text may name without an id."""


def _is_for_residents(record: Record) -> bool:
    return isinstance(record, Page) and record.lists in RESIDENTS_LISTS and not record.id.startswith(OF_PROGRAMMES)


def _place(record: Record) -> tuple[int, str]:
    order = getattr(record, "order", 0)
    return (order if isinstance(order, int) else 0), record.heading.casefold()


@dataclass(frozen=True)
class Settings:
    """What a municipality may make stricter. `overdue_error` is the date from which overdue checks are errors."""

    review_days: int = 365
    overdue_error: date | None = None
