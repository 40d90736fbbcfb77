"""Folders ↔ mappings of path → text. The only module that opens a project's files, but for labels, which Babel reads.

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

LARGEST = 16_000_000
"""Bytes of the largest file of a project that is read: more than any record, catalogue or picture needs."""


def texts_below(root: Path, folder: str, ending: str) -> tuple[dict[str, str], list[Problem]]:
    """Every file with an ending below a folder, by path from `root`; what cannot be read as one is a problem.

    Links are problems whatever they are called: what they lead to is not part of the project.
    """
    found: dict[str, str] = {}
    problems: list[Problem] = []
    start = f"{folder}/" if folder else ""
    names = [start + name for name in listed(root / folder) if name.endswith(ending)]
    if folder and _is_link(root / folder):
        names = []
        problems.append(_refused(folder, _LINK))
    problems += [_refused(start + name, _LINK) for name in sorted(links(root / folder)) if not name.endswith(ending)]
    # In the order of their paths: a folder's files together, wherever its name stands among theirs.
    for name in sorted(names, key=lambda name: name.split("/")):
        text, problem = text_of(root, name)
        if problem:
            problems.append(problem)
        if text is not None:
            found[name] = text
    return found, problems


def listed(root: Path) -> list[str]:
    """What lies below a folder, by path from it: files, links, and folders that are called like a file.

    Names that begin with a point are the computer's own, and left out with all that is below them.
    """
    return [
        name
        for name, entry in _entries_below(root, hidden=False)
        if not entry.is_dir(follow_symlinks=False) or "." in entry.name
    ]


def links(root: Path) -> set[str]:
    """The links below a folder, by path from it."""
    return {name for name, entry in _entries_below(root, hidden=False) if entry.is_symlink()}


def odd_below(root: Path, folder: str) -> list[Problem]:
    """What below a folder of a project is neither a folder nor an ordinary file, so that nobody may open or copy it.

    The folder itself may be one that a link in the project leads to.
    """
    if _is_link(root / folder):
        return [_refused(folder, _LINK)]
    found = []
    for name, entry in sorted(_entries_below(root / folder, hidden=False), key=lambda one: one[0]):
        reason = _LINK if entry.is_symlink() else None if entry.is_dir() else _reason(entry.stat())
        if reason:
            found.append(_refused(f"{folder}/{name}", reason))
    return found


def names_below(root: Path, ending: str) -> set[str]:
    """The files with an ending, by path from `root`."""
    return {
        name
        for name, entry in _entries_below(root)
        if name.endswith(ending) and not entry.is_dir(follow_symlinks=False)
    }


def _entries_below(root: Path, *, hidden: bool = True) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """All that is there, by path from `root`. Links are not followed."""
    left = [(str(root), "")]
    while left:
        place, prefix = left.pop()
        with contextlib.suppress(OSError), os.scandir(place) as entries:
            for entry in entries:
                if entry.name.startswith(".") and not hidden:
                    continue
                if entry.is_dir(follow_symlinks=False):
                    left.append((entry.path, f"{prefix}{entry.name}/"))
                yield prefix + entry.name, entry


def text_of(root: Path, name: str) -> tuple[str | None, Problem | None]:
    """The text of a file of the project, None when there is no such file, or why it cannot be read."""
    content, problem = bytes_of(root, name)
    return _decoded(name, content) if content is not None else (None, problem)


def bytes_of(root: Path, name: str) -> tuple[bytes | None, Problem | None]:
    """What a file of the project holds, None when there is no such file, or why it is not read.

    Only an ordinary file that lies in the project itself is opened: a link may lead to the secrets of the machine, a
    pipe never answers, and a device has no end.
    """
    parts = Path(name).parts
    # Whatever stands above the project is its owner's matter.
    if any(_is_link(root.joinpath(*parts[: count + 1])) for count in range(len(parts))):
        return None, _refused(name, _LINK)
    return _read(root / name, name)


def _read(path: Path, name: str) -> tuple[bytes | None, Problem | None]:
    """The content of an ordinary file, by a path that problems show as `name`."""
    try:
        if reason := _reason(path.stat()):
            return None, _refused(name, reason)
        # It may have become something else since: nothing is waited for.
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as file:
            reason = _reason(os.fstat(file.fileno()))
            return (None, _refused(name, reason)) if reason else (file.read(LARGEST), None)
    except FileNotFoundError:
        return None, None
    except (OSError, ValueError) as error:  # a name that no file can have is a ValueError
        why = error.strerror if isinstance(error, OSError) else str(error)
        return None, Problem(Source(name), "unreadable", f"The file cannot be opened ({why})")


_LINK = ("This is a link, which may lead out of the project", "Put the file itself here.")


def _reason(told: os.stat_result) -> tuple[str, str] | None:
    """Why something is not opened, and what to do about it; None for an ordinary file."""
    if stat.S_ISDIR(told.st_mode):
        return "A folder stands where a file belongs", "Rename the folder, or remove it."
    if not stat.S_ISREG(told.st_mode):
        return "This is no ordinary file, but a pipe, a socket or a device", "Remove it."
    if told.st_size > LARGEST:
        return f"The file is over {LARGEST // 1_000_000} MB", "Make it smaller, or remove it."
    return None


def _refused(name: str, reason: tuple[str, str]) -> Problem:
    return Problem(Source(name), "unreadable", *reason)


def _is_link(path: Path) -> bool:
    try:
        return stat.S_ISLNK(path.lstat().st_mode)
    except (OSError, ValueError):
        return False


def _decoded(name: str, content: bytes) -> tuple[str | None, Problem | None]:
    try:
        return content.decode("utf-8"), None
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        what = "The file is not saved as UTF-8"
        return None, Problem(Source(name, line), "not-utf-8", what, "Save it as UTF-8 in the editor.")


def bytes_below(folder: Path, name: str) -> bytes | None:
    """The content of a file that lies in a folder, hidden nowhere; None for any other name, whatever it leads to."""
    parts = name.split("/")
    if name.startswith("/") or any(part in ("", "..") or part.startswith(".") for part in parts):
        return None
    return bytes_of(folder, name)[0]


def stamps(root: Path, places: Iterable[Path]) -> dict[str, tuple[int, int]]:
    """When each file at or below some places was written, and how long it is, by path from `root`.

    Hidden files are left out.
    """
    found = {}
    for place in places:
        for path in (place, *place.rglob("*")) if place.is_dir() else (place,):
            if not path.name.startswith("."):
                with contextlib.suppress(OSError):  # gone since, as such files are
                    told = path.stat()
                    if not stat.S_ISDIR(told.st_mode):
                        found[os.path.relpath(path, root)] = (told.st_mtime_ns, told.st_size)
    return found


def text_from_outside(root: Path, name: str, largest: int) -> tuple[str | None, Problem | None]:
    """The text of a file that somebody hands in, which may be anywhere, or why it cannot be read.

    None and no problem when it is over `largest` bytes.
    """
    path = root / name
    if not path.is_file():
        return None, Problem(Source(name), "unreadable", "There is no such file", "Check how its name is spelled.")
    if path.stat().st_size > largest:
        return None, None
    content, problem = _read(path, name)
    return _decoded(name, content) if content is not None else (None, problem)


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
