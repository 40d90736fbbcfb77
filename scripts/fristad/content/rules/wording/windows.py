"""Windows of time: "within a month" of what?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fristad.content.rules.wording.sentences import Told, sentences

_NUMBER = (
    r"(?:\d+|en|ett|halv|halvt|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|fjorton|femton|tjugo|trettio|"
    r"några|par|flera|en och en halv)"
)
_UNIT = (
    r"(?:arbets|var|kalender|läs|halv)?"
    r"(?:minut(?:er|en|erna)?|timm(?:e|ar|en|arna)|dygn(?:et|en)?|dag(?:ar|en|arna)?|veck(?:a|or|an|orna)|"
    r"månad(?:er|en|erna)?|år(?:et|en)?|natt(?:en)?|nätter(?:na)?|helg(?:er|en|erna)?)"
)
_SOME = rf"(?:(?:högst|ungefär|cirka|max)\s+)?{_NUMBER}(?:\s*(?:eller|till|och|–|-)\s*{_NUMBER})*(?:\s+{_NUMBER})?"
_WINDOW = re.compile(
    rf"\b(?:inom(?:\s+loppet\s+av)?\s+{_SOME}\s+{_UNIT}"
    rf"|(?:de[nt]?\s+)?(?:allra\s+)?(?:senaste|sista|närmaste|kommande|gångna)\s+(?:{_SOME}\s+)?{_UNIT})\b",
    re.IGNORECASE,
)
_NO_CLOCK = r"(?!\s+(?:\d|kl\b|klockan))"
_ANCHOR = re.compile(
    r"\b(?:efteråt|dessförinnan|"
    # "Fråga efter" and "svar från kommunen" are of no time, nor is "och sedan".
    r"(?<!fråga )(?<!frågar )(?<!söka )(?<!söker )(?<!leta )(?<!letar )efter"
    r"|från(?!\s+(?:oss|dem|dig|mig|kommunen|socialtjänsten|polisen|vården|domstolen|myndigheten|jouren|skolan|\ue000))"
    rf"|(?<!och )(?<!, )sedan|före|innan|räknat){_NO_CLOCK}\b",
    re.IGNORECASE,
)
_ANCHOR_FIRST = re.compile(rf"^\W*(?:efter|från\s+och\s+med|före){_NO_CLOCK}\s", re.IGNORECASE)


def window_without_anchor(text: str, kind: str) -> Iterator[Told]:
    """A window of time that does not say when it begins is read as one of the calendar: "last month"."""
    for sentence in sentences(text):
        for found in _WINDOW.finditer(sentence.text):
            if _ANCHOR.search(sentence.text, found.end()) or _ANCHOR_FIRST.match(sentence.text):
                continue
            at = sentence.at + found.start()
            words = text[at : at + len(found.group())]
            what = f"'{words}' does not say from when"
            instead = "Write when the time begins: 'inom en månad efter övergreppet', 'mindre än en vecka sedan'."
            yield Told(at, words, "window-without-anchor", what, instead)
