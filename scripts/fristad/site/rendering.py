"""Templates → HTML, and where in a template something failed."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, FunctionLoader, TemplateSyntaxError
from markupsafe import Markup

from fristad.languages.text import Text
from fristad.pages.parts import Value
from fristad.problems import Problem, Source
from fristad.site.filling import Interface

_EMPTY_LINES = re.compile(r"\n\s*\n")


class Templated(Protocol):
    """What a template is given: it knows which one."""

    @property
    def template(self) -> str: ...


class Renderer:
    """Our templates, for pages in any language."""

    def __init__(self, environment: Environment, folders: Iterable[Path]) -> None:
        self.environment = environment
        self.interface: Interface | None = None
        ours = {path.relative_to(folder).as_posix() for folder in folders for path in folder.rglob("*.html")}
        # Our own templates escape all that is not HTML by type; the theme's were written without that.
        environment.autoescape = lambda name: name in ours
        # Lines that only hold a tag leave no empty line behind.
        environment.trim_blocks = environment.lstrip_blocks = True
        # A global, so that components are compiled into modules once.
        environment.globals["t"] = self._say

    def html(self, page: Templated, interface: Interface) -> str:
        """A page by its template; `interface` says the words that the template brings."""
        self.interface = interface
        return self.environment.get_template(page.template).render(page_data=page)

    def value(self, value: Value) -> Markup:
        """What running text names, by the macro that shows it in a template too."""
        macros = self.environment.get_template("components/values.html").module
        return Markup(getattr(macros, value.macro)(value))

    def _say(self, context: str, text: str, **facts: object) -> Text:
        assert self.interface is not None
        return self.interface(context, text, **facts)


def renderer_of(folders: Sequence[Path]) -> Renderer:
    """Our templates without the theme: what that brings has no words of ours."""
    ours, theirs = FileSystemLoader(folders), FunctionLoader(lambda name: "")
    return Renderer(Environment(loader=ChoiceLoader([ours, theirs])), folders)


def without_empty_lines(html: str) -> str:
    """A page without the empty lines that templates leave: a slow phone pays for them too."""
    return _EMPTY_LINES.sub("\n", html)


def problem_in_template(error: BaseException, root: Path) -> Problem | None:
    """What failed in a template, to be mended there; None where it was in no template."""
    path, line = place_in_template(error) or ("", 0)
    if not path:
        return None
    what = f"The template failed: {error}".rstrip(".")
    shown = Path(path).relative_to(root) if Path(path).is_relative_to(root) else path
    return Problem(Source(str(shown), line), "template", what, "Mend it, or take the change back.")


def place_in_template(error: BaseException) -> tuple[str, int] | None:
    """The file and line of the template in which something failed; None where it was in no template."""
    if isinstance(error, TemplateSyntaxError):
        return error.filename or error.name or "overrides", error.lineno
    # Jinja makes its templates stand in a traceback like any other code.
    frames = traceback.extract_tb(error.__traceback__)
    return next(((one.filename, one.lineno or 1) for one in reversed(frames) if one.filename.endswith(".html")), None)
