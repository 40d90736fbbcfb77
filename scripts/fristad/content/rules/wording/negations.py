"""Sentences with more than one negation: one of them is easily lost, by readers and by machines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from fristad.content.rules.wording.sentences import Told, Word, between, sentences

_NOT = {"inte", "icke", "ej", "aldrig", "ingen", "inget", "inga", "ingenting", "ingenstans", "ingendera", "varken"}
_REFUSE = {"neka", "nekar", "nekas", "nekat", "vägra", "vägrar", "vägrat", "förneka", "förnekar", "förnekas"}
"""Verbs that say no."""
_WITHOUT = ("utan", "att")
_NO_NEGATION = {"heller", "bara", "endast", "enbart", "minst"}
"""After "inte", these add to what was said before and turn nothing round: "inte heller", "inte bara"."""
_AND = {"och", "eller", "men", "samt", "utan", "respektive"}
_IF = {"om", "när", "medan", "eftersom", "innan", "tills", "fast", "fastän", "ifall"}
_EMBED = _IF | {
    "som", "att", "där", "dit",
    "vad", "vem", "vilken", "vilket", "vilka", "vart", "hur", "varför",
}  # fmt: skip
"""Words that begin a clause inside another."""
_UN = (
    "omöjlig", "ovanlig", "olaglig", "otillåt", "okänd", "oklar", "orimlig", "ogiltig", "olämplig", "osannolik",
    "ofarlig", "obetydlig", "onödig", "oviktig", "oskyldig", "osäker", "ovillig", "ointressant", "oväsentlig",
)  # fmt: skip


def more_than_one_negation(text: str, kind: str) -> Iterator[Told]:
    """A negation inside another's clause must be turned round in the head; side by side, each is read by itself."""
    for sentence in sentences(text):
        for clause in _clauses(sentence.words):
            found = [index for index in range(len(clause)) if _is_negation(clause, index)]
            if len(found) > 1:
                said = between(text, clause[found[0]], clause[found[-1]])
                what = f"'{_short(said)}' has more than one negation"
                instead = "Say one of them without 'not', or make two sentences: 'Skriv bara på det som du förstår'."
                yield Told(clause[found[0]].at, said, "more-than-one-negation", what, instead)


def _short(said: str) -> str:
    return said if len(said) <= _SHORT else f"{said[: _SHORT - 1].rstrip()}…"


_SHORT = 50


def _is_negation(words: Sequence[Word], index: int) -> bool:
    word = words[index].text
    following = words[index + 1].text if index + 1 < len(words) else ""
    if word in _NOT:
        return following not in _NO_NEGATION
    if word in _REFUSE or (word, following) == _WITHOUT:
        return True
    before = {one.text for one in words[max(0, index - 2) : index]}
    return word.startswith(_UN) and bool(before & _NOT)


def _clauses(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """The parts of a sentence that stand side by side, each with the clauses inside it."""
    for part in _split(words, [index for index in range(len(words)) if _begins_beside(words, index)]):
        marks = [index for index, word in enumerate(part) if word.is_mark]
        yield from (part,) if _is_nested(part) else _split(part, marks)


def _split(words: Sequence[Word], before: Iterable[int]) -> Iterator[Sequence[Word]]:
    begin = 0
    for index in (*before, len(words)):
        yield words[begin:index]
        begin = index


def _begins_beside(words: Sequence[Word], index: int) -> bool:
    """Whether a word begins a clause that stands beside the one before: "och", ";", ", så" where no "om" began it."""
    word, before = words[index].text, words[index - 1].text if index else ""
    if word == "så":
        return before == "," and words[0].text not in _IF
    return word == ";" or (word in _AND and not _is_without(words, index))


def _is_without(words: Sequence[Word], index: int) -> bool:
    return tuple(word.text for word in words[index : index + 2]) == _WITHOUT


def _is_nested(words: Sequence[Word]) -> bool:
    """Whether a negation stands in a clause inside another: after a word that begins one, with no mark between."""
    inside = False
    for index, word in enumerate(words):
        if inside and _is_negation(words, index):
            return True
        inside = not word.is_mark and (inside or word.text in _EMBED)
    return False
