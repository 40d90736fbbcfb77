"""Names of services where a common noun belongs: "Ring Unizon", what is that?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fristad.content.collection import Collection
from fristad.content.records.base import Record
from fristad.content.records.services import Service
from fristad.content.rules.wording.sentences import Told
from fristad.syntax import inline

_KIND = re.compile(
    r"linje|jour|mottagning|cent(?:er|rum|ret|rat)|tjänst|myndighet|verket|förening|telefon|förbund|organisation"
    r"|boende|polis|kommun|förvaltning|nummer|chatt|webbplats|webbsida|rådgivning|inspektion|nämnd|bolag|klinik"
    r"|sjukhus|ambassad|stöd|barnahus|grupp|nätverk|kontor|växel|råd\b|\bsms\b|\.(?:se|net|org|nu)\b",
    re.IGNORECASE,
)
"""Words that say what something is, alone or within a longer word: "Kvinnofridslinjen"."""
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
_WORD = re.compile(r"\w[\w-]*")
_READ_ABOUT = re.compile(r"\b(?:läs|läser|se)\b", re.IGNORECASE)
"""What one only reads about is said on its page."""
_APART = re.compile(r"[:(,–][\s*]*$")
"""The name stands beside the sentence, not in it."""
_BESIDE_ANOTHER = re.compile(r"\}(?:,|\s+och|\s+eller)\s+(?:\w+\s+){0,2}$")
_SAID_AFTER = re.compile(r"\s*(?:,\s*som\b|\(|[,–]\s*(?:en|ett|\w+s)\s|är\s+(?:en|ett|för)\b)")
"""", som lyssnar på barn", ", vårdens rådgivning", "är en stödlinje"."""
_DEFINITE = re.compile(r"\w(?:en|et|an|orna|arna|erna)\b")
_SHORTEST = 4


def names_without_gloss(text: str, record: Record, collection: Collection, said: set[str]) -> Iterator[Told]:
    """A name that does not say what it names leaves out half of the sentence, for who has never met it.

    `said` holds the services that the page has named before, and gets those of this text.
    """
    for found in inline.PLACEHOLDER.finditer(text):
        fact = collection.fact(found[1], record)
        service = collection.records.get(fact.ref) if fact and fact.kind == "service" else None
        if not isinstance(service, Service) or service is record:
            continue
        before = _SENTENCE_END.split(text[: found.start()])[-1]
        after = text[found.end() :]
        told = "" if _READ_ABOUT.search(before) else _lacking(service, before, after, service.ref in said)
        if told:
            what = f"'{found.group()}' is shown as '{service.name}'{told}"
            instead = "Say in common words what it is, before the name: 'Ring stödlinjen {…}', 'Be om skydd: {…}'."
            yield Told(found.start(), found.group(), "name-without-gloss", what, instead)
        said.add(service.ref)


def _lacking(service: Service, before: str, after: str, said: bool) -> str:
    """What a reader lacks where a name stands in a sentence; "" where nothing is lacking."""
    if _is_common_noun(service):
        return "" if _APART.search(before) else ", a common noun that other languages cannot bend"
    return "" if said or _says_what(service, before, after) else ", and nothing beside it says what that is"


def _is_common_noun(service: Service) -> bool:
    """Whether a service is called by what it is, "Skyddat boende", and not by a name or as "the" one of its kind."""
    return not (service.named or service.is_number or _DEFINITE.search(service.name))


def _says_what(service: Service, before: str, after: str) -> bool:
    """Whether the name, the words of its sentence before it or those just after say what it is."""
    if service.is_number or _KIND.search(service.name) or _BESIDE_ANOTHER.search(before) or _SAID_AFTER.match(after):
        return True
    called = [word for word in service.called.casefold().split() if len(word) >= _SHORTEST]
    own = inline.PLACEHOLDER.sub(" ", before).casefold()
    return bool(_KIND.search(own)) or any(word.startswith(one) for word in _WORD.findall(own) for one in called)
