"""Programmes, plans, their actions and the referral answers as pages show them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from markupsafe import Markup

from fristad.content.collection import Collection
from fristad.content.parts import Part, parts_of, texts_of
from fristad.content.records.base import Record
from fristad.content.records.guides import Page
from fristad.content.records.places import Place
from fristad.content.records.programmes import Action, Answer, Body, FocusArea, Programme, Quoted
from fristad.content.records.terms import Expression, Level, Perspective, ViolenceType
from fristad.languages.known_languages import SOURCE
from fristad.languages.text import Text, figure, number, swedish
from fristad.pages import interface_words
from fristad.pages.cards import passages
from fristad.pages.kinds.text_pages import section_views
from fristad.pages.links import document_link, link_to, links_to
from fristad.pages.parts import Link
from fristad.pages.plan_parts import (
    ActionRow,
    ActionView,
    AnswerPage,
    Counts,
    CountView,
    FocusAreaPage,
    FocusAreaView,
    GoalView,
    LanguagesView,
    ProgrammePage,
    QuotedView,
    RequestView,
)
from fristad.pages.speaker import Speaker
from fristad.translation.coverage import ActionCoverage, Count, Coverage


def carried_out(record: Record, say: Speaker) -> Iterator[Action]:
    """The actions that a record's page carries out."""
    for id in record.implements:
        yield say.collection.need(Action, id)


def action_link(action: Action, say: Speaker, *, of_plan: bool = True) -> Link:
    """A link to an action, by its number and title, and `of_plan` by its plan."""
    programme = say.collection.need(Programme, action.programme)
    phrase = interface_words.ACTION_OF_PLAN if of_plan else interface_words.ACTION
    words = say.phrase(
        phrase,
        number=figure(action.number, say.language),
        title=say.mention(action, "title", action.title),
        programme=say.mention(programme, "short", programme.short),
    )
    return Link(words, say.link(action), ref=action.mark)


def number_link(action: Action, say: Speaker) -> Link:
    """The same in short, by its number and its plan."""
    short = say.mention((programme := say.collection.need(Programme, action.programme)), "short", programme.short)
    number = figure(action.number, say.language)
    return Link(say.phrase(interface_words.ACTION, number=number, title=short), say.link(action), ref=action.mark)


_FEW = 3
"""So many pages are named in the table of actions."""


def _row(action: Action, found: ActionCoverage | None, say: Speaker) -> ActionRow:
    pages = say.collection.carried_out_by(action)
    return ActionRow(
        mark=action.mark,
        anchor=action.anchor,
        number=action.number,
        title=say.own_heading(action),
        href=say.link(action),
        responsible=tuple(swedish(say.collection.need(Body, id).name, say.language) for id in action.responsible),
        pages=tuple(link_to(say, record) for record in pages) if len(pages) <= _FEW else (),
        how_many=say.phrase(interface_words.PAGES, count=number(str(len(pages)))) if len(pages) > _FEW else None,
        languages=_how_many(found, say) if found and found.pages else None,
    )


def _how_many(found: ActionCoverage, say: Speaker) -> Text:
    """In how many of the site's languages, Swedish among them, all of an action's pages are."""
    whole = sum(not one.missing for one in found.counts.values())
    every = number(str(len(found.counts) + 1))
    return say.phrase(interface_words.SO_MANY_OF, count=number(str(whole + 1)), all=every)


def languages_view(found: ActionCoverage, coverage: Coverage, say: Speaker) -> LanguagesView | None:
    """Which languages have all of the pages that carry out an action; None where there are none."""
    if not found.pages:
        return None
    names = [(say.own_name(row.language), found.counts[row.language.id]) for row in coverage.languages]
    return LanguagesView(
        whole=(say.own_name(SOURCE), *(name for name, count in names if not count.missing)),
        partly=tuple((name, count_view(count, say)) for name, count in names if count.missing),
    )


def count_view(count: Count, say: Speaker) -> CountView:
    """How much of something a language has."""
    stale = say.phrase(interface_words.OLDER, count=number(str(count.stale))) if count.stale else None
    return CountView(number(f"{count.percent}\u00a0%"), count.percent, stale)


def _action_view(action: Action, coverage: Coverage, say: Speaker) -> ActionView:
    found = coverage.of(action)
    return ActionView(
        ref=action.ref,
        anchor=action.anchor,
        number=action.number,
        title=say.own_heading(action),
        text=say.field(action, "text", action.text),
        examples=tuple(say.field(action, "examples", example) for example in action.examples),
        actor=say.field(action, "actor", action.actor) if action.actor else None,
        responsible=links_to(say, Body, action.responsible),
        co_responsible=links_to(say, Body, action.co_responsible),
        levels=links_to(say, Level, action.levels),
        levels_as_written=tuple(swedish(word, say.language) for word in action.levels_as_written),
        found_note=swedish(action.found_note, say.language) if action.found_note else None,
        carried_out_by=tuple(link_to(say, record) for record in say.collection.carried_out_by(action)),
        languages=languages_view(found, coverage, say) if found else None,
    )


def _quoted(programme: Programme, field: str, quoted: Quoted, kind: str, say: Speaker) -> QuotedView:
    return QuotedView(
        kind=say.phrase(interface_words.QUOTED[kind]),
        text=say.field(programme, field, quoted.text),
        source=document_link(say, quoted.document) if quoted.document else None,
        part=swedish(quoted.part, say.language) if quoted.part else None,
    )


def _goals(programme: Programme, say: Speaker) -> tuple[GoalView, ...]:
    found = []
    for goal in programme.goals:
        quoted = [
            _quoted(programme, f"goals.{name}.text", item, kind, say)
            for name, kind, items in (
                ("subgoals", "subgoal", goal.subgoals),
                ("indicators", "indicator", goal.indicators),
                ("activities", "activity", goal.activities),
            )
            for item in items
        ]
        found.append(GoalView(goal.number, say.field(programme, "goals.title", goal.title), tuple(quoted)))
    return tuple(found)


def _focus_areas(programme: Programme, coverage: Coverage, say: Speaker) -> tuple[FocusAreaView, ...]:
    actions = say.collection.actions_of(programme)
    return tuple(
        FocusAreaView(
            number=part.area.number,
            title=say.field(programme, "focus_areas.title", part.area.title),
            href=say.to(part.address),
            actions=tuple(
                _row(action, coverage.of(action), say) for action in actions if action.focus_area == part.area.number
            ),
        )
        for part in parts_of(programme)
        if part.area
    )


def focus_area_title(programme: Programme, area: FocusArea, say: Speaker) -> Text:
    """ "Fokusområde 3: what it is", on its own page and where it is named."""
    called, title = say.phrase(interface_words.FOCUS_AREA), say.mention(programme, "focus_areas.title", area.title)
    return Text(
        Markup("{} {}: {}").format(called, number(str(area.number)), title),
        f"{called} {area.number}: {title}",
        say.language,
        say.language,
    )


def focus_area_page(programme: Programme, area: FocusArea, coverage: Coverage, say: Speaker) -> FocusAreaPage:
    """What only the page of a focus area holds."""
    actions = say.collection.actions_of(programme)
    areas = [part for part in parts_of(programme) if part.area]
    place = next(place for place, part in enumerate(areas) if part.area is area)
    return FocusAreaPage(
        title_variants=tuple(swedish(title, say.language) for title in area.title_variants),
        text=texts(programme, "focus_areas.text", area.text, say),
        preconditions=texts(programme, "focus_areas.preconditions", area.preconditions, say),
        actions=tuple(_action_view(action, coverage, say) for action in actions if action.focus_area == area.number),
        plan=link_to(say, programme),
        previous=_area_link(areas[place - 1], say) if place else None,
        next=_area_link(areas[place + 1], say) if place + 1 < len(areas) else None,
    )


def _area_link(part: Part, say: Speaker) -> Link:
    assert part.area
    assert isinstance(part.record, Programme)
    return Link(focus_area_title(part.record, part.area, say), say.to(part.address))


def texts(record: Record, field: str, words: tuple[str, ...], say: Speaker) -> tuple[Text, ...]:
    """The words of a list field."""
    return tuple(say.field(record, field, word) for word in words)


def has_ended(programme: Programme, today: date) -> bool:
    """Whether the last year is over."""
    return today.year > programme.period.last


def programme_page(programme: Programme, coverage: Coverage, say: Speaker) -> ProgrammePage:
    """What only a programme's page holds."""
    collection = say.collection
    actions = collection.actions_of(programme)
    one = say.field
    bodies = collection.get(Page, "programmes/bodies/index")
    return ProgrammePage(
        body=passages(programme, say),
        text_sections=section_views(programme, say),
        text_goes_on=len(texts_of(programme)) > 1,
        place=say.heading(say.collection.need(Place, programme.place)),
        years=say.figures(programme.period.first, programme.period.last, interface_words.YEARS),
        ended=has_ended(programme, collection.today),
        vision=one(programme, "vision", programme.vision) if programme.vision else None,
        regional_vision=one(programme, "regional_vision", programme.regional_vision)
        if programme.regional_vision
        else None,
        purpose=texts(programme, "purpose", programme.purpose, say),
        target_groups=texts(programme, "target_groups", programme.target_groups, say),
        goals=_goals(programme, say),
        quoted_elsewhere=tuple(
            _quoted(programme, "quoted_elsewhere.text", item, item.what or "activity", say)
            for item in programme.quoted_elsewhere
        ),
        focus_areas=_focus_areas(programme, coverage, say),
        types=tuple(link_to(say, record) for record in collection.defined_by(ViolenceType, programme)),
        expressions=tuple(link_to(say, record) for record in collection.defined_by(Expression, programme)),
        perspectives=tuple(link_to(say, record) for record in collection.defined_by(Perspective, programme)),
        levels=tuple(link_to(say, record) for record in collection.defined_by(Level, programme)),
        societal_levels=texts(programme, "societal_levels", programme.societal_levels, say),
        vulnerable=texts(programme, "vulnerable", programme.vulnerable, say),
        discrimination_grounds=texts(programme, "discrimination_grounds", programme.discrimination_grounds, say),
        sections=texts(programme, "sections", programme.sections, say),
        signatories=links_to(say, Body, programme.signatories),
        strategy=link_to(say, collection.need(Programme, programme.strategy)) if programme.strategy else None,
        depending=tuple(link_to(say, other) for other in collection.programmes if other.strategy == programme.id),
        agenda2030=tuple((goal.goal, one(programme, "agenda2030.title", goal.title)) for goal in programme.agenda2030),
        answers=tuple(
            link_to(say, answer) for answer in collection.of_kind(Answer) if answer.programme == programme.id
        ),
        bodies=link_to(say, bodies) if bodies and actions else None,
        counts=counts(collection, programme),
    )


def counts(collection: Collection, programme: Programme) -> Counts:
    """How much a programme holds, counted from the records."""
    actions = collection.actions_of(programme)
    bodies = {body for action in actions for body in action.responsible + action.co_responsible}
    return Counts(
        goals=len(programme.goals),
        focus_areas=len(programme.focus_areas),
        actions=len(actions),
        carried_out=sum(bool(collection.carried_out_by(action)) for action in actions),
        bodies=len(bodies),
        responsible=sum(len(action.responsible) for action in actions),
        co_responsible=sum(len(action.co_responsible) for action in actions),
        level_marks=sum(len(action.levels) for action in actions),
        types=len(collection.defined_by(ViolenceType, programme)),
        expressions=len(collection.defined_by(Expression, programme)),
        perspectives=len(collection.defined_by(Perspective, programme)),
        levels=len(collection.defined_by(Level, programme)),
    )


def answer_page(answer: Answer, say: Speaker) -> AnswerPage:
    """What only a referral answer's page holds."""
    programme = say.collection.need(Programme, answer.programme)
    goals = {goal.number: goal for goal in programme.goals}

    def goal_link(goal: int | None) -> Link | None:
        if goal is None or goal not in goals:
            return None
        title = say.field(programme, "goals.title", goals[goal].title)
        return Link(title, f"{say.link(programme)}#goal-{goal}")

    return AnswerPage(
        body=passages(answer, say),
        sender=link_to(say, say.collection.need(Body, answer.sender)),
        date=answer.date,
        case_number=answer.case_number or "",
        programme=link_to(say, programme),
        stance=say.field(answer, "stance", answer.stance),
        requests=tuple(
            RequestView(
                request.number,
                say.field(answer, "requests.text", request.text),
                say.field(answer, "requests.about", request.about),
                goal_link(request.goal),
                request.clarity,
                say.field(answer, "requests.answered", request.answered) if request.answered else None,
            )
            for request in answer.requests
        ),
    )
