"""Opening hours as rows."""

import pytest

from fristad.opening_hours import Row, is_always, rows

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
