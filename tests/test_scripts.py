"""The scripts as they are sent."""

import gzip

import pytest

from fristad.outputs.scripts import TOGETHER, bundled


@pytest.fixture(scope="module")
def texts(project) -> dict[str, str]:
    return {path.stem: path.read_text("utf-8") for path in (project / "overrides/assets").glob("*.js")}


def size(text: str) -> int:
    """Bytes as a server sends them."""
    return len(gzip.compress(text.encode()))


def test_what_a_page_runs_is_sent_as_one(texts):
    parts = {part for names in TOGETHER.values() for part in names}

    assert set(bundled(texts)) == {f"{name}.js" for name in (set(texts) - parts) | set(TOGETHER)}
    assert parts - set(texts) == set()


def test_what_runs_before_a_reader_asks_is_small(texts):
    files = bundled(texts)

    assert size(files["site.js"]) <= 1_200
    # With hours that can be told of right now.
    assert size(files["hours.js"]) <= 2_000


def test_looking_for_a_voice_costs_little_and_reading_is_fetched_when_asked_for(texts):
    without = bundled({**texts, "voice": ""})["site.js"]
    files = bundled(texts)

    assert size(files["site.js"]) - size(without) <= 300
    assert "SpeechSynthesisUtterance(words)" in files["listen.js"]
    assert "SpeechSynthesisUtterance(words)" not in files["site.js"]


def test_a_script_loses_its_comments_and_nothing_else():
    assert bundled({"asked": "// why\nlet a = `b  c`;\n", "other": "let d;"}) == {
        "asked.js": "let a=`b  c`;\n",
        "other.js": "let d;\n",
    }
