"""Folders ↔ mappings of path → text. The only module of the core that opens files.

Writing is all or nothing: a file or a whole site is written beside the old one, which is replaced by one rename.
"""

from __future__ import annotations

import contextlib
import os
import shutil
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


def stats_below(root: Path) -> dict[str, os.stat_result]:
    """Every file below a folder, by path from it; none where there is no such folder. Links are no files."""
    return {
        name: entry.stat(follow_symlinks=False)
        for name, entry in _entries_below(root)
        if entry.is_file(follow_symlinks=False)
    }


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
    path = (folder / name.replace("\0", "")).resolve()
    inside = path.relative_to(folder.resolve()).parts if path.is_relative_to(folder.resolve()) else (".",)
    if any(part.startswith(".") for part in inside) or not path.is_file():
        return None
    return path.read_bytes()


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


def copy(folder: Path, new: Path, without: Iterable[str] = ()) -> None:
    """The files of a folder into a site that is being built."""
    for name in names_below(folder, "") - set(without):
        (new / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / name, new / name)


def staging(site: Path) -> Path:
    """An empty folder beside the site to build into, on the same disk so that a rename will do.

    Left-overs of a build that was killed are removed first.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    for left in site.parent.glob(f".{site.name}-new-*"):
        shutil.rmtree(left, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(dir=site.parent, prefix=f".{site.name}-new-"))
    folder.chmod(0o755)
    return folder


def swap(new: Path, site: Path) -> None:
    """Put a finished site in the place of the old one.

    There is no call that swaps two folders on every system, so the old site is renamed away first; if the second
    rename fails, the old one is put back.
    """
    old = site.parent / f".{site.name}-old"
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        os.replace(site, old)
    try:
        os.replace(new, site)
    except OSError:
        if old.exists():
            os.replace(old, site)
        raise
    shutil.rmtree(old, ignore_errors=True)


_LEFT = ".fristad-left"
"""In a folder of changes: the files that the site is to have when they are in it."""


def change(new: Path, site: Path, keep: Iterable[str]) -> None:
    """Put changed files into a site, and take away all that is neither among them nor in `keep`.

    The changes are complete beside the site before the first file moves, and a build that finds them there goes on
    where one was killed.
    """
    left = [*keep, *names_below(new, "")]
    (new / _LEFT).write_text("\n".join(left), "utf-8")
    changes = site.parent / f".{site.name}-changes"
    shutil.rmtree(changes, ignore_errors=True)
    os.replace(new, changes)
    _go_on(changes, site)


def _go_on(changes: Path, site: Path) -> None:
    left = set((changes / _LEFT).read_text("utf-8").split("\n"))
    made = names_below(changes, "") - {_LEFT}
    for folder in {os.path.dirname(name) for name in made}:
        (site / folder).mkdir(parents=True, exist_ok=True)
    for name in made:
        os.replace(changes / name, site / name)
    for name in names_below(site, "") - left:
        (site / name).unlink()
        # The folders that it was the last in.
        with contextlib.suppress(OSError):
            emptied = (site / name).parent
            while emptied != site:
                emptied.rmdir()
                emptied = emptied.parent
    shutil.rmtree(changes, ignore_errors=True)


def restore(site: Path) -> None:
    """If a build was killed while it put a new site in place, put the old one back, or go on."""
    old = site.parent / f".{site.name}-old"
    if old.exists() and not site.exists():
        os.replace(old, site)
    changes = site.parent / f".{site.name}-changes"
    if (changes / _LEFT).exists() and site.exists():
        _go_on(changes, site)


def remove(folders: Iterable[Path]) -> None:
    """Remove folders that may not be there."""
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
