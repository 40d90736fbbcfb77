"""`fristad status`: what the words of the term list rest on, and those that somebody has to settle."""

from __future__ import annotations

from collections.abc import Iterator

from rich.table import Table

from fristad.build.workspace import Workspace
from fristad.languages.known_languages import SOURCE, Language
from fristad.translation.glossary import Unsettled

_WHY = {"unquoted": "a page is named, its words are not quoted", "unsourced": "no page of an authority is named"}


def counts(read: Workspace) -> Iterator[Table]:
    """Languages × what their terms rest on."""
    table = Table("language", "terms", "an authority is quoted", "a page is named", "our own choice", title="Term list")
    for language in _with_terms(read):
        found = read.terms.standings(language)
        numbers = (found.total(), found["quoted"], found["unquoted"], found["unsourced"])
        table.add_row(language.id, *map(str, numbers))
    if table.row_count:
        yield table


def to_settle(read: Workspace) -> Iterator[Table]:
    """For each language, the terms whose word no authority is quoted for: they count as unreviewed."""
    for language in _with_terms(read):
        unsettled = read.terms.unsettled(language)
        table = Table(
            "term", "what it means", "what we call it", "why", title=f"{language.name}: {len(unsettled)} terms"
        )
        for one in unsettled:
            table.add_row(one.term.term, one.term.definition, " / ".join(one.words.use), _why(one))
        if unsettled:
            yield table


def _with_terms(read: Workspace) -> Iterator[Language]:
    return (one for one in read.languages if one.id != SOURCE.id and read.terms.standings(one))


def _why(one: Unsettled) -> str:
    where = f": {one.words.source}" if one.words.source else ""
    return _WHY[one.words.standing] + where
