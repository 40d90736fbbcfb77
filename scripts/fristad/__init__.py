"""Fristad: public-information sites that people's safety depends on.

Text goes in at the top and comes out at the bottom: read → validate → join → translate → shape → render → check.
Each folder imports only from those listed before it in `ORDER`; `tests/test_architecture.py` keeps it so.
"""

__version__ = "0.1.0"

ORDER = (
    "problems",
    "digests",
    "files",
    "packaged",
    "memory",
    "languages",
    "syntax",
    "content",
    "translation",
    "pages",
    "site",
    "outputs",
    "prints",
    "build",
    "serve",
    "cli",
    "__main__",
)
