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
    context = multiprocessing.get_context("fork")
    left = list(names)
    busy: dict[Connection, tuple[str, BaseProcess]] = {}
    try:
        while left or busy:
            while left and len(busy) < count:
                name = left.pop(0)
                ours, theirs = context.Pipe(duplex=False)
                process: BaseProcess = context.Process(target=_run, args=(work, name, theirs), daemon=True)
                process.start()
                theirs.close()
                busy[ours] = (name, process)
            for end in wait(list(busy)):
                assert isinstance(end, Connection)
                name, process = busy.pop(end)
                yield name, _received(end, process)
    finally:
        for end, (_, process) in busy.items():
            process.terminate()
            process.join()
            end.close()


def _run(work: Callable[[str], T], name: str, out: Connection) -> None:
    try:
        out.send((True, work(name)))
    # Whatever happens in there, the process that waits must hear of it.
    except BaseException as error:
        told = str(error) or "".join(traceback.format_exception_only(error)).strip()
        out.send((False, told))
    out.close()


def _received(end: Connection, process: BaseProcess) -> T:  # type: ignore[type-var]  # what the work gives
    try:
        fine, told = end.recv()
    except EOFError:
        process.join()
        fine, told = False, f"A process ended with {process.exitcode}"
    end.close()
    process.join()
    if not fine:
        raise JobError(told)
    found: T = told
    return found
