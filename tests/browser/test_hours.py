"""Whether somebody answers right now, on pages and on paper."""

from __future__ import annotations

import datetime as dt
import functools
import shutil

import pytest

from tests.conftest import ROOT, SITE, built

from .conftest import Handler, served
from .test_finding import choose

OFFICE = "services/fyren/"
NIGHT = "services/hamnen/"
BOOKED, ASKED = "services/bokas/", "services/efterfragas/"
HOURS = {
    "fyren": "opening_hours: Mo-Th 08:00-17:00; Fr 08:00-15:00",
    "hamnen": "opening_hours: Mo-Su 21:00-06:00\n  note: Ring *två* gånger, **länge**.",
    "bokas": 'opening_hours: Mo-Fr 10:00-16:00; Sa "efter bokning"',
    "efterfragas": "opening_hours: Mo-Fr 10:00-16:00\n  by_appointment: true",
}
OWN = ".f-hours:not([data-of])"
"""The hours of the service that the page is about: in the call box if it has a number, else among its ways; the box may
be of another."""
ANOTHER = """---
name: {id}
called: stödlinje
run_by: association
summary: Du kan prata med någon.
category: helpline
area: national
audience: [adult]
concerns: [general]
web: https://{id}.example
confidence: high
sources:
  - url: https://{id}.example
    says: Det står på sidan.
    date: "2026"
checked: 2026-11-01
owner: ekby-namnd
---

## Vad händer {{#what-happens}}

Öppna sidan.
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """The tiny site, with hours of several kinds that are all sure."""
    folder = tmp_path_factory.mktemp("hours") / "project"
    shutil.copytree(SITE, folder, ignore=shutil.ignore_patterns("site", ".site-*"))
    configuration = folder / "mkdocs.yml"
    settings = configuration.read_text("utf-8").replace("../../overrides", str(ROOT / "overrides"))
    configuration.write_text(settings, "utf-8")
    for id, hours in HOURS.items():
        record = folder / f"docs/services/{id}.md"
        if not record.exists():
            record.write_text(ANOTHER.format(id=id), "utf-8")
        change(record, hours)
    site = built(folder, folder.parent / "site")
    with served(functools.partial(Handler, directory=str(site))) as port:
        yield f"http://127.0.0.1:{port}/fristad/"


def change(path, hours: str) -> None:
    """Give a record these hours."""
    lines = path.read_text("utf-8").split("\n")
    if "hours:" in lines:
        begins = lines.index("hours:")
        ends = next(at for at in range(begins + 1, len(lines)) if not lines[at].startswith(" "))
        del lines[begins:ends]
    at = next(at for at, line in enumerate(lines) if line.startswith("confidence:"))
    lines[at:at] = ["hours:", *f"  {hours}\n  confidence: high".split("\n")]
    path.write_text("\n".join(lines), "utf-8")


def now(page) -> str:
    """What is said of right now."""
    said = page.locator(f"{OWN} > strong").inner_text()
    return said.replace("\u2066", "").replace("\u2069", "").strip()


SAID = [
    (OFFICE, "2026-11-23T08:30+01:00", "Öppet nu, till 17:00"),
    (OFFICE, "2026-11-23T17:00+01:00", "Stängt nu. Öppnar tisdag 08:00"),
    (OFFICE, "2026-11-27T15:30+01:00", "Stängt nu. Öppnar måndag 08:00"),
    (OFFICE, "2026-12-24T10:00+01:00", ""),
    (OFFICE, "2026-12-23T18:00+01:00", ""),
    (OFFICE, "2027-03-29T10:00+02:00", ""),
    (OFFICE, "2027-06-30T08:30+02:00", "Öppet nu, till 17:00"),
    (OFFICE, "2030-01-08T10:00+01:00", ""),
    (NIGHT, "2026-11-23T23:00+01:00", "Öppet nu, till 06:00"),
    (NIGHT, "2026-11-23T06:00+01:00", "Stängt nu. Öppnar måndag 21:00"),
    (NIGHT, "2026-12-24T22:00+01:00", "Öppet nu, till 06:00"),
    # Summer time begins: 01:59 is followed by 03:00, and ends: 02:59 by 02:00.
    (NIGHT, "2027-03-28T03:30+02:00", "Öppet nu, till 06:00"),
    (NIGHT, "2027-10-31T02:30+01:00", "Öppet nu, till 06:00"),
    (NIGHT, "2027-10-31T06:30+01:00", "Stängt nu. Öppnar söndag 21:00"),
    (BOOKED, "2026-11-28T11:00+01:00", ""),
    (BOOKED, "2026-11-27T17:00+01:00", "Stängt nu"),
    (BOOKED, "2026-11-29T17:00+01:00", "Stängt nu. Öppnar måndag 10:00"),
]
"""Which page, at what time, says what."""


@pytest.mark.parametrize("zone", ["Europe/Stockholm", "America/Los_Angeles", "Pacific/Kiritimati"])
def test_open_now_is_told_in_swedish_time(open_page, address, zone):
    page = open_page(OFFICE, timezone_id=zone)
    found = []
    for path, at, _ in SAID:
        page.clock.set_fixed_time(dt.datetime.fromisoformat(at))
        page.goto(address + path)
        found.append((path, at, now(page)))

    assert found == SAID


@pytest.mark.parametrize("path", ["services/sos-112/", ASKED])
def test_nothing_is_said_of_what_is_always_open_booked_or_not_known(open_page, path):
    page = open_page(path)

    assert page.locator(OWN).count() == 1
    assert page.locator(f"{OWN} > strong").count() == 0


def test_what_stands_beside_hours_is_shown_and_stays(open_page):
    hours = open_page(NIGHT, at="2026-11-23T23:00+01:00").locator(".f-call .f-hours")

    assert "Ring två gånger, länge." in hours.inner_text()
    assert "21:00–06:00" in hours.inner_text()
    assert "Öppet nu" in hours.inner_text()
    booked = open_page(ASKED).locator(OWN).inner_text()
    assert "10:00–16:00" in booked
    assert "Du bokar en tid" in booked


def test_paper_has_the_hours_and_nothing_of_right_now(open_page):
    page = open_page(OFFICE, at="2026-11-23T17:00+01:00")
    page.emulate_media(media="print")

    assert "Stängt nu" not in page.locator(".f-call .f-hours").inner_text()
    assert "08:00–17:00" in page.locator(".f-call .f-hours").inner_text()


def test_a_fetched_card_says_it_too(open_page):
    page = open_page("services/", at="2026-11-23T08:30+01:00")
    choose(page, "area", "ekby")
    card = page.locator("[data-found] .f-card", has_text="Fyren").first
    card.wait_for()

    assert "Öppet nu" in card.inner_text()


def test_it_changes_while_the_page_is_open(open_page):
    page = open_page(OFFICE)
    page.clock.install(time=dt.datetime.fromisoformat("2026-11-23T16:58+01:00"))
    page.reload()
    assert "Öppet nu" in page.locator(".f-call .f-hours").inner_text()
    page.clock.run_for(3 * 60_000)

    assert "Stängt nu" in page.locator(".f-call .f-hours").inner_text()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_it_is_said_in_the_reader_s_language_and_direction(open_page, language):
    """What the tiny site has not translated is Swedish; each time stands isolated."""
    page = open_page(f"{language}/{OFFICE}", at="2026-11-23T08:30+01:00")

    assert "\u206617:00\u2069" in page.locator(".f-call .f-hours > strong").inner_text()
