"""Work shared over the processors by forking: each process has all that was read before, and none of it is copied."""

from __future__ import annotations

import multiprocessing
import os
import traceback
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import TypeVar

T = TypeVar("T")
JOBS = "FRISTAD_JOBS"
"""The environment's name for the number of processes; 1 to do all in one, after each other."""


class JobError(Exception):
    """A process failed; the words are what it said."""


def processes() -> int:
    """How many to use: as asked for, or one for each processor; 1 where a process cannot be forked."""
    if "fork" not in multiprocessing.get_all_start_methods():
        return 1
    asked = os.environ.get(JOBS, "")
    if asked.isdigit() and int(asked):
        return int(asked)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def shared(work: Callable[[str], T], names: Sequence[str]) -> Iterator[tuple[str, T]]:
    """(name, what work gave) of each name, as they are done. What work gives is sent between processes by pickle.

    A process takes a new name when it has done one. Raises JobError with what a failing process said, after the others
    have been stopped; whatever `work` raises, where there is one process.
    """
    count = min(processes(), len(names))
    if count < 2:
        yield from ((name, work(name)) for name in names)
        return
    left = list(names)
    busy: dict[Connection, tuple[str, BaseProcess]] = {}
    try:
        for _ in range(count):
            end, process = _started(work)
            busy[end] = (left.pop(0), process)
            end.send(busy[end][0])
        while busy:
            for ready in wait(list(busy)):
                assert isinstance(ready, Connection)
                name, process = busy[ready]
                found: T = _received(ready, process)
                if left:
                    busy[ready] = (left.pop(0), process)
                    ready.send(busy[ready][0])
                else:
                    del busy[ready]
                    _end(ready, process)
                yield name, found
    finally:
        for end, (_, process) in busy.items():
            process.terminate()
            _end(end, process)


def _started(work: Callable[[str], T]) -> tuple[Connection, BaseProcess]:
    """A process that waits for names: what it learns of one language serves the next."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    process = context.Process(target=_run, args=(work, theirs), daemon=True)
    process.start()
    theirs.close()
    return ours, process


def _run(work: Callable[[str], T], end: Connection) -> None:
    try:
        while True:
            end.send((True, work(end.recv())))
    except EOFError:
        return
    # Whatever happens in there, the process that waits must hear of it.
    except BaseException as error:
        told = str(error) or "".join(traceback.format_exception_only(error)).strip()
        end.send((False, told))


def _received(end: Connection, process: BaseProcess) -> T:  # type: ignore[type-var]  # what the work gives
    try:
        fine, told = end.recv()
    except (EOFError, ConnectionError):
        process.join()
        fine, told = False, f"A process ended with {process.exitcode}"
    if not fine:
        raise JobError(told)
    found: T = told
    return found


def _end(end: Connection, process: BaseProcess) -> None:
    # A process that was started later holds this end too, and so nobody would hear that it is closed.
    process.terminate()
    end.close()
    process.join()
