"""`emergency: true` from the record to the page: its words come first, and a review is asked of them by itself."""

import polib
import pytest
from lxml import html

from fristad.build import mkdocs_settings, workspace
from fristad.content.reader import collect
from fristad.languages.table import LANGUAGES
from fristad.translation.exchange import on_disk
from fristad.translation.from_disk import packaged_labels
from fristad.translation.messages import is_urgent, of_record
from fristad.translation.reviews import Policy
from fristad.translation.translations import Translations, published
from tests.conftest import TODAY, built
from tests.drafted import page_at

RECORD, OTHER = "docs/guides/i-am-afraid.md", "docs/services/fyren.md"
EN = LANGUAGES["en"]
LABEL, IN_ENGLISH = "Lämna sidan", "Leave the site"


def change(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture
def urgent(copy):
    """The tiny project, in which one guide is read by somebody in danger, its catalogues brought up to date."""
    change(copy / RECORD, "order: 1\n", "order: 1\nemergency: true\n")
    return copy


def with_policy(project, policy: str):
    """The project as read, with a setting for the English."""
    change(project / "mkdocs.yml", "{ locale: en }", f"{{ locale: en, {policy} }}")
    options, problems = mkdocs_settings.options_of(project)
    assert problems == []
    return workspace.read(project, options, TODAY)


def contexts(path) -> set[str]:
    return {entry.msgctxt for entry in polib.pofile(str(path)) if not entry.obsolete}


def test_a_record_says_that_somebody_in_danger_reads_it(good):
    """From the record to its catalogue and to what is shown of it, without a project on disk."""
    texts = {**good, RECORD: good[RECORD].replace("order: 1\n", "order: 1\nemergency: true\n")}
    found, problems = collect(texts, today=TODAY)
    assert problems == []
    urgent = {ref for ref, record in found.records.items() if is_urgent(record)}
    messages = [message for record in found.records.values() for message in of_record(record, "docs/x.md")]
    words = {message.key: "x" for message in messages}
    policy = Policy("notice", emergency="leave-out")

    shown = published(Translations(EN, words, dict.fromkeys(words, "machine")), policy, urgent)

    its = {message.key for message in messages if message.context.startswith("guide/i-am-afraid#")}
    assert urgent == {"guide/i-am-afraid"}
    assert {message.key for message in messages if message.tier == "interface"} == its
    assert set(shown.words) == set(words) - its


def test_its_words_are_in_the_file_that_is_translated_first(urgent):
    on_disk.update_catalogues(urgent, [EN])

    files = urgent / "translations/en/LC_MESSAGES"
    assert "guide/i-am-afraid#call" in contexts(files / "interface.po")
    assert not any(context.startswith("guide/i-am-afraid#") for context in contexts(files / "guides.po"))
    assert not any(context.startswith("service/fyren#") for context in contexts(files / "interface.po"))


def test_its_words_are_counted_there(urgent):
    options, _ = mkdocs_settings.options_of(urgent)

    counts = workspace.read(urgent, options, TODAY).coverage.languages[0].tiers

    # The guide and the labels, which come with the program.
    own = [message for message in workspace.read(urgent, options, TODAY).messages if "i-am-afraid" in message.context]
    assert own
    assert counts["interface"].messages == len(own) + len(packaged_labels())


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
    other = page_at(site, EN, "services/fyren/")

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
