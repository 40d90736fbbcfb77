"""mkdocs.yml: a slip there is told with its place, in every command alike, and never takes 112 or the exit away."""

import io
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

from fristad.cli import check_commands, site_commands
from fristad.content import addresses
from fristad.serve import preview
from fristad.translation import from_disk
from tests.conftest import ROOT

DANGER = "danger: [sos-112, fyren]"
EXIT = "exit_url: https://vader.example/"
SAY_WHICH = (
    "`danger` names no service. "
    "Write `danger: [sos-112]` with the file names of services; the first one's number stands on every page."
)
FIRST = "Put a service first that has `category: emergency`, `confidence: high` and a number to call."
ELSEWHERE = "Write the https:// address of an ordinary page of somebody else, such as https://www.smhi.se/."


def change(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def told(copy) -> list[str]:
    """What `fristad check` says is wrong."""
    out = io.StringIO()
    check_commands.check(copy, "text", Console(file=out, width=400))
    return [line for line in out.getvalue().splitlines() if ".yml:" in line]


def run(*words, cwd) -> tuple[int, str]:
    words = [sys.executable, "-m", *words]
    done = subprocess.run(words, cwd=cwd, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


# ----- the number for danger ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("new", "lines"),
    [
        ("danger: [sos112, fyren]", ["21:16: 'sos112' is not a service. Did you mean 'sos-112'? [settings-danger]"]),
        (
            "danger: [sos-112, i-am-afraid]",
            [
                "21:25: 'i-am-afraid' is not a service. "
                "Choose one of: fyren, gomstallet, hamnen, sos-112. [settings-danger]"
            ],
        ),
        (
            "danger: [sos-112, gomstallet]",
            [
                "21:25: 'gomstallet' has no phone number that may be shown. "
                "Name a service that can be called. [settings-danger]"
            ],
        ),
        (
            "danger: [sos-112, fyren, sos-112]",
            ["21:32: 'sos-112' is written twice. Remove one of them. [settings-danger]"],
        ),
        (
            "danger: [fyren, sos-112]",
            [
                "21:16: 'fyren' stands first, so that its number is on every page, and is no emergency service, "
                f"but of the category 'helpline'. {FIRST} [settings-danger]"
            ],
        ),
        ("danger: []", [f"21:15: {SAY_WHICH} [settings-danger]"]),
        ("danger:", [f"21:14: {SAY_WHICH} [settings-danger]"]),
        ("", [f"15:7: {SAY_WHICH} [settings-danger]"]),
        (
            "danger: sos-112",
            ["21:15: `danger` must be a list, got 'sos-112'. Write `[one, two]`. [settings-tuple-type]"],
        ),
        ("danger: [112]", ["21:16: `danger.1` must be text, got 112. Put it in quotes. [settings-string-type]"]),
        (
            "dangr: [sos-112, fyren]",
            [
                f"15:7: {SAY_WHICH} [settings-danger]",
                "21:7: 'dangr' is not a key here. Did you mean 'danger'? [settings-extra-forbidden]",
            ],
        ),
    ],
)
def test_a_slip_in_what_helps_in_danger_is_told_with_its_place(copy, new, lines):
    change(copy / "mkdocs.yml", DANGER, new)

    assert told(copy) == [f"mkdocs.yml:{line}" for line in lines]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("confidence: high", "confidence: medium", "is not surely right"),
        ("category: emergency", "category: police", "is no emergency service"),
        ("short: true", "short: true\n    sms: true", "begins with a number for text messages"),
    ],
)
def test_the_first_number_is_surely_right_and_can_be_called(copy, old, new, what):
    change(copy / "docs/services/sos-112.md", old, new)

    found = told(copy)

    assert len(found) == 1
    assert found[0].startswith("mkdocs.yml:21:16: 'sos-112' stands first")
    assert what in found[0]


def test_a_record_that_cannot_be_read_is_told_itself_and_not_as_one_that_is_not_there(copy):
    change(copy / "docs/services/sos-112.md", "category: emergency", "category: emergencyy")

    assert told(copy) == []


@pytest.mark.parametrize("new", ["danger: [sos112, fyren]", "dangr: [sos-112, fyren]", "danger: []"])
def test_every_command_stops_at_the_same_and_the_old_site_stands(published, new):
    before = (published / "site/index.html").read_bytes()
    change(published / "mkdocs.yml", DANGER, new)
    wanted = told(published)

    for command in (("fristad", "build"), ("mkdocs", "build"), ("fristad", "check")):
        code, said = run(*command, cwd=published)

        assert code == 1, command
        assert [line for line in said.splitlines() if line.startswith("mkdocs.yml")] == wanted, command
    assert (published / "site/index.html").read_bytes() == before
    assert b"tel:112" in before
    looked_at = preview.Preview(published)
    assert looked_at.reading.stopped
    assert sorted(problem.one_line() for problem in looked_at.reading.problems) == wanted
    assert looked_at.answer("/").status == 500


def test_everything_is_told_at_once(copy):
    settings = copy / "mkdocs.yml"
    change(settings, DANGER, "danger: [sos112, gomstallet]")
    change(settings, EXIT, "exit_url: http://vader.example/")
    change(settings, "{ locale: ar }", "{ locale: ar, unreviewd: leave-out }")
    change(settings, "review_days: 36500", "review_day: 36500")
    change(copy / "docs/services/fyren.md", 'number: "+46', 'number: "+4612')

    code, said = run("fristad", "build", cwd=copy)

    assert code == 1
    places = [line.split(": ")[0] for line in said.splitlines() if line.endswith("]")]
    assert [place for place in places if place.startswith("mkdocs.yml")] == [
        "mkdocs.yml:18:25",
        "mkdocs.yml:19:17",
        "mkdocs.yml:21:16",
        "mkdocs.yml:21:24",
        "mkdocs.yml:23:7",
    ]
    assert any(place.startswith("docs/services/fyren.md") for place in places)


def test_inherited_settings_are_told_where_they_stand(copy):
    settings = copy / "mkdocs.yml"
    (copy / "base.yml").write_text(settings.read_text("utf-8").replace("sos-112, fyren", "sos112"), "utf-8")
    settings.write_text("INHERIT: base.yml\n", "utf-8")

    assert told(copy) == ["base.yml:21:16: 'sos112' is not a service. Did you mean 'sos-112'? [settings-danger]"]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("frame.html", "{{ emergency.strip(page_frame.emergency) }}", ""),
        ("components/emergency.html", "{{ values.phone(phone.link) }}", ""),
        ("components/emergency.html", "{{ values.phone(phone.link) }}", '<a href="tel:113">112</a>'),
        ("components/emergency.html", "{{ values.phone(phone.link) }}", '<a href="tel:112"></a>'),
        ("components/exit.html", " data-exit", ""),
        ("door.html", "{{ values.phone(door.emergency) }}", ""),
    ],
)
def test_a_page_without_the_number_or_the_exit_stops_the_build(published, project, file, old, new):
    shutil.copytree(project / "overrides", published / "overrides")
    change(published / "mkdocs.yml", str(project / "overrides"), "overrides")
    before = (published / "site/guides/index.html").read_bytes()
    change(published / "overrides" / file, old, new)

    code, said = run("fristad", "build", cwd=published)

    assert code == 1
    assert "[broken-promise]" in said
    assert (published / "site/guides/index.html").read_bytes() == before


# ----- the exit -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "what"),
    [
        ("htps://vader.example/", "that does not begin with https://"),
        ("http://vader.example/", "that does not begin with https://"),
        ("//vader.example/", "that does not begin with https://"),
        ("vader.example", "that does not begin with https://"),
        ("mailto:a@vader.example", "that does not begin with https://"),
        ("javascript:alert(1)", "that does not begin with https://"),
        ("https://", "'' is no host that everybody reaches"),
        ("https:///", "'' is no host that everybody reaches"),
        ("https://localhost/", "'localhost' is no host that everybody reaches"),
        ("https://www.smhi.test/", "'www.smhi.test' is no host that everybody reaches"),
        ("https://smhi.onion/", "'smhi.onion' is no host that everybody reaches"),
        ("https://127.0.0.1/", "'127.0.0.1' is no host that everybody reaches"),
        ("https://[::1]/", "an ordinary page has no port"),
        ("https://vader.example:8443/", "an ordinary page has no port"),
        ("https://ekby.example@vader.example/", "what stands before @ hides the host"),
        ("https://vader.example\\@ekby.example/", "that is no web address"),
        ("https://väder.example/", "'väder.example' is no host that everybody reaches"),
        ("https://ekby.example/hjalp/", "that is the site itself"),
        ("https://ekby.example/annat/", "that is the site itself"),
        ("https://www.ekby.example/", "that is the site itself"),
        ("https://EKBY.example./", "that is the site itself"),
    ],
)
def test_an_exit_that_leads_nowhere_else_is_told(copy, url, what):
    change(copy / "mkdocs.yml", EXIT, f"exit_url: '{url}'")

    assert told(copy) == [f"mkdocs.yml:19:17: `exit_url` is '{url}', and {what}. {ELSEWHERE} [settings-exit]"]


@pytest.mark.parametrize(
    "url", ["https://www.smhi.se/", "https://vader.example/idag?ort=Ekby", "https://xn--vder-loa.se"]
)
def test_an_ordinary_page_is_an_exit(copy, url):
    change(copy / "mkdocs.yml", EXIT, f"exit_url: {url}")

    assert told(copy) == []


@pytest.mark.parametrize("command", ["fristad", "mkdocs"])
def test_no_build_has_a_dead_exit(copy, command):
    change(copy / "mkdocs.yml", EXIT, "exit_url: htps://vader.example/")

    code, said = run(command, "build", cwd=copy)

    assert (code, (copy / "site").exists()) == (1, False)
    assert "mkdocs.yml:19:17: `exit_url` is 'htps://vader.example/'" in said


# ----- all of mkdocs.yml ----------------------------------------------------------------------------------------------

CASES = json.loads((Path(__file__).parent / "data/settings.json").read_text("utf-8"))


def changed(copy, case):
    """The tiny project with the settings of a case."""
    settings = copy / "mkdocs.yml"
    for old, new in case.get("replace", []):
        text = settings.read_text("utf-8")
        old = old.replace("../../overrides", str(ROOT / "overrides"))
        assert old in text
        settings.write_text(text.replace(old, new), "utf-8")
    if "append" in case:
        settings.write_text(settings.read_text("utf-8") + f"\n{case['append']}\n", "utf-8")
    for name, text in case.get("files", {}).items():
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_text(text, "utf-8")
    for old, new in case.get("move", []):
        (copy / old).rename(copy / new)
    return copy


def checked(copy) -> tuple[int, list[str]]:
    """What `fristad check` returns, and all that it says is wrong."""
    out = io.StringIO()
    code = check_commands.check(copy, "text", Console(file=out, width=400))
    return code, [line for line in out.getvalue().splitlines() if line.endswith("]")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_each_setting_works_or_is_told(copy, case):
    # That a file may not lie where the case has put it is told by itself.
    every = checked(changed(copy, case))[1]
    lines = [line for line in every if not re.match(r"docs/[\w./-]+\.(?:css|js|svg|png):", line)]
    code = any(": warning: " not in line for line in lines)

    verdict = "refused" if code else "warned" if lines else "honoured"
    assert verdict in case["verdict"].split(" or "), lines
    # With its place, in one line for what has no effect, and without what only follows from it.
    assert all(re.match(r"(mkdocs\.yml|docs/[\w.-]+\.html):\d+:\d+: ", line) for line in lines)
    assert sum(line.endswith("[settings-unused]") for line in lines) <= 1


REFUSED = [case for case in CASES if case["verdict"].startswith("refused")]


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case["id"])
def test_what_check_refuses_is_not_built(copy, case):
    out = io.StringIO()

    assert site_commands.build(changed(copy, case), None, strict=False, out=Console(file=out, width=400)) == 1
    assert not (copy / "site").exists()
    assert "Traceback" not in out.getvalue()


@pytest.mark.parametrize("id", ["site-url-left-out", "exclude-all", "theme-mkdocs", "docs-dir", "directory-urls"])
def test_nor_does_mkdocs_itself(copy, id):
    (case,) = [case for case in CASES if case["id"] == id]

    code, said = run("mkdocs", "build", cwd=changed(copy, case))

    assert (code, (copy / "site").exists()) == (1, False)
    assert "Traceback" not in said
    assert "mkdocs.yml:" in said


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:8000/",
        "https://localhost/hjalp/",
        "https://10.0.0.1/",
        "https://intranet/",
        "https://ekby.local/",
    ],
)
def test_an_address_that_nobody_outside_reaches_is_not_published(copy, url):
    change(copy / "mkdocs.yml", "https://ekby.example/hjalp/", url)

    code, lines = checked(copy)

    assert code == 1
    assert lines == [
        f"mkdocs.yml:3:11: `site_url` is '{url}', and '{url.split('/')[2]}' is no host that everybody reaches. "
        "Write the address where the site is published, such as https://www.kommun.se/hjalp/. [settings-address]"
    ]


@pytest.mark.parametrize("given", ["", "site_url: ''\n", "site_url: http://localhost:8000/\n"])
def test_a_preview_may_do_without_an_address(copy, given):
    change(copy / "mkdocs.yml", "site_url: https://ekby.example/hjalp/\n", given)

    assert run("fristad", "build", cwd=copy)[0] == 1
    assert run("fristad", "build", "--language", "en", cwd=copy)[0] == 0
    assert not preview.Preview(copy).reading.stopped


def test_what_has_no_effect_is_told_once_with_its_lines(copy):
    settings = copy / "mkdocs.yml"
    change(settings, "  name: material\n", "  name: material\n  palette:\n    primary: teal\n")
    change(settings, "plugins:\n", "plugins:\n  - search\n")
    settings.write_text(settings.read_text("utf-8") + "\ncopyright: Ekby\nnav:\n  - index.md\n", "utf-8")

    assert checked(copy) == (
        0,
        [
            "mkdocs.yml:10:3: warning: Nothing comes of these settings: `theme.palette` (line 10), "
            "`plugins: search` (line 16), `copyright` (line 32), `nav` (line 33). "
            "Remove them: pages are made from records, and look as overrides/ says. [settings-unused]"
        ],
    )
    code, said = run("fristad", "build", cwd=copy)
    assert code == 0
    assert said.count("[settings-unused]") == 1
    assert not (copy / "site/search/search_index.json").exists()


@pytest.mark.parametrize("name", ["blog", "material/social", "privacy", "offline"])
def test_a_plugin_that_would_do_harm_is_refused(copy, name):
    change(copy / "mkdocs.yml", "plugins:\n", f"plugins:\n  - {name}\n")

    code, lines = checked(copy)

    assert code == 1
    assert [line.rsplit(" ", 1)[1] for line in lines] == ["[settings-plugin]"]


def test_a_plugin_that_is_switched_off_does_no_harm(copy):
    change(copy / "mkdocs.yml", "plugins:\n", "plugins:\n  - privacy:\n      enabled: false\n")

    assert checked(copy) == (0, [])


def test_languages_are_told_with_both_lines(copy):
    change(copy / "mkdocs.yml", "{ locale: ar }", "{ locale: en }")

    assert checked(copy)[1] == [
        "mkdocs.yml:18:21: 'en' is written twice, first in line 17. Remove one of the lines. [settings-language]"
    ]


# ----- drafts, and pages that nobody finds ----------------------------------------------------------------------------

GUIDE = "docs/guides/i-am-afraid.md"


def test_what_leads_to_a_draft_is_told(copy):
    change(copy / GUIDE, "order: 1\n", "order: 1\ndraft: true\n")
    text = (copy / "docs/about/index.md").read_text("utf-8")
    (copy / "docs/about/index.md").write_text(f"{text}\nLäs [guiden](../guides/i-am-afraid.md).\n", "utf-8")

    code, lines = checked(copy)

    assert code == 1
    instead = f"Leave it out, or take `draft: true` out of {GUIDE}."
    assert [line.partition(": ")[2] for line in lines] == [
        f"'../guides/i-am-afraid.md' leads to a draft, which is kept back. {instead} [broken-link]",
        f"'{{guide_i_am_afraid}}' names a draft, which is kept back. {instead} [unknown-placeholder]",
        f"'i-am-afraid' is kept back as a draft. {instead} [unknown-guide]",
    ]


def test_a_service_that_is_a_draft_cannot_be_named(copy):
    change(copy / "docs/services/fyren.md", "category:", "draft: true\ncategory:")

    lines = checked(copy)[1]

    assert any(line.startswith("mkdocs.yml:21:25: 'fyren' is kept back as a draft. ") for line in lines)
    assert any(line.endswith("out of docs/services/fyren.md. [unknown-service]") for line in lines)
    assert all("draft" in line for line in lines)


def test_a_draft_is_in_nothing_that_is_made(copy, tiny_site):
    """Pages, lists, links, search, sitemap, data and short addresses, in every language; and the catalogues."""
    short = addresses.short("guide/i-am-afraid")
    assert (tiny_site / short / "index.html").exists()
    change(copy / "docs/index.md", "{guide_i_am_afraid}", "{service_fyren}")
    change(copy / "docs/staff/desk.md", "guides: [i-am-afraid]", "guides: []")
    change(copy / GUIDE, "order: 1\n", "order: 1\ndraft: true\n")

    assert run("fristad", "build", "--strict", cwd=copy)[0] == 0

    words = re.compile(r"i-am-afraid|rädd hemma|scared at home|skrämmer dig|/" + short)
    for path in (copy / "site").rglob("*"):
        assert "i-am-afraid" not in path.as_posix()
        if path.suffix in (".html", ".json", ".xml"):
            assert not words.search(path.read_text("utf-8")), path
    assert not (copy / "site" / short).exists()
    found = [message.context for message in from_disk.messages(copy)]
    assert found
    assert not [context for context in found if context.startswith("guide/i-am-afraid#")]


def test_a_draft_is_read_as_any_record(copy):
    change(copy / "docs/index.md", "{guide_i_am_afraid}", "{service_fyren}")
    change(copy / GUIDE, "order: 1\n", "order: first\ndraft: true\n")

    assert [line.rsplit(" ", 1)[1] for line in checked(copy)[1]] == ["[guide-int-parsing]"]


def test_a_page_that_no_page_leads_to_is_told_with_what_to_write(copy):
    page = "---\ntitle: Nytt\nsummary: Kort.\nchecked: 2026-11-01\nowner: ekby-namnd\n---\n\nText.\n"
    (copy / "docs/news.md").write_text(page, "utf-8")

    assert checked(copy) == (
        0,
        [
            "docs/news.md:2:1: warning: No page leads here. "
            "Write a link in the text of another page, such as [Nytt](news.md) in docs/index.md. [page-unlinked]"
        ],
    )
    text = (copy / "docs/about/index.md").read_text("utf-8")
    (copy / "docs/about/index.md").write_text(f"{text}\nLäs [nytt](../news.md).\n", "utf-8")
    assert checked(copy) == (0, [])
