"""`fristad messages`, `review`, `export` and `import`: translators' words in and out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from rich.console import Console

from fristad import files
from fristad.build import locks, site_folder, workspace
from fristad.build.mkdocs.mkdocs_yml import options_of
from fristad.build.workspace import Options
from fristad.cli.site_commands import line_printer
from fristad.content.records.base import Tier
from fristad.languages.known_languages import LANGUAGES, SOURCE, Language
from fristad.problems import STYLES, did_you_mean, errors
from fristad.translation import from_disk
from fristad.translation.exchange import exporting, on_disk, termbase
from fristad.translation.exchange.on_disk import Imported
from fristad.translation.gate.meaning.checks import CODES
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
    language = translated_language(root, id, out)
    if language is None:
        return 1
    with locks.held(root, line_printer(out)):
        count, problems = on_disk.review(root, language, records, made_by, role, day)
    if problems:
        out.print(STYLES["text"](problems), highlight=False, markup=False, soft_wrap=True)
        return 1
    done = f"reviewed by {role} on {day}" if role else f"made by {made_by}"
    out.print(f"{count} translations in {language.name}: {done}", highlight=False)
    return 0 if count else 1


def allow(root: Path, id: str, code: str, contexts: Sequence[str], by: str, day: date, out: Console) -> int:
    """Note that what a check of meaning tells of some messages is no fault."""
    language = translated_language(root, id, out)
    if language is None:
        return 1
    if code not in CODES:
        what = f"'{code}' is no check that can be allowed. {did_you_mean(code, CODES)}"
        out.print(what, highlight=False, markup=False, soft_wrap=True)
        return 1
    with locks.held(root, line_printer(out)):
        count, problems = on_disk.allow(root, language, code, contexts, by, day)
    if problems:
        out.print(STYLES["text"](problems), highlight=False, markup=False, soft_wrap=True)
        return 1
    out.print(f"{count} translations in {language.name}: {code} allowed by {by} on {day}", highlight=False)
    return 0


def _language(id: str, out: Console) -> Language | None:
    """A language that has catalogues, or a word about what there is."""
    if id in LANGUAGES and id != SOURCE.id:
        return LANGUAGES[id]
    what = "is the language that others are translated from" if id == SOURCE.id else "is not a known language"
    out.print(f"'{id}' {what}. {did_you_mean(id, set(LANGUAGES) - {SOURCE.id})}", highlight=False, markup=False)
    return None


def translated_language(root: Path, id: str, out: Console) -> Language | None:
    """A language that words are translated into; what is wrong is printed."""
    found = _with_options(root, id, out)
    return found[0] if found else None


def _with_options(root: Path, id: str, out: Console) -> tuple[Language, Options] | None:
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
    """One file with a language's messages, its terms and its style, for an agency."""
    found = _with_options(root, id, out)
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
        style=exporting.remarks_of_style(from_disk.read_style(root, language)),
    )
    if problems:
        out.print(STYLES["text"](problems), highlight=False, markup=False, soft_wrap=True)
        out.print("No file was made: what is translated already would be missing in it", highlight=False)
        return 1
    if not count:
        out.print(f"{language.name}: there is nothing to translate", highlight=False)
        return 0
    suffix = "po" if format == "po" else "xlf"
    return _written(root, to, f"{language.id}.{suffix}", text, f"{count} messages in {language.name}", out)


def export_terms(root: Path, id: str, to: Path | None, out: Console) -> int:
    """One file with the term list of a language, for Weblate's glossary or an agency's programs."""
    language = translated_language(root, id, out)
    if language is None:
        return 1
    terms, problems = from_disk.read_terms(root)
    if problems := errors(problems):
        out.print(STYLES["text"](problems), highlight=False, markup=False, soft_wrap=True)
        return 1
    count = sum(terms.standings(language).values())
    if not count:
        out.print(f"{language.name}: the term list has no word of it", highlight=False)
        return 0
    said = f"{count} terms in {language.name}"
    return _written(root, to, f"{language.id}.tbx", termbase.to_tbx(terms, language), said, out)


def _written(root: Path, to: Path | None, name: str, text: str, said: str, out: Console) -> int:
    """Write a file for translators, and say where it is; 1 where it may not be written."""
    path = root / (to or f"build/export/{name}")
    refused = never_replaced(root, path, exporting.is_ours, "fristad export", "--to")
    if refused:
        out.print(refused, highlight=False, markup=False, soft_wrap=True)
        return 1
    try:
        files.write_text(path, text)
    except OSError as error:
        out.print(f"{path} cannot be written ({error.strerror})", highlight=False, markup=False, soft_wrap=True)
        return 1
    shown = path.relative_to(root) if path.is_relative_to(root) else path
    out.print(f"{said}: {shown}", highlight=False, markup=False, soft_wrap=True)
    return 0


def never_replaced(root: Path, path: Path, is_ours: Callable[[str], bool], command: str, option: str) -> str:
    """Why a file must not be written to a place; "" where it may: where nothing is, or an older one of the command."""
    there, _ = files.text_of(path.parent, path.name) if path.is_file() else ("", None)
    sources = site_folder.folders_of_sources(root)
    if any(path.resolve().is_relative_to(folder) for folder in sources) or (path.exists() and not is_ours(there or "")):
        return f"{path} is no file that `{command}` has made, and stays as it is. Choose another name with {option}"
    return ""


def import_words(root: Path, id: str, file: str, by: Maker, write: bool, out: Console) -> int:
    """Take in a file that came back from an agency; 1 when anything in it was refused."""
    found = _with_options(root, id, out)
    if found is None:
        return 1
    language, options = found
    with locks.held(root, line_printer(out), shared=not write):
        urgent = workspace.emergency_tier(root, options)
        imported = on_disk.import_words(root, language, file, by, write=write, urgent=urgent)
    problems = [*imported.skipped, *imported.doubted, *imported.refused]
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
        + (f", {len(imported.doubted)} doubts" if imported.doubted else "")
    )
    if not write:
        return f"{counts}. Nothing was written (--dry-run)"
    return counts if imported.changed else f"{counts}. The catalogues are as they were"
