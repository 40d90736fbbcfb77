"""Whether all of a message is there: its length, its sentences, and its end."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fristad.languages.known_languages import SOURCE
from fristad.languages.small_words import SMALL
from fristad.problems import printable
from fristad.translation.gate.meaning.heard import Heard
from fristad.translation.gate.meaning.lexicon import Lexicon
from fristad.translation.gate.meaning.swedish import Swedish
from fristad.translation.gate.sides import Refusal

_MEASURED = 50
"""Characters of the Swedish from which on a length says something."""
_SENTENCE_LESS = 1.45
"""With a sentence less than the Swedish, a translation may not be shorter than so many times the least length."""
_ENDS, _CLOSING = tuple(".!?؟…።፧۔।。！？:፦"), " \n)]\"'”»*_"
_WITHOUT_STOPS = ("Thai",)


def half_lost(source: Swedish, words: Heard) -> Refusal | None:
    """Half of a text can be left out without a trace: the rest reads well."""
    shortest = words.ear.style.shortest
    share = len(words.text.strip()) / source.length if source.length else 1
    if shortest and source.length > _MEASURED:
        near = share < shortest * _SENTENCE_LESS
        if near and (share < shortest or len(words.parts) < len(source.said)):
            what = f"The translation is {share:.0%} as long as the Swedish".replace("%", " %")
            return Refusal("half-lost", what, "Translate all of it.")
    if words.ear.is_swedish and source.length > _MEASURED and (lost := _words_lost(source, words)):
        what = printable(f"Easy Swedish lacks most of the Swedish's words ({', '.join(lost[:4])})", 200)
        return Refusal("half-lost", what, "Say all of it, or let a reader allow it as it is.")
    long = source.length > _MEASURED or len(source.said) > 1
    if long and _ended(source.text) and not _ended(words.text):
        if words.ear.language.script in _WITHOUT_STOPS:
            return None
        what = "The translation ends without a full stop, as if it were cut off"
        return Refusal("half-lost", what, "Translate all of it, and end it as the Swedish ends.")
    return None


_KEPT, _FEW, _STEM, _LONG_WORD = 0.55, 5, 5, 4
"""The share of long words that easy Swedish keeps, of at least so many; letters that tell a word, and a long one."""
_SMALL = frozenset(SMALL[SOURCE.tag].split())


def _words_lost(source: Swedish, words: Heard) -> list[str]:
    """The words that easy Swedish has not kept, where they are too many: it explains, and its length tells little."""
    ours, theirs = _long_words(source.words), _long_words(words.words)
    lost = [word for stem, word in ours.items() if stem not in theirs]
    return lost if len(ours) >= _FEW and len(ours) - len(lost) < _KEPT * len(ours) else []


def _long_words(words: Iterable[str]) -> dict[str, str]:
    """The words that say something, by what tells them from others."""
    long = (word for word in sorted(words) if len(word) >= _LONG_WORD and word.isalpha() and word not in _SMALL)
    return {word[:_STEM]: word for word in long}


def _ended(text: str) -> bool:
    return text.rstrip(_CLOSING).endswith(_ENDS)


_APART = re.compile(r"\d {1,3}(?=\d{3}(?!\d))")


def digits_apart(source: Swedish, words: Heard) -> Refusal | None:
    """Groups of figures with an ordinary space change places in a right-to-left line: "11 000" is shown as "000 11"."""
    if words.ear.language.dir != "rtl" or not _APART.search(words.whole):
        return None
    what = "The figures of a number have an ordinary space between them, and will change places"
    return Refusal("digits-apart", what, "Write a no-break space there (U+00A0).")


def word_never(source: Swedish, words: Heard) -> Refusal | None:
    """An insult, or another word that the language's style rules out wherever it stands."""
    if not words.kinds["never"]:
        return None
    one = next(
        one
        for one in words.ear.style.never
        if Lexicon({"never": [one.word]}, spaced=words.ear.spaced).found(words.text)
    )
    instead = f"Write '{one.write}'." if one.write else "Write it in another way."
    return Refusal("word-never", f"'{one.word}' stands here. {one.reason.rstrip('.')}", instead)
