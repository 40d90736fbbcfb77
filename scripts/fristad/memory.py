"""What was worked out at earlier readings of a project, so that one new file does not mean reading all again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

V = TypeVar("V")


class Memory:
    """What was worked out at earlier readings, by a fingerprint of all that it follows from.

    With it a project is read again in a fraction of the time when one file is new. Nothing of it is written.
    """

    def __init__(self) -> None:
        self._used: dict[str, Any] = {}
        self._older: dict[str, Any] = {}

    def get(self, key: str) -> Any:
        """What was worked out for a key; None for nothing."""
        if key in self._older:
            self._used[key] = self._older.pop(key)
        return self._used.get(key)

    def once(self, key: str, work_out: Callable[[], V]) -> V:
        """What was worked out for a key, now if not before."""
        found: V | None = self.get(key)
        if found is None:
            found = self._used[key] = work_out()
        return found

    def forget(self) -> None:
        """Keep only what was asked for since the last time: an editor saves many versions of a file in a day."""
        self._older, self._used = self._used, {}
