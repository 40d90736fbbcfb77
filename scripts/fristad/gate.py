"""The gate for words that come from outside: what a translation may not bring, lose or change.

Catalogues are filled in by volunteers, agencies and machines. Each check is a small pure function of the Swedish
words and the translation; a translation that fails any of them is left out, and the Swedish words stand in its place.
Everything is measured against the Swedish: what it has, a translation may have. What no check can find is a wrong
word among honest ones, such as a lost "not", or a number in words; that takes a reader.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, TypeVar

from fristad import letters, markup, phone_numbers, prose
from fristad.locales import Language
from fristad.problems import printable


@dataclass(frozen=True)
class Refusal:
    """Why a translation is left out, and what to write instead."""

    code: str
    what: str
    instead: str


_T = TypeVar("_T")


class _Once(Generic[_T]):
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

    @_Once
    def seen(self) -> str:
        """As the eye takes it."""
        return letters.seen(self.text)

    @_Once
    def bare(self) -> str:
        """Without placeholders and the targets of links, as the eye takes it."""
        return letters.seen(_without_targets(self.text)) if "{" in self.text or "](" in self.text else self.seen

    @_Once
    def marked(self) -> str:
        """Without placeholders, as the eye takes it."""
        return letters.seen(prose.PLACEHOLDER.sub("", self.text)) if "{" in self.text else self.seen

    @_Once
    def strays(self) -> list[markup.Fault]:
        """What would be shown as source."""
        return list(markup.in_words(self.seen))

    @_Once
    def placeholders(self) -> list[str]:
        return prose.placeholders(self.text) if "{" in self.text else []

    @_Once
    def beside(self) -> list[str]:
        """What stands right beside a fact, with the fact."""
        return [found.group() for found in _BESIDE.finditer(self.seen)] if "{" in self.text else []

    @_Once
    def links(self) -> list[tuple[str, str]]:
        """(words, target), in order."""
        return prose.LINK.findall(self.text) if "](" in self.text else []

    @_Once
    def targets(self) -> list[str]:
        """Sorted, repeats kept."""
        return sorted([target for _, target in self.links]) if "](" in self.text else []

    @_Once
    def links_without_words(self) -> int:
        return sum(not any(map(str.isalnum, words)) for words, _ in self.links)

    @_Once
    def facts_in_links(self) -> int:
        return sum(len(prose.PLACEHOLDER.findall(words)) for words, _ in self.links)

    @_Once
    def with_ascii_digits(self) -> str:
        """As the eye takes it, facts left out: "١٨" → "18", "一一二" → "112"."""
        text = letters.seen(prose.PLACEHOLDER.sub(" x ", self.text)) if "{" in self.text else self.seen
        if not _HAS_FIGURE.search(text):
            return text
        return _THOUSANDS.sub(lambda found: _digits(found.group()), _in_ascii_digits(text))

    @_Once
    def figures(self) -> frozenset[str]:
        """Its figures in ASCII: "١٨" → "18". Circled, raised and Roman ones as they are."""
        # In Han words "〇" is one of the digits.
        drawn = {one for one in self.unusual if letters.is_drawn_number(one)} - {"〇"} if self.unusual else ()
        return frozenset((*self.figure_counts, *drawn)) if drawn or self.figure_counts else frozenset()

    @_Once
    def figure_counts(self) -> Counter[str]:
        """How often each of its figures stands there."""
        return Counter(found) if (found := _FIGURE.findall(self.with_ascii_digits)) else _NO_FIGURES

    @_Once
    def figures_outside(self) -> Counter[str]:
        """The same without what stands in (parentheses), where a translator explains what is quoted."""
        return Counter(_FIGURE.findall(_outside_parentheses(self.with_ascii_digits)))

    @_Once
    def typed_numbers(self) -> list[phone_numbers.Found]:
        """What can be read as phone numbers, whatever letters and signs they are made of."""
        return phone_numbers.in_text(_without_targets(self.text))

    @_Once
    def facts_and_services(self) -> Counter[tuple[str, str]]:
        """Each number, time or address with the service that was named last before it, "" where none was."""
        return Counter(_with_services(self.placeholders_in_order))

    @_Once
    def placeholders_in_order(self) -> list[str]:
        return prose.PLACEHOLDER.findall(self.text) if "{" in self.text else []

    @_Once
    def numbers(self) -> frozenset[str]:
        """Figures that stand together as in a phone number, "11 2" → "112"; a range such as "10–20" is none."""
        return frozenset(_numbers(self.with_ascii_digits))

    @_Once
    def joined(self) -> frozenset[str]:
        """The same for the Swedish, where commas may stand between: "0,6" → "06"."""
        return frozenset(map(_digits, _JOINED.findall(self.with_ascii_digits))) | self.numbers

    @_Once
    def pairs_of_figures(self) -> frozenset[str]:
        """Numbers of laws and of the points of plans: "1988:688", "3:1"."""
        return frozenset(_PAIR.findall(self.with_ascii_digits)) if ":" in self.text else frozenset()

    @_Once
    def addresses(self) -> list[str]:
        return _ADDRESS.findall(self.bare) if _HINT.search(self.bare) else []

    @_Once
    def allowed_addresses(self) -> frozenset[str]:
        return frozenset(found.casefold() for found in self.addresses) | _ABBREVIATIONS

    @_Once
    def emphasis(self) -> list[str]:
        """Its signs in order, with those in link targets and placeholders left out."""
        return _EMPHASIS.findall(_without_targets(self.text)) if "*" in self.text or "_" in self.text else []

    @_Once
    def paired(self) -> bool:
        """Whether every sign of emphasis has a partner, each within the other, with words right inside them."""
        return all(fault.code != "stray-emphasis" for fault in self.strays)

    @_Once
    def beginning(self) -> str:
        """What begins a list, a heading or another block, at the first line that has it."""
        if self.text[:1].isalpha() and "\n" not in self.text:
            return ""
        lines = self.text.split("\n")
        found = next((match for line in lines if (match := _BLOCK.match(line))), None)
        return found.group() if found else ""

    @_Once
    def scripts(self) -> set[str]:
        """Of its letters: {"Latin", "Arabic"}."""
        return letters.scripts_in(self.seen)

    @_Once
    def unusual(self) -> list[str]:
        """Its characters that are at fault, a mark on a letter or a number without digits, in order, each once."""
        return letters.unusual_in(self.text)

    @_Once
    def most_marks(self) -> int:
        return letters.most_marks_in_a_row(self.text) if self.unusual else 0

    @_Once
    def has_loose_mark(self) -> bool:
        return bool(self.unusual) and letters.has_loose_mark(self.text)

    @_Once
    def length(self) -> int:
        """Characters of its own, without facts and the targets of links."""
        return len(_without_facts(self.text))

    @_Once
    def words(self) -> str:
        """In small letters, a space before each."""
        return " " + " ".join(word.casefold() for word in letters.words(self.seen))


@lru_cache(maxsize=16384)
def _swedish(text: str) -> Side:
    """The same Swedish words are measured against in every language."""
    return Side(text)


# ----- what the Swedish has, exactly ---------------------------------------------------------------------------------


def placeholders_changed(source: Side, words: Side) -> Refusal | None:
    """A lost {phone_…} is a number the reader never sees."""
    if source.placeholders == words.placeholders:
        return None
    lost, added = _difference(source.placeholders, words.placeholders)
    parts = []
    if lost:
        parts.append("lacks " + ", ".join(f"{{{name}}}" for name in lost))
    if added:
        parts.append("has " + ", ".join(f"{{{name}}}" for name in added) + " that the Swedish has not")
    instead = "Copy what is in braces from the Swedish, each as often as there."
    return Refusal("translation-placeholder", printable("The translation " + " and ".join(parts), 400), instead)


_OF_A_SERVICE = ("phone", "hours", "web", "chat")


def pairs_changed(source: Side, words: Side) -> Refusal | None:
    """A number beside the name of another service is one that somebody will dial for that service."""
    if "{service" not in words.text or source.facts_and_services == words.facts_and_services:
        return None
    first = _before_services(words.placeholders_in_order)
    named = first if first else words.facts_and_services - source.facts_and_services
    for fact, service in sorted(named):
        # Its own service may be named beside it where the Swedish names none.
        if service and service.partition("_")[2] != fact.partition("_")[2]:
            what = printable(f"In the translation {{{fact}}} stands by {{{service}}}, and not in the Swedish", 200)
            return Refusal("translation-pair", what, "Put each number, time and link by the service of the Swedish.")
    return None


def _with_services(placeholders: list[str]) -> Iterator[tuple[str, str]]:
    service = ""
    for name in placeholders:
        kind = name.partition("_")[0]
        service = name if kind == "service" else service
        if kind in _OF_A_SERVICE:
            yield name, service


def _before_services(placeholders: list[str]) -> list[tuple[str, str]]:
    """Each fact with its service where a language names every one after what is told of it; else none."""
    names = [name for name in placeholders if name.partition("_")[0] in (*_OF_A_SERVICE, "service")]
    is_service = [name.startswith("service_") for name in names]
    if not names or is_service[0] or not is_service[-1]:
        return []
    return [
        (name, next(after for after in names[index:] if after.startswith("service_")))
        for index, name in enumerate(names)
        if not is_service[index]
    ]


_FACT = r"(\{[a-z][a-z0-9_]*\})"
_LOOKS = f"[{phone_numbers.LOOK_LIKE_FIGURES}]"
_BESIDE = re.compile(
    rf"[\d+][\W_]{{0,2}}{_FACT}|\b{_LOOKS}+{_FACT}"
    rf"|{_FACT}(?=[\W_]{{0,2}}\d|\{{|[\u0300-\u036f]|{_LOOKS}+\b)"
)


def placeholders_touched(source: Side, words: Side) -> Refusal | None:
    """A figure, a plus sign or another fact right beside a fact is read as part of it: "0" + {phone_…}."""
    if not words.beside or len(words.beside) <= len(source.beside):
        return None
    what = printable(
        f"What stands right beside a {{…}} in the translation can be read as part of it ('{words.beside[0]}')", 200
    )
    return Refusal("translation-placeholder", what, "Put a word between them, as in the Swedish.")


def links_changed(source: Side, words: Side) -> Refusal | None:
    """A link leads where the Swedish one does, and has words to follow it by."""
    if "](" not in words.text and "](" not in source.text:
        return None
    loose = words.text.count("](") > max(len(words.links), source.text.count("]("))
    if source.targets != words.targets or loose:
        instead = "Copy what is in (parentheses) after [the words of a link] from the Swedish."
        return Refusal("translation-link", "The translation's links are not the Swedish ones", instead)
    if words.links_without_words > source.links_without_words:
        instead = "Write the words of the link between [ and ]."
        return Refusal("translation-link", "The translation has a link without words", instead)
    if turned := _labels_turned(source, words):
        what = printable(f"In the translation '{turned[0]}' leads where the Swedish has '{turned[1]}'", 200)
        return Refusal("translation-link", what, "Give each link the words of its own.")
    # A fact is a link of its own, and a link within a link leads nobody knows where.
    if words.facts_in_links > source.facts_in_links:
        instead = "Write {…} before or after the link, as in the Swedish."
        return Refusal("translation-link", "The translation has a {…} inside the [words of a link]", instead)
    return None


def _labels_turned(source: Side, words: Side) -> tuple[str, str] | None:
    """Words of a link that are the Swedish ones of another, and the Swedish ones of where it leads; None for none."""
    if len(source.links) < 2:
        return None
    ours = {target: label.casefold() for label, target in source.links}
    for label, target in words.links:
        if label.casefold() != ours[target] and label.casefold() in ours.values():
            return label, next(one for one, there in source.links if there == target)
    return None


# ----- figures and addresses -----------------------------------------------------------------------------------------


_FIGURE = re.compile(r"[0-9]+")
_HAS_FIGURE = re.compile(r"\d|" + letters.HAN_DIGIT)
_NO_FIGURES = Counter[str]()
_ISO_DATE = re.compile(r"\b([0-9]{4})-([0-9]{2})-([0-9]{2})\b")


def figures_added(source: Side, words: Side) -> Refusal | None:
    """A figure that the Swedish has not, or has less often, may be a phone number, in any script's digits.

    What is quoted may be explained in parentheses, with its figures.
    """
    if not words.figures:
        return None
    dates = _parts_of_dates(source)
    added = sorted(words.figures - source.figures - dates) or sorted(words.numbers - source.joined - dates)
    if added:
        instead = "Write only the figures that the Swedish has; phone numbers come from {phone_…}."
        return Refusal("translation-figure", f"The translation has the figure '{printable(added[0])}'", instead)
    turned = sorted(words.pairs_of_figures - source.pairs_of_figures)
    if turned and {_turned(pair) for pair in turned} & source.pairs_of_figures:
        what = f"The translation has '{printable(turned[0])}' the other way round than the Swedish"
        return Refusal("translation-figure", what, "Write a number of a law or a plan as it stands in the Swedish.")
    more = words.figures_outside - source.figure_counts
    inside = source.figure_counts + source.figure_counts - source.figures_outside
    more += words.figure_counts - words.figures_outside - inside
    more = Counter({figure: times for figure, times in more.items() if figure in source.figure_counts})
    if not more:
        return None
    instead = "Write each figure as often as the Swedish."
    what = f"The translation has the figure '{printable(min(more))}' more often than the Swedish"
    return Refusal("translation-figure", what, instead)


def figures_lost(source: Side, words: Side) -> Refusal | None:
    """An age, a year or a section of law that the Swedish has is there in the language too, in any script's digits."""
    if not source.figure_counts or source.figure_counts <= words.figure_counts or words_missing(source, words):
        return None
    if figures_added(source, words):
        return None  # a figure that was changed is told once
    lost = source.figure_counts - words.figure_counts - _in_words_of_dates(source, words)
    if not lost:
        return None
    what = f"The translation lacks the figure '{printable(min(lost))}'"
    return Refusal("translation-figure", what, "Write each figure that the Swedish has, as often as there.")


_SPAN = re.compile(r"\b([0-9]+)(?: (?:år|månader|veckor|dagar))?(?: till | upp till | och | - | – |-|–)([0-9]+)\b")


def spans_turned(source: Side, words: Side) -> Refusal | None:
    """ "12 till 18 år" begins with 12 in every language."""
    if not source.figure_counts or figures_added(source, words) or figures_lost(source, words):
        return None
    for found in _SPAN.finditer(source.with_ascii_digits):
        first, last = found.groups()
        once = all(side.figure_counts[one] == 1 for side in (source, words) for one in (first, last))
        if not once or int(first) >= int(last):
            continue
        order = _FIGURE.findall(words.with_ascii_digits)
        if order.index(first) == order.index(last) + 1:
            what = f"The translation has '{last}' before '{first}', and not after it as the Swedish"
            return Refusal("translation-figure", what, "Write the two ends of a span in the order of the Swedish.")
    return None


def _parts_of_dates(source: Side) -> set[str]:
    """ "2023-07-01" may be "1 July 2023", "1.7.2023" or "01/07/2023"."""
    found = set[str]()
    for date in _ISO_DATE.finditer(source.text):
        day, month = date[3].lstrip("0"), date[2].lstrip("0")
        found |= {day, month, day + month + date[1], date[3] + date[2] + date[1]}
    return found


def _in_words_of_dates(source: Side, words: Side) -> Counter[str]:
    """Figures that stand in another way, where a date is written in words: its month, and a day that begins with 0."""
    found = Counter[str]()
    for date in _ISO_DATE.finditer(source.text):
        day = date[3].lstrip("0")
        found.update([date[2], *([date[3]] if day != date[3] and day in words.figure_counts else [])])
    return found


def numbers_spelled(source: Side, words: Side) -> Refusal | None:
    """A phone number may be made of letters that look like figures, or of the Swedish's own figures."""
    if not words.typed_numbers or figures_added(source, words):
        return None
    known = {found.digits for found in source.typed_numbers} | source.joined | source.figures
    for number in words.typed_numbers:
        if number.digits not in known:
            what = f"The translation has what can be read as a phone number ('{printable(number.text)}')"
            return Refusal("translation-figure", what, "Remove it; phone numbers come from {phone_…}.")
    return None


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
    text = letters.with_han_digits_as_figures(text)
    return _OTHER_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit.group())), text)


def _turned(pair: str) -> str:
    """ "3:1" → "1:3"."""
    return ":".join(reversed(pair.split(":")))


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


_FULL_STOPS = "。۔܁܂ꓸ⸱𝅭᎐"
"""They look like the Latin one, or a browser takes them for it: between Latin letters, they make an address."""
_SCHEMES = "javascript|vbscript|data|blob|file|mailto|tel|sms|callto|skype|sip|whatsapp|intent|market|geo"
_ADDRESS = re.compile(
    r"\b[a-z][a-z0-9+.-]{0,20}:/{1,2}(?=\S)"  # https://
    r"|\bwww\."
    r"|(?:\b\w{1,64})?@\w*"  # a@b, and @name as in social media
    rf"|\b(?:{_SCHEMES}):"
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


def addresses_added(source: Side, words: Side) -> Refusal | None:
    """A web or e-mail address that the Swedish has not."""
    for found in words.addresses:
        if found.casefold() not in source.allowed_addresses:
            what = f"The translation has an address ('{printable(found)}')"
            instead = "Leave addresses out; they come from {web_…}."
            if "." in found and not found.endswith("."):
                instead += " If it is none, write a space after the full stop."
            return Refusal("translation-address", what, instead)
    return None


_TARGET = re.compile(r"\]\([^)]*\)")


def _without_targets(text: str) -> str:
    return _TARGET.sub("]", prose.PLACEHOLDER.sub(" ", text)) if "{" in text or "](" in text else text


# ----- markup --------------------------------------------------------------------------------------------------------

_SIGNS = (*"<>`\\|", "&#", "][", "]:", "{:", "::", "***", *"{}❴❵⦃⦄⟦⟧")
_ANY_SIGN = re.compile("|".join(map(re.escape, _SIGNS)))


def markup_added(source: Side, words: Side) -> Refusal | None:
    """HTML, code, images, attribute lists and template marks are not words; nor are signs that the Swedish has not."""
    allowed = Counter(fault.found for fault in source.strays)
    for fault in words.strays:
        allowed[fault.found] -= 1
        if allowed[fault.found] < 0 and fault.code == "stray-markup":
            what = f"The translation has {fault.name} ('{printable(fault.found, 30)}')"
            return Refusal("translation-markup", what, "Write in plain words what the Swedish says.")
    theirs = words.marked
    for sign in _SIGNS if _ANY_SIGN.search(theirs) else ():
        if theirs.count(sign) > source.marked.count(sign):
            what = "a brace of its own" if sign in ("{", "}") else f"'{sign}'"
            return Refusal("translation-markup", f"The translation has {what}", "Remove it.")
    if "[" not in words.seen and "]" not in words.seen:
        return None
    own, theirs = (letters.seen(prose.LINK.sub("", side.text)) for side in (source, words))
    if any(theirs.count(bracket) > own.count(bracket) for bracket in "[]"):
        what = "The translation has [ or ] that is not part of a link"
        return Refusal("translation-markup", what, "Remove it, or write (parentheses).")
    return None


_BLOCK = re.compile(r"(?: {4}|\t| {0,3}(?:[-*+•][ \t]|#{1,6}(?:\s|$)|>|\||!!!|\?\?\?|===|\d+[.)][ \t]))", re.M)


def structure_changed(source: Side, words: Side) -> Refusal | None:
    """Emphasis as in the Swedish or less of it, in pairs; and nothing that begins like a list or a heading."""
    for mark, times in Counter(words.emphasis).items() if words.emphasis else ():
        allowed = source.emphasis.count(mark)
        if times > allowed:
            what = f"The translation has '{mark}' more often than the Swedish ({times} instead of {allowed})"
            return Refusal("translation-structure", what, "Emphasise only what the Swedish does, with the same signs.")
    if words.emphasis and not words.paired and source.paired:
        what = "A sign of emphasis (* or _) in the translation has no partner, or a space inside it"
        return Refusal(
            "translation-structure",
            what,
            "Write one right before the first word and one right after the last: **like this**.",
        )
    if len(_LINE_END.findall(words.text)) < len(_LINE_END.findall(source.text)):
        instead = "Two spaces at the end of a line begin a new one: keep them, and the lines as in the Swedish."
        return Refusal("translation-structure", "The translation lacks a line break of the Swedish", instead)
    begins = words.beginning
    # A figure of the Swedish may begin the sentence: "1. tammikuuta".
    dated = begins[:1].isdigit() and re.search(r"\d", source.text)
    if begins and not source.beginning and not dated:
        instead = "Begin with the first word."
        return Refusal(
            "translation-structure", f"The translation begins like a list or a heading ('{printable(begins)}')", instead
        )
    return None


_EMPHASIS = re.compile(r"\*+|_+")
_LINE_END = re.compile(r"(?:(?<! ) {2,}|\\)\n")


# ----- characters and letters ----------------------------------------------------------------------------------------

_BLANKS = re.compile(rf"[^\S\n]{{4,}}|[\s{''.join(letters.FORMAT)}]{{6,}}|[\u200b\u200c\u200d\u2060\u00ad]{{3,}}")

_IN_NUMBER = re.compile(rf"\d[{''.join(letters.FORMAT)}]+\d")


def characters_forbidden(source: Side, words: Side) -> Refusal | None:
    """Control characters and direction overrides change what other words look like; pictures are no words."""
    if words.text.count("\n") > source.text.count("\n"):
        return Refusal(
            "translation-character",
            "The translation has a line break that the Swedish has not",
            "Write it on one line.",
        )
    for character in words.unusual:
        fault = letters.fault(character)
        if fault and character not in source.text:
            return Refusal("translation-character", *_told(fault, character, words.text))
    if not words.text.isascii() and _IN_NUMBER.search(words.text) and not _IN_NUMBER.search(source.text):
        what = "The translation has a hidden character within a figure, which may turn it round"
        return Refusal("translation-character", what, "Write the figure anew.")
    if words.has_loose_mark and not source.has_loose_mark:
        what = "The translation has an accent or another mark without a letter"
        return Refusal("translation-character", what, "Write the word or the figure anew.")
    if words.most_marks > max(3, source.most_marks):
        return Refusal(
            "translation-character",
            "A letter in the translation has more than three marks on it",
            "Write the letter anew.",
        )
    # Two blanks side by side, or invisible ones.
    several = "  " in words.text or not words.text.isascii()
    if several and _BLANKS.search(words.text) and not _BLANKS.search(source.text):
        return Refusal("translation-character", "The translation has many blanks in a row", "Write one space.")
    return None


def _told(fault: letters.Fault, character: str, words: str) -> tuple[str, str]:
    """What is wrong with a character, with the words before it to find it by, and what to write instead."""
    name = letters.name(character)
    before = words[: words.index(character)]
    where = f"after '{printable(before[-20:])}'" if before else "at its beginning"
    if fault == "hidden":
        what = f"The translation has a hidden character {where} ({name})"
        return what, "Delete the words around it, and write them again by hand."
    if fault == "sign":
        what = f"The translation has a sign that the Swedish has not {where} ({name})"
        return what, "Remove it, or write it in words."
    what = f"The translation has a decorated letter {where} ({name})"
    return what, "Write it with the ordinary letters of a keyboard."


def words_missing(source: Side, words: Side) -> Refusal | None:
    """A translation of spaces or marks alone would be an empty place on the page."""
    if any(map(str.isalnum, words.text)) or "{" in words.text or not any(map(str.isalnum, source.text)):
        return None
    instead = "Write the translation, or leave the field empty."
    return Refusal("translation-empty", "The translation has no words", instead)


_SCRIPT_NAMES = {"Han": "Chinese"}


def letters_mixed(source: Side, words: Side, language: Language | None) -> Refusal | None:
    """Letters of another alphabet, which may look like the right ones: search and speech fail, names deceive."""
    own = language.script if language else ""
    if words.scripts <= {own}:
        return None
    for word in letters.words(words.seen):
        scripts = letters.deceptive_scripts(word, own) if not word.isascii() else ()
        if scripts and not _stands_in(source, word):
            what = f"The word '{printable(word)}' has {' and '.join(scripts)} letters"
            return Refusal("translation-script", what, "Write the word again with one keyboard, that of the language.")
    return None


def script_wrong(source: Side, words: Side, language: Language | None) -> Refusal | None:
    """Words in another alphabet than the language's own cannot be read by those who chose it."""
    if language is None or words.scripts <= {language.script}:
        return None
    left = "".join(word for word in letters.runs(words.bare) if not _stands_in(source, word))
    scripts = [script for character in left if (script := letters.script(character))]
    if len(scripts) < 3 or scripts.count(language.script) * 2 >= len(scripts):
        return None
    script = _SCRIPT_NAMES.get(language.script, language.script)
    what = f"Most of the translation is not in {script} letters, as {language.name} is written"
    return Refusal("translation-script", what, "Write it in that language, or leave the field empty.")


def _stands_in(source: Side, word: str) -> bool:
    """Whether a word stands in the Swedish too, perhaps with an ending there: "Skarpnäck" of "Skarpnäcks"."""
    return f" {word.casefold()}" in source.words


# ----- length --------------------------------------------------------------------------------------------------------

_READ = 20_000
"""Characters. Nothing that people write in one paragraph is longer; what is longer is not looked at further."""


def length_absurd(source: Side, words: Side) -> Refusal | None:
    """Many times as long as the Swedish is something else than the Swedish; so is next to nothing."""
    longest, length = min(60 + 5 * len(source.text), _READ), len(words.text)
    if length > longest:
        return Refusal("translation-length", f"The translation has {length} characters", f"At most {longest} fit.")
    # Chinese is a quarter as long as Swedish.
    own = source.length
    if own > 40 and (theirs := words.length) < 0.12 * own:
        what = f"The translation has {theirs} characters of its own, the Swedish {own}"
        return Refusal("translation-length", what, "Translate all of it, or leave the field empty.")
    return None


def _without_facts(text: str) -> str:
    bare = prose.PLACEHOLDER.sub("", _TARGET.sub("]", text)) if "{" in text or "](" in text else text
    return bare.strip()


# ----- all of them ---------------------------------------------------------------------------------------------------

Check = Callable[[Side, Side], Refusal | None]
CHECKS: tuple[Check, ...] = (
    placeholders_changed,
    pairs_changed,
    placeholders_touched,
    links_changed,
    figures_added,
    figures_lost,
    spans_turned,
    numbers_spelled,
    addresses_added,
    markup_added,
    structure_changed,
    characters_forbidden,
    length_absurd,
    words_missing,
)
LANGUAGE_CHECKS: tuple[Callable[[Side, Side, Language | None], Refusal | None], ...] = (letters_mixed, script_wrong)


def refusals(source: str, words: str, language: Language | None = None) -> list[Refusal]:
    """Everything that keeps a translation out; of one that is endless, only that."""
    if len(words) > _READ or len(source) > _READ:
        what = f"The translation has {len(words)} characters, the Swedish {len(source)}"
        return [Refusal("translation-length", what, f"At most {_READ} can be read.")]
    return list(_refusals(_swedish(source), Side(words), language))


def _refusals(source: Side, words: Side, language: Language | None) -> Iterator[Refusal]:
    for check in CHECKS:
        if refusal := check(source, words):
            yield refusal
    for of_language in LANGUAGE_CHECKS:
        if refusal := of_language(source, words, language):
            yield refusal


def _difference(first: list[str], second: list[str]) -> tuple[list[str], list[str]]:
    """What only the first has, and what only the second has, repeats counted."""
    one, two = Counter(first), Counter(second)
    return sorted((one - two).elements()), sorted((two - one).elements())
