"""Work shared over processes: everything is done, and a process that fails is heard of."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fristad.build import jobs
from fristad.build.jobs import JobError, shared

pytestmark = pytest.mark.site


@pytest.fixture(params=[1, 2, 7])
def count(request) -> int:
    return request.param


@pytest.fixture(autouse=True)
def alone(monkeypatch):
    """As in a program of our own, where nothing else runs: pytest and what it has loaded have threads."""
    monkeypatch.setattr(jobs, "_threads", lambda: 1)


def test_every_name_is_worked_on_once(count):
    found = dict(shared(lambda name: (name.upper(), os.getpid()), ["a", "b", "c", "d", "e"], count))

    assert {name: words for name, (words, _) in found.items()} == {name: name.upper() for name in "abcde"}
    processes = {process for _, process in found.values()}
    assert len(processes) <= count
    assert (os.getpid() in processes) is (count == 1)


def test_nothing_to_do_is_done(count):
    assert list(shared(str, [], count)) == []


def test_what_a_process_says_when_it_fails_is_told():
    def work(name: str) -> str:
        if name == "c":
            raise ValueError("the third is wrong")
        return name

    with pytest.raises(JobError, match="the third is wrong"):
        list(shared(work, ["a", "b", "c", "d"], 2))


def test_a_process_that_dies_is_told():
    with pytest.raises(JobError, match="A process ended before it was done"):
        list(shared(lambda name: os._exit(3) if name == "b" else name, ["a", "b"], 2))


def test_a_full_disk_is_heard_of_as_what_it_is():
    def work(name: str) -> str:
        raise OSError(28, "No space left on device", name)

    with pytest.raises(OSError, match="No space left on device"):
        list(shared(work, ["a", "b"], 2))


def test_an_error_that_no_other_process_can_read_is_told():
    class OddError(Exception):
        def __init__(self, one: int, other: int) -> None:
            super().__init__(f"{one} and {other}")

    def work(name: str) -> str:
        raise OddError(1, 2)

    with pytest.raises(JobError, match="1 and 2"):
        list(shared(work, ["a", "b"], 2))


def test_who_stops_listening_stops_the_others():
    names = shared(lambda name: os.getpid(), ["a", "b", "c", "d"], 2)
    _, process = next(names)
    names.close()

    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


@pytest.mark.parametrize(("asked", "expected"), [(3, 3), (None, None)])
def test_as_many_as_asked_for_or_one_a_processor(asked, expected):
    assert jobs.processes(asked) == (expected or len(os.sched_getaffinity(0)))


_BESIDE_OTHERS = """
import os, threading
from fristad.build import jobs

def tell(what):
    others = {process for _, process in jobs.shared(lambda name: os.getpid(), "abcd", 3)} - {os.getpid()}
    print(what, jobs.processes(3), bool(others))

tell("alone")
gone = threading.Event()
other = threading.Thread(target=gone.wait)
other.start()
tell("thread")
gone.set()
other.join()
tell("alone")
"""
_TYPESET = """
import typst
typst.compile(b"Hej", format="pdf")
tell(f"typeset {threading.active_count()}")
"""


def said_by(program: str) -> list[str]:
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout.splitlines()


def test_beside_another_thread_all_is_done_in_this_process():
    assert said_by(_BESIDE_OTHERS) == ["alone 3 True", "thread 1 False", "alone 3 True"]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="only there the threads of machine code are seen")
def test_threads_of_a_library_of_machine_code_are_counted():
    assert said_by(_BESIDE_OTHERS + _TYPESET)[-1] == "typeset 1 1 False"


_WAITING = """
import signal, subprocess, sys
from fristad.build import jobs

signal.signal(signal.SIGTERM, lambda *_: sys.exit(3))
list(jobs.shared(lambda name: subprocess.run(["sleep", sys.argv[1]]), "abcd", 4))
"""


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="processes are found in /proc")
def test_what_children_have_started_ends_with_them_whichever_is_ended_first():
    seconds = f"60.{os.getpid()}"

    def waiting() -> int:
        found = 0
        for file in Path("/proc").glob("[0-9]*/cmdline"):
            with contextlib.suppress(OSError):
                found += file.read_bytes() == f"sleep\0{seconds}\0".encode()
        return found

    def until(number: int, limit: float) -> bool:
        end = time.monotonic() + limit
        while waiting() != number and time.monotonic() < end:
            time.sleep(0.02)
        return waiting() == number

    for _ in range(12):
        with subprocess.Popen([sys.executable, "-c", _WAITING, seconds]) as one:
            assert until(4, 60)
            one.terminate()
        assert one.returncode == 3
        assert until(0, 5)
