"""Prints: what staff hand over and put up, from the same records and words as the pages, as PDF."""
