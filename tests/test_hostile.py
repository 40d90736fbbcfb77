"""Catalogues that mean harm: every trick of `bad/catalogues/`, on real pages and past the gate."""

from __future__ import annotations

import itertools
import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import html as lxml_html
from markupsafe import Markup, escape

from fristad.languages.known_languages import LANGUAGES
from fristad.pages.speaker import Speaker
from fristad.syntax import inline
from fristad.translation.from_disk import messages
from fristad.translation.messages import DOMAINS, Message, field_context
from fristad.translation.po import catalogues
from fristad.translation.translations import Translations

from .conftest import SITE, with_empty_catalogues
from .pages import BuiltPage, pages_of

pytestmark = pytest.mark.site

FILES = sorted((Path(__file__).parent / "bad/catalogues").glob("*.po"))
TARGETED = ("en", "ar", "zh-hans", "am", "uk", "th", "syr")
"""Languages in seven scripts: every message of the tiny site gets a trick in each of them."""
DAMAGED = ("fi", "so", "ckb")
"""Their catalogues are files from which nothing is read, as they stand."""


@dataclass(frozen=True)
class Trick:
    """What one bad file says in the place of some Swedish words."""

    name: str
    source: str
    words: str

    def for_message(self, message: Message) -> str:
        """The trick where these words belong, with the facts and links that they need, so that only it is wrong."""
        words = self.words
        for name in inline.placeholders(self.source):
            words = words.replace(f"{{{name}}}", "", 1)
        lost = Counter(inline.placeholders(message.text)) - Counter(inline.placeholders(words))
        leads = Counter(inline.targets(message.text)) - Counter(inline.targets(words))
        facts = [f"{{{name}}}" for name in lost.elements()]
        return " ; ".join([words, *facts, *(f"[x]({target})" for target in leads.elements())])


def tricks() -> list[Trick]:
    found = []
    for path in FILES:
        for (_, source), entry in catalogues.read(path.name, path.read_text("utf-8"))[0].items():
            found.append(Trick(path.stem, source, entry.words))
    return found


TRICKS = tricks()
NOT_READ = [
    path
    for path in FILES
    if path.stem not in {trick.name for trick in TRICKS}
    and not any(one.code in catalogues.STOPPING for one in catalogues.read(path.name, path.read_text("utf-8"))[1])
]
"""Of these nothing is read, and the rest is built; files that are wrong as a whole stop a build (test_publishing)."""


def test_there_are_tricks_enough():
    assert len(FILES) >= 65
    assert len(TRICKS) >= 100
    assert 0 < len(NOT_READ) <= len(DAMAGED) * len(DOMAINS)


# ----- with the gate -------------------------------------------------------------------------------------------------


def catalogue(found: list[tuple[Message, str]]) -> str:
    """A catalogue file in which these messages are translated by these words."""

    def quoted(text: str) -> str:
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'

    return "".join(
        f"msgctxt {quoted(message.context)}\nmsgid {quoted(message.text)}\nmsgstr {quoted(words)}\n\n"
        for message, words in found
    )


def built(folder: Path, project: Path, slots: dict[str, str]) -> Path:
    """The tiny site in many languages with these catalogues: path → text."""
    shutil.copytree(SITE, folder, ignore=shutil.ignore_patterns("translations"))
    settings = (SITE / "mkdocs.yml").read_text("utf-8").replace("../../overrides", str(project / "overrides"))
    languages = "".join(f"        - {{ locale: {id} }}\n" for id in (*TARGETED, *DAMAGED))
    before, after = settings.split("        - { locale: en }\n        - { locale: ar }\n")
    (folder / "mkdocs.yml").write_text(before + languages + after, "utf-8")
    with_empty_catalogues(folder, (*TARGETED, *DAMAGED))
    for name, text in slots.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8", newline="\n")
    words = [sys.executable, "-m", "fristad", "build", "--project", folder, "--site", folder / "site"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def hostile(project, tmp_path_factory) -> Path:
    found = messages(SITE)
    slots: dict[str, str] = {}
    for start, id in enumerate(TARGETED):
        # Each language begins at another trick, so that each message gets another one in each language.
        turn = itertools.islice(itertools.cycle(TRICKS), start * len(TRICKS) // len(TARGETED), None)
        given = [(message, trick.for_message(message)) for message, trick in zip(found, turn, strict=False)]
        for domain in DOMAINS:
            of_domain = [(message, words) for message, words in given if message.domain == domain]
            if of_domain:
                slots[catalogues.path_of(LANGUAGES[id], domain)] = catalogue(of_domain)
    free = ((LANGUAGES[id], domain) for id in DAMAGED for domain in DOMAINS)
    for (language, domain), path in zip(free, NOT_READ, strict=False):
        text = path.read_text("utf-8").replace("Language: en", f"Language: {language.tag}")
        slots[catalogues.path_of(language, domain)] = text
    return built(tmp_path_factory.mktemp("hostile") / "project", project, slots)


@pytest.fixture(scope="module")
def clean(project, tmp_path_factory) -> Path:
    return built(tmp_path_factory.mktemp("clean") / "project", project, {})


@pytest.fixture(scope="module")
def pairs(hostile, clean) -> list[tuple[BuiltPage, BuiltPage]]:
    """Each page with the same page of the site without the hostile files."""
    theirs, ours = pages_of(hostile), pages_of(clean)
    assert [page.path for page in theirs] == [page.path for page in ours]
    assert len(theirs) > 400
    return list(zip(theirs, ours, strict=True))


def leads(page: BuiltPage) -> Counter[str]:
    """Every address that a page names, from the site's root, wherever it leads or loads from."""
    names = ("href", "src", "srcset", "action", "formaction", "data", "poster", "cite", "ping", "background")
    return Counter(f"{name}={page.target(value) or value}" for name in names for value in page.tree.xpath(f"//@{name}"))


def added(pairs, facts: Callable[[BuiltPage], Counter[str]]) -> dict[str, Counter[str]]:
    """What pages have in addition, repeats counted: path → facts.

    A page with the Swedish beside shows only the paragraphs that are translated, so it may have, now and then twice,
    what the service's own page has without the hostile files.
    """
    clean = {ours.path: ours for _, ours in pairs}
    found = {}
    for theirs, ours in pairs:
        if theirs.is_beside:
            own = clean.get(theirs.path.replace("/show/", "/"), ours)
            new = Counter(facts(theirs).keys() - facts(ours).keys() - facts(own).keys())
        else:
            new = facts(theirs) - facts(ours)
        if new:
            found[theirs.path] = new
    return found


def shown(page: BuiltPage) -> str:
    """All words of a page, and those that are only read aloud or shown elsewhere."""
    texts = page.tree.xpath("//text()[not(ancestor::script or ancestor::style)]")
    aside = page.tree.xpath("//@aria-label | //@title | //@alt | //@placeholder | //meta[@name or @property]/@content")
    return " | ".join(map(str, [*texts, *aside]))


def test_no_page_gets_an_element_or_attribute_that_runs_or_loads(pairs):
    kinds = ("script", "iframe", "object", "embed", "style", "img", "svg", "form", "input", "button", "meta", "base")

    def parts(page: BuiltPage) -> Counter[str]:
        found = Counter(node.tag for node in page.tree.iter(*kinds))
        found.update(page.tree.xpath("//@*[starts-with(name(),'on')] | //@style | //@srcdoc"))
        return found

    assert [theirs.path for theirs, ours in pairs if parts(theirs) != parts(ours)] == []


def test_no_page_gets_a_link_that_it_would_not_have(pairs):
    assert added(pairs, leads) == {}
    # `data:,` is the empty icon that stands on every page: it asks for nothing and holds nothing.
    assert not any(
        re.search(r"=\s*(javascript|vbscript|data(?!:image/svg|:,$)):", name)
        for theirs, _ in pairs
        for name in leads(theirs)
    )


def test_no_page_gets_a_number_that_it_would_not_have(pairs):
    def figures(page: BuiltPage) -> Counter[str]:
        return Counter(re.findall(r"\d+", shown(page)))

    # The page about coverage counts what was refused, too.
    others = [pair for pair in pairs if not pair[0].path.endswith("about/coverage/index.html")]

    assert added(others, figures) == {}


def test_no_page_gets_an_address_or_a_hidden_sign(pairs):
    def told(page: BuiltPage) -> set[str]:
        words = shown(page)
        return set(re.findall(r"\w+@\w+|\b[a-z]\w*\.[a-z]{2,}\b|[a-z]+://", words)) | {
            sign for sign in words if not sign.isprintable() and sign not in "\n\u00a0\u00ad\u2066\u2069"
        }

    assert {theirs.path: found for theirs, ours in pairs if (found := told(theirs) - told(ours))} == {}


def test_what_a_page_may_do_stays_as_it_is(pairs):
    def policy(page: BuiltPage) -> list[str]:
        return page.tree.xpath("//meta[@http-equiv]/@content")

    assert [theirs.path for theirs, ours in pairs if policy(theirs) != policy(ours) or not policy(ours)] == []


def test_nothing_of_the_tricks_is_in_any_file(hostile):
    """Many of them say "evil", so that they can be found: in pages, data, feeds, scripts."""
    texts = [path for path in hostile.rglob("*") if path.suffix in (".html", ".json", ".xml", ".txt", ".js", ".css")]

    assert len(texts) > 400
    assert [path.as_posix() for path in texts if b"evil" in path.read_bytes().lower()] == []


def test_the_data_is_the_same_but_for_the_counts(hostile, clean):
    for path in {*(clean / "data").glob("*.json")} - {clean / "data/coverage.json"}:
        assert json.loads((hostile / "data" / path.name).read_text("utf-8")) == json.loads(path.read_text("utf-8"))


# ----- without the gate ----------------------------------------------------------------------------------------------


def elements(written: str) -> Iterator[tuple[str, dict[str, str]]]:
    for node in lxml_html.fragment_fromstring(f"<div>{written}</div>").iterdescendants():
        yield str(node.tag), dict(node.attrib)


def no_nulls(written: str) -> str:
    """lxml reads no text with control characters; a browser drops them."""
    return "".join(sign for sign in written if sign.isprintable() or sign in "\n\t")


@pytest.mark.parametrize("trick", TRICKS, ids=lambda trick: trick.name)
def test_past_the_gate_words_are_only_emphasis_and_our_own_links(trick):
    asked: list[str] = []

    def link(target: str) -> str:
        asked.append(target)
        return f"#{len(asked)}"

    written = inline.inline(trick.words, link, lambda name: Markup("<b>{}</b>").format(name))
    found = list(elements(no_nulls(str(written))))

    assert {tag for tag, _ in found} <= {"a", "strong", "em", "b"}
    assert all(set(attributes) <= {"href"} for _, attributes in found)
    hrefs = [attributes["href"] for tag, attributes in found if tag == "a" and attributes]
    assert hrefs == [f"#{number}" for number in range(1, len(asked) + 1)]
    assert sum(tag == "b" for tag, _ in found) <= len(inline.placeholders(trick.words))


@pytest.mark.parametrize("trick", TRICKS, ids=lambda trick: trick.name)
def test_past_the_gate_plain_words_hold_no_element_once_escaped(trick):
    written = str(escape(inline.plain(trick.words, lambda name: "<b>")))

    assert list(elements(no_nulls(written))) == []


@pytest.mark.parametrize("trick", TRICKS, ids=lambda trick: trick.name)
def test_past_the_gate_a_page_says_them_inertly(trick, tiny):
    record = next(iter(tiny.services))
    language = LANGUAGES["en"]
    words = {(field_context(record, "summary"), "Sammanfattning"): trick.words, ("ui/place", "Ord"): trick.words}
    speaker = Speaker(tiny, language, Translations(language, words), "services/x/")

    said = speaker.field(record, "summary", "Sammanfattning")
    facts = dict.fromkeys(inline.placeholders(trick.words), "<b>")
    label = speaker.interface("place", "Ord", **facts)

    assert said.language is language
    assert not {tag for tag, _ in elements(no_nulls(str(said.html)))} - {"a", "strong", "em", "bdi", "span"}
    for tag, attributes in elements(no_nulls(str(said.html))):
        assert tag != "a" or re.match(r"(\.\./|\./|#|tel:|$)", attributes.get("href", ""))
        assert not any(name.startswith("on") or name == "style" for name in attributes)
    assert list(elements(no_nulls(str(label.html)))) == []
