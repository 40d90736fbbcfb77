"""The beginning and the end of a build: a place beside the old site, and, when all pages are made, what is no page.

Nothing here is published that has not been looked at.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from fristad import files
from fristad.build import jobs, locks, settings, site_folder, workspace
from fristad.build.building import Work, language_of
from fristad.build.workspace import Options, Workspace
from fristad.outputs import page_checks
from fristad.outputs.every_output import outputs
from fristad.outputs.open_data import json_files
from fristad.outputs.open_data.short_addresses import lasting
from fristad.outputs.open_data.site_schema import PrintRow
from fristad.prints import listing
from fristad.prints.every_print import prints
from fristad.prints.plan import FOLDER, languages_of
from fristad.prints.typesetting import Typesetter
from fristad.problems import Problem, Source, as_text, errors
from fristad.site import short_addresses
from fristad.site.short_addresses import Published

_EMPTY = ("search/search_index.json", "search/lunr.js", "search/main.js", "search/worker.js", "tags.json")
"""What plugins write that find nothing in pages which are made elsewhere."""


class StoppedError(Exception):
    """Nothing is built; the words are for the user."""


@contextmanager
def place(root: Path, site: Path, sources: Iterable[Path], tell: Callable[[str], None]) -> Iterator[Path]:
    """A folder to build in, beside the site, which nobody else builds until this is over.

    Raises StoppedError where no site of the project may be, and BusyError when others take too long.
    """
    if refused := site_folder.refusal(site, root, sources):
        raise StoppedError(refused)
    # Whoever writes into the project waits until it is built.
    with locks.held(root, tell, shared=True), site_folder.place_for(site, tell) as new:
        yield new


def read(
    root: Path, options: Options, wrong: list[Problem], *, publishes: bool, old: Path | None = None
) -> tuple[Workspace, str]:
    """The project, and what is to be mended in it. `wrong` is what is wrong with its settings.

    `old` is the site that this one will replace: no short address of it may be lost.

    Raises StoppedError where something is wrong that readers must not see. If the build `publishes`, so are refused
    words of what somebody in danger reads.
    """
    if any(problem.code == settings.FOLDER for problem in wrong):
        raise StoppedError(as_text(wrong))
    found = workspace.read(root, options)
    wrong = [*wrong, *found.problems, *broken_addresses(found, old)]
    urgent = {message.key for message in found.messages if message.urgent and publishes}
    stopping = errors([*wrong, *(problem for problem in found.refused if problem.message in urgent)])
    if stopping:
        told = as_text({*wrong, *stopping})
        raise StoppedError(f"{told}\nErrors: {len(stopping)}. Nothing was built, and the old site is as it was")
    return found, as_text((*wrong, *found.refused, *found.wrong_words))


PUBLISHED = "data/short-addresses.json"
"""Below a site: its short addresses, which no later one may lose."""


def broken_addresses(
    found: Workspace, old: Path | None, before: Mapping[str, Published] = MappingProxyType({})
) -> list[Problem]:
    """Short addresses of the `old` site, and of those published `before`, that would vanish or lead elsewhere."""
    text, problem = files.text_of(old, PUBLISHED) if old else (None, None)
    published = lasting(text) if text is not None else {}
    if problem or published is None:
        what = problem.what if problem else "What short addresses are published is not as a build has written it"
        instead = "Put the published site back as it was, so that no address on paper is lost."
        return [Problem(Source(str(old and old / PUBLISHED)), "short-addresses-unreadable", what, instead)]
    return list(short_addresses.broken({**published, **before}, found.collection, found.languages))


def note_the_rest(work: Work, new: Path) -> None:
    """See the pages that no build of a language has made: 404, and what plugins of others have written."""
    for path in _EMPTY:
        (new / path).unlink(missing_ok=True)
    for path in files.names_below(new, ".html") - work.seen.paths:
        work.seen.note(path, (new / path).read_text("utf-8"), work.site.ways_out)


def finish(
    work: Work, new: Path, sent: Mapping[str, str], folders: Sequence[Path], tell: Callable[[str], None]
) -> None:
    """Write all that is no page. `sent` are the stylesheets and scripts, by file name; `folders` have the templates of
    prints; without them none are made.

    Raises StoppedError where anything stores, asks others or has no way out, SearchIndexError, PrintError and JobError.
    """
    for name, text in sent.items():
        files.write_bytes(new / "assets" / name, text.encode("utf-8"))
    for path, made in outputs(work.site, work.sheets.is_listed).items():
        files.write_bytes(new / path, made().encode("utf-8"))
    work.index(new)
    if folders:
        make_prints(work, new, folders, tell)
    names = (name for name in files.names_below(new, "") if name.endswith((".js", ".css")))
    texts = {name: (new / name).read_text("utf-8", "replace") for name in names}
    wrong = sorted([*work.seen.wrong, *page_checks.broken(texts, *work.site.ways_out)])
    if wrong:
        raise StoppedError(f"{as_text(wrong)}\nBroken promises: {len(wrong)}. The old site is as it was")


def make_prints(work: Work, new: Path, folders: Sequence[Path], tell: Callable[[str], None]) -> None:
    """Every print of the languages that are built, and the list of them. `folders`: see `assets.own_folders`.

    Raises PrintError and JobError.
    """
    built = [language.id for language in languages_of(work.site) if language in work.languages]
    rows: list[PrintRow] = []
    with typesetting(folders, new.parent) as typesetter:

        def run(id: str) -> list[PrintRow]:
            return _of_language(work, new, id, typesetter())

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


@contextmanager
def typesetting(folders: Sequence[Path], beside: Path) -> Iterator[Callable[[], Typesetter]]:
    """What gives each process its typesetter. `beside` is a folder for what is needed meanwhile."""
    with _templates(folders, beside) as templates:
        yield lambda: _typesetter(str(templates), _fonts(folders))


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
