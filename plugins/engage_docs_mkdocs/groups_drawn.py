"""Which groups have to be drawn, and what was kept of all others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from engage_docs.building.tree import Tree
from engage_docs.keeping.inventory import Inventory
from engage_docs.keeping.plain import load
from engage_docs.keeping.processes import in_parts
from engage_docs.site.names import AllNames, Mentions, Names
from engage_docs.site.names import key_of as key_of_name
from engage_docs.store import FOLDER, Aside, Store, key_of
from engage_docs_mkdocs.outset import Outset, all_addresses
from engage_docs_mkdocs.papers import Documents
from engage_docs_mkdocs.parts import Drawn, Part, Setting, draw, is_still_so
from engage_docs_mkdocs.photos import Photos
from engage_docs_mkdocs.plan import Plan

if TYPE_CHECKING:
    from engage_docs.bodies import Addresses

PARTS = ("head", "overview", "rows", "documents", "entries", "uses")
_CARDS = "drawn cards"
_AT_ONCE = 150
_SECONDS_EACH = 0.003


class NotKeptError(Exception):
    """Something that was kept a moment ago cannot be had any more: the store is damaged."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group that is drawn. ``head`` says which files, cards and findings it gave."""

    key: str
    head: Mapping[str, Any]


class Cards:
    """The cards of all groups as they stand in pages, by their digests.

    ``aside`` are those that have just been drawn; the rest is in the store.
    """

    def __init__(self, store: Store, kind: str, aside: Aside) -> None:
        self._store, self._kind = store, kind
        self.aside = aside

    def add(self, cards: Mapping[str, bytes], to_keep: bool) -> None:
        """Add cards that have just been drawn. ``to_keep``: for the next builds too."""
        if to_keep:
            self._store.put_many(self._kind, cards)
        self.aside.add(cards)

    def get(self, digests: Sequence[str]) -> dict[str, bytes]:
        """The cards with these digests. Raises :class:`NotKeptError`."""
        found = {one: data for one in digests if (data := self.aside.get(one)) is not None}
        missing = [one for one in digests if one not in found]
        if missing:
            found |= self._store.get_many(self._kind, missing)
        if any(one not in found for one in missing):
            raise NotKeptError
        return found

    def remove(self, digests: Iterable[str]) -> None:
        """Let go of cards that nothing shows any more."""
        self._store.remove(self._kind, digests)


@dataclass(frozen=True)
class Shared:
    """What the groups share: names, pictures, documents, and what all of them say first."""

    names: AllNames
    photos: Photos
    papers: Documents
    outsets: Sequence[Outset]

    @cached_property
    def addresses(self) -> Addresses:
        """Everything on the site that a text can link to."""
        return all_addresses(self.outsets)


class _Ahead(NamedTuple):
    """A group that another process is drawing. ``answer`` waits for it.

    None if it has to be drawn once more, since it asks for an address of the whole site.
    """

    number: int
    answer: Callable[[], list[Drawn] | None]


class Drawing:
    """Draws the groups that have to be drawn, into a tree.

    ``fresh`` are the numbers of those.
    """

    def __init__(self, inventory: Inventory, plan: Plan, tree: Tree) -> None:
        self._inventory, self._plan, self._tree = inventory, plan, tree
        self._store = inventory.store
        self._aside = Aside(plan.settings.folder / FOLDER)
        self.cards = Cards(self._store, plan.kept(_CARDS), self._aside)
        self.fresh: list[int] = []
        self._parts: list[Part] = []

    def close(self) -> None:
        """Let go of what was drawn. What was written stays."""
        self._aside.close()

    def groups(self, outsets: Sequence[Outset], shared: Shared) -> list[Group]:
        """Every group, drawn."""
        ahead = self._begin(outsets, shared)
        parts = [self._part(number, outset, shared) for number, outset in enumerate(outsets)]
        self._parts = parts
        about = "drawn", self._plan.key
        records = self._inventory.keys
        keys = [
            key_of(*about, records[part.number], list(_inputs_of_part(part).values()))
            for part in parts
        ]
        kept = {key: load(data) for key, data in self._get("head", keys).items()}
        heads: dict[int, Mapping[str, Any]] = {}
        for number, key in enumerate(keys):
            head = None if ahead and number == ahead.number else kept.get(key)
            if head and self._is_still_so(head, shared) and self._is_there(head):
                heads[number] = head
        self.fresh = [number for number in range(len(keys)) if number not in heads]
        wanted = [parts[number] for number in self.fresh]
        if ahead is None and len(wanted) == 1:
            ahead = self._ask(wanted[0])
        self._keep(heads.values())
        if wanted:
            heads |= dict(self._draw(wanted, shared, keys, ahead))
            self._inventory.let_go()
        groups = [Group(key, heads[number]) for number, key in enumerate(keys)]
        if self._inventory.steady:  # also where nothing was drawn: a whole group may have gone
            self._let_go(groups)
        return groups

    def _begin(self, outsets: Sequence[Outset], shared: Shared) -> _Ahead | None:
        """Have the group drawn that was edited, before it is known which others are to be drawn."""
        edited = self._inventory.read_anew
        if len(edited) != 1:
            return None
        return self._ask(self._part(edited[0], outsets[edited[0]], shared))

    def _ask(self, part: Part) -> _Ahead | None:
        spare = self._inventory.spare
        if spare is None:
            return None
        work = partial(draw, self._setting(None))
        return _Ahead(part.number, spare.ask(work, [self._with_readings(part)]))

    def _let_go(self, groups: Sequence[Group]) -> None:
        """Let go of the groups that are no more, and first of the cards that only they had."""
        kind = self.kind_of("head")
        gone = set(self._store.names(kind)).difference(group.key for group in groups)
        if not gone:
            return
        cards: set[str] = set()
        for head in map(load, self._store.get_many(kind, gone).values()):
            cards.update(head["cards"].values())
        for group in groups:
            cards.difference_update(group.head["cards"].values())
        self.cards.remove(cards)
        for part in reversed(PARTS):  # the head last: as long as it is there, this is done again
            self._store.remove(self.kind_of(part), gone)

    def _keep(self, heads: Iterable[Mapping[str, Any]]) -> None:
        """Leave what these groups gave as it is."""
        for head in heads:
            for name, digest in head["files"].items():
                self._tree.keep(name, digest)

    def parts_of(self, kind: str, groups: Sequence[Group]) -> Iterator[Any]:
        """One part of each group, such as its overview, in order."""
        return map(load, self.bytes_of(kind, groups))

    def bytes_of(self, kind: str, groups: Sequence[Group]) -> list[bytes]:
        """The same as it is kept."""
        found = self._get(kind, [group.key for group in groups])
        if any(group.key not in found for group in groups):
            raise NotKeptError
        return [found[group.key] for group in groups]

    def kind_of(self, part: str) -> str:
        """The kind under which one part of each group is kept."""
        return self._plan.kept(f"drawn {part}")

    def _get(self, kind: str, keys: Sequence[str]) -> dict[str, bytes]:
        fresh = self._aside
        wanted = [key for key in keys if f"{kind} {key}" not in fresh]
        kept = self._store.get_many(self.kind_of(kind), wanted)
        return kept | {
            key: data for key in keys if (data := fresh.get(f"{kind} {key}")) is not None
        }

    @staticmethod
    def _is_still_so(head: Mapping[str, Any], shared: Shared) -> bool:
        answers = head["answers"]
        return not answers or is_still_so(answers, shared.addresses)

    def _is_there(self, head: Mapping[str, Any]) -> bool:
        return all(self._tree.digest_of(name) == digest for name, digest in head["files"].items())

    def _draw(
        self,
        parts: Sequence[Part],
        shared: Shared,
        keys: Sequence[str],
        ahead: _Ahead | None,
    ) -> Iterator[tuple[int, Mapping[str, Any]]]:
        count = sum(len(self._inventory.groups[part.number]) for part in parts)
        for results in self._drawn(parts, shared, count * _SECONDS_EACH, ahead):
            for kind in PARTS:
                kept = {keys[number]: found[kind] for number, found, _ in results}
                self._aside.add({f"{kind} {key}": data for key, data in kept.items()})
                if self._inventory.steady:
                    self._store.put_many(self.kind_of(kind), kept)
            cards = {one: card for _, _, some in results for one, card in some.items()}
            self.cards.add(cards, self._inventory.steady)
            for number, found, _ in results:
                head = load(found["head"])
                for name, digest in head["files"].items():
                    self._tree.take(name, digest)
                yield number, head

    def _drawn(
        self, parts: Sequence[Part], shared: Shared, seconds: float, ahead: _Ahead | None
    ) -> Iterator[list[Drawn]]:
        """Groups as they are drawn, some at a time."""
        drawn = ahead.answer() if ahead else None
        if drawn and len(parts) == 1:  # as after most edits
            yield drawn
            return
        work = partial(draw, self._setting(shared.addresses))
        yield from filter(
            None, in_parts(work, self._portions(parts), seconds, self._inventory.spare)
        )

    def _setting(self, addresses: Addresses | None) -> Setting:
        return Setting(self._plan, str(self._tree.folder), addresses)

    def _portions(self, parts: Sequence[Part]) -> Iterator[list[Part]]:
        """The groups, some at a time."""
        some: list[Part] = []
        size = 0
        for part in parts:
            some.append(self._with_readings(part))
            size += len(self._inventory.groups[part.number])
            if size >= _AT_ONCE:
                yield some
                some, size = [], 0
        if some:
            yield some

    def _with_readings(self, part: Part) -> Part:
        numbers = self._inventory.groups[part.number]
        found = self._inventory.bytes_of_readings(numbers)
        readings = tuple((self._inventory.held[n].file.shown, found[n]) for n in numbers)
        return Part(part.number, readings, part.names, part.pictures, part.papers, part.origins)

    def _part(self, number: int, outset: Outset, shared: Shared) -> Part:
        photos = {
            (record_id, photo.file): shown
            for record_id, _, photo in outset.photos
            if (shown := shared.photos.shown.get((record_id, photo.file)))
        }
        papers = {
            (record_id, paper.file): document
            for record_id, _, paper in outset.papers
            if (document := shared.papers.shown.get((record_id, paper.file)))
        }
        origins: dict[str, tuple[str, str]] = {}
        if photos or papers:
            ids = set(outset.ids)
            every = shared.photos.origins | shared.papers.origins
            origins = {path: origin for path, origin in every.items() if origin[0] in ids}
        return Part(number, (), _names_in(outset.mentions, shared.names), photos, papers, origins)

    def inputs(self, number: int) -> dict[str, str]:
        """What a group depends on, by name. The names are said to people who ask why."""
        held = self._inventory.held
        inputs = {held[n].file.shown: held[n].key for n in self._inventory.groups[number]}
        return {**inputs, **self._plan.inputs, **_inputs_of_part(self._parts[number])}


def _inputs_of_part(part: Part) -> dict[str, str]:
    """What a group depends on besides its records and the plan, by name."""
    return {
        "names": key_of(repr(part.names)),
        "photos": key_of(repr(part.pictures)),
        "documents": key_of(repr(part.papers)),
    }


def _names_in(mentions: Mentions, names: AllNames) -> tuple[tuple[tuple[str, str, str], ...], ...]:
    """The names that a group mentions: the key, the text and the address of each."""

    def of_kind(
        mentioned: Sequence[tuple[str, Any]], known: Names
    ) -> Iterator[tuple[str, str, str]]:
        for key in sorted({key_of_name(text) for text, _ in mentioned}):
            if key:
                name = known.by_key[key]
                yield key, name.text, name.slug

    pairs = (
        (mentions.communities, names.communities),
        (mentions.places, names.places),
        (mentions.topics, names.topics),
    )
    return tuple(tuple(of_kind(*pair)) for pair in pairs)
