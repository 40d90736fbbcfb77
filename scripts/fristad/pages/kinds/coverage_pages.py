"""The page on which everybody sees what each language has, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fristad.content.records.guides import Page
from fristad.languages.known_languages import Language
from fristad.languages.text import Text, number
from fristad.pages import interface_words
from fristad.pages.cards import passages
from fristad.pages.kinds.programme_pages import action_link, count_view, languages_view
from fristad.pages.kinds.staff_pages import PrintsOf
from fristad.pages.plan_parts import ActionCoverageView, BackView, CoveragePage, CoverageRow, OwedView, PrintsView
from fristad.pages.speaker import Speaker
from fristad.translation.back.findings import BackCount
from fristad.translation.coverage import ActionCoverage, Coverage, LanguageCoverage, Owed
from fristad.translation.messages import TIERS


def coverage_page(
    record: Page, say: Speaker, coverage: Coverage, languages: Iterable[Language], prints_of: PrintsOf
) -> CoveragePage:
    """What only this page holds."""
    reviewed = any(row.total.reviewed for row in coverage.languages)
    back = tuple(_back(row, row.back, say) for row in coverage.languages if row.back and row.back.compared)
    return CoveragePage(
        body=passages(record, say),
        tiers=tuple(say.phrase(interface_words.TIERS[tier]) for tier in TIERS),
        rows=tuple(_row(row, reviewed, say) for row in coverage.languages),
        back=back,
        machines_alone=not any(one.with_human for one in back),
        owed=tuple(_owed(one, say) for one in coverage.owed),
        reviewed=reviewed,
        actions=tuple(_action(one, coverage, say, languages, prints_of) for one in coverage.information),
    )


def _owed_name(tag: str, say: Speaker) -> Text:
    """The name by which a law calls a language."""
    phrase = interface_words.LANGUAGES_OF_LAW.get(tag)
    return say.phrase(phrase) if phrase else say.language_name(tag)


def _row(row: LanguageCoverage, reviewed: bool, say: Speaker) -> CoverageRow:
    cells = tuple(count_view(row.tiers[tier], say) for tier in TIERS)
    share = number(f"{row.total.reviewed_percent}\u00a0%") if reviewed else None
    return CoverageRow(row.language.id, say.own_name(row.language), cells, share)


def _back(row: LanguageCoverage, count: BackCount, say: Speaker) -> BackView:
    compared = say.phrase(interface_words.SO_MANY_OF, count=number(str(count.compared)), all=number(str(count.needed)))
    with_human = count.compared - count.machines_alone
    name = say.own_name(row.language)
    return BackView(row.language.id, name, compared, count.same, count.shade, count.wrong, with_human)


def _owed(owed: Owed, say: Speaker) -> OwedView:
    there = say.phrase(interface_words.OF_WHAT_RESIDENTS_READ, percent=number(f"{owed.count.percent}\u00a0%"))
    return OwedView(
        say.heading(owed.place),
        _owed_name(owed.tag, say),
        there if owed.found else say.phrase(interface_words.NOT_THERE),
        owed.found is not None and not owed.count.missing,
    )


def _action(
    one: ActionCoverage, coverage: Coverage, say: Speaker, languages: Iterable[Language], prints_of: PrintsOf
) -> ActionCoverageView:
    return ActionCoverageView(
        action_link(one.action, say),
        say.field(one.action, "text", one.action.text),
        languages_view(one, coverage, say),
        tuple(_prints(one, say, languages, prints_of)),
    )


def _prints(
    one: ActionCoverage, say: Speaker, languages: Iterable[Language], prints_of: PrintsOf
) -> Iterator[PrintsView]:
    """How many prints carry out an action, with the languages that have so many: all the same, as a rule."""
    found: dict[int, list[Text]] = {}
    for language in languages:
        if count := sum(len(prints_of(page, language)) for page in one.pages):
            found.setdefault(count, []).append(say.own_name(language))
    for count, names in found.items():
        yield PrintsView(count, tuple(names))
