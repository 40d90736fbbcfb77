"""`fristad build` and `fristad serve`: each function prints its report and returns an exit code."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import TemplateError
from mkdocs.config.defaults import MkDocsConfig
from rich.console import Console

from fristad.build import settings
from fristad.build.mkdocs import mkdocs_yml, plugin
from fristad.build.workspace import Options
from fristad.languages.known_languages import PSEUDO
from fristad.problems import STYLES, did_you_mean
from fristad.site import rendering

PREVIEW = "build/preview"


def known(options: Options, only: Sequence[str], out: Console) -> bool:
    """Whether these languages are the site's; what is not, is told."""
    ours = (*options.languages, PSEUDO.id)
    unknown = [id for id in only if id not in ours]
    for id in unknown:
        what = f"'{id}' is not a language of this site. {did_you_mean(id, ours)}"
        out.print(what, highlight=False, markup=False, soft_wrap=True)
    return not unknown


def build(
    root: Path,
    site: Path | None,
    strict: bool,
    out: Console,
    only: Sequence[str] = (),
    *,
    publish: bool = False,
    jobs: int | None = None,
) -> int:
    """The whole site, or the list of problems and the old site untouched.

    With some languages alone, it is put where it cannot take the place of the whole one. To `publish`, refused words
    that somebody in danger reads are errors too. `jobs` are the processes to use, None for one a processor.
    """
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.exceptions import MkDocsException

    if only and not site:
        site = root / PREVIEW
    given: dict[str, Any] = {"site_dir": str(site)} if site else {}
    if strict:
        given["strict"] = True
    config = _settings(root, only, out, **given)
    if not config:
        return 1
    try:
        ours = config.plugins[settings.NAME]
        assert isinstance(ours, plugin.FristadPlugin)
        ours.only, ours.publishes, ours.jobs = only, publish, jobs
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(config)
        finally:
            config.plugins.on_shutdown()
    except (MkDocsException, SystemExit) as error:
        out.print(f"{error}", highlight=False, markup=False, soft_wrap=True)
        return 1
    except TemplateError as error:
        path, line = rendering.place_in_template(error) or ("overrides/", 1)
        out.print(
            f"A template failed at {path}:{line}: {error}; the old site is as it was", highlight=False, markup=False
        )
        return 1
    if only:
        out.print(f"{', '.join(only)}, alone, to look at: {site}", highlight=False, markup=False, soft_wrap=True)
    return 0


def _settings(root: Path, only: Sequence[str], out: Console, **given: Any) -> MkDocsConfig | None:
    """mkdocs.yml, if it is right and has the languages that are asked for.

    `given` takes the place of what stands there.
    """
    config, problems = mkdocs_yml.settings_of(root, published=False, **given)
    if not config:
        out.print(STYLES["text"](problems), highlight=False, markup=False, soft_wrap=True)
        return None
    return config if known(mkdocs_yml.options(config), only, out) else None


def serve(root: Path, address: str, out: Console, only: Sequence[str] = ()) -> int:
    """Show the site on this computer until Ctrl+C; 1 when it cannot begin."""
    from fristad.serve import preview, server

    if not _settings(root, only, out):
        return 1
    place = server.parsed(address)
    if place is None:
        out.print(f"'{address}' is not an address. Write it like 127.0.0.1:8001.", highlight=False, markup=False)
        return 1

    say = line_printer(out)
    try:
        server.serve(preview.Preview(root, only, tell=say), *place, say)
    except OSError as error:
        what = f"{address} cannot be used ({error.strerror}). Try another port: --address 127.0.0.1:{place[1] + 1}"
        out.print(what, highlight=False, markup=False, soft_wrap=True)
        return 1
    return 0


def line_printer(out: Console) -> Callable[[str], None]:
    """Lines for the terminal, as they are."""
    return partial(out.print, highlight=False, markup=False, soft_wrap=True)
