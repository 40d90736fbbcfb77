"""Ids that name other records, and what the record that is named must be."""

from __future__ import annotations

from collections.abc import Iterator

from fristad.content.collection import Collection, Settings
from fristad.content.records.guides import IN_SECRET, OWN_ENTRANCES, Guide
from fristad.content.records.places import Place
from fristad.content.records.programmes import Action, Answer, Material, Programme
from fristad.content.records.services import Service
from fristad.content.records.statements import Statement
from fristad.content.rules.names import first_places
from fristad.problems import Problem, did_you_mean
from fristad.syntax.front_matter import Key

_REFERENCES: dict[str, dict[str, str]] = {
    "": {"owner": "body", "implements": "action", "definitions.programme": "programme"},
    "guide": {"services": "service", "types": "type"},
    "type": {"services": "service"},
    "expression": {"services": "service"},
    "service": {"instead": "service", "area": "place"},
    "material": {"actions": "action", "instead": "service", "area": "place"},
    "body": {"place": "place"},
    "place": {"within": "place"},
    "law": {"successor": "law"},
    "programme": {
        "place": "place",
        "strategy": "programme",
        "signatories": "body",
        "goals.activities.responsible": "body",
        "goals.indicators.responsible": "body",
        "goals.subgoals.responsible": "body",
        "quoted_elsewhere.responsible": "body",
    },
    "action": {
        "programme": "programme",
        "responsible": "body",
        "co_responsible": "body",
        "levels": "level",
        "materials": "material",
        "services": "service",
    },
    "answer": {"sender": "body", "programme": "programme"},
    "statement": {"places": "place", "report": "service", "laws": "law"},
}
"""Kind → field path → the kind that the ids in it name."""
_DOCUMENTS = (
    "sources.document",
    "definitions.document",
    "named_in",
    "goals.subgoals.document",
    "goals.indicators.document",
    "goals.activities.document",
    "quoted_elsewhere.document",
)
_PYTHON_NAMES = {"sender": "from"}


def _values(value: object, path: list[str], key: Key = ()) -> Iterator[tuple[Key, str]]:
    """Every string found along a field path, with its place."""
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _values(item, path, (*key, index))
    elif path and value is not None:
        name = _PYTHON_NAMES.get(path[0], path[0])
        yield from _values(getattr(value, path[0], None), path[1:], (*key, name))
    elif isinstance(value, str):
        yield key, value


def unknown_ids(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """An id that names nothing would be a dead end for a reader."""
    for ref, record in collection.records.items():
        document = collection.documents[ref]
        for path, kind in {**_REFERENCES[""], **_REFERENCES.get(record.kind, {})}.items():
            for key, id in _values(record, path.split(".")):
                if not collection.is_known(f"{kind}/{id}"):
                    known = [known.partition("/")[2] for known in collection.records if known.startswith(f"{kind}/")]
                    what, instead = f"'{id}' is not {_A[kind]}", did_you_mean(id, known)
                    if draft := collection.drafts.get(f"{kind}/{id}"):
                        what, instead = f"'{id}' is kept back as a draft", leave_out(draft)
                    yield Problem(document.source(*key), f"unknown-{kind}", what, instead)
        for path in _DOCUMENTS:
            for key, reference in _values(record, path.split(".")):
                if not collection.is_known(reference):
                    known = [known for known in collection.records if known.startswith(("answer/", "programme/"))]
                    what, instead = f"'{reference}' is not a source document", did_you_mean(reference, known)
                    if draft := collection.drafts.get(reference):
                        what, instead = f"'{reference}' is kept back as a draft", leave_out(draft)
                    yield Problem(document.source(*key), "unknown-document", what, instead)


def leave_out(path: str) -> str:
    """What to do about something that leads to a draft."""
    return f"Leave it out, or take `draft: true` out of {path}."


_A = {
    "body": "a body",
    "action": "an action",
    "programme": "a programme",
    "service": "a service",
    "type": "a violence type",
    "law": "a law",
    "level": "a prevention level",
    "material": "a material",
    "place": "a place",
}


def reports_by_mail_alone(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """Who cannot keep e-mail on the device says so by phone or at a desk."""
    for statement in collection.of_kind(Statement):
        for index, id in enumerate(statement.report):
            service = collection.get(Service, id)
            if service and not service.shown_phones and not service.shown_address:
                what = f"'{id}' has neither a number nor an address that may be shown"
                place = collection.documents[statement.ref].source("report", index)
                yield Problem(place, "report-by-mail-alone", what, "Name a service that can be called or visited.")


def information_nobody_spreads(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """An action to spread information is carried out by a page, or not at all."""
    for action in collection.of_kind(Action):
        if action.information and not collection.carried_out_by(action):
            what = f"No page carries out action {action.number}"
            instead = f"Add `implements: [{action.id}]` to the page that does."
            yield Problem(collection.documents[action.ref].source("number"), "action-not-carried-out", what, instead)


def actions_out_of_place(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """An action stands below a focus area of its plan, and its number is its own."""
    seen: dict[str, Action] = {}
    for action in collection.of_kind(Action):
        document = collection.documents[action.ref]
        programme = collection.get(Programme, action.programme)
        areas = [str(area.number) for area in programme.focus_areas] if programme else []
        if programme and str(action.focus_area) not in areas:
            what = f"'{programme.short}' has no focus area {action.focus_area}"
            yield Problem(document.source("focus_area"), "unknown-focus-area", what, did_you_mean("", areas))
        if action.mark in seen:
            what = f"Action {action.number} is also {collection.documents[seen[action.mark].ref].path}"
            yield Problem(document.source("number"), "action-number-twice", what, "Correct one of the numbers.")
        seen.setdefault(action.mark, action)


def unknown_goals(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """A request about a goal names one of the programme's."""
    for answer in collection.of_kind(Answer):
        programme = collection.get(Programme, answer.programme)
        known = [str(goal.number) for goal in programme.goals] if programme else []
        for index, request in enumerate(answer.requests):
            if programme and request.goal is not None and str(request.goal) not in known:
                place = collection.documents[answer.ref].source("requests", index, "goal")
                what = f"'{programme.short}' has no goal {request.goal}"
                yield Problem(place, "unknown-goal", what, did_you_mean("", known))


def instead_of_nothing(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """A way in named for want of another must itself lead somewhere."""
    named: tuple[Service | Material, ...] = (*collection.services, *collection.of_kind(Material))
    for service in named:
        for index, id in enumerate(service.instead):
            other = collection.get(Service, id)
            if other and not other.has_way_in:
                what = f"'{id}' has no contact detail that may be shown"
                place = collection.documents[service.ref].source("instead", index)
                yield Problem(place, "instead-without-contact", what, "Name a service that has one.")


def what_an_own_entrance_gives_away(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """The pages for those who hurt others lead to no shelter, and tell no way of hiding what one reads."""
    for guide in collection.guides:
        if guide.situation not in OWN_ENTRANCES:
            continue
        document = collection.documents[guide.ref]
        named = [(id, document.source("services", index)) for index, id in enumerate(guide.services)]
        for name, at in first_places(guide.body).items():
            _, ref = collection.facts.get(name, ("", ""))
            named.append((ref.partition("/")[2], document.in_body(at)))
        for id, place in named:
            service, other = collection.get(Service, id), collection.get(Guide, id)
            instead = "Leave it out: the person who is hurt relies on it."
            if service and service.category == "shelter":
                yield Problem(place, "own-entrance", f"'{id}' is a shelter, and this guide is for who hurts", instead)
            if other and other.situation in IN_SECRET:
                what = f"'{id}' tells how to hide or to leave, and this guide is for who hurts"
                yield Problem(place, "own-entrance", what, instead)


def places_in_a_circle(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """A place lies in a wider one; two that lie in each other have no end."""
    for place in collection.of_kind(Place):
        inside = [place]
        while inside[-1].within and (wider := collection.get(Place, inside[-1].within)):
            if wider is place:
                what = f"'{place.id}' lies within itself" + "".join(f", by way of '{one.id}'" for one in inside[1:])
                instead = "Write the place around it, or leave `within` out."
                yield Problem(collection.documents[place.ref].source("within"), "place-in-circle", what, instead)
            if wider in inside:
                break
            inside.append(wider)
