"""Folders import only those above them, the core touches no disk, and words and HTML are made in one place each."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import fristad
from fristad import ORDER
from fristad.pages import interface_words
from fristad.translation import extraction
from fristad.translation.messages import INTERFACE

ROOT = Path(fristad.__file__).parent
MODULES = {path.relative_to(ROOT).with_suffix("").as_posix(): path for path in sorted(ROOT.rglob("*.py"))}
FOLDERS = sorted({path.parent for path in MODULES.values()})
MANY_MODULES, MANY_LINES = 12, 400
SHELL = {
    "files",
    "packaged",
    "content/from_disk",
    "translation/from_disk",
    "translation/exchange/on_disk",
    "translation/back/on_disk",
    "translation/exchange/answers_on_disk",
    "site/rendering",
    "outputs/search_index",
    "prints/typesetting",
    "prints/braille/liblouis",
    "__main__",
    *(name for name in MODULES if name.partition("/")[0] in ("build", "serve", "cli")),
}
"""The only modules that may open files or know MkDocs."""
CORE = sorted(MODULES.keys() - SHELL)
WITH_TAGS = {
    "languages/known_languages": "marks of language, which words carry into other words",
    "languages/text": "marks of direction around numbers, likewise",
    "syntax/inline": "Markdown as HTML",
    "syntax/markdown": "Markdown as HTML",
    "syntax/markup": "tells of tags in Markdown",
    "syntax/characters": "names of Unicode's",
    "syntax/front_matter": "words of the YAML reader",
    "translation/exchange/exporting": "XLIFF",
    "translation/exchange/termbase": "TBX",
    "translation/exchange/xliff": "tells of XLIFF",
    "translation/po/catalogues": "tells of HTML in the place of a catalogue",
    "outputs/search": "what Pagefind reads, which is no page",
    "outputs/sitemap": "the sitemap's XML",
    "outputs/page_checks": "reads pages",
    "outputs/stylesheet": "reads pages",
    "prints/typesetting": "a label of Typst's",
    "build/mkdocs/made_pages": "takes a policy out of a page",
    "serve/problem_page": "a page of the preview, which belongs to no site",
}
"""The only modules with a tag in their words; what is in no template is here for a reason."""
TAG = re.compile(r"(?<!\?P)</?[a-z]")
WITHOUT_MKDOCS = sorted(
    MODULES.keys()
    - {name for name in MODULES if name.partition("/")[0] in ("serve", "cli")}
    - {name for name in MODULES if name.startswith("build/mkdocs/")}
    - {"build/assets", "__main__"}
)
IN_MEMORY = {
    "translation/po/catalogues",
    "translation/po/merging",
    "translation/extraction",
    "translation/tables",
    "translation/back/sheets",
    "prints/parts",
    "prints/tagging",
    "prints/packs/screens",
    "prints/packs/zipping",
}
"""Text, a PDF, a picture or a zip as a file, in memory: they may import `io`."""
FORBIDDEN = {
    "mkdocs",
    "material",
    "mkdocs_static_i18n",
    "pathlib",
    "os",
    "shutil",
    "tempfile",
    "glob",
    "subprocess",
    "io",
}


@cache
def nodes(name: str) -> tuple[ast.AST, ...]:
    """All that a module is made of, itself first."""
    return tuple(ast.walk(ast.parse(MODULES[name].read_text("utf-8"))))


def imports(name: str) -> Iterator[str]:
    """Everything that a module imports, wherever it does so: "fristad.pages.contract", "mkdocs.config.base"."""
    for node in nodes(name):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written in full"
            for one in node.names:
                whole = f"{node.module}.{one.name}".replace(".", "/").removeprefix("fristad/")
                yield f"{node.module}.{one.name}" if whole in MODULES else str(node.module)


def ours(name: str) -> set[str]:
    """The modules of ours that one imports: "pages/contract"."""
    found = {one.removeprefix("fristad.").replace(".", "/") for one in imports(name) if one.startswith("fristad.")}
    return {one if one in MODULES else f"{one}/__init__" for one in found}


def place(name: str) -> int:
    return ORDER.index(name.partition("/")[0])


def calls(name: str) -> set[str]:
    return {node.func.id for node in nodes(name) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}


def strings(name: str) -> Iterator[str]:
    """Every string of a module but those that explain it."""
    said = {id(node.value) for node in nodes(name) if isinstance(node, ast.Expr)}
    constants = (node for node in nodes(name) if isinstance(node, ast.Constant) and id(node) not in said)
    yield from (node.value for node in constants if isinstance(node.value, str))


def test_every_folder_has_its_place_in_the_order():
    assert {name.partition("/")[0] for name in MODULES} - {"__init__"} == set(ORDER)


@pytest.mark.parametrize("name", sorted(MODULES.keys() - {"__init__"}))
def test_folders_import_only_those_above_them(name):
    above = {one for one in ours(name) if one != "__init__" and place(one) > place(name)}

    assert above == set()


def test_no_module_imports_itself_by_way_of_others():
    done: set[str] = set()

    def visit(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, " → ".join((*way[way.index(name) :], name))
        if name not in done:
            for one in sorted(ours(name)):
                visit(one, (*way, name))
            done.add(name)

    for name in MODULES:
        visit(name, ())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.relative_to(ROOT).as_posix())
def test_no_folder_shows_more_than_can_be_taken_in(folder):
    assert len([path for path in folder.glob("*.py") if path.stem != "__init__"]) <= MANY_MODULES


@pytest.mark.parametrize("name", sorted(MODULES))
def test_a_module_is_short_and_says_what_it_is_for(name):
    text = MODULES[name].read_text("utf-8")

    assert text.count("\n") <= MANY_LINES
    assert ast.get_docstring(nodes(name)[0])


@pytest.mark.parametrize("name", CORE)
def test_the_core_knows_neither_disk_nor_mkdocs(name):
    allowed = {"io"} if name in IN_MEMORY else set()

    assert {one.split(".")[0] for one in imports(name)} & FORBIDDEN <= allowed


@pytest.mark.parametrize("name", CORE)
def test_the_core_opens_no_file_and_prints_nothing(name):
    assert calls(name) & {"open", "print", "input", "exec", "eval", "__import__"} == set()


@pytest.mark.parametrize("name", WITHOUT_MKDOCS)
def test_reading_a_project_needs_no_mkdocs(name):
    assert not any(one.startswith("mkdocs") for one in imports(name))


def test_html_is_made_by_templates_and_of_markdown():
    assert {name for name in MODULES if any(map(TAG.search, strings(name)))} == WITH_TAGS.keys()


@pytest.mark.parametrize("name", sorted(MODULES.keys() - {"pages/interface_words"}))
def test_words_of_the_interface_are_phrases_or_in_templates(name):
    said = [
        ast.unparse(node)
        for node in nodes(name)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).rpartition(".")[2] in ("interface", "t", "N", "Phrase")
        and any(isinstance(argument, ast.Constant) for argument in node.args)
    ]

    assert said == []


def test_words_that_a_page_in_several_languages_says_too_are_those_of_the_templates():
    labels = extraction.labels(str(ROOT.parent.parent), (extraction.TEMPLATES,), lambda path: None)
    # A chat is a button on its own page, and a labelled address beside the Swedish.
    beside = (one for name, one in interface_words.BESIDE.items() if name != "chat")
    again = (*beside, interface_words.DOORS["leave"], *interface_words.PRINT_TOO.values())

    assert {(INTERFACE + one.context, one.text) for one in again} <= {label.key for label in labels}
