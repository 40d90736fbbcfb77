"""The few scripts that pages run, as they are sent: one small file for every page, the rest where they are asked for.

No page needs a script: each adds to something that works without.
"""

from __future__ import annotations

from collections.abc import Mapping

import rjsmin

ON_EVERY_PAGE = ("exit", "hours", "voice", "asked")
"""Sent together as site.js, in this order."""
INSTEAD = ("filter",)
"""Sent with those of every page before them, so that a page that needs one still asks for a single script."""


def sent(texts: Mapping[str, str]) -> dict[str, str]:
    """File name → text without comments and spaces: {"exit": …, "blank": …} → {"site.js": …, "blank.js": …}."""
    small = {name: _small(text) for name, text in texts.items()}
    everywhere = "\n".join(small.pop(name) for name in ON_EVERY_PAGE if name in small)
    joined = {f"{name}.js": f"{everywhere}\n{small.pop(name)}" for name in INSTEAD if name in small}
    return {"site.js": everywhere, **joined, **{f"{name}.js": text for name, text in small.items()}}


def _small(text: str) -> str:
    return str(rjsmin.jsmin(text)) + "\n"
