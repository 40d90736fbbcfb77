"""What is looked for in the finished files, one fault at a time."""

from __future__ import annotations

import subprocess
import sys

import pytest

from fristad import files
from fristad.outputs.page_checks import broken, broken_in

EXIT = "https://vader.example/"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'"
PAGE = f"""<!doctype html>
<html lang="sv" dir="ltr"><head><meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="referrer" content="no-referrer"><link rel="stylesheet" href="assets/style.css">
<script src="assets/site.js"></script></head>
<body><a href="{EXIT}" data-exit rel="noreferrer">Lämna</a>BODY</body></html>
"""


def told(page: str) -> list[str]:
    return [problem.what.removeprefix("The built file has ") for problem in broken({"index.html": page}, EXIT)]


def test_a_page_that_keeps_everything_is_not_told_of():
    assert told(PAGE) == []


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("<script>x()</script>", "a script written in the page"),
        ('<script src="a.js">x()</script>', "a script written in the page"),
        ('<script src="https://cdn.example/a.js"></script>', "a <script> that asks another site"),
        ('<script src="//cdn.example/a.js"></script>', "a <script> that asks another site"),
        ("<SCRIPT SRC=//cdn.example/a.js></SCRIPT>", "a <script> that asks another site"),
        ("<script\n>x()</script>", "a script written in the page"),
        ('<img src="https://track.example/p.gif">', "a <img> that asks another site"),
        ('<img srcset="https://track.example/p.gif 2x">', "the attribute 'srcset'"),
        ('<link rel="preconnect" href="https://fonts.example">', "a <link> that asks another site"),
        ('<link rel="prefetch" href="//fonts.example/x">', "a <link> that asks another site"),
        ('<link rel="icon" href="https://track.example/icon.png">', "a <link> that asks another site"),
        ('<link rel="icon" href="data:text/html,x">', "a <link> that asks another site"),
        ('<link rel="stylesheet" href="data:text/css,x">', "a <link> that asks another site"),
        ('<iframe src="a.html"></iframe>', "a <iframe>"),
        ("<style>p{}</style>", "a <style>"),
        ('<base href="/x/">', "a <base>"),
        ('<p style="color:red">', "the attribute 'style'"),
        ("<p onclick='x()'>", "an event handler in the page: 'onclick'"),
        ("<p ONMOUSEOVER=x()>", "an event handler in the page: 'onmouseover'"),
        ("<p title='a>b' onclick=x()>", "an event handler in the page: 'onclick'"),
        ('<form action="https://in.example/">', "a <form> that asks another site"),
        ('<a href="javascript:x()">', "a link that runs something"),
        ('<a href="https://out.example/">', "a link that tells another site where the reader comes from"),
        ('<a href="a/" target="_blank">', "a link that opens a window"),
        ('<a href="https://else.example/" data-exit rel="noreferrer">', "an exit that leads to"),
        (f'<a href="{EXIT}" data-exit rel="noreferrer" title="Ut">', "an exit that explains itself"),
        ('<meta http-equiv="refresh" content="0; url=https://out.example/">', "a refresh that leaves the site"),
    ],
)
def test_what_breaks_a_promise_is_told_of(words, what):
    found = told(PAGE.replace("BODY", words))

    assert any(sentence.startswith(what) for sentence in found), found


def test_an_icon_in_the_page_asks_nobody():
    assert told(PAGE.replace("BODY", '<link rel="icon" href="data:image/svg+xml,x">')) == []
    assert told(PAGE.replace("BODY", '<link rel="icon" href="data:,">')) == []
    assert told(PAGE.replace("BODY", '<link rel="icon" href="data:text/html,x">')) != []


@pytest.mark.parametrize(
    ("given", "instead", "what"),
    [
        (" data-exit", "", "no exit"),
        ("no-referrer", "origin", "no referrer policy"),
        ("Content-Security-Policy", "X", "no Content-Security-Policy"),
        ("script-src 'self'", "script-src 'self' 'unsafe-inline'", "a policy that allows 'script-src 'unsafe-inline''"),
        ("style-src 'self'", "style-src https:", "a policy that allows 'style-src https:'"),
        ("default-src 'none'", "default-src *", "a policy that allows 'default-src *'"),
        ("form-action 'none'", "", "a policy without 'form-action'"),
        (' dir="ltr"', "", "no language or direction on <html>"),
        ("<head>", '<head><script src="early.js"></script>', "a script before the policy"),
    ],
)
def test_what_a_page_needs_is_missed(given, instead, what):
    assert given in PAGE
    assert what in told(PAGE.replace(given, instead))


@pytest.mark.parametrize(
    "script",
    [
        "localStorage.x = 1",
        "window['sessionStorage']",
        "indexedDB.open('x')",
        "document.cookie = 'a=b'",
        "caches.open('x')",
        "navigator.serviceWorker.register('x.js')",
        "navigator.sendBeacon('x')",
        "fetch('https://else.example/')",
        'new WebSocket("x")',
        "x.src = '//else.example/a.js'",
        "eval('x')",
        "new Function('x')",
        "x.innerHTML = y",
        "document.write(y)",
        "history.pushState(1, '', 'x')",
    ],
)
def test_a_script_that_could_store_ask_or_run_text_is_told_of(script):
    assert len(broken({"assets/x.js": f"(()=>{{{script}}})();"}, EXIT)) == 1


def test_a_name_that_is_kept_for_examples_may_complete_an_address_and_no_other():
    """As pagefind.js does, to read the parts of an address. What the page may fetch is in its policy."""
    texts = {f"pagefind/{name}.js": f"new URL(`https://{name}${{path}}`)" for name in ("example.com", "example.com.se")}
    other = {
        "pagefind/port.js": "fetch('https://example.com:81/')",
        "pagefind/user.js": "fetch('//example.com@x.example')",
    }

    assert [problem.source.path for problem in broken({**texts, **other}, EXIT)] == [
        "pagefind/example.com.se.js",
        "pagefind/port.js",
        "pagefind/user.js",
    ]


@pytest.mark.parametrize("style", ["@import 'x.css';", "p{background:url(https://else.example/x.png)}"])
def test_a_style_that_asks_is_told_of(style):
    assert len(broken({"assets/x.css": style}, EXIT)) == 1


def test_a_style_with_its_own_pictures_is_not():
    assert broken({"assets/x.css": 'p{background:url("data:image/svg+xml,%3Csvg%3E")}q{mask:url(a.svg)}'}, EXIT) == []


def test_faults_are_told_with_line_and_column():
    (problem,) = broken({"ar/index.html": PAGE.replace("BODY", "\n <p style='x'>")}, EXIT)

    assert problem.one_line() == "ar/index.html:6:2: The built file has the attribute 'style'. [broken-promise]"


def test_our_own_scripts_keep_the_promises(project):
    texts, _ = files.texts_below(project / "overrides", "assets", ".js")

    assert len(texts) >= 2
    assert broken(texts, EXIT) == []


def test_a_template_that_breaks_a_promise_stops_the_build_and_leaves_the_old_site(project, tiny_site, tmp_path):
    """As when a theme's new version brings a script of its own."""
    import shutil

    tiny = tmp_path / "tiny"
    shutil.copytree(project / "tests/site", tiny, symlinks=True)
    settings = (tiny / "mkdocs.yml").read_text("utf-8")
    shutil.copytree(project / "overrides", tiny / "own")
    page = tiny / "own/start.html"
    page.write_text(page.read_text("utf-8").replace("{% block content %}", "{% block content %}<script>x()</script>"))
    (tiny / "mkdocs.yml").write_text(settings.replace("custom_dir: ../../overrides", "custom_dir: own"), "utf-8")
    old = tiny / "site"
    old.mkdir()
    (old / "index.html").write_text("old", "utf-8")
    # By this the build knows that it may be replaced.
    shutil.copy(tiny_site / ".nojekyll", old)
    words = [sys.executable, "-m", "fristad", "build", "--project", tiny, "--site", old]
    done = subprocess.run(words, capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert "index.html:" in done.stdout
    assert "a script written in the page" in done.stdout
    assert (old / "index.html").read_text("utf-8") == "old"
    assert [path.name for path in tiny.iterdir() if path.name.startswith(".site")] == []


def test_files_can_be_looked_at_one_at_a_time():
    texts = {
        "b.html": PAGE.replace("BODY", "\n<iframe>\n<p onclick=x()>"),
        "a.html": PAGE.replace("BODY", "<iframe><iframe>"),
        "c.html": PAGE,
        "a.js": "localStorage",
        "a.css": "@import 'x'",
    }
    one_by_one = [problem for path, text in texts.items() for problem in broken_in(path, text, EXIT)]

    assert sorted(one_by_one) == broken(texts, EXIT)
    assert [(problem.source.path, problem.source.line) for problem in broken_in("b.html", texts["b.html"], EXIT)] == [
        ("b.html", 6),
        ("b.html", 7),
    ]


def test_what_is_known_of_a_tag_is_not_taken_for_another_site():
    page = PAGE.replace("BODY", "")

    assert broken_in("a.html", page, EXIT) == []
    assert {problem.what.removeprefix("The built file has ") for problem in broken_in("a.html", page, "x")} == {
        "no exit",
        f"an exit that leads to '{EXIT}'",
    }
