"""Going to the same page in another language, as a reader does."""

from __future__ import annotations

from playwright.sync_api import Page


def choose_language(page: Page, name: str) -> None:
    """Open the choice of language, a list on the page or, of many languages, a page of its own, and take one."""
    page.locator(".f-languages__head").click()
    page.get_by_role("link", name=name, exact=True).first.click()
