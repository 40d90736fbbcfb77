"""Babel's way into our templates and code: the labels of a project.

`translations/babel.cfg` says which files are read and how; Babel walks them. Templates are read by Jinja's own
extractor and code by Babel's, with the keywords `t`, `N` and `interface`: context first, then the Swedish words.
"""

from __future__ import annotations

import configparser
from collections.abc import Callable, Iterable
from io import StringIO
from typing import Any

from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg

from fristad.translation import messages
from fristad.translation.messages import INTERFACE, Message

KEYWORDS: Any = {"t": ((1, "c"), 2), "N": ((1, "c"), 2), "interface": ((1, "c"), 2)}
_RECORDS = "fristad_records"
"""A method that older mappings name: records are read as they always are, and not by Babel."""


def labels(folder: str, mapping: str, look: Callable[..., None]) -> list[Message]:
    """The labels of a project folder, by way of Babel's mapping file (its text is `mapping`).

    `look` is given the path of each file before Babel opens it. Raises ValueError with what is wrong with the mapping.
    """
    try:
        methods, options = parse_mapping_cfg(StringIO(mapping))  # type: ignore[no-untyped-call]
    except configparser.Error as error:
        raise ValueError(" ".join(str(error).split())) from error
    found = extract_from_dir(
        folder,
        [(pattern, method) for pattern, method in methods if method != _RECORDS],
        options,
        callback=look,
        keywords=KEYWORDS,
        comment_tags=("Translators:",),
        strip_comment_tags=True,
    )
    return [
        Message(INTERFACE + context, words, path, tuple(comments))
        for path, _, words, comments, context in found
        if isinstance(words, str) and context
    ]


def in_order(found: Iterable[Message]) -> list[Message]:
    """Each message once, as catalogues have them: records by their files, then labels by what they are called.

    Labels keep their places when a template or a module is moved.
    """

    def place(message: Message) -> tuple[int, bool, str]:
        label = message.context.startswith(INTERFACE)
        return messages.TIERS.index(message.tier), label, message.context if label else message.path

    return unique(sorted(found, key=place))


def unique(found: list[Message]) -> list[Message]:
    """Each (context, words) once; the first place counts."""
    seen: dict[tuple[str, str], Message] = {}
    for message in found:
        seen.setdefault(message.key, message)
    return list(seen.values())
