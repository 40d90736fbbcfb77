"""sitemap.xml: the pages for search engines, with their versions in other languages.

Source: sitemaps.org; Google on hreflang.
"""

from __future__ import annotations

from collections.abc import Callable
from xml.sax.saxutils import escape, quoteattr

from fristad.content import addresses
from fristad.languages.known_languages import Language
from fristad.site.frame import alternates
from fristad.site.site import Site, addresses_of


def sitemap(site: Site, is_listed: Callable[[Language, str], bool]) -> str:
    """Pages in the order of their addresses, each with its alternates.

    `is_listed` says whether a language's page is for search engines: one that asks them to leave it out is none.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
        f"<url><loc>{escape(site.url + addresses.LANGUAGES)}</loc></url>",
    ]
    for address in sorted(addresses_of(site)):
        listed = [language for language in site.languages if is_listed(language, address)]
        tags = {"x-default", *(language.tag for language in listed)}
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang={quoteattr(other.tag)} href={quoteattr(other.url)}/>'
            for other in alternates(site, address)
            if other.tag in tags
        )
        for language in listed:
            url = escape(site.url + language.prefix + address)
            lines.append(f"<url><loc>{url}</loc>{links}</url>")
    return "\n".join([*lines, "</urlset>"]) + "\n"
