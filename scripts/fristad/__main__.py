"""The command line: `fristad build`, `prints`, `serve`, `check`, `addresses`, `messages`, `review` …

Each command imports what does its work, so that help is there at once.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
from pathlib import Path
from typing import Annotated, Literal, NoReturn

import typer

from fristad.build.locks import BusyError
from fristad.cli import translators
from fristad.cli.options import OUT, Root
from fristad.problems import UnreadableError

app = typer.Typer(
    help="Build a public-information site from records that are written once, in every language.\n\n"
    "An editor changes a file below docs/ and runs `fristad check`. A translator's words are in translations/.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
Only = Annotated[
    list[str] | None, typer.Option(help="Only this language; may be given several times.", show_default="all")
]
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
    code = site_commands.build(project.resolve(), place, strict, OUT, language or (), publish=publish, jobs=jobs)
    raise typer.Exit(code)


@app.command()
def prints(
    project: Root = Path("."),
    site: Annotated[Path | None, typer.Option(help="The built site.", show_default="site")] = None,
    to: Annotated[Path, typer.Option(help="The folder for the zips.")] = Path("build/prints"),
    language: Only = None,
    jobs: Annotated[int | None, typer.Option(min=1, help="Processes to use.", show_default="one a processor")] = None,
) -> None:
    """Put what staff hand on into one zip a language, with slides for screens.

    In it are the prints of the built site, a slide for a screen of all that has a poster, lying and standing, a page
    that shows the slides in turn without a network, and a text that says what is what and how it is handed on. Cards
    and sheets are there in braille too, where `make braille` has put what writes it.

    Example: fristad prints

    Example, for a school: fristad prints --language so --language ti --to school
    """
    from fristad.cli import print_commands

    root = project.resolve()
    place = site.resolve() if site else None
    raise typer.Exit(print_commands.prints(root, place, root / to, OUT, language or (), processes=jobs))


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

    raise typer.Exit(site_commands.serve(project.resolve(), address, OUT, language or ()))


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

    raise typer.Exit(check_commands.check(project.resolve(), style, OUT, before))


@app.command()
def addresses(project: Root = Path(".")) -> None:
    """Give each new page its short address, in docs/short-addresses.csv.

    A row is added and never changed: what is on paper leads on for ever. A page that has a new name keeps its row, by
    `aliases:` in its record; one that has ended leads on by `retired:`.

    Example: fristad addresses
    """
    from fristad.cli import address_commands

    raise typer.Exit(address_commands.addresses(project.resolve(), OUT))


for name, command in translators.COMMANDS.items():
    app.command(name)(command)


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
        raise typer.Exit(back_commands.status(project.resolve(), back, OUT))
    raise typer.Exit(check_commands.status(project.resolve(), OUT, checks=checks, terms=terms))


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
        OUT.print(str(error), highlight=False, markup=False, soft_wrap=True)
    except OSError as error:
        place = f": {error.filename}" if error.filename else ""
        OUT.print(f"Files could not be used ({error.strerror}{place})", highlight=False, markup=False, soft_wrap=True)
    return 1


if __name__ == "__main__":
    main()
