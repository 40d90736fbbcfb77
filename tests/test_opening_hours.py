"""Opening hours as rows."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import opening_hours as osm
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fristad.opening_hours import Row, day_number, holidays, is_always, is_holiday, rows, schedule

WEEK = ((0, 4),)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("24/7", ()),
        ("Mo-Fr 09:00-16:00", (Row(WEEK, "09:00", "16:00"),)),
        ("Mo-Su 07:00-21:00", (Row(((0, 6),), "07:00", "21:00"),)),
        ("Mo 09:00-10:00", (Row(((0, 0),), "09:00", "10:00"),)),
        ("Mo,We-Fr 09:00-10:00", (Row(((0, 0), (2, 4)), "09:00", "10:00"),)),
        (
            "Mo-Fr 09:00-16:30; Sa,Su 10:00-14:00",
            (Row(WEEK, "09:00", "16:30"), Row(((5, 5), (6, 6)), "10:00", "14:00")),
        ),
        ("Fr-Mo 20:00-02:00", (Row(((4, 0),), "20:00", "02:00"),)),
        ("Mo-Fr 00:00-24:00", (Row(WEEK, "00:00", "24:00"),)),
    ],
)
def test_days_and_times_become_rows(value, expected):
    assert rows(value) == expected


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("mån–fre 9–16", "'mån–fre 9–16' is not written as OpenStreetMap's opening_hours"),
        ("", "'' is not written as OpenStreetMap's opening_hours"),
        ("Mo-Fr 09:00-16:00; PH off", "'PH off' is more than days and times"),
        ("Mo-Fr 09:00-12:00,13:00-16:00", "'Mo-Fr 09:00-12:00,13:00-16:00' is more than days and times"),
        ("Mo-Fr 9:00-16:00", "'Mo-Fr 9:00-16:00' is more than days and times"),
        ("Jun-Aug Mo 09:00-10:00", "'Jun-Aug Mo 09:00-10:00' is more than days and times"),
        ('Mo 09:00-10:00 "efter avtal"', "'Mo 09:00-10:00 \"efter avtal\"' is more than days and times"),
    ],
)
def test_what_cannot_be_shown_in_words_is_refused(value, reason):
    with pytest.raises(ValueError) as caught:  # noqa: PT011  (its words are compared)
        rows(value)

    assert str(caught.value) == reason


@pytest.mark.parametrize(("value", "always"), [("24/7", True), (" 24/7 ", True), ("Mo-Su 00:00-24:00", False)])
def test_only_24_7_is_always(value, always):
    assert is_always(value) is always


@pytest.mark.parametrize(("value", "every_day"), [("Mo-Su 08:00-20:00", True), ("Mo-Sa 08:00-20:00", False)])
def test_a_whole_week_is_every_day(value, every_day):
    assert rows(value)[0].every_day is every_day


# ----- schedules -----------------------------------------------------------------------------------------------------

STOCKHOLM = ZoneInfo("Europe/Stockholm")
FIRST = date(2026, 11, 21)
VALUES = (
    "Mo-Fr 09:00-16:00",
    "Mo-Th 08:15-16:45; Fr 08:15-15:00",
    "Mo,We,Fr 09:00-12:00",
    "Mo-Su 21:00-06:00",
    "Mo-Su 07:00-21:00",
    "Mo-Su 00:00-24:00",
    "Mo-Th 16:00-01:00; Fr 14:00-02:00; Sa 16:00-02:00; Su 16:00-01:00",
    "Fr-Mo 20:00-02:00",
    "Su-Th 19:00-21:00",
    "Mo-Fr 09:00-12:00,13:00-16:00; PH off",
    "Mo-Fr 09:00-16:00; PH 11:00-14:00",
    "Mo-Fr 09:00-16:00; Dec 23 09:00-12:00; PH off",
    "Jan-Mar Mo-Fr 09:00-16:00; PH off",
)


@given(value=st.sampled_from(VALUES), minutes=st.integers(0, 60 * 24 * 60 - 1))
def test_at_any_moment_a_schedule_says_what_the_library_says(value, minutes):
    """Sixty days with Christmas in them; a day that is not known is a holiday or the day after one."""
    moment = (datetime(2026, 11, 21, tzinfo=ZoneInfo("UTC")) + timedelta(minutes=minutes)).astimezone(STOCKHOLM)
    spans = schedule(value, FIRST).on(moment.date())
    if spans is None:
        assert "PH" not in value
        assert is_holiday(moment.date()) or is_holiday(moment.date() - timedelta(days=1))
        return
    minute = moment.hour * 60 + moment.minute
    library = osm.OpeningHours(value, country="SE", timezone=STOCKHOLM)

    assert any(first <= minute < last for first, last in spans) is library.is_open(moment)


@pytest.mark.parametrize("day", [date(2027, 3, 28), date(2027, 10, 31)])
@pytest.mark.parametrize("value", VALUES)
def test_a_schedule_is_right_when_clocks_change(value, day):
    library = osm.OpeningHours(value, country="SE", timezone=STOCKHOLM)
    spans = schedule(value, FIRST).on(day)
    if spans is None:
        return
    for hour in (0, 1, 3, 4, 5, 6, 9, 12, 20, 23):
        moment = datetime(day.year, day.month, day.day, hour, 30, tzinfo=STOCKHOLM)
        minute = hour * 60 + 30

        assert any(first <= minute < last for first, last in spans) is library.is_open(moment), moment


def test_a_week_is_written_for_a_script():
    assert schedule("Mo-Fr 09:00-16:00", FIRST).week_code == "540-960 540-960 540-960 540-960 540-960 - - ?"
    assert schedule("Mo-Su 21:00-06:00", FIRST).week_code == " ".join(["0-360,1260-1440"] * 7)
    assert schedule("Th 16:00-01:00", FIRST).week_code == "- - - 960-1440 0-60 - - ??"
    assert schedule("Mo-Fr 09:00-16:00; PH off", FIRST).week_code.endswith("- -")


def test_days_that_differ_are_written_with_their_number():
    code = schedule("Mo-Fr 09:00-16:00; PH off", FIRST).differing_code

    assert code.split()[0] == f"{day_number(date(2026, 12, 24))}=-"
    assert schedule("Mo-Su 07:00-21:00", FIRST).differing_code == ""


def test_a_schedule_ends():
    plan = schedule("Mo-Su 07:00-21:00", FIRST, 30)

    assert plan.on(plan.until) == ((420, 1260),)
    assert plan.on(plan.until + timedelta(days=1)) is None


def test_the_holidays_are_sweden_s():
    known = holidays(FIRST)

    assert {date(2026, 12, 24), date(2027, 3, 26), date(2027, 6, 25), date(2027, 6, 6)} <= set(known)
    assert date(2026, 12, 23) not in known
    assert day_number(date(1970, 1, 1)) == 0
