"""The folder of the site: what may be replaced, a place to build in beside it, and the exchange of the two.

Only what a build has made is ever replaced. A new site is made whole beside the old one, and then the two folders
change places in one step: whoever looks, and whenever a build is killed, sees one whole site.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from fristad.build import locks

MARK = ".nojekyll"
"""The file of a site by which the next build knows that it may be replaced. For GitHub Pages it says, by being there,
that the files are not to be run through Jekyll."""
_MARKED = "Fristad made this folder, and its next build replaces it. Of hidden files it made these:\n"
_SOURCES = ("docs", "translations", "reviews", "overrides", "scripts", "tests", ".git", ".github")


def refusal(site: Path, root: Path, sources: Iterable[Path]) -> str:
    """Why the site of a project must not be put into a folder; "" where it may.

    `site` is a real path; `sources` are what the site is made from, besides the folders that every project has.
    """
    for source in (_real(root), *folders_of_sources(root), *map(_real, sources)):
        if source.is_relative_to(site) or (source != _real(root) and site.is_relative_to(source)):
            return _refused(site, f"{source} is what it is made from", "Choose a folder of its own with --site.")
    if not os.path.lexists(site):
        return ""
    if not site.is_dir():
        return _refused(site, "there is a file", "Choose a folder with --site.")
    if _is_mounted(site):
        return _refused(site, "it is mounted and cannot be replaced", f"Choose a folder in it: --site {site}/www.")
    strange = "" if _is_made(site) else next((name for name in sorted(os.listdir(site)) if not _is_hosts(name)), "")
    if strange:
        instead = "Choose another folder with --site, or empty it; also if an earlier version has made it."
        return _refused(site, f"'{strange}' and what else is there is not known to be made by Fristad", instead)
    return ""


def folders_of_sources(root: Path) -> list[Path]:
    """The folders of a project that people write in: no command puts there what it has made."""
    return [_real(root / name) for name in _SOURCES]


def _refused(site: Path, what: str, instead: str) -> str:
    return f"The site cannot be put into {site}: {what}. {instead} Nothing was built"


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _is_made(site: Path) -> bool:
    return _mark_of(site).startswith(_MARKED)


def _mark_of(site: Path) -> str:
    try:
        return (site / MARK).read_text("utf-8", "replace")
    except OSError:
        return ""


def _is_hosts(path: str) -> bool:
    """Whether a path in a site is of the kind that a host wants: hidden, or the domain of GitHub Pages."""
    return path == "CNAME" or any(part.startswith(".") for part in path.split("/"))


def _is_mounted(folder: Path) -> bool:
    if os.path.ismount(folder):
        return True
    with contextlib.suppress(OSError):
        # A folder of the same disk that is mounted once more. The fifth word is the place, with spaces in octal.
        lines = Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape").splitlines()
        return str(folder).replace(" ", "\\040") in {line.split()[4] for line in lines}
    return False


@contextmanager
def place_for(site: Path, tell: Callable[[str], None]) -> Iterator[Path]:
    """An empty folder for a new site, on the disk of the old one; nobody else builds that site until the end.

    What a build has left that was killed is removed. Raises OSError, and BusyError when others take too long.
    """
    work = site.with_name(f".{site.name}-building")
    with locks.held(work, tell):
        try:
            _clear(site, work)
            new = work / "new"
            new.mkdir()
            yield new
        finally:
            _clear(site, work)
            with contextlib.suppress(OSError):
                work.rmdir()


def _clear(site: Path, work: Path) -> None:
    """Remove what is left of a build; first, if one was killed between its two renames, the old site goes back."""
    new, old = work / "new", work / "old"
    if not os.path.lexists(site) and old.is_dir() and new.is_dir():
        os.rename(old, site)
    for left in (new, old, *work.glob("fristad-search-*")):
        shutil.rmtree(left, ignore_errors=True)


def publish(new: Path, site: Path) -> None:
    """Put a finished site, from the folder of `place_for`, in the place of the old one, with what the host has there.

    Raises OSError, and the old site is as it was.
    """
    made = [path for path in _paths_below(new) if _is_hosts(path)]
    (new / MARK).write_text(_MARKED + "".join(f"{path}\n" for path in sorted(made)), "utf-8")
    if not os.path.lexists(site):
        os.rename(new, site)
        return
    _bring(site, new, set(_mark_of(site).split("\n")))
    shutil.copymode(site, new)
    if not _exchanged(new, site):
        old = new.with_name("old")
        os.rename(site, old)
        try:
            os.rename(new, site)
        except OSError:
            os.rename(old, site)
            raise


def _paths_below(site: Path) -> Iterator[str]:
    """Files and folders, the outer before the inner."""
    for place, folders, names in os.walk(site):
        for name in (*folders, *names):
            yield os.path.relpath(os.path.join(place, name), site).replace(os.sep, "/")


def _bring(old: Path, new: Path, made: set[str]) -> None:
    """What a host wants, and no build has made, into the new site. It stays in the old one too, until that is gone."""
    folders = []
    for path in _paths_below(old):
        there, here = old / path, new / path
        if not _is_hosts(path) or path in made or os.path.lexists(here):
            continue
        here.parent.mkdir(parents=True, exist_ok=True)
        if there.is_dir() and not there.is_symlink():
            here.mkdir()
            folders.append((there, here))
        else:
            _link(there, here)
    for there, here in reversed(folders):
        shutil.copystat(there, here)


def _link(there: Path, here: Path) -> None:
    try:
        os.link(there, here, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(there, here, follow_symlinks=False)


_EXCHANGE = 2
_HERE = -100
"""Linux: RENAME_EXCHANGE, and AT_FDCWD for paths that are whole."""


def _exchanged(one: Path, other: Path) -> bool:
    """Whether two folders have changed places in one step; not where the system has no such step."""
    if sys.platform != "linux":
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    if rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise OSError(number, os.strerror(number), str(other))
