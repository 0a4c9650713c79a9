"""A team's own pack on top of another with the same id: translated, replaced and added terms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from engage_docs.frameworks.model import Pack, Term

_KEPT = ("definition", "group", "quote", "numerator", "denominator")


def merged(base: Pack, own: Pack) -> Pack:
    """Return ``base`` with the terms of ``own``.

    A term with an id that ``base`` has replaces that term where it stands, however deep, so that
    a translation may be a plain list; what it leaves out stays, and its former words can still be
    written in a record. Other terms come after those that are there, at their own depth.
    """
    mine = {term.id: term for term in own.every_term()}
    theirs = {term.id for term in base.every_term()}
    return Pack(
        id=base.id,
        title=own.title,
        sources=own.sources + tuple(s for s in base.sources if s not in own.sources),
        applies_to=base.applies_to + tuple(a for a in own.applies_to if a not in base.applies_to),
        note=own.note or base.note,
        language=own.language or base.language,
        terms=_merged_terms(base.terms, own.terms, mine, theirs, ""),
        open=own.open or base.open,
        own=True,
        at=own.at,
    )


def _merged_terms(
    base: tuple[Term, ...],
    added: tuple[Term, ...],
    mine: dict[str, Term],
    theirs: set[str],
    parent: str,
) -> tuple[Term, ...]:
    """Return the terms beside each other: those of the base, replaced or not, then the new."""
    made: list[Term] = []
    for term in base:
        one = mine.get(term.id)
        inner = _merged_terms(term.terms, one.terms if one else (), mine, theirs, term.id)
        made.append(replace(_over(term, one) if one else term, terms=inner))
    made += _only_new(added, theirs)
    return tuple(
        replace(term, order=order, parent=parent) for order, term in enumerate(made, start=1)
    )


def _over(base: Term, own: Term) -> Term:
    """Return the team's term with what it leaves out taken from the base."""
    kept = {name: getattr(own, name) or getattr(base, name) for name in _KEPT}
    also = dict.fromkeys((*own.also, base.term, *base.also))
    return replace(own, page=own.page or base.page, also=tuple(also), **kept)


def _only_new(added: tuple[Term, ...], theirs: set[str]) -> Iterator[Term]:
    """The terms that the base does not have; those inside them that it has are in their place."""
    for term in added:
        if term.id not in theirs:
            yield replace(term, terms=tuple(_only_new(term.terms, theirs)))
