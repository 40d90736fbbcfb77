"""What a finished PDF tells who cannot see it: each paragraph's words and language, exactly.

No maker of PDFs gives back the words of right-to-left or complex scripts in their order, while all checkers pass. So
the words stand in the structure, as `/ActualText` of each paragraph.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf

from fristad.prints.contract import Paper
from fristad.prints.typesetting import Noted, PrintError, told

_FIGURE = "/Figure"


def tagged(pdf: bytes, noted: Sequence[Noted], paper: Paper) -> bytes:
    """A PDF with its words in its structure, in fewer bytes, and the same bytes each time.

    Raises PrintError where it has more pages than it may, or words that the template has not told.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        if len(document.pages) != paper.pages:
            raise PrintError(told(paper, f"it has {len(document.pages)} pages and must have {paper.pages}"))
        leaves = list(_leaves(document.Root.StructTreeRoot.K))
        kinds = ["alt" if leaf.S == _FIGURE else "text" for leaf in leaves]
        if kinds != [one.kind for one in noted]:
            raise PrintError(
                told(
                    paper,
                    f"the template shows {len(leaves)} paragraphs and pictures and notes {len(noted)}, or notes them "
                    "in another order; show words by `say` alone, and codes by `square`",
                )
            )
        document.Root.Lang = pikepdf.String(paper.tag)
        for leaf, one in zip(leaves, noted, strict=True):
            if one.kind == "text":
                leaf.ActualText = pikepdf.String(one.words)
            leaf.Lang = pikepdf.String(one.tag)
        written = io.BytesIO()
        document.save(
            written, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True, linearize=False
        )
    return written.getvalue()


def _leaves(kids: Any) -> Iterator[Any]:
    """The elements that hold content themselves, in reading order. Others lose the language that they were given.

    Typst gives an element of several paragraphs the language of the first.
    """
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if not isinstance(kid, pikepdf.Dictionary):
            continue
        if "/Lang" in kid:
            del kid.Lang
        inside = kid.get("/K", pikepdf.Array())
        # What stands for a picture stands for all that is in it.
        if kid.S == _FIGURE or any(
            not _is_element(one) for one in (inside if isinstance(inside, pikepdf.Array) else [inside])
        ):
            yield kid
        else:
            yield from _leaves(inside)


def _is_element(kid: Any) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid
