"""Duties that nobody has: "ska anmälas", by whom?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fristad.content.rules.wording.sentences import Told, Word, between, sentences

_DUTY = {"ska", "skall", "måste", "bör", "borde", "behöver", "behöva", "behövde"}
_FORBIDDEN = ("får", "inte")
_FAR = 8
"""So many words after the duty its verb may stand."""
_NEW_CLAUSE = {"och", "eller", "men", "som", "att", "om", "när", "så", "för", "utan", "innan", "medan", "eftersom"}
_PASSIVE = re.compile(r"\w{2,}as|tas|\w*(?:ges|nås|slås|fås|bes)|\w+ses")
_NO_PASSIVE = {
    # Verbs that end so and are not passive.
    "finnas", "minnas", "hoppas", "skämmas", "andas", "trivas", "lyckas", "misslyckas", "kännas", "synas", "höras",
    "behövas", "umgås", "mötas", "träffas", "skiljas", "slåss", "kräkas", "svettas", "vistas", "åldras", "färdas",
    "envisas", "låtsas", "avundas", "enas", "samlas", "saknas", "fattas", "förvånas", "tyckas", "hämnas", "kramas",
    "pussas", "retas", "förändras", "ändras", "utvecklas", "hjälpas", "turas", "samsas", "rymmas", "blygas",
    "följas", "märkas",
    "vänjas", "utandas", "inandas",
    # What somebody has: "andras" is "others'".
    "andras", "deras", "allas", "bådas", "samtligas", "ungas", "vuxnas", "anhörigas", "utsattas", "gamlas", "sjukas",
    "dövas", "blindas", "kvinnas", "flickas", "mammas", "pappas", "människas", "sveriges", "norges",
    "alias",
}  # fmt: skip
_OWNERS = re.compile(r"\w{2,}(?:arnas|ornas|ernas)")
_BECOME = {"bli", "bliva", "blir"}
_DONE = re.compile(
    r"\w{2,}(?:ad|ade|at)|(?:be)?mött|bemötta|hörd|hörda|sedd|sedda|trodd|trodda|dömd|dömda|\w*tagen|\w*tagna"
    r"|utredd|skyddade|sörjd|vårdad|gift|bortgift|utsatt|utsatta|given|buden|erbjuden|kallad|undersökt|undersökta"
)
_NOT_DONE = {"glad", "annat", "privat", "separat", "mat", "fientlig", "kvitt", "inblandad", "förälskad", "vad", "blad"}
_BY = "av"
_NOT_BY = {"grund", "hjälp", "följd", "del", "slut", "form", "början", "stället", "en", "någon", "några", "ingen"}
"""Before "av", these make it mean something else than by whom."""
_NOT_WHO = {"att", "oro", "rädsla", "vad", "det"}
"""After "av", these are no one who does it."""


def passive_without_who(text: str, kind: str) -> Iterator[Told]:
    """A duty in the passive does not say whose it is, and languages that must say it make one up."""
    for sentence in sentences(text):
        words = sentence.words
        for index in range(len(words)):
            if not _is_duty(words, index):
                continue
            done = _what_is_done(words, index)
            if done is not None and not _says_by_whom(words[done + 1 :], words[done]):
                found = between(text, words[index], words[done])
                what = f"'{found}' does not say who does it"
                instead = "Write who: 'Skolan måste anmäla det', not 'Det måste anmälas'."
                yield Told(words[index].at, found, "passive-without-who", what, instead)


def _is_duty(words: Sequence[Word], index: int) -> bool:
    if words[index].text in _DUTY:
        return True
    return words[index].text == _FORBIDDEN[0] and any(
        word.text == _FORBIDDEN[1] for word in words[index + 1 : index + 4]
    )


def _what_is_done(words: Sequence[Word], duty: int) -> int | None:
    """Where the passive verb of a duty stands, in the same clause."""
    becomes, reported = False, any(word.text == "att" for word in words[:duty])
    for index in range(duty + 1, min(duty + 1 + _FAR, len(words))):
        word = words[index].text
        if words[index].is_mark or word in _NEW_CLAUSE or word in _DUTY:
            return None
        # "Someone says that you shall be hurt" tells what comes, and is no duty.
        if becomes and not reported and _DONE.fullmatch(word) and word not in _NOT_DONE:
            return index
        becomes = becomes or word in _BECOME
        if _PASSIVE.fullmatch(word) and word not in _NO_PASSIVE and not _OWNERS.fullmatch(word):
            return index
    return None


def _says_by_whom(after: Sequence[Word], verb: Word) -> bool:
    before = verb.text
    for index, word in enumerate(after):
        following = after[index + 1].text if index + 1 < len(after) else ""
        if word.text == _BY and before not in _NOT_BY and following not in _NOT_WHO:
            return True
        before = word.text
    return False
