"""Letters of the language, no hidden signs, and words of a believable length."""

from __future__ import annotations

import re

from fristad.languages.known_languages import Language
from fristad.problems import printable
from fristad.syntax import characters
from fristad.translation.gate.sides import Refusal, Side

# Four spaces or more in a row, six of any blank or hidden sign, or three of those without width.
_BLANKS = re.compile(rf"[^\S\n]{{4,}}|[\s{''.join(characters.FORMAT)}]{{6,}}|[\u200b\u200c\u200d\u2060\u00ad]{{3,}}")
_IN_NUMBER = re.compile(rf"\d[{''.join(characters.FORMAT)}]+\d")


def characters_forbidden(source: Side, words: Side) -> Refusal | None:
    """Control characters and direction overrides change what other words look like; pictures are no words."""
    if words.text.count("\n") > source.text.count("\n"):
        return Refusal(
            "translation-character",
            "The translation has a line break that the Swedish has not",
            "Write it on one line.",
        )
    for character in words.unusual:
        fault = characters.fault(character)
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


def _told(fault: characters.Fault, character: str, words: str) -> tuple[str, str]:
    """What is wrong with a character, with the words before it to find it by, and what to write instead."""
    name = characters.name(character)
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
    for word in characters.words(words.seen):
        scripts = characters.deceptive_scripts(word, own) if not word.isascii() else ()
        if scripts and not _stands_in(source, word):
            what = f"The word '{printable(word)}' has {' and '.join(scripts)} letters"
            return Refusal("translation-script", what, "Write the word again with one keyboard, that of the language.")
    return None


def script_wrong(source: Side, words: Side, language: Language | None) -> Refusal | None:
    """Words in another alphabet than the language's own cannot be read by those who chose it."""
    if language is None or words.scripts <= {language.script}:
        return None
    left = "".join(word for word in characters.runs(words.bare) if not _stands_in(source, word))
    scripts = [script for character in left if (script := characters.script(character))]
    if len(scripts) < 3 or scripts.count(language.script) * 2 >= len(scripts):
        return None
    script = _SCRIPT_NAMES.get(language.script, language.script)
    what = f"Most of the translation is not in {script} letters, as {language.name} is written"
    return Refusal("translation-script", what, "Write it in that language, or leave the field empty.")


def _stands_in(source: Side, word: str) -> bool:
    """Whether a word stands in the Swedish too, perhaps with an ending there: "Skarpnäck" of "Skarpnäcks"."""
    return f" {word.casefold()}" in source.words


LONGEST_READ = 20_000
"""Characters. Nothing that people write in one paragraph is longer; what is longer is not looked at further."""


def length_absurd(source: Side, words: Side) -> Refusal | None:
    """Many times as long as the Swedish is something else than the Swedish; so is next to nothing."""
    longest, length = min(60 + 5 * len(source.text), LONGEST_READ), len(words.text)
    if length > longest:
        return Refusal("translation-length", f"The translation has {length} characters", f"At most {longest} fit.")
    # Chinese is a quarter as long as Swedish.
    own = source.length
    if own > 40 and (theirs := words.length) < 0.12 * own:
        what = f"The translation has {theirs} characters of its own, the Swedish {own}"
        return Refusal("translation-length", what, "Translate all of it, or leave the field empty.")
    return None
