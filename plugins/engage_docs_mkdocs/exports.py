"""The exports for other programs, and the list of pages for search engines."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urljoin

from engage_docs.addresses import page_url
from engage_docs.store import key_of
from engage_docs_mkdocs.filling import Filling
from engage_docs_mkdocs.sitemap import sitemap_files


def put_exports(filling: Filling) -> None:
    """Every export but that of the open loops, unless it is as it was."""
    _frameworks(filling)
    _resources(filling)


def _frameworks(filling: Filling) -> None:
    plan, basis = filling.plan, filling.plan.basis
    inputs = key_of(plan.key, repr(basis.own), filling.digests("uses"))
    if filling.is_as_it_was("frameworks.json", inputs):
        return
    from engage_docs.frameworks import export
    from engage_docs.frameworks.uses import Use

    order = {held.file.shown: n for n, held in enumerate(filling.ready.inventory.held)}
    parts = filling.drawing.parts_of("uses", filling.groups)
    uses = sorted((use for some in parts for use in some), key=lambda use: order[use[0]])
    text = export.as_json(basis.frameworks, ((i, Use(**use)) for _, i, use in uses), plan.as_of)
    filling.put("frameworks.json", inputs, text.encode())


def _resources(filling: Filling) -> None:
    """The library for reference managers."""
    if "resources" not in filling.ready.question.sections:
        return
    inputs = key_of("resources", filling.plan.key, filling.digests("overview"))
    if filling.all_of_it_is_as_it_was(inputs):
        return
    from engage_docs.guidance import Resource
    from engage_docs.site import resource_files
    from engage_docs.site.overview import records_in

    overviews = filling.drawing.parts_of("overview", filling.groups)
    records = records_in(overviews, "resource")
    for name, text in resource_files(r for r in records if isinstance(r, Resource)).items():
        filling.put(name, inputs, text.encode())


def put_sitemap(filling: Filling, urls: Sequence[str]) -> None:
    """The list of pages for search engines. ``urls`` are those of the pages about everything."""
    shell = filling.shell
    site_url = shell.options.site_url
    # A site that is not for everybody is not offered to search engines.
    if not site_url or filling.plan.audience != "public":
        return
    ids = [i for outset in filling.ready.outsets for i in outset.ids]
    inputs = key_of("sitemap", site_url, shell.urls, ids, urls)
    if filling.all_of_it_is_as_it_was(inputs):
        return
    every = (*shell.urls, *map(page_url, ids), *urls)
    for name, data in sitemap_files(sorted(urljoin(site_url, url) for url in every)).items():
        filling.put(name, inputs, data)
