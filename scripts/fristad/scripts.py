"""The few scripts that pages run, as they are sent: one small file for every page, the rest where they are asked for.

No page needs a script: each adds to something that works without.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import rjsmin

ON_EVERY_PAGE = ("exit", "voice", "asked")
"""Sent together as site.js, in this order."""
INSTEAD = {"hours": ("hours",), "filter": ("hours", "filter")}
"""File name → what is sent after those of every page, so that a page that needs more still asks for a single script."""


def sent(texts: Mapping[str, str]) -> dict[str, str]:
    """File name → text without comments and spaces: {"exit": …, "blank": …} → {"site.js": …, "blank.js": …}."""
    small = {name: _small(text) for name, text in texts.items()}

    def joined(names: Iterable[str]) -> str:
        return "\n".join(small[name] for name in names if name in small)

    together = {f"{name}.js": joined((*ON_EVERY_PAGE, *more)) for name, more in INSTEAD.items() if name in small}
    alone = {f"{name}.js": text for name, text in small.items() if name not in (*ON_EVERY_PAGE, *INSTEAD)}
    return {"site.js": joined(ON_EVERY_PAGE), **together, **alone}


def _small(text: str) -> str:
    return str(rjsmin.jsmin(text)) + "\n"
