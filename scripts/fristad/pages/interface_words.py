"""The words that a value chooses: names of audiences, concerns, kinds and facts, labels and notices.

No other module writes words: those that always stand at one place are in the template at that place.
`N(context, words)` marks them for extraction; a `Speaker` says them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from fristad.content.records.base import Tier
from fristad.content.records.kinds import KINDS, complete
from fristad.content.records.services import Role


@dataclass(frozen=True)
class Phrase:
    """Swedish interface words with the context that tells translators where they stand."""

    context: str
    text: str


def N(context: str, text: str) -> Phrase:  # noqa: N802  (the usual name for "mark, do not translate yet")
    """Mark words for extraction."""
    return Phrase(context, text)


AUDIENCES = {
    "child": N("audience", "barn"),
    "young": N("audience", "unga"),
    "adult": N("audience", "vuxna"),
    "older": N("audience", "äldre"),
    "perpetrator": N("audience", "den som utövar våld"),
    "buyer-of-sex": N("audience", "den som köper sex"),
    "relative": N("audience", "närstående"),
    "professional": N("audience", "dig som möter utsatta i ditt yrke"),
    "man": N("audience", "män"),
    "woman": N("audience", "kvinnor"),
    "trans": N("audience", "transpersoner"),
    "lgbtq": N("audience", "hbtqi-personer"),
}
CONCERNS = {
    "intimate-partner": N("concern", "våld i nära relationer"),
    "honour": N("concern", "hedersrelaterat våld och förtryck"),
    "prostitution": N("concern", "sex mot ersättning"),
    "trafficking": N("concern", "människohandel"),
    "sexual-violence": N("concern", "sexuellt våld"),
    "child-exploitation": N("concern", "sexuell exploatering av barn"),
    "child-abuse": N("concern", "våld mot barn"),
    "elder-abuse": N("concern", "våld mot äldre"),
    "disability": N("concern", "stöd för personer med funktionsnedsättning"),
    "suicide": N("concern", "tankar på att ta sitt liv"),
    "general": N("concern", "allmänt stöd"),
}
CATEGORIES = {
    "emergency": N("category", "Akut hjälp"),
    "helpline": N("category", "Stödlinje"),
    "chat": N("category", "Chatt"),
    "clinic": N("category", "Mottagning"),
    "centre": N("category", "Center"),
    "shelter": N("category", "Jour och skydd"),
    "authority": N("category", "Myndighet"),
    "police": N("category", "Polis"),
    "material": N("category", "Material"),
    "programme": N("category", "Verksamhet"),
    "course": N("category", "Kurs"),
    "method": N("category", "Metod"),
    "campaign": N("category", "Kampanj"),
}
COSTS = {
    "free": N("cost", "Gratis"),
    "ordinary-call": N("cost", "Kostar som ett vanligt samtal"),
}
ANONYMOUS = {
    True: N("anonymous", "Ja, du behöver inte säga vad du heter"),
    False: N("anonymous", "Nej"),
}
ON_PHONE_BILL = {
    True: N("phone bill", "Ja, samtalet syns på telefonräkningen"),
    False: N("phone bill", "Nej. Men numret syns i samtalslistan i din telefon"),
}
INTERPRETER = {
    True: N("interpreter", "Ja, du kan be om tolk"),
    False: N("interpreter", "Nej"),
}
REPORT_DUTY = {
    "must": N("duty to report", "Ja, de måste anmäla om någon eller något kan skada ett barn"),
    "receives": N("duty to report", "De tar emot anmälningar om att någon eller något kan skada ett barn"),
}
AGES = {
    "from": N("age", "Från {from} år"),
    "to": N("age", "Till och med {to} år"),
    "both": N("age", "{from}–{to} år"),
}
FACTS = {
    "cost": N("service", "Kostnad"),
    "on_phone_bill": N("service", "Syns det på telefonräkningen?"),
    "anonymous": N("service", "Kan jag vara anonym?"),
    "report_duty": N("service", "Måste de anmäla oro för ett barn?"),
    "languages": N("service", "Språk"),
    "interpreter": N("service", "Finns det tolk?"),
    "audience": N("service", "För vem?"),
    "age": N("service", "Ålder"),
    "not_for": N("service", "Vem är det inte för?"),
    "concerns": N("service", "Om vad?"),
    "area": N("service", "Var?"),
    "operator": N("service", "Vem driver det?"),
}
ON_CARDS = {
    "audience": N("card", "För vem:"),
    "languages": N("card", "Språk:"),
    "on_phone_bill": FACTS["on_phone_bill"],
}
"""What tells services apart on a card, besides what stands there without a label."""
TAGS = {
    "anonymous": N("card", "Anonymt"),
    "interpreter": N("card", "Tolk finns"),
}
GROUPS = {
    "situations": N("list", "Situationer"),
    "types": N("list", "Olika typer av våld"),
    "expressions": N("list", "Så kan våldet se ut"),
    "programmes": N("list", "Program och planer"),
    "answers": N("list", "Remissvar"),
    "more": N("list", "Mer om programmen"),
    "levels": N("list", "Förebyggande nivåer"),
    "groups": N("list", "Målgrupper"),
    "perspectives": N("list", "Perspektiv"),
    "words": N("list", "Ord"),
    "laws": N("list", "Lagar som gäller"),
    "former": N("list", "Gäller inte längre"),
    "materials": N("list", "Allt material"),
    "settings": N("list", "Välj var du arbetar"),
}
ACTION = N("action", "{number} {title}")
ACTION_OF_PLAN = N("action", "{number} {title} ({programme})")
FOCUS_AREA = N("programme", "Fokusområde")
PAGES = N("action", "{count} sidor")
SO_MANY_OF = N("action", "{count} av {all}")
# Templates have these too. A page in two languages, or in all, is told of each of them whether it has the words.
BESIDE = {
    "call": N("phone", "Ring"),
    "sms": N("phone", "Sms"),
    "on_phone_bill": N("phone", "Syns det på räkningen?"),
    "chat": N("contact", "Chatta:"),
    "web": N("contact", "Webbplats:"),
    "email": N("contact", "E-post:"),
    "address": N("contact", "Besök:"),
    "none": N("contact", "Vi har inga kontaktuppgifter som vi är säkra på."),
    "unsure": N("unsure", "Uppgiften kan ha ändrats."),
    "chat_unsure": N("unsure", "Chattens tider kan ha ändrats."),
    "reach": N("service", "Så når du dem"),
    "help_is_here": N("service", "Här kan du få hjälp"),
    "good_to_know": N("service", "Kort om stödet"),
}
INFORMATION = N("share", "Information på flera språk")
"""All that a message tells before somebody has opened it."""
SHOW = {
    "beside": N("service", "Visa med svenska bredvid"),
    "others": N("service", "Visa för någon på ett annat språk"),
}
"""The way to a page in two languages, from a page in one of them, and from the Swedish."""
NOUNS = {
    "guide": N("tab", "Råd"),
    "service": N("tab", "Kontakt"),
    "type": N("tab", "Läs"),
    "expression": N("tab", "Läs"),
    "programme": N("tab", "Plan"),
    "answer": N("tab", "Svar"),
    "term": N("tab", "Ord"),
    "perspective": N("tab", "Ord"),
    "level": N("tab", "Ord"),
    "group": N("tab", "Ord"),
    "law": N("tab", "Lag"),
    "material": N("tab", "Material"),
    "statement": N("tab", "Tillgänglighet"),
    "setting": N("tab", "Till personal"),
    "page": N("tab", "Information"),
}
"""What the tab and the history call a page, by its record's kind: words that give nothing away."""
complete(NOUNS, "NOUNS of pages/interface_words.py", {kind.model.kind for kind in KINDS.values() if not kind.part_of})
GREETING = N("start", "Hjälp mot våld. Ring {number}.")
DOORS = {
    "leave": N("exit", "Lämna sidan"),
    "call": N("emergency", "Akut fara? Ring"),
    "missing": N("404", "Sidan finns inte. Den kan ha flyttats."),
    "start": N("404", "Till startsidan"),
}
YEARS = N("years", "{from}–{to}")
# How lists and ranges are written. Both ends of a range, and both sides of a mark, are filled in.
COMMA = N("list", "{before}, {after}")
SEMICOLON = N("list", "{before}; {after}")
TIMES = N("hours", "{from}–{to}")
DAYS = N("days", "{from}–{to}")
DAYS_AND_TIMES = N("hours", "{days} {times}")
EXCEPTION = N("hours", "{when}: {what}")
WITH_COMMENT = N("hours", "{hours} ({comment})")
OPEN = N("hours", "Öppet:")
OPEN_BY_OUR_CLOCK = N("hours", "Öppet (svensk tid):")
BY_OUR_CLOCK = N("hours", "{hours} (svensk tid)")
ALWAYS = N("hours", "Dygnet runt, alla dagar")
ALL_DAY = N("hours", "dygnet runt")
EVERY_DAY = N("hours", "Alla dagar")
CLOSED = N("hours", "stängt")
HOLIDAYS = N("hours", "helgdagar")
OTHERWISE = N("hours", "andra tider: {comment}")
ONE_WEEK = N("hours", "vecka {week}")
WEEKS = N("hours", "vecka {from}–{to}")
ODD_WEEKS = N("hours", "udda veckor"), N("hours", "udda veckor från vecka {from} till vecka {to}")
EVEN_WEEKS = N("hours", "jämna veckor"), N("hours", "jämna veckor från vecka {from} till vecka {to}")
NTHS = {
    1: N("hours", "månadens första {day}"),
    2: N("hours", "månadens andra {day}"),
    3: N("hours", "månadens tredje {day}"),
    4: N("hours", "månadens fjärde {day}"),
    5: N("hours", "månadens femte {day}"),
    -1: N("hours", "månadens sista {day}"),
}
BY_APPOINTMENT = N("hours", "Du bokar en tid")
OPEN_NOW = N("hours", "Öppet nu, till {time}")
CLOSED_NOW = N("hours", "Stängt nu. Öppnar {day} {time}")
ONLY_CLOSED_NOW = N("hours", "Stängt nu")
ASKED = {
    "cost": N("asked", "kostnad"),
    "on_phone_bill": N("asked", "om samtalet syns på räkningen"),
    "anonymous": N("asked", "om du kan vara anonym"),
    "languages": N("asked", "språk"),
    "interpreter": N("asked", "tolk"),
}
"""What a reader may ask of a service where its record does not say."""
_ELSEWHERE = N("local", "Bor du någon annanstans? Ring kommunen där du bor och fråga efter socialtjänsten.")
NOWHERE = N("local", "Ring kommunen där du bor och fråga efter socialtjänsten.")
ELSEWHERE: dict[Role, Phrase | None] = {
    "social-services": _ELSEWHERE,
    "emergency-social-services": N(
        "local", "Finns inget nummer där du är, eller svarar ingen? Ring {number} och be om socialjouren."
    ),
    "children": _ELSEWHERE,
    "victims": _ELSEWHERE,
    "refuges": _ELSEWHERE,
    "violent": _ELSEWHERE,
    "buyers": _ELSEWHERE,
    "sellers": _ELSEWHERE,
    "honour": _ELSEWHERE,
    "young": _ELSEWHERE,
    "after-rape": None,
    "barnahus": None,
    "municipality": None,
}
"""What to do in places without a service of a role; where no place has one, NOWHERE."""
complete(ELSEWHERE, "ELSEWHERE of pages/interface_words.py", get_args(Role))
NOTICES = {
    "machine": N("notice", "Numren är kontrollerade och lika på alla språk. En dator har översatt orden."),
    "unreviewed": N("notice", "Den här sidan är översatt. Ingen har granskat översättningen än."),
    "stale": N(
        "notice", "Den svenska texten har ändrats. En del av orden på den här sidan är översatta från den gamla."
    ),
    "partial": N("notice", "Delar av sidan finns inte på ditt språk än. De står på svenska."),
    "untranslated": N(
        "notice",
        "Sidan finns inte på ditt språk än. Den är på svenska. En dator har översatt orden runt om.",
    ),
}
NOT_FOR = {
    "under": N("age", "Inte för dig under {age} år"),
    "over": N("age", "Inte för dig över {age} år"),
}
QUESTIONS = {
    "area": N("finder", "Var bor du?"),
    "about": N("finder", "Vad gäller det?"),
    "age": N("finder", "Hur gammal är du?"),
    "way": N("finder", "Hur vill du ha kontakt?"),
    "language": N("finder", "På vilket språk?"),
    "hours": N("finder", "När?"),
    "who": FACTS["audience"],
}
WAYS = {
    "call": N("finder", "Ringa"),
    "chat": N("finder", "Chatta"),
    "sms": N("finder", "Sms:a"),
    "email": N("finder", "Mejla"),
    "visit": N("finder", "Besöka"),
    "web": N("finder", "Läsa på webben"),
}
WITH_INTERPRETER = N("finder", "Med tolk")
CONFORMANCE = {
    "full": N("statement", "Webbplatsen är helt förenlig med lagens krav på tillgänglighet."),
    "partial": N("statement", "Webbplatsen är delvis förenlig med lagens krav på tillgänglighet."),
    "none": N("statement", "Webbplatsen är inte förenlig med lagens krav på tillgänglighet."),
}
BODY_KINDS = {
    "board": N("body", "Nämnd"),
    "company": N("body", "Bolag"),
    "council": N("body", "Råd"),
    "district": N("body", "Stadsdelsnämnd"),
    "authority": N("body", "Myndighet"),
    "association": N("body", "Förbund"),
}
NOTE_TITLES = {
    "note": N("note", "Bra att veta"),
    "warning": N("note", "Viktigt"),
}
QUOTED = {
    "subgoal": N("goal", "Delmål"),
    "indicator": N("goal", "Indikator"),
    "activity": N("goal", "Aktivitet"),
}
TIERS: dict[Tier, Phrase] = {
    "emergency": N("coverage", "Akut hjälp och knappar"),
    "residents": N("coverage", "Guider och våldstyper"),
    "services": N("coverage", "Stöd"),
    "plans": N("coverage", "Program och planer"),
}
OLDER = N("coverage", "Äldre än svenskan: {count}")
OF_WHAT_RESIDENTS_READ = N("coverage", "{percent} av det som invånare läser")
NOT_THERE = N("coverage", "Saknas")
SO_MANY_OF = N("coverage", "{count} av {all}")
LANGUAGES_OF_LAW = {"smi": N("coverage", "samiska")}
PRINT_KINDS = {
    "card": N("print", "Kort"),
    "poster": N("print", "Affisch"),
    "strips": N("print", "Affisch med remsor"),
    "slip": N("print", "Kvitto"),
    "sheet": N("print", "Informationsblad"),
    "leaflet": N("print", "Folder"),
    "languages": N("print", "Peka på ditt språk"),
}
"""What each kind of print is called."""
PRINT = {
    "my_language": N("print", "Det här är mitt språk. Jag behöver tolk."),
    "read_more": N("print", "Läs mer på ditt språk:"),
    "code": N("print", "Kod som kameran i telefonen läser. Den leder till {address}"),
    "tear_off": N("print", "Ta en remsa med numret."),
    "in_place": N("print", "Hjälp mot våld: {place}"),
    "where_you_live": N("print", "Där du bor"),
    "ask_interpreter": N("print", "Så ber du om tolk på svenska:"),
    "number": N("print", "Nummer:"),
    "date": N("print", "Datum:"),
    "short_code": N("print", "Kod:"),
    "rest": N("print", "Läs resten här:"),
}
"""What prints say besides what pages say."""
SWEDISH_ALONE = {
    "interpreter": "Jag behöver tolk. Jag talar {language}.",
}
"""What prints in other languages say in Swedish, for the reader to show or say: nobody translates it."""
# Prints and templates of pages have these.
PRINT_TOO = {
    "danger": DOORS["call"],
    "call": BESIDE["call"],
    "outside": N("share", "Information"),
    "say": N("service", "Säg när du ringer:"),
    "source": N("unsure", "Källa:"),
    "checked": N("about", "Uppgifterna kontrollerades senast {date}."),
    "kept_by": N("about", "Ska hållas rätt av:"),
}
