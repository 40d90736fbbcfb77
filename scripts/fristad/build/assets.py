"""Templates, styles, scripts and fonts of the theme, and the files below docs/ that are published as they are."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.utils import get_theme_dir

from fristad import files, packaged
from fristad.content import layout
from fristad.outputs import scripts, stylesheet
from fristad.outputs.stylesheet import Names
from fristad.pages.door_contract import OF_DOORS
from fristad.site import site as site_module

_FOR_ALL = ("fristad", "icons")
"""Our stylesheets that are sent as one."""
_FOR_SOME = ("start", "finder", "plans")
"""The stylesheets that only some pages have, beside the one of all: a guide pays for none of them."""
MADE_HERE = re.compile(
    r"prints/(?:[\w-]+\.(?:typ|css|txt)$|fonts/)|sheet/review\.(?:css|js)$|assets/(?:(?:stylesheets|javascripts|images)/"
    rf"|(?:{'|'.join((*_FOR_ALL, 'doors', *_FOR_SOME))})\.css|[a-z]+\.js$"
    r"|fonts/(?:[\w-]+\.css|README\.md)$)"
)
"""The theme's files, and those of ours that are sent in another form, or not with the site but in a sheet, a print or
a pack."""


@dataclass(frozen=True)
class FontRules:
    """The rules that load a font, in three sizes. Each letter comes from the last rule that has it."""

    every: str
    """All of its letters: for pages in a language of the script."""
    names: str
    """The letters of its languages' own names: for all other pages, which name them."""
    first: str
    """What doors say in its languages, and the rest only if needed; "" where a door has all of it at once."""


def asset(docs: Path, path: str) -> bytes | None:
    """A file below docs/ that is published as it is, by its path from there; None for any other."""
    content = files.bytes_below(docs, path) if layout.is_asset(path) else None
    return content if content is not None and layout.holds_what_it_says(path, content) else None


def styles(config: MkDocsConfig) -> tuple[str, str]:
    """The theme's stylesheet, and ours that comes after it."""
    pattern = "assets/stylesheets/main.*.min.css"
    path = next((path for folder in _folders(config) for path in sorted(folder.glob(pattern))), None)
    if path is None:
        raise Abort(f"{pattern} is missing: mkdocs.yml needs `theme:` with `name: material`")
    return path.read_text("utf-8"), "\n".join(_style(config, name) for name in _FOR_ALL)


def _icon(name: str, folders: Sequence[Path]) -> str:
    """An icon of the theme's, or of a folder before it."""
    path = next((path for folder in folders if (path := folder / f".icons/{name}.svg").is_file()), None)
    if path is None:
        raise Abort(f"A stylesheet in assets/ asks for icon({name}), and the theme's folder .icons/ has no such file")
    return path.read_text("utf-8")


def bundled(config: MkDocsConfig, site: site_module.Site, marks: set[str], door_marks: set[str]) -> dict[str, str]:
    """File name → text of what pages load: the rules of the theme and of ours that some page uses, and our scripts.

    `marks` are of all pages, and `door_marks` of those that belong to no language: see `stylesheet.marks`.
    """
    own, (theme, ours) = own_scripts(config), styles(config)
    names, of_doors = Names(), Names()
    names.add_marks(marks)
    of_doors.add_marks(door_marks)
    for script in own.values():
        names.add_script(script)
    return stylesheets(config, site, names, of_doors, theme, ours) | scripts.bundled(own)


def stylesheets(
    config: MkDocsConfig, site: site_module.Site, names: Names, of_doors: Names, theme: str, ours: str
) -> dict[str, str]:
    """File name → stylesheet, of what pages with these names use, and those that belong to no language."""
    doors = stylesheet.used(_style(config, "doors"), of_doors, beside=ours)
    doors = stylesheet.used(ours, of_doors, theme, beside=doors) + doors
    some = {f"{name}.css": stylesheet.used(_style(config, name), names, beside=ours) for name in _FOR_SOME}
    small = stylesheet.used(ours, names, theme, beside="".join(some.values()))
    every = with_fonts(small, fonts(site, config), doors)
    return every | {name: rules.replace("}\n", "}") for name, rules in some.items()}


def _style(config: MkDocsConfig, name: str) -> str:
    """A stylesheet of ours: a project's own before what comes with the program; "" where there is none."""
    folders = _folders(config)
    paths = (folder / f"assets/{name}.css" for folder in folders)
    text = next((path.read_text("utf-8") for path in paths if path.is_file()), "")
    return stylesheet.with_icons(text, lambda icon: _icon(icon, folders))


def _folders(config: MkDocsConfig) -> list[Path]:
    """Where styles and icons are looked for: our folders, then the theme's."""
    return [*own_folders(config), Path(get_theme_dir(str(config.theme.name)))]


def fonts(site: site_module.Site, config: MkDocsConfig) -> dict[str, FontRules]:
    """The fonts of a site's languages, each with the rules that load it."""
    return {
        font: FontRules(*(_font_rules(config, font + size) for size in ("", "-names", "-first")))
        for font in sorted({language.font for language in site.languages} - {""})
    }


def _font_rules(config: MkDocsConfig, name: str) -> str:
    paths = (folder / f"assets/fonts/{name}.css" for folder in own_folders(config))
    return next((one.read_text("utf-8") for one in paths if one.is_file()), "").replace("}\n", "}")


def with_fonts(style: str, fonts: Mapping[str, FontRules], doors: str) -> dict[str, str]:
    """File name → stylesheet: the one of all pages, one for each script with a font, and one for doors.

    Each page names the other languages, and a device may lack the letters: those few have a small font of their own.
    """
    small = style.replace("}\n", "}")
    names = {font: rules.names for font, rules in fonts.items()}
    own = {f"style-{font}.css": small + _used(names | {font: rules.every}) for font, rules in fonts.items()}
    first = _used({font: rules.first or rules.every for font, rules in fonts.items()})
    return {
        "style.css": small + _used(names),
        **own,
        f"style{OF_DOORS}.css": doors.replace("}\n", "}") + first,
    }


def _used(rules: Mapping[str, str]) -> str:
    """The rules of fonts, which come before the reader's own for the letters that they have."""
    families = ",".join(font.capitalize() for font, rule in rules.items() if rule)
    return "".join(rules.values()) + f"body{{--md-text-font:{families}}}" if families else ""


def own_scripts(config: MkDocsConfig) -> dict[str, str]:
    """Our scripts as they are written: "exit" → its text."""
    paths = (path for folder in reversed(own_folders(config)) for path in sorted(folder.glob("assets/*.js")))
    return {path.stem: path.read_text("utf-8") for path in paths}


def own_folders(config: MkDocsConfig) -> list[Path]:
    """The folders with templates and assets that are no theme of others: what is found first counts.

    A project's own, if it has one, in which it may put single files in the place of ours; then what comes with the
    program. In the repository the two are one.
    """
    own = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
    return [*own, *([] if any(_is_same(folder, packaged.THEME) for folder in own) else [packaged.THEME])]


def add_theme(config: MkDocsConfig) -> None:
    """Let MkDocs find our templates and assets, before those of the theme that it was told of."""
    folders = [str(folder) for folder in own_folders(config)]
    config.theme.dirs = [*folders, *(folder for folder in config.theme.dirs if folder not in folders)]


def _is_same(one: Path, other: Path) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)
