"""Pages of all languages from drafts: the templates run once for a page, and every language puts in its words.

Most pages are drafted once. Where something else than words depends on the language, there is a draft for each of the
answers: the order of an alphabet, or which words have no translation on a page that shows only those that have.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from markupsafe import Markup, escape

from fristad.languages.known_languages import SOURCE, Language
from fristad.languages.text import Text
from fristad.pages.contract import PageData
from fristad.pages.parts import Value
from fristad.pages.speaker import Speaker
from fristad.pages.standing import Standing, Tally, standing
from fristad.site import drafting, plan
from fristad.site import frame as frame_module
from fristad.site.drafting import DRAFT, Asked, Drafter, Slots, split
from fristad.site.plan import Planned
from fristad.site.site import Site
from fristad.translation.translations import Translations

Interface = Callable[..., Text]


class Templates(Protocol):
    """What makes HTML: see `rendering.Renderer`."""

    def html(self, page: PageData, interface: Interface) -> str: ...

    def value(self, value: Value) -> Markup: ...


Sheet = list[str]
"""A page's HTML as it stands with what must be told of a language's words: text and marks in turns."""


@dataclass
class Draft:
    """A page without the words of any language."""

    page: PageData
    tally: Tally
    told: Mapping[Asked, object]
    """What a language must answer, and how, for this to be its draft."""
    sheets: dict[Standing, Sheet] = field(default_factory=dict)


class Sheets:
    """The drafts of a site, and the pages that come of them."""

    def __init__(self, site: Site, templates: Templates) -> None:
        self.site = replace(site, show=templates.value)
        self.plan = {planned.address: planned for planned in plan.plan(self.site)}
        self.drafts: dict[str, list[Draft]] = {}
        """By address."""
        self._templates = templates
        self._slots = Slots()
        self._words: dict[str, _Words] = {}
        self._chosen: dict[tuple[str, str], Sheet] = {}

    def page(self, language: Language, address: str) -> str:
        """A page's HTML."""
        return self._words_of(language).put_in(self.sheet(language, address))

    def is_listed(self, language: Language, address: str) -> bool:
        """Whether search engines may list a page."""
        return self._standing(language, self.draft(language, address)).indexed

    def _standing(self, language: Language, draft: Draft) -> Standing:
        return standing(language, self._words_of(language).translations, draft.tally)

    def sheet(self, language: Language, address: str) -> Sheet:
        """The sheet that a language writes a page on."""
        key = (language.id, address)
        if key not in self._chosen:
            draft = self.draft(language, address)
            told = self._standing(language, draft)
            if told not in draft.sheets:
                draft.sheets[told] = self._sheet(draft.page, told)
            self._chosen[key] = draft.sheets[told]
        return self._chosen[key]

    def draft(self, language: Language, address: str) -> Draft:
        """The draft of a page that fits a language."""
        drafts, words = self.drafts.setdefault(address, []), self._words_of(language)
        found = next((draft for draft in drafts if words.fit(draft.told)), None)
        if found is None:
            found = self._draft(language, self.plan[address])
            drafts.append(found)
        return found

    def _draft(self, language: Language, planned: Planned) -> Draft:
        say = self._drafter(self.site.speaker(language, planned.address, planned.ref))
        page = planned.make(self.site, say)
        return Draft(page, say.tally, say.told)

    def _drafter(self, asks: Speaker) -> Drafter:
        words, slots = Translations(DRAFT), self._slots
        return Drafter(asks.collection, DRAFT, words, asks.here, asks.owner, show=asks.show, asks=asks, slots=slots)

    def _sheet(self, page: PageData, told: Standing) -> Sheet:
        say = self._drafter(self.site.speaker(SOURCE, page.frame.address))
        frame = replace(
            page.frame, notices=frame_module.notices(told, say), indexed=page.frame.indexed and told.indexed
        )
        html = self._templates.html(replace(page, frame=frame), say.interface)
        # What surrounds a page is the same on most of them, and so are marks: each is kept once.
        return list(map(sys.intern, split(html)))

    def _words_of(self, language: Language) -> _Words:
        if language.id not in self._words:
            self._words[language.id] = _Words(self.site, language, self._slots)
        return self._words[language.id]


class _Words(dict[str, str]):
    """What one language puts in: "12h" → HTML. What depends on the page is asked for each page anew."""

    def __init__(self, site: Site, language: Language, slots: Slots) -> None:
        super().__init__()
        self._site = site
        self._language = language
        self._slots = slots
        self._speaker = self._on_page = site.speaker(language, "")
        self._last: tuple[tuple[int, bool], Text] = ((-1, False), Text(Markup(""), ""))
        self.translations = self._speaker.translations
        self._told: dict[Asked, object] = {}

    def fit(self, told: Mapping[Asked, object]) -> bool:
        """Whether the language answers what a draft had to know in the same way."""
        return all(self._answer(asked) == answer for asked, answer in told.items())

    def _answer(self, asked: Asked) -> object:
        if asked not in self._told:
            self._told[asked] = getattr(self._speaker, asked.method)(*asked.given)
        return self._told[asked]

    def put_in(self, sheet: Sheet) -> str:
        """A sheet with the words of the language."""
        parts = sheet.copy()
        parts[1::2] = map(self.__getitem__, parts[1::2])
        return "".join(parts)

    def __missing__(self, name: str) -> str:
        number = int(name[:-1])
        asked = self._slots.asked[number]
        if asked.method == "outward":
            return self._outward(number, asked)
        # The attributes of an element and the words in it are asked for one after the other.
        plain = name[-1] in (drafting.PLAIN, drafting.BARE)
        if self._last[0] != (number, plain):
            say = self._at(asked.place) if asked.place else self._speaker
            self._last = ((number, plain), drafting.answer(asked, say, self.__getitem__, plain=plain))
        words = drafting.part_of(self._last[1], name[-1])
        if asked.place is None:
            self[name] = words
        return words

    def _outward(self, number: int, asked: Asked) -> str:
        """A link out of the language is the same in every language but Swedish, which lies at the root."""
        key = (number, bool(self._language.prefix))
        if key not in self._slots.outward:
            assert asked.place
            self._slots.outward[key] = str(escape(self._at(asked.place).outward(*asked.given)))
        return self._slots.outward[key]

    def _at(self, place: tuple[str, str]) -> Speaker:
        """Who speaks on a page. What depends on one is asked for one page after another."""
        if (self._on_page.here, self._on_page.owner) != place:
            self._on_page = self._site.speaker(self._language, *place)
        return self._on_page
