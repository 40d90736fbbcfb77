"""Characters as a reader sees them: the script of a letter, and what a sign can be taken for.

Nothing here knows of translations. Sources: the Unicode Character Database by way of `unicodedata`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from itertools import groupby
from typing import Literal, TypeVar

FORMAT = frozenset("\u200b\u200c\u200d\u200e\u200f\u061c\u00ad\u2060")
"""Invisible characters that honest text needs: joiners, marks of direction, places where a word may break."""
_SCRIPTS = {"CJK": "Han", "IDEOGRAPHIC": "Han", "MODIFIER": ""}
_LOOK_ALIKE_SCRIPTS = frozenset(("Cyrillic", "Greek", "Armenian", "Cherokee", "Coptic", "Lisu", "Georgian"))
"""Scripts with letters that look like Latin ones."""
# Letters, and the marks that Unicode sets upon letters of any script.
_WORD = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f])+")
# Khmer, Mongolian, Hangul and shorthand signs that are letters or marks by category but leave no trace on the page,
# and the selectors of variants, which can carry a hidden message.
_INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u2800\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufff8"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_ORDINARY_SIGNS = "№°©®™"
_SLASHES, _COLONS = "⁄∕⧸", "∶꞉׃ː"
_DROPPED = re.compile(f"[{''.join(sorted(FORMAT))}]+")
_SLASH = re.compile(f"[{_SLASHES}]")
_COLON = re.compile(f"[{_COLONS}]")
_NOT_AS_SEEN = re.compile(f"[{''.join(sorted(FORMAT))}{_SLASHES}{_COLONS}]")
_HAN = "〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖貳參陸幺"
_HAN_DIGITS = str.maketrans(_HAN, "00123456789" + "123456789" + "236" + "1")
HAN_DIGIT = f"[{_HAN}]"
"""A pattern for one figure of a number in Han."""
_HAN_NUMBER = re.compile(rf"[{_HAN}](?:[^\w、，。；：,;:]?[{_HAN}]){{2,}}")
Fault = Literal["hidden", "sign", "styled", ""]


@lru_cache(maxsize=4096)
def seen(text: str) -> str:
    """What the eye takes a text for: "ｅｖｉｌ．ｓｅ" → "evil.se", without what is invisible."""
    if text.isascii() or (unicodedata.is_normalized("NFKC", text) and not _NOT_AS_SEEN.search(text)):
        return text
    return _COLON.sub(":", _SLASH.sub("/", unicodedata.normalize("NFKC", _DROPPED.sub("", text))))


@lru_cache(maxsize=65536)
def script(character: str) -> str:
    """ "Latin", "Arabic", "Han" and so on; "" for what is no letter, or belongs to no script."""
    character = unicodedata.normalize("NFKC", character)[0]
    if not unicodedata.category(character).startswith("L"):
        return ""
    first = unicodedata.name(character, "").partition(" ")[0]
    return _SCRIPTS.get(first, first.capitalize())


def words(text: str) -> list[str]:
    """Runs of letters with the marks on them."""
    return _WORD.findall(text)


def runs(text: str) -> list[str]:
    """Words, parted where the script changes: Chinese writes "发SMS短信" without spaces."""
    return [run for word in words(text) for run in ([word] if word.isascii() else _runs(word))]


def _runs(word: str) -> list[str]:
    return ["".join(run) for _, run in groupby(word, script)]


def deceptive_scripts(word: str, own: str = "") -> tuple[str, ...]:
    """The scripts of a word that can be taken for another: one that mixes Latin with letters that look like it.

    Where `own` names the page's script, so is a word with letters of any third script.
    """
    scripts = set(map(script, word)) - {""}
    mixed = "Latin" in scripts and scripts & _LOOK_ALIKE_SCRIPTS
    return tuple(sorted(scripts)) if mixed or (own and scripts - {own, "Latin"}) else ()


def with_han_digits_as_figures(text: str) -> str:
    """ "二〇二四年" → "2024年": three digits or more, written out one by one as in a phone number."""
    return _HAN_NUMBER.sub(lambda found: found.group().translate(_HAN_DIGITS), text)


@lru_cache(maxsize=65536)
def fault(character: str) -> Fault:
    """Why a character has no place in words: it is hidden, a picture, or a letter dressed up as another."""
    category = unicodedata.category(character)
    if character in FORMAT or character in _ORDINARY_SIGNS:
        return ""
    if category in ("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp") or _INVISIBLE.match(character):
        return "hidden"
    # Class 1 strikes a letter through; an enclosing mark may be a prohibition sign or a key of a telephone.
    if category in ("So", "Me") or unicodedata.combining(character) == 1 or ord(character) in _SKIN_TONES:
        return "sign"
    plain = unicodedata.normalize("NFKC", character)
    dressed = unicodedata.decomposition(character).startswith(("<font>", "<wide>"))
    return "styled" if dressed and plain.isascii() and plain.isalpha() else ""


def name(character: str) -> str:
    """A name to tell a person: "RIGHT-TO-LEFT OVERRIDE", "U+FFFE" where there is none."""
    return unicodedata.name(character, f"U+{ord(character):04X}")


def is_drawn_number(character: str) -> bool:
    """Whether it is a number but no digit: "①", "²", "Ⅳ"."""
    return unicodedata.category(character) in ("No", "Nl")


def is_unusual(character: str) -> bool:
    """Whether it is at fault, a mark, or a number but no digit."""
    return bool(fault(character)) or _is_mark(character) or is_drawn_number(character)


_V = TypeVar("_V")


class _Table(dict[str, _V]):
    """What a function says of each character, found out when it is first met: asked some million times."""

    def __init__(self, of: Callable[[str], _V]) -> None:
        super().__init__()
        self.of = of

    def __missing__(self, character: str) -> _V:
        found = self.of(character)
        # A hostile file may have any number of characters.
        if len(self) < 65536:
            self[character] = found
        return found


_SCRIPT_OF, _UNUSUAL = _Table(script), _Table(is_unusual)


def scripts_in(text: str) -> set[str]:
    """The scripts of a text's letters: {"Latin", "Arabic"}."""
    return set(map(_SCRIPT_OF.__getitem__, set(text))) - {""}


def unusual_in(text: str) -> list[str]:
    """The characters of a text that are unusual, in order, each once."""
    return list(filter(_UNUSUAL.__getitem__, dict.fromkeys(text)))


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


@lru_cache(maxsize=1024)
def _rows_of(marks: frozenset[str]) -> re.Pattern[str]:
    return re.compile(f"[{''.join(map(re.escape, sorted(marks)))}]+")


def most_marks_in_a_row(text: str) -> int:
    """The highest pile of marks on one letter."""
    marks = frozenset(character for character in set(text) if unicodedata.category(character) == "Mn")
    return max(map(len, _rows_of(marks).findall(text))) if marks else 0


def has_loose_mark(text: str) -> bool:
    """Whether a mark stands on a figure, or first, where it would change what is before the text."""
    marks = frozenset() if text.isascii() else frozenset(filter(_is_mark, set(text)))
    begins = (row.start() for row in _rows_of(marks).finditer(text)) if marks else ()
    return any(not begin or text[begin - 1].isdigit() for begin in begins)
