"""Two engines that judge the accessibility of an open page: axe-core, and IBM's accessibility-checker."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

_PACKAGES = Path(__file__).parent.parent / "node_modules"
_AXE = _PACKAGES / "axe-core/axe.min.js"
_IBM = _PACKAGES / "accessibility-checker-engine/ace.js"

OF_COLOUR = ("color-contrast", "link-in-text-block")
"""The rules of axe-core for which it matters whether the page is light or dark."""
OF_COLOUR_BY_IBM = ("text_contrast_sufficient",)
"""The same of IBM's engine."""

MEASURED_ELSEWHERE = ("element_tabbable_unobscured", "style_focus_visible")
"""Half the time of IBM's engine: they ask a human to look where focus goes, and `test_keyboard` does just that."""

_RUN_IBM = """async ([only, left]) => {
    const checker = new ace.Checker(), sets = checker.rulesetRules;
    // Its own `disableRule` leaves out every rule.
    const asked = (rule) => !left.includes(rule) && (!only.length || only.includes(rule));
    for (const id in sets) sets[id] = sets[id].filter(asked);
    const report = await checker.check(document, ["IBM_Accessibility", "WCAG_2_2"]);
    return report.results
        .filter((result) => result.value[1] !== "PASS")
        .map((result) => [result.ruleId, `${result.value.join(" ")}: ${result.message}`, result.snippet.slice(0, 160)]);
}"""


def axe(page: Page, *rules: str) -> list[tuple[str, str]]:
    """What axe-core finds, by all its rules or by some: rule and element."""
    if not page.evaluate("!!window.axe"):
        page.evaluate(_AXE.read_text("utf-8"))
    only = {"runOnly": list(rules)} if rules else {}
    result = page.evaluate("(options) => axe.run(document, options)", {"resultTypes": ["violations"], **only})
    return [(one["id"], node["html"][:160]) for one in result["violations"] for node in one["nodes"]]


def ibm(page: Page, *rules: str, without: tuple[str, ...] = MEASURED_ELSEWHERE) -> list[tuple[str, str, str]]:
    """What IBM's engine finds or asks to look at, by all its rules or by some: rule, words and element."""
    if not page.evaluate("!!window.ace"):
        page.evaluate(_IBM.read_text("utf-8"))
    return [tuple(found) for found in page.evaluate(_RUN_IBM, [rules, without])]
