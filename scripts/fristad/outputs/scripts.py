"""The few scripts that pages run, as they are sent: one small file for every page, the rest where they are asked for.

No page needs a script: each adds to something that works without.
"""

from __future__ import annotations

from collections.abc import Mapping

import rjsmin

TOGETHER = {
    "site": ("exit", "voice"),
    "hours": ("exit", "voice", "hours"),
    "asked": ("exit", "asked"),
    "filter": ("exit", "filter"),
    "kits": ("exit", "kits"),
    "cards": ("hours", "cards"),
}
"""File name → what is sent as one, in this order: a page asks for a single script, most for the first of these.

`cards` is what `filter` asks for once a reader chooses.
"""
_PARTS = frozenset(part for parts in TOGETHER.values() for part in parts)


def bundled(texts: Mapping[str, str]) -> dict[str, str]:
    """File name → text without comments and spaces: {"exit": …, "blank": …} → {"site.js": …, "blank.js": …}."""
    small = {name: _small(text) for name, text in texts.items()}
    together = {
        f"{name}.js": "\n".join(small[part] for part in parts if part in small)
        for name, parts in TOGETHER.items()
        if parts[-1] in small
    }
    return {**together, **{f"{name}.js": text for name, text in small.items() if name not in _PARTS}}


def _small(text: str) -> str:
    return str(rjsmin.jsmin(text)) + "\n"
