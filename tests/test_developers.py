"""DEVELOPERS.md says what the code says."""

from tests import developers


def test_the_page_for_developers_is_up_to_date():
    assert developers.PATH.read_text("utf-8") == developers.page(), "run `make developers`"


def test_every_module_class_and_code_has_words_of_its_own():
    page = developers.page()

    assert not [line for line in page.splitlines() if line.startswith("  ") and len(line.split()) < 3]
    assert all(developers._meanings().values())


def test_a_template_is_shown_with_its_fields():
    page = developers.page()

    assert "### GuidePage: `guide.html`" in page
    assert "- `clock`: `Clock | None`. On pages with hours that a script can tell of." in page
    assert "### unknown-service\n" in page
