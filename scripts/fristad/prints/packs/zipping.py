"""The zip of a language: what a site has for it, and what is made for handing on alone. The same bytes each time."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping

from fristad.languages.known_languages import Language
from fristad.outputs.open_data.site_schema import PrintRow
from fristad.prints import listing
from fristad.prints.every_print import papers
from fristad.prints.packs import read_me, screens
from fristad.prints.packs.contract import Maker, Order
from fristad.site.site import Site

MAKERS: tuple[Maker, ...] = (screens.files, read_me.files)
"""What makes the files of a pack that are not in the site. Others come here."""
_BEGAN = (1980, 1, 1, 0, 0, 0)
"""The time of all files: none is older or newer, whenever it is made."""
_READABLE = 0o100644 << 16
_SMALL_ALREADY = (".png", ".pdf")


def name(site: Site, language: Language) -> str:
    """What the zip is called: by the neutral name, so that the file tells nothing."""
    neutral = re.sub(r"[^\w]+", "-", site.neutral_name.lower()).strip("-") or "prints"
    return f"{neutral}-{language.id}.zip"


def of_the_site(language: Language, rows: Iterable[PrintRow]) -> dict[str, str]:
    """What of a site's prints is in the pack of a language: path in it → path in the site."""
    own = (row.path for row in rows if row.language in (language.id, None))
    return {read_me.in_pack(path, language): path for path in own}


def is_older(order: Order, rows: Iterable[PrintRow]) -> bool:
    """Whether the prints of a site are of other records than those that slides would be made of now."""
    language = order.language
    now = (
        listing.row(order.site, language, planned, paper, planned.path(language), 0, paper.pages)
        for planned, paper in papers(order.site, language)
        if planned.record
    )
    built = {row.path: row.model_copy(update={"bytes": 0}) for row in rows if row.language == language.id}
    return {row.path: row for row in now} != built


def zipped(order: Order, prints: Mapping[str, bytes]) -> bytes:
    """The zip. `prints` are those of the site: path in the zip → content.

    Raises PrintError.
    """
    files = dict(prints)
    for maker in MAKERS:
        files |= maker(order)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as made:
        for path, content in sorted(files.items()):
            entry = zipfile.ZipInfo(path, _BEGAN)
            entry.create_system, entry.external_attr = 3, _READABLE
            entry.compress_type = zipfile.ZIP_STORED if path.endswith(_SMALL_ALREADY) else zipfile.ZIP_DEFLATED
            made.writestr(entry, content)
    return written.getvalue()
