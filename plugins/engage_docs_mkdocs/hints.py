"""Where the theme, the own pages and the site of the last build lay, before MkDocs is asked."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from engage_docs.keeping.plain import dump, load
from engage_docs.store import Store, key_of

_KIND = "shell hints"


class Hint(NamedTuple):
    """The folders of the theme, the folder of the own pages, and that of the site."""

    theme_folders: list[str]
    docs_dir: str
    site_dir: str


def hint_for(
    store: Store, config_file: Path, audience: str = "public", drafts: bool = False
) -> Hint | None:
    """The hint that the last build for an audience left."""
    name = _name(config_file, audience, drafts)
    data = store.get_many(_KIND, [name]).get(name)
    return None if data is None else Hint(*load(data))


def keep_hint(store: Store, config_file: Path, audience: str, drafts: bool, hint: Hint) -> None:
    """Leave a hint to the next build for an audience."""
    store.put_many(_KIND, {_name(config_file, audience, drafts): dump(list(hint))})


def _name(config_file: Path, audience: str, drafts: bool) -> str:
    return key_of(str(config_file.resolve()), audience, str(drafts))
