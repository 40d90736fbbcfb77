"""Sentences of a text in any script, and the Swedish ones with what the checks of meaning want to know of them."""

from __future__ import annotations

import re

_END = re.compile(
    r"[.!?؟…](?=[\s)\"'”»*_]|$)[)\"'”»*_]*(?!\s*(?:[0-9a-zåäöа-я§]|\([0-9a-z]))"
    r"|[\u1362\u1367\u06d4\u0964\u3002\uff01\uff1f]"
    r"|[!?](?=[\u3400-\u9fff])"  # Chinese has no space there, and its marks are read as ours
    r"|\n"
)
"""Where one ends; a full stop before a small letter or a figure is an abbreviation's: "9 kap. 5 §". Then the full stops
of Ethiopic, Urdu, Hindi and Chinese."""


def sentences(text: str) -> list[str]:
    """The sentences of a text, without empty ones."""
    if len(text) < 3 or not _END.search(text, 0, len(text) - 1):
        return [text]
    return [one for part in _END.split(text) if any(map(str.isalnum, one := part.strip()))] or [text]
