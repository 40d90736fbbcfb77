"""Pages of all languages from one draft each: the templates run once for a page, and every language puts in its words.

The result is what `plan` and the templates give for each language by itself; tests hold pages of the real site,
and of a tiny one with random gaps in its translations, to that.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace

from markupsafe import Markup, escape

from fristad.content.records.services import Service
from fristad.languages.table import LANGUAGES, Language
from fristad.languages.text import Text
from fristad.pages.choices import FINDER
from fristad.pages.contract import PageData, ServicePage
from fristad.pages.kinds.list_pages import SEARCH
from fristad.pages.speaker import Speaker
from fristad.pages.standing import Standing, Tally, standing
from fristad.site import drafting, plan
from fristad.site import frame as frame_module
from fristad.site.drafting import DRAFT, Asked, Drafter, Slots, split
from fristad.site.plan import Planned
from fristad.site.site import Site
from fristad.translation.po.catalogues import Key
from fristad.translation.translations import Translations

Interface = Callable[..., Text]
Render = Callable[[PageData, Interface], str]
"""A page and the words of the interface → its HTML."""
_NOT_DRAFTED = (SEARCH, FINDER)
"""Pages whose order is the language's own: that of its alphabet, or with its own name first."""


@dataclass(frozen=True)
class _DraftSite(Site):
    """The same site, where pages in the language of drafts are drafted."""

    slots: Slots = field(default_factory=Slots)
    drafters: list[Drafter] = field(default_factory=list)

    def speaker(self, language: Language, here: str, owner: str = "") -> Speaker:
        if language.id != DRAFT.id:
            return super().speaker(language, here, owner)
        drafter = Drafter(self.collection, DRAFT, Translations(DRAFT), here, owner, slots=self.slots)
        self.drafters.append(drafter)
        return drafter


@dataclass(frozen=True)
class Shape:
    """What else of a page differs between languages than its words."""

    standing: Standing
    swedish: str
    """Of a service's page, the id of ordinary or easy Swedish: nobody needs the Swedish beside it."""


Sheet = list[str]
"""A page's HTML in one shape: text and marks in turns."""


@dataclass
class Draft:
    """A page without the words of any language."""

    page: PageData
    tally: Tally
    assumed: frozenset[Key]
    sheets: dict[Shape, Sheet] = field(default_factory=dict)


class Sheets:
    """The drafts of a site, and the pages that come of them."""

    def __init__(self, site: Site, render: Render) -> None:
        self.site = site
        self.plan = {planned.address: planned for planned in plan.plan(site)}
        self.drafts: dict[str, Draft] = {}
        """By address."""
        self._render = render
        self._slots = Slots()
        self._words: dict[str, _Words] = {}
        self._chosen: dict[tuple[str, str], Sheet | None] = {}

    def page(self, language: Language, address: str) -> str | PageData:
        """A page's HTML; or the page itself, where it has to be rendered for its language alone."""
        sheet = self.sheet(language, address)
        return self._words_of(language).put_in(sheet) if sheet else self.plan[address].make(self.site, language)

    def sheet(self, language: Language, address: str) -> Sheet | None:
        """The sheet that a language writes a page on; None where it has to be rendered for the language alone."""
        key = (language.id, address)
        if key not in self._chosen:
            self._chosen[key] = self._choose(language, self.plan[address])
        return self._chosen[key]

    def _choose(self, language: Language, planned: Planned) -> Sheet | None:
        if planned.ref in _NOT_DRAFTED:
            return None
        draft = self.drafts.get(planned.address) or self._draft(planned)
        translations = self._words_of(language).translations
        if not translations.has_all(draft.assumed):
            return None
        swedish = language.id if language.swedish and isinstance(draft.page.content, ServicePage) else ""
        shape = Shape(standing(language, translations, draft.tally), swedish)
        if shape not in draft.sheets:
            draft.sheets[shape] = self._sheet(draft.page, shape)
        return draft.sheets[shape]

    def _draft(self, planned: Planned) -> Draft:
        given = {one.name: getattr(self.site, one.name) for one in fields(self.site)}
        site = _DraftSite(**given, slots=self._slots)
        page = planned.make(site, DRAFT)
        say = site.drafters[0]
        draft = self.drafts[planned.address] = Draft(page, say.tally, frozenset(say.assumed))
        return draft

    def _sheet(self, page: PageData, shape: Shape) -> Sheet:
        frame = page.frame
        say = Drafter(self.site.collection, DRAFT, Translations(DRAFT), frame.address, slots=self._slots)
        notices = frame_module.notices(shape.standing, say)
        page = replace(page, frame=replace(frame, notices=notices, indexed=shape.standing.indexed))
        if shape.swedish and isinstance(page.content, ServicePage):
            language, ref = LANGUAGES[shape.swedish], page.about.ref
            service = self.site.collection.need(Service, ref.partition("/")[2])
            show, show_in = plan.ways_to_show(self.site, self.site.speaker(language, frame.address, ref), service)
            page = replace(page, content=replace(page.content, show=show, show_in=show_in))
        html = self._render(page, say.interface)
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
        self._speaker = site.speaker(language, "")
        self._last: tuple[tuple[int, bool], Text] = ((-1, False), Text(Markup(""), ""))
        self.translations = self._speaker.translations

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
            say = self._site.speaker(self._language, *asked.place) if asked.place else self._speaker
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
            say = self._site.speaker(self._language, *asked.place)
            self._slots.outward[key] = str(escape(say.outward(*asked.given)))
        return self._slots.outward[key]
