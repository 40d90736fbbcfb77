"""What every record shares, and how plain data becomes one.

A record is a frozen value: fields with their units, no behaviour that reads or renders. Fields that hold words for
readers are typed `Words`, and fields that name another record as `ids` has it: extraction, translation and rules
find them by these marks, so a new field needs no line of code elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from fristad.content.records import ids

Domain = Literal["interface", "guides", "services", "programmes"]
"""gettext's word for a catalogue: where words come from. How soon they are needed is another thing, a tier."""
Tier = Literal["emergency", "residents", "services", "plans"]
"""How soon words are needed; emergency first."""
Confidence = Literal["high", "medium", "low", "none"]
Audience = Literal[
    "child",
    "young",
    "adult",
    "older",
    "perpetrator",
    "buyer-of-sex",
    "relative",
    "professional",
    "man",
    "woman",
    "trans",
    "lgbtq",
]
Concern = Literal[
    "intimate-partner",
    "honour",
    "prostitution",
    "trafficking",
    "sexual-violence",
    "child-exploitation",
    "child-abuse",
    "elder-abuse",
    "disability",
    "suicide",
    "general",
]


@dataclass(frozen=True)
class Translatable:
    """The mark of a field with words for readers."""


_Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Words = Annotated[_Line, Translatable()]
"""One paragraph of inline Markdown that readers see in their own language."""
LanguageTag = Annotated[str, Field(pattern=r"^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$")]
"""BCP 47: "fi", "fa-AF"."""


def _text_only(value: Any) -> Any:
    """Dates written without quotes are text all the same in a source."""
    return value.isoformat() if isinstance(value, date) else value


class Part(BaseModel):
    """A value inside a record."""

    # Checks are set up for the kinds that are read: most builds read one changed file.
    model_config = ConfigDict(frozen=True, extra="forbid", strict=False, coerce_numbers_to_str=False, defer_build=True)


class Provenance(Part):
    """Where a fact comes from: a public page, a source document, or a third party without an address."""

    url: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None
    document: ids.Document | None = None
    part: str | None = None
    """Where in the document."""
    says: str
    """What the source says, in Swedish, in our words. It holds no contact detail: those live in fields."""
    date: Annotated[str, BeforeValidator(_text_only)] = "odaterad"
    """The date of the copy that was read, as found: "2024-01", "odaterad"."""


class Retired(Part):
    """That a page has ended: its addresses, those on paper too, lead on to another, and it is in no list."""

    on: date
    instead: ids.OwnPage
    """The page that says what there is now: "service/kast-stockholm"."""


class Definition(Part):
    """A programme's own words for a thing; `text` is None where the source only names it."""

    programme: ids.Programme
    term: Words
    text: Words | None = None
    document: ids.Document
    part: str | None = None


class Record(BaseModel):
    """What every record has. `id` is the file's name and `body` the Markdown below the front matter."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    kind: ClassVar[str] = ""
    """Its name in references, codes and contexts; `kinds.py` says all else that is so of a kind."""

    id: ids.Id
    body: str = ""
    summary: Words | None = None
    sources: tuple[Provenance, ...] = ()
    checked: date
    """When the facts were last checked."""
    owner: ids.Body | None = None
    """The body that is to keep the record right; an office, never a person. None: see `is_national`."""
    aliases: tuple[str, ...] = ()
    """Older or other names."""
    search_words: Words | None = None
    """Words that people search for and that stand nowhere in the text, with commas between; they are never shown."""
    implements: tuple[ids.Action, ...] = ()
    """Actions of a plan that this page carries out."""
    notes: str | None = None
    """For editors; reaches no output."""
    keep_wording: tuple[str, ...] = ()
    """Words of the text, as they stand there, that a rule of plain Swedish tells of and that are right all the same."""
    draft: bool = False
    """Not yet to be published: kept out of everything, in every language."""
    retired: Retired | None = None
    """Instead of being deleted, a record whose page has ended says since when, and where its addresses lead on."""

    @property
    def ref(self) -> str:
        """ "service/kvinnofridslinjen": unique among all records, and the context of its messages."""
        return f"{self.kind}/{self.id}"

    @property
    def is_shown(self) -> bool:
        """Whether pages show it: it is no draft, and has not ended."""
        return not self.draft and self.retired is None

    @property
    def is_national(self) -> bool:
        """Whether any municipality may take it over as it is: it has no owner in one, and names nothing of one."""
        return self.owner is None

    @property
    def heading(self) -> str:
        """The name or title, in Swedish."""
        return str(getattr(self, "title", None) or getattr(self, "name", None) or self.id)

    def hidden_fields(self) -> frozenset[str]:
        """Fields whose words reach no page, and so need no translation."""
        return frozenset()


class Urgent(Record):
    """What every record has whose page somebody in danger may come to."""

    emergency: bool = False
    """One of the pages where somebody in danger begins: what they show and lead to is the emergency tier.

    Its words are translated before all others, and may need a review to be shown.
    """
