"""The settings of a site: what site_config.yml says about records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engage_docs.lazy import on_demand
from engage_docs.settings.model import ClosureDay, Settings, Silence

if TYPE_CHECKING:
    from engage_docs.settings.fields import SETTINGS
    from engage_docs.settings.reader import read_settings, settings_from
else:
    __getattr__ = on_demand(
        __name__, {"fields": ("SETTINGS",), "reader": ("read_settings", "settings_from")}
    )

__all__ = ["SETTINGS", "ClosureDay", "Settings", "Silence", "read_settings", "settings_from"]
