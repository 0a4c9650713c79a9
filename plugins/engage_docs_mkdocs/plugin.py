"""The hooks of MkDocs, in the order in which MkDocs calls them. Each calls one function.

``mkdocs build`` goes the same way as ``engage build``: everything is read, checked, gated and
judged before :meth:`EngagePlugin.on_pre_build` returns, since MkDocs empties the folder of the
site next. The pages are rendered in :meth:`EngagePlugin.on_post_build`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin

from engage_docs.build.preview import watched_paths
from engage_docs_mkdocs.host import HostDrawing
from engage_docs_mkdocs.standalone import MkDocsBuild

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.base import ConfigErrors, ConfigWarnings
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from engage_docs.build.host import HostRequest


class EngagePlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Publishes a folder of engagement records with the pages that MkDocs makes.

    With a ``request``, only the host of the pages is made, for ``engage build``.
    """

    drawing: HostDrawing

    def __init__(self) -> None:
        self.request: HostRequest | None = None
        self.build = MkDocsBuild()

    def load_config(self, *_: Any, **__: Any) -> tuple[ConfigErrors, ConfigWarnings]:
        """Leave the options alone: our own reader checks them, and knows their lines."""
        return [], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Take note of what is done. Stay the same plugin for all builds of ``mkdocs serve``.

        A build that leaves old files where they are would also leave what has been taken down.
        """
        if dirty:
            raise Abort(
                "--dirty keeps files of the last build, and what you have taken down would stay "
                f"on the site. Nothing was built. Type the command without it: mkdocs {command}"
            )
        self.build.is_preview = command == "serve"

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        request = self.request or self.build.prepare(config)
        self.drawing = HostDrawing(config, request)

    def on_files(self, files: Files, **_: Any) -> Files:
        return self.drawing.files(files)

    def on_nav(self, nav: Navigation, *, files: Files, **_: Any) -> None:
        self.drawing.navigation(nav, files)

    def on_pre_page(self, page: Page, **_: Any) -> Page:
        return self.drawing.title(page)

    def on_page_content(self, html: str, *, page: Page, **_: Any) -> str:
        return self.drawing.content(html, page)

    def on_env(self, env: Environment, **_: Any) -> None:
        self.drawing.environment(env)

    def on_page_context(self, context: TemplateContext, *, page: Page, **_: Any) -> TemplateContext:
        self.drawing.context(page)
        return context

    def on_post_page(self, output: str, *, page: Page, **_: Any) -> str:
        self.drawing.drawn(page, output)
        return output

    def on_template_context(self, context: TemplateContext, **_: Any) -> TemplateContext:
        self.drawing.template()
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if self.request is None:
            site = Path(config.site_dir)
            self.build.finish(self.drawing.host(site), site)

    def on_serve(self, server: LiveReloadServer, **_: Any) -> LiveReloadServer:
        for path in watched_paths(self.build.prepared.context.settings):
            server.watch(str(path))
        return server
