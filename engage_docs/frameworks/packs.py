"""All packs together: which serve a field, and which term a word of a record means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from engage_docs.findings import Code, Finding, Problem, in_order
from engage_docs.findings import frameworks as codes
from engage_docs.frameworks.model import AppliesTo, Pack, Term, key_of, merged
from engage_docs.frameworks.reader import built_in_packs, read_pack_file
from engage_docs.parsing.words import clip, did_you_mean, listed, nearest

_MOST_CHOICES = 12
# Nearer than for the names of fields: two phrases of several words are soon alike.
_NEAR = 0.8


@dataclass(frozen=True)
class Packs:
    """The packs in use, built-in ones first. ``own`` are those that a team has added.

    The built-in ones are only read once somebody asks for a pack or a term.
    """

    own: tuple[Pack, ...] = ()

    @cached_property
    def packs(self) -> tuple[Pack, ...]:
        """Every pack. One of a team's with the id of a built-in one adds to it."""
        by_id = {pack.id: pack for pack in built_in_packs()}
        for pack in self.own:
            base = by_id.get(pack.id)
            by_id[pack.id] = pack if base is None else merged(base, pack)
        return tuple(by_id.values())

    def pack(self, name: str) -> Pack | None:
        """Return the pack of that id, or None."""
        return next((pack for pack in self.packs if pack.id == name), None)

    def fields(self) -> tuple[str, ...]:
        """Return every field that a pack serves, each once."""
        return tuple(dict.fromkeys(p.field for pack in self.packs for p in pack.applies_to))

    def of_field(self, field: str, record_type: str = "") -> tuple[Pack, ...]:
        """Return the packs whose terms may stand in that field (of that type of record)."""
        return tuple(pack for pack in self.packs if pack.serves(field, record_type))

    def smallest(self, field: str) -> tuple[Term, ...]:
        """Return the terms of that field that hold no others, in order, as a plan shows them."""
        return tuple(t for p in self.of_field(field) for t in p.every_term() if not t.terms)

    def term(self, pack: str, name: str) -> Term | None:
        """Return the term of that id in that pack, or None."""
        return self._terms.get((pack, name))

    @cached_property
    def _terms(self) -> dict[tuple[str, str], Term]:
        return {(p.id, term.id): term for p in self.packs for term in p.every_term()}

    @cached_property
    def words_of_several(self) -> frozenset[str]:
        """The words, in small letters, that more than one term has, or a term and a pack."""
        counts = Counter(term.term.casefold() for term in self._terms.values())
        counts.update(pack.title.casefold() for pack in self.packs)
        return frozenset(words for words, number in counts.items() if number > 1)

    def term_at(self, address: str) -> Term | None:
        """Return the term at ``pack/term``, or None."""
        pack, _, name = address.partition("/")
        return self.term(pack, name)

    def find(self, field: str, word: str) -> Term | Problem | None:
        """Return the term that ``word`` means in that field, or what to say about it.

        None is a word of somebody's own where any word will do.

        A term is found by its id, by its words or by another way to write it, whatever the case
        and the hyphens; ``pack/term`` names the pack as well. Where two packs have the same word,
        a team's own pack comes first.
        """
        key = key_of(word)
        if found := self._index.get(field, {}).get(key):
            return found
        if term := self._meant(field, key):
            values = {"field": field, "text": clip(word), "term": clip(term.term), "id": term.id}
            return Problem(codes.TERM_MISSPELT, values | {"mended": f"{field}: {term.id}"})
        if any(pack.open for pack in self.of_field(field)):
            return None
        choices = listed(self._choices(field)) or "none yet"
        return Problem(codes.TERM_UNKNOWN, {"field": field, "text": clip(word), "choices": choices})

    def _meant(self, field: str, key: str) -> Term | None:
        """The term nearest to a word that is none. The search is slow, and words come again."""
        if (field, key) not in self._answers:
            index = self._index.get(field, {})
            near = nearest(key, index, cutoff=_NEAR) if key else None
            self._answers[field, key] = index[near] if near else None
        return self._answers[field, key]

    def _choices(self, field: str) -> list[str]:
        """As many ids as somebody will read: the smallest terms, or else those around them."""
        names = [term.id for term in self.smallest(field)]
        if len(names) <= _MOST_CHOICES:
            return names
        outer = [term.id for pack in self.of_field(field) for term in pack.terms]
        return outer[:_MOST_CHOICES] + (["..."] if len(outer) > _MOST_CHOICES else [])

    @cached_property
    def _answers(self) -> dict[tuple[str, str], Term | None]:
        return {}

    @cached_property
    def _index(self) -> dict[str, dict[str, Term]]:
        """For each field its terms by what may be written, the surest way first."""
        index: dict[str, dict[str, Term]] = {}
        for field in self.fields():
            serving = sorted(self.of_field(field), key=lambda pack: not pack.own)
            terms = [term for pack in serving for term in pack.every_term()]
            words: dict[str, Term] = {}
            for way in _WAYS_TO_WRITE:
                for term in terms:
                    for key in filter(None, way(term)):
                        words.setdefault(key, term)
            index[field] = words
        return index


_WAYS_TO_WRITE: tuple[Callable[[Term], Iterable[str]], ...] = (
    lambda term: [key_of(term.id)],
    lambda term: [key_of(term.term)],
    lambda term: map(key_of, (f"{term.pack}/{term.id}", *term.also)),
    # One thing of several.
    lambda term: (key_of(word).removesuffix("s") for word in (term.id, term.term, *term.also)),
)


def load_packs(own: Iterable[Pack] = ()) -> Packs:
    """Return the built-in packs with a team's own, which may add to them."""
    return Packs(tuple(own))


def read_packs(files: Iterable[tuple[Path, str]]) -> tuple[Packs, list[Finding]]:
    """Return all packs, with those of a team's files, and every finding about the files.

    ``files`` are paths, each with the path as the user would type it.
    """
    read = [read_pack_file(path, shown_as) for path, shown_as in files]
    own = [pack for pack, _ in read if pack is not None]
    findings = [finding for _, found in read for finding in found]
    return load_packs(own), in_order(findings + check_own(own))


def check_own(own: Sequence[Pack]) -> list[Finding]:
    """Return what is wrong with a team's packs beside the built-in ones: fields, types and ids."""
    known = load_packs()
    findings: list[Finding] = []
    first: dict[str, Pack] = {}
    for pack in own:
        if pack.id in first:
            other = first[pack.id].at
            values = {"id": pack.id, "other": other.path}
            findings.append(Finding(codes.FRAMEWORK_TWICE, pack.at, values, (other,)))
        first.setdefault(pack.id, pack)
        findings += _unknown_places(pack, known)
    return findings


def _unknown_places(pack: Pack, known: Packs) -> Iterator[Finding]:
    fields = known.fields()
    for place in pack.applies_to:
        if place.field not in fields:
            yield _stray(codes.FRAMEWORK_FIELD_UNKNOWN, place, place.field, fields)
            continue
        types = _types(known, place.field)
        for name in place.records:
            if name not in types:
                yield _stray(codes.FRAMEWORK_RECORD_UNKNOWN, place, name, types)


def _types(known: Packs, field: str) -> tuple[str, ...]:
    """The types of records in which a field takes terms of a framework."""
    places = (place for pack in known.packs for place in pack.applies_to if place.field == field)
    return tuple(dict.fromkeys(name for place in places for name in place.records))


def _stray(code: Code, place: AppliesTo, text: str, names: Sequence[str]) -> Finding:
    hint, choices = did_you_mean(text, names), listed(names)
    values = {"field": place.field, "text": clip(text), "hint": hint, "choices": choices}
    return Finding(code, place.at, values)
