"""The quality statements that pages stand under, and where they come from."""

from __future__ import annotations

from collections.abc import Sequence

from engage_docs.frameworks import Pack, Term
from engage_docs.site.words import sentence
from engage_docs.stats.quality import STATEMENTS


def statements_of(pack: Pack | None) -> Sequence[Term]:
    """The four statements. A team may translate them or add to them."""
    return [term for term in pack.terms if term.id in STATEMENTS] if pack else []


def source_of(pack: Pack | None) -> str:
    """Where the statements were published, as a sentence."""
    if pack is None or not pack.sources:
        return ""
    source = pack.sources[-1]
    parts = (source.document, source.organisation, str(source.year or ""))
    return sentence(", ".join(part for part in parts if part))
