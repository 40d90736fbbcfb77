"""Who stands behind the words of a page: how many are translated, by whom, and how many are older."""

from __future__ import annotations

from dataclasses import dataclass, field

from fristad.languages.known_languages import SOURCE, Language
from fristad.pages.frame_contract import NoticeKind
from fristad.translation.po.catalogues import Key
from fristad.translation.reviews import State
from fristad.translation.translations import Translations

_IN_SHORT = {"title", "summary", "called", "phones.label", "hours.note"}
"""The fields that other pages show of a record."""


@dataclass
class Tally:
    """Which words a page has asked for, by context and Swedish words."""

    said: set[Key] = field(default_factory=set)
    """All of them: labels, names of other pages, and its own."""
    own: set[Key] = field(default_factory=set)
    """Those that make up the page: where one of them stands in Swedish, the page says so."""
    schedules: int = 0
    """Hours that a script can tell of."""

    def states(self, translations: Translations) -> frozenset[State]:
        """What is known of the words that are in the page's language, and of the labels that every page has."""
        if translations.one_state:
            return translations.label_states
        found = {translations.state(*key) for key in self.said if key in translations.words}
        return translations.label_states | found

    def lacks(self, translations: Translations) -> bool:
        """Whether some of the page's own words stand in Swedish, or labels that are kept back."""
        return translations.withholds_labels or not self.own <= translations.words.keys()

    def lacks_text(self, translations: Translations) -> bool:
        """Whether the page has a text of which nothing is in the language, but what lists and cards show of it."""
        text = {key for key in self.own if key[0].rpartition("#")[2] not in _IN_SHORT}
        return bool(text) and text.isdisjoint(translations.words.keys())


@dataclass(frozen=True)
class Standing:
    """What the reader, and search engines, must be told of a page's words."""

    notices: tuple[NoticeKind, ...] = ()
    indexed: bool = True
    """Search engines get the Swedish pages, and in other languages what a human has reviewed, whole."""


def standing(language: Language, translations: Translations, tally: Tally) -> Standing:
    """Words that nobody has reviewed, older ones and missing ones are never shown without saying so."""
    if language.id == SOURCE.id:
        return Standing()
    states, lacks = tally.states(translations), tally.lacks(translations)
    # What is around a page does not make it a translated one, nor one in easy Swedish.
    if "machine" in states and tally.lacks_text(translations) and not translations.withholds_labels:
        return Standing(("untranslated",), indexed=False)
    found: list[NoticeKind] = []
    if "machine" in states:
        found.append("machine")
    elif "unreviewed" in states:
        found.append("unreviewed")
    if "stale" in states:
        found.append("stale")
    if lacks:
        found.append("partial")
    indexed = translations.policy.indexed or (states == {"reviewed"} and not lacks)
    return Standing(tuple(found), indexed)
