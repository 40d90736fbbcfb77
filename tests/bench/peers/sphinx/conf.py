"""Sphinx with furo and MyST, translated as sphinx-intl's manual says: a build for each language, `-D language=ar`."""

project = "Hjälp mot våld"
extensions = ["myst_parser"]
html_theme = "furo"
html_title = project
html_copy_source = False
html_show_sourcelink = False
html_baseurl = "https://example.org/"
locale_dirs = ["../locales"]
gettext_compact = True
# Translations are made-up words: what Sphinx would say of their links is not what is measured.
suppress_warnings = ["myst", "i18n", "toc"]
