"""A group of records, drawn: the pages of its records, its cards, and its part of all else.

The pages are written at once; what is returned is plain data, to be kept.
"""

from __future__ import annotations

import hashlib
import html
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from engage_docs import manifest
from engage_docs.addresses import page_url
from engage_docs.bodies import Addresses, AnyConverter, Converter, Links, convert
from engage_docs.building.tree import put
from engage_docs.findings import Finding, Place
from engage_docs.flow import calendar_of, rules_of
from engage_docs.frameworks.uses import uses_of
from engage_docs.gate import clear
from engage_docs.judging import judge
from engage_docs.keeping import columns
from engage_docs.keeping.plain import dump, findings_to_plain
from engage_docs.keeping.processes import many_objects
from engage_docs.keeping.readings import from_bytes
from engage_docs.model import Record
from engage_docs.privacy import check_page
from engage_docs.report import Report, make_report
from engage_docs.report.joined import row_text
from engage_docs.search import document_to_plain, documents_of
from engage_docs.site import SiteRenderer
from engage_docs.site.book import Book
from engage_docs.site.depth import at_depth
from engage_docs.site.drawing import HOME_ANSWERS, HOME_WAITING
from engage_docs.site.guided_lists import guided_shelf
from engage_docs.site.home import latest_answers, waiting_longest
from engage_docs.site.names import AllNames, Name, Names
from engage_docs.site.overview import overview_of
from engage_docs.site.page import GUIDED_LISTS, Page
from engage_docs.site.sharing import card_words
from engage_docs.site.shelves import shelf_of
from engage_docs.speech import speech_for
from engage_docs.store import key_of
from engage_docs_mkdocs.frame import file_of, to_bytes
from engage_docs_mkdocs.parts import AddressesLeftOutError, Drawn, Part, Setting
from engage_docs_mkdocs.plan import NeedsMkDocsError, Plan
from engage_docs_mkdocs.sharing import prepare_sharing

_DEPTH_OF_RECORDS = 2


@dataclass(frozen=True, slots=True)
class Tools:
    """What draws. Made once in each process."""

    renderer: SiteRenderer
    converter: AnyConverter


def draw_groups(setting: Setting, parts: Sequence[Part]) -> list[Drawn]:
    """Draw some groups. See :func:`engage_docs_mkdocs.parts.draw`."""
    tools = tools_for(setting.plan)
    with many_objects():
        return [(part.number, *_draw(setting, part, tools)) for part in parts]


@lru_cache(maxsize=1)
def tools_for(plan: Plan) -> Tools:
    """The renderer and the converter of a plan."""
    options = plan.shell.options
    settings = plan.settings
    renderer = SiteRenderer(
        [Path(folder) for folder in options.theme_folders],
        settings,
        calendar_of(settings),
        search=settings.search,
        speech=speech_for(options.language),
        frameworks=plan.basis.frameworks,
        language=options.language,
    )
    return Tools(renderer, make_converter(plan))


def make_converter(plan: Plan) -> AnyConverter:
    """The converter that the settings ask for. Raises :class:`NeedsMkDocsError` without one."""
    options = plan.shell.options
    if plan.settings.markdown == "commonmark":
        from engage_docs.bodies import CommonMark, CommonMarkMissingError

        try:
            return CommonMark(options.extensions)
        except CommonMarkMissingError:
            raise NeedsMkDocsError from None
    return Converter(options.extensions, options.configs)


class _Asking:
    """The addresses of the site, as far as this group has them; whatever else is asked is noted.

    ``is_in_vain``: whether something was asked of all addresses, and they were left out.
    """

    def __init__(self, own: Addresses, every: Addresses | None) -> None:
        self._own, self._every = own, every
        self.answers: dict[tuple[str, str], Any] = {}
        self.is_in_vain = False
        self.files = self
        self.all = self

    def get(self, path: str, otherwise: str) -> str:
        """The record of a file."""
        found = self._own.files.get(path)
        if found is None:
            found = self.answers["file", path] = self._everywhere.files.get(path)
        return otherwise if found is None else found

    def __contains__(self, address: object) -> bool:
        if address in self._own.all:
            return True
        answer = address in self._everywhere.all
        self.answers["address", str(address)] = answer
        return answer

    @property
    def _everywhere(self) -> Addresses:
        # A text that is being converted is not broken off: that would leave its converter unfit.
        self.is_in_vain = self.is_in_vain or self._every is None
        return self._every or Addresses({}, frozenset())


def _draw(setting: Setting, part: Part, tools: Tools) -> tuple[dict[str, bytes], dict[str, bytes]]:
    plan, settings = setting.plan, setting.plan.settings
    records = [
        reading.record
        for shown, data in part.readings
        if (reading := from_bytes(data, shown)).record is not None
    ]
    cleared, _ = clear(records, plan.audience, plan.as_of, plan.drafts)
    ledger = cleared.ledger
    loops = judge(ledger, plan.as_of, rules_of(settings))
    report = make_report(loops, ledger, settings)
    names = AllNames(*(_names(of_kind) for of_kind in part.names))
    book = tools.renderer.book(cleared, loops, part.pictures, part.papers, names)
    asking = _Asking(Addresses.of(ledger.pages.values()), setting.addresses)
    stories, problems = _stories(ledger.pages.values(), asking, tools)
    if asking.is_in_vain:
        raise AddressesLeftOutError
    shared, copies = _sharing(plan, book)
    files: dict[str, str] = {}
    details: list[Finding] = []
    by_url = {page_url(record_id): record for record_id, record in ledger.pages.items()}
    for page in tools.renderer.records_of_book(book, stories):
        details += look_at(page, by_url[page.url], settings.allow_details)
        frame = plan.shell.frame(page.section, page.url.count("/"), page.lang)
        picture = (
            shared.get(page.project)
            or plan.shell.shared.get(page.section)
            or plan.shell.shared.get("home")
        )
        files[file_of(page)] = _write(
            setting.folder, file_of(page), frame.around(page, picture, plan.shell.options.site_url)
        )
    cards = dict(_cards(book, report, tools.renderer))
    # Looked through all at once, as they stand beside the pages of records: so what they have in
    # common with those is known. Each is looked through by itself only to say whose it is.
    every = at_depth("<hr>".join(cards.values()), _DEPTH_OF_RECORDS)
    if check_page(every, "", settings.allow_details):
        for (section, address), card in cards.items():
            home = ledger.records[address.partition("/")[0]]
            found = check_page(card, f"{section}/", settings.allow_details)
            details += (replace(finding, place=home.at) for finding in found)
    texts, marks = _as_kept(cards)
    overview = dump(overview_of(book, report, cleared.withheld))
    documents = (
        documents_of(cleared, loops, stories, book.speech, book.language) if settings.search else ()
    )
    rows = [row_text(row) for row in report.rows]
    entries = manifest.entries_as_text(cleared, part.origins)
    uses = [
        [record.at.path, record.id, asdict(use)]
        for record in ledger.records.values()
        for use in uses_of(record)
    ]
    more = {
        "overview": overview,
        "rows": columns.to_bytes([*zip(*rows, strict=True)]),
        "documents": dump([document_to_plain(document) for document in documents]),
        "entries": dump(entries),
        "uses": dump(uses),
    }
    head = {
        "files": files,
        "copies": copies,
        "shared": {project: asdict(picture) for project, picture in shared.items()},
        "cards": marks,
        "answers": [[*question, answer] for question, answer in asking.answers.items()],
        "problems": findings_to_plain(problems),
        "details": findings_to_plain(details),
        "counts": asdict(report.counts),
        "digests": {
            "marks": key_of(marks),
            **{kind: hashlib.sha256(data).hexdigest() for kind, data in more.items()},
        },
    }
    return {"head": dump(head), **more}, texts


def _names(of_kind: Sequence[tuple[str, str, str]]) -> Names:
    return Names({key: Name(text, slug) for key, text, slug in of_kind})


def _stories(records: Any, asking: Any, tools: Tools) -> tuple[dict[str, str], list[Finding]]:
    stories: dict[str, str] = {}
    findings: list[Finding] = []
    for record in records:
        story = convert(record.body, tools.converter, Links(record, asking))
        stories[record.id] = story.html
        place = Place(record.at.path, record.body_line)
        findings.extend(problem.at(place) for problem in story.problems)
    return stories, findings


def _sharing(plan: Plan, book: Book) -> tuple[dict[str, Any], dict[str, str]]:
    """The pictures of the group's projects that go with a shared link."""
    if not plan.shared or not book.ledger.projects:
        return {}, {}
    words = card_words(book, (), {})
    settings = plan.settings
    sharing = prepare_sharing(plan.shell.options, settings.brand, words, settings.folder)
    return dict(sharing.projects), {name: str(path) for name, path in sharing.files.items()}


def look_at(page: Page, record: Record, allowed: Sequence[str]) -> list[Finding]:
    """Personal details in the main part of a page, each at its record."""
    found = check_page(text_of(page), page.url, allowed)
    return [Finding(finding.code, record.at, finding.values) for finding in found]


def text_of(page: Page) -> str:
    """Everything on a page that is its own, to be looked through."""
    own = f"<p>{html.escape(page.title)}</p><p>{html.escape(page.description)}</p>"
    return own + page.main


def _cards(
    book: Book, report: Report, renderer: SiteRenderer
) -> Iterator[tuple[tuple[str, str], str]]:
    """Every card of the group that a list, or the first page, may show."""
    cards = renderer.cards(book)
    wanted: dict[str, Callable[[], Sequence[str]]] = {
        "said": lambda: list(book.loops.said),
        "promises": lambda: list(book.loops.commitments),
        **{
            name: lambda name=name: [item.address for item in shelf_of(name, book, report).items]  # type: ignore[misc]
            for name in ("you-said-we-did", "still-open")
        },
        **{
            name: lambda name=name: [item.address for item in guided_shelf(name, book).items]  # type: ignore[misc]
            for name in GUIDED_LISTS
        },
        HOME_WAITING: lambda: waiting_longest(book, report),
        HOME_ANSWERS: lambda: latest_answers(book),
    }
    for section, addresses in wanted.items():
        for address in addresses():
            yield (section, address), str(cards.card(section, address))


def _write(folder: str, name: str, text: str) -> str:
    data = to_bytes(text)
    put(Path(folder), name, data)
    return hashlib.sha256(data).hexdigest()


def _as_kept(cards: Mapping[tuple[str, str], str]) -> tuple[dict[str, bytes], dict[str, str]]:
    """Cards as they stand in pages, by their digests, and the digests by the names of cards."""
    texts: dict[str, bytes] = {}
    names: dict[str, str] = {}
    for (section, address), card in cards.items():
        data = to_bytes(card)
        digest = names[f"{section} {address}"] = hashlib.sha256(data).hexdigest()
        texts[digest] = data
    return texts, names
