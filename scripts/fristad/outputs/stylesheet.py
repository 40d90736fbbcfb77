"""One small stylesheet: of the theme's rules, only those that some built page can use.

A slow phone pays for every byte before the first word is seen, and nine tenths of the theme's stylesheet are for parts
that our pages have not. What is dropped is decided from the finished pages; only the elements that we dress without the
theme are named here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

import tinycss2

_NAME = re.compile(r"<([a-z][a-z0-9]*)(.*)>", re.DOTALL)
_ATTRIBUTE = re.compile(r'([a-z-]+)(?:="([^"]*)")?')
_MADE = re.compile(r'\bcreateElement\("([a-z]+)"\)')
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")
_MADE_CLASS = re.compile(r'"(f-[a-z-]+)"')
_ICON = re.compile(r"\bicon\(([a-z0-9/-]+)\)")
_SPACES = re.compile(r"(,) ")
_OF_OLD_BROWSERS = (
    *("-webkit-font-smoothing", "-moz-osx-font-smoothing", "-moz-text-size-adjust"),
    *("color-adjust", "-webkit-print-color-adjust"),
)
"""What no browser of today reads, or only to draw letters thinner than the reader has asked for, or to print grounds,
which our pages do without."""
_CONDITIONS = ("media", "supports", "layer")
_OURS_ALONE = (
    frozenset({"details", "summary", "figure", "figcaption", "blockquote"})
    | {"table", "thead", "tbody", "tr", "th", "td"}
    | {"ul", "ol", "li", "dl", "dt", "dd"}
    | {"html", "body", "*", "h1", "h2", "h3", "h4", "a", "small", "button", "input", "label"}
)
"""Elements that the theme dresses in pictures and boxes, by direction, or otherwise: we would undo it all."""


@dataclass
class Names:
    """What a set of pages is written with: element, class, id and attribute names."""

    tags: set[str] = field(default_factory=lambda: {"html", "body", "*"})
    classes: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    attributes: set[str] = field(default_factory=lambda: {"open"})
    """Attributes that a browser sets by itself are always among them."""
    roles: set[str] = field(default_factory=set)

    def add_marks(self, found: Iterable[str]) -> None:
        """The names that `marks` has found."""
        for mark in found:
            kind, _, name = mark.partition(" ")
            getattr(self, kind).add(name)

    def add_script(self, script: str) -> None:
        """The elements that a script makes, and the classes that it names."""
        self.tags.update(_MADE.findall(script))
        self.classes.update(_MADE_CLASS.findall(script))


def marks(tags: Iterable[str]) -> frozenset[str]:
    """The names in the tags of a page: {"tags a", "classes f-card"}, each with the field of `Names` it belongs to."""
    return frozenset().union(*map(_marks_of, set(tags)))


@lru_cache(maxsize=65536)
def _marks_of(tag: str) -> frozenset[str]:
    """Pages of a site share most of their tags."""
    found = _NAME.match(tag.removesuffix("</script>"))
    if not found:
        return frozenset()
    noted = {f"tags {found.group(1)}"}
    for name, value in _ATTRIBUTE.findall(found.group(2)):
        noted.add(f"attributes {name}")
        if name == "class":
            noted.update(f"classes {one}" for one in value.split())
        elif name in ("id", "role"):
            noted.add(f"{name}s {value}")
    return frozenset(noted)


def with_icons(css: str, svg: Callable[[str], str]) -> str:
    """The rules with pictures in the place of `icon(material/phone)`; `svg` gives one by its name."""
    return _ICON.sub(lambda found: f'url("data:image/svg+xml,{_in_url(svg(found.group(1)))}")', css)


def _in_url(svg: str) -> str:
    return svg.strip().replace('"', "'").replace("#", "%23").replace("<", "%3C").replace(">", "%3E")


@dataclass(frozen=True)
class _Rule:
    """Selectors and declarations, each declaration as (property, text)."""

    selectors: str
    declarations: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return f"{self.selectors}{{{';'.join(text for _, text in self.declarations)}}}"


@dataclass(frozen=True)
class _Condition:
    """Rules inside @media, @supports or @layer."""

    beginning: str
    rules: tuple[_Rule | _Condition, ...]

    def __str__(self) -> str:
        return f"{self.beginning}{{{''.join(map(str, self.rules))}}}"


_Rules = tuple[_Rule | _Condition, ...]


def used(css: str, names: Names, theme: str = "", beside: str = "") -> str:
    """The rules that can apply to pages with these names, and the custom properties that those rules read.

    `theme` comes first, without its rules for elements that only we dress. `beside` are stylesheets of the same pages,
    which read custom properties, too.
    """
    ours = _rules(css, names)
    rules = _once((*_not_set_anew(_rules(theme, replace(names, tags=names.tags - _OURS_ALONE)), ours), *ours))
    while True:
        read = set(_VARIABLE.findall(beside + "".join(map(str, rules))))
        lean = tuple(_without_unread(rules, read))
        if lean == rules:
            return "\n".join(map(str, rules)) + "\n"
        rules = lean


def _rules(css: str, names: Names) -> _Rules:
    return tuple(_kept(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), names))


def _kept(rules: Iterable[Any], names: Names) -> Iterator[_Rule | _Condition]:
    """Each rule that is of use; rules inside a condition stay inside it."""
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = ",".join(_selectors(rule.prelude, names))
            if selectors:
                yield _Rule(selectors, tuple(_declarations(rule.content)))
        elif rule.type == "at-rule" and rule.at_keyword in _CONDITIONS and rule.content is not None:
            inside = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            kept = tuple(_kept(inside, names))
            if kept:
                yield _Condition(f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude).rstrip()}", kept)


def _declarations(content: list[Any]) -> Iterator[tuple[str, str]]:
    for item in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if item.type == "declaration":
            if item.name in _OF_OLD_BROWSERS:
                continue
            important = "!important" if item.important else ""
            value = _SPACES.sub(r"\1", " ".join(tinycss2.serialize(item.value).split()))
            yield item.name, f"{item.name}:{value}{important}"


def _once(rules: _Rules) -> _Rules:
    """The rules without custom properties of the root that a later rule gives another value."""
    own = [rule for rule in rules if isinstance(rule, _Rule) and rule.selectors == ":root"]
    last = {name: rule for rule in own for name, _ in rule.declarations if name.startswith("--")}
    return tuple(
        replace(rule, declarations=tuple(pair for pair in rule.declarations if last.get(pair[0], rule) is rule))
        if isinstance(rule, _Rule) and rule in own
        else rule
        for rule in rules
    )


def _not_set_anew(rules: _Rules, later: _Rules) -> Iterator[_Rule | _Condition]:
    """The rules without what a later one sets anew for the same elements, whatever the screen."""
    anew = {
        (selector, name)
        for rule in later
        if isinstance(rule, _Rule)
        for selector in rule.selectors.split(",")
        for name, _ in rule.declarations
    }
    for rule in rules:
        if isinstance(rule, _Condition):
            inside = tuple(_not_set_anew(rule.rules, later))
            if inside:
                yield replace(rule, rules=inside)
            continue
        selectors = rule.selectors.split(",")
        kept = tuple(pair for pair in rule.declarations if any((one, pair[0]) not in anew for one in selectors))
        if kept:
            yield replace(rule, declarations=kept)


def _without_unread(rules: _Rules, read: set[str]) -> Iterator[_Rule | _Condition]:
    """The rules without custom properties that nothing reads, and without what is empty then."""
    for rule in rules:
        if isinstance(rule, _Condition):
            inside = tuple(_without_unread(rule.rules, read))
            if inside:
                yield _Condition(rule.beginning, inside)
            continue
        kept = tuple(pair for pair in rule.declarations if not pair[0].startswith("--") or pair[0] in read)
        if kept:
            yield _Rule(rule.selectors, kept)


def _selectors(prelude: list[Any], names: Names) -> Iterator[str]:
    """The selectors of a list that name only what is there."""
    parts: list[list[Any]] = [[]]
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    for part in parts:
        if _can_match(part, names):
            yield tinycss2.serialize(part).strip()


def _can_match(selector: list[Any], names: Names) -> bool:
    before = ""
    for token in selector:
        known = True
        if token.type == "ident" and before != ":":  # after a colon stands a state, which any page may have
            known = token.value in (names.classes if before == "." else names.tags)
        elif token.type == "hash":
            known = token.value in names.ids
        elif token.type == "[] block":
            known = _attribute(token) in names.attributes and _value(token, "role") in {"", *names.roles}
            known = known and _value(token, "id") in {"", *names.ids}
        if not known:
            return False
        before = token.value if token.type == "literal" else ""
    return True


def _value(block: Any, attribute: str) -> str:
    """ "status" of `[role=status]` for "role", "" of any other attribute."""
    name, *rest = (token.value for token in block.content if token.type in ("ident", "string"))
    return rest[0] if name == attribute and rest else ""


def _attribute(block: Any) -> str:
    return next((token.value for token in block.content if token.type == "ident"), "")
