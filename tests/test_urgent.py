"""The emergency tier: from `emergency: true` in a record to the words that come first, and are reviewed apart."""

from io import StringIO
from pathlib import Path

import polib
import pytest
from lxml import etree, html
from rich.console import Console

from fristad.build import workspace
from fristad.build.mkdocs import mkdocs_yml
from fristad.cli import word_commands
from fristad.content.reader import collect
from fristad.languages.known_languages import LANGUAGES
from fristad.pages import interface_words
from fristad.problems import UnreadableError
from fristad.site import emergency
from fristad.site.site import Site
from fristad.translation.exchange import on_disk
from fristad.translation.messages import DOMAINS, EMERGENCY, TIERS, keys_of
from tests.conftest import ROOT, TODAY, built
from tests.drafted import TEMPLATES, page_at

RECORD, OTHER, TYPE = "docs/guides/i-am-afraid.md", "docs/services/fyren.md", "docs/violence/types/control.md"
OUT = Console(file=StringIO())
EN = LANGUAGES["en"]
LABEL, IN_ENGLISH = "Lämna sidan", "Leave the site"


def change(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture
def urgent(copy):
    """The tiny project, in which somebody in danger begins with one guide."""
    change(copy / RECORD, "order: 1\n", "order: 1\nemergency: true\n")
    return copy


def with_policy(project, policy: str):
    """The project as read, with a setting for the English."""
    change(project / "mkdocs.yml", "{ locale: en }", f"{{ locale: en, {policy} }}")
    options, problems = mkdocs_yml.options_of(project)
    assert problems == []
    return workspace.read(project, options, TODAY)


def contexts(path) -> set[str]:
    return {entry.msgctxt for entry in polib.pofile(str(path)) if not entry.obsolete}


def tier_of(collection, remember=lambda _, work_out: work_out()):
    """The emergency tier of records."""
    site = Site(collection, (), {}, "x", "https://x.example/", "https://y.example/", danger=("sos-112",))
    keys = [key for record in collection.records.values() for key in keys_of(record)]
    return emergency.tier(site, TEMPLATES, keys, remember)


def records_of(good, *changes: tuple[str, str, str]):
    """The tiny project's records, after changes: (path, old, new). Somebody in danger begins with one of them."""
    texts = {**good, RECORD: good[RECORD].replace("order: 1\n", "order: 1\nemergency: true\n")}
    for path, old, new in changes:
        assert old in texts[path]
        texts[path] = texts[path].replace(old, new)
    found, problems = collect(texts, today=TODAY)
    assert problems == []
    return found


@pytest.fixture(scope="module")
def tier(good):
    return tier_of(records_of(good))


def places(tier, ref) -> set[str]:
    """The fields and sections of a record that are in a tier."""
    return {context.partition("#")[2] for context, _ in tier if context.startswith(f"{ref}#")}


def test_all_that_the_page_shows_is_in_it(good, tier):
    guide = records_of(good).records["guide/i-am-afraid"]

    assert set(keys_of(guide)) <= tier


def test_a_service_that_it_shows_is_in_it_whole(good, tier):
    """By card, name or number in the text, or among those that it names above: its own page is the next one."""
    records = records_of(good).records

    for ref in ("service/fyren", "service/hamnen", "service/sos-112"):
        asked = {key for key in keys_of(records[ref]) if key[0].partition("#")[2] != "notes"}
        assert asked <= tier, ref
    assert places(tier, "service/gomstallet") <= {"title", "summary", "called", "search_words"}


def test_of_what_else_it_leads_to_it_has_title_summary_and_search_words(tier):
    assert places(tier, "type/control") == {"title", "summary", "search_words"}


def test_labels_are_in_it_where_such_a_page_shows_them(tier):
    assert {("ui/exit", "Lämna sidan"), ("ui/hours", "{days} {times}"), ("ui/tab", "Råd")} <= tier
    assert ("ui/coverage", "Språk") not in tier


def test_all_that_may_have_to_be_said_of_its_words_is_in_it(tier):
    assert {(f"ui/{notice.context}", notice.text) for notice in interface_words.NOTICES.values()} <= tier


def test_doors_and_the_page_that_is_not_found_are_in_it_whatever_begins(tiny):
    assert tier_of(tiny) == {
        (f"ui/{one.context}", one.text) for one in (*interface_words.DOORS.values(), interface_words.GREETING)
    }


def test_a_section_that_says_that_it_is_not_ones_fault_is_in_it_wherever_it_stands(good):
    words = "## Det är inte ditt fel {#not-your-fault}\n\nDen som styr dig har ansvaret.\n"
    found = tier_of(records_of(good, (TYPE, "Det kan handla", f"{words}\n## Mer {{#more}}\n\nDet kan handla")))

    assert places(found, "type/control") == {"title", "summary", "search_words", "not-your-fault"}
    assert ("type/control#not-your-fault", "Den som styr dig har ansvaret.") in found


def test_what_it_no_longer_shows_leaves_it(good):
    found = tier_of(records_of(good, (RECORD, "services: [sos-112, fyren, hamnen]", "services: [sos-112]")))

    assert not places(found, "service/hamnen")
    # The text names it.
    assert "when-you-call" in places(found, "service/fyren")


@pytest.mark.parametrize(
    "change",
    [
        (RECORD, "Är det **bråttom**?", "Är det mycket bråttom?"),
        (RECORD, "title: Jag är rädd hemma", "title: Jag är rädd"),
        (RECORD, "services: [sos-112, fyren, hamnen]", "services: [sos-112]"),
        (OTHER, "Du behöver inte säga", "Du måste inte säga"),
        (OTHER, "label: Stödlinjen", "label: Ring hit"),
        (TYPE, "Det kan handla", "Det handlar"),
        (TYPE, "title: Kontroll", "title: Styrd"),
    ],
    ids=str,
)
def test_what_is_remembered_of_a_page_is_true_after_any_change(good, change):
    """No page shows the text of another's record, so one text that changes means one page that is made again."""
    memory: dict[object, object] = {}

    def remembered(collection):
        fields = [one.text.removesuffix(one.body) for one in collection.documents.values()]

        def remember(record, work_out):
            key = (tuple(fields), collection.documents[record.ref].text)
            return memory.setdefault(key, None) or memory.update({key: work_out()}) or memory[key]

        return tier_of(collection, remember)

    remembered(records_of(good))
    new = records_of(good, change)

    assert remembered(new) == tier_of(new)


def test_its_words_stay_in_their_files_and_are_marked_there(urgent):
    options, _ = mkdocs_yml.options_of(urgent)
    on_disk.update_catalogues(urgent, [EN], workspace.emergency_tier(urgent, options))

    marked = {
        domain: {
            entry.msgctxt
            for entry in polib.pofile(str(urgent / f"translations/en/LC_MESSAGES/{domain}.po"))
            if EMERGENCY in entry.comment.splitlines()
        }
        for domain in DOMAINS
    }
    assert "guide/i-am-afraid#call" in marked["guides"]
    assert "service/fyren#when-you-call" in marked["services"]
    assert "type/control#text" not in marked["guides"]
    assert "guide/i-am-afraid#call" not in contexts(urgent / "translations/en/LC_MESSAGES/interface.po")


def test_the_commands_that_write_for_translators_mark_them(urgent):
    assert word_commands.messages(urgent, ["en"], OUT) == 0
    catalogue = (urgent / "translations/en/LC_MESSAGES/services.po").read_text("utf-8")
    assert EMERGENCY in catalogue

    assert word_commands.export(urgent, "en", "xliff", "emergency", False, Path("so.xlf"), OUT) == 0
    units = etree.parse(str(urgent / "so.xlf")).findall(".//{*}trans-unit")
    assert {"guide/i-am-afraid#call", "service/fyren#when-you-call"} <= {unit.get("resname") for unit in units}
    assert all(EMERGENCY in [note.text for note in unit.findall("{*}note")] for unit in units)
    assert "type/control#text" not in {unit.get("resname") for unit in units}


def test_its_words_are_counted_by_themselves(urgent):
    options, _ = mkdocs_yml.options_of(urgent)
    read = workspace.read(urgent, options, TODAY)

    counts = read.coverage.languages[0].tiers

    assert tuple(counts) == TIERS
    found = [message for message in read.messages if message.urgent]
    assert counts["emergency"].messages == len(found) > 0
    assert {message.domain for message in found} >= {"interface", "guides", "services"}
    assert sum(count.messages for count in counts.values()) == len(read.messages)


def test_where_records_are_wrong_what_begins_is_known_all_the_same(urgent):
    """Nothing is published of them, and `check` tells what is wrong instead of failing."""
    change(urgent / OTHER, "category: helpline", "category: helplin")
    options, _ = mkdocs_yml.options_of(urgent)

    read = workspace.read(urgent, options, TODAY)

    assert [problem for problem in read.problems if problem.severity == "error"]
    assert {message.context for message in read.messages if message.urgent} >= {"guide/i-am-afraid#call"}


def test_a_template_that_fails_is_told_by_every_command(urgent):
    (urgent / "overrides").mkdir()
    (urgent / "overrides/guide.html").write_text("{% extends 'frame.html' %}\n{{ 1 / 0 }}\n{% block", "utf-8")
    change(urgent / "mkdocs.yml", str(ROOT / "overrides"), "overrides")
    options, _ = mkdocs_yml.options_of(urgent)

    with pytest.raises(UnreadableError, match=r"overrides/guide\.html:3:1: The template failed"):
        workspace.read(urgent, options, TODAY)


@pytest.mark.parametrize(
    ("policy", "guide", "service", "label"),
    [
        ("unreviewed: publish", "en", "en", "en"),
        ("unreviewed: publish, unreviewed_emergency: leave-out", "sv", "en", "sv"),
        ("unreviewed: leave-out, unreviewed_emergency: publish", "en", "sv", "en"),
        ("unreviewed: leave-out", "sv", "sv", "sv"),
    ],
)
def test_a_review_is_asked_of_them_by_themselves(urgent, policy, guide, service, label):
    site = with_policy(urgent, policy).site

    page = page_at(site, EN, "guides/i-am-afraid/")
    other = page_at(site, EN, "services/gomstallet/")

    assert page.about.summary.language.id == guide
    assert other.about.summary.language.id == service
    said = site.speaker(EN, "").interface("exit", LABEL)
    assert (said.language.id, said.plain) == (label, LABEL if label == "sv" else IN_ENGLISH)
    assert said.tag == label
    for one in (page, other):
        assert label == "en" or "partial" in [notice.kind for notice in one.frame.notices]


@pytest.mark.site
def test_words_that_are_kept_back_are_in_no_file_of_the_site(urgent, tmp_path):
    """Labels and notices stand in Swedish, marked, on pages, doors and the 404, and where a script says them."""
    change(urgent / "mkdocs.yml", "{ locale: en }", "{ locale: en, unreviewed: leave-out }")
    site = built(urgent, tmp_path / "site")

    for path in site.rglob("*.html"):
        assert IN_ENGLISH not in path.read_text("utf-8"), path
    page = html.parse(str(site / "en/guides/i-am-afraid/index.html")).getroot()
    (notice,) = page.xpath("//*[@data-notice]")
    assert (notice.get("data-notice"), notice.get("lang")) == ("partial", "sv")
    assert page.xpath("//a[@class='f-exit']/span/@lang") == ["sv"]
    assert page.xpath("//p[@class='f-emergency']//a/@href") == ["tel:112"]
    assert page.xpath("//p[@class='f-emergency']//span[@lang='sv']")
    assert page.xpath("//*[@data-presses]/@lang") == ["sv"]
    (clock,) = html.parse(str(site / "en/services/fyren/index.html")).getroot().xpath("//*[@data-opened]")
    assert (clock.get("lang"), clock.get("data-opened")) == ("sv", "Öppet nu, till {time}")
    assert clock.get("data-days").startswith("måndag")
    # A date in the page's own language says so, in the midst of Swedish words.
    (time,) = page.xpath("//time[@data-fact='checked']")
    assert time.getparent().get("lang") == "en"
    missing = html.parse(str(site / "404.html")).getroot()
    doors = missing.xpath("//li[@lang='en']/p")
    assert doors
    assert all(door.xpath(".//span[@lang='sv']") for door in doors)
