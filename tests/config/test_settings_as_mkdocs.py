"""Our reader and MkDocs make the same of a settings file, of what it inherits and of `!ENV`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from copy import deepcopy
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import yaml
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from mkdocs.config.defaults import MkDocsConfig

from engage_docs.config import Settings, read_settings
from engage_docs.config.meaning import markdown_configs
from engage_docs.findings import has_errors

OWN = ("records", "answer_within", "quiet_after", "organisation", "search")
TEXTS = ("site_name", "site_url", "site_description", "copyright")
AS_THEY_ARE = (*TEXTS, "use_directory_urls", "strict", *OWN)


def options_of_engage(plugins: Any) -> dict[str, Any]:
    """What MkDocs would hand to our plugin (mkdocs.config.config_options.Plugins)."""
    items = plugins.items() if isinstance(plugins, dict) else []
    for item in [] if isinstance(plugins, dict) else plugins:
        items = [*items, *(item.items() if isinstance(item, dict) else [(item, {})])]
    return next((options or {} for name, options in items if name == "engage"), {})


def as_mkdocs(path: Path) -> dict[str, Any]:
    """Every option that we use, as MkDocs resolves it."""
    config = MkDocsConfig(config_file_path=str(path))
    with path.open("rb") as file:
        config.load_file(file)
    own = options_of_engage(deepcopy(config["plugins"]))
    config["plugins"] = []  # none of them changes an option
    errors, _ = config.validate()
    assert errors == []
    language = config.theme.get("language") or str(config.theme.locale)
    return {
        "site_name": config.site_name,
        "site_url": config.site_url or "",
        "site_description": config.site_description or "",
        "copyright": config.copyright or "",
        "docs_dir": config.docs_dir,
        "site_dir": config.site_dir,
        "use_directory_urls": config.use_directory_urls,
        "strict": config.strict,
        "extra_css": config.extra_css,
        "theme": config.theme.name or "",
        "custom_dir": config.theme.custom_dir and os.path.normpath(config.theme.custom_dir),
        "language": language,
        "markdown_extensions": config.markdown_extensions,
        "mdx_configs": comparable(config.mdx_configs),
    } | {name: own[name] for name in OWN if name in own}


def as_we_read(settings: Settings) -> dict[str, Any]:
    """The same of our own reader."""
    theme_folder = settings.theme_folder
    return {name: getattr(settings, name) for name in AS_THEY_ARE} | {
        "docs_dir": str(settings.pages_folder),
        "site_dir": str(settings.site_folder),
        "extra_css": list(settings.extra_css),
        "theme": settings.theme,
        "custom_dir": str(theme_folder) if theme_folder else None,
        "language": settings.language,
        "markdown_extensions": list(settings.markdown_extensions),
        "mdx_configs": comparable(markdown_configs(settings)),
    }


def comparable(value: Any) -> Any:
    """A value in which what a call made can be compared."""
    if isinstance(value, dict):
        return {key: comparable(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [comparable(item) for item in value]
    if isinstance(value, partial):
        return (value.func, value.args, value.keywords)
    return os.fspath(value) if isinstance(value, os.PathLike) else value


def assert_same(path: Path) -> None:
    settings, findings = read_settings(path)
    assert not has_errors(findings), [f.sentence for f in findings]
    assert settings is not None
    for folder in (settings.pages_folder, settings.theme_folder):
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
    theirs, ours = as_mkdocs(path), as_we_read(settings)
    assert {name: ours[name] for name in theirs} == theirs
    defaults = Settings(folder=path.parent, config_file=path, site_name="")
    for name in set(OWN) - set(theirs):
        assert ours[name] == getattr(defaults, name)


CASES = {
    "least": {"site.yml": "site_name: A\nplugins: [engage]\n"},
    "everything": {
        "site.yml": """\
site_name: "Exampleton: what we heard"
site_url: https://exampleton.example/heard
site_description: >-
  What people told us,
  and what came of it.
copyright: |
  Exampleton Council
docs_dir: content/../content/pages
site_dir: public/
use_directory_urls: no
strict: ON
extra_css: [a.css, b.css]
theme:
  name: material
  custom_dir: templates
  language: cy
markdown_extensions:
  - tables
  - abbr
  - toc:
      permalink: true
      slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}
  - footnotes:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
  - pymdownx.superfences:
      custom_fences:
        - name: mermaid
          class: mermaid
          format: !!python/name:pymdownx.superfences.fence_code_format
  - pymdownx.snippets:
      base_path: [!relative $config_dir/parts, !relative $docs_dir]
plugins:
  - search
  - engage: {records: notes, answer_within: 16, organisation: "Team #4", search: no}
""",
    },
    "anchors and merge keys": {
        "site.yml": """\
parts: &parts {site_description: B, strict: true}
<<: *parts
site_name: &name A
copyright: *name
extra: {again: *parts}
plugins: [engage]
""",
    },
    "a key twice": {"site.yml": "site_name: A\nsite_name: B\nplugins: [engage]\n"},
    "a theme of one's own": {
        "site.yml": "site_name: A\ntheme: {name: null, custom_dir: ours}\nplugins: [engage]\n"
    },
    "a theme that calls it locale": {
        "site.yml": "site_name: A\ntheme: {name: readthedocs, locale: fr}\nplugins: [engage]\n"
    },
    "nothing for everything": {
        "site.yml": "site_name: A\nsite_url:\ndocs_dir:\nsite_dir: ~\nstrict: null\nextra_css:\n"
        "theme:\nmarkdown_extensions:\nuse_directory_urls:\nplugins: {engage: }\n"
    },
    "extensions as fields": {
        "site.yml": "INHERIT: base.yml\nsite_name: A\nplugins: {engage: {search: no}}\n"
        "markdown_extensions: {toc: {permalink: '#'}, footnotes: , abbr: {}}\n",
        "base.yml": "markdown_extensions: {admonition: , toc: {title: In here}}\n"
        "plugins: {search: , engage: {quiet_after: 30}}\n",
    },
    "fields with an anchor": {
        "site.yml": "INHERIT: base.yml\nsite_name: A\nplugins: &p {engage: {quiet_after: 30}}\n",
        "base.yml": "plugins: {engage: {answer_within: 7}}\nextra: {}\n",
    },
    "a call is not merged with a call": {
        "site.yml": "INHERIT: base.yml\nsite_name: A\nplugins: [engage]\nmarkdown_extensions:\n"
        "  toc: {slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}}\n",
        "base.yml": "markdown_extensions:\n"
        "  toc: {slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: fold}}}\n",
    },
    "a chain from folder to folder": {
        "site.yml": "INHERIT: shared/base.yml\nsite_name: A\n"
        "plugins: {engage: {answer_within: 5}}\n",
        "shared/base.yml": "INHERIT: deeper/all.yml\nsite_name: B\nsite_dir: out\n"
        "theme: {custom_dir: mine}\n",
        "shared/deeper/all.yml": "docs_dir: pages\nstrict: true\n"
        "theme: {name: engage, language: bn}\n"
        "plugins: {engage: {records: notes, answer_within: 9}}\n",
    },
    "the name of the other file from the environment": {
        "site.yml": "INHERIT: !ENV [BASE, base.yml]\nsite_name: A\n",
        "base.yml": "plugins: [engage]\nsite_name: B\ncopyright: C\n",
    },
}


@pytest.mark.parametrize("name", CASES)
def test_a_site(name: str, tmp_path: Path) -> None:
    for file, text in CASES[name].items():
        path = tmp_path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    assert_same(tmp_path / "site.yml")


@pytest.mark.parametrize("value", ["yes", "007", "1e3", "'quoted'", "", "null", "A: b", "[a]", "~"])
@pytest.mark.parametrize("form", ["!ENV X", "!ENV [X]", "!ENV [NO, X]", "!ENV [NO, NOR, yes]"])
def test_a_variable_has_the_type_that_yaml_gives_it(
    form: str, value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("X", value)
    path = tmp_path / "site.yml"
    options = f"markdown_extensions: {{toc: {{title: {form}}}}}"
    path.write_text(f"site_name: A\nplugins: [engage]\n{options}")
    assert_same(path)


class Variables(list):  # type: ignore[type-arg]
    """Names of variables and a default, written with `!ENV`."""


class Dumper(yaml.SafeDumper):
    """Writes such lists with their tag, and every value in full."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        return True


Dumper.add_representer(Variables, lambda dumper, names: dumper.represent_sequence("!ENV", names))
ENVIRONMENT = {"WORD": "Exampleton", "YES": "yes", "NUMBER": "12"}
WORDS = st.sampled_from(["A", "Exampleton: 2", "no", "12", "café #1", "'", " b ", "yes\n\nno"])
PATHS = st.sampled_from(["a", "a/b", "./a//b", "a b"])


def or_variable(values: st.SearchStrategy[Any], *names: str) -> st.SearchStrategy[Any]:
    """A value, or one of these variables with the value as its default."""
    names_and_default = st.tuples(st.lists(st.sampled_from(["UNSET", *names]), min_size=1), values)
    return values | names_and_default.map(lambda both: Variables([*both[0], both[1]]))


def some_of(**values: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Some of these keys, each with a value of its own."""
    return st.fixed_dictionaries({}, optional=values)


TEXT, FLAG = or_variable(WORDS, "WORD"), or_variable(st.booleans() | st.none(), "YES")
OPTIONS = some_of(
    records=st.just("notes"),
    answer_within=or_variable(st.integers(1, 99), "NUMBER"),
    organisation=st.sampled_from(["B", "Exampleton Council"]),
)
EXTENSIONS = st.lists(
    st.sampled_from(["footnotes", "abbr", "tables", {"toc": None}, {"toc": {"title": "In here"}}])
) | some_of(abbr=st.none(), toc=some_of(title=TEXT, permalink=FLAG), footnotes=st.just({}))
FILES = some_of(
    site_name=TEXT,
    site_url=st.sampled_from(["https://a.example", "http://a.example/b?c#d", "", None]),
    site_description=TEXT,
    copyright=TEXT | st.none(),
    docs_dir=PATHS.map("pages/{}".format),
    site_dir=PATHS.map("out/{}".format),
    use_directory_urls=FLAG,
    strict=FLAG,
    extra_css=st.lists(st.sampled_from(["a.css", "b.css"])),
    theme=st.sampled_from(["mkdocs", "material", "readthedocs"])
    | st.fixed_dictionaries(
        {"name": st.sampled_from(["engage", "material"])},
        optional={"language": st.sampled_from(["cy", "en-GB"]), "custom_dir": PATHS},
    ),
    markdown_extensions=EXTENSIONS,
    plugins=st.fixed_dictionaries({"engage": OPTIONS}, optional={"search": st.just({})})
    | OPTIONS.map(lambda options: ["search", {"engage": options}]),
    nav=st.just(["index.md"]),
)


@pytest.fixture(scope="module")
def environment() -> Iterator[None]:
    with patch.dict(os.environ, ENVIRONMENT):
        yield


@pytest.mark.usefixtures("environment")
@hypothesis_settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(chain=st.lists(FILES, min_size=1, max_size=3))
def test_any_chain_of_files(
    chain: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("site")
    least = {"site_name": "A", "plugins": {"engage": {}}}
    for number, values in enumerate(chain):
        last = number + 1 == len(chain)
        more = {"INHERIT": f"{'' if number else 'bases/'}{number + 1}.yml"}
        path = folder / (f"bases/{number}.yml" if number else "site.yml")
        path.parent.mkdir(exist_ok=True)
        whole = least | values if last else values | more
        path.write_text(yaml.dump(whole, Dumper=Dumper), "utf-8")
    assert_same(folder / "site.yml")
