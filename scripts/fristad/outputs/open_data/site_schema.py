"""What the data say of the site itself: how much of each language is there, short addresses, and prints."""

from __future__ import annotations

from pydantic import Field

from fristad.outputs.open_data.schema import Row


class CountRow(Row):
    """Messages, and how many of them a language has."""

    messages: int
    translated: int = Field(description="Pass the gate and are of today's Swedish words.")
    reviewed: int = Field(description="By a human.")
    stale: int = Field(description="Of older Swedish words.")


class BackRow(Row):
    """What was translated back into Swedish by another hand, without seeing the Swedish, and compared with it.

    A check, and no review: neither is part of the other.
    """

    needed: int = Field(description="Messages that are to be: the urgent ones, the laws, titles, 'not your fault'.")
    same: int = Field(description="Compared: says the same.")
    shade: int = Field(description="Compared: differs a little.")
    wrong: int = Field(description="Compared: says something else. Of what is urgent, the Swedish is shown instead.")
    waiting: int = Field(description="Translated back, and not compared.")
    urgent_left: int = Field(description="Of what somebody in danger reads: not compared as it is now.")
    machines_alone: int = Field(
        description="Of those compared: translated, translated back and compared by machine, and not read by a human."
    )


class LanguageRow(Row):
    """One language of the site."""

    id: str = Field(description="Its folder in the site and among the catalogues.")
    tag: str = Field(description="BCP 47.")
    name: str = Field(description="The language's own name.")
    tiers: dict[str, CountRow] = Field(description="How soon words are needed: emergency, residents, services, plans.")
    refused: int = Field(description="Translations that are kept out of the pages.")
    back: BackRow | None = Field(description="Null where nothing is translated back, as for easy Swedish.")


class OwedRow(Row):
    """A language that a municipality must offer by law."""

    place: str
    tag: str = Field(description="BCP 47, or ISO 639-5 where the law names a group of languages.")
    language: str | None = Field(description="The site's language; null where it has none.")
    residents: CountRow = Field(description="Of what a resident reads: all tiers but plans.")


class ActionLanguagesRow(Row):
    """An action to spread information."""

    programme: str
    number: str
    pages: list[str] = Field(description="The records that carry it out.")
    languages: dict[str, CountRow] = Field(description="By the id of the language.")


class CoverageFile(Row):
    """How much of each language is there."""

    title: str
    licence: str
    day: str = Field(description="When it was counted.")
    languages: list[LanguageRow]
    owed: list[OwedRow]
    actions: list[ActionLanguagesRow]


class ShortAddressRow(Row):
    """A short address, and where it leads."""

    code: str = Field(description="Five signs: the address is 's/' and these.")
    given_to: str = Field(description="The page that it was given to, as its record was called then.")
    leads_to: str = Field(description="The page that it leads to now.")
    address: str = Field(description="Of that page, in Swedish.")
    lasting: bool = Field(description="It may be printed: no later version of the site can lose it.")


class ShortAddressesFile(Row):
    """All short addresses, which each new site is compared with before it takes this one's place."""

    title: str
    licence: str
    short_addresses: list[ShortAddressRow]


class PrintRow(Row):
    """A print, as PDF."""

    path: str = Field(description="From the site's root. The name of the file tells nothing of what it is about.")
    kind: str = Field(description="'card', 'poster', 'strips', 'slip', 'sheet', 'leaflet' or 'languages'.")
    subject: str | None = Field(description="The record that it is about; null for the sheet with all languages.")
    language: str | None = Field(description="The site's language; null for the sheet with all languages.")
    pages: int
    bytes: int
    numbers: list[str] = Field(description="Every number that is dialled, as it stands there, in their order.")
    checked: str = Field(description="When the facts were last checked.")
    title: str = Field(description="In its language.")
    swedish_title: str = Field(description="For who hands it over.")
    actions: list[str] = Field(description="The actions of a plan that it carries out, by their ids.")


class PrintsFile(Row):
    """Every print of the site."""

    title: str
    licence: str
    prints: list[PrintRow]
