"""What can be searched for: every page in every language as the words that it is found by.

Whom a page is for decides its place among the results (`NEAR`): who is hurt comes first, and a cry for help never leads
to the line for those who hurt others, unless it is asked in their own words.

Titles, names, summaries and search words are told to the reader's browser in one list per language, and compared there
(`overrides/assets/ranking.js`): that is where one page is put before another. What stands in running text is more than
can be sent. Pagefind reads one small page of words per entry, made here and never published, and answers which entries
have a word. The list also stands in for what Pagefind would load to show a result, its fragments: a fragment holds the
whole text of a page, and its name tells the web server what was found.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from html import escape

from fristad.content import addresses
from fristad.content.collection import Collection
from fristad.content.records.base import Record
from fristad.content.records.guides import OWN_ENTRANCES, Guide, Page, Setting
from fristad.content.records.kinds import KINDS, complete
from fristad.content.records.places import Place
from fristad.content.records.programmes import Action, Answer, Body, Material, Programme
from fristad.content.records.services import Service
from fristad.content.records.statements import Statement
from fristad.content.records.terms import Expression, Group, Law, Level, Perspective, Term, ViolenceType
from fristad.languages import folding, small_words
from fristad.languages.folding import Folds
from fristad.languages.known_languages import SOURCE, Language
from fristad.languages.text import Text
from fristad.pages import interface_words as vocabulary
from fristad.pages.kinds.list_pages import SEARCH
from fristad.pages.kinds.programme_pages import action_link
from fristad.pages.speaker import Speaker
from fristad.site.site import Site
from fristad.syntax import inline, markdown
from fristad.translation import messages
from fristad.translation.messages import field_context
from fristad.translation.po.catalogues import Key
from fristad.translation.translations import Translations

FOLDER = "pagefind/"
"""Where the index is in the site."""
ENTRY = "pagefind-entry.json"
"""Its table of languages."""
_HURTING: dict[type[Record], int] = {Guide: 45, Service: 42}
"""Those who hurt others or buy sex have pages of their own, and their guide before their services."""
_GUIDES: dict[str, int] = {
    "victim": 100,
    "child": 98,
    "danger": 92,
    "honour": 90,
    "migrant": 89,
    **dict.fromkeys(("sold", "older", "disability", "exploited"), 88),
    **dict.fromkeys(("leaving", "relative"), 86),
    **dict.fromkeys(("browsing", "calling"), 84),
    **dict.fromkeys(("law", "work"), 82),
    **dict.fromkeys(OWN_ENTRANCES, _HURTING[Guide]),
}
_WAYS_IN = {"index": 90, "services/index": 85, "guides/index": 80, "staff/index": 11}
_FIRST = 79
_NEARBY, _UNLISTED = 66, 25
NEAR: dict[type[Record], int] = {
    Service: 75,
    ViolenceType: 70,
    Expression: 68,
    Page: 55,
    Guide: 55,
    Statement: 40,
    **dict.fromkeys((Programme, Action), 32),
    Body: 30,
    Term: 12,
    **dict.fromkeys((Answer, Perspective, Level, Group, Law, Material), 10),
    **dict.fromkeys((Place, Setting), 0),
}
"""How near a page is to somebody who is hurt, of 100: of two with the same words, the nearer comes first. Guides go by
whom they are for; services that the site begins with come before others, and those of the whole country before those of
one place. What is for staff is farthest, and 0 is never found: places are choices on other pages. From bodies upwards,
what is known by a name of its own: who types the name wants just that."""
complete(NEAR, "NEAR of outputs/search.py", (kind.model for kind in KINDS.values()))
_FOR_THE_HURT = 80
"""Guides from here on are for those who are hurt, or stand beside them."""
_SENT = re.compile(r"pagefind\.js|pagefind-entry\.json|pagefind\.\S+\.pf_meta|wasm\.\S+\.pagefind|index/\S+\.pf_index")


@dataclass(frozen=True)
class SearchEntry:
    """Something that can be found, in one language."""

    address: str
    """From the site's root: "ar/services/", "terms/#term-x"."""
    language: Language
    title: Text
    summary: Text | None
    text: str = ""
    """What stands on its page."""
    near: int = NEAR[Page]
    """See `NEAR`."""
    meant: tuple[str, ...] = ()
    """Its other names and what people write who mean it, one phrase each."""


def entries(site: Site) -> Iterator[SearchEntry]:
    """Everything that can be found, in every language of the site."""
    first = {f"service/{id}" for id in site.danger}
    keys = {ref: tuple(messages.keys_of(record)) for ref, record in site.collection.records.items()}
    for language in site.languages:
        translations = site.translations.get(language.id, Translations(language))
        say = Speaker(site.collection, language, translations, "")
        for record in site.collection.records.values():
            # The page where readers search does not find itself.
            if NEAR[type(record)] and record.ref != SEARCH:
                found = _entry(record, say, language.prefix, keys)
                yield replace(found, near=_FIRST) if record.ref in first else found


_Keys = Mapping[str, Sequence[Key]]
"""The messages of each record, which are the same in all languages."""


def _entry(record: Record, say: Speaker, prefix: str, keys: _Keys) -> SearchEntry:
    texts = [*_text(record, say, keys)]
    if say.language.id != SOURCE.id:
        texts.append(_in_swedish(record, say))
    return SearchEntry(
        prefix + addresses.of(record),
        say.language,
        _title(record, say),
        _summary(record, say),
        " ".join(texts),
        near(record, say.collection),
        tuple(dict.fromkeys(_names(record, say))),
    )


def _title(record: Record, say: Speaker) -> Text:
    """An action of a plan is known by its number and its title."""
    if isinstance(record, Action):
        return action_link(record, say).text
    return say.heading(record)


def _summary(record: Record, say: Speaker) -> Text | None:
    if isinstance(record, Action):
        return say.field(record, "text", record.text)
    return say.field(record, "summary", record.summary) if record.summary else None


def near(record: Record, collection: Collection) -> int:
    """How near a record is to somebody who is hurt; see `NEAR`."""
    if isinstance(record, Guide):
        return _GUIDES.get(record.situation, NEAR[Guide])
    if isinstance(record, Service):
        if record.is_for_those_who_hurt:
            return _HURTING[Service]
        return (
            (_NEARBY if collection.need(Place, record.area).within else NEAR[Service]) if record.is_found else _UNLISTED
        )
    return _WAYS_IN.get(record.id, NEAR[Page]) if isinstance(record, Page) else NEAR[type(record)]


def _names(record: Record, say: Speaker) -> Iterator[str]:
    """Other names, and words that people search for, in Swedish too: that is what stands on letters and posters.

    One phrase each: a name is one, with commas or not.
    """
    for name in (record.heading, *record.aliases):
        yield " ".join(_BETWEEN.sub(" ", name).split())
    if record.search_words:
        found = say.translations.search_words(field_context(record, "search_words"), record.search_words)
        yield from filter(None, map(str.strip, _BETWEEN.split(f"{found or ''}, {record.search_words}")))
    if isinstance(record, Service):
        yield from _dialled(record)
    if isinstance(record, Programme):
        yield record.short
    if isinstance(record, Action):
        yield from (record.number, record.number.replace(":", "."))


_BETWEEN = re.compile("[,،;؛、]")


def _dialled(service: Service) -> Iterator[str]:
    """Numbers as digits alone: "020505050", "4620505050"."""
    for phone in service.shown_phones:
        yield from dict.fromkeys(re.sub(r"\D", "", number) for number in (phone.display, phone.number))


def _in_swedish(record: Record, say: Speaker) -> str:
    """The Swedish summary and headings, for readers of another language who have met a Swedish word."""
    headings = (text for _, _, text in markdown.headings(record.body))
    texts = (record.summary or "", *headings)
    return " ".join(inline.plain(text, partial(say.plain_fact, record=record)) for text in texts)


def _text(record: Record, say: Speaker, keys: _Keys) -> Iterator[str]:
    """What stands on the page, of its own words; not the labels that many pages share."""
    own = [record, *(say.collection.actions_of(record) if isinstance(record, Programme) else ())]
    for part in own:
        fact = partial(say.plain_fact, record=part)
        for context, text in keys[part.ref]:
            yield inline.plain(say.translations.find(context, text) or text, fact)
    if isinstance(record, Guide | ViolenceType | Expression):
        yield from (say.collection.need(Service, id).name for id in record.services)
    if isinstance(record, Service):
        yield from map(str, _facts(record, say))


def _facts(service: Service, say: Speaker) -> Iterator[object]:
    """Values without their labels: the label "Finns det tolk?" would find the services that have none."""
    yield service.operator or ""
    yield say.heading(say.collection.need(Place, service.area))
    yield say.field(service, "called", service.called)
    yield say.phrase(vocabulary.CATEGORIES[service.category])
    yield from say.names(vocabulary.AUDIENCES, service.audience)
    yield from say.names(vocabulary.CONCERNS, service.concerns)
    yield from say.languages(service.languages)
    if service.has_interpreter:
        yield say.phrase(vocabulary.INTERPRETER[True])


# ----- what Pagefind reads -----------------------------------------------------------------------------------------


def html(entry: SearchEntry) -> str:
    """The page of words that Pagefind reads in the place of the real one."""
    words = escape(" ".join(_words(entry, folding.of(entry.language))))
    return f'<!doctype html><html lang="{entry.language.tag}"><body><p>{words}</p></body></html>'


def _words(entry: SearchEntry, folds: Folds) -> Iterator[str]:
    """All that an entry is found by, each word once."""
    seen: set[str] = set()
    summary = entry.summary.plain if entry.summary else ""
    for text in (entry.title.plain, *entry.meant, summary, entry.text):
        yield from _new(text, seen, folds)


def _new(text: str, seen: set[str], folds: Folds) -> Iterator[str]:
    """Each word once, and none that was seen: places in a text are most of an index, and nobody asks for them.

    Words of one or two letters are left out: where no word begins with what is asked, Pagefind takes the longest word
    that the question begins with, and they would answer everything. A script without spaces is left as it is, for
    Pagefind to divide.
    """
    runs = _GAPS.sub(" ", text).split()
    for run in runs if _UNSPACED.search(text) else dict.fromkeys(runs):
        word, spaced = _word(run, folds)
        if word and not (spaced and word in seen):
            seen.add(word)
            yield word


_SHORT = 2
_GAPS = re.compile(r"[/\-\u2010\u2011–—…·|,;،؛]")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


@lru_cache(maxsize=65536)
def _word(run: str, folds: Folds) -> tuple[str, bool]:
    """What is found of some characters without a space, "" for nothing; and whether its script has spaces."""
    word = folds.word(_bare(run))
    spaced = not _UNSPACED.search(word)
    return "" if spaced and len(word) <= _SHORT else word, spaced


def _bare(word: str) -> str:
    """A word without the marks around it; marks inside it stay, as those of Persian and Thai do."""
    start, end = 0, len(word)
    while start < end and unicodedata.category(word[start])[0] in "PSC":
        start += 1
    while end > start and unicodedata.category(word[end - 1])[0] in "PSC":
        end -= 1
    return word[start:end]


# ----- what the reader's browser loads -----------------------------------------------------------------------------


def is_sent(name: str) -> bool:
    """Whether the search page loads a file that Pagefind has written: not its own boxes, highlighter and worker."""
    return _SENT.fullmatch(name) is not None


def lists(found: Mapping[str, SearchEntry]) -> dict[str, str]:
    """ "pages.ar.json" → how a language's words are folded, and what its results show, by the id that Pagefind gave."""
    by_tag: dict[str, dict[str, SearchEntry]] = {}
    for id, entry in sorted(found.items()):
        by_tag.setdefault(entry.language.tag.lower(), {})[id] = entry
    return {f"pages.{tag}.json": _json(_told(of)) for tag, of in sorted(by_tag.items())}


def _told(entries: Mapping[str, SearchEntry]) -> dict[str, object]:
    language = next(iter(entries.values())).language
    folds = folding.of(language)
    return {
        "folds": folds.for_browser(),
        "common": _common(tuple(entries.values()), folds),
        "selves": _folded_all(small_words.SELVES, language, folds),
        "others": _folded_all(small_words.OTHERS, language, folds),
        "own": _own_words(entries, folds),
        "pages": {id: _row(entry) for id, entry in entries.items()},
    }


def _row(entry: SearchEntry) -> list[object]:
    """[address, title, summary, near, phrases]; then the languages of title and summary, if not the page's own."""
    title, summary = entry.title, entry.summary or Text(entry.title.html, "", entry.language, entry.language)
    row: list[object] = [entry.address, title.plain, summary.plain, entry.near, ",".join(entry.meant)]
    if title.foreign or (summary and summary.foreign):
        row += [title.language.tag, summary.language.tag]
    return row


_COMMON = 0.15
_IN_TITLES = 3


def _common(entries: Sequence[SearchEntry], folds: Folds) -> list[str]:
    """Words that tell little of what is asked: small words, those of many pages, and how situations begin ("jag")."""
    pages = [set(_words(entry, folds)) for entry in entries]
    titles = [set(_folded(entry.title.plain, folds)) for entry in entries if entry.near >= _FOR_THE_HURT]
    everywhere, begun = (Counter(word for one in of for word in one) for of in (pages, titles))
    most = max(_IN_TITLES, len(pages) * _COMMON)
    found = {word for word, count in everywhere.items() if count > most}
    found |= {word for word, count in begun.items() if count >= _IN_TITLES}
    # What is a name, or a search word, by itself tells most, however many pages name it: "Kvinnofridslinjen", "polis".
    names = (_folded(name, folds) for entry in entries for name in (entry.title.plain, *entry.meant))
    found = found.difference(*(name for name in names if len(name) == 1))
    return sorted(found.union(_folded_all(small_words.SMALL, entries[0].language, folds)))


def _folded_all(words: Mapping[str, str], language: Language, folds: Folds) -> list[str]:
    """The words of a language, and those of Swedish, which stand on all its pages."""
    texts = (words.get(tag, "") for tag in (language.tag, SOURCE.tag))
    return sorted({folds.word(word) for word in " ".join(texts).split()})


_ALIKE = 4
"""So many first letters make two words one word for `_own_words`: "hotar", "hotad"."""


def _own_words(entries: Mapping[str, SearchEntry], folds: Folds) -> dict[str, list[str]]:
    """What only those say who hurt others or buy sex, for each of their pages: "jag slår", "sexköpare".

    A single word that somebody who is hurt says too ("svartsjuk") is not theirs alone.
    """
    phrases = {id: [_folded(phrase, folds) for phrase in entry.meant] for id, entry in entries.items()}
    hurt = (words for id, entry in entries.items() if entry.near >= _FOR_THE_HURT for words in phrases[id])
    # In a longer phrase, a short word ("arg man") may be anybody's.
    beginnings = {word[:_ALIKE] for words in hurt for word in words if len(words) == 1 or len(word) > _ALIKE}
    found: dict[str, list[str]] = {}
    for id, entry in entries.items():
        theirs = [*phrases[id], _folded(entry.title.plain, folds)] if entry.near in _HURTING.values() else []
        own = {" ".join(words) for words in theirs if len(words) > 1 or (words and words[0][:_ALIKE] not in beginnings)}
        if own:
            found[id] = sorted(own)
    return found


def _folded(phrase: str, folds: Folds) -> list[str]:
    """All words of a phrase, the short ones too."""
    return [word for word in (folds.word(_bare(run)) for run in _GAPS.sub(" ", phrase).split()) if word]


def lacks_stemmer(entry_file: str) -> bool:
    """Whether Pagefind's table of languages has one that it cannot reduce to stems."""
    return any(language["wasm"] is None for language in json.loads(entry_file)["languages"].values())


def joined(entry_files: Iterable[str]) -> str:
    """One table of languages from several, in one order, which Pagefind has not itself."""
    every = [json.loads(text) for text in entry_files]
    languages = {tag: told for one in every for tag, told in one["languages"].items()}
    return _json({**every[0], "languages": dict(sorted(languages.items()))})


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def unique(found: Iterable[SearchEntry]) -> tuple[SearchEntry, ...]:
    """The entries in one order, whatever order they came in."""
    return tuple(sorted(found, key=lambda entry: (entry.language.tag, entry.address)))
