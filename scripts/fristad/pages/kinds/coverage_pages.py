"""The page on which everybody sees what each language has, and what is missing."""

from __future__ import annotations

from fristad.content.records.guides import Page
from fristad.languages.text import Text, number
from fristad.pages import phrases
from fristad.pages.cards import passages
from fristad.pages.contract import CoveragePage
from fristad.pages.kinds.programme_pages import action_link
from fristad.pages.plan_parts import ActionCoverageView, CountView, CoverageRow, OwedView
from fristad.pages.speaker import Speaker
from fristad.translation.coverage import ActionCoverage, Count, Coverage, LanguageCoverage, Owed
from fristad.translation.messages import TIERS


def coverage_page(record: Page, coverage: Coverage, say: Speaker) -> CoveragePage:
    """What only this page holds."""
    return CoveragePage(
        body=passages(record, say),
        tiers=tuple(say.phrase(phrases.TIERS[tier]) for tier in TIERS),
        rows=tuple(_row(row, say) for row in coverage.languages),
        owed=tuple(_owed(one, say) for one in coverage.owed),
        languages=tuple(say.own_name(row.language) for row in coverage.languages),
        actions=tuple(_action(one, say) for one in coverage.actions),
    )


def _owed_name(tag: str, say: Speaker) -> Text:
    """The name by which a law calls a language."""
    phrase = phrases.LANGUAGES_OF_LAW.get(tag)
    return say.phrase(phrase) if phrase else say.language_name(tag)


def _row(row: LanguageCoverage, say: Speaker) -> CoverageRow:
    cells = tuple(_count(row.tiers[tier], say) for tier in TIERS)
    reviewed = number(f"{row.total.reviewed_percent}\u00a0%")
    return CoverageRow(row.language.id, say.own_name(row.language), cells, reviewed)


def _count(count: Count, say: Speaker) -> CountView:
    stale = say.phrase(phrases.OLDER, count=number(str(count.stale))) if count.stale else None
    return CountView(number(f"{count.percent}\u00a0%"), count.percent, stale)


def _owed(owed: Owed, say: Speaker) -> OwedView:
    there = say.phrase(phrases.OF_WHAT_RESIDENTS_READ, percent=number(f"{owed.count.percent}\u00a0%"))
    return OwedView(
        say.heading(owed.place),
        _owed_name(owed.tag, say),
        there if owed.found else say.phrase(phrases.NOT_THERE),
        owed.found is not None and not owed.count.missing,
    )


def _action(one: ActionCoverage, say: Speaker) -> ActionCoverageView:
    return ActionCoverageView(
        action_link(one.action, say),
        say.field(one.action, "text", one.action.text),
        tuple(_count(count, say) for count in one.counts.values()) if one.pages else (),
    )
