"""Folders ↔ mappings of path → text. The only module of the core that opens files.

Writing is all or nothing: a file is written beside the old one, which is replaced by one rename.
"""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from fristad.problems import Problem, Source


def texts_below(root: Path, folder: str, ending: str) -> tuple[dict[str, str], list[Problem]]:
    """Every file with an ending below a folder, by path from `root`; files that are not UTF-8 are problems."""
    found: dict[str, str] = {}
    problems: list[Problem] = []
    start = f"{folder}/" if folder else ""
    names = (name for name, _ in _entries_below(root / folder) if name.endswith(ending))
    # In the order of their paths: a folder's files together, wherever its name stands among theirs.
    for name in sorted(names, key=lambda name: name.split("/")):
        text, problem = text_of(root, start + name)
        if problem:
            problems.append(problem)
        if text is not None:
            found[start + name] = text
    return found, problems


def names_below(root: Path, ending: str) -> set[str]:
    """The files with an ending, by path from `root`."""
    return {
        name
        for name, entry in _entries_below(root)
        if name.endswith(ending) and not entry.is_dir(follow_symlinks=False)
    }


def _entries_below(root: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """All that is there, by path from `root`. Links are not followed."""
    left = [(str(root), "")]
    while left:
        place, prefix = left.pop()
        with contextlib.suppress(OSError), os.scandir(place) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    left.append((entry.path, f"{prefix}{entry.name}/"))
                yield prefix + entry.name, entry


def text_of(root: Path, name: str) -> tuple[str | None, Problem | None]:
    """The text of a file, None when there is no such file, or why it cannot be read."""
    path = root / name
    try:
        return path.read_bytes().decode("utf-8"), None
    except FileNotFoundError:
        return None, None
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        what = "The file is not saved as UTF-8"
        return None, Problem(Source(name, line), "not-utf-8", what, "Save it as UTF-8 in the editor.")
    except OSError as error:
        return None, Problem(Source(name), "unreadable", f"The file cannot be opened ({error.strerror})")


def bytes_below(folder: Path, name: str) -> bytes | None:
    """The content of a file that lies in a folder, hidden nowhere; None for any other name, whatever it leads to."""
    try:
        path = (folder / name.replace("\0", "")).resolve()
        inside = path.relative_to(folder.resolve()).parts if path.is_relative_to(folder.resolve()) else (".",)
        if any(part.startswith(".") for part in inside) or not path.is_file():
            return None
        return path.read_bytes()
    except (OSError, RuntimeError):  # a name that no file can have, a circle of links, or gone since
        return None


def stamps(root: Path, places: Iterable[Path]) -> dict[str, tuple[int, int]]:
    """When each file at or below some places was written, and how long it is, by path from `root`.

    Hidden files and those that editors keep beside the real ones are left out.
    """
    found = {}
    for place in places:
        for path in (place, *place.rglob("*")) if place.is_dir() else (place,):
            if not path.name.startswith((".", "#")) and not path.name.endswith(("~", ".tmp")):
                with contextlib.suppress(OSError):  # gone since, as such files are
                    told = path.stat()
                    if not stat.S_ISDIR(told.st_mode):
                        found[os.path.relpath(path, root)] = (told.st_mtime_ns, told.st_size)
    return found


def text_from_outside(root: Path, name: str, largest: int) -> tuple[str | None, Problem | None]:
    """The same for a file that somebody hands in, which may be anywhere; None and no problem when it is too large."""
    path = root / name
    if not path.is_file():
        return None, Problem(Source(name), "unreadable", "There is no such file", "Check how its name is spelled.")
    if path.stat().st_size > largest:
        return None, None
    return text_of(root, name)


def write_text(path: Path, text: str) -> bool:
    """Write a file whole or not at all; False, and nothing is touched, when it holds this text already."""
    content = text.encode("utf-8")
    if path.exists() and path.read_bytes() == content:
        return False
    write_whole(path, content)
    return True


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes files that only their owner may read.
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file of a site that is being built, and that nobody reads yet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
