"""What can be searched for: every page in every language as the words that it is found by.

Pagefind reads one small page of words per entry, made here and never published, and gives back which entry has which
words. What it would load to show a result, its fragments, is replaced by one list per language: a fragment holds the
whole text of a page, and its name tells the web server what was found.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from html import escape

from fristad import addresses, messages, prose, vocabulary
from fristad.addresses import has_own_page
from fristad.catalogues import Key, Translations
from fristad.facts import Speaker
from fristad.guides import Guide
from fristad.lists import SEARCH
from fristad.locales import SOURCE, Language, Text
from fristad.messages import field_context
from fristad.places import Place
from fristad.programmes import Programme
from fristad.records import Record
from fristad.services import Service
from fristad.shaping import Site
from fristad.violence import Expression, ViolenceType

FOLDER = "pagefind/"
"""Where the index is in the site."""
ENTRY = "pagefind-entry.json"
"""Its table of languages."""
_IN_A_LIST = ("term", "perspective", "level", "group", "law", "material", "body")
"""Records without a page of their own that are found all the same, at their place in a list."""
_TITLE, _NAME, _MEANT, _SUMMARY, _SWEDISH, _TEXT = 10, 8, 6, 3, 2, 1
"""How much a word counts, by where it stands: Pagefind's scale goes to 10, and running text is 1."""
_FOR_STAFF = ("programme", "answer", "perspective", "level", "group", "law", "material", "body")
"""Kinds whose words count half: who is looking for help comes before who is looking into a plan."""
_SENT = re.compile(r"pagefind\.js|pagefind-entry\.json|pagefind\.\S+\.pf_meta|wasm\.\S+\.pagefind|index/\S+\.pf_index")


@dataclass(frozen=True)
class Entry:
    """Something that can be found, in one language."""

    address: str
    """From the site's root: "ar/services/", "terms/#term-x"."""
    language: Language
    title: Text
    summary: Text | None
    words: tuple[tuple[float, str], ...]
    """What it is found by: (weight, text), the heaviest first."""


def entries(site: Site) -> Iterator[Entry]:
    """Everything that can be found, in every language of the site."""
    keys = {ref: tuple(messages.keys_of(record)) for ref, record in site.collection.records.items()}
    for language in site.languages:
        translations = site.translations.get(language.id, Translations(language))
        say = Speaker(site.collection, language, translations, "")
        for record in site.collection.records.values():
            # The page where readers search does not find itself.
            if (has_own_page(record) and record.ref != SEARCH) or record.kind in _IN_A_LIST:
                yield _entry(record, say, language.prefix, keys)


_Keys = Mapping[str, Sequence[Key]]
"""The messages of each record, which are the same in all languages."""


def _entry(record: Record, say: Speaker, prefix: str, keys: _Keys) -> Entry:
    title = say.heading(record)
    summary = say.field(record, "summary", record.summary) if record.summary else None
    words: list[tuple[float, str]] = [(_TITLE, title.plain), *_names(record, say)]
    if summary:
        words.append((_SUMMARY, summary.plain))
    if say.language.id != SOURCE.id:
        words.append((_SWEDISH, _in_swedish(record, say)))
    words.append((_TEXT, " ".join(_text(record, say, keys))))
    words.sort(key=lambda pair: -pair[0])
    share = 0.5 if record.kind in _FOR_STAFF else 1
    weighed = tuple((weight * share, text) for weight, text in words)
    return Entry(prefix + addresses.of(record), say.language, title, summary, weighed)


def _names(record: Record, say: Speaker) -> Iterator[tuple[int, str]]:
    """Other names, and words that people search for, in Swedish too: that is what stands on letters and posters."""
    yield _NAME, record.heading
    yield from ((_NAME, alias) for alias in record.aliases)
    if record.search_words:
        found = say.translations.find(field_context(record, "search_words"), record.search_words)
        yield _MEANT, f"{found or ''} {record.search_words}"
    if isinstance(record, Service):
        yield _NAME, " ".join(_dialled(record))


def _dialled(service: Service) -> Iterator[str]:
    """Numbers as digits alone: "020505050", "4620505050"."""
    for phone in service.shown_phones:
        yield from dict.fromkeys(re.sub(r"\D", "", number) for number in (phone.display, phone.number))


def _in_swedish(record: Record, say: Speaker) -> str:
    """The Swedish summary and headings, for readers of another language who have met a Swedish word."""
    headings = (text for _, _, text in prose.headings(record.body))
    texts = (record.summary or "", *headings)
    return " ".join(prose.plain(text, partial(say.plain_fact, record=record)) for text in texts)


def _text(record: Record, say: Speaker, keys: _Keys) -> Iterator[str]:
    """What stands on the page, of its own words; not the labels that many pages share."""
    own = [record, *(say.collection.actions_of(record) if isinstance(record, Programme) else ())]
    for part in own:
        fact = partial(say.plain_fact, record=part)
        for context, text in keys[part.ref]:
            yield prose.plain(say.translations.find(context, text) or text, fact)
    if isinstance(record, Guide | ViolenceType | Expression):
        yield from (say.collection.need(Service, id).name for id in record.services)
    if isinstance(record, Service):
        yield from map(str, _facts(record, say))


def _facts(service: Service, say: Speaker) -> Iterator[object]:
    """Values without their labels: the label "Finns det tolk?" would find the services that have none."""
    yield service.operator or ""
    yield say.heading(say.collection.need(Place, service.area))
    yield say.phrase(vocabulary.CATEGORIES[service.category])
    yield from say.names(vocabulary.AUDIENCES, service.audience)
    yield from say.names(vocabulary.CONCERNS, service.concerns)
    yield from say.languages(service.languages)
    if service.interpreter:
        yield say.phrase(vocabulary.INTERPRETER[True])


# ----- what Pagefind reads -----------------------------------------------------------------------------------------


def html(entry: Entry) -> str:
    """The page of words that Pagefind reads in the place of the real one."""
    seen: set[str] = set()
    parts = ((weight, " ".join(_new(text, seen))) for weight, text in entry.words)
    lines = "".join(f'<p data-pagefind-weight="{weight:g}">{escape(words)}</p>' for weight, words in parts if words)
    return f'<!doctype html><html lang="{entry.language.tag}"><body>{lines}</body></html>'


def _new(text: str, seen: set[str]) -> Iterator[str]:
    """Each word once in a page, where it counts most: places in a text are most of an index, and nobody asks for them.

    Words of one or two letters are left out: where no word begins with what is asked, Pagefind takes the longest word
    that the question begins with, and they would answer everything. A script without spaces is left as it is, for
    Pagefind to divide.
    """
    for gap in _GAPS:
        text = text.replace(gap, " ")
    runs = text.split()
    for run in runs if _UNSPACED.search(text) else dict.fromkeys(runs):
        word, spaced = _word(run)
        if word and not (spaced and word in seen):
            seen.add(word)
            yield word


_SHORT = 2
_GAPS = "/–—…·|,;"
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


@lru_cache(maxsize=65536)
def _word(run: str) -> tuple[str, bool]:
    """What is found of some characters without a space, "" for nothing; and whether its script has spaces."""
    word = _bare(run).casefold()
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


def lists(found: Mapping[str, Entry]) -> dict[str, str]:
    """ "pages.ar.json" → what a result shows, by the id that Pagefind gave the entry: [address, title, summary].

    The languages of title and summary follow where they are not the page's own.
    """
    rows: dict[str, dict[str, list[str]]] = {}
    for id, entry in found.items():
        title, summary = entry.title, entry.summary or Text(entry.title.html, "", entry.language, entry.language)
        row = [entry.address, title.plain, summary.plain]
        if title.foreign or (summary and summary.foreign):
            row += [title.language.tag, summary.language.tag]
        rows.setdefault(entry.language.tag.lower(), {})[id] = row
    return {f"pages.{tag}.json": _json(dict(sorted(of.items()))) for tag, of in sorted(rows.items())}


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


def unique(found: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries in one order, whatever order they came in."""
    return tuple(sorted(found, key=lambda entry: (entry.language.tag, entry.address)))
