"""Reads a value of opening hours, or says how to spell what was probably meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from fristad.syntax.hours.days import DAY, DAYS
from fristad.syntax.hours.errors import HOW_TO_WRITE, HoursError
from fristad.syntax.hours.grammar import MONTHS, Reader
from fristad.syntax.hours.values import Value


@lru_cache
def read(text: str) -> Value:
    """The value that a text says. Raises HoursError, with the right spelling where it can be guessed."""
    try:
        return Reader(text).value()
    except HoursError as wrong:
        proposal = respelled(text)
        if proposal is None:
            raise
        what = wrong.what if wrong.instead != HOW_TO_WRITE else f"'{text}' is not how hours are spelled"
        raise HoursError(what, f"Write '{proposal}', if that is meant.") from wrong


_WORDS: dict[str, str] = {
    **{name: day for day, name in zip(DAYS, ("mon", "tue", "wed", "thu", "fri", "sat", "sun", "ph"), strict=True)},
    **{name: day for day, name in zip(DAYS, ("mån", "tis", "ons", "tors", "fre", "lör", "sön", "hel"), strict=True)},
    **{day.lower(): day for day in DAYS},
    **{month.lower(): month for month in MONTHS},
    "maj": "May",
    "okt": "Oct",
    "tues": "Tu",
    "th": "Th",
    "thur": "Th",
    "thurs": "Th",
    "sh": "SH",
    **{word: word for word in ("open", "unknown", "off", "easter", "week", "day", "days")},
    **dict.fromkeys(("closed", "stängt", "stängd"), "off"),
    **dict.fromkeys(("vecka", "veckor", "v"), "week"),
    **dict.fromkeys(("vardag", "vardagar", "weekdays"), "Mo-Fr"),
    **dict.fromkeys(("dagligen", "daily"), "Mo-Su"),
    **dict.fromkeys(("helg", "helgdag", "helgdagar"), "PH"),
    "to": "-",
    "till": "-",
    "and": ",",
    "och": ",",
    "samt": ",",
    "från": "",
    "kl": "",
    "klockan": "",
    "påsk": "easter",
}
"""What people write, in small letters, and how it is spelled."""
# The rest of the name of a day or a month that begins as one of `_WORDS` does: "mån|dag", "Jan|uary".
_ENDINGS = re.compile(
    r"dag(?:ar|en)?|s?day|nesday|rsday|urday|[uú]ari|ruari|s|il|i|usti|ust|tember|ember|ober|uary|ruary|ch|y|e|ne|ly"
)
_LONG = (*sorted((name for name in _WORDS if len(name) > 2), key=len, reverse=True),)


def respelled(text: str) -> str | None:
    """Opening hours in the right spelling, where a slip is plain: "mån–fre 9–16" → "Mo-Fr 09:00-16:00"."""
    parts = re.split(r'("[^"]*")', re.sub("[“”„«»]", '"', text))
    parts[::2] = ["; ".join(map(_respelled, re.split(r"\s*;[\s;]*", part))) for part in parts[::2]]
    plain = re.sub(r"\s+", " ", "".join(parts)).strip(" ;,")
    for guess in (plain, plain + " 00:00-24:00", plain + '"'):
        if guess == text:
            continue
        try:
            Reader(guess).value()
        except HoursError:
            continue
        return guess
    return None


_DAY = "(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)"
_MONTHS = rf"\b(?:{'|'.join(MONTHS)})"
_NO_TIMES = "".join(f"(?<!{month} )" for month in MONTHS)
_SPELLINGS: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"(?i)^\s*(?:dygnet runt|alltid öppet|always|24 ?h|(?:00:00|0)\s*-\s*24:00)\s*$", "24/7"),
    ("[‐‑‒–—−]", "-"),
    ("[\u00a0\u202f\u2009]", " "),
    (r"\s*\|\|\s*(?:unknown)?\s*", " || "),
    (r"(?i)\b(?:alla|samtliga) dagar\b|\bvarje dag\b", "Mo-Su"),
    (r"(?i)\bröda dagar\b", "PH"),
    (r"\s*[&+]\s*(?=[A-Za-z])|\s*&\s*(?=\d)", ","),
    (r"(?i)\b(\d{1,2})(?:[.:](\d\d))? ?([ap])\.?m\b\.?", lambda found: _of_half_a_day(*found.groups())),
    (r"[^\W\d_]+\.?", lambda found: _word(found[0])),
    (r"\b(\d{1,2})\.? (" + "|".join(MONTHS) + r")\b", r"\2 \1"),
    (r"\b(\d{1,2})/(1[0-2]|[1-9])(?= off)", lambda found: f"{MONTHS[int(found[2]) - 1]} {found[1]}"),
    (r"\s*-\s*(?!\d+ days?)", "-"),  # "Mo - Fr", but not "easter -2 days"
    (r"\s*,\s*", ", "),
    (rf"({_MONTHS} \d{{1,2}}), (?={_MONTHS} \d)", r"\1,"),
    (
        rf"({_MONTHS}) (\d{{1,2}}(?:-\d{{1,2}})?(?:, ?\d{{1,2}}(?:-\d{{1,2}})?)+)(?![\d:.-])",
        lambda found: ",".join(f"{found[1]} {day.strip()}" for day in found[2].split(",")),
    ),
    (rf"^PH, ?({_MONTHS} .*) off\s*$", r"PH off; \1 off"),
    (rf"^({_MONTHS} .*\d), ?PH off\s*$", r"PH off; \1 off"),
    (rf"(\d\d:\d\d)\.? +(?={_DAY})", r"\1; "),
    (rf"({_DAY})/(?={_DAY})", r"\1,"),
    (rf"(?<!PH)(?<={_DAY}) (?={_DAY})", ","),
    (r"(?<=[\d\]]), (?=[\d-])|(?<=[a-z]), (?=[A-Z])", ","),
    (rf"({_DAY})[:.]? *(?=\d)", r"\1 "),
    (r"\b([01]\d|2[0-4])([0-5]\d)-([01]\d|2[0-4])([0-5]\d)\b", r"\1:\2-\3:\4"),
    (rf"{_NO_TIMES}(?<![\d:.-])(\d{{1,2}})-(\d{{1,2}})(?![:.\d/])", r"\1:00-\2:00"),
    (r"\b(\d{1,2})[.:](\d\d)\b", lambda found: f"{int(found[1]):02}:{found[2]}"),
    (r"(\d\d:\d\d)-(\d{1,2})(?![\d:])", lambda found: f"{found[1]}-{int(found[2]):02}:00"),
    (r"(?<![\d:-])(\d{1,2})-(\d\d:\d\d)", lambda found: f"{int(found[1]):02}:00-{found[2]}"),
    (r"(\d\d:\d\d)-(2[4-9]|3[0-6]):(\d\d)", lambda found: _past_midnight(*found.groups())),
    (r"(-\d\d:\d\d)[ /](?=\d\d:\d\d-)", r"\1,"),
    (r"^\s*(?=\d\d:\d\d-)", "Mo-Su "),
)


def _respelled(rule: str) -> str:
    """A rule, outside its comment."""
    for pattern, instead in _SPELLINGS:
        # "week 28-31,40-42" and "Tu[1-2]" hold no times.
        if not (pattern.startswith(_NO_TIMES) and re.search(r"\bweek\b|\[", rule)):
            rule = re.sub(pattern, instead, rule)
    return re.sub(rf", ((?:{_DAY}|{'|'.join(MONTHS)}|week|easter)[^,]*(?:off|closed))\s*$", r"; \1", rule)


def _word(written: str) -> str:
    small = written.lower().rstrip(".")
    if small in _WORDS:
        return _WORDS[small]
    begins = next((name for name in _LONG if small.startswith(name)), "")
    return _WORDS[begins] if begins and _ENDINGS.fullmatch(small, len(begins)) else written


def _of_half_a_day(hours: str, minutes: str | None, half: str) -> str:
    """ "4", None, "p" → "16:00"."""
    return f"{int(hours) % 12 + 12 * (half.lower() == 'p'):02}:{minutes or '00'}"


def _past_midnight(opens: str, hours: str, minutes: str) -> str:
    over = int(hours) * 60 + int(minutes) > DAY
    return f"{opens}-{int(hours) - 24 if over else int(hours):02}:{minutes}"
