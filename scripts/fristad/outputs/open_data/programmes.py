"""programmes.json: plans, goals, actions, answers, definitions and who is responsible."""

from __future__ import annotations

from fristad.content.collection import Collection
from fristad.content.records.base import Definition, Record
from fristad.content.records.programmes import Action, Answer, Body, Goal, Programme, Quoted
from fristad.content.records.terms import Expression, Level, Perspective, ViolenceType
from fristad.outputs.open_data.schema import (
    LICENCE,
    ActionRow,
    AnswerRow,
    BodyRow,
    CountsRow,
    DefinitionRow,
    FocusAreaRow,
    GlobalGoalRow,
    GoalRow,
    Named,
    ProgrammeRow,
    ProgrammesFile,
    QuotedRow,
    RequestRow,
    TermRow,
)
from fristad.outputs.open_data.words import Plain, source_rows
from fristad.pages.kinds.programme_pages import counts, has_ended
from fristad.site.site import Site


def programmes(site: Site) -> ProgrammesFile:
    """Everything of the programmes."""
    plain, collection = Plain(site), site.collection
    actions = collection.of_kind(Action)
    words: list[ViolenceType | Expression | Perspective | Level] = [
        *collection.types,
        *collection.expressions,
        *collection.of_kind(Perspective),
        *collection.of_kind(Level),
    ]
    return ProgrammesFile(
        title=site.name,
        licence=LICENCE,
        programmes=[_programme(programme, collection, plain) for programme in collection.programmes],
        bodies=[
            BodyRow(
                id=body.id,
                name=body.name,
                place=body.place,
                category=body.category,
                responsible=[action.id for action in actions if body.id in action.responsible],
                co_responsible=[action.id for action in actions if body.id in action.co_responsible],
            )
            for body in collection.of_kind(Body)
        ],
        terms=[
            TermRow(
                id=word.id,
                kind=word.kind,
                name=plain(word, word.title),
                summary=plain(word, word.summary),
                definitions=[_definition(word, definition, plain) for definition in word.definitions],
                url=plain.url(word),
            )
            for word in words
        ],
        answers=[_answer(answer, collection, plain) for answer in collection.of_kind(Answer)],
    )


def _definition(word: Record, definition: Definition, plain: Plain) -> DefinitionRow:
    return DefinitionRow(
        programme=definition.programme,
        term=plain(word, definition.term),
        text=plain(word, definition.text) if definition.text else None,
        document=definition.document,
        part=definition.part,
    )


def _programme(programme: Programme, collection: Collection, plain: Plain) -> ProgrammeRow:
    def named(model: type[Record]) -> list[Named]:
        return [Named(id=record.id, name=record.heading) for record in collection.defined_by(model, programme)]

    return ProgrammeRow(
        id=programme.id,
        aliases=list(programme.aliases),
        title=plain(programme, programme.title),
        short=plain(programme, programme.short),
        summary=plain(programme, programme.summary),
        place=programme.place,
        first_year=programme.period.first,
        last_year=programme.period.last,
        ended=has_ended(programme, collection.today),
        vision=plain(programme, programme.vision) if programme.vision else None,
        regional_vision=plain(programme, programme.regional_vision) if programme.regional_vision else None,
        purpose=plain.all(programme, programme.purpose),
        target_groups=plain.all(programme, programme.target_groups),
        goals=[_goal(goal, programme, plain) for goal in programme.goals],
        focus_areas=[
            FocusAreaRow(
                number=area.number,
                title=plain(programme, area.title),
                title_variants=list(area.title_variants),
                text=plain.all(programme, area.text),
                preconditions=plain.all(programme, area.preconditions),
            )
            for area in programme.focus_areas
        ],
        actions=[_action(action, collection, plain) for action in collection.actions_of(programme)],
        types=named(ViolenceType),
        expressions=named(Expression),
        perspectives=named(Perspective),
        levels=named(Level),
        societal_levels=plain.all(programme, programme.societal_levels),
        vulnerable=plain.all(programme, programme.vulnerable),
        discrimination_grounds=plain.all(programme, programme.discrimination_grounds),
        strategy=programme.strategy,
        agenda2030=[GlobalGoalRow(goal=goal.goal, title=plain(programme, goal.title)) for goal in programme.agenda2030],
        signatories=_bodies(programme.signatories, collection),
        counts=CountsRow.model_validate(counts(collection, programme), from_attributes=True),
        sources=source_rows(programme.sources),
        checked=programme.checked.isoformat(),
        owner=collection.owner_of(programme),
        url=plain.url(programme),
    )


def _goal(goal: Goal, programme: Programme, plain: Plain) -> GoalRow:
    def quoted(items: tuple[Quoted, ...]) -> list[QuotedRow]:
        return [QuotedRow(text=plain(programme, q.text), document=q.document, part=q.part) for q in items]

    return GoalRow(
        number=goal.number,
        title=plain(programme, goal.title),
        subgoals=quoted(goal.subgoals),
        indicators=quoted(goal.indicators),
        activities=quoted(goal.activities),
    )


def _bodies(ids: tuple[str, ...], collection: Collection) -> list[Named]:
    return [Named(id=id, name=collection.need(Body, id).name) for id in ids]


def _action(action: Action, collection: Collection, plain: Plain) -> ActionRow:
    return ActionRow(
        id=action.id,
        number=action.number,
        title=plain(action, action.title),
        focus_area=action.focus_area,
        text=plain(action, action.text),
        examples=plain.all(action, action.examples),
        actor=plain(action, action.actor) if action.actor else None,
        responsible=_bodies(action.responsible, collection),
        co_responsible=_bodies(action.co_responsible, collection),
        levels=[Named(id=id, name=collection.need(Level, id).mark) for id in action.levels],
        levels_as_written=list(action.levels_as_written),
        information=action.information,
        carried_out_by=[record.ref for record in collection.carried_out_by(action)],
        found=action.found,
        url=plain.url(action),
    )


def _answer(answer: Answer, collection: Collection, plain: Plain) -> AnswerRow:
    return AnswerRow(
        id=answer.id,
        title=plain(answer, answer.title),
        sender=Named(id=answer.sender, name=collection.need(Body, answer.sender).name),
        date=answer.date,
        case_number=answer.case_number,
        programme=answer.programme,
        stance=plain(answer, answer.stance),
        requests=[
            RequestRow(
                number=request.number,
                text=plain(answer, request.text),
                about=plain(answer, request.about),
                goal=request.goal,
                clarity=request.clarity,
                answered=plain(answer, request.answered) if request.answered else None,
            )
            for request in answer.requests
        ],
        url=plain.url(answer),
    )
