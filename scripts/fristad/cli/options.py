"""What several commands of the command line are given, and where they print."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

Root = Annotated[Path, typer.Option("--project", "-p", help="The folder with mkdocs.yml.", show_default="this folder")]
OUT = Console(soft_wrap=False)


def refuse(why: str) -> typer.Exit:
    """What to raise when options do not go together: the reason is printed, and the exit code is 2."""
    OUT.print(why, markup=False)
    return typer.Exit(2)


def day_of(on: str | None) -> date:
    """The day when somebody did something; today when none is said."""
    try:
        day = date.fromisoformat(on) if on else date.today()
    except ValueError:
        raise refuse(f"'{on}' is not a day. Write it like 2026-11-21.") from None
    if day > date.today():
        raise refuse(f"'{on}' is to come. Write the day when somebody reviewed the words.")
    return day


def from_project(project: Path, file: Path) -> str:
    """A file's path as problems name it: from the project's folder where it is in there."""
    given, root = file.resolve(), project.resolve()
    return given.relative_to(root).as_posix() if given.is_relative_to(root) else given.as_posix()
