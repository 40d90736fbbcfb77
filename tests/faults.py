"""Faults of meaning, planted into real translations by a seed, to see how many of each class the checks tell."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from fristad.syntax import inline

Words = dict[tuple[str, str], str]
"""(context, Swedish) → translation."""


class Planted(NamedTuple):
    """A translation with a fault, and the Swedish that it is of."""

    swedish: str
    words: str


NEGATIONS = {
    "en": r"not|no|never|cannot|nobody|nothing",
    "lattlast": r"inte|ingen|inget|inga|aldrig",
    "fi": r"ei|et|en|emme|eivät|älä|eikä|etkä|eikö|etkö",
    "ar": r"و?لا|و?لم|و?لن|و?ليس\w*|و?لست|عدم|ألا",
    "so": r"uma|kuma|lama|kama|ha|aadan|uusan|aysan|inaanad|inaysan|laguma|umana|kumana|lagama|ma (?=aha|jir)",
    "ti": r"ኣይ\w+|ዘይ\w+|የለን|ከይ\w+|የብል\w+",
    "ckb": r"نا(?:کات|کەیت|کرێت|توانیت|بێت|زانیت|وێریت|تەوێت|کەین|دات)|نییە|مە(?:کە|دە|هێڵە|ڵێ)|نە(?:کردووە|بێت)",
}
"""What denies, without a look at the lists of the styles: a regular expression by language."""
UNITS = {
    "en": ("minute hour day week month year", "s?"),
    "lattlast": ("minut timme dag vecka månad år", ""),
    "fi": ("minuutin tunnin päivän viikon kuukauden vuoden", ""),
    "ar": ("دقيقة ساعة يوم أسبوع شهر سنة", ""),
    "so": ("daqiiqo saac maalin toddobaad bil sano", ""),
    "ti": ("ደቒቕ ሰዓት መዓልቲ ሰሙን ወርሒ ዓመት", ""),
    "ckb": ("خولەک کاتژمێر ڕۆژ هەفتە مانگ ساڵ", ""),
}
"""A word for each unit of time, from the shortest, and an ending."""
_PERSIAN = (
    "اگر در خطر هستید با پلیس تماس بگیرید و کمک بخواهید.",
    "شما می‌توانید بدون گفتن نام خود با این شماره صحبت کنید.",
    "این تقصیر شما نیست و شما حق دارید که کمک بگیرید.",
    "خشونت می‌تواند از طرف کسی باشد که او را دوست دارید.",
)
_AMHARIC = (
    "አደጋ ላይ ከሆኑ ወደ ፖሊስ ይደውሉ እና እርዳታ ይጠይቁ።",
    "ስምዎን ሳይናገሩ በዚህ ቁጥር መነጋገር ይችላሉ፣ ነፃ ነው።",
    "ይህ የእርስዎ ጥፋት አይደለም እና እርዳታ የማግኘት መብት አለዎት።",
    "ሁከት ከሚወዱት ሰው ሊመጣ ይችላል ነገር ግን ወንጀል ነው።",
)
_ESTONIAN = (
    "Kui sa oled ohus, siis helista kohe ja küsi abi.",
    "See ei ole sinu süü ja sul on õigus saada abi.",
    "Sa võid rääkida sellest ka siis, kui sa ei ütle oma nime.",
    "Keegi ei tohi sind lüüa või sundida, ka mitte oma pere.",
)
_ENGLISH = (
    "If you are in danger, call the police and ask for help.",
    "It is not your fault, and you have the right to get help.",
    "You can talk to them without saying what your name is.",
    "No one is allowed to hit you or to force you to have sex.",
)
_SWEDISH = (
    "Om du är i fara ska du ringa polisen och be om hjälp.",
    "Det är inte ditt fel, och du har rätt att få hjälp.",
    "Du kan prata med dem utan att säga vad du heter.",
    "Ingen får slå dig eller tvinga dig att ha sex.",
)
_NORWEGIAN = (
    "Hvis du er i fare, kan du ikke vente: ring politiet og få hjelp av noen.",
    "Det er ikke din feil, og du kan få hjelp uten at noen får vite hva du har gjort.",
    "Jeg har gjort noe, og noen har sett hva som ble gjort.",
    "Hvor kan du få hjelp hvis noen slår deg og du ikke har noen?",
)
_FRENCH = (
    "Si vous êtes en danger, appelez la police et demandez de l'aide.",
    "Ce n'est pas votre faute et vous pouvez avoir de l'aide.",
    "Vous pouvez parler avec quelqu'un sans dire qui vous êtes.",
    "La violence peut être celle de quelqu'un que vous aimez.",
)
_ARABIC = (
    "إذا كنت في خطر يمكنك الاتصال على الشرطة الآن.",
    "هذا ليس ذنبك وأنت لك الحق في الحصول على المساعدة.",
    "يمكنك أن تتحدث مع شخص من دون أن تقول من أنت.",
    "العنف قد يكون من شخص كان قريبًا منك.",
)
FOREIGN = {
    "en": (*_SWEDISH, *_FRENCH),
    "lattlast": (*_ENGLISH, *_NORWEGIAN),
    "fi": (*_ESTONIAN, *_SWEDISH, *_ENGLISH),
    "ar": _PERSIAN,
    "so": (*_ENGLISH, *_SWEDISH),
    "ti": _AMHARIC,
    "ckb": (*_ARABIC, *_PERSIAN),
}
"""Sentences in languages that a catalogue could be mixed up with."""
INSULTS = {
    "en": ("whore", "idiot", "slut"),
    "lattlast": ("hora", "idiot", "slampa"),
    "fi": ("huora", "idiootti", "lutka"),
    "ar": ("عاهرة", "الغبي", "شرموطة"),
    "so": ("dhillo", "doqon", "nacas"),
    "ti": ("ሸርሙጣ", "ዓሻ", "ደደብ"),
    "ckb": ("قەحپە", "گەوج", "بێشەرەف"),
}
_FACTS = re.compile(r"\{(?:phone|hours|chat|web)_\w+\}")
_LONG = 60


def negation(id: str, swedish: str, words: str, dice: random.Random) -> Iterator[Planted]:
    """A "not" taken out."""
    for found in re.finditer(rf"(?<!\w)(?:{NEGATIONS[id]})(?!\w)", words, re.IGNORECASE):
        if re.search(r"\b(?:inte(?! bara| minst)|ingen|inget|inga|aldrig)\b", swedish, re.IGNORECASE):
            yield Planted(swedish, words[: found.start()] + words[found.end() :])


def unit(id: str, swedish: str, words: str, dice: random.Random) -> Iterator[Planted]:
    """A month made a year."""
    units, ending = UNITS[id][0].split(), UNITS[id][1]
    for found in re.finditer(rf"(?<!\w)({'|'.join(units)}){ending}(?!\w)", words, re.IGNORECASE):
        if re.search(r"\b(?:minut|timm|dygn|dagar|veck|månad|år\b)", swedish):
            other = dice.choice([one for one in units if one != found[1].lower()])
            yield Planted(swedish, words[: found.start()] + other + words[found.end() :])


def pair(id: str, swedish: str, words: str, dice: random.Random) -> Iterator[Planted]:
    """The numbers of two services exchanged."""
    facts = list(dict.fromkeys(_FACTS.findall(words)))
    for one, other in zip(facts, facts[1:], strict=False):
        yield Planted(swedish, words.replace(one, "\0").replace(other, one).replace("\0", other))


def figure(id: str, swedish: str, words: str, dice: random.Random) -> Iterator[Planted]:
    """An age that is another."""
    for found in re.finditer(r"(?<![\w{_])\d+(?![\w}])", inline.PLACEHOLDER.sub(lambda one: "x" * len(one[0]), words)):
        yield Planted(swedish, words[: found.start()] + str(int(found.group()) + 3) + words[found.end() :])


def half(id: str, swedish: str, words: str, dice: random.Random) -> Iterator[Planted]:
    """The second half left out, facts kept."""
    if len(inline.PLACEHOLDER.sub("", swedish)) < _LONG or "](" in words:
        return
    every = words.split()
    cut = every[: len(every) // 2]
    facts = [fact for part in every[len(every) // 2 :] for fact in re.findall(r"\{\w+\}", part)]
    yield Planted(swedish, " ".join([*cut, *facts]))


def language(id: str, swedish: str, words: str, dice: random.Random) -> Iterator[Planted]:
    """A sentence in another language in place of the last."""
    if len(words) < _LONG or "](" in words or "{" in words:
        return
    last = re.split(r"(?<=[.?!؟።])\s", words)[-1]
    yield Planted(swedish, words[: len(words) - len(last)] + dice.choice(FOREIGN[id]))


def insult(id: str, swedish: str, words: str, dice: random.Random) -> Iterator[Planted]:
    """An insult in place of a word."""
    found = list(re.finditer(r"(?<![\w{}_(/.])\w+(?![\w{}_)/])", words))
    if found:
        one = dice.choice(found)
        yield Planted(swedish, words[: one.start()] + dice.choice(INSULTS[id]) + words[one.end() :])


CLASSES: dict[str, Callable[[str, str, str, random.Random], Iterator[Planted]]] = {
    "negation": negation,
    "unit": unit,
    "pair": pair,
    "figure": figure,
    "half": half,
    "language": language,
    "insult": insult,
}


def planted(kind: str, id: str, words: Words, most: int, seed: int) -> list[Planted]:
    """At most so many faults of a class in a language."""
    dice = random.Random(f"{kind} {id} {seed}")
    every = sorted(item for item in words.items() if not item[0][0].endswith("#search_words"))
    dice.shuffle(every)
    found: list[Planted] = []
    for (_, swedish), said in every:
        found += [one for one in CLASSES[kind](id, swedish, said, dice) if one.words != said]
        if len(found) >= most:
            break
    return found[:most]
