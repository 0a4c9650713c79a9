"""The settings of a site: what site_config.yml says about records."""

from engage_docs.settings.fields import SETTINGS
from engage_docs.settings.model import ClosureDay, Settings, Silence
from engage_docs.settings.reader import read_settings, settings_from

__all__ = ["SETTINGS", "ClosureDay", "Settings", "Silence", "read_settings", "settings_from"]
