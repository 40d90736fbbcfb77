"""Translations against the term list: another word than the list's, one to avoid, or that of an opposed term.

What it finds is advice: a pronoun or a turn of phrase can be right where the term is not said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from fristad.languages.known_languages import SOURCE
from fristad.problems import Problem, Source
from fristad.syntax import inline
from fristad.translation.glossary import Glossary, GlossaryTerm, Translated
from fristad.translation.messages import Message
from fristad.translation.translations import Translations


def advice(glossary: Glossary, messages: Sequence[Message], words: Mapping[str, Translations]) -> Iterator[Problem]:
    """Translations that say a term in another way than the list. Words for search are never shown, and left out."""
    for message in messages:
        if message.context.endswith("#search_words"):
            continue
        terms = list(glossary.of(message.text))
        for term in terms:
            for id, known in term.translations.items():
                found = words.get(id)
                said = found.words.get(message.key) if found and id != SOURCE.id else None
                if found and said:
                    others = [other for other in glossary.opposites[term.term] if other not in terms]
                    bare = inline.PLACEHOLDER.sub(" ", said)
                    kept = found.language.swedish or _kept(term, message.text, bare)
                    yield from _told(term, known, others, bare, found.places[message.key], id, kept=kept)


def _kept(term: GlossaryTerm, swedish: str, said: str) -> bool:
    """Whether the translation keeps the term as a part of Swedish words: quoted, or with the word that it stands by.

    They are a name, words to say to somebody, or what a document says to the letter.
    """
    if not term.stands_in(said):
        return False
    form = term.pattern.pattern
    beside = re.finditer(rf"\w+ {form}|{form} \w+", swedish, re.IGNORECASE)
    if any(words.group().casefold() in said.casefold() for words in beside):
        return True
    return bool(re.search(f"[{_QUOTES}]{form}[{_QUOTES}]", said, re.IGNORECASE))


_QUOTES = "«»\"”“„'’"


def _told(
    term: GlossaryTerm,
    known: Translated,
    others: Sequence[GlossaryTerm],
    said: str,
    place: Source,
    id: str,
    *,
    kept: bool,
) -> Iterator[Problem]:
    """What is wrong with one term in one translation. `kept`: its Swedish word may stand there."""
    avoided = known.avoided_in(said)
    instead = f"Write '{known.use[0]}'."
    if avoided:
        what = f"'{term.term}' should not be called '{avoided}'"
        yield Problem(place, "term-avoided", what, instead, "warning")
    elif known.said_in(said) or (kept and term.stands_in(said)):
        return
    elif opposed := _opposed_in(said, others, id):
        other, word = opposed
        what = f"'{term.term}' is said by '{word}', which is '{other.term}'"
        yield Problem(place, "term-opposed", what, instead, "warning")
    else:
        what = f"The translation does not say '{term.term}' as the term list does"
        instead = f"The list has '{known.use[0]}'. Change one of them if needed."
        yield Problem(place, "term-other", what, instead, "warning")


def _opposed_in(said: str, others: Sequence[GlossaryTerm], id: str) -> tuple[GlossaryTerm, str] | None:
    """An opposed term that the Swedish does not have and the translation does, and the word for it."""
    folded = said.casefold()
    for other in others:
        theirs = other.translations.get(id)
        for word in (*theirs.use, *theirs.accept) if theirs else ():
            if word.casefold() in folded:
                return other, word
    return None
