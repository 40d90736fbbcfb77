"""Which folder holds which kind of record, and the rules for one record at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fristad.content.records import guides, places, programmes, services, statements, terms
from fristad.content.records.base import Record
from fristad.problems import Problem
from fristad.syntax.front_matter import Document

FOLDERS: dict[str, type[Record]] = {
    "guides": guides.Guide,
    "violence/types": terms.ViolenceType,
    "violence/expressions": terms.Expression,
    "services": services.Service,
    "programmes": programmes.Programme,
    "programmes/actions": programmes.Action,
    "programmes/bodies": programmes.Body,
    "programmes/answers": programmes.Answer,
    "terms/perspectives": terms.Perspective,
    "terms/levels": terms.Level,
    "terms/groups": terms.Group,
    "terms/words": terms.Term,
    "terms/laws": terms.Law,
    "materials": programmes.Material,
    "places": places.Place,
}
"""Folder below docs/ → kind. Everything else, and every `index.md`, is a plain page."""
FILES: dict[str, type[Record]] = {"about/accessibility": statements.Statement}
"""Single files that are of a kind of their own."""
_MODELS: tuple[type[Record], ...] = (*FOLDERS.values(), *FILES.values(), guides.Page)
KINDS: dict[str, type[Record]] = {model.kind: model for model in _MODELS}
Rule = Callable[[Any, Document], list[Problem]]
RULES: dict[str, tuple[Rule, ...]] = {
    "service": services.RULES,
    "action": programmes.ACTION_RULES,
    "guide": guides.GUIDE_RULES,
    "law": terms.LAW_RULES,
    "statement": statements.RULES,
}


def kind_of(path: str) -> tuple[type[Record], str]:
    """The model and the id for a file's path below docs/: "services/kast.md" → (Service, "kast")."""
    folder, _, name = path.removesuffix(".md").rpartition("/")
    if name != "index" and folder in FOLDERS:
        return FOLDERS[folder], name
    if path.removesuffix(".md") in FILES:
        return FILES[path.removesuffix(".md")], name
    return guides.Page, path.removesuffix(".md")
