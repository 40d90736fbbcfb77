"""`fristad addresses`: the rows that the table of short addresses lacks; and what a project has published by them."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console

from fristad import files
from fristad.build import locks, workspace
from fristad.build.mkdocs.mkdocs_yml import options_of
from fristad.cli.site_commands import line_printer
from fristad.content import short_addresses as table_module
from fristad.languages.known_languages import LANGUAGES
from fristad.problems import STYLES, Problem, errors
from fristad.site import short_addresses
from fristad.site.short_addresses import Published


def addresses(root: Path, out: Console) -> int:
    """Add a row for each page that has none; 1, and nothing is written, when the records cannot be read for errors."""
    options, problems = options_of(root)
    if not options:
        out.print(STYLES["text"](problems), highlight=False, markup=False, soft_wrap=True)
        return 1
    with locks.held(root, line_printer(out)):
        collection, told = workspace.collection_and_problems(root, options)
        if stopping := _in_the_way(told):
            out.print(STYLES["text"](stopping), highlight=False, markup=False, soft_wrap=True)
            out.print("No row was added: mend this first", highlight=False)
            return 1
        new = short_addresses.added(collection, tuple(LANGUAGES[id] for id in options.languages))
        if new:
            text = table_module.with_rows(collection.short_addresses, new)
            files.write_text(root / table_module.FILE, text)
    for code, ref in sorted(new.items(), key=lambda row: row[1]):
        out.print(f"{code},{ref}", highlight=False, markup=False, soft_wrap=True)
    rows = "1 row" if len(new) == 1 else f"{len(new)} rows"
    out.print(f"{rows} added to {table_module.FILE}" if new else "Every page has its row", highlight=False)
    return 0


def _in_the_way(problems: list[Problem]) -> list[Problem]:
    """What would give a page a row by mistake, or lose one; that rows are missing is mended here."""
    return [problem for problem in errors(problems) if problem.code != "short-address-missing"]


def published_by(root: Path) -> dict[str, Published]:
    """The short addresses of a project as it is in a folder; none where its settings cannot be read."""
    options, _ = options_of(root)
    if not options:
        return {}
    collection, _ = workspace.collection_and_problems(root, options)
    return short_addresses.published(collection, tuple(LANGUAGES[id] for id in options.languages))
