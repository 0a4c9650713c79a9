"""Everything that goes into the site, group by group and then the pages about everything."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, nullcontext
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from engage_docs import manifest
from engage_docs.addresses import page_url
from engage_docs.building.marker import MARKER, WORDS
from engage_docs.building.tree import Tree
from engage_docs.findings import Finding
from engage_docs.keeping.inventory import Inventory
from engage_docs.keeping.plain import findings_from_plain, findings_to_plain
from engage_docs.keeping.processes import in_parts
from engage_docs.report.joined import RowText, joined_csv, joined_json, sum_of
from engage_docs.search.place import FOLDER
from engage_docs.settings.meaning import without_silenced
from engage_docs.store import key_of
from engage_docs_mkdocs.asked import Asked
from engage_docs_mkdocs.binding import Binding
from engage_docs_mkdocs.groups_drawn import Drawing, Group, NotKeptError, Shared
from engage_docs_mkdocs.kept_site import Before, Made, Source
from engage_docs_mkdocs.outset import Outset
from engage_docs_mkdocs.plan import Plan, Question
from engage_docs_mkdocs.sharing import SharedPicture
from engage_docs_mkdocs.shell import Slot
from engage_docs_mkdocs.sitemap import sitemap_files
from engage_docs_mkdocs.whole import (
    digests_of_same,
    file_of_plain,
    has_one_of,
    stands_alone,
)

if TYPE_CHECKING:
    from engage_docs.search import Document

_SKELETONS = "skeletons"
_SECONDS_EACH = 0.0003
_OTHERWISE = "Changed: your own pages, the settings, the theme or the tool"


@dataclass(frozen=True, slots=True)
class Ready:
    """Everything that a site is made of. ``contents`` are files of the shell by their digests."""

    inventory: Inventory
    plan: Plan
    question: Question
    outsets: Sequence[Outset]
    shared: Shared
    details: Sequence[Finding]
    contents: Mapping[str, bytes]
    asked: Asked


def fill(ready: Ready, before: Before, tree: Tree) -> Made:
    """Bring the tree up to date: every file of the site, and no other."""
    with closing(Drawing(ready.inventory, ready.plan, tree)) as drawing:
        return _fill(ready, before, tree, drawing)


def _fill(ready: Ready, before: Before, tree: Tree, drawing: Drawing) -> Made:
    plan = ready.plan
    groups = drawing.groups(ready.outsets, ready.shared)
    filling = _Filling(ready, before, tree, drawing, groups)
    with filling.searching() as end_search:
        filling.copies()
        filling.pages()
        filling.exports()
        end_search()
    tree.put(MARKER, WORDS)
    digests = tree.digests()
    tree.put(manifest.NAME, manifest.public_half(digests, plan.as_of).encode())
    entries: dict[str, Any] = {}
    for some in drawing.parts_of("entries", groups):
        entries |= some
    known = set(before.keys)
    sources = {
        group.key: Source(drawing.inputs(number), list(group.head["files"]))
        for number, group in enumerate(groups)
        if group.key not in known
    }
    return Made(
        counts=sum_of([group.head["counts"] for group in groups]),
        findings=filling.findings(),
        outputs=filling.outputs,
        layout=filling.layout,
        pages=filling.plain_pages,
        found=findings_to_plain(filling.found),
        keys=[group.key for group in groups],
        sources=sources,
        fresh=[groups[number].key for number in drawing.fresh],
        written=sorted(tree.written),
        digests=digests,
        entries=entries,
    )


class _Filling:
    """Fills a tree, once the groups are drawn."""

    def __init__(
        self,
        ready: Ready,
        before: Before,
        tree: Tree,
        drawing: Drawing,
        groups: Sequence[Group],
    ) -> None:
        self._ready, self._before, self._tree = ready, before, tree
        self._drawing, self._groups = drawing, groups
        self._store = ready.inventory.store
        self._shell = ready.plan.shell
        self._skeletons = ready.plan.kept(_SKELETONS)
        cards: dict[str, str] = {}
        projects: dict[str, SharedPicture] = {}
        for group in groups:
            cards |= group.head["cards"]
            shared = group.head["shared"]
            projects |= {name: SharedPicture(**one) for name, one in shared.items()}
        self._binding = Binding(ready.plan.shell, cards, projects)
        self.outputs: dict[str, tuple[str, str]] = {}
        self.layout = ""
        self.plain_pages: list[Any] = []
        self.found: list[Finding] = []
        self._urls: list[str] = []
        self._texts: Mapping[str, bytes] = {}

    def copies(self) -> None:
        """Whatever goes into the site as it is."""
        for name, digest in self._shell.files.items():
            if not self._tree.keep(name, digest):
                self._tree.put(name, self._content(digest))
        files: dict[str, Path] = {**self._ready.shared.photos.files}
        files |= self._ready.shared.papers.files
        for group in self._groups:
            files |= {name: Path(path) for name, path in group.head["copies"].items()}
        for name, source in files.items():
            self._tree.copy(name, source)

    def _content(self, digest: str) -> bytes:
        data = self._ready.contents.get(digest)
        if data is None:
            data = self._store.get_many(self._ready.plan.kept("shell files"), [digest]).get(digest)
        if data is None:
            raise NotKeptError
        return data

    # Pages about everything

    def pages(self) -> None:
        """The pages about everything."""
        introductions = {name: slot.introduction for name, slot in self._shell.sections.items()}
        self.layout = key_of(
            self._ready.plan.key,
            repr(self._ready.shared.names),
            repr(sorted(introductions.items())),
            self._ready.question.sections,
            str(self._ready.question.search),
            self._digests("overview"),
            self._digests("marks"),
            repr(sorted(self._binding.projects.items())),
            [piece for _, slot in sorted(self._shell.sections.items()) for piece in slot.pieces],
        )
        if self.layout == self._before.layout:
            self._kept_pages()
            return
        self._drawn_pages(introductions)
        marks = (mark for plain, _ in self.plain_pages for mark in plain[-1])
        used = {digest for _, digest in self.plain_pages} | {*digests_of_same(marks)}
        self._store.sweep(self._skeletons, used)

    def _kept_pages(self) -> None:
        """Pages whose skeletons are as they were, and all else but cards that is put into them."""
        self.found = findings_from_plain(self._before.found)
        outputs, changed = self._before.outputs, self._changed_cards()
        for plain, skeleton in self._before.pages:
            if not has_one_of(plain, changed):
                name = file_of_plain(plain)
                if name in outputs and self._is_as_it_was(name, outputs[name][0]):
                    self._note(plain, skeleton)
                    continue
            inputs = self._binding.inputs(plain, skeleton, self._binding.digests(plain))
            self._note(plain, skeleton)
            if not self._is_as_it_was(file_of_plain(plain), inputs):
                self._put_together(plain, skeleton, inputs)

    def _changed_cards(self) -> set[str]:
        """The addresses of everything whose card may be another one than in the last build."""
        known, fresh = set(self._before.keys), set(self._drawing.fresh)
        return {
            name.partition(" ")[2]
            for number, group in enumerate(self._groups)
            if number in fresh or group.key not in known
            for name in group.head["cards"]
        }

    def _drawn_pages(self, introductions: Mapping[str, str]) -> None:
        from engage_docs_mkdocs.pages_drawn import Scene, draw_pages, portions

        ready = self._ready
        overviews = self._drawing.bytes_of("overview", self._groups)
        outputs, aside = self._before.outputs, self._drawing.cards.aside
        scene = Scene(
            *(ready.plan, ready.shared.names, introductions, overviews),
            *(outputs, self._tree, self._binding, aside),
        )
        seconds = sum(len(outset.ids) for outset in ready.outsets) * _SECONDS_EACH
        work = partial(draw_pages, scene)
        for drawn in in_parts(work, portions(ready.question.sections), seconds):
            self._store.put_many(self._skeletons, drawn.texts)
            self.found += findings_from_plain(drawn.found)
            for plain, skeleton, inputs, sha256, is_new in drawn.outcomes:
                name = file_of_plain(plain)
                self._note(plain, skeleton)
                if is_new:
                    self._tree.take(name, sha256)
                    self.outputs[name] = inputs, sha256
                elif not self._is_as_it_was(name, inputs):
                    self._texts = drawn.texts
                    self._put_together(plain, skeleton, inputs)

    def _note(self, plain: Any, skeleton: str) -> None:
        self.plain_pages.append([plain, skeleton])
        if stands_alone(plain):
            self._urls.append(plain[0])

    def _put_together(self, plain: Any, skeleton: str, inputs: str) -> None:
        digests = self._binding.digests(plain)
        cards = self._drawing.cards.get([one for one in digests if one])
        data = self._binding.file(plain, self._text(skeleton), cards.get, self._text)
        self._put(file_of_plain(plain), inputs, data)

    def _text(self, digest: str) -> str:
        """A text that pages are put together from. Raises :class:`NotKeptError`."""
        data = self._texts.get(digest)
        if data is None:
            data = self._store.get_many(self._skeletons, [digest]).get(digest)
        if data is None:
            raise NotKeptError
        return data.decode("utf-8", "surrogatepass")

    # Exports

    def exports(self) -> None:
        """The exports for other programs, and the list of pages for search engines."""
        plan = self._ready.plan
        digests = self._digests("rows")
        day, calendar = plan.as_of, plan.settings.calendar
        inputs = key_of(plan.key, digests)
        names = ("open-loops.json", "open-loops.csv")
        if not all(self._is_as_it_was(name, inputs) for name in names):
            parts = self._drawing.parts_of("rows", self._groups)
            rows = sorted(RowText(*row) for some in parts for row in some)
            counts = sum_of([group.head["counts"] for group in self._groups])
            self._put(names[0], inputs, joined_json(day, calendar, counts, rows).encode())
            self._put(names[1], inputs, joined_csv(rows).encode())
        self._frameworks()
        self._resources()
        self._sitemap()

    def _resources(self) -> None:
        """The library for reference managers."""
        if "resources" not in self._ready.question.sections:
            return
        inputs = key_of("resources", self._ready.plan.key, self._digests("overview"))
        if self._all_of_it_is_as_it_was(inputs):
            return
        from engage_docs.guidance import Resource
        from engage_docs.site import resource_files
        from engage_docs.site.overview import records_in

        overviews = self._drawing.parts_of("overview", self._groups)
        records = records_in(overviews, "resource")
        for name, text in resource_files(r for r in records if isinstance(r, Resource)).items():
            self._put(name, inputs, text.encode())

    def _frameworks(self) -> None:
        plan, basis = self._ready.plan, self._ready.plan.basis
        inputs = key_of(plan.key, repr(basis.own), self._digests("uses"))
        if self._is_as_it_was("frameworks.json", inputs):
            return
        from engage_docs.frameworks import export
        from engage_docs.frameworks.uses import Use

        order = {held.file.shown: n for n, held in enumerate(self._ready.inventory.held)}
        parts = self._drawing.parts_of("uses", self._groups)
        uses = sorted((use for some in parts for use in some), key=lambda use: order[use[0]])
        text = export.as_json(basis.frameworks, ((i, Use(**use)) for _, i, use in uses), plan.as_of)
        self._put("frameworks.json", inputs, text.encode())

    def _sitemap(self) -> None:
        plan = self._ready.plan
        site_url = self._shell.options.site_url
        # A site that is not for everybody is not offered to search engines.
        if not site_url or plan.audience != "public":
            return
        ids = [i for outset in self._ready.outsets for i in outset.ids]
        inputs = key_of("sitemap", site_url, self._shell.urls, ids, self._urls)
        if self._all_of_it_is_as_it_was(inputs):
            return
        every = (*self._shell.urls, *map(page_url, ids), *self._urls)
        for name, data in sitemap_files(sorted(urljoin(site_url, url) for url in every)).items():
            self._put(name, inputs, data)

    # Search

    @contextmanager
    def searching(self) -> Iterator[Callable[[], None]]:
        """The search. Its index is made while the block is at work; what is given ends it."""
        slot = self._shell.search
        if slot is None:
            yield lambda: None
            return
        from engage_docs.search import find_program

        plan, sections = self._ready.plan, self._ready.question.sections
        program, version = find_program()
        language = self._shell.options.language
        digests = self._digests("documents")
        own = [asdict(document) for document in self._shell.documents]
        inputs = key_of(plan.key, version, language, digests, repr(own), sections)
        page_inputs = key_of(inputs, slot.pieces, slot.introduction)
        index = [path for path in self._before.outputs if path.startswith(f"{FOLDER}/")]
        is_kept = bool(index) and all(self._is_as_it_was(path, inputs) for path in index)
        page_is_kept = self._is_as_it_was(f"{slot.url}index.html", page_inputs)
        if is_kept and page_is_kept:
            yield lambda: None
            return
        from engage_docs_mkdocs.whole_search import (
            documents_of_records,
            index_of_site,
            other_documents,
        )

        found = documents_of_records(self._drawing.parts_of("documents", self._groups))
        every = (*found, *other_documents(plan, sections))
        old = self._ready.asked.old_search
        with nullcontext() if is_kept else index_of_site(plan, every, program, version, old) as new:

            def end() -> None:
                if not page_is_kept:
                    self._search_page(slot, page_inputs, found)
                for path, data in (new() if new else {}).items():
                    self._put(f"{FOLDER}/{path}", inputs, data)

            yield end

    def _search_page(self, slot: Slot, inputs: str, documents: Sequence[Document]) -> None:
        from engage_docs.privacy import check_page
        from engage_docs_mkdocs.whole_search import main_of_search_page

        name = f"{slot.url}index.html"
        main = main_of_search_page(self._ready.plan, slot, documents)
        self.found += check_page(main, name, self._ready.plan.settings.allow_details)
        self._put(name, inputs, slot.filled(main).encode("utf-8", errors="xmlcharrefreplace"))

    # What all of it needs

    def _digests(self, kind: str) -> list[str]:
        return [group.head["digests"][kind] for group in self._groups]

    def _is_as_it_was(self, name: str, inputs: str) -> bool:
        output = self._before.outputs.get(name)
        if output is None or output[0] != inputs or not self._tree.keep(name, output[1]):
            return False
        self.outputs[name] = output
        return True

    def _all_of_it_is_as_it_was(self, inputs: str) -> bool:
        """Whether there are files that were made from this, and they are as they were."""
        names = [name for name, output in self._before.outputs.items() if output[0] == inputs]
        return bool(names) and all(self._is_as_it_was(name, inputs) for name in names)

    def _put(self, name: str, inputs: str, data: bytes) -> None:
        self.outputs[name] = inputs, self._tree.put(name, data)

    def findings(self) -> list[Finding]:
        """What is wrong with the texts, and personal details that only pages show."""
        settings = self._ready.plan.settings
        known = {_what(finding) for finding in self._ready.details}
        found: list[Finding] = []
        for group in self._groups:
            found += findings_from_plain(group.head["problems"])
        in_pages = [f for g in self._groups for f in findings_from_plain(g.head["details"])]
        for finding in (*in_pages, *self.found):
            if _what(finding) not in known:
                known.add(_what(finding))
                found.append(finding)
        return without_silenced(found, settings)


def _what(finding: Finding) -> tuple[str, str]:
    """What is found, wherever it stands: its kind and the little of it that may be shown."""
    return finding.code.name, str(finding.values["what"])
