"""All prints of one language: what each is given, and its finished file.

Another kind of print is a value in `contract.py`, what makes it, a row here, and a template.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from fristad.languages.known_languages import Language
from fristad.outputs.open_data.site_schema import PrintRow
from fristad.prints import listing, making, sheets
from fristad.prints.contract import Paper
from fristad.prints.parts import Desk
from fristad.prints.plan import LANGUAGES, Kind, Planned, first_language, plan
from fristad.prints.tagging import tagged
from fristad.prints.typesetting import Typesetter
from fristad.site.site import Site

_MAKERS: dict[Kind, Callable[[Desk, Planned], Paper]] = {
    "poster": making.poster,
    "strips": making.strips,
    "card": making.card,
    "slip": making.slip,
    "sheet": sheets.sheet,
    "leaflet": sheets.leaflet,
    "languages": sheets.languages,
}


@dataclass(frozen=True)
class Finished:
    """A finished file."""

    path: str
    content: bytes
    row: PrintRow
    """What the list of prints says of it."""


def papers(site: Site, language: Language) -> Iterator[tuple[Planned, Paper]]:
    """What each print of a language is given."""
    for planned in (*plan(site), *([LANGUAGES] if language == first_language(site) else [])):
        yield planned, _MAKERS[planned.kind](Desk.of(site, language, planned.record), planned)


def prints(site: Site, language: Language, typesetter: Typesetter) -> Iterator[Finished]:
    """Every file of a language.

    Raises PrintError.
    """
    for planned, paper in papers(site, language):
        pdf, noted = typesetter.pdf(paper)
        content, path = tagged(pdf, noted, paper), planned.path(language)
        yield Finished(path, content, listing.row(site, language, planned, paper, path, len(content), paper.pages))
