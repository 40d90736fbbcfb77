"""The commands for translators, reviewers and native readers: their options, and what goes together.

Each command imports what does its work, so that help is there at once.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from fristad.cli.options import OUT, Root, day_of, from_project, refuse
from fristad.content.records.base import Tier
from fristad.translation.back.hands import Hand
from fristad.translation.back.sheets import Step
from fristad.translation.reviews import Maker, Role


def messages(
    project: Root = Path("."),
    language: Annotated[list[str] | None, typer.Argument(help="Only these languages, such as `ar so`.")] = None,
) -> None:
    """Bring the catalogues in translations/ up to date with the Swedish.

    No translation is lost: changed words keep the old one marked as fuzzy, removed ones stay at the end of the file.
    """
    from fristad.cli import word_commands

    raise typer.Exit(word_commands.messages(project.resolve(), language or (), OUT))


def review(
    language: Annotated[str, typer.Argument(help="The language, such as `so`.")],
    record: Annotated[
        list[str] | None, typer.Argument(help="Records, such as `guide/in-danger`, or `ui` for labels.")
    ] = None,
    project: Root = Path("."),
    role: Annotated[Role | None, typer.Option(help="Who has reviewed the words: a role, never a name.")] = None,
    by: Annotated[
        Hand | None,
        typer.Option(help="Who made the words, put them back into Swedish, or compared: never a name."),
    ] = None,
    on: Annotated[str | None, typer.Option(help="The day of the review.", show_default="today")] = None,
    everything: Annotated[bool, typer.Option("--all", help="The whole language, when no record is named.")] = False,
    allow: Annotated[
        str | None, typer.Option(help="A check of meaning, such as `negation-lost`, that is wrong here.")
    ] = None,
    only: Annotated[
        list[str] | None, typer.Option(help="What to allow it for: the context of a message; several times.")
    ] = None,
    back: Annotated[
        Path | None, typer.Option(help="A table of `fristad export --back` that somebody has put into Swedish.")
    ] = None,
    compare: Annotated[
        Path | None, typer.Option(help="A table of `fristad export --compare` that somebody has judged.")
    ] = None,
    sheet: Annotated[
        Path | None, typer.Option(help="The saved answer of a sheet: it says who, when and what.", show_default=False)
    ] = None,
    to: Annotated[
        Path | None,
        typer.Option("--out", help="With --sheet: a file for translators with what is not right, XLIFF or .po."),
    ] = None,
) -> None:
    """Note that somebody has reviewed translations, who made them, or what they say when translated back.

    The note is a row for each message in reviews/LANGUAGE.csv, to be looked at like any other change. It
    holds for just these words: whoever changes them, or the Swedish, voids it.

    With --sheet, what a native reader says is right is noted, by the role and the day in the answer. What is not right
    is told with the proposal and what the gate says of it; no proposal reaches a catalogue by itself.

    With --allow, it notes that what `fristad check` tells of a message is no fault, as a row in
    reviews/LANGUAGE.allowed.csv. Say who has looked: --role, or --by machine.

    With --back and --compare the rows are in reviews/LANGUAGE.back.csv. Three hands are needed: who translated, who put
    the words back into Swedish without seeing it, and who compared. `machine` and `person` are those that the reviews
    name as makers; another of the same kind is `machine-2`, `person-2`. A translation back is no review.

    Example: fristad review so guide/in-danger --role translator

    Example: fristad review so --sheet fristad-so-2026-11-30.json --out build/so-proposals.xlf

    Example: fristad review so --allow negation-lost --only 'guide/in-danger#call-now' --role translator

    Example, translated back: fristad review so --back so.back.csv --by machine-2

    Example, compared: fristad review so --compare so.compare.csv --by machine-3
    """
    from fristad.cli import back_commands, sheet_commands, word_commands

    root, whole = project.resolve(), bool(record or everything)
    if sum(map(bool, (allow, back, compare, sheet))) > 1:
        raise refuse("--allow, --back, --compare and --sheet are each a review of their own: give one of them.")
    if to and not sheet:
        raise refuse("--out is for what a sheet says is not right: give --sheet, too.")
    if only and not allow:
        raise refuse("--only is for --allow: name the check. To review some records, write them after the language.")
    if sheet:
        if role or by or on or whole:
            raise refuse("The answer of a sheet says who, when and what: leave out everything else but --out.")
        place, answer = to.resolve() if to else None, from_project(project, sheet)
        raise typer.Exit(sheet_commands.review_by_sheet(root, language, answer, place, date.today(), OUT))
    day = day_of(on)
    if table := back or compare:
        if not by or role or whole:
            raise refuse("Say who: --by. Each table is taken in by itself, and all of it. See `fristad review --help`.")
        name = from_project(project, table)
        if back:
            raise typer.Exit(back_commands.take_back(root, language, name, by, OUT))
        raise typer.Exit(back_commands.take_verdicts(root, language, name, by, day, OUT))
    if allow:
        if not only or bool(role) == (by == "machine") or by not in (None, "machine") or whole:
            raise refuse("Say who: --role, or --by machine. Say what: --only CONTEXT. See `fristad review --help`.")
        raise typer.Exit(word_commands.allow(root, language, allow, only, role or "machine", day, OUT))
    if not (role or by) or not whole:
        raise refuse("Say who: --role or --by. Say what: records, or --all. See `fristad review --help`.")
    if by not in (None, "machine", "person"):
        raise refuse(f"'{by}' puts words back into Swedish or compares. Who makes them is `machine` or `person`.")
    raise typer.Exit(word_commands.review(root, language, record or (), by, role or "", day, OUT))


def review_sheet(
    language: Annotated[str, typer.Argument(help="The language, such as `so`.")],
    project: Root = Path("."),
    tier: Annotated[
        Tier | None,
        typer.Option(help="Only this part.", show_default="emergency"),
    ] = None,
    page: Annotated[
        list[str] | None,
        typer.Option(help="Only this page, such as `guide/in-danger`, or `ui` for labels; may be given several times."),
    ] = None,
    everything: Annotated[
        bool,
        typer.Option("--all", help="Also what a human has reviewed; without --tier or --page, the whole language."),
    ] = False,
    to: Annotated[
        Path | None,
        typer.Option("--out", help="Where to put it.", show_default="build/review-sheets/fristad-LANGUAGE.html"),
    ] = None,
) -> None:
    """Make a sheet for a native reader: one HTML file, to be filled in on any computer, on a phone or on paper.

    It holds the Swedish, the translation as pages show it and each page as it reads, asks of each message whether it is
    right, and has room for a proposal. It needs no network and stores nothing: its answer is a small file that comes
    back by `fristad review LANGUAGE --sheet FILE`. Without options, it asks about what somebody in danger reads and no
    human has reviewed.

    Example: fristad review-sheet so

    Example, one page, whoever has reviewed it: fristad review-sheet so --page guide/in-danger --all
    """
    from fristad.cli import sheet_commands
    from fristad.outputs.sheet.choosing import Wish

    wish = Wish(tier, tuple(page or ()), everything)
    place = to.resolve() if to else None
    raise typer.Exit(sheet_commands.review_sheet(project.resolve(), language, wish, place, OUT))


def export(
    language: Annotated[str, typer.Argument(help="The language, such as `so`.")],
    project: Root = Path("."),
    format: Annotated[
        Literal["xliff", "po", "tbx"],
        typer.Option(help="XLIFF 1.2 for an agency's programs, one gettext file, or the term list as TBX."),
    ] = "xliff",
    only: Annotated[
        Literal["untranslated"] | None, typer.Option(help="Leave out what has a good translation already.")
    ] = None,
    tier: Annotated[
        Tier | None,
        typer.Option(help="Only what is so urgent.", show_default="all"),
    ] = None,
    to: Annotated[
        Path | None, typer.Option(help="Where to put the file.", show_default="build/export/LANGUAGE.xlf")
    ] = None,
    back: Annotated[
        bool, typer.Option("--back", help="A table (CSV) to translate back: words without their Swedish.")
    ] = False,
    compare: Annotated[
        bool, typer.Option("--compare", help="A table (CSV) to compare what came back with the Swedish.")
    ] = False,
) -> None:
    """Make one file of a language for a translation agency, or for those who check it by translating back.

    Phone numbers, names and links are locked in it: the translator sees where they stand and cannot change them. A
    note beside each message says what it is, with its terms; how the language is written here stands at the head. What
    needs another look is marked. When the file comes back, take it in with `fristad import`.

    Example, everything in Somali: fristad export so

    Example, what somebody in danger reads and Arabic lacks: fristad export ar --only untranslated --tier emergency

    Example, for Poedit: fristad export so --format po --to so.po

    Example, the term list, for Weblate's glossary: fristad export so --format tbx

    With --back, what is not translated back yet is in build/export/LANGUAGE.back.csv: fill in the column `back`, take
    it in with `fristad review LANGUAGE --back`. With --compare, what came back is in LANGUAGE.compare.csv beside the
    Swedish: fill in `verdict` (same, shade or wrong) and `note`, take it in with `fristad review LANGUAGE --compare`.

    Example, to check by translating back: fristad export so --back
    """
    from fristad.cli import back_commands, word_commands

    chosen = only == "untranslated"
    place = to.resolve() if to else None
    if back or compare:
        if chosen or tier or format != "xliff" or (back and compare):
            raise refuse("--back and --compare each make one table, of all that is left to do, and go with --to alone.")
        step: Step = "back" if back else "compare"
        raise typer.Exit(back_commands.export(project.resolve(), language, step, place, OUT))
    if format == "tbx":
        raise typer.Exit(word_commands.export_terms(project.resolve(), language, place, OUT))
    raise typer.Exit(word_commands.export(project.resolve(), language, format, tier, chosen, place, OUT))


def import_words(
    language: Annotated[str, typer.Argument(help="The language, such as `so`.")],
    file: Annotated[Path, typer.Argument(help="The file that came back: XLIFF 1.x or gettext (PO).")],
    project: Root = Path("."),
    by: Annotated[Maker, typer.Option(help="Who has translated: say `person` only when it is so.")] = "machine",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Tell what would happen, and write nothing.")] = False,
) -> None:
    """Take in a file that came back from a translation agency.

    Each translation passes the same gate as the catalogues: a lost placeholder, an added phone number or a changed
    link is refused and told with its line in the file, and the rest is taken. Texts that the site no longer has are
    skipped, and so is what the file itself calls unfinished or rejected; what it calls a machine's is noted as made by
    one, whatever --by says. Nothing is taken from a file in the wrong language or one that is damaged. Exit code 1
    when anything was refused: mend those lines in the file and import it again.

    Example, look first: fristad import so from-agency.xlf --dry-run

    Example, then take it in: fristad import so from-agency.xlf --by person
    """
    from fristad.cli import word_commands

    raise typer.Exit(
        word_commands.import_words(project.resolve(), language, from_project(project, file), by, not dry_run, OUT)
    )


COMMANDS: dict[str, Callable[..., Any]] = {
    "messages": messages,
    "review": review,
    "review-sheet": review_sheet,
    "export": export,
    "import": import_words,
}
