"""Built pages are HTML as the standard has it, by the Nu checker: every page in a language of each script, and of each
kind one in all others. That tags are closed and letters composed is judged on every page: see test_site.py."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from fristad.languages.known_languages import LANGUAGES

from .browser.test_accessibility import KINDS, ONLY_BESIDE_SWEDISH

pytestmark = pytest.mark.browser

JAR = Path(__file__).parent / "node_modules/vnu-jar/build/dist/vnu.jar"

OWN_FILE = re.compile(
    r"Resource violates Content Security Policy \(meta tag\): external \w+ “(?!\w+:|//)[^”]*” blocked"
)
"""A file on disk has no origin, so the checker takes what is the site's own for someone else's."""


def found(folder: Path, pages: Iterable[Path] = ()) -> list[str]:
    """All that the checker says about the pages in a folder, or about some of them, notes and warnings too."""
    java = shutil.which("java")
    assert java, "Java is missing: run `make setup-tests`"
    assert JAR.exists(), "The Nu checker is missing: run `make setup-tests`"
    command = [
        java,
        "-XX:+UseSerialGC",
        "-Xss8m",
        "-jar",
        JAR,
        "--stdout",
        "--skip-non-html",
        "--format",
        "json",
        *(pages or [folder]),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return [
        f"{message.get('url', '').partition(str(folder))[2]}:{message.get('lastLine', '')}: {message['message']}"
        for message in json.loads(done.stdout)["messages"]
        if not OWN_FILE.match(message["message"])
    ]


def chosen(site: Path, ids: Sequence[str]) -> list[Path]:
    """The pages that the checker judges."""
    of_script = {LANGUAGES[id].script: id for id in reversed(ids)}
    others = [LANGUAGES[id] for id in ids if id not in of_script.values()]
    left_out = tuple(language.prefix for language in others)
    pages = [path for path in site.rglob("*.html") if not path.relative_to(site).as_posix().startswith(left_out)]
    names = [
        language.prefix + name
        for language in others
        for kind, name in KINDS.items()
        if not language.swedish or kind not in ONLY_BESIDE_SWEDISH
    ]
    return pages + [site / name / "index.html" for name in names]


def test_the_checker_finds_nothing_in_the_real_site_and_the_tiny_one(site, tiny_site, options):
    assert found(site, [*chosen(site, options.languages), tiny_site]) == []


def test_the_checker_would_find_a_fault(tmp_path):
    policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">'
    head = f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title>{policy}'
    sheets = '<link rel="stylesheet" href="own.css"><link rel="stylesheet" href="https://example.org/other.css">'
    (tmp_path / "one.html").write_text(f"{head}{sheets}</head><body><p></b></body></html>", "utf-8")

    told = " ".join(found(tmp_path))
    assert "“b”" in told
    assert "other.css" in told
    assert "own.css" not in told
