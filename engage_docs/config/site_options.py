"""The options of MkDocs that we use, worked out as ``mkdocs.config.defaults`` (1.6) does it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from engage_docs.config.config_file import ConfigFile, Values, last_value
from engage_docs.findings import settings as codes
from engage_docs.parsing.context import ParseContext
from engage_docs.parsing.words import clip


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
