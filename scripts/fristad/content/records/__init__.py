"""The kinds of record and their fields."""
