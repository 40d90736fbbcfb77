"""Pages as values, as their templates show them: drafts with a language's words in the place of their marks."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from mkdocs.utils import get_theme_dir

from fristad.languages.known_languages import Language
from fristad.languages.text import Text
from fristad.pages.contract import PageData
from fristad.pages.parts import Value
from fristad.site import drafting
from fristad.site.drafting import DRAFT, DraftText
from fristad.site.filling import Interface, Sheets
from fristad.site.rendering import Renderer
from fristad.site.site import Site

OVERRIDES = Path(__file__).parent.parent / "overrides"
TEMPLATES = Renderer(Environment(loader=FileSystemLoader([OVERRIDES, get_theme_dir("material")])), [OVERRIDES])


def page_at(site: Site, language: Language, address: str) -> PageData:
    """The page at an address below the language's root."""
    return _page(_Pages(site), language, address)


def pages_in(site: Site, language: Language) -> Iterator[PageData]:
    """Every page of a language."""
    pages = _Pages(site)
    return (_page(pages, language, one.address) for one in pages.plan.values() if one.is_in(language))


class _Pages(Sheets):
    """Keeps what a template would be given."""

    def __init__(self, site: Site) -> None:
        super().__init__(site, self)
        self.kept: list[PageData] = []

    def html(self, page: PageData, interface: Interface) -> str:
        self.kept.append(page)
        return ""

    def value(self, value: Value) -> Markup:
        return TEMPLATES.value(value)


def _page(pages: _Pages, language: Language, address: str) -> PageData:
    pages.sheet(language, address)
    return _Filled(pages, language).value(pages.kept[-1])


class _Filled:
    def __init__(self, sheets: Sheets, language: Language) -> None:
        self.slots, self.words, self.language = sheets._slots, sheets._words_of(language), language

    def value(self, value):
        if value is DRAFT:
            return self.language
        if isinstance(value, DraftText):
            html, plain = (self._said(value.number, plain=plain) for plain in (False, True))
            return dataclasses.replace(html, plain=plain.plain)
        if isinstance(value, Text):
            language, page = self.value(value.language), self.value(value.page)
            return Text(self.value(value.html), self.value(value.plain), language, page)
        if isinstance(value, drafting._DraftLink):
            asked = self.slots.asked[value.number]
            return self.words._at(asked.place).language_link(*asked.given)
        if isinstance(value, str):
            return type(value)(drafting.filled(value, self.words.__getitem__))
        if isinstance(value, tuple):
            return tuple(map(self.value, value))
        if dataclasses.is_dataclass(value) and not isinstance(value, Language):
            fields = {one.name: self.value(getattr(value, one.name)) for one in dataclasses.fields(value)}
            return dataclasses.replace(value, **fields)
        return value

    def _said(self, number: int, *, plain: bool) -> Text:
        asked = self.slots.asked[number]
        say = self.words._at(asked.place) if asked.place else self.words._speaker
        found = drafting.answer(asked, say, self.words.__getitem__, plain=plain)
        return dataclasses.replace(found, html=Markup(found.html))
