"""A sheet from what a project says: its messages with their facts, and its pages as they read."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import count

from markupsafe import Markup, escape

from fristad.content import addresses
from fristad.content.records.base import Record
from fristad.languages.known_languages import SOURCE, Language
from fristad.languages.text import Text, number
from fristad.outputs.sheet.choosing import ChosenPage
from fristad.outputs.sheet.contract import Sheet, SheetMessage, SheetPage, SheetTerm
from fristad.outputs.sheet.plain_view import text_of
from fristad.pages.speaker import Speaker
from fristad.site.filling import Sheets
from fristad.syntax import inline
from fristad.translation import reviews
from fristad.translation.exchange import answers
from fristad.translation.glossary import Glossary, GlossaryTerm
from fristad.translation.messages import Message
from fristad.translation.reviews import ROLES
from fristad.translation.translations import Translations


@dataclass(frozen=True)
class Looks:
    """What a sheet holds beside words: its own style and script, and a font where a device may lack one."""

    style: str
    script: str
    font_rules: str = ""
    """With the font itself in them."""


def sheet(
    language: Language,
    pages: Sequence[ChosenPage],
    words: Translations,
    drafts: Sheets,
    terms: Glossary,
    looks: Looks,
    made: date,
) -> Sheet:
    """The whole sheet. `drafts` are of a site that shows these words, whoever has reviewed them."""
    of_message = partial(_message, words=words, drafts=drafts, terms=terms, language=language)
    numbers = count(1)
    style, script = looks.font_rules + looks.style, looks.script
    shown = tuple(
        _page(page, language, drafts, [of_message(one, next(numbers)) for one in page.messages]) for page in pages
    )
    return Sheet(
        language=language,
        site=drafts.site.name,
        made=made,
        pages=shown,
        roles=ROLES,
        format=answers.FORMAT,
        version=answers.VERSION,
        style=Markup(style),
        style_hash=_hash(style),
        script=Markup(script),
        script_hash=_hash(script),
        has_font=bool(looks.font_rules),
    )


def _hash(text: str) -> str:
    """As a Content-Security-Policy names what may stand in a page."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


_FONT = re.compile(r'url\("fonts/([a-z-]+\.woff2)"\)')


def fonts_in(rules: str) -> list[str]:
    """The names of the files that the rules of a font ask for."""
    return _FONT.findall(rules)


def with_font(rules: str, files: dict[str, bytes]) -> str:
    """The rules of a font with the font in them, so that nothing is asked for."""

    def data(found: re.Match[str]) -> str:
        return f'url("data:font/woff2;base64,{base64.b64encode(files[found[1]]).decode("ascii")}")'

    return _FONT.sub(data, rules)


def _page(page: ChosenPage, language: Language, drafts: Sheets, messages: Iterable[SheetMessage]) -> SheetPage:
    record = page.record
    if record is None:
        return SheetPage(page.ref, "", None, tuple(messages), page.missing, None)
    address = addresses.of(record)
    title = drafts.site.speaker(language, address, record.ref).heading(record)
    views = [text_of(drafts.page(language, one), "article") for one in page.addresses]
    view = Markup("").join(views) if views else None
    return SheetPage(page.ref, record.heading, on_swedish(title), tuple(messages), page.missing, view)


def _message(
    message: Message, place: int, *, words: Translations, drafts: Sheets, terms: Glossary, language: Language
) -> SheetMessage:
    said = words.words[message.key]
    row = reviews.row(*message.key, said, "person")
    ref, _, field = message.context.partition("#")
    record = drafts.site.collection.records.get(ref)
    names = tuple(dict.fromkeys(inline.placeholders(message.text)))
    if record is None:
        swedish, own = _label(message.text), _label(said)
    else:
        say = drafts.site.speaker(language, addresses.of(record).partition("#")[0], ref)
        swedish = _said(say.in_swedish(), record, message)
        own = _said(say, record, message)
    return SheetMessage(
        number=place,
        context=message.context,
        field=field or ref,
        kind=message.comments[0].rstrip(".") if record and message.comments else "",
        swedish_mark=row.swedish,
        words_mark=row.words,
        swedish=swedish,
        words=own,
        coded=said,
        names=names,
        open=() if record else names,
        terms=tuple(_term(term, language) for term in terms.of(message.text)),
    )


def _said(say: Speaker, record: Record, message: Message) -> Markup:
    """The words of a record as its page says them."""
    return text_of(str(say.words(record, message.context, message.text).html))


def _label(words: str) -> Markup:
    """The words of a label, with the names of what each page fills in."""
    return Markup(inline.PLACEHOLDER.sub(lambda found: str(number(found.group())), str(escape(words))))


def _term(term: GlossaryTerm, language: Language) -> SheetTerm:
    known = term.translations.get(language.id)
    return SheetTerm(term.term, term.definition, known.use if known else (), known.avoid if known else ())


def on_swedish(text: Text) -> Text:
    """Words that stand on a page in Swedish, and say there in which language they are."""
    return replace(text, page=SOURCE)
