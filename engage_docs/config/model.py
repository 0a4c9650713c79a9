"""The settings of a site, as values."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from engage_docs.config.accessibility import Accessibility
from engage_docs.dates import CALENDARS
from engage_docs.findings import Place
from engage_docs.records.fields import Choice, Field, declare, declare_list, fields_of

_CALENDARS = tuple(
    Choice(name, f"bank holidays of {name.replace('-', ' ').title()}".replace("And", "and"))
    for name in CALENDARS
)
_MARKDOWN = (
    Choice("python-markdown", "as MkDocs reads the other pages"),
    Choice("commonmark", "as many other programs read Markdown, and much faster"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosureDay:
    """A day on which the team does not work: it does not count as a working day."""

    at: Place
    day: date = declare("The day.", required=True, example="2026-12-24")
    name: str = declare("What to call it.", default="closed", example="office closed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A kind of finding that the team does not want to see, and why."""

    at: Place
    code: str = declare(
        "The name of the finding, as it stands in the message.", required=True, example="id-missing"
    )
    reason: str = declare(
        "Why it may be left out.", required=True, example="our files are never renamed"
    )


@dataclass(frozen=True, slots=True)
class Brand:
    """What ``brand:`` says, checked; whatever is not given is empty.

    ``colour`` is like ``#0a4b57``. ``font`` is a list for CSS: the first that a reader's device
    has is used. ``logo`` is a path from the folder of the settings or of the pages; ``logo_at``
    is where it is written.
    """

    colour: str = declare(
        "The colour of links, signs and the band at the top: a # and six digits or letters "
        "from a to f, in quotes. Dark pages get a lighter one of the same kind.",
        default="",
        example='"#0a4b57"',
    )
    logo: str = declare(
        "A picture beside this file or in the folder of your pages. It stands beside the "
        "name of the site.",
        default="",
        example="logo.png",
    )
    logo_alt: str = declare(
        "What the logo says, for people who do not see it. Leave it out if it says no more "
        "than the name of the site.",
        default="",
        example="Exampleton Council and its crest",
    )
    font: str = declare(
        "Names of fonts that people may have on their devices, the first choice first.",
        default="",
        example="Frutiger, Arial, sans-serif",
    )
    logo_at: Place | None = None
    at: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What ``site_config.yml`` says: the options of MkDocs that we use, and our own.

    ``folder`` is the folder of the configuration file, written as it was given; every path of the
    settings is relative to it, also one that an inherited file says. Two settings are equal if
    they say the same.

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

    records: str = declare(
        "The folder of the records, from the folder of this file. content/records, if left out.",
        default="content/records",
        example="content/records",
    )
    calendar: str = declare(
        "Whose bank holidays count. england-and-wales, if left out.",
        default="england-and-wales",
        choices=_CALENDARS,
        example="england-and-wales",
    )
    closure_days: tuple[ClosureDay, ...] = declare_list(
        "Days on which the team does not work. They do not count as working days.", shorthand="day"
    )
    answer_within: int = declare(
        "After how many working days a thing said counts as unanswered. 20, if left out.",
        default=20,
        example="20",
    )
    quiet_after: int = declare(
        "After how many days without a word a commitment has gone quiet. 90, if left out.",
        default=90,
        example="90",
    )
    as_of: date | None = declare(
        "The day the site speaks of. Today, if left out.", example="2026-11-23"
    )
    organisation: str | None = declare("Who runs the site.", example="Exampleton Council")
    brand: Brand = declare(
        "The look of your team. Colours that are hard to read are corrected.", default=Brand()
    )
    search: bool = declare(
        "Whether the site has a search. yes, if left out.", default=True, example="no"
    )
    markdown: str = declare(
        "How the texts of records are read. python-markdown, if left out: as MkDocs reads the "
        "other pages.",
        default="python-markdown",
        choices=_MARKDOWN,
        example="commonmark",
    )
    accessibility: Accessibility | None = declare(
        "What the accessibility statement of the site says. Public bodies in the UK must have one."
    )
    allow_details: tuple[str, ...] = declare_list(
        "Addresses and numbers that may be published, such as a shared mailbox.",
        example="[hello@exampleton.example]",
    )
    frameworks: tuple[str, ...] = declare_list(
        "Files with frameworks of your own, from the folder of this file. Their terms can be used "
        "in records beside those of the guidance, or translate them.",
        example="[frameworks/our-ladder.yml]",
    )
    silence: tuple[Silence, ...] = declare_list(
        "Kinds of findings that you do not want to see, each with a reason."
    )

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


SETTINGS: tuple[Field, ...] = fields_of(Settings)
"""Every option of the engage plugin in site_config.yml."""
