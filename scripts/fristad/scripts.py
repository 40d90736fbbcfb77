"""The few scripts that pages run, as they are sent: one small file for every page, the rest where they are asked for.

No page needs a script: each adds to something that works without.
"""

from __future__ import annotations

from collections.abc import Mapping

import rjsmin

ON_EVERY_PAGE = ("exit", "asked")
"""Sent together as site.js, in this order."""


def sent(texts: Mapping[str, str]) -> dict[str, str]:
    """File name → text without comments and spaces: {"exit": …, "blank": …} → {"site.js": …, "blank.js": …}."""
    found = {f"{name}.js": _small(text) for name, text in texts.items() if name not in ON_EVERY_PAGE}
    return {"site.js": "\n".join(_small(texts[name]) for name in ON_EVERY_PAGE if name in texts), **found}


def _small(text: str) -> str:
    return str(rjsmin.jsmin(text)) + "\n"
