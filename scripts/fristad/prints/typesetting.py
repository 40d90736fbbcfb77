"""A print by its template: Typst makes the PDF, and tells every paragraph of it with its language."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from typing import Any, Final, NamedTuple

import typst

from fristad.prints.contract import Paper, Screen
from fristad.prints.said import Said

STANDARD: Final = "ua-1"
"""PDF/UA-1 (ISO 14289-1): Typst refuses what it does not allow, and a letter that no font has."""


_PPI: Final = 144
"""Of a slide: two pixels are a point of its template."""


class PrintError(Exception):
    """A print cannot be made; the words are for the user."""


class Noted(NamedTuple):
    """A paragraph, or what stands for a picture, as the template has said it: see `say` in `paper.typ`."""

    words: str
    tag: str
    kind: str
    """"text" or "alt"."""


class Typesetter:
    """Typst with our fonts and templates. What it has read and laid out once, it keeps: one is enough for a process."""

    def __init__(self, templates: str, fonts: Sequence[str]) -> None:
        """`templates` is a folder with `<kind>.typ`, `fonts` are folders. Nothing of the system is used."""
        self._templates = templates
        self._fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[*fonts])
        self._compilers: dict[str, typst.Compiler] = {}

    def pdf(self, paper: Paper) -> tuple[bytes, list[Noted]]:
        """The PDF as Typst makes it, and what it says, in order.

        Raises PrintError.
        """
        compiler = self._compiler(paper.template)
        given = _given(paper)
        try:
            pdf, warnings = compiler.compile_with_warnings(
                sys_inputs=given, format="pdf", pdf_standards=[STANDARD], timestamp=0
            )
            noted = json.loads(compiler.query("<said>", field="value"))
        except typst.TypstError as error:
            raise PrintError(told(paper, error.message)) from error
        if warnings:
            raise PrintError(told(paper, warnings[0].message))
        assert isinstance(pdf, bytes)
        return pdf, [Noted(*one) for one in noted]

    def slide(self, screen: Screen) -> bytes:
        """The picture of a slide, as PNG.

        Raises PrintError. It is made as a PDF first: of a picture, Typst does not tell that a letter has no font.
        """
        self.pdf(screen)
        pages = self.pictures(screen, _PPI)
        if len(pages) != screen.pages:
            raise PrintError(told(screen, f"it has {len(pages)} pages and must have {screen.pages}"))
        return pages[0]

    def pictures(self, paper: Paper, ppi: float) -> list[bytes]:
        """Its pages as PNG."""
        made = self._compiler(paper.template).compile(sys_inputs=_given(paper), format="png", ppi=ppi)
        return [made] if isinstance(made, bytes) else list(made or [])

    def _compiler(self, template: str) -> typst.Compiler:
        if template not in self._compilers:
            self._compilers[template] = typst.Compiler(
                f"{self._templates}/{template}.typ",
                root=self._templates,
                font_paths=self._fonts,
                ignore_system_fonts=True,
            )
        return self._compilers[template]


def _given(paper: Paper) -> dict[str, str]:
    return {"data": json.dumps(_plain(paper), ensure_ascii=False), "template": paper.template}


def told(paper: Paper, why: str) -> str:
    """Which print cannot be made, and why."""
    where = f"prints/{paper.template}.typ"
    return f"The print '{paper.title}' ({where}) in the language {paper.tag} cannot be made: {why}"


def _plain(value: Any) -> Any:
    """A value of the contract as JSON has it."""
    if isinstance(value, Said):
        return {**_fields(value), "words": value.words}
    if is_dataclass(value):
        return _fields(value)
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _fields(value: Any) -> dict[str, Any]:
    return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
