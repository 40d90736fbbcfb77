"""Turns of phrase: who does what, and what a language's style rules out, whatever the Swedish says."""

from __future__ import annotations

from fristad.problems import printable
from fristad.translation.gate.meaning.heard import Heard
from fristad.translation.gate.meaning.swedish import Swedish
from fristad.translation.gate.sides import Refusal


def roles_turned(source: Swedish, words: Heard) -> Refusal | None:
    """Whoever reads becomes the one who hits, or who has to help: it reads well, and blames who is to be comforted."""
    if not words.kinds["reader does"]:
        return None
    if len(source.said) == len(words.parts):
        pairs = zip(source.said, words.sentences, strict=True)
        turned = any(theirs["reader does"] and not ours.reader_does for ours, theirs in pairs)
    else:
        turned = not any(said.reader_does for said in source.said)
    if not turned:
        return None
    what = "In the translation the reader does what the Swedish says that somebody else does"
    return Refusal("roles-turned", what, "Say who does it and to whom, as the Swedish does.")


def style_pattern(source: Swedish, words: Heard) -> Refusal | None:
    """An order to one man, an ending on a Swedish name: what the style of the language has as a pattern.

    Placeholders are there as in the catalogue, for what may not stand before one.
    """
    for pattern, one in words.ear.patterns:
        if found := pattern.search(words.whole):
            what = f"'{printable(found.group().strip())}': {one.reason.rstrip('.')}"
            return Refusal("style-pattern", what, f"Write {one.write.rstrip('.')}.")
    return None
