"""One side of a message, the Swedish or the translation, with what the checks want to know of it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, TypeVar

from fristad.syntax import characters, inline, markup, phone_numbers


@dataclass(frozen=True)
class Refusal:
    """Why a translation is left out, and what to write instead."""

    code: str
    what: str
    instead: str


_T = TypeVar("_T")


class Once(Generic[_T]):
    """`functools.cached_property` without its lock: a build of many languages asks half a million times."""

    def __init__(self, work: Callable[[Any], _T]) -> None:
        self.work, self.name = work, work.__name__

    def __get__(self, side: Any, owner: type) -> _T:
        found = side.__dict__[self.name] = self.work(side)
        return found


class Side:
    """One side of a translation, the Swedish or the words in its place: what a check may ask of it, worked out once."""

    def __init__(self, text: str) -> None:
        self.text = text

    @Once
    def seen(self) -> str:
        """The text as the eye takes it."""
        return characters.seen(self.text)

    @Once
    def bare(self) -> str:
        """Without placeholders and the targets of links, as the eye takes it."""
        return characters.seen(_without_targets(self.text)) if "{" in self.text or "](" in self.text else self.seen

    @Once
    def marked(self) -> str:
        """Without placeholders, as the eye takes it."""
        return characters.seen(inline.PLACEHOLDER.sub("", self.text)) if "{" in self.text else self.seen

    @Once
    def strays(self) -> list[markup.Fault]:
        """What would be shown as source."""
        return list(markup.in_words(self.seen))

    @Once
    def placeholders(self) -> list[str]:
        return inline.placeholders(self.text) if "{" in self.text else []

    @Once
    def beside(self) -> list[str]:
        """What stands right beside a fact, with the fact."""
        return [found.group() for found in _BESIDE.finditer(self.seen)] if "{" in self.text else []

    @Once
    def links(self) -> list[tuple[str, str]]:
        """(words, target), in order."""
        return inline.LINK.findall(self.text) if "](" in self.text else []

    @Once
    def targets(self) -> list[str]:
        """The targets of its links, sorted, repeats kept."""
        return sorted([target for _, target in self.links]) if "](" in self.text else []

    @Once
    def links_without_words(self) -> int:
        return sum(not any(map(str.isalnum, words)) for words, _ in self.links)

    @Once
    def facts_in_links(self) -> int:
        return sum(len(inline.PLACEHOLDER.findall(words)) for words, _ in self.links)

    @Once
    def with_ascii_digits(self) -> str:
        """The text as the eye takes it, facts left out: "١٨" → "18", "一一二" → "112"."""
        text = characters.seen(inline.PLACEHOLDER.sub(" x ", self.text)) if "{" in self.text else self.seen
        if not _HAS_FIGURE.search(text):
            return text
        return _THOUSANDS.sub(lambda found: _digits(found.group()), _in_ascii_digits(text))

    @Once
    def figures(self) -> frozenset[str]:
        """Its figures in ASCII: "١٨" → "18". Circled, raised and Roman ones as they are."""
        # In Han words "〇" is one of the digits.
        drawn = {one for one in self.unusual if characters.is_drawn_number(one)} - {"〇"} if self.unusual else ()
        return frozenset((*self.figure_counts, *drawn)) if drawn or self.figure_counts else frozenset()

    @Once
    def figure_counts(self) -> Counter[str]:
        """How often each of its figures stands there."""
        return Counter(found) if (found := FIGURE.findall(self.with_ascii_digits)) else _NO_FIGURES

    @Once
    def figures_outside(self) -> Counter[str]:
        """`figure_counts` without what stands in (parentheses), where a translator explains what is quoted."""
        return Counter(FIGURE.findall(_outside_parentheses(self.with_ascii_digits)))

    @Once
    def typed_numbers(self) -> list[phone_numbers.Found]:
        """What can be read as phone numbers, whatever letters and signs they are made of."""
        return phone_numbers.in_text(_without_targets(self.text))

    @Once
    def facts_and_services(self) -> Counter[tuple[str, str]]:
        """Each number, time or address with the service that was named last before it, "" where none was."""
        return Counter(_with_services(self.placeholders_in_order))

    @Once
    def placeholders_in_order(self) -> list[str]:
        return inline.PLACEHOLDER.findall(self.text) if "{" in self.text else []

    @Once
    def numbers(self) -> frozenset[str]:
        """Figures that stand together as in a phone number, "11 2" → "112"; a range such as "10–20" is none."""
        return frozenset(_numbers(self.with_ascii_digits))

    @Once
    def joined(self) -> frozenset[str]:
        """`numbers`, and figures with a comma between them, as the Swedish writes decimals: "0,6" → "06"."""
        return frozenset(map(_digits, _JOINED.findall(self.with_ascii_digits))) | self.numbers

    @Once
    def pairs_of_figures(self) -> frozenset[str]:
        """Numbers of laws and of the points of plans: "1988:688", "3:1"."""
        return frozenset(_PAIR.findall(self.with_ascii_digits)) if ":" in self.text else frozenset()

    @Once
    def addresses(self) -> list[str]:
        return _ADDRESS.findall(self.bare) if _HINT.search(self.bare) else []

    @Once
    def allowed_addresses(self) -> frozenset[str]:
        return frozenset(found.casefold() for found in self.addresses) | _ABBREVIATIONS

    @Once
    def emphasis(self) -> list[str]:
        """Its signs of emphasis in order, with those in link targets and placeholders left out."""
        return _EMPHASIS.findall(_without_targets(self.text)) if "*" in self.text or "_" in self.text else []

    @Once
    def paired(self) -> bool:
        """Whether every sign of emphasis has a partner, each within the other, with words right inside them."""
        return all(fault.code != "stray-emphasis" for fault in self.strays)

    @Once
    def beginning(self) -> str:
        """What begins a list, a heading or another block, at the first line that has it."""
        if self.text[:1].isalpha() and "\n" not in self.text:
            return ""
        lines = self.text.split("\n")
        found = next((match for line in lines if (match := _BLOCK.match(line))), None)
        return found.group() if found else ""

    @Once
    def scripts(self) -> set[str]:
        """The scripts of its letters: {"Latin", "Arabic"}."""
        return characters.scripts_in(self.seen)

    @Once
    def unusual(self) -> list[str]:
        """Its characters that are at fault, a mark on a letter or a number without digits, in order, each once."""
        return characters.unusual_in(self.text)

    @Once
    def most_marks(self) -> int:
        return characters.most_marks_in_a_row(self.text) if self.unusual else 0

    @Once
    def has_loose_mark(self) -> bool:
        return bool(self.unusual) and characters.has_loose_mark(self.text)

    @Once
    def length(self) -> int:
        """Characters of its own, without facts and the targets of links."""
        return len(_without_facts(self.text))

    @Once
    def words(self) -> str:
        """In small letters, a space before each."""
        return " " + " ".join(word.casefold() for word in characters.words(self.seen))


@lru_cache(maxsize=16384)
def swedish_side(text: str) -> Side:
    """The Swedish words as a side. They are kept, since translations in every language are held against them."""
    return Side(text)


OF_A_SERVICE = ("phone", "hours", "web", "chat")


def _with_services(placeholders: list[str]) -> Iterator[tuple[str, str]]:
    service = ""
    for name in placeholders:
        kind = name.partition("_")[0]
        service = name if kind == "service" else service
        if kind in OF_A_SERVICE:
            yield name, service


_FACT = r"(\{[a-z][a-z0-9_]*\})"
_LOOKS = f"[{phone_numbers.LOOK_LIKE_FIGURES}]"
# A figure or a plus sign before a {fact}, or a letter that looks like a figure; or one of them behind it.
_BESIDE = re.compile(
    rf"[\d+][\W_]{{0,2}}{_FACT}|\b{_LOOKS}+{_FACT}"
    rf"|{_FACT}(?=[\W_]{{0,2}}\d|\{{|[\u0300-\u036f]|{_LOOKS}+\b)"
)
FIGURE = re.compile(r"[0-9]+")
_HAS_FIGURE = re.compile(r"\d|" + characters.HAN_DIGIT)
_NO_FIGURES = Counter[str]()


def _outside_parentheses(text: str) -> str:
    """Without what stands between ( and ), and what stands in parentheses in there."""
    if "(" not in text:
        return text
    depth, kept = 0, []
    for character in text:
        depth += character == "("
        if not depth:
            kept.append(character)
        depth -= character == ")" and depth > 0
    return "".join(kept)


# "08-123 45", with one sign between figures; and "08 - 123", with up to three.
_NUMBER = re.compile(r"\d+(?:[^\w,:;()]\d+)+")
_JOINED = re.compile(r"\d+(?:[\W_]{1,3}\d+)+")
_PAIR = re.compile(r"\b\d+:\d+\b")
_THOUSANDS = re.compile(r"(?<![\d.,:+-])[1-9]\d{0,2}(?:[ \u00a0\u202f.,\u066c\u2019']\d{3})+(?![\d:]|[.,]\d)")
"""A sum as languages write it: "10 000", "10,000", "10.000"."""
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_RANGE = re.compile(r"(\d+)[-\u2010-\u2015](\d+)")


def _numbers(text: str) -> Iterator[str]:
    for number in _NUMBER.findall(text):
        limits = _RANGE.fullmatch(number)
        if not limits or (len(limits[1]), limits[1]) >= (len(limits[2]), limits[2]):
            yield _digits(number)


def _in_ascii_digits(text: str) -> str:
    if text.isascii():
        return text
    text = characters.with_han_digits_as_figures(text)
    return _OTHER_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit.group())), text)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


_FULL_STOPS = "。۔܁܂ꓸ⸱𝅭᎐"
"""They look like the Latin one, or a browser takes them for it: between Latin letters, they make an address."""
_SCHEMES = "javascript|vbscript|data|blob|file|mailto|tel|sms|callto|skype|sip|whatsapp|intent|market|geo"
_ADDRESS = re.compile(
    r"\b[a-z][a-z0-9+.-]{0,20}:/{1,2}(?=\S)"  # https://
    r"|\bwww\."
    r"|(?:\b\w{1,64})?@\w*"  # a@b, and @name as in social media
    rf"|\b(?!data:(?:\s|$))(?:{_SCHEMES}):"  # but not "Data:", which is "date" in Polish, Romanian and Albanian
    r"|\b\w+\.[a-z]{2,}\b"  # a.se
    r"|\b[^\W\d_]{2,}\.[^\W\d_]{2,}"  # the same in other alphabets
    rf"|\b[a-z0-9]+[{_FULL_STOPS}][a-z]{{2,}}\b"
    r"|\b\w+ \.[ ]?[a-z]{2,}\b"  # a .se
    r"|[(\[]\s?(?:at|dot|punkt|snabel-?a)\s?[)\]]",  # a(at)b
    re.I,
)
_ABBREVIATIONS = frozenset(("m.in", "p.ej", "p.ex", "p.sh", "ee.uu"))
"""Of Polish, Spanish, French and Albanian, in every second text: "among others", "for example", "United States"."""
_AFTER_SCHEME = "|".join(f"(?<={scheme}:)" for scheme in _SCHEMES.split("|"))
_HINT = re.compile(
    rf"@|:(?:/|(?i:{_AFTER_SCHEME}))|[wW]{{3}}|[.{_FULL_STOPS}]\w| (?<=\w )\.[ ]?\w|[(\[]\s?(?i:at|dot|punkt|snabel)"
)
"""What every address has a part of, to pass over most words quickly."""
_TARGET = re.compile(r"\]\([^)]*\)")


def _without_targets(text: str) -> str:
    return _TARGET.sub("]", inline.PLACEHOLDER.sub(" ", text)) if "{" in text or "](" in text else text


# How a line begins that Markdown reads as code, a list, a heading, a quotation, a table or a note.
_BLOCK = re.compile(r"(?: {4}|\t| {0,3}(?:[-*+•][ \t]|#{1,6}(?:\s|$)|>|\||!!!|\?\?\?|===|\d+[.)][ \t]))", re.M)
_EMPHASIS = re.compile(r"\*+|_+")


def _without_facts(text: str) -> str:
    bare = inline.PLACEHOLDER.sub("", _TARGET.sub("]", text)) if "{" in text or "](" in text else text
    return bare.strip()
