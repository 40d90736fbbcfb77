"""Ids that name other records, and what the record that is named must be."""

from __future__ import annotations

from collections.abc import Iterator

from fristad.content.addresses import resolve
from fristad.content.collection import LOCAL_WAYS_IN, Collection, Settings
from fristad.content.records.base import Record
from fristad.content.records.guides import IN_SECRET, OWN_ENTRANCES, Guide
from fristad.content.records.kinds import KINDS
from fristad.content.records.places import Place
from fristad.content.records.programmes import Action, Answer, Material, Programme
from fristad.content.records.services import Service
from fristad.content.records.statements import Statement
from fristad.content.records.words import references_of
from fristad.problems import Problem, did_you_mean
from fristad.syntax import inline, markdown


def unknown_ids(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """An id that names nothing would be a dead end for a reader."""
    for ref, record in collection.records.items():
        document = collection.documents[ref]
        for key, written, mark in references_of(record):
            is_whole = len(mark.kinds) > 1
            named = written if is_whole else f"{mark.kinds[0]}/{written}"
            if record.is_national and named in collection.passed_over:
                continue
            if named.partition("/")[0] not in mark.kinds or not collection.is_known(named):
                there = [other for other in collection.records if other.partition("/")[0] in mark.kinds]
                known = there if is_whole else [other.partition("/")[2] for other in there]
                what = f"'{written}' is not {mark.called or ' or '.join(KINDS[kind].called for kind in mark.kinds)}"
                instead = did_you_mean(written, known)
                if draft := collection.drafts.get(named):
                    what, instead = f"'{written}' is kept back as a draft", leave_out(draft)
                if named in collection.retired:
                    what, instead = f"'{written}' has ended", name_instead(named, collection, whole=is_whole)
                yield Problem(document.source(*key), mark.code, what, instead)


def leads_to(target: str, record: Record, collection: Collection) -> Record | None:
    """The record that a link in a text leads to."""
    file = resolve(collection.documents[record.ref].path.partition("/")[2], target.partition("#")[0])
    ref = collection.refs_by_file.get(file)
    return collection.records[ref] if ref else None


def name_instead(ref: str, collection: Collection, *, whole: bool = True) -> str:
    """What to do about something that leads to a page that has ended; `whole`: it is named with its kind."""
    now = collection.now(ref)
    same = now.partition("/")[0] == ref.partition("/")[0]
    return f"Name '{now if whole else now.partition('/')[2]}', or leave it out." if now and same else "Leave it out."


def leave_out(path: str) -> str:
    """What to do about something that leads to a draft."""
    return f"Leave it out, or take `draft: true` out of {path}."


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
        instead = "Leave it out: the person who is hurt relies on it."
        for name, at, _ in markdown.placed(guide.body):
            _, ref = collection.facts.get(name, ("", ""))
            ids = collection.in_cards(name) or (ref.partition("/")[2],)
            named += [(id, document.in_body(at)) for id in ids]
            if LOCAL_WAYS_IN.get(name) == "refuges":
                # Whichever services have the role in a municipality that takes the text over.
                what = f"'{{{name}}}' shows shelters, and this guide is for who hurts"
                yield Problem(document.in_body(at), "own-entrance", what, instead)
        for unit in markdown.units(guide.body):
            for link in inline.LINK.finditer(unit.text):
                other = leads_to(link[2], guide, collection)
                named += [(other.id, document.in_body(unit.at(link.start())))] if other else []
        for id, place in named:
            service, other = collection.get(Service, id), collection.get(Guide, id)
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
