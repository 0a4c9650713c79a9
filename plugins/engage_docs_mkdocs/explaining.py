"""Why a page was made anew in the last build, or was not, in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from engage_docs.keeping.plain import load
from engage_docs.settings import read_settings
from engage_docs.store import Store, key_of
from engage_docs_mkdocs.kept_site import Before, load_before

HINTS = "shell hints"
_SAID = {
    "names": "the names of communities, places or topics in these records",
    "photos": "the photos of these records",
    "documents": "the documents of these records",
}
_MOST = 12


def reasons_of_group(
    inputs: Mapping[str, str], files: Sequence[str], before: Before
) -> Sequence[str]:
    """Why a group of records was drawn again: what it depends on that is not as it was."""
    known = set(files)
    for was, were in before.sources:
        if not known.isdisjoint(were):
            return [*_changes(inputs, was)] or ["It did not lie in the site as it should."]
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
        name = key_of(str(config_file.resolve()), "public", "False")
        hint = store.get_many(HINTS, [name]).get(name)
        if hint is None:
            return None
        live = Path(load(hint)[2]).resolve()
        before = load_before(store, live)
    return _explain(before, _path_in_site(asked, live, before), asked)


def _path_in_site(asked: str, live: Path, before: Before) -> str:
    """The path in the site of what was asked for."""
    path = Path(asked)
    if path.resolve().is_relative_to(live):
        path = path.resolve().relative_to(live)
    name = path.as_posix().strip("/")
    for tried in (name, f"{name}/index.html" if name not in ("", ".") else "index.html"):
        if tried in before.tree.files:
            return tried
    for inputs, files in before.sources:
        if asked in inputs:  # the file of a record: the page whose name it has, or the first
            own = f"records/{path.stem}/index.html"
            return own if own in files else next(iter(files), "")
    return ""


def _explain(before: Before, name: str, asked: str) -> list[str] | None:
    if name not in before.tree.files:
        return None
    reasons = before.reasons.get(name)
    lines = [f"{name}" if name != asked else name]
    if reasons:
        lines.append("was made anew in the last build. Why:")
        lines += [f"  {reason}" for reason in _few(reasons)]
    else:
        lines.append("was not made anew in the last build: nothing that it depends on has changed.")
    lines.append("It depends on:")
    return lines + [f"  {one}" for one in _few(_inputs(before, name))]


def _inputs(before: Before, name: str) -> list[str]:
    for inputs, files in before.sources:
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
