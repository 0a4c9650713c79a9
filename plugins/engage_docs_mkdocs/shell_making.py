"""How MkDocs makes the shell of a site: it builds the site with slots where records would be."""

from __future__ import annotations

import hashlib
import json
import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from engage_docs.findings import Finding, Place
from engage_docs.findings.building import NO_CATALOGUE
from engage_docs.flow import Publication, calendar_of
from engage_docs.gate import Cleared
from engage_docs.judging import Loops
from engage_docs.keeping.plain import findings_to_plain
from engage_docs.linking import Ledger
from engage_docs.report import make_report
from engage_docs.search.program import SearchProblem, find_program
from engage_docs.settings import Settings
from engage_docs.site import SiteRenderer
from engage_docs.site.head import SECTION_OF_TYPE
from engage_docs.site.sharing import CardWords
from engage_docs.speech import has_catalogue, speech_for
from engage_docs.store import Store
from engage_docs_mkdocs.branding import SHEET, prepare_branding
from engage_docs_mkdocs.checks import check_places
from engage_docs_mkdocs.details import details_in_own_pages
from engage_docs_mkdocs.frame import MAIN
from engage_docs_mkdocs.hints import Hint, keep_hint
from engage_docs_mkdocs.plan import NeedsMkDocsError, Question
from engage_docs_mkdocs.plugin import EngagePlugin
from engage_docs_mkdocs.prepare import Prepared, language_of_site
from engage_docs_mkdocs.searching import Search
from engage_docs_mkdocs.sections import section_of
from engage_docs_mkdocs.sharing import Sharing, prepare_sharing
from engage_docs_mkdocs.shell import DEEPEST, RECORD_DEPTH, Options, Shell, Slot
from engage_docs_mkdocs.telling import as_typed

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page as MkDocsPage

    from engage_docs_mkdocs.frames import Frames

_SEARCH_PAGE = "search/index.html"


def make_shell(question: Question, settings: Settings) -> tuple[Shell, dict[str, bytes], bool]:
    """The shell, the contents of its files by digest, and whether it may be kept.

    What MkDocs warns of, it warns of each time; so such a shell is not kept.
    """
    config = load_config(str(question.config_file), **question.instead)
    if not _is_ours_alone(config):
        raise NeedsMkDocsError
    options = _options(config)
    plugin = next(p for p in config.plugins.values() if isinstance(p, EngagePlugin))
    maker = ShellMaker(question, settings, options)
    maker.look_at_places(config)
    plugin.shell = maker
    try:
        with tempfile.TemporaryDirectory(prefix="engage-") as folder, _warnings() as warned:
            config.site_dir = folder
            build(config)
            shell, contents = maker.finished(Path(folder))
    finally:
        plugin.shell = None  # MkDocs may keep the plugin for the next build of this process
    return shell, contents, not warned


def _is_ours_alone(config: MkDocsConfig) -> bool:
    """Whether nobody but us takes part in the build."""
    ours = all(isinstance(plugin, EngagePlugin) for plugin in config.plugins.values())
    return ours and not config.hooks and config.use_directory_urls


def _options(config: MkDocsConfig) -> Options:
    configs = {name: dict(values or {}) for name, values in config.mdx_configs.items()}
    try:
        json.dumps(configs)
    except TypeError:  # a function of Python, as some extensions take
        raise NeedsMkDocsError from None
    return Options(
        site_dir=config.site_dir,
        docs_dir=config.docs_dir,
        site_name=config.site_name,
        site_url=config.site_url or "",
        language=str(config.theme.get("language") or "en"),
        theme_folders=list(config.theme.dirs),
        extensions=list(config.markdown_extensions),
        configs=configs,
        strict=config.strict,
    )


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """What MkDocs warns of meanwhile."""
    found: list[str] = []

    class Counting(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(record.getMessage())

    log, handler = logging.getLogger("mkdocs"), Counting(logging.WARNING)
    log.addHandler(handler)
    try:
        yield found
    finally:
        log.removeHandler(handler)


class ShellMaker:
    """Stands in for the records while MkDocs builds, and takes what it draws."""

    def __init__(self, question: Question, settings: Settings, options: Options) -> None:
        self._question, self._settings, self._options = question, settings, options
        self._calendar = calendar_of(settings)
        self._pages: dict[str, str] = {}
        self._introductions: dict[str, str] = {}
        self._slots: dict[str, str] = {}
        self._frames: dict[str, tuple[str, ...]] = {}
        self._findings: list[Finding] = []
        self._own: dict[str, str] = {}
        self._urls: tuple[str, ...] = ()
        self._documents: tuple[Any, ...] = ()
        self._prepared: Prepared

    def look_at_places(self, config: MkDocsConfig) -> None:
        """Whether folders lie apart, while the folder of the site is still the real one."""
        known = self._question.findings_of_settings
        self._findings += check_places(config, self._publication(), known)
        self._findings += details_in_own_pages(config, self._settings.allow_details)

    def prepared(self, config: MkDocsConfig) -> Prepared:
        """A site without records, and with slots in its sections."""
        branding, found = prepare_branding(config, self._settings)
        self._findings += found
        language = language_of_site(config)
        speech = speech_for(language)
        if not has_catalogue(language):
            at = Place(str(as_typed(config.config_file_path)))
            self._findings.append(Finding(NO_CATALOGUE, at, {"language": language}))
        folders = [Path(folder) for folder in config.theme.dirs]
        renderer = SiteRenderer(
            folders, self._settings, self._calendar, speech=speech, language=language
        )
        sections = renderer.bare_sections(self._question.sections, MAIN)
        sharing = Sharing()
        if self._question.is_shared(config.site_url or ""):
            brand, folder = self._settings.brand, self._settings.folder
            about = {name: (page.title, page.description) for name, page in sections.items()}
            sharing = prepare_sharing(config, brand, CardWords(about, {}), folder)
        files = {**branding.files, **sharing.files}
        self._prepared = Prepared(
            publication=self._publication(),
            renderer=renderer,
            sections=sections,
            records=(),
            files=files,
            origins={},
            details=(),
            branding=branding,
            sharing=sharing,
            stories={},
            pictures={},
            speech=speech,
            introduce=self._introduce,
        )
        return self._prepared

    def search(self) -> Search | None:
        """The search page, if there is to be one."""
        if not self._question.search:
            return None
        try:
            program, version = find_program()
        except SearchProblem:
            return None

        def introduce(words: str) -> str:
            return self._introduce("search", words)

        return Search((), introduce, self._prepared.speech, program, version)

    def take_page(self, page: MkDocsPage, output: str) -> None:
        """Take a page that MkDocs drew."""
        section = section_of(page, self._prepared)
        if page.file.dest_uri == _SEARCH_PAGE and MAIN in output:
            section = "search"
        self._pages[section] = output
        if section:
            self._slots[section] = page.file.dest_uri
        elif page.file.abs_src_path:
            self._own[page.file.dest_uri] = page.file.abs_src_path

    def take_frames(self, frames: Frames, search: Search | None, files: Files) -> None:
        """Draw every frame that a page of ours may need, and take what else is known by now."""
        every = {*self._prepared.sections, *SECTION_OF_TYPE.values()}
        for section in sorted(every):
            for depth in range(1, DEEPEST + 1):
                self._frames[f"{section} {depth} "] = frames.frame(section, depth).pieces
            for lang in self._question.languages:
                drawn = frames.frame(section, RECORD_DEPTH, lang)
                self._frames[f"{section} {RECORD_DEPTH} {lang}"] = drawn.pieces
        pages = (file.page for file in files.documentation_pages())
        self._urls = tuple(page.url for page in pages if page is not None)
        if search is not None:
            self._documents = tuple(sorted(search.own.values(), key=lambda one: one.url))

    def finished(self, folder: Path) -> tuple[Shell, dict[str, bytes]]:
        """The shell, and the contents of its files by their digests."""
        files: dict[str, str] = {}
        contents: dict[str, bytes] = {}
        slots = set(self._slots.values())
        for path in sorted(one for one in folder.rglob("*") if one.is_file()):
            name = path.relative_to(folder).as_posix()
            if name not in slots:
                _take(files, contents, name, path.read_bytes())
        for name, path in self._prepared.files.items():
            _take(files, contents, name, path.read_bytes())
        if self._prepared.branding.sheet:
            _take(files, contents, SHEET, self._prepared.branding.sheet.encode())
        sections = {name: self._slot(name) for name in self._prepared.sections}
        shell = Shell(
            frames=self._frames,
            sections=sections,
            files=files,
            urls=self._urls,
            own_pages=self._own,
            documents=self._documents,
            shared=self._prepared.sharing.sections,
            findings=findings_to_plain(self._findings),
            options=self._options,
            search=self._slot("search") if "search" in self._slots else None,
        )
        return shell, contents

    def _slot(self, section: str) -> Slot:
        pieces = tuple(self._pages[section].split(MAIN))
        url = self._slots[section].removesuffix("index.html")
        return Slot(url, pieces, self._introductions.get(section, ""))

    def _introduce(self, section: str, words: str) -> str:
        self._introductions[section] = words
        return MAIN

    def _publication(self) -> Publication:
        as_of = self._question.as_of
        cleared = Cleared(Ledger(), (), self._question.audience)
        loops = Loops(as_of, {}, {}, {})
        report = make_report(loops, cleared.ledger, self._settings)
        return Publication(self._settings, self._calendar, cleared, loops, report, [])


def _take(files: dict[str, str], contents: dict[str, bytes], name: str, data: bytes) -> None:
    files[name] = hashlib.sha256(data).hexdigest()
    contents[files[name]] = data


def make_and_keep(
    question: Question, settings: Settings, store: Store
) -> tuple[Shell, dict[str, bytes]]:
    """Make a shell and keep it, with a hint where its folders are."""
    try:
        shell, contents, may_be_kept = make_shell(question, settings)
    except (MkDocsException, OSError):  # what is wrong is said when everything is built
        raise NeedsMkDocsError from None
    if may_be_kept:
        options = shell.options
        key = question.key(options.theme_folders, options.docs_dir)
        store.put_many(question.kept("shells"), {key: shell.to_bytes()})
        store.put_many(question.kept("shell files"), contents)
        store.sweep(question.kept("shells"), {key})
        store.sweep(question.kept("shell files"), set(contents))
        hint = Hint(options.theme_folders, options.docs_dir, options.site_dir)
        keep_hint(store, question.config_file, question.audience, question.drafts, hint)
    return shell, contents
