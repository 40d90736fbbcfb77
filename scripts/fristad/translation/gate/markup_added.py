"""Marks, blocks and line breaks that the Swedish has not."""

from __future__ import annotations

import re
from collections import Counter

from fristad.problems import printable
from fristad.syntax import characters, inline
from fristad.translation.gate.sides import Refusal, Side

_SIGNS = (*"<>`\\|", "&#", "][", "]:", "{:", "::", "***", *"{}❴❵⦃⦄⟦⟧")
_ANY_SIGN = re.compile("|".join(map(re.escape, _SIGNS)))


def markup_added(source: Side, words: Side) -> Refusal | None:
    """HTML, code, images, attribute lists and template marks are not words; nor are signs that the Swedish has not."""
    allowed = Counter(fault.found for fault in source.strays)
    for fault in words.strays:
        allowed[fault.found] -= 1
        if allowed[fault.found] < 0 and fault.code == "stray-markup":
            what = f"The translation has {fault.name} ('{printable(fault.found, 30)}')"
            return Refusal("translation-markup", what, "Write in plain words what the Swedish says.")
    theirs = words.marked
    for sign in _SIGNS if _ANY_SIGN.search(theirs) else ():
        if theirs.count(sign) > source.marked.count(sign):
            what = "a brace of its own" if sign in ("{", "}") else f"'{sign}'"
            return Refusal("translation-markup", f"The translation has {what}", "Remove it.")
    if "[" not in words.seen and "]" not in words.seen:
        return None
    own, theirs = (characters.seen(inline.LINK.sub("", side.text)) for side in (source, words))
    if any(theirs.count(bracket) > own.count(bracket) for bracket in "[]"):
        what = "The translation has [ or ] that is not part of a link"
        return Refusal("translation-markup", what, "Remove it, or write (parentheses).")
    return None


def structure_changed(source: Side, words: Side) -> Refusal | None:
    """Emphasis as in the Swedish or less of it, in pairs; and nothing that begins like a list or a heading."""
    for mark, times in Counter(words.emphasis).items() if words.emphasis else ():
        allowed = source.emphasis.count(mark)
        if times > allowed:
            what = f"The translation has '{mark}' more often than the Swedish ({times} instead of {allowed})"
            return Refusal("translation-structure", what, "Emphasise only what the Swedish does, with the same signs.")
    if words.emphasis and not words.paired and source.paired:
        what = "A sign of emphasis (* or _) in the translation has no partner, or a space inside it"
        return Refusal(
            "translation-structure",
            what,
            "Write one right before the first word and one right after the last: **like this**.",
        )
    if len(_LINE_END.findall(words.text)) < len(_LINE_END.findall(source.text)):
        instead = "Two spaces at the end of a line begin a new one: keep them, and the lines as in the Swedish."
        return Refusal("translation-structure", "The translation lacks a line break of the Swedish", instead)
    begins = words.beginning
    # A figure of the Swedish may begin the sentence: "1. tammikuuta".
    dated = begins[:1].isdigit() and re.search(r"\d", source.text)
    if begins and not source.beginning and not dated:
        instead = "Begin with the first word."
        return Refusal(
            "translation-structure", f"The translation begins like a list or a heading ('{printable(begins)}')", instead
        )
    return None


_LINE_END = re.compile(r"(?:(?<! ) {2,}|\\)\n")
