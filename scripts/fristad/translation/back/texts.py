"""Texts for and from those who translate back: facts by names that can be read, and no other marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from fristad.problems import printable
from fristad.syntax import inline
from fristad.translation.gate.facts import addresses_added
from fristad.translation.gate.letters import LONGEST_READ, characters_forbidden
from fristad.translation.gate.markup_added import markup_added, structure_changed
from fristad.translation.gate.sides import Refusal, Side, swedish_side

_RULES = (addresses_added, markup_added, structure_changed, characters_forbidden)
_KINDS = {
    "phone": ("numret till {}", "sidans nummer"),
    "service": ("{}", "tjänsten själv"),
    "web": ("webbplatsen för {}", "sidans webbplats"),
    "chat": ("chatten hos {}", "sidans chatt"),
    "hours": ("öppettiderna för {}", "sidans öppettider"),
    "guide": ("guiden: {}", "guiden"),
    "type": ("våldsformen: {}", "våldsformen"),
    "expression": ("sidan: {}", "sidan"),
    "law": ("lagen: {}", "lagen"),
}
"""What a placeholder is called to a reader of Swedish: with the name of what it stands for, and where none is known."""
_NO_ADDRESS = re.compile(r"(?<=\bsms):(?=[^\W\d_])|:(?=\s)", re.IGNORECASE)
_BRACES = re.compile(r"\{([^{}]*)\}")
Names = Mapping[str, str]
"""Placeholder → the name of what it tells of: that of a service, the title of a page."""


def names_in(text: str, names: Names) -> dict[str, str]:
    """Each placeholder of a text → the name that it is put out by, no two alike."""
    found: dict[str, str] = {}
    taken: Counter[str] = Counter()
    for placeholder in dict.fromkeys(inline.PLACEHOLDER.findall(text)):
        name = _readable(placeholder, names)
        taken[_folded(name)] += 1
        found[placeholder] = f"{name} {taken[_folded(name)]}" if taken[_folded(name)] > 1 else name
    return found


def _readable(placeholder: str, names: Names) -> str:
    kind, _, id = placeholder.partition("_")
    if kind not in _KINDS:
        return placeholder
    named, alone = _KINDS[kind]
    name = names.get(placeholder, "")
    if name:
        return named.format(_BRACES.sub("", name))
    return f"{alone} {id}" if id and kind == "phone" else alone


def readable(text: str, names: Mapping[str, str]) -> str:
    """A message as those read it who translate back: in one line, facts by their names, links and emphasis as words.

    `names` as `names_in` gives them.
    """
    plain = inline.plain(text, lambda name: f"{{{names.get(name, name)}}}")
    return " ".join(plain.split())


def with_placeholders(text: str, names: Mapping[str, str]) -> str:
    """A text that came back, with placeholders again; what is none of the names is left as it is."""
    known = {_folded(shown): placeholder for placeholder, shown in names.items()}
    known |= {placeholder: placeholder for placeholder in names}

    def replace(found: re.Match[str]) -> str:
        placeholder = known.get(_folded(found[1]))
        return f"{{{placeholder}}}" if placeholder else found.group()

    return " ".join(_BRACES.sub(replace, text).split())


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def text_refusal(text: str, words: str = "") -> Refusal | None:
    """Why a text may not stand in the record: a number to dial, an address or markup that the `words` have not."""
    if len(text) > LONGEST_READ:
        what = f"The text has {len(text)} characters"
        return Refusal("back-text", what, f"At most {LONGEST_READ} can be read.")
    # Swedish has the verb "sms:a"; and what a space follows is the end of a clause, not the beginning of an address.
    beside, said = swedish_side(words), Side(_NO_ADDRESS.sub(" ", text))
    for rule in (*_RULES, *([_number_added] if words else [])):
        if found := rule(beside, said):
            return Refusal("back-text", found.what.replace("The translation", "The text"), found.instead)
    return None


def _number_added(words: Side, said: Side) -> Refusal | None:
    """The record holds no number that somebody could dial, no address and no markup.

    Other figures may come or go: that is what a comparison is to show.
    """
    known = {found.digits for found in words.typed_numbers} | words.joined | words.figures
    for number in said.typed_numbers:
        if number.digits not in known:
            what = f"The text has what can be read as a phone number ('{printable(number.text)}')"
            return Refusal("back-text", what, "Remove it; numbers stand in braces.")
    return None


def facts_wrong(back: str, words: str, names: Mapping[str, str]) -> Refusal | None:
    """A fact of the translation that the text lacks, or one that it has not."""
    theirs = Counter(_BRACES.findall(back))
    ours = Counter(inline.PLACEHOLDER.findall(words))
    lost, added = list(_shown(ours - theirs, names)), list(_shown(theirs - ours, names))
    if not lost and not added:
        return None
    parts = [f"lacks {', '.join(lost)}"] if lost else []
    parts += [f"has {', '.join(added)}, which the translation has not"] if added else []
    instead = "Copy what is in braces as it stands in the file, each as often as there."
    return Refusal("back-placeholder", printable(f"The text {' and '.join(parts)}", 400), instead)


def _shown(found: Counter[str], names: Mapping[str, str]) -> Iterator[str]:
    return (f"{{{names.get(name, name)}}}" for name in sorted(found.elements()))
