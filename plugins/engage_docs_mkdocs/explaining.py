"""Why a page was made anew in the last build, or was not, in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from engage_docs.settings import read_settings
from engage_docs.store import Store
from engage_docs_mkdocs.hints import hint_for
from engage_docs_mkdocs.kept_site import Before, Course, Source, load_before, load_course

_SAID = {
    "names": "the names of communities, places or topics in these records",
    "photos": "the photos of these records",
    "documents": "the documents of these records",
}
_MOST = 12


def _reasons(course: Course, name: str) -> Sequence[str]:
    """Why a file was written that was."""
    drawn: list[str] = []
    for source in course.fresh:
        why = _reasons_of_group(source, course.before)
        if name in source.files:
            return why
        drawn += (reason for reason in why if reason not in drawn)
    return drawn or ["Your own pages, the settings, the theme or the tool changed."]


def _reasons_of_group(source: Source, before: Sequence[Source]) -> Sequence[str]:
    """Why a group of records was drawn again: what it depends on that is not as it was."""
    known = set(source.files)
    for was in before:
        if not known.isdisjoint(was.files):
            changes = [*_changes(source.inputs, was.inputs)]
            return changes or ["It did not lie in the site as it should."]
    return ["It was not in the site before."]


def _changes(now: Mapping[str, str], was: Mapping[str, str]) -> Iterator[str]:
    for name in sorted({*now, *was}):
        said = _SAID.get(name, name)
        if name not in was:
            yield f"New: {said}"
        elif name not in now:
            yield f"Gone: {said}"
        elif now[name] != was[name]:
            yield f"Changed: {said}"


def explain(config_file: Path, asked: str) -> list[str] | None:
    """The answer line by line; None if there is no such page.

    ``asked`` is a page or a file of the site, or the file of a record.
    """
    settings, _ = read_settings(config_file)
    if settings is None:
        return None
    with Store.open(settings.folder) as store:
        hint = hint_for(store, config_file)
        if hint is None:
            return None
        live = Path(hint.site_dir).resolve()
        before, course = load_before(store, live), load_course(store, live)
    if course is None:
        return None
    return _explain(before, course, _path_in_site(asked, live, before, course), asked)


def _path_in_site(asked: str, live: Path, before: Before, course: Course) -> str:
    """The path in the site of what was asked for."""
    path = Path(asked)
    if path.resolve().is_relative_to(live):
        path = path.resolve().relative_to(live)
    name = path.as_posix().strip("/")
    for tried in (name, f"{name}/index.html" if name not in ("", ".") else "index.html"):
        if tried in before.trees.standby.files:
            return tried
    for inputs, files in course.now:
        if asked in inputs:  # the file of a record: the page whose name it has, or the first
            own = f"records/{path.stem}/index.html"
            return own if own in files else next(iter(files), "")
    return ""


def _explain(before: Before, course: Course, name: str, asked: str) -> list[str] | None:
    if name not in before.trees.standby.files:
        return None
    lines = [f"{name}" if name != asked else name]
    if name in course.written:
        lines.append("was made anew in the last build. Why:")
        lines += [f"  {reason}" for reason in _few(_reasons(course, name))]
    else:
        lines.append("was not made anew in the last build: nothing that it depends on has changed.")
    lines.append("It depends on:")
    return lines + [f"  {one}" for one in _few(_inputs(before, course, name))]


def _inputs(before: Before, course: Course, name: str) -> list[str]:
    for inputs, files in course.now:
        if name in files:
            return [_SAID.get(one, one) for one in sorted(inputs)]
    if name in before.outputs:
        return [
            "the order, the numbers and the filters of what stands on it",
            "the card of each thing on it",
            "the frame of the pages",
            "the settings, the day, the theme and the tool",
        ]
    return ["your own pages, the settings, the theme and the tool"]


def _few(lines: Sequence[str]) -> list[str]:
    if len(lines) <= _MOST:
        return list(lines)
    return [*lines[: _MOST - 1], f"and {len(lines) - _MOST + 1} more"]
