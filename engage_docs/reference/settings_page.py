"""The reference of the settings, made from their table."""

from __future__ import annotations

from engage_docs.config import SETTINGS
from engage_docs.records.fields import Field, Kind
from engage_docs.reference.markdown import code, fence, page, table

_INTRODUCTION = """\
The settings of a site are in the file `site_config.yml`. MkDocs reads that file. What belongs to
engage stands in it under `plugins:`, below `- engage:`. You can leave out every one of these
settings.

Every way of MkDocs to write them works: `INHERIT: ../base.yml` takes over the settings of another
file, and `!ENV [NAME, default]` stands for a variable of the environment. Where several sites
inherit ours, write `plugins:` as fields (`engage:` without the hyphen): fields are merged, and a
list takes the place of the other. Folders count from the file that a command is given.\
"""


def settings_page(settings: tuple[Field, ...] = SETTINGS) -> str:
    """The page ``docs/reference/settings.md``."""
    blocks = [_INTRODUCTION, fence(_example(settings)), _table(settings)]
    for setting in settings:
        blocks += _more_about(setting)
    return page("Settings", *blocks)


def _more_about(setting: Field, within: str = "") -> list[str]:
    """The fields and the words of one setting, and of those inside it."""
    heading = f"## {code(setting.name + ':')}{within}"
    blocks = []
    if setting.fields:
        blocks += [heading, setting.help, _table(setting.fields)]
        for inner in setting.fields:
            blocks += _more_about(inner, f" in {code(setting.name + ':')}")
    if setting.choices:
        words = [[code(choice.name), choice.help] for choice in setting.choices]
        blocks += [heading, table(["Word", "What it means"], words)]
    return blocks


def _table(settings: tuple[Field, ...]) -> str:
    return table(
        ["Setting", "What it is for", "What you write"],
        [[code(s.name), s.help, _what(s)] for s in settings],
    )


def _what(setting: Field) -> str:
    return f"{setting.kind.value}; several as a list" if setting.many else setting.kind.value


def _example(settings: tuple[Field, ...]) -> str:
    """All settings at once, as they stand in the file."""
    lines = ["plugins:", "  - engage:"]
    for setting in settings:
        if setting.kind is not Kind.MAPPING:
            lines.append(f"      {setting.name}: {setting.example}")
            continue
        lines.append(f"      {setting.name}:")
        indent = " " * (10 if setting.many else 8)
        starts = ["        - " if setting.many else indent, *[indent] * len(setting.fields)]
        lines += [
            f"{start}{each.name}: {each.example}"
            for start, each in zip(starts, setting.fields, strict=False)
        ]
    return "\n".join(lines)
