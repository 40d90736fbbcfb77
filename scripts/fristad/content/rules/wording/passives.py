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
    "finnas", "minnas", "hoppas", "skämmas", "andas", "trivas", "lyckas", "misslyckas", "kännas", "synas",
    "behövas", "umgås", "mötas", "träffas", "skiljas", "slåss", "kräkas", "svettas", "vistas", "åldras", "färdas",
    "envisas", "låtsas", "avundas", "enas", "samlas", "saknas", "förvånas", "tyckas", "hämnas", "kramas",
    "pussas", "retas", "förändras", "ändras", "utvecklas", "hjälpas", "turas", "samsas", "rymmas", "blygas",
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
_ABOUT_A_THING = re.compile(r"\w+(?:ing|else|ion|nad)(?:en|er|ar)?|kopia|lista|bild|typ|slag|antal|rest|sida")
"""Before "av", these make it mean something else than by whom: "hjälp av", "placering av"."""
_NOT_WHO = {"att", "oro", "rädsla", "vad", "det"}
"""After "av", these are no one who does it."""


def passive_without_who(text: str, kind: str) -> Iterator[Told]:
    """A duty in the passive does not say whose it is, and languages that must say it make one up."""
    for sentence in sentences(text):
        words, reported = sentence.words, False
        last_doer = max((index for index in range(len(words)) if _is_by_whom(words, index)), default=-1)
        for index, word in enumerate(words):
            reported = reported or word.text == "att"
            done = _what_is_done(words, index, reported) if _is_duty(words, index) else None
            if done is not None and done > last_doer:
                found = between(text, word, words[done])
                what = f"'{found}' does not say who does it"
                instead = "Write who: 'Skolan måste anmäla det', not 'Det måste anmälas'."
                yield Told(word.at, found, "passive-without-who", what, instead)


def _is_duty(words: Sequence[Word], index: int) -> bool:
    if words[index].text in _DUTY:
        return True
    return words[index].text == _FORBIDDEN[0] and any(
        word.text == _FORBIDDEN[1] for word in words[index + 1 : index + 4]
    )


def _what_is_done(words: Sequence[Word], duty: int, reported: bool) -> int | None:
    """Where the passive verb of a duty stands, in the same clause. `reported`: somebody says "that" it will be so."""
    becomes = False
    for index in range(duty + 1, min(duty + 1 + _FAR, len(words))):
        word = words[index].text
        if words[index].is_mark or word in _NEW_CLAUSE or word in _DUTY:
            return None
        # "Says that you shall be hurt" tells what comes, and is no duty.
        if becomes and not reported and _DONE.fullmatch(word) and word not in _NOT_DONE:
            return index
        becomes = becomes or word in _BECOME
        if _PASSIVE.fullmatch(word) and word not in _NO_PASSIVE and not _OWNERS.fullmatch(word):
            return index
    return None


def _is_by_whom(words: Sequence[Word], index: int) -> bool:
    """Whether a word is the "av" before who does it."""
    around = [word.text for word in words[max(index - 1, 0) : index + 2]]
    of_a_thing = around[0] in _NOT_BY or _ABOUT_A_THING.fullmatch(around[0])
    return words[index].text == _BY and not (of_a_thing or around[-1] in _NOT_WHO)
