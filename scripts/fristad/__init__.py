"""Fristad: public-information sites that people's safety depends on.

Text goes in at the top and comes out at the bottom: read → validate → join → translate → shape → render → check.
Each module imports only from those listed before it in `ORDER`; `tests/test_architecture.py` keeps it so.
"""

__version__ = "0.1.0"

ORDER = (
    "problems",
    "sources",
    "records",
    "phone_numbers",
    "opening_hours",
    "places",
    "services",
    "violence",
    "terms",
    "programmes",
    "guides",
    "kinds",
    "prose",
    "addresses",
    "messages",
    "collection",
    "rules",
    "content",
    "locales",
    "gate",
    "catalogues",
    "vocabulary",
    "facts",
    "views",
    "pages",
    "contacts",
    "plans",
    "lists",
    "shaping",
    "search",
    "data",
    "sitemap",
    "stylesheet",
    "scripts",
    "promises",
    "extraction",
    "files",
    "indexer",
    "workspace",
    "plugin",
    "commands",
    "__main__",
)
