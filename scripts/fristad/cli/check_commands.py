"""`fristad check` and `fristad status`: what is wrong, and how far each language has come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

from fristad.build import finishing, settings, workspace
from fristad.build.mkdocs import mkdocs_yml
from fristad.build.mkdocs.mkdocs_yml import options_of, settings_of
from fristad.build.workspace import Workspace
from fristad.cli import term_tables
from fristad.cli.address_commands import published_by
from fristad.languages.known_languages import SOURCE
from fristad.problems import STYLES, errors
from fristad.translation import from_disk, readability
from fristad.translation.gate.meaning.checks import CODES
from fristad.translation.messages import TIERS
from fristad.translation.readability import CEILINGS, EASY


def check(root: Path, style: str, out: Console, before: Path | None = None) -> int:
    """Everything that is wrong with records and catalogues; 1 when something would stop or be left out.

    `before` is a folder with the project as it was before a change, to see who vouches for which words.
    """
    if before and not (before / settings.FILE).is_file():
        out.print(
            f"There is no {settings.FILE} in {before}, so no project to compare with.", highlight=False, soft_wrap=True
        )
        return 1
    config, problems = settings_of(root)
    read: Workspace | None = None
    if config:
        read = workspace.read(root, mkdocs_yml.options(config))
        # A catalogue with refused words still builds, but it is somebody's work to mend.
        problems += [*read.problems, *read.refused, *read.wrong_words, *read.advice]
        problems += readability.problems(read.measured)
        problems += finishing.broken_addresses(read, Path(config.site_dir), published_by(before) if before else {})
        if before:
            problems += from_disk.vouched_by_who_wrote(before, root, read.languages)
    if problems or style != "text":
        out.print(STYLES[style](problems), highlight=False, markup=False, soft_wrap=True)
    found = errors(problems)
    if style == "text" and read:
        count = len(read.collection.records)
        words = f"{len(found)} errors, {len(problems) - len(found)} warnings" if problems else "nothing to mend"
        out.print(f"{count} records, {len(read.languages)} languages: {words}", highlight=False)
    return 1 if found else 0


def status(root: Path, out: Console, *, checks: bool = False, terms: bool = False) -> int:
    """What each language has, what is missing, and how hard the pages are to read.

    Or what the checks tell, or the `terms` to settle.
    """
    options, problems = options_of(root)
    if not options:
        out.print(STYLES["text"](problems), highlight=False, markup=False)
        return 1
    read = workspace.read(root, options)
    for table in _tables(read, checks=checks, terms=terms):
        out.print(table)
    return 0


def _tables(read: Workspace, *, checks: bool, terms: bool) -> Iterator[Table]:
    if checks:
        yield _doubts_table(read)
    if terms:
        yield from term_tables.to_settle(read)
    if not (checks or terms):
        yield from (*_coverage_tables(read), *_reading_tables(read), *term_tables.counts(read))


def _doubts_table(read: Workspace) -> Table:
    """Languages × checks of meaning: of how many messages something is told, and how many of them are allowed."""
    table = Table("language", "check", "messages", "told", "allowed", "share", title="Checks of meaning")
    for id, found in read.words.items():
        messages = len(found.words.keys() - found.suggestions)
        told = Counter(doubt.refusal.code for doubts in found.doubts.values() for doubt in doubts)
        passed = Counter(doubt.refusal.code for doubts in found.doubts.values() for doubt in doubts if doubt.allowed)
        for code in CODES if id != SOURCE.id else ():
            share = f"{100 * told[code] / messages if messages else 0:.2f} %"
            table.add_row(id, code, str(messages), str(told[code]), str(passed[code]), share)
    return table


def _coverage_tables(read: Workspace) -> Iterator[Table]:
    """Languages × tiers, the languages that the law wants, and actions × languages."""
    found = read.coverage
    table = Table("language", *TIERS, "reviewed", "stale", "refused", title="Translated messages", padding=(0, 1, 0, 0))
    for row in found.languages:
        cells = [f"{count.percent} %" + f" (–{count.missing})" * bool(count.missing) for count in row.tiers.values()]
        total = row.total
        numbers = (f"{total.reviewed_percent} %", str(total.stale), str(row.refused))
        table.add_row(row.language.id, *cells, *numbers)
    yield table
    table = Table("language", *_BACK_NAMES, title="Translated back and compared, which is no review by a human")
    for row in found.languages:
        if count := row.back:
            counted = (
                count.needed,
                count.same,
                count.shade,
                count.wrong,
                count.waiting,
                count.without,
                count.urgent_left,
            )
            table.add_row(row.language.id, *map(str, counted))
    yield table
    table = Table("municipality", "language", "there for residents", title="Languages that the law wants")
    for one in found.owed:
        gap = f"{one.count.percent} %" + (f", {one.count.missing} messages missing" if one.count.missing else "")
        table.add_row(one.place.title, one.tag, gap if one.found else "missing")
    yield table
    actions = (one.action.number for one in found.information)
    table = Table("language", *actions, title="Actions to spread information")
    table.add_row("pages", *(str(len(action.pages)) for action in found.information))
    for row in found.languages:
        shares = [f"{one.counts[row.language.id].percent} %" if one.pages else "–" for one in found.information]
        table.add_row(row.language.id, *shares)
    yield table


_BACK_NAMES = ("needed", "same", "shade", "wrong", "not compared", "not translated back", "urgent left")


def _reading_tables(read: Workspace) -> Iterator[Table]:
    """Each page that is measured, with its LIX and its longest sentence, one table for each language."""
    measured = read.measured
    for title, id in (("Swedish guides", SOURCE.id), ("Easy Swedish", EASY)):
        ceiling = CEILINGS[id]
        pages = [page for page in measured if page.ceiling is ceiling]
        table = Table("page", f"LIX (at most {ceiling.lix})", f"longest sentence (at most {ceiling.sentence})", "words")
        table.title = title
        if id == EASY:
            table.add_column("written anew")
        for page in pages:
            measure = page.measure
            anew = [f"{page.rewritten:.0%}".replace("%", " %")] if id == EASY else []
            table.add_row(page.record.ref, f"{measure.lix:.0f}", str(measure.longest), str(measure.words), *anew)
        if pages:
            yield table
