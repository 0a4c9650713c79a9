"""Our sections as pages of MkDocs, so that the owner can place, rename or drop them in ``nav:``.

The owner's own page of the same name, if there is one, becomes the introduction of the section.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel
from mkdocs.utils import get_theme_dir

from engage_docs.markdown import label_cells
from engage_docs.site.page import MORE_SECTIONS, SECTIONS
from engage_docs_mkdocs.prepare import Prepared

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

_SITEMAP = "sitemap.xml"
# What somebody noted for colleagues. In code these signs are written otherwise by now.
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_ALL = SECTIONS | MORE_SECTIONS
_BY_FILE = {f"{url}index.html": section for section, (url, _) in _ALL.items()}


def section_of(page: Page, prepared: Prepared) -> str:
    """Which of our sections a page is; empty for a page of the owner's own."""
    section = _BY_FILE.get(page.file.dest_uri, "")
    return section if section in prepared.sections else ""


def add_missing(files: Files, config: MkDocsConfig, prepared: Prepared) -> Files:
    """Add a page for each section for which the owner has written none."""
    there = {file.dest_uri for file in files.documentation_pages()}
    for dest, section in _BY_FILE.items():
        if dest not in there and section in prepared.sections:
            name = "index.md" if section == "home" else f"{section}.md"
            # With a menu of the owner's own, a section it leaves out is no oversight.
            in_menu = section in SECTIONS and not config.nav
            inclusion = InclusionLevel.INCLUDED if in_menu else InclusionLevel.NOT_IN_NAV
            files.append(File.generated(config, name, content="", inclusion=inclusion))
    return files


def without_sitemap(files: Files, config: MkDocsConfig) -> Files:
    """Leave MkDocs' own sitemap out: ours has the records, and no day of the build in it."""
    sitemap = files.get_file_from_path(_SITEMAP)
    if sitemap is not None and sitemap.src_dir != config.docs_dir:
        files.remove(sitemap)
    return files


def without_unused_assets(files: Files) -> Files:
    """Leave out the scripts, styles and search index of the theme that ours is built on.

    None of our pages asks for them: they would only be megabytes to copy.
    """
    base = get_theme_dir("material")
    for file in list(files):
        if file.src_dir is not None and file.src_dir.startswith(base):
            files.remove(file)
    return files


def with_title(page: Page, prepared: Prepared) -> Page:
    """Give a page that we added its title, unless the menu gives it one."""
    section = section_of(page, prepared)
    if section and page.file.generated_by and page.title is None:
        page.title = prepared.translator.say(_ALL[section][1])
    return page


def content(html: str, page: Page, prepared: Prepared) -> str:
    """The main part of a section; any other page stays as it is, but for its comments."""
    section = section_of(page, prepared)
    html = label_cells(_COMMENT.sub("", html))
    if not section:
        return html
    if not html.strip():
        return prepared.sections[section].main
    return prepared.introduce(section, html)
