"""MkDocs as the host of our pages: it makes its own pages, and a frame for each kind of ours."""

from __future__ import annotations

import html
import logging
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from markupsafe import escape
from mkdocs.commands.build import build, get_context
from mkdocs.config import load_config
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import get_theme_dir

from engage_docs.build.host import (
    CARD,
    CARD_WORDS,
    DEEPER,
    DEEPEST,
    DESCRIPTION,
    MAIN,
    PLACE,
    TITLE,
    VERSIONS,
    Host,
    HostRequest,
    OwnPage,
    frame_name,
)
from engage_docs.i18n import for_templates, has_catalogue, language_of, translator_for
from engage_docs.markdown.safe_html import label_cells
from engage_docs.search import Document, page_document

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

    from engage_docs_mkdocs.plugin import EngagePlugin

KEY = "engage"
"""Under this name the theme finds what we tell it, in ``config.extra``."""

_SITEMAP = "sitemap.xml"
_TEMPLATE = "main.html"
_RECORD_DEPTH = 2
# What somebody noted for colleagues. In code these signs are written otherwise by now.
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def make_host(config_file: Path, request: HostRequest, overrides: Mapping[str, str]) -> Host:
    """Let MkDocs build a site with placeholders where records would be, and take what it makes.

    ``overrides`` are options of MkDocs that hold instead of those in the settings file. Raises
    ``MkDocsException`` where MkDocs itself cannot build.
    """
    config = load_config(str(config_file), **overrides)
    plugin = our_plugin(config)
    plugin.request = request
    try:
        with tempfile.TemporaryDirectory(prefix="engage-") as folder, _warnings() as warned:
            config.site_dir = folder
            build(config)
            host = plugin.drawing.host(Path(folder))
    finally:
        plugin.request = None  # MkDocs may keep the plugin for the next build of this process
    # What others do to a page, or warn of, they do each time.
    alone = len(config.plugins) == 1 and not config.hooks
    steady = alone and not warned
    return msgspec.structs.replace(host, is_steady=steady, warnings=tuple(warned))


class HostDrawing:
    """What is made of one request while MkDocs builds. Each hook of the plugin calls a method."""

    def __init__(self, config: MkDocsConfig, request: HostRequest) -> None:
        self._config, self._request = config, request
        self._translator = translator_for(_language(config))
        self._by_path = {f"{page.url}index.html": page for page in request.sections}
        self._frames: dict[str, str] = {}
        self._introductions: dict[str, str] = {}
        self._documents: dict[str, Document] = {}
        self._own: list[OwnPage] = []
        self._urls: tuple[str, ...] = ()
        config.extra[KEY] = {
            "as_of": request.as_of,
            "audience": request.audience,
            "drafts": request.drafts,
            "section": "",
            "statement": request.has_statement,
            "footer": request.footer,
            "logo": request.logo,
            "style_sheet": request.style_sheet,
            "card": {},
        }
        self._set_language()
        config.theme.static_templates.discard(_SITEMAP)

    def files(self, files: Files) -> Files:
        """Add a page for each section for which the owner has written none.

        MkDocs' own sitemap goes, since ours has the records and no day of the build in it. So do
        the scripts and styles of the theme that ours is built on: no page of ours asks for them.
        """
        config, base = self._config, get_theme_dir("material")
        sitemap = files.get_file_from_path(_SITEMAP)
        if sitemap is not None and sitemap.src_dir != config.docs_dir:
            files.remove(sitemap)
        for file in list(files):
            if file.src_dir is not None and file.src_dir.startswith(base):
                files.remove(file)
        there = {file.dest_uri for file in files.documentation_pages()}
        for path, section in self._by_path.items():
            if path not in there:
                name = "index.md" if not section.url else f"{section.url.rstrip('/')}.md"
                # With a menu of the owner's own, a section it leaves out is no oversight.
                in_menu = section.in_menu and not config.nav
                place = InclusionLevel.INCLUDED if in_menu else InclusionLevel.NOT_IN_NAV
                files.append(File.generated(config, name, content="", inclusion=place))
        return files

    def navigation(self, nav: Navigation, files: Files) -> None:
        """Take the menu, and tell the theme whether it leads to the search already."""
        self._nav, self._files = nav, files
        in_menu = any(self._section_of(page) == "search" for page in nav.pages)
        self._tell(search=self._request.search, search_in_menu=in_menu)

    def title(self, page: Page) -> Page:
        """Give a page that we added its title, unless the menu gives it one."""
        section = self._by_path.get(page.file.dest_uri)
        if section and page.file.generated_by and page.title is None:
            page.title = section.title
        return page

    def content(self, markup: str, page: Page) -> str:
        """Put the placeholder into the first page of a section, and keep the owner's words.

        Any other page stays as it is, but for its comments.
        """
        markup = label_cells(_COMMENT.sub("", markup))
        section = self._by_path.get(page.file.dest_uri)
        if section is None:
            return markup
        self._introductions[section.name] = markup
        return MAIN

    def environment(self, env: Environment) -> None:
        """Draw all frames, before MkDocs draws its first page."""
        env.globals |= for_templates(self._translator)
        languages = self._request.languages
        for section in self._request.sections:
            for depth in range(1, DEEPEST + 1):
                self._frames[frame_name(section.name, depth)] = self._frame(
                    env, section.name, depth
                )
            for lang in languages:
                frame = self._frame(env, section.name, _RECORD_DEPTH, lang)
                self._frames[frame_name(section.name, _RECORD_DEPTH, lang)] = frame

    def context(self, page: Page) -> None:
        """Tell the theme what it needs for a page that MkDocs makes.

        MkDocs gives the title as text or as HTML, as it comes; our templates escape nothing of it
        once more.
        """
        section = self._by_path.get(page.file.dest_uri)
        self._tell(section=section.name if section else "", card=self._card())
        if section is None:
            title = html.unescape(str(page.title))
            document = page_document(page.url, title, page.content or "", self._translator)
            self._documents[page.url] = document
        page.title = escape(html.unescape(str(page.title or "")))
        described = page.meta.get("description") or (
            section.description if section else self._config.site_description or ""
        )
        page.meta["description"] = escape(str(described))

    def template(self) -> None:
        """Tell the theme what it needs for a page that belongs to no section, such as 404.html."""
        self._tell(section="", card={})

    def drawn(self, page: Page, output: str) -> None:
        """Take a page that MkDocs drew."""
        section = self._by_path.get(page.file.dest_uri)
        if section is not None:
            self._frames[section.name] = output
        elif page.file.abs_src_path:
            self._own.append(OwnPage(page.file.dest_uri, page.file.abs_src_path))

    def host(self, folder: Path) -> Host:
        """Return what MkDocs made in ``folder``, and delete the pages with placeholders there."""
        pages = (file.page for file in self._files.documentation_pages())
        for path in self._by_path:
            (folder / path).unlink(missing_ok=True)
        # MkDocs leaves hidden things where they are, such as a .git. They are not its own.
        known = {file.dest_uri for file in self._files}
        files = {
            name: path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
            and (not (name := path.relative_to(folder).as_posix()).startswith(".") or name in known)
        }
        return Host(
            frames=self._frames,
            introductions={name: one for name, one in self._introductions.items() if one.strip()},
            files=files,
            urls=tuple(page.url for page in pages if page is not None),
            own_pages=tuple(self._own),
            documents=tuple(self._documents[url] for url in sorted(self._documents)),
            is_steady=True,
        )

    def _frame(self, env: Environment, section: str, depth: int, lang: str = "") -> str:
        file = File.generated(self._config, f"{PLACE}{DEEPER * (depth - 1)}.md", content="")
        page = Page(TITLE, file, self._config)
        page.content = MAIN
        page.meta = {"description": DESCRIPTION}
        self._tell(section=section, card=self._card())
        self._set_language(lang, VERSIONS)
        translator = translator_for(lang) if lang and has_catalogue(lang) else self._translator
        context = get_context(self._nav, self._files, self._config, page)
        try:
            return env.get_template(_TEMPLATE).render(context, **for_templates(translator))
        finally:
            self._set_language()

    def _card(self) -> dict[str, object]:
        size = self._request.card_size
        if size is None:
            return {}
        return {"url": CARD, "words": CARD_WORDS, "width": size[0], "height": size[1]}

    def _set_language(self, lang: str = "", versions: str = "") -> None:
        """Tell the theme in which language the page is that it draws next.

        ``lang`` is empty for a page in the language of the site.
        """
        of_site = _language(self._config)
        page = language_of(lang or of_site)
        own = translator_for(lang) if lang and has_catalogue(lang) else self._translator
        self._tell(
            lang=page.tag,
            dir=page.direction,
            ours=_unless_same(own.tag, page.tag),
            owners=_unless_same(of_site, own.tag),
            versions=versions,
            of_record=bool(lang),
            as_of_words=own.weekday(date.fromisoformat(self._request.as_of)),
        )

    def _section_of(self, page: Page) -> str:
        section = self._by_path.get(page.file.dest_uri)
        return section.name if section else ""

    def _tell(self, **values: object) -> None:
        self._config.extra[KEY] = self._config.extra.get(KEY, {}) | values


def our_plugin(config: MkDocsConfig) -> EngagePlugin:
    """Return our plugin in a configuration."""
    from engage_docs_mkdocs.plugin import EngagePlugin  # it imports this module

    return next(p for p in config.plugins.values() if isinstance(p, EngagePlugin))


def _language(config: MkDocsConfig) -> str:
    return str(config.theme.get("language") or "en")


def _unless_same(tag: str, around: str) -> dict[str, str]:
    """A language for the theme's attributes, where the words around are in another one."""
    if tag.partition("-")[0] == around.partition("-")[0]:
        return {}
    language = language_of(tag)
    return {"lang": language.tag, "dir": language.direction}


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """What MkDocs warns of meanwhile. It has to warn of it each time."""
    found: list[str] = []

    class Collecting(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(record.getMessage())

    log, handler = logging.getLogger("mkdocs"), Collecting(logging.WARNING)
    log.addHandler(handler)
    try:
        yield found
    finally:
        log.removeHandler(handler)
