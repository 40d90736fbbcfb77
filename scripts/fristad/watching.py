"""Which records something was made of: a collection that notes what it is asked for, and what has changed since.

What is noted are names: a record by its reference, "service/" for all records of a kind, and a few questions about all
records. Whatever is asked in another way counts as everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import TypeVar

from fristad import addresses
from fristad.collection import Collection
from fristad.digests import digest, of_values
from fristad.programmes import Action
from fristad.records import Record
from fristad.sources import Document

R = TypeVar("R", bound=Record)
V = TypeVar("V")
ADDRESSES = "addresses"
"""The name for which records there are, with their files and where their pages lie."""
_EVERYTHING, _CARRIERS = "everything", "carriers"


class _Noted(Mapping[str, V]):
    """Things by reference, where each that is asked for is noted, whether it is there or not."""

    def __init__(self, every: Mapping[str, V], noted: set[str]) -> None:
        self._every = every
        self._noted = noted

    def __getitem__(self, ref: str) -> V:
        self._noted.add(ref)
        return self._every[ref]

    def __iter__(self) -> Iterator[str]:
        self._noted.add(_EVERYTHING)
        return iter(self._every)

    def __len__(self) -> int:
        self._noted.add(_EVERYTHING)
        return len(self._every)


@dataclass(frozen=True)
class Watched(Collection):
    """The same records, and in `noted` what has been asked for."""

    base: Collection = field(default_factory=lambda: Collection({}, {}))
    noted: set[str] = field(default_factory=set)

    def once(self, name: str, work_out: Callable[[Collection], V]) -> V:
        # Worked out for the first who asks, and noted by everybody who does.
        def watched() -> tuple[V, set[str]]:
            own = watch(self.base)
            return work_out(own), own.noted

        found, noted = self.base.once(f"watched {name}", lambda _: watched())
        self.noted.update(noted)
        return found

    def of_kind(self, model: type[R]) -> tuple[R, ...]:
        self.noted.add(f"{model.kind}/")
        return self.base.of_kind(model)

    def is_known(self, reference: str) -> bool:
        self.noted.add(reference)
        return self.base.is_known(reference)

    def carried_out_by(self, action: Action) -> tuple[Record, ...]:
        found = self.base.carried_out_by(action)
        self.noted.add(_CARRIERS)
        self.noted.update(record.ref for record in found)
        return found

    @cached_property
    def source_addresses(self) -> dict[str, str]:
        self.noted.add(ADDRESSES)
        return self.base.source_addresses

    @cached_property
    def facts(self) -> dict[str, tuple[str, str]]:
        # What can be named follows from which records there are, and those from their addresses.
        self.noted.add(ADDRESSES)
        return self.base.facts

    @cached_property
    def named_phones(self) -> dict[str, tuple[str, str]]:
        self.noted.add(ADDRESSES)
        return self.base.named_phones


def watch(collection: Collection) -> Watched:
    """A collection of which nothing has been noted."""
    given = {one.name: getattr(collection, one.name) for one in fields(Collection)}
    noted: set[str] = set()
    records: Mapping[str, Record] = _Noted(collection.records, noted)
    documents: Mapping[str, Document] = _Noted(collection.documents, noted)
    return Watched(**{**given, "records": records, "documents": documents}, base=collection, noted=noted)


class Fingerprints:
    """What names stand for today, as fingerprints."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._found: dict[str, str] = {}

    def of(self, names: Iterable[str]) -> str:
        """The fingerprint of all that was noted: the same as long as all of it is the same."""
        return digest(*(part for name in sorted(names) for part in (name, self._of(name))))

    def _of(self, name: str) -> str:
        if name not in self._found:
            self._found[name] = self._work_out(name)
        return self._found[name]

    def _work_out(self, name: str) -> str:
        collection = self._collection
        if name == _EVERYTHING:
            return self._of_all(collection.records)
        if name == ADDRESSES:
            # What texts can name follows from the ids of numbers too.
            return of_values(
                (ref, collection.documents[ref].path, addresses.of(record), getattr(record, "phone_ids", ()))
                for ref, record in collection.records.items()
            )
        if name == _CARRIERS:
            return of_values((ref, one.implements) for ref, one in collection.records.items() if one.implements)
        if name.endswith("/"):
            return self._of_all(ref for ref, record in collection.records.items() if record.kind + "/" == name)
        if name not in collection.records:
            return "unread" if name in collection.unread else ""
        document = collection.documents[name]
        return digest(document.path, document.text)

    def _of_all(self, refs: Iterable[str]) -> str:
        """Of records in their order: one more or less is another fingerprint too."""
        return digest(*(part for ref in refs for part in (ref, self._of(ref))))
