"""Every built page is HTML as the standard has it, by the Nu checker."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

JAR = Path(__file__).parent / "node_modules/vnu-jar/build/dist/vnu.jar"

OWN_FILE = re.compile(
    r"Resource violates Content Security Policy \(meta tag\): external \w+ “(?!\w+:|//)[^”]*” blocked"
)
"""A file on disk has no origin, so the checker takes what is the site's own for someone else's."""


def found(folder: Path) -> list[str]:
    """All that the checker says about the pages in a folder, notes and warnings too."""
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
        folder,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return [
        f"{message.get('url', '').partition(str(folder))[2]}:{message.get('lastLine', '')}: {message['message']}"
        for message in json.loads(done.stdout)["messages"]
        if not OWN_FILE.match(message["message"])
    ]


def test_the_checker_finds_nothing_in_the_real_site(site):
    assert found(site) == []


def test_the_checker_finds_nothing_in_the_tiny_site(tiny_site):
    assert found(tiny_site) == []


def test_the_checker_would_find_a_fault(tmp_path):
    policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">'
    head = f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title>{policy}'
    sheets = '<link rel="stylesheet" href="own.css"><link rel="stylesheet" href="https://example.org/other.css">'
    (tmp_path / "one.html").write_text(f"{head}{sheets}</head><body><p></b></body></html>", "utf-8")

    told = " ".join(found(tmp_path))
    assert "“b”" in told
    assert "other.css" in told
    assert "own.css" not in told
