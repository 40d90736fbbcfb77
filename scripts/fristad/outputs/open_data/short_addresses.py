"""short-addresses.json: where every short address leads, for who prints them, and for the next build."""

from __future__ import annotations

import json

from fristad.outputs.open_data.schema import LICENCE
from fristad.outputs.open_data.site_schema import ShortAddressesFile, ShortAddressRow
from fristad.site.short_addresses import Published
from fristad.site.short_addresses import short_addresses as every
from fristad.site.site import Site


def short_addresses(site: Site) -> ShortAddressesFile:
    """The site's short addresses as data."""
    found = every(site.collection, site.languages)
    named = site.collection.short_addresses.named
    return ShortAddressesFile(
        title=site.name,
        licence=LICENCE,
        short_addresses=[
            ShortAddressRow(
                code=code,
                given_to=found.named[code],
                leads_to=ref,
                address=site.url + found.pages[ref],
                lasting=code in named,
            )
            for code, ref in sorted(found.leads.items())
        ],
    )


def lasting(text: str) -> dict[str, Published] | None:
    """Those that may be printed, from the file that a build has written; None where it is no such file."""
    try:
        rows = [row for row in json.loads(text)["short_addresses"] if row["lasting"]]
        return {str(row["code"]): Published(str(row["given_to"]), str(row["leads_to"])) for row in rows}
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
