"""site_config.yml and the files that it inherits from, read as MkDocs 1.6 reads them.

The file belongs to MkDocs: ``INHERIT`` names another file whose settings it takes over, ``!ENV`` a
variable of the environment, and a tag of Python may stand anywhere. What MkDocs makes of that is
said by ``mkdocs.utils.yaml``, ``yaml_env_tag`` and ``mkdocs.config.defaults``. A test holds both
readers equal.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias, TypeGuard
from urllib.parse import urlsplit

import yaml
from yaml_env_tag import construct_env_tag

from engage_docs.findings import Code, Place
from engage_docs.findings import reading as reading_codes
from engage_docs.findings import settings as codes
from engage_docs.parsing.context import ParseContext
from engage_docs.parsing.nodes import Listing, Node, Scalar, Table, build
from engage_docs.parsing.repair import repair
from engage_docs.parsing.source import read_source
from engage_docs.parsing.traps import soften_spaces
from engage_docs.parsing.words import clip

try:
    from yaml import CSafeLoader as _SafeLoader
except ImportError:  # PyYAML was put together without its part in C
    from yaml import SafeLoader as _SafeLoader  # type: ignore[assignment]

Values: TypeAlias = dict[str, object]
"""What YAML makes of a file: text, numbers, yes and no, lists and more of these."""

_YAML = "tag:yaml.org,2002:"


@dataclass(slots=True)
class ConfigPage(ParseContext):
    """The lines of a settings file, and after them those of each file that it inherits from.

    A node of an inherited file has a line number beyond the lines of the first; the place of a
    node names the file in which it stands.
    """

    parts: list[tuple[int, ParseContext]] = field(default_factory=list)

    def add(self, shown_as: str, lines: list[str]) -> ParseContext:
        """Add the lines of a file, and return a page of those alone with the same findings."""
        part = ParseContext(shown_as, lines or [""], self.calendar, findings=self.findings)
        self.parts.append((len(self.lines), part))
        self.lines += part.lines
        return part

    def spot(self, line: int, column: int) -> Place:
        """A line of all lines, and a column, as a place inside the file in which it stands."""
        before, part = next(p for p in reversed(self.parts) if p[0] < line or p[0] == 0)
        return part.spot(line - before, column)


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """A settings file with all that it inherits.

    ``root`` are the nodes, which know their places, ``values`` what MkDocs makes of them.
    ``inherited`` are the other files that were read. ``whole``: all that was written is certain.
    """

    root: Table
    values: Values
    inherited: tuple[Path, ...] = ()
    whole: bool = True


def read_config_file(
    page: ConfigPage, data: bytes, path: Path, shown_as: str, below: tuple[Path, ...] = ()
) -> ConfigFile | None:
    """Read the bytes of a settings file. None, and findings on the page, where that fails.

    ``below`` are the files that inherit from this one.
    """
    if below and not data.strip():
        return ConfigFile(Table(len(page.lines), 1), {})
    source = read_source(data, shown_as)
    before = len(page.lines)
    page.findings += source.findings
    part = page.add(shown_as, source.lines)
    if not source.lines:
        return None
    rows = list(source.lines)
    soften_spaces(part, rows, 1)
    text = "\n".join(rows)
    tree = build(text, before + 1)
    if below and tree.fault is None and tree.root is None:  # nothing but remarks
        return ConfigFile(Table(before + 1, 1), {}, (), source.whole)
    if tree.fault is not None or not isinstance(tree.root, Table):
        fault = tree.fault
        _say_why(part, rows, (fault.row, fault.column) if fault else (0, 0))
        return None
    values = _values_of(part, text)
    if values is None:
        return None
    read = ConfigFile(_without_variables(tree.root), values, (), source.whole)
    return _with_inherited(page, read, path, shown_as, below) if "INHERIT" in values else read


def last_value(table: Table, name: str) -> Node | None:
    """Return the value of a key, as YAML has it: of several the last."""
    return next((node for key, node in reversed(table.entries) if key.text == name), None)


def _without_variables(table: Table) -> Table:
    """Return a table with the values of the variables of the environment in it."""
    return replace(table, entries=[(key, _without_variable(node)) for key, node in table.entries])


def _without_variable(node: Node) -> Node:
    """Return a node with its value in place of ``!ENV`` and the names of variables.

    That is the value of the first variable that is set; else the last item of a list that has
    more than one; else nothing (pyyaml_env_tag 1.1).
    """
    if isinstance(node, Table):
        return _without_variables(node)
    items = node.items if isinstance(node, Listing) else [node]
    if node.refused == "!ENV":
        nothing = Scalar("", node.line, node.column)
        *variables, default = items if len(items) > 1 else [*items, nothing]
        names = [each.text for each in variables if isinstance(each, Scalar)]
        value = next((os.environ[name] for name in names if name in os.environ), None)
        return default if value is None else Scalar(value, node.line, node.column)
    if isinstance(node, Listing):
        return replace(node, items=[_without_variable(item) for item in items])
    return node


def _say_why(part: ParseContext, rows: list[str], spot: tuple[int, int]) -> None:
    """Say why a file cannot be read as YAML; ``spot`` is the row and the column, from 0."""
    mistakes = [m for m in repair(rows, 1).mistakes if m.values.get("sign") not in ("!", "&", "*")]
    for m in mistakes:
        part.report(m.code, Scalar("", 1 + m.row, m.column), **m.values)
    if not mistakes:
        _cannot_read(part, *spot)


def _cannot_read(part: ParseContext, row: int, column: int) -> None:
    shown = f'"{clip(part.lines[min(row, len(part.lines) - 1)].strip())}"'
    part.report(reading_codes.CANNOT_READ, Scalar("", row + 1, column + 1), part=shown)


def _values_of(part: ParseContext, text: str) -> Values | None:
    """Return what YAML makes of a text, or say where it can make nothing of it."""
    try:
        values = yaml.load(text, _Loader)  # noqa: S506 (a safe loader: it makes no objects)
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        _cannot_read(part, *((mark.line, mark.column) if mark else (0, 0)))
        return None
    if isinstance(values, dict):
        return values
    _cannot_read(part, 0, 0)
    return None


class _Loader(_SafeLoader):
    """Reads values as MkDocs does, and makes no objects of Python.

    A value with another tag becomes ``{tag: value}``, unread; see ``meaning.markdown_configs``.
    """


def _construct_tagged(loader: _Loader, node: yaml.Node) -> Values:
    tag = node.tag
    name = f"!!{tag.removeprefix(_YAML)}" if tag.startswith(_YAML) else tag
    if isinstance(node, yaml.MappingNode):
        return {name: loader.construct_mapping(node, deep=True)}
    if isinstance(node, yaml.SequenceNode):
        return {name: loader.construct_sequence(node, deep=True)}
    return {name: node.value}


def _construct_text(_: _Loader, node: yaml.Node) -> object:
    """A date stays text: no option of MkDocs is one, and our own are read from the nodes."""
    return node.value


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_constructor(f"{_YAML}timestamp", _construct_text)
_Loader.add_constructor(None, _construct_tagged)


def _with_inherited(
    page: ConfigPage, child: ConfigFile, path: Path, shown_as: str, below: tuple[Path, ...]
) -> ConfigFile | None:
    """Return a file with what it inherits. None, and a finding, where that cannot be read."""
    at = last_value(child.root, "INHERIT") or child.root
    name = child.values["INHERIT"]
    if not isinstance(name, str) or not name.strip():
        page.report(codes.INHERIT_NO_NAME, at)
        return None
    parent = Path(os.path.normpath(path.parent / name))
    chain = (*below, path)
    try:
        if any(parent.samefile(other) for other in chain if other.exists()):
            page.report(codes.INHERIT_CIRCLE, at, name=clip(name))
            return None
        data = parent.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "this cannot be the name of a file"
        missing = isinstance(error, FileNotFoundError)
        code: Code = codes.INHERIT_MISSING if missing else codes.INHERIT_UNREADABLE
        page.report(code, at, name=clip(name), reason=reason.lower())
        return None
    shown = os.path.normpath(Path(shown_as).parent / name)
    read = read_config_file(page, data, parent, shown, chain)
    if read is None:
        return None
    own = {key: value for key, value in child.values.items() if key != "INHERIT"}
    return ConfigFile(
        _merged_nodes(read.root, child.root),
        _merged(read.values, own),
        (parent, *read.inherited),
        child.whole and read.whole,
    )


def _merged(parent: Values, child: Values) -> Values:
    """Return the values of both. Below a key of both the child's count, but fields are merged."""
    merged = dict(parent)
    for key, value in child.items():
        other = merged.get(key)
        if _is_fields(other) and _is_fields(value):
            value = _merged(other, value)
        merged[key] = value
    return merged


def _is_fields(value: object) -> TypeGuard[Values]:
    """Whether a value has fields; a value with a tag of Python is one thing, and has none."""
    return isinstance(value, dict) and not any(str(key).startswith("!") for key in value)


def _merged_nodes(parent: Table, child: Table) -> Table:
    """Return the nodes of both, merged as the values are. A key may still occur twice."""
    others = {key.text: node for key, node in parent.entries}
    entries: list[tuple[Scalar, Node]] = []
    for key, node in child.entries:
        other = others.get(key.text)
        if isinstance(other, Table) and isinstance(node, Table) and not _has_tag(other, node):
            node = _merged_nodes(other, node)
        entries.append((key, node))
    own = {key.text for key, _ in child.entries}
    entries += [entry for entry in parent.entries if entry[0].text not in own]
    return replace(child, entries=entries)


def _has_tag(*nodes: Node) -> bool:
    return any(node.refused and not node.refused.startswith("&") for node in nodes)


@dataclass(frozen=True, slots=True)
class SiteOption:
    """An option that stands at the left edge of the file, and what MkDocs takes for it."""

    name: str
    kind: type
    example: str


SITE_OPTIONS = (
    SiteOption("site_name", str, "What we heard in Exampleton"),
    SiteOption("site_url", str, "https://example.org/"),
    SiteOption("site_description", str, "What people told us, and what came of it"),
    SiteOption("copyright", str, "Exampleton Council"),
    SiteOption("docs_dir", str, "content/pages"),
    SiteOption("site_dir", str, "site"),
    SiteOption("use_directory_urls", bool, "true"),
    SiteOption("strict", bool, "false"),
    SiteOption("extra_css", list, "[our.css]"),
)
DEFAULT_EXTENSIONS = ("toc", "tables", "fenced_code")
"""The extensions that MkDocs adds to those of any site."""

_NEEDS = {str: "a text", bool: "true or false", list: "a list"}


def read_site_options(page: ParseContext, file: ConfigFile) -> Values:
    """Return the options by their names in ``Settings``; what is wrong is a finding.

    An option that is not given, or that MkDocs would refuse, is left out.
    """
    found: Values = {}
    for option in SITE_OPTIONS:
        value = file.values.get(option.name)
        if isinstance(value, option.kind):
            found[option.name] = tuple(map(str, value)) if isinstance(value, list) else value
        elif value is not None:
            _refuse(page, file, option.name, _NEEDS[option.kind], option.example)
    if url := str(found.pop("site_url", "")):
        found |= _site_url(page, file, url)
    return found | _theme(page, file) | _markdown(page, file)


def _refuse(page: ParseContext, file: ConfigFile, key: str, needs: str, example: str) -> None:
    at = last_value(file.root, key) or file.root
    page.report(codes.OPTION_WRONG, at, key=key, needs=needs, example=f"{key}: {example}")


def _site_url(page: ParseContext, file: ConfigFile, url: str) -> Values:
    """The address of the site, with a slash at the end."""
    try:
        parts = urlsplit(url)
    except ValueError:  # such as https://[
        parts = urlsplit("")
    if not parts.scheme or not parts.netloc:
        at = last_value(file.root, "site_url") or file.root
        page.report(codes.SITE_URL_WRONG, at, text=clip(url))
        return {}
    path = parts.path if parts.path.endswith("/") else f"{parts.path}/"
    return {"site_url": parts._replace(path=path).geturl()}


def _theme(page: ParseContext, file: ConfigFile) -> Values:
    """The name of the theme, the folder of the owner's templates, and the language."""
    given = file.values.get("theme")
    theme = {"name": given} if isinstance(given, str) else given
    if theme is None:
        return {}
    if not isinstance(theme, dict) or "name" not in theme:
        _refuse(page, file, "theme", "the name of a theme", "engage")
        return {}
    # Material and ours call it language, the themes that come with MkDocs locale.
    language = theme.get("language") or theme.get("locale") or "en"
    found = {"custom_dir": theme.get("custom_dir"), "language": language}
    named = {"theme": theme["name"] or ""} | {k: v for k, v in found.items() if v is not None}
    for key, value in named.items():
        if not isinstance(value, str):
            _refuse(page, file, "theme", f"a text as its {key}", "engage")
            return {}
    return dict(named)


def _markdown(page: ParseContext, file: ConfigFile) -> Values:
    """The extensions of Markdown, each once, those of MkDocs first, and their options."""
    given = file.values.get("markdown_extensions")
    items = list(given.items()) if isinstance(given, dict) else []
    for item in given if isinstance(given, list) else []:
        items += item.items() if isinstance(item, dict) and len(item) == 1 else [(item, None)]
    wrong = given is not None and not isinstance(given, (dict, list))
    if wrong or any(not isinstance(k, str) or not isinstance(v or {}, dict) for k, v in items):
        needs = "a list of names, with options below a name"
        _refuse(page, file, "markdown_extensions", needs, "[footnotes]")
        return {}
    names = dict.fromkeys([*DEFAULT_EXTENSIONS, *(name for name, _ in items)])
    configs = {name: options for name, options in items if options}
    return {"markdown_extensions": tuple(names), "mdx_configs": configs}
