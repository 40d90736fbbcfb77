"""What a built site must keep, whatever made it: looked for in the finished files, before they are published.

Nothing is stored on the reader's device and nothing asked of anyone else; every page has a way out and a policy that
lets it do nothing more. A new version of the theme, or a template changed in a hurry, is stopped here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape

from fristad.problems import Problem, Source

_TAG = re.compile(r"<([a-zA-Z][^\s/>]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_ATTRIBUTE = re.compile(r"([^\s=\"'<>/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
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
_ASKS = re.compile(
    r"\b(?:WebSocket|EventSource|RTCPeerConnection|WebTransport)\b"
    # pagefind.js reads the parts of an address by completing it with a name kept for examples (RFC 2606).
    r"|[\"'`](?:https?:)?//(?!example\.com[`$])[a-z0-9]",
    re.IGNORECASE,
)
_RUNS = re.compile(r"\beval\s*\(|\bnew\s+Function\b|\bdocument\s*\.\s*write|\.(?:inner|outer)HTML\b|\bpushState\b")
_STYLE_ASKS = re.compile(r"@import|url\(\s*[\"']?(?!data:|#)[\"']?\s*(?:[a-z]+:)?//", re.IGNORECASE)


def broken(texts: Mapping[str, str], exit_url: str) -> list[Problem]:
    """What must not be published. `texts`: path from the site's root → text, of .html, .js and .css files."""
    found = []
    for path, text in texts.items():
        if path.endswith(".html"):
            faults = _page(text, exit_url)
        elif path.endswith(".css"):
            faults = ((match.start(), f"a style asks for '{match.group(0)}'") for match in _STYLE_ASKS.finditer(text))
        else:
            faults = _script(text)
        for where, what in faults:
            line = text.count("\n", 0, where) + 1
            column = where - text.rfind("\n", 0, where)
            found.append(Problem(Source(path, line, column), "broken-promise", f"The built file has {what}"))
    return sorted(set(found))


def _script(text: str) -> Iterator[tuple[int, str]]:
    for pattern, what in (
        (_STORES, "a script that can store things on the reader's device"),
        (_ASKS, "a script that can ask others for things"),
        (_RUNS, "a script that can run text, or change the tab's history"),
    ):
        yield from ((match.start(), f"{what}: '{match.group(0)}'") for match in pattern.finditer(text))


def _page(text: str, exit_url: str) -> Iterator[tuple[int, str]]:
    """(place, what is wrong) of one page."""
    policy = referrer = way_out = False
    tags = 0
    for match in _TAG.finditer(text):
        tag, where = match.group(1).lower(), match.start()
        tags += tag == "script"
        given = _attributes(match.group(2))
        yield from ((where, what) for what in _of_any_element(tag, given))
        if tag == "html" and not (given.get("lang") and given.get("dir") in ("ltr", "rtl")):
            yield where, "no language or direction on <html>"
        if tag == "script":
            yield from ((where, what) for what in _of_a_script(given, text[match.end() :]))
            if not policy:
                yield where, "a script before the policy"
        if tag == "meta" and given.get("http-equiv", "").lower() == "content-security-policy":
            policy = True
            yield from ((where, what) for what in _of_a_policy(given.get("content", "")))
        if tag == "meta" and given.get("http-equiv", "").lower() == "refresh" and _leaves(given.get("content", "")):
            yield where, "a refresh that leaves the site"
        if tag == "meta" and given.get("name") == "referrer" and given.get("content") == "no-referrer":
            referrer = True
        if tag == "a":
            yield from ((where, what) for what in _of_a_link(given, exit_url))
            way_out = way_out or ("data-exit" in given and given.get("href") == exit_url)
    for there, what in ((policy, "no Content-Security-Policy"), (referrer, "no referrer policy"), (way_out, "no exit")):
        if not there:
            yield 0, what
    if text.lower().count("<script") != tags:
        yield 0, "a script that cannot be read"


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
    if _ELSEWHERE.match(fetched):
        yield f"a <{tag}> that asks another site: '{fetched}'"


def _of_a_script(given: Mapping[str, str], after: str) -> Iterator[str]:
    if "src" not in given or not after.startswith("</script>"):
        yield "a script written in the page"


def _of_a_policy(policy: str) -> Iterator[str]:
    given = {name: set(values) for name, *values in (part.split() for part in policy.split(";") if part.strip())}
    for name in _NEEDED:
        if name not in given:
            yield f"a policy without '{name}'"
    for name, values in given.items():
        more = values - _POLICY.get(name, frozenset())
        if more:
            yield f"a policy that allows '{name} {' '.join(sorted(more))}'"


def _of_a_link(given: Mapping[str, str], exit_url: str) -> Iterator[str]:
    href = given.get("href", "")
    if href.lower().lstrip().startswith(("javascript:", "data:", "vbscript:")):
        yield f"a link that runs something: '{href}'"
    if re.match(r"(?:https?:)?//", href) and "noreferrer" not in given.get("rel", ""):
        yield f"a link that tells another site where the reader comes from: '{href}'"
    if "data-exit" in given and given.get("href") != exit_url:
        yield f"an exit that leads to '{href}'"
    if "target" in given:
        yield f"a link that opens a window: '{href}'"
    if "data-exit" in given and "title" in given:
        yield "an exit that explains itself when pointed at"


def _leaves(content: str) -> bool:
    return bool(_ELSEWHERE.match(content.partition("url=")[2] or content.partition("URL=")[2]))
