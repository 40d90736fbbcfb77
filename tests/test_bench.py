"""The pure parts of the benchmark: numbers, the made-up project, pages for others. Nothing is measured here."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import markdown as python_markdown
import pytest
from lxml import html

from fristad.build import workspace
from fristad.build.workspace import Options
from fristad.languages.known_languages import LANGUAGES
from fristad.translation.gate import checks
from fristad.translation.po import merging

from .bench import budgets, builders, building, content, corpus, originals, report
from .bench.budgets import Results, exponent, series
from .bench.building import Built
from .bench.corpus import Size
from .bench.figures import Goal, goals, medians, ratio, ratios
from .bench.markdown import markdown
from .bench.originals import Original, Originals
from .bench.report import goal_lines, shown
from .bench.words import Swedish, Translator

pytestmark = pytest.mark.site

RESULTS = {
    "ours": {"start": {"bytes": 8_000, "fcp_ms": 330.0}, "contact": {"bytes": 13_000, "fcp_ms": 300.0}},
    "bare": {"start": {"bytes": 2_000, "fcp_ms": 300.0}, "contact": {"bytes": 0, "fcp_ms": 300.0}},
}


@pytest.mark.parametrize(
    ("rounds", "expected"),
    [
        ([{"bytes": 3}, {"bytes": 1}, {"bytes": 2}], {"bytes": 2}),
        ([{"bytes": 1}, {"fcp_ms": 5.0}], {"bytes": 1, "fcp_ms": 5.0}),
        ([{"fcp_ms": None}, {"fcp_ms": 4.0}], {"fcp_ms": 4.0}),
        ([{"fcp_ms": None}], {"fcp_ms": None}),
    ],
)
def test_a_median_is_of_the_rounds_that_could_be_measured(rounds, expected):
    assert medians(rounds) == expected


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"), [(1, 4, 0.25), (0, 4, 0), (1, 0, None), (1, None, None), (None, 1, None)]
)
def test_a_ratio_is_ours_to_theirs(ours, theirs, expected):
    assert ratio(ours, theirs) == expected


def test_ratios_leave_ourselves_out():
    assert ratios(RESULTS) == {
        "bare": {"start": {"bytes": 4.0, "fcp_ms": 1.1}, "contact": {"bytes": None, "fcp_ms": 1.0}},
    }


def test_a_goal_is_held_against_the_page_that_is_furthest_from_it():
    found = {goal.what: goal for goal in goals(RESULTS)}

    assert found["First visit, bytes"] == Goal("First visit, bytes", 13_000, 12_000, "contact")
    assert not found["First visit, bytes"].met
    assert found["First contentful paint ÷ bare page"] == Goal("First contentful paint ÷ bare page", 1.1, 1.1, "start")
    assert found["First contentful paint ÷ bare page"].met


def test_what_was_not_measured_is_no_success():
    assert not Goal("anything", None, 4, "start").met


def test_a_missed_goal_is_said_plainly():
    assert goal_lines([Goal("Requests", 5, 4, "start"), Goal("Paint", None, 1.1, "start")]) == [
        "MISSED Requests: 5 of at most 4 (start)",
        "MISSED Paint: not measured of at most 1.10 (start)",
    ]


@pytest.mark.parametrize(
    ("value", "unit", "expected"), [(7951, "B", "7,951"), (None, "ms", "–"), (1, "yes", "yes"), (0, "yes", "no")]
)
def test_a_figure_is_written_for_people(value, unit, expected):
    assert shown(value, unit) == expected


def as_markdown(text: str) -> str:
    return markdown(html.fragment_fromstring(text, "main"), lambda href: href if ":" in href else None)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("<h2 id='x'>What  happens</h2><p>You\ncall.</p>", "## What happens\n\nYou call.\n"),
        ("<p>Call <a href='tel:116016'><bdi>116 016</bdi></a>.</p>", "Call [116 016](tel:116016).\n"),
        ("<p><a href='tel:1 2'>12</a></p>", "[12](<tel:1 2>)\n"),
        ("<p>See <a href='../other/'>another page</a>.</p>", "See another page.\n"),
        ("<p>A <strong>word</strong>, 2 * 3_4 &lt;b&gt;</p>", "A **word**, 2 \\* 3\\_4 &lt;b&gt;\n"),
        ("<p>1. Not a list</p><p>- nor this</p>", "1\\. Not a list\n\n\\- nor this\n"),
        ("<ul><li>one</li><li><a href='x:y'>two</a><p>more</p></li></ul>", "-   one\n-   [two](x:y)\n\n    more\n"),
        ("<ol><li>one<ul><li>in it</li></ul></li></ol>", "1.  one\n\n    -   in it\n"),
        ("<dl><div><dt>Cost</dt><dd>None</dd></div></dl>", "-   **Cost**: None\n"),
        ("<blockquote><p>Said</p><p>so</p></blockquote>", "> Said\n>\n> so\n"),
        ("<nav><a href='/'>around</a></nav><!-- no -->loose", "loose\n"),
        ("<details><summary>Sources</summary><p>one</p></details>", "Sources\n\none\n"),
    ],
)
def test_a_page_is_written_as_markdown(given, expected):
    assert as_markdown(given) == expected


def test_a_list_in_a_list_is_one_in_html_again():
    tree = html.fragment_fromstring(
        python_markdown.markdown(as_markdown("<ul><li>a<ul><li>b</li></ul></li></ul>")), "div"
    )

    assert tree.xpath("string(/div/ul/li/ul/li)") == "b"


def test_a_language_has_a_folder_but_the_first():
    assert content.address("sv", "") == "/"
    assert content.address("sv", "services") == "/services/"
    assert content.address("ar", "") == "/ar/"
    assert content.address("ar", "services") == "/ar/services/"


def test_a_page_with_others_below_it_is_an_index():
    assert [content.file(path) for path in ("", "services", "services/terrafem")] == [
        "index.md",
        "services/index.md",
        "services/terrafem.md",
    ]


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("../../", ""),
        ("../kvinnofridslinjen/", "services/kvinnofridslinjen"),
        ("../kvinnofridslinjen/#what-happens", "services/kvinnofridslinjen"),
        ("../kast-stockholm/", None),
        ("#what-happens", None),
        ("tel:112", None),
        ("https://example.org/services/", None),
    ],
)
def test_a_link_leads_to_a_page_that_is_compared_or_nowhere(href, expected):
    page = content.SourcePage("ar", "services/terrafem", "", "", html.fragment_fromstring("<main></main>"))

    assert content.target(page, href) == expected


# ----- a made-up project ---------------------------------------------------------------------------------------------

LABELS = """
#: overrides/frame.html
msgctxt "ui/exit"
msgid "Lämna sidan"
msgstr ""
"""
SMALL = Size(100, 3)
"""So few that it is quick, and enough for a chat, an interpreter and a number that is not surely right."""


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    """A made-up project: path → text."""
    return corpus.files("1", SMALL, LABELS, search=False)


def test_the_same_seed_gives_the_same_bytes(made):
    assert corpus.files("1", SMALL, LABELS, search=False) == made
    assert Swedish("2/guide/1").paragraph(20) != Swedish("1/guide/1").paragraph(20)


def test_a_made_up_project_has_nothing_to_mend(made, tmp_path):
    corpus.write(tmp_path, made)

    read = workspace.read(
        tmp_path, Options(SMALL.ids, "", "", "", danger=("sos-112",), review_days=36500), corpus.TODAY
    )

    assert (read.problems, read.refused) == ((), ())
    known = {message.key for message in corpus.messages(made_docs(made), LABELS)}
    # The package brings labels of its own besides.
    assert all(read.words[id].words.keys() >= known for id in SMALL.ids[1:])
    assert {state for id in SMALL.ids[1:] for state in read.words[id].states.values()} == {"machine"}


def made_docs(made: dict[str, str]) -> dict[str, str]:
    return {path: text for path, text in made.items() if path.startswith("docs/")}


def test_a_made_up_project_has_as_many_pages_as_it_should(made):
    assert corpus.pages_of(made_docs(made), SMALL.ids) == SMALL.pages


def test_catalogues_are_as_the_command_writes_them(made):
    language = LANGUAGES[SMALL.ids[1]]
    found = corpus.messages(made_docs(made), LABELS)
    texts = {path: text for path, text in made.items() if path.startswith(f"translations/{language.id}/LC_MESSAGES")}

    assert merging.updated(texts, found, language) == texts


def test_too_few_pages_are_told_of():
    with pytest.raises(ValueError, match="at least"):
        corpus.records("1", 10, search=False)


def test_arabic_and_ethiopic_are_always_among_the_languages():
    assert {"Arabic", "Ethiopic"} <= {LANGUAGES[id].script for id in Size(50, 5).ids}
    assert sorted(corpus.ORDER) == sorted({*LANGUAGES} - {"bks"})


@pytest.mark.parametrize("language", corpus.ORDER[1:])
def test_made_up_words_pass_the_gate(language):
    say = Swedish(language)
    source = (
        f"**{say.words(2)}** Ring {{phone_sos_112}} t.ex. 24 timmar. {say.paragraph(40)} "
        f"Läs om [{say.words(2)}](../a/b.md)."
    )
    words = Translator(language).translated(source)

    assert checks.refusals(source, words, LANGUAGES[language]) == []
    assert words != source


# ----- pages for others ----------------------------------------------------------------------------------------------

PAGES = Originals(
    ("sv", "ar"),
    tuple(
        Original(language, path, f"{language} {path}", f"# {language} {path}\n\nSe [x](page:services/a).\n")
        for language in ("sv", "ar")
        for path in ("", "services", "services/a", "services/a/show")
    ),
)


def test_a_page_links_to_the_files_of_others():
    start, services, _, show = PAGES.pages[:4]

    assert PAGES.by_file(start).endswith("Se [x](services/a/index.md).\n")
    assert PAGES.by_file(services).endswith("Se [x](../services/a/index.md).\n")
    assert PAGES.by_file(show).endswith("Se [x](../../services/a/index.md).\n")
    assert [PAGES.file(page.path, "_index") for page in (start, show)] == ["_index.md", "services/a/show.md"]


def test_pages_are_kept_whole(tmp_path):
    originals.save(tmp_path / "pages.json", PAGES)

    assert originals.load(tmp_path / "pages.json") == PAGES


@pytest.mark.parametrize("builder", [peer for peer in builders.PEERS if peer.name in ("hugo", "stock", "sphinx")])
def test_every_page_is_written_for_others(builder, tmp_path):
    builders.prepare(builder, tmp_path / builder.name, PAGES, search=False)

    written = [path.name for path in (tmp_path / builder.name).rglob("*") if path.suffix in (".md", ".po")]
    # Sphinx has the Swedish pages, and a catalogue for the start page and one for the folder.
    assert len(written) == (6 if builder.name == "sphinx" else 8)


def test_a_built_site_is_looked_at_page_by_page(tmp_path):
    for page in PAGES.pages[:6]:
        path = tmp_path / builders.address(page.language, page.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'<html lang="sv"><title>{page.title} – x</title>', "utf-8")

    found = building.looked_at(builders.PEERS[0], tmp_path, PAGES)

    assert (found.expected, found.right, found.html) == (8, 4, 6)


# ----- what was measured ---------------------------------------------------------------------------------------------


def built(cpu: float, **more) -> Built:
    return Built(**{**dict.fromkeys(("memory", "bytes", "files", "expected", "right", "html", "rounds"), 0), **more},
                 cpu=cpu, wall=cpu, runs=())  # fmt: skip


MEASURED = Results(
    size=Size(200, 20),
    plain={"ours": built(8.0, memory=300_000_000), "hugo": built(10.0), "stock": built(100.0)},
    search={"ours": built(20.0), "stock": built(140.0), "sphinx": built(400.0)},
    growth={"ours": {Size(pages, 10): built(pages / 25 + 1) for pages in (50, 100, 200)}},
    start={"ours": 1.0},
    special={"serve": [0.4, 0.6]},
)


@pytest.mark.parametrize(
    ("points", "start", "expected"),
    [
        ([(1, 2.0), (2, 4.0), (4, 8.0)], 0, 1.0),
        ([(1, 1.0), (2, 4.0), (4, 16.0)], 0, 2.0),
        ([(1, 3.0), (2, 5.0), (4, 9.0)], 1, 1.0),
        ([(1, 3.0)], 0, None),
        ([(1, 1.0), (2, 2.0)], 1, None),
    ],
)
def test_growth_is_a_slope_of_logarithms(points, start, expected):
    assert exponent(points, start) == expected


def test_growth_is_told_from_sizes_that_differ_in_one_way():
    sizes = [Size(50, 10), Size(100, 5), Size(100, 10), Size(200, 10), Size(100, 20)]

    assert series(sizes, "P") == [Size(50, 10), Size(100, 10), Size(200, 10)]
    assert series(sizes, "L") == [Size(100, 5), Size(100, 10), Size(100, 20)]


def test_time_is_held_against_every_peer():
    assert budgets.ratios(MEASURED, "cpu") == {"hugo": 0.8, "stock": 0.08, "sphinx": 0.05}
    assert budgets.ratios(MEASURED, "cpu", search=True) == {"stock": 0.143, "sphinx": 0.05}


def test_growth_is_told_with_and_without_the_time_to_start():
    found = budgets.growth_of(MEASURED)["ours"]

    assert found["P"] == {"exponent": 0.792, "above_start": 1.0, "sizes": ["50×10", "100×10", "200×10"]}
    assert found["L"]["exponent"] is None


def test_goals_for_building_are_met_or_missed():
    found = {goal.what: goal.value for goal in budgets.goals(MEASURED) if goal.met}

    assert found == {
        "Full build ÷ stock, CPU": 0.08,
        "Full build ÷ stock, wall time": 0.08,
        "Full build ÷ Hugo, CPU": 0.8,
        "With search ÷ stock with search, CPU": 0.143,
        "Growth of CPU with pages, exponent": 0.792,
        "Edited page in `fristad serve`, s": 0.5,
        "Peak memory, MB": 300,
    }


def test_the_table_takes_the_place_of_the_old_one():
    text = f"# A\n\n{report.BEGIN}\n\nold\n\n{report.END}\n\nB\n"

    assert report.with_table(text, "| new |") == text.replace("old", "| new |")
    with pytest.raises(ValueError, match="there is no"):
        report.with_table("# A\n", "| new |")


def test_the_table_has_a_line_for_each_generator():
    names = ("ours", "hugo", "sphinx")
    lines = report.readme_table(
        {
            "size": "200×20",
            "date": "2026-11-22T10:00:00",
            "titles": {name: name.capitalize() for name in names},
            "versions": dict.fromkeys(names, "1.0"),
            "plain": {"ours": vars(built(8.0)), "hugo": vars(built(10.0))},
            "search": {"ours": vars(built(20.0)), "sphinx": vars(built(400.0))},
            "ratios": {"hugo": 0.8, "sphinx": 0.05},
            "search_ratios": {"sphinx": 0.05},
            "growth": budgets.growth_of(MEASURED),
            "goals": [{"what": "Peak memory, MB", "value": 300, "limit": 400, "met": True}],
        }
    ).split("\n")

    assert lines[4:] == [
        "| **Ours** | 8.0 |  | 8.0 | 0 | 0 | 0 of 0 | 20.0 |  | 0.79, – |",
        "| Hugo 1.0 | 10.0 | 0.80 | 10.0 | 0 | 0 | 0 of 0 | – | – | – |",
        "| Sphinx 1.0 | – | – | 400.0 | 0 | 0 | 0 of 0 | 400.0 | 0.05 | – |",
        "",
        "- Peak memory, MB: 300 (at most 400)",
    ]


def test_what_runs_on_in_the_background_counts_and_is_ended():
    busy = "import time\nend = time.process_time() + .2\nwhile time.process_time() < end: pass\n"
    left = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {busy + 'time.sleep(60)'!r}])"
    task = {"commands": [[sys.executable, "-c", left + "; import time; time.sleep(.6)"]], "folder": ".", "limit": 30}
    program = Path(building.__file__).with_name("running.py")
    words = [sys.executable, str(program)]

    done = subprocess.run(
        words, input=json.dumps({**task, "environment": {}}), capture_output=True, text=True, check=True
    )
    found = json.loads(done.stdout)

    assert found["code"] == 0
    assert 0.2 <= found["cpu"] < 5
    assert found["wall"] < 20
    assert found["memory"] > 1_000_000
