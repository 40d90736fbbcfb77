"""prints.json: every print with what it is about, so that a page or a program can offer it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from fristad.languages.known_languages import Language
from fristad.outputs.open_data import json_files
from fristad.outputs.open_data.schema import LICENCE
from fristad.outputs.open_data.site_schema import PrintRow, PrintsFile
from fristad.outputs.open_data.words import json_text
from fristad.pages.interface_words import PRINT_KINDS
from fristad.prints.contract import Paper
from fristad.prints.making import heading_of, swedish_title
from fristad.prints.parts import Desk
from fristad.prints.plan import Planned
from fristad.prints.said import Said
from fristad.site.site import Site

FILES = (f"data/{json_files.PRINTS}.json", f"data/{json_files.PRINTS}.schema.json")
"""The list and its schema."""


def row(site: Site, language: Language, planned: Planned, paper: Paper, path: str, size: int, pages: int) -> PrintRow:
    """One finished print."""
    record, desk = planned.record, Desk.of(site, language, planned.record)
    kind = PRINT_KINDS[planned.kind]
    own = [desk.own.phrase(kind).plain, *([heading_of(desk, record).plain] if record else [])]
    start = site.collection.records.get("page/index")
    checked = record.checked if record else start.checked if start else site.collection.today
    return PrintRow(
        path=path,
        kind=planned.kind,
        subject=record.ref if record else None,
        language=language.id if record else None,
        pages=pages,
        bytes=size,
        numbers=list(dict.fromkeys(numbers(paper))),
        checked=checked.isoformat(),
        title=": ".join(own),
        swedish_title=": ".join([kind.text, *([swedish_title(record)] if record else [])]),
        actions=list(record.implements) if record else [],
    )


def numbers(value: Any) -> Iterator[str]:
    """Every number that is dialled in what a template is given, in its order."""
    if isinstance(value, Said):
        yield from (run.text for run in value.runs if run.kind == "number" and _is_dialled(run.text))
    elif isinstance(value, tuple):
        for one in value:
            yield from numbers(one)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from numbers(getattr(value, name))


def _is_dialled(text: str) -> bool:
    return text.replace("\u00a0", "").replace("-", "").removeprefix("+").isdigit()


def text(site: Site, rows: Iterable[PrintRow]) -> str:
    """The list, in the order of the paths."""
    found = PrintsFile(title=site.name, licence=LICENCE, prints=sorted(rows, key=lambda one: one.path))
    return json_text({"$schema": f"{json_files.PRINTS}.schema.json", **found.model_dump()})
