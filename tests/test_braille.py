"""Braille: what a finger reads of cards and sheets is what they say, and each number is exact."""

import re

import pytest

from fristad.languages.known_languages import LANGUAGES, SOURCE
from fristad.prints import listing
from fristad.prints.braille import liblouis, writing
from fristad.prints.braille.liblouis import LibraryError, Louis
from fristad.prints.braille.writing import TABLES, UnwrittenError, braille, brf, letters, paragraphs, words, written
from fristad.prints.every_print import papers
from fristad.prints.said import Run, paragraph

from .braille import HERE, unpacked
from .printed import every_said, site_with

pytestmark = pytest.mark.site
WRITTEN = ["sv", "lattlast", "en", "ar", "fi", "fr", "de", "pl", "ru"]
FOR_STAFF = ("staff", "swedish", "swedish_heading", "swedish_danger")
LEFT_OUT = {
    "tr": "tr-g1.ctb",
    "uk": "uk.utb",
    "es": "es-g1.ctb",
    "kmr": "kmr.tbl",
    "ckb": "ckb-g1.ctb",
    "fa": "fa-ir-g1.utb",
    "prs": "fa-ir-g1.utb",
    "ur": "ur-pk-g1.utb",
    "am": "ethio-g1.ctb",
    "ti": "ethio-g1.ctb",
    "bks": "sr-g1.ctb",
    "ro": "ro.ctb",
    "zh-hans": "zhcn-g1.ctb",
}
"""Languages of which liblouis has a table that does not give back their words, or not with six dots."""


@pytest.fixture(scope="module")
def louis() -> Louis:
    return Louis(unpacked(HERE))


@pytest.fixture(scope="module")
def made(workspace, louis):
    """(language, paper, file) of every card and sheet of the real site, in each language with a table."""
    found = []
    for id in WRITTEN:
        language = LANGUAGES[id]
        own = [one for one in papers(workspace.site, language) if one[0].kind in writing.KINDS]
        files = {one.path: one for one in braille(workspace.site, language, louis)}
        assert len(files) == len(own)
        for planned, paper in own:
            found.append((language, paper, files[planned.path(language).replace(".pdf", ".brf")]))
    return found


def text(file) -> str:
    return file.content.decode("ascii")


def lines(file) -> list[str]:
    return text(file).replace("\f", "").split("\r\n")[:-1]


def cells(file) -> list[str]:
    """Each paragraph's cells: lines that begin with two empty ones belong to the one before."""
    found: list[str] = []
    for line in filter(None, lines(file)):
        if line.startswith("  "):
            found[-1] += f" {line[2:]}"
        else:
            found.append(line)
    return ["".join(chr(0x2800 + writing._BRF.index(sign)) for sign in one) for one in found]


def expected(paper) -> list[str]:
    """What a paper says, but for staff."""
    beside = {said for name in FOR_STAFF for said in every_said(getattr(paper, name, None))}
    beside |= {line.swedish for group in getattr(paper, "local", ()) for line in group.lines}
    beside |= {line.swedish for line in getattr(paper, "lines", ())}
    said = [one.plain for one in every_said(paper) if one not in beside and one != paper.code.alt]
    return [*said, paper.code.address]


def test_every_card_and_sheet_is_written(made):
    assert {file.path: file.unwritten for _, _, file in made if file.unwritten} == {}
    assert all(file.content for _, _, file in made)
    assert len(made) >= 20 * len(WRITTEN)


def test_read_back_it_says_the_same_words(made, louis):
    """Whole paragraphs, by somebody who knows the table of the language, and for names of Sweden that of Swedish."""
    for language, paper, file in made:
        tables = [TABLES[language.tag], TABLES["sv"]]
        wanted = sorted(map(letters, expected(paper)))
        read = []
        for one in cells(file):
            tried = [letters(_read(louis, table, one)) for table in tables]
            word_by_word = "".join(_word(louis, tables, word, "".join(wanted)) for word in one.split("\u2800"))
            read.append(next((found for found in (*tried, word_by_word) if found in wanted), tried[0]))
        assert sorted(read) == wanted, file.path


def _read(louis, table, one):
    read = louis.words(table.file, one)
    return read.replace(table.letter_sign, "") if table.letter_sign else read


def _word(louis, tables, word, wanted):
    """A word in one of two kinds of braille, as the words around it tell."""
    tried = [letters(_read(louis, table, word)) for table in tables]
    return next((one for one in tried if one in wanted), tried[0])


def test_lines_and_pages_fit_on_an_embosser(made):
    for _, _, file in made:
        pages = text(file).split("\f")
        assert all(page.endswith("\r\n") and page.count("\r\n") <= writing.HEIGHT for page in pages), file.path
        assert all(len(line) <= writing.WIDTH for line in lines(file)), file.path
        assert set(text(file)) <= {*writing._BRF, "\r", "\n", "\f"}
        assert lines(file)[0]
        assert lines(file)[-1]


_FIGURES = {sign: str((place + 1) % 10) for place, sign in enumerate("ABCDEFGHIJ")}


def test_each_number_is_exact(made):
    """Read without liblouis: the figures after a number sign, as all languages but French write them."""
    for language, paper, file in made:
        if language.id == "fr":
            continue
        # English has a sign of its own between groups of figures.
        found = [re.sub(r'["#-]', "", one) for one in re.findall(r'#[A-J](?:[A-J"#-]| (?=#))*', text(file))]
        figures = {"".join(_FIGURES.get(sign, "") for sign in one) for one in found}
        numbers = [re.sub(r"\D", "", one) for one in listing.numbers(tuple(_read_by_finger(paper)))]
        assert numbers, file.path
        assert [one for one in numbers if one not in figures] == [], file.path


def _read_by_finger(paper):
    return [one for one in every_said(paper) if one.plain in expected(paper)]


def test_no_number_is_parted_between_lines(louis):
    number = paragraph((Run("x" * 30 + " "), Run("020-50\u00a050\u00a051", "number")), SOURCE)

    assert brf([number], louis) == "X" * 30 + "\r\n  #JBJ-#EJ #EJ #EA\r\n"


def test_a_long_address_goes_on_after_a_slash(louis):
    long = paragraph((Run(f"{'a' * 30}.example/{'b' * 20}/s/2bqwk"),), SOURCE)
    made = brf([long], louis).split("\r\n")

    assert made[:2] == ["A" * 30 + "'EXAMPLE/", "  " + "B" * 20 + "/S/#B:BQWK"]


def test_signs_are_those_of_liblouis(louis):
    table = (HERE / liblouis._TABLES / "en-us-brf.dis").read_text("utf-8")
    found = {}
    for sign, dots in re.findall(r"(?m)^display (\S+) ([0-6]+)", table):
        sign = {"\\s": " ", "\\\\": "\\"}.get(sign, sign)
        found.setdefault(sum(1 << int(dot) - 1 for dot in dots if dot != "0"), []).append(sign)

    assert len(found) == len(writing._BRF) == 64
    assert [place for place, sign in enumerate(writing._BRF) if sign not in found[place]] == []


@pytest.mark.parametrize("id", LEFT_OUT)
def test_a_language_is_left_out_for_a_reason(workspace, louis, id):
    """As soon as liblouis gives back its words, this tells that the language can be written."""
    language = LANGUAGES[id]
    assert language.tag not in TABLES
    assert list(braille(workspace.site, language, louis)) == []
    table = writing.Table(LEFT_OUT[id])
    own = {
        word
        for _, paper in papers(workspace.site, language)
        if paper.template in writing.KINDS
        for said in paragraphs(paper, language)
        if said and said.tag == language.tag
        for word in words(said.plain)
    }
    wrong = [word for word in own if not writing.is_same(word, louis.cells(table.file, word), table, louis)]

    assert wrong


def test_what_does_not_come_back_is_not_written(louis):
    with pytest.raises(UnwrittenError, match="Привет"):
        written("Привет", "sv", louis)


def test_a_print_with_such_a_word_has_no_braille_and_tells_the_word(good, louis):
    guide, service = "docs/guides/i-am-afraid.md", "docs/services/fyren.md"
    urgent = {guide: good[guide].replace("checked:", "emergency: true\nchecked:", 1)}
    site = site_with({**good, **urgent, service: good[service].replace("name: Fyren", "name: Маяк")})
    found = {one.path.rpartition("/")[2]: one for one in braille(site, SOURCE, louis)}

    assert {path: one.unwritten for path, one in found.items() if not one.content} == {
        path: "Маяк," for path in found if path.startswith("sheet")
    }
    assert [path for path, one in found.items() if one.content and path.startswith("card")]


def test_without_the_library_it_says_how_to_get_it(tmp_path):
    with pytest.raises(LibraryError, match="`make braille` puts it there"):
        Louis(tmp_path)


def test_a_library_for_another_machine_is_told_of(tmp_path):
    (tmp_path / "usr/lib/x").mkdir(parents=True)
    (tmp_path / "usr/lib/x/liblouis.so.20").write_bytes(b"\x7fELF")
    (tmp_path / liblouis._TABLES).mkdir(parents=True)
    with pytest.raises(LibraryError, match="is not for this machine"):
        Louis(tmp_path)


def test_a_table_that_is_not_there_is_told_of(louis, capfd):
    with pytest.raises(LibraryError, match=r"no table xx\.utb"):
        louis.cells("xx.utb", "ord")
