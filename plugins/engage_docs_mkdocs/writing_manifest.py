"""The whole manifest, which is for the team: it lies beside the site and not in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from engage_docs import manifest

if TYPE_CHECKING:
    from engage_docs_mkdocs.filling import Ready
    from engage_docs_mkdocs.kept_site import Made


def write_whole(ready: Ready, made: Made, site: Path) -> None:
    """Write the manifest of a build from the parts of it."""
    withheld = [entry for outset in ready.outsets for entry in outset.withheld]
    plan = ready.plan
    text = manifest.joined(made.digests, made.entries, withheld, plan.audience, plan.as_of)
    write_beside(site, plan.audience, text)


def write_beside(site: Path, audience: str, text: str) -> None:
    """Write a manifest beside the site."""
    name = Path(manifest.NAME)
    if audience != "public":
        name = name.with_stem(f"{name.stem}.{audience}")
    place = site.with_name(name.name)
    # Moved there whole: a full disk or a crash leaves the last manifest as it was.
    beside = place.with_name(f".{place.name}.tmp")
    try:
        beside.write_bytes(text.encode("utf-8", errors="xmlcharrefreplace"))
        beside.replace(place)
    finally:
        beside.unlink(missing_ok=True)


def not_written(error: OSError) -> str:
    """What to say when the manifest could not be written."""
    reason = (error.strerror or "it did not work").lower()
    return (
        f"The new site is in place, but its manifest could not be written: {reason}. "
        "Make room on the disk, check that you may write there, and build again."
    )
