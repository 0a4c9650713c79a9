"""Proves on a larger scale what the tests of trust prove on a small one, and prints the figures.

    python tools/prove_trust.py                            1,000 mutants, 100 kills, all strings
    python tools/prove_trust.py --mutants 5000 --seed 7    more, and others
    python tools/prove_trust.py --kills 0 --strings 0      mutants only

Leaves with 1 if anything does not hold. Needs what `make test` installs.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

SEED = 20261123


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--mutants", type=int, default=1000, help="how many mutants to make")
    parser.add_argument("--kills", type=int, default=100, help="how many builds to kill")
    parser.add_argument("--strings", type=int, default=1, help="0: leave the browser out")
    parser.add_argument("--seed", type=int, default=SEED, help="another seed, other mutants")
    asked = parser.parse_args(arguments)
    wrong: list[str] = []
    with tempfile.TemporaryDirectory(prefix="trust-") as name:
        folder = Path(name)
        if asked.mutants:
            wrong += timed(prove_mutants(folder / "mutants", asked.mutants, asked.seed))
        if asked.strings:
            wrong += timed(prove_strings(folder / "strings"))
        if asked.kills:
            wrong += timed(prove_kills(folder / "kills", asked.kills, asked.seed))
    print("All of it holds." if not wrong else f"{len(wrong)} things do not hold.")
    return int(bool(wrong))


def timed(proof: Iterator[str]) -> list[str]:
    """What does not hold, said as it is found."""
    began, wrong = time.monotonic(), []
    for line in proof:
        wrong.append(line)
        print(f"  NOT SO: {line}")
    print(f"  ({time.monotonic() - began:.0f} s)", flush=True)
    return wrong


def prove_mutants(folder: Path, number: int, seed: int) -> Iterator[str]:
    from tests.trust import proofs
    from tests.trust.mutants import RULES
    from tests.trust.sites import LEFT_OUT

    world = proofs.make_world(folder, number, seed, 5)
    words = sum(count_markers(m.marker, m.files[m.path]) for m in world.mutants)
    files = [path for path in world.out.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    print(
        f"{number:,} mutants by {RULES} rules, {words:,} markers in their texts, among "
        f"{len(world.good)} good records: {len(files):,} files of the site, {pages:,} of them pages"
    )
    sites = [("public", world.public, world.out)]
    sites.append(("participants", world.participants, world.for_participants))
    for audience, built, out in sites:
        if built.code != LEFT_OUT:
            yield f"{audience}: the build ended with {built.code}"
            continue
        yield from proofs.markers_in(out, world.mutants, audience)
        yield from proofs.not_withheld_as_meant(world.mutants, built, audience)
        yield from proofs.not_kept(world.mutants, out, audience)
        yield from proofs.not_published(world.good, out)
    yield from proofs.strange_pictures(world.out)
    before = world.site.hashes()
    if world.site.build().code != 1 or world.site.hashes() != before:
        yield "without --force the build did not stop, or changed the site"


def count_markers(marker: str, data: bytes) -> int:
    return data.replace(b"\0", b"").count(marker.encode())


def prove_strings(folder: Path) -> Iterator[str]:
    from prepare import CHROMIUM, find

    from tests.trust.browsing import visit_hostile
    from tests.trust.hostile import REFUSED_LINKS, STRINGS

    chromium = find(*CHROMIUM)
    if chromium is None:
        yield "Chromium is not there: run make test"
        return
    visit = visit_hostile(chromium, folder, together=1)
    print(
        f"{len(STRINGS)} strings, each in every field and body of {len(visit.shown)} records, and "
        f"{len(REFUSED_LINKS)} addresses: {len(visit.pages):,} pages, with the policy and without"
    )
    for seen in (visit.with_policy, visit.without_policy):
        yield from (*seen.ran, *seen.asked_elsewhere, *seen.strange, *seen.complaints)
        if seen.pages != len(visit.pages):
            yield f"only {seen.pages} pages were opened"


def prove_kills(folder: Path, kills: int, seed: int) -> Iterator[str]:
    from tests.trust.killing import Rebuilt, kill

    rebuilt = Rebuilt(folder, 5)
    found = kill(rebuilt, kills, seed)
    print(
        f"{found.builds} builds killed, spread over {rebuilt.seconds:.1f} s: "
        f"{found.left_old} left the old site and {found.left_new} the new one; "
        f"{found.while_writing} were writing"
    )
    yield from found.torn
    if not rebuilt.build_succeeds():
        yield "the build after the last kill did not succeed"


if __name__ == "__main__":
    sys.exit(main())
