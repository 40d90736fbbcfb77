"""The term list: what a Swedish term is called in each language, by whom, and which words to keep away from.

Whether translations keep to it is for `terms.advice` to say; translators get the terms of each message along with it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import ceil
from typing import Annotated, Literal

from pydantic import Field

from fristad.languages import folding
from fristad.languages.known_languages import LANGUAGES, Language
from fristad.problems import Problem, did_you_mean
from fristad.syntax import inline
from fristad.translation import lists
from fristad.translation.lists import Part, Place, Word
from fristad.translation.messages import Message

PATH = "translations/glossary.yml"
Standing = Literal["quoted", "unquoted", "unsourced"]
"""What a word rests on: what an authority writes, a page that somebody says has it, or nothing but our own choice."""


class Translated(Part):
    """A term in one language."""

    use: tuple[Word, ...] = Field(min_length=1)
    """Equally right words, the best first."""
    accept: tuple[Word, ...] = ()
    """Stems and other forms that count as saying it."""
    avoid: tuple[Word, ...] = ()
    """What softens it, insults, or says something else."""
    source: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None
    """The page of an authority that uses the first word; None for a word that is only ours."""
    quote: Word | None = None
    """The words as they stand on that page."""
    seen_on: date | None = None
    """The day when somebody saw them there."""

    @property
    def standing(self) -> Standing:
        if not self.source:
            return "unsourced"
        return "quoted" if self.quote else "unquoted"

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
    opposite: tuple[Word, ...] = ()
    """Terms that must not be said by the same word, such as to guard and to protect; told once, of either of them."""
    translations: dict[str, Translated]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        forms = "|".join(re.escape(form) for form in sorted(self.forms, key=len, reverse=True))
        return re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])", re.IGNORECASE)

    def stands_in(self, swedish: str) -> bool:
        return bool(self.pattern.search(swedish))


class _File(Part):
    terms: tuple[GlossaryTerm, ...]


@dataclass(frozen=True)
class Unsettled:
    """A term whose word in a language no authority is quoted for: somebody has to settle it."""

    term: GlossaryTerm
    words: Translated


@dataclass(frozen=True)
class Glossary:
    """All terms."""

    terms: tuple[GlossaryTerm, ...] = ()

    def of(self, swedish: str) -> Iterator[GlossaryTerm]:
        """The terms in a Swedish text."""
        bare = inline.PLACEHOLDER.sub(" ", swedish)
        return (term for term in self.terms if term.stands_in(bare))

    @cached_property
    def _any_form(self) -> re.Pattern[str]:
        return re.compile("|".join(re.escape(form) for term in self.terms for form in term.forms) or "(?!)", re.I)

    @cached_property
    def _names(self) -> dict[str, tuple[str, ...]]:
        return {}

    def names_in(self, bare: str) -> tuple[str, ...]:
        """The terms in a Swedish text without placeholders; it is kept, since every language asks for the same."""
        found = self._names.get(bare)
        if found is None:
            terms = self.terms if self._any_form.search(bare) else ()
            found = self._names[bare] = tuple(term.term for term in terms if term.stands_in(bare))
        return found

    @cached_property
    def opposites(self) -> dict[str, tuple[GlossaryTerm, ...]]:
        """Term → those that must not share a word with it, whichever of them says so."""
        found: dict[str, dict[str, GlossaryTerm]] = {term.term: {} for term in self.terms}
        by_name = {term.term: term for term in self.terms}
        for term in self.terms:
            for name in term.opposite:
                if name in by_name:
                    found[term.term][name] = by_name[name]
                    found[name][term.term] = term
        return {name: tuple(others.values()) for name, others in found.items()}

    def standings(self, language: Language) -> Counter[Standing]:
        """How many terms of a language rest on what."""
        return Counter(
            term.translations[language.id].standing for term in self.terms if language.id in term.translations
        )

    def unsettled(self, language: Language) -> list[Unsettled]:
        """What a language's authorities have not been seen to say."""
        known = ((term, term.translations.get(language.id)) for term in self.terms)
        return [Unsettled(term, words) for term, words in known if words and words.standing != "quoted"]

    def notes(self, language: Language) -> Callable[[Message], Sequence[str]]:
        """What a translator should know of a message: its terms, what they mean and what they are called."""

        def of_message(message: Message) -> list[str]:
            return [self.note(term, language) for term in self.of(message.text)]

        return of_message

    def note(self, term: GlossaryTerm, language: Language) -> str:
        """A term in a sentence: what it is called, what to avoid, and what it means."""
        known = term.translations.get(language.id)
        said = ""
        if known:
            said = f" = {' / '.join(known.use)}" + ("" if known.standing == "quoted" else " (not approved)")
            said += f"; avoid: {', '.join(known.avoid)}" if known.avoid else ""
        others = ", ".join(other.term for other in self.opposites[term.term])
        apart = f" Not the same word as for: {others}." if others else ""
        return f"Term: {term.term}{said}. {term.definition}{apart}"


NO_TERMS = Glossary()


def read(text: str) -> tuple[Glossary, list[Problem]]:
    """The terms of a file, or what is wrong with it. "" is a site without a term list."""
    if not text:
        return Glossary(), []
    found, place, problems = lists.read(PATH, text, _File, "glossary-shape")
    if found is None:
        return Glossary(), problems
    known = Glossary(found.terms)
    for index, term in enumerate(known.terms):
        here = _under(place, "terms", index)
        for id in sorted(set(term.translations) - set(LANGUAGES)):
            what = f"'{id}' is not a known language"
            problems.append(Problem(here("translations", id), "glossary-language", what, did_you_mean(id, LANGUAGES)))
        problems += [*_wrong_opposites(known, term, here), *_without_avoid(term, here)]
        for id, words in term.translations.items():
            if id in LANGUAGES:
                of_language = _under(here, "translations", id)
                problems += [
                    *_unheard(words, LANGUAGES[id], of_language),
                    *_only_swedish(term, words, LANGUAGES[id], of_language),
                ]
    return known, problems


def _under(place: Place, *keys: str | int) -> Place:
    """Places counted from a part of the list."""
    return lambda *more: place(*keys, *more)


# ----- what the list may not say -------------------------------------------------------------------------------------


def _unheard(words: Translated, language: Language, place: Place) -> Iterator[Problem]:
    """A quotation that does not have the word that it is there for, or that nobody could find again.

    So no page is named for a word that it does not use. Endings, and what languages write before a word, are left out.
    """
    if words.quote is None and words.seen_on is None:
        return
    if not (words.quote and words.source and words.seen_on):
        missing = next(name for name in ("source", "quote", "seen_on") if not getattr(words, name))
        what = f"What an authority was seen to write is told without `{missing}:`"
        instead = "Write all three: the page as `source:`, its words as `quote:`, and the day as `seen_on:`."
        yield Problem(place(), "glossary-quote", what, instead)
    elif not says(words.quote, words.use[0], language):
        what = f"The words that are quoted, '{words.quote}', do not have '{words.use[0]}'"
        instead = "Quote what stands on the page; if it says something else, take the page out."
        yield Problem(place("quote"), "glossary-quote", what, instead)


def says(quote: str, words: str, language: Language) -> bool:
    """Whether a quotation has words, endings and small words before them apart."""
    folds = folding.of(language)
    heard = [folds.word(word) for word in _WORD.findall(quote)]
    return all(any(_same(folds.word(word), other) for other in heard) for word in _WORD.findall(words))


_WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’\u0300-\u036f\u064b-\u065f])*")
_LONGEST_ENDING, _SHORTEST_STEM, _STEM_SHARE, _LONG_STEM = 4, 3, 0.6, 5


def _same(word: str, other: str) -> bool:
    """Whether one word is the other with another ending, or the beginning or a long part of a compound."""
    stem = word[: max(_SHORTEST_STEM, len(word) - _LONGEST_ENDING, ceil(len(word) * _STEM_SHARE))]
    return other.startswith(stem) or (len(stem) >= _LONG_STEM and stem in other)


def _only_swedish(term: GlossaryTerm, words: Translated, language: Language, place: Place) -> Iterator[Problem]:
    """A Swedish word that would count as its own translation; it stands in brackets after one, which needs no leave."""
    if language.swedish:
        return
    said = {word.casefold() for word in words.use}
    for index, word in enumerate(words.accept):
        if word.casefold() in {form.casefold() for form in term.forms} - said:
            what = f"'{word}' is the Swedish term itself, so a text that leaves it in Swedish would count as translated"
            yield Problem(place("accept", index), "glossary-swedish", what, "Take it out of `accept:`.")


_FEW = 3
"""So many languages with words to avoid, and at least as many as have none: then the others are asked for theirs."""


def _without_avoid(term: GlossaryTerm, place: Place) -> Iterator[Problem]:
    """A language without words to avoid where most have some: what softens or insults does so in more than one.

    What only a few of many languages have to avoid is theirs, such as a word that is a false friend.
    """
    having = [id for id, words in term.translations.items() if words.avoid]
    if len(having) < max(_FEW, len(term.translations) / 2):
        return
    for id, words in term.translations.items():
        if not words.avoid and id in LANGUAGES:
            what = f"'{term.term}' has words to avoid in {', '.join(having)} and none in {id}"
            instead = "Write those that soften it or insult in that language too, as `avoid:`."
            yield Problem(place("translations", id), "glossary-avoid", what, instead, "warning")


def _wrong_opposites(known: Glossary, term: GlossaryTerm, place: Place) -> Iterator[Problem]:
    """An opposite that is no other term, or that the list itself gives the same word."""
    names = {other.term for other in known.terms} - {term.term}
    for index, name in enumerate(term.opposite):
        if name not in names:
            what = f"'{name}' is no other term of this list"
            yield Problem(place("opposite", index), "glossary-opposite", what, did_you_mean(name, names))
    for other in known.opposites[term.term]:
        for id, words in term.translations.items():
            theirs = other.translations.get(id)
            shared = _shared(words, theirs) if theirs else None
            # Once for the two of them.
            if shared and term.term < other.term:
                what = f"'{shared}' stands for '{term.term}' and for '{other.term}', which are not the same thing"
                instead = "Choose another word for one of them."
                yield Problem(place("translations", id), "glossary-opposite", what, instead)


def _shared(one: Translated, other: Translated) -> str | None:
    """A word that counts as saying both."""
    theirs = [word.casefold() for word in (*other.use, *other.accept)]
    ours = [word.casefold() for word in (*one.use, *one.accept)]
    return next((word for word in ours if any(word in they or they in word for they in theirs)), None)
