"""A language that nobody speaks, to see what a translation would break: long, accented, and from right to left.

Whatever is readable as ordinary Swedish on its pages does not come from a catalogue, and whatever is cut off or out of
place there will be so in some real language. It is built on demand and never published.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from fristad.languages.known_languages import PSEUDO
from fristad.translation.messages import Message
from fristad.translation.translations import Translations

OPENING, CLOSING = "⟦", "⟧"
"""Around each message, so that one that is cut off is seen."""
_OVERRIDE, _POP = "\u202e", "\u202c"
# What stays as it is: {facts}, targets of links, signs of emphasis, line ends and figures.
_KEPT = re.compile(r"(\{[a-z0-9_]+\}|\]\([^()\s]*\)|\[|\*\*|\*|\n|\d+)")
_ACCENTED = str.maketrans(
    "abcdeghijklnorstuwyzABCDEGHIJKLNORSTUWYZåäöÅÄÖ", "áƀçðéğĥíĵķļñóŕšţúŵýžÁƁÇÐÉĞĤÍĴĶĻÑÓŔŠŢÚŴÝŽȧǟȫȦǞȪ"
)
_LONGER = re.compile("([áéíóúý])")


def words(text: str) -> str:
    """The Swedish words as the pseudo-language writes them; placeholders, links, marks and figures as they are."""
    return OPENING + "".join(_run(part) for part in _KEPT.split(text)) + CLOSING


def _run(part: str) -> str:
    if not part.strip() or _KEPT.fullmatch(part):
        return part
    before, after = part[: len(part) - len(part.lstrip())], part[len(part.rstrip()) :]
    # Twice as many vowels make a text about a third longer, as Finnish or Somali is.
    longer = _LONGER.sub(r"\1\1", part.strip().translate(_ACCENTED))
    return f"{before}{_OVERRIDE}{longer}{_POP}{after}"


def translations(messages: Iterable[Message]) -> Translations:
    """Every message in the pseudo-language."""
    said = {message.key: words(message.text) for message in messages}
    return Translations(PSEUDO, said, dict.fromkeys(said, "machine"))
