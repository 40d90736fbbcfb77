"""The prints of a build, shared over the processors by language."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from fristad import files
from fristad.build import jobs
from fristad.build.building import Work, language_of
from fristad.outputs.open_data import json_files
from fristad.outputs.open_data.site_schema import PrintRow
from fristad.prints import listing
from fristad.prints.every_print import prints
from fristad.prints.plan import FOLDER, languages_of
from fristad.prints.typesetting import Typesetter


def make(work: Work, new: Path, folders: Sequence[Path], tell: Callable[[str], None]) -> None:
    """Every print of the languages that are built, and the list of them. `folders`: see `assets.own_folders`.

    Raises PrintError and JobError.
    """
    built = [language.id for language in languages_of(work.site) if language in work.languages]
    rows: list[PrintRow] = []
    with _templates(folders, new.parent) as templates:

        def run(id: str) -> list[PrintRow]:
            return _of_language(work, new, id, _typesetter(str(templates), _fonts(folders)))

        for done, (id, found) in enumerate(jobs.shared(run, built, work.processes), 1):
            rows += found
            tell(f"{language_of(id).name}: {len(found)} prints ({done} of {len(built)} languages)")
    texts = (listing.text(work.site, rows), json_files.schema_text(json_files.PRINTS))
    for path, text in zip(listing.FILES, texts, strict=True):
        files.write_bytes(new / path, text.encode("utf-8"))


def _of_language(work: Work, new: Path, id: str, typesetter: Typesetter) -> list[PrintRow]:
    rows = []
    for made in prints(work.site, language_of(id), typesetter):
        files.write_bytes(new / made.path, made.content)
        rows.append(made.row)
    return rows


@lru_cache(maxsize=1)
def _typesetter(templates: str, fonts: tuple[str, ...]) -> Typesetter:
    """One for each process: it reads the fonts, which takes longer than many prints."""
    return Typesetter(templates, fonts)


@contextmanager
def _templates(folders: Sequence[Path], beside: Path) -> Iterator[Path]:
    """A folder with the templates: where several folders have them, the first that has one counts."""
    found = [folder / FOLDER for folder in folders if (folder / FOLDER).is_dir()]
    if len(found) == 1:
        yield found[0]
        return
    with tempfile.TemporaryDirectory(prefix="fristad-prints-", dir=beside) as together:
        for folder in reversed(found):
            for path in sorted(folder.glob("*.typ")):
                shutil.copyfile(path, Path(together) / path.name)
        yield Path(together)


def _fonts(folders: Sequence[Path]) -> tuple[str, ...]:
    return tuple(str(one) for folder in folders if (one := folder / FOLDER / "fonts").is_dir())
