"""What surrounds every page: title, languages, notices, the way there, the clock."""

from __future__ import annotations

from dataclasses import replace

from fristad.content import addresses
from fristad.content.records.base import Record
from fristad.content.records.guides import Page
from fristad.content.records.statements import Statement
from fristad.languages.known_languages import Language
from fristad.languages.text import Text
from fristad.pages import interface_words
from fristad.pages.cards import phone_views
from fristad.pages.frame_contract import Alternate, Clock, Frame, Notice
from fristad.pages.kinds.list_pages import NAVIGATION, SEARCH
from fristad.pages.links import link_to
from fristad.pages.parts import Link
from fristad.pages.speaker import Speaker
from fristad.pages.standing import Standing, Tally
from fristad.site import short_addresses
from fristad.site.site import Site
from fristad.syntax.hours import days as days_module


def frame_of(site: Site, say: Speaker, above: Record | None = None, having: tuple[Language, ...] = ()) -> Frame:
    """What surrounds a page. All languages have it, or only those `having` it: the others have the page `above`."""
    here, language = say.here, say.language
    having = having or site.languages
    there = {one.id: here if one in having or above is None else addresses.of(above) for one in site.languages}
    url = language.prefix + here
    quiet = replace(say, tally=Tally())
    short = short_addresses.of(site, say.owner)
    return Frame(
        language=language,
        address=here,
        url=url,
        canonical=site.url + url,
        alternates=alternates(site, here, having),
        languages=tuple(say.language_link(other, other.prefix + there[other.id]) for other in site.languages),
        navigation=tuple(
            link_to(quiet, say.collection.records[ref]) for ref in NAVIGATION if ref in quiet.collection.records
        ),
        search=link_to(quiet, say.collection.records[SEARCH]) if SEARCH in say.collection.records else None,
        trail=(*_trail(quiet), *([link_to(quiet, above)] if above else [])),
        home=say.to(""),
        root=say.outward(""),
        exit_url=site.exit_url,
        neutral_name=site.neutral_name,
        standing=_coverage(quiet),
        statement=next((link_to(quiet, one) for one in say.collection.of_kind(Statement)), None),
        emergency=phone_views(site.emergency, quiet)[0] if site.emergency else None,
        clock=_clock(say),
        # What must be told of the words is known when a language has put in its own: see `filling`.
        notices=(),
        # What staff show and hand on says again what other pages say.
        indexed=above is None,
        short_href=say.outward(short),
        short_url=site.url + short,
    )


def _coverage(say: Speaker) -> Link | None:
    return next((link_to(say, page) for page in say.collection.of_kind(Page) if page.lists == "coverage"), None)


def alternates(site: Site, here: str, having: tuple[Language, ...] = ()) -> tuple[Alternate, ...]:
    """The same page in every language that has it, and the front door of all languages as x-default."""
    found = [Alternate(one.tag, site.url + one.prefix + here) for one in having or site.languages]
    return (*found, Alternate("x-default", site.url + addresses.LANGUAGES))


def notices(standing: Standing, say: Speaker) -> tuple[Notice, ...]:
    """What the reader is told, in words."""
    return tuple(Notice(kind, say.phrase(interface_words.NOTICES[kind])) for kind in standing.notices)


def _clock(say: Speaker) -> Clock | None:
    """Words for hours right now, where the page has any."""
    if not say.tally.schedules:
        return None
    today = say.collection.today
    words = _clock_words(say)
    if any(text.foreign for text in words):
        # All in one language, that of the days in them.
        words = tuple(replace(text, page=say.language) for text in _clock_words(say.in_swedish()))
    open_now, closed_now, only_closed_now, days = words
    return Clock(
        open_now=open_now,
        closed_now=closed_now,
        only_closed_now=only_closed_now,
        days=days.plain,
        until=days_module.day_number(today) + days_module.DAYS_AHEAD - 1,
        holidays=" ".join(str(days_module.day_number(day)) for day in days_module.holidays_for_script(today)),
    )


def _clock_words(say: Speaker) -> tuple[Text, ...]:
    """Open now, closed now until then, closed now, and the days of the week."""
    return (
        say.phrase(interface_words.OPEN_NOW, time="{time}"),
        say.phrase(interface_words.CLOSED_NOW, day="{day}", time="{time}"),
        say.phrase(interface_words.ONLY_CLOSED_NOW),
        say.week(),
    )


def _trail(say: Speaker) -> tuple[Link, ...]:
    """The pages above this one: start, then the index pages of its folders."""
    if say.here == "":
        return ()
    found = [link_to(say, say.collection.records["page/index"])] if "page/index" in say.collection.records else []
    parts = say.here.rstrip("/").split("/")
    for depth in range(1, len(parts)):
        index = say.collection.get(Page, "/".join(parts[:depth]) + "/index")
        if index is not None and addresses.of(index) != say.here:
            found.append(link_to(say, index))
    return tuple(found)
