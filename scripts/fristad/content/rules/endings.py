"""Records whose pages have ended: their addresses, on paper too, lead on to a page that is there."""

from __future__ import annotations

from collections.abc import Iterator

from fristad.content import addresses
from fristad.content.collection import Collection, Settings
from fristad.content.records.base import Record
from fristad.content.records.guides import IN_SECRET, OWN_ENTRANCES, Guide
from fristad.content.records.kinds import KINDS
from fristad.content.records.services import Service
from fristad.content.rules.references import leave_out
from fristad.problems import Problem, Source, did_you_mean


def endings(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """What has ended leads on to a page that is there, today, and that its readers may be led to."""
    for ref, record in collection.retired.items():
        document, end = collection.documents[ref], record.retired
        if end is None:
            continue
        place, named = document.source("retired", "instead"), end.instead
        now = collection.now(named)
        if not addresses.has_own_page(record):
            what = f"{KINDS[record.kind].called.capitalize()} is a part of a page, and has no address to lead on from"
            yield Problem(document.source("retired"), "retired-without-page", what, "Remove the line, or the record.")
        elif end.on > collection.today:
            what = f"`on` is {end.on}, which is to come"
            instead = "Write the day when it ended, or leave `retired` out until then."
            yield Problem(document.source("retired", "on"), "retired-in-future", what, instead)
        elif draft := collection.drafts.get(named):
            yield Problem(place, "unknown-page", f"'{named}' is kept back as a draft", leave_out(draft))
        elif now:
            yield from _who_is_led_where(record, collection.records[now], document.source("retired", "instead"))
        elif named in collection.retired:
            what = f"'{named}' has ended too, and leads nowhere but back"
            yield Problem(place, "retired-in-circle", what, "Name a page that is there.")
        elif named not in collection.unread:
            pages = [other.ref for other in collection.records.values() if addresses.has_own_page(other)]
            yield Problem(place, "unknown-page", f"'{named}' is not a page", did_you_mean(named, pages))


def _who_is_led_where(old: Record, new: Record, place: Source) -> Iterator[Problem]:
    """Who is hurt is not led to the pages of those who hurt, and these not to where the hurt hide."""
    if _is_for_those_who_hurt(new) and not _is_for_those_who_hurt(old):
        what = f"'{new.ref}' is for those who hurt others, and '{old.ref}' was not"
        yield Problem(place, "retired-own-entrance", what, "Name a page for the same readers.")
    if _is_for_those_who_hurt(old) and _is_hiding(new):
        what = f"'{new.ref}' tells where or how to hide, and '{old.ref}' was for those who hurt others"
        yield Problem(place, "retired-own-entrance", what, "Name a page for the same readers.")


def _is_for_those_who_hurt(record: Record) -> bool:
    if isinstance(record, Guide):
        return record.situation in OWN_ENTRANCES
    return isinstance(record, Service) and record.is_for_those_who_hurt


def _is_hiding(record: Record) -> bool:
    if isinstance(record, Guide):
        return record.situation in IN_SECRET
    return isinstance(record, Service) and record.category == "shelter"
