"""Work shared over the processors by forking: each process has all that was read before, and none of it is copied.

Where other threads run in this process, all is done in it: what one of them holds at the moment of the fork, a lock for
instance, a child would wait for without end.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

T = TypeVar("T")


class JobError(Exception):
    """A process failed; the words are what it said."""


def processes(asked: int | None = None) -> int:
    """How many to use: as asked for, or one for each processor; 1 where this process cannot be forked."""
    if "fork" not in multiprocessing.get_all_start_methods() or _threads() > 1:
        return 1
    if asked:
        return asked
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _threads() -> int:
    """How many run in this process, those of libraries of machine code too, where they can be seen."""
    # One that Python has joined is there for the system a moment longer.
    end = time.monotonic() + _GONE
    while (count := _tasks()) > 1 and threading.active_count() == 1 and time.monotonic() < end:
        time.sleep(_GONE / 50)
    return count


_GONE = 0.5
"""Seconds in which a thread that has ended is gone."""


def _tasks() -> int:
    try:
        return len(os.listdir("/proc/self/task"))
    except OSError:
        return threading.active_count()


def shared(work: Callable[[str], T], names: Sequence[str], asked: int | None = None) -> Iterator[tuple[str, T]]:
    """(name, what work gave) of each name, as they are done. What work gives is sent between processes by pickle.

    `asked` is how many processes to use; with 1, all is done in this one, after each other. Raises JobError with what a
    failing process said, OSError as it is, after the others have been stopped; with 1, whatever `work` raises.
    """
    count = min(processes(asked), len(names))
    if count < 2:
        yield from ((name, work(name)) for name in names)
        return
    told, ours = os.pipe()
    pool = ProcessPoolExecutor(count, multiprocessing.get_context("fork"), _begin, (work, told, ours))
    try:
        given = {pool.submit(_work, name): name for name in names}
        for done in as_completed(given):
            yield given[done], done.result()
    except BrokenProcessPool as error:
        raise JobError("A process ended before it was done; was there too little memory?") from error
    finally:
        # This ends them, as our own end would, whatever they are at.
        os.close(ours)
        pool.shutdown(cancel_futures=True)
        os.close(told)


_given: Callable[[str], Any] | None = None
"""In a child: the work."""


def _begin(work: Callable[[str], Any], told: int, parent: int) -> None:
    """A child begins: it ends, with all that it has started, when nobody holds the other end of the pipe any more."""
    global _given
    _given = work
    os.close(parent)
    os.setpgid(0, 0)
    # The pool terminates the others when one has ended, maybe before they have seen that the pipe is closed.
    signal.signal(signal.SIGTERM, lambda *_: _end())
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, args=(told,), daemon=True).start()


def _end_with_parent(told: int) -> None:
    with contextlib.suppress(OSError):
        os.read(told, 1)
    _end()


def _end() -> None:
    """End this child and all that it has started."""
    os.killpg(0, signal.SIGKILL)


def _work(name: str) -> Any:
    assert _given is not None
    try:
        return _given(name)
    except OSError:
        raise
    # Whatever happens in there, the process that waits must hear of it, also where it cannot be pickled.
    except BaseException as error:
        raise JobError(str(error) or "".join(traceback.format_exception_only(error)).strip()) from None
