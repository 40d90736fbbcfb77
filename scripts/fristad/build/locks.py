"""One at a time: locks on folders. The system lets go of them when a process ends, however it ends."""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl
PATIENCE = 600.0
"""Seconds to wait for others."""


class BusyError(Exception):
    """Others had a folder all the time; the words are for the user."""


@contextmanager
def held(
    folder: Path, tell: Callable[[str], None], *, shared: bool = False, patience: float = PATIENCE
) -> Iterator[None]:
    """Have a folder, which is made if it is not there, alone; or `shared`, with all who only read what it holds.

    Waits for others, which is told. Raises BusyError when they take too long, OSError where no such folder can be.
    """
    if sys.platform == "win32":
        yield
        return
    handle = _opened(folder, fcntl.LOCK_SH if shared else fcntl.LOCK_EX, tell, time.monotonic() + patience)
    try:
        yield
    finally:
        os.close(handle)


if sys.platform != "win32":

    def _opened(folder: Path, how: int, tell: Callable[[str], None], end: float) -> int:
        while True:
            try:
                _make(folder)
                handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            except FileNotFoundError:
                continue
            try:
                _wait(handle, how, folder, tell, end)
                # Whoever had it may have removed it since.
                if os.path.samestat(os.fstat(handle), os.lstat(folder)):
                    return handle
            except FileNotFoundError:
                pass
            except BaseException:
                os.close(handle)
                raise
            os.close(handle)

    def _make(folder: Path) -> None:
        """Raises FileNotFoundError if others remove it while `mkdir` looks at it, FileExistsError for a file."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except FileExistsError:
            if not stat.S_ISDIR(os.lstat(folder).st_mode):
                raise

    def _wait(handle: int, how: int, folder: Path, tell: Callable[[str], None], end: float) -> None:
        told = False
        while True:
            try:
                return fcntl.flock(handle, how | fcntl.LOCK_NB)
            except BlockingIOError:
                pass
            except OSError:
                # A disk of another machine, where folders cannot be locked.
                return None
            if not told:
                tell(f"Another fristad is at work in {folder}: waiting until it has ended")
                told = True
            if time.monotonic() > end:
                raise BusyError(f"Another fristad is still at work in {folder}. Nothing was done; try again later")
            time.sleep(0.05)
