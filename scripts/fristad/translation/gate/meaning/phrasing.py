"""Turns of phrase that a language's style rules out, whatever the Swedish says: `patterns` of style.yml."""

from __future__ import annotations

import re
from functools import lru_cache

from fristad.problems import printable
from fristad.translation.gate.meaning.heard import Heard
from fristad.translation.gate.meaning.swedish import Swedish
from fristad.translation.gate.sides import Refusal

_compiled = lru_cache(maxsize=1024)(re.compile)


def style_pattern(source: Swedish, words: Heard) -> Refusal | None:
    """An order to one man, an ending on a Swedish name: what the style of the language has as a pattern.

    Placeholders are there as in the catalogue, for what may not stand before one.
    """
    for one in words.ear.style.patterns:
        if found := _compiled(one.pattern, re.IGNORECASE).search(words.whole):
            what = f"'{printable(found.group().strip())}': {one.reason.rstrip('.')}"
            return Refusal("style-pattern", what, f"Write {one.write.rstrip('.')}.")
    return None
