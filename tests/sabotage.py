"""Sabotage: faults of meaning, planted by a seed into the real translations, and how many of each kind are stopped.

`python -m tests.sabotage` prints the table of what somebody in danger reads. The rules here and the lists of the checks
are of different hands: what a rule plants is made of words of a grammar, not of what a check looks for. Insults alone
come from the styles, since nobody should have to write them twice.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from fristad.build import workspace
from fristad.build.mkdocs.mkdocs_yml import options_of
from fristad.languages.known_languages import LANGUAGES
from fristad.syntax import inline
from fristad.translation import from_disk
from fristad.translation.gate import checks as form
from fristad.translation.gate.meaning.checks import MILD, doubts
from fristad.translation.gate.meaning.heard import Ear
from fristad.translation.gate.meaning.sentences import sentences
from fristad.translation.gate.sides import Side, swedish_side
from fristad.translation.glossary import Glossary
from fristad.translation.po.catalogues import Key
from fristad.translation.style import Style

ROOT = Path(__file__).parent.parent
IDS = ("en", "ar", "fi", "so", "ti", "ckb", "lattlast")
Words = Mapping[Key, str]
"""(context, Swedish) → translation."""
Rules = list[tuple[str, str]]
"""What is found, as a regular expression of whole words, and what takes its place."""


class Planted(NamedTuple):
    """A translation with a fault, and the Swedish that it is of."""

    swedish: str
    words: str


class Material(NamedTuple):
    """What faults are made of: one language's words, style and terms, and the words of others."""

    id: str
    words: Words
    style: Style
    glossary: Glossary
    others: Mapping[str, Words]


# ----- tables of grammar ---------------------------------------------------------------------------------------------

_LOST: dict[str, Rules] = {
    "en": [
        (r"cannot", "can"),
        (r"(?:do|does|did) not ", ""),
        (r"not", ""),
        (r"nobody|no one", "someone"),
        (r"nothing", "something"),
        (r"never", "always"),
        (r"no", "a"),
        (r"without", "with"),
    ],
    "lattlast": [
        (r"inte", ""),
        (r"ingen", "någon"),
        (r"inget|ingenting", "något"),
        (r"inga", "några"),
        (r"aldrig", "alltid"),
        (r"utan att", "och"),
    ],
    "fi": [
        (r"ei|et|en|emme|eivät|älä|ette", ""),
        (r"eikö|eikä", "ja"),
        (r"etkö", "oletko"),
        (r"ettei", "että"),
        (r"etteivät", "että"),
        (r"ilman", "kanssa"),
    ],
    "ar": [
        (r"(و|ف)?(?:لا|لم|لن|ليس|ليست)", r"\1"),
        (r"عدم|بعدم", ""),
        (r"ألا", "أن"),
        (r"غير", ""),
        (r"(?:من )?(?:دون|بدون)", "مع"),
    ],
    "so": [
        (r"ma aha", "waa"),
        (r"ma jir(\w*)", r"waa jir\1"),
        (r"ha", ""),
        (r"(u|ku|la|ka|lagu|laga|loo|isku)ma", r"\1"),
        (r"aadan|inaadan", "inaad"),
        (r"uusan|inuusan", "inuu"),
        (r"aysan|inaysan", "inay"),
        (r"aan", ""),
        (r"ma (\w+[ot])", r"waa \1"),
    ],
    "ti": [
        (r"ኣይ(\w+)ን", r"\1"),
        (r"(?:ዘይ|ከይ)(\w+)", r"\1"),
        (r"ብዘይ(?:ካ)?", "ምስ"),
        (r"የብልኩምን|የብሎምን", "ኣለኩም"),
        (r"የለን", "ኣሎ"),
        (r"ኣይኮነን", "እዩ"),
    ],
    "ckb": [
        (r"نا(ت?\w{2,})", r"دە\1"),
        (r"نە(\w{2,})", r"\1"),
        (r"مە(\w{2,})", r"بـ\1"),
        (r"نییە", "هەیە"),
        (r"بەبێ|بێ ئەوەی", "بە"),
    ],
}
"""A "not" taken out, or turned into its opposite."""
_ADDED: dict[str, Rules] = {
    "en": [
        (r"You can", "You cannot"),
        (r"Call", "Do not call"),
        (r"have the right", "have no right"),
        (r"is free", "is not free"),
        (r"are allowed", "are not allowed"),
        (r"helps", "never helps"),
        (r"They answer", "Nobody answers"),
        (r"must", "must not"),
    ],
    "lattlast": [
        (r"kan", "kan inte"),
        (r"Ring", "Ring inte"),
        (r"har rätt", "har inte rätt"),
        (r"får", "får inte"),
        (r"ska", "ska inte"),
        (r"är gratis", "är inte gratis"),
        (r"hjälper", "hjälper aldrig"),
    ],
    "fi": [
        (r"Voit", "Et voi"),
        (r"Soita", "Älä soita"),
        (r"Saat", "Et saa"),
        (r"on ilmai(\w+)", r"ei ole ilmai\1"),
        (r"Kerro", "Älä kerro"),
        (r"auttaa|auttavat", "ei auta"),
    ],
    "ar": [
        (r"(و?)يمكنك", r"\1لا يمكنك"),
        (r"يحق لك", "لا يحق لك"),
        (r"للاتصال", "لا يجوز الاتصال"),
        (r"المكالمة مجانية", "المكالمة ليست مجانية"),
        (r"يجب", "لا يجب"),
        (r"لديك", "ليس لديك"),
    ],
    "so": [
        (r"Wac", "Ha wicin"),
        (r"Waxaad(\w* \w+ \w+) kartaa", r"Ma aad\1 kartid"),
        (r"Waa bilaash", "Bilaash ma aha"),
        (r"waa bilaash", "bilaash ma aha"),
        (r"U sheeg", "Ha u sheegin"),
        (r"ayaa ku caawi\w+", "kuma caawiyo"),
    ],
    "ti": [
        (r"ደውሉ", "ኣይትደውሉ"),
        (r"ትኽእሉ ኢኹም", "ኣይትኽእሉን ኢኹም"),
        (r"ናጻ እዩ|ብናጻ እዩ", "ናጻ ኣይኮነን"),
        (r"ይሕግዘኩም", "ኣይሕግዘኩምን"),
        (r"ንገሩ", "ኣይትንገሩ"),
    ],
    "ckb": [
        (r"دەتوانیت", "ناتوانیت"),
        (r"بکە", "مەکە"),
        (r"بەخۆڕاییە", "بەخۆڕایی نییە"),
        (r"یارمەتیت دەد(\w+)", r"یارمەتیت نادە\1"),
        (r"بڵێ", "مەڵێ"),
    ],
}
"""A "not" put in."""
_UNITS: dict[str, tuple[str, ...]] = {
    "en": ("hour day week month year", "hours days weeks months years"),
    "lattlast": ("timme dag vecka månad år", "timmar dagar veckor månader år"),
    "fi": (
        "tunti päivä viikko kuukausi vuosi",
        "tuntia päivää viikkoa kuukautta vuotta",
        "tunnin päivän viikon kuukauden vuoden",
        "tuntias päiväs viikkois kuukautis vuotias",
    ),
    "ar": ("ساعة يوم أسبوع شهر سنة", "ساعات أيام أسابيع أشهر سنوات", "الساعة اليوم الأسبوع الشهر السنة"),
    "so": ("saac maalin toddobaad bil sano", "saacadood maalmood toddobaadyo bilood sannado"),
    "ti": ("ሰዓት መዓልቲ ሰሙን ወርሒ ዓመት", "ሰዓታት መዓልታት ሰሙናት ኣዋርሕ ዓመታት"),
    "ckb": ("کاتژمێر ڕۆژ هەفتە مانگ ساڵ", "کاتژمێرێک ڕۆژێک هەفتەیەک مانگێک ساڵێک"),
}
"""Units of time from the short to the long, a line for each form."""
_WINDOWS: dict[str, Rules] = {
    "en": [
        (r"round the clock|day and night|at any time of day or night", "on weekdays"),
        (r"round the clock|day and night", "during office hours"),
        (r"every day", "on weekdays"),
        (r"(?:up to )?one month after", "the same calendar month as"),
        (r"(?:up to )?one month after", "last month, after"),
        (r"up to one month", "within one week"),
        (r"right now|now", "tomorrow"),
        (r"the same day", "the same week"),
        (r"the day after", "next week"),
        (r"before", "after"),
        (r"under (?=\d)", "over "),
        (r"directly afterwards|straight away", "next month"),
        (r"during the day", "at night"),
        (r"tonight", "this week"),
        (r"aged (\d+) or over", r"aged \1 or under"),
    ],
    "lattlast": [
        (r"dygnet runt|dag och natt|alla tider på dygnet", "på vardagar"),
        (r"dygnet runt|dag och natt", "på kontorstid"),
        (r"alla dagar", "på vardagar"),
        (r"upp till en månad efter", "samma kalendermånad som"),
        (r"upp till en månad efter", "förra månaden, efter"),
        (r"just nu|nu", "i morgon"),
        (r"samma dag", "samma vecka"),
        (r"dagen efter", "veckan efter"),
        (r"innan", "efter att"),
        (r"under (?=\d)", "över "),
        (r"direkt efteråt|direkt", "nästa månad"),
        (r"på dagen", "på natten"),
        (r"i natt", "i veckan"),
        (r"fyllt (\d+) år", r"inte fyllt \1 år än"),
    ],
    "fi": [
        (r"vuorokauden ympäri|päivällä ja yöllä|kaikkina vuorokauden aikoina", "arkisin"),
        (r"vuorokauden ympäri|kaikkina vuorokauden aikoina", "virka-aikana"),
        (r"joka päivä", "arkipäivisin"),
        (r"enintään kuukausi", "tässä kuussa"),
        (r"kuukauden kuluessa", "viime kuussa"),
        (r"juuri nyt|nyt", "huomenna"),
        (r"samana päivänä", "samalla viikolla"),
        (r"seuraavana päivänä", "seuraavalla viikolla"),
        (r"ennen kuin", "sen jälkeen kun"),
        (r"ennen", "jälkeen"),
        (r"alle (?=\d)", "yli "),
        (r"heti", "ensi kuussa"),
        (r"päivällä", "yöllä"),
        (r"tänä yönä", "tällä viikolla"),
        (r"täyttänyt (\d+)", r"alle \1"),
    ],
    "ar": [
        (r"على مدار الساعة|نهارًا وليلًا|في كل ساعات اليوم", "في أيام العمل"),
        (r"على مدار الساعة|نهارًا وليلًا", "خلال الدوام الرسمي"),
        (r"كل يوم", "في أيام العمل"),
        (r"حتى شهر بعد", "في الشهر الماضي بعد"),
        (r"حتى شهر بعد", "خلال الشهر الحالي من"),
        (r"الآن", "غدًا"),
        (r"في اليوم نفسه", "في الأسبوع نفسه"),
        (r"في اليوم التالي", "في الأسبوع التالي"),
        (r"قبل", "بعد"),
        (r"أقل من (?=\d)", "أكثر من "),
        (r"مباشرة|فورًا", "في الشهر القادم"),
        (r"في النهار", "في الليل"),
        (r"الليلة", "هذا الأسبوع"),
        (r"(\d+) سنة أو أكثر", r"\1 سنة أو أقل"),
    ],
    "so": [
        (r"habeen iyo maalin", "maalmaha shaqada"),
        (r"habeen iyo maalin", "saacadaha shaqada"),
        (r"maalin kasta", "maalmaha shaqada"),
        (r"ilaa bil", "bisha hore"),
        (r"ilaa bil", "bishan gudaheeda"),
        (r"hadda", "berri"),
        (r"isla maalintaas", "isla toddobaadkaas"),
        (r"maalinta xigta", "toddobaadka xiga"),
        (r"ka hor", "ka dib"),
        (r"ka yar (?=tahay \d|\d)", "ka weyn "),
        (r"isla markiiba", "bisha dambe"),
        (r"maalintii", "habeenkii"),
        (r"caawa", "toddobaadkan"),
        (r"(\d+) sano ama ka badan", r"\1 sano ama ka yar"),
    ],
    "ti": [
        (r"ለይትን መዓልትን", "ኣብ መዓልትታት ስራሕ"),
        (r"ለይትን መዓልትን", "ብሰዓታት ስራሕ"),
        (r"ኩሉ መዓልታት", "መዓልትታት ስራሕ"),
        (r"ክሳብ ሓደ ወርሒ", "ኣብዚ ወርሒ እዚ"),
        (r"ክሳብ ሓደ ወርሒ", "ኣብ ዝሓለፈ ወርሒ"),
        (r"ልክዕ ሕጂ|ሕጂ", "ጽባሕ"),
        (r"በታ መዓልቲ እቲኣ", "በታ ሰሙን እቲኣ"),
        (r"ኣብ ጽባሒታ", "ኣብ ዝቕጽል ሰሙን"),
        (r"ቅድሚ", "ድሕሪ"),
        (r"ትሕቲ (?=\d)", "ልዕሊ "),
        (r"ብቕጽበት", "ኣብ ዝመጽእ ወርሒ"),
        (r"ብመዓልቲ", "ብለይቲ"),
        (r"ሎሚ ለይቲ", "ኣብዚ ሰሙን እዚ"),
    ],
    "ckb": [
        (r"شەو و ڕۆژ", "لە ڕۆژانی کاردا"),
        (r"شەو و ڕۆژ", "لە کاتی دەوامدا"),
        (r"هەموو ڕۆژێک", "ڕۆژانی کار"),
        (r"تا یەک مانگ", "لەم مانگەدا،"),
        (r"تا یەک مانگ", "مانگی پێشوو،"),
        (r"هەر ئێستا|ئێستا", "بەیانی"),
        (r"هەمان ڕۆژ", "هەمان هەفتە"),
        (r"ڕۆژی دواتر", "هەفتەی داهاتوو"),
        (r"پێش", "دوای"),
        (r"لە خوار (?=\d)", "لە سەروو "),
        (r"ڕاستەوخۆ", "مانگی داهاتوو"),
        (r"بە ڕۆژ", "بە شەو"),
        (r"ئەمشەو", "ئەم هەفتەیە"),
    ],
}
"""A time that is another: the length of a window, a calendar's words for it, before for after, under for over."""
_WHO: dict[str, Rules] = {
    "en": [
        (r"(some(?:one|body)) (hit|hurt|threaten|force|touch|control)(?:e?s) you", r"you \2 \1"),
        (r"(some(?:one|body)) is threatening or hurting you", r"you are threatening or hurting \1"),
        (r"the person who (hurt|hit|force|trick|stalk)s (?:or \w+ )?you", r"the person whom you \1"),
        (r"([Tt])hey help you", r"you help them"),
        (r"(some(?:one|body)) listens to you", r"you listen to \1"),
        (r"([Cc])an help you", r"can be helped by you"),
        (r"([Tt])hey (\w+) you", r"you \2 them"),
        (r"your family (control|force)s you", r"you \1 your family"),
        (r"wants? to force you", r"whom you want to force"),
        (r"(police|services) (help|may|must|can|want) (\w+ )?you", r"you \2 \3the \1"),
    ],
    "lattlast": [
        (r"(någon) (slår|hotar|skadar|tvingar|styr|rör) dig", r"du \2 \1"),
        (r"(Slår|Hotar|Skadar|Tvingar|Styr)( eller \w+)? någon dig", r"\1\2 du någon"),
        (r"[Dd]en som (skadar|slår|lurar|tvingar|hotar) (?:eller \w+ )?dig", r"den som du \1"),
        (r"De (hjälper|lyssnar på) dig", r"Du \1 dem"),
        (r"[Nn]ågon lyssnar på dig", "Du lyssnar på någon"),
        (r"familjen (styr|tvingar|bestämmer över) dig", r"du \1 familjen"),
        (r"vill tvinga dig", "som du vill tvinga"),
        (r"(\w+) kan hjälpa dig", r"du kan hjälpa \1"),
    ],
    "fi": [
        (r"joku (uhkaa|lyö|satuttaa|vahingoittaa|pakottaa)( tai \w+)? sinua", r"sinä \1\2 jotakuta"),
        (r"joka (vahingoit|lyö|satut|pakot)(?:taa)? sinua", r"jota sinä \1at"),
        (r"(?:he|He) auttavat sinua", "sinä autat heitä"),
        (r"auttaa sinua", "saa apua sinulta"),
        (r"Joku kuuntelee sinua", "Sinä kuuntelet jotakuta"),
        (r"(?:perhe|perheesi) (\w+) sinua", r"sinä \1t perhettä"),
    ],
    "ar": [
        (r"(?:من )ي(ؤذي|هدد|ضرب|جبر)ك", r"من ت\1ه"),
        (r"(أحد|شخص) ي(ؤذي|هدد|ضرب|جبر)ك", r"أنك ت\2 \1ا"),
        (r"ي(ساعد|رشد)(?:ون)?ك", r"ت\1هم"),
        (r"ي(هدد|ؤذي|ضرب|جبر|سيطر علي)ك", r"ت\1ه"),
    ],
    "so": [
        (r"qofka ku (waxyeel\w+|garaac\w+|qasb\w+|hanjab\w+)", r"qofka aad \1"),
        (r"qof ku (waxyeel\w+|garaac\w+)", r"aad qof \1"),
        (r"ayaa ku caawi\w+", "ayaad caawisaa"),
        (r"[Ww]ay ku caawi\w+", "waad caawisaa iyaga"),
        (r"Qof ayaa ku dhegaysta", "Qof ayaad dhegaysataa"),
    ],
    "ti": [
        (r"ዝጎድኣኩም ሰብ", "እትጎድእዎ ሰብ"),
        (r"ዝወቅዓኩም", "እትወቕዕዎ"),
        (r"ይሕግዙኹም|ይሕግዘኩም", "ትሕግዝዎም"),
        (r"ይጎድኣኩም|ይጎድኡኹም", "ትጎድእዎ"),
        (r"የፈራርሓኩም", "ተፈራርሕዎ"),
        (r"ዘገድደኩም", "እተገድድዎ"),
    ],
    "ckb": [
        (r"(?:کە )?ئازارت دەدات", "کە ئازاری دەدەیت"),
        (r"هەڕەشەت لێ دەکات", "هەڕەشەی لێ دەکەیت"),
        (r"لێت دەدات", "لێی دەدەیت"),
        (r"یارمەتیت دەدات", "یارمەتی دەدەیت"),
        (r"یارمەتیت دەدەن", "یارمەتییان دەدەیت"),
        (r"کەسێک گوێت لێ دەگرێت", "گوێ لە کەسێک دەگریت"),
    ],
}
"""Who does what to whom, turned round: whoever reads becomes the one who hits, or who has to help."""
_STRANGERS = {"en": "lattlast", "lattlast": "en", "fi": "so", "so": "fi", "ar": "ckb", "ckb": "ar"}
"""A language of the same letters, whose words for the same message are put in."""
_AMHARIC = ("ወደ", "ከሆነ", "ነው", "እርዳታ", "ይችላሉ", "ማግኘት", "ፖሊስ", "አደጋ", "ላይ", "ስልክ", "እና", "አይደለም", "የእርስዎ", "መብት")
"""Words of the one other language that Tigrinya's letters could be taken for."""
_FACTS = re.compile(r"\{(?:phone|hours|chat|web|service)_\w+\}")
_TIME = re.compile(
    r"\b(?:dygn\w*|dag|dagar|dagen|natt|nu|månad|innan|före|efter\w*|under \d+|fyllt|från \d+|direkt|genast|tills)\b"
)
_LONG = 60


# ----- a fault of each kind ------------------------------------------------------------------------------------------


def _turned(rules: Rules, swedish: str, words: str) -> Iterator[Planted]:
    """Each place where a rule fits, changed by it; names in braces are left alone."""
    for pattern, instead in rules:
        for found in re.finditer(rf"(?<![\w{{])(?:{pattern})(?![\w}}])", words):
            now = words[: found.start()] + found.expand(instead) + words[found.end() :]
            yield Planted(swedish, re.sub(r"  +", " ", now).strip())


def negation(of: Material, key: Key, words: str, dice: random.Random) -> Iterator[Planted]:
    """A "not" taken out where the Swedish has one, or put in where it has none."""
    denies = re.search(r"\b(?:inte(?! bara| minst)|ingen|inget|inga|aldrig|ingenting|utan att)\b", key[1], re.I)
    yield from _turned((_LOST if denies else _ADDED)[of.id], key[1], words)


def unit(of: Material, key: Key, words: str, dice: random.Random) -> Iterator[Planted]:
    """A month made a year, an age of years one of months."""
    for line in _UNITS[of.id]:
        forms = line.split()
        for found in re.finditer(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", words, re.IGNORECASE):
            for other in dice.sample([one for one in forms if one != found.group().lower()], 2):
                yield Planted(key[1], words[: found.start()] + other + words[found.end() :])


def figure(of: Material, key: Key, words: str, dice: random.Random) -> Iterator[Planted]:
    """A figure that is another, or none."""
    hidden = inline.PLACEHOLDER.sub(lambda one: "x" * len(one[0]), words)
    for found in re.finditer(r"(?<![\w{_])\d+(?![\w}])", hidden):
        more = str(int(found.group()) + dice.randint(1, 9))
        for other in (more, found.group()[:-1] or more, ""):
            yield Planted(key[1], words[: found.start()] + other + words[found.end() :])


def pair(of: Material, key: Key, words: str, dice: random.Random) -> Iterator[Planted]:
    """The numbers, hours or names of two services exchanged. Names beside each other are a list, in any order."""
    facts = dict.fromkeys(_FACTS.findall(words))
    for one, other in combinations(facts, 2):
        between = words[words.index(one) + len(one) : words.index(other)]
        listed = one.startswith("{service") and len(re.findall(r"\w+", inline.PLACEHOLDER.sub("", between))) <= 3
        if one[1:4] == other[1:4] and not listed:
            yield Planted(key[1], words.replace(one, "\0").replace(other, one).replace("\0", other))


def half(of: Material, key: Key, words: str, dice: random.Random) -> Iterator[Planted]:
    """The first or the last half left out, or one whole sentence; facts are kept, so that no gap shows."""
    if len(inline.PLACEHOLDER.sub("", key[1])) < _LONG or "](" in words or "\n" in words:
        return
    every = words.split()
    middle = len(every) // 2
    for kept, lost in ((every[:middle], every[middle:]), (every[middle:], every[:middle])):
        yield Planted(key[1], " ".join([*kept, *re.findall(r"\{\w+\}", " ".join(lost))]))
    parts = re.split(r"(?<=[.?!؟።]) ", words)
    for part in parts if len(parts) > 1 else ():
        if "{" not in part and len(part) * len(parts) > len(words):
            yield Planted(key[1], " ".join(one for one in parts if one is not part))


def language(of: Material, key: Key, words: str, dice: random.Random) -> Iterator[Planted]:
    """The last sentence, or all of it, in a language of the same letters."""
    if len(words) < _LONG or "](" in words or "{" in words:
        return
    parts = re.split(r"(?<=[.?!؟።]) ", words)
    other = of.others.get(_STRANGERS.get(of.id, ""), {}).get(key)
    theirs = re.split(r"(?<=[.?!؟።]) ", other) if other else [" ".join(dice.sample(_AMHARIC, 6)) + "።"]
    if other and "{" in other:
        return
    yield Planted(key[1], " ".join([*parts[:-1], theirs[-1]]))
    yield Planted(key[1], other or " ".join(theirs))


def insult(of: Material, key: Key, words: str, dice: random.Random) -> Iterator[Planted]:
    """An insult in place of a word, or before the first one."""
    found = list(re.finditer(r"(?<![\w{}_(/.])[^\W\d_]+(?![\w{}_)/])", words))
    said = [one.word.strip("*") for one in of.style.never if "*" not in one.word.strip("*")]
    if found and said:
        one, evil = dice.choice(found), dice.choice(said)
        yield Planted(key[1], words[: one.start()] + evil + words[one.end() :])
        yield Planted(key[1], f"{evil.capitalize()}! {words}")


def term(of: Material, key: Key, words: str, dice: random.Random) -> Iterator[Planted]:
    """What stands for one term in place of what stands for another: the police for the social services."""
    ours = [one for one in of.glossary.of(key[1]) if of.id in one.translations]
    others = [one for one in of.glossary.terms if of.id in one.translations and one not in ours]
    for one in ours:
        known = one.translations[of.id]
        said = next((word for word in (*known.use, *known.accept) if word in words), None)
        if said:
            for other in dice.sample(others, 2):
                theirs = other.translations[of.id].use[0]
                stem = re.compile(rf"\w*{re.escape(said)}\w*")
                yield Planted(key[1], stem.sub(lambda _, theirs=theirs: theirs, words))


def window(of: Material, key: Key, words: str, dice: random.Random) -> Iterator[Planted]:
    """A window of time that is another, or that a calendar has."""
    if _TIME.search(key[1]):
        yield from _turned(_WINDOWS[of.id], key[1], words)


def who(of: Material, key: Key, words: str, dice: random.Random) -> Iterator[Planted]:
    """Who does something and to whom it is done, exchanged."""
    yield from _turned(_WHO[of.id], key[1], words)


KINDS: dict[str, Callable[[Material, Key, str, random.Random], Iterator[Planted]]] = {
    "negation": negation,
    "unit": unit,
    "figure": figure,
    "pairing": pair,
    "half lost": half,
    "wrong language": language,
    "insult": insult,
    "swapped terms": term,
    "time window": window,
    "who does what": who,
}


def planted(kind: str, of: Material, most: int, seed: int) -> list[Planted]:
    """At most so many faults of a kind in a language, no two alike, spread over its messages."""
    dice = random.Random(f"{kind} {of.id} {seed}")
    every = sorted(of.words.items())
    dice.shuffle(every)
    found: dict[Planted, None] = {}
    for key, words in every:
        made = [one for one in KINDS[kind](of, key, words, dice) if _differs(one.words, words)]
        found |= dict.fromkeys(dice.sample(made, min(3, len(made))))
        if len(found) >= most:
            break
    return list(found)[:most]


def _differs(one: str, other: str) -> bool:
    return bool(one) and one.split() != other.split() and len(sentences(one)) > 0


def stopped(one: Planted, id: str, ear: Ear) -> bool:
    """Whether the gate keeps words out of what somebody in danger reads."""
    source, side = swedish_side(one.swedish), Side(one.words)
    if form.refusals_of(source, side, LANGUAGES[id]):
        return True
    return any(doubt.code not in MILD for doubt in doubts(source, side, ear))


# ----- the table -----------------------------------------------------------------------------------------------------


class Rate(NamedTuple):
    """How many of the planted faults are stopped."""

    stopped: int
    planted: int

    @property
    def share(self) -> float:
        return self.stopped / self.planted if self.planted else 1


MOST, SEED = 20, 1


@cache
def materials(root: Path = ROOT, *, urgent: bool = True) -> dict[str, Material]:
    """What each language's faults are made of; of what somebody in danger reads, or of everything.

    Words that are in doubt as they are would be told of with and without a fault, and are left aside.
    """
    options, problems = options_of(root)
    assert options, problems
    tier = workspace.emergency_tier(root, options)
    glossary, _ = from_disk.read_terms(root)
    words: dict[str, Words] = {}
    for id in IDS:
        found, _ = from_disk.read_words(root, LANGUAGES[id], own=True)
        sound = found.words.keys() - found.suggestions - found.doubts.keys()
        words[id] = {key: found.words[key] for key in sound if _is_read(key) and (not urgent or key in tier)}
    return {id: Material(id, words[id], from_disk.read_style(root, LANGUAGES[id]), glossary, words) for id in IDS}


def _is_read(key: Key) -> bool:
    """Words for search are never shown."""
    return not key[0].endswith("#search_words")


def ear_of(of: Material) -> Ear:
    """The lists that the checks have of a language."""
    return Ear(LANGUAGES[of.id], of.style, of.glossary)


def rates(most: int = MOST, seed: int = SEED) -> dict[tuple[str, str], Rate]:
    """Kind and language → how many of at most so many planted faults are stopped."""
    found: dict[tuple[str, str], Rate] = {}
    for id, of in materials().items():
        ear = ear_of(of)
        for kind in KINDS:
            every = planted(kind, of, most, seed)
            found[kind, id] = Rate(sum(stopped(one, id, ear) for one in every), len(every))
    return found


def together(rates: Mapping[tuple[str, str], Rate], kind: str = "", id: str = "") -> Rate:
    """The rate of a kind, of a language, or of all."""
    chosen = [rate for (one, other), rate in rates.items() if kind in ("", one) and id in ("", other)]
    return Rate(sum(rate.stopped for rate in chosen), sum(rate.planted for rate in chosen))


def table(rates: Mapping[tuple[str, str], Rate]) -> Table:
    """Kinds × languages."""
    shown = Table("kind", *IDS, "all", title="Planted faults that are stopped in the emergency tier")
    for kind in KINDS:
        cells = [f"{rate.stopped}/{rate.planted}" for id in IDS for rate in (rates[kind, id],)]
        whole = together(rates, kind)
        shown.add_row(kind, *cells, f"{whole.stopped}/{whole.planted} ({whole.share:.0%})".replace("%", " %"))
    by_language = [f"{rate.share:.0%}".replace("%", " %") for id in IDS for rate in (together(rates, id=id),)]
    whole = together(rates)
    shown.add_row("all", *by_language, f"{whole.stopped}/{whole.planted} ({whole.share:.0%})".replace("%", " %"))
    return shown


if __name__ == "__main__":
    Console(width=130).print(table(rates()))
