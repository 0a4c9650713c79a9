"""Everything that goes into the site, group by group and then the pages about everything."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from engage_docs import manifest
from engage_docs.building.marker import MARKER, WORDS
from engage_docs.building.tree import Tree
from engage_docs.findings import Finding
from engage_docs.keeping.plain import findings_from_plain, findings_to_plain
from engage_docs.report.joined import sum_of
from engage_docs.settings.meaning import without_silenced
from engage_docs_mkdocs.exports import put_exports, put_sitemap
from engage_docs_mkdocs.filling import Filling, Ready
from engage_docs_mkdocs.groups_drawn import Drawing, Group, NotKeptError
from engage_docs_mkdocs.kept_site import Before, Made, Source
from engage_docs_mkdocs.open_loops import begin_open_loops
from engage_docs_mkdocs.pages_put import put_pages
from engage_docs_mkdocs.search_put import searching


def fill(ready: Ready, before: Before, tree: Tree) -> Made:
    """Bring the tree up to date: every file of the site, and no other."""
    with closing(Drawing(ready.inventory, ready.plan, tree)) as drawing:
        return _fill(ready, before, tree, drawing)


def _fill(ready: Ready, before: Before, tree: Tree, drawing: Drawing) -> Made:
    groups = drawing.groups(ready.outsets, ready.shared)
    filling = Filling(ready, before, tree, drawing, groups)
    with searching(filling) as end_search:
        counts = sum_of([group.head["counts"] for group in groups])
        end_open_loops = begin_open_loops(filling, counts)
        _put_copies(filling)
        pages = put_pages(filling)
        put_exports(filling)
        put_sitemap(filling, pages.urls)
        found = pages.found + end_search()
        entries: dict[str, Any] = {}
        for some in drawing.parts_of("entries", groups):
            entries |= some
        known = set(before.keys)
        sources = {
            group.key: Source(drawing.inputs(number), list(group.head["files"]))
            for number, group in enumerate(groups)
            if group.key not in known
        }
        end_open_loops()
    tree.put(MARKER, WORDS)
    digests = tree.digests()
    tree.put(manifest.NAME, manifest.public_half(digests, ready.plan.as_of).encode())
    return Made(
        counts=counts,
        findings=_findings(ready, groups, found),
        outputs=filling.outputs,
        layout=pages.layout,
        pages=pages.plain,
        found=findings_to_plain(found),
        keys=[group.key for group in groups],
        sources=sources,
        fresh=[groups[number].key for number in drawing.fresh],
        written=sorted(tree.written),
        digests=digests,
        entries=entries,
    )


def _put_copies(filling: Filling) -> None:
    """Whatever goes into the site as it is."""
    for name, digest in filling.shell.files.items():
        if not filling.tree.keep(name, digest):
            filling.tree.put(name, _content(filling, digest))
    files: dict[str, Path] = {**filling.ready.shared.photos.files}
    files |= filling.ready.shared.papers.files
    for group in filling.groups:
        files |= {name: Path(path) for name, path in group.head["copies"].items()}
    for name, source in files.items():
        filling.tree.copy(name, source)


def _content(filling: Filling, digest: str) -> bytes:
    data = filling.ready.contents.get(digest)
    if data is None:
        data = filling.store.get_many(filling.plan.kept("shell files"), [digest]).get(digest)
    if data is None:
        raise NotKeptError
    return data


def _findings(ready: Ready, groups: Sequence[Group], in_whole: Sequence[Finding]) -> list[Finding]:
    """What is wrong with the texts, and personal details that only pages show.

    ``in_whole`` are those in pages about everything.
    """
    known = {_what(finding) for finding in ready.details}
    found: list[Finding] = []
    for group in groups:
        found += findings_from_plain(group.head["problems"])
    in_pages = [f for group in groups for f in findings_from_plain(group.head["details"])]
    for finding in (*in_pages, *in_whole):
        if _what(finding) not in known:
            known.add(_what(finding))
            found.append(finding)
    return without_silenced(found, ready.plan.settings)


def _what(finding: Finding) -> tuple[str, str]:
    """What is found, wherever it stands: its kind and the little of it that may be shown."""
    return finding.code.name, str(finding.values["what"])
