"""Every language of the table can be switched on by its one line, with an empty catalogue."""

import shutil

import polib
import pytest

from fristad.languages.known_languages import LANGUAGES
from tests.conftest import ROOT, SITE, built
from tests.pages import BuiltPage

pytestmark = pytest.mark.site

LINE = "        - { locale: ar }\n"
OTHERS = [id for id in LANGUAGES if id not in ("sv", "en", "ar")]


def project(folder, languages):
    """The tiny project with more languages: a line in mkdocs.yml for each."""
    shutil.copytree(SITE, folder, ignore=shutil.ignore_patterns("site", ".site-*"))
    settings = (folder / "mkdocs.yml").read_text("utf-8").replace("../../overrides", str(ROOT / "overrides"))
    lines = "".join(f"        - {{ locale: {id} }}\n" for id in languages)
    (folder / "mkdocs.yml").write_text(settings.replace(LINE, LINE + lines), "utf-8")
    return folder


def page(folder, path):
    return BuiltPage(f"{path}/index.html", (folder / path / "index.html").read_text("utf-8"))


@pytest.fixture(scope="module")
def everything(tmp_path_factory):
    """The tiny site in all languages of the table."""
    folder = tmp_path_factory.mktemp("languages")
    return built(project(folder / "project", OTHERS), folder / "site")


def test_the_table_has_thirty_two_languages():
    assert len(LANGUAGES) == 32


@pytest.mark.parametrize("id", OTHERS)
def test_a_language_without_words_has_the_facts(everything, id):
    language = LANGUAGES[id]
    found = page(everything, f"{id}/services/fyren")
    tree = found.tree

    assert (tree.get("lang"), tree.get("dir")) == (language.tag, language.dir)
    assert tree.xpath("//a[@data-fact='phone']/@href")
    assert tree.xpath("//*[@data-fact='hours']//bdi[@class='number']")
    # A machine made the labels that come with the program: where they are the language's, so is nothing else.
    assert tree.xpath("//@data-notice") == ["partial"]
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
    # Words that stand in are marked as what they are.
    assert tree.xpath("//main//*[@lang='sv' and @dir='ltr']")
    assert tree.xpath("//*[@data-exit]")
    # Day names are the language's own, from CLDR.
    days = tree.xpath("string(//*[@data-fact='hours'])")
    if id not in ("lattlast",):
        assert "måndag" not in days


def test_every_language_is_named_by_its_own_name_one_tap_from_every_page(everything):
    found = page(everything, "ckb/services/fyren")
    (door,) = found.tree.xpath("//nav[@class='f-languages']/a/@href")

    listed = page(everything, found.target(door)[0].removesuffix("/index.html")).tree.xpath("//main//a[@hreflang]")
    names = {link.get("hreflang"): " ".join(link.text_content().split()) for link in listed}
    assert names.items() >= {language.tag: language.name for language in LANGUAGES.values()}.items()


def test_a_language_is_added_by_a_line_a_command_and_a_catalogue(tmp_path):
    from fristad.cli import word_commands
    from tests.test_commands import said

    folder = project(tmp_path / "project", ["de"])

    assert said(word_commands.messages, folder, [])[0] == 0
    path = folder / "translations/de/LC_MESSAGES/services.po"
    catalogue = polib.pofile(str(path))
    catalogue.find("Du kan prata med någon som lyssnar.").msgstr = "Du kannst mit jemandem reden, der zuhört."
    catalogue.save()
    site = built(folder, tmp_path / "site")

    found = page(site, "de/services/fyren")
    assert "Du kannst mit jemandem reden, der zuhört." in found.text
    assert "Montag" in found.text
