"""`fristad messages`, `review`, `export` and `import`: translators' words in and out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from rich.console import Console

from fristad import files
from fristad.build import locks, site_folder, workspace
from fristad.build.mkdocs_settings import options_of
from fristad.build.workspace import Options
from fristad.cli.site_commands import line_printer
from fristad.content.records.base import Tier
from fristad.languages.table import LANGUAGES, SOURCE, Language
from fristad.problems import STYLES, did_you_mean
from fristad.translation import from_disk
from fristad.translation.exchange import exporting, on_disk
from fristad.translation.exchange.on_disk import Imported
from fristad.translation.reviews import Maker


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
    with locks.held(root, line_printer(out)):
        changed, problems = on_disk.update_catalogues(root, languages, workspace.emergency_tier(root, options))
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
    found = _translated_language(root, id, out)
    if found is None:
        return 1
    language, _ = found
    with locks.held(root, line_printer(out)):
        count, problems = on_disk.review(root, language, records, made_by, role, day)
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


def _translated_language(root: Path, id: str, out: Console) -> tuple[Language, Options] | None:
    """A language that words are translated into, and what mkdocs.yml says; what is wrong is printed."""
    options, problems = options_of(root)
    if not options:
        out.print(STYLES["text"](problems), highlight=False, markup=False, soft_wrap=True)
        return None
    language = _language(id, out)
    return (language, options) if language else None


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
    found = _translated_language(root, id, out)
    if found is None:
        return 1
    language, options = found
    text, count, problems = on_disk.export(
        root,
        language,
        format=format,
        tier=tier,
        urgent=workspace.emergency_tier(root, options),
        only_untranslated=only_untranslated,
        notes=from_disk.read_terms(root)[0].notes(language),
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
    found = _translated_language(root, id, out)
    if found is None:
        return 1
    language, options = found
    with locks.held(root, line_printer(out), shared=not write):
        urgent = workspace.emergency_tier(root, options)
        imported = on_disk.import_words(root, language, file, by, write=write, urgent=urgent)
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
