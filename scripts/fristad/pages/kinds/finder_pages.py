"""Finding a service: the page with the questions, and a page for each answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from markupsafe import Markup

from fristad.content.records.guides import OWN_ENTRANCES, Page
from fristad.content.records.places import Place
from fristad.content.records.programmes import Body
from fristad.content.records.services import Service
from fristad.languages.text import Text, swedish
from fristad.pages import choices, interface_words
from fristad.pages.cards import card, full_card, name_view, passages
from fristad.pages.choices import Choice, Languages
from fristad.pages.contract import ChoicePage, FinderPage, NamesPage
from fristad.pages.frame_contract import About
from fristad.pages.links import link_to
from fristad.pages.parts import Card, ChoiceView, FacetView, Link
from fristad.pages.speaker import Speaker

_MANY, _IN_SIGHT = 15, 4
"""More languages than so many are folded, and so many of them stay in sight."""


def finder(record: Page, say: Speaker, danger: tuple[str, ...], languages: Languages) -> FinderPage:
    """What only the page with the questions holds. The reader's own language is the first to choose."""
    collection = say.collection
    found = sorted(choices.choices(collection, languages), key=lambda choice: not _is_own(choice, say))
    own = next((choice for choice in found if _is_own(choice, say)), None)
    first = (collection.get(Service, id) for id in danger)
    # A script brings the cards here; what it says of their hours is said in words of this page.
    say.tally.schedules += any(service.shown_hours and service.shown_hours.live for service in collection.services)
    return FinderPage(
        body=passages(record, say),
        facets=tuple(_facets(found, choices.MAIN, say)),
        more=tuple(_facets(found, [id for id in interface_words.QUESTIONS if id not in choices.MAIN], say)),
        first=tuple(replace(full_card(service, say), fits="") for service in first if service),
        all=sum(not service.is_for_those_who_hurt for service in choices.listed(collection)),
        rest=say.to(own.address) if own else "",
        hurting=tuple(link_to(say, guide) for guide in collection.guides if guide.situation in OWN_ENTRANCES),
        all_names=next((link_to(say, page) for page in collection.of_kind(Page) if page.lists == "name"), None),
    )


def _facets(found: list[Choice], ids: Iterable[str], say: Speaker) -> Iterator[FacetView]:
    for id in ids:
        asked = [choice for choice in found if choice.facet == id]
        many = id == "language" and len(asked) > _MANY
        if many:
            # An interpreter is there for whoever finds no language.
            asked.sort(key=lambda choice: (not _is_own(choice, say), choice.value != choices.INTERPRETER))
        answers = tuple(_choice_view(choice, say) for choice in asked)
        if answers:
            shown = _IN_SIGHT if many else len(answers)
            yield FacetView(id, say.phrase(interface_words.QUESTIONS[id]), answers[:shown], answers[shown:])


def names_page(record: Page, say: Speaker) -> NamesPage:
    """Every service that residents find, by name."""
    found = {service.ref: service for service in say.collection.services if service.is_found}
    order = say.in_order(tuple(found))
    return NamesPage(passages(record, say), tuple(name_view(found[ref], say) for ref in order))


def _choice_view(choice: Choice, say: Speaker) -> ChoiceView:
    return ChoiceView(_words(choice, say), say.to(choice.address), " ".join(choice.also), _is_own(choice, say))


def _is_own(choice: Choice, say: Speaker) -> bool:
    """Whether it is the language of the page."""
    return choice.facet == "language" and say.is_spoken(choice.value)


def _always(danger: tuple[str, ...], say: Speaker) -> tuple[Card, ...]:
    """The services that the site begins with, which are there whatever is asked for."""
    first = (say.collection.get(Service, id) for id in danger)
    return tuple(card(service, say) for service in first if service)


def _words(choice: Choice, say: Speaker) -> Text:
    """The answer in words."""
    value = choice.value
    if choice.facet == "area":
        return say.heading(say.collection.need(Place, value))
    if choice.facet == "language":
        known = value != choices.INTERPRETER
        return say.language_name(value) if known else say.phrase(interface_words.WITH_INTERPRETER)
    if choice.facet == "hours":
        return say.phrase(interface_words.ALWAYS)
    words = {
        "about": interface_words.CONCERNS,
        "age": interface_words.AUDIENCES,
        "way": interface_words.WAYS,
        "who": interface_words.AUDIENCES,
    }[choice.facet]
    return say.phrase(words[value])


def about_choice(choice: Choice, number: int, say: Speaker) -> About:
    """What the page with a part of the services that fit an answer tells of itself."""
    collection = say.collection
    _, services = choice.parts[number]
    index = collection.records[choices.FINDER]
    owner = collection.get(Body, collection.owner_of(index) or "")
    oldest = min(services, key=lambda service: service.checked) if services else index
    heading, answer = say.heading(index), _words(choice, say)
    part = f" ({number + 1})" if number else ""
    return About(
        ref=say.owner,
        noun=say.phrase(interface_words.NOUNS[Service.kind]),
        title=Text(
            Markup("{}: {}{}").format(heading, answer, part),
            f"{heading}: {answer}{part}",
            say.language,
            say.language,
        ),
        title_is_name=False,
        checked=say.day("checked", oldest.checked),
        owner=swedish(owner.name, say.language) if owner else None,
        owner_href=say.link(owner) if owner else "",
    )


def choice_page(choice: Choice, number: int, say: Speaker, danger: tuple[str, ...], languages: Languages) -> ChoicePage:
    """All that only this page holds; it is never empty."""
    collection = say.collection
    _, services = choice.parts[number]
    places = choice.also if choice.facet == "area" else ()
    every = choices.choices(collection, languages)
    around = {one.value: one for one in every if one.facet == "area"} if places else {}
    asked = dict.fromkeys(one.facet for one in every if one.facet != choice.facet)
    return ChoicePage(
        question=say.phrase(interface_words.QUESTIONS[choice.facet]),
        choices=tuple(
            Link(_words(one, say), say.to(one.address), one == choice) for one in every if one.facet == choice.facet
        ),
        questions=tuple(
            Link(
                say.phrase(interface_words.QUESTIONS[facet]),
                say.link(collection.records[choices.FINDER]) + f"#f-{facet}",
            )
            for facet in sorted(asked, key=lambda facet: facet not in choices.MAIN)
        ),
        of_language=choice.facet == "language",
        cards=tuple(full_card(service, say) for service in services),
        instead=() if services else _always(danger, say),
        previous=_part(choice, number - 1, say),
        next=_part(choice, number + 1, say),
        wider=tuple(
            Link(say.heading(collection.need(Place, place)), say.to(around[place].address))
            for place in places
            if place in around
        ),
    )


def _part(choice: Choice, number: int, say: Speaker) -> str:
    return say.to(choice.parts[number][0]) if 0 <= number < len(choice.parts) else ""
