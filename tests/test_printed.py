"""Prints as files: as checkers, readers of text, cameras and eyes see them."""

import io
import re
import unicodedata
from collections import Counter
from dataclasses import replace

import outloud
import page
import pikepdf
import pytest
from fontTools.ttLib import TTFont
from PIL import ImageOps

from fristad.content import addresses
from fristad.languages.common_words import LETTERS
from fristad.languages.known_languages import LANGUAGES, TABLE
from fristad.prints import listing
from fristad.prints.contract import PRINTS as CONTRACT
from fristad.prints.every_print import papers
from fristad.prints.said import Run, paragraph
from fristad.prints.tagging import tagged
from fristad.prints.typesetting import PrintError, Typesetter
from fristad.site import doors

from .printed import (
    PRINTS,
    codes,
    elements,
    every_said,
    in_letters_of,
    pictures,
    printed,
    site_with,
    texts,
    typesetter,
    write,
)
from .test_pages import HIDDEN

COPIES = {"card": 8, "slip": 6, "strips": 10}
"""Of what is there more than once."""
A4 = (595.28, 841.89)


@pytest.fixture(scope="module")
def site(good):
    path = "docs/guides/i-am-afraid.md"
    return site_with({**good, path: good[path].replace("checked:", "emergency: true\nchecked:", 1)})


@pytest.fixture(scope="module")
def made(site):
    """Every print of the tiny site, in three languages."""
    return [one for id in ("sv", "en", "ar") for one in printed(site, LANGUAGES[id])]


@pytest.fixture(scope="module")
def real(workspace):
    """A print of each kind of the real site, in four scripts and easy Swedish."""
    found = []
    for id in ("lattlast", "ar", "ti", "so", "ckb"):
        seen = set()
        for planned, paper in papers(workspace.site, LANGUAGES[id]):
            if planned.kind not in seen:
                seen.add(planned.kind)
                pdf, noted = typesetter().pdf(paper)
                found.append((paper, tagged(pdf, noted, paper)))
    return found


def letters(text: str) -> Counter:
    """The letters and figures of a text, whatever shape or order an extractor gives them in."""
    plain = unicodedata.normalize("NFKD", text)
    return Counter(sign for sign in plain if sign.isalnum())


# ----- checkers ------------------------------------------------------------------------------------------------------


def wrong_with(path, pdf) -> list[str]:
    report = page.validate_pdf_bytes(pdf, profile="ua-1")
    found = [f"{failure.rule_id}: {failure.message}" for failure in report.failures]
    heard = outloud.check(str(path))
    assert heard.error is None
    return [*found, *(f"{one.rule}: {one.message}" for one in heard.findings if one.severity == "error")]


def test_two_checkers_find_nothing_wrong(made, tmp_path):
    wrong = {one.name: wrong_with(write(tmp_path, one), one.pdf) for one in made}

    assert {name: found for name, found in wrong.items() if found} == {}


def test_two_checkers_find_nothing_wrong_with_the_real_ones(real, tmp_path):
    wrong = {}
    for paper, pdf in real:
        path = tmp_path / f"{paper.tag}-{paper.template}.pdf"
        path.write_bytes(pdf)
        wrong[path.name] = wrong_with(path, pdf)

    assert {name: found for name, found in wrong.items() if found} == {}


def test_the_checkers_find_what_is_wrong(made, tmp_path):
    """They are no comfort where they cannot fail."""
    path = tmp_path / "spoilt.pdf"
    with pikepdf.open(io.BytesIO(made[0].pdf)) as document:
        del document.Root.MarkInfo
        document.save(path)

    assert page.validate_pdf_bytes(path.read_bytes(), profile="ua-1").failures
    assert any(one.severity == "error" for one in outloud.check(str(path)).findings)


# ----- what it tells who cannot see it -------------------------------------------------------------------------------


def test_each_paragraph_tells_its_words_and_their_language(made):
    for one in made:
        found = elements(one.pdf)
        assert [(language, words) for _, _, language, words in found] == [(note.tag, note.words) for note in one.noted]
        known = {said.words for said in every_said(one.paper)}
        strange = [words for kind, _, _, words in found if words not in known and not _is_made_here(one, words)]
        assert strange == [], one.name


def _is_made_here(one, words) -> bool:
    """An address beside its code, and what stands for a picture of the same."""
    return words == one.paper.code.address or re.search(r" × \d+$", words) is not None


def test_no_element_but_paragraphs_has_a_language(made):
    """Typst gives an element of several paragraphs the language of the first."""
    for one in made:
        with_words = elements(one.pdf)
        assert all(own for _, own, _, _ in with_words), one.name
    ar = next(one for one in made if one.name == "ar/poster service/fyren")
    by_words = {words: language for _, _, language, words in elements(ar.pdf)}
    assert by_words["Fyren, stödlinjen i Ekby"] == "sv"
    assert by_words[ar.paper.heading.words] == "ar"


def test_what_is_read_is_what_is_there(made):
    """The letters of the page are those that its structure tells: none is missing.

    Where letters join, programs that read text count some of them twice: at most one in a hundred.
    """
    for one in made:
        if one.planned.kind not in COPIES:
            told = letters("".join(words for kind, _, _, words in elements(one.pdf) if kind != "/Figure"))
            read = letters(texts(one.pdf)["pdfium"])
            assert told - read == Counter(), one.name
            twice = (read - told).total()
            assert twice <= (told.total() / 100 if one.paper.dir == "rtl" else 0), one.name


def test_the_title_and_the_language_of_a_file(made):
    for one in made:
        neutral = one.planned.kind in ("card", "slip")
        assert neutral == one.paper.title.endswith(one.planned.code) or not one.planned.record, one.name


# ----- numbers -------------------------------------------------------------------------------------------------------


def test_every_number_comes_out_of_every_extractor_as_it_is_dialled(made):
    for one in made:
        numbers = list(listing.numbers(one.paper))
        assert numbers or not one.planned.record, one.name
        for program, text in texts(one.pdf).items():
            lines = text.replace("\u00a0", " ")
            missing = [number for number in numbers if number.replace("\u00a0", " ") not in lines]
            assert missing == [], (one.name, program)


def test_nothing_hidden_is_in_any_file(made):
    for one in made:
        read = "\n".join([*texts(one.pdf).values(), *(words for *_, words in elements(one.pdf))]).replace("\u00a0", " ")
        assert [hidden for hidden in HIDDEN if hidden in read] == [], one.name


# ----- paper ---------------------------------------------------------------------------------------------------------


def test_pages_are_as_many_and_as_large_as_they_must_be(made):
    import pypdfium2

    for one in made:
        pages = list(pypdfium2.PdfDocument(one.pdf))
        assert len(pages) == one.paper.pages, one.name
        assert all(sorted(side.get_size()) == pytest.approx(A4, abs=0.5) for side in pages), one.name


def test_a_camera_reads_every_code_and_finds_its_page(made, site):
    known = {site.url + address for address in doors.shared_plan(site)}
    for one in made:
        if not one.planned.record:
            continue
        found = codes(one.pdf, 300)
        times = COPIES[one.planned.kind] if one.planned.kind in ("card", "slip") else 1
        assert found == [site.url + addresses.short(one.planned.ref)] * times, one.name
        assert set(found) <= known
        assert one.paper.code.address == found[0].removeprefix("https://").rstrip("/")


def test_fronts_and_backs_of_cards_meet(made):
    """Turned over, each back lies behind a front: what is drawn is as far from both sides of the paper."""
    for one in made:
        if one.planned.kind == "card":
            boxes = [ImageOps.invert(picture).getbbox() for picture in pictures(one.pdf, 50)]
            width = pictures(one.pdf, 50)[0].width
            for left, _, right, _ in boxes:
                assert left == pytest.approx(width - right, abs=2), one.name
            assert boxes[0][3] == pytest.approx(boxes[1][3], abs=2)


def test_nothing_is_told_by_colour_alone(made):
    """In grey, all text stands out from the paper, as WCAG measures it."""
    for one in made:
        for picture in pictures(one.pdf, 60):
            assert picture.getextrema()[0] < 118, one.name


def test_the_same_records_give_the_same_bytes(site, made):
    again = Typesetter(str(PRINTS), [str(PRINTS / "fonts")])
    for one in made:
        if one.paper.tag == "ar":
            pdf, noted = again.pdf(one.paper)
            assert tagged(pdf, noted, one.paper) == one.pdf, one.name


def test_every_kind_is_made(made):
    assert {type(one.paper) for one in made} == set(CONTRACT)


# ----- every script --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", [one for one in TABLE if not one.swedish], ids=lambda language: language.id)
def test_every_kind_is_made_in_every_known_language(site, language):
    own = in_letters_of(site, language)
    seen = set()
    for planned, paper in papers(own, language):
        if planned.kind not in seen:
            seen.add(planned.kind)
            pdf, noted = typesetter().pdf(paper)
            assert tagged(pdf, noted, paper), planned
    assert len(seen) == len(CONTRACT) - 1


def test_the_fonts_have_every_letter_of_every_known_language():
    fonts = {path.stem: set(TTFont(path).getBestCmap()) for path in (PRINTS / "fonts").glob("*.ttf")}
    light = set().union(*(codes for name, codes in fonts.items() if not name.endswith("-Bold")))
    wanted = {*"".join(LETTERS.values()), *"".join(LETTERS.values()).upper(), *"".join(one.name for one in TABLE)}

    assert sorted(letter for letter in wanted if ord(letter) not in light and letter not in "\u200c") == []
    assert sum(path.stat().st_size for path in (PRINTS / "fonts").iterdir()) < 4_000_000


# ----- templates -----------------------------------------------------------------------------------------------------


def with_template(folder, name, text):
    """A typesetter with one template of a project's own."""
    for path in PRINTS.glob("*.typ"):
        (folder / path.name).write_text(path.read_text("utf-8"), "utf-8")
    (folder / f"{name}.typ").write_text(text, "utf-8")
    return Typesetter(str(folder), [str(PRINTS / "fonts")])


def first(site, kind):
    return next(paper for planned, paper in papers(site, LANGUAGES["sv"]) if planned.kind == kind)


SHOWN = '#import "paper.typ": *\n#show: paper\n'


@pytest.mark.parametrize(
    ("template", "why"),
    [
        (SHOWN + "#say(d.heading)\n#pagebreak()\n#say(d.heading)", "it has 2 pages and must have 1"),
        (SHOWN + "#say(d.heading)\nOrd", "the template shows 2 paragraphs and pictures and notes 1"),
        (SHOWN + "#say(d.hedding)", "hedding"),
        (SHOWN + '#say((..d.heading, runs: ((text: "ᚠ", kind: ""),)))', "ᚠ"),
        (SHOWN + '#set text(font: "Comic Sans")\n#say(d.heading)', "comic sans"),
        (SHOWN + "#fitted((1,), k => { for _ in range(99) { say(d.heading, size: 40pt) } })", "do not fit on the page"),
        (SHOWN + '#image(bytes(d.code.svg), format: "svg")', "alt"),
    ],
)
def test_what_is_wrong_with_a_template_is_told_in_a_sentence(site, tmp_path, template, why):
    paper = first(site, "poster")
    own = with_template(tmp_path, "poster", template)
    with pytest.raises(PrintError) as told:
        tagged(*own.pdf(paper), paper)

    assert why in str(told.value)
    assert str(told.value).startswith(
        f"The print '{paper.title}' (prints/poster.typ) in the language sv cannot be made: "
    )


def test_a_template_of_ones_own_is_tagged_too(site, tmp_path):
    own = with_template(tmp_path, "poster", SHOWN + "#say(d.number, size: 99pt)\n#square(d.code, 60mm)")
    paper = first(site, "poster")
    pdf = tagged(*own.pdf(paper), paper)

    assert [words for *_, words in elements(pdf)] == [paper.number.words, paper.code.alt.words]


def test_numbers_keep_their_order_in_words_from_right_to_left(site):
    """Drawn, a number in Arabic words is the picture of the same number by itself."""
    paper = next(paper for planned, paper in papers(site, LANGUAGES["ar"]) if planned.kind == "poster")
    words = paragraph((Run("اتصل "), Run("020-50\u00a050\u00a051", "number"), Run(" الآن")), LANGUAGES["ar"])
    pdf, _ = typesetter().pdf(replace(paper, summary=words))

    assert "020-50 50 51" in texts(pdf)["pdfium"].replace("\u00a0", " ")
