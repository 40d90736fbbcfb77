"""Golden pages: one page of each kind of the tiny site, agreed on. `make golden` agrees to what they look like now."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree, html

pytestmark = pytest.mark.site

GOLDEN = Path(__file__).parent / "golden"


def main_part(path: Path) -> str:
    """The part that we write, one element a line, so that a change is easy to read."""
    tree = html.fromstring(path.read_text("utf-8"))
    main = tree.xpath("//main")[0]
    for node in main.iter():
        if isinstance(node.tag, str):
            node.text = re.sub(r"\s+", " ", node.text) if node.text else node.text
        node.tail = re.sub(r"\s+", " ", node.tail) if node.tail else node.tail
    text = etree.tostring(main, encoding="unicode", method="html")
    return (
        re.sub(r"\s*(</?(?:section|article|ul|ol|li|dl|div|dt|dd|h\d|p|nav|footer|details)\b)", r"\n\1", text).strip()
        + "\n"
    )


def names(built: Path) -> list[str]:
    """Every page of the tiny site in Swedish, of answers one for all, and a few in English and Arabic."""
    found = (path.relative_to(built).as_posix() for path in built.rglob("index.html"))
    found = (name for name in found if not name.startswith("s/") or name == _SHORT)
    return sorted(
        name
        for name in found
        if (not name.startswith(("en/", "ar/")) or name[3:] in _TRANSLATED)
        and ("services/by/" not in name or "/area/ekby/" in name)
    )


_SHORT = "s/2wk9v/index.html"
"""Of the short addresses, all alike, that of services/fyren."""
_TRANSLATED = (
    "index.html",
    "services/fyren/index.html",
    "services/fyren/show/index.html",
    "services/gomstallet/index.html",
    "services/gomstallet/show/index.html",
)


def test_readers_see_the_pages_we_agreed_on(tiny_site, request):
    agreeing = request.config.getoption("--golden")
    changed = []
    for name in names(tiny_site):
        shown = main_part(tiny_site / name)
        file = GOLDEN / (name.removesuffix("/index.html").replace("index.html", "start").replace("/", "--") + ".html")
        if agreeing:
            file.parent.mkdir(exist_ok=True)
            file.write_text(shown, "utf-8")
        elif not file.exists() or file.read_text("utf-8") != shown:
            changed.append(name)

    assert changed == [], "look at them, then run `make golden` if they are right"


def test_no_golden_page_is_left_over(tiny_site):
    known = {
        name.removesuffix("/index.html").replace("index.html", "start").replace("/", "--") for name in names(tiny_site)
    }

    assert {path.stem for path in GOLDEN.glob("*.html")} == known


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_page_in_another_language_marks_what_is_swedish(tiny_site, language):
    text = (tiny_site / language / "index.html").read_text("utf-8")

    assert f'<html lang="{language}"' in text
