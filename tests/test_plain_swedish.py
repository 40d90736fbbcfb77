"""Swedish that leans on what its reader knows: what is told, where it is looked for, and how a sentence is kept."""

import pytest

from fristad.content.reader import collect
from fristad.content.rules.wording.idioms import IDIOMS, PICTURES
from fristad.content.rules.wording.labels import hard_labels
from fristad.content.rules.wording.plain import told_of
from fristad.content.rules.wording.sentences import HEADING, sentences
from tests.conftest import TODAY

GUIDE = "docs/guides/i-am-afraid.md"
PLAIN = "paragraph"


def codes(text: str, kind: str = PLAIN) -> list[str]:
    return [told.code for told in told_of(text, kind)]


def found(text: str, code: str, kind: str = PLAIN) -> list[str]:
    return [told.found for told in told_of(text, kind) if told.code == code]


# ----- a text by itself ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("Du kan överklaga inom tre veckor.", "inom tre veckor"),
        ("Har du blivit rånad den senaste månaden?", "den senaste månaden"),
        ("Har det hänt något de senaste två dygnen?", "de senaste två dygnen"),
        ("Ring oss om det har hänt under det senaste året.", "det senaste året"),
        ("För dig från 15 år, inom en vecka och oavsett kön.", "inom en vecka"),
        ("Du får en tid inom 24 timmar.", "inom 24 timmar"),
        ("De svarar **inom två** vardagar.", "inom två** vardagar"),
        ("Du får besked inom fem till tio arbetsdagar.", "inom fem till tio arbetsdagar"),
        ("Fråga efter en plats inom en månad.", "inom en månad"),
        ("Beslutet kommer de närmaste veckorna.", "de närmaste veckorna"),
        ("Kom inom ett dygn, efter klockan 8.", "inom ett dygn"),
        ("Ring inom en vecka och fråga efter kuratorn.", "inom en vecka"),
        ("Du får svar inom tio dagar från kommunen.", "inom tio dagar"),
        ("De ringer inom en timme, och sedan får du hjälp.", "inom en timme"),
    ],
)
def test_a_window_of_time_says_when_it_begins(text, window):
    assert found(text, "window-without-anchor") == [window]


@pytest.mark.parametrize(
    "text",
    [
        "Du kan överklaga inom tre veckor från den dag då du fick beslutet.",
        "Du kan få vård inom en månad efter övergreppet.",
        "Efter beslutet har du rätt att klaga inom tre veckor.",
        "De svarar inom två dagar efter att du har skrivit.",
        "Har du varit gift det senaste året före flytten?",
        "Det gäller inom EU och inom två kommuner.",
        "Vi läser de senaste nyheterna.",
        "Förbudet gäller i högst två månader.",
        "Linjen är öppen alla dagar och alla timmar.",
        "I lagen står: ”Beslut ska meddelas inom en vecka.”",
    ],
)
def test_a_window_that_says_when_it_begins_is_let_through(text):
    assert found(text, "window-without-anchor") == []


@pytest.mark.parametrize(
    "question",
    [
        "Måste vi anmäla?",
        "Kan jag överklaga?",
        "Får de berätta?",
        "Hur ansöker jag?",
        "När måste skolan rapportera?",
        "Vill du anmäla direkt?",
        "Kan ni hjälpa?",
        "Anmäler de?",
        "Vågar du inte lämna?",
        "Får ingen veta?",
    ],
)
def test_a_question_says_what_it_is_about(question):
    assert found(question, "question-without-object", HEADING) == [question.removesuffix("?")]


@pytest.mark.parametrize(
    "question",
    [
        "Måste vi anmäla oro för en elev?",
        "Kan jag överklaga beslutet?",
        "Vad får de berätta?",
        "Vem ska jag kontakta?",
        "Kan jag vara anonym?",
        "Finns det tolk?",
        "Syns samtalet på räkningen?",
        "Kan du inte ringa?",
        "Hur gammal är du?",
        "Vill du prata?",
        "Vågar du inte berätta hemma?",
        "Har du brottet kvar i minnet. Vill du anmäla?",
        "Var bor du?",
        "Ring och anmäl.",
    ],
)
def test_a_question_with_its_object_or_without_need_of_one_is_let_through(question):
    assert found(question, "question-without-object", HEADING) == []


@pytest.mark.parametrize(
    "heading",
    [
        "Vägen ut",
        "Vägar vidare",
        "Första steget",
        "Så kommer ni vidare",
        "Människorna bakom",
        "Bakom stängda dörrar",
        "Bryt tystnaden",
        "Barn i kläm? Vägen till hjälp",
        "Ljus i mörkret",
        "Vid din sida",
        "Pusselbitarna",
    ],
)
def test_a_heading_is_no_picture(heading):
    assert "heading-by-picture" in codes(heading, HEADING)
    assert "heading-by-picture" not in codes(heading, PLAIN)


@pytest.mark.parametrize(
    "heading",
    [
        "Så får du en plats",
        "Om någon följer efter dig på väg hem",
        "Det här är brott",
        "Bra att veta",
        "Ring och prata",
        "Vem du kan ringa",
        "Om du inte kan bo kvar",
        "Lämna sidan snabbt",
        "Vad händer sedan",
    ],
)
def test_a_plain_heading_is_let_through(heading):
    assert codes(heading, HEADING) == []


@pytest.mark.parametrize(
    ("text", "idiom"),
    [
        ("Du måste inte klara allt på egen hand.", "på egen hand"),
        ("Ingen får lägga sig i vem du träffar.", "lägga sig i"),
        ("Släkten lägger sig i.", "lägger sig i"),
        ("Ring i första hand polisen.", "i första hand"),
        ("När du tar steget och går kan du få hjälp.", "tar steget"),
        ("Så kan ni komma vidare.", "komma vidare"),
        ("Tror du att barnet far illa?", "far illa"),
        ("Barnet far ofta illa hemma.", "far ofta illa"),
        ("De tar dig på allvar.", "tar dig på allvar"),
        ("Du hamnar inte mellan\nstolarna.", "mellan\nstolarna"),
        ("Vi står på din sida.", "på din sida"),
        ("Det finns hjälp på många håll.", "på många håll"),
        ("Barnet ska få komma till tals.", "komma till tals"),
        ("Prata med henne under fyra ögon.", "under fyra ögon"),
        ("I nuläget finns ingen chatt.", "I nuläget"),
        ("Blunda inte för våldet.", "Blunda inte för"),
        ("Han blundar för våldet.", "blundar för"),
    ],
)
def test_a_turn_of_phrase_is_told_as_it_is_written(text, idiom):
    assert found(text, "idiom") == [idiom]


@pytest.mark.parametrize(
    "text",
    [
        "Lägg på när du vill.",
        "Håll ett barn i handen när ni går.",
        "Gå till första bästa hus.",
        "Sidan finns på svenska. På sidan står numret.",
        "Läs nästa steg.",
        "Ta med barnen om du kan.",
        "Du kan höra av dig till jouren.",
        "Han låter bli att ringa.",
        "Ta hand om djuret en tid.",
        "Ställ en fråga i taget.",
        "Hon sade ”på egen hand” på filmen.",
    ],
)
def test_words_that_mean_what_they_say_are_let_through(text):
    assert found(text, "idiom") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Öppna inte brev som du inte väntar på.", "inte brev som du inte"),
        ("Ingen får säga att du inte duger.", "Ingen får säga att du inte"),
        ("En sida som vi inte har läst visas inte.", "inte har läst visas inte"),
        ("Om du inte kan ringa, gå inte hem.", "inte kan ringa, gå inte"),
        ("Du kan inte gå in utan att någon ser det.", "inte gå in utan"),
        ("Polisen får inte vägra ta emot dig.", "inte vägra"),
        ("Det är inte ovanligt.", "inte ovanligt"),
        ("Du behöver aldrig förklara varför du inte vill.", "aldrig förklara varför du inte"),
        ("Om du inte kan ringa, så gå inte dit.", "inte kan ringa, så gå inte"),
        ("Ring inte, om du inte är ensam.", "inte, om du inte"),
    ],
)
def test_a_negation_inside_another_is_told(text, said):
    assert found(text, "more-than-one-negation") == [said]


@pytest.mark.parametrize(
    "text",
    [
        "Det är inte ditt fel utan hans.",
        "Det skickas inte till någon, och det sparas inte.",
        "Ring inte, skriv inte.",
        "Att den finns är inte säkert, så vi nämner den inte.",
        "Säg att du inte vill; du behöver inte förklara dig.",
        "Du har inte gjort fel. Du behöver inte skämmas.",
        "Ingen får slå dig, inte heller en förälder.",
        "Våld är inte bara slag och det är aldrig ditt fel.",
        "Här finns ingen reklam och inga kakor.",
        "Kan du inte ringa? Gå inte hem.",
        "Du får hjälp utan att säga vem du är.",
        "Du är varken dum eller svag.",
        "Skriv bara på det som du förstår.",
        "På skylten står ”inga obehöriga” och du behöver inte gå in.",
    ],
)
def test_one_negation_or_several_side_by_side_are_let_through(text):
    assert found(text, "more-than-one-negation") == []


@pytest.mark.parametrize(
    ("text", "duty"),
    [
        ("Oro för en elev ska anmälas genast.", "ska anmälas"),
        ("Det måste göras samma dag.", "måste göras"),
        ("En plan bör alltid skrivas.", "bör alltid skrivas"),
        ("Du får inte nekas tolk.", "får inte nekas"),
        ("Ska brottet utredas?", "Ska brottet utredas"),
        ("Barnet ska bli lyssnat på.", "ska bli lyssnat"),
        ("Papper kan behöva översättas.", "behöva översättas"),
        ("Stöd ska ges till barnet.", "ska ges"),
        ("Brott ska anmälas på grund av lagen.", "ska anmälas"),
        ("Med hjälp av tolk ska allt förklaras.", "ska allt förklaras"),
        ("Ett beslut måste fattas om placering av barnet.", "måste fattas"),
        ("En kopia av beslutet ska lämnas samma dag.", "ska lämnas"),
    ],
)
def test_a_duty_says_whose_it_is(text, duty):
    assert found(text, "passive-without-who") == [duty]


@pytest.mark.parametrize(
    "text",
    [
        "Skolan ska anmäla genast.",
        "Beslutet ska fattas av en domstol.",
        "Det ska genast utredas av socialtjänsten i din kommun.",
        "Det ska finnas en tolk.",
        "Du ska inte behöva skämmas.",
        "De ska träffas i morgon.",
        "Barnets bästa ska bestämma. De ska tänka på den andras säkerhet.",
        "Samtal kan synas i din mobil.",
        "Numret visas på sidan.",
        "Hot är när någon säger att du ska bli skadad.",
        "Du ska bli glad och frisk.",
        "Du måste ringa kommunernas växel.",
        "I planen står ”insatser ska genomföras”.",
    ],
)
def test_a_duty_that_is_somebodys_or_none_is_let_through(text):
    assert found(text, "passive-without-who") == []


@pytest.mark.parametrize("rows", [IDIOMS, PICTURES], ids=["idioms", "pictures"])
def test_each_row_of_a_list_says_what_to_write_and_stands_there_once(rows):
    forms = [form for form, _ in rows]

    assert all(form.strip() and instead.strip() for form, instead in rows)
    assert len(forms) == len(set(forms))


def test_what_to_write_instead_is_no_turn_of_phrase_itself():
    assert [(form, instead) for form, instead in PICTURES if codes(instead, HEADING)] == []
    assert [(form, instead) for form, instead in IDIOMS if "idiom" in codes(instead)] == []


def test_a_sentence_knows_its_place():
    text = "Ring {phone_x}. **Säg** vem du är: är det stängt klockan 21.45?"

    assert [(text[one.at : one.at + 4], one.is_question) for one in sentences(text)] == [
        ("Ring", False),
        ("Säg*", False),
        ("är d", True),
    ]


# ----- records -------------------------------------------------------------------------------------------------------


def told(good, changed) -> list[str]:
    problems = collect({**good, **changed}, today=TODAY)[1]
    assert all(problem.severity == "warning" for problem in problems), problems
    return [f"{problem.source} {problem.code}" for problem in problems]


def guide(good, body, **facts) -> dict[str, str]:
    head, _, _ = good[GUIDE].rpartition("---\n")
    added = "".join(f"{key}: {value}\n" for key, value in facts.items())
    return {GUIDE: f"{head}{added}---\n\n## Ring {{#call}}\n\nRing {{phone_fyren}}.\n\n{body}\n"}


def last_line(changed) -> int:
    return changed[GUIDE].rstrip("\n").count("\n") + 1


@pytest.mark.parametrize(
    ("body", "column", "code"),
    [
        ("Du får svar inom en vecka.", 13, "window-without-anchor"),
        ("- Klara det\n- inte på egen hand", 8, "idiom"),
        ("## Vägen ut {#way-out}", 4, "heading-by-picture"),
        ('??? note "Måste de anmäla?"', 11, "question-without-object"),
        ("Det ska anmälas.", 5, "passive-without-who"),
        ("Gå inte om du inte vill.", 4, "more-than-one-negation"),
    ],
)
def test_a_warning_names_the_place(good, body, column, code):
    changed = guide(good, body if "???" not in body else f"{body}\n    Ja.")
    line = last_line(changed) - ("???" in body)

    assert told(good, changed) == [f"{GUIDE}:{line}:{column} {code}"]


def test_a_field_is_looked_at_too(good):
    changed = {GUIDE: good[GUIDE].replace("om någon skrämmer dig", "på egen hand")}

    assert told(good, changed) == [f"{GUIDE}:3:26 idiom"]


def test_search_words_quotations_and_definitions_are_somebody_elses(good):
    name = "docs/violence/types/control.md"
    changed = guide(good, "> Det ska anmälas på egen hand.", search_words="far illa, måste göras")
    defined = good[name].replace("är att styra någon annans vardag", "ska anmälas när ett barn far illa")

    assert defined != good[name]
    assert told(good, {**changed, name: defined}) == []


@pytest.mark.parametrize("name", ["docs/programmes/index.md", "docs/programmes/actions/ekby-1-1.md"])
def test_programmes_are_written_as_they_are(good, name):
    assert told(good, {name: good[name].rstrip("\n") + "\n\nInsatser ska genomföras på egen hand.\n"}) == []


def test_a_law_keeps_its_own_words(good):
    name = "docs/terms/laws/ekby-0-9.md"
    body = good[name].rstrip("\n") + "\n\nDu måste anmäla när ett barn far illa. Gör det på egen hand.\n"

    assert [one.rpartition(" ")[2] for one in told(good, {name: body})] == ["idiom"]


def test_who_meets_children_at_work_reads_the_laws_words(good):
    body = "Anmäl när ett barn far illa."

    assert [one.rpartition(" ")[2] for one in told(good, guide(good, body))] == ["idiom"]
    at_work = {GUIDE: guide(good, body)[GUIDE].replace("for: victim", "for: professional")}
    assert told(good, at_work) == []


# ----- names of services ---------------------------------------------------------------------------------------------

NAMED = "docs/services/unikum.md"


def named(good, text, name="Unikum", called="riksförbund för jourer", **facts) -> list[str]:
    """What is told of a text that names a service."""
    written = good["docs/services/fyren.md"].replace("named_in: [programme/ekby-2024-2090]\n", "")
    written = written.replace("name: Fyren, stödlinjen i Ekby", f"name: {name}").replace(
        "aliases: [Ekby stödlinje]\n", ""
    )
    written = written.replace("called: stödlinje för unga", f"called: {called}").replace("roles: [victims]\n", "")
    written = written.partition("## När")[0].replace(
        "checked:", "".join(f"{k}: {v}\n" for k, v in facts.items()) + "checked:"
    )
    changed = {**guide(good, text), NAMED: written}
    return [one.rpartition(" ")[2] for one in told(good, changed)]


@pytest.mark.parametrize(
    "text",
    [
        "Sök också hos {service_unikum}.",
        "Ring {service_unikum} på {phone_unikum}.",
        "Du kan få råd av en jour. Fråga {service_unikum}.",
        "- {service_unikum}, {phone_unikum}",
    ],
)
def test_a_name_that_says_nothing_is_told(good, text):
    assert named(good, text) == ["name-without-gloss"]


@pytest.mark.parametrize(
    "text",
    [
        "Sök också hos förbundet {service_unikum}.",
        "Fler jourer hittar du hos {service_unikum}.",
        "Ring {service_unikum}, som hjälper dig att hitta en jour.",
        "Ring {service_unikum} (ett förbund).",
        "{service_unikum} är ett förbund.",
        "Läs om {service_unikum}.",
        "Läs mer: {service_unikum}.",
        "Ring förbundet {service_unikum}.\n\nDu kan alltid ringa {service_unikum}.",
        "Ring stödlinjen {service_fyren} eller {service_unikum}.",
    ],
)
def test_a_name_beside_which_it_stands_what_it_is_is_let_through(good, text):
    assert named(good, text) == []


@pytest.mark.parametrize("name", ["Unikumlinjen", "Unikums ungdomsjour", "Unikum.se", "Mottagningen Unikum"])
def test_a_name_that_says_what_it_names_is_let_through(good, name):
    assert named(good, "Ring {service_unikum}.", name=name) == []


@pytest.mark.parametrize(
    "text",
    [
        "Du kan ansöka om {service_unikum} hos kommunen.",
        "Kommunen kan ge dig {service_unikum}.",
        "Jouren har också {service_unikum}.",
    ],
)
def test_a_name_that_is_a_common_noun_is_no_word_of_a_sentence(good, text):
    common = {"name": "Familjerådgivning", "called": "familjerådgivning", "named": "false"}

    assert named(good, text, **common) == ["name-without-gloss"]
    assert named(good, text, name="Tryggt hem", called="bostad med skydd", named="false") == ["name-without-gloss"]


@pytest.mark.parametrize(
    "text",
    [
        "Be kommunen om råd: {service_unikum}.",
        "Du kan ansöka om samtal ({service_unikum}).",
        "Läs mer om {service_unikum}.",
    ],
)
def test_a_common_noun_beside_the_sentence_is_let_through(good, text):
    assert named(good, text, name="Familjerådgivning", called="familjerådgivning", named="false") == []


# ----- what an editor keeps ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["Det ska anmälas inom en vecka", "Det ska anmälas inom en vecka."])
def test_a_sentence_that_is_right_is_kept_by_its_words(good, words):
    assert told(good, guide(good, "Det ska anmälas inom en vecka.", keep_wording=f"[{words}]")) == []


def test_what_is_kept_is_no_more_than_was_written(good):
    changed = guide(good, "Det ska anmälas inom en vecka. Det ska utredas.", keep_wording="[inom en vecka]")

    assert [one.rpartition(" ")[2] for one in told(good, changed)] == ["passive-without-who"] * 2


def test_a_part_of_what_is_told_keeps_nothing(good):
    changed = guide(good, "Gör det på egen hand.", keep_wording="[egen]")
    kept = changed[GUIDE].split("\n").index("keep_wording: [egen]") + 1

    assert told(good, changed) == [f"{GUIDE}:{kept}:16 keep-unneeded", f"{GUIDE}:{last_line(changed)}:9 idiom"]


# ----- labels --------------------------------------------------------------------------------------------------------

TEMPLATE = '<h2>{{ t("x", "Vägen ut") }}</h2>\n<p>{{ t("x", "Måste de anmäla?") }} {{ t("x", "Ring nu") }}</p>\n'


def test_labels_are_told_where_they_stand():
    labels = [
        ("overrides/a.html", "Vägen ut"),
        ("overrides/a.html", "Måste de anmäla?"),
        ("overrides/a.html", "Ring nu"),
    ]

    assert [f"{one.source} {one.code}" for one in hard_labels(labels, {"overrides/a.html": TEMPLATE}.__getitem__)] == [
        "overrides/a.html:2:15 question-without-object",
        "overrides/a.html:1:16 heading-by-picture",
    ]


def test_a_label_over_several_lines_of_code_is_found():
    code = 'N(\n    "x",\n    "Du kan få hjälp, "\n    "du behöver inte klara det på egen hand.",\n)\n'
    labels = [("interface_words.py", "Du kan få hjälp, du behöver inte klara det på egen hand.")]

    assert [str(one.source) for one in hard_labels(labels, lambda path: code)] == ["interface_words.py:4:32"]


@pytest.mark.parametrize("text", ["", '{{ t("x", "Så får du en plats") }}'])
def test_a_label_that_stands_there_no_more_is_nobodys_to_mend(text):
    assert list(hard_labels([("overrides/a.html", "Vägen ut")], lambda path: text)) == []
