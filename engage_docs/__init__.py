"""engage-docs: keeps promises made to communities in plain sight.

The data flows one way, and each step can be read alone: see :mod:`engage_docs.build.pipeline`.
Nothing in this package imports MkDocs.

:func:`read_site` is the way in for other programs and for notebooks.
"""

from __future__ import annotations

import os
import warnings
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from engage_docs.findings import Finding
    from engage_docs.links import Ledger
    from engage_docs.loops import Loops
    from engage_docs.records import Record

__all__ = ["Site", "read_site"]
__version__ = "0.1.0"


@dataclass(frozen=True, slots=True)
class Site:
    """What the files of a site say, and how every loop stands on ``loops.as_of``.

    ``records`` are in the order of their files. ``ledger`` knows who refers to whom: the things
    said and the promises by their addresses. ``findings`` are what ``engage check`` shows.
    """

    records: tuple[Record, ...]
    ledger: Ledger
    loops: Loops
    findings: tuple[Finding, ...]


def read_site(
    place: str | Path = ".",
    as_of: date | None = None,
    *,
    audience: Literal["public", "participants"] | None = None,
) -> Site:
    """Read, check and judge all records of a site. Nothing is built.

    ``place`` is the settings file of the site, or the folder that has it as ``site_config.yml``.
    ``as_of`` is the day on which loops are judged; if left out, the day that counts for all
    commands: that of the settings, or today. ``audience`` leaves in only what that audience may
    see, ``public`` or ``participants``; without it all records that can be read are there, as
    they stand in the files.

    Mistakes in records are findings. A ``ValueError`` says why the settings cannot be used.
    What was read is cached in the folder ``.engage`` beside the settings, as with every command.
    Trouble with that is a Python warning, and changes nothing of what is read.
    """
    from engage_docs.build.cache import open_caches
    from engage_docs.build.checking import check, judge_all
    from engage_docs.build.context import BuildContext
    from engage_docs.build.pipeline import publish
    from engage_docs.findings.messages import finding_as_text

    config_file = Path(place)
    if config_file.is_dir():
        config_file /= "site_config.yml"
    today = datetime.now(tz=UTC).astimezone().date()
    context, of_settings = BuildContext.load(
        config_file, today, os.environ, as_of=as_of, audience=audience or "public"
    )
    if context is None:
        raise ValueError("\n".join(finding_as_text(finding) for finding in of_settings))
    with open_caches(context.settings.folder, warnings.warn) as caches:
        reading, found = check(context, caches)
    findings = (*of_settings, *found)
    if audience is None:
        ledger, loops = judge_all(reading, context)
        return Site(reading.records, ledger, loops, findings)
    publication = publish(reading, context)
    ledger = publication.cleared.ledger
    return Site(tuple(ledger.records.values()), ledger, publication.loops, findings)
