"""Components: each macro with its examples, in an environment that escapes everything and knows no undefined name."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from lxml import html
from markupsafe import Markup, escape

from fristad.languages.table import LANGUAGES
from fristad.languages.text import Text
from fristad.pages.contract import ChoicePage, FinderPage
from fristad.pages.parts import (
    Card,
    ChoiceView,
    Clock,
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
    Notice,
    Pair,
    Passage,
    PhoneLink,
    PhoneView,
    SaidFact,
    ShownContact,
    SourceView,
    Way,
    WebLink,
)
from fristad.pages.plan_parts import CountView, DefinitionView, GapView, QuotedView

OVERRIDES = Path(__file__).parent.parent / "overrides"
SV, AR = LANGUAGES["sv"], LANGUAGES["ar"]


def words(text: str, language=SV, page=SV) -> Text:
    return Text(escape(text), text, language, page)


def t(context: str, text: str, **facts: object) -> Text:
    for name, value in facts.items():
        text = text.replace("{" + name + "}", str(value))
    return words(text)


@pytest.fixture(scope="module")
def render():
    environment = Environment(loader=FileSystemLoader(OVERRIDES), autoescape=True, undefined=StrictUndefined)
    environment.globals["t"] = t

    def rendered(component: str, call: str, **given: object):
        source = f'{{% import "components/{component}.html" as it %}}{{{{ it.{call} }}}}'
        return html.fragment_fromstring(environment.from_string(source).render(**given), create_parent="div")

    return rendered


NUMBER = PhoneLink("tel:112", "112", "")
HREF = "https://example.org/a"
SOURCE = SourceView(words("Operatören: numret"), HREF, "example.org", "2024-01")
UNSURE = HoursView(words("måndag–fredag"), (words("Stängt i juli"),), week="540-960 - ?")
BOOKED = HoursView(None, (words("Du bokar en tid"), words("Ring först")))
FACT = FactView("cost", words("Kostnad"), (words("Gratis"),))


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
        {"link": NameLink(words("Skyddat boende", SV, AR), "x/", "", words("سكن محمي", AR, AR), named=False)},
        {".": "سكن محمي (Skyddat boende)", "//a[@data-fact='name']": "Skyddat boende"},
    ),
    (
        "values",
        "name(link)",
        {"link": NameLink(words("Fyren", SV, AR), "x/", "", words("خط دعم", AR, AR))},
        {".": "Fyren (خط دعم)"},
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
    ("card", "one(card, 3)", {"card": card()}, {"//h3/a": "Fyren", "//h3/a/@data-of": "service/x", "//b": None}),
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
        {"//a/@href": HREF, "//span[@lang='sv']": "Operatören: numret (2024-01)"},
    ),
    ("sources", "all(sources)", {"sources": ()}, {"//details": None}),
    (
        "notice",
        "all(notices)",
        {"notices": (Notice("machine", words("Av en dator")),)},
        {"//p/@data-notice": "machine"},
    ),
    ("notice", "all(notices)", {"notices": ()}, {"//p": None}),
    (
        "languages",
        "choice(languages, '/s/x/')",
        {"languages": (LanguageLink(SV, "./", True), LanguageLink(AR, "ar/", False))},
        {
            "//a[@lang='ar' and @dir='rtl' and @hreflang='ar']": "العربية",
            "//a[@aria-current]": "svenska",
            "//details": None,
        },
    ),
    (
        "languages",
        "choice(languages, '/s/x/')",
        {"languages": tuple(LanguageLink(language, "./", False) for language in list(LANGUAGES.values())[:12])},
        {"//details/summary": "Språk · Language"},
    ),
    (
        "languages",
        "choice(languages, '/s/x/')",
        {"languages": tuple(LanguageLink(language, "./", False) for language in LANGUAGES.values())},
        {"//details": None, "//li": None, "//nav/a[@href='/s/x/']": "Språk · Language"},
    ),
    (
        "navigation",
        "links(items)",
        {"items": (Link(words("Hitta stöd"), "services/", True),)},
        {"//a[@aria-current='true']": "Hitta stöd"},
    ),
    (
        "languages",
        "beside(languages)",
        {"languages": (LanguageLink(AR, "../ar/show/", False),)},
        {"//details/summary": "Visa för någon på ett annat språk", "//a[@lang='ar']/@href": "../ar/show/"},
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
        {"actions": (Link(words("2:1"), "p/#action-2-1", ref="plan/2:1"),)},
        {"//a/@data-action": "plan/2:1"},
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
        {"link": PhoneLink("tel:112", "112", "service/x")},
        {"//a[@class='phone' and @href='tel:112' and @data-of='service/x']/bdi[@dir='ltr']": "112"},
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
            "//footer/p/a/@href": "n/",
            "//footer/p[a[@href='../../x/#f-sources']]": "Var uppgifterna kommer ifrån (svenska)",
            "//details": None,
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
