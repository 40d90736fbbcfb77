"""gettext catalogues: read to the letter, and brought up to date without losing a word."""
