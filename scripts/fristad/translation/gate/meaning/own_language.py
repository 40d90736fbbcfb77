"""Whether the words are those of the language: letters alone do not tell Persian from Arabic."""

from __future__ import annotations

import re

from fristad.languages import common_words
from fristad.problems import printable
from fristad.translation.gate.meaning.heard import Heard
from fristad.translation.gate.meaning.lexicon import words_of
from fristad.translation.gate.meaning.sentences import sentences
from fristad.translation.gate.meaning.swedish import Swedish
from fristad.translation.gate.sides import Refusal

_QUOTED = re.compile(r"\([^()]*\)|[”“\"][^”“\"]*[”“\"]|«[^»]*»|\*[^*]*\*")
"""What may be in another language: names in brackets, and what a source says."""
_NAME = re.compile(r"(?<=[^\W\d_] )[A-ZÅÄÖ][\w-]*|[A-ZÅÄÖ][\w-]*-[A-ZÅÄÖ][\w-]*(?:-[\w-]*)*")
"""A word with a capital letter within a sentence, and a name of several parts."""
_ENOUGH = 2
"""So many words of another language, and more than of the own one, make a sentence another language's."""
_MOST_STRANGE = 0.3
"""The share of a sentence's words that may have letters which the language has not, as names do."""


def language_wrong(source: Swedish, words: Heard) -> Refusal | None:
    """A sentence in another language with the same letters passes for the right one with whoever cannot read it."""
    if not words.ear.spaced or not (_suspect(words) or _left(source, words)):
        return None
    for sentence in sentences(_QUOTED.sub(" ", words.text)):
        said = [word for word in words_of(_NAME.sub(" ", sentence)) if len(word) > 1 or not word.isascii()]
        if found := _other(source, words, said):
            what = printable(f"Words of another language stand here ({', '.join(found[:4])})", 200)
            return Refusal("language-wrong", what, f"Write the sentence in {words.ear.language.name}.")
    return None


def _suspect(words: Heard) -> bool:
    """Whether something in a translation asks for a closer look."""
    return words.kinds["foreign"] >= _ENOUGH or words.kinds["strange"] >= _ENOUGH


def _left(source: Swedish, words: Heard) -> bool:
    """Whether Swedish words were left as they are."""
    runs = words.text.split()
    return len(runs) > _ENOUGH and not words.ear.is_swedish and source.runs.issuperset(runs)


def _other(source: Swedish, words: Heard, said: list[str]) -> list[str]:
    """The words of a sentence that are another language's, if they make it one."""
    ear, new = words.ear, dict.fromkeys(word for word in said if word not in source.words)
    own = ear.own.intersection(said)
    for tag, others in ear.others.items():
        theirs = [word for word in new if word in others]
        if len(theirs) >= _ENOUGH and len(theirs) > len(own - common_words.common(tag)):
            return theirs
    strange = [word for word in new if "strange" in ear.lexicon.kinds(word)]
    if len(strange) >= _ENOUGH and len(strange) > _MOST_STRANGE * len(set(said)):
        return strange
    left = [word for word in dict.fromkeys(said) if word in source.words and word not in ear.own and word.isalpha()]
    if not ear.is_swedish and len(left) > _ENOUGH and len(left) * 2 > len(set(said)):
        return left
    return []
