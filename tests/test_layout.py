"""What may lie below docs/: records and files of a few kinds. All else is told, and never published."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from fristad.build import workspace
from fristad.build.mkdocs import mkdocs_yml
from fristad.content import addresses, layout
from fristad.outputs import search
from fristad.outputs.every_output import outputs
from fristad.serve.preview import Preview
from fristad.site import doors
from tests.conftest import ROOT
from tests.pages import tree

CASES = json.loads((ROOT / "tests/data/addresses.json").read_text("utf-8"))
SERVICE = "docs/services/gomstallet.md"
SECRET = "Lönngatan 7"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
PAGE = "---\ntitle: Krock\nsummary: Krock.\nowner: ekby-namnd\nchecked: 2026-11-01\n---\n\nKrocktext.\n"
COPIES = [
    "gomstallet.md~",
    "gomstallet.md.bak",
    "gomstallet.md.orig",
    "gomstallet.md.rej",
    "gomstallet.md.swp",
    "gomstallet.md.tmp",
    "gomstallet.bak",
    "gomstallet.MD",
    "gomstallet.Md",
    "gomstallet.markdown",
    "gomstallet.txt",
    "gomstallet.md.txt",
    "gomstallet",
    "#gomstallet.md#",
    "gomstallet.docx",
    "gomstallet.yml",
    "gomstallet.zip",
    "gomstallet.png",
    "gomstallet.pdf",
    "gomstallet.PNG",
]
SCRIPTS = "x.svg x.SVG x.xhtml x.html x.htm x.HTML x.shtml x.js x.mjs x.xml x.xsl x.css x.php x.wasm sw.js .htaccess"
MADE = [
    "data/services.json",
    "data/x.png",
    "sitemap.xml",
    "pagefind/x.png",
    "assets/style.css",
    "assets/x.png",
    "s/x.png",
    "languages/x.png",
    "blank/x.png",
    "en/x.png",
    "EN/x.png",
    "services/by/x.png",
    "404.html",
    "index.html",
    "feed.json",
    "manifest.webmanifest",
]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("services/kast.md", ""),
        ("services/index.md", ""),
        ("about/accessibility.md", ""),
        ("om/jourer.md", ""),
        ("bilder/jour 1.png", ""),
        ("bilder/jour.PNG", "file-not-published"),
        ("robots.txt", ""),
        ("CNAME", ""),
        ("om/robots.txt", "file-not-published"),
        ("services/.kast.png", "file-not-published"),
        (".git/kast.png", "file-not-published"),
        ("bilder/<b>.png", "file-not-published"),
        ("<b>/jour.png", "file-not-published"),
        ("services/kast.md~", "file-not-published"),
        ("services/x/kast.md", "record-out-of-place"),
        ("guides/x/y/kast.md", "record-out-of-place"),
        ("data/x.png", "address-of-the-site"),
        ("DATA/x.png", "address-of-the-site"),
        ("ar/x.png", "address-of-the-site"),
        ("languages.md", "address-of-the-site"),
    ],
)
def test_a_path_alone_says_what_may_lie_there(path, code):
    refused = layout.refusal(path, ["ar/"])

    assert (refused.code if refused else "") == code
    if code in ("", "file-not-published"):
        assert layout.is_asset(path) is (not code and not path.endswith(".md"))


@pytest.mark.parametrize("path", ["data/x.png", ".x.png", "a/.b/x.png", "<b>.png", "<b>/x.png", "x.md", "x"])
def test_what_is_no_asset_by_its_path_is_never_one(path):
    assert not layout.is_asset(path)


@pytest.mark.parametrize(
    ("path", "content", "right"),
    [
        ("x.png", PNG, True),
        ("x.png", b"<svg onload=x>", False),
        ("x.png", b" " + PNG, False),
        ("x.jpg", PNG, False),
        ("robots.txt", b"User-agent: *\nAllow: /\n", True),
        ("robots.txt", b"User-agent: *\nLonngatan 7\n", False),
        ("CNAME", b"ekby.example\n", True),
        ("CNAME", b"ekby.example\nLonngatan 7", False),
    ],
)
def test_a_file_begins_as_one_of_its_kind(path, content, right):
    assert layout.holds_what_it_says(path, content) is right


def told(root: Path) -> list[str]:
    options, problems = mkdocs_yml.options_of(root)
    assert problems == []
    return [problem.one_line() for problem in workspace.read(root, options).problems if problem.severity == "error"]


def ended(*words: str, cwd: Path) -> tuple[int, str]:
    """What a command returns and says; one that does not end is a failure."""
    words = (sys.executable, "-m", "fristad", *words)
    done = subprocess.run(words, cwd=cwd, capture_output=True, text=True, check=False, timeout=60)
    return done.returncode, done.stdout + done.stderr


def put(root: Path, name: str, content: bytes) -> Path:
    path = root / "docs" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


# ----- copies, scripts and made addresses ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_of_a_record_is_told_by_name_and_never_sent(copy, name):
    put(copy, f"services/{name}", (copy / SERVICE).read_bytes())

    lines = told(copy)

    assert len(lines) == 1
    assert lines[0].startswith(f"docs/services/{name}:1:1: ")
    assert lines[0].endswith("[file-not-published]")
    answer = Preview(copy).answer(f"/services/{name.replace('#', '%23')}")
    assert answer.status != 200
    assert SECRET.encode("utf-8") not in answer.body


@pytest.mark.parametrize("name", COPIES)
def test_a_record_that_was_renamed_is_told_alone(copy, name):
    """What only follows from it, such as links to it, is not."""
    (copy / SERVICE).rename(copy / "docs/services" / name)

    (line,) = told(copy)

    assert line.startswith(f"docs/services/{name}:1:1: ")


@pytest.mark.parametrize("name", SCRIPTS.split()[:-1])
@pytest.mark.parametrize("folder", ["", "services/", "new/"])
def test_what_a_browser_may_run_is_told(copy, folder, name):
    put(copy, folder + name, b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>")

    (line,) = told(copy)

    assert line.startswith(f"docs/{folder}{name}:1:1: ")
    assert Preview(copy).answer(f"/{folder}{name}").status != 200


@pytest.mark.parametrize("name", MADE)
def test_what_the_site_makes_itself_is_not_written_over(copy, name):
    put(copy, name, PNG)

    (line,) = told(copy)

    assert line.startswith(f"docs/{name}:1:1: ")


AS_THEY_ARE = {
    "robots.txt": b"User-agent: *\nDisallow:\n",
    "CNAME": b"ekby.example.org\n",
    "logo.png": PNG,
    "images/Var bild.png": PNG,
    "x.pdf": b"%PDF-1.7\n",
}


def test_what_is_published_as_it_is_is_published(copy):
    for name, content in AS_THEY_ARE.items():
        put(copy, name, content)

    assert told(copy) == []
    preview = Preview(copy)
    assert {name: preview.answer(f"/{name.replace(' ', '%20')}").body for name in AS_THEY_ARE} == AS_THEY_ARE
    assert ended("build", cwd=copy)[0] == 0
    assert {name: (copy / "site" / name).read_bytes() for name in AS_THEY_ARE} == AS_THEY_ARE


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.png", b"---\nsecret: true\n---\n"),
        ("x.jpg", b"<html>"),
        ("x.pdf", b""),
        ("x.webp", PNG),
        ("robots.txt", b"address:\n  secret: true\n"),
        ("CNAME", b"---\nname: x\n"),
    ],
)
def test_a_file_is_of_the_kind_that_its_name_says(copy, name, content):
    put(copy, name, content)

    (line,) = told(copy)

    assert line.startswith(f"docs/{name}:1:1: What the file holds is not ")


@pytest.mark.parametrize("name", ["services/._gomstallet.md", "._x.md", ".DS_Store", ".git/x.md", "services/.x.md.swp"])
def test_what_computers_leave_is_passed_over(copy, name):
    put(copy, name, b"\0\5\x16\7\xff")

    assert told(copy) == []
    assert Preview(copy).answer(f"/{name}").status != 200


def test_the_copying_itself_takes_only_what_is_published(copy, tmp_path):
    """Also where the check would have been passed by: what is copied is asked for once more."""
    from mkdocs.structure.files import File

    from fristad.build.mkdocs.made_pages import is_needed

    docs = copy / "docs"
    put(copy, "good.png", PNG)
    for name in ("x.md~", "x.svg", "x.html", "data/x.png", "x.png", ".x.png"):
        put(copy, name, b"secret")
    put(tmp_path, "machine.png", PNG)
    (docs / "link.png").symlink_to(tmp_path / "docs/machine.png")
    names = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*") if not path.is_dir())

    taken = [name for name in names if is_needed(File(name, str(docs), str(tmp_path / "s"), True), docs)]

    assert taken == ["good.png"]


def test_a_secret_is_in_no_file_that_a_build_leaves(copy):
    code, said = ended("build", cwd=copy)

    assert code == 0, said
    left = [path for path in copy.rglob("*") if path.is_file() and "docs" not in path.parts]
    assert len(left) > 100
    assert [path for path in left if SECRET.encode("utf-8") in path.read_bytes()] == []
    assert SECRET not in said


# ----- folders and addresses -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["services/ekby/gomstallet.md", "guides/new/i-am-afraid.md", "terms/words/a/b.md"])
def test_a_record_in_a_folder_of_its_own_is_told_where_it_stands(copy, name):
    put(copy, name, (copy / SERVICE).read_bytes())

    mine = [line for line in told(copy) if line.startswith(f"docs/{name}:")]

    assert len(mine) == 1
    assert f"Move it to docs/{name.rsplit('/', 2)[0]}/{name.rsplit('/', 1)[1]}." in mine[0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["files"][0])
def test_one_address_has_one_source(copy, case):
    (name,) = case["files"]
    put(copy, name.removeprefix("docs/"), PAGE.encode())

    lines = told(copy)

    assert bool(lines) == (case["verdict"] == "refused"), case["right"]
    assert all(line.startswith(("docs/guides", "docs/services", name)) for line in lines)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("guides/i-am-afraid/index.md", "docs/guides/i-am-afraid.md"),
        ("guides.md", "docs/guides/index.md"),
        ("search/index.md", "docs/search.md"),
        ("services/fyren/show/index.md", "docs/services/fyren.md"),
    ],
)
def test_both_files_of_one_address_are_named(copy, name, other):
    put(copy, name, PAGE.encode())

    (line,) = [line for line in told(copy) if line.endswith("[address-twice]")]

    assert {f"docs/{name}", other} == set(re.findall(r"docs/[\w/-]+\.md", line))


@pytest.mark.parametrize(
    "name",
    ["languages", "s", "data", "assets", "pagefind", "blank", "404", "en", "ar", "services/by", "s/njpsp", "qps"],
)
@pytest.mark.parametrize("ending", [".md", "/index.md"])
def test_the_site_s_own_addresses_are_no_file_s(copy, name, ending):
    put(copy, name + ending, PAGE.encode())

    mine = [line for line in told(copy) if line.endswith("[address-of-the-site]")]

    assert len(mine) == 1
    assert mine[0].startswith(f"docs/{name}{ending}:1:1: The site makes /")


def test_an_older_name_is_none_of_the_site_s_own_addresses(copy):
    path = copy / "docs/services/fyren.md"
    path.write_text(path.read_text("utf-8").replace("name: ", "aliases: [By]\nname: ", 1), "utf-8")

    assert any("/services/by/, which the site makes itself" in line for line in told(copy))


def test_all_that_the_real_site_makes_is_told(workspace):
    """Whoever adds an address of the site's own adds it to the table as well."""
    site = workspace.site
    for name in (*outputs(site, lambda *page: True), *filter(None, doors.shared_plan(site)), search.FOLDER + "x"):
        assert addresses.made_by_the_site(name), name
    for name in ("assets/style.css", "404.html"):
        assert addresses.made_by_the_site(name)
    for name in ("", "services/", "search/", "sa/", "database/", "services/bylund/", "om-ekby/"):
        assert not addresses.made_by_the_site(name, ("en/",))


# ----- links, pipes, devices -----------------------------------------------------------------------------------------


def link_to_machine(path: Path) -> None:
    path.symlink_to("/etc/hosts")


def link_to_nowhere(path: Path) -> None:
    path.symlink_to("/nowhere/at/all")


def link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def link_within(path: Path) -> None:
    (path.parent / "hidden").mkdir()
    (path.parent / "hidden/.x").write_bytes(PNG)
    path.symlink_to("hidden/.x")


def endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def pipe(path: Path) -> None:
    os.mkfifo(path)


def in_a_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        here = os.getcwd()
        os.chdir(path.parent)
        one.bind(path.name)
        os.chdir(here)


def large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(5_000_000_000)


def folder(path: Path) -> None:
    path.mkdir()


ODD = [link_to_machine, link_to_nowhere, link_to_itself, link_within, endless, pipe, in_a_socket, large, folder]
PLACES = [
    "docs/services/ny.md",
    "docs/ny.png",
    "docs/robots.txt",
    "translations/en/LC_MESSAGES/services.po",
    "reviews/en.csv",
    "translations/glossary.yml",
    "mkdocs.yml",
]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("make", ODD, ids=lambda make: make.__name__)
def test_only_ordinary_files_are_read(copy, make, place):
    (copy / place).unlink(missing_ok=True)
    make(copy / place)

    before = signal.signal(signal.SIGALRM, _too_long)
    signal.alarm(20)
    try:
        options, problems = mkdocs_yml.options_of(copy)
        if options:
            read = workspace.read(copy, options)
            problems = [*problems, *read.problems, *read.refused]
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)

    assert [problem.source.path for problem in problems] == [place]
    assert problems[0].severity == "error"


def _too_long(number, frame):
    raise TimeoutError


@pytest.mark.parametrize("name", ["docs/guides/more", "docs/all", "translations/en/LC_MESSAGES", "translations/en"])
def test_a_folder_that_is_a_link_is_told(copy, tmp_path, name):
    place = copy / name
    if place.exists():
        place.rename(tmp_path / "elsewhere")
    else:
        (tmp_path / "elsewhere").mkdir()
    place.symlink_to(tmp_path / "elsewhere")
    options, _ = mkdocs_yml.options_of(copy)

    read = workspace.read(copy, options)

    found = {problem.source.path for problem in (*read.problems, *read.refused) if problem.severity == "error"}
    assert name in {path.removesuffix("/") for path in found}
    assert all(path.startswith(name) for path in found)


@pytest.mark.parametrize("make", [pipe, endless, link_to_machine], ids=lambda make: make.__name__)
def test_every_command_ends_and_the_site_is_not_made(copy, make):
    make(copy / "docs/services/ny.md")
    make(copy / "docs/ny.png")

    before = tree(copy / "translations")
    for command in (("messages",), ("export", "en"), ("review", "en", "--by", "machine", "--all")):
        code, said = ended(*command, cwd=copy)

        assert code == 1
        assert "docs/services/ny.md:1:1" in said
        assert tree(copy / "translations") == before
    for command in ("check", "build"):
        code, said = ended(command, cwd=copy)

        assert code == 1
        assert "Traceback" not in said
        assert "docs/ny.png:1:1" in said
        assert "docs/services/ny.md:1:1" in said
    assert not (copy / "site").exists()
    assert Preview(copy).answer("/ny.png").status != 200


@pytest.mark.parametrize(
    ("make", "place"),
    [
        (pipe, "assets/x.txt"),
        (endless, "assets/icon.svg"),
        (link_to_machine, "assets/fristad.css"),
        (link_to_nowhere, "assets/fristad.css"),
        (pipe, "x/y.html"),
        (endless, "answer.html"),
        (link_to_machine, "x/y.html"),
        (link_to_nowhere, "answer.html"),
    ],
    ids=lambda one: one if isinstance(one, str) else one.__name__,
)
def test_of_the_theme_too_only_ordinary_files_are_read(copy, make, place):
    with_theme(copy)
    (copy / "overrides" / place).parent.mkdir(exist_ok=True)
    (copy / "overrides" / place).unlink(missing_ok=True)
    make(copy / "overrides" / place)

    for command in ("check", "build"):
        code, said = ended(command, cwd=copy)

        assert code == 1
        assert f"overrides/{place}:1:1: " in said
        assert "Traceback" not in said
    assert not (copy / "site").exists()
    if place.endswith(".html"):
        before = tree(copy / "translations")
        code, said = ended("messages", cwd=copy)

        assert code == 1
        assert f"overrides/{place}:1:1: " in said
        assert tree(copy / "translations") == before


def with_theme(project: Path) -> None:
    """Templates and assets of its own, as every municipality has them."""
    shutil.copytree(ROOT / "overrides", project / "overrides")
    path = project / "mkdocs.yml"
    path.write_text(path.read_text("utf-8").replace(str(ROOT / "overrides"), "overrides"), "utf-8")


def test_a_theme_that_is_a_link_is_told(copy, tmp_path):
    with_theme(copy)
    (copy / "overrides").rename(tmp_path / "elsewhere")
    (copy / "overrides").symlink_to(tmp_path / "elsewhere")

    assert [problem.source.path for problem in mkdocs_yml.options_of(copy)[1]] == ["overrides"]


def test_the_kinds_that_are_published_are_named_once():
    assert all(
        layout.is_asset(f"x.{ending}") and not layout.is_asset(f"x.{ending.upper()}") for ending in layout.ASSETS
    )


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
@pytest.mark.parametrize("name", ["services/sos-112", "services/fyren", "guides/i-am-afraid", "index", "places/ekby"])
def test_of_a_record_that_cannot_be_read_only_that_is_told(copy, name, encoding):
    path = copy / f"docs/{name}.md"
    path.write_bytes((path.read_text("utf-8") + "\nÅ\n").encode(encoding, "replace"))

    assert [line.rsplit(" ", 1)[1] for line in told(copy)] == ["[not-utf-8]"]


def test_of_settings_that_cannot_be_read_only_that_is_told(copy):
    (copy / "mkdocs.yml").write_bytes("site_name: Våld\n".encode("latin-1"))

    assert [problem.code for problem in mkdocs_yml.options_of(copy)[1]] == ["not-utf-8"]
