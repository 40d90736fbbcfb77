"""Our own Swedish leans on nothing that its reader may not know, in records and in labels as they stand today."""

import ast
from pathlib import Path

from fristad.content.rules import wording
from fristad.content.rules.wording.labels import hard_labels
from fristad.translation import extraction
from tests.test_bad import codes

KNOWN = codes()
CODES = {
    node.value
    for path in Path(wording.__file__).parent.glob("*.py")
    for node in ast.walk(ast.parse(path.read_text("utf-8")))
    if isinstance(node, ast.Constant) and node.value in KNOWN
}


def test_every_rule_is_looked_for():
    assert {"idiom", "name-without-gloss", "passive-without-who", "keep-unneeded"} <= CODES


def test_records_are_plain(workspace):
    assert [problem.one_line() for problem in workspace.problems if problem.code in CODES] == []


def test_labels_are_plain(project):
    found = extraction.labels(str(project), (extraction.TEMPLATES, extraction.CODE), lambda path: None)
    labels = [(label.path, label.text) for label in found]

    hard = hard_labels(labels, lambda path: (project / path).read_text("utf-8"))

    assert labels
    assert [problem.one_line() for problem in hard] == []
