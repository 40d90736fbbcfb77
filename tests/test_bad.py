"""A bad record or catalogue is told what to change: one mistake per file, and the answer beside it in a .txt.

A record whose name goes on after `--` stands in the place of the tiny project's file of that name, and a catalogue
whose name goes on so is in that language: "wrong-script--ar.po".
`python -m tests.test_bad` writes the answers anew; read what has changed before you agree to it.
"""

import ast
import re
from pathlib import Path

import pytest

import fristad
from fristad import files
from fristad.content.reader import collect
from fristad.content.records import kinds, validation
from fristad.content.records.words import references_in
from fristad.languages.known_languages import LANGUAGES
from fristad.translation import translations
from fristad.translation.po import catalogues
from tests.conftest import SITE, TODAY

BAD = Path(__file__).parent / "bad"
CODE = Path(fristad.__file__).parent
RECORDS = sorted((BAD / "records").rglob("*.md"))
CATALOGUES = sorted((BAD / "catalogues").glob("*.po"))

ELSEWHERE = {
    "broken-promise": "test_promises.py",
    "file-too-long": "test_limits: made in memory",
    "front-matter-too-long": "test_limits: likewise",
    "text-too-long": "test_limits: likewise",
    "catalogue-size": "test_catalogues: a file of 8 MB is made in memory",
    "catalogue-name": "test_publishing: told of the project as a whole",
    "catalogue-strange": "test_publishing: likewise",
    "not-utf-8": "test_files: a text cannot hold bytes that are no text",
    "unreadable": "test_files: a folder in the place of a file",
    "start-page-missing": "test_collection: the mistake is a file that is not there",
    "exchange-double": "test_importing: a file from an agency",
    "exchange-element": "test_importing: likewise",
    "exchange-gone": "test_importing: likewise",
    "exchange-language": "test_importing: likewise",
    "exchange-machine": "test_commands: likewise",
    "exchange-moved": "test_importing: likewise",
    "exchange-size": "test_importing: likewise",
    "exchange-syntax": "test_importing: likewise",
    "exchange-unfinished": "test_importing: likewise",
    "glossary-shape": "test_glossary: the term list beside the catalogues",
    "style-shape": "test_style: the style beside the catalogues",
    "template": "test_preview: the mistake is in a template",
    "fault": "test_preview: the mistake is in the code",
    "glossary-language": "test_glossary: likewise",
    "term-avoided": "test_glossary: told by `fristad check` alone",
    "term-other": "test_glossary: likewise",
    "hard-to-read": "test_readability: told by `fristad check` alone",
    "long-sentence": "test_readability: likewise",
    "catalogue-missing": "test_commands: the mistake is a file that is not there",
    "answer-both": "test_answers: the file that a sheet gives, which no editor writes",
    "answer-contact": "test_answers: the file that a sheet gives, which no editor writes",
    "answer-day": "test_answers: the file that a sheet gives, which no editor writes",
    "answer-double": "test_answers: the file that a sheet gives, which no editor writes",
    "answer-language": "test_answers: the file that a sheet gives, which no editor writes",
    "answer-role": "test_answers: the file that a sheet gives, which no editor writes",
    "answer-shape": "test_answers: the file that a sheet gives, which no editor writes",
    "answer-size": "test_answers: the file that a sheet gives, which no editor writes",
    "answer-syntax": "test_answers: the file that a sheet gives, which no editor writes",
    "answer-version": "test_answers: the file that a sheet gives, which no editor writes",
    "back-changed": "test_back: a table to fill in, that came back",
    "back-columns": "test_back: a table beside the reviews, written by a command",
    "back-gone": "test_back: a table to fill in, that came back",
    "back-hand": "test_back: a table beside the reviews, written by a command",
    "back-placeholder": "test_back: a table to fill in, that came back",
    "back-row": "test_back: a table beside the reviews, written by a command",
    "back-table": "test_back: a table to fill in, that came back",
    "back-text": "test_back: a table beside the reviews, written by a command",
    "back-verdict": "test_back: a table to fill in, that came back",
    "back-wrong": "test_back: told of words by what they say when put back into Swedish",
    "review-columns": "test_reviews: a table beside the catalogues, written by a command",
    "glossary-avoid": "test_glossary: likewise",
    "glossary-opposite": "test_glossary: likewise",
    "glossary-quote": "test_glossary: likewise",
    "glossary-swedish": "test_glossary: likewise",
    "term-opposed": "test_glossary: likewise",
    "phrase-two-ways": "test_recurring: told of all catalogues of a language",
    "style-pattern": "test_patterns: likewise",
    "allowance-own": "test_commands: seen by comparing two versions of a project",
    "back-own": "test_commands: likewise",
    "review-own": "test_commands: seen by comparing two versions of a project",
    "review-place": "test_commands: told of the project as a whole",
    "language-unused": "test_commands: likewise",
    "review-row": "test_reviews: likewise",
    "unknown-record": "test_commands: a mistake on the command line",
    "settings-missing": "test_commands: not a record but mkdocs.yml",
    "settings-day": "test_commands: a variable of the environment",
    "settings": "test_commands: not a record but mkdocs.yml",
    "address-of-the-site": "test_layout: told of the project as a whole",
    "file-not-published": "test_layout: likewise",
    "record-out-of-place": "test_layout: likewise",
    "page-unlinked": "test_settings: told of the project as a whole",
    "settings-address": "test_settings: likewise",
    "settings-danger": "test_settings: likewise",
    "settings-exit": "test_settings: likewise",
    "settings-language": "test_commands: likewise",
    "settings-mkdocs": "test_settings: likewise",
    "settings-plugin": "test_settings: likewise",
    "settings-theme": "test_settings: likewise",
    "negation-lost": "test_meaning: a doubt, which no file has by itself",
    "negation-added": "test_meaning: likewise",
    "time-changed": "test_meaning: likewise",
    "term-exchanged": "test_meaning: likewise",
    "roles-turned": "test_meaning: likewise",
    "unit-changed": "test_meaning: likewise",
    "number-word-changed": "test_meaning: likewise",
    "date-word-changed": "test_meaning: likewise",
    "facts-exchanged": "test_meaning: likewise",
    "half-lost": "test_meaning: likewise",
    "digits-apart": "test_meaning: likewise",
    "word-never": "test_meaning: likewise",
    "language-wrong": "test_meaning: likewise",
    "allowance-row": "test_allowances: a table beside the catalogues",
    "allowance-unused": "test_allowances: likewise",
    "settings-unused": "test_settings: likewise",
    "short-addresses-header": "test_short_addresses: the table beside the records",
    "short-addresses-unreadable": "test_short_addresses: a file of the published site",
    "short-address-row": "test_short_addresses: the table beside the records",
    "short-address-twice": "test_short_addresses: likewise",
    "short-address-nowhere": "test_short_addresses: likewise",
    "short-address-missing": "test_short_addresses: likewise",
    "short-address-gone": "test_short_addresses: likewise",
    "short-address-changed": "test_short_addresses: likewise",
}
"""Codes without a bad file, and why."""
NEVER = {"list_type", "value_error"}
"""Errors that no field of today's records can have."""


def answers(path: Path, good: dict[str, str]) -> list[str]:
    """What an editor is told after adding one record to the tiny project."""
    name = "docs/" + re.sub(r"--[^/]+(?=\.md$)", "", path.relative_to(BAD / "records").as_posix())
    return [problem.one_line() for problem in collect({**good, name: path.read_text("utf-8")}, today=TODAY)[1]]


def catalogue_answers(path: Path) -> list[str]:
    """What is told when a file stands in the place of the English services, or of the language that it names."""
    language = LANGUAGES[path.stem.partition("--")[2] or "en"]
    name = catalogues.path_of(language, "services")
    found = translations.translations(language, {name: path.read_text("utf-8")})[1]
    return [problem.one_line() for problem in found]


def expected(path: Path) -> list[str]:
    return path.with_suffix(".txt").read_text("utf-8").splitlines()


def test_the_tiny_project_has_no_mistake(good):
    assert collect(good, today=TODAY)[1] == []


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_a_bad_record_is_told_what_to_change(path, good):
    assert answers(path, good) == expected(path)


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_bad_catalogue_is_told_what_to_change(path):
    assert catalogue_answers(path) == expected(path)


@pytest.mark.parametrize("path", [*RECORDS, *CATALOGUES], ids=lambda path: path.stem)
def test_every_answer_is_a_place_a_sentence_and_a_code(path):
    lines = expected(path)

    assert lines, "a file that is not bad belongs elsewhere"
    for line in lines:
        assert re.fullmatch(r"(docs|translations)/[^:]+:[1-9]\d*:[1-9]\d*: .*[.?] \[[a-z0-9-]+\]", line)


_FAULTS = {
    "Fault": slice(3, 4),
    "_fault": slice(4, 5),
    "lines.fault": slice(1, 2),
    "lists.read": slice(3, 4),
    "tables.read": slice(3, 5),
    "tables.one_each": slice(1, 2),
    "Told": slice(2, 3),
}
"""What makes a fault of a text, a list, a table or a wording, and which arguments are its codes."""


def codes() -> set[str]:
    """Every code that is written in the package."""
    found = set()
    for file in CODE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("Problem", "Refusal")
            ):
                found.update(literals(node.args[1 if node.func.id == "Problem" else 0 :][:1]))
            if isinstance(node, ast.Call) and ast.unparse(node.func) in _FAULTS:
                found.update(literals(node.args[_FAULTS[ast.unparse(node.func)]]))
            if isinstance(node, ast.FunctionDef) and node.name == "_placeholder_problem":
                tuples = [inner for inner in ast.walk(node) if isinstance(inner, ast.Tuple) and len(inner.elts) == 3]
                found.update(code for inner in tuples for code in literals(inner.elts[:1]) if "-" in code)
    return found | {mark.code for kind in kinds.KINDS.values() for _, mark in references_in(kind.model)}


def literals(nodes: list[ast.expr]) -> list[str]:
    return [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def errors_told_in_our_words() -> set[str]:
    """The names of pydantic's errors for which `validation` has a sentence."""
    source = (CODE / "content/records/validation.py").read_text("utf-8")
    named = set(re.findall(r'kind == "([a-z_]+)"', source))
    for choices in re.findall(r"kind in \(([^)]+)\)", source):
        named |= set(re.findall(r'"([a-z_]+)"', choices))
    return named | {beginning for beginning, *_ in validation._KINDS_OF_VALUE}


def shown_codes() -> set[str]:
    lines = [line for path in (*RECORDS, *CATALOGUES) for line in expected(path)]
    return {line.rsplit("[", 1)[1].removesuffix("]") for line in lines}


def test_every_code_has_a_bad_file():
    assert codes() - shown_codes() - set(ELSEWHERE) == set()


def test_no_code_is_excused_that_has_a_bad_file_or_is_gone():
    assert set(ELSEWHERE) & shown_codes() == set()
    assert set(ELSEWHERE) - codes() == set()


@pytest.mark.parametrize("error", sorted(errors_told_in_our_words() - NEVER))
def test_every_field_error_that_we_word_has_a_bad_file(error):
    every = "|".join(kinds.KINDS)
    wanted = re.compile(rf"({every})-{error.replace('_', '-')}")

    assert [code for code in shown_codes() if wanted.match(code)]


def agree() -> None:
    good = files.texts_below(SITE, "docs", ".md")[0]
    for path in (*RECORDS, *CATALOGUES):
        lines = answers(path, good) if path.suffix == ".md" else catalogue_answers(path)
        path.with_suffix(".txt").write_text("".join(f"{line}\n" for line in lines), "utf-8")


if __name__ == "__main__":
    agree()
