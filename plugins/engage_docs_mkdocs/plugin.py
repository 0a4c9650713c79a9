"""The hooks of MkDocs, in the order in which MkDocs calls them. Each calls one function."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.plugins import BasePlugin

from engage_docs.i18n import for_templates
from engage_docs_mkdocs import context, searching, sections
from engage_docs_mkdocs.asked import Asked
from engage_docs_mkdocs.ending import finish
from engage_docs_mkdocs.frames import Frames
from engage_docs_mkdocs.prepare import Prepared, prepare
from engage_docs_mkdocs.writing import write_site

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.base import ConfigErrors, ConfigWarnings
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from engage_docs_mkdocs.searching import Search


class EngagePlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Publishes a folder of engagement records with the pages that MkDocs makes.

    ``asked`` is what the command line wants otherwise than the settings say.
    """

    prepared: Prepared
    search: Search | None
    nav: Navigation
    files: Files
    frames: Frames

    def __init__(self) -> None:
        self.asked = Asked()

    def load_config(self, *_: Any, **__: Any) -> tuple[ConfigErrors, ConfigWarnings]:
        """Leave the options alone: our own reader checks them, and knows their lines."""
        return [], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Stay the same plugin for all builds of one ``mkdocs serve``."""

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        # All of this comes before MkDocs clears the folder of the site: what fails changes nothing.
        self.prepared = prepare(config, self.asked)
        self.search = searching.prepare_search(config, self.prepared)
        context.begin(config, self.prepared, self.asked.drafts)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        needed = sections.without_unused_assets(sections.without_sitemap(files, config))
        needed = sections.add_missing(needed, config, self.prepared)
        return searching.add_page(needed, config, self.search)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        self.nav, self.files = nav, files
        searching.tell_theme(config, self.search, nav)

    def on_pre_page(self, page: Page, **_: Any) -> Page:
        return sections.with_title(page, self.prepared)

    def on_page_content(self, html: str, *, page: Page, **_: Any) -> str:
        html = searching.content(html, page, self.search)
        return sections.content(html, page, self.prepared)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        env.globals |= for_templates(self.prepared.translator)
        self.frames = Frames(
            *(env, config, self.nav, files),
            *(self.prepared.sharing, self.prepared.translator),
        )

    def on_page_context(
        self, page_context: TemplateContext, *, page: Page, config: MkDocsConfig, **_: Any
    ) -> TemplateContext:
        page_context = context.for_page(page_context, page, config, self.prepared)
        searching.for_page(page, config, self.search)
        return page_context

    def on_template_context(
        self, template_context: TemplateContext, *, config: MkDocsConfig, **_: Any
    ) -> TemplateContext:
        return context.for_template(template_context, config)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        old = self.asked.old_search
        searching.write_search(config, self.prepared, self.search, old)
        write_site(config, self.prepared, self.frames, self.files)
        if self.asked.say_the_end:
            finish(self.prepared, Path(config.site_dir))

    def on_serve(self, server: LiveReloadServer, **_: Any) -> LiveReloadServer:
        server.watch(str(self.prepared.publication.settings.records_folder))
        # From here on each save makes the site anew. The index of the first build does for all.
        self.asked = replace(self.asked, old_search=True)
        return server
