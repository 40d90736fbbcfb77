"""What the package brings besides its code: the templates, and the labels of its pages in each language.

They are written in `overrides/`, `translations/` and `reviews/`, beside words that are this site's own. Of those none
is brought: what a record says is a municipality's own, also where it stands in a catalogue with the labels.
`scripts/fristad/packaged.py` finds both.
"""

import csv
import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).parent
LABEL = "ui/"
"""Contexts of labels begin with this: `translation.messages.INTERFACE`."""


class WithTheme(build_py):
    """The modules, and beside them `theme/` and `interface/`."""

    def run(self) -> None:
        super().run()
        if self.editable_mode:
            return  # the checkout is used as it is
        package = Path(self.build_lib) / "fristad"
        for name in ("theme", "interface"):
            shutil.rmtree(package / name, ignore_errors=True)
        shutil.copytree(ROOT / "overrides", package / "theme", ignore=shutil.ignore_patterns(".*"))
        interface = package / "interface"
        interface.mkdir()
        _labels(ROOT / "translations/interface.pot", interface / "interface.pot")
        for path in sorted(ROOT.glob("translations/*/LC_MESSAGES/interface.po")):
            language = path.parent.parent.name
            _labels(path, interface / f"{language}.po")
            for name in (f"{language}.csv", f"{language}.back.csv"):
                _rows(ROOT / "reviews" / name, interface / name)


def _labels(catalogue: Path, to: Path) -> None:
    """A catalogue with its head and its labels alone. Entries have an empty line between them."""
    head, *entries = catalogue.read_text("utf-8").strip("\n").split("\n\n")
    kept = [entry for entry in entries if f'\nmsgctxt "{LABEL}' in f"\n{entry}"]
    to.write_text("\n\n".join([head, *kept]) + "\n", "utf-8")


def _rows(table: Path, to: Path) -> None:
    """Who has made and reviewed the labels, or what of them was translated back."""
    if not table.is_file():
        return
    with table.open(encoding="utf-8", newline="") as source, to.open("w", encoding="utf-8", newline="") as target:
        head, *rows = csv.reader(source)
        csv.writer(target, lineterminator="\n").writerows([head, *(row for row in rows if row[0].startswith(LABEL))])


setup(cmdclass={"build_py": WithTheme})
