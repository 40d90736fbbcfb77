"""`python -m tests.bench.installing`: puts what is compared, and Lighthouse, into build/bench/."""

from __future__ import annotations

import shutil
import subprocess

from .lighthouse import FOLDER as LIGHTHOUSE
from .peers import PEERS, SKELETONS

# Not `npm ci`: it refuses a lock file without the packages for other systems, which not every registry has.
_COMMAND = ("npm", "install", "--no-audit", "--no-fund", "--loglevel=error")


def main() -> None:
    """Installs one after the other; one that fails is told, and left out of the benchmark."""
    for folder in [*(peer.folder for peer in PEERS if peer.of_node), LIGHTHOUSE]:
        shutil.copytree(SKELETONS / folder.name, folder, dirs_exist_ok=True)
        done = subprocess.run(_COMMAND, cwd=folder, check=False)
        print(f"{folder.name}: {'installed' if done.returncode == 0 else 'could not be installed, is left out'}")


if __name__ == "__main__":
    main()
