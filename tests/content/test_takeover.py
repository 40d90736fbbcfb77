"""Another municipality takes the national texts and translations as they are, beside its own places and boards."""

import re
import shutil

import pytest

from fristad.content.reader import collect
from tests.conftest import NOW, TODAY, built, in_languages

OURS = re.compile(r"Stockholm|Södertälje", re.IGNORECASE)
START = """---
title: Hjälp i Ekby
summary: Här hittar du hjälp.
emergency: true
implements: [ekby-1-2]
checked: 2026-11-01
owner: ekby-namnd
---

Läs {guide_in_danger}.
"""
SHARED = {"guide", "type", "expression", "term", "perspective", "level", "group", "setting"}


@pytest.fixture(scope="module")
def taken_over(texts, collection, good, tiny) -> dict[str, str]:
    """The real national records, and the tiny site's own: places, boards, plans, services and pages."""
    national = {document.path for ref, document in collection.documents.items() if collection.records[ref].is_national}
    own = {
        document.path
        for ref, document in tiny.documents.items()
        if ref.partition("/")[0] not in SHARED and not tiny.records[ref].is_national
    }
    return {path: good[path] for path in own} | {path: texts[path] for path in national} | {"docs/index.md": START}


def test_nothing_is_wrong_with_it_but_that_our_programmes_are_not_there(taken_over):
    _, problems = collect(taken_over, today=max(NOW, TODAY))

    assert {problem.one_line() for problem in problems if problem.code != "other-programme"} == set()
    assert {problem.severity for problem in problems} == {"warning"}


def test_all_advice_and_most_services_are_national(collection):
    assert len([service for service in collection.services if service.is_national]) >= 50
    for kind in ("guide", "type", "expression", "law"):
        assert all(record.is_national for ref, record in collection.records.items() if ref.startswith(kind + "/")), kind


@pytest.mark.site
def test_no_page_names_our_cities_and_nothing_is_translated_anew(taken_over, project, tmp_path, capfd):
    folder = in_languages(project, tmp_path / "ekby", "en", "so")
    shutil.rmtree(folder / "docs")
    for path, text in taken_over.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")

    site = built(folder, folder / "site", day=max(NOW, TODAY), strict=False)

    pages = [*site.glob("*.html"), *site.glob("guides/**/*.html"), *site.glob("violence/**/*.html")]
    pages += [*site.glob("en/guides/**/*.html"), *site.glob("so/violence/**/*.html"), *site.glob("terms/laws/*.html")]
    assert len(pages) > 60
    # Where a fact was read may be on a page of another municipality's.
    shown = {path: re.sub(r'(?s)<details class="f-about">.*?</details>', "", path.read_text("utf-8")) for path in pages}
    assert [path.relative_to(site).as_posix() for path in pages if OURS.search(shown[path])] == []
    guide = (site / "en" / "guides" / "someone-hurts-me" / "index.html").read_text("utf-8")
    assert "Fyren, stödlinjen i Ekby" in guide
    assert 'data-notice="partial"' not in (site / "en" / "violence" / "types" / "honour" / "index.html").read_text(
        "utf-8"
    )
