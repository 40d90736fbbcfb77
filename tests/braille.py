"""liblouis, which writes braille, taken out of Debian's packages into a folder of its own: `make braille`.

Nothing is installed, and nobody has to be root: a system's own liblouis may have other tables, which write otherwise.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from fristad.prints.braille.liblouis import FOLDER

PACKAGES = ("liblouis20=3.24.0-1", "liblouis-data=3.24.0-1")
"""Debian 12."""
HERE = Path(__file__).parent.parent / FOLDER


def unpacked(folder: Path) -> Path:
    """The packages' files, fetched where they are not there yet."""
    if not (folder / "usr").is_dir():
        shutil.rmtree(folder, ignore_errors=True)
        new = folder.with_name(f"{folder.name}-new")
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(parents=True)
        subprocess.run(["apt-get", "download", *PACKAGES], cwd=new, check=True, stdout=subprocess.DEVNULL)
        for package in sorted(new.glob("*.deb")):
            subprocess.run(["dpkg-deb", "-x", package, new], check=True)
            package.unlink()
        new.rename(folder)
    return folder


def main() -> int:
    """Unpacks them."""
    print(f"liblouis is in {unpacked(HERE)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
