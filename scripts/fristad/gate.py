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

from fristad import letters, prose
from fristad.locales import Language
from fristad.problems import printable


@dataclass(frozen=True)
class Refusal:
    """Why a translation is left out, and what to write instead."""

    code: str
    what: str
    instead: str


# ----- what the Swedish has, exactly ---------------------------------------------------------------------------------


def placeholders_changed(source: str, words: str) -> Refusal | None:
    """A lost {phone_…} is a number the reader never sees."""
    lost, added = _difference(prose.placeholders(source), prose.placeholders(words))
    if not lost and not added:
        return None
    parts = []
    if lost:
        parts.append("lacks " + ", ".join(f"{{{name}}}" for name in lost))
    if added:
        parts.append("has " + ", ".join(f"{{{name}}}" for name in added) + " that the Swedish has not")
    instead = "Copy what is in braces from the Swedish, each as often as there."
    return Refusal("translation-placeholder", printable("The translation " + " and ".join(parts), 400), instead)


_FACT = r"(\{[a-z][a-z0-9_]*\})"
# "O" and "l" may be taken for figures; "\u041e" and "\u039f" look like "O".
_BESIDE = re.compile(
    rf"[\d+][\W_]{{0,2}}{_FACT}|\b[OoIl\u041e\u043e\u039f\u03bf]+{_FACT}"
    rf"|{_FACT}(?=[\W_]{{0,2}}\d|\{{|[\u0300-\u036f]|[OoIl\u041e\u043e\u039f\u03bf]+\b)"
)


def placeholders_touched(source: str, words: str) -> Refusal | None:
    """A figure, a plus sign or another fact right beside a fact is read as part of it: "0" + {phone_…}."""
    found = _beside(words)
    if len(found) <= len(_beside(source)):
        return None
    what = printable(
        f"What stands right beside a {{…}} in the translation can be read as part of it ('{found[0]}')", 200
    )
    return Refusal("translation-placeholder", what, "Put a word between them, as in the Swedish.")


def _beside(text: str) -> list[str]:
    return [found.group() for found in _BESIDE.finditer(letters.seen(text))] if "{" in text else []


def links_changed(source: str, words: str) -> Refusal | None:
    """A link leads where the Swedish one does, and has words to follow it by."""
    loose = words.count("](") > max(len(prose.targets(words)), source.count("]("))
    if prose.targets(source) != prose.targets(words) or loose:
        instead = "Copy what is in (parentheses) after [the words of a link] from the Swedish."
        return Refusal("translation-link", "The translation's links are not the Swedish ones", instead)
    if _links_without_words(words) > _links_without_words(source):
        instead = "Write the words of the link between [ and ]."
        return Refusal("translation-link", "The translation has a link without words", instead)
    # A fact is a link of its own, and a link within a link leads nobody knows where.
    if _facts_in_links(words) > _facts_in_links(source):
        instead = "Write {…} before or after the link, as in the Swedish."
        return Refusal("translation-link", "The translation has a {…} inside the [words of a link]", instead)
    return None


def _links_without_words(text: str) -> int:
    return sum(not any(map(str.isalnum, words)) for words, _ in prose.LINK.findall(text))


def _facts_in_links(text: str) -> int:
    return sum(len(prose.PLACEHOLDER.findall(words)) for words, _ in prose.LINK.findall(text))


# ----- figures and addresses -----------------------------------------------------------------------------------------


def figures_added(source: str, words: str) -> Refusal | None:
    """A figure that the Swedish has not may be a phone number, in any script's digits."""
    added = sorted(_figures(words) - _figures(source)) or sorted(_numbers(words) - _joined(source))
    if not added:
        return None
    instead = "Write only the figures that the Swedish has; phone numbers come from {phone_…}."
    return Refusal("translation-figure", f"The translation has the figure '{printable(added[0])}'", instead)


_NUMBER = re.compile(r"\d+(?:[^\w,:;()]\d+)+")
_JOINED = re.compile(r"\d+(?:[\W_]{1,3}\d+)+")
_RANGE = re.compile(r"(\d+)[-\u2010-\u2015](\d+)")


@lru_cache(maxsize=8192)
def _figures(text: str) -> frozenset[str]:
    """Its figures in ASCII: "١٨" → "18". Circled, raised and Roman ones as they are."""
    drawn = {character for character in set(text) if unicodedata.category(character) in ("No", "Nl")}
    # In Han words "〇" is one of the digits.
    return frozenset(re.findall(r"\d+", _in_ascii_digits(text))) | drawn - {"〇"}


def _numbers(text: str) -> set[str]:
    """Figures that stand together as in a phone number, "11 2" → "112"; a range such as "10–20" is none."""
    found = set()
    for number in _NUMBER.findall(_in_ascii_digits(text)):
        limits = _RANGE.fullmatch(number)
        if not limits or (len(limits[1]), limits[1]) >= (len(limits[2]), limits[2]):
            found.add(_digits(number))
    return found


@lru_cache(maxsize=8192)
def _joined(text: str) -> frozenset[str]:
    """The same for the Swedish, where commas may stand between: "0,6" → "06"."""
    return frozenset(map(_digits, _JOINED.findall(_in_ascii_digits(text)))) | _numbers(text)


def _in_ascii_digits(text: str) -> str:
    text = letters.with_han_digits_as_figures(letters.seen(prose.PLACEHOLDER.sub(" x ", text)))
    return re.sub(r"[^\D0-9]", lambda digit: str(unicodedata.decimal(digit.group())), text)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


_SCHEMES = "javascript|vbscript|data|blob|file|mailto|tel|sms|callto|skype|sip|whatsapp|intent|market|geo"
_ADDRESS = re.compile(
    r"\b[a-z][a-z0-9+.-]{0,20}:/{1,2}(?=\S)"  # https://
    r"|\bwww\."
    r"|(?:\b\w{1,64})?@\w*"  # a@b, and @name as in social media
    rf"|\b(?:{_SCHEMES}):"
    r"|\b\w+\.[a-z]{2,}\b"  # a.se
    r"|\b[^\W\d_]{2,}\.[^\W\d_]{2,}"  # the same in other alphabets
    r"|\b[a-z0-9]+[。۔܁܂ꓸ⸱𝅭᎐][a-z]{2,}\b"  # full stops that look like the Latin one, or that a browser takes for it
    r"|\b\w+ \.[ ]?[a-z]{2,}\b"  # a .se
    r"|[(\[]\s?(?:at|dot|punkt|snabel-?a)\s?[)\]]",  # a(at)b
    re.I,
)
_ABBREVIATIONS = frozenset(("m.in", "p.ej", "p.ex", "p.sh", "ee.uu"))
"""Of Polish, Spanish, French and Albanian, in every second text: "among others", "for example", "United States"."""
_HINT = re.compile(r"[@:/(\[]|[.。۔܁܂ꓸ⸱𝅭᎐]\w| \.|www", re.I)
"""What every address has, to pass over most words quickly."""


def addresses_added(source: str, words: str) -> Refusal | None:
    """A web or e-mail address that the Swedish has not."""
    for found in _addresses(words):
        if found.casefold() not in _allowed_addresses(source) | _ABBREVIATIONS:
            what = f"The translation has an address ('{printable(found)}')"
            instead = "Leave addresses out; they come from {web_…}."
            if "." in found and not found.endswith("."):
                instead += " If it is none, write a space after the full stop."
            return Refusal("translation-address", what, instead)
    return None


def _addresses(text: str) -> list[str]:
    bare = letters.seen(_without_targets(text))
    return _ADDRESS.findall(bare) if _HINT.search(bare) else []


@lru_cache(maxsize=8192)
def _allowed_addresses(source: str) -> frozenset[str]:
    return frozenset(found.casefold() for found in _addresses(source))


def _without_targets(text: str) -> str:
    return re.sub(r"\]\([^)]*\)", "]", prose.PLACEHOLDER.sub(" ", text))


# ----- markup --------------------------------------------------------------------------------------------------------

_LONGER = ("&#", "![", "][", "]:", "[^", "{:", "{%", "{{", "{#", "::", "---", "***", "~~", "==", "^^", "++", "$$", "%(")
_MARKS = (*"<>`\\|", *_LONGER, *"{}❴❵⦃⦄⟦⟧")
_NAMED = re.compile(r"&[a-z]\w*;|(?<![\w:]):[a-z][a-z0-9_+-]*:(?!\w)", re.I)  # &lt; and :smile:


def markup_added(source: str, words: str) -> Refusal | None:
    """HTML, code, images, attribute lists and template marks are not words."""
    own, theirs = (letters.seen(prose.PLACEHOLDER.sub("", text)) for text in (source, words))
    for mark in _MARKS:
        if theirs.count(mark) > own.count(mark):
            what = "a brace of its own" if mark in ("{", "}") else f"'{mark}'"
            return Refusal("translation-markup", f"The translation has {what}", "Remove it.")
    for found in _NAMED.findall(theirs):
        if found not in own:
            what = f"The translation has '{printable(found)}'"
            instead = "Write the sign itself." if found.startswith("&") else "Write it in words."
            return Refusal("translation-markup", what, instead)
    own, theirs = (letters.seen(prose.LINK.sub("", text)) for text in (source, words))
    if any(theirs.count(bracket) > own.count(bracket) for bracket in "[]"):
        what = "The translation has [ or ] that is not part of a link"
        return Refusal("translation-markup", what, "Remove it, or write (parentheses).")
    return None


_BLOCK = re.compile(r"(?: {4}|\t| {0,3}(?:[-*+•][ \t]|#{1,6}(?:\s|$)|>|\||!!!|\?\?\?|===|\d+[.)][ \t]))", re.M)


def structure_changed(source: str, words: str) -> Refusal | None:
    """Emphasis as in the Swedish or less of it, in pairs; and nothing that begins like a list or a heading."""
    own, theirs = _emphasis(source), _emphasis(words)
    for mark, times in Counter(theirs).items():
        if times > own.count(mark):
            what = f"The translation has '{mark}' more often than the Swedish ({times} instead of {own.count(mark)})"
            return Refusal("translation-structure", what, "Emphasise only what the Swedish does, with the same signs.")
    if not _paired(words) and _paired(source):
        what = "A sign of emphasis (* or _) in the translation has no partner, or a space inside it"
        return Refusal(
            "translation-structure",
            what,
            "Write one right before the first word and one right after the last: **like this**.",
        )
    begins = _beginning(words)
    # A figure of the Swedish may begin the sentence: "1. tammikuuta".
    dated = begins[:1].isdigit() and re.search(r"\d", source)
    if begins and not _beginning(source) and not dated:
        instead = "Begin with the first word."
        return Refusal(
            "translation-structure", f"The translation begins like a list or a heading ('{printable(begins)}')", instead
        )
    return None


def _emphasis(text: str) -> list[str]:
    """Its signs in order, with those in link targets and placeholders left out."""
    return re.findall(r"\*+|_+", _without_targets(text))


def _paired(text: str) -> bool:
    """Whether every sign of emphasis has a partner, each within the other, with words right inside them."""
    bare = _without_targets(prose.PLACEHOLDER.sub("x", text))
    opened: list[tuple[str, int]] = []
    for found in re.finditer(r"\*+|_+", bare):
        if opened and opened[-1][0] == found.group():
            start = opened.pop()[1]
            inside = bare[start : found.start()]
            if not inside or inside[0].isspace() or inside[-1].isspace():
                return False
        else:
            opened.append((found.group(), found.end()))
    return not opened


def _beginning(text: str) -> str:
    found = next((match for line in text.split("\n") if (match := _BLOCK.match(line))), None)
    return found.group() if found else ""


# ----- characters and letters ----------------------------------------------------------------------------------------

_BLANKS = re.compile(rf"[^\S\n]{{4,}}|[\s{''.join(letters.FORMAT)}]{{6,}}|[\u200b\u200c\u200d\u2060\u00ad]{{3,}}")

_IN_NUMBER = re.compile(rf"\d[{''.join(letters.FORMAT)}]+\d")


def characters_forbidden(source: str, words: str) -> Refusal | None:
    """Control characters and direction overrides change what other words look like; pictures are no words."""
    if words.count("\n") > source.count("\n"):
        return Refusal(
            "translation-character",
            "The translation has a line break that the Swedish has not",
            "Write it on one line.",
        )
    for character in dict.fromkeys(words):
        fault = letters.fault(character)
        if fault and character not in source:
            return Refusal("translation-character", *_told(fault, character, words))
    if _IN_NUMBER.search(words) and not _IN_NUMBER.search(source):
        what = "The translation has a hidden character within a figure, which may turn it round"
        return Refusal("translation-character", what, "Write the figure anew.")
    if letters.has_loose_mark(words) and not letters.has_loose_mark(source):
        what = "The translation has an accent or another mark without a letter"
        return Refusal("translation-character", what, "Write the word or the figure anew.")
    if letters.most_marks_in_a_row(words) > max(3, letters.most_marks_in_a_row(source)):
        return Refusal(
            "translation-character",
            "A letter in the translation has more than three marks on it",
            "Write the letter anew.",
        )
    if _BLANKS.search(words) and not _BLANKS.search(source):
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


def words_missing(source: str, words: str) -> Refusal | None:
    """A translation of spaces or marks alone would be an empty place on the page."""
    if any(map(str.isalnum, words)) or "{" in words or not any(map(str.isalnum, source)):
        return None
    instead = "Write the translation, or leave the field empty."
    return Refusal("translation-empty", "The translation has no words", instead)


_SCRIPT_NAMES = {"Han": "Chinese"}


def letters_mixed(source: str, words: str, language: Language | None) -> Refusal | None:
    """Letters of another alphabet, which may look like the right ones: search and speech fail, names deceive."""
    for word in letters.words(letters.seen(words)):
        scripts = letters.deceptive_scripts(word, language.script if language else "") if not word.isascii() else ()
        if scripts and not _swedish(word, source):
            what = f"The word '{printable(word)}' has {' and '.join(scripts)} letters"
            return Refusal("translation-script", what, "Write the word again with one keyboard, that of the language.")
    return None


def script_wrong(source: str, words: str, language: Language | None) -> Refusal | None:
    """Words in another alphabet than the language's own cannot be read by those who chose it."""
    if language is None:
        return None
    bare = letters.seen(_without_targets(words))
    left = "".join(word for word in letters.runs(bare) if not _swedish(word, source))
    scripts = [script for character in left if (script := letters.script(character))]
    if len(scripts) < 3 or scripts.count(language.script) * 2 >= len(scripts):
        return None
    script = _SCRIPT_NAMES.get(language.script, language.script)
    what = f"Most of the translation is not in {script} letters, as {language.name} is written"
    return Refusal("translation-script", what, "Write it in that language, or leave the field empty.")


def _swedish(word: str, source: str) -> bool:
    """Whether a word stands in the Swedish too, perhaps with an ending there: "Skarpnäck" of "Skarpnäcks"."""
    return f" {word.casefold()}" in _words(source)


@lru_cache(maxsize=8192)
def _words(text: str) -> str:
    return " " + " ".join(word.casefold() for word in letters.words(letters.seen(text)))


# ----- length --------------------------------------------------------------------------------------------------------

_READ = 20_000
"""Characters. Nothing that people write in one paragraph is longer; what is longer is not looked at further."""


def length_absurd(source: str, words: str) -> Refusal | None:
    """Many times as long as the Swedish is something else than the Swedish; so is next to nothing."""
    longest = min(60 + 5 * len(source), _READ)
    if len(words) > longest:
        return Refusal("translation-length", f"The translation has {len(words)} characters", f"At most {longest} fit.")
    # Chinese is a quarter as long as Swedish.
    own, theirs = len(_without_facts(source)), len(_without_facts(words))
    if own > 40 and theirs < 0.12 * own:
        what = f"The translation has {theirs} characters of its own, the Swedish {own}"
        return Refusal("translation-length", what, "Translate all of it, or leave the field empty.")
    return None


def _without_facts(text: str) -> str:
    return prose.PLACEHOLDER.sub("", re.sub(r"\]\([^)]*\)", "]", text)).strip()


# ----- all of them ---------------------------------------------------------------------------------------------------

Check = Callable[[str, str], Refusal | None]
CHECKS: tuple[Check, ...] = (
    placeholders_changed,
    placeholders_touched,
    links_changed,
    figures_added,
    addresses_added,
    markup_added,
    structure_changed,
    characters_forbidden,
    length_absurd,
    words_missing,
)
LANGUAGE_CHECKS: tuple[Callable[[str, str, Language | None], Refusal | None], ...] = (letters_mixed, script_wrong)


def refusals(source: str, words: str, language: Language | None = None) -> list[Refusal]:
    """Everything that keeps a translation out; of one that is endless, only that."""
    if len(words) > _READ or len(source) > _READ:
        what = f"The translation has {len(words)} characters, the Swedish {len(source)}"
        return [Refusal("translation-length", what, f"At most {_READ} can be read.")]
    return list(_refusals(source, words, language))


def _refusals(source: str, words: str, language: Language | None) -> Iterator[Refusal]:
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
