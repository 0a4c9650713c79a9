"""One edit, as a person makes it: other words in one thing that was said, and one more sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from benchmarks.tools import Tool

_WORDS = re.compile(r"(?m)^(    words: ).+$")
_MEETINGS = 6


@dataclass(frozen=True, slots=True)
class Edit:
    """A record to change. ``mark`` are words that stand on its page afterwards, and not before."""

    path: Path
    url: str
    mark: str

    def make(self) -> None:
        """Change the record: what was said goes to its page and to every list that quotes it."""
        text = self.path.read_text("utf-8")
        text = _WORDS.sub(rf"\g<1>{self.mark}", text, count=1)
        self.path.write_text(f"{text}\n{self.mark}.\n", "utf-8")


def edit_of(tool: Tool, folder: Path, number: int, what_for: str) -> Edit:
    """An edit of another record for each number: a meeting, since most depends on those."""
    projects = len(list((folder / tool.records).glob("project-*")))
    project = f"project-{number // _MEETINGS % projects}"
    record = f"{project.replace('project-', 'p')}-meeting-{number % _MEETINGS}"
    path = folder / tool.records / project / f"{record}.md"
    mark = f"The bench by the river was moved for {what_for} number {number}"
    return Edit(path, tool.url(project, record), mark)
