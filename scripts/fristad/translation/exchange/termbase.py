"""The term list of a language as one file for translators' programs and Weblate: TBX (TermBase eXchange, ISO 30042).

What to avoid is an entry of its own with the status "forbidden", as Weblate reads it (docs.weblate.org, formats/tbx).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from fristad.languages.known_languages import SOURCE, Language
from fristad.translation.exchange.exporting import PRODUCT, quoted, xml_text
from fristad.translation.glossary import Glossary, GlossaryTerm, Translated

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<!DOCTYPE martif PUBLIC "ISO 12200:1999A//DTD MARTIF core (DXFcdV04)//EN" "TBXcdv04.dtd">\n'
    f'<martif type="TBX" xml:lang="{SOURCE.tag}">\n<martifHeader>\n<fileDesc>\n'
)
_STANDINGS = {
    "quoted": "An authority writes: {quote} ({source})",
    "unquoted": "Not approved. Said to stand on {source}",
    "unsourced": "Not approved: our own choice",
}


def to_tbx(glossary: Glossary, language: Language) -> str:
    """Every term that is known in a language. The same terms give the same bytes."""
    about = f"<sourceDesc><p>{PRODUCT}, {xml_text(language.name)}</p></sourceDesc>"
    entries = "".join(entry for term in glossary.terms for entry in _entries(glossary, term, language))
    return f"{_HEAD}{about}\n</fileDesc>\n</martifHeader>\n<text>\n<body>\n{entries}</body>\n</text>\n</martif>\n"


def _entries(glossary: Glossary, term: GlossaryTerm, language: Language) -> Iterator[str]:
    known = term.translations.get(language.id)
    if known is None:
        return
    others = ", ".join(other.term for other in glossary.opposites[term.term])
    meaning = term.definition + (f" Not the same word as for: {others}." if others else "")
    yield _entry(term, "use", known.use, language, meaning=meaning, note=_standing(known))
    for word in known.avoid:
        yield _entry(term, f"avoid {word}", (word,), language, forbidden=True)


def _standing(known: Translated) -> str:
    return _STANDINGS[known.standing].format(quote=known.quote, source=known.source)


def _entry(
    term: GlossaryTerm,
    part: str,
    words: tuple[str, ...],
    language: Language,
    meaning: str = "",
    note: str = "",
    *,
    forbidden: bool = False,
) -> str:
    """One entry; its id stays the same as long as the term and its part do."""
    id = "t" + hashlib.sha256(f"{term.term}\0{part}".encode()).hexdigest()[:16]
    status = '<termNote type="administrativeStatus">forbidden</termNote>' if forbidden else ""
    tigs = "".join(f"<tig><term>{xml_text(word)}</term>{status}</tig>" for word in words)
    return (
        f'<termEntry id="{id}">\n'
        + (f'<descrip type="definition">{xml_text(meaning)}</descrip>\n' if meaning else "")
        + f'<langSet xml:lang="{SOURCE.tag}"><tig><term>{xml_text(term.term)}</term></tig></langSet>\n'
        + f"<langSet xml:lang={quoted(language.tag)}>"
        + (f'<note from="translator">{xml_text(note)}</note>' if note else "")
        + f"{tigs}</langSet>\n</termEntry>\n"
    )
