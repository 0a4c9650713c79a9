"""How every loop stands, as :func:`engage_docs.flow.judge_for_the_team` has it, as rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from engage_docs.findings import count_errors
from engage_docs.keeping.by_group import by_group
from engage_docs.keeping.inventory import Inventory
from engage_docs.keeping.processes import many_objects
from engage_docs.keeping.values import from_plain
from engage_docs.settings import Settings
from engage_docs.store import key_of

if TYPE_CHECKING:
    from engage_docs.report import Row


@dataclass(slots=True)
class Listed:
    """The rows of all loops of all records that could be read, published or not.

    ``titles`` are those of the projects that have a record, by id; ``projects`` are the ids of all
    projects, ``owners`` the names of all owners. ``errors`` is how many errors there are in the
    records.
    """

    rows: list[Row] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    projects: set[str] = field(default_factory=set)
    owners: set[str] = field(default_factory=set)
    errors: int = 0


def list_inventory(inventory: Inventory, settings: Settings, as_of: date) -> Listed:
    """Return how every loop stands on ``as_of``."""
    from engage_docs.keeping import steps
    from engage_docs.report import Row

    depends_on = key_of(as_of.isoformat(), repr(settings))
    work = partial(steps.loops_of_group, settings=settings, as_of=as_of)
    listed = Listed(errors=count_errors(inventory.findings))
    with many_objects():
        for group in by_group(inventory, "listed", depends_on, work):
            listed.rows += [from_plain(Row, row, "") for row in group["rows"]]
            listed.titles.update(group["titles"])
            listed.projects.update(group["projects"])
            listed.owners.update(group["owners"])
            listed.errors += group["errors"]
    return listed
