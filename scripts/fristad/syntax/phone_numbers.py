"""Phone numbers as Swedes dial and write them: what a link dials, what can exist, and what looks like one in a text.

Sources: Google's libphonenumber by way of `phonenumbers`; the European numbers of Commission Decision 2007/116/EC, of
which newer ones are not in that data; what costs extra by Telekområdgivarna (0900, 0939, 0944, 099, 118, sms to 72xxx).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_SWEDEN = 46
_NEW_EUROPEAN = frozenset({"116016"})
"""Assigned since that data was made: violence against women."""
# Reached from Swedish phones only, so the link must dial the national form.
_FREE_IN_SWEDEN = ("20", "200")
_NATIONAL_ONLY = (*_FREE_IN_SWEDEN, "77", "771")


def digits(text: str) -> str:
    """Only the digits, with those of other scripts made ASCII: "۰۲۰-۵۰" → "02050"."""
    return "".join(str(int(character)) for character in text if character.isdecimal())


def dial(number: str, *, short: bool) -> str:
    """What a link dials, without scheme: "112", "020505050", "+46850840000".

    `number` is E.164, or the digits as dialled when `short`. E.164 of a Swedish short number is wrong (+46112 reaches
    nobody), and 020 and 0771 numbers cannot be called from abroad: both are dialled in their national form.
    """
    if short:
        return number
    national = number.removeprefix("+46")
    if number.startswith("+46") and national.startswith(_NATIONAL_ONLY):
        return "0" + national
    return number


def is_dialable(number: str, *, short: bool) -> bool:
    """Whether a number of this form exists in the Swedish numbering plan (phonenumbers' data)."""
    # Its tables are large, and most builds read no number anew.
    import phonenumbers
    from phonenumbers import shortnumberinfo

    if not re.fullmatch(r"\+?[0-9]+", number):
        return False
    try:
        parsed = phonenumbers.parse(number, "SE" if short else None)
    except phonenumbers.NumberParseException:
        return False
    if short:
        return number in _NEW_EUROPEAN or shortnumberinfo.is_valid_short_number_for_region(parsed, "SE")
    # "+46031…" is read as "+4631…", and reaches nobody.
    exact = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164) == number
    return exact and parsed.country_code == _SWEDEN and phonenumbers.is_valid_number(parsed)


def costs_extra(number: str, *, short: bool) -> bool:
    """Whether it costs more than an ordinary call or text message."""
    import phonenumbers
    from phonenumbers import shortnumberinfo

    parsed = phonenumbers.parse(number, "SE")
    if short:
        cost = shortnumberinfo.expected_cost_for_region(parsed, "SE")
        return number.startswith("118") or cost == shortnumberinfo.ShortNumberCost.PREMIUM_RATE
    return phonenumbers.number_type(parsed) == phonenumbers.PhoneNumberType.PREMIUM_RATE


# ----- how a number is written ---------------------------------------------------------------------------------------


_SEPARATOR = r"[ \u00a0-]"
_WRITTEN = re.compile(rf"\+?[0-9]+(?:{_SEPARATOR}[0-9]+)*")


def written(number: str, *, short: bool) -> str:
    """The usual way to write a number that exists: "+4620505050" → "020-50 50 50", "116016" → "116 016"."""
    import phonenumbers

    if short:
        return f"{number[:3]} {number[3:]}" if len(number) > 4 else number
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)


def is_written_form(number: str, display: str, *, short: bool) -> bool:
    """Whether what is shown can be dialled as it stands, and is read as that number.

    The digits of the number in their order, in groups of two to four after the area code; a short number whole or in
    two groups. `number` is one that exists.
    """
    if not _WRITTEN.fullmatch(display):
        return False
    groups = re.split(_SEPARATOR, display)
    if short:
        usual = len(groups) == 1 or (len(groups) == 2 and len(number) > 4 and all(len(one) in (2, 3) for one in groups))
        return "".join(groups) == number and usual
    national = number.removeprefix("+46")
    if display.startswith("+"):
        # Who is abroad dials it so; numbers that are free in Sweden nobody can dial from there.
        if national.startswith(_FREE_IN_SWEDEN) or groups[0] != "+46":
            return False
        groups = [f"0{groups[1]}", *groups[2:]] if len(groups) > 1 else [""]
    return (
        "".join(groups) == f"0{national}"
        and groups[0] in _area_codes(number)
        and len(groups) > 1
        and all(2 <= len(one) <= 4 for one in groups[1:])
    )


def _area_codes(number: str) -> set[str]:
    """What may stand before the first separator: "031"; of mobile phones, 0200 and 077 one digit more too."""
    first = re.split(r"\D", written(number, short=False), maxsplit=1)[0]
    national = "0" + number.removeprefix("+46")
    longer = national.startswith(("07", "0200"))
    return {first, national[:4]} if longer else {first}


# ----- numbers in running text ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Found:
    """A number in a text: where it begins, how it is written there, and its digits."""

    start: int
    text: str
    digits: str


_LOOKS_LIKE = {
    "0": "OΟОՕƟΘѲ",
    "1": "IΙІӀ|",
    "2": "ƧϨ",
    "3": "ЗƷӠȜ",
    "4": "Ꮞ",
    "5": "ƼЅ",
    "6": "Ꮾб",
    "8": "Ȣ",
    "9": "ⳊꝮ",
}
_AS_FIGURE = {ord(letter): figure for figure, letters in _LOOKS_LIKE.items() for letter in letters}
_LARGE, _SMALL = "".join(_LOOKS_LIKE.values()), "oοоօlıιі"
"""Small ones are in too many words to be taken for figures without a figure beside them."""
LOOK_LIKE_FIGURES = (_LARGE + _SMALL).replace("|", "")
"""Letters that may be taken for figures."""
_SMALL_AS_FIGURE = str.maketrans(_SMALL, "00001111")
# A word of figures and of letters that look like them, at least one of these.
_LOOKING = re.compile(rf"(?<!\w)[0-9{_LARGE}{_SMALL}]*[{_LARGE}{_SMALL}][0-9{_LARGE}{_SMALL}]*(?!\w)")
_POSSIBLE = re.compile(rf"[\d{_LARGE}²³¹⁰-⁹₀-₉①-⓿❶-➓]")
_FEWEST = 3
"""Figures of the shortest number."""


class _Folds(dict[str, str]):
    """What each character is taken for, found out when it is first met."""

    def __missing__(self, character: str) -> str:
        found = self[character] = _folded(character)
        return found


_FOLDS = _Folds()


def _folded(character: str) -> str:
    """A character with ASCII figures, one kind of dash and one of space; "" for what leaves no trace."""
    if unicodedata.category(character) in ("Cf", "Mn", "Me") or character in "*_~`":
        return ""
    return "".join(map(_plain, unicodedata.normalize("NFKC", character)))


def _plain(character: str) -> str:
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    if unicodedata.category(character) == "Pd" or character in "\u2212\u2043":
        return "-"
    return " " if character.isspace() else character


def _figures(found: re.Match[str]) -> str:
    """A word of figures and letters that look like some, as figures; of letters alone, only where they are large."""
    looks = found.group().translate(_AS_FIGURE)
    if re.search("[0-9]", looks):
        looks = looks.translate(_SMALL_AS_FIGURE)
    return looks if looks.isdigit() else found.group()


_YEAR = r"(?:19|20)[0-9]{2}"
_TIME = r"(?:[01]?[0-9]|2[0-4])[.:][0-5][0-9]"
_DAY, _MONTH = r"(?:0?[1-9]|[12][0-9]|3[01])", r"(?:0?[1-9]|1[0-2])"
_NO_NUMBER = re.compile(
    r"(?<![0-9.,:/-])(?:"
    rf"{_TIME}(?: ?[-,;/] ?{_TIME})*(?! ?[.:/-]?[0-9])"  # 08.00-16.30
    rf"|{_TIME} ?- ?{_TIME}(?![.:/-]?[0-9])"
    rf"|{_YEAR}-(?:0[1-9]|1[0-2])(?:-{_DAY})?(?!-?[0-9])"  # 2026-11-24
    rf"|{_DAY}[./-]{_MONTH}[./ -]{_YEAR}(?![0-9])"  # 01.07.2025, 1/7 2025
    r"|[0-9]{1,3}(?: [0-9]{3})*,[0-9]{1,2}(?![0-9,])"  # 0,6
    r")"
)
_BETWEEN = r"(?:[ ./()|·•∙'’-]{1,4}|[,:;])"
_RUN = re.compile(rf"[+(]{{0,2}}[0-9]+(?:{_BETWEEN}\+?[0-9]+)*")
_GROUP = re.compile(r"[0-9]+")
_SUM = re.compile(r"[1-9][0-9]{0,2}(?:[ .][0-9]{3})+")
# Swedish short numbers: emergency, care, police, 116 numbers, directories, collections, text messages.
_SHORT = re.compile(r"112|1177|11313|11414|116(?:000|006|016|111|117|123)|118[0-9]{2,3}|90[0-9]{3}|7[12][0-9]{3}")
# What is counted, behind a figure that is therefore no phone number: "500 kronor".
_UNIT = re.compile(
    r" ?(?:%|§|[kmt]?kr\b|sek\b|kronor|euro|dollar|procent|person|människ|kvinn|män\b|barn|unga|elev|invånar|hushåll"
    r"|ärend|anmäl|fall\b|brott|samtal|besök|plats|timm|minut|dag|veck|månad|år\b|gång|meter|km\b|ton\b|exemplar|miljon"
    r"|tusen|stycken|st\b|av \d|deltag|famil|poliser|pojk|flick|tjej|kill|ungdom|vuxna|svar(?:ande)?\b|fråg|kommun"
    r"|ort(?:er)?\b|insats|åtgärd|förslag|skol|klient|patient|sidor|rader|ord\b|med(?:arbetare|lemmar)|anställda|fler|kap\b)",
    re.IGNORECASE,
)
# What bears a number that is no phone number, before it: "box 500", "Storgatan 12".
_COUNTED = re.compile(
    r"\b(?:box|punkt\w*|sid|sida\w*|s|mål\w*|åtgärd\w*|paragraf\w*|artikel\w*|art|kapit\w+|rum|bilaga|avsnitt|figur|tabell"
    r"|rad|linje|buss|sal|lokal|hus|port|våning\w*|vån|väg|gata|kl|klockan|konto|[bp]g|(?:bank|plus)giro"
    r"|\w*(?:gatan|vägen|gränd|gränden|stigen|torget|allén))\.? $",
    re.IGNORECASE,
)
_TOWN = re.compile(r" [A-ZÅÄÖ][A-ZÅÄÖa-zåäöé]")
# Words that bid the reader dial what follows: "ring", "tel.", "sms:a till", but not "kontonummer".
_CALLS = re.compile(
    r"(?:\bring\w*|\btel|\btel\.|telefon\w*|\btfn|mobil\w*|\bsms\w*(?::a)?|växel\w*|slå"
    r"|(?<!organisations)(?<!org)(?<!artikel)(?<!konto)(?<!diarie)(?<!person)(?<!ärende)(?<!rums)(?:nummer|numret))"
    r"\W{0,3}(?:(?:till|på|oss|dem|direkt|nummer|numret|gratis|är)\W{1,2}){0,3}$",
    re.IGNORECASE,
)


def in_text(text: str) -> list[Found]:
    """What a reader would take for a phone number in running text, however it is spelled.

    Any run of figures with the signs of numbers between that has as many digits as a number, or spells a short one;
    not years, dates, times, sums, laws, post codes and the points of a plan.
    """
    if len(_POSSIBLE.findall(text)) < _FEWEST:
        return []
    parts = [_FOLDS[character] for character in text]
    bare = _NO_NUMBER.sub(lambda found: "x" * len(found.group()), _LOOKING.sub(_figures, "".join(parts)))
    runs = [run for run in _RUN.finditer(bare) if len(run.group()) >= _FEWEST]
    every = [place for run in runs for place in _numbers(bare, run.start(), run.group())]
    if not every:
        return []
    stood = [index for index, part in enumerate(parts) for _ in part]
    found = []
    for start, end in every:
        # Both brackets around an area code, or none.
        start -= bare[start - 1 : start] == "(" and ")" in bare[start:end]
        written_so = text[stood[start] : stood[end - 1] + 1]
        found.append(Found(stood[start], written_so, re.sub(r"[^0-9]", "", bare[start:end])))
    return found


def _numbers(text: str, at: int, run: str) -> Iterator[tuple[int, int]]:
    """(begin, end) of the numbers in a run of figures."""
    groups = [(at + one.start(), at + one.end()) for one in _GROUP.finditer(run)]
    end = at + len(run)
    before, after = text[max(at - 40, 0) : at], text[end : end + 40]
    # Not the parts of an address on the web.
    named = not before.endswith("/") and bool(_CALLS.search(before))
    every = re.sub(r"[^0-9]", "", run)
    if _SUM.fullmatch(run.lstrip("(")) and not (_SHORT.fullmatch(every) and (named or not _UNIT.match(after))):
        return
    if _SHORT.fullmatch(every):
        if named or _is_short(run, before, after):
            yield groups[0][0], end
        return
    index, found = 0, False
    while index < len(groups):
        start = groups[index][0]
        # A number begins where a word could, not within a date or the number of a file.
        last = _last_group(text, groups, index) if index == 0 or text[start - 1] in " (+" else None
        if last is not None:
            found = True
            yield start - 1 if text[max(start - 1, 0)] == "+" else start, groups[last][1]
            index = last
        index += 1
    if not found and named and 5 <= len(every) <= _MOST and not _POST_CODE.fullmatch(run):
        yield groups[0][0], end


_MOST, _NATIONAL = 17, 10
"""Digits of the longest number, with a country and an extension; of the longest Swedish one."""


def _last_group(text: str, groups: list[tuple[int, int]], index: int) -> int | None:
    """The last group of a number that begins with a group: all that follows, or what a Swedish number has."""
    start, figures, lengths, short_enough = groups[index][0], "", list[int](), None
    if text[start] not in "04" and text[max(start - 1, 0)] != "+":
        return None
    for place in range(index, len(groups)):
        begin, end = groups[place]
        figures += text[begin:end]
        lengths.append(end - begin)
        if len(figures) > _MOST:
            break
        if len(figures) <= _NATIONAL and _is_long(text, start, figures, lengths):
            short_enough = place
    else:
        if _is_long(text, start, figures, lengths):
            return len(groups) - 1
    return short_enough


_POST_CODE = re.compile(r"[1-9][0-9]{2} [0-9]{2}")


def _is_short(run: str, before: str, after: str) -> bool:
    """Whether a short number's digits are that number, where no word says that somebody is to call."""
    if re.search(r"[\w:/]-?$|[0-9][.,]$", before) and not re.search(r"[^\W0-9_]:$", before):
        return False
    if _COUNTED.search(before[-40:]):
        return False
    if re.match(r"[-/:]\w|[.,][\w]|\w", after) or _UNIT.match(after):
        return False
    if _POST_CODE.fullmatch(run) and _TOWN.match(after):
        return False
    # The points of a plan, dates and fractions: "3:1", "11/2", "1 1/2".
    return not re.fullmatch(r"[0-9]{1,2}(?:[.:][0-9]{1,2})+|(?:1 )?[0-9]{1,2}/[0-9]{1,2}", run)


def _is_long(text: str, start: int, figures: str, lengths: list[int]) -> bool:
    """Whether figures that begin at a place are a number with its area or country."""
    if text[max(start - 1, 0)] == "+" and start:
        return 7 <= len(figures) <= 17
    if figures.startswith("00"):
        return figures[2:3] not in ("", "0") and 10 <= len(figures) <= 17
    if figures.startswith("46") and lengths[0] in (2, len(figures)):
        return 9 <= len(figures) <= 12
    if not re.match(r"0[1-9]", figures) or not 7 <= len(figures) <= 13:
        return False
    # "0" alone is a beginning of ages more often than of numbers.
    return lengths[0] > 1 or len(figures) >= 9
