"""The settings of a site, as values."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from engage_docs.config.accessibility import Accessibility
from engage_docs.findings import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosureDay:
    """A day on which the team does not work: it does not count as a working day."""

    at: Place
    day: date
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A kind of finding that the team does not want to see, and why."""

    at: Place
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Brand:
    """What ``brand:`` says, checked; whatever is not given is empty.

    ``colour`` is like ``#0a4b57``. ``fonts`` are names, the first one that a reader's device has
    is used. ``logo`` is a path from the folder of the settings or of the pages; ``logo_at`` is
    where it is written.
    """

    colour: str = ""
    fonts: tuple[str, ...] = ()
    logo: str = ""
    logo_alt: str = ""
    logo_at: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What ``site_config.yml`` says: the options of MkDocs that we use, and our own.

    ``folder`` is the folder of the configuration file, written as it was given; every path of the
    settings is relative to it, also one that an inherited file says. All is plain: two settings
    are equal if they say the same, and :func:`encode_settings` takes them to another process.

    The options of MkDocs have its names, its defaults and the values that it would work out
    itself. ``site_url`` ends in a slash, or is empty. ``theme`` is the name of the theme, empty
    for one that lies in ``custom_dir``. ``language`` is that of the site. In
    ``markdown_extensions`` those come first that MkDocs always adds. In ``mdx_configs``, the
    options of the extensions, a value with a tag of Python stands unread as ``{tag: value}``;
    ``meaning.markdown_configs`` reads it. ``inherited`` are the files that ``INHERIT`` led to.

    Of our own, ``answer_within`` counts working days, ``quiet_after`` calendar days.
    """

    folder: Path
    config_file: Path
    inherited: tuple[Path, ...] = ()

    site_name: str
    site_url: str = ""
    site_description: str = ""
    copyright: str = ""
    docs_dir: str = "docs"
    site_dir: str = "site"
    use_directory_urls: bool = True
    strict: bool = False
    extra_css: tuple[str, ...] = ()
    theme: str = "mkdocs"
    custom_dir: str = ""
    language: str = "en"
    markdown_extensions: tuple[str, ...] = ("toc", "tables", "fenced_code")
    mdx_configs: Mapping[str, Mapping[str, object]] = field(default_factory=dict)

    records: str = "content/records"
    calendar: str = "england-and-wales"
    closure_days: tuple[ClosureDay, ...] = ()
    answer_within: int = 20
    quiet_after: int = 90
    as_of: date | None = None
    organisation: str | None = None
    brand: Brand = field(default_factory=Brand)
    search: bool = True
    markdown: str = "python-markdown"
    accessibility: Accessibility | None = None
    allow_details: tuple[str, ...] = ()
    frameworks: tuple[str, ...] = ()
    silence: tuple[Silence, ...] = ()

    @property
    def records_folder(self) -> Path:
        """Where the records are."""
        return self.folder / self.records

    @property
    def pages_folder(self) -> Path:
        """Where the owner's own pages are: the folder ``docs_dir``."""
        return self._below(self.docs_dir)

    @property
    def site_folder(self) -> Path:
        """Where the finished site belongs: the folder ``site_dir``."""
        return self._below(self.site_dir)

    @property
    def theme_folder(self) -> Path | None:
        """Where the owner's own templates are: the folder ``custom_dir``, if there is one."""
        return self._below(self.custom_dir) if self.custom_dir else None

    def _below(self, path: str) -> Path:
        return Path(os.path.normpath(self.folder / path))


def encode_settings(settings: Settings) -> bytes:
    """Return settings as bytes (msgpack), for another process."""
    import msgspec  # only builds have other processes

    return msgspec.msgpack.encode(settings, enc_hook=str)


def decode_settings(data: bytes) -> Settings:
    """Return the settings that :func:`encode_settings` made bytes of."""
    import msgspec

    return msgspec.msgpack.decode(data, type=Settings, dec_hook=_from_text)


def _from_text(kind: type, value: object) -> object:
    return Path(str(value)) if issubclass(kind, Path) else value
