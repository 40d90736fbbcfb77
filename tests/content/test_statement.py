"""The real site's accessibility statement: it tells what the law asks for, in every language."""

from __future__ import annotations

import pytest

from fristad.content.records.programmes import Body
from fristad.content.records.services import Service
from fristad.content.records.statements import Statement
from fristad.languages.known_languages import SOURCE
from tests.pages import pages_of

PAGE = "about/accessibility/index.html"


@pytest.fixture(scope="module")
def statement(collection) -> Statement:
    """The site's one statement."""
    (found,) = collection.of_kind(Statement)
    return found


@pytest.fixture(scope="module")
def trees(site, options):
    """Language → the statement's page."""
    found = {one.path: one.tree for one in pages_of(site / "about/accessibility")}
    assert list(found) == ["index.html"]
    prefixes = {id: "" if id == SOURCE.id else f"{id}/" for id in options.languages}
    return {id: pages_of((site / prefix / PAGE).parent)[0].tree for id, prefix in prefixes.items()}


def texts(tree, xpath: str) -> list[str]:
    return [" ".join(str(node if isinstance(node, str) else node.text_content()).split()) for node in tree.xpath(xpath)]


def required(statement, collection) -> dict[str, tuple[str, list[str]]]:
    """What digg.se asks for in a statement, in the order of its list: XPath → what it finds on the page."""
    gaps = [one for one in statement.gaps if not one.burden]
    (service,) = (collection.need(Service, id) for id in statement.report)
    return {
        "name of the body": ("//dd/a[contains(@href,'bodies/#')]", [collection.need(Body, statement.owner).name]),
        "name of the service": ("//dd[@data-fact='service_name']", [statement.service_name]),
        "how far it conforms": ("//p[@data-fact='conformance']/@data-status", [statement.conformance]),
        "what does not work": (
            "//section[@aria-labelledby='f-gaps']//li/@data-requirement",
            [one.requirement for one in gaps],
        ),
        "date of assessment": ("//time[@data-fact='assessed']/@datetime", [statement.assessed.isoformat()]),
        "date of the last change": ("//time[@data-fact='updated']/@datetime", [statement.updated.isoformat()]),
        "a way to report by phone": (
            "//section[@aria-labelledby='f-report']//section//a[@data-fact='phone']/@href",
            [phone.href for phone in service.shown_phones],
        ),
        "a way to report in person": (
            "//section[@aria-labelledby='f-report']//*[@data-fact='address']",
            [service.shown_address.text],
        ),
        "link to the authority": ("//a[@data-fact='authority']/@href", ["https://www.digg.se/tdosanmalan"]),
    }


def test_the_statement_tells_everything_that_the_law_asks_for(trees, statement, collection):
    for id, tree in trees.items():
        for name, (xpath, expected) in required(statement, collection).items():
            assert texts(tree, "//main" + xpath) == expected, (id, name)
        counts = {
            "gaps with requirement, reason and plan": (
                "//section[@aria-labelledby='f-gaps']//li/p",
                sum(4 if one.plan else 3 for one in statement.gaps if not one.burden),
            ),
            # Of each its reason and plan, and without any a sentence that says so.
            "undue burdens": (
                "//section[@aria-labelledby='f-burdens']//p",
                sum(4 if one.plan else 3 for one in statement.gaps if one.burden) or 1,
            ),
            "outside the law": ("//section[@aria-labelledby='f-outside']//li", len(statement.outside)),
            "method": ("//section[@aria-labelledby='f-method']//li", len(statement.method)),
            "laws": ("//dd[@data-fact='laws']/a", len(statement.laws)),
        }
        for name, (xpath, count) in counts.items():
            found = texts(tree, "//main" + xpath)
            assert len(found) == count, (id, name)
            assert all(found), (id, name)


def test_the_swedish_statement_uses_the_law_s_own_words(trees, statement):
    (words,) = texts(trees["sv"], "//p[@data-fact='conformance']")

    assert {"full": "helt förenlig", "partial": "delvis förenlig", "none": "inte förenlig"}[
        statement.conformance
    ] in words


def test_the_statement_is_linked_from_every_page_of_a_language(real_pages):
    every = [one for one in real_pages if one.ordinary]
    without = [
        one.path for one in every if not one.tree.xpath("//footer//a[contains(@href,'accessibility/') or .=//h1]")
    ]

    assert without == []
