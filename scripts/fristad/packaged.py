"""What comes with the program: how pages look, and what their labels say in each language.

Installed, both lie in the package, where `setup.py` has put them. In a checkout of the repository they lie where people
write them, and there the repository is a project of its own too.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent
_REPOSITORY = _PACKAGE.parent.parent
_INSTALLED = (_PACKAGE / "theme").is_dir()
THEME = _PACKAGE / "theme" if _INSTALLED else _REPOSITORY / "overrides"
"""The folder with the templates, styles, scripts and fonts."""


def is_written_in(root: Path) -> bool:
    """Whether a project is the one in which the program's own templates and labels are written."""
    return not _INSTALLED and os.path.realpath(root) == os.path.realpath(_REPOSITORY)


def template() -> str:
    """A gettext template with the labels; in a checkout, with other messages too."""
    return _text("interface.pot", "translations/interface.pot")


def catalogue(language: str) -> str:
    """A catalogue with the labels in a language, by its id; in a checkout, with other words too. "" where none is."""
    return _text(f"{language}.po", f"translations/{language}/LC_MESSAGES/interface.po")


def reviews(language: str) -> str:
    """Who stands behind these words: the table of the language, "" where there is none."""
    return _text(f"{language}.csv", f"reviews/{language}.csv")


def back(language: str) -> str:
    """What of these words was translated back: the record of the language, "" where there is none."""
    return _text(f"{language}.back.csv", f"reviews/{language}.back.csv")


@cache
def _text(installed: str, written: str) -> str:
    path = _PACKAGE / "interface" / installed if _INSTALLED else _REPOSITORY / written
    return path.read_text("utf-8") if path.is_file() else ""
