"""The data files of a site and their JSON Schemas.

What may not be shown on a page is not in the data either. Ids are those of the records; Swedish names of bodies and
levels are exactly as the sources write them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import BaseModel

from fristad.outputs.open_data.coverage import coverage
from fristad.outputs.open_data.programmes import programmes
from fristad.outputs.open_data.schema import ProgrammesFile, ServicesFile
from fristad.outputs.open_data.services import services
from fristad.outputs.open_data.short_addresses import short_addresses
from fristad.outputs.open_data.site_schema import CoverageFile, PrintsFile, ShortAddressesFile
from fristad.outputs.open_data.words import json_text
from fristad.site.site import Site

FILES: dict[str, type[BaseModel]] = {
    "services": ServicesFile,
    "programmes": ProgrammesFile,
    "coverage": CoverageFile,
    "short-addresses": ShortAddressesFile,
}
PRINTS = "prints"
"""The list of prints, which is written when these are made."""


def text(site: Site, name: str) -> str:
    """One of the data files."""
    contents: dict[str, Callable[[Site], BaseModel]] = {
        "services": services,
        "programmes": programmes,
        "coverage": coverage,
        "short-addresses": short_addresses,
    }
    return json_text({"$schema": f"{name}.schema.json", **contents[name](site).model_dump()})


def schema_text(name: str) -> str:
    """The schema of a data file, the same for every site."""
    return json_text(schema(name))


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema of a data file, with the descriptions of its fields."""
    model = PrintsFile if name == PRINTS else FILES[name]
    found = model.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}
