"""The words of a record in every language, and its sources, as rows of data."""

from __future__ import annotations

import json
from typing import Any

from fristad.content import addresses
from fristad.content.records.base import Provenance, Record
from fristad.languages.known_languages import LANGUAGES, SOURCE
from fristad.outputs.open_data.schema import SourceRow
from fristad.pages.speaker import Speaker
from fristad.site.site import Site
from fristad.syntax import inline
from fristad.translation.translations import Translations


def json_text(content: dict[str, Any]) -> str:
    """A data file, readable by people too."""
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


class Plain:
    """Field words as plain Swedish, with facts in the place of placeholders."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.say = Speaker(site.collection, LANGUAGES[SOURCE.id], Translations(SOURCE), "")

    def __call__(self, record: Record, text: str) -> str:
        return inline.plain(text, lambda name: self.say.plain_fact(name, record))

    def all(self, record: Record, texts: tuple[str, ...]) -> list[str]:
        return [self(record, text) for text in texts]

    def url(self, record: Record) -> str:
        return self.site.url + addresses.of(record)


def source_rows(sources: tuple[Provenance, ...]) -> list[SourceRow]:
    """Where facts come from, one row a source."""
    return [
        SourceRow(url=source.url, document=source.document, part=source.part, says=source.says, date=source.date)
        for source in sources
    ]
