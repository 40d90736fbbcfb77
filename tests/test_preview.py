"""`fristad serve`: pages made when they are asked for, problems in their place, and nothing else of the disk."""

import http.client
import io
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import contextmanager

import pytest
from rich.console import Console

from fristad import files
from fristad.build import workspace
from fristad.build.mkdocs import mkdocs_yml
from fristad.cli import site_commands
from fristad.digests import digest
from fristad.memory import Memory
from fristad.serve import server as serving
from fristad.serve.preview import Preview
from fristad.serve.problem_page import CHANGED, PROBLEMS
from fristad.serve.server import Server
from tests.conftest import ROOT, SITE, TODAY

pytestmark = pytest.mark.site

FYREN = "docs/services/fyren.md"
SERVICES = "translations/en/LC_MESSAGES/services.po"
PAGE = "/services/fyren/"
CALM = "Du kan prata med någon som lyssnar."
_TOOLS = re.compile(r'<script src="/-/[^>]*></script>|<link rel="stylesheet" href="/-/[^>]*>')


def change(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def shown(preview, path=PAGE, status=200):
    answer = preview.answer(path)
    assert answer.status == status, answer.body.decode()
    return answer.body.decode()


@pytest.fixture(scope="module")
def whole():
    """The tiny project as it is."""
    return Preview(SITE)


# ----- the same as what is built -------------------------------------------------------------------------------------


def test_what_is_served_is_what_is_built(whole, tiny_site):
    built = {
        path.relative_to(tiny_site).as_posix(): path.read_bytes() for path in tiny_site.rglob("*.*") if path.is_file()
    }
    # The page for what is not there has links from the root of the site, which is elsewhere here.
    del built["404.html"], built[".nojekyll"]
    # Prints are made when a site is published.
    built = {name: content for name, content in built.items() if not name.startswith(("prints/", "data/prints."))}
    # Pages first: the stylesheet has what some page needs.
    served = {name: whole.answer(f"/{name}") for name in sorted(built, key=lambda name: not name.endswith(".html"))}

    assert {name: answer.status for name, answer in served.items() if answer.status != 200} == {}
    # What leads to prints has other words here.
    for name, content in built.items():
        if b"/prints/" in content:
            continue
        found = served[name].body
        assert (_TOOLS.sub("", found.decode()).encode() if name.endswith(".html") else found) == content, name


@pytest.mark.parametrize("path", ["/nothing/", "/ar/nothing/here/", "/services", "/docs/index.md", "/en/404.html"])
def test_what_is_not_there_leads_on(whole, path):
    answer = whole.answer(path)

    if path == "/services":
        assert (answer.status, answer.location) == (302, "/services/")
    else:
        assert answer.status == 404
        assert b'href="/ar/"' in answer.body
        assert b'href="/assets/style-doors.css"' in answer.body


@pytest.mark.parametrize(
    "path",
    [
        "/../mkdocs.yml",
        "/%2e%2e/mkdocs.yml",
        "/assets/../../mkdocs.yml",
        "/services/../../mkdocs.yml",
        "//etc/passwd",
        "/.",
        "/%00",
        "/services/fyren.md",
        "/frame.html",
        "/assets/../frame.html",
        "/assets/fristad.css",
        "/assets/exit.js",
    ],
)
def test_no_file_outside_the_assets_is_sent(whole, path):
    answer = whole.answer(path)

    assert answer.status == 404
    for secret in (b"site_name", b"root:", b"page_data", b"checked:", b"--f-primary: "):
        assert secret not in answer.body


def test_a_link_out_of_the_folder_leads_nowhere(tmp_path):
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/there.txt").write_text("there", "utf-8")
    (tmp_path / "docs/link.txt").symlink_to(tmp_path / "secret.txt")

    assert files.bytes_below(tmp_path / "docs", "there.txt") == b"there"
    for name in ("link.txt", "../secret.txt", str(tmp_path / "secret.txt"), "", "."):
        assert files.bytes_below(tmp_path / "docs", name) is None


def test_pages_come_back_when_a_copy_beside_a_record_is_gone(copy):
    preview = Preview(copy)
    shutil.copy(copy / FYREN, copy / f"{FYREN}~")
    assert preview.refresh()
    assert preview.answer("/services/fyren/").status == 500

    (copy / f"{FYREN}~").unlink()

    assert preview.refresh()
    assert preview.answer("/services/fyren/").status == 200


# ----- what is remembered --------------------------------------------------------------------------------------------


def test_a_project_that_is_read_again_is_what_a_new_reading_finds(copy):
    options, _ = mkdocs_yml.options_of(copy)
    memory = Memory()
    edits = (
        (FYREN, CALM, "Du kan alltid prata."),
        (SERVICES, "You can talk to somebody", "You may talk to somebody"),
        (FYREN, "category: helpline", "category: helplin"),
        (SERVICES, "You may talk", "112 You may talk"),
        (FYREN, "category: helplin", "category: helpline"),
        ("docs/guides/i-am-afraid.md", "order: 1\n", "order: 1\nemergency: true\n"),
        ("docs/guides/i-am-afraid.md", "Annars kan du ringa", "Annars får du ringa"),
        ("docs/guides/i-am-afraid.md", "title: Jag är rädd hemma", "title: Jag är rädd"),
        ("docs/guides/i-am-afraid.md", "{service_fyren} på {phone_fyren}. Öppet: {hours_fyren}", "grannen"),
        ("docs/guides/i-am-afraid.md", "services: [sos-112, fyren, hamnen]", "services: [sos-112]"),
        (FYREN, "Du behöver inte säga", "Du måste inte säga"),
        ("docs/violence/types/control.md", "Det kan handla", "Det handlar"),
        ("reviews/en.csv", "machine", "person"),
        ("mkdocs.yml", "{ locale: en }", "{ locale: en, unreviewed: leave-out, unreviewed_emergency: publish }"),
    )
    for path, old, new in edits:
        workspace.read(copy, options, TODAY, memory)
        memory.forget()
        change(copy / path, old, new)
        options, _ = mkdocs_yml.options_of(copy)
        again = workspace.read(copy, options, TODAY, memory)

        assert again == workspace.read(copy, options, TODAY), path


def test_what_is_no_longer_asked_for_is_forgotten():
    memory = Memory()
    assert memory.once("key", lambda: "first") == "first"
    memory.forget()
    assert memory.once("key", lambda: "second") == "first"
    memory.forget()
    memory.forget()
    assert memory.once("key", lambda: "third") == "third"


def test_parts_of_a_key_do_not_run_into_each_other():
    keys = [digest("ab", "c"), digest("a", "bc"), digest("abc"), digest("ab", b"c", "")]

    assert len(set(keys)) == len(keys)


# ----- what changes --------------------------------------------------------------------------------------------------


def test_a_changed_record_and_a_changed_catalogue_are_shown(copy):
    preview = Preview(copy)
    first = preview.reading.number
    assert CALM in shown(preview)

    change(copy / FYREN, CALM, "Du kan alltid prata.")
    change(copy / SERVICES, "You can talk to somebody", "You may talk to somebody")
    assert preview.refresh() == [FYREN, SERVICES]

    assert "Du kan alltid prata." in shown(preview)
    assert preview.reading.number != first
    change(copy / FYREN, "Du kan alltid prata.", CALM)
    assert preview.refresh() == [FYREN]
    assert "You may talk to somebody" in shown(preview, f"/en{PAGE}")
    assert preview.refresh() == []


def test_wrong_content_is_a_page_until_it_is_mended(copy):
    preview = Preview(copy)
    change(copy / FYREN, "category: helpline", "category: <b>helplin")
    preview.refresh()

    for path in (PAGE, "/", "/en/services/", "/nothing/"):
        page = shown(preview, path, 500)
        assert '<html lang="en" dir="ltr">' in page
        assert "<h1>1 thing to mend</h1>" in page
        assert f"<code>{FYREN}:8:11</code>" in page
        assert "cannot be &#39;&lt;b&gt;helplin&#39;" in page
        assert "/-/reload.js?n=" in page
    change(copy / FYREN, "category: <b>helplin", "category: helpline")
    preview.refresh()

    assert CALM in shown(preview)


def test_words_that_are_refused_are_told_at_the_foot_of_pages(copy):
    preview = Preview(copy)
    assert "preview-bar" not in shown(preview)
    change(copy / SERVICES, 'msgstr "You can talk', 'msgstr "112 You can talk')
    preview.refresh()

    assert f'<a href="{PROBLEMS}">1 thing to mend</a>' in shown(preview)
    told = shown(preview, PROBLEMS)
    assert "[translation-figure]" not in told
    assert "translation-figure" in told
    assert "goes away by itself" not in told


CONTENT = "{% block content %}"


@pytest.fixture
def templates(copy):
    """The folder of templates that are the project's own, to be spoilt."""
    shutil.copytree(ROOT / "overrides", copy / "overrides")
    change(copy / "mkdocs.yml", str(ROOT / "overrides"), "overrides")
    return copy / "overrides"


@pytest.mark.parametrize("spoilt", ["{% if %}", "{{ nothing.at_all }}", "{{ 1 / 0 }}", "{% include 'x.html' %}"])
def test_a_failing_template_is_told_with_its_line(copy, templates, spoilt):
    told = []
    preview = Preview(copy, tell=told.append)
    text = (templates / "service.html").read_text("utf-8")
    line = text[: text.index(CONTENT)].count("\n") + 1
    shown(preview)
    change(templates / "service.html", CONTENT, CONTENT + spoilt)
    assert preview.refresh() == ["overrides/service.html"]

    assert f"<code>overrides/service.html:{line}:1</code>" in shown(preview, status=500)
    shown(preview, status=500)
    assert len(told) == 1
    # A page that tells of problems looks like the site.
    assert preview.answer("/assets/style.css").status == 200
    assert shown(preview, "/guides/")
    change(templates / "service.html", spoilt, "<p>Ny mall</p>")
    preview.refresh()
    assert "<p>Ny mall</p>" in shown(preview)


def test_a_template_of_pages_in_danger_says_which_words_are_urgent(copy, templates):
    change(copy / "docs/guides/i-am-afraid.md", "order: 1\n", "order: 1\nemergency: true\n")
    preview = Preview(copy)

    def urgent() -> set[tuple[str, str]]:
        return {message.key for message in preview.reading.workspace.messages if message.urgent}

    label = ("ui/coverage", "Saknas")
    assert label not in urgent()
    change(templates / "guide.html", CONTENT, CONTENT + '{{ t("coverage", "Saknas") }}')
    preview.refresh()
    assert label in urgent()
    change(templates / "guide.html", CONTENT, CONTENT + "{{ 1 / 0 }}")
    preview.refresh()
    assert "<code>overrides/guide.html:" in shown(preview, status=500)


def test_a_fault_of_our_own_is_told_with_its_place(copy, monkeypatch):
    def failing(*_):
        raise ZeroDivisionError("nothing by nothing")

    preview = Preview(copy)
    monkeypatch.setattr("fristad.site.doors.not_found", failing)
    answer = preview.answer("/nothing/there/")
    told = answer.body.decode()

    assert answer.status == 500
    assert "Fristad itself failed: ZeroDivisionError: nothing by nothing" in told
    assert "test_preview.py" in told
    assert "Traceback" not in told


def test_a_new_template_escapes_like_the_others(copy, templates):
    preview = Preview(copy)
    shown(preview)
    (templates / "components/new.html").write_text('{% macro new() %}{{ "<i>" }}{% endmacro %}', "utf-8")
    change(
        templates / "service.html",
        CONTENT,
        CONTENT + '{% import "components/new.html" as new %}{{ new.new() }}',
    )
    preview.refresh()

    assert "&lt;i&gt;" in shown(preview)


def test_a_page_that_breaks_a_promise_says_so(copy, templates):
    change(templates / "service.html", CONTENT, CONTENT + '<img src="https://x.example/">')

    assert "a &lt;img&gt; that asks another site" in shown(Preview(copy))


def test_wrong_settings_are_a_page_until_they_are_mended(copy):
    preview = Preview(copy)
    shown(preview)
    change(copy / "mkdocs.yml", "locale: ar", "locale: arr")
    preview.refresh()

    assert "Did you mean &#39;ar&#39;?" in shown(preview, status=500)
    change(copy / "mkdocs.yml", "locale: arr", "locale: ar")
    preview.refresh()
    assert CALM in shown(preview)


@pytest.mark.parametrize(
    ("written", "sent", "template", "path"),
    [
        *((name, sent, "service", f"/ar{PAGE}") for name, sent in (("fristad", "style"), ("start", "start"))),
        *((name, name, "service", f"/ar{PAGE}") for name in ("finder", "plans")),
        ("doors", "style-doors", "languages", "/languages/"),
    ],
)
def test_a_page_s_new_name_is_in_the_stylesheet(copy, templates, written, sent, template, path):
    style = templates / f"assets/{written}.css"
    style.write_text(style.read_text("utf-8") + "\n.f-fresh { color: red }\n", "utf-8")
    preview = Preview(copy)
    assert ".f-fresh" not in shown(preview, f"/assets/{sent}.css")
    block = "{% block door %}" if template == "languages" else CONTENT
    change(templates / f"{template}.html", block, block + '<p class="f-fresh">Ny</p>')
    preview.refresh()
    shown(preview, path)
    assert ".f-fresh{color:red}" in shown(preview, f"/assets/{sent}.css")
    change(style, "color: red }", "color: blue }")
    preview.refresh()

    assert ".f-fresh{color:blue}" in shown(preview, f"/assets/{sent}.css")


# ----- some languages alone ------------------------------------------------------------------------------------------


def test_one_language_stands_beside_the_swedish():
    preview = Preview(SITE, ["ar"])

    assert preview.start == "http://127.0.0.1:8000/ar/"
    shown(preview, f"/ar{PAGE}")
    shown(preview, PAGE)
    assert "without --language" in shown(preview, f"/en{PAGE}", 404)


def test_the_made_up_language_is_shown_when_it_is_asked_for(whole):
    assert "⟦" in shown(Preview(SITE, ["qps"]), f"/qps{PAGE}")
    shown(whole, f"/qps{PAGE}", 404)


# ----- the server ----------------------------------------------------------------------------------------------------


@contextmanager
def running(preview):
    server = Server(preview, "127.0.0.1", 0)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_two_hundred_who_ask_at_once_are_all_answered(whole):
    """They knock before the first is let in; whom the queue has no room for is kept waiting, or never heard."""
    server = Server(whole, "127.0.0.1", 0)
    address = server.server_address[:2]
    asking = [socket.create_connection(address, timeout=2) for _ in range(200)]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    request = f"GET /-/preview.css HTTP/1.1\r\nHost: 127.0.0.1:{address[1]}\r\nConnection: close\r\n\r\n"
    try:
        for one in asking:
            one.sendall(request.encode())
        for one in asking:
            one.settimeout(20)
            assert one.recv(12) == b"HTTP/1.1 200"
            one.close()
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.mark.parametrize(
    "path",
    ["/" + "a" * 256, "/" + "å" * 200 + "/", "/assets/" + "a" * 300 + ".css", "/en/" + "a/" * 3000, "/%00", "/a%ff"],
)
def test_a_name_that_no_file_can_have_is_not_found(whole, path):
    assert whole.answer(path).status == 404


def asked(server, path, method="GET", **headers):
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    found = answer.status, answer.read().decode()
    connection.close()
    return found


def test_only_its_own_host_is_answered(whole):
    with running(whole) as server:
        port = server.server_address[1]
        for host in (f"127.0.0.1:{port}", f"localhost:{port}", f"LOCALHOST:{port}"):
            assert asked(server, PAGE, Host=host)[0] == 200
        for host in ("evil.example", f"evil.example:{port}", "127.0.0.1", "localhost:1", ""):
            for path in (PAGE, "/-/wait.js?n=", PROBLEMS):
                status, body = asked(server, path, Host=host)
                assert status == 403
                assert CALM not in body
        assert asked(server, PAGE, "HEAD") == (200, "")
        assert asked(server, PAGE, "POST")[0] == 501


def test_a_page_hears_of_news_at_once(copy):
    preview = Preview(copy)
    with running(preview) as server:
        heard = []
        number = preview.reading.number
        thread = threading.Thread(target=lambda: heard.append(asked(server, f"/-/wait.js?n={number}")))
        thread.start()
        time.sleep(0.1)
        assert heard == []
        change(copy / FYREN, CALM, "Du kan alltid prata.")
        preview.refresh()
        server.notify()
        thread.join(5)

        assert heard == [(200, CHANGED)]
        assert asked(server, "/-/wait.js?n=older") == (200, CHANGED)


def test_pages_that_wait_make_room_for_others(whole):
    with running(whole) as server:
        number = whole.reading.number
        heard, threads = [], []

        def listen(place):
            heard.append((place, asked(server, f"/-/wait.js?n={number}")))

        for place in range(5):
            threads.append(
                threading.Thread(
                    target=lambda place=place: heard.append((place, asked(server, f"/-/wait.js?n={number}"))),
                    daemon=True,
                )
            )
            threads[-1].start()
            time.sleep(0.05)
        threads[0].join(5)

        assert heard == [(0, (200, ""))]
        whole.reading.number, before = "other", whole.reading.number
        server.notify()
        for thread in threads:
            thread.join(5)
        whole.reading.number = before


def test_what_is_saved_is_read_and_told(copy):
    preview = Preview(copy)
    told = []
    with running(preview) as server, serving.watched(preview, server, told.append):
        change(copy / FYREN, "category: helpline", "category: helplin")
        until(lambda: len(told) == 2)
        change(copy / FYREN, "category: helplin", "category: helpline")
        until(lambda: len(told) == 3)

    assert told[0].endswith("[service-literal-error]")
    assert re.fullmatch(rf"\d\d:\d\d:\d\d {FYREN} changed: no page can be shown in \d\.\d\d s; to mend: 1, .*", told[1])
    assert re.fullmatch(rf"\d\d:\d\d:\d\d {FYREN} changed: ready in \d\.\d\d s", told[2])


def until(happened):
    end = time.monotonic() + 5
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.01)


# ----- the command ---------------------------------------------------------------------------------------------------


def said(*words):
    out = io.StringIO()
    code = site_commands.serve(*words[:2], Console(file=out, width=200), *words[2:])
    return code, out.getvalue()


def test_the_command_tells_its_address_and_ends_quietly(copy):
    words = [
        sys.executable,
        "-m",
        "fristad",
        "serve",
        "--project",
        copy,
        "--address",
        "127.0.0.1:0",
        "--language",
        "ar",
    ]
    before = sorted(copy.rglob("*"))

    # What is started in the background by a script hears no Ctrl+C, nor does what it starts.
    def hear_interrupts() -> None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    with subprocess.Popen(words, **streams, preexec_fn=hear_interrupts) as started:
        try:
            line = started.stdout.readline()
            address = re.search(r"http://127\.0\.0\.1:\d+/ar/", line).group(0)
            with urllib.request.urlopen(address) as answer:
                assert '<html lang="ar" dir="rtl">' in answer.read().decode()
            started.send_signal(signal.SIGINT)
            assert (started.communicate(timeout=20)[0], started.returncode) == ("", 0)
        finally:
            started.kill()
    assert sorted(copy.rglob("*")) == before


def test_a_port_in_use_is_told_with_what_to_do():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        code, text = said(SITE, f"127.0.0.1:{port}")

    assert code == 1
    assert f"Try another port: --address 127.0.0.1:{port + 1}" in text


@pytest.mark.parametrize(
    ("address", "only", "told"),
    [
        ("8000", (), "'8000' is not an address. Write it like 127.0.0.1:8001."),
        ("127.0.0.1:x", (), "'127.0.0.1:x' is not an address."),
        ("127.0.0.1:8000", ["xx"], "'xx' is not a language of this site."),
    ],
)
def test_what_cannot_be_served_is_told(address, only, told):
    code, text = said(SITE, address, only)

    assert code == 1
    assert text.startswith(told)


def test_a_folder_without_a_project_is_told(tmp_path):
    code, text = said(tmp_path, "127.0.0.1:8000")

    assert code == 1
    assert "[settings-missing]" in text
