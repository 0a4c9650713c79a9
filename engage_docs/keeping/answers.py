"""Whole answers: kept one of each kind, for the case that nothing has changed at all."""

from __future__ import annotations

from engage_docs.keeping.inventory import Inventory
from engage_docs.keeping.plain import dump, findings_to_plain
from engage_docs.store import Store, key_of

_KIND = "answers"


def key_of_answer(inventory: Inventory, *parts: str) -> str:
    """The key of an answer that depends on everything in the folder, and on ``parts``."""
    held = [part for one in inventory.held for part in (one.file.shown, one.key)]
    others = dump(findings_to_plain(inventory.findings))
    return key_of("answer", inventory.basis.key, others, held, parts)


def get_answer(store: Store, kind: str, key: str) -> bytes | None:
    """The answer of this kind, if the one that is kept has this key."""
    name = key_of(kind)
    data = store.get_many(_KIND, [name]).get(name, b"")
    head = key.encode()
    return data[len(head) :] if data.startswith(head) else None


def keep_answer(store: Store, kind: str, key: str, answer: bytes) -> None:
    """Keep an answer in the place of the last one of its kind."""
    store.put_many(_KIND, {key_of(kind): key.encode() + answer})
