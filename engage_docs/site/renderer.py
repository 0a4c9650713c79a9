"""From views to HTML: one Jinja environment for each depth of page, with escaping always on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from engage_docs.addresses import page_url
from engage_docs.dates import Calendar
from engage_docs.gate.cleared import Cleared
from engage_docs.judging.loops import Loops
from engage_docs.report import Report
from engage_docs.settings.model import Settings
from engage_docs.site.book import Book, make_book
from engage_docs.site.head import SECTION_OF_TYPE, not_shown, summary_of
from engage_docs.site.introduction import Introduction, read_introduction
from engage_docs.site.lists import deed_list, project_list, promise_list, said_list
from engage_docs.site.page import SECTIONS, Page, ShownPicture
from engage_docs.site.record_pages import record_view
from engage_docs.site.still_open import home, still_open
from engage_docs.site.words import shortened

_DEPTHS = {0: "", 1: "../", 2: "../../"}

DESCRIPTIONS = {
    "home": "What people said, what was promised, what was done, and who was told.",
    "said": "Everything that people said, and what came of it.",
    "promises": "Every promise that was made, and how it stands.",
    "you-said-we-did": "What people said, and what was done about it.",
    "still-open": "Everything that is still open, the longest waiting first.",
    "projects": "The pieces of work that people were asked about.",
}
HEADINGS = {"home": "You said it. Here is what came of it."}


class SiteRenderer:
    """Draws the pages of a site. Holds its templates and nothing else that changes."""

    def __init__(
        self, template_folders: Sequence[Path], settings: Settings, calendar: Calendar
    ) -> None:
        self._settings = settings
        self._calendar = calendar
        self._environments = {
            depth: make_environment(template_folders, base) for depth, base in _DEPTHS.items()
        }

    def section_page(
        self,
        section: str,
        cleared: Cleared,
        loops: Loops,
        report: Report,
        introduction: str = "",
    ) -> Page:
        """The page of one of :data:`SECTIONS`. ``introduction`` is HTML that is already safe."""
        url, title = SECTIONS[section]
        book = self._book(cleared, loops, {})
        heading = HEADINGS.get(section, title)
        intro = read_introduction(introduction) if introduction else Introduction("", "")
        main = self._render(
            url,
            f"engage/section-{section}.html",
            view=_section_view(section, book, report),
            heading=heading,
            own_heading=intro.heading,
            introduction=intro.rest,
            withheld_records=not_shown(book, ""),
        )
        return Page(url, section, title, DESCRIPTIONS[section], main)

    def record_pages(
        self,
        cleared: Cleared,
        loops: Loops,
        bodies: Mapping[str, str],
        pictures: Mapping[tuple[str, str], ShownPicture],
    ) -> Iterator[Page]:
        """The page of every record. ``bodies`` are HTML that is already safe."""
        book = self._book(cleared, loops, pictures)
        for record in cleared.ledger.records.values():
            drawn = record_view(book, record, bodies.get(record.id, ""))
            if drawn is None:
                continue
            template, view = drawn
            url = page_url(record.id)
            yield Page(
                url,
                SECTION_OF_TYPE[record.type],
                record.title,
                shortened(summary_of(record) or record.title, 160),
                self._render(url, template, view=view),
            )

    def _book(
        self, cleared: Cleared, loops: Loops, pictures: Mapping[tuple[str, str], ShownPicture]
    ) -> Book:
        return make_book(cleared, loops, self._calendar, self._settings.answer_within, pictures)

    def _render(self, url: str, template: str, **values: object) -> str:
        environment = self._environments[url.count("/")]
        top = self._settings.site_url
        address = f"{top.rstrip('/')}/{url}" if top else ""
        return environment.get_template(template).render(address=address, **values).strip() + "\n"


def _section_view(section: str, book: Book, report: Report) -> object:
    if section == "home":
        return home(book, report)
    if section == "still-open":
        return still_open(book, report)
    make = {
        "said": said_list,
        "promises": promise_list,
        "you-said-we-did": deed_list,
        "projects": project_list,
    }[section]
    return make(book)


def make_environment(folders: Sequence[Path], base: str) -> Environment:
    """Templates whose links are written for pages that lie as deep as ``base`` climbs."""
    environment = Environment(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals["base"] = base
    return environment
