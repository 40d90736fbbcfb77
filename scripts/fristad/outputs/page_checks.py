"""What a built site must keep, whatever made it: looked for in the finished files, before they are published.

Nothing is stored on the reader's device and nothing asked of anyone else; every page has a way out, the number for
danger, and a policy that lets it do nothing more. A new version of the theme, or a template changed in a hurry, is
stopped here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from fristad.problems import Problem, Source

# The attributes of a tag: anything but its end, which may stand in quotes. Possessive, so that no page takes long.
_REST = r"[^<>\"']*+(?:(?:\"[^\"]*+\"|'[^']*+')[^<>\"']*+)*+"
_TAG = re.compile(rf"<([a-zA-Z][^\s/>]*)({_REST})>")
# The same whole, with the end that a script without words has at once: so it can be told by itself.
_TAGS = re.compile(rf"<[a-zA-Z][^\s/>]*{_REST}>(?:</script>)?")
_SCRIPT = re.compile("<[sS][cC][rR][iI][pP][tT]")
# (name, value in double quotes, in single quotes, in none) of an attribute.
_ATTRIBUTE = re.compile(r"([^\s=\"'<>/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
# An address with a scheme, or with a host: "https:", "//".
_ELSEWHERE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
_FETCHES = {
    "script": "src",
    "img": "src",
    "source": "src",
    "audio": "src",
    "video": "src",
    "track": "src",
    "input": "src",
    "form": "action",
}
_FRAMES = ("iframe", "frame", "object", "embed", "applet", "base", "portal", "style")
_POLICY: Mapping[str, frozenset[str]] = {
    "default-src": frozenset({"'none'"}),
    "script-src": frozenset({"'self'", "'wasm-unsafe-eval'"}),
    "style-src": frozenset({"'self'"}),
    "img-src": frozenset({"'self'", "data:"}),
    "connect-src": frozenset({"'self'"}),
    "worker-src": frozenset({"'self'"}),
    "font-src": frozenset({"'self'"}),
    "base-uri": frozenset({"'none'"}),
    "form-action": frozenset({"'none'"}),
}
"""The most that a page may allow itself."""
_NEEDED = ("default-src", "script-src", "style-src", "base-uri", "form-action")
_STORES = re.compile(
    r"\b(?:localStorage|sessionStorage|indexedDB|serviceWorker|sendBeacon|cookieStore|openDatabase)\b"
    r"|\bcaches\s*\.|\.cookie\b|\bstorage\s*\.\s*(?:persist|getDirectory)\b"
)
# A script's ways to others: connections, and whole addresses in quotes.
_ASKS = re.compile(
    r"\b(?:WebSocket|EventSource|RTCPeerConnection|WebTransport)\b"
    # pagefind.js reads the parts of an address by completing it with a name kept for examples (RFC 2606).
    r"|[\"'`](?:https?:)?//(?!example\.com[`$])[a-z0-9]",
    re.IGNORECASE,
)
_RUNS = re.compile(r"\beval\s*\(|\bnew\s+Function\b|\bdocument\s*\.\s*write|\.(?:inner|outer)HTML\b|\bpushState\b")
_NO_ICON = "data:,"
"""Without an icon browsers ask the host for one."""
_STYLE_ASKS = re.compile(r"@import|url\(\s*[\"']?(?!data:|#)[\"']?\s*(?:[a-z]+:)?//", re.IGNORECASE)


def broken(texts: Mapping[str, str], exit_url: str, danger: str = "") -> list[Problem]:
    """What must not be published. `texts`: path from the site's root → text, of .html, .js and .css files.

    `danger` is the number for danger as it is dialled, "" where nobody has named one.
    """
    return sorted({problem for path, text in texts.items() for problem in broken_in(path, text, exit_url, danger)})


def tags(html: str) -> list[str]:
    """The opening tags of a page in their order, each of an empty script with its end."""
    return _TAGS.findall(html)


def broken_in(
    path: str, text: str, exit_url: str, danger: str = "", known_tags: Sequence[str] | None = None
) -> list[Problem]:
    """What must not be published in one file. Pages share most of their tags: each is looked at once for them all.

    `known_tags` are the page's tags, where somebody has read them already.
    """
    if path.endswith(".html"):
        faults = _page(text, tags(text) if known_tags is None else known_tags, exit_url, danger)
    elif path.endswith(".css"):
        faults = ((match.start(), f"a style asks for '{match.group(0)}'") for match in _STYLE_ASKS.finditer(text))
    else:
        faults = _script(text)
    return sorted({_problem(path, text, where, what) for where, what in faults})


def _problem(path: str, text: str, where: int, what: str) -> Problem:
    line = text.count("\n", 0, where) + 1
    column = where - text.rfind("\n", 0, where)
    return Problem(Source(path, line, column), "broken-promise", f"The built file has {what}")


def _script(text: str) -> Iterator[tuple[int, str]]:
    for pattern, what in (
        (_STORES, "a script that can store things on the reader's device"),
        (_ASKS, "a script that can ask others for things"),
        (_RUNS, "a script that can run text, or change the tab's history"),
    ):
        yield from ((match.start(), f"{what}: '{match.group(0)}'") for match in pattern.finditer(text))


def _page(text: str, found: Sequence[str], exit_url: str, danger: str) -> Iterator[tuple[int, str]]:
    """(place, what is wrong) of one page."""
    told = list(map(_told, found))
    some = [one for one in told if one is not _NOTHING]
    # Places are looked for only where somebody has to mend something.
    early = next((one.script for one in some if one.script or one.policy), False)
    if early or any(one.faults or (one.exit and one.href != exit_url) for one in some):
        yield from _placed(text, told, exit_url)
    for there, what in (
        (any(one.policy for one in some), "no Content-Security-Policy"),
        (any(one.referrer for one in some), "no referrer policy"),
        (any(one.exit and one.href == exit_url for one in some), "no exit"),
        (not danger or _can_be_called(text, found, told, danger), f"no link that calls {danger}"),
        (len(_SCRIPT.findall(text)) == sum(one.script for one in some), "a script that cannot be read"),
    ):
        if not there:
            yield 0, what


_WITHOUT_NUMBER = ("page/moved", "page/blank")
"""The records of pages that are left at once: they lead on to another page, or out of the site."""
_ENDS = re.compile(r"</a\s*>", re.IGNORECASE)


def _can_be_called(text: str, found: Sequence[str], told: Sequence[_Told], danger: str) -> bool:
    """Whether the number for danger stands on a page as a link that dials it; the strip, where there is one, does."""
    calls, shown = f"tel:{danger}", danger.removeprefix("+46").lstrip("0")
    strip = next((index for index, one in enumerate(told) if one.strip), None)
    if strip is not None and next((one.calls for one in told[strip:] if one.calls), "") != calls:
        return False
    if any(one.record in _WITHOUT_NUMBER for one in told):
        return True
    for tag, one in zip(found, told, strict=True):
        if one.calls == calls:
            begin = text.index(tag) + len(tag)
            end = _ENDS.search(text, begin)
            if end and shown in re.sub(r"<[^>]*>|[^0-9]", "", text[begin : end.start()]):
                return True
    return False


def _placed(text: str, told: Iterable[_Told], exit_url: str) -> Iterator[tuple[int, str]]:
    """The faults of tags, and of their order."""
    policy = False
    for match, one in zip(_TAGS.finditer(text), told, strict=True):
        where = match.start()
        yield from ((where, what) for what in one.faults)
        if one.exit and one.href != exit_url:
            yield where, f"an exit that leads to '{one.href or ''}'"
        if one.script and not policy:
            yield where, "a script before the policy"
        policy = policy or one.policy


@dataclass(frozen=True)
class _Told:
    """What there is to tell of one tag, wherever it stands."""

    faults: tuple[str, ...] = ()
    script: bool = False
    policy: bool = False
    referrer: bool = False
    exit: bool = False
    href: str | None = None
    """Where an exit leads."""
    calls: str = ""
    """Of a link that can be seen and dials a number: "tel:112"."""
    strip: bool = False
    """The strip with the number for danger."""
    record: str = ""
    """What the page is of."""


_NOTHING = _Told()


@lru_cache(maxsize=32768)
def _told(text: str) -> _Told:
    """Of a tag, with the end that a script without words has."""
    match = _TAG.match(text)
    assert match
    tag, given = match.group(1).lower(), _attributes(match.group(2))
    policy = tag == "meta" and given.get("http-equiv", "").lower() == "content-security-policy"
    exit = tag == "a" and "data-exit" in given
    told = _Told(
        tuple(_of_a_tag(tag, given, policy=policy, ended=text.endswith("</script>"))),
        script=tag == "script",
        policy=policy,
        referrer=tag == "meta" and given.get("name") == "referrer" and given.get("content") == "no-referrer",
        exit=exit,
        href=given.get("href") if exit else None,
        calls=_called(tag, given),
        strip="f-emergency" in given.get("class", "").split(),
        record=given.get("data-record", "") if tag == "main" else "",
    )
    return _NOTHING if told == _NOTHING else told


def _called(tag: str, given: Mapping[str, str]) -> str:
    href = given.get("href", "") if tag == "a" and "hidden" not in given else ""
    return href if href.startswith("tel:") else ""


def _of_a_tag(tag: str, given: Mapping[str, str], *, policy: bool, ended: bool) -> Iterator[str]:
    yield from _of_any_element(tag, given)
    if tag == "html" and not (given.get("lang") and given.get("dir") in ("ltr", "rtl")):
        yield "no language or direction on <html>"
    if tag == "script" and ("src" not in given or not ended):
        yield "a script written in the page"
    if policy:
        yield from _of_a_policy(given.get("content", ""))
    if tag == "meta" and given.get("http-equiv", "").lower() == "refresh" and _leaves(given.get("content", "")):
        yield "a refresh that leaves the site"
    if tag == "a":
        yield from _of_a_link(given)


def _attributes(text: str) -> dict[str, str]:
    return {
        match.group(1).lower(): unescape(match.group(2) or match.group(3) or match.group(4) or "")
        for match in _ATTRIBUTE.finditer(text)
    }


def _of_any_element(tag: str, given: Mapping[str, str]) -> Iterator[str]:
    if tag in _FRAMES:
        yield f"a <{tag}>"
    for name in given:
        if name.startswith("on"):
            yield f"an event handler in the page: '{name}'"
        if name in ("style", "srcset", "srcdoc", "ping", "background", "formaction"):
            yield f"the attribute '{name}'"
    fetched = given.get(_FETCHES.get(tag, ""), "")
    if tag == "link" and given.get("rel") not in ("canonical", "alternate"):
        fetched = given.get("href", "")
    is_picture = given.get("rel") == "icon" and (fetched == _NO_ICON or fetched.startswith("data:image/"))
    if _ELSEWHERE.match(fetched) and not is_picture:
        yield f"a <{tag}> that asks another site: '{fetched}'"


def _of_a_policy(policy: str) -> Iterator[str]:
    given = {name: set(values) for name, *values in (part.split() for part in policy.split(";") if part.strip())}
    for name in _NEEDED:
        if name not in given:
            yield f"a policy without '{name}'"
    for name, values in given.items():
        more = values - _POLICY.get(name, frozenset())
        if more:
            yield f"a policy that allows '{name} {' '.join(sorted(more))}'"


def _of_a_link(given: Mapping[str, str]) -> Iterator[str]:
    href = given.get("href", "")
    if href.lower().lstrip().startswith(("javascript:", "data:", "vbscript:")):
        yield f"a link that runs something: '{href}'"
    if re.match(r"(?:https?:)?//", href) and "noreferrer" not in given.get("rel", ""):
        yield f"a link that tells another site where the reader comes from: '{href}'"
    if "target" in given:
        yield f"a link that opens a window: '{href}'"
    if "data-exit" in given and "title" in given:
        yield "an exit that explains itself when pointed at"


def _leaves(content: str) -> bool:
    return bool(_ELSEWHERE.match(content.partition("url=")[2] or content.partition("URL=")[2]))
