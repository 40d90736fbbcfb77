"""A number is changed in one record: every page, data file and print in every language has the new one, and no other
sign of the site is different.
"""

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from .conftest import a_project, built, with_empty_catalogues
from .printed import elements, texts

pytestmark = pytest.mark.site
RECORD = "docs/services/fyren.md"
OLD = re.compile("(390)((?:[ \u00a0-]|&nbsp;)?)(06)((?:[ \u00a0-]|&nbsp;)?)00")
"""As it is dialled and as it is written, with whatever signs between its groups."""
NEW = r"\1\g<2>\3\g<4>22"
URGENT = {
    "en": {
        "Vad som inte fungerar och hur du säger till.": "What does not work and how to tell us.",
        "Hur sidan fungerar för alla": "How the site works for everyone",
        "Hur mycket som är översatt.": "How much is translated.",
        "Vad som finns på varje språk": "What there is in each language",
        "Hitta rätt med ett ord, på ditt språk eller på svenska.": "Find your way with a word, in your language.",
        "Den som ringer bestämmer själv.": "Whoever calls decides.",
        "svartsjuk, elak": "jealous, mean",
    },
    "ar": {
        "Vad som inte fungerar och hur du säger till.": "ما لا يعمل وكيف تخبرنا.",
        "Hur sidan fungerar för alla": "كيف تعمل الصفحة للجميع",
        "Hur mycket som är översatt.": "كم تُرجم.",
        "Vad som finns på varje språk": "ما هو متوفر بكل لغة",
        "Hitta rätt med ett ord, på ditt språk eller på svenska.": "اعثر على ما تريد بكلمة واحدة، بلغتك أو بالسويدية.",
        "Den som ringer bestämmer själv.": "من يتصل يقرر بنفسه.",
        "svartsjuk, elak": "غيور، شرير",
    },
}
"""What is missing of the emergency tier, so that three languages have prints."""


def project(folder: Path) -> Path:
    """The tiny project, in which somebody in danger begins with the guide, and nothing urgent is missing."""
    made = a_project(folder)
    guide = made / "docs/guides/i-am-afraid.md"
    guide.write_text(guide.read_text("utf-8").replace("checked:", "emergency: true\nchecked:", 1), "utf-8")
    with_empty_catalogues(made, ["en", "ar"])
    for id, words in URGENT.items():
        for path in sorted((made / f"translations/{id}").rglob("*.po")):
            text = path.read_text("utf-8")
            for swedish, said in words.items():
                text = text.replace(f'msgid "{swedish}"\nmsgstr ""', f'msgid "{swedish}"\nmsgstr "{said}"')
            path.write_text(text, "utf-8")
    return made


def told(site: Path) -> dict[str, str | bytes]:
    """What each file tells, by its name: a print what programs that read text or speak get of it, others all."""
    found = {}
    for path in sorted(site.rglob("*")):
        if path.is_file():
            name = HASH.sub("", path.relative_to(site).as_posix())
            found[name] = _told(path)
    return found


HASH = re.compile(r"(?<=[a-z]_)[0-9a-f]{7,10}(?=\.pf_|\"|$)")
"""The search engine names its files after what is in them."""
SEARCH = "pagefind_dcd"


def _told(path: Path) -> str | bytes:
    content = path.read_bytes()
    if path.suffix == ".pdf":
        heard = (f"{kind} {language} {words}" for kind, _, language, words in elements(content))
        # Two programs of four: one reads letter by letter what stands on its side, and one some lines from their end.
        read = texts(content)
        return "\n".join([*heard, read["pdfium"], read["pypdf"]])
    if path.suffix == ".pf_index":
        return "\n".join(sorted(_entries(gzip.decompress(content).removeprefix(SEARCH.encode()))))
    if path.suffix == ".pf_meta":
        return re.sub(rb"(?<=[a-z]_)[0-9a-f]{7}", b"", gzip.decompress(content))
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return content
    if re.fullmatch(r"pages\.\w+\.json", path.name):
        # What the search shows of each page stands by a name that is made of the page.
        known = json.loads(text)
        known["pages"] = sorted(known["pages"].values())
        return json.dumps(known, ensure_ascii=False)
    if path.name == "prints.json":
        # A PDF with other figures is a few bytes longer or shorter.
        return re.sub(r'(?m)"bytes": \d+', "", text)
    return HASH.sub("", text) if path.name == "pagefind-entry.json" else text


def _entries(index: bytes) -> Iterator[str]:
    """Each word of a search index with its places. Of figures the word alone: "00" stands in hours too."""
    (words, *_), end = _cbor(index, 0)
    assert end == len(index)
    for word, *places in words:
        yield word if word.isdigit() else f"{word} {places}"


def _cbor(data: bytes, at: int):
    """A value of CBOR (RFC 8949), of those that an index has, and where the next begins."""
    kind, size, at = data[at] >> 5, data[at] & 31, at + 1
    if size >= 24:
        length = 1 << size - 24
        size, at = int.from_bytes(data[at : at + length], "big"), at + length
    if kind == 0:
        return size, at
    if kind == 1:
        return -1 - size, at
    if kind == 3:
        return data[at : at + size].decode("utf-8"), at + size
    assert kind == 4, kind
    found = []
    for _ in range(size):
        value, at = _cbor(data, at)
        found.append(value)
    return found, at


def with_new(one: str | bytes) -> str | bytes:
    return OLD.sub(NEW, one) if isinstance(one, str) else one


def has_old(one: str | bytes) -> bool:
    return OLD.search(one if isinstance(one, str) else one.decode("utf-8", "replace")) is not None


@pytest.fixture(scope="module")
def sites(tmp_path_factory) -> tuple[dict[str, str | bytes], dict[str, str | bytes]]:
    """What the site told before the number was changed, and what it tells now."""
    folder = tmp_path_factory.mktemp("one-number")
    own = project(folder / "project")
    before = told(built(own, folder / "before"))
    record = own / RECORD
    text, times = OLD.subn(NEW, record.read_text("utf-8"))
    assert times == 2  # as it is dialled, and as it is shown
    record.write_text(text, "utf-8")
    return before, told(built(own, folder / "after"))


def test_the_number_stands_on_many_kinds_of_files_in_every_language(sites):
    before, _ = sites
    with_it = {name for name, one in before.items() if has_old(one)}

    for id, prefix in (("sv", ""), ("en", "en/"), ("ar", "ar/")):
        assert f"{prefix}services/fyren/index.html" in with_it
        assert f"{prefix}guides/i-am-afraid/index.html" in with_it
        assert f"pagefind/pages.{id}.json" in with_it
        assert f"pagefind/index/{id}_.pf_index" in with_it
        kinds = {re.sub(r"-\w+\.pdf", "", one.rpartition("/")[2]) for one in with_it if f"prints/{id}/" in one}
        assert kinds == {"card", "poster", "strips", "slip", "sheet", "leaflet"}
    assert {"data/services.json", "data/prints.json"} <= with_it
    assert len([name for name in with_it if name.endswith(".html")]) > 90


def test_the_old_number_stands_nowhere(sites):
    _, after = sites

    assert [name for name, one in after.items() if has_old(one)] == []


def test_nothing_else_is_different(sites):
    """Pages, data, stylesheets and pictures byte by byte."""
    before, after = sites

    assert before.keys() == after.keys()
    assert [
        name for name, one in before.items() if _in_order(name, with_new(one)) != _in_order(name, after[name])
    ] == []


def _in_order(name: str, one: str | bytes) -> object:
    """A search index has its words in their order, which is another with other figures."""
    if not name.endswith(".pf_index"):
        return one
    assert isinstance(one, str)
    # "22" may be new among the words, and "00" may be gone: they are parts of a number.
    return sorted(set(one.split("\n")) - {"00", "22"})
