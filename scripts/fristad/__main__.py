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
    made_by: Annotated[Maker | None, typer.Option("--by", help="Who made the words.")] = None,
    on: Annotated[str | None, typer.Option(help="The day of the review.", show_default="today")] = None,
    everything: Annotated[bool, typer.Option("--all", help="The whole language, when no record is named.")] = False,
) -> None:
    """Note that somebody has reviewed translations, or who made them.

    The note is a row for each message in reviews/LANGUAGE.csv, to be looked at like any other change. It
    holds for just these words: whoever changes them, or the Swedish, voids it.

    Example: fristad review so guide/in-danger --role translator
    """
    from fristad.cli import word_commands

    if not (role or made_by) or not (record or everything):
        _OUT.print("Say who: --role or --by. Say what: records, or --all. See `fristad review --help`.")
        raise typer.Exit(2)
    try:
        day = date.fromisoformat(on) if on else date.today()
    except ValueError:
        _OUT.print(f"'{on}' is not a day. Write it like 2026-11-21.", markup=False)
        raise typer.Exit(2) from None
    if day > date.today():
        _OUT.print(f"'{on}' is to come. Write the day when somebody reviewed the words.", markup=False)
        raise typer.Exit(2)
    raise typer.Exit(word_commands.review(project.resolve(), language, record or (), made_by, role or "", day, _OUT))


@app.command()
def export(
    language: Annotated[str, typer.Argument(help="The language, such as `so`.")],
    project: Root = Path("."),
    format: Annotated[
        Literal["xliff", "po"], typer.Option(help="XLIFF 1.2 for an agency's programs, or one gettext file.")
    ] = "xliff",
    only: Annotated[
        Literal["untranslated"] | None, typer.Option(help="Leave out what has a good translation already.")
    ] = None,
    tier: Annotated[
        Literal["emergency", "residents", "services", "plans"] | None,
        typer.Option(help="Only what is so urgent.", show_default="all"),
    ] = None,
    to: Annotated[
        Path | None, typer.Option(help="Where to put the file.", show_default="build/export/LANGUAGE.xlf")
    ] = None,
) -> None:
    """Make one file of a language for a translation agency.

    Phone numbers, names and links are locked in it: the translator sees where they stand and cannot change them. A
    note beside each message says what it is. What needs another look is marked. When the file comes back, take it in
    with `fristad import`.

    Example, everything in Somali: fristad export so

    Example, what somebody in danger reads and Arabic lacks: fristad export ar --only untranslated --tier emergency

    Example, for Poedit: fristad export so --format po --to so.po
    """
    from fristad.cli import word_commands

    chosen = only == "untranslated"
    place = to.resolve() if to else None
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
def status(project: Root = Path(".")) -> None:
    """Show what each language has, what the law wants and lacks, and how hard the pages are to read."""
    from fristad.cli import check_commands

    raise typer.Exit(check_commands.status(project.resolve(), _OUT))


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
