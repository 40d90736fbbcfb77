"""What the command line does: each function prints its report and returns an exit code."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

from jinja2 import TemplateError
from rich.console import Console
from rich.table import Table

from fristad import exchange, files, plugin, prose, workspace
from fristad.guides import Guide
from fristad.locales import LANGUAGES, SOURCE, Language
from fristad.messages import TIERS
from fristad.problems import STYLES, Problem, Source, did_you_mean, errors
from fristad.records import Tier
from fristad.workspace import By, Imported, Options, Workspace


def options_of(root: Path) -> tuple[Options | None, list[Problem]]:
    """mkdocs.yml, or what is wrong with it."""
    from mkdocs.exceptions import MkDocsException

    path = root / "mkdocs.yml"
    if not path.exists():
        what = "There is no mkdocs.yml here"
        return None, [
            Problem(Source("mkdocs.yml"), "settings-missing", what, "Run the command in the project's folder.")
        ]
    told = _Told()
    logging.getLogger("mkdocs").addHandler(told)
    try:
        return plugin.load(path), []
    except (MkDocsException, KeyError, ValueError, OSError) as error:
        # MkDocs logs its reasons one by one, and then only says that there were some.
        reasons = told.lines or [str(error)]
        instead = "See the comments in the file."
        return None, [
            Problem(Source("mkdocs.yml"), "settings", f"The settings are wrong: {reason}".rstrip("."), instead)
            for reason in reasons
        ]
    finally:
        logging.getLogger("mkdocs").removeHandler(told)


class _Told(logging.Handler):
    """Keeps what MkDocs says is wrong."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(" ".join(record.getMessage().split()))


def check(root: Path, style: str, out: Console) -> int:
    """Everything that is wrong with records and catalogues; 1 when something would stop or be left out."""
    options, problems = options_of(root)
    read: Workspace | None = None
    if options:
        read = workspace.read(root, options)
        # A catalogue with refused words still builds, but it is somebody's work to mend.
        problems = [*read.problems, *read.refused]
    if problems or style != "text":
        out.print(STYLES[style](problems), highlight=False, markup=False, soft_wrap=True)
    found = errors(problems)
    if style == "text" and read:
        count = len(read.collection.records)
        words = f"{len(found)} errors, {len(problems) - len(found)} warnings" if problems else "nothing to mend"
        out.print(f"{count} records, {len(read.languages)} languages: {words}", highlight=False)
    return 1 if found else 0


def build(root: Path, site: Path | None, strict: bool, out: Console) -> int:
    """The whole site, or the list of problems and the old site untouched."""
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    _, problems = options_of(root)
    if problems:
        out.print(STYLES["text"](problems), highlight=False, markup=False, soft_wrap=True)
        return 1
    given = {"site_dir": str(site)} if site else {}
    try:
        config = load_config(str(root / "mkdocs.yml"), strict=strict or None, **given)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(config)
        finally:
            config.plugins.on_shutdown()
    except (MkDocsException, SystemExit) as error:
        out.print(f"{error}", highlight=False, markup=False, soft_wrap=True)
        return 1
    except TemplateError as error:
        place = f"{getattr(error, 'name', '') or 'overrides/'}:{getattr(error, 'lineno', 1)}"
        out.print(f"A template failed at {place}: {error}; the old site is as it was", highlight=False, markup=False)
        return 1
    except OSError as error:
        out.print(f"The site could not be written ({error.strerror}); the old one is as it was", highlight=False)
        return 1
    return 0


def messages(root: Path, only: Sequence[str], out: Console) -> int:
    """Bring the catalogues up to date with the records, templates and code."""
    options, problems = options_of(root)
    if not options:
        out.print(STYLES["text"](problems), highlight=False, markup=False)
        return 1
    unknown = [id for id in only if id not in LANGUAGES]
    for id in unknown:
        out.print(f"'{id}' is not a known language. {did_you_mean(id, LANGUAGES)}", highlight=False, markup=False)
    if unknown:
        return 1
    languages = [LANGUAGES[id] for id in (only or options.languages)]
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


def _translated_language(root: Path, id: str, out: Console) -> Language | None:
    """A language that words are translated into; what is wrong is printed."""
    options, problems = options_of(root)
    if not options:
        out.print(STYLES["text"](problems), highlight=False, markup=False, soft_wrap=True)
        return None
    if id == SOURCE.id:
        out.print("Swedish is what the others are translated from. Name another language", highlight=False)
        return None
    if id not in LANGUAGES:
        out.print(f"'{id}' is not a known language. {did_you_mean(id, LANGUAGES)}", highlight=False, markup=False)
    return LANGUAGES.get(id)


def export(
    root: Path,
    id: str,
    format: exchange.Format,
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
        root, language, format=format, tier=tier, only_untranslated=only_untranslated
    )
    if problems:
        out.print(STYLES["text"](problems), highlight=False, markup=False, soft_wrap=True)
        out.print("No file was made: what is translated already would be missing in it", highlight=False)
        return 1
    if not count:
        out.print(f"{language.name}: there is nothing to translate", highlight=False)
        return 0
    path = root / (to or f"build/export/{language.id}.{'po' if format == 'po' else 'xlf'}")
    try:
        files.write_text(path, text)
    except OSError as error:
        out.print(f"{path} cannot be written ({error.strerror})", highlight=False, markup=False, soft_wrap=True)
        return 1
    shown = path.relative_to(root) if path.is_relative_to(root) else path
    out.print(f"{count} messages in {language.name}: {shown}", highlight=False, markup=False, soft_wrap=True)
    return 0


def import_words(root: Path, id: str, file: str, by: By, write: bool, out: Console) -> int:
    """Take in a file that came back from an agency; 1 when anything in it was refused."""
    language = _translated_language(root, id, out)
    if language is None:
        return 1
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
    """Coverage per language and tier, and how hard the guides are to read."""
    options, problems = options_of(root)
    if not options:
        out.print(STYLES["text"](problems), highlight=False, markup=False)
        return 1
    languages = [LANGUAGES[id] for id in options.languages if id != SOURCE.id]
    table = Table("language", *TIERS, "all", title="Translated messages (none reviewed by a human)")
    for id, tiers in workspace.coverage(root, languages).items():
        every = list(tiers.values())
        total, done = sum(one.messages for one in every), sum(one.translated for one in every)
        cells = [f"{one.translated}/{one.messages} ({one.share:.0%})" for one in every]
        table.add_row(f"{id} {LANGUAGES[id].name}", *cells, f"{done / total:.0%}" if total else "–")
    out.print(table)
    read = workspace.read(root, options)
    guides = Table("guide", "LIX", "longest sentence", "words", title="Swedish guides")
    for guide in read.collection.of_kind(Guide):
        measured = prose.measure(guide.body)
        guides.add_row(guide.id, f"{measured.lix:.0f}", str(measured.longest), str(measured.words))
    out.print(guides)
    return 0
