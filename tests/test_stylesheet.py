"""One small stylesheet: what may be left out, and what must stay."""

import gzip

import pytest

from fristad.outputs.page_checks import tags
from fristad.outputs.stylesheet import Names, marks, used

PAGE = (
    '<html lang="sv" dir="rtl"><body><p class="a b" id="c" role="status">x</p>'
    "<details><summary>y</summary></details></body></html>"
)


def names_in(page: str, *scripts: str) -> Names:
    found = Names()
    found.add_marks(marks(tags(page)))
    for script in scripts:
        found.add_script(script)
    return found


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        ("p{color:red}", "p{color:red}\n"),
        ("table{color:red}", "\n"),
        (".a{color:red}", ".a{color:red}\n"),
        (".a,.z{color:red}", ".a{color:red}\n"),
        ("p.z{color:red}", "\n"),
        ("#c{color:red}", "#c{color:red}\n"),
        ("#z{color:red}", "\n"),
        ("[dir=rtl] p{color:red}", "[dir=rtl] p{color:red}\n"),
        ("[data-z] p{color:red}", "\n"),
        ("[role=status]{color:red}", "[role=status]{color:red}\n"),
        ("[role=tab]{color:red}", "\n"),
        ("p:hover::before{color:red}", "p:hover::before{color:red}\n"),
        ("p:not(.z){color:red}", "p:not(.z){color:red}\n"),
        ("details[open]{color:red}", "details[open]{color:red}\n"),
        ("*,::after{color:red!important}", "*,::after{color:red!important}\n"),
        ("@media print{p{color:red}table{color:red}}", "@media print{p{color:red}}\n"),
        ("@media print{table{color:red}}", "\n"),
        ("@font-face{font-family:x}@charset 'x';@keyframes z{to{top:0}}", "\n"),
        (":root{--z:1}p{color:red}", "p{color:red}\n"),
        (":root{--z:1}p{top:var(--z)}", ":root{--z:1}\np{top:var(--z)}\n"),
        (":root{--y:var(--z);--z:1}p{color:red}", "p{color:red}\n"),
        ("p{--icon:url(\"data:x;y,<svg a='b:c'/>\");top:0}", "p{top:0}\n"),
        ("p{background:url(\"data:x;y,<svg a='b:c'/>\")}", "p{background:url(\"data:x;y,<svg a='b:c'/>\")}\n"),
        ("/* words */ p { color : red ; }", "p{color:red}\n"),
    ],
)
def test_only_what_a_page_can_use_is_kept(css, kept):
    assert used(css, names_in(PAGE)) == kept


def test_elements_that_scripts_make_are_dressed():
    assert used("select{top:0}", names_in(PAGE)) == "\n"
    assert used("select{top:0}", names_in(PAGE, 'x = document.createElement("select");')) == "select{top:0}\n"


def test_the_theme_does_not_dress_what_we_dress_alone():
    theme = "details{color:blue}p{color:blue}details p{color:blue}"

    assert used("details{top:0}", names_in(PAGE), theme) == "p{color:blue}\ndetails{top:0}\n"


def test_names_are_those_of_all_pages():
    names = names_in('<p class="a"><ul id="b" lang="sv">')

    assert {"p", "ul"} <= names.tags
    assert (names.classes, names.ids) == ({"a"}, {"b"})
    assert {"class", "id", "lang"} <= names.attributes


def test_what_a_stylesheet_beside_reads_stays():
    """An icon is named in one, and drawn by the rule of the other."""
    css = "p{--icon:url(a);--nobody:1}"

    assert used(css, names_in(PAGE), beside="p{mask:var(--icon)}") == "p{--icon:url(a)}\n"
    assert used(css, names_in(PAGE)) == "\n"


def test_without_a_page_only_what_every_page_has_is_kept():
    assert used("body{top:0}p{top:0}", Names()) == "body{top:0}\n"


@pytest.mark.site
def test_a_resident_s_first_visit_is_small(site):
    """Page, style and script, as a server sends them: all of it fits the first flight of a connection (12 kB)."""
    shared = sum(len(gzip.compress((site / name).read_bytes())) for name in ("assets/style.css", "assets/site.js"))
    larger = len(gzip.compress((site / "assets/filter.js").read_bytes())) - len(
        gzip.compress((site / "assets/site.js").read_bytes())
    )
    pages = [path for folder in ("guides", "services", "violence") for path in site.glob(f"**/{folder}/**/index.html")]
    pages += site.glob("**/search/index.html")
    pages += [site / "index.html", *(site / id / "index.html" for id in ("en", "ar", "fi", "so"))]
    heavy = {path.relative_to(site).as_posix(): shared + len(gzip.compress(path.read_bytes())) for path in pages}
    heavy = {name: size + larger * name.endswith("services/index.html") for name, size in heavy.items()}

    # What is shown to somebody who stands beside has two languages on one page.
    most = {name: 15_000 if "/show/" in name else 12_000 for name in heavy}
    assert len(pages) > 750
    assert {name: size for name, size in heavy.items() if size > most[name]} == {}


@pytest.mark.site
def test_the_first_visit_of_a_door_is_small_with_its_font(site):
    """As on a device that has no letters for Tigrinya."""
    names = ("style-doors.css", "site.js", "fonts/ethiopic-first.woff2")
    shared = sum(len(gzip.compress((site / "assets" / name).read_bytes())) for name in names)
    doors = [site / "languages/index.html", site / "404.html", *site.glob("s/*/index.html")]

    assert len(doors) > 10
    assert [path for path in doors if shared + len(gzip.compress(path.read_bytes())) > 12_000] == []


def test_a_first_visit_to_a_plan_is_small(site):
    """Plans, their focus areas and texts, who answers for what, terms, laws, materials, and what each language has."""
    shared = sum(
        len(gzip.compress((site / name).read_bytes()))
        for name in ("assets/style.css", "assets/plans.css", "assets/site.js")
    )
    pages = [
        path
        for folder in ("programmes", "terms", "materials", "about")
        for path in site.glob(f"**/{folder}/**/index.html")
    ]
    heavy = {path.relative_to(site).as_posix(): shared + len(gzip.compress(path.read_bytes())) for path in pages}

    assert len(pages) > 750
    assert {name: size for name, size in heavy.items() if size > 14_000} == {}


def test_the_marks_of_a_page_give_its_names():
    found = marks(['<ul class="z a" id="y" lang="sv" role="tab">', '<script src="x"></script>', "<B>", "<!x>"])
    names = Names()
    names.add_marks(found)

    assert names.tags >= {"ul", "script"}
    assert (names.classes, names.ids, names.roles) == ({"a", "z"}, {"y"}, {"tab"})
    assert names.attributes == {"class", "id", "lang", "role", "src", "open"}
