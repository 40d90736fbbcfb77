"""What is said of opening hours that cannot be read, and how to write what was meant."""

from __future__ import annotations

EXAMPLES = "'Mo-Fr 09:00-12:00,13:00-16:00; PH off', 'Mo-Fr 09:00-16:00; Jun-Aug Mo-Fr 09:00-15:00', or '24/7'"


class HoursError(ValueError):
    """What is wrong with a value, and what to write instead."""

    def __init__(self, what: str, instead: str) -> None:
        super().__init__(what)
        self.what = what
        self.instead = instead


HOW_TO_WRITE = f"Write for example {EXAMPLES}. CONTRIBUTING.md has the whole list."
