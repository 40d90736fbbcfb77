"""`fristad export --back|--compare`, `review --back|--compare` and `status --back`: translated back, and compared."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from rich.console import Console

from fristad import files
from fristad.build import locks, workspace
from fristad.build.mkdocs.mkdocs_yml import options_of
from fristad.cli.site_commands import line_printer
from fristad.cli.word_commands import never_replaced, translated_language
from fristad.languages.known_languages import Language
from fristad.problems import STYLES
from fristad.translation import from_disk
from fristad.translation.back import on_disk, sheets
from fristad.translation.back.findings import Finding
from fristad.translation.back.needs import is_translated_back
from fristad.translation.back.records import path_of
from fristad.translation.back.sheets import Step
from fristad.translation.back.taking import Taken
from fristad.translation.po.catalogues import Key

_ENDING = {"back": "back.csv", "compare": "compare.csv"}


def export(root: Path, id: str, step: Step, to: Path | None, out: Console) -> int:
    """One table of a language, to translate back or to compare."""
    language = _language(root, id, out)
    if language is None:
        return 1
    text, count, problems = on_disk.table(
        root, language, step, _urgent(root), from_disk.read_terms(root)[0].notes(language)
    )
    if problems:
        out.print(STYLES["text"](problems), highlight=False, markup=False, soft_wrap=True)
        return 1
    if not count:
        done = "translated back" if step == "back" else "compared"
        out.print(f"{language.name}: everything that there is to be {done} is", highlight=False)
        return 0
    path = root / (to or f"build/export/{language.id}.{_ENDING[step]}")
    refused = _refused(root, path, step)
    if refused:
        out.print(refused, highlight=False, markup=False, soft_wrap=True)
        return 1
    files.write_text(path, text)
    shown = path.relative_to(root) if path.is_relative_to(root) else path
    out.print(f"{count} messages in {language.name}: {shown}", highlight=False, markup=False, soft_wrap=True)
    return 0


def _refused(root: Path, path: Path, step: Step) -> str:
    """Why a table must not be written to a place: it is no table of ours, or holds somebody's work; "" where it may."""
    there, _ = files.text_of(path.parent, path.name) if path.is_file() else ("", None)
    if refused := never_replaced(root, path, sheets.is_ours, "fristad export", "--to"):
        return refused
    if sheets.is_begun(there or ""):
        taken = f"Take it in with `fristad review --{step}` and remove it, or choose another name with --to"
        return f"Somebody has filled in lines of {path}, and it stays as it is. {taken}"
    return ""


def take_back(root: Path, id: str, file: str, by: str, out: Console) -> int:
    """Note what somebody has put into Swedish; 1 when anything was refused."""
    return _take(
        root,
        id,
        out,
        lambda language: on_disk.take_back(root, language, file, _urgent(root), by),
        "translated back",
        by,
    )


def take_verdicts(root: Path, id: str, file: str, by: str, day: date, out: Console) -> int:
    """Note how somebody has judged what came back; 1 when anything was refused."""
    return _take(
        root,
        id,
        out,
        lambda language: on_disk.take_verdicts(root, language, file, _urgent(root), by, day),
        "compared",
        by,
    )


def _take(root: Path, id: str, out: Console, take: Callable[[Language], Taken], done: str, by: str) -> int:
    language = _language(root, id, out)
    if language is None:
        return 1
    with locks.held(root, line_printer(out)):
        taken = take(language)
    if taken.problems:
        out.print(STYLES["text"](taken.problems), highlight=False, markup=False, soft_wrap=True)
    verdicts = [row.verdict for row in taken.rows]
    kinds = [f"{verdicts.count(verdict)} {verdict}" for verdict in ("same", "shade", "wrong") if verdict in verdicts]
    each = f" ({', '.join(kinds)})" if kinds else ""
    counts = f"{len(taken.rows)} {done} by {by}{each}, {taken.unchanged} unchanged, {len(taken.problems)} refused"
    out.print(f"{language.name}: {counts}. {path_of(language)}", highlight=False, markup=False, soft_wrap=True)
    return 1 if taken.problems else 0


def _language(root: Path, id: str, out: Console) -> Language | None:
    language = translated_language(root, id, out)
    if language and not is_translated_back(language):
        out.print(f"{language.name} is Swedish: there is nothing to translate back", highlight=False)
        return None
    return language


def _urgent(root: Path) -> frozenset[Key]:
    """The emergency tier of a project whose settings can be read."""
    options, _ = options_of(root)
    return workspace.emergency_tier(root, options) if options else frozenset()


def status(root: Path, id: str, out: Console) -> int:
    """Each message of a language that does not say the same as the Swedish, with what the term list has of it."""
    options, _ = options_of(root)
    language = _language(root, id, out)
    if options is None or language is None:
        return 1
    read = workspace.read(root, options)
    if language.id not in read.back:
        out.print(f"The site has no language '{language.id}'. Add it to mkdocs.yml.", highlight=False, markup=False)
        return 1
    found = read.back[language.id]
    notes = read.terms.notes(language)
    for one in found.differing:
        out.print(_told(one, list(notes(one.message))), highlight=False, markup=False, soft_wrap=True)
    if count := found.count:
        urgent = f"; {count.urgent_left} of the urgent ones are left"
        verdicts = f"{count.same} same, {count.shade} shade, {count.wrong} wrong"
        rest = f"{count.waiting} not compared, {count.without} not translated back"
        out.print(
            f"{language.name}: {verdicts}, {rest}, of {count.needed}{urgent}",
            highlight=False,
            markup=False,
            soft_wrap=True,
        )
    return 0


def _told(one: Finding, terms: list[str]) -> str:
    place = one.place or one.message.path
    parts = [
        f"{place}: {one.row.verdict}: {one.message.context}",
        f"  Swedish: {one.message.text}",
        f"  back:    {one.row.back}",
        f"  words:   {one.words}",
        f"  differs: {one.row.note}",
        *(f"  {term}" for term in terms),
    ]
    return "\n".join(" ".join(part.split("\n")) for part in parts) + "\n"
