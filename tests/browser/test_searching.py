"""Searching, in a real browser: what is found, what is fetched, and that the question stays on the page."""

from __future__ import annotations

import functools
import gzip
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from fristad.content.records import guides
from fristad.content.records.programmes import Body
from fristad.content.records.terms import Expression, Term
from fristad.languages import folding
from fristad.languages.known_languages import LANGUAGES, SOURCE
from fristad.outputs import search
from tests.conftest import ROOT, SITE, built, with_empty_catalogues

from .conftest import Handler, served
from .drivers import Driver

SENT_PACKED = {".html", ".js", ".css", ".json", ".svg"}
FIRST = "services/kvinnofridslinjen/"
PREFIXES = [one.prefix for one in LANGUAGES.values() if one.prefix]


def weight(site: Path, address: str, urls: list[str]) -> int:
    """The bytes of some answers: what servers pack is counted packed, the index is packed already."""
    total = 0
    for url in urls:
        path = site / unquote(urlsplit(url).path).removeprefix(urlsplit(address).path)
        content = (path / "index.html" if path.is_dir() else path).read_bytes()
        total += len(gzip.compress(content, 6)) if path.suffix in SENT_PACKED else len(content)
    return total


def ask(page: Page, question: str) -> list[str]:
    """What is found, as addresses below the language's root, the best first."""
    said = page.locator("[data-script=search] [role=status]")
    for typed in ("", question):
        page.locator("#f-query").fill(typed)
        page.locator("#f-query").press("Enter")
        expect(said).to_have_text("" if not typed else re.compile("."))
    expect(said).not_to_have_text(re.compile("^$|…"), timeout=20_000)
    links = page.locator("#f-hits a").evaluate_all("all => all.map(link => link.pathname + link.hash)")
    return list(map(below_root, links))


def below_root(link: str) -> str:
    """A path of the site below its language's root."""
    path = link.partition("/fristad/")[2]
    return next((path.removeprefix(prefix) for prefix in PREFIXES if path.startswith(prefix)), path)


@pytest.fixture
def search_page(open_page):
    """Opens the search page of a language."""
    return lambda id, **settings: open_page(("" if id == "sv" else id + "/") + "search/", **settings)


@pytest.mark.parametrize(
    ("id", "questions"),
    [
        ("sv", ("Södertälje", "sodertalje")),
        ("sv", ("våldtagen", "valdtagen")),
        ("ar", ("اطفال", "أطفال")),
        ("ar", ("شرطة", "الشرطة")),
        ("ar", ("مترجم", "مُتَرجِم")),
        ("fi", ("väkivalta", "vakivalta")),
        ("en", ("Södertälje", "sodertalje")),
        ("so", ("Södertälje", "sodertalje")),
    ],
)
def test_spelling_without_marks_finds_the_same(search_page, id, questions):
    page = search_page(id)
    first, second = (ask(page, question) for question in questions)

    assert first
    assert set(first) == set(second)


ASKED = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted((ROOT / "tests/search").glob("*.yml"))}
"""What is asked in each language, and where it must lead: see tests/search/README.md."""


@pytest.fixture(scope="module")
def asking(browser: Browser, address: str):
    """The search page of a language, opened once."""
    pages: dict[str, Page] = {}

    def page_of(id: str) -> Page:
        if id not in pages:
            pages[id] = browser.new_page()
            pages[id].goto(address + ("" if id == "sv" else id + "/") + "search/")
            assert ask(pages[id], "112")
        return pages[id]

    yield page_of
    for page in pages.values():
        page.close()


ASK_ALL = """async (questions) => {
    const field = document.getElementById("f-query");
    const said = document.querySelector("[data-script=search] [role=status]");
    const type = (text) => {
        field.value = text;
        field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    };
    const links = (list) => [...document.querySelectorAll(list + " a")].filter((link) => link.offsetParent);
    const answers = [];
    for (const question of questions) {
        type("");
        type(question);
        while (!said.textContent || said.textContent.includes("…")) await new Promise((done) => setTimeout(done));
        const lists = [links("[data-hits]"), links("#f-others")];
        answers.push(lists.map((all) => all.map((link) => link.pathname + link.hash)));
    }
    return answers;
}"""


@pytest.fixture(scope="module")
def answers(asking):
    """(question, what is found, which languages are offered) of all questions of a language, in one page load."""

    def answers_of(id: str) -> Iterator[tuple[dict, list[str], list[str]]]:
        found = asking(id).evaluate(ASK_ALL, [str(row["ask"]) for row in ASKED[id]])
        for row, (hits, others) in zip(ASKED[id], found, strict=True):
            yield row, [below_root(hit) for hit in hits], [other.split("/")[2] for other in others]

    return answers_of


@pytest.fixture(scope="module")
def hurting(collection) -> set[str]:
    """What is for those who hurt others or buy sex."""
    found = {f"guides/{one.id}/" for one in collection.guides if one.situation in guides.OWN_ENTRANCES}
    return found | {f"services/{one.id}/" for one in collection.services if one.is_for_those_who_hurt}


def is_right(row: dict, found: list[str], offered: list[str], hurting: set[str]) -> bool:
    """Whether a question leads to where it must, and to nobody who helps those who hurt."""
    wished = row.get("first", [])
    wished = wished if isinstance(wished, list) else [wished]
    return (
        (not wished or bool(set(found[:1]) & set(wished)))
        and set(row.get("among", [])) <= set(found[:3])
        and bool(row.get("theirs") or not hurting & set(found[:1]))
        and ("offers" not in row or are_offered(row["offers"], offered))
    )


def are_offered(wished: list[str] | str, offered: list[str]) -> bool:
    """Whether the search of these languages is offered, and of no language in a script that none of them has."""
    if wished == "all":
        return len(offered) == len(ASKED) - 1
    # The Swedish search lies at the site's root.
    beside = {LANGUAGES.get(id, SOURCE).script for id in {*offered} - {*wished}}
    return set(wished) <= set(offered) and beside <= {LANGUAGES[id].script for id in wished}


@pytest.mark.parametrize("id", sorted(ASKED))
def test_what_people_ask_leads_to_those_who_help(answers, hurting, id):
    """A row that waits for words is wrong until they come, and is then to lose its mark."""
    of_rows = [(row, found, offered, is_right(row, found, offered, hurting)) for row, found, offered in answers(id)]

    assert [
        (row, found[:5], offered) for row, found, offered, right in of_rows if not right and "waits" not in row
    ] == []
    assert [row for row, _, _, right in of_rows if right and "waits" in row] == []


@pytest.mark.parametrize("id", sorted(ASKED))
def test_the_browser_folds_words_as_the_index_does(asking, workspace, address, id):
    page = asking(id)
    folds = folding.of(LANGUAGES[id])
    texts = sorted(
        {text for one in found_in(workspace, id) for text in (one.title.plain, str(one.summary or ""), *one.meant)}
    )
    texts += [str(row["ask"]) for row in ASKED[id]]
    folded = page.evaluate(
        """async ([where, folds, texts]) => {
            const { folder } = await import(where);
            return texts.map(folder(folds));
        }""",
        [address + "assets/ranking.js", folds.for_browser(), texts],
    )

    assert len(texts) > 100
    assert folded == [search._folded(text, folds) for text in texts]


def test_the_browser_knows_what_near_means():
    script = (ROOT / "overrides/assets/ranking.js").read_text("utf-8")
    found = {name: int(weight) for name, weight in re.findall(r"^const ([A-Z]+) = (\d+);$", script, re.MULTILINE)}

    assert found["HELP"] == search.NEAR[guides.Page]
    assert found["NAMES"] == search.NEAR[Body]
    assert search.NEAR[Term] < found["NAMES"] < found["HELP"] < search.NEAR[Expression]
    assert found["FAR"] < min(filter(None, search.NEAR.values()))


def found_in(workspace, id):
    """What can be found in a language."""
    return search.entries(replace(workspace.site, languages=(LANGUAGES[id],)))


def test_every_language_has_its_questions(workspace):
    assert set(ASKED) == {language.id for language in workspace.site.languages}
    assert {id: len(rows) for id, rows in ASKED.items() if len(rows) < 40} == {}
    assert {id for id, rows in ASKED.items() if len({str(row["ask"]) for row in rows}) < len(rows)} == set()


def test_a_name_in_swedish_is_the_first_that_is_found(search_page):
    page = search_page("ar")

    assert [ask(page, name)[0] for name in ("Kvinnofridslinjen", "skyddat boende", "Polisen")] == [
        "services/kvinnofridslinjen/",
        "services/skyddat-boende/",
        "services/polisen-114-14/",
    ]
    assert page.locator("#f-hits a").first.get_attribute("lang") == "sv"


def test_words_that_no_page_has_together_find_those_that_have_most(search_page):
    assert "services/polisen-114-14/" in ask(search_page("sv"), "polisanmälan kvinnofridslinjen stulen")[:5]


@pytest.mark.parametrize(
    ("id", "question"),
    [
        ("sv", "polisen"),
        ("ar", "الشرطة"),
        ("so", "booliis"),
        ("sv", "anhöriga barnbarn zzyzx"),
        ("ar", "حضانة برلمان مختبئة"),
        ("so", "maxkamad xeer gabar"),
    ],
)
def test_nothing_is_fetched_before_the_field_is_used_and_little_then(search_page, site, address, id, question):
    page = search_page(id)
    page.wait_for_timeout(500)
    before = len(page.asked)

    assert before <= 4
    assert [url for url in page.asked if "pagefind" in url or "search.js" in url] == []
    assert ask(page, question)
    fetched = page.asked[before:]
    assert fetched
    assert weight(site, address, fetched) <= 150_000


def test_the_question_stays_on_the_page(search_page, address):
    page = search_page("ar")
    where, length = page.url, page.evaluate("history.length")
    for question in ("Kvinnofridslinjen", "zzyzx", "skyddat boende"):
        ask(page, question)
        page.keyboard.press("Enter")
        page.wait_for_timeout(300)

    assert all(url.startswith(address) for url in page.asked)
    told = " ".join(map(unquote, page.asked)).casefold()
    assert [word for word in ("kvinnofrid", "zzyzx", "skyddat", "boende") if word in told] == []
    # Pagefind asks for its table of languages with the time, so that no old one is used.
    assert {urlsplit(url).query.partition("=")[0] for url in page.asked} <= {"", "ts"}
    assert (page.url, page.evaluate("history.length")) == (where, length)
    assert page.evaluate("history.state") is None
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.evaluate("indexedDB.databases().then(all => all.length)") == 0
    assert page.evaluate("caches.keys().then(all => all.length)") == 0
    assert page.said == []


def test_who_comes_back_finds_an_empty_field(search_page):
    page = search_page("sv")
    assert ask(page, "kvinnofridslinjen")
    page.locator("#f-hits a").first.click()
    page.wait_for_url(f"**/{FIRST}")
    page.go_back()
    page.wait_for_timeout(500)

    assert page.locator("#f-query").input_value() == ""
    assert page.locator("#f-hits li").count() == 0
    assert ask(page, "polisen")


def test_nothing_found_says_so_and_where_to_go(search_page):
    page = search_page("sv")

    assert ask(page, "zzyzx") == []
    assert "Inga träffar" in page.locator("[data-script=search] [role=status]").inner_text()
    ways = page.locator("#f-ways")
    assert ways.get_by_role("link", name="Hitta stöd").is_visible()
    assert ways.locator("a[href='tel:112']").is_visible()
    ask(page, "polisen")
    assert not ways.is_visible()


HREFS = "all => all.map(link => link.href)"


@pytest.mark.parametrize("part", ["pagefind/pagefind.js", "assets/search.js", "pagefind/pages.sv.json"])
def test_a_part_that_does_not_come_is_told_of_and_the_list_is_there(search_page, part):
    page = search_page("sv")
    page.route(f"**/{part}", lambda route: route.abort())
    page.locator("#f-query").focus()
    page.locator("#f-query").fill("polisen")

    expect(page.locator("[data-script=search] [role=status]")).to_contain_text("fungerar inte")
    page.locator(".f-everything").get_by_role("link", name="Alla stöd från A till Ö").click()
    expect(page.locator(".f-names").get_by_role("link", name="Polisen").first).to_be_visible()


def test_the_way_out_works_while_searching(search_page):
    page = search_page("sv")
    ask(page, "kvinnofridslinjen")
    page.route("https://www.smhi.se/**", lambda route: route.fulfill(body="weather", content_type="text/html"))
    page.locator("#f-query").focus()
    for _ in range(3):
        page.keyboard.press("Shift")

    page.wait_for_url("https://www.smhi.se/")


def test_without_a_script_everything_is_a_list_in_the_reader_s_language(search_page, address, collection):
    page = search_page("ar", java_script_enabled=False)
    links = page.locator(".f-everything a")
    names = links.all_inner_texts()
    listed = set(links.evaluate_all(HREFS))

    assert not page.locator("#f-query").is_visible()
    assert len(set(names)) == len(names)
    assert {f"{address}ar/guides/{one.id}/" for one in collection.guides} <= listed
    assert {f"{address}ar/violence/types/{one.id}/" for one in collection.types} <= listed
    assert {f"{address}ar/violence/expressions/{one.id}/" for one in collection.expressions} <= listed
    # Services have a page of their own, with all of them by name.
    assert f"{address}ar/all-services/" in listed
    page.locator(".f-everything a[href='../all-services/']").click()
    services = {f"{address}ar/services/{one.id}/" for one in collection.services if one.is_found}
    assert len(services) > 40
    reached = set(page.locator(".f-names a").evaluate_all(HREFS))
    # What is called by its number is a link to call.
    assert services - reached == {f"{address}ar/services/sos-112/"}
    assert "tel:112" in reached
    page.go_back()
    guide = page.locator(".f-everything li", has=page.locator("a[href='../guides/in-danger/']"))
    assert guide.locator("small[lang=sv]").inner_text() == "Jag är i fara nu"
    guide.locator("a").click()
    assert page.url == f"{address}ar/guides/in-danger/"


def test_every_page_leads_to_the_search(open_page):
    for width in (360, 1280):
        page = open_page("guides/in-danger/", viewport={"width": width, "height": 800})
        page.locator("header").get_by_role("link", name="Sök", exact=True).click()

        assert page.url.endswith("/fristad/search/")


def test_each_browser_searches_and_comes_back_to_an_empty_field(driver: Driver, address: str):
    driver.open(f"{address}ar/search/")
    driver.click("#f-query")
    driver.press(*"Kvinnofridslinjen")
    first = f"{address}ar/{FIRST}"
    driver.wait_for(lambda: driver.run("document.querySelector('#f-hits a')?.href") == first, seconds=30)

    driver.click("#f-hits a")
    driver.wait_for(lambda: driver.url() == first)
    driver.back()
    driver.wait_for(lambda: driver.url() == f"{address}ar/search/")
    assert driver.run("document.getElementById('f-query').value") == ""


def test_a_language_without_spaces_is_searched_too(browser: Browser, tmp_path: Path, project: Path):
    """One Chinese sentence: a word in the middle of it, and a Swedish one."""
    shutil.copytree(SITE, tmp_path / "tiny")
    settings = (tmp_path / "tiny/mkdocs.yml").read_text("utf-8").replace("../../overrides", str(project / "overrides"))
    (tmp_path / "tiny/mkdocs.yml").write_text(settings.replace("locale: en", "locale: zh-hans"), "utf-8")
    guide = (tmp_path / "tiny/docs/guides/i-am-afraid.md").read_text("utf-8")
    summary = re.search(r"^summary: (.*)$", guide, re.MULTILINE)
    catalogue = tmp_path / "tiny/translations/zh-hans/LC_MESSAGES/guides.po"
    shutil.rmtree(tmp_path / "tiny/translations/en")
    (tmp_path / "tiny/reviews/en.csv").unlink()
    with_empty_catalogues(tmp_path / "tiny", ["zh-hans"])
    catalogue.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgctxt "guide/i-am-afraid#summary"\n'
        f'msgid "{summary[1]}"\nmsgstr "如果有人伤害你，可以匿名求助。"\n',
        "utf-8",
    )
    folder = built(tmp_path / "tiny", tmp_path / "site")
    with served(functools.partial(Handler, directory=str(folder))) as port:
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{port}/fristad/zh-hans/search/")
        for question in ("伤害", "匿名求助", "fyren"):
            ask(page, question)
            links = page.locator("#f-hits a").evaluate_all("all => all.map(link => link.href)")
            assert any("/guides/i-am-afraid/" in link for link in links), question
        page.close()
