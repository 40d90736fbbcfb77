"""Phone numbers as Swedes dial them: what a link dials, and whether a number can exist."""

from __future__ import annotations

import re

_SWEDEN = 46
# Numbers "of social value", the same in all of Europe; newer ones are not in phonenumbers' data.
_EUROPEAN = re.compile(r"116\d{3}")
# Reached from Swedish phones only, so the link must dial the national form.
_NATIONAL_ONLY = ("20", "200", "77", "771")
_POSSIBLE = re.compile(
    r"(?<![\w/.:-])(?:"
    r"\+\d[\d \u00a0-]{6,14}\d"  # international
    r"|0\d{1,3}[ \u00a0-]?[-–]?[ \u00a0]?\d{2,3}(?:[ \u00a0-]?\d{2,3}){1,3}"  # national
    r"|11[0-9][ \u00a0]?\d{3}"  # the European 116 numbers
    r"|114[ \u00a0]?14|113[ \u00a0]?13|1177|112|90[ \u00a0]?\d{3}"  # Swedish short numbers
    r")(?![\w/-]|[.,]\w)"
)


def digits(text: str) -> str:
    """Only the digits, with those of other scripts made ASCII: "۰۲۰-۵۰" → "02050"."""
    return "".join(str(int(character)) for character in text if character.isdecimal())


def in_text(text: str) -> list[str]:
    """What looks like a phone number in running text, as written there."""
    return [found.group() for found in _POSSIBLE.finditer(text)]


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

    try:
        parsed = phonenumbers.parse(number, "SE" if short else None)
    except phonenumbers.NumberParseException:
        return False
    if short:
        known = shortnumberinfo.is_valid_short_number_for_region(parsed, "SE")
        return known or _EUROPEAN.fullmatch(number) is not None
    return parsed.country_code == _SWEDEN and phonenumbers.is_valid_number(parsed)


def same_digits(number: str, display: str, *, short: bool) -> bool:
    """Whether what is shown is what is dialled: "020-50 50 50" for "+4620505050"."""
    shown = digits(display)
    if display.startswith("+"):
        return number.startswith("+") and shown == digits(number)
    if short:
        return shown == digits(number)
    return shown in (digits(number), "0" + digits(number).removeprefix("46"))
