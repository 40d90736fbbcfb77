"""Opening hours: what is refused and how, and that words, live state and data say the same of every minute."""

import json
import re
import shutil
import subprocess
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import opening_hours as osm
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from fristad.content.collection import Collection
from fristad.content.records.services import Hours
from fristad.languages.known_languages import LANGUAGES, SOURCE
from fristad.outputs.open_data import services
from fristad.pages.speaker import Speaker
from fristad.syntax.hours import checking, errors, spelling
from fristad.syntax.hours.days import DAY, day_number, holidays, holidays_for_script, is_holiday
from fristad.syntax.hours.errors import HoursError
from fristad.syntax.hours.schedules import code, schedule
from fristad.syntax.hours.values import Entry, Value, merged
from fristad.translation.translations import Translations
from tests.hours import swedish

HERE = Path(__file__).parent / "hours"
CASES = json.loads((HERE / "values.json").read_text("utf-8"))
SPELLINGS = json.loads((HERE / "spellings.json").read_text("utf-8"))
STOCKHOLM = ZoneInfo("Europe/Stockholm")
FIRST = date(2026, 11, 21)
AHEAD = 400


@cache
def words(value: str, language: str = "sv") -> str:
    """What pages say."""
    nothing = Collection({}, {}, FIRST, frozenset())
    return Speaker(nothing, LANGUAGES[language], Translations(LANGUAGES[language]), "").hours(value, FIRST).plain


@lru_cache(maxsize=4096)
def minutes(value: Value, day: date) -> list[str]:
    """What the one reading says of each minute of a day."""
    if not value.knows(day):
        return ["unknown"] * DAY
    found = ["closed"] * DAY
    for span in value.spans(day):
        found[span.first : span.last] = ["open" if span.open else "unknown"] * (span.last - span.first)
    return found


# ----- what can be written, and what not -----------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def accepted(value: str) -> Value | HoursError:
    try:
        return checking.read(value)
    except HoursError as error:
        return error


@pytest.mark.parametrize("case", CASES, ids=[case["value"] for case in CASES])
def test_each_construct_is_said_or_refused_with_what_to_write(case):
    found = accepted(case["value"])
    if case["verdict"] != "either":
        assert isinstance(found, HoursError) is (case["verdict"] == "refuse"), found
    if isinstance(found, HoursError):
        assert found.what
        assert found.instead.startswith(("Write ", "Is it open", "End each", "Leave ", "Name ", "Only "))
        return
    said = words(case["value"])
    for piece in case.get("contains", ()):
        assert piece in said
    for piece in case.get("lacks", ()):
        assert piece not in said
    for at, expected in case.get("state_at", ()):
        moment = datetime.fromisoformat(at)
        assert minutes(found, moment.date())[moment.hour * 60 + moment.minute] in expected.split(" or "), at


@pytest.mark.parametrize(("value", "right"), SPELLINGS)
def test_the_right_spelling_is_proposed(value, right):
    error = accepted(value)

    assert isinstance(error, HoursError)
    assert f"'{right}'" in error.instead
    assert isinstance(accepted(right), Value)


def test_times_that_meet_do_not_overlap():
    assert isinstance(accepted("Mo-Fr 08:00-12:00,12:00-16:00"), Value)
    assert "overlap" in accepted("Mo-Fr 08:00-12:00,11:59-16:00").what


def test_times_that_meet_are_one_unless_that_were_more_than_a_day():
    assert merged((Entry(720, 960), Entry(480, 720))) == (Entry(480, 960),)
    assert merged((Entry(0, DAY), Entry(DAY, DAY + 60))) == (Entry(0, DAY), Entry(DAY, DAY + 60))
    assert merged((Entry(0, 60), Entry(61, 90))) == (Entry(0, 60), Entry(61, 90))


def test_a_date_counts_before_what_is_said_of_holidays():
    value = accepted("Mo-Fr 09:00-16:00; PH off; Dec 24 10:00-13:00")

    assert is_holiday(date(2026, 12, 24))
    assert value.on(date(2026, 12, 24)) == value.as_read_from_sections(date(2026, 12, 24)) == (Entry(600, 780),)
    assert value.on(date(2026, 12, 25)) == value.as_read_from_sections(date(2026, 12, 25)) == ()


def test_what_a_season_says_of_holidays_is_not_known_of_the_rest_of_the_year():
    value = spelling.read("Mo-Fr 09:00-16:00; Jun-Aug PH off")

    assert value.knows(date(2026, 6, 19))
    assert not value.knows(date(2026, 12, 25))


@pytest.mark.parametrize(
    ("value", "instead"),
    [
        ("Mo-Fr 16:00-24:00; Fr 10:00-12:00", "'Mo-Th 16:00-24:00; Fr 10:00-12:00'"),
        ("Mo-Fr 16:00-02:00; Fr 10:00-12:00", "'Mo-Th 16:00-02:00, Fr 10:00-12:00'"),
        ("Mo-Fr 16:00-24:00; PH,Fr 10:00-12:00", "'Mo-Th 16:00-24:00; Fr,PH 10:00-12:00'"),
    ],
)
def test_what_ends_at_midnight_is_no_night_that_goes_on(value, instead):
    assert instead in accepted(value).instead


def test_whole_days_of_which_only_words_are_known_are_those_words():
    assert words('Mo-Fr 09:00-16:00; Sa "ring först"') == "måndag–fredag 09:00–16:00; lördag: ring först"


def test_weeks_go_on_after_a_comma():
    first, second = accepted("week 28-31,33 Tu 17:00-19:00").rules[0].when.parts

    assert (first.first, first.last) == (28, 31)
    assert (second.first, second.last) == (33, 33)


def test_every_other_week_ends_with_the_last_that_it_says():
    assert words("week 1-52/2 Tu 17:00-19:00") == words("week 1-51/2 Tu 17:00-19:00")
    assert accepted("week 1-52/2 Tu 17:00-19:00").rules[0].when == accepted("week 1-51/2 Tu 17:00-19:00").rules[0].when


@pytest.mark.parametrize(
    ("value", "what", "instead"),
    [
        ("week 50-3 Mo 09:00-10:00", "Weeks 50-3 run backwards", "Write 'week 50-53,1-3' over the new year."),
        ("week 50-1 Mo 09:00-10:00", "Weeks 50-1 run backwards", "Write 'week 50-53,1' over the new year."),
        ("Mo-Fr 09:00-16:00; off", "'off' says of no day that it is closed", "Write the days before it, as 'We off'."),
    ],
)
def test_what_is_wrong_is_told_by_its_cause(value, what, instead):
    error = accepted(value)

    assert (error.what, error.instead) == (what, instead)


def test_words_beside_hours_may_hold_ages_but_no_phone_number():
    assert isinstance(accepted('Mo-Fr 09:00-16:00 open "13-20 år"'), Value)
    for number in ("020-50 50 50", "1177", "1.1.2"):
        assert isinstance(accepted(f'Mo-Fr 09:00-16:00 open "ring {number}"'), HoursError), number


@pytest.mark.parametrize("value", ["Mo-Fr 09:00-16:00; Dec 31 22:00-02:00", "Nov-Mar 20:00-08:00; Apr-Oct 22:00-06:00"])
def test_the_answer_to_a_night_of_some_days_loses_none_of_them(value):
    error = accepted(value)

    assert isinstance(error, HoursError)
    assert error.instead.endswith("as 'Dec 31 22:00-24:00; Jan 1 00:00-02:00'.")


def test_a_message_cuts_no_word():
    error = accepted("Mo-Fr 09:00-16:00; julafton stängt")

    assert isinstance(error, HoursError)
    assert "'julafton stängt'" in error.what


ENDING = (
    'Jun-Aug Mo-Fr 09:00-15:00; Mo-Fr 10:00-16:00 || "efter bokning"',
    'Mo-Su 21:00-06:00; PH off || "efter bokning"',
    'Mo-Fr 22:00-06:00; Sa 20:00-04:00 || "efter bokning"',
)
"""Refused values that end in words for all other times."""


def proposals(value: str) -> list[str]:
    error = accepted(value)
    if not isinstance(error, HoursError) or error.instead == errors.HOW_TO_WRITE:
        return []
    return re.findall(r"(?:[Ww]rite|for ';':|of that day, as) '((?:[A-Z][^'; ]+ |24/7)[^']*)'", error.instead)


@pytest.mark.parametrize("value", [*(case["value"] for case in CASES), *ENDING])
def test_what_is_proposed_is_accepted(value):
    for proposal in proposals(value):
        assert isinstance(accepted(proposal), Value), proposal


def test_most_refusals_propose_something():
    """So that the test above has something to look at."""
    refused = [case["value"] for case in CASES if isinstance(accepted(case["value"]), HoursError)]
    assert sum(bool(proposals(value)) for value in refused) > len(refused) / 3
    for value in ENDING:
        assert any('|| "efter bokning"' in proposal for proposal in proposals(value)), value


@given(text=st.text(st.sampled_from('MoTuFrSaPH JunDec0124:-,;|"[]/offweekaö\u2013'), max_size=30))
@settings(max_examples=300)
def test_whatever_is_written_gets_an_answer(text):
    try:
        answer = spelling.read(text).text
    except HoursError as error:
        answer = error.what and error.instead
    assert answer


# ----- one reading ---------------------------------------------------------------------------------------------------

_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_TIMES = ("00:00", "06:30", "08:00", "09:00", "12:00", "13:00", "16:00", "18:00", "22:00")


@st.composite
def spans(draw):
    if draw(st.integers(0, 9)) == 0:
        return draw(st.sampled_from(["22:00-06:00", "16:00-01:30", "00:00-24:00", "20:00-24:00"]))
    ends = sorted(draw(st.sets(st.sampled_from(_TIMES), min_size=2, max_size=4)))
    return ",".join(f"{one}-{other}" for one, other in zip(ends[::2], ends[1::2], strict=False))


@st.composite
def days(draw):
    if draw(st.booleans()):
        return "-".join(draw(st.lists(st.sampled_from(_DAYS), min_size=2, max_size=2, unique=True)))
    return ",".join(draw(st.lists(st.sampled_from((*_DAYS, "PH")), min_size=1, max_size=3, unique=True)))


WHENS = ("Jun-Aug", "Jun 15-Aug 15", "Jul", "week 28-31", "week 1-53/2", "week 2-52/2", "week 1-52/2", "Sep-May")
DATES = ("Dec 24", "Dec 24-26", "Dec 31", "easter -2 days", "easter -2 days-easter +1 day", "Jan 01", "Dec 24-Jan 06")
NTHS = ("Tu[1]", "Th[1,3]", "Fr[-1]")


@st.composite
def rules(draw):
    """A rule after others, with its sign."""
    kind = draw(st.integers(0, 7))
    off = draw(st.sampled_from(["off", "off", None]))
    if kind == 0:
        return "; PH " + (off or draw(spans()))
    if kind == 1:
        return f"; {draw(st.sampled_from(DATES))} {off or draw(spans())}"
    if kind == 2:
        return f"{draw(st.sampled_from(';,'))} {draw(st.sampled_from(NTHS))} {draw(spans())}"
    if kind in (3, 4):
        said = f"{draw(days())} {draw(spans())}" if not off else "off"
        return f"{';' if off else draw(st.sampled_from(';,'))} {draw(st.sampled_from(WHENS))} {said}"
    if kind == 5:
        return f"; {draw(days())} " + (off or '"efter bokning"')
    return f"{draw(st.sampled_from(';,'))} {draw(days())} {draw(spans())}"


@st.composite
def values(draw):
    first = draw(st.sampled_from(["", "", "", "Jun-Aug ", "week 1-53/2 "]))
    text = f"{first}{draw(days())} {draw(spans())}" + draw(st.sampled_from(["", "", ' open "drop-in"', ' "ring"']))
    text += "".join(draw(st.lists(rules(), max_size=3)))
    return text + draw(st.sampled_from(["", "", "", ' || "efter bokning"']))


def days_to_try(value: Value) -> list[date]:
    """A week; and days with something in them: holidays, changes of the clock, ends of the year and of stretches."""
    plan = schedule(value, FIRST, AHEAD)
    odd = [*holidays(FIRST, AHEAD), date(2026, 12, 31), date(2027, 1, 1), date(2027, 3, 28), date(2027, 10, 31)]
    turns = [day for day, _ in plan.differing][:: max(1, len(plan.differing) // 12)]
    tried = {FIRST + timedelta(days=count) for count in range(9)}
    tried |= {day + timedelta(days=after) for day in (*odd, *turns) for after in (-1, 0, 1)}
    return sorted(day for day in tried if FIRST <= day < FIRST + timedelta(days=AHEAD - 1))


def marks(value: Value, day: date) -> set[int]:
    """The minutes of a day around which something can change."""
    ends = {end for span in value.spans(day) for end in span[:2]}
    return {minute for end in (*ends, 0, 600, DAY) for minute in (end - 1, end) if 0 <= minute < DAY}


def wrong_in_words(value: Value) -> list[str]:
    """Days in which words say something else of a minute than the one reading."""
    sentence = swedish.read(words(value.text), is_holiday)
    found = []
    for day in DAYS_AHEAD:
        # Words do not say what is so on a holiday either, where the hours do not speak of them.
        if value.knows(day):
            pairs = set(zip(minutes(value, day), sentence.minutes(day), strict=True)) - ALIKE
            # Where one may ask at all other times, "closed" of a day is said too, and nothing live.
            found += [f"{day}: {pairs}"] if pairs - ({("unknown", "closed")} if value.otherwise else set()) else []
    return found


DAYS_AHEAD = [FIRST + timedelta(days=count) for count in range(AHEAD)]
ALIKE = {*((one, one) for one in ("open", "closed", "unknown")), ("open", "said"), ("unknown", "said")}


def wrong_in_data(value: Value) -> list[str]:
    """The same of the open data."""
    hours = Hours(opening_hours=value.text, confidence="high")
    plain = SimpleNamespace(site=SimpleNamespace(collection=SimpleNamespace(today=FIRST)))
    row = json.loads(services._hours(SimpleNamespace(hours=hours), hours, plain).model_dump_json())
    assert row["until"] == DAYS_AHEAD[-1].isoformat()
    differing = {one["date"]: one["spans"] for one in row["differing"]}
    found = []
    for day in DAYS_AHEAD:
        told = differing.get(day.isoformat(), row["week"][day.weekday()])
        read = ["unknown" if told is None else "closed"] * DAY
        for one in told or ():
            first, last = _minute(one["opens"]), _minute(one["closes"])
            read[first:last] = [one["state"]] * (last - first)
        found += [f"{day}: {told}"] if read != minutes(value, day) else []
    return found


def _minute(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def moments(value: Value) -> list[tuple[date, int]]:
    """What the script is asked: each minute around a change, and each tenth of a week."""
    tried = []
    for count, day in enumerate(days_to_try(value)):
        tenth = range(count % 10, DAY, 10) if count < 7 else ()
        tried += [(day, minute) for minute in sorted({*marks(value, day), *tenth})]
    return tried


def said_live(values: list[Value], at: list[tuple[date, int]], first: date = FIRST) -> list[list[str]]:
    """What assets/hours.js says of each value at each Swedish time."""
    node = shutil.which("node")
    assert node, "node is missing: run `make setup-tests`"
    script = (Path(__file__).parent.parent / "overrides/assets/hours.js").read_text("utf-8")
    codes = [code(value, first, AHEAD) for value in values]
    given = {
        "script": script,
        "words": {
            "opened": "open {time}",
            "closed": "closed {day} {time}",
            "shut": "shut",
            "days": "0|1|2|3|4|5|6",
            "until": str(day_number(first) + AHEAD - 1),
            "holidays": " ".join(str(day_number(day)) for day in holidays_for_script(first, AHEAD)),
        },
        "places": [{"week": one.week, "differing": one.differing} for one in codes],
        "times": [1000 * datetime(d.year, d.month, d.day, *divmod(m, 60), tzinfo=STOCKHOLM).timestamp() for d, m in at],
    }
    done = subprocess.run([node, HERE / "now.mjs"], input=json.dumps(given), capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def wrong_live(value: Value) -> list[str]:
    """Times at which the script says something that is not so, or nothing though all is known."""
    at = moments(value)
    found = []
    for (day, minute), (said,) in zip(at, said_live([value], at), strict=True):
        right = expected(value, day, minute)
        if said.replace("\u2066", "").replace("\u2069", "") != right:
            found.append(f"{day} {minute}: {said}, is {right}")
    return found


def expected(value: Value, day: date, minute: int) -> str:
    """What is to be said at a moment: what is so, and the next change within eight days, where it is known."""
    now = minutes(value, day)[minute]
    if now == "unknown":
        return ""
    for count in range(8):
        later = day + timedelta(days=count)
        if not value.knows(later) or later > FIRST + timedelta(days=AHEAD - 1):
            return ""
        for change in sorted({0, *(end for span in value.spans(later) for end in span[:2])}):
            if change < DAY and (count or minute < change):
                after = minutes(value, later)[change]
                clock = f"{change // 60:02}:{change % 60:02}"
                if after != now and now == "open":
                    return f"open {clock}"
                if after != now:
                    return f"closed {later.weekday()} {clock}" if after == "open" else "shut"
    # At the end of the last day that is looked at.
    return "shut" if now == "closed" else ""


EVERYWHERE = pytest.mark.parametrize(
    "wrong", [wrong_in_words, wrong_in_data, wrong_live], ids=lambda wrong: wrong.__name__
)


@pytest.mark.site
@EVERYWHERE
@given(text=values())
@example(text='Mo-Tu 22:00-06:00; We "efter bokning", Mo-We 16:00-01:30')
@settings(max_examples=40, suppress_health_check=list(HealthCheck))
def test_words_live_state_and_data_say_the_same_of_every_minute(wrong, text):
    """Or the value is refused, with an answer."""
    found = accepted(text)
    if isinstance(found, HoursError):
        assert found.what
        assert found.instead
        return
    assert wrong(found) == [], words(text)


@pytest.mark.site
@EVERYWHERE
@pytest.mark.parametrize("value", [case["value"] for case in CASES if case["verdict"] == "accept"])
def test_they_do_so_for_each_construct(wrong, value):
    assert wrong(accepted(value)) == [], words(value)


@pytest.mark.site
@EVERYWHERE
def test_they_do_so_for_every_service(wrong, collection):
    values = {service.hours.value for service in collection.services if service.hours} - {None}
    assert len(values) > 5

    assert {one.text: why for one in values if (why := wrong(one))} == {}


@pytest.mark.parametrize(
    "case", [case for case in CASES if case["verdict"] == "accept"], ids=lambda case: case["value"]
)
def test_the_library_reads_an_accepted_value_as_we_do(case):
    """At moments, with a zone of time; the check itself asks for intervals without one."""
    value = accepted(case["value"])
    library = osm.OpeningHours(value.text.partition("||")[0].strip(), country="SE", timezone=STOCKHOLM)
    for day in days_to_try(value)[::3]:
        for minute in marks(value, day):
            if day in (date(2027, 3, 28), date(2027, 10, 31)) and minute < 240:
                continue
            moment = datetime(day.year, day.month, day.day, *divmod(minute, 60), tzinfo=STOCKHOLM)
            inside = [span for span in value.spans(day) if span.first <= minute < span.last]
            if not value.otherwise or (inside and inside[0].open):
                assert bool(inside) is not library.is_closed(moment), moment


def test_the_night_before_a_day_off_is_not_lost():
    """What went wrong: "closed now" while the emergency social services were open."""
    error = accepted("Mo-Th 16:00-01:00; Fr 14:00-02:00; Sa 16:00-02:00; Su 16:00-01:00")
    value = checking.read("Mo-Th 16:00-01:00, Fr 14:00-02:00, Sa 16:00-02:00, Su 16:00-01:00")

    assert isinstance(error, HoursError)
    assert minutes(value, date(2026, 11, 28))[105] == "open"
    assert value.spans(date(2026, 11, 28)) == ((0, 120, True), (960, DAY, True))


# ----- for a script and for others -----------------------------------------------------------------------------------


def test_a_week_is_written_for_a_script():
    def week(value: str) -> str:
        return code(checking.read(value), FIRST).week

    assert week("Mo-Fr 09:00-16:00") == "540-960 540-960 540-960 540-960 540-960 - - ?"
    assert week("Mo-Su 21:00-06:00") == " ".join(["0-360,1260-1440"] * 7)
    assert week("Th 16:00-01:00") == "- - - 960-1440 0-60 - - ??"
    assert week("Mo-Fr 09:00-16:00; PH off").endswith("- -")
    assert week('Mo-Fr 10:00-16:00; Sa "efter bokning"').endswith("600-960 ?0-1440 - ?")


def test_days_that_differ_are_written_as_runs():
    found = code(checking.read("Mo-Su 07:00-21:00; Jun-Aug 07:00-19:00"), FIRST).differing

    assert found == f"{day_number(date(2027, 6, 1))}-{day_number(date(2027, 8, 31))}=420-1140"
    assert code(checking.read("Mo-Su 07:00-21:00"), FIRST).differing == ""


def test_a_schedule_ends():
    assert schedule(checking.read("Mo-Su 07:00-21:00"), FIRST, 30).until == FIRST + timedelta(days=29)


def test_the_night_of_a_holiday_is_not_known_on_the_day_after():
    first = date(2027, 1, 2)
    assert is_holiday(first - timedelta(days=1))
    assert not is_holiday(first)

    assert not accepted("Mo-Th 08:00-16:00, Fr 22:00-03:00").knows(first)
    assert accepted("Mo-Th 08:00-16:00; Fr 22:00-24:00").knows(first)
    # The script asks of the night before the first day too.
    assert holidays_for_script(first, 1) == (date(2027, 1, 1),)


@pytest.mark.site
def test_nor_is_it_said_on_that_day():
    """The first day is that of the build; the holiday is the day before."""
    first = date(2027, 1, 2)
    value = checking.read("Mo-Th 08:00-16:00, Fr 22:00-03:00")

    assert said_live([value], [(first, 60)], first) == [[""]]


def test_the_holidays_are_sweden_s():
    known = holidays(FIRST)

    assert {date(2026, 12, 24), date(2027, 3, 26), date(2027, 6, 25), date(2027, 6, 6)} <= set(known)
    assert date(2026, 12, 23) not in known
    assert day_number(date(1970, 1, 1)) == 0


@pytest.mark.parametrize(
    ("hours", "live", "always"),
    [
        ({"opening_hours": "Mo-Fr 09:00-16:00", "confidence": "high"}, True, False),
        ({"opening_hours": "Mo-Fr 09:00-16:00", "confidence": "medium"}, False, False),
        ({"opening_hours": "Mo-Fr 09:00-16:00", "confidence": "high", "by_appointment": True}, False, False),
        ({"opening_hours": "24/7", "confidence": "high"}, False, True),
        ({"opening_hours": "Mo-Su 00:00-24:00", "confidence": "high"}, False, True),
        ({"opening_hours": "24/7; Dec 24 off", "confidence": "high"}, True, False),
        ({"opening_hours": "24/7", "confidence": "high", "by_appointment": True}, False, False),
        ({"note": "Ibland", "confidence": "high"}, False, False),
    ],
)
def test_nothing_is_told_of_right_now_where_one_books_or_nobody_is_sure(hours, live, always):
    found = Hours(**hours)

    assert (found.live is not None, found.always) == (live, always)


@pytest.mark.parametrize("language", [one for one in LANGUAGES.values() if one is not SOURCE], ids=lambda one: one.id)
def test_every_language_has_words_and_signs_of_its_own(language):
    said = words("Mo-Fr 09:00-12:00; Jun-Aug Sa 10:00-11:00,12:00-13:00", language.id)

    assert said.count(language.punctuated(";")) == 1
    assert "måndag" not in said or language.swedish
    if language.script in ("Arabic", "Ethiopic", "Syriac"):
        assert "," not in said
        assert ";" not in said
