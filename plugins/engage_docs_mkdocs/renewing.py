"""A build that draws only what has changed: the flow from the records to the finished site.

Every step asks first whether what it depends on is as it was. Whatever is kept is kept under a
digest of all that went into it, so a build from nothing gives the same bytes. Wherever something
is wrong, or MkDocs is asked for more than frames and pages, the build is left to MkDocs as a whole
(:class:`NeedsMkDocsError`): it says everything that is to be said.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engage_docs.building import build_beside
from engage_docs.building.tree import (
    Tree,
    throw_away,
)
from engage_docs.findings import Finding, Place, Severity, in_order
from engage_docs.keeping.by_group import by_group
from engage_docs.keeping.inventory import Inventory
from engage_docs.keeping.plain import findings_from_plain
from engage_docs.keeping.processes import many_objects
from engage_docs.keeping.site import Site, open_site
from engage_docs.settings import Settings
from engage_docs.settings.meaning import choose_as_of, of_settings, without_silenced
from engage_docs.site.names import names_of
from engage_docs.site.page import every_section
from engage_docs.store import Store, key_of
from engage_docs_mkdocs import papers, photos
from engage_docs_mkdocs.asked import Asked
from engage_docs_mkdocs.filling import Ready
from engage_docs_mkdocs.foresight import Foresight
from engage_docs_mkdocs.groups_drawn import NotKeptError, Shared
from engage_docs_mkdocs.hints import hint_for
from engage_docs_mkdocs.kept_site import Before
from engage_docs_mkdocs.kept_trees import Trees
from engage_docs_mkdocs.outset import (
    Outset,
    outset_from_plain,
    outset_of_group,
)
from engage_docs_mkdocs.parts import get_ready
from engage_docs_mkdocs.plan import NeedsMkDocsError, Question, kept_for, make_plan, tool
from engage_docs_mkdocs.shell import Shell
from engage_docs_mkdocs.telling import as_typed, say_counts, say_findings
from engage_docs_mkdocs.turn import Turn
from engage_docs_mkdocs.whole_site import fill
from engage_docs_mkdocs.writing_manifest import not_written, write_whole

if TYPE_CHECKING:
    from engage_docs.keeping.spare import Spare

_SHELLS = "shells"


def renew(
    config_file: Path, asked: Asked, site_dir: Path | None = None, spare: Spare | None = None
) -> int:
    """Build a site beside the one that is there, and put it in its place. 0 when that is done.

    ``spare`` is a process for a little work, which gets ready meanwhile. Raises
    :class:`NeedsMkDocsError`, and then nothing has been said and nothing done.
    """
    if asked.force:
        raise NeedsMkDocsError
    with many_objects(), closing(Foresight()) as foresight:

        def meanwhile(settings: Settings, store: Store) -> None:
            hint = hint_for(store, config_file, asked.audience, asked.drafts)
            if hint is not None:
                foresight.begin(_live(hint.site_dir, asked, site_dir), settings, store)

        site = open_site(as_typed(config_file), _say, spare=spare, meanwhile=meanwhile)
        if site.settings is None or site.inventory is None:
            raise NeedsMkDocsError
        with site.inventory.store:
            try:
                return _renew(
                    config_file, site, site.settings, site.inventory, asked, site_dir, foresight
                )
            except NotKeptError:
                raise NeedsMkDocsError from None


class Preview:
    """A site that is brought up to date where it lies, again and again, for one reader."""

    def __init__(self, config_file: Path, asked: Asked, folder: Path) -> None:
        self._config_file, self._asked, self._folder = config_file, asked, folder
        self._before = Before()

    def renew(self, old_search: bool) -> None:
        """Follow the records. Raises :class:`NeedsMkDocsError`."""
        asked = replace(self._asked, old_search=old_search)
        with many_objects(), open_site(as_typed(self._config_file), _say) as site:
            if site.settings is None or site.inventory is None:
                raise NeedsMkDocsError
            try:
                ready, findings = _get_ready(
                    self._config_file, site, site.settings, site.inventory, asked
                )
                before, self._before = self._before, Before()
                known = before.trees.standby
                if not known.files:  # of what MkDocs may have left there nothing is known
                    throw_away(self._folder)
                    self._folder.mkdir()
                tree = Tree(self._folder, known)
                made = fill(ready, before, tree)
            except NotKeptError:
                raise NeedsMkDocsError from None
            found = [*findings, *made.findings]
            if any(finding.severity is Severity.ERROR for finding in found):
                raise NeedsMkDocsError
            say_findings(in_order(found))
            record, _ = tree.finish()
            self._before = Before(
                Trees(record), made.outputs, made.layout, made.pages, made.found, made.keys
            )

    def forget(self) -> None:
        """Somebody else has built the site: nothing is known of what lies there."""
        self._before = Before()


def _say(words: str) -> None:
    click.echo(words, err=True)


def _renew(
    config_file: Path,
    site: Site,
    settings: Settings,
    inventory: Inventory,
    asked: Asked,
    site_dir: Path | None,
    foresight: Foresight,
) -> int:
    ready, findings = _get_ready(config_file, site, settings, inventory, asked)
    live = _live(ready.plan.shell.options.site_dir, asked, site_dir)
    before, is_as_known = foresight.end(live, inventory.store)
    turn = Turn(ready, before, live, settings.folder, findings, is_as_known)
    problem = build_beside(live, turn.build, turn.standby, turn.settle)
    if problem is not None:
        say_findings([problem.at(Place(str(as_typed(live))))])
        return 1
    try:
        write_whole(ready, turn.made, live)
    except OSError as error:
        click.echo(not_written(error), err=True)
        return 1
    say_counts(turn.made.counts, ready.plan.as_of, live)
    return 0


def _live(configured: str, asked: Asked, site_dir: Path | None) -> Path:
    """Where the site lies. One that is not for the public lies in a folder of its own."""
    live = site_dir or Path(configured)
    if asked.audience != "public" and site_dir is None:
        live = live.with_name(f"{live.name}.{asked.audience}")
    return live.resolve()


def _get_ready(
    config_file: Path, site: Site, settings: Settings, inventory: Inventory, asked: Asked
) -> tuple[Ready, list[Finding]]:
    """Everything but the drawing. Where something is wrong, MkDocs does it all and says it all."""
    now = time.time_ns()
    today = datetime.now().astimezone().date()
    as_of = choose_as_of(asked.as_of, settings, os.environ, today)
    outsets = _outsets(inventory, as_of, asked)
    listed = [one for outset in outsets for one in outset.photos]
    of_photos, found = photos.prepare_listed(listed, settings, inventory.store, now)
    papers_listed = [one for outset in outsets for one in outset.papers]
    of_papers, of_documents = papers.prepare_listed(papers_listed, settings)
    question = Question(
        config_file,
        as_of,
        asked.audience,
        asked.drafts,
        every_section({name for one in outsets for name in one.sections}, settings),
        _has_search(settings, outsets),
        tuple(sorted({lang for one in outsets for lang in one.languages})),
        asked.instead,
        tuple(site.findings),
    )
    shell, contents = _shell(question, settings, inventory)
    plan = make_plan(question, settings, shell, inventory.basis)
    if inventory.spare is not None:
        inventory.spare.begin(get_ready, plan)
    details = [finding for outset in outsets for finding in outset.details]
    findings = [
        *site.findings,
        *inventory.findings,
        *(finding for outset in outsets for finding in outset.findings),
        *of_settings(settings),
        *findings_from_plain(shell.findings),
        *(*found, *of_documents, *details),
    ]
    findings = without_silenced(findings, settings)
    if any(f.severity is Severity.ERROR for f in findings) or (shell.options.strict and findings):
        raise NeedsMkDocsError
    if any(outset_id_taken(outset, shell) for outset in outsets):
        raise NeedsMkDocsError
    names = names_of(*(outset.mentions for outset in outsets))
    shared = Shared(names, of_photos, of_papers, outsets)
    ready = Ready(
        inventory,
        plan,
        question,
        outsets,
        shared,
        details,
        contents,
        asked,
    )
    return ready, findings


def outset_id_taken(outset: Outset, shell: Shell) -> bool:
    """Whether a page of the owner's own lies where a record's page has to be."""
    return any(f"records/{record_id}/index.html" in shell.own_pages for record_id in outset.ids)


def _outsets(inventory: Inventory, as_of: date, asked: Asked) -> list[Outset]:
    own = repr(inventory.basis.own)
    about = (tool(), own, as_of.isoformat(), asked.audience, str(asked.drafts))
    kind = kept_for("outsets", asked.audience, asked.drafts)
    work = partial(
        outset_of_group,
        as_of=as_of,
        audience=asked.audience,
        drafts=asked.drafts,
        basis=inventory.basis,
    )
    return [outset_from_plain(plain) for plain in by_group(inventory, kind, key_of(*about), work)]


def _has_search(settings: Settings, outsets: Sequence[Outset]) -> bool:
    if not settings.search or not any(outset.ids for outset in outsets):
        return False
    from engage_docs.search import SearchProblem, find_program

    try:
        find_program()
    except SearchProblem:
        raise NeedsMkDocsError from None
    return True


def _shell(
    question: Question, settings: Settings, inventory: Inventory
) -> tuple[Shell, dict[str, bytes]]:
    """The shell that is kept, or else a new one with the contents of its files."""
    store = inventory.store
    hint = hint_for(store, question.config_file, question.audience, question.drafts)
    if hint is not None:
        key = question.key(hint.theme_folders, hint.docs_dir)
        if (data := store.get_many(question.kept(_SHELLS), [key]).get(key)) is not None:
            return Shell.from_bytes(data), {}
    from engage_docs_mkdocs.shell_making import make_and_keep

    return make_and_keep(question, settings, store)
