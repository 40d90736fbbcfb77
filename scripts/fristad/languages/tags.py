"""Language tags as others write them: which language is meant, and whether two tags mean the same."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from babel.core import get_global

from fristad.languages.known_languages import TABLE, Language

BY_TAG = {language.tag.lower(): language for language in TABLE}
_GROUPS = {"smi": ("se", "sma", "smj")}
"""ISO 639-5: languages that the law names by one word."""


def covers(language: Language, tag: str) -> bool:
    """Whether a language is the one that a law names: Northern Sami is Sami."""
    return language.tag.lower() in _GROUPS.get(tag, (tag.lower(),))


UNDERSTOOD = {"bs": ("hr", "sr", "cnr")}
"""Languages by the first part of their tag that are one for whoever speaks them, which the tags do not tell."""


def answers(language: Language, tag: str) -> bool:
    """Whether somebody who speaks one language is understood in another, named by its tag: "prs", "fa-AF", "ar-SY"."""
    spoken = _primary(language.tag)
    return tag.lower() == language.id or _primary(tag) in (spoken, *UNDERSTOOD.get(spoken, ()))


@lru_cache
def _primary(tag: str) -> str:
    """The language alone, by its present tag: "prs" and "fa-AF" → "fa", "kmr" → "ku"."""
    first = tag.lower().partition("-")[0]
    return str(get_global("language_aliases").get(first, first)).partition("_")[0]


def is_same_language(tag: str, language: Language) -> bool:
    """Whether a tag, as any program writes it, names just this language in just this script.

    "ar-SA" and "ar_SA" are "ar", "zh-CN" is "zh-Hans", "ku-Arab-IQ" is "ckb"; "fa-AF" is Dari and not "fa", and
    "bs-Cyrl" is not what is written in Latin letters.
    """
    given = re.split("[.@]", tag.strip().lower().replace("_", "-"))[0]
    if given in (language.tag.lower(), language.id):
        return True
    own = _whole(language.tag)
    return own is not None and _whole(given) == own


class _Whole(NamedTuple):
    """A language tag with nothing left to be understood."""

    language: str
    script: str
    more: str
    """A country that makes another language of it, or a variant that we do not know."""


_SCRIPTS = {"ku-iq": "arab", "ku-ir": "arab"}
"""Where a country writes a language otherwise than CLDR's likeliest; the rest is there."""
_OTHER_SCRIPT = {("ku", "arab"): "ckb"}
"""A language that is another one by its letters."""


@lru_cache(maxsize=1024)
def _whole(tag: str) -> _Whole | None:
    """What a tag means; None for what is no tag. Source: BCP 47 (RFC 5646), CLDR's likely subtags and aliases."""
    found = _TAG.fullmatch(tag.lower())
    if not found:
        return None
    first = found["extlang"] or found["language"]
    alias = str(get_global("language_aliases").get(first, first)).lower().split("_")
    language, country = alias[0], found["country"] or next((part for part in alias[1:] if len(part) == 2), "")
    script = found["script"] or next((part for part in alias[1:] if len(part) == 4), "")
    if not script:
        likely = get_global("likely_subtags")
        known = likely.get(f"{language}_{country.upper()}") if country else None
        usual = str(known or likely.get(language, "")).lower().split("_")
        script = _SCRIPTS.get(f"{language}-{country}") or (usual[1] if len(usual) > 1 else "")
    language = _OTHER_SCRIPT.get((language, script), language)
    apart = f"{language}-{country}" in BY_TAG
    return _Whole(language, script, "-".join(filter(None, (country if apart else "", found["variant"]))))


# A tag by BCP 47, section 2.1: language, its extension, script, country, one variant; the rest is passed over.
_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-(?P<extlang>[a-z]{3}))?(?:-(?P<script>[a-z]{4}))?(?:-(?P<country>[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?P<variant>[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))?(?:-[a-wyz](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?"
)
