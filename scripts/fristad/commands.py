"""What the command line does: each function prints its report and returns an exit code."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import TemplateError
from mkdocs.config.defaults import MkDocsConfig
from rich.console import Console
from rich.table import Table

from fristad import exporting, files, locks, plugin, readability, settings, site_folder, workspace
from fristad.locales import LANGUAGES, PSEUDO, SOURCE, Language
from fristad.plugin import options_of
from fristad.problems import STYLES, did_you_mean, errors
from fristad.readability import CEILINGS, EASY
from fristad.records import Tier
from fristad.reviews import Maker
from fristad.workspace import Imported, Options, Workspace


def check(root: Path, style: str, out: Console, before: Path | None = None) -> int:
    """Everything that is wrong with records and catalogues; 1 when something would stop or be left out.

    `before` is a folder with the project as it was before a change, to see who vouches for which words.
    """
    if before and not (before / settings.FILE).is_file():
        out.print(
            f"There is no {settings.FILE} in {before}, so no project to compare with.", highlight=False, soft_wrap=True
        )
        return 1
    options, problems = options_of(root)
    read: Workspace | None = None
    if options:
        read = workspace.read(root, options)
        # A catalogue with refused words still builds, but it is somebody's work to mend.
        problems += [*read.problems, *read.refused, *readability.problems(read.measured), *read.advice]
        if before:
            problems += workspace.vouched_by_who_wrote(before, root, read.languages)
    if problems or style != "text":
        out.print(STYLES[style](problems), highlight=False, markup=False, soft_wrap=True)
    found = errors(problems)
    if style == "text" and read:
        count = len(read.collection.records)
        words = f"{len(found)} errors, {len(problems) - len(found)} warnings" if problems else "nothing to mend"
        out.print(f"{count} records, {len(read.languages)} languages: {words}", highlight=False)
    return 1 if found else 0


PREVIEW = "build/preview"


def choose(options: Options, only: Sequence[str], out: Console) -> bool:
    """Build these languages alone from here on; False when one of them is not the site's."""
    ours = (*options.languages, PSEUDO.id)
    unknown = [id for id in only if id not in ours]
    for id in unknown:
        what = f"'{id}' is not a language of this site. {did_you_mean(id, ours)}"
        out.print(what, highlight=False, markup=False, soft_wrap=True)
    os.environ[plugin.ONLY] = " ".join(only)
    return not unknown


def build(
    root: Path, site: Path | None, strict: bool, out: Console, only: Sequence[str] = (), *, publish: bool = False
) -> int:
    """The whole site, or the list of problems and the old site untouched.

    With some languages alone, it is put where it cannot take the place of the whole one. To `publish`, refused words
    that somebody in danger reads are errors too.
    """
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.exceptions import MkDocsException

    if only and not site:
        site = root / PREVIEW
    given: dict[str, Any] = {"site_dir": str(site)} if site else {}
    if strict:
        given["strict"] = True
    config = _settings(root, only, out, **given)
    if not config:
        return 1
    try:
        ours = config.plugins[settings.NAME]
        assert isinstance(ours, plugin.FristadPlugin)
        ours.publishes = publish
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(config)
        finally:
            config.plugins.on_shutdown()
    except (MkDocsException, SystemExit) as error:
        out.print(f"{error}", highlight=False, markup=False, soft_wrap=True)
        return 1
    except TemplateError as error:
        path, line = plugin.place_in_template(error) or ("overrides/", 1)
        out.print(
            f"A template failed at {path}:{line}: {error}; the old site is as it was", highlight=False, markup=False
        )
        return 1
    if only:
        out.print(f"{', '.join(only)}, alone, to look at: {site}", highlight=False, markup=False, soft_wrap=True)
    return 0


def _settings(root: Path, only: Sequence[str], out: Console, **given: Any) -> MkDocsConfig | None:
    """mkdocs.yml, if it is right and has the languages that are asked for, which are chosen from here on.

    `given` takes the place of what stands there.
    """
    config, problems = plugin.settings_of(root, published=False, **given)
    if not config:
        out.print(STYLES["text"](problems), highlight=False, markup=False, soft_wrap=True)
        return None
    return config if choose(plugin.options(config), only, out) else None


def serve(root: Path, address: str, out: Console, only: Sequence[str] = ()) -> int:
    """Show the site on this computer until Ctrl+C; 1 when it cannot begin."""
    from fristad import preview, serving

    if not _settings(root, only, out):
        return 1
    place = serving.parsed(address)
    if place is None:
        out.print(f"'{address}' is not an address. Write it like 127.0.0.1:8001.", highlight=False, markup=False)
        return 1

    say = _teller(out)
    try:
        serving.serve(preview.Preview(root, only, tell=say), *place, say)
    except OSError as error:
        what = f"{address} cannot be used ({error.strerror}). Try another port: --address 127.0.0.1:{place[1] + 1}"
        out.print(what, highlight=False, markup=False, soft_wrap=True)
        return 1
    return 0


def _teller(out: Console) -> Callable[[str], None]:
    """Lines for the terminal, as they are."""
    return partial(out.print, highlight=False, markup=False, soft_wrap=True)


def messages(root: Path, only: Sequence[str], out: Console) -> int:
    """Bring the catalogues up to date with the records, templates and code."""
    options, problems = options_of(root)
    if not options:
        out.print(STYLES["text"](problems), highlight=False, markup=False)
        return 1
    languages = [LANGUAGES[id] for id in options.languages]
    if only:
        chosen = [_language(id, out) for id in only]
        languages = [language for language in chosen if language]
        if len(languages) < len(chosen):
            return 1
    with locks.held(root, _teller(out)):
        changed, problems = workspace.update_catalogues(root, languages)
    for path in changed:
        out.print(f"updated {path}", highlight=False)
    if problems:
        out.print(STYLES["text"](problems), highlight=False, markup=False, soft_wrap=True)
        out.print("These files are as they were: a file that cannot be read is never written over", highlight=False)
        return 1
    if not changed:
        out.print("everything was up to date", highlight=False)
    return 0


def review(
    root: Path, id: str, records: Sequence[str], made_by: Maker | None, role: str, day: date, out: Console
) -> int:
    """Note who made or reviewed the words of a language."""
    language = _translated_language(root, id, out)
    if language is None:
        return 1
    with locks.held(root, _teller(out)):
        count, problems = workspace.review(root, language, records, made_by, role, day)
    if problems:
        out.print(STYLES["text"](problems), highlight=False, markup=False, soft_wrap=True)
        return 1
    done = f"reviewed by {role} on {day}" if role else f"made by {made_by}"
    out.print(f"{count} translations in {language.name}: {done}", highlight=False)
    return 0 if count else 1


def _language(id: str, out: Console) -> Language | None:
    """A language that has catalogues, or a word about what there is."""
    if id in LANGUAGES and id != SOURCE.id:
        return LANGUAGES[id]
    what = "is the language that others are translated from" if id == SOURCE.id else "is not a known language"
    out.print(f"'{id}' {what}. {did_you_mean(id, set(LANGUAGES) - {SOURCE.id})}", highlight=False, markup=False)
    return None


def _translated_language(root: Path, id: str, out: Console) -> Language | None:
    """A language that words are translated into; what is wrong is printed."""
    options, problems = options_of(root)
    if not options:
        out.print(STYLES["text"](problems), highlight=False, markup=False, soft_wrap=True)
        return None
    return _language(id, out)


def export(
    root: Path,
    id: str,
    format: exporting.Format,
    tier: Tier | None,
    only_untranslated: bool,
    to: Path | None,
    out: Console,
) -> int:
    """One file with a language's messages, for an agency."""
    language = _translated_language(root, id, out)
    if language is None:
        return 1
    text, count, problems = workspace.export(
        root,
        language,
        format=format,
        tier=tier,
        only_untranslated=only_untranslated,
        notes=workspace.read_terms(root)[0].notes(language),
    )
    if problems:
        out.print(STYLES["text"](problems), highlight=False, markup=False, soft_wrap=True)
        out.print("No file was made: what is translated already would be missing in it", highlight=False)
        return 1
    if not count:
        out.print(f"{language.name}: there is nothing to translate", highlight=False)
        return 0
    path = root / (to or f"build/export/{language.id}.{'po' if format == 'po' else 'xlf'}")
    refused = _never_replaced(root, path)
    if refused:
        out.print(refused, highlight=False, markup=False, soft_wrap=True)
        return 1
    try:
        files.write_text(path, text)
    except OSError as error:
        out.print(f"{path} cannot be written ({error.strerror})", highlight=False, markup=False, soft_wrap=True)
        return 1
    shown = path.relative_to(root) if path.is_relative_to(root) else path
    out.print(f"{count} messages in {language.name}: {shown}", highlight=False, markup=False, soft_wrap=True)
    return 0


def _never_replaced(root: Path, path: Path) -> str:
    """Why a file for translators must not be written to a place; "" where it may."""
    there, _ = files.text_of(path.parent, path.name) if path.is_file() else ("", None)
    sources = site_folder.folders_of_sources(root)
    if any(path.resolve().is_relative_to(folder) for folder in sources) or (
        path.exists() and not exporting.is_ours(there or "")
    ):
        return f"{path} is no file that `fristad export` has made, and stays as it is. Choose another name with --to"
    return ""


def import_words(root: Path, id: str, file: str, by: Maker, write: bool, out: Console) -> int:
    """Take in a file that came back from an agency; 1 when anything in it was refused."""
    language = _translated_language(root, id, out)
    if language is None:
        return 1
    with locks.held(root, _teller(out), shared=not write):
        imported = workspace.import_words(root, language, file, by, write=write)
    problems = [*imported.skipped, *imported.refused]
    if problems:
        out.print(STYLES["text"](problems), highlight=False, markup=False, soft_wrap=True)
    for path in imported.changed:
        out.print(f"updated {path}", highlight=False, markup=False, soft_wrap=True)
    out.print(_report(imported, write=write), highlight=False, markup=False, soft_wrap=True)
    return 1 if imported.refused else 0


def _report(imported: Imported, *, write: bool) -> str:
    counts = (
        f"{imported.language.name}: {len(imported.taken)} taken, {imported.unchanged} unchanged, "
        f"{imported.untranslated} not translated, {len(imported.skipped)} skipped, {len(imported.refused)} refused"
    )
    if not write:
        return f"{counts}. Nothing was written (--dry-run)"
    return counts if imported.changed else f"{counts}. The catalogues are as they were"


def status(root: Path, out: Console) -> int:
    """What each language has, what is missing, and how hard the pages are to read."""
    options, problems = options_of(root)
    if not options:
        out.print(STYLES["text"](problems), highlight=False, markup=False)
        return 1
    read = workspace.read(root, options)
    for table in (*_coverage_tables(read), *_reading_tables(read)):
        out.print(table)
    return 0


def _coverage_tables(read: Workspace) -> Iterator[Table]:
    """Languages × tiers, the languages that the law wants, and actions × languages."""
    found = read.coverage
    table = Table("language", *_TIER_NAMES, "reviewed", "stale", "refused", title="Translated messages")
    for row in found.languages:
        cells = [f"{count.percent} %" + f" (–{count.missing})" * bool(count.missing) for count in row.tiers.values()]
        total = row.total
        numbers = (f"{total.reviewed_percent} %", str(total.stale), str(row.refused))
        table.add_row(row.language.id, *cells, *numbers)
    yield table
    table = Table("municipality", "language", "there for residents", title="Languages that the law wants")
    for one in found.owed:
        gap = f"{one.count.percent} %" + (f", {one.count.missing} messages missing" if one.count.missing else "")
        table.add_row(one.place.title, one.tag, gap if one.found else "missing")
    yield table
    ids = [row.language.id for row in found.languages]
    table = Table("action", "pages", *ids, title="Actions to spread information")
    for action in found.actions:
        shares = [f"{action.counts[id].percent} %" if action.pages else "–" for id in ids]
        table.add_row(action.action.number, str(len(action.pages)), *shares)
    yield table


_TIER_NAMES = ("urgent", "guides", "services", "plans")


def _reading_tables(read: Workspace) -> Iterator[Table]:
    """Each page that is measured, with its LIX and its longest sentence, one table for each language."""
    measured = read.measured
    for title, id in (("Swedish guides", SOURCE.id), ("Easy Swedish", EASY)):
        ceiling = CEILINGS[id]
        pages = [page for page in measured if page.ceiling is ceiling]
        table = Table("page", f"LIX (at most {ceiling.lix})", f"longest sentence (at most {ceiling.sentence})", "words")
        table.title = title
        for page in pages:
            measure = page.measure
            table.add_row(page.record.ref, f"{measure.lix:.0f}", str(measure.longest), str(measure.words))
        if pages:
            yield table
