"""liblouis, unpacked into a folder of its own by `make braille`. A site is built without it."""

from __future__ import annotations

import ctypes
from pathlib import Path
from typing import Final

FOLDER: Final = "build/braille"
"""Where `make braille` puts it, below the repository."""
_LIBRARY, _TABLES = "usr/lib/*/liblouis.so.20", "usr/share/liblouis/tables"
_DOTS, _AS_UNICODE = 4, 64
"""Cells as dots, and those as Unicode has them: modes of liblouis."""
_CELLS_BEGIN, _DOTS_BEGIN = 0x2800, 0x8000


class LibraryError(Exception):
    """There is no liblouis, or it refuses; the words are for the user."""


class Louis:
    """Writes words in cells of braille, and reads them back."""

    def __init__(self, folder: Path) -> None:
        """`folder` has Debian's packages unpacked. Raises LibraryError where it has not."""
        library = next(iter(sorted(folder.glob(_LIBRARY))), None)
        self._tables = folder / _TABLES
        if not library or not self._tables.is_dir():
            raise LibraryError(f"{folder} has no liblouis, and so there is no braille: `make braille` puts it there")
        try:
            self._library = ctypes.CDLL(str(library))
        except OSError as error:
            raise LibraryError(f"{library} is not for this machine, and so there is no braille: {error}") from error
        self._size = self._library.lou_charSize()
        self._encoding = f"utf_{8 * self._size}_le"

    def cells(self, table: str, words: str) -> str:
        """Words as cells of braille, U+2800 to U+28FF. Raises LibraryError."""
        return self._run("lou_translateString", table, words, _DOTS | _AS_UNICODE)

    def words(self, table: str, cells: str) -> str:
        """What somebody reads who knows the table and nothing else. Raises LibraryError."""
        dots = "".join(chr(ord(cell) - _CELLS_BEGIN + _DOTS_BEGIN) for cell in cells)
        return self._run("lou_backTranslateString", table, dots, _DOTS)

    def _run(self, function: str, table: str, text: str, mode: int) -> str:
        given = text.encode(self._encoding)
        length = ctypes.c_int(len(given) // self._size)
        # A sign that a table does not know is written by its number.
        room = ctypes.c_int(16 * length.value + 16)
        out = ctypes.create_string_buffer(room.value * self._size)
        path = str(self._tables / table).encode()
        lengths = ctypes.byref(length), out, ctypes.byref(room)
        if not getattr(self._library, function)(path, given, *lengths, None, None, mode):
            raise LibraryError(f"liblouis has no table {table} that it can use")
        return out.raw[: room.value * self._size].decode(self._encoding)
