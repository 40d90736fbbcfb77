"""Turns of phrase that a language's style calls wrong, whatever the Swedish says: `patterns` of style.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from fristad.languages.table import SOURCE
from fristad.problems import Problem, printable
from fristad.translation.messages import Message
from fristad.translation.style import Style, StylePattern
from fristad.translation.translations import Translations


def told(
    styles: Mapping[str, Style], messages: Sequence[Message], words: Mapping[str, Translations]
) -> Iterator[Problem]:
    """Translations with such a turn of phrase, each once for each pattern, with what to write.

    Placeholders are there as in the catalogue, for what may not stand before one. Words for search are left out.
    """
    for id, style in styles.items():
        found = words.get(id) if id != SOURCE.id else None
        patterns = [(re.compile(one.pattern, re.IGNORECASE), one) for one in style.patterns]
        for message in messages if found and patterns else ():
            said = found.words.get(message.key) if found else None
            if found and said and not message.context.endswith("#search_words"):
                for compiled, pattern in patterns:
                    if match := compiled.search(said):
                        yield _problem(match.group(), pattern, found, message)


def _problem(words: str, pattern: StylePattern, found: Translations, message: Message) -> Problem:
    what = f"'{printable(words.strip())}': {pattern.reason}"
    instead = f"Write {pattern.write.removesuffix('.')}."
    return Problem(found.places[message.key], "style-pattern", what, instead, "warning")
