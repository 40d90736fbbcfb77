"""Short addresses on paper: kept in one table, never lost, never another page's; what ended or was renamed leads on."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator

import pytest

from fristad.build import finishing
from fristad.content import addresses, short_addresses
from fristad.content.reader import collect
from fristad.content.short_addresses import FILE, HEADER
from fristad.languages.known_languages import LANGUAGES, SOURCE
from fristad.problems import Problem
from fristad.site import doors
from fristad.site import short_addresses as of_site
from fristad.site.site import Site

from .conftest import TODAY, a_project
from .test_publishing import run

FYREN, HAMNEN = "docs/services/fyren.md", "docs/services/hamnen.md"
LANGS = (SOURCE, LANGUAGES["en"], LANGUAGES["ar"])


def read(texts, table=None, languages=LANGS):
    """The records, and what is wrong with them and the table."""
    collection, problems = collect(texts, today=TODAY, table=table)
    return collection, [*problems, *of_site.problems(collection, languages)]


@pytest.fixture(scope="module")
def table(good) -> str:
    """The tiny project's table, as the command makes it."""
    collection, _ = read(good)
    return short_addresses.with_rows(collection.short_addresses, of_site.added(collection, LANGS))


@pytest.fixture(scope="module")
def published(good, table):
    """What that project has published."""
    return of_site.published(read(good, table)[0], LANGS)


def after(texts, table, published, languages=LANGS) -> list[Problem]:
    """All that is told when a project that has published its addresses has changed."""
    collection, problems = read(texts, table, languages)
    return [*problems, *of_site.broken(published, collection, languages)]


def said(problems) -> list[str]:
    return [problem.one_line() for problem in problems]


def leads(texts, table, code) -> str:
    collection, problems = read(texts, table)
    assert problems == []
    found = of_site.short_addresses(collection, LANGS)
    return found.pages[found.leads[code]]


def without(table: str, code: str) -> str:
    return "".join(line for line in table.splitlines(keepends=True) if not line.startswith(code))


def code_of(ref: str) -> str:
    return addresses.code(ref)


def with_field(text: str, line: str) -> str:
    return text.replace("---\n", f"---\n{line}\n", 1)


def renamed(texts, old: str, new: str, alias: str = "") -> dict[str, str]:
    """The project with a file under another name, in texts too."""
    before, now = (path.rpartition("/")[2].removesuffix(".md") for path in (old, new))
    found = {}
    for path, text in texts.items():
        text = text.replace(before, now) if path != old else text
        text = text.replace("_" + before.replace("-", "_"), "_" + now.replace("-", "_"))
        found[new if path == old else path] = text
    if alias:
        found[new] = with_field(re.sub("(?m)^aliases: .*\n", "", found[new]), f"aliases: [{alias}]")
    return found


# ----- the table -----------------------------------------------------------------------------------------------------


def test_the_first_rows_are_the_addresses_that_were_there(project):
    """They have been published since before there was a table."""
    rows = (project / FILE).read_text("utf-8").splitlines()[1:]

    assert len(rows) > 300
    first = [row for row in rows if code_of(row.partition(",")[2]) == row.partition(",")[0]]
    for row in ("njpsp,service/kvinnofridslinjen", "3qrpx,page/index", "3n5w5,guide/in-danger"):
        assert row in first


def test_a_project_without_a_table_has_the_first_suggestions(good):
    collection, problems = read(good)

    assert problems == []
    assert of_site.short_addresses(collection, LANGS).own["service/fyren"] == code_of("service/fyren")


def test_a_table_with_all_rows_is_right(good, table, published):
    assert after(good, table, published) == []


def test_rows_hold_whatever_their_order(good, table, published):
    head, *rows = table.splitlines()

    assert after(good, "\r\n".join([head, *reversed(rows)]), published) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "1:1: The table is empty. Begin it with the line `code,leads_to`. [short-addresses-header]"),
        ("kod,sida\n", "1:1: The table begins with 'kod,sida'. Begin it"),
        (f"{HEADER}\n\n", "2:1: A line is empty. Write five of the signs"),
        (f"{HEADER}\n2wk9v\n", "2:7: '' names no page."),
        (f"{HEADER}\n2wk9,service/fyren\n", "2:1: '2wk9' is no code."),
        (f"{HEADER}\n2WK9V,service/fyren\n", "2:1: '2WK9V' is no code."),
        (f"{HEADER}\nfaran,service/fyren\n", "2:1: 'faran' is no code."),
        (f"{HEADER}\n<<<<<<< HEAD\n", "2:1: '<<<<<<< HEAD' is no code."),
        (f"{HEADER}\n2wk9v,Fyren\n", "2:7: 'Fyren' names no page."),
        (f"{HEADER}\n2wk9v,service/fyren,x\n", "2:7: 'service/fyren,x' names no page."),
        (
            f"{HEADER}\n2wk9v,service/fyren\n2wk9v,service/hamnen\n",
            "3:1: The code '2wk9v' leads to 'service/fyren' already, by line 2. Keep the row",
        ),
    ],
)
def test_what_is_no_row_is_told_where_it_stands(text, told):
    _, problems = short_addresses.read(text)

    assert said(problems)[0].startswith(f"{FILE}:{told}")


def test_a_row_that_names_nothing_is_told(good, table):
    _, problems = read(good, table + "22222,service/fyrn\n")

    (line,) = said(problems)
    end = len(table.splitlines()) + 1
    assert line.startswith(
        f"{FILE}:{end}:7: 'service/fyrn' is no page, so that the short address s/22222/ leads nowhere"
    )


def test_a_page_without_a_row_is_told_with_the_line_to_add(good, table):
    code = code_of("service/fyren")
    _, problems = read(good, without(table, code))

    (line,) = said(problems)
    assert f"Add the line `{code},service/fyren`, or run `fristad addresses`" in line
    assert line.startswith(f"{FILE}:{len(table.splitlines())}:1: The page 'service/fyren' has no short address")
    (added,) = re.findall("`(.*?,.*?)`", line)
    assert read(good, without(table, code) + added + "\n")[1] == []


def test_lines_to_add_are_new_to_each_other_and_to_the_table(good, table):
    """A code that is taken already is not suggested again."""
    taken = without(without(table, code_of("service/fyren")), code_of("guide/i-am-afraid"))
    taken += f"{code_of('service/fyren')},page/index\n"
    lines = re.findall("`(.*?,.*?)`", "\n".join(said(read(good, taken)[1])))

    assert len(lines) == 2
    assert read(good, taken + "\n".join(lines))[1] == []


def test_a_language_and_a_list_are_no_record(good, table, published):
    """Pages of the finder come and go with the site's languages and services; paper leads somewhere all the same."""
    more = (*LANGS, LANGUAGES["tr"])
    collection, _ = read(good, table)
    new = of_site.added(collection, more)
    assert set(new.values()) == {"page/services/by/language/tr"}
    (code,) = new
    whole = short_addresses.with_rows(collection.short_addresses, new)
    before = of_site.published(collect(good, today=TODAY, table=whole)[0], more)

    assert after(good, table, published, more) == []
    assert after(good, whole, before, LANGS) == []
    assert leads(good, whole, code) == "services/"


def test_the_list_of_a_place_has_a_row_since_it_is_printed(good, table):
    (code,) = (row.partition(",")[0] for row in table.splitlines() if row.endswith("services/by/area/ekby"))

    (line,) = said(read(good, without(table, code))[1])
    assert f"`{code},page/services/by/area/ekby`" in line


# ----- what was published --------------------------------------------------------------------------------------------


def test_a_row_that_was_published_may_not_go(good, table, published):
    code = code_of("service/fyren")
    before = {**published, "22222": of_site.Published("service/fyren", "service/fyren")}
    found = said(after(good, without(table, code), before))

    assert any(f"Add the line `{code},service/fyren`" in line for line in found)
    assert any("Put the line `22222,service/fyren` back. [short-address-gone]" in line for line in found)


def test_a_code_that_was_published_may_not_be_another_page_s(good, table, published):
    one, other = code_of("service/fyren"), code_of("service/hamnen")
    swapped = table.replace(f"{one},service/fyren", f"{one},service/hamnen").replace(
        f"{other},service/hamnen", f"{other},service/fyren"
    )
    found = said(after(good, swapped, published))

    assert len(found) == 2
    line = table.splitlines().index(f"{one},service/fyren") + 1
    assert f"{FILE}:{line}:7: The short address s/{one}/ is published for 'service/fyren', and would be that of" in (
        "\n".join(found)
    )


def test_a_page_that_was_published_may_not_get_another_code_alone(good, table, published):
    found = said(after(good, table.replace(code_of("service/fyren"), "22222"), published))

    assert ["short-address-gone" in line for line in found] == [True]


def test_the_table_may_not_go(good, published):
    (line,) = said(after(good, None, published))

    assert line.startswith(f"{FILE}:1:1: The table of short addresses has gone, and {len(published)} of them are")


def test_a_record_may_not_just_be_deleted(good, table, published):
    texts = {path: text for path, text in good.items() if path != "docs/terms/words/meeting.md"}
    found = [line for line in said(after(texts, table, published)) if "term/meeting" in line]

    assert found[0].endswith("[short-address-nowhere]")
    assert "write `retired:` in it" in found[0]


def test_a_record_that_was_published_is_no_draft_any_more(good, table, published):
    path = "docs/terms/words/meeting.md"
    found = said(after({**good, path: with_field(good[path], "draft: true")}, table, published))

    assert any(line.startswith(f"{path}:1:1: The short address s/") and "as a draft" in line for line in found)


def test_a_draft_may_have_its_row_before_it_is_published(good, table):
    path = "docs/terms/words/meeting.md"
    texts = {**good, path: with_field(good[path], "draft: true")}
    before = of_site.published(collect(texts, today=TODAY, table=table)[0], LANGS)

    assert [line for line in said(after(texts, table, before)) if "short" in line] == []


def test_a_file_that_cannot_be_read_is_told_alone(good, table, published):
    path = "docs/terms/words/meeting.md"
    found = said(after({**good, path: "---\ntitle: [\n---\n"}, table, published))

    assert [line for line in found if "short-address" in line] == []


# ----- a page that has a new name ------------------------------------------------------------------------------------


def renames(good) -> Iterator[tuple[str, str, str]]:
    """Every kind of page: the old file, the new one and the older name among the new one's aliases."""
    for path in good:
        folder, _, name = path.rpartition("/")
        record = name.removesuffix(".md")
        if name not in ("index.md", "search.md") and folder not in ("docs", "docs/about", "docs/places"):
            yield path, f"{folder}/{record}-nu.md", record


def test_a_page_with_a_new_name_keeps_its_address(good, table, published):
    tried = 0
    for old, new, alias in renames(good):
        if "/bodies/" in old or "/actions/" in old:
            continue
        texts = {**good, new: with_field(good[old], f"aliases: [{alias}]")}
        del texts[old]
        collection, _ = collect(texts, today=TODAY, table=table)
        found = of_site.short_addresses(collection, LANGS)
        ref = collection.refs_by_file[new.removeprefix("docs/")]
        gone = [code for code, one in published.items() if one.ref == f"{ref.removesuffix('-nu')}"]

        assert [found.leads[code] for code in gone] == [ref], old
        assert found.own[ref] == gone[0]
        told = [*of_site.problems(collection, LANGS), *of_site.broken(published, collection, LANGS)]
        assert told == [], old
        tried += 1
    assert tried > 10


def test_the_address_of_an_older_name_leads_on_and_so_do_those_below_it(good, table):
    texts = renamed(good, FYREN, "docs/services/baken.md", "fyren")
    collection, _ = read(texts, table)
    site = Site(collection, LANGS, {}, "", "https://ekby.example/", "https://vader.example/")
    moved = doors.moved(site, SOURCE)

    assert {"services/fyren/", "services/fyren/show/"} <= set(moved)
    assert moved["services/fyren/"].canonical == "https://ekby.example/services/baken/"


def test_the_parts_of_a_plan_with_a_new_name_keep_their_addresses(good, table, published):
    old, new = "docs/programmes/ekby-2024-2090.md", "docs/programmes/ekby-2024-2091.md"
    texts = renamed(good, old, new, "ekby-2024-2090")
    code = next(code for code, one in published.items() if one.ref == "programme/ekby-2024-2090/focus-area-1")

    assert after(texts, table, published) == []
    assert leads(texts, table, code) == "programmes/ekby-2024-2091/focus-area-1/"


def test_a_new_name_without_the_older_one_is_told(good, table, published):
    found = said(after(renamed(good, FYREN, "docs/services/baken.md"), table, published))

    assert any("'service/fyren' is no page" in line and "`aliases:`" in line for line in found)


def test_an_older_name_may_not_be_given_to_another(good, table):
    texts = renamed(good, FYREN, "docs/services/baken.md", "fyren")
    before = of_site.published(read(texts, table)[0], LANGS)
    texts["docs/services/baken.md"] = texts["docs/services/baken.md"].replace("aliases: [fyren]\n", "")
    texts[HAMNEN] = with_field(texts[HAMNEN], "aliases: [fyren]")
    found = said(after(texts, table + f"{code_of('service/baken')},service/baken\n", before))

    assert any("led to 'service/baken', and would lead to 'service/hamnen'" in line for line in found)


# ----- a page that has ended -----------------------------------------------------------------------------------------

LAW = "docs/terms/laws/ekby-0-9.md"
TERM = "docs/terms/words/meeting.md"


def ended(texts, path: str, instead: str, on: str = "2026-11-01") -> dict[str, str]:
    return {**texts, path: with_field(texts[path], f"retired: {{on: {on}, instead: {instead}}}")}


def test_what_has_ended_is_in_no_list_and_leads_on(good, table, published):
    texts = ended(good, TERM, "page/terms/index")
    collection, problems = read(texts, table)

    assert problems == []
    assert "term/meeting" not in collection.records
    assert after(texts, table, published) == []
    assert leads(texts, table, code_of("term/meeting")) == "terms/"
    site = Site(collection, LANGS, {}, "", "https://ekby.example/", "https://vader.example/")
    assert doors.moved(site, SOURCE)["terms/words/meeting/"].target.href == "../../"
    door = doors.shared(site)[addresses.door(code_of("term/meeting"))]
    assert [one.href for one in door.doors] == ["../../terms/", "../../en/terms/", "../../ar/terms/"]


def test_the_page_that_there_is_instead_keeps_its_own_address(good, table):
    collection, _ = read(ended(good, TERM, "page/terms/index"), table)

    assert of_site.short_addresses(collection, LANGS).own["page/terms/index"] == code_of("page/terms/index")


def test_what_has_ended_may_lead_to_what_has_ended_later(good, table):
    texts = ended(ended(good, TERM, "group/residents"), "docs/terms/groups/residents.md", "page/terms/index")
    collection, _ = collect(texts, today=TODAY, table=table)

    assert collection.now("term/meeting") == "page/terms/index"


@pytest.mark.parametrize(
    ("instead", "on", "told"),
    [
        ("term/metting", "2026-11-01", "'term/metting' is not a page"),
        ("body/ekby-namnd", "2026-11-01", "'body/ekby-namnd' is not a page"),
        ("term/meeting", "2026-11-01", "'term/meeting' has ended too, and leads nowhere but back. Name a page that is"),
        ("page/terms/index", "2026-12-24", "`on` is 2026-12-24, which is to come."),
    ],
)
def test_what_has_ended_must_lead_to_a_page(good, table, instead, on, told):
    lines = [line for line in said(read(ended(good, TERM, instead, on), table)[1]) if line.startswith(TERM)]

    assert len(lines) == 1
    assert told in lines[0]


def test_what_is_a_part_of_a_page_cannot_end(good, table):
    path = "docs/programmes/bodies/ekby-bolag.md"
    lines = said(read(ended(good, path, "page/terms/index"), table)[1])

    assert any("A body is a part of a page" in line and "[retired-without-page]" in line for line in lines)


def test_who_names_what_has_ended_is_told_what_there_is_instead(good, table):
    texts = ended(good, FYREN, "service/hamnen")
    lines = said(read(texts, table)[1])

    assert any("'fyren' has ended. Name 'hamnen', or leave it out. [unknown-service]" in line for line in lines)
    assert any("'{phone_fyren}' names what has ended. Name 'service/hamnen'" in line for line in lines)


def test_who_was_hurt_is_not_led_to_those_who_hurt(good, table):
    path = "docs/guides/stop.md"
    guide = good["docs/guides/i-am-afraid.md"].replace("for: victim", "for: perpetrator")
    assert guide != good["docs/guides/i-am-afraid.md"]
    lines = said(read(ended({**good, path: guide}, TERM, "guide/stop"), table)[1])

    assert any("'guide/stop' is for those who hurt others, and 'term/meeting' was not" in line for line in lines)


def test_an_older_name_of_what_has_ended_leads_on_too(good, table, published):
    texts = renamed(good, TERM, "docs/terms/words/round.md", "meeting")
    texts = ended(texts, "docs/terms/words/round.md", "page/terms/index")

    assert after(texts, table, published) == []
    assert leads(texts, table, code_of("term/meeting")) == "terms/"


def test_nobody_takes_the_address_of_what_has_ended(good, table):
    texts = ended(good, TERM, "page/terms/index")
    texts["docs/terms/groups/residents.md"] = good["docs/terms/groups/residents.md"]
    texts["docs/terms/words/other.md"] = with_field(good[TERM].replace("Möte", "Annat"), "aliases: [meeting]")
    lines = said(read(texts, table)[1])

    assert any("'meeting' also leads to docs/terms/words/meeting.md" in line for line in lines)


# ----- for real ------------------------------------------------------------------------------------------------------


@pytest.mark.site
def test_every_build_and_check_refuses_what_would_break_paper(tmp_path, good):
    project = a_project(tmp_path / "project")
    code, told = run(project, "addresses")
    assert code == 0
    assert f"added to {FILE}" in told
    assert run(project, "addresses") == (0, "Every page has its row\n")
    assert run(project, "build", "--strict")[0] == 0
    before = shutil.copytree(project, tmp_path / "before", ignore=shutil.ignore_patterns("site"))
    site = project / "site"
    assert not (site / "short-addresses.csv").exists()
    rows = json.loads((site / "data" / "short-addresses.json").read_text("utf-8"))["short_addresses"]
    row = next(row for row in rows if row["given_to"] == "term/meeting")
    assert row["lasting"]
    assert row["address"].endswith("/terms/words/meeting/")

    path = project / TERM
    path.unlink()
    table = project / FILE
    whole = table.read_text("utf-8")
    table.write_text(without(whole, row["code"]), "utf-8")
    for command in (("check",), ("build",), ("check", "--before", before)):
        code, told = run(project, *command)
        assert code == 1
        assert f"Put the line `{row['code']},term/meeting` back. [short-address-gone]" in told
    assert (site / "terms" / "words" / "meeting").is_dir()

    shutil.rmtree(site)
    assert f"`{row['code']},term/meeting`" in run(project, "check", "--before", before)[1]
    table.write_text(whole, "utf-8")
    path.write_text(with_field(good[TERM], "retired: {on: 2026-11-01, instead: page/terms/index}"), "utf-8")
    assert run(project, "build", "--strict")[0] == 0
    for place in ("", "en/"):
        page = (site / place / "terms/words/meeting/index.html").read_text("utf-8")
        assert 'content="0; url=../../"' in page
    door = (site / "s" / row["code"] / "index.html").read_text("utf-8")
    assert 'href="../../ar/terms/"' in door
    (site / finishing.PUBLISHED).write_text("{}", "utf-8")
    assert "[short-addresses-unreadable]" in run(project, "build")[1]
