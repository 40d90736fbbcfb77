"""Questions that leave out what they ask about: "Must they report?" what, and to whom?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fristad.content.rules.wording.sentences import Sentence, Told, Word, between, sentences

_ASK_FOR_IT = {"vad", "vem", "vems", "vilken", "vilket", "vilka"}
"""A question with one of these asks for the object itself."""
_ASK_HOW = {"hur", "när", "var", "vart", "varför", "varifrån", "och", "men", "eller"}
_WHO = {"jag", "du", "han", "hon", "hen", "den", "det", "vi", "ni", "de", "dom", "man", "ingen", "någon", "alla"}
_BESIDE = {
    "inte", "också", "själv", "själva", "alltid", "aldrig", "redan", "ändå", "sedan", "då", "nu", "genast", "direkt",
    "först", "igen", "ofta", "ens", "gärna", "gratis", "snart", "idag",
}  # fmt: skip
"""Words that say when or how, and not what."""
_NEED_WHAT = {
    form
    for forms in (
        "anmäla anmäler anmält anmälde", "ansöka ansöker ansökt", "överklaga överklagar överklagat",
        "meddela meddelar meddelat", "rapportera rapporterar rapporterat", "lämna lämnar lämnat",
        "kontakta kontaktar kontaktat", "bevisa bevisar bevisat", "visa visar visat", "hjälpa hjälper hjälpt",
        "skydda skyddar skyddat", "stoppa stoppar stoppat", "hindra hindrar hindrat", "spara sparar sparat",
        "radera raderar raderat", "använda använder använt", "begära begär begärt", "kräva kräver krävt",
        "bestämma bestämmer bestämt", "besluta beslutar beslutat", "godkänna godkänner godkänt",
        "kontrollera kontrollerar kontrollerat", "granska granskar granskat", "bekräfta bekräftar bekräftat",
        "utreda utreder utrett", "veta vet vetat", "se ser sett", "söka söker sökt", "tipsa tipsar tipsat",
        "avslöja avslöjar avslöjat", "dela delar delat", "sprida sprider spritt", "översätta översätter översatt",
        "placera placerar placerat", "omhänderta omhändertar omhändertagit", "neka nekar nekat",
        "tvinga tvingar tvingat", "berätta berättar berättat", "ändra ändrar ändrat", "lagra lagrar lagrat",
        "underrätta underrättar underrättat", "informera informerar informerat", "ångra ångrar ångrat",
        "kalla kallar kallat", "påverka påverkar påverkat", "förlora förlorar förlorat", "få får fått",
    )
    for form in forms.split()
}  # fmt: skip
"""Verbs that say nothing without what or whom they are about."""


def question_without_object(text: str, kind: str) -> Iterator[Told]:
    """A question that begins a text has nothing before it that says what it is about, so it must say it itself."""
    for question in sentences(text)[:1]:
        words = _core(question) if question.is_question else []
        if words and _lacks_object(words):
            found = between(text, question.words[0], question.words[-1])
            what = f"'{found}?' does not say what or whom '{_verb(words).text}' is about"
            instead = "Write it out: 'Måste de anmäla oro för ett barn?' instead of 'Måste de anmäla?'."
            yield Told(question.words[0].at, found, "question-without-object", what, instead)


def _core(question: Sentence) -> list[Word]:
    """The words of a question without the first that asks how, and without those that only say when or how."""
    words = list(question.words)
    if any(word.text in _ASK_FOR_IT for word in words[:3]) or any(word.is_mark for word in words):
        return []
    while words and words[0].text in _ASK_HOW:
        words.pop(0)
    while words and words[-1].text in _BESIDE:
        words.pop()
    return words


def _lacks_object(words: Sequence[Word]) -> bool:
    """Whether the verb stands last, or before nothing but who does it."""
    if words[-1].text in _NEED_WHAT:
        return len(words) > 1
    return len(words) == 2 and words[1].text in _WHO and words[0].text in _NEED_WHAT


def _verb(words: Sequence[Word]) -> Word:
    return next(word for word in reversed(words) if word.text in _NEED_WHAT)
