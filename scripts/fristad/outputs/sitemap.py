"""sitemap.xml: every page with its versions in other languages. Source: sitemaps.org; Google on hreflang."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from fristad.content import addresses
from fristad.site.frame import alternates
from fristad.site.site import Site, addresses_of


def sitemap(site: Site) -> str:
    """Only pages that exist, in the order of their addresses, each with its alternates."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
        f"<url><loc>{escape(site.url + addresses.LANGUAGES)}</loc></url>",
    ]
    for address in sorted(addresses_of(site)):
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang={quoteattr(other.tag)} href={quoteattr(other.url)}/>'
            for other in alternates(site, address)
        )
        for language in site.languages:
            url = escape(site.url + language.prefix + address)
            lines.append(f"<url><loc>{url}</loc>{links}</url>")
    return "\n".join([*lines, "</urlset>"]) + "\n"
