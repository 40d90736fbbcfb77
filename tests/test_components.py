"""Components: each macro with its examples, in an environment that escapes everything and knows no undefined name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from lxml import html
from markupsafe import Markup, escape
from mkdocs.utils import get_theme_dir

from fristad.languages.known_languages import LANGUAGES
from fristad.languages.text import Text
from fristad.pages.contract import ChoicePage, FinderPage
from fristad.pages.frame_contract import CallBox, Clock, Notice
from fristad.pages.kinds.staff_contract import Handout, Kit, Shared
from fristad.pages.parts import (
    Card,
    ChoiceView,
    Contact,
    Day,
    EmailLink,
    FacetView,
    FactPair,
    FactView,
    HoursView,
    LanguageLink,
    Link,
    NameLink,
    NameView,
    Pair,
    Passage,
    PhoneLink,
    PhoneView,
    SaidFact,
    SectionView,
    ShownContact,
    SourceView,
    Step,
    Way,
    WebLink,
)
from fristad.pages.plan_parts import (
    ActionRow,
    CountView,
    DefinitionView,
    FocusAreaView,
    GapView,
    LanguagesView,
    QuotedView,
)

OVERRIDES = Path(__file__).parent.parent / "overrides"
LOADER = FileSystemLoader([OVERRIDES, get_theme_dir("material")])
SV, AR = LANGUAGES["sv"], LANGUAGES["ar"]


def words(text: str, language=SV, page=SV) -> Text:
    return Text(escape(text), text, language, page)


def t(context: str, text: str, **facts: object) -> Text:
    for name, value in facts.items():
        text = text.replace("{" + name + "}", str(value))
    return words(text)


@pytest.fixture(scope="module")
def render():
    environment = Environment(loader=LOADER, autoescape=True, undefined=StrictUndefined)
    environment.globals["t"] = t

    def rendered(component: str, call: str, **given: object):
        source = f'{{% import "components/{component}.html" as it %}}{{{{ it.{call} }}}}'
        return html.fragment_fromstring(environment.from_string(source).render(**given), create_parent="div")

    return rendered


NUMBER = PhoneLink("tel:112", "112", words("nödnummer"), "")
HREF = "https://example.org/a"
SOURCE = SourceView(words("Operatören: numret"), HREF, "example.org", "2024-01")
UNSURE = HoursView(words("måndag–fredag"), (words("Stängt i juli"),), week="540-960 - ?", label=words("Öppet:"))
BOOKED = HoursView(None, (words("Du bokar en tid"), words("Ring först")))
ACTION_ROW = ActionRow("plan/2:1", "action-2-1", "2:1", words("Titel"), "f/#action-2-1", (), (), None, None)
FACT = FactView("cost", words("Kostnad"), (words("Gratis"),))
CALL = CallBox(
    name=words("Fyren"),
    href="services/fyren/",
    called=words("Stödlinje"),
    contact=Contact(
        of="service/x",
        phones=(),
        chat=WebLink("chat", HREF, "example.org", ""),
        chat_hours=None,
        chat_sources=(),
        web=None,
        email=None,
        address=None,
        hours=None,
        sources=(),
    ),
    phone=PhoneView(None, NUMBER, sms=False),
    facts=(FACT,),
    emergency=False,
)


def phone(**changes) -> PhoneView:
    return PhoneView(**{"label": words("Stödtelefon"), "link": NUMBER, "sms": False, **changes})


def contact(**changes) -> Contact:
    nothing = dict.fromkeys(("chat", "chat_hours", "web", "email", "address", "hours"))
    given = {"of": "service/x", "phones": (phone(),)}
    return Contact(**{**given, **nothing, "sources": (), "chat_sources": (), **changes})


def card(**changes) -> Card:
    given = {
        "ref": "service/x",
        "name": words("Fyren"),
        "href": "../x/",
        "summary": words("Ring <b>oss</b>"),
        "contact": contact(),
        "area": words("Hela Sverige"),
        "called": words("stödlinje"),
        "facts": (FactView("cost", words("Kostnad"), (words("Gratis"),)),),
    }
    return Card(**{**given, **changes})


def count(stale):
    return CountView(Markup("93 %"), 93, words(stale) if stale else None)


SHARED = Shared(AR, words("arabiska"), words("أنا & ن", AR, AR), "../ar/show/", "https://x.example/ar/")
EXAMPLES = [
    # component, macro call, what it is given, {xpath: what it finds as text, or None for nothing}
    ("exit", "link(url)", {"url": HREF}, {"//a[@data-exit]/@href": HREF, "//a/@target": None, "//a/@title": None}),
    ("exit", "link(url)", {"url": 'https://x/?"><b>'}, {"//b": None}),
    ("spoken", "words('said', text)", {"text": words("Öppet")}, {".": 'data-said="Öppet" data-said-tag="sv"'}),
    ("count", "one(count)", {"count": count(None)}, {"//@data-percent": "93", "//br": None}),
    (
        "count",
        "one(count)",
        {"count": count("Äldre än svenskan: 3")},
        {"//span[@class='f-small']": "Äldre än svenskan: 3"},
    ),
    ("emergency", "strip(phone)", {"phone": phone()}, {"//a[@data-fact='phone']": "112"}),
    ("emergency", "strip(phone)", {"phone": None}, {"//aside": None}),
    ("contact", "number(phone, false)", {"phone": phone()}, {"//span": "Stödtelefon"}),
    ("contact", "number(phone, true)", {"phone": phone()}, {"//span": None}),
    ("contact", "number(phone, true)", {"phone": phone(sms=True)}, {"//li": "Sms 112"}),
    (
        "hours",
        "shown(contact)",
        {"contact": contact(hours=UNSURE)},
        {
            "//p[@data-fact='hours']": "Öppet: måndag–fredag Stängt i juli",
            "//p/br/following-sibling::span": "Stängt i juli",
            "//p/@data-of": "service/x",
            "//p/@data-open": "540-960 - ?",
            "//p/@data-except": None,
        },
    ),
    (
        "hours",
        "shown(contact)",
        {"contact": contact(hours=BOOKED)},
        {"//p": "Du bokar en tid Ring först", "//p/@data-open": None},
    ),
    ("hours", "words(clock)", {"clock": None}, {"//p": None}),
    (
        "hours",
        "words(clock)",
        {"clock": Clock(words("Öppet till {time}"), words("Öppnar"), words("Stängt"), "måndag|tisdag", 21000, "20811")},
        {"//p[@hidden]/@data-opened": "Öppet till {time}", "//p/@data-shut": "Stängt", "//p": ""},
    ),
    (
        "facet",
        "links(facet)",
        {"facet": FacetView("area", words("Var?"), (ChoiceView(words("Ekby"), "by/area/ekby/", "lanet"),))},
        {"//section/@data-facet": "area", "//li/a[@data-within='lanet']": "Ekby", "//li": "Ekby"},
    ),
    (
        "facet",
        "finder(page)",
        {
            "page": FinderPage(
                body=(), facets=(), more=(), first=(card(),), all=7, rest="x/", hurting=(), all_names=None
            )
        },
        {
            "//div/@data-said": "{shown} av {all} visas",
            "//*[@role='status']": "1 av 7 visas",
            "//div[@class='f-answers']/@tabindex": "-1",
            "//a[@data-rest]/@href": "x/",
            "//button[@data-show][@hidden]": "Visa stöd",
        },
    ),
    (
        "facet",
        "again(page)",
        {
            "page": ChoicePage(
                question=words("Var?"),
                choices=(Link(words("Ekby"), "./", current=True), Link(words("Länet"), "../lanet/")),
                questions=(Link(words("Vad?"), "../../#f-about"),),
                of_language=False,
                cards=(),
                instead=(),
                previous="",
                next="",
                wider=(),
            )
        },
        {"//li/a[@aria-current='page']": "Ekby", "//li[2]/a[@href='../lanet/']": "Länet", "//ul[2]/li/a": "Vad?"},
    ),
    (
        "facet",
        "names(names)",
        {
            "names": (
                NameView(words("Fyren"), words("stöd"), "x/", NUMBER),
                NameView(words("Y"), words("stöd"), "y/", None),
            )
        },
        {"//ul/li/a[@href='x/']": "Fyren", "//li[2]": "Y (stöd)"},
    ),
    (
        "card",
        "one(card, 2)",
        {
            "card": card(
                fits="area-ekby", details=(FactView("audience", words("För vem?"), (words("barn"), words("unga"))),)
            )
        },
        {"//section/@data-fits": "area-ekby", "//p/span[@data-fact='audience']": "barn · unga"},
    ),
    (
        "card",
        "one(card, 2)",
        {"card": card(contact=contact(phones=()), instead=NameView(words("Bris"), words("stöd"), "b/", NUMBER))},
        {"//p[a[@href='b/']]": "Inget nummer här? Ring i stället: Bris 112", "//p[@class='f-none']": None},
    ),
    ("contact", "ways(contact)", {"contact": contact()}, {"//p[@data-fact='hours']": None}),
    (
        "text",
        "whole(passages)",
        {
            "passages": (
                Passage(Markup("<p>Ring:</p>"), (card(),), 3, (words("Ring kommunen."),)),
                Passage(Markup("<p>x</p>")),
            )
        },
        {
            "//section/h3": "Fyren",
            "//div/following-sibling::p[1]": "Ring kommunen.",
            "//p[@class='f-card__kind']": "stödlinje · Hela Sverige",
        },
    ),
    (
        "values",
        "name(link)",
        {"link": NameLink(words("Fyren", SV, AR), "x/", "", words("خط دعم", AR, AR), True)},
        {"//a": "خط دعم (Fyren)", "//a//bdi[@data-fact='name' and @lang='sv' and @dir='ltr']": "Fyren"},
    ),
    (
        "values",
        "name(link)",
        {"link": NameLink(words("Fyren", SV, AR), "x/", "", words("خط دعم", AR, AR))},
        {".": "Fyren (خط دعم)", "//a[@data-fact='name']": "Fyren"},
    ),
    (
        "facet",
        "names(names)",
        {"names": (NameView(words("Fyren", SV, AR), words("خط دعم", AR, AR), "x/", NUMBER, True),)},
        {"//li": "خط دعم (Fyren) 112", "//a/@href": "x/", "//a//bdi[@lang='sv']": "Fyren"},
    ),
    (
        "card",
        "one(card, 3)",
        {"card": card(name=words("Fyren", SV, AR), called=words("خط دعم", AR, AR), called_first=True)},
        {"//h3": "خط دعم (Fyren)", "//p[@class='f-card__kind']": "Hela Sverige"},
    ),
    (
        "contact",
        "ways(contact)",
        {"contact": contact(phones=())},
        {"//p": "Vi har inga kontaktuppgifter som vi är säkra på.", "//ul": None},
    ),
    (
        "contact",
        "ways(contact)",
        {"contact": contact(sources=(SOURCE,))},
        {"//p[@class='f-unsure']/a/@href": HREF},
    ),
    ("contact", "ways(contact)", {"contact": contact()}, {"//p[@class='f-unsure']": None}),
    ("card", "one(card, 3)", {"card": card()}, {"//h3/a": "Fyren", "//h3/a//@data-of": "service/x", "//b": None}),
    ("card", "one(card, 3)", {"card": card()}, {"//ul[@class='f-tags']/li/@data-fact": "cost"}),
    (
        "card",
        "one(card, 3)",
        {"card": card(summary=words("Ring", SV, AR))},
        {"//p[@lang='sv' and @dir='ltr']": "Ring"},
    ),
    (
        "text",
        "whole(passages)",
        {"passages": (Passage(Markup("<p>Ring</p>"), (card(),), 4), Passage(Markup("<p>Sedan</p>")))},
        {
            "//p[1]": "Ring",
            "//div[@class='f-cards']/section/h4/a": "Fyren",
            "//div[@class='f-cards']/following-sibling::p": "Sedan",
        },
    ),
    ("card", "one(card, 3)", {"card": card(facts=())}, {"//ul[@class='f-tags']": None}),
    (
        "sources",
        "all(sources)",
        {"sources": (SOURCE,)},
        {"//a/@href": HREF, "//li[@lang='sv' and @dir='ltr']": "example.org: Operatören: numret (2024-01)"},
    ),
    ("sources", "all(sources)", {"sources": ()}, {"//details": None}),
    (
        "notice",
        "all(notices, link)",
        {"notices": (Notice("machine", words("Av en dator")),), "link": Link(words("x"), "about/coverage/")},
        {"//p/@data-notice": "machine", "//p/a[@href='about/coverage/']": "Om översättningen"},
    ),
    ("notice", "all(notices, none)", {"notices": ()}, {"//p": None}),
    (
        "call",
        "box(one)",
        {"one": CALL},
        {
            "//section[@data-call]/p[@class='f-call__for']": "Stödlinje · Fyren",
            "//section/a[@href='tel:112' and contains(@aria-label, ' 112')]/bdi[@dir='ltr']": "112",
            "//ul[@class='f-tags']/li[@data-fact='cost']": "Gratis",
            "//div/p[@class='f-call__chat']/a/@href": HREF,
            "//div[@class='f-calls']/section[2]": None,
        },
    ),
    (
        "call",
        "box(one)",
        {"one": replace(CALL, called=None, emergency=True, also=CALL)},
        {
            "//section[1]/p": "Akut fara? Ring",
            "//section[2]/a[@data-fact='phone']": "112",
        },
    ),
    (
        "call",
        "box(one)",
        {"one": replace(CALL, called=None, href="")},
        {"//section/a[contains(@aria-label, ' 112')]": "112", "//p[@class='f-call__for']": None},
    ),
    (
        "call",
        "box(one)",
        {"one": replace(CALL, phone=None)},
        {"//section/a[@data-fact='chat']/@href": HREF, "//p[@class='f-call__chat']": None},
    ),
    ("call", "box(one)", {"one": None}, {"//section": None}),
    (
        "text",
        "steps(sections)",
        {
            "sections": (
                Step(Markup("<h2>Ring</h2>"), (Passage(Markup("<p>nu</p>")),)),
                Step(Markup("<h2>Sedan</h2>"), (Passage(Markup("<p>x</p>"), (card(),), 3),), folded=True),
            )
        },
        {"//div/div/h2": "Ring", "//details/summary/h2": "Sedan", "//details/div/section/h3/a": "Fyren"},
    ),
    (
        "languages",
        "choice(languages, '/s/x/')",
        {"languages": (LanguageLink(SV, "./", True), LanguageLink(AR, "ar/", False))},
        {
            "//a[@lang='ar' and @dir='rtl' and @hreflang='ar']": "العربية",
            "//summary/span/bdi[1]": "العربية",
            "//summary/span/bdi[@aria-current]": "svenska",
            "//details/ul/li/a[@aria-current]": "svenska",
        },
    ),
    (
        "languages",
        "choice(languages, '/s/x/')",
        {"languages": tuple(LanguageLink(language, "./", False) for language in LANGUAGES.values())},
        {"//details": None, "//li": None, "//nav/a[@href='/s/x/']/span[1]": "Language", "//bdi[8]": None},
    ),
    (
        "languages",
        "all(languages)",
        {"languages": (LanguageLink(SV, "./", True), LanguageLink(AR, "ar/", False))},
        {"//details": None, "//nav/ul/li/a[@lang='ar' and @dir='rtl' and @hreflang='ar']": "العربية"},
    ),
    (
        "navigation",
        "links(items)",
        {"items": (Link(words("Hitta stöd"), "services/", True),)},
        {"//a[@aria-current='true']": "Hitta stöd"},
    ),
    (
        "languages",
        "beside(link)",
        {"link": Link(words("Visa för någon på ett annat språk"), "show/")},
        {"//p/a[@href='show/']": "Visa för någon på ett annat språk"},
    ),
    ("languages", "beside(link)", {"link": None}, {"//a": None}),
    ("copy", "address(url)", {"url": "https://x.example/s/22222/"}, {"//p[@dir='ltr']": "https://x.example/s/22222/"}),
    (
        "copy",
        "lines(own, url, swedish)",
        {
            "own": [words("أنا في خطر", AR, AR), None],
            "swedish": [words("Jag är i fara")],
            "url": "https://x.example/",
        },
        {
            "//div/p[@lang='ar' and @dir='rtl']": "أنا في خطر",
            "//div/p[2]": "(Jag är i fara)",
            "//div/p[3][@dir='ltr']": "https://x.example/",
        },
    ),
    (
        "copy",
        "links(all)",
        {"all": (SHARED, replace(SHARED, title=words("Jag är i fara", page=AR)))},
        {
            "//div": '<ul> <li><a href="https://x.example/ar/" lang="ar" hreflang="ar" dir="rtl" rel="noreferrer">'
            "أنا &amp; ن</a></li> </ul>",
            "//a": None,
        },
    ),
    (
        "kits",
        "languages(kits)",
        {"kits": (Kit(AR, words("arabiska"), "../ar/", current=True),)},
        {"//a[@aria-current='page']/@href": "../ar/", "//a": "arabiska العربية", "//a/bdi[@lang='ar']": "العربية"},
    ),
    (
        "kits",
        "audience(all)",
        {"all": (("child", words("barn")),)},
        {"//fieldset[@hidden]/legend": "Vem är det till för?", "//label[input/@value='child']": "barn"},
    ),
    (
        "kits",
        "handout(one)",
        {
            "one": Handout(
                ref="guide/x",
                title=words("Fyren"),
                called=words("stödlinje"),
                shared=SHARED,
                summary=words("نص", AR, AR),
                message=words("معلومات", AR, AR),
                short_url="https://x.example/s/22222/",
                prints=(Link(words("Affisch"), "../prints/ar/poster-22222.pdf"),),
                audience=("child", "young"),
            )
        },
        {
            "//section/@data-for": "child young",
            "//section/h2": "Fyren (stödlinje) أنا & ن",
            "//h2//span[@lang='ar']/@dir": "rtl",
            "//ul/li/a[@href='../prints/ar/poster-22222.pdf']": "Affisch",
            "//p/a[@href='../ar/show/']": "Visa med svenska bredvid",
            "//h3[.='Meddelande']/following-sibling::div[1]": "معلوماتhttps://x.example/s/22222/",
        },
    ),
    ("navigation", "trail(items)", {"items": ()}, {"//nav": None}),
    (
        "link_list",
        "all(links)",
        {"links": (Link(words("A"), "a/", summary=words("Om <a>")),)},
        {"//li/a/@href": "a/", "//li/p": "Om <a>"},
    ),
    (
        "definition",
        "all(definitions)",
        {"definitions": (DefinitionView(Link(words("P"), "p/"), words("Ord"), None, None, None),)},
        {"//strong": "Ord", "//blockquote": None},
    ),
    (
        "quoted",
        "all(items)",
        {"items": (QuotedView(words("Delmål"), words("Rutiner"), Link(words("Svar"), "s/"), words("s. 1")),)},
        {"//li/span/a/@href": "s/"},
    ),
    (
        "action",
        "links(actions)",
        {"actions": (Link(words("2:1 Titel"), "p/#action-2-1", ref="plan/2:1"),)},
        {"//a/@data-action": "plan/2:1"},
    ),
    (
        "action",
        "listed(actions)",
        {"actions": (Link(words("2:1 Titel"), "p/#action-2-1", ref="plan/2:1"),)},
        {"//li/a/@data-action": "plan/2:1", "//li/a": "2:1 Titel"},
    ),
    (
        "action",
        "table(areas)",
        {"areas": (FocusAreaView(2, words("Område"), "f/", (ACTION_ROW,)),)},
        {
            "//thead//th[@scope='col'][2]": "Ansvarig",
            "//tr[@id='focus-area-2']/th[@scope='rowgroup']/a/@href": "f/",
            "//tr[@id='action-2-1']/th[@scope='row']/a[@data-action='plan/2:1']/@href": "f/#action-2-1",
            "//tr[@id='action-2-1']/td[2]": "Ingen sida här genomför åtgärden.",
        },
    ),
    (
        "contents",
        "all(sections)",
        {"sections": (SectionView(words("Våld", SV, AR), "2/#b", ("b", "c")),)},
        {
            "//nav/@aria-labelledby": "f-contents",
            "//li/a[@lang='sv']/@href": "2/#b",
            "//li/span[@id='b']": "",
            "//li/span[@id='c']": "",
        },
    ),
    ("contents", "all(sections)", {"sections": ()}, {"//nav": None}),
    (
        "contents",
        "onward(previous, next)",
        {"previous": None, "next": Link(words("Mer"), "3/")},
        {"//li": "Efter: Mer", "//a[@rel='next']/@href": "3/", "//a[@rel='prev']": None},
    ),
    (
        "in_languages",
        "all(found)",
        {"found": LanguagesView((words("svenska"),), ((words("suomi"), CountView(Markup("93\xa0%"), 93, None)),))},
        {"//p[1]": "Allt finns på: svenska", "//p[2]/span/@data-percent": "93"},
    ),
    (
        "html_head",
        "beginning(root)",
        {"root": "../"},
        {
            "//meta[@name='referrer']/@content": "no-referrer",
            "//link[@rel='stylesheet']/@href": "../assets/style.css",
            "//script/@src": "../assets/site.js",
            "//meta[contains(@content, 'connect-src') or contains(@content, 'wasm')]": None,
        },
    ),
    (
        "html_head",
        "beginning(root, fetches=true, compiles=true, script='')",
        {"root": "../"},
        {
            "//meta[contains(@content, \"; connect-src 'self';\")]/@http-equiv": "Content-Security-Policy",
            "//meta[contains(@content, \"'self' 'wasm-unsafe-eval';\")]/@http-equiv": "Content-Security-Policy",
            "//script": None,
        },
    ),
    (
        "share",
        "preview()",
        {},
        {
            "//meta[@property='og:title']/@content": "Information",
            "//meta[@property='og:description']/@content": "Information på flera språk",
            "//meta[@property='og:type']/@content": "website",
            "//meta[@property='og:image']": None,
        },
    ),
    (
        "gap",
        "all(gaps)",
        {"gaps": (GapView(words("En <bild>"), "WCAG 1.1.1", words("Vi hann inte"), None),)},
        {"//li/@data-requirement": "WCAG 1.1.1", "//li/p[1]": "En <bild>", "//li/p[4]": None},
    ),
    (
        "beside",
        "pair(words, two)",
        {"words": Pair(words("Ring <a>"), words("اتصل", AR, AR)), "two": (SV, AR)},
        {"//div[@lang='sv' and @dir='ltr']": "Ring <a>", "//div[@lang='ar' and @dir='rtl']": "اتصل", "//a": None},
    ),
    (
        "beside",
        "pair(words, two)",
        {"words": Pair(words("Ring"), None), "two": (SV, AR)},
        {"//div[@class='f-once' and @lang='sv']": "Ring", "//div[@lang='ar']": None},
    ),
    (
        "beside",
        "ways(contact, two)",
        {"contact": ShownContact((Way(Pair(words("Ring"), None), (), NUMBER),), None, None, None, ()), "two": (SV, AR)},
        {"//div[@class='f-once f-value']/a/@href": "tel:112", "//div[contains(@class,'f-unsure')]": None},
    ),
    (
        "beside",
        "facts(facts, two)",
        {"facts": (FactPair(FACT, FactView("cost", words("ثمن", AR, AR), (words("x", AR, AR),))),), "two": (SV, AR)},
        {"//div[@lang='sv']/dt": "Kostnad", "//div[@lang='ar']/dt": "ثمن", "//dd[@data-fact='cost']": "Gratis"},
    ),
    (
        "beside",
        "ways(contact, two)",
        {
            "contact": ShownContact(
                (),
                None,
                (
                    SaidFact("hours", words("dygnet runt"), "", words("Öppet:")),
                    SaidFact("hours", words("x", AR, AR), ""),
                ),
                None,
                (),
            ),
            "two": (SV, AR),
        },
        {"//div[@lang='sv']/span[@data-fact='hours']": "Öppet: dygnet runt", "//div[@lang='ar']/span": "x"},
    ),
    (
        "values",
        "phone(link)",
        {"link": PhoneLink("tel:112", "112", words('Vän & "stöd"'), "service/x")},
        {
            "//a[@class='phone' and @href='tel:112' and @data-of='service/x']/bdi[@dir='ltr']": "112",
            "//a/@aria-label": 'Vän & "stöd" 112',
        },
    ),
    (
        "values",
        "web(link)",
        {"link": WebLink("chat", HREF, "example.org/<a>", "")},
        {f"//a[@href='{HREF}' and @data-fact='chat' and @rel]/bdi[@dir='ltr']": "example.org/<a>", "//@data-of": None},
    ),
    (
        "values",
        "email(link)",
        {"link": EmailLink("a@x.example", "")},
        {"//a[@href='mailto:a@x.example']": "a@x.example"},
    ),
    (
        "values",
        "said(fact)",
        {"fact": SaidFact("address", words("Storgatan 1", SV, AR), "service/x")},
        {"//span[@data-fact='address' and @data-of='service/x']/span[@lang='sv']": "Storgatan 1"},
    ),
    (
        "values",
        "link_to_name(link)",
        {"link": NameLink(words("Fyren", SV, AR), "x/", "service/x")},
        {"//a[@href='x/' and @data-fact='name']/bdi[@lang='sv' and @dir='ltr']": "Fyren"},
    ),
    (
        "values",
        "day(day)",
        {"day": Day("checked", "2026-11-21", words("21 november 2026"))},
        {"//time[@data-fact='checked' and @datetime='2026-11-21']": "21 november 2026"},
    ),
    ("values", "link(link)", {"link": Link(words("Hot", SV, AR), "x/")}, {"//a[@href='x/' and @lang='sv']": "Hot"}),
    (
        "listen",
        "control(root)",
        {"root": "../"},
        {"//p[@hidden]/@data-listen": "../assets/listen.js", "//button[1]": "Lyssna", "//button[@hidden]": "Stoppa"},
    ),
    (
        "about_page",
        "facts(about, frame)",
        {
            "about": SimpleNamespace(
                checked=Day("checked", "2026-11-21", words("21 november 2026")),
                owner=words("Nämnden"),
                owner_href="n/",
                implements=(),
                sources=(),
                sources_href="../../x/#f-sources",
            ),
            "frame": SimpleNamespace(short_href="../s/x/", short_url="https://example.org/s/x/"),
        },
        {
            "//footer/details/p/a/@href": "n/",
            "//footer/details/p[a[@href='../../x/#f-sources']]": "Var uppgifterna kommer ifrån (svenska)",
            "//footer/details/@class": "f-about",
            "//a[@href='../s/x/']/bdi[@dir='ltr']": "https://example.org/s/x/",
        },
    ),
]


def found(tree, xpath: str) -> str | None:
    nodes = tree.xpath(xpath)
    if not nodes:
        return None
    first = nodes[0]
    text = first if isinstance(first, str) else first.text_content()
    return " ".join(str(text).split())


@pytest.mark.parametrize(("component", "call", "given", "shows"), EXAMPLES)
def test_a_component_shows_what_it_is_given(render, component, call, given, shows):
    tree = render(component, call, **given)

    assert {xpath: found(tree, xpath) for xpath in shows} == shows


def test_every_component_has_an_example():
    components = {path.stem for path in (OVERRIDES / "components").glob("*.html")}

    assert components == {component for component, *_ in EXAMPLES}
