"""The settings of a site as they were read the last time, as long as their file is as it was."""

from __future__ import annotations

from pathlib import Path

from engage_docs.findings import Finding
from engage_docs.keeping.plain import dump, load
from engage_docs.keeping.program import program
from engage_docs.keeping.values import from_plain, to_plain
from engage_docs.settings import Settings
from engage_docs.store import Store, key_of

_KIND = "settings"


def settings_of(config_file: Path, store: Store | None) -> tuple[Settings | None, list[Finding]]:
    """The settings of a site. See :func:`engage_docs.settings.read_settings`.

    Those about which there was nothing to say are kept in the store, if there is one.
    """
    key = _key(config_file)
    if store is not None and (data := store.get_many(_KIND, [key]).get(key)) is not None:
        return from_plain(Settings, load(data), str(config_file)), []
    from engage_docs.settings.reader import read_settings  # not needed where nothing has changed

    settings, findings = read_settings(config_file)
    if store is not None and settings is not None and not findings and key == _key(config_file):
        store.put_many(_KIND, {key: dump(to_plain(settings, str(config_file)))})
        store.sweep(_KIND, {key})
    return settings, findings


def _key(config_file: Path) -> str:
    """A digest of all that the settings depend on; of what they are not, if there is no file."""
    try:
        return key_of(_KIND, program(), str(config_file), config_file.read_bytes())
    except OSError:
        return key_of(_KIND)
