"""Pages that MkDocs takes as its own, while their HTML is made elsewhere, and the files that it copies beside them."""

from __future__ import annotations

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage

from fristad.build.assets import MADE_HERE, asset

# The `<meta>` with a page's policy, and the end of its line.
_POLICY = re.compile(r"<meta\s[^>]*Content-Security-Policy[^>]*>\n?", re.IGNORECASE)


def made_page(config: MkDocsConfig, source: str, prefix: str) -> File:
    """A page in memory: the same `src_uri` in every language, below the language's prefix in the site."""
    file = File.generated(config, source, content="")
    file.dest_uri = prefix + source.removesuffix(".md") + ".html"
    file.url = prefix + source.removesuffix("index.md") or "./"
    file.abs_dest_path = str(Path(config.site_dir) / file.dest_uri)
    _MadePage(None, file, config)
    return file


class _MadePage(MkDocsPage):
    """A page that is made elsewhere: MkDocs would set up Python-Markdown for each, to convert nothing."""

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = ""


def is_needed(file: File, docs: Path) -> bool:
    """Files below docs/ of the kinds that are published, and our own assets.

    Of the theme's, one stylesheet is made when the pages are done; they run none of its scripts.
    """
    if file.is_documentation_page() or MADE_HERE.match(file.src_uri):
        return False
    if file.src_dir is None or Path(file.src_dir) != docs:
        return True
    return asset(docs, file.src_uri) is not None


def without_policy(html: str) -> str:
    """A finished page as `mkdocs serve` can show it: MkDocs puts a script into each, which no policy of ours allows.

    The script asks for news and loads the page again. What is published keeps its policy.
    """
    return _POLICY.sub("", html)
