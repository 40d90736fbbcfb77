"""The command line: `fristad build`, `serve`, `check`, `messages`, `review`, `export`, `import`, `status`.

Each command imports what does its work, so that help is there at once.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, NoReturn

import typer
from rich.console import Console

from fristad.build.locks import BusyError
from fristad.problems import UnreadableError
from fristad.translation.back.hands import Hand
from fristad.translation.back.sheets import Step
from fristad.translation.reviews import Maker, Role

app = typer.Typer(
    help="Build a public-information site from records that are written once, in every language.\n\n"
    "An editor changes a file below docs/ and runs `fristad check`. A translator's words are in translations/.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
Root = Annotated[Path, typer.Option("--project", "-p", help="The folder with mkdocs.yml.", show_default="this folder")]
Only = Annotated[
    list[str] | None, typer.Option(help="Only this language; may be given several times.", show_default="all")
]
_OUT = Console(soft_wrap=False)
# Material prints a notice about its own future on every build.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


@app.command()
def build(
    project: Root = Path("."),
    site: Annotated[Path | None, typer.Option(help="Where to put the site.", show_default="site")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at warnings too.")] = False,
    publish: Annotated[
        bool, typer.Option("--publish", help="For readers: stop where words for somebody in danger are refused.")
    ] = False,
    language: Only = None,
    jobs: Annotated[int | None, typer.Option(min=1, help="Processes to use.", show_default="one a processor")] = None,
) -> None:
    """Build the whole site.

    It is made beside the old one and takes its place at the end. All problems are told at once, and any error leaves
    the old one as it was. Only a folder that is empty, or that Fristad has made, is replaced; hidden files that a host
    has put there stay. With --language, only those languages are built, into build/preview; `qps` is a made-up one that
    shows what is not translated and what breaks when words are long and run from right to left.

    Example: fristad build --strict

    Example, to look at one language: fristad build --language so
    """
    # A build is over soon and makes little that only a search for cycles could free.
    gc.disable()
    from fristad.cli import site_commands

    _logging()
    place = site.resolve() if site else None
    code = site_commands.build(project.resolve(), place, strict, _OUT, language or (), publish=publish, jobs=jobs)
    raise typer.Exit(code)


@app.command()
def serve(
    project: Root = Path("."),
    address: Annotated[str, typer.Option(help="Address and port.")] = "127.0.0.1:8000",
    language: Only = None,
) -> None:
    """Show the site on this computer: what you save is on the screen at once.

    Open the address that it prints and leave the page open while you write: it is loaded again at every save of a
    record, a translation, a template or mkdocs.yml. What is wrong is shown in its place, with file and line, and goes
    away when it is mended. Nothing is written into site/. Stop with Ctrl+C.

    Example: fristad serve

    Example, to see one language beside the Swedish: fristad serve --language so

    Example, when the port is taken: fristad serve --address 127.0.0.1:8001
    """
    from fristad.cli import site_commands

    raise typer.Exit(site_commands.serve(project.resolve(), address, _OUT, language or ()))


@app.command()
def check(
    project: Root = Path("."),
    style: Annotated[
        Literal["text", "github", "json"], typer.Option("--format", help="How problems are shown.")
    ] = "text",
    before: Annotated[
        Path | None,
        typer.Option(help="A folder with the project as it was: who reviewed words may not have written them."),
    ] = None,
) -> None:
    """Tell everything that is wrong with the records and the translations.

    Each line says where, what is there and what to write instead. Exit code 1 when something must be mended.

    Example: fristad check --format github

    Example, for a change that others propose: fristad check --before ../main
    """
    from fristad.cli import check_commands

    raise typer.Exit(check_commands.check(project.resolve(), style, _OUT, before))


@app.command()
def messages(
    project: Root = Path("."),
    language: Annotated[list[str] | None, typer.Argument(help="Only these languages, such as `ar so`.")] = None,
) -> None:
    """Bring the catalogues in translations/ up to date with the Swedish.

    No translation is lost: changed words keep the old one marked as fuzzy, removed ones stay at the end of the file.
    """
    from fristad.cli import word_commands

    raise typer.Exit(word_commands.messages(project.resolve(), language or (), _OUT))


@app.command()
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
) -> None:
    """Note that somebody has reviewed translations, who made them, or what they say when translated back.

    The note is a row for each message in reviews/LANGUAGE.csv, to be looked at like any other change. It
    holds for just these words: whoever changes them, or the Swedish, voids it.

    With --allow, it notes that what `fristad check` tells of a message is no fault, as a row in
    reviews/LANGUAGE.allowed.csv. Say who has looked: --role, or --by machine.

    With --back and --compare the rows are in reviews/LANGUAGE.back.csv. Three hands are needed: who translated, who put
    the words back into Swedish without seeing it, and who compared. `machine` and `person` are those that the reviews
    name as makers; another of the same kind is `machine-2`, `person-2`. A translation back is no review.

    Example: fristad review so guide/in-danger --role translator

    Example: fristad review so --allow negation-lost --only 'guide/in-danger#call-now' --role translator

    Example, translated back: fristad review so --back so.back.csv --by machine-2

    Example, compared: fristad review so --compare so.compare.csv --by machine-3
    """
    from fristad.cli import back_commands, word_commands

    root, day = project.resolve(), _day(on)
    if back or compare:
        if not by or role or record or everything or allow or only or (back and compare):
            _OUT.print("Say who: --by. Each table is taken in by itself, and all of it. See `fristad review --help`.")
            raise typer.Exit(2)
        if back:
            raise typer.Exit(back_commands.take_back(root, language, _from(project, back), by, _OUT))
        table = _from(project, compare or Path())
        raise typer.Exit(back_commands.take_verdicts(root, language, table, by, day, _OUT))
    if allow:
        if not only or bool(role) == (by == "machine") or by not in (None, "machine") or record or everything:
            _OUT.print("Say who: --role, or --by machine. Say what: --only CONTEXT. See `fristad review --help`.")
            raise typer.Exit(2)
        raise typer.Exit(word_commands.allow(root, language, allow, only, role or "machine", day, _OUT))
    if only or not (role or by) or not (record or everything):
        _OUT.print("Say who: --role or --by. Say what: records, or --all. See `fristad review --help`.")
        raise typer.Exit(2)
    if by not in (None, "machine", "person"):
        _OUT.print(f"'{by}' puts words back into Swedish or compares. Who makes them is `machine` or `person`.")
        raise typer.Exit(2)
    raise typer.Exit(word_commands.review(root, language, record or (), by, role or "", day, _OUT))


def _day(on: str | None) -> date:
    """The day when somebody did something; today when none is said."""
    try:
        day = date.fromisoformat(on) if on else date.today()
    except ValueError:
        _OUT.print(f"'{on}' is not a day. Write it like 2026-11-21.", markup=False)
        raise typer.Exit(2) from None
    if day > date.today():
        _OUT.print(f"'{on}' is to come. Write the day when somebody reviewed the words.", markup=False)
        raise typer.Exit(2)
    return day


@app.command()
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
        Literal["interface", "guides", "services", "programmes"] | None,
        typer.Option(help="Only this part.", show_default="all"),
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

    Example, what guides lack in Arabic: fristad export ar --only untranslated --tier guides

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
            _OUT.print("--back and --compare each make one table, of all that is left to do, and go with --to alone.")
            raise typer.Exit(2)
        step: Step = "back" if back else "compare"
        raise typer.Exit(back_commands.export(project.resolve(), language, step, place, _OUT))
    if format == "tbx":
        raise typer.Exit(word_commands.export_terms(project.resolve(), language, place, _OUT))
    raise typer.Exit(word_commands.export(project.resolve(), language, format, tier, chosen, place, _OUT))


@app.command("import")
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
        word_commands.import_words(project.resolve(), language, _from(project, file), by, not dry_run, _OUT)
    )


def _from(project: Path, file: Path) -> str:
    """A file's path as problems name it: from the project's folder where it is in there."""
    given, root = file.resolve(), project.resolve()
    return given.relative_to(root).as_posix() if given.is_relative_to(root) else given.as_posix()


@app.command()
def status(
    project: Root = Path("."),
    checks: Annotated[
        bool, typer.Option("--checks", help="Instead, how often each check of meaning tells something.")
    ] = False,
    terms: Annotated[
        bool, typer.Option("--terms", help="Instead, the terms that no authority is quoted for, to settle.")
    ] = False,
    back: Annotated[
        str | None, typer.Option(help="Instead, what does not say the same as the Swedish in a language, such as `so`.")
    ] = None,
) -> None:
    """Show what each language has, what the law wants and lacks, and how hard the pages are to read.

    With --back, each message of a language that was translated back and does not say the same as the Swedish, with the
    terms of the term list in it: look there before you change anything.

    Example, to see whether a check is worth its false alarms: fristad status --checks

    Example, a list for those who decide what terms are called: fristad status --terms

    Example: fristad status --back so
    """
    from fristad.cli import back_commands, check_commands

    if back:
        raise typer.Exit(back_commands.status(project.resolve(), back, _OUT))
    raise typer.Exit(check_commands.status(project.resolve(), _OUT, checks=checks, terms=terms))


def _logging() -> None:
    """MkDocs' progress lines on the terminal."""
    import logging

    from mkdocs.__main__ import ColorFormatter

    handler = logging.StreamHandler()
    handler.setFormatter(ColorFormatter())
    logger = logging.getLogger("mkdocs")
    logger.handlers[:] = [handler]
    logger.setLevel(logging.INFO)
    logger.propagate = False


class _TerminatedError(BaseException):
    """Somebody has asked this program to end."""


def _terminate(number: int, frame: object) -> NoReturn:
    raise _TerminatedError


def main() -> None:
    """Run a command, and end without taking apart what it has read: that alone would last as long as a small build."""
    # What is half done is cleared away first, as at Ctrl+C.
    signal.signal(signal.SIGTERM, _terminate)
    try:
        code = _run()
    except _TerminatedError:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGTERM)
        raise
    for stream in (sys.stdout, sys.stderr):
        # Closed by whoever started it, or nobody reads any more.
        with contextlib.suppress(AttributeError, OSError):
            stream.flush()
    os._exit(code)


def _run() -> int:
    try:
        app()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1 if end.code else 0
    except (BusyError, UnreadableError) as error:
        _OUT.print(str(error), highlight=False, markup=False, soft_wrap=True)
    except OSError as error:
        place = f": {error.filename}" if error.filename else ""
        _OUT.print(f"Files could not be used ({error.strerror}{place})", highlight=False, markup=False, soft_wrap=True)
    return 1


if __name__ == "__main__":
    main()
