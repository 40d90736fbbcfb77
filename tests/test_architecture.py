"""Modules import only those above them, and the core touches neither disk nor MkDocs."""

import ast
from pathlib import Path

import pytest

import fristad
from fristad import ORDER

FOLDER = Path(fristad.__file__).parent
SHELL = {"files", "locks", "site_folder", "indexer", "jobs", "workspace", "making"}
SHELL |= {"plugin", "preview", "serving", "commands", "__main__"}
"""The only modules that may open files or know MkDocs."""
CORE = [module for module in ORDER if module not in SHELL]
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


def imports(module: str) -> set[str]:
    """Everything that a module imports, wherever it does so: "fristad.pages", "mkdocs.config"."""
    found = set()
    for node in ast.walk(ast.parse((FOLDER / f"{module}.py").read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written in full"
            names = [name.name for name in node.names]
            found.update(f"{node.module}.{name}" for name in names) if node.module == "fristad" else found.add(
                node.module
            )
    return found


def ours(module: str) -> set[str]:
    return {name.split(".")[1] for name in imports(module) if name.startswith("fristad.")}


def calls(module: str) -> set[str]:
    tree = ast.parse((FOLDER / f"{module}.py").read_text("utf-8"))
    return {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}


def test_every_module_has_its_place_in_the_order():
    assert sorted(ORDER) == sorted(path.stem for path in FOLDER.glob("*.py") if path.stem != "__init__")


@pytest.mark.parametrize("module", ORDER)
def test_modules_import_only_those_above_them(module):
    assert ours(module) <= set(ORDER[: ORDER.index(module)])


@pytest.mark.parametrize("module", CORE)
def test_the_core_knows_neither_disk_nor_mkdocs(module):
    allowed = {"io"} if module in ("catalogues", "extraction", "reviews") else set()  # text as a file, in memory

    assert {name.split(".")[0] for name in imports(module)} & FORBIDDEN <= allowed


@pytest.mark.parametrize("module", CORE)
def test_the_core_opens_no_file_and_prints_nothing(module):
    assert calls(module) & {"open", "print", "input", "exec", "eval", "__import__"} == set()


@pytest.mark.parametrize("module", ["files", "locks", "site_folder", "indexer", "jobs", "workspace", "making"])
def test_reading_a_project_needs_no_mkdocs(module):
    assert not any(name.startswith("mkdocs") for name in imports(module))


def test_the_shell_is_last():
    assert set(ORDER[-len(SHELL) :]) == SHELL
