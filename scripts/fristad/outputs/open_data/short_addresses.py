"""short-addresses.json: where every short address leads, for who prints them, and for the next build."""

from __future__ import annotations

from fristad.outputs.open_data.schema import LICENCE
from fristad.outputs.open_data.site_schema import ShortAddressesFile, ShortAddressRow
from fristad.site.short_addresses import short_addresses as every
from fristad.site.site import Site


def short_addresses(site: Site) -> ShortAddressesFile:
    """The site's short addresses as data."""
    found = every(site.collection, site.languages)
    lasting = site.collection.short_addresses.named
    return ShortAddressesFile(
        title=site.name,
        licence=LICENCE,
        short_addresses=[
            ShortAddressRow(
                code=code,
                given_to=found.named[code],
                leads_to=ref,
                address=site.url + found.pages[ref],
                lasting=code in lasting,
            )
            for code, ref in sorted(found.leads.items())
        ],
    )
