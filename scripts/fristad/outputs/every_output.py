"""Every file that is made of the whole site and is no page, style, script or search index: one row each.

Another output, such as a calendar, is a module beside this one and a row here: the build writes it; the preview too.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from fristad.languages.known_languages import Language
from fristad.outputs.open_data import json_files as data
from fristad.outputs.sitemap import sitemap
from fristad.site.site import Site


def outputs(site: Site, is_listed: Callable[[Language, str], bool]) -> dict[str, Callable[[], str]]:
    """Path below the site → what makes its text, when it is asked for.

    `is_listed` says whether a language's page is for search engines.
    """
    return {
        "sitemap.xml": partial(sitemap, site, is_listed),
        **{f"data/{name}.json": partial(data.text, site, name) for name in data.FILES},
        **{f"data/{name}.schema.json": partial(data.schema_text, name) for name in data.FILES},
    }
