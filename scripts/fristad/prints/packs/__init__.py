"""Packs: all that is handed on in one language, as one zip."""
