"""Phone numbers: what is dialled, what exists, what looks like one."""

import json
import time
import timeit
from pathlib import Path

import pytest

from fristad.content.reader import collect
from fristad.content.records.services import Phone
from fristad.syntax.phone_numbers import costs_extra, dial, digits, in_text, is_dialable, is_written_form, written
from tests.conftest import TODAY

DATA = Path(__file__).parent / "data"


def numbers(text: str) -> list[str]:
    return [found.text for found in in_text(text)]


@pytest.mark.parametrize(
    ("number", "short", "dialled"),
    [
        ("112", True, "112"),
        ("11414", True, "11414"),
        ("116111", True, "116111"),
        ("+46313900600", False, "+46313900600"),
        ("+4684650040", False, "+4684650040"),
        ("+4620505050", False, "020505050"),
        ("+46200123456", False, "0200123456"),
        ("+46771141312", False, "0771141312"),
    ],
)
def test_a_link_dials_what_works_from_a_swedish_phone(number, short, dialled):
    assert dial(number, short=short) == dialled


@pytest.mark.parametrize(
    ("number", "short", "exists"),
    [
        ("+46313900600", False, True),
        ("+46313900699", False, True),
        ("+4684650040", False, True),
        ("+46846500499", False, True),
        ("+4620505050", False, True),
        ("+4631", False, False),
        ("+46112", False, False),
        ("+460313900600", False, False),
        ("+46020505050", False, False),
        ("0313900600", False, False),
        ("11414", False, False),
        ("112", True, True),
        ("1177", True, True),
        ("11414", True, True),
        ("116006", True, True),
        ("90000", True, True),
        ("0", False, False),
    ],
)
def test_only_numbers_of_the_numbering_plan_can_be_dialled(number, short, exists):
    assert is_dialable(number, short=short) is exists


@pytest.mark.parametrize("number", ["999", "113", "100"])
def test_a_short_number_of_the_right_length_may_still_not_exist(number):
    assert not is_dialable(number, short=True)


@pytest.mark.parametrize("number", ["000", "+999999999999999"])
def test_a_strange_short_number_is_told_not_raised(number):
    assert not is_dialable(number, short=True)


@pytest.mark.parametrize("number", ["+14155552671", "+4791234567"])
def test_a_number_of_another_country_is_not_a_swedish_one(number):
    assert not is_dialable(number, short=False)


@pytest.mark.parametrize("number", ["116000", "116006", "116016", "116111", "116117", "116123"])
def test_the_european_numbers_are_those_that_are_assigned(number):
    assert is_dialable(number, short=True)


@pytest.mark.parametrize("number", ["116106", "116061", "116112", "116116", "116001", "116999"])
def test_no_other_number_of_that_range_can_be_dialled(number):
    assert not is_dialable(number, short=True)


@pytest.mark.parametrize("number", ["１１２", "١١٢", "+４６３１３９００６００", "112\n", " 112", "11-2"])
def test_only_ascii_digits_are_dialled(number):
    assert not is_dialable(number, short=True)
    assert not is_dialable(number, short=False)


@pytest.mark.parametrize(
    ("number", "short", "extra"),
    [
        ("+46900123456", False, True),
        ("+469391234567", False, True),
        ("+469441234567", False, True),
        ("118118", True, True),
        ("118000", True, True),
        ("72500", True, True),
        ("71000", True, False),
        ("112", True, False),
        ("116016", True, False),
        ("+4620505050", False, False),
        ("+46771793336", False, False),
        ("+46313900600", False, False),
        ("+46701740605", False, False),
        ("+46725000000", False, False),
    ],
)
def test_what_costs_more_than_a_call_is_known(number, short, extra):
    assert costs_extra(number, short=short) is extra


@pytest.mark.parametrize(
    ("number", "short", "usual"),
    [
        ("+46313900600", False, "031-390 06 00"),
        ("+4620505050", False, "020-50 50 50"),
        ("+4684650040", False, "08-465 00 40"),
        ("112", True, "112"),
        ("1177", True, "1177"),
        ("11414", True, "114 14"),
        ("116016", True, "116 016"),
    ],
)
def test_a_number_is_written_as_swedes_write_it(number, short, usual):
    assert written(number, short=short) == usual
    assert is_written_form(number, usual, short=short)


@pytest.mark.parametrize(
    ("number", "display", "short", "right"),
    [
        ("+4620505050", "020-50 50 51", False, False),
        ("+46313900600", "031-390\u00a006\u00a000", False, True),
        ("+4684055005", "+46 8-405 50 05", False, True),
        ("+46771141400", "+46 77 114 14 00", False, True),
        ("+4684055005", "+46 8-405 50 06", False, False),
        ("+4684055005", "+08-405 50 05", False, False),
        ("11414", "+114 14", True, False),
        ("+46313900600", "031 390 06 00", False, True),
        ("+46313900600", "031-39 006 00", False, True),
        ("+46313900600", "+46 31 390 06 00", False, True),
        ("+46313900600", "46 31 390 06 00", False, False),
        ("+46313900600", "+46 031 390 06 00", False, False),
        ("+46313900600", "+4631 390 06 00", False, False),
        ("+46313900600", "31-390 06 00", False, False),
        ("+46313900600", "0313-90 06 00", False, False),
        ("+46313900600", "03-13 90 06 00", False, False),
        ("+46313900600", "031-3900600", False, False),
        ("+46313900600", "0313900600", False, False),
        ("+46313900600", "031-3 9 0 0 6 0 0", False, False),
        ("+46313900600", "031--390 06 00", False, False),
        ("+46313900600", " 031-390 06 00", False, False),
        ("+46313900600", "031-390 06 00 ", False, False),
        ("+46313900600", "", False, False),
        ("+46313900600", "٠٣١-٣٩٠ ٠٦ ٠٠", False, False),
        ("+4620505050", "+46 20 50 50 50", False, False),
        ("+46200778820", "0200-77 88 20", False, True),
        ("+46771117700", "0771-11 77 00", False, True),
        ("+46701740605", "0701-74 06 05", False, True),
        ("+46850840000", "08-508 40 000", False, True),
        ("112", "1 12", True, False),
        ("112", "11 2", True, False),
        ("112", "1-1-2", True, False),
        ("1177", "11 77", True, False),
        ("90390", "90 390", True, True),
        ("71000", "710 00", True, True),
        ("116016", "116016", True, True),
        ("116016", "11 60 16", True, False),
        ("116016", "1 16016", True, False),
        ("11414", "0114 14", True, False),
    ],
)
def test_what_is_shown_can_be_dialled_as_it_stands(number, display, short, right):
    assert is_written_form(number, display, short=short) is right


def test_a_number_without_a_display_is_written_in_the_usual_way():
    assert Phone(label="Ring", number="+46313900600").display == "031-390 06 00"
    assert Phone(label="Ring", number="116016", short=True).display == "116 016"


@pytest.mark.parametrize("case", json.loads((DATA / "number-fields.json").read_text("utf-8")), ids=str)
def test_the_fields_of_a_number(good, case):
    path = "docs/services/fyren.md"
    old = 'number: "+46313900600"\n    display: 031-390 06 00\n'
    assert old in good[path]
    new = f'number: {case["number"]}\n    display: "{case["display"]}"\n'
    if "short" in case:
        new += f"    short: {case['short']}\n"

    told = [one for one in collect({**good, path: good[path].replace(old, new)}, today=TODAY)[1] if "fyren" in str(one)]

    assert bool(told) == (case["verdict"] != "accepted"), told


@pytest.mark.parametrize(
    ("text", "found"),
    [("۰۲۰-۵۰ ۵۰ ۵۰", "020505050"), ("١١٢", "112"), ("020–50", "02050"), ("inga", ""), ("½ ²", "")],
)
def test_digits_of_every_script_are_the_same_digits(text, found):
    assert digits(text) == found


@pytest.mark.parametrize(
    "number",
    [
        "031-390 06 00",
        "08-465 004 00",
        "0313900600",
        "020-50 50 50",
        "020\u00a050\u00a050\u00a050",
        "+46 31 390 06 00",
        "+46313900600",
        "112",
        "114 14",
        "11414",
        "113 13",
        "1177",
        "116 111",
        "116111",
        "90 000",
        "0771-14 13 12",
    ],
)
@pytest.mark.parametrize("sentence", ["Ring {} nu.", "{}", "Ring ({}).", "Ring {}, eller sms:a.", "**{}**"])
def test_a_number_in_a_sentence_is_seen(number, sentence):
    assert numbers(sentence.format(number)) == [number]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ring (070)1234567 nu.", "(070)1234567"),
        ("Ring +46(0)31-3900600.", "+46(0)31-3900600"),
        ("Ring (0046) 31 390 06 00.", "(0046) 31 390 06 00"),
        ("Ring 0313-90 06 00.", "0313-90 06 00"),
        ("Ring 031·390·06·00.", "031·390·06·00"),
        ("Ring 031 - 390 - 06 - 00.", "031 - 390 - 06 - 00"),
        ("Ring 031,390,06,00.", "031,390,06,00"),
        ("Tel:031:390:06:00", "031:390:06:00"),
        ("Ring 0 31 390 06 00.", "0 31 390 06 00"),
        ("Ring 031-390\n06 00.", "031-390\n06 00"),
        ("Ring 031\u200b-390 06 00.", "031\u200b-390 06 00"),
        ("Ring 031-*390* 06 00.", "031-*390* 06 00"),
        ("Ring ０７０１２３４５６７.", "０７０１２３４５６７"),
        ("Ring ۰۲۰-۵۰ ۵۰ ۵۰.", "۰۲۰-۵۰ ۵۰ ۵۰"),
        ("Ring ①①②.", "①①②"),
        ("Ring O31-39O O6 OO.", "O31-39O O6 OO"),
        ("Ring 08-465OO4O.", "08-465OO4O"),
        ("Ring OƧO-ƼO ƼO ƼO.", "OƧO-ƼO ƼO ƼO"),
        ("Ring 390 06 00.", "390 06 00"),
        ("Ring 1.1.2.", "1.1.2"),
        ("Ring 11/2.", "11/2"),
        ("Telefonnummer 031-390 06 00 till oss", "031-390 06 00"),
        ("Ring 116\u2009016.", "116\u2009016"),
        ("Sms:a till 72500.", "72500"),
        ("Besök oss, 031-390 06 00 2 trappor upp.", "031-390 06 00 2"),
        ("Ring 031-390 06 00 08 123 45 67.", "031-390 06 00"),
        # A number of another country begins with its plus sign, at the beginning of a text too.
        ("+358 40 123 4567", "+358 40 123 4567"),
    ],
)
def test_a_number_is_found_however_it_is_spelled(text, found):
    assert numbers(text)[:1] == [found]


@pytest.mark.parametrize("case", json.loads((DATA / "numbers-in-prose.json").read_text("utf-8")), ids=str)
def test_numbers_that_people_type_into_texts(case):
    found = numbers(case["text"])

    # Of a number that is not dialled either will do.
    assert case["number"] is None or len(found) == case["number"]
    if case["number"]:
        whole = "".join(mark for mark in case["text"] if mark.isdigit())
        assert digits(found[0]) == whole


@pytest.mark.site
def test_a_long_row_of_figures_takes_no_longer_than_it_is_long():
    def seconds(text: str) -> float:
        # Of this process alone, and the best of three: other work on the machine says nothing of the code.
        return min(timeit.repeat(lambda: in_text(text), timer=time.process_time, number=1, repeat=3))

    for part in ("1 ", "9", "0 ", "08-12 34 ", "(0", "12:30 ", "O0 "):
        assert seconds(part * 20_000) < 8 * seconds(part * 5_000) + 0.1, part


@pytest.mark.parametrize(
    "text",
    [
        "Planen gäller 2024–2027.",
        "SFS 2025:400",
        "Den 1 juli 2025",
        "24/7",
        "09:00-16:00",
        "0,6 procent",
        "11 000 ärenden",
        "KS 2020/924",
        "åtgärd 1:12",
        "Du som är under 18 år",
        "sos-112",
        "116:2",
        "15 112,5 kronor",
        "71 000 personer",
        "90 000 kronor",
        "112 personer",
        "113 13 Stockholm",
        "902 47 Umeå",
        "Box 112",
        "punkt 112 i planen",
        "1.1.2 Förebyggande",
        "0–5, 6–12, 13–17 och 18–25 år",
        "0 till 3 år",
        "01.07.2025",
        "den 24/12 2026",
        "2025-07-01–2026-06-30",
        "år 1990–1999 och 2000–2009",
        "kl. 07:30, 09:15 och 16:45",
        "öppet 07.30–09.15, 10.00–12.00",
        "0,6, 0,7, 0,8, 0,9",
        "mål 5.2, 16.1 och 16.2",
        "10 050 000 000 kronor",
        "mellan 10 000 och 20 000",
        "dnr 2020/0123-45",
        "Lag (2001:453) 5 kap. 11 §",
        "Prop. 2021/22:112",
        "EN 301 549",
        "WCAG 2.1.4",
        "1177.se",
        "112-samtal",
        "ekby.example/viktiga-telefonnummer/112/112-for-tal",
        "oo loo oo lo oo",
        "112 deltagare",
        "112 familjer fick stöd",
        "112 av 300 svarade",
        "112 st",
        "112 poliser",
        "113 13 STOCKHOLM",
        "organisationsnummer 802001-1234",
        "artikelnummer 2019-10-6368",
        "Storgatan 112",
        "Gatan 112 B",
        "sal 112",
        "väg 112",
        "konto 90 000",
        "den 11/2",
        "kl. 1-12",
        "1 1/2",
    ],
)
def test_years_laws_and_amounts_are_no_phone_numbers(text):
    assert numbers(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Somebody is told to call it: from five figures on.
        ("Ring 23456", ["23456"]),
        ("Ring 2345", []),
        # A country and an area, from nine figures on.
        ("46 8 12 34 56", ["468123456"]),
        ("46 8 12 34 5", []),
        # A figure 0 by itself begins ages; with nine figures, a number.
        ("0 31 390 06 00", ["0313900600"]),
        ("0 123 456 78", ["012345678"]),
        ("0 123 4567", []),
    ],
)
def test_how_many_figures_make_a_number(text, found):
    assert [number.digits for number in in_text(text)] == found
