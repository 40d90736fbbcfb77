"""Lighthouse's four scores for our pages, on its own idea of a phone. Optional: it is large, and slow."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence

from .measuring import View
from .peers import WORK
from .serving import Served

FOLDER = WORK / "peers" / "lighthouse"
_FLAGS = "--headless=new --no-sandbox --disable-background-networking --disable-component-update"
_TIME_LIMIT = 180


class NoScoresError(Exception):
    """Lighthouse is missing or failed; the words say which."""


def scores(served: Served, views: Sequence[View]) -> dict[str, dict[str, int]]:
    """View → category → score of 100.

    Raises NoScoresError when Lighthouse is not installed or does not finish.
    """
    program = FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"
    if not program.exists():
        raise NoScoresError("not installed: run `make bench-setup`")
    return {view.name: _scores(str(program), served.address + view.address) for view in views}


def _scores(program: str, address: str) -> dict[str, int]:
    own = FOLDER / "node_modules" / ".bin" / "node"
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or ""
    words = [
        str(own) if own.exists() else "node",
        program,
        address,
        "--output=json",
        "--quiet",
        f"--chrome-flags={_FLAGS}",
    ]
    try:
        environment = {**os.environ, "CHROME_PATH": chromium}
        done = subprocess.run(words, capture_output=True, text=True, check=True, timeout=_TIME_LIMIT, env=environment)
    except subprocess.TimeoutExpired:
        raise NoScoresError(f"it did not finish in {_TIME_LIMIT} seconds") from None
    except (subprocess.CalledProcessError, OSError) as error:
        raise NoScoresError(str(getattr(error, "stderr", "") or error).strip()[-500:]) from None
    categories = json.loads(done.stdout)["categories"]
    return {name: round(100 * (each["score"] or 0)) for name, each in categories.items()}
