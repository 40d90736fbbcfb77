"""Pages of all languages from one draft each: the templates run once for a page, and every language puts in its words.

The result is what `shaping` and the templates give for each language by itself; a test holds every page of the real
site to that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields, replace
from itertools import product

from markupsafe import Markup

from fristad import drafts, shaping
from fristad.catalogues import Key, Translations
from fristad.drafts import DRAFT, Drafter, Slots, split
from fristad.facts import Speaker, Standing, Tally, standing
from fristad.lists import SEARCH
from fristad.locales import LANGUAGES, Language, Text
from fristad.pages import PageData, ServicePage
from fristad.services import Service
from fristad.shaping import Planned, Site

Interface = Callable[..., Text]
Render = Callable[[PageData, Interface], str]
"""A page and the words of the interface → its HTML."""
_NOT_DRAFTED = (SEARCH,)
"""Pages whose order is that of the language's alphabet."""


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
class Draft:
    """A page without the words of any language."""

    page: PageData
    tally: Tally
    assumed: frozenset[Key]


@dataclass(frozen=True)
class Shape:
    """What else of a page differs between languages than its words."""

    standing: Standing
    swedish: str
    """Of a service's page, the id of ordinary or easy Swedish: nobody needs the Swedish beside it."""


class Sheets:
    """The drafts of a site, and the pages that come of them."""

    def __init__(self, site: Site, render: Render) -> None:
        self.site = site
        self.plan = {planned.address: planned for planned in shaping.plan(site.collection)}
        self._render = render
        self._slots = Slots()
        self._drafts: dict[str, Draft] = {}
        self._sheets: dict[tuple[str, Shape], list[str]] = {}
        self._words: dict[str, _Words] = {}
        self._chosen: dict[tuple[str, str], list[str] | None] = {}

    def page(self, language: Language, address: str) -> str | PageData:
        """A page's HTML; or the page itself, where it has to be rendered for its language alone."""
        planned = self.plan[address]
        key = (language.id, address)
        sheet = self._chosen[key] if key in self._chosen else self._sheet_of(language, planned)
        return self._words_of(language).put_in(sheet) if sheet else planned.make(self.site, language)

    def prepare(self, languages: Iterable[Language]) -> None:
        """Draft all that these languages need, so that several processes can share it."""
        for language, planned in product(languages, self.plan.values()):
            if planned.is_in(language):
                self._chosen[language.id, planned.address] = self._sheet_of(language, planned)

    def _sheet_of(self, language: Language, planned: Planned) -> list[str] | None:
        """The sheet that a language writes its page on, if there is one."""
        if planned.ref in _NOT_DRAFTED:
            return None
        draft = self._drafts.get(planned.address) or self._draft(planned)
        translations = self._words_of(language).translations
        if not translations.has_all(draft.assumed):
            return None
        swedish = language.id if language.swedish and isinstance(draft.page, ServicePage) else ""
        return self._sheet(planned, draft, Shape(standing(language, translations, draft.tally), swedish))

    def _draft(self, planned: Planned) -> Draft:
        site = _DraftSite(**{one.name: getattr(self.site, one.name) for one in fields(self.site)}, slots=self._slots)
        page = planned.make(site, DRAFT)
        say = site.drafters[0]
        draft = self._drafts[planned.address] = Draft(page, say.tally, frozenset(say.assumed))
        return draft

    def _sheet(self, planned: Planned, draft: Draft, shape: Shape) -> list[str]:
        key = (planned.address, shape)
        if key not in self._sheets:
            frame = draft.page.frame
            say = Drafter(self.site.collection, DRAFT, Translations(DRAFT), frame.address, slots=self._slots)
            notices = shaping.notices(shape.standing, say)
            page = replace(draft.page, frame=replace(frame, notices=notices, indexed=shape.standing.indexed))
            if shape.swedish:
                language = LANGUAGES[shape.swedish]
                service = self.site.collection.need(Service, page.ref.partition("/")[2])
                own = self.site.speaker(language, frame.address, page.ref)
                page = replace(page, **shaping.ways_to_show(self.site, own, service))
            self._sheets[key] = split(self._render(page, say.interface))
        return self._sheets[key]

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
        self._last: tuple[int, Text] = (-1, Text(Markup(""), ""))
        self.translations = self._speaker.translations

    def put_in(self, sheet: list[str]) -> str:
        """A sheet with the words of the language."""
        parts = sheet.copy()
        parts[1::2] = map(self.__getitem__, parts[1::2])
        return "".join(parts)

    def __missing__(self, name: str) -> str:
        number = int(name[:-1])
        asked = self._slots.asked[number]
        # The attributes of an element and the words in it are asked for one after the other.
        if self._last[0] != number:
            say = self._site.speaker(self._language, *asked.place) if asked.place else self._speaker
            self._last = (number, drafts.answer(asked, say, self.__getitem__))
        words = drafts.part_of(self._last[1], name[-1])
        if asked.place is None:
            self[name] = words
        return words
