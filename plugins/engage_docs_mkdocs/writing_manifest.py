"""The whole manifest, which is for the team: it lies beside the site and not in it."""

from __future__ import annotations

from pathlib import Path

from engage_docs.build import manifest


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
