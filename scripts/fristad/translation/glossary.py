"""The term list: what a Swedish term is called in each language, and which words to keep away from.

What it finds is advice: a pronoun or a turn of phrase can be right where the term is not said. `fristad check` tells it
as a warning, and translators get the terms of each message along with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

from pydantic import Field

from fristad.languages.table import LANGUAGES, SOURCE, Language
from fristad.problems import Problem, Source, did_you_mean
from fristad.syntax import inline
from fristad.translation import lists
from fristad.translation.lists import Part, Word
from fristad.translation.messages import Message
from fristad.translation.translations import Translations

PATH = "translations/glossary.yml"


class Translated(Part):
    """A term in one language."""

    use: tuple[Word, ...] = Field(min_length=1)
    """Equally right words, the best first."""
    accept: tuple[Word, ...] = ()
    """Stems and other forms that count as saying it."""
    avoid: tuple[Word, ...] = ()
    source: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None
    """The page of an authority that uses the first word; None for a word that is only ours."""

    def said_in(self, words: str) -> bool:
        """Whether a translation says the term."""
        said = words.casefold()
        return any(word.casefold() in said for word in (*self.use, *self.accept))

    def avoided_in(self, words: str) -> str | None:
        """A word in a translation that should not be there."""
        said = words.casefold()
        return next((word for word in self.avoid if word.casefold() in said), None)


class GlossaryTerm(Part):
    """A Swedish term, what it means, and what it is called elsewhere."""

    term: Word
    forms: tuple[Word, ...] = Field(min_length=1)
    """As it stands in our texts: "kvinnojour", "kvinnojourer"."""
    definition: Word
    translations: dict[str, Translated]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        forms = "|".join(re.escape(form) for form in sorted(self.forms, key=len, reverse=True))
        return re.compile(rf"(?<!\w)(?:{forms})(?!\w)", re.IGNORECASE)

    def stands_in(self, swedish: str) -> bool:
        return bool(self.pattern.search(swedish))


class _File(Part):
    terms: tuple[GlossaryTerm, ...]


@dataclass(frozen=True)
class Glossary:
    """All terms."""

    terms: tuple[GlossaryTerm, ...] = ()

    def of(self, swedish: str) -> Iterator[GlossaryTerm]:
        """The terms in a Swedish text."""
        bare = inline.PLACEHOLDER.sub(" ", swedish)
        return (term for term in self.terms if term.stands_in(bare))

    def notes(self, language: Language) -> Callable[[Message], Sequence[str]]:
        """What a translator should know of a message: its terms, what they mean and what they are called."""

        def of_message(message: Message) -> list[str]:
            return [_note(term, term.translations.get(language.id)) for term in self.of(message.text)]

        return of_message


def _note(term: GlossaryTerm, known: Translated | None) -> str:
    said = ""
    if known:
        said = f" = {' / '.join(known.use)}" + ("" if known.source else " (not approved)")
        said += f"; avoid: {', '.join(known.avoid)}" if known.avoid else ""
    return f"Term: {term.term}{said}. {term.definition}"


def read(text: str) -> tuple[Glossary, list[Problem]]:
    """The terms of a file, or what is wrong with it. "" is a site without a term list."""
    if not text:
        return Glossary(), []
    found, place, problems = lists.read(PATH, text, _File, "glossary-shape")
    if found is None:
        return Glossary(), problems
    for index, term in enumerate(found.terms):
        for id in sorted(set(term.translations) - set(LANGUAGES)):
            what = f"'{id}' is not a known language"
            where = place("terms", index, "translations", id)
            problems.append(Problem(where, "glossary-language", what, did_you_mean(id, LANGUAGES)))
    return Glossary(found.terms), problems


def advice(glossary: Glossary, messages: Sequence[Message], words: Mapping[str, Translations]) -> Iterator[Problem]:
    """Translations that say a term in another way than the list. Words for search are never shown, and left out."""
    for message in messages:
        if message.context.endswith("#search_words"):
            continue
        for term in glossary.of(message.text):
            for id, known in term.translations.items():
                said = words[id].words.get(message.key) if id in words and id != SOURCE.id else None
                if said:
                    yield from _told(term, known, said, words[id].places[message.key])


def _told(term: GlossaryTerm, known: Translated, said: str, place: Source) -> Iterator[Problem]:
    avoided = known.avoided_in(said)
    if avoided:
        what = f"'{term.term}' should not be called '{avoided}'"
        yield Problem(place, "term-avoided", what, f"Write '{known.use[0]}'.", "warning")
    elif not known.said_in(said) and not term.stands_in(said):
        what = f"The translation does not say '{term.term}' as the term list does"
        yield Problem(
            place, "term-other", what, f"The list has '{known.use[0]}'. Change one of them if needed.", "warning"
        )
