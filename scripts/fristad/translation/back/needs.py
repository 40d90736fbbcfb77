"""Which messages are translated back, and into which languages' words that is worth while."""

from __future__ import annotations

from fristad.content.records.base import Tier
from fristad.languages.known_languages import PSEUDO, SOURCE, Language
from fristad.translation.messages import Message
from fristad.translation.readability import EASY

_COMFORT = "not-your-fault"
_LAW = "law"
_TITLES = ("title", "called")
"""What heads a page: in other languages than Swedish, a service's is what it is."""
_NEVER_READ = "search_words"
_FOR_RESIDENTS: tuple[Tier, ...] = ("emergency", "residents", "services")


def needs_back(message: Message) -> bool:
    """Whether a message is translated back: where a wrong word hurts most.

    What somebody in danger reads, each "Det är inte ditt fel", the laws, and the titles of what residents read. Words
    for search are nobody's sentences, and each language has its own.
    """
    record, _, part = message.context.partition("#")
    if part == _NEVER_READ:
        return False
    title = part in _TITLES and message.tier in _FOR_RESIDENTS
    return message.urgent or part == _COMFORT or record.partition("/")[0] == _LAW or title


def is_translated_back(language: Language) -> bool:
    """Whether its words can be put into Swedish: easy Swedish is Swedish already."""
    return language.id not in (SOURCE.id, PSEUDO.id, EASY)
