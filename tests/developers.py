"""DEVELOPERS.md, made from the code, so that it cannot fall behind: `make developers` writes it, a test reads it.

It holds the tree of the code with the first sentence of each module, what each template is given, field by field, and
every code that `fristad check` tells, with what it means and an example from the bad files of the tests.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from fristad import ORDER

ROOT = Path(__file__).parent.parent
CODE = ROOT / "scripts/fristad"
PATH = ROOT / "DEVELOPERS.md"
_CONTRACT = (
    "pages/contract.py",
    "pages/frame_contract.py",
    "pages/door_contract.py",
    "pages/parts.py",
    "pages/plan_parts.py",
    "outputs/sheet/contract.py",
    "prints/contract.py",
    "prints/packs/contract.py",
)
_BEGINNING = """# For developers

This file is made from the code by `make developers`; a test fails where it has fallen behind. How to work here is in
[CONTRIBUTING](CONTRIBUTING.md).
"""
_EXAMPLE = re.compile(r"^(?P<said>.*) \[(?P<code>[a-z0-9-]+)\]$")


@cache
def page() -> str:
    """The whole file."""
    parts = (_BEGINNING, _tree(), _templates(), _codes())
    return "\n".join(parts)


def write() -> None:
    """Bring the file up to date."""
    PATH.write_text(page(), "utf-8")


# ----- the tree ------------------------------------------------------------------------------------------------------


def _tree() -> str:
    lines = ["## The code", "", "Each folder imports only from those above it.", "", "```text", "scripts/fristad/"]
    for name in ORDER:
        place = CODE / name
        lines += _folder(place, 1) if place.is_dir() else [_line(place.with_suffix(".py"), 1)]
    return "\n".join([*lines, "```", ""])


def _folder(folder: Path, depth: int) -> Iterator[str]:
    yield _line(folder / "__init__.py", depth)
    for path in sorted(folder.iterdir(), key=lambda path: (path.is_dir(), path.name)):
        if (path / "__init__.py").is_file():
            yield from _folder(path, depth + 1)
        elif path.suffix == ".py" and path.stem != "__init__":
            yield _line(path, depth + 1)


def _line(path: Path, depth: int) -> str:
    name = f"{path.parent.name}/" if path.stem == "__init__" else path.stem
    return f"{'  ' * depth}{name}".ljust(28) + " " + _first_sentence(ast.get_docstring(_parsed(path)))


def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _first_sentence(docstring: str | None) -> str:
    words = " ".join((docstring or "").split("\n\n")[0].split())
    found = re.match(r".*?[.?](?= |$)", words)
    return found.group() if found else words


# ----- templates -----------------------------------------------------------------------------------------------------


def _templates() -> str:
    lines = [
        "## What templates are given",
        "",
        "A template of `overrides/` gets one value, `page_data`, of the class that names it, and",
        '`t("context", "Swedish words")` for words of the interface. Numbers, addresses and other values are shown by',
        "the macros of `components/values.html`.",
        "",
    ]
    for path in _CONTRACT:
        module = _parsed(CODE / path)
        for node in module.body:
            if isinstance(node, ast.ClassDef):
                lines += _class(node)
    return "\n".join(lines)


def _class(node: ast.ClassDef) -> Iterator[str]:
    fields = list(_fields(node))
    template = next((value for name, _, value, _ in fields if name == "template"), "")
    macro = next((value for name, _, value, _ in fields if name == "macro"), "")
    if macro:
        template = f"{macro}` of `components/values.html"
    bases = ", ".join(f"`{ast.unparse(base)}`" for base in node.bases)
    yield f"### {node.name}" + (f": `{template}`" if template else "")
    yield ""
    yield _whole(ast.get_docstring(node)) + (f" Has what {bases} has." if bases else "")
    yield ""
    yield from (
        f"- `{name}`: `{kind}`" + (f". {words}" if words else "")
        for name, kind, _, words in fields
        if "ClassVar" not in kind
    )
    yield ""


def _fields(node: ast.ClassDef) -> Iterator[tuple[str, str, str, str]]:
    """(name, type, constant value, what is said of it) of each field."""
    following = [*node.body[1:], None]
    for one, after in zip(node.body, following, strict=True):
        if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name):
            value = one.value.value if isinstance(one.value, ast.Constant) else ""
            said = after.value.value if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant) else ""
            yield one.target.id, ast.unparse(one.annotation), str(value), _whole(str(said))


def _whole(docstring: str | None) -> str:
    return " ".join((docstring or "").split())


# ----- codes ---------------------------------------------------------------------------------------------------------


def _codes() -> str:
    lines = ["## What `fristad check` tells", "", "A code stands in brackets behind each problem.", ""]
    meanings, examples = _meanings(), _examples()
    for code in sorted(meanings):
        lines += [f"### {code}", "", meanings[code]]
        if code in examples:
            lines += ["", f"> {examples[code]}"]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


@cache
def _meanings() -> dict[str, str]:
    """Code → the first sentence of what is said of the function that tells it."""
    from tests.test_bad import codes

    known, found = codes(), dict[str, str]()
    for path in sorted(CODE.rglob("*.py")):
        module = _parsed(path)
        for node in ast.walk(module):
            if isinstance(node, ast.FunctionDef):
                said = ast.get_docstring(node) or ast.get_docstring(module)
                for inner in ast.walk(node):
                    if isinstance(inner, ast.Constant) and inner.value in known:
                        found[str(inner.value)] = _first_sentence(said)
    return {code: found.get(code, "An id that names no record of the kind.") for code in known}


def _examples() -> dict[str, str]:
    """Code → what is told of one of the bad files."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "tests/bad").rglob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if example := _EXAMPLE.match(line):
                found.setdefault(example["code"], example["said"])
    return found


if __name__ == "__main__":
    write()
