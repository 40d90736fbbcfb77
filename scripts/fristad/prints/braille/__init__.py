"""Prints for fingers: cards and sheets as braille, in the languages whose braille liblouis reads back as the words."""
