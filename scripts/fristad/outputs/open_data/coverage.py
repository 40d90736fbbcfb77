"""coverage.json: what each language has, and what is owed."""

from __future__ import annotations

from fristad.outputs.open_data.schema import LICENCE
from fristad.outputs.open_data.site_schema import (
    ActionLanguagesRow,
    BackRow,
    CountRow,
    CoverageFile,
    LanguageRow,
    OwedRow,
)
from fristad.site.site import Site
from fristad.translation.back.findings import BackCount
from fristad.translation.coverage import Count


def coverage(site: Site) -> CoverageFile:
    """The site's coverage as data."""
    return CoverageFile(
        title=site.name,
        licence=LICENCE,
        day=site.collection.today.isoformat(),
        languages=[
            LanguageRow(
                id=row.language.id,
                tag=row.language.tag,
                name=row.language.name,
                tiers={tier: _count(count) for tier, count in row.tiers.items()},
                refused=row.refused,
                back=_back(row.back) if row.back else None,
            )
            for row in site.coverage.languages
        ],
        owed=[
            OwedRow(
                place=one.place.id,
                tag=one.tag,
                language=one.found.id if one.found else None,
                residents=_count(one.count),
            )
            for one in site.coverage.owed
        ],
        actions=[
            ActionLanguagesRow(
                programme=one.action.programme,
                number=one.action.number,
                pages=[page.ref for page in one.pages],
                languages={id: _count(count) for id, count in one.counts.items()},
            )
            for one in site.coverage.information
        ],
    )


def _back(count: BackCount) -> BackRow:
    return BackRow(
        needed=count.needed,
        same=count.same,
        shade=count.shade,
        wrong=count.wrong,
        waiting=count.waiting,
        urgent_left=count.urgent_left,
        machines_alone=count.machines_alone,
    )


def _count(count: Count) -> CountRow:
    return CountRow(messages=count.messages, translated=count.translated, reviewed=count.reviewed, stale=count.stale)
