"""A made-up project to build: P pages in each of L languages, as like a real municipality's as random words can be.

Every kind of record is there, as long as the real ones. Of services, terms and materials there are few, so that most
pages of a large project are guides: the finder's pages grow with services and languages, and are short lists. Every
word is translated, by machine, so that the gate has it all to read and nothing to refuse. The same seed and sizes give
the same bytes.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polib
import yaml

from fristad.content.reader import collect
from fristad.languages.known_languages import LANGUAGES
from fristad.site import site
from fristad.translation import extraction, reviews
from fristad.translation.messages import DOMAINS, INTERFACE, Message, of_record
from fristad.translation.po import catalogues, merging

from .words import Swedish, Translator

_ORDER = "sv ar ti en so fa uk fi ru am tr pl es fr de sq ro th ur ps ckb zh-hans kmr fit se yi syr prs lattlast bg bn"
ORDER = tuple(_ORDER.split())
"""The languages of a corpus, the first L of them. The first twenty have tags that every peer takes."""
TODAY = date(2026, 11, 22)
"""The day of every build, so that no fact grows old and the bytes stay."""
_CHECKED = {"checked": "2026-11-01", "owner": "namnd-1"}
_CONCERNS = (
    "general",
    "honour",
    "intimate-partner",
    "sexual-violence",
    "child-abuse",
    "trafficking",
    "elder-abuse",
    "disability",
    "suicide",
)
_AUDIENCES = ("adult", "young", "child", "older")
_SITUATIONS = ("danger", "victim", "child", "relative", "older", "migrant", "calling", "professional", "perpetrator")
_RUN_BY = ("association", "municipality", "region", "state")
_CATEGORIES = ("helpline", "clinic", "centre", "authority", "chat")

Front = dict[str, Any]


@dataclass(frozen=True)
class Size:
    """Pages in each language, and languages with Swedish among them."""

    pages: int
    languages: int

    def __str__(self) -> str:
        return f"{self.pages}×{self.languages}"

    @property
    def total(self) -> int:
        return self.pages * self.languages

    @property
    def ids(self) -> tuple[str, ...]:
        """The languages' ids, Swedish first, Arabic and Tigrinya among the first three."""
        if not 1 <= self.languages <= len(ORDER):
            raise ValueError(f"{self.languages} languages: between 1 and {len(ORDER)} are known")
        return tuple(ORDER[: self.languages])


def files(seed: str, size: Size, interface: str, *, search: bool, overrides: str = "overrides") -> dict[str, str]:
    """A whole project: path → text.

    `interface` is the text of translations/interface.pot, whose labels are translated too; `overrides` is where the
    templates are, from the project's folder. Raises ValueError when so few pages cannot hold every kind of record.
    """
    docs = records(seed, size.pages, size.ids, search=search)
    found = docs | {"mkdocs.yml": _settings(size, overrides)}
    every = messages(docs, interface)
    for language in size.ids[1:]:
        found |= translations(every, language)
    return found


def write(folder: Path, project: Mapping[str, str]) -> None:
    """The project's files, as they are handed over."""
    for path, text in project.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")


# ----- records -----------------------------------------------------------------------------------------------------


def records(seed: str, pages: int, languages: Sequence[str] = (), *, search: bool) -> dict[str, str]:
    """The records of so many pages: path → text. A translated language has one page more for each search page."""
    texts = {path: _document(front, body) for path, front, body in _kernel(seed, pages, search=search)}
    missing = pages - pages_of(texts, languages)
    if missing < 1:
        raise ValueError(f"{pages} pages: at least {pages - missing + 1} are needed for every kind of record")
    for number in range(1, missing + 1):
        path, front, body = _guide(seed, number, pages)
        texts[path] = _document(front, body)
    return texts


def pages_of(docs: Mapping[str, str], languages: Sequence[str]) -> int:
    """How many pages a translated language has of these records: one is of those that answer in it."""
    collection, problems = collect(docs, today=TODAY)
    # A guide that is still to be written is named already.
    assert not [one for one in problems if not one.code.startswith("unknown-")], problems[0]
    known = tuple(LANGUAGES[id] for id in languages)
    return len(site.addresses_of(site.Site(collection, known, {}, "", "", ""))) + len(collection.services)


def _services(pages: int) -> int:
    # Each has two pages, and some more in the finder.
    return max(3, round(0.04 * pages))


def _types(pages: int) -> int:
    return max(1, pages // 50)


def _thirds(pages: int) -> int:
    """How many focus areas and levels there are: three, where there is room."""
    return min(3, 1 + pages // 60)


def _document(front: Front, body: str) -> str:
    head = yaml.safe_dump({**front, **_CHECKED}, allow_unicode=True, sort_keys=False, width=110)
    return f"---\n{head}---\n" + (f"\n{body}\n" if body else "")


def _kernel(seed: str, pages: int, *, search: bool) -> Iterator[tuple[str, Front, str]]:
    """(path, front matter, text) of everything but the guides."""
    yield from _index_pages(seed, search=search)
    yield from _plan(seed, pages)
    for number in range(1, _services(pages) + 1):
        yield _service(seed, number, pages)
    for number in range(1, _types(pages) + 1):
        yield _explained(seed, "types", number, pages)
    for number in range(1, max(1, pages // 50) + 1):
        yield _explained(seed, "expressions", number, pages)
    yield from _terms(seed, pages)
    for number in range(1, max(1, pages // 50) + 1):
        yield _material(seed, number)


def _index_pages(seed: str, *, search: bool) -> Iterator[tuple[str, Front, str]]:
    lists = {
        "index": "",
        "guides/index": "guide",
        "services/index": "service",
        "violence/index": "violence",
        "programmes/index": "programme",
        "programmes/bodies/index": "body",
        "terms/index": "term",
        "terms/laws/index": "law",
        "materials/index": "material",
        "about/index": "",
        "about/coverage": "coverage",
    } | ({"search": "search"} if search else {})
    for order, (id, what) in enumerate(lists.items(), 1):
        say = Swedish(f"{seed}/{id}")
        front: Front = {"title": say.name(), "summary": say.sentence()} | ({"lists": what} if what else {})
        body = say.paragraph(40) + "\n\nRing {phone_sos_112} eller läs om stödlinjen {service_tjanst_2}."
        if id == "about/index":
            body = "\n\n".join(f"## {say.name()} {{#part-{part}}}\n\n{say.paragraph(60)}" for part in range(1, 6))
        yield f"docs/{id}.md", front | {"order": order}, body
    say = Swedish(f"{seed}/accessibility")
    front = {
        "title": say.name(),
        "summary": say.sentence(),
        "service_name": "Hjälp i Korpus",
        "places": ["kommun"],
        "assessed": "2026-11-01",
        "updated": "2026-11-01",
        "method": [say.sentence() for _ in range(4)],
        "gaps": [{"what": say.sentence(), "requirement": "WCAG 1.1.1", "why": say.sentence(), "plan": say.sentence()}],
        "outside": [say.sentence()],
        "limits": [say.sentence() for _ in range(3)],
        "report": ["tjanst-2"],
        "authority": {"name": "Tillsynen", "web": "https://tillsyn.example/anmal"},
        "laws": ["lag-1"],
    }
    yield "docs/about/accessibility.md", front, say.paragraph(60)


def _plan(seed: str, pages: int) -> Iterator[tuple[str, Front, str]]:
    say = Swedish(f"{seed}/plan")
    areas = (("national", None), ("lan", "national"), ("kommun", "lan"))
    for order, (id, within) in enumerate(areas, 1):
        front: Front = {"title": say.name(), "order": order} | ({"within": within} if within else {})
        yield f"docs/places/{id}.md", front, ""
    bodies = 2 + pages // 8
    for number in range(1, bodies + 1):
        category = ("board", "company", "council", "district")[number % 4]
        front = {"name": f"{say.name()} {number}", "place": "kommun", "category": category, "order": number}
        yield f"docs/programmes/bodies/namnd-{number}.md", front, ""
    yield "docs/programmes/plan.md", _programme(say, _thirds(pages)), _sections(say, 3, 120)
    strategy: Front = {
        "title": say.name(),
        "short": say.name(),
        "summary": say.sentence(),
        "place": "lan",
        "period": {"from": 2020, "to": 2022},
        "goals": [
            {
                "number": number,
                "title": say.name(),
                "subgoals": [{"text": say.sentence(), "document": "answer/svar-1"} for _ in range(3)],
                "indicators": [{"text": say.sentence(), "document": "answer/svar-1"} for _ in range(2)],
            }
            for number in (1, 2, 3)
        ],
        "signatories": ["namnd-1"],
    }
    yield "docs/programmes/strategi.md", strategy, say.paragraph(80)
    for number in range(1, max(1, pages // 6) + 1):
        area = 1 + number % _thirds(pages)
        front = {
            "programme": "plan",
            "number": f"{area}:{number}",
            "title": say.name(),
            "focus_area": area,
            "text": say.paragraph(22),
            "examples": [say.sentence()],
            "responsible": [f"namnd-{1 + number % bodies}"],
            "levels": [f"niva-{1 + number % _thirds(pages)}"],
            "found": f"Sidan {number}",
        }
        yield f"docs/programmes/actions/plan-{number}.md", front, ""
    for number in range(1, max(1, pages // 60) + 1):
        front = {
            "title": say.name(),
            "summary": say.sentence(),
            "from": f"namnd-{1 + number % bodies}",
            "date": "2023-05-02",
            "programme": "strategi",
            "stance": say.sentence(),
            "requests": [
                {"number": each, "text": say.paragraph(25), "about": say.name(), "goal": 1 + each % 3}
                for each in range(1, 9)
            ],
        }
        yield f"docs/programmes/answers/svar-{number}.md", front, ""


def _programme(say: Swedish, areas: int) -> Front:
    return {
        "title": say.name(),
        "short": say.name(),
        "summary": say.sentence(),
        "place": "kommun",
        "period": {"from": 2024, "to": 2090},
        "vision": say.sentence(),
        "purpose": [say.paragraph(30) for _ in range(2)],
        "target_groups": [say.sentence() for _ in range(3)],
        "strategy": "strategi",
        "focus_areas": [
            {
                "number": number,
                "title": say.name(),
                "text": [say.paragraph(50) for _ in range(2)],
                "preconditions": [say.sentence() for _ in range(3)],
            }
            for number in range(1, areas + 1)
        ],
        "agenda2030": [{"goal": 5, "title": say.name()}],
        "sections": [say.name() for _ in range(8)],
    }


def _sections(say: Swedish, count: int, words: int) -> str:
    return "\n\n".join(
        f"## {say.name()} {{#section-{number}}}\n\n{say.paragraph(words)}" for number in range(1, count + 1)
    )


def _sure(number: int) -> bool:
    """Whether a service's details are surely right. The first two always are, so that any text can name them."""
    return number % 6 != 4


def _id(number: int) -> str:
    return "sos-112" if number == 1 else f"tjanst-{number}"


def _service(seed: str, number: int, pages: int) -> tuple[str, Front, str]:
    id, count = _id(number), _services(pages)
    say = Swedish(f"{seed}/service/{number}")
    # As on a real site, few services give few choices.
    concerns = _CONCERNS[: min(len(_CONCERNS), 1 + count // 4)]
    ages = _AUDIENCES[: min(len(_AUDIENCES), 1 + count // 6)]
    digits = f"{number % 100:02}"
    phone: Front = {"label": say.name(), "number": f"+463139006{digits}", "display": f"031-390 06 {digits}"}
    if number == 1:
        phone = {"label": say.name(), "number": "112", "display": "112", "short": True}
    front: Front = {
        "name": f"{say.name()} {number}",
        "called": say.name().lower(),
        "summary": say.sentence(10, 14),
        "search_words": ", ".join(say.words(8).split()),
        "operator": say.name(),
        "run_by": "state" if number == 1 else _RUN_BY[number % len(_RUN_BY)],
        "category": "emergency" if number == 1 else _CATEGORIES[number % len(_CATEGORIES)],
        "area": ("national", "kommun", "lan")[(number - 1) % (2 if count < 8 else 3)],
        "audience": sorted({ages[number % len(ages)], ages[(number // 2) % len(ages)]}),
        "concerns": sorted({concerns[number % len(concerns)], concerns[(number // 3) % len(concerns)]}),
        "phones": [phone],
        "web": f"https://www.{id}.example",
        "hours": {"opening_hours": "24/7" if number % 9 == 1 else "Mo-Fr 09:00-16:30; Sa 10:00-14:00"},
        "cost": "free" if number % 2 else "ordinary-call",
        "anonymous": number % 3 != 0,
        "on_phone_bill": number % 4 == 0,
        "confidence": "high" if _sure(number) else "medium",
        "sources": [
            {"url": f"https://www.{id}.example/om", "says": say.sentence(), "date": "2026-10"},
            {"url": "https://uppgifter.example", "says": say.sentence(10, 18), "date": "2024"},
        ],
    }
    front["hours"]["confidence"] = front["confidence"]
    if count >= 4:
        front |= {"interpreter": number % 3 == 0}
        front |= {"address": {"text": f"Storgatan {number}, 999 99 Korpus"}} if number % 4 == 2 else {}
        front |= {"chat": {"address": f"https://chatt.{id}.example"}} if number % 5 == 3 else {}
        front |= {"email": f"hej@{id}.example"} if number % 5 == 4 else {}
        front |= {"languages": ["sv", "en", "ar"][: 2 + number % 2]} if number % 4 == 0 else {}
    if number == 1 or number % 10 == 0:
        front["emergency"] = True
    body = "\n\n".join(
        (
            f"## {say.name()} {{#what-happens}}",
            say.paragraph(26) + (" Ring {phone} igen om samtalet bryts." if _sure(number) else ""),
            say.paragraph(16),
            f"## {say.name()} {{#who-for}}",
            say.paragraph(24),
            "Är du i fara just nu? Ring {phone_sos_112}.",
            f"## {say.name()} {{#good-to-know}}",
            say.paragraph(28),
        )
    )
    return f"docs/services/{id}.md", front, body


def _one(number: int, pages: int) -> int:
    """Some service whose details are surely right."""
    count = _services(pages)
    found = 1 + number % count
    while not _sure(found):
        found = 1 + found % count
    return found


def _several(number: int, many: int, pages: int) -> list[str]:
    """Services as a record lists them: whoever is called first is surely right, as is the one that follows 112."""
    first, count = _one(number, pages), _services(pages)
    return [_id(1 + (first - 1 + each) % count) for each in range(min(many, count))]


def _explained(seed: str, folder: str, number: int, pages: int) -> tuple[str, Front, str]:
    say = Swedish(f"{seed}/{folder}/{number}")
    long = folder == "types"
    definitions = [
        {"programme": programme, "term": say.name(), "text": say.paragraph(60 if long else 30), "document": document}
        for programme, document in (("plan", "programme/plan"), ("strategi", "answer/svar-1"))
    ]
    front: Front = {
        "title": say.name(),
        "summary": say.sentence(),
        "search_words": ", ".join(say.words(12).split()),
        "order": number,
        "services": _several(number, 6, pages),
        "definitions": definitions,
    }
    id = f"{'typ' if long else 'uttryck'}-{number}"
    return f"docs/violence/{folder}/{id}.md", front, _sections(say, 4 if long else 3, 90 if long else 45)


def _terms(seed: str, pages: int) -> Iterator[tuple[str, Front, str]]:
    say = Swedish(f"{seed}/terms")
    kinds = {
        "levels": ("niva", _thirds(pages)),
        "groups": ("grupp", 1 + pages // 100),
        "perspectives": ("perspektiv", 1 + pages // 60),
        "words": ("ord", 1 + pages // 100),
    }
    for folder, (id, count) in kinds.items():
        for number in range(1, count + 1):
            front: Front = {"title": say.name(), "summary": say.sentence(), "order": number}
            front |= {"mark": f"Mark{number}"} if folder == "levels" else {}
            front["definitions"] = [
                {"programme": "plan", "term": say.name(), "text": say.paragraph(25), "document": "programme/plan"}
            ]
            yield f"docs/terms/{folder}/{id}-{number}.md", front, say.paragraph(60) + " Det står i {law_lag_1}."
    for number in range(1, 2 + pages // 60):
        front = {
            "title": say.name(),
            "summary": say.sentence(),
            "citation": f"{number} kap. 1 § korpuslagen (2024:1)",
            "url": "https://lagen.example/2024-1",
            "valid_from": "2024-07-01",
            "order": number,
            "confidence": "high",
        }
        yield f"docs/terms/laws/lag-{number}.md", front, say.paragraph(70)


def _material(seed: str, number: int) -> tuple[str, Front, str]:
    say = Swedish(f"{seed}/material/{number}")
    front: Front = {
        "name": f"{say.name()} {number}",
        "summary": say.sentence(),
        "provider": say.name(),
        "category": ("course", "material", "method")[number % 3],
        "area": "national",
        "audience": ["professional"],
        "concerns": ["intimate-partner"],
        "web": f"https://material-{number}.example",
        "cost": "free",
        "confidence": "high",
        "sources": [{"url": f"https://material-{number}.example", "says": say.sentence(), "date": "2026"}],
    }
    return f"docs/materials/material-{number}.md", front, say.paragraph(40)


def _guide(seed: str, number: int, pages: int) -> tuple[str, Front, str]:
    """A guide of about four hundred words: paragraphs, lists, numbers, links to other pages."""
    say = Swedish(f"{seed}/guide/{number}")

    def named(each: int) -> str:
        return _id(_one(7 * number + each, pages)).replace("-", "_")

    front: Front = {
        "title": say.name(),
        "summary": say.sentence(8, 13),
        "search_words": ", ".join(say.words(15).split()),
        "order": number,
        "for": _SITUATIONS[number % len(_SITUATIONS)],
        "audience": ["adult"],
        "concerns": ["general"],
        "services": _several(number, 8, pages),
        "types": [f"typ-{1 + number % _types(pages)}"],
        "implements": [f"plan-{1 + number % max(1, pages // 6)}"],
    } | ({"emergency": True} if number <= 2 else {})
    parts = [say.paragraph(20) + " Ring {phone_sos_112}."]
    for section in range(1, 6):
        parts.append(f"## {say.name()} {{#section-{section}}}")
        parts.append(f"**{say.words(3).capitalize()}.** {say.paragraph(28)}")
        if section % 2:
            there = f"[{say.words(2)}](../violence/types/{front['types'][0]}.md)"
            parts.append(
                f"- Ring stödlinjen {{service_{named(section)}}} på {{phone_{named(section)}}}. {say.sentence()}\n"
                f"- {say.sentence()}\n"
                f"- Läs om {there}. {say.sentence()}"
            )
        else:
            parts.append(say.paragraph(24) + f" Öppet: {{hours_{named(section)}}}.")
    return f"docs/guides/rad-{number}.md", front, "\n\n".join(parts)


# ----- translations --------------------------------------------------------------------------------------------------


def translations(found: Sequence[Message], language: str) -> dict[str, str]:
    """A language's catalogues with every message translated, and the note that a machine did it: path → text."""
    translator = Translator(language)
    words = {message.key: translator.translated(message.text) for message in found}
    files = {
        catalogues.path_of(LANGUAGES[language], domain): _catalogue(
            [message for message in found if message.domain == domain], LANGUAGES[language].tag, words
        )
        for domain in DOMAINS
    }
    known = reviews.with_words(reviews.NO_REVIEWS, words, "machine")
    return files | {reviews.path_of(LANGUAGES[language]): reviews.text(known.rows.values())}


def messages(docs: Mapping[str, str], interface: str) -> list[Message]:
    """Every message of the records and labels, in the order in which `fristad messages` has them."""
    collection, _ = collect(docs, today=TODAY)
    own = [
        message
        for ref, record in collection.records.items()
        for message in of_record(record, collection.documents[ref].path)
    ]
    labels = [
        Message(entry.msgctxt, entry.msgid, entry.occurrences[0][0], tuple(entry.comment.splitlines()))
        for entry in (polib.pofile(interface) if interface else ())
        if entry.msgctxt.startswith(INTERFACE)
    ]
    every = sorted([*own, *labels], key=lambda message: (DOMAINS.index(message.domain), message.path))
    return list(extraction.unique(every))


_EMPTY = re.compile(r'^msgstr ""$', re.MULTILINE)


def _catalogue(found: list[Message], tag: str, words: Mapping[tuple[str, str], str]) -> str:
    """The catalogue as `fristad messages` writes it, filled in."""
    texts = iter(found)
    head, gap, rest = merging.template(found, tag).partition("\n\n")

    def said(_: re.Match[str]) -> str:
        return f'msgstr "{polib.escape(words[next(texts).key])}"'

    return head + gap + _EMPTY.sub(said, rest)


# ----- settings ------------------------------------------------------------------------------------------------------


def _settings(size: Size, overrides: str) -> str:
    lines = "\n".join(f"        - {{ locale: {id}{', default: true' if id == 'sv' else ''} }}" for id in size.ids)
    return f"""\
site_name: Hjälp i Korpus
site_url: https://korpus.example/
theme:
  name: material
  custom_dir: {overrides}
  font: false
plugins:
  - fristad:
      languages:
{lines}
      exit_url: https://vader.example/
      prints: false
      danger: [sos-112, tjanst-2]
      review_days: 36500
watch: [translations]
validation:
  nav:
    omitted_files: ignore
"""


def from_folder(root: Path, folder: Path) -> str:
    """Where the repository's templates are, as a project in `folder` names them."""
    return os.path.relpath(root / "overrides", folder)
