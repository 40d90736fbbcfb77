"""The gate for words that come from outside: what a translation may not bring, lose or change.

Catalogues are filled in by volunteers, agencies and machines. Each check is a small pure function of the Swedish
words and the translation; a translation that fails any of them is left out, and the Swedish words stand in its place.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from fristad import prose


@dataclass(frozen=True)
class Refusal:
    """Why a translation is left out, and what to write instead."""

    code: str
    what: str
    instead: str


def placeholders_changed(source: str, words: str) -> Refusal | None:
    """A lost {phone_…} is a number the reader never sees."""
    lost, added = _difference(prose.placeholders(source), prose.placeholders(words))
    if not lost and not added:
        return None
    parts = []
    if lost:
        parts.append("lacks " + ", ".join(f"{{{name}}}" for name in lost))
    if added:
        parts.append("has " + ", ".join(f"{{{name}}}" for name in added) + " that the Swedish has not")
    instead = "Copy what is in braces from the Swedish, each as often as there."
    return Refusal("translation-placeholder", "The translation " + " and ".join(parts), instead)


def links_changed(source: str, words: str) -> Refusal | None:
    """A link leads where the Swedish one does."""
    loose = words.count("](") > max(len(prose.targets(words)), source.count("]("))
    if prose.targets(source) == prose.targets(words) and not loose:
        return None
    instead = "Copy what is in (parentheses) after [the words of a link] from the Swedish."
    return Refusal("translation-link", "The translation's links are not the Swedish ones", instead)


def figures_added(source: str, words: str) -> Refusal | None:
    """A figure that the Swedish has not may be a phone number, in any script's digits."""
    have = _figures(source)
    for figure in sorted(_figures(words)):
        if figure not in have:
            instead = "Write only the figures that the Swedish has; phone numbers come from {phone_…}."
            return Refusal("translation-figure", f"The translation has the figure '{figure}'", instead)
    return None


def _figures(text: str) -> set[str]:
    """Runs of digits, as ASCII: "١٨" → "18"; both each run and what stands together."""
    bare = prose.PLACEHOLDER.sub(" ", text)
    found: set[str] = set()
    for run in re.findall(r"\d+", bare):
        found.add("".join(str(unicodedata.decimal(digit)) for digit in run))
    # Circled, raised and Roman figures can be read as a number too.
    found.update(character for character in bare if unicodedata.category(character) in ("No", "Nl"))
    return found


_ADDRESS = re.compile(
    r"[a-z][a-z0-9+.-]*://|\bwww\.|\w@\w|\b(?:javascript|data|mailto|tel|sms):|\b\w+\.[a-z]{2,}\b", re.I
)


def addresses_added(source: str, words: str) -> Refusal | None:
    """A web or e-mail address that the Swedish has not."""
    allowed = {found.casefold() for found in _ADDRESS.findall(_without_targets(source))}
    for found in _ADDRESS.findall(_without_targets(words)):
        if found.casefold() not in allowed:
            instead = "Leave addresses out; they come from {web_…}."
            return Refusal("translation-address", f"The translation has an address ('{found}')", instead)
    return None


def _without_targets(text: str) -> str:
    return re.sub(r"\]\([^)]*\)", "]", prose.PLACEHOLDER.sub(" ", text))


_MARKS = ("<", ">", "`", "\\", "|", "&#", "![", "][", "{:", "{%", "{{", "{#", "::", "---", "***")


def markup_added(source: str, words: str) -> Refusal | None:
    """HTML, code, images, attribute lists and template marks are not words."""
    for mark in _MARKS:
        if words.count(mark) > source.count(mark):
            return Refusal("translation-markup", f"The translation has '{mark}'", "Remove it.")
    own, theirs = prose.PLACEHOLDER.sub("", source), prose.PLACEHOLDER.sub("", words)
    if any(theirs.count(brace) > own.count(brace) for brace in "{}"):
        return Refusal("translation-markup", "The translation has a brace of its own", "Remove it.")
    return None


def words_missing(source: str, words: str) -> Refusal | None:
    """A translation of spaces or marks alone would be an empty place on the page."""
    if any(map(str.isalnum, words)) or "{" in words or not any(map(str.isalnum, source)):
        return None
    instead = "Write the translation, or leave the field empty."
    return Refusal("translation-empty", "The translation has no words", instead)


_ALLOWED_FORMAT = {"\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u061c", "\u00ad", "\u2060"}


def characters_forbidden(source: str, words: str) -> Refusal | None:
    """Control characters and direction overrides change what other words look like."""
    for character in words:
        category = unicodedata.category(character)
        if category in ("Cc", "Co", "Cs", "Zl", "Zp") or (category == "Cf" and character not in _ALLOWED_FORMAT):
            name = unicodedata.name(character, f"U+{ord(character):04X}")
            if character == "\n" and "\n" in source:
                continue
            return Refusal("translation-character", f"The translation has a hidden character ({name})", "Remove it.")
    return None


def length_absurd(source: str, words: str) -> Refusal | None:
    """Many times as long as the Swedish is something else than the Swedish."""
    longest = 60 + 5 * len(source)
    if len(words) <= longest:
        return None
    return Refusal("translation-length", f"The translation has {len(words)} characters", f"At most {longest} fit.")


Check = Callable[[str, str], Refusal | None]
CHECKS: tuple[Check, ...] = (
    placeholders_changed,
    links_changed,
    figures_added,
    addresses_added,
    markup_added,
    characters_forbidden,
    length_absurd,
    words_missing,
)


def refusals(source: str, words: str) -> list[Refusal]:
    """Everything that keeps a translation out."""
    return [refusal for check in CHECKS if (refusal := check(source, words))]


def _difference(first: list[str], second: list[str]) -> tuple[list[str], list[str]]:
    """What only the first has, and what only the second has, repeats counted."""
    one, two = Counter(first), Counter(second)
    return sorted((one - two).elements()), sorted((two - one).elements())
