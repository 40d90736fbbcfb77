"""Blind back-translation: what a translation says, put back into Swedish by another hand and compared with it."""
