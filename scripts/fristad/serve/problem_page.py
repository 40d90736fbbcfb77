"""What `fristad serve` shows where pages cannot be made, and the bar at the foot of those that can."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from fristad.languages.known_languages import Language
from fristad.problems import Problem, abridged, errors
from fristad.serve.reading import Reading

OWN = "/-/"
"""What lies below it belongs to the preview, not to the site."""
PROBLEMS = f"{OWN}problems/"
WAIT = f"{OWN}wait.js"
CHANGED = 'dispatchEvent(new Event("fristad-changed"));'
"""The script that tells a page of news; see `_RELOAD`."""


def with_tools(html: str, number: str, count: int, broken: Sequence[Problem]) -> str:
    """A page with the script that loads it again, and a bar where there is something to mend."""
    html = html.replace("</head>", f"{_reload_tag(number)}</head>", 1)
    if not count and not broken:
        return html
    link = Markup('<a href="{}">{}</a>').format(PROBLEMS, _counted(count)) if count else Markup("")
    items = Markup("").join(Markup("<li>{}</li>").format(one.sentence()) for one in broken)
    told = Markup("<p>This page breaks what the site promises:</p><ul>{}</ul>").format(items) if broken else ""
    bar = Markup('<aside class="preview-bar" lang="en" dir="ltr" aria-label="Preview">{}{}</aside>').format(told, link)
    style = Markup('<link rel="stylesheet" href="{}preview.css">').format(OWN)
    return html.replace("</head>", f"{style}</head>", 1).replace("</body>", f"{bar}</body>", 1)


def _reload_tag(number: str) -> Markup:
    return Markup('<script src="{}reload.js?n={}" defer></script>').format(OWN, number)


def _counted(count: int) -> str:
    return f"{count} thing{'s' * (count != 1)} to mend"


def document(
    reading: Reading, problems: Iterable[Problem], advice: Sequence[Problem] = (), *, stopped: bool = True
) -> str:
    """A page that tells what is to be mended: errors, then the rest, then advice."""
    every = set(problems)
    found, left = abridged(every)
    stopping = errors(found) if stopped else []
    others = [one for one in found if one not in stopping]
    title = _counted(len(every)) if every else "Nothing to mend"
    instead = "This page is shown instead of yours. It goes away by itself when you have mended and saved the files."
    parts = (
        Markup("<p>{}</p>").format(instead) if stopping else Markup(""),
        _list("What stops the pages", stopping),
        _list("Left out of the pages, or to be checked", others),
        Markup("").join(Markup("<p>… and {} more [{}]</p>").format(count, one.code) for count, one in left),
        _list("Advice", sorted(advice)),
        Markup("") if stopped else Markup('<p><a href="/">The site</a></p>'),
    )
    return _shell(reading, title, Markup("").join(parts))


def page_left_out(reading: Reading, language: Language, only: Sequence[str]) -> str:
    """The page of a language that this preview was not started for."""
    words = f"The preview was started for {', '.join(only)} alone. Start it without --language to see every language."
    return _shell(reading, f"{language.name} is not shown", Markup("<p>{}</p>").format(words))


def _shell(reading: Reading, title: str, content: Markup) -> str:
    return _SHELL.format(title=title, own=OWN, content=content, reload=_reload_tag(reading.number))


def _list(title: str, problems: Sequence[Problem]) -> Markup:
    items = Markup("\n").join(
        Markup("<li><p><code>{}</code></p><p>{}</p><p><small>{}</small></p></li>").format(
            one.source, _sentence(one), one.code
        )
        for one in problems
    )
    return Markup("<h2>{}</h2>\n<ol>{}</ol>").format(title, items) if problems else Markup("")


def _sentence(problem: Problem) -> Markup:
    """What and instead; what stands between backticks is code."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(problem.sentence()))))


_CODE = re.compile("`([^`]+)`")
_SHELL = Markup(
    """<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; \
img-src 'self' data:; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/assets/style.css">
<link rel="stylesheet" href="{own}preview.css">
<link rel="icon" href="data:,">
<title>{title}</title>
{reload}
</head>
<body>
<main class="f-grid md-typeset f-main f-article preview-problems"><h1>{title}</h1>
{content}</main>
</body>
</html>
"""
)
# Above the exit, which nothing may cover.
STYLE = """\
.preview-bar {
  position: fixed;
  z-index: 12;
  inset: auto auto 4rem 0.5rem;
  max-width: 30rem;
  padding: 0.5rem 1rem;
  background: #fff4d6;
  border: 2px solid #8a5a00;
  border-radius: 0.3rem;
  color: #16202a;
  font-size: 0.8rem;
}
.preview-bar a { color: #0b4f73; text-decoration: underline; }
.preview-bar p, .preview-bar ul { margin: 0; }
.preview-problems { max-width: 45rem; margin-inline: auto; padding: 1rem; line-height: 1.5; }
.preview-problems li { margin-block: 1rem; }
.preview-problems li p { margin: 0; overflow-wrap: anywhere; }
@media print { .preview-bar { display: none; } }
"""
# The page's policy lets it load scripts from here and ask for nothing else, so news comes as a script. It is asked for
# only when the page is there and looked at: a browser shows a script that is waited for as a page that is loading, and
# keeps few connections to one server.
RELOAD = """\
(() => {
  const number = new URL(document.currentScript.src).searchParams.get("n");
  let changed = false;
  addEventListener("fristad-changed", () => {
    changed = true;
    location.reload();
  });
  const whenSeen = (then) => {
    if (!document.hidden) then();
    else document.addEventListener("visibilitychange", () => whenSeen(then), { once: true });
  };
  const ask = () => {
    const since = Date.now();
    const script = document.createElement("script");
    const again = () => {
      script.remove();
      // An answer at once is no news: the server is gone, or many pages wait.
      if (!changed) setTimeout(() => whenSeen(ask), Date.now() - since < 1000 ? 1000 : 0);
    };
    script.onload = again;
    script.onerror = again;
    script.src = `/-/wait.js?n=${number}&t=${since}`;
    document.head.append(script);
  };
  const start = () => setTimeout(() => whenSeen(ask));
  if (document.readyState === "complete") start();
  else addEventListener("load", start);
})();
"""
