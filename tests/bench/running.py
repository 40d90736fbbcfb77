"""Runs commands one after another and tells what they took: a program of its own, `running.py < task.json`.

It takes over every process that is left behind, so that the time of a server in the background counts too, and it ends
what is still running when the last command is done.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

_SUBREAPER = 36
"""prctl(2), PR_SET_CHILD_SUBREAPER."""
_EVERY = 0.1
"""Seconds between two looks at the memory."""
_LAST_WORDS = 4_000


class _Memory(threading.Thread):
    """The most that all processes below this one held at a time, in bytes.

    What forked processes share is counted once (their proportional part of it), and so are the files of the program,
    or a build that forks would seem to hold the same memory many times.
    """

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self.done = threading.Event()

    def run(self) -> None:
        while not self.done.wait(_EVERY):
            held = [_held(process) for process in _below(os.getpid())]
            self.peak = max(self.peak, sum(own for own, _ in held) + max((files for _, files in held), default=0))


def _below(root: int) -> list[int]:
    """Every process that has `root` above it."""
    children: dict[int, list[int]] = {}
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                # The name may hold spaces and parentheses, so count from its end.
                after = Path(entry.path, "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
                children.setdefault(int(after[1]), []).append(int(entry.name))
    found, waiting = [], [root]
    while waiting:
        waiting += (below := children.get(waiting.pop(), []))
        found += below
    return found


def _held(process: int) -> tuple[int, int]:
    """(bytes of its own, bytes of the files it has mapped, such as programs)."""
    found: dict[str, int] = {}
    with contextlib.suppress(OSError):
        for name in ("smaps_rollup", "status"):
            for line in Path(f"/proc/{process}/{name}").read_text("utf-8", "replace").splitlines():
                key, _, value = line.partition(":")
                if key in ("Pss_Anon", "Pss_Shmem", "RssFile"):
                    found[key] = int(value.split()[0]) * 1024
    return found.get("Pss_Anon", 0) + found.get("Pss_Shmem", 0), found.get("RssFile", 0)


def measure(commands: list[list[str]], folder: str, environment: dict[str, str], limit: float) -> dict[str, Any]:
    """{"cpu", "wall": seconds, "memory": bytes, "code", "said": the last words of what failed}.

    Runs no further command once one has failed, or after `limit` seconds.
    """
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    memory = _Memory()
    memory.start()
    began = time.monotonic()
    code, said = 0, b""
    # What ends takes its time with it into this process's account of its children.
    for command in commands:
        # A file, since a pipe stays open for as long as anything in the background has it.
        with tempfile.TemporaryFile() as out:
            process = subprocess.Popen(
                command,
                cwd=folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
            try:
                code = process.wait(timeout=max(1.0, began + limit - time.monotonic()))
            except subprocess.TimeoutExpired:
                code = 124
            out.seek(max(0, out.tell() - _LAST_WORDS))
            said = out.read() if code != 124 else f"ended after {limit:.0f} s".encode()
        wall = time.monotonic() - began
        _end_all()
        if code:
            break
    memory.done.set()
    memory.join()
    times = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "cpu": times.ru_utime + times.ru_stime,
        "wall": wall,
        # The largest process alone, in case its height was between two looks.
        "memory": max(memory.peak, times.ru_maxrss * 1024),
        "code": code,
        "said": said.decode("utf-8", "replace"),
    }


def _end_all() -> None:
    """Ends what a command has left behind, and waits for it, so that its time is known."""
    for process in _below(os.getpid()):
        with contextlib.suppress(OSError):
            os.kill(process, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)


if __name__ == "__main__":
    # Whoever stops the benchmark stops what it has started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    task = json.load(sys.stdin)
    try:
        json.dump(measure(task["commands"], task["folder"], task["environment"], task["limit"]), sys.stdout)
    finally:
        _end_all()
