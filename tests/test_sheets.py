"""The sheet for a native reader: what it asks, what it holds, and what its answer does to a project."""

import base64
import hashlib
import io
import json
import re
from dataclasses import replace
from datetime import date

import polib
import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from lxml import html
from rich.console import Console

from fristad.cli import sheet_commands, word_commands
from fristad.languages.known_languages import LANGUAGES
from fristad.outputs.sheet.choosing import Wish, chosen, pages_of
from fristad.outputs.sheet.contract import Sheet
from fristad.outputs.sheet.plain_view import text_of
from fristad.site.rendering import Renderer
from fristad.translation import from_disk, reviews
from fristad.translation.messages import Message, of_record
from fristad.translation.translations import Translations
from tests.conftest import ROOT

AR = LANGUAGES["ar"]
GUIDE = "guide/i-am-afraid"
PROGRAMME = "programme/ekby-2024-2090"
TODAY = date(2026, 11, 30)


# ----- which messages ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def messages(tiny) -> list[Message]:
    labels = [Message("ui/phone", "Ring", "overrides/x.html"), Message("ui/programme", "Nivå", "overrides/x.html")]
    found = [*labels, *(one for record in tiny.records.values() for one in of_record(record, "docs/x.md"))]
    urgent = {"ui/phone", f"{GUIDE}#title"}
    return [replace(one, urgent=one.context in urgent) for one in found]


def asked(tiny, messages, wish, **states):
    """(page, number of messages) of a sheet, when all is translated."""
    words = Translations(AR, {one.key: "x" for one in messages}, {one.key: "machine" for one in messages} | states)
    pages, _ = chosen(wish, messages, tiny, words)
    return {page.ref: len(page.messages) for page in pages}


def test_a_sheet_asks_about_what_somebody_in_danger_reads(tiny, messages):
    assert asked(tiny, messages, Wish()) == {"ui": 1, GUIDE: 1}


@pytest.mark.parametrize(
    ("wish", "refs"),
    [
        (Wish(pages=(GUIDE,)), {GUIDE}),
        (Wish(pages=("ui", GUIDE)), {GUIDE, "ui"}),
        (Wish(tier="residents", pages=("service/fyren",)), set()),
        (Wish(tier="emergency", everything=True), {"ui", GUIDE}),
    ],
)
def test_it_may_be_of_some_pages_or_one_part(tiny, messages, wish, refs):
    assert asked(tiny, messages, wish).keys() == refs


def test_all_is_everything(tiny, messages):
    assert sum(asked(tiny, messages, Wish(everything=True)).values()) == len(messages)


def test_every_message_stands_on_one_page_and_parts_on_the_page_they_are_of(tiny, messages):
    pages = pages_of(messages, tiny)

    assert sorted(one.key for own in pages.values() for one in own) == sorted(one.key for one in messages)
    with_parts = {one: {message.context.partition("#")[0] for message in own} for one, own in pages.items()}
    assert with_parts[f"{PROGRAMME}/focus-area-1"] == {"action/ekby-1-1", "action/ekby-1-2"}


def test_pages_come_in_the_order_in_which_they_are_needed(tiny, messages):
    refs = list(pages_of(messages, tiny))

    assert refs[0] == GUIDE
    assert refs[-1] == "ui"


def test_a_page_begins_with_its_title_and_ends_with_what_is_not_shown(tiny, messages):
    fields = [one.context.partition("#")[2] for one in pages_of(messages, tiny)[GUIDE]]

    assert fields[:2] == ["title", "summary"]
    assert fields.count("search_words") == (fields[-1] == "search_words")


def test_what_a_human_has_reviewed_is_asked_only_when_all_is_wanted(tiny, messages):
    words = Translations(
        AR,
        {one.key: "x" for one in messages},
        {one.key: "reviewed" if one.context == f"{GUIDE}#title" else "machine" for one in messages},
    )
    (page,), reviewed = chosen(Wish(pages=(GUIDE,)), messages, tiny, words)
    (whole,), none = chosen(Wish(pages=(GUIDE,), everything=True), messages, tiny, words)

    assert (reviewed, none) == (1, 0)
    assert {one.context for one in whole.messages} - {one.context for one in page.messages} == {f"{GUIDE}#title"}


def test_what_is_not_translated_is_counted_and_suggestions_are_not_asked_about(tiny, messages):
    own = [one for one in messages if one.context.startswith(GUIDE)]
    words = Translations(AR, {one.key: "x" for one in own[1:]}, suggestions=frozenset([own[1].key]))

    (page,), _ = chosen(Wish(pages=(GUIDE,)), messages, tiny, words)

    assert len(page.messages) == len(own) - 2
    assert page.missing == 2


# ----- a page as text ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("<h1 id='x'>A</h1><p class='y'>B</p>", "<h4>A</h4><p>B</p>"),
        ("<p>Ring <a href='tel:112'><bdi dir='ltr'>112</bdi></a>.</p>", '<p>Ring <bdi dir="ltr">112</bdi>.</p>'),
        ("<p lang='sv' dir='ltr'>A &lt;b&gt; &amp; c</p>", '<p lang="sv" dir="ltr">A &lt;b&gt; &amp; c</p>'),
        ("<a data-fact='name' lang='sv'>A</a>", '<span lang="sv" class="fact">A</span>'),
        ("<nav>A</nav><p>B</p><footer><p>C</p></footer>", "<p>B</p>"),
        ("<p hidden>A<b>x</b></p><p data-notice='machine'>B</p>C", "C"),
        ("<svg><path d=''/><title>A</title></svg><p>B</p>", "<p>B</p>"),
        ("<p><button>A</button> </p><ul><li></li><li>B</li></ul>", "<ul><li>B</li></ul>"),
        ("<details><summary><h2>A</h2></summary><p>B</p></details>", "<div><div><h4>A</h4></div><p>B</p></div>"),
        ("<p>A<br>B <strong>c </strong>d</p>", "<p>A<br>B <strong>c </strong>d</p>"),
        ("<script>if (a < b) x('<p>')</script><p>B</p>", "<p>B</p>"),
        ("<p onclick='x' style='y' lang='\"><script>'>A</p>", '<p lang="&quot;&gt;&lt;script&gt;">A</p>'),
    ],
)
def test_of_html_the_text_and_its_marks_are_kept(given, expected):
    assert text_of(given) == expected


def test_only_the_article_of_a_page_is_read():
    assert text_of("<header>A</header><article><p>B</p></article><p>C</p>", "article") == "<div><p>B</p></div>"


# ----- the file ------------------------------------------------------------------------------------------------------


def run(command, *words):
    out = io.StringIO()
    code = command(*words, Console(file=out, width=200))
    return code, out.getvalue().splitlines()


def make(project, *pages, everything=False, id="ar", to=None):
    """A sheet of some pages: its text and what is in it."""
    path = to or project / "sheet.html"
    code, lines = run(sheet_commands.review_sheet, project, id, Wish(None, pages, everything), path)
    assert code == 0, lines
    text = path.read_text("utf-8")
    return text, html.fromstring(text)


def hash_of(text):
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_a_sheet_asks_nothing_of_anyone_and_runs_only_what_it_brings(copy):
    text, tree = make(copy, GUIDE, "ui")
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    allowed = dict(part.split() for part in policy.split("; "))
    parts = (("script-src", "<script>(.*?)</script>"), ("style-src", "<style>(.*?)</style>"))
    said = {name: f"'{hash_of(re.search(pattern, text, re.DOTALL)[1])}'" for name, pattern in parts}

    assert allowed == {"default-src": "'none'", **said, "base-uri": "'none'", "form-action": "'none'"}
    assert not tree.xpath("//*[@src or @style or @*[starts-with(name(), 'on')]]")
    assert not tree.xpath("//link | //img | //iframe | //form | //object")
    assert all(href.startswith("#") for href in tree.xpath("//@href"))
    assert not re.search(r"localStorage|sessionStorage|indexedDB|cookie|fetch\(|XMLHttp|https?://", text)
    assert "url(" not in text
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_a_message_stands_in_both_languages_with_what_the_page_fills_in(copy):
    _, tree = make(copy, GUIDE)
    by_context = {one.get("data-context"): one for one in tree.xpath("//li[@data-context]")}
    (first, *_) = tree.xpath(f"//li[@data-context='{GUIDE}#call' and contains(., 'Annars')]")
    (swedish,), (own,) = first.xpath(".//p[@class='swedish']"), first.xpath(".//p[@class='own']")

    assert (own.get("lang"), own.get("dir")) == ("ar", "rtl")
    assert by_context.keys() == {f"{GUIDE}#{name}" for name in ("title", "summary", "call", "afterwards")}
    for part in (swedish, own):
        facts = [fact.text_content() for fact in part.xpath(".//*[@class='fact']")]
        assert "031-390\u00a006\u00a000" in facts or "031-390\u00a006\u00a001" in facts, facts
        assert not re.search(r"[{}*]", part.text_content())
    assert own.xpath(".//*[@lang='sv' and @dir='ltr']"), "a Swedish name says that it is Swedish"
    assert first.xpath(".//code")[0].text == "{hours_fyren}"
    assert "{service_fyren}" in first.xpath(".//textarea/@data-coded")[0]


def test_fingerprints_are_those_of_reviews(copy):
    _, tree = make(copy, GUIDE)
    words = from_disk.read_words(copy, AR)[0].words
    rows = {reviews.row(*key, said, "person")[:3] for key, said in words.items()}

    found = [
        (one.get("data-context"), one.get("data-swedish"), one.get("data-words")) for one in tree.xpath("//li[@id]")
    ]

    assert found
    assert set(found) <= rows


def test_the_page_is_there_as_it_reads(copy):
    _, tree = make(copy, GUIDE)
    (view,) = tree.xpath("//div[@class='view']")
    words = from_disk.read_words(copy, AR)[0].words
    said = " ".join(view.text_content().split())

    assert (view.get("lang"), view.get("dir")) == ("ar", "rtl")
    for key, own in words.items():
        if key[0] in (f"{GUIDE}#title", f"{GUIDE}#summary"):
            assert own in said
    assert not view.xpath(".//a | .//button | .//img | .//nav | .//@hidden")


def test_a_part_of_a_plan_is_read_on_its_own_page(copy):
    _, tree = make(copy, f"{PROGRAMME}/focus-area-1")

    assert len(tree.xpath("//li[@data-context]")) > 2
    assert "1:2" in tree.xpath("//div[@class='view']")[0].text_content()


def test_words_that_readers_may_not_see_yet_are_judged_as_they_will_be(copy):
    settings = copy / "mkdocs.yml"
    text = settings.read_text("utf-8")
    assert "locale: ar" in text
    settings.write_text(text.replace("locale: ar", "locale: ar, unreviewed: leave-out"), "utf-8")

    _, tree = make(copy, GUIDE)
    (view,) = tree.xpath("//div[@class='view']")

    assert from_disk.read_words(copy, AR)[0].words[f"{GUIDE}#title", "Jag är rädd hemma"] in view.text_content()
    assert tree.xpath(f"//li[@data-context='{GUIDE}#title']//p[@class='own']")[0].text_content()


def test_labels_say_what_is_filled_in_by_its_name(copy):
    _, tree = make(copy, "ui")
    (date,) = tree.xpath("//li[@data-context='ui/about' and contains(., 'kontrollerades senast')]")

    assert [one.text_content() for one in date.xpath(".//div/p/bdi")] == ["{date}", "{date}"]
    assert date.xpath(".//p[@class='fills']")[0].text_content() == "{date}: datum"
    assert len(tree.xpath("//p[@class='fills']")) > 30
    assert not [one for one in tree.xpath("//p[@class='fills']") if "fylls i" in one.text_content()]


def test_terms_stand_beside_their_messages(copy):
    (copy / "translations/glossary.yml").write_text(
        "terms:\n  - term: rädd\n    forms: [rädd]\n    definition: Den som är orolig.\n"
        "    translations:\n      ar: { use: [خائف], avoid: [جبان] }\n",
        "utf-8",
    )
    _, tree = make(copy, GUIDE)

    terms = [" ".join(one.text_content().split()) for one in tree.xpath("//ul[@class='terms']/li")]

    assert terms == ["rädd: خائف, inte جبان. Den som är orolig."]


def test_what_a_catalogue_says_is_only_text(copy):
    catalogue = polib.pofile(str(copy / "translations/ar/LC_MESSAGES/interface.po"))
    entry = catalogue.find("Lämna sidan")
    entry.msgstr = 'اترك "الصفحة" & انتهى'
    catalogue.save()

    _, tree = make(copy, "ui")

    (message,) = tree.xpath("//li[@data-context='ui/exit' and contains(., 'Lämna sidan')]")
    assert message.xpath(".//p[@class='own']")[0].text_content() == entry.msgstr
    assert message.xpath(".//@data-coded") == [entry.msgstr]


def test_a_font_comes_with_the_sheet_where_a_device_may_lack_one(copy):
    settings = copy / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("locale: ar", "locale: ti"), "utf-8")

    text, tree = make(copy, "ui", id="ti")

    assert "font-src data:" in tree.xpath("//meta[@http-equiv]/@content")[0]
    assert re.findall(r"url\(\"([^;]*);", text) == ["data:font/woff2"]


def test_a_template_names_nothing_that_is_not_there(copy, monkeypatch):
    rendered = Renderer.html

    def strict(self, page, interface):
        if isinstance(page, Sheet):
            environment = Environment(loader=FileSystemLoader([ROOT / "overrides"]), undefined=StrictUndefined)
            return rendered(Renderer(environment, [ROOT / "overrides"]), page, interface)
        return rendered(self, page, interface)

    monkeypatch.setattr(Renderer, "html", strict)

    make(copy, GUIDE, "ui", "service/fyren")


def test_what_a_reader_does_is_also_said_in_the_language(copy):
    path = copy / "translations/ar/LC_MESSAGES/interface.po"
    catalogue = polib.pofile(str(path))
    said = {"Rätt": "صحيح", "Så ska det stå:": "يجب أن يكون:", "Hela sidan låter naturlig": "الصفحة كلها طبيعية"}
    for swedish, own in said.items():
        catalogue[:] = [entry for entry in catalogue if (entry.msgctxt, entry.msgid) != ("ui/sheet", swedish)]
        catalogue.append(polib.POEntry(msgctxt="ui/sheet", msgid=swedish, msgstr=own))
    catalogue.save()

    _, tree = make(copy, GUIDE)
    also = tree.xpath("//label/span[@class='also']")

    assert set(said.values()) <= {one.text for one in also}
    assert {(one.get("lang"), one.get("dir")) for one in also} == {("ar", "rtl")}


def test_every_role_has_a_name_in_the_sheet(copy):
    _, tree = make(copy, GUIDE)
    labels = [label.text_content().strip() for label in tree.xpath("//fieldset[@id='role']/label")]

    assert tree.xpath("//input[@name='role']/@value") == list(reviews.ROLES)
    assert not set(labels) & set(reviews.ROLES)


def test_a_sheet_is_no_part_of_the_site(tiny_site):
    assert not [path for path in tiny_site.rglob("*") if "review" in path.name or path.name == "sheet"]


@pytest.mark.parametrize("name", ["mkdocs.yml", "docs/new.html", "notes.txt"])
def test_no_other_file_is_written_over(copy, name):
    (copy / "notes.txt").write_text("Mine", "utf-8")
    before = (copy / name).read_bytes() if (copy / name).exists() else None

    code, lines = run(sheet_commands.review_sheet, copy, "ar", Wish(pages=(GUIDE,)), copy / name)

    assert code == 1
    assert lines[-1].endswith("stays as it is. Choose another name with --out")
    assert ((copy / name).read_bytes() if (copy / name).exists() else None) == before


def test_a_sheet_is_made_again_in_its_place(copy):
    make(copy, GUIDE)

    make(copy, "ui")


def test_unknown_pages_and_languages_are_told_all_at_once(copy):
    code, lines = run(sheet_commands.review_sheet, copy, "ar", Wish(pages=("guide/i-am-afrad", "x")), None)

    assert (code, len(lines)) == (1, 2)
    assert lines[0] == f"'guide/i-am-afrad' is not a page with words. Did you mean '{GUIDE}'?"
    assert run(sheet_commands.review_sheet, copy, "sv", Wish(), None)[0] == 1
    assert run(sheet_commands.review_sheet, copy, "arr", Wish(), None)[0] == 1


def test_where_all_is_reviewed_there_is_nothing_to_ask(copy):
    run(word_commands.review, copy, "ar", (GUIDE,), None, "translator", TODAY)

    code, lines = run(sheet_commands.review_sheet, copy, "ar", Wish(pages=(GUIDE,)), None)

    assert (code, lines) == (
        0,
        ["العربية: there is nothing to review; a human has reviewed 9 already (--all asks again)"],
    )
    make(copy, GUIDE, everything=True)


# ----- the answer ----------------------------------------------------------------------------------------------------


def answer_to(tree, verdicts, *, pages=(), role="language-reviewer", **changes):
    """An answer as the sheet's script saves it: verdicts by the index of the message, the rest right."""
    messages = []
    for index, one in enumerate(tree.xpath("//li[@data-context]")):
        fields = {name: one.get(f"data-{name}") for name in ("context", "swedish", "words")}
        said = verdicts.get(index, {"verdict": "right"})
        messages += [{**fields, **said}] if said else []
    about = tree.xpath("//body")[0]
    return {
        "format": about.get("data-format"),
        "version": int(about.get("data-version")),
        "language": about.get("data-language"),
        "made": about.get("data-made"),
        "saved": "2026-11-30",
        "role": role,
        "messages": messages,
        "pages": list(pages),
        **changes,
    }


def take(project, answer, to=None):
    path = project / "answer.json"
    path.write_text(answer if isinstance(answer, str) else json.dumps(answer, indent=1), "utf-8")
    return run(sheet_commands.review_by_sheet, project, "ar", "answer.json", to, TODAY)


def reviewed(project):
    known, _ = from_disk.read_reviews(project, AR)
    return {row.context: (row.reviewed_by, str(row.reviewed_on)) for row in known.rows.values() if row.reviewed_by}


def test_what_is_right_is_noted_by_role_and_day(copy):
    _, tree = make(copy, GUIDE)
    before = (copy / "translations/ar/LC_MESSAGES/guides.po").read_bytes()

    code, lines = take(copy, answer_to(tree, {1: None}))

    assert (code, lines) == (
        0,
        ["العربية: 8 reviewed by language-reviewer on 2026-11-30, 0 not right, 0 skipped"],
    )
    assert reviewed(copy) == dict.fromkeys(
        (f"{GUIDE}#title", f"{GUIDE}#call", f"{GUIDE}#afterwards"), ("language-reviewer", "2026-11-30")
    )
    assert (copy / "translations/ar/LC_MESSAGES/guides.po").read_bytes() == before
    assert len(make(copy, GUIDE)[1].xpath("//li[@data-context]")) == 1


def test_a_machine_is_still_said_to_have_made_the_words(copy):
    _, tree = make(copy, GUIDE)

    take(copy, answer_to(tree, {}))

    rows = [row for row in from_disk.read_reviews(copy, AR)[0].rows.values() if row.reviewed_by]
    assert {row.made_by for row in rows} == {"machine"}


def test_what_is_not_right_is_listed_with_what_the_gate_says_and_changes_nothing(copy):
    _, tree = make(copy, GUIDE)
    table = (copy / "reviews/ar.csv").read_bytes()
    verdicts = dict.fromkeys(range(20)) | {
        0: {"verdict": "wrong", "proposal": "أخاف في بيتي"},
        1: {"verdict": "wrong", "proposal": "اتصل على 0701234567", "remark": "Numret saknas."},
        2: {"verdict": "wrong"},
    }

    code, lines = take(copy, answer_to(tree, verdicts, pages=[{"page": GUIDE, "natural": True, "remark": "Bra."}]))

    assert code == 0
    place = r"\(translations/ar/LC_MESSAGES/guides\.po:\d+\)"
    assert [line for line in lines if re.fullmatch(rf"\S+ is not right {place}", line)] == [
        line for line in lines if "is not right" in line
    ]
    assert "  proposed: أخاف في بيتي" in lines
    assert "  the gate lets the proposal in" in lines
    refused = [line for line in lines if line.startswith("  the gate refuses it: ")]
    assert refused[0].endswith("[translation-figure]")
    assert "  remark:   Numret saknas." in lines
    assert f"{GUIDE} reads naturally as a whole: Bra." in lines
    assert lines[-1] == "العربية: 0 reviewed by language-reviewer on 2026-11-30, 3 not right, 0 skipped"
    assert (copy / "reviews/ar.csv").read_bytes() == table


def test_proposals_go_to_a_translator_in_a_file_that_lets_none_in_by_itself(copy):
    _, tree = make(copy, GUIDE)
    verdicts = {
        0: {"verdict": "wrong", "proposal": "أخاف في بيتي", "remark": "Bättre så."},
        1: {"verdict": "wrong"},
    }
    before = (copy / "translations/ar/LC_MESSAGES/guides.po").read_bytes()

    code, _ = take(copy, answer_to(tree, verdicts), copy / "build/out.xlf")
    text = (copy / "build/out.xlf").read_text("utf-8")
    taken = run(word_commands.import_words, copy, "ar", "build/out.xlf", "person", True)

    assert code == 0
    assert text.count("<trans-unit") == text.count('state="needs-review-translation"') == 2
    assert "أخاف في بيتي" in text
    assert "<note>Remark: Bättre så.</note>" in text
    assert taken[1][-1].startswith("العربية: 0 taken, 0 unchanged, 0 not translated, 2 skipped, 0 refused")
    assert (copy / "translations/ar/LC_MESSAGES/guides.po").read_bytes() == before

    (copy / "build/out.xlf").write_text(text.replace("needs-review-translation", "translated"), "utf-8")
    code, _ = run(word_commands.import_words, copy, "ar", "build/out.xlf", "person", True)
    assert code == 0
    assert "أخاف في بيتي" in (copy / "translations/ar/LC_MESSAGES/guides.po").read_text("utf-8")


def test_proposals_may_go_into_a_gettext_file(copy):
    _, tree = make(copy, GUIDE)

    take(copy, answer_to(tree, {0: {"verdict": "wrong", "proposal": "أنا خائف"}}), copy / "build/out.po")

    (entry,) = polib.pofile(str(copy / "build/out.po"))
    assert (entry.msgstr, entry.fuzzy) == ("أنا خائف", True)


def test_no_file_of_others_is_written_over_by_proposals(copy):
    _, tree = make(copy, GUIDE)
    before = (copy / "mkdocs.yml").read_bytes()

    code, lines = take(copy, answer_to(tree, {}), copy / "mkdocs.yml")

    assert code == 1
    assert lines[-1].endswith("Choose another name with --out")
    assert (copy / "mkdocs.yml").read_bytes() == before
    assert reviewed(copy) == {}


def change(project, name, old, new):
    path = project / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_only_what_still_stands_as_it_was_shown_is_noted(copy):
    _, tree = make(copy, GUIDE)
    words = from_disk.read_words(copy, AR)[0].words
    change(copy, "translations/ar/LC_MESSAGES/guides.po", words[f"{GUIDE}#title", "Jag är rädd hemma"], "أخاف في البيت")
    change(copy, "docs/guides/i-am-afraid.md", "Vad du kan göra om någon skrämmer dig.", "Vad du kan göra.")
    answer = answer_to(tree, {})
    answer["messages"].append({**answer["messages"][0], "context": "guide/gone#title"})

    code, lines = take(copy, answer)

    assert code == 0
    assert [line.rpartition("[")[2] for line in lines[:-1]] == ["answer-outdated]", "answer-outdated]", "answer-gone]"]
    assert re.match(rf"answer\.json:9:3: warning: The translation of '{GUIDE}#title' has changed since", lines[0])
    assert re.match(rf"answer\.json:\d+:3: warning: The Swedish of '{GUIDE}#summary' has changed since", lines[1])
    assert lines[-1].startswith("العربية: 7 reviewed by language-reviewer on 2026-11-30, 0 not right, 3 skipped")
    assert f"{GUIDE}#title" not in reviewed(copy)


def test_what_was_proposed_for_older_words_is_not_lost(copy):
    _, tree = make(copy, GUIDE)
    words = from_disk.read_words(copy, AR)[0].words
    change(copy, "translations/ar/LC_MESSAGES/guides.po", words[f"{GUIDE}#title", "Jag är rädd hemma"], "أخاف في البيت")

    _, lines = take(copy, answer_to(tree, {0: {"verdict": "wrong", "proposal": "خائف", "remark": "Hellre så"}}))

    assert "The proposal: خائف. The remark: Hellre så." in lines[0]


def test_a_review_of_others_that_is_called_wrong_is_told(copy):
    run(word_commands.review, copy, "ar", (GUIDE,), None, "translator", TODAY)
    _, tree = make(copy, GUIDE, everything=True)

    _, lines = take(copy, answer_to(tree, {0: {"verdict": "wrong"}}))

    assert "  It is still noted as reviewed by translator on 2026-11-30" in lines


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda answer: {**answer, "language": "en"}, "answer-language"),
        (lambda answer: {**answer, "role": "Amina"}, "answer-role"),
        (lambda answer: {**answer, "saved": "2026-12-24"}, "answer-day"),
        (lambda answer: json.dumps(answer)[:-40], "answer-syntax"),
        (lambda answer: " " * 4_000_001, "answer-size"),
        (
            lambda answer: {**answer, "messages": [{**answer["messages"][0], "remark": "a@example.org"}]},
            "answer-contact",
        ),
    ],
)
def test_of_a_bad_file_nothing_is_noted(copy, spoil, code):
    _, tree = make(copy, GUIDE)
    before = (copy / "reviews/ar.csv").read_bytes()

    ended, lines = take(copy, spoil(answer_to(tree, {})))

    assert ended == 1
    assert [line.rpartition("[")[2] for line in lines[:-1]] == [f"{code}]"]
    assert lines[-1] == "Nothing was noted"
    assert (copy / "reviews/ar.csv").read_bytes() == before


def test_an_answer_without_a_file_or_in_another_encoding_is_told(copy):
    code, lines = run(sheet_commands.review_by_sheet, copy, "ar", "nowhere.json", None, TODAY)
    assert (code, lines[0]) == (
        1,
        "nowhere.json:1:1: There is no such file. Check how its name is spelled. [unreadable]",
    )

    (copy / "latin.json").write_bytes('{"remark": "å"}'.encode("latin-1"))
    code, lines = run(sheet_commands.review_by_sheet, copy, "ar", "latin.json", None, TODAY)
    assert (code, lines[0].rpartition("[")[2]) == (1, "not-utf-8]")


def test_an_answer_to_nothing_is_no_success(copy):
    _, tree = make(copy, GUIDE)

    code, lines = take(copy, answer_to(tree, dict.fromkeys(range(20))))

    assert code == 1
    assert lines[-1].startswith("العربية: 0 reviewed")


@pytest.mark.parametrize(
    "more", [["--role", "translator"], ["--by", "person"], [GUIDE], ["--all"], ["--on", "2026-11-30"]]
)
def test_a_sheet_says_who_and_what_by_itself(copy, more):
    from typer.testing import CliRunner

    from fristad.__main__ import app

    done = CliRunner().invoke(app, ["review", "ar", *more, "--sheet", "x.json", "--project", str(copy)])

    assert done.exit_code == 2


def test_a_file_for_proposals_needs_a_sheet(copy):
    from typer.testing import CliRunner

    from fristad.__main__ import app

    words = ["review", "ar", "--all", "--role", "translator", "--out", "x.xlf", "--project", str(copy)]

    assert CliRunner().invoke(app, words).exit_code == 2
