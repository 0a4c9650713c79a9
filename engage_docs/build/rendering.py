"""Rendering pages: a view into its template, the result into its frame, and that into a file.

A page is rendered only if something has changed that it is made of. All of that is in its key:
the encoded view, the frame, and the templates and versions that all pages share.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import unquote

import msgspec
from jinja2 import TemplateNotFound, TemplateSyntaxError

from engage_docs.build.cache import digest
from engage_docs.build.host import Frame, FrameValues
from engage_docs.build.output import Output, OutputFile, page_key, write_file
from engage_docs.build.workers import ParallelStep
from engage_docs.findings import Finding, Place
from engage_docs.findings.building import TEMPLATE_WRONG
from engage_docs.findings.paths import as_typed
from engage_docs.i18n import translator_for
from engage_docs.site.page import Page
from engage_docs.site.renderer import Renderer

_LANGUAGES: Final = "engage/languages.html"


class OwnTemplateError(Exception):
    """A template of the team's own is wrong; ``finding`` says where and how."""

    @property
    def finding(self) -> Finding:
        """What to show to the team."""
        finding: Finding = self.args[0]
        return finding


class RenderSetup(NamedTuple):
    """What a process needs to render pages. ``frames`` are HTML by their names.

    ``template_folders`` are the team's own, if it has one, and the theme's.
    """

    template_folders: tuple[str, ...]
    language: str
    site_url: str
    frames: Mapping[str, str]


class PageJob(NamedTuple):
    """One page to render: where its file goes, and everything that it is made of.

    ``view`` is an encoded value of the class ``view_type``.
    """

    place: str
    path: str
    key: bytes
    template: str
    view_type: type
    view: bytes
    frame: str
    in_frame: FrameValues
    lang: str
    versions: tuple[tuple[str, str], ...]


class _Tools:
    """Templates, frames and decoders of one process."""

    def __init__(self, setup: RenderSetup) -> None:
        self._site_url = setup.site_url
        self._frames_html = setup.frames
        self._frames: dict[str, Frame] = {}
        self._decoders: dict[type, msgspec.msgpack.Decoder[object]] = {}
        folders = [Path(folder) for folder in setup.template_folders]
        self._own_templates = folders[:-1]
        self._renderer = Renderer(folders, setup.site_url, translator_for(setup.language))

    def page(self, job: PageJob) -> bytes:
        """Return the file of a page."""
        if job.view_type not in self._decoders:
            self._decoders[job.view_type] = msgspec.msgpack.Decoder(job.view_type)
        view = self._decoders[job.view_type].decode(job.view)
        values, render = job.in_frame, self._renderer.render
        with template_errors_in(self._own_templates):
            main = render(values.url, job.template, view, job.lang)
            if job.versions:
                links = render(values.url, _LANGUAGES, job.versions, site_url=self._site_url)
                values = values._replace(versions_html="\n" + links.strip())
        if job.frame not in self._frames:
            self._frames[job.frame] = Frame.cut(self._frames_html[job.frame])
        return self._frames[job.frame].fill(values, main)


@contextmanager
def template_errors_in(folders: Iterable[Path]) -> Iterator[None]:
    """Raise :class:`OwnTemplateError` for what goes wrong in a template in these folders."""
    try:
        yield
    except Exception as error:
        frames = traceback.extract_tb(error.__traceback__)
        places = [(frame.filename, frame.lineno) for frame in frames]
        if isinstance(error, TemplateSyntaxError):
            places.append((error.filename or "", error.lineno))
        for file, line in reversed(places):
            if any(Path(file).resolve().is_relative_to(folder.resolve()) for folder in folders):
                place = Place(as_typed(file).as_posix(), line or 1)
                reason = str(error).rstrip(".")
                if isinstance(error, TemplateNotFound):
                    reason = f"there is no template {error.name}"
                elif isinstance(error, RecursionError):
                    reason = "it takes in itself, and so it would never end"
                raise OwnTemplateError(
                    Finding(TEMPLATE_WRONG, place, {"reason": reason})
                ) from error
        raise


def _render(tools: _Tools, job: PageJob) -> tuple[str, OutputFile]:
    return job.path, write_file(job.place, tools.page(job), job.key)


RENDERING = ParallelStep(_Tools, _render, enough=600, chunk=50)


def render_pages(
    pages: Iterable[tuple[Page, FrameValues, str]],
    setup: RenderSetup,
    shared: bytes,
    output: Output,
) -> None:
    """Render every page that has changed, and take the others over from the last build.

    ``pages`` are pages with what they put into their frames and the names of these. ``shared`` is
    a digest of what all pages depend on. Raises :class:`OwnTemplateError`.
    """
    for path, file in RENDERING.map(setup, _jobs(pages, setup, shared, output)):
        output.add(path, file)


def render_page(page: Page, in_frame: FrameValues, frame: str, setup: RenderSetup) -> bytes:
    """Return the file of one page, for a preview. Raises :class:`OwnTemplateError`."""
    view = page.view()
    return _Tools(setup).page(_job(page, in_frame, frame, "", b"", _encode(view), type(view)))


def file_of(url: str) -> str:
    """Return the path in the site of the file of the page at ``url``."""
    return f"{unquote(url)}index.html"


def _jobs(
    pages: Iterable[tuple[Page, FrameValues, str]],
    setup: RenderSetup,
    shared: bytes,
    output: Output,
) -> Iterator[PageJob]:
    frames = {name: digest(html) for name, html in setup.frames.items()}
    for page, in_frame, frame in pages:
        view = page.view()
        encoded = _encode(view)
        about = msgspec.msgpack.encode((in_frame, page.lang, page.versions, page.template))
        key = page_key(shared, frames[frame], digest(about, encoded))
        path = file_of(page.url)
        if not output.reuse(path, key):
            yield _job(page, in_frame, frame, output.place(path), key, encoded, type(view))


def _job(
    page: Page,
    in_frame: FrameValues,
    frame: str,
    place: str,
    key: bytes,
    view: bytes,
    view_type: type,
) -> PageJob:
    path = file_of(page.url)
    return PageJob(
        place, path, key, page.template, view_type, view, frame, in_frame, page.lang, page.versions
    )


def _encode(view: object) -> bytes:
    return msgspec.msgpack.encode(view)
