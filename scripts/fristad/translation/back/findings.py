"""What came of comparing a language's words with the Swedish by way of a translation back: counted, told, held back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fristad.languages.known_languages import Language
from fristad.problems import Problem, Source
from fristad.translation.back.hands import is_machine
from fristad.translation.back.needs import is_translated_back, needs_back
from fristad.translation.back.records import BackRow, BackTranslations, Verdict, path_of
from fristad.translation.messages import Message
from fristad.translation.po.catalogues import Key
from fristad.translation.translations import Translations


@dataclass(frozen=True)
class BackCount:
    """Messages that are to be translated back, and what came of it. A human's review is another thing, never added."""

    needed: int = 0
    same: int = 0
    shade: int = 0
    wrong: int = 0
    waiting: int = 0
    """Translated back, and not compared yet."""
    urgent_left: int = 0
    """Of what somebody in danger reads: not compared as it is now."""
    machines_alone: int = 0
    """Of those compared: by machines in every step, and read by no human."""

    @property
    def compared(self) -> int:
        return self.same + self.shade + self.wrong

    @property
    def without(self) -> int:
        """Those that nobody has translated back, as they are now."""
        return self.needed - self.compared - self.waiting


@dataclass(frozen=True)
class Finding:
    """A message, its translation, and the row that holds for both."""

    message: Message
    words: str
    place: Source | None
    """Where the translation stands; None for a label that comes with the program."""
    row: BackRow


@dataclass(frozen=True)
class Findings:
    """What is known of one language."""

    language: Language
    count: BackCount | None = None
    """None where nothing is translated back, as for easy Swedish."""
    found: tuple[Finding, ...] = ()
    """Whatever has a row that holds, in the order of the messages."""

    @property
    def held(self) -> frozenset[Key]:
        """What somebody in danger would read, and what is wrong: the Swedish stands in its place."""
        return frozenset(one.message.key for one in self.found if one.row.verdict == "wrong" and _urgent(one))

    @property
    def differing(self) -> tuple[Finding, ...]:
        """What does not say the same, the worst first."""
        wrong = [one for one in self.found if one.row.verdict == "wrong"]
        return (*wrong, *(one for one in self.found if one.row.verdict == "shade"))

    @property
    def problems(self) -> list[Problem]:
        """What is wrong, an error where it is held back."""
        return [_told(one, self.language) for one in self.found if one.row.verdict == "wrong"]


def _urgent(found: Finding) -> bool:
    return found.message.urgent


def _told(one: Finding, language: Language) -> Problem:
    """Words that say something else than the Swedish, as a comparison of what came back has found."""
    place = one.place or Source(path_of(language))
    what = f"Translated back, '{one.message.context}' says something else than the Swedish: {one.row.note}"
    if not _urgent(one):
        return Problem(place, "back-wrong", what, "Mend the words.", "warning")
    return Problem(place, "back-wrong", what, "The Swedish is shown instead until the words change: mend them.")


def needed_of(messages: Sequence[Message]) -> dict[Key, bool]:
    """Those that are to be translated back, the same for every language → whether somebody in danger reads them."""
    return {message.key: message.urgent for message in messages if needs_back(message)}


def findings(
    messages: Sequence[Message], needed: Mapping[Key, bool], words: Translations, rows: BackTranslations
) -> Findings:
    """What is known of a language's words as they are. What its catalogues only suggest is no translation yet."""
    language = words.language
    if not is_translated_back(language):
        return Findings(language)
    found: list[Finding] = []
    for message in messages if rows.rows else ():
        said = words.words.get(message.key)
        if said is not None and message.key not in words.suggestions and (row := rows.row(message.key, said)):
            found.append(Finding(message, said, words.places.get(message.key), row))
    return Findings(language, _counted(needed, found, words), tuple(found))


def _counted(needed: Mapping[Key, bool], found: Sequence[Finding], words: Translations) -> BackCount:
    own = [one for one in found if one.message.key in needed]

    def of(verdict: Verdict | str) -> int:
        return sum(one.row.verdict == verdict for one in own)

    alone = sum(
        bool(one.row.verdict)
        and is_machine(one.row.made_by)
        and is_machine(one.row.compared_by)
        and words.state(*one.message.key) == "machine"
        for one in own
    )
    left = sum(needed.values()) - sum(bool(one.row.verdict) and needed[one.message.key] for one in own)
    return BackCount(len(needed), of("same"), of("shade"), of("wrong"), of(""), left, alone)
