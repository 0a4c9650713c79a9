"""What a build is asked for, and everything that all pages of it depend on, as values."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import engage_docs
from engage_docs.findings import Finding
from engage_docs.keeping.program import digest_of_code
from engage_docs.keeping.readings import Basis
from engage_docs.settings import Settings
from engage_docs.store import key_of
from engage_docs_mkdocs.shell import Shell

# All that has a say in what a page looks like, beside our own code.
_LIBRARIES = (
    *("babel", "jinja2", "markdown", "markupsafe", "mkdocs", "mkdocs-material", "nh3", "pillow"),
    *("pymdown-extensions", "pyphen", "segno"),
)
_LARGE = 1_000_000


def kept_for(kind: str, audience: str, drafts: bool) -> str:
    """The kind of a kept thing, for one of the sites that are made of the same records.

    So a preview with its drafts does not throw away what the next build of the public site needs.
    """
    return f"{kind} for {audience}{' with drafts' if drafts else ''}"


class NeedsMkDocsError(Exception):
    """The whole site has to be built by MkDocs: nothing of it can be left as it is."""


@dataclass(frozen=True, slots=True)
class Question:
    """What the shell of the site is asked for.

    ``sections`` are those that the site has. ``search``: whether it has a search. ``languages``
    are other ones than the site's, in which records have pages. ``instead`` are options of MkDocs
    that hold instead of those in the file.
    """

    config_file: Path
    as_of: date
    audience: str
    drafts: bool
    sections: tuple[str, ...]
    search: bool
    languages: tuple[str, ...] = ()
    instead: Mapping[str, str] = field(default_factory=dict)
    findings_of_settings: Sequence[Finding] = ()

    def kept(self, kind: str) -> str:
        """The kind under which something of this site is kept."""
        return kept_for(kind, self.audience, self.drafts)

    def is_shared(self, site_url: str) -> bool:
        """Whether pictures go with shared links: only where everybody may see the site."""
        return bool(site_url) and self.audience == "public" and not self.drafts

    def key(self, theme_folders: Sequence[str], docs_dir: str) -> str:
        """A digest of everything that the shell depends on."""
        return key_of(
            tool(),
            self.config_file.read_bytes(),
            str(self.config_file.resolve()),
            self.as_of.isoformat(),
            self.audience,
            str(self.drafts),
            self.sections,
            str(self.search),
            self.languages,
            repr(sorted(self.instead.items())),
            *(key_of(sorted(_contents(Path(f)))) for f in (*_own(theme_folders), docs_dir)),
        )


@dataclass(frozen=True, eq=False)
class Plan:
    """What every page of a record depends on besides the records.

    ``inputs`` are digests of it by what people call it, ``key`` is one digest of all. A plan
    travels to other processes, and is the same there.
    """

    settings: Settings
    as_of: date
    audience: str
    drafts: bool
    shell: Shell
    shared: bool
    basis: Basis
    inputs: Mapping[str, str]

    def kept(self, kind: str) -> str:
        """The kind under which something of this site is kept."""
        return kept_for(kind, self.audience, self.drafts)

    @property
    def key(self) -> str:
        """One digest of all inputs."""
        return key_of(repr(sorted(self.inputs.items())))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Plan) and other.inputs == self.inputs

    def __hash__(self) -> int:
        return hash(self.key)


def make_plan(question: Question, settings: Settings, shell: Shell, basis: Basis) -> Plan:
    """The plan of a build with this shell."""
    frames = {name: key_of(pieces) for name, pieces in shell.frames.items()}
    shared = question.is_shared(shell.options.site_url)
    about = (question.audience, str(question.drafts), str(shared))
    own = _own(shell.options.theme_folders)
    inputs = {
        "the tool": tool(),
        "the settings": key_of(repr(settings), repr(sorted(asdict(shell.options).items())), *about),
        "the day": question.as_of.isoformat(),
        "the theme": key_of(*(key_of(sorted(_contents(Path(f)))) for f in own)),
        "the frame of the pages": key_of(
            repr(sorted(frames.items())), repr(sorted(shell.shared.items()))
        ),
    }
    return Plan(
        *(settings, question.as_of, question.audience, question.drafts, shell, shared),
        *(basis, inputs),
    )


@cache
def tool() -> str:
    """A digest of the tool itself: our code and templates, and the versions of what it uses."""
    here = Path(engage_docs.__file__).parent
    folders = [here, Path(__file__).parent]
    return key_of(digest_of_code(folders), sorted(_versions()))


def _versions() -> Iterator[str]:
    """The libraries with their versions.

    Both are in the names of the folders beside them. To read what is in those takes longer.
    """
    missing = set(_LIBRARIES)
    for place in sys.path:
        try:
            names = os.listdir(place)  # noqa: PTH208 - names are all we need
        except OSError:
            continue
        found = {name: _library(name) for name in names if name.endswith(".dist-info")}
        yield from (name for name, library in found.items() if library in missing)
        missing.difference_update(found.values())
    if missing:
        from importlib.metadata import version

        yield from (f"{name} {version(name)}" for name in missing)


def _library(folder: str) -> str:
    return folder.partition("-")[0].lower().replace("_", "-")


def _own(theme_folders: Sequence[str]) -> Iterator[str]:
    """The folders of a theme, without those of the libraries whose versions we know."""
    specs = (find_spec(name) for name in ("material", "mkdocs"))
    theirs = [Path(spec.origin).parent for spec in specs if spec and spec.origin]
    for folder in theme_folders:
        if not any(Path(folder).is_relative_to(one) for one in theirs):
            yield folder


def _contents(folder: Path) -> Iterator[str]:
    """Each file below a folder, with a digest of it. Links are followed, and told as well."""
    seen: set[str] = set()
    for here, folders, names in os.walk(folder, followlinks=True):
        real = os.path.realpath(here)
        if real in seen:
            folders.clear()
            continue
        seen.add(real)
        for name in (*folders, *names):
            path = os.path.join(here, name)  # noqa: PTH118
            if os.path.islink(path):  # noqa: PTH114
                yield f"{path} leads to {os.path.realpath(path)}"
            if name in names:
                yield f"{path} {_look_of(Path(path))}"


def _look_of(path: Path) -> str:
    """A digest of a file. Large ones are told by what the system says of them."""
    try:
        seen = path.stat()
        if seen.st_size > _LARGE:
            return f"{seen.st_size} {seen.st_mtime_ns} {seen.st_ctime_ns} {seen.st_ino}"
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        return str(error.errno)
