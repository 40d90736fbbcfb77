"""Prints as values and as files, for the tests that look at them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from pathlib import Path

import pdfplumber
import pikepdf
import pymupdf
import pypdf
import pypdfium2
import zxingcpp

from fristad import files, packaged
from fristad.content.reader import collect
from fristad.languages.common_words import LETTERS
from fristad.languages.known_languages import LANGUAGES, Language
from fristad.pages import interface_words
from fristad.prints.contract import Paper
from fristad.prints.every_print import papers
from fristad.prints.plan import Planned
from fristad.prints.said import Said
from fristad.prints.tagging import tagged
from fristad.prints.typesetting import Noted, Typesetter
from fristad.site.site import Site
from fristad.translation.messages import INTERFACE
from fristad.translation.translations import Translations, translations

from .conftest import ROOT, SITE, TODAY
from .test_pages import LANGUAGE_IDS, site_of

PRINTS = ROOT / "overrides/prints"


@dataclass(frozen=True)
class Printed:
    """A print with its file."""

    planned: Planned
    paper: Paper
    noted: tuple[Noted, ...]
    pdf: bytes

    @property
    def name(self) -> str:
        """ "ar/card service/fyren"."""
        return f"{self.paper.tag}/{self.planned.kind} {self.planned.record.ref if self.planned.record else ''}"


def site_with(texts: dict[str, str]) -> Site:
    """A site of these records with the words of the tiny project's catalogues."""
    return site_of(collect(texts, today=TODAY)[0], {id: _words(id) for id in LANGUAGE_IDS[1:]})


@cache
def _words(id: str) -> dict[tuple[str, str], str]:
    texts, _ = files.texts_below(SITE, f"translations/{id}", ".po")
    labels = {f"translations/{id}/LC_MESSAGES/interface.po": packaged.catalogue(id)}
    known = translations(LANGUAGES[id], labels)[0].words
    own = translations(LANGUAGES[id], texts)[0].words
    return {key: said for key, said in known.items() if key[0].startswith(INTERFACE)} | dict(own)


@cache
def typesetter() -> Typesetter:
    """Ours."""
    return Typesetter(str(PRINTS), [str(PRINTS / "fonts")])


def printed(site: Site, language: Language, kinds: Iterable[str] = ()) -> Iterator[Printed]:
    """The prints of a language, those of some kinds or all."""
    for planned, paper in papers(site, language):
        if not kinds or planned.kind in kinds:
            pdf, noted = typesetter().pdf(paper)
            yield Printed(planned, paper, tuple(noted), tagged(pdf, noted, paper))


def in_letters_of(site: Site, language: Language) -> Site:
    """The site in Swedish and a known language, with words in its letters, about as long as the Swedish."""
    words = {
        (INTERFACE + phrase.context, phrase.text): _sample(language, phrase.text)
        for table in (interface_words.PRINT, interface_words.PRINT_KINDS, interface_words.PRINT_TOO)
        for phrase in table.values()
    }
    for record in site.collection.records.values():
        for field in ("title", "called", "summary"):
            if text := getattr(record, field, None):
                words[f"{record.ref}#{field}", text] = _sample(language, text)
    own = {**site.translations, language.id: Translations(language, words)}
    return replace(site, languages=(LANGUAGES["sv"], language), translations=own)


def _sample(language: Language, text: str) -> str:
    own = f"{language.name} {LETTERS.get(language.tag, '')}".strip()
    words = (own + " ") * (len(text) // len(own) + 1)
    facts = re.findall(r"\{[a-z0-9_]+\}", text)
    return " ".join([words[: max(len(text), 8)].strip(), *facts])


def every_said(value: object) -> Iterator[Said]:
    """Every paragraph of what a template is given."""
    if isinstance(value, Said):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from every_said(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from every_said(getattr(value, field.name))


def elements(pdf: bytes) -> list[tuple[str, str, str, str]]:
    """(kind, language that it has itself, language that holds, words) of each element with content, in order."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return list(_elements(document.Root.StructTreeRoot.K, str(document.Root.Lang)))


def _elements(kids, language: str) -> Iterator[tuple[str, str, str, str]]:
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            own = str(kid.get("/Lang", ""))
            if "/ActualText" in kid or "/Alt" in kid:
                words = kid.get("/ActualText", kid.get("/Alt"))
                yield str(kid.S), own, own or language, str(words)
            elif "/K" in kid:
                yield from _elements(kid.K, own or language)


def texts(pdf: bytes) -> dict[str, str]:
    """What four programs read of a file, by their names."""
    with pdfplumber.open(io.BytesIO(pdf)) as plumber:
        plumbed = "\n".join(page.extract_text() for page in plumber.pages)
    pdfium = pypdfium2.PdfDocument(pdf)
    read = pypdf.PdfReader(io.BytesIO(pdf))
    mu = pymupdf.open(stream=pdf, filetype="pdf")
    return {
        "pdfplumber": plumbed,
        "pdfium": "\n".join(page.get_textpage().get_text_range() for page in pdfium),
        "pypdf": "\n".join(page.extract_text() for page in read.pages),
        "mupdf": "\n".join(page.get_text() for page in mu),
    }


def pictures(pdf: bytes, dpi: int = 200) -> list:
    """Its pages as pictures."""
    document = pypdfium2.PdfDocument(pdf)
    return [page.render(scale=dpi / 72).to_pil().convert("L") for page in document]


def codes(pdf: bytes, dpi: int = 200) -> list[str]:
    """What a camera reads of the square codes."""
    return [
        found.text
        for picture in pictures(pdf, dpi)
        for found in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
    ]


def write(folder: Path, made: Printed) -> Path:
    """The file on disk, for programs that want one."""
    path = folder / f"{made.paper.tag}-{made.planned.kind}-{made.planned.code if made.planned.record else 'all'}.pdf"
    path.write_bytes(made.pdf)
    return path
