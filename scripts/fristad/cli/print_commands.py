"""`fristad prints`: what a built site has to hand on, and slides for screens, as one zip a language."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from rich.console import Console

from fristad import files
from fristad.build import assets, finishing, jobs, locks, settings, site_folder, workspace
from fristad.build.building import language_of
from fristad.build.mkdocs import mkdocs_yml
from fristad.cli.options import from_project
from fristad.cli.site_commands import known, line_printer
from fristad.languages.known_languages import LANGUAGES
from fristad.outputs.open_data.site_schema import PrintRow
from fristad.prints import listing
from fristad.prints.braille.liblouis import FOLDER, LibraryError, Louis
from fristad.prints.packs import zipping
from fristad.prints.packs.contract import Order
from fristad.prints.plan import languages_of
from fristad.prints.typesetting import PrintError
from fristad.problems import STYLES, errors
from fristad.site.rendering import Renderer
from fristad.site.site import Site


def prints(
    root: Path, site: Path | None, to: Path, out: Console, only: Sequence[str] = (), *, processes: int | None = None
) -> int:
    """Write the zips; 1 where the site is not built, or not of these records."""
    say = line_printer(out)
    config, problems = mkdocs_yml.settings_of(root, published=False)
    if not config:
        say(STYLES["text"](problems))
        return 1
    if not known(mkdocs_yml.options(config), only, out):
        return 1
    built = site or Path(config.site_dir)
    rows = _rows(built)
    if refused := _refusal(root, config, built, rows, to):
        say(refused)
        return 1
    assets.add_theme(config)
    with locks.held(root, say, shared=True):
        read = workspace.read(root, mkdocs_yml.options(config))
    if stopping := errors([*problems, *read.problems]):
        say(STYLES["text"](stopping))
        return 1
    scribe, lacking = _scribe(root)
    try:
        _write(config, read.site, scribe, built, rows or [], to, only, processes, out)
    except (PrintError, jobs.JobError, _WrongSiteError) as error:
        say(str(error))
        return 1
    if lacking:
        say(lacking)
    return 0


def _scribe(root: Path) -> tuple[Louis | None, str]:
    """What writes braille, or why there is none: zips are made without it."""
    try:
        return Louis(root / FOLDER), ""
    except LibraryError as error:
        return None, str(error)


def _rows(built: Path) -> list[PrintRow] | None:
    """The prints of a site, as it lists them; None where it has no list, or another program's."""
    text, _ = files.text_of(built, listing.FILES[0])
    try:
        return [PrintRow.model_validate(row) for row in json.loads(text)["prints"]] if text else None
    except (ValueError, KeyError, TypeError):
        return None


def _refusal(root: Path, config: MkDocsConfig, built: Path, rows: list[PrintRow] | None, to: Path) -> str:
    """Why there is nothing to pack, or no place for it; "" where there is."""
    if not config.plugins[settings.NAME].config.prints:
        return f"`prints: false` in {settings.FILE}: there are none to pack"
    shown = from_project(root, built)
    if not built.is_dir():
        return f"{shown} is not there: run `fristad build` first, which makes the prints"
    if rows is None:
        return f"{shown} has no prints ({listing.FILES[0]}): run `fristad build` again"
    folders = (*site_folder.folders_of_sources(root), built.resolve())
    if any(to.resolve().is_relative_to(folder) for folder in folders):
        return f"{from_project(root, to)} is no place for zips: it is part of the project or the site. Choose with --to"
    return ""


class _WrongSiteError(Exception):
    """The site is not of these records, or not whole; the words are for the user."""


def _write(
    config: MkDocsConfig,
    site: Site,
    scribe: Louis | None,
    built: Path,
    rows: Iterable[PrintRow],
    to: Path,
    only: Sequence[str],
    processes: int | None,
    out: Console,
) -> None:
    """Make every zip, over the processors. That of a language which has no prints any more is removed.

    Raises PrintError, JobError and _WrongSiteError.
    """
    folders = assets.own_folders(config)
    renderer = Renderer(config.theme.get_env(), folders)
    chosen = [one.id for one in languages_of(site) if not only or one.id in only]
    to.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES.values():
        if language not in languages_of(site):
            (to / zipping.name(site, language)).unlink(missing_ok=True)
    with finishing.typesetting(folders, to) as typesetter:

        def run(id: str) -> str:
            order = Order(site, language_of(id), typesetter(), renderer, scribe)
            if zipping.is_older(order, rows):
                raise _WrongSiteError(f"The site is not of the records as they are ({id}): run `fristad build` first")
            found = zipping.of_the_site(order.language, rows).items()
            content = zipping.zipped(order, {path: _print(built, name) for path, name in found})
            path = to / zipping.name(site, order.language)
            files.write_whole(path, content)
            return f"{path.name} ({len(content) // 1000:,} kB)"

        for done, (id, told) in enumerate(jobs.shared(run, chosen, processes), 1):
            line_printer(out)(f"{language_of(id).name}: {told}, {done} of {len(chosen)} languages")


def _print(built: Path, name: str) -> bytes:
    content, _ = files.bytes_of(built, name)
    if content is None:
        raise _WrongSiteError(f"{name} is not in the site any more: run `fristad build` again")
    return content
