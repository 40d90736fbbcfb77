"""Where each record is found in the site: the path of its page, the same in every language but for the prefix."""

from __future__ import annotations

import posixpath

from fristad.programmes import Action
from fristad.records import Record

_OWN_PAGE = {
    "guide": "guides/{}/",
    "type": "violence/types/{}/",
    "expression": "violence/expressions/{}/",
    "service": "services/{}/",
    "programme": "programmes/{}/",
    "answer": "programmes/answers/{}/",
}
_IN_A_LIST = {
    "body": "programmes/bodies/#{}",
    "term": "terms/#term-{}",
    "perspective": "terms/#perspective-{}",
    "level": "terms/#level-{}",
    "group": "terms/#group-{}",
    "law": "terms/laws/#{}",
    "material": "materials/#{}",
    "place": "services/#f-{}",
}
LANGUAGES = "languages/"
"""The front door in all languages."""
BLANK = "blank/"
"""The page that stands for all of the site in the tab's history when a reader has left."""


def of(record: Record) -> str:
    """The address below the language's root: "services/kast/", "terms/#level-universal", "" for the start page."""
    if isinstance(record, Action):
        return f"programmes/{record.programme}/#{record.anchor}"
    if record.kind in _OWN_PAGE:
        return _OWN_PAGE[record.kind].format(record.id)
    if record.kind in _IN_A_LIST:
        return _IN_A_LIST[record.kind].format(record.id)
    if record.id == "index":
        return ""
    return record.id.removesuffix("/index").rstrip("/") + "/"


def show(record: Record) -> str:
    """Where a record is shown in two languages side by side: "services/kast/show/"."""
    return of(record) + "show/"


def has_own_page(record: Record) -> bool:
    """Whether the record is a page, and not a part of one."""
    return "#" not in of(record)


def relative(here: str, there: str) -> str:
    """The link from one address to another, both from the site's root: ("ar/", "ar/services/") → "services/"."""
    path, mark, fragment = there.partition("#")
    start = here.partition("#")[0]
    if path == start and mark:
        return mark + fragment
    link = posixpath.relpath("/" + path, "/" + start)
    if path.endswith("/") or path == "":
        link += "/"
    return ("./" if link == "./" else link) + mark + fragment


def resolve(here: str, target: str) -> str:
    """("guides/a.md", "../services/index.md") → "services/index.md"."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(here), target))
