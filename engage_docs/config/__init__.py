"""The settings of a site: what site_config.yml says about records."""

from __future__ import annotations

from engage_docs.config.model import SETTINGS, ClosureDay, Settings, Silence
from engage_docs.config.reader import read_settings, settings_from

__all__ = ["SETTINGS", "ClosureDay", "Settings", "Silence", "read_settings", "settings_from"]
