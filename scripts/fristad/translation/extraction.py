"""Babel's way into our templates and code: the labels of a project.

Babel walks a folder and reads templates by Jinja's own extractor and code by its own, with the keywords `t` and `N`:
context first, then the Swedish words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from babel.messages.extract import extract_from_dir
from jinja2 import TemplateSyntaxError

from fristad.problems import Problem, Source, UnreadableError
from fristad.translation import messages
from fristad.translation.messages import INTERFACE, Message

KEYWORDS: Any = {"t": ((1, "c"), 2), "N": ((1, "c"), 2)}
LabelSource = tuple[str, str, str]
"""A folder of a project, which of its files hold labels, and how Babel reads them."""
TEMPLATES: LabelSource = ("overrides", "**.html", "jinja2")
CODE: LabelSource = ("scripts/fristad/pages", "interface_words.py", "python")


def labels(root: str, places: Iterable[LabelSource], before_file: Callable[[str], None]) -> list[Message]:
    """The labels of a project that lies in the folder `root`.

    `before_file` is called with the path of each file before Babel opens it. Raises UnreadableError for a template that
    is none.
    """
    return [message for place in places for message in _labels(root, place, before_file)]


def _labels(root: str, place: LabelSource, before_file: Callable[[str], None]) -> list[Message]:
    folder, pattern, method = place
    path = folder

    def begin(name: str, *_: object) -> None:
        nonlocal path
        path = f"{folder}/{name}"
        before_file(path)

    try:
        found = list(
            extract_from_dir(
                f"{root}/{folder}",
                [(pattern, method)],
                # A template that Jinja cannot read would be passed over, and its labels put away as gone.
                {pattern: {"silent": "false"}},
                callback=begin,
                keywords=KEYWORDS,
                comment_tags=("Translators:",),
                strip_comment_tags=True,
            )
        )
    except TemplateSyntaxError as error:
        what = f"The template cannot be read ({error.message})"
        problem = Problem(Source(path, error.lineno), "template", what, "Mend it, or take the change back.")
        raise UnreadableError([problem]) from error
    return [
        Message(INTERFACE + context, words, f"{folder}/{name}", tuple(comments))
        for name, _, words, comments, context in found
        if isinstance(words, str) and context
    ]


def in_order(found: Iterable[Message]) -> list[Message]:
    """Each message once, as catalogues have them: records by their files, then labels by what they are called.

    Labels keep their places when a template or a module is moved.
    """

    def place(message: Message) -> tuple[int, bool, str]:
        label = message.context.startswith(INTERFACE)
        return messages.DOMAINS.index(message.domain), label, message.context if label else message.path

    return unique(sorted(found, key=place))


def unique(found: list[Message]) -> list[Message]:
    """Each (context, words) once; the first place counts."""
    seen: dict[tuple[str, str], Message] = {}
    for message in found:
        seen.setdefault(message.key, message)
    return list(seen.values())
