"""The real content: complete, counted and easy to read."""

import re
import subprocess
from datetime import timedelta

import pytest

from fristad.content.collection import Settings
from fristad.content.reader import collect
from fristad.content.records.guides import Guide
from fristad.content.records.programmes import Action, Body, Material, Programme
from fristad.languages.table import LANGUAGES
from fristad.pages.kinds.programme_pages import counts
from fristad.syntax import inline, markdown
from fristad.translation import translations
from tests.conftest import FOR_EVER, NOW, ROOT

CATALOGUES = sorted(ROOT.glob("translations/*/LC_MESSAGES/*.po"))
SERVICES_AND_MATERIALS = [
    "barnafrid-basprogram",
    "dating-matters",
    "isu",
    "liten-och-trygg",
    "operation-kvinnofrid",
    "orange-week",
    "relationsvaldscenter-fordjupningsutbildning",
    "safe-dates",
    "sip",
    "socialstyrelsen-kurs-heder",
    "socialstyrelsen-kurs-vald-funktionsnedsattning",
    "socialstyrelsen-kurs-vald-mot-aldre",
    "webbkurs-heder",
    "webbkurs-om-vald",
    "1000mottagningen",
    "1177-vardguiden",
    "akutmottagning-valdtagna-sos",
    "aldrelinjen",
    "alma-europa",
    "barnafrid",
    "barnahus-sodertalje",
    "barnahus-stockholm",
    "bildtelefoni-net",
    "bris-116111",
    "bris-vuxentelefon",
    "brottsofferjouren-116006",
    "brottsofferjouren-sodertalje",
    "brottsoffermyndigheten",
    "ecpat-hotline",
    "ecpat-stodlinje",
    "ecpat-vuxenstod",
    "ersta-hopp",
    "frizon-sodertalje",
    "hjalplinjen",
    "jagvillveta",
    "jourhavande-medmanniska",
    "juno-kvinnojour",
    "juventas-ungdomsjour",
    "karleken-ar-fri",
    "kast-stockholm",
    "killar-se",
    "kontaktcenter-sodertalje",
    "kris-och-traumacentrum",
    "kvinnocenter-tensta-hjulsta",
    "kvinnofrid-sodertalje",
    "kvinnofridslinjen",
    "kvinnojouren-annfrid",
    "kvinnors-ratt",
    "linnamottagningen",
    "linnea-kvinnojour",
    "manscentrum-stockholm",
    "mansmottagningen-sodertalje",
    "migrationsverket",
    "mika-halsa",
    "mikamottagningen-stockholm",
    "mind-sjalvmordslinjen",
    "mottagningsgruppen-barn-ungdom-sodertalje",
    "novahuset",
    "nspm-stodtelefon",
    "origo-stockholm",
    "plattformen-civila-sverige",
    "polisen-114-14",
    "preventell",
    "radda-barnen-stodlinje",
    "ratt-att-valja",
    "relationsvaldscenter-sodertalje",
    "relationsvaldscentrum-stockholm",
    "rfsl-stodmottagning",
    "rikskriscentrum",
    "roks",
    "rvc-innerstaden",
    "rvc-soderort",
    "rvc-sydvast",
    "rvc-vast",
    "skyddat-boende",
    "sms112",
    "socialjouren-sodertalje",
    "socialjouren-stockholm",
    "socialtjansten-stockholm",
    "sodertaljejourerna",
    "somaya",
    "sos-112",
    "stadsdelsforvaltning-skarpnack",
    "stockholm-vast-tjej-och-kvinnojour",
    "stodcentrum-unga-sodertalje",
    "stodcentrum-unga-stockholm",
    "stodlinjen-for-man",
    "stodlinjen-for-transpersoner",
    "stodtelefon-heder-yrkesverksamma",
    "storasyster",
    "teletal",
    "telge-bostader",
    "terrafem",
    "texttelefoni-se",
    "tjejzonen",
    "ud-jour",
    "umo-youmo",
    "ungarelationer",
    "ungdomsjouren-stockholm",
    "unizon",
    "valj-att-sluta",
]
EASY = 35
EASY_FOR_STAFF = 45
"""LIX: up to 30 is very easy, 30 to 40 easy, 40 to 50 of medium difficulty."""


def wrong(texts) -> list[str]:
    """What is wrong with the content, today."""
    return [problem.one_line() for problem in collect(texts, Settings(review_days=FOR_EVER), NOW)[1]]


def test_nothing_is_wrong_with_the_content(texts):
    assert wrong(texts) == []


@pytest.mark.parametrize("days", [0, 1, 366, 3000])
def test_a_fact_may_have_been_checked_today_or_long_ago(texts, days):
    """Whoever writes the day as asked turns no test red, nor does time."""
    path = "docs/services/terrafem.md"
    day = NOW - timedelta(days=days)

    assert wrong({**texts, path: re.sub(r"(?m)^checked: .*", f"checked: {day}", texts[path])}) == []


def test_a_fact_that_is_checked_tomorrow_is_told(texts):
    path = "docs/services/terrafem.md"
    texts = {**texts, path: re.sub(r"(?m)^checked: .*", f"checked: {NOW + timedelta(days=1)}", texts[path])}

    assert [line.rsplit(" ", 1)[1] for line in wrong(texts)] == ["[checked-in-future]"]


def test_the_services_and_materials_are_those_listed(collection):
    found = [record.id for record in (*collection.services, *collection.of_kind(Material))]

    assert sorted(found) == sorted(SERVICES_AND_MATERIALS)


@pytest.mark.parametrize(
    ("programme", "expected"),
    [
        (
            "sodertalje-2024-2027",
            {
                "focus_areas": 5,
                "actions": 33,
                "bodies": 14,
                "responsible": 67,
                "co_responsible": 37,
                "level_marks": 37,
            },
        ),
        (
            "stockholm-2021-2025",
            {"goals": 7, "types": 5, "expressions": 7, "perspectives": 5, "levels": 3, "actions": 0},
        ),
    ],
)
def test_a_programme_holds_what_its_source_holds(collection, programme, expected):
    found = counts(collection, collection.need(Programme, programme))

    assert {name: getattr(found, name) for name in expected} == expected


def test_the_actions_are_numbered_as_in_the_plan(collection):
    plan = collection.need(Programme, "sodertalje-2024-2027")
    numbers = [action.number for action in collection.actions_of(plan)]
    wanted = {1: [1, 2, 3, 4, 5, 6, 8, 9], 2: range(1, 6), 3: range(1, 5), 4: range(1, 8), 5: range(1, 10)}

    assert numbers == [f"{area}:{number}" for area, those in wanted.items() for number in those]


def test_the_plan_has_no_action_1_7(collection):
    assert collection.get(Action, "sodertalje-1-7") is None
    assert collection.get(Action, "sodertalje-1-8").number == "1:8"


def test_an_action_s_id_is_its_number(collection):
    for action in collection.of_kind(Action):
        assert action.id == "sodertalje-" + action.number.replace(":", "-")


def test_every_action_stands_in_a_focus_area_of_its_plan(collection):
    for action in collection.of_kind(Action):
        plan = collection.need(Programme, action.programme)
        assert action.focus_area in {area.number for area in plan.focus_areas}


def test_owners_are_offices(collection):
    for record in collection.records.values():
        assert collection.get(Body, record.owner), record.ref


GUIDES = sorted(path.stem for path in (ROOT / "docs/guides").glob("*.md") if path.stem != "index")


@pytest.mark.parametrize("id", GUIDES)
def test_a_guide_is_easy_to_read(collection, id):
    guide = collection.need(Guide, id)
    words = (unit.text for unit in markdown.units(guide.body) if unit.kind != "heading")

    assert inline.measured(words).lix <= (EASY_FOR_STAFF if guide.situation == "professional" else EASY)


def test_only_the_guide_for_staff_may_be_harder(collection):
    staff = [guide.id for guide in collection.guides if guide.situation == "professional"]

    assert staff == ["duty-to-report"]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: f"{path.parts[-3]}/{path.stem}")
def test_a_catalogue_passes_the_gate(path):
    language = LANGUAGES[path.parts[-3]]
    name = path.relative_to(ROOT).as_posix()

    problems = translations.translations(language, {name: path.read_text("utf-8")})[1]

    assert [problem.one_line() for problem in problems] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: f"{path.parts[-3]}/{path.stem}")
def test_gettext_accepts_a_catalogue(path, tmp_path):
    done = subprocess.run(
        ["msgfmt", "--check", "--output-file", tmp_path / "checked.mo", path],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
