"""Phone numbers: what is dialled, what exists, what looks like one."""

import pytest

from fristad.phone_numbers import dial, digits, in_text, is_dialable, same_digits


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


@pytest.mark.parametrize(
    ("number", "display", "short", "same"),
    [
        ("+4620505050", "020-50 50 50", False, True),
        ("+4620505050", "020-50 50 51", False, False),
        ("+46313900600", "031-390\u00a006\u00a000", False, True),
        ("+46313900600", "46 31 390 06 00", False, True),
        ("+4684055005", "+46 8-405 50 05", False, True),
        ("+46771141400", "+46 77 114 14 00", False, True),
        ("+4684055005", "+46 8-405 50 06", False, False),
        ("+4684055005", "+08-405 50 05", False, False),
        ("11414", "+114 14", True, False),
        ("+46313900600", "31-390 06 00", False, False),
        ("11414", "114 14", True, True),
        ("11414", "0114 14", True, False),
    ],
)
def test_what_is_shown_is_what_is_dialled(number, display, short, same):
    assert same_digits(number, display, short=short) is same


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
    assert in_text(sentence.format(number)) == [number]


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
    ],
)
def test_years_laws_and_amounts_are_no_phone_numbers(text):
    assert in_text(text) == []
