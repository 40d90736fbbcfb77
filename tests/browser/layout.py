"""What breaks on a page when words are long, tall or run from right to left, and in which languages they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from fristad.languages.known_languages import LANGUAGES
from tests.pages import BuiltPage

TROUBLE = """() => {
  const root = document.documentElement, found = [];
  if (root.scrollWidth > root.clientWidth) found.push(`wider than the screen: ${root.scrollWidth}`);
  for (const element of document.querySelectorAll("body *")) {
    const { overflowX, position } = getComputedStyle(element);
    // Names of languages go on in the list below them, and some words are for screen readers alone.
    if (element.closest(".table-scroll, .f-languages__names, .f-unseen")) continue;
    const box = element.getBoundingClientRect();
    if (box.width && position !== "absolute" && (box.left < -1 || box.right > root.clientWidth + 1)) {
      found.push(`outside the screen: ${element.outerHTML.slice(0, 80)}`);
    }
    if (["hidden", "clip"].includes(overflowX) && element.scrollWidth > element.clientWidth + 1) {
      found.push(`cut off: ${element.outerHTML.slice(0, 80)}`);
    }
  }
  for (const number of document.querySelectorAll("bdi.number")) {
    const range = document.createRange(), text = number.firstChild;
    const last = text && text.nodeType === 3 ? text.data.length - 1 : 0;
    if (last < 1) continue;
    const at = (index) => {
      range.setStart(text, index);
      range.setEnd(text, index + 1);
      return range.getBoundingClientRect();
    };
    if (at(0).width && at(0).top === at(last).top && at(0).left > at(last).left) found.push(`reversed: ${text.data}`);
  }
  return found;
}"""
"""A script for the page: a list of what is outside the screen, cut off or reversed."""


def longest(site: Path, languages: Iterable[str], address: str, parts: Sequence[str] = ("//article",)) -> list[str]:
    """Of a page in all languages, those whose words take most room: of each script and part, the one with most letters.

    Letters of one script are as wide and as high in every language, so what has room in these has room in the others.
    """
    paths = [f"{LANGUAGES[id].prefix}{address}" for id in languages]
    pages = [BuiltPage(path, (site / path / "index.html").read_text("utf-8")) for path in paths]
    scripts = [LANGUAGES[id].script for id in languages]
    found: dict[tuple[str, str], tuple[int, str]] = {}
    for page, script in zip(pages, scripts, strict=True):
        for part in parts:
            letters = sum(len(" ".join(node.text_content().split())) for node in page.tree.xpath(part))
            found[script, part] = max(found.get((script, part), (-1, "")), (letters, page.path))
    return sorted({path for _, path in found.values()})
