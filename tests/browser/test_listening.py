"""Reading aloud: only with the device's own voices, only when asked, and silent at once when the reader leaves."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, Page

AWAY = "https://www.smhi.se/"
# In the place of the browser's own: says nothing, notes what it is asked to say, and ends when told to.
SPEECH = """(() => {
  const voices = %s, late = %s, said = [];
  let speaking = null;
  const end = (how) => { const was = speaking; speaking = null; if (was && was[how]) was[how]({}); };
  const speech = {
    getVoices: () => (speech.known ? voices : []),
    speak: (one) => { speaking = one; said.push(one); },
    cancel: () => { speech.cancelled += 1; end('onerror'); },
    known: !late, cancelled: 0, said,
    next: () => end('onend'), fail: () => end('onerror'),
    tell: () => { speech.known = true; speech.onvoiceschanged(); },
  };
  Object.defineProperty(window, 'speechSynthesis', { value: speech });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
})()"""


def voice(language: str, *, local: bool = True) -> dict[str, object]:
    return {"lang": language, "localService": local, "name": language}


@pytest.fixture
def listening(browser: Browser, address: str):
    """Opens a page on a device with the given voices."""
    contexts = []

    def opened(path: str, *voices: dict[str, object], late: bool = False, **settings) -> Page:
        context = browser.new_context(viewport={"width": 360, "height": 800}, **settings)
        contexts.append(context)
        context.add_init_script(SPEECH % (json.dumps(voices), json.dumps(late)))
        context.route(AWAY + "**", lambda route: route.fulfill(body="weather", content_type="text/html"))
        page = context.new_page()
        page.asked = []
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(address + path)
        return page

    yield opened
    for context in contexts:
        context.close()


def control(page: Page):
    return page.locator(".f-listen")


def said(page: Page) -> list[tuple[str, str]]:
    """(language, words) of everything so far; the first words of all are none, for browsers that want them at once."""
    found = page.evaluate("speechSynthesis.said.map(one => [one.lang, one.text])")
    return [(language, words) for language, words in found if words]


def wait_for_words(page: Page) -> None:
    # Playwright's own waiting would evaluate text in the page, which the page's policy forbids.
    for _ in range(100):
        if said(page):
            return
        page.wait_for_timeout(50)
    raise AssertionError("nothing was said")


def start(page: Page) -> None:
    control(page).get_by_role("button").first.click()
    wait_for_words(page)


def read_on(page: Page, times: int = 1000) -> None:
    page.evaluate("(times) => { while (times-- && speechSynthesis.said.length < 500) speechSynthesis.next(); }", times)


@pytest.mark.parametrize(
    ("path", "voices", "offered"),
    [
        ("guides/in-danger/", [], False),
        ("guides/in-danger/", [voice("sv-SE", local=False)], False),
        ("guides/in-danger/", [voice("en-US")], False),
        ("guides/in-danger/", [voice("svk-SK")], False),
        ("guides/in-danger/", [voice("sv-SE")], True),
        ("ar/guides/in-danger/", [voice("sv-SE")], False),
        ("ar/guides/in-danger/", [voice("ar_EG")], True),
        ("services/kvinnofridslinjen/", [voice("sv-FI")], True),
        ("violence/types/honour/", [voice("sv-SE")], True),
        ("about/", [voice("sv-SE")], True),
    ],
)
def test_listening_is_offered_where_the_device_has_a_voice_of_its_own(listening, path, voices, offered):
    page = listening(path, *voices)

    assert control(page).is_visible() == offered
    assert not [url for url in page.asked if "listen" in url]


def test_voices_that_are_known_late_are_found(listening):
    page = listening("guides/in-danger/", voice("sv-SE"), late=True)

    assert not control(page).is_visible()
    page.evaluate("speechSynthesis.tell()")
    assert control(page).is_visible()


def test_without_script_nothing_is_offered(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "guides/in-danger/")

    assert not control(page).is_visible()
    context.close()


def test_it_reads_the_page_from_its_heading_to_its_end(listening, address):
    page = listening("guides/in-danger/", voice("sv-SE"))
    start(page)

    assert page.asked.count(f"{address}assets/listen.js") == 1
    assert said(page) == [("sv", page.locator("h1").inner_text().strip())]
    read_on(page)
    words = " ".join(text for _, text in said(page))
    # Digits are said one by one, so they are left out of the comparison; what is folded away is not read.
    shown = page.evaluate("""() => {
        const article = document.querySelector('article').cloneNode(true);
        for (const node of article.querySelectorAll('.f-listen,details,[href^="tel:"]')) node.remove();
        const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT), words = [];
        while (texts.nextNode()) words.push(...(texts.currentNode.data.match(/\\p{L}+/gu) || []));
        return words;
    }""")
    read = iter(page.evaluate("(text) => text.match(/\\p{L}+/gu)", words))

    assert all(word in read for word in shown)
    assert "1 1 2" in words
    assert all(len(text) <= 220 for _, text in said(page))
    assert control(page).get_by_role("button").all_inner_texts() == ["Lyssna"]
    assert page.locator("article [aria-current]").count() == 0


def test_it_marks_the_block_that_is_read(listening):
    page = listening("guides/in-danger/", voice("sv-SE"))
    start(page)
    marked = page.locator("article [aria-current]")

    assert marked.inner_text() == page.locator("h1").inner_text()
    assert marked.evaluate("one => getComputedStyle(one).outlineStyle") == "dashed"
    for _ in range(30):
        read_on(page, 1)
        assert marked.count() == 1
    page.wait_for_timeout(800)
    box = marked.bounding_box()
    assert box["y"] < 800
    assert control(page).bounding_box()["y"] >= 0
    assert page.locator("[aria-live]").count() == 0


@pytest.mark.parametrize(("voices", "languages"), [(["ar"], {"ar"}), (["ar", "sv-SE"], {"ar", "sv"})])
def test_words_in_another_language_are_read_by_a_voice_for_it_or_passed_over(listening, voices, languages):
    page = listening("ar/services/kvinnofridslinjen/", *map(voice, voices))
    start(page)
    read_on(page)

    assert {language for language, _ in said(page)} == languages
    pairs = page.evaluate("speechSynthesis.said.filter(one => one.text).map(one => [one.lang, one.voice.lang])")
    assert all(used.startswith(language) for language, used in pairs)


def test_pause_goes_on_at_the_same_sentence_and_stop_begins_again(listening):
    page = listening("guides/in-danger/", voice("sv-SE"))
    start(page)
    read_on(page, 3)
    before = said(page)
    page.get_by_role("button", name="Pausa").click()

    assert page.evaluate("speechSynthesis.cancelled") >= 1
    assert said(page) == before
    page.get_by_role("button", name="Fortsätt").click()
    assert said(page) == [*before, before[-1]]
    page.get_by_role("button", name="Stoppa").click()
    assert page.locator("article [aria-current]").count() == 0
    assert page.evaluate("document.activeElement.textContent") == "Lyssna"
    page.get_by_role("button", name="Lyssna").click()
    assert said(page)[-1] == before[0]


def test_two_taps_before_it_is_there_read_once(listening):
    page = listening("guides/in-danger/", voice("sv-SE"))
    page.evaluate("() => { const one = document.querySelector('.f-listen button'); one.click(); one.click(); }")
    wait_for_words(page)
    page.wait_for_timeout(300)

    assert len(said(page)) == 1


def test_a_voice_that_fails_ends_the_reading(listening):
    page = listening("guides/in-danger/", voice("sv-SE"))
    start(page)
    page.evaluate("speechSynthesis.fail()")

    assert len(said(page)) == 1
    assert control(page).get_by_role("button").all_inner_texts() == ["Lyssna"]


@pytest.mark.parametrize("leave", ["link", "keys"])
def test_it_is_silent_at_once_when_the_reader_leaves(listening, leave):
    page = listening("guides/in-danger/", voice("sv-SE"))
    start(page)
    # The way out is held up, and a browser that tells of a cancelled sentence as if it had ended goes no further.
    counted = page.evaluate(
        """(leave) => {
        const speech = speechSynthesis, before = speech.said.length;
        const cancel = speech.cancel;
        speech.cancel = () => { speech.cancel = cancel; speech.cancelled += 1; speech.next(); };
        if (leave === 'link') document.querySelector('.f-exit').click();
        else for (let i = 0; i < 3; i++) dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift' }));
        return [speech.cancelled, speech.said.length - before, document.documentElement.hidden];
    }""",
        leave,
    )

    assert counted[0] >= 1
    assert counted[1:] == [0, True]
    page.wait_for_url(AWAY)


def test_another_page_is_silent(listening, address):
    page = listening("guides/in-danger/", voice("sv-SE"))
    start(page)
    # What a page does while it goes away cannot be seen from outside, so it is told that it does.
    silent = page.evaluate("""() => {
        const before = speechSynthesis.cancelled;
        dispatchEvent(new PageTransitionEvent('pagehide'));
        speechSynthesis.next();
        return [speechSynthesis.cancelled > before, speechSynthesis.said.length];
    }""")
    page.goto(address + "about/")

    assert silent == [True, 2]
    assert said(page) == []


def test_nothing_is_stored_by_listening(listening):
    page = listening("guides/in-danger/", voice("sv-SE"))
    start(page)
    read_on(page, 3)
    page.get_by_role("button", name="Stoppa").click()

    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_the_page_moves_gently_or_at_once(listening):
    for motion, behavior in (("no-preference", "smooth"), ("reduce", "auto")):
        page = listening("guides/in-danger/", voice("sv-SE"), reduced_motion=motion)
        page.evaluate("""() => { window.moves = []; Element.prototype.scrollIntoView = function (how) {
            window.moves.push(how.behavior); }; }""")
        start(page)

        assert page.evaluate("window.moves") == [behavior]
